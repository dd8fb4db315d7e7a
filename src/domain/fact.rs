//! What a change did, as field, value before and value after: the common form in which history, conflicts and the
//! journal's index speak about any change. Values keep their type; turning them into words is not done here.

use super::access::{KeyState, Role};
use super::change::{Change, EntryEdit, FigureEdit, IssueEdit, ItemEdit, SiteEdit};
use super::day::Day;
use super::entry::EntryKind;
use super::ids::{AgencyCode, CategoryCode, CheckCode, IssueNo, Record, SiteCode, SourceCode, StageCode};
use super::issue::{IssueState, Severity};
use super::item::{Confirmation, Course, Due, Tick};
use super::land::{Area, Position};
use super::meeting::{Attendance, TimeOfDay};
use super::percent::Percent;
use super::site::CheckState;
use serde::{Deserialize, Serialize};

/// A field of any record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The record as a whole: it was created.
    Whole,
    /// Stage of a site.
    Stage,
    /// Physical progress of a site.
    Progress,
    /// Area of a site's land.
    Area,
    /// On what paper the right to the land rests.
    Tenure,
    /// How the land may be used.
    Scheme,
    /// Where a site lies.
    Position,
    /// Planned date of a stage.
    Planned,
    /// Point of the checklist.
    Check,
    /// Whether the programme covers a site.
    InScope,
    /// Text of an obstacle, promise, decision or note.
    Text,
    /// Category of an obstacle.
    Category,
    /// Severity of an obstacle.
    Severity,
    /// Who has to resolve an obstacle.
    Resolver,
    /// Who reported an obstacle.
    Reporter,
    /// On which day an obstacle was reported.
    Reported,
    /// State of an obstacle or meeting.
    State,
    /// Who is responsible for a promise.
    Lead,
    /// Who helps with a promise.
    Support,
    /// The sites of a promise.
    Sites,
    /// Due date of a promise.
    Due,
    /// Whether a promise is agreed.
    Seal,
    /// How far a promise has come.
    Course,
    /// Whether a promise is done.
    Done,
    /// The obstacle behind a promise.
    Issue,
    /// Whether it was taken back.
    Withdrawn,
    /// Kind of a decision or note.
    Kind,
    /// Number of a meeting.
    Number,
    /// Why something is done.
    Reason,
    /// How an obstacle was settled.
    How,
    /// What proves that a promise is done.
    Evidence,
    /// A day that something is said to be of.
    Day,
    /// A title.
    Title,
    /// A name.
    Name,
    /// Who says a figure.
    Source,
    /// Another spelling of an instansi.
    Alias,
    /// Place in the order of precedence.
    Order,
    /// A limit of the programme.
    Threshold,
    /// The lines of the letterhead.
    Letterhead,
    /// Who signs.
    Signatory,
    /// When a meeting begins.
    Begins,
    /// When a meeting ends.
    Ends,
    /// Where a meeting is held.
    Place,
    /// Number of a letter of invitation.
    Letter,
    /// Date of a letter of invitation.
    LetterDay,
    /// A point of an agenda.
    Agenda,
    /// Which point is being spoken about.
    Turn,
    /// Whether an instansi is asked to come.
    Invited,
    /// How an instansi answered the roll.
    Attendance,
    /// Something vague that is accepted as it is.
    Accepted,
    /// A promise that a review has been through.
    Reviewed,
    /// A site that was passed over.
    Skipped,
    /// That a finished promise is really finished.
    Confirmed,
    /// What was put aside has been spoken about.
    Handled,
    /// A private value.
    Private,
    /// The line of a public key.
    KeyLine,
    /// Who holds a key.
    Holder,
    /// What the holder of a key may do.
    Role,
    /// What the holder of a key has chosen for themselves.
    Choice,
    /// Which copy may be written, by the number of its lease.
    Lease,
}

