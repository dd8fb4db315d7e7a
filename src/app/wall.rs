//! The audience's view: what the hall sees of the board of whoever operates the meeting. What travels from there is a
//! [`Place`], which holds nothing but names of screens and of records; a [`Wall`] takes that and a world, and nothing
//! else. Private values are in neither of the two, and no message can bring one here.

use super::agreed::Agreed;
use super::board::Board;
use super::charts::Charts;
use super::draft::Place;
use super::keys::Keymap;
use super::layer::Layer;
use super::minutes::{self, Minutes, Printed};
use super::notice::Notice;
use super::page::ledger::Ledger;
use super::page::{IssueOrder, Kept, Page, Subject, Target};
use super::pick::{Choice, Pick, numbered};
use super::readback::ReadBack;
use super::setup::{Colours, Setup, ThemeName};
use super::{App, Effect};
use crate::domain::change::{Change, MeetingEdit};
use crate::domain::day::Moment;
use crate::domain::ids::{AgencyCode, EntryNo, IssueNo, ItemNo, MeetingId, Record, SiteCode};
use crate::domain::query::charts::{Chart, Of};
use crate::domain::query::sites::{Filter, Grouping, Order};
use crate::domain::world::World;
use crate::words::L;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Whether the wall goes along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Follow {
    /// It shows what its operator looks at.
    #[default]
    Along,
    /// It keeps the picture that it shows.
    Frozen,
    /// It shows nothing.
    Blank,
}

impl Follow {
    /// All of them, in the order of their digits.
    pub const ALL: [Self; 3] = [Self::Along, Self::Frozen, Self::Blank];

    /// Its word.
    pub fn word(self) -> L {
        match self {
            Self::Along => L::WallAlong,
            Self::Frozen => L::WallFrozen,
            Self::Blank => L::WallBlank,
        }
    }
}

/// What can be shown to the hall, as a closed list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// The board, the cursor on a site.
    #[default]
    Board,
    /// A site in block letters.
    Big,
    /// The page of a site.
    Site(SiteCode),
    /// The page of an obstacle.
    Issue(IssueNo),
    /// The page of a promise.
    Item(ItemNo),
    /// The page of a decision or note.
    Entry(EntryNo),
    /// The page of an instansi.
    Agency(AgencyCode),
    /// All open promises, divided and narrowed like this.
    Items(Ledger),
    /// All open obstacles, in this order.
    Issues(IssueOrder),
    /// One number of the record of an instansi, as the list behind it.
    Kept(AgencyCode, Kept),
    /// All instansi.
    Agencies,
    /// All meetings.
    Meetings,
    /// A meeting.
    Meeting(MeetingId),
    /// The roll of a meeting.
    Roll(MeetingId),
    /// What was agreed in a meeting.
    Agreed(MeetingId),
    /// What was due, gone through in a meeting.
    Review(MeetingId),
    /// What a meeting agreed, read back instansi by instansi.
    Aloud(MeetingId),
    /// The minutes of a meeting.
    Minutes(MeetingId),
    /// A chart, with the row under the cursor.
    Chart(Chart, Option<Of>),
    /// Promises that are read out.
    Reading(Vec<ItemNo>),
}

/// How the board is arranged: by what it is divided, how it is ordered, which sites are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Arranged {
    /// By what it is divided.
    pub grouping: Grouping,
    /// How sites stand within a group.
    pub order: Order,
    /// Which sites are asked for.
    pub filter: Filter,
}

impl Arranged {
    /// Whether it is as it always begins.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// How far a long page is scrolled: another window may break its lines elsewhere, so both numbers are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scroll {
    /// The first line that is shown.
    pub top: usize,
    /// Of how many.
    pub of: usize,
}

impl Scroll {
    /// About the same line of a page that has so many.
    fn among(self, lines: usize) -> usize {
        if self.of == lines { self.top } else { (self.top * lines).checked_div(self.of).unwrap_or(0) }
    }
}

