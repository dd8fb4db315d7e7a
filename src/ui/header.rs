//! The first line of every screen: what must not be missed about the data, what one is looking at or what just happened,
//! and which database on which host this is. The database always has its room; everything else takes shorter words.

use super::canvas::Canvas;
use super::text;
use super::theme::Role;
use crate::app::App;
use crate::app::layer::Layer;
use crate::app::notice::Tone;
use crate::app::wall::Follow;
use crate::domain::query::meeting;
use crate::words::{self, L, M, W};
use ratatui::layout::Rect;

/// In a narrower window everything is short.
const PHONE: u16 = 60;
/// In a narrower window nothing is said of a wall that goes along.
const ROOM_FOR_WALL: u16 = 100;
/// Cells that the database and its host have at least, as far as their names need them,
const PLACE: u16 = 20;
/// and while something is said that is gone with the next key.
const PLACE_MEANWHILE: u16 = 14;
/// Cells for where one is, before the marks have to be short.
const WAY: u16 = 20;
/// Cells of a name that is cut, at least: two letters, and that it goes on.
const NAME_LEAST: usize = 4;
/// In fewer cells a way says nothing.
const WAY_LEAST: u16 = 6;

/// What the first line says, each part in the words for which there is room.
pub struct Header {
    marks: Vec<String>,
    text: (String, Role),
    /// The page of the board and the database, at the right edge.
    place: String,
    /// What was said and has no room there.
    over: Option<(String, Role)>,
}

impl Header {
    /// Composes it; `page` is the page of the board and how many there are.
    pub fn of(canvas: &Canvas<'_>, app: &App, page: Option<(usize, usize)>) -> Self {
        let cx = app.cx();
        let width = canvas.area().width;
        let is_phone = width < PHONE;
        let word = if is_phone { W::HeadPageShort } else { W::HeadPage };
        let page = page.filter(|(_, of)| *of > 1);
        let mut page = page.map(|(at, of)| cx.say(word, &[("n", &(at + 1)), ("of", &of)]) + "  ").unwrap_or_default();
        let places = app.places();
        let brief = places.last().map_or(0, |place| cells(canvas, place) + 1);
        let marks = marks_for(canvas, app, cells(canvas, &page) + brief.min(PLACE) + 1);
        let room = |page: &str| width.saturating_sub(taken(canvas, &marks) + cells(canvas, page) + 1);
        if room(&page) < brief.min(PLACE_MEANWHILE) {
            // The cursor tells as well where one is in a list.
            page.clear();
        }
        let room = room(&page);
        let mut over = told(app);
        let here = over.take_if(|(text, _)| cells(canvas, text) + brief.min(PLACE_MEANWHILE) <= room);
        let (text, place) = match here {
            Some((text, role)) => {
                let left = room.saturating_sub(cells(canvas, &text));
                ((text, role), place(canvas, app, &places, left))
            }
            None => {
                let ways = ways(app);
                let wanted = ways.last().map_or(0, |way| cells(canvas, way));
                let place = place(canvas, app, &places, room.saturating_sub(wanted).max(brief.min(PLACE).min(room)));
                let left = room.saturating_sub(cells(canvas, &place));
                let fitting = ways.iter().find(|way| cells(canvas, way) <= left);
                let way = fitting.or(ways.last().filter(|_| left >= WAY_LEAST)).cloned().unwrap_or_default();
                ((way, Role::Header), place)
            }
        };
        Self { marks, text, place: page + &place, over }
    }

