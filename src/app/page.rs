//! A page: everything known of one subject as lines, some of which the cursor can stand on. Each subject says in its own
//! file which lines it has; moving, scrolling and going on to what a line names are the same for all. How a line looks is
//! not decided here.

mod agency;
mod entry;
pub mod flow;
mod issue;
mod item;
pub mod ledger;
mod lists;
mod meeting;
mod narrow;
pub mod office;
mod parts;
mod review;
mod site;

use super::cx::Cx;
use super::form::FormKind;
use crate::domain::fact::Field;
use crate::domain::ids::{AgencyCode, EntryNo, IssueNo, ItemNo, MeetingId, Record, SiteCode};
use crate::domain::level::Level;
use crate::domain::meeting::Doubt;
use crate::domain::private::PrivateField;
use crate::words::{self, M, W};
pub use agency::Kept;
use ledger::Ledger;
use serde::{Deserialize, Serialize};

/// As many lines of a page are in sight in a low window.
const NEAR: usize = 9;

/// What a page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A site.
    Site(SiteCode),
    /// An obstacle, with its whole history.
    Issue(IssueNo),
    /// A promise, with its whole history.
    Item(ItemNo),
    /// A decision or note, with its whole history.
    Entry(EntryNo),
    /// An instansi: what it owes, what it has to resolve, its sites.
    Agency(AgencyCode),
    /// One number of the record of an instansi, as the list behind it.
    Kept(AgencyCode, Kept),
    /// All open promises.
    Items(Ledger),
    /// All open obstacles.
    Issues(IssueOrder),
    /// All instansi in order of precedence.
    Agencies,
    /// What the office has set for itself.
    Office,
    /// All meetings.
    Meetings,
    /// One meeting: the secretary's home while it runs.
    Meeting(MeetingId),
    /// The roll of a meeting.
    Roll(MeetingId),
    /// What is vague before a meeting closes.
    Closing(MeetingId),
    /// What was due, gone through instansi by instansi in a meeting.
    Review(MeetingId),
}

/// A step with a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Ask which step is meant.
    Menu,
    /// Begin it.
    Start,
    /// Call the roll.
    Roll,
    /// Go through what was due.
    Review,
    /// Read back what was agreed.
    Agreed,
    /// Close it.
    Close,
    /// Ask whether to accept all that is vague.
    AcceptAll,
    /// Accept all that is vague.
    AcceptedAll,
    /// Plan another one.
    Plan,
    /// Open it again for a correction.
    Correct,
    /// It will not be held.
    Cancel,
    /// Begin it otherwise than planned.
    StartOther,
    /// A further point for its agenda.
    NewPoint,
    /// Go on with one that was left open.
    GoOn,
}

impl Subject {
    /// Whether it is a view with a key of its own, and not the page of one record.
    pub fn is_view(&self) -> bool {
        matches!(self, Self::Items(_) | Self::Issues(_) | Self::Agencies | Self::Office | Self::Meetings)
    }

    /// The page of a record, if it has one.
    pub fn of(record: &Record) -> Option<Self> {
        Some(match record {
            Record::Site(code) => Self::Site(code.clone()),
            Record::Issue(number) => Self::Issue(*number),
            Record::Item(number) => Self::Item(*number),
            Record::Entry(number) => Self::Entry(*number),
            Record::Agency(code) => Self::Agency(code.clone()),
            Record::Meeting(id) => Self::Meeting(*id),
            _ => return None,
        })
    }

    /// Whether both are the same view, in whatever order it is shown.
    pub fn is_same_view(&self, other: &Self) -> bool {
        self.is_view() && std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// How the list of obstacles is ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueOrder {
    /// The oldest first.
    #[default]
    Age,
    /// By category.
    Category,
    /// The severe first.
    Severity,
    /// By kecamatan.
    District,
    /// By who has to resolve them.
    Resolver,
}

impl IssueOrder {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Age, Self::Category, Self::Severity, Self::District, Self::Resolver];

    /// Its word.
    pub fn word(self) -> W {
        match self {
            Self::Age => W::OrderAge,
            Self::Category => W::FieldCategory,
            Self::Severity => W::FieldSeverity,
            Self::District => W::ByDistrict,
            Self::Resolver => W::FieldResolver,
        }
    }
}

