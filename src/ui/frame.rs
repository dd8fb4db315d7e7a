//! What stands around every screen: the first line, which says what one is looking at and what just happened, and the
//! last, which says what the keys do.

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::App;
use crate::app::notice::Tone;
use crate::app::wall::Follow;
use crate::domain::query::meeting;
use crate::words::{self, L, M, W};
use ratatui::layout::Rect;

/// Draws the first line; `page` is the page of the board and how many there are.
pub fn header(canvas: &mut Canvas<'_>, app: &App, page: Option<(usize, usize)>) {
    let cx = app.cx();
    let width = canvas.area().width;
    canvas.fill(Rect::new(0, 0, width, 1), Role::Header);
    let mut x = 0;
    for badge in badges(app) {
        x += canvas.put(x, 0, width.saturating_sub(x), &badge, Role::Badge);
        x += canvas.put(x, 0, width.saturating_sub(x), " ", Role::Header);
    }
    x = x.max(1);
    let room = width.saturating_sub(x);
    let place = app.database();
    let page = page.filter(|(_, of)| *of > 1);
    let page = page.map(|(at, of)| cx.say(W::HeadPage, &[("n", &(at + 1)), ("of", &of)]) + "  ").unwrap_or_default();
    let place = format!("{page}{place} ");
    let place_width = cells(canvas, &place);
    let (text, role) = match told(app).filter(|(text, _)| cells(canvas, text) <= room) {
        Some(told) => told,
        None => (standing(canvas, app, room), Role::Header),
    };
    // What just happened may push the database aside for as long as it stands there, and so may the way back.
    let is_told = role != Role::Header || app.trail().len() > 1;
    let place_room = if is_told { room.saturating_sub(cells(canvas, &text) + 1) } else { room };
    let text_room = if place_width <= place_room {
        canvas.put(width - place_width, 0, place_width, &place, Role::Header);
        room.saturating_sub(place_width + 1)
    } else if is_told {
        room
    } else {
        canvas.put(x, 0, room, &place, Role::Header);
        return;
    };
    canvas.put(x, 0, text_room, &text, role);
}

/// Draws what just happened over the foot of the screen, where it is too long for the first line: a refusal says what is
/// there now, what one saw and what one wrote, and has to be read to its end.
pub fn told_in_full(canvas: &mut Canvas<'_>, app: &App) {
    let area = canvas.area();
    let taken: u16 = badges(app).iter().map(|badge| cells(canvas, badge) + 1).sum();
    let room = area.width.saturating_sub(taken.max(1));
    let Some((text, role)) = told(app).filter(|(text, _)| cells(canvas, text) > room) else { return };
    let lines = canvas.wrap(text.trim(), area.width.saturating_sub(2));
    let foot = area.height.saturating_sub(1);
    let count = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(foot / 2);
    canvas.fill(Rect::new(0, foot - count, area.width, count), role);
    for (y, line) in (foot - count..foot).zip(&lines) {
        canvas.put(1, y, area.width.saturating_sub(2), line, role);
    }
}

fn cells(canvas: &Canvas<'_>, text: &str) -> u16 {
    u16::try_from(canvas.width(text)).unwrap_or(u16::MAX / 2)
}

/// Narrower than this, the first line says of the wall only that it does not go along.
const ROOM_FOR_WALL: u16 = 100;

/// What must not be missed about the data, and what the wall does.
fn badges(app: &App) -> Vec<String> {
    let cx = app.cx();
    let wall = match app.wall() {
        // Where no meeting runs, nobody asks.
        Follow::Along if app.running_meeting().is_none() || app.size().0 < ROOM_FOR_WALL => None,
        Follow::Along => Some(cx.language().text(L::HeadWallAlong).to_owned()),
        Follow::Frozen => Some(cx.language().say(L::HeadWallFrozen, &[("what", &words::capital(app.on_wall()))])),
        Follow::Blank => Some(cx.language().text(L::HeadWallBlank).to_owned()),
    };
    let badge = |text: &str| format!(" {text} ");
    let read_only = cx.setup.read_only.then(|| badge(cx.text(W::HeadReadOnly)));
    let wall = wall.map(|text| badge(&text));
    read_only.into_iter().chain(marks(app)).chain(wall).collect()
}

/// What the hall has to know of the data as well.
pub(super) fn marks(app: &App) -> Vec<String> {
    let cx = app.cx();
    let badges = [
        cx.world.is_sample().then(|| cx.text(W::HeadSample).to_string()),
        cx.world.is_rehearsal().then(|| cx.text(W::HeadRehearsal).to_string()),
        app.running_meeting().map(|number| {
            let clock = words::clock(cx.language(), &cx.world.program.zone, app.now());
            let name = format!("{} {clock}", cx.say(W::RecordMeeting, &[("n", &number)]));
            let is_corrected = cx.world.running().is_some_and(|meeting| meeting.is_correcting());
            if is_corrected { format!("{} {name}", cx.language().text(M::HeadCorrection)) } else { name }
        }),
    ];
    badges.into_iter().flatten().map(|badge| format!(" {badge} ")).collect()
}

/// What just happened or is happening.
fn told(app: &App) -> Option<(String, Role)> {
    let saving = || app.is_saving().then(|| (format!(" {} ", app.cx().text(W::HeadSaving)), Role::Notice));
    let said = app.notice().map(|notice| {
        let role = match notice.tone {
            Tone::Plain | Tone::Good => Role::Notice,
            Tone::Bad => Role::Bad,
        };
        (format!(" {} ", notice.text), role)
    });
    said.or_else(saving)
}

/// What one is looking at: the filter in words, or the way here.
fn standing(canvas: &Canvas<'_>, app: &App, room: u16) -> String {
    let (cx, board) = (app.cx(), app.board());
    let trail: Vec<String> = app.trail().iter().map(|step| words::capital(step)).collect();
    if trail.len() > 1 {
        // Where one is matters more than where one began.
        let shortened = (0..trail.len()).map(|from| {
            let begin = if from == 0 { "" } else { "> " };
            format!("{begin}{}", trail[from..].join(" > "))
        });
        let mut shortened = shortened.peekable();
        while let Some(way) = shortened.next() {
            if cells(canvas, &way) <= room || shortened.peek().is_none() {
                return way;
            }
        }
    }
    if !board.filter.is_empty() {
        let taken = cx.rows.iter().filter(|row| board.filter.takes(row)).count();
        let count = cx.say(W::CountOf, &[("n", &taken), ("all", &cx.rows.len())]);
        return format!("{}: {count}", words::filter(cx.language(), cx.world, &board.filter));
    }
    if let Some(meeting) = cx.world.running() {
        let roll = meeting::roll(cx.world, meeting);
        let absent = roll.absent().count();
        if absent > 0 {
            return words::alarm(cx.language(), absent, roll.stuck(cx.world).len());
        }
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
