//! Everything that can change, as a closed list. A change carries, for each field, the value that its author saw, so
//! that it can be refused where somebody else was faster; and because of that it also knows its own inverse. What a
//! change may do is decided in `apply`, not here.

pub use super::access::{KeyEdit, NewKey};
pub use super::creation::{Founding, NewAgency, NewEntry, NewIssue, NewItem, NewMeeting, NewSite};
pub use super::meeting_edit::MeetingEdit;

use super::custody::Handover;
use super::day::Day;
use super::entry::EntryKind;
use super::figure::Reading;
use super::ids::{
    AgencyCode, CategoryCode, CheckCode, EntryNo, Fingerprint, IssueNo, ItemNo, MeetingId, Record, SiteCode,
    SourceCode, StageCode,
};
use super::issue::{IssueState, Severity};
use super::item::{Confirmation, Course, Due, Tick};
use super::land::{Area, Position};
use super::percent::Percent;
use super::private::PrivateEdit;
use super::program::Program;
use super::settings::{AgencyEdit, OfficeEdit, ProgramEdit};
use super::site::CheckState;
use serde::{Deserialize, Serialize};

/// A new value, and the one that it is meant to replace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit<T> {
    /// What the author saw.
    pub saw: T,
    /// What is to stand there.
    pub to: T,
}

impl<T> Edit<T> {
    /// From what was seen to what is wanted.
    pub fn new(saw: T, to: T) -> Self {
        Self { saw, to }
    }

    pub(super) fn inverse(&self) -> Self
    where
        T: Clone,
    {
        Self { saw: self.to.clone(), to: self.saw.clone() }
    }
}

/// A new reading of a figure by one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureEdit<T> {
    /// Who says it.
    pub source: SourceCode,
    /// What this source said when the author looked.
    pub saw: Option<Reading<T>>,
    /// What it says now; `None` takes the source's reading away.
    pub to: Option<Reading<T>>,
    /// Why, where a reason was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl<T: Clone> FigureEdit<T> {
    fn inverse(&self, seq: u64) -> Self {
        // The readings keep the rank that they had, or undoing one would let it win a tie that it had lost.
        let ranked = |reading: &Option<Reading<T>>| {
            reading.clone().map(|reading| Reading { rank: reading.rank.or(Some(seq)), ..reading })
        };
        Self { source: self.source.clone(), saw: ranked(&self.to), to: ranked(&self.saw), reason: None }
    }
}

/// One field of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SiteEdit {
    /// How far building has come, says a source.
    Stage(FigureEdit<StageCode>),
    /// Physical progress, says a source.
    Progress(FigureEdit<Percent>),
    /// How large the land is, says a source.
    Area(FigureEdit<Area>),
    /// On what paper the right to the land rests, says a source.
    Tenure(FigureEdit<String>),
    /// How the land may be used, says a source.
    Scheme(FigureEdit<String>),
    /// Where it lies, says a source.
    Position(FigureEdit<Position>),
    /// Until when a stage is planned to be reached.
    Planned {
        /// Which stage.
        stage: StageCode,
        /// The date.
        edit: Edit<Option<Day>>,
    },
    /// A point of the checklist.
    Check {
        /// Which point.
        check: CheckCode,
        /// How it stands.
        edit: Edit<Option<CheckState>>,
    },
    /// Whether the programme covers it.
    InScope(Edit<bool>),
}

/// One field of an obstacle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueEdit {
    /// What it is.
    Text(Edit<String>),
    /// Of what kind.
    Category(Edit<CategoryCode>),
    /// How bad.
    Severity(Edit<Severity>),
    /// Who has to resolve it.
    Resolver(Edit<Option<AgencyCode>>),
    /// Who reported it.
    Reporter(Edit<Option<AgencyCode>>),
    /// On which day it was reported.
    Reported(Edit<Day>),
    /// Open, settled, withdrawn.
    State(Edit<IssueState>),
}

/// What the people in the room agreed to, word by word: a seal is refused when the promise says something else by now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// What is to be done.
    pub text: String,
    /// Who is responsible.
    pub lead: Option<AgencyCode>,
    /// By when.
    pub due: Option<Due>,
}