/// What the cursor can stand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A record with a page of its own, or one that can be edited in place.
    Record(Record),
    /// A field of the subject.
    Field(Field),
    /// A group of the checklist of the site.
    Checks(String),
    /// A private value of the subject.
    Private(PrivateField),
    /// A setting of the office.
    Setting(super::setting::Setting),
    /// A point of the agenda of the meeting.
    Point(u32),
    /// Something vague in the meeting.
    Doubt(Doubt),
    /// A number of the record of the instansi.
    Kept(Kept),
    /// A step with the meeting.
    Deed(Deed),
}

/// How a piece of a line is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain,
    /// What matters most.
    Strong,
    /// What matters least.
    Quiet,
    /// The heading of a part.
    Heading,
    /// With the ground of a level.
    Level(Level),
    /// Something to look at twice.
    Flag,
}

/// How much room a piece takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// So many columns, the text on the left.
    Left(u16),
    /// So many columns, the text on the right.
    Right(u16),
    /// What the text needs.
    Own,
    /// What is left.
    Rest,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// How much room it takes.
    pub room: Room,
    /// How it is meant.
    pub tone: Tone,
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PageLine {
    /// Its pieces, from the left.
    pub pieces: Vec<Piece>,
    /// What the cursor stands on there.
    pub target: Option<Target>,
}

impl PageLine {
    /// A line of one text.
    pub fn text(text: impl Into<String>, tone: Tone) -> Self {
        Self::default().rest(text, tone)
    }

    /// The heading of a part, with a count.
    pub fn heading(text: &str, count: Option<usize>) -> Self {
        let text = count.map_or_else(|| text.to_string(), |count| format!("{text} {count}"));
        Self::text(text, Tone::Heading)
    }

    /// With a further piece of fixed width.
    #[must_use]
    pub fn left(mut self, width: u16, text: impl Into<String>, tone: Tone) -> Self {
        self.pieces.push(Piece { text: text.into(), room: Room::Left(width), tone });
        self
    }

    /// With a further piece of fixed width, its text on the right.
    #[must_use]
    pub fn right(mut self, width: u16, text: impl Into<String>, tone: Tone) -> Self {
        self.pieces.push(Piece { text: text.into(), room: Room::Right(width), tone });
        self
    }

    /// With a further piece as wide as its text.
    #[must_use]
    pub fn own(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.pieces.push(Piece { text: text.into(), room: Room::Own, tone });
        self
    }

    /// With a further piece that takes what is left.
    #[must_use]
    pub fn rest(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.pieces.push(Piece { text: text.into(), room: Room::Rest, tone });
        self
    }

    /// With something to stand on.
    #[must_use]
    pub fn on(mut self, target: Target) -> Self {
        self.target = Some(target);
        self
    }

    /// With a record to stand on.
    #[must_use]
    pub fn record(self, record: Record) -> Self {
        self.on(Target::Record(record))
    }
}

/// A page with its cursor.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What it is about.
    pub subject: Subject,
    /// What the cursor stands on.
    pub selected: Option<Target>,
    /// The first line that is shown.
    pub top: usize,
    /// What is typed to find a name, where letters are typed.
    pub typed: String,
}

impl Page {
    /// A page, the cursor on the first thing that it can stand on.
    pub fn new(subject: Subject, cx: Cx<'_>) -> Self {
        let mut page = Self { subject, selected: None, top: 0, typed: String::new() };
        page.refresh(cx);
        page
    }

    /// The same in a window of so many lines: a page begins with its head, so the cursor stands on something in sight.
    #[must_use]
    pub fn from_its_head(mut self, cx: Cx<'_>, height: usize) -> Self {
        let lines = self.lines(cx);
        if self.place(&lines).is_some_and(|at| at >= height) {
            let mut shown = lines.iter().take(height).filter_map(|line| line.target.clone());
            self.selected = shown.next().or(self.selected);
        }
        self
    }

