//! The minutes as a text to read: as much as fits, and where in it one is.

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::App;
use crate::app::minutes::Minutes;
use crate::words::P;
use ratatui::layout::Rect;

/// Draws them.
pub fn draw(canvas: &mut Canvas<'_>, app: &App, minutes: &Minutes, within: Rect) {
    canvas.fill(within, Role::Ground);
    let language = app.cx().language();
    if !minutes.is_there() {
        canvas.put(
            within.x + 1,
            within.y,
            within.width.saturating_sub(2),
            language.text(P::MinutesComing),
            Role::Ground,
        );
        return;
    }
    let (all, height) = (minutes.lines(), app.minutes_height());
    let shown = all.iter().skip(minutes.top).take(height);
    for (y, line) in (within.y..within.bottom().saturating_sub(1)).zip(shown) {
        let role = if line.strong { Role::Strong } else { Role::Ground };
        canvas.put(within.x + 1, y, within.width.saturating_sub(1), &line.text, role);
    }
    let to = all.len().min(minutes.top + height);
    let place = language.say(P::MinutesPlace, &[("from", &(minutes.top + 1)), ("to", &to), ("all", &all.len())]);
    let cells = u16::try_from(canvas.width(&place)).unwrap_or(0);
    let x = within.right().saturating_sub(cells + 1).max(within.x);
    canvas.put(x, within.bottom().saturating_sub(1), within.right() - x, &place, Role::Strong);
}
