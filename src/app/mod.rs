//! What the program knows and does, pure: a message in, at most one effect out. No terminal, no clock, no disk. The
//! screens are a board at the bottom, which is always there, and layers over it.

pub mod agreed;
pub mod big;
pub mod board;
mod can;
pub mod capture;
pub mod charts;
mod custody;
pub mod cx;
pub mod draft;
pub mod form;
mod forms;
pub mod geometry;
mod go;
mod held;
pub mod help;
pub mod key;
pub mod keys;
pub mod layer;
pub mod line;
mod meeting;
pub mod minutes;
pub mod news;
mod next;
pub mod notice;
mod offers;
pub mod page;
pub mod palette;
pub mod pick;
pub mod pointer;
mod private;
pub mod promises;
pub mod readback;
mod review;
mod roll;
mod saving;
pub mod search;
pub mod setting;
pub mod setup;
pub mod short;
#[cfg(test)]
mod tests;
mod update;
pub mod wall;

use crate::domain::change::Change;
use crate::domain::day::{Day, Moment};
use crate::domain::ids::{OpId, Record, SiteCode};
use crate::domain::operation::Receipt;
use crate::domain::private::PrivateField;
use crate::domain::query::history;
use crate::domain::query::sites::{self, Scope, SiteRow};
use crate::domain::refusal::Refusal;
use crate::domain::world::World;
use crate::words::{self, C, M, W};
use board::Board;
use cx::Cx;
use draft::{DraftId, DraftNo, Offer};
use key::Key;
use keys::{Act, Keymap, ROWS};
use layer::Layer;
use minutes::{Order, Printed};
use notice::Notice;
use pointer::Pointed;
use setup::{Colours, Setup, Taste, ThemeName};
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

/// Everything that can reach the app.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted; it never runs as commands.
    Paste(String),
    /// More was pasted than is taken; so many characters.
    PasteTooLong(usize),
    /// The mouse did something.
    Pointed(Pointed),
    /// The window has this many columns and rows.
    Size(u16, u16),
    /// The moment that counts as now.
    Now(Moment),
    /// The world as it is now; somebody, perhaps we, changed something.
    World(Arc<World>),
    /// What others saved a moment ago is not new any more.
    Faded,
    /// What became of the oldest save that is under way.
    Saved(Outcome),
    /// Something is wrong with the database, as the sentence says.
    Trouble(String),
    /// Private values that were asked for.
    Revealed(Revealed),
    /// Something is worth knowing, as the sentence says.
    Told(String),
    /// What became of something that was to be put on paper.
    Printed(Printed),
    /// Drafts that others left behind.
    Offered(Vec<Offer>),
    /// A draft that was taken up had been taken up elsewhere before.
    DraftGone,
}

/// What became of a save.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It is on the disk, and this is the world with it.
    Saved(Receipt, Arc<World>),
    /// The rules refuse it; nothing was saved.
    Refused(Vec<Refusal>),
    /// It could not be saved, as the sentence says.
    Failed(String),
    /// Whether it was saved is not known yet, as the sentence says.
    Unknown(String),
}

/// What the app asks of the runtime.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Save these changes as one operation.
    Commit(Vec<Change>),
    /// Keep a private value where it can be erased from.
    Keep(form::Kept),
    /// Let the mouse report, or not.
    Mouse(bool),
    /// Put this text on the clipboard of the terminal.
    Copy(String),
    /// Bring the private values of a record.
    Reveal(Record),
    /// Bring minutes, or write them into a file; the board does not wait.
    Print(Order),
    /// Take back this session's last operation.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// A draft that another board left behind is done with: somebody goes on with it here, or it was thrown away.
    ForgetDraft(DraftId),
    /// Remember for this person whether to draw in plain ASCII.
    Remember(Taste),
    /// Stop until the shell goes on.
    Suspend,
    /// End.
    Quit,
}

/// The private values of one record, shown because somebody asked for them; gone with the next page.
#[derive(Clone, PartialEq, Eq)]
pub struct Revealed {
    /// Whose.
    pub record: Record,
    /// What they say.
    pub values: Vec<(PrivateField, String)>,
}

impl std::fmt::Debug for Revealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The values must not get into a log by accident.
        write!(f, "Revealed({}, {})", self.record, self.values.len())
    }
}

/// A save under way, and what comes back if it is refused.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pending {
    /// The form or list that it came from.
    pub(crate) from: Option<Layer>,
    /// Whether it takes back or repeats, for the words.
    pub(crate) word: W,
}