    /// Draws it.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        let width = canvas.area().width;
        canvas.fill(Rect::new(0, 0, width, 1), Role::Header);
        let x = put_marks(canvas, &self.marks);
        let place = cells(canvas, &self.place).min(width);
        canvas.put(width - place, 0, place, &self.place, Role::Header);
        let (text, role) = &self.text;
        canvas.put(x, 0, width.saturating_sub(x + place + 1), text, *role);
    }

    /// Draws what was said over the foot of the screen, where it is too long for the first line: a refusal says what is
    /// there now, what one saw and what one wrote, and has to be read to its end.
    pub fn draw_over(&self, canvas: &mut Canvas<'_>) {
        let Some((text, role)) = &self.over else { return };
        let area = canvas.area();
        let lines = canvas.wrap(text.trim(), area.width.saturating_sub(2));
        let foot = area.height.saturating_sub(1);
        let count = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(foot / 2);
        canvas.fill(Rect::new(0, foot - count, area.width, count), *role);
        for (y, line) in (foot - count..foot).zip(&lines) {
            canvas.put(1, y, area.width.saturating_sub(2), line, *role);
        }
    }
}

fn cells(canvas: &Canvas<'_>, text: &str) -> u16 {
    u16::try_from(canvas.width(text)).unwrap_or(u16::MAX / 2)
}

/// The database on its host in at most so many cells: the longest way to name it that fits, else its beginning and the
/// beginning of its host.
fn place(canvas: &Canvas<'_>, app: &App, places: &[String], room: u16) -> String {
    let room = room.saturating_sub(1);
    if let Some(place) = places.iter().find(|place| cells(canvas, place) <= room) {
        return format!("{place} ");
    }
    let cx = app.cx();
    let [database, host] = [&cx.setup.database, &cx.setup.host].map(|name| text::shown(name, cx.setup.ascii));
    // The host's own name says enough; where it lies in the network is left out first.
    let own = host.split('.').next().unwrap_or(&host);
    let room = usize::from(room.saturating_sub(1));
    let left = room.saturating_sub(text::width(&database));
    let for_host = text::width(own).min(left.max(room / 3).max(NAME_LEAST).min(room));
    let name = |host: &str, database: &str| cx.say(W::HeadDatabaseShort, &[("database", &database), ("host", &host)]);
    name(&text::cut(own, for_host), &text::cut(&database, room - for_host)) + " "
}

/// Marks in the longest form that leaves so many cells free.
fn marks_for(canvas: &Canvas<'_>, app: &App, free: u16) -> Vec<String> {
    let width = canvas.area().width;
    let [long, short, least] = forms(&marks(app));
    if width >= PHONE && taken(canvas, &long) + free + WAY <= width {
        return long;
    }
    if taken(canvas, &short) + free <= width { short } else { least }
}

/// How many cells marks take, or the margin where there are none.
fn taken(canvas: &Canvas<'_>, marks: &[String]) -> u16 {
    marks.iter().map(|mark| cells(canvas, mark) + 1).sum::<u16>().max(1)
}

/// Draws marks at the left edge; where they end.
pub(super) fn put_marks(canvas: &mut Canvas<'_>, marks: &[String]) -> u16 {
    let width = canvas.area().width;
    let mut x = 0;
    for mark in marks {
        x += canvas.put(x, 0, width.saturating_sub(x), mark, Role::Badge);
        x += canvas.put(x, 0, width.saturating_sub(x), " ", Role::Header);
    }
    x.max(1)
}

/// One thing that must not be missed about the data: in long words, in short ones, and in the shortest.
type Mark = [String; 3];

/// Marks as they stand in the line: the long ones each by itself, the others together.
fn forms(marks: &[Mark]) -> [Vec<String>; 3] {
    let together = |form: usize| {
        let words: Vec<&str> = marks.iter().map(|mark| mark[form].as_str()).collect();
        if words.is_empty() { Vec::new() } else { vec![format!(" {} ", words.join(" "))] }
    };
    [marks.iter().map(|[long, ..]| format!(" {long} ")).collect(), together(1), together(2)]
}

