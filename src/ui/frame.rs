//! The last line of every screen, which says what the keys do, and what stands there where the window is too small.

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::App;
use crate::words::W;
use ratatui::layout::Rect;

fn cells(canvas: &Canvas<'_>, text: &str) -> u16 {
    u16::try_from(canvas.width(text)).unwrap_or(u16::MAX / 2)
}

/// A key, its word, and whether it is always shown.
type Hint = (String, String, bool);

/// From these everything else is found.
const KEPT: [W; 3] = [W::ActBack, W::ActPalette, W::ActHelp];

/// Draws the last line: the keys that would do something now, the ways out and to help always among them.
pub fn footer(canvas: &mut Canvas<'_>, app: &App) {
    let cx = app.cx();
    let area = canvas.area();
    let (width, y) = (area.width, area.height.saturating_sub(1));
    canvas.fill(Rect::new(0, y, width, 1), Role::Footer);
    let hints: Vec<Hint> = app
        .hints()
        .into_iter()
        .map(|(key, word)| (format!(" {key} "), format!(" {}", cx.text(word)), KEPT.contains(&word)))
        .collect();
    let cells = |canvas: &Canvas<'_>, hint: &Hint| cells(canvas, &hint.0) + cells(canvas, &hint.1) + 1;
    let mut kept: u16 = hints.iter().filter(|hint| hint.2).map(|hint| cells(canvas, hint)).sum();
    let mut x = 0;
    for hint in &hints {
        let cells = cells(canvas, hint);
        kept -= if hint.2 { cells } else { 0 };
        // The space behind the last word may fall over the edge.
        if x + cells + kept > width + 1 && !hint.2 {
            continue;
        }
        x += canvas.put(x, y, width.saturating_sub(x), &hint.0, Role::Key);
        x += canvas.put(x, y, width.saturating_sub(x), &hint.1, Role::Footer) + 1;
    }
}

/// Says that the window is too small, how large it is and how large it must be.
pub fn too_small(canvas: &mut Canvas<'_>, app: &App, need: (u16, u16)) {
    let area = canvas.area();
    let text =
        app.cx().say(W::TooSmall, &[("w", &area.width), ("h", &area.height), ("need_w", &need.0), ("need_h", &need.1)]);
    for (y, line) in (0..area.height).zip(canvas.wrap(&text, area.width)) {
        canvas.put(0, y, area.width, &line, Role::Strong);
    }
}
