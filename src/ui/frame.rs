//! What stands around every screen: the first line, which says what one is looking at and what just happened, and the
//! last, which says what the keys do.

use super::canvas::Canvas;
use super::text;
use super::theme::Role;
use crate::app::App;
use crate::app::notice::Tone;
use crate::words::{self, W};
use ratatui::layout::Rect;

/// Draws the first line; `page` is the page of the board and how many there are.
pub fn header(canvas: &mut Canvas<'_>, app: &App, page: Option<(usize, usize)>) {
    let cx = app.cx();
    let width = canvas.area().width;
    canvas.fill(Rect::new(0, 0, width, 1), Role::Header);
    let mut x = 0;
    let badges = [
        cx.setup.read_only.then(|| cx.text(W::HeadReadOnly).to_string()),
        cx.world.is_sample().then(|| cx.text(W::HeadSample).to_string()),
        cx.world.is_rehearsal().then(|| cx.text(W::HeadRehearsal).to_string()),
        app.running_meeting().map(|number| cx.say(W::RecordMeeting, &[("n", &number)])),
    ];
    for badge in badges.into_iter().flatten() {
        x += canvas.put(x, 0, width.saturating_sub(x), &format!(" {badge} "), Role::Badge);
        x += canvas.put(x, 0, width.saturating_sub(x), " ", Role::Header);
    }
    x = x.max(1);
    let told = told(app);
    let place = cx.say(W::HeadDatabase, &[("database", &cx.setup.database), ("host", &cx.setup.host)]);
    let page = page.filter(|(_, of)| *of > 1);
    let page = page.map(|(at, of)| cx.say(W::HeadPage, &[("n", &(at + 1)), ("of", &of)]) + "  ").unwrap_or_default();
    let place = format!("{page}{place}");
    let room = width.saturating_sub(x);
    // What just happened may take the whole line for as long as it stands there; the rest gives way to the database.
    let wanted = |canvas: &Canvas<'_>, text: &str| u16::try_from(canvas.width(text)).unwrap_or(u16::MAX);
    let (text, role, urgent) = told.unwrap_or_else(|| (standing(app), Role::Header, false));
    let place_room = if urgent { room.saturating_sub(wanted(canvas, &text).saturating_add(2)) } else { room };
    let place_width = wanted(canvas, &place).saturating_add(1);
    let left = if place_width <= place_room {
        canvas.put(width.saturating_sub(place_width), 0, place_width, &place, Role::Header);
        room.saturating_sub(place_width + 2)
    } else if urgent {
        room
    } else {
        canvas.put(x, 0, room, &place, Role::Header);
        0
    };
    if left > 0 {
        canvas.put(x, 0, left, &text, role);
    }
}

/// What just happened or is happening, and whether it may push other things aside.
fn told(app: &App) -> Option<(String, Role, bool)> {
    if let Some(notice) = app.notice() {
        let role = match notice.tone {
            Tone::Plain | Tone::Good => Role::Notice,
            Tone::Bad => Role::Bad,
        };
        return Some((format!(" {} ", notice.text), role, true));
    }
    app.is_saving().then(|| (format!(" {} ", app.cx().text(W::HeadSaving)), Role::Notice, false))
}

/// What one is looking at: the filter in words, or the way here.
fn standing(app: &App) -> String {
    let (cx, board) = (app.cx(), app.board());
    let trail = app.trail();
    if trail.len() > 1 {
        return trail.iter().map(|step| text::capital(step)).collect::<Vec<_>>().join(" > ");
    }
    if !board.filter.is_empty() {
        let taken = cx.rows.iter().filter(|row| board.filter.takes(row)).count();
        let count = cx.say(W::CountOf, &[("n", &taken), ("all", &cx.rows.len())]);
        return format!("{}: {count}", words::filter(cx.language(), cx.world, &board.filter));
    }
    let grouping = words::grouping(cx.language(), board.grouping);
    let order = words::order(cx.language(), board.order);
    cx.say(W::HeadBoard, &[("grouping", &grouping), ("order", &order)])
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
    let cells = |canvas: &Canvas<'_>, hint: &Hint| {
        let cells = canvas.width(&hint.0) + canvas.width(&hint.1) + 1;
        u16::try_from(cells).unwrap_or(width)
    };
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