    /// Whether what it is about exists.
    pub fn exists(&self, cx: Cx<'_>) -> bool {
        match &self.subject {
            Subject::Site(code) => cx.world.site(code).is_some(),
            Subject::Issue(number) => cx.world.issues.contains_key(number),
            Subject::Item(number) => cx.world.items.contains_key(number),
            Subject::Entry(number) => cx.world.entries.contains_key(number),
            Subject::Agency(code) | Subject::Kept(code, _) => cx.world.agencies.contains_key(code),
            Subject::Meeting(id) | Subject::Roll(id) | Subject::Closing(id) | Subject::Review(id) => {
                cx.world.meetings.contains_key(id)
            }
            Subject::Items(_) | Subject::Issues(_) => true,
            Subject::Agencies | Subject::Office | Subject::Meetings => true,
        }
    }

    /// What the trail calls it.
    pub fn title(&self, cx: Cx<'_>) -> String {
        match &self.subject {
            Subject::Site(code) => super::pick::title_of(cx, std::slice::from_ref(code)),
            Subject::Issue(number) => format!("K-{number}"),
            Subject::Item(number) => format!("TL-{number}"),
            Subject::Entry(number) => entry::title(cx, *number),
            Subject::Agency(code) => crate::domain::query::names::agency(cx.world, code),
            Subject::Kept(_, kept) => cx.language().text(kept.word()).to_string(),
            Subject::Items(_) => cx.text(W::ActItems).to_string(),
            Subject::Issues(_) => cx.text(W::ActIssues).to_string(),
            Subject::Agencies => cx.text(W::ActAgencies).to_string(),
            Subject::Office => cx.text(W::ActOffice).to_string(),
            Subject::Meetings => cx.text(W::ActMeetings).to_string(),
            Subject::Meeting(id) => words::record(cx.language(), cx.world, &Record::Meeting(*id)),
            Subject::Roll(_) => cx.language().text(M::PageRoll).to_string(),
            Subject::Review(_) => cx.language().text(M::DeedReview).to_string(),
            Subject::Closing(_) => cx.language().text(M::PageClosing).to_string(),
        }
    }

    /// Its lines as the world stands now, in the window as it is now.
    pub fn lines(&self, cx: Cx<'_>) -> Vec<PageLine> {
        flow::flowing(&self.subject, self.whole_lines(cx), cx.columns)
    }

    fn whole_lines(&self, cx: Cx<'_>) -> Vec<PageLine> {
        match &self.subject {
            Subject::Site(code) => site::lines(cx, code),
            Subject::Issue(number) => issue::lines(cx, *number),
            Subject::Item(number) => item::lines(cx, *number),
            Subject::Entry(number) => entry::lines(cx, *number),
            Subject::Agency(code) => agency::lines(cx, code),
            Subject::Kept(code, kept) => agency::kept(cx, code, *kept),
            Subject::Items(how) => ledger::lines(cx, how),
            Subject::Issues(order) => lists::issues(cx, *order),
            Subject::Agencies => lists::agencies(cx),
            Subject::Office => office::lines(cx),
            Subject::Meetings => meeting::list(cx),
            Subject::Meeting(id) => meeting::lines(cx, *id),
            Subject::Roll(id) => meeting::roll(cx, *id, &self.typed),
            Subject::Review(id) => review::lines(cx, *id),
            Subject::Closing(id) => meeting::closing(cx, *id),
        }
    }

    /// The world has changed: hold on to the same thing, or to the first.
    pub fn refresh(&mut self, cx: Cx<'_>) {
        let lines = self.lines(cx);
        let there = |target: &Target| lines.iter().any(|line| line.target.as_ref() == Some(target));
        if !self.selected.as_ref().is_some_and(there) {
            // What is talked about most are the obstacles and promises; figures come first on the page, not first in mind.
            let targets = || lines.iter().filter_map(|line| line.target.clone());
            // In a narrow window the head is long, and a cursor far below it would push it out of sight.
            let near = if cx.columns < flow::NARROW { NEAR } else { lines.len() };
            let mut record = lines.iter().take(near).filter_map(|line| line.target.clone());
            let record = record.find(|target| matches!(target, Target::Record(_)));
            let from_top = matches!(self.subject, Subject::Meeting(_) | Subject::Closing(_));
            self.selected = record.filter(|_| !from_top).or_else(|| targets().next());
        }
        self.top = self.top.min(lines.len().saturating_sub(1));
    }