/// What must not be missed about the data, and what the wall does.
fn marks(app: &App) -> Vec<Mark> {
    let cx = app.cx();
    let language = cx.language();
    let text = |word| language.text(word).to_owned();
    let wall = match app.wall() {
        // Where no meeting runs, nobody asks.
        Follow::Along if app.running_meeting().is_none() || app.size().0 < ROOM_FOR_WALL => None,
        Follow::Along => Some([text(L::HeadWallAlong), text(L::HeadWallAlong), text(L::HeadWallAlong)]),
        Follow::Frozen => {
            let long = language.say(L::HeadWallFrozen, &[("what", &words::capital(app.on_wall()))]);
            Some([long, text(L::HeadWallFrozenShort), text(L::HeadWallFrozenLeast)])
        }
        Follow::Blank => Some([text(L::HeadWallBlank), text(L::HeadWallBlank), text(L::HeadWallBlankLeast)]),
    };
    let read_only = cx.setup.read_only.then(|| both(app, W::HeadReadOnly, W::HeadReadOnlyShort));
    read_only.into_iter().chain(of_data(app)).chain(wall).collect()
}

fn both(app: &App, long: W, short: W) -> Mark {
    let text = |word| app.cx().text(word).to_owned();
    [text(long), text(short), text(short)]
}

fn of_data(app: &App) -> impl Iterator<Item = Mark> {
    let cx = app.cx();
    let marks = [
        cx.world.is_sample().then(|| both(app, W::HeadSample, W::HeadSampleShort)),
        cx.world.is_rehearsal().then(|| both(app, W::HeadRehearsal, W::HeadRehearsalShort)),
        app.running_meeting().map(|number| {
            let clock = words::clock(cx.language(), &cx.world.program.zone, app.now());
            let long = format!("{} {clock}", cx.say(W::RecordMeeting, &[("n", &number)]));
            let least = cx.language().say(L::ChartMeeting, &[("n", &number)]);
            let forms = [long, format!("{least} {clock}"), least];
            let is_corrected = cx.world.running().is_some_and(|meeting| meeting.is_correcting());
            let correction = cx.language().text(M::HeadCorrection);
            if is_corrected { forms.map(|form| format!("{correction} {form}")) } else { forms }
        }),
    ];
    marks.into_iter().flatten()
}

/// What the hall has to know of the data as well.
pub(super) fn marks_of_data(app: &App) -> Vec<String> {
    let [long, ..] = forms(&of_data(app).collect::<Vec<_>>());
    long
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

/// What one is looking at, the longest words first: the way here, the filter, who is absent, or how the board is arranged.
fn ways(app: &App) -> Vec<String> {
    let (cx, board) = (app.cx(), app.board());
    let trail: Vec<String> = app.trail().iter().map(|step| words::capital(step)).collect();
    if trail.len() > 1 {
        // Where one is matters more than where one began.
        let shortened = (0..trail.len()).map(|from| {
            let begin = if from == 0 { "" } else { "> " };
            format!("{begin}{}", trail[from..].join(" > "))
        });
        let short = match app.layers().last() {
            Some(Layer::Charts(shown)) => Some(words::chart_short(cx.language(), shown.chart)),
            _ => None,
        };
        return shortened.chain(short.map(|short| format!("> {}", words::capital(short)))).collect();
    }
    if !board.filter.is_empty() {
        let taken = cx.rows.iter().filter(|row| board.filter.takes(row)).count();
        let count = cx.say(W::CountOf, &[("n", &taken), ("all", &cx.rows.len())]);
        return vec![format!("{}: {count}", words::filter(cx.language(), cx.world, &board.filter))];
    }
    if let Some(meeting) = cx.world.running() {
        let roll = meeting::roll(cx.world, meeting);
        let absent = roll.absent().count();
        if absent > 0 {
            return vec![words::alarm(cx.language(), absent, roll.stuck(cx.world).len())];
        }
    }
    let grouping = words::grouping(cx.language(), board.grouping);
    let order = words::order(cx.language(), board.order);
    std::iter::once(cx.say(W::HeadBoard, &[("grouping", &grouping), ("order", &order)])).chain(trail).collect()
}

#[cfg(test)]
mod tests;