impl Field {
    /// The stable name in the journal's index.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Stage => "stage",
            Self::Progress => "progress",
            Self::Area => "area",
            Self::Tenure => "tenure",
            Self::Scheme => "scheme",
            Self::Position => "position",
            Self::Planned => "planned",
            Self::Check => "check",
            Self::InScope => "in_scope",
            Self::Text => "text",
            Self::Category => "category",
            Self::Severity => "severity",
            Self::Resolver => "resolver",
            Self::Reporter => "reporter",
            Self::Reported => "reported",
            Self::State => "state",
            Self::Lead => "lead",
            Self::Support => "support",
            Self::Sites => "sites",
            Self::Due => "due",
            Self::Seal => "seal",
            Self::Course => "course",
            Self::Done => "done",
            Self::Issue => "issue",
            Self::Withdrawn => "withdrawn",
            Self::Kind => "kind",
            Self::Number => "number",
            Self::Reason => "reason",
            Self::How => "how",
            Self::Evidence => "evidence",
            Self::Day => "day",
            Self::Title => "title",
            Self::Name => "name",
            Self::Source => "source",
            Self::Alias => "alias",
            Self::Order => "order",
            Self::Threshold => "threshold",
            Self::Letterhead => "letterhead",
            Self::Signatory => "signatory",
            Self::Begins => "begins",
            Self::Ends => "ends",
            Self::Place => "place",
            Self::Letter => "letter",
            Self::LetterDay => "letter_day",
            Self::Agenda => "agenda",
            Self::Turn => "turn",
            Self::Invited => "invited",
            Self::Attendance => "attendance",
            Self::Accepted => "accepted",
            Self::Reviewed => "reviewed",
            Self::Skipped => "skipped",
            Self::Confirmed => "confirmed",
            Self::Handled => "handled",
            Self::Private => "private",
            Self::KeyLine => "key_line",
            Self::Holder => "holder",
            Self::Role => "role",
            Self::Choice => "choice",
            Self::Lease => "lease",
        }
    }
}

/// One element of a field that has several: which source, stage, point, instansi or site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The field as a whole.
    All,
    /// What this source says.
    Source(SourceCode),
    /// For this stage.
    Stage(StageCode),
    /// This point of the checklist.
    Check(CheckCode),
    /// This instansi.
    Agency(AgencyCode),
    /// This site.
    Site(SiteCode),
    /// This name: an alias, a limit, a category, a role.
    Text(String),
}

impl Part {
    /// The code, empty for the whole field.
    pub fn as_str(&self) -> &str {
        match self {
            Self::All => "",
            Self::Source(code) => code.as_str(),
            Self::Stage(code) => code.as_str(),
            Self::Check(code) => code.as_str(),
            Self::Agency(code) => code.as_str(),
            Self::Site(code) => code.as_str(),
            Self::Text(name) => name,
        }
    }
}

/// Any value of any field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing recorded.
    Nothing,
    /// Recorded, and that it is no longer valid.
    NoLongerValid,
    /// A text.
    Text(String),
    /// A number.
    Number(u32),
    /// Something private, of which only its being there is known.
    Private,
    /// Lines of text.
    Lines(Vec<String>),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(Day),
    /// A stage.
    Stage(StageCode),
    /// A percentage.
    Percent(Percent),
    /// An area.
    Area(Area),
    /// A place on the map.
    Position(Position),
    /// A point of the checklist.
    Check(CheckState),
    /// A category.
    Category(CategoryCode),
    /// A severity.
    Severity(Severity),
    /// The state of an obstacle.
    IssueState(IssueState),
    /// An instansi.
    Agency(AgencyCode),
    /// A due date.
    Due(Due),
    /// How far a promise has come.
    Course(Course),
    /// That it is done.
    Tick(Tick),
    /// That another instansi says so too.
    Confirmation(Confirmation),
    /// A time of day.
    Time(TimeOfDay),
    /// An answer to the roll.
    Attendance(Attendance),
    /// An obstacle.
    Issue(IssueNo),
    /// Kind of a decision or note.
    Kind(EntryKind),
    /// A step of a meeting's life, by the name of its change.
    Step(&'static str),
    /// What the holder of a key may do.
    Role(Role),
    /// Whether a key opens.
    KeyState(KeyState),
}