    /// A step: to the next thing to stand on where it is in sight, else a line further.
    pub fn step(&mut self, cx: Cx<'_>, height: usize, down: bool) {
        let lines = self.lines(cx);
        let last_top = lines.len().saturating_sub(height);
        let here = self.place(&lines);
        let mut targets = lines.iter().enumerate().filter(|(_, line)| line.target.is_some()).map(|(at, _)| at);
        let next = match (here, down) {
            (Some(here), true) => targets.find(|at| *at > here),
            (Some(here), false) => targets.rfind(|at| *at < here),
            (None, _) => targets.next(),
        };
        let in_sight = |at: usize, top: usize| at >= top && at < top + height;
        if let Some(next) = next {
            let top = if in_sight(next, self.top) {
                self.top
            } else if down {
                (self.top + 1).min(last_top)
            } else {
                self.top.saturating_sub(1)
            };
            self.top = top;
            if in_sight(next, top) {
                self.selected = lines.get(next).and_then(|line| line.target.clone());
            }
        } else if down {
            self.top = (self.top + 1).min(last_top);
        } else {
            self.top = self.top.saturating_sub(1);
        }
    }

    /// A page further or back.
    pub fn page(&mut self, cx: Cx<'_>, height: usize, down: bool) {
        let lines = self.lines(cx);
        let last_top = lines.len().saturating_sub(height);
        let jump = height.saturating_sub(2).max(1);
        self.top = if down { (self.top + jump).min(last_top) } else { self.top.saturating_sub(jump) };
        let shown = lines.iter().skip(self.top).take(height);
        let first = shown.filter_map(|line| line.target.clone()).next();
        self.selected = first.or_else(|| self.selected.take());
    }

    /// To the first or the last thing to stand on.
    pub fn to_end(&mut self, cx: Cx<'_>, height: usize, last: bool) {
        let lines = self.lines(cx);
        let mut targets = lines.iter().filter_map(|line| line.target.clone());
        self.selected = if last { targets.next_back() } else { targets.next() }.or_else(|| self.selected.take());
        self.top = if last { lines.len().saturating_sub(height) } else { 0 };
    }

    /// The first line to show so that the cursor is in sight in a window of this height.
    pub fn shown_from(&self, lines: &[PageLine], height: usize) -> usize {
        let last_top = lines.len().saturating_sub(height);
        let top = self.top.min(last_top);
        match self.place(lines) {
            Some(at) if at < top => at,
            // Only a cursor that was there before the window shrank pulls the lines along.
            Some(at) if at >= top + height => (at + 1).saturating_sub(height),
            _ => top,
        }
    }

    fn place(&self, lines: &[PageLine]) -> Option<usize> {
        lines.iter().position(|line| line.target.is_some() && line.target == self.selected)
    }

    /// The record that the page is about.
    pub fn subject_record(&self) -> Option<Record> {
        Some(match &self.subject {
            Subject::Site(code) => Record::Site(code.clone()),
            Subject::Issue(number) => Record::Issue(*number),
            Subject::Item(number) => Record::Item(*number),
            Subject::Entry(number) => Record::Entry(*number),
            Subject::Agency(code) | Subject::Kept(code, _) => Record::Agency(code.clone()),
            Subject::Office => Record::Office,
            Subject::Meeting(id) | Subject::Roll(id) | Subject::Closing(id) | Subject::Review(id) => {
                Record::Meeting(*id)
            }
            Subject::Items(_) | Subject::Issues(_) | Subject::Agencies | Subject::Meetings => return None,
        })
    }

    /// The record of the page, if it can have private values.
    pub fn private_of(&self) -> Option<Record> {
        let is_here = matches!(self.subject, Subject::Site(_) | Subject::Agency(_));
        self.subject_record().filter(|_| is_here)
    }

    /// The page of the site before or after this one, by number.
    pub fn neighbour(&self, cx: Cx<'_>, next: bool) -> Option<SiteCode> {
        let Subject::Site(code) = &self.subject else { return None };
        let here = cx.rows.iter().position(|row| row.code() == code)?;
        let there = if next { here + 1 } else { here.checked_sub(1)? };
        cx.rows.get(there).map(|row| row.code().clone())
    }