/// One field of a promise, or one step of its life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemEdit {
    /// What is to be done; of a proposal only.
    Text(Edit<String>),
    /// Who is responsible; of a proposal only.
    Lead(Edit<Option<AgencyCode>>),
    /// Who helps, one by one.
    Support {
        /// Which instansi.
        agency: AgencyCode,
        /// Whether it helps.
        edit: Edit<bool>,
    },
    /// Where, one by one; of a proposal only.
    Place {
        /// Which site.
        site: SiteCode,
        /// Whether it belongs to the promise.
        edit: Edit<bool>,
    },
    /// By when, while it is a proposal.
    Due(Edit<Option<Due>>),
    /// Sealed (disahkan): from now on it counts.
    Seal(Agreed),
    /// The seal is broken by a visible correction (ralat), in the meeting that set it: a proposal again.
    Unseal {
        /// Why.
        reason: String,
    },
    /// The due date of an agreed promise is moved.
    Shift {
        /// From and to.
        edit: Edit<Option<Due>>,
        /// Why.
        reason: String,
    },
    /// The last move of the due date is taken back, as if it had not been.
    Unshift {
        /// From and to: the move turned round.
        edit: Edit<Option<Due>>,
        /// The reason that the move had, so that it can be made again.
        reason: String,
    },
    /// Belum, proses, batal.
    Course(Edit<Course>),
    /// Done as a whole; of a promise without sites only.
    Done(Edit<Option<Tick>>),
    /// Done at one site.
    Tick {
        /// Which site.
        site: SiteCode,
        /// Done or not.
        edit: Edit<Option<Tick>>,
    },
    /// That it is really done, as another instansi says.
    Confirmed(Edit<Option<Confirmation>>),
    /// The obstacle that it is meant to remove.
    Issue(Edit<Option<IssueNo>>),
    /// Taken back, or not.
    Withdrawn(Edit<bool>),
}

/// One field of a decision or note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryEdit {
    /// What was said.
    Text(Edit<String>),
    /// Of what kind.
    Kind(Edit<EntryKind>),
    /// What was put aside for later has been spoken about.
    Handled(Edit<bool>),
    /// Taken back, or not.
    Withdrawn(Edit<bool>),
}

/// Everything that can change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The database comes into being.
    Found(Founding),
    /// The programme is installed.
    InstallProgram(Box<Program>),
    /// A site of the roster.
    AddSite(NewSite),
    /// An instansi.
    AddAgency(NewAgency),
    /// A field of a site.
    EditSite {
        /// Which site.
        site: SiteCode,
        /// What.
        edit: SiteEdit,
    },
    /// A field of an instansi.
    EditAgency {
        /// Which instansi.
        agency: AgencyCode,
        /// What.
        edit: AgencyEdit,
    },
    /// A setting of the programme.
    EditProgram(ProgramEdit),
    /// A setting of the office.
    EditOffice(OfficeEdit),
    /// A private value.
    EditPrivate(PrivateEdit),
    /// The right to write goes to another copy.
    HandOver(Handover),
    /// An obstacle is reported.
    AddIssue(NewIssue),
    /// A field of an obstacle.
    EditIssue {
        /// Which obstacle.
        issue: IssueNo,
        /// What.
        edit: IssueEdit,
    },
    /// A promise is entered.
    AddItem(NewItem),
    /// A field of a promise.
    EditItem {
        /// Which promise.
        item: ItemNo,
        /// What.
        edit: ItemEdit,
    },
    /// A meeting is planned.
    PlanMeeting(NewMeeting),
    /// A step of a meeting's life.
    EditMeeting {
        /// Which meeting.
        meeting: MeetingId,
        /// What.
        edit: MeetingEdit,
    },
    /// A decision or note is written down.
    AddEntry(NewEntry),
    /// A field of a decision or note.
    EditEntry {
        /// Which.
        entry: EntryNo,
        /// What.
        edit: EntryEdit,
    },
    /// A key for SSH comes.
    AddKey(NewKey),
    /// A field of a key.
    EditKey {
        /// Which key.
        key: Fingerprint,
        /// What.
        edit: KeyEdit,
    },
}