/// What can stand in a field.
pub trait Shown {
    /// The value in its common form.
    fn shown(&self) -> Value;
}

macro_rules! shown {
    ($($type:ty => $how:expr;)*) => {
        $(impl Shown for $type {
            fn shown(&self) -> Value {
                let how: fn(&$type) -> Value = $how;
                how(self)
            }
        })*
    };
}

shown! {
    String => |v| Value::Text(v.clone());
    bool => |v| Value::Flag(*v);
    Day => |v| Value::Day(*v);
    StageCode => |v| Value::Stage(v.clone());
    Percent => |v| Value::Percent(*v);
    Area => |v| Value::Area(*v);
    Position => |v| Value::Position(*v);
    CheckState => |v| Value::Check(*v);
    CategoryCode => |v| Value::Category(v.clone());
    Severity => |v| Value::Severity(*v);
    IssueState => |v| Value::IssueState(v.clone());
    AgencyCode => |v| Value::Agency(v.clone());
    Due => |v| Value::Due(*v);
    Course => |v| Value::Course(v.clone());
    Tick => |v| Value::Tick(v.clone());
    Confirmation => |v| Value::Confirmation(v.clone());
    TimeOfDay => |v| Value::Time(*v);
    Attendance => |v| Value::Attendance(v.clone());
    IssueNo => |v| Value::Issue(*v);
    EntryKind => |v| Value::Kind(*v);
}

impl<T: Shown> Shown for Option<T> {
    fn shown(&self) -> Value {
        self.as_ref().map_or(Value::Nothing, Shown::shown)
    }
}

impl<T: Shown> Shown for super::figure::Reading<T> {
    fn shown(&self) -> Value {
        self.value.as_ref().map_or(Value::NoLongerValid, Shown::shown)
    }
}

/// What one change did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// To which record; `None` for a new one whose number is not given yet.
    pub record: Option<Record>,
    /// To which field.
    pub field: Field,
    /// To which element of it.
    pub part: Part,
    /// What stood there.
    pub before: Value,
    /// What stands there now.
    pub after: Value,
    /// Why, where a reason was given.
    pub reason: Option<String>,
}