    /// The page that the line under the cursor leads to.
    pub fn leads_to(&self, cx: Cx<'_>) -> Option<Subject> {
        if let (Some(Target::Kept(kept)), Subject::Agency(code)) = (&self.selected, &self.subject) {
            return Some(Subject::Kept(code.clone(), *kept));
        }
        let subject = Subject::of(self.record()?)?;
        let page = Page { subject, selected: None, top: 0, typed: String::new() };
        page.exists(cx).then_some(page.subject)
    }

    /// The form in which what is under the cursor is edited.
    pub fn form(&self, cx: Cx<'_>) -> Option<FormKind> {
        Some(match self.selected.as_ref()? {
            Target::Setting(setting) => FormKind::Setting(setting.clone()),
            Target::Private(field) => FormKind::Private(self.subject_record()?, *field),
            Target::Checks(_) | Target::Doubt(_) | Target::Kept(_) => return None,
            Target::Field(field) => match &self.subject {
                Subject::Site(code) if *field == Field::Planned => FormKind::Planned(vec![code.clone()]),
                Subject::Site(code) => FormKind::Figure(vec![code.clone()], *field),
                Subject::Issue(number) => FormKind::EditIssue(*number),
                Subject::Item(number) => editable_item(cx, *number)?,
                Subject::Entry(number) => FormKind::EditEntry(*number),
                Subject::Agency(code) => FormKind::EditAgency(code.clone()),
                _ => return None,
            },
            Target::Deed(_) | Target::Point(_) | Target::Record(Record::Meeting(_)) => return meeting::form(cx, self),
            Target::Record(Record::Issue(number)) => FormKind::EditIssue(*number),
            Target::Record(Record::Item(number)) => editable_item(cx, *number)?,
            Target::Record(Record::Entry(number)) => FormKind::EditEntry(*number),
            // Who resolves an obstacle or answers for a promise is a field of that one.
            Target::Record(Record::Agency(code)) => match &self.subject {
                Subject::Issue(number) => FormKind::EditIssue(*number),
                Subject::Item(number) => editable_item(cx, *number)?,
                _ => FormKind::EditAgency(code.clone()),
            },
            Target::Record(_) => return None,
        })
    }

    /// The record under the cursor.
    pub fn record(&self) -> Option<&Record> {
        match &self.selected {
            Some(Target::Record(record)) => Some(record),
            _ => None,
        }
    }

    /// The open obstacle under the cursor, or the one that the page is about.
    pub fn open_issue(&self, cx: Cx<'_>) -> Option<IssueNo> {
        let number = match (&self.selected, &self.subject) {
            (Some(Target::Record(Record::Issue(number))), _) => *number,
            (Some(Target::Record(Record::Item(_))), Subject::Issue(_)) => return None,
            (_, Subject::Issue(number)) => *number,
            _ => return None,
        };
        cx.world.issues.get(&number).filter(|issue| issue.is_open()).map(|issue| issue.number)
    }

    /// The sites that an act on this page is about.
    pub fn sites(&self, cx: Cx<'_>) -> Vec<SiteCode> {
        match &self.subject {
            Subject::Site(code) => vec![code.clone()],
            Subject::Issue(number) => cx.world.issues.get(number).map(|issue| issue.site.clone()).into_iter().collect(),
            Subject::Item(number) => {
                cx.world.items.get(number).map(|item| item.sites.iter().cloned().collect()).unwrap_or_default()
            }
            Subject::Entry(number) => {
                cx.world.entries.get(number).map(|entry| entry.sites.iter().cloned().collect()).unwrap_or_default()
            }
            Subject::Issues(_) | Subject::Agency(_) => match &self.selected {
                Some(Target::Record(Record::Issue(number))) => {
                    cx.world.issues.get(number).map(|issue| issue.site.clone()).into_iter().collect()
                }
                Some(Target::Record(Record::Site(code))) => vec![code.clone()],
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }
}

fn editable_item(cx: Cx<'_>, number: ItemNo) -> Option<FormKind> {
    let item = cx.world.items.get(&number).filter(|item| !item.withdrawn)?;
    let correctable = crate::domain::steps::is_correctable(cx.world, item);
    Some(if correctable { FormKind::CorrectItem(number) } else { FormKind::EditItem(number) })
}