impl App {
    /// What the hall may see of what is on this screen: what is being typed, lists to choose from and the office's
    /// settings are not among it.
    pub fn shared(&self) -> View {
        let under = |layer: &Layer| match layer {
            Layer::ReadBack(read_back) if !read_back.is_saving() => Some(View::Reading(read_back.items.clone())),
            Layer::Page(page) => Some(match &page.subject {
                Subject::Site(code) => View::Site(code.clone()),
                Subject::Issue(number) => View::Issue(*number),
                Subject::Item(number) => View::Item(*number),
                Subject::Entry(number) => View::Entry(*number),
                Subject::Agency(code) => View::Agency(code.clone()),
                Subject::Items(how) => View::Items(how.clone()),
                Subject::Issues(order) => View::Issues(*order),
                Subject::Kept(code, kept) => View::Kept(code.clone(), *kept),
                Subject::Agencies => View::Agencies,
                Subject::Meetings => View::Meetings,
                Subject::Roll(id) => View::Roll(*id),
                Subject::Closing(id) => View::Agreed(*id),
                Subject::Review(id) => View::Review(*id),
                Subject::Meeting(id) => match self.world.meetings.get(id).and_then(|meeting| meeting.closed_at()) {
                    Some(_) => View::Agreed(*id),
                    None => View::Meeting(*id),
                },
                Subject::Office => View::Board,
            }),
            Layer::Agreed(agreed) => Some(View::Aloud(agreed.meeting)),
            Layer::Minutes(minutes) => Some(View::Minutes(minutes.meeting)),
            Layer::Charts(charts) => Some(View::Chart(charts.chart, charts.selected.clone())),
            _ => None,
        };
        let board = if self.is_big() { View::Big } else { View::Board };
        self.layers.iter().rev().find_map(under).unwrap_or(board)
    }

    /// How the board is arranged.
    pub(super) fn arranged(&self) -> Arranged {
        let board = &self.board;
        Arranged { grouping: board.grouping, order: board.order, filter: board.filter.clone() }
    }

    /// How far what is read is scrolled.
    pub(super) fn scrolled(&self) -> Option<Scroll> {
        match self.layers.iter().rev().find(|layer| layer.is_page())? {
            Layer::Minutes(minutes) => Some(Scroll { top: minutes.top, of: minutes.lines().len() }),
            Layer::Page(page) => {
                let lines = page.lines(self.cx());
                Some(Scroll { top: page.shown_from(&lines, self.page_height()), of: lines.len() })
            }
            _ => None,
        }
    }

    /// Whether the wall goes along.
    pub fn wall(&self) -> Follow {
        self.wall
    }

    /// What the wall shows while it is frozen, in words.
    pub fn on_wall(&self) -> &str {
        &self.on_wall
    }

    /// Asks what the wall is to do.
    pub(super) fn ask_wall(&mut self) {
        let language = self.setup.language;
        let rows = Follow::ALL
            .map(|follow| (language.text(follow.word()).to_string(), String::new(), Choice::Wall(follow)))
            .into_iter();
        let mut pick = Pick::new(language.text(L::WallTitle).to_string(), self.cx(), numbered(rows));
        pick.cursor = Follow::ALL.iter().position(|follow| *follow == self.wall).unwrap_or(0);
        self.layers.push(Layer::Pick(pick));
    }

    /// Says it to the wall.
    pub(super) fn set_wall(&mut self, follow: Follow) {
        if self.wall == Follow::Along {
            self.on_wall = match (self.shared(), self.board.row(self.cx())) {
                (View::Big, Some(row)) => format!("{} {}", row.site.number, row.site.name),
                _ => self.trail().pop().unwrap_or_default(),
            };
        }
        self.wall = follow;
        self.notice = Some(Notice::good(self.setup.language.text(match follow {
            Follow::Along => L::WallNowAlong,
            Follow::Frozen => L::WallNowFrozen,
            Follow::Blank => L::WallNowBlank,
        })));
    }
}