/// The whole state.
#[derive(Clone, Debug)]
pub struct App {
    world: Arc<World>,
    rows: Vec<SiteRow>,
    now: Moment,
    today: Day,
    size: (u16, u16),
    setup: Setup,
    /// Nothing may be written whatever the world says: it was asked for, or the file has its place elsewhere.
    barred: bool,
    keymap: Keymap,
    board: Board,
    layers: Vec<Layer>,
    notice: Option<Notice>,
    pending: VecDeque<Pending>,
    /// What was closed before it was finished.
    closed: Vec<Layer>,
    /// Drafts that others left behind.
    offers: Vec<Offer>,
    /// How many drafts have a number.
    numbered: DraftNo,
    /// Whether anything was pressed or pasted yet.
    touched: bool,
    undo: Option<(OpId, String)>,
    redo: Option<(OpId, String)>,
    revealed: Option<Revealed>,
    mouse: bool,
    copying: bool,
    held: Option<held::Held>,
    /// Sites about which others have saved something a moment ago.
    fresh: BTreeSet<SiteCode>,
    /// Minutes are being brought; more are asked for when they are here.
    coming: bool,
    /// What the wall does.
    wall: wall::Follow,
    /// What is on the wall while it is frozen.
    on_wall: String,
    calling: next::Calling,
}

impl App {
    /// The board of a world, seen at a moment, in a window of so many columns and rows.
    pub fn new(world: Arc<World>, now: Moment, size: (u16, u16), setup: Setup, keymap: Keymap) -> Self {
        let today = world.day(now);
        let rows = sites::rows(&world, Scope::InScope, today);
        let mut app = Self {
            world,
            rows,
            now,
            today,
            size,
            copying: setup.copying,
            barred: setup.read_only,
            setup,
            keymap,
            board: Board::default(),
            layers: Vec::new(),
            notice: None,
            pending: VecDeque::new(),
            closed: Vec::new(),
            offers: Vec::new(),
            numbered: 0,
            touched: false,
            undo: None,
            redo: None,
            revealed: None,
            mouse: false,
            held: None,
            fresh: BTreeSet::new(),
            coming: false,
            wall: wall::Follow::default(),
            on_wall: String::new(),
            calling: next::Calling::default(),
        };
        let first = app.board.groups(app.cx()).first().and_then(|group| group.members.first().copied());
        app.board.selected = first.and_then(|index| app.rows.get(index)).map(|row| row.code().clone());
        app.find_undo();
        app.settle_custody();
        app
    }