impl Change {
    /// The stable name under which the journal keeps it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Found(_) => "base.found",
            Self::InstallProgram(_) => "program.install",
            Self::AddSite(_) => "site.add",
            Self::AddAgency(_) => "agency.add",
            Self::EditSite { edit, .. } => match edit {
                SiteEdit::Stage(_) => "site.stage",
                SiteEdit::Progress(_) => "site.progress",
                SiteEdit::Area(_) => "site.area",
                SiteEdit::Tenure(_) => "site.tenure",
                SiteEdit::Scheme(_) => "site.scheme",
                SiteEdit::Position(_) => "site.position",
                SiteEdit::Planned { .. } => "site.planned",
                SiteEdit::Check { .. } => "site.check",
                SiteEdit::InScope(_) => "site.in_scope",
            },
            Self::EditAgency { edit, .. } => edit.kind(),
            Self::EditProgram(edit) => edit.kind(),
            Self::EditOffice(edit) => edit.kind(),
            Self::EditPrivate(edit) => edit.kind(),
            Self::HandOver(handover) => handover.way.kind(),
            Self::AddIssue(_) => "issue.add",
            Self::EditIssue { edit, .. } => match edit {
                IssueEdit::Text(_) => "issue.text",
                IssueEdit::Category(_) => "issue.category",
                IssueEdit::Severity(_) => "issue.severity",
                IssueEdit::Resolver(_) => "issue.resolver",
                IssueEdit::Reporter(_) => "issue.reporter",
                IssueEdit::Reported(_) => "issue.reported",
                IssueEdit::State(_) => "issue.state",
            },
            Self::AddItem(_) => "item.add",
            Self::EditItem { edit, .. } => match edit {
                ItemEdit::Text(_) => "item.text",
                ItemEdit::Lead(_) => "item.lead",
                ItemEdit::Support { .. } => "item.support",
                ItemEdit::Place { .. } => "item.place",
                ItemEdit::Due(_) => "item.due",
                ItemEdit::Seal(_) => "item.seal",
                ItemEdit::Unseal { .. } => "item.unseal",
                ItemEdit::Confirmed(_) => "item.confirmed",
                ItemEdit::Shift { .. } => "item.shift",
                ItemEdit::Unshift { .. } => "item.unshift",
                ItemEdit::Course(_) => "item.course",
                ItemEdit::Done(_) => "item.done",
                ItemEdit::Tick { .. } => "item.tick",
                ItemEdit::Issue(_) => "item.issue",
                ItemEdit::Withdrawn(_) => "item.withdrawn",
            },
            Self::PlanMeeting(_) => "meeting.plan",
            Self::EditMeeting { edit, .. } => edit.kind(),
            Self::AddEntry(_) => "entry.add",
            Self::EditEntry { edit, .. } => match edit {
                EntryEdit::Text(_) => "entry.text",
                EntryEdit::Kind(_) => "entry.kind",
                EntryEdit::Handled(_) => "entry.handled",
                EntryEdit::Withdrawn(_) => "entry.withdrawn",
            },
            Self::AddKey(_) => "access_key.add",
            Self::EditKey { edit, .. } => edit.kind(),
        }
    }

    /// The record that it is about; `None` for a new one whose number is not given yet.
    pub fn record(&self) -> Option<Record> {
        Some(match self {
            Self::Found(_) => Record::Base,
            Self::InstallProgram(_) => Record::Program,
            Self::AddSite(new) => Record::Site(new.code.clone()),
            Self::AddAgency(new) => Record::Agency(new.code.clone()),
            Self::EditSite { site, .. } => Record::Site(site.clone()),
            Self::EditAgency { agency, .. } => Record::Agency(agency.clone()),
            Self::EditProgram(_) => Record::Program,
            Self::EditOffice(_) => Record::Office,
            Self::EditPrivate(edit) => edit.record.clone(),
            Self::HandOver(_) => Record::Custody,
            Self::AddIssue(new) => Record::Issue(new.number?),
            Self::EditIssue { issue, .. } => Record::Issue(*issue),
            Self::AddItem(new) => Record::Item(new.number?),
            Self::EditItem { item, .. } => Record::Item(*item),
            Self::PlanMeeting(new) => Record::Meeting(new.id?),
            Self::EditMeeting { meeting, .. } => Record::Meeting(*meeting),
            Self::AddEntry(new) => Record::Entry(new.number?),
            Self::EditEntry { entry, .. } => Record::Entry(*entry),
            Self::AddKey(new) => Record::AccessKey(new.fingerprint.clone()),
            Self::EditKey { key, .. } => Record::AccessKey(key.clone()),
        })
    }

    /// The change that takes this one back, given the sequence number under which it was written. `None` where taking
    /// back is not possible: the founding of the database, a seal, the closing of a meeting.
    pub fn inverse(&self, seq: u64) -> Option<Self> {
        Some(match self {
            Self::Found(_) | Self::InstallProgram(_) | Self::AddSite(_) | Self::HandOver(_) => return None,
            Self::AddAgency(new) => {
                Self::EditAgency { agency: new.code.clone(), edit: AgencyEdit::Withdrawn(Edit::new(false, true)) }
            }
            Self::EditAgency { agency, edit } => Self::EditAgency { agency: agency.clone(), edit: edit.inverse() },
            Self::EditProgram(edit) => Self::EditProgram(edit.inverse()),
            Self::EditOffice(edit) => Self::EditOffice(edit.inverse()),
            Self::EditPrivate(edit) => Self::EditPrivate(edit.inverse()?),
            Self::EditSite { site, edit } => Self::EditSite { site: site.clone(), edit: edit.inverse(seq) },
            Self::AddIssue(new) => Self::EditIssue {
                issue: new.number?,
                edit: IssueEdit::State(Edit::new(IssueState::Open, IssueState::Withdrawn { reason: None })),
            },
            Self::EditIssue { issue, edit } => Self::EditIssue { issue: *issue, edit: edit.inverse() },
            Self::AddItem(new) => {
                Self::EditItem { item: new.number?, edit: ItemEdit::Withdrawn(Edit::new(false, true)) }
            }
            Self::EditItem { item, edit } => Self::EditItem { item: *item, edit: edit.inverse()? },
            Self::PlanMeeting(new) => Self::EditMeeting { meeting: new.id?, edit: MeetingEdit::Cancel },
            Self::EditMeeting { meeting, edit } => Self::EditMeeting { meeting: *meeting, edit: edit.inverse()? },
            Self::AddEntry(new) => {
                Self::EditEntry { entry: new.number?, edit: EntryEdit::Withdrawn(Edit::new(false, true)) }
            }
            Self::EditEntry { entry, edit } => Self::EditEntry { entry: *entry, edit: edit.inverse() },
            Self::AddKey(new) => new.inverse(),
            Self::EditKey { key, edit } => Self::EditKey { key: key.clone(), edit: edit.inverse() },
        })
    }
}

