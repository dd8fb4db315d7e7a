//! A promise (tindak lanjut): who does what, where, by when, and what became of it.

use super::day::{Day, Moment};
use super::ids::{AgencyCode, IssueNo, ItemNo, MeetingId, SiteCode};
use super::site::Touch;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// By when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// By the end of this day.
    On(Day),
    /// By the next meeting: without a date, and never late, until that meeting is planned; it then moves with it, and
    /// is fixed when it opens.
    NextMeeting,
}

impl Due {
    /// The day, if there is one.
    pub fn day(self) -> Option<Day> {
        match self {
            Self::On(day) => Some(day),
            Self::NextMeeting => None,
        }
    }
}

/// That it was agreed: from then on it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// In which meeting.
    pub meeting: MeetingId,
    /// When.
    pub at: Moment,
    /// The journal's sequence number of the sealing.
    pub seq: u64,
    /// The due date at that moment, which is never overwritten.
    pub due: Option<Due>,
}

/// One move of the due date after sealing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// From.
    pub from: Option<Due>,
    /// To.
    pub to: Option<Due>,
    /// Why.
    pub reason: String,
    /// When it was moved.
    pub at: Moment,
}

/// That it was done, for one site or as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// On which day.
    pub on: Day,
    /// What proves it; empty is shown as "tanpa bukti".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// Who says so, where that is not who is responsible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<AgencyCode>,
}

/// That a finished promise is really finished, as said by another instansi than the one that made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// By whom.
    pub by: AgencyCode,
    /// On which day.
    pub on: Day,
}

/// A seal that was broken again: what had been agreed was recorded wrongly (ralat).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The seal as it was.
    pub seal: Seal,
    /// Why it was broken.
    pub reason: String,
    /// When.
    pub at: Moment,
}

/// How far it has come, apart from being done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Course {
    /// Belum.
    Todo,
    /// Proses.
    Doing,
    /// Batal.
    Cancelled {
        /// Why.
        reason: String,
    },
}

/// What is shown as its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Belum.
    Todo,
    /// Proses.
    Doing,
    /// Selesai.
    Done,
    /// Batal.
    Cancelled,
}

/// One promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionItem {
    /// Its number, `TL-12`.
    pub number: ItemNo,
    /// What is to be done.
    pub text: String,
    /// Who is responsible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<AgencyCode>,
    /// Who helps.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub support: BTreeSet<AgencyCode>,
    /// Where; none means the programme as a whole.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub sites: BTreeSet<SiteCode>,
    /// By when, as it stands now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    /// While it is due by the next meeting: the day of that meeting, once it is planned. Follows from the meetings, and
    /// is kept here so that a promise can be judged by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub awaits: Option<Day>,
    /// The meeting whose opening gave a promise "by the next meeting" its date for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed_by: Option<MeetingId>,
    /// How far it has come.
    pub course: Course,
    /// Done, as a whole; only for a promise without sites.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Tick>,
    /// Done, site by site.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ticks: BTreeMap<SiteCode, Tick>,
    /// Agreed; until then it is a proposal (usulan).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<Seal>,
    /// That it is really done, as another instansi says; counts only while it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<Confirmation>,
    /// Each seal that was broken again, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// Each move of the due date, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shifts: Vec<Shift>,
    /// The obstacle that it is meant to remove.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<IssueNo>,
    /// The meeting in which it was entered, if one was running.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered_in: Option<MeetingId>,
    /// Taken back; keeps its number and counts nowhere.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
    /// When it was last touched.
    pub touched: Touch,
}

impl ActionItem {
    /// The status that is shown: done is said by the ticks, never stored beside them.
    pub fn status(&self) -> Status {
        match self.course {
            Course::Cancelled { .. } => Status::Cancelled,
            _ if self.is_done() => Status::Done,
            Course::Todo if self.ticks.is_empty() => Status::Todo,
            _ => Status::Doing,
        }
    }

    fn is_done(&self) -> bool {
        if self.sites.is_empty() { self.done.is_some() } else { self.ticks_done() == self.sites.len() }
    }

    /// Finished, and said to be so by another instansi.
    pub fn is_confirmed(&self) -> bool {
        self.status() == Status::Done && self.confirmed.is_some()
    }

    /// The day by which it is due, as far as there is one by now: "by the next meeting" has one once that is planned.
    pub fn due_day(&self) -> Option<Day> {
        match self.due? {
            Due::On(day) => Some(day),
            Due::NextMeeting => self.awaits,
        }
    }

    /// How many of its sites are ticked.
    pub fn ticks_done(&self) -> usize {
        self.sites.iter().filter(|site| self.ticks.contains_key(*site)).count()
    }

    /// A proposal: entered, neither agreed nor taken back.
    pub fn is_proposal(&self) -> bool {
        self.seal.is_none() && !self.withdrawn
    }

    /// Agreed and neither done nor cancelled.
    pub fn is_open(&self) -> bool {
        self.seal.is_some() && !self.withdrawn && matches!(self.status(), Status::Todo | Status::Doing)
    }

    /// Open, and still to be done at this site.
    pub fn is_open_at(&self, site: &SiteCode) -> bool {
        self.is_open() && self.sites.contains(site) && !self.ticks.contains_key(site)
    }

    /// Days past the due date; `None` while it is not open, has no date, or is not late.
    pub fn days_late(&self, today: Day) -> Option<u32> {
        let due = self.due_day().filter(|_| self.is_open())?;
        u32::try_from((today - due).num_days()).ok().filter(|days| *days > 0)
    }

    /// Days until the due date, 0 meaning today; `None` while it is not open, has no date, or is late.
    pub fn days_left(&self, today: Day) -> Option<u32> {
        let due = self.due_day().filter(|_| self.is_open())?;
        u32::try_from((due - today).num_days()).ok()
    }

    /// The due date that was promised first: at sealing, or as it stands while it is a proposal.
    pub fn first_due(&self) -> Option<Due> {
        self.seal.map_or(self.due, |seal| seal.due)
    }
}
