//! The world: everything that is known at one moment, immutable and cheap to share. Looking at it is done by `query`,
//! changing it by `apply`; here is only what it is made of.

use super::access::AccessKey;
use super::agency::Agency;
use super::change::Founding;
use super::custody::Custody;
use super::entry::Entry;
use super::ids::{AgencyCode, EntryNo, Fingerprint, IssueNo, ItemNo, MeetingId, SiteCode};
use super::issue::Issue;
use super::item::ActionItem;
use super::meeting::Meeting;
use super::office::Office;
use super::operation::Row;
use super::private::PrivateMarks;
use super::program::Program;
use super::site::Site;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Records of one kind by their key; sharing the whole and each record costs a pointer.
pub type Shelf<K, V> = Arc<BTreeMap<K, Arc<V>>>;

/// A snapshot of one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    /// The journal's sequence number of the last change in it; 0 before the first.
    pub seq: u64,
    /// What the database is; `None` before it is founded.
    pub base: Option<Arc<Founding>>,
    /// The programme.
    pub program: Arc<Program>,
    /// The office that keeps the record.
    pub office: Arc<Office>,
    /// Which private values there are, and nothing of what they say.
    pub private: Arc<PrivateMarks>,
    /// Who has the right to write; `None` as long as it was never handed over.
    pub custody: Option<Arc<Custody>>,
    /// The sites, in order of their official codes.
    pub sites: Shelf<SiteCode, Site>,
    /// The instansi.
    pub agencies: Shelf<AgencyCode, Agency>,
    /// The obstacles.
    pub issues: Shelf<IssueNo, Issue>,
    /// The promises.
    pub items: Shelf<ItemNo, ActionItem>,
    /// The meetings, in the order in which they were planned.
    pub meetings: Shelf<MeetingId, Meeting>,
    /// Decisions and notes.
    pub entries: Shelf<EntryNo, Entry>,
    /// The keys that open over SSH, or did.
    pub access_keys: Shelf<Fingerprint, AccessKey>,
    /// What has happened, as far as it has been read in.
    pub log: Log,
}

/// The journal as far as it is in memory. The first picture does not wait for it, so a world may be without.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    rows: Arc<Vec<Arc<Row>>>,
    whole: bool,
}

impl Log {
    /// A log that begins with the first row of the journal.
    pub fn from_start(rows: Vec<Arc<Row>>) -> Self {
        Self { rows: Arc::new(rows), whole: true }
    }

    /// The rows, oldest first.
    pub fn rows(&self) -> &[Arc<Row>] {
        &self.rows
    }

    /// Whether it reaches back to the first row.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    pub(super) fn push(&mut self, row: Arc<Row>) {
        Arc::make_mut(&mut self.rows).push(row);
    }
}

impl World {
    /// An empty world that will remember everything that is folded into it.
    pub fn empty() -> Self {
        Self { log: Log::from_start(Vec::new()), ..Self::default() }
    }

    /// A site by its code.
    pub fn site(&self, code: &SiteCode) -> Option<&Arc<Site>> {
        self.sites.get(code)
    }

    /// A site by the number that people call out.
    pub fn site_numbered(&self, number: u32) -> Option<&Arc<Site>> {
        self.sites.values().find(|site| site.number == number)
    }

    /// The meeting that is running.
    pub fn running(&self) -> Option<&Arc<Meeting>> {
        self.meetings.values().rev().find(|meeting| meeting.is_running())
    }

    /// A meeting by the number that people know.
    pub fn meeting_numbered(&self, number: u32) -> Option<&Arc<Meeting>> {
        self.meetings.values().find(|meeting| meeting.number == Some(number))
    }

    /// Whether what it says is invented.
    pub fn is_sample(&self) -> bool {
        self.base.as_ref().is_some_and(|base| base.sample)
    }

    /// Whether it was made under a frozen clock.
    pub fn is_rehearsal(&self) -> bool {
        self.base.as_ref().is_some_and(|base| base.rehearsal)
    }

    /// The day of a moment in the programme's zone.
    pub fn day(&self, moment: super::day::Moment) -> super::day::Day {
        self.program.zone.day(moment)
    }
}
