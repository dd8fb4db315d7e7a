//! A promise read out to the hall: nothing else on the screen, so that the last row can follow.

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::App;
use crate::app::keys::Act;
use crate::app::readback::ReadBack;
use crate::words::{self, C};
use ratatui::layout::Rect;

/// A line that is read out is no wider than this: longer ones lose the eye on the way back.
const WIDTH: u16 = 60;

/// Draws the sentences, the first one with air between its lines where there is room.
pub fn draw(canvas: &mut Canvas<'_>, app: &App, read_back: &ReadBack, within: Rect) {
    let cx = app.cx();
    let language = cx.language();
    canvas.fill(within, Role::Ground);
    let width = WIDTH.min(within.width.saturating_sub(4));
    let x = within.x + (within.width - width) / 2;
    let mut blocks: Vec<(String, Vec<String>)> = Vec::new();
    for (number, agreed) in read_back.sentences(cx) {
        let head = match number.and_then(|number| cx.world.items.get(&number)) {
            None => language.text(C::ReadBackSaving).to_owned(),
            Some(item) if item.withdrawn => language.say(C::ReadBackGone, &[("n", &item.number)]),
            Some(item) if item.is_proposal() => language.say(C::ReadBackProposal, &[("n", &item.number)]),
            Some(item) => language.say(C::ReadBackAgreed, &[("n", &item.number)]),
        };
        blocks.push((head, canvas.wrap(&words::spoken(language, cx.world, &agreed), width)));
    }
    let seal = app.keymap().of(Act::Seal).first().map(ToString::to_string).unwrap_or_default();
    let foot = if cx.setup.read_only {
        String::new()
    } else if read_back.wants_seal {
        language.text(C::ReadBackWanted).to_owned()
    } else if !read_back.is_open(cx) {
        String::new()
    } else if cx.world.running().is_none() {
        language.text(C::ReadBackNoMeeting).to_owned()
    } else {
        language.say(C::ReadBackAsk, &[("seal", &seal)])
    };
    let foot = canvas.wrap(&foot, width);
    let lines: usize = blocks.iter().map(|(_, lines)| lines.len() + 2).sum();
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let spread: usize = blocks.iter().map(|(_, lines)| 2 * lines.len() + 2).sum();
    let step = if spread + foot.len() + 2 <= usize::from(within.height) { 2 } else { 1 };
    let used = cells(if step == 2 { spread } else { lines } + foot.len());
    let mut y = within.y + within.height.saturating_sub(used) / 3;
    for (head, lines) in &blocks {
        put(canvas, within, x, y, &format!(" {head} "), Role::Badge);
        y += 2;
        for line in lines {
            put(canvas, within, x, y, line, Role::Strong);
            y += step;
        }
        y += 2 - step;
    }
    y = y.max(within.y).min(within.bottom().saturating_sub(cells(foot.len())));
    for line in &foot {
        put(canvas, within, x, y, line, Role::Notice);
        y += 1;
    }
}

fn put(canvas: &mut Canvas<'_>, within: Rect, x: u16, y: u16, text: &str, role: Role) {
    if y < within.bottom() {
        canvas.put(x, y, within.right().saturating_sub(x), text, role);
    }
}
