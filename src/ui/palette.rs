//! All acts by name, each with its key.

use super::boxes::{self, ListLine};
use super::canvas::Canvas;
use super::pick::Shape;
use crate::app::App;
use crate::app::keys::Act;
use crate::app::palette::Palette;
use crate::words::W;
use ratatui::layout::Rect;

/// In a narrower window the words of the acts take all the room there is,
const PHONE: u16 = 60;
/// but for what stands around them.
const MARGIN: u16 = 4;

/// Draws the palette.
pub fn draw(canvas: &mut Canvas<'_>, app: &App, palette: &Palette, within: Rect, avoid: Option<Rect>) {
    let cx = app.cx();
    let line = |(act, word): &(Act, W)| ListLine {
        sign: key_of(app, *act),
        label: named(app, *act, *word),
        ..ListLine::default()
    };
    let lines: Vec<ListLine> = palette.hits(cx.language()).iter().map(line).collect();
    let all: Vec<ListLine> = palette.acts.iter().map(line).collect();
    let typed = Some(&palette.typed);
    let placeholder = cx.text(W::ListType);
    let (title, nothing) = (cx.text(W::ActPalette), cx.text(W::ListNothing));
    let shape = Shape { title, said: &[], typed, placeholder, nothing, lines: &lines, cursor: palette.cursor };
    // What undo would take back can be a long sentence; half of the screen stays free, but not of a phone's.
    let most = if within.width < PHONE { within.width.saturating_sub(MARGIN) } else { within.width / 2 - 4 };
    let size = (boxes::list_width(canvas, &all).min(most), all.len());
    shape.draw(canvas, size, within, avoid);
}

/// An act in words, with what it is going to do just now where the words alone don't say.
pub fn named(app: &App, act: Act, word: W) -> String {
    let word = app.cx().text(word);
    let about = match act {
        Act::Undo => app.undo_label(),
        Act::Redo => app.redo_label(),
        _ => None,
    };
    about.map_or_else(|| word.to_string(), |about| format!("{word}: {about}"))
}

/// The key of an act, as it is shown; nothing where it has none.
pub fn key_of(app: &App, act: Act) -> String {
    match app.keymap().of(act) {
        [] => String::new(),
        [first, .., last] if act == Act::Digit => format!("{first}-{last}"),
        [first, ..] => first.to_string(),
    }
}