impl Change {
    /// What this change did, in the common form.
    pub fn fact(&self) -> Fact {
        let (field, part, before, after, reason) = match self {
            Self::Found(_) | Self::InstallProgram(_) => whole(Value::Nothing),
            Self::AddSite(new) => whole(Value::Text(new.name.clone())),
            Self::AddAgency(new) => whole(Value::Text(new.name.clone())),
            Self::AddIssue(new) => whole(Value::Text(new.text.clone())),
            Self::AddItem(new) => whole(Value::Text(new.text.clone())),
            Self::PlanMeeting(new) => whole(Value::Text(new.title.clone())),
            Self::AddEntry(new) => whole(Value::Text(new.text.clone())),
            Self::AddKey(new) => whole(Value::Text(new.holder.clone())),
            Self::EditSite { edit, .. } => match edit {
                SiteEdit::Stage(edit) => figure(Field::Stage, edit),
                SiteEdit::Progress(edit) => figure(Field::Progress, edit),
                SiteEdit::Area(edit) => figure(Field::Area, edit),
                SiteEdit::Tenure(edit) => figure(Field::Tenure, edit),
                SiteEdit::Scheme(edit) => figure(Field::Scheme, edit),
                SiteEdit::Position(edit) => figure(Field::Position, edit),
                SiteEdit::Planned { stage, edit } => {
                    (Field::Planned, Part::Stage(stage.clone()), edit.saw.shown(), edit.to.shown(), None)
                }
                SiteEdit::Check { check, edit } => {
                    (Field::Check, Part::Check(check.clone()), edit.saw.shown(), edit.to.shown(), None)
                }
                SiteEdit::InScope(edit) => plain(Field::InScope, &edit.saw, &edit.to),
            },
            Self::EditAgency { agency, edit } => return edit.fact(Record::Agency(agency.clone())),
            Self::EditProgram(edit) => return edit.fact(),
            Self::EditOffice(edit) => return edit.fact(),
            Self::EditPrivate(edit) => return edit.fact(),
            Self::HandOver(handover) => return handover.fact(),
            Self::EditIssue { edit, .. } => match edit {
                IssueEdit::Text(edit) => plain(Field::Text, &edit.saw, &edit.to),
                IssueEdit::Category(edit) => plain(Field::Category, &edit.saw, &edit.to),
                IssueEdit::Severity(edit) => plain(Field::Severity, &edit.saw, &edit.to),
                IssueEdit::Resolver(edit) => plain(Field::Resolver, &edit.saw, &edit.to),
                IssueEdit::Reporter(edit) => plain(Field::Reporter, &edit.saw, &edit.to),
                IssueEdit::Reported(edit) => plain(Field::Reported, &edit.saw, &edit.to),
                IssueEdit::State(edit) => plain(Field::State, &edit.saw, &edit.to),
            },
            Self::EditItem { edit, .. } => match edit {
                ItemEdit::Text(edit) => plain(Field::Text, &edit.saw, &edit.to),
                ItemEdit::Lead(edit) => plain(Field::Lead, &edit.saw, &edit.to),
                ItemEdit::Support { agency, edit } => {
                    (Field::Support, Part::Agency(agency.clone()), edit.saw.shown(), edit.to.shown(), None)
                }
                ItemEdit::Place { site, edit } => {
                    (Field::Sites, Part::Site(site.clone()), edit.saw.shown(), edit.to.shown(), None)
                }
                ItemEdit::Due(edit) => plain(Field::Due, &edit.saw, &edit.to),
                ItemEdit::Seal(_) => plain(Field::Seal, &false, &true),
                ItemEdit::Unseal { reason } => {
                    (Field::Seal, Part::All, Value::Flag(true), Value::Flag(false), Some(reason.clone()))
                }
                ItemEdit::Confirmed(edit) => plain(Field::Confirmed, &edit.saw, &edit.to),
                ItemEdit::Shift { edit, reason } => {
                    (Field::Due, Part::All, edit.saw.shown(), edit.to.shown(), Some(reason.clone()))
                }
                ItemEdit::Unshift { edit, .. } => plain(Field::Due, &edit.saw, &edit.to),
                ItemEdit::Course(edit) => plain(Field::Course, &edit.saw, &edit.to),
                ItemEdit::Done(edit) => plain(Field::Done, &edit.saw, &edit.to),
                ItemEdit::Tick { site, edit } => {
                    (Field::Done, Part::Site(site.clone()), edit.saw.shown(), edit.to.shown(), None)
                }
                ItemEdit::Issue(edit) => plain(Field::Issue, &edit.saw, &edit.to),
                ItemEdit::Withdrawn(edit) => plain(Field::Withdrawn, &edit.saw, &edit.to),
            },
            Self::EditMeeting { meeting, edit } => return edit.fact(*meeting),
            Self::EditKey { key, edit } => return edit.fact(Record::AccessKey(key.clone())),
            Self::EditEntry { edit, .. } => match edit {
                EntryEdit::Text(edit) => plain(Field::Text, &edit.saw, &edit.to),
                EntryEdit::Kind(edit) => plain(Field::Kind, &edit.saw, &edit.to),
                EntryEdit::Handled(edit) => plain(Field::Handled, &edit.saw, &edit.to),
                EntryEdit::Withdrawn(edit) => plain(Field::Withdrawn, &edit.saw, &edit.to),
            },
        };
        Fact { record: self.record(), field, part, before, after, reason }
    }
}

type Parts = (Field, Part, Value, Value, Option<String>);

fn whole(after: Value) -> Parts {
    (Field::Whole, Part::All, Value::Nothing, after, None)
}

fn plain<T: Shown>(field: Field, before: &T, after: &T) -> Parts {
    (field, Part::All, before.shown(), after.shown(), None)
}

fn figure<T: Shown>(field: Field, edit: &FigureEdit<T>) -> Parts {
    (field, Part::Source(edit.source.clone()), edit.saw.shown(), edit.to.shown(), edit.reason.clone())
}