impl SiteEdit {
    fn inverse(&self, seq: u64) -> Self {
        match self {
            Self::Stage(edit) => Self::Stage(edit.inverse(seq)),
            Self::Progress(edit) => Self::Progress(edit.inverse(seq)),
            Self::Area(edit) => Self::Area(edit.inverse(seq)),
            Self::Tenure(edit) => Self::Tenure(edit.inverse(seq)),
            Self::Scheme(edit) => Self::Scheme(edit.inverse(seq)),
            Self::Position(edit) => Self::Position(edit.inverse(seq)),
            Self::Planned { stage, edit } => Self::Planned { stage: stage.clone(), edit: edit.inverse() },
            Self::Check { check, edit } => Self::Check { check: check.clone(), edit: edit.inverse() },
            Self::InScope(edit) => Self::InScope(edit.inverse()),
        }
    }
}

impl IssueEdit {
    fn inverse(&self) -> Self {
        match self {
            Self::Text(edit) => Self::Text(edit.inverse()),
            Self::Category(edit) => Self::Category(edit.inverse()),
            Self::Severity(edit) => Self::Severity(edit.inverse()),
            Self::Resolver(edit) => Self::Resolver(edit.inverse()),
            Self::Reporter(edit) => Self::Reporter(edit.inverse()),
            Self::Reported(edit) => Self::Reported(edit.inverse()),
            Self::State(edit) => Self::State(edit.inverse()),
        }
    }
}

impl ItemEdit {
    fn inverse(&self) -> Option<Self> {
        Some(match self {
            Self::Text(edit) => Self::Text(edit.inverse()),
            Self::Lead(edit) => Self::Lead(edit.inverse()),
            Self::Support { agency, edit } => Self::Support { agency: agency.clone(), edit: edit.inverse() },
            Self::Place { site, edit } => Self::Place { site: site.clone(), edit: edit.inverse() },
            Self::Due(edit) => Self::Due(edit.inverse()),
            Self::Seal(_) | Self::Unseal { .. } => return None,
            Self::Shift { edit, reason } => Self::Unshift { edit: edit.inverse(), reason: reason.clone() },
            Self::Unshift { edit, reason } => Self::Shift { edit: edit.inverse(), reason: reason.clone() },
            Self::Course(edit) => Self::Course(edit.inverse()),
            Self::Done(edit) => Self::Done(edit.inverse()),
            Self::Tick { site, edit } => Self::Tick { site: site.clone(), edit: edit.inverse() },
            Self::Confirmed(edit) => Self::Confirmed(edit.inverse()),
            Self::Issue(edit) => Self::Issue(edit.inverse()),
            Self::Withdrawn(edit) => Self::Withdrawn(edit.inverse()),
        })
    }
}

impl EntryEdit {
    fn inverse(&self) -> Self {
        match self {
            Self::Text(edit) => Self::Text(edit.inverse()),
            Self::Kind(edit) => Self::Kind(edit.inverse()),
            Self::Handled(edit) => Self::Handled(edit.inverse()),
            Self::Withdrawn(edit) => Self::Withdrawn(edit.inverse()),
        }
    }
}