/// A board that lives: whose it is in the journal, and where its person is.
#[derive(Clone, Debug, PartialEq)]
pub struct Seat {
    /// The session.
    pub session: String,
    /// Since when it is open.
    pub since: Moment,
    /// Where the person is.
    pub place: Place,
}

/// The board that the wall follows: that of whoever began the running meeting, else of whoever wrote last, else the one
/// that was opened last.
pub fn operator<'a>(world: &World, seats: &'a [Seat]) -> Option<&'a Seat> {
    let by = |session: &str| seats.iter().find(|seat| seat.session == session);
    let running = world.running().map(|meeting| meeting.id);
    let began = world.log.rows().iter().rev().find(|row| match &row.change {
        Change::EditMeeting { meeting, edit: MeetingEdit::Start { .. } } => Some(*meeting) == running,
        _ => false,
    });
    let wrote = || world.log.rows().iter().rev().take(500).find_map(|row| by(row.by.session.as_str()));
    let opened = || seats.iter().max_by_key(|seat| seat.since);
    began.and_then(|row| by(row.by.session.as_str())).or_else(wrote).or_else(opened)
}

/// Where the picture comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Nobody was there yet.
    Nobody,
    /// Somebody operates.
    Operator,
    /// Nobody has been there since then; the picture is the last.
    Lost(Moment),
}

/// The audience's view.
#[derive(Clone, Debug)]
pub struct Wall {
    app: App,
    source: Source,
    follow: Follow,
    view: View,
    scroll: Option<Scroll>,
    /// The newest world, while an older one is kept on the wall.
    waiting: Option<Arc<World>>,
}

impl Wall {
    /// The board of a world, until somebody is followed.
    pub fn new(world: Arc<World>, now: Moment, size: (u16, u16), setup: Setup) -> Self {
        // Who may only read is shown nothing that is private, not even that it is there.
        let setup = Setup { read_only: true, copying: false, ..setup };
        let app = App::new(world, now, size, setup, Keymap::default());
        Self { app, source: Source::Nobody, follow: Follow::Along, view: View::Board, scroll: None, waiting: None }
    }

    /// The screen as it is to be drawn.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Where it comes from.
    pub fn source(&self) -> Source {
        self.source
    }

    /// Whether it goes along.
    pub fn following(&self) -> Follow {
        self.follow
    }

    /// What it shows.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The moment that counts as now.
    pub fn at(&mut self, now: Moment) {
        self.app.take_now(now);
    }