    /// What a screen may look at.
    pub fn cx(&self) -> Cx<'_> {
        let revealed = self.revealed.as_ref();
        let columns = self.size.0;
        Cx { world: &self.world, rows: &self.rows, today: self.today, setup: &self.setup, columns, revealed }
    }

    /// The layer on top, to be changed, beside what it may look at meanwhile.
    fn top_and_cx(&mut self) -> (Option<&mut Layer>, Cx<'_>) {
        let Self { layers, world, rows, today, setup, size, revealed, .. } = self;
        let revealed = revealed.as_ref();
        (layers.last_mut(), Cx { world, rows, today: *today, setup, columns: size.0, revealed })
    }

    /// The same, drawn in this theme for so many colours.
    #[must_use]
    pub fn looking(mut self, theme: ThemeName, colours: Colours) -> Self {
        self.setup.theme = theme;
        self.setup.colours = colours;
        self
    }

    /// The window, in columns and rows.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// The moment that counts as now.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// The keys of this person.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The board.
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// What lies over the board, the lowest first.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// What just happened.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Whether a save is under way.
    pub fn is_saving(&self) -> bool {
        !self.pending.is_empty()
    }

    /// What `u` would take back, in words.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.as_ref().map(|(_, label)| label.as_str())
    }

    /// What `U` would do again, in words.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.as_ref().map(|(_, label)| label.as_str())
    }

    /// The key and words of each act that the footer should show, in the order of the table.
    pub fn hints(&self) -> Vec<(Key, W)> {
        let mut rows: Vec<&keys::Row> = (ROWS.iter())
            .filter(|row| row.footer && self.can(row.act))
            // One step back from the board Esc leads there; and what Enter does already is not said twice.
            .filter(|row| row.act != Act::Board || self.layers.len() > 1)
            // Elsewhere they are a view like the others, which the footer leaves to help.
            .filter(|row| row.act != Act::Minutes || self.is_on_a_meeting())
            .filter(|row| row.act != Act::Edit || self.brief(keys::row_of(Act::Open)) != W::ActEdit)
            .filter(|row| row.act != Act::Finish || self.brief(keys::row_of(Act::Open)) != self.brief(row))
            // In the list of promises what it can be divided and narrowed by has the room.
            .filter(|row| !matches!(row.act, Act::Edit | Act::Search | Act::NewItem) || self.ledger().is_none())
            .collect();
        // What the screen is for has room before the ways to other places.
        let (behind, first): (Act, &[Act]) = match self.layers.last() {
            None if self.world.running().is_some() => (Act::Open, &[Act::Undo, Act::NextSite, Act::NewItem]),
            Some(Layer::Page(_)) if self.ledger().is_some() => {
                (Act::Back, &[Act::Finish, Act::Undo, Act::Filter, Act::Group])
            }
            Some(Layer::Page(page))
                if matches!(page.subject, page::Subject::Issues(_))
                    || self.meeting_word(page, Act::Finish).is_some() =>
            {
                (Act::Back, &[Act::Order, Act::Finish])
            }
            _ => (Act::Back, &[]),
        };
        let at = |rows: &[&keys::Row], act| rows.iter().position(|row| row.act == act);
        if let Some(behind) = at(&rows, behind) {
            for act in first.iter().rev() {
                let row = at(&rows, *act).map(|found| rows.remove(found));
                row.into_iter().for_each(|row| rows.insert(behind + 1, row));
            }
        }
        rows.into_iter().filter_map(|row| Some((*self.keymap.of(row.act).first()?, self.brief(row)))).collect()
    }

    /// The word of an act in the footer: what leads to no page is edited where it stands.
    fn brief(&self, row: &keys::Row) -> W {
        let here = match self.layers.last() {
            Some(Layer::Page(page)) => self.meeting_word(page, row.act),
            _ => None,
        };
        if let Some(word) = here {
            return word;
        }
        match (row.act, self.layers.last()) {
            (Act::Open, Some(Layer::Page(page))) if page.leads_to(self.cx()).is_none() => W::ActEdit,
            (Act::Finish, Some(Layer::Page(page))) if page.promise(self.cx()).is_some() => W::BriefTurn,
            _ => row.brief,
        }
    }

    /// Every act that would do something on the screen now, in the order of the table.
    pub fn acts(&self) -> Vec<Act> {
        ROWS.iter().map(|row| row.act).filter(|act| self.can(*act)).collect()
    }

    /// The same, each with its word for what lies under the cursor: `x` settles an obstacle, but takes a step with a meeting.
    pub fn named_acts(&self) -> Vec<(Act, W)> {
        let named = |act| {
            let row = keys::row_of(act);
            let here = self.brief(row);
            (act, if here == row.brief { row.word } else { here })
        };
        self.acts().into_iter().map(named).collect()
    }

    /// Where one is: the board, the site, what is being done.
    pub fn trail(&self) -> Vec<String> {
        let cx = self.cx();
        let mut trail = vec![cx.text(W::ActBoard).to_string()];
        for layer in &self.layers {
            trail.push(match layer {
                Layer::Page(page) => page.title(cx),
                Layer::Minutes(minutes) => minutes.title(cx.language()),
                Layer::Pick(pick) => pick.title.clone(),
                Layer::Form(form) => form.title.clone(),
                Layer::Capture(capture) => capture.title(cx),
                Layer::Agreed(_) => cx.language().text(M::DeedAgreed).to_string(),
                Layer::Charts(charts) => words::chart(cx.language(), charts.chart).to_string(),
                Layer::ReadBack(_) => cx.language().text(C::ReadBack).to_string(),
                Layer::Search(_) => cx.text(W::ActSearch).to_string(),
                Layer::Palette(_) => cx.text(W::ActPalette).to_string(),
                Layer::Help(_) => cx.text(W::ActHelp).to_string(),
            });
        }
        trail
    }

    /// The meeting that is running, by its number.
    pub fn running_meeting(&self) -> Option<u32> {
        self.world.running().and_then(|meeting| meeting.number)
    }

    fn take_now(&mut self, now: Moment) {
        self.now = now;
        if self.world.day(now) != self.today {
            self.recount();
        }
    }

    fn set_world(&mut self, world: Arc<World>) {
        self.world = world;
        let before = self.setup.read_only;
        self.settle_custody();
        self.recount();
        self.find_undo();
        self.say_custody(before);
    }

    /// The world or the day has changed: everything that is derived from them is made anew, and what is under the cursor
    /// stays under it.
    fn recount(&mut self) {
        self.today = self.world.day(self.now);
        let before = std::mem::take(&mut self.rows);
        self.rows = sites::rows(&self.world, Scope::InScope, self.today);
        let Self { board, layers, world, rows, today, setup, size, revealed, .. } = self;
        let cx = Cx { world, rows, today: *today, setup, columns: size.0, revealed: revealed.as_ref() };
        board.refresh(cx, &before);
        for layer in layers {
            match layer {
                Layer::Page(page) => page.refresh(cx),
                Layer::Capture(capture) => capture.refresh(cx),
                _ => {}
            }
        }
    }

    fn find_undo(&mut self) {
        let label = |op: OpId| {
            let rows: Vec<_> = history::of_operation(&self.world, &op).collect();
            let text = words::operation(self.setup.language, &self.world, &rows, self.today);
            (op, text)
        };
        let undo = self.world.next_undo(&self.setup.session).map(label);
        let redo = self.world.next_redo(&self.setup.session).map(label);
        self.undo = undo;
        self.redo = redo;
    }

    /// The record that the screen speaks about, for the trail and for following.
    pub fn focus(&self) -> Option<Record> {
        let page = self.layers.iter().rev().find_map(|layer| match layer {
            Layer::Page(page) => page.record().cloned().or_else(|| page.subject_record()),
            Layer::Agreed(agreed) => agreed.item(self.cx()).map(|item| Record::Item(item.number)),
            _ => None,
        });
        page.or_else(|| self.board.selected.clone().map(Record::Site))
    }

    /// How many lines of a page are shown at once.
    pub fn page_height(&self) -> usize {
        usize::from(self.size.1.saturating_sub(2)).max(1)
    }
}