    /// The window has this many columns and rows.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.app.size = (columns, rows);
        self.app.fit_minutes();
        self.scroll();
    }

    /// The other of light and dark.
    pub fn switch_theme(&mut self) {
        self.app.setup.theme = self.app.setup.theme.other();
    }

    /// The same, drawn in this theme for so many colours.
    #[must_use]
    pub fn looking(mut self, theme: ThemeName, colours: Colours) -> Self {
        self.app = self.app.looking(theme, colours);
        self
    }

    /// The theme.
    pub fn theme(&self) -> ThemeName {
        self.app.setup.theme
    }

    /// The world as it is now; what is frozen keeps the older one.
    pub fn world(&mut self, world: Arc<World>) {
        if self.follow == Follow::Frozen {
            self.waiting = Some(world);
        } else {
            self.app.take_world(world);
        }
    }

    /// What others saved a moment ago is not new any more.
    pub fn fade(&mut self) {
        self.app.fade();
    }

    /// Nobody operates any more, as of now.
    pub fn lose(&mut self) {
        if self.source == Source::Operator {
            self.source = Source::Lost(self.app.now);
        }
    }

    /// Goes where the operator is.
    pub fn follow(&mut self, place: &Place) {
        self.source = Source::Operator;
        self.follow = place.wall;
        if self.follow != Follow::Along {
            return;
        }
        if let Some(world) = self.waiting.take() {
            self.app.set_world(world);
        }
        self.view = place.view.clone();
        self.scroll = place.scroll;
        self.show(place);
        self.scroll();
    }

    /// What has to be brought for what is to be shown, if something has.
    pub fn wants(&mut self) -> Option<minutes::Order> {
        match self.app.renew_minutes().or_else(|| self.app.renew_past()) {
            Some(Effect::Print(order)) => Some(order),
            _ => None,
        }
    }

    /// It has been brought.
    pub fn brought(&mut self, printed: Printed) {
        self.app.printed(printed);
        self.scroll();
    }

    /// Long pages stand where the operator's does.
    fn scroll(&mut self) {
        let (Some(scroll), height) = (self.scroll, self.app.minutes_height()) else { return };
        let lines = match self.app.layers.last() {
            Some(Layer::Page(page)) => page.lines(self.app.cx()).len(),
            Some(Layer::Minutes(minutes)) => minutes.lines().len(),
            _ => return,
        };
        match self.app.layers.last_mut() {
            Some(Layer::Page(page)) => page.top = scroll.among(lines),
            Some(Layer::Minutes(minutes)) => minutes.top = scroll.among(lines).min(lines.saturating_sub(height)),
            _ => {}
        }
    }

    fn show(&mut self, place: &Place) {
        let site = match (&self.view, &place.record) {
            (View::Site(code), _) | (_, Some(Record::Site(code))) => Some(code),
            _ => None,
        };
        if let Some(code) = site.filter(|code| self.app.cx().row(code).is_some()) {
            self.app.board.selected = Some(code.clone());
        }
        let Arranged { grouping, order, filter } = place.board.clone();
        let selected = self.app.board.selected.take();
        self.app.board = Board { selected, grouping, order, filter, big: self.view == View::Big, ..Board::default() };
        let before = std::mem::take(&mut self.app.layers);
        let subject = match &self.view {
            View::Board | View::Big | View::Agreed(_) => return,
            View::Reading(items) => {
                self.app.layers.push(Layer::ReadBack(ReadBack::of(items.clone())));
                return;
            }
            View::Aloud(id) => {
                let item = match &place.record {
                    Some(Record::Item(number)) => Some(*number),
                    _ => None,
                };
                self.app.layers.push(Layer::Agreed(Agreed::at(*id, item)));
                return;
            }
            View::Minutes(id) => {
                let is_it = |layer: &Layer| matches!(layer, Layer::Minutes(minutes) if minutes.meeting == *id);
                let there = before.into_iter().find(is_it);
                self.app.layers.push(there.unwrap_or_else(|| Layer::Minutes(Box::new(Minutes::of(*id)))));
                return;
            }
            View::Chart(chart, row) => {
                let charts = Charts::of(*chart, row.clone()).with_past_of(&before);
                self.app.layers.push(Layer::Charts(charts));
                return;
            }
            View::Site(code) => Subject::Site(code.clone()),
            View::Items(how) => Subject::Items(how.clone()),
            View::Kept(code, kept) => Subject::Kept(code.clone(), *kept),
            View::Issue(number) => Subject::Issue(*number),
            View::Item(number) => Subject::Item(*number),
            View::Entry(number) => Subject::Entry(*number),
            View::Agency(code) => Subject::Agency(code.clone()),
            View::Issues(order) => Subject::Issues(*order),
            View::Agencies => Subject::Agencies,
            View::Meetings => Subject::Meetings,
            View::Meeting(id) => Subject::Meeting(*id),
            View::Roll(id) => Subject::Roll(*id),
            View::Review(id) => Subject::Review(*id),
        };
        let mut page = Page::new(subject, self.app.cx());
        // Where the operator's cursor is on something that has no name, the hall sees none, and no line is drawn to it.
        let target = place.record.clone().map(Target::Record);
        let lines = page.lines(self.app.cx());
        page.selected = target.filter(|target| lines.iter().any(|line| line.target.as_ref() == Some(target)));
        self.app.layers.push(Layer::Page(page));
    }
}
