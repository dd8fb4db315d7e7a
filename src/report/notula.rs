//! The minutes of one meeting as data: everything that stands on the paper, in the order in which it stands there, with
//! names instead of references. Nothing here knows a format, and no text is in the words of a language yet. The names of
//! the fields in JSON are stable.

use crate::domain::day::{Day, Moment, Zone};
use crate::domain::ids::{EntryNo, IssueNo, ItemNo};
use crate::domain::issue::Severity;
use crate::domain::item::Due;
use crate::domain::meeting::{Presence, TimeOfDay};
use crate::domain::office::{Signatory, Signing};
use crate::domain::percent::Percent;
use crate::domain::query::review::ReviewCounts;

/// The minutes.
#[derive(Clone, Debug, PartialEq)]
pub struct Notula {
    /// The lines of the letterhead.
    pub letterhead: Vec<String>,
    /// Draft, or which version.
    pub standing: Standing,
    /// What it says is invented.
    pub sample: bool,
    /// It was recorded under a frozen clock.
    pub rehearsal: bool,
    /// The programme's name.
    pub program: String,
    /// The place whose programme it is.
    pub place: String,
    /// The zone of its wall clocks.
    pub zone: Zone,
    /// The meeting itself.
    pub meeting: Facts,
    /// Who leads it, keeps it and writes it down, in the order of the paper.
    pub officers: Vec<(Signing, Signatory)>,
    /// Who came, by instansi in order of precedence.
    pub present: Vec<Guest>,
    /// Who was asked and did not come.
    pub absent: Vec<Guest>,
    /// How many who were asked are not recorded as present or absent.
    pub uncalled: usize,
    /// The meeting before, with which this one is compared.
    pub before: Option<Before>,
    /// What was said at the opening or about no site: notes.
    pub opening: Vec<Saying>,
    /// What became of the promises of earlier meetings.
    pub review: Review,
    /// How many sites stand where.
    pub progress: Progress,
    /// What moved since the meeting before.
    pub moved: Vec<Moved>,
    /// The obstacles, site by site.
    pub issues: Vec<SiteTalk>,
    /// What was decided.
    pub decisions: Vec<Saying>,
    /// The promises, by instansi in order of precedence.
    pub matrix: Vec<Group>,
    /// The numbers of promises that are not in the matrix, and why.
    pub gaps: Vec<Gap>,
    /// What was entered in the meeting and not agreed.
    pub proposals: Vec<Promise>,
    /// What was put aside for later.
    pub parked: Vec<Saying>,
    /// The next meeting, where one is planned.
    pub next: Option<Next>,
    /// The corrections behind this version, oldest first.
    pub corrections: Vec<Ralat>,
    /// All sites of the programme.
    pub sites: Vec<SiteLine>,
    /// The moment that stands in the files as the time of their making: it comes from the meeting, not from the clock.
    pub stamp: Moment,
}

/// Whether the text can still change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The meeting is not closed.
    Draft,
    /// Closed.
    Final {
        /// 1, and one more for each correction.
        version: usize,
        /// The short code by which the text can be checked.
        code: String,
    },
}

/// What stands in the head of the minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its number.
    pub number: Option<u32>,
    /// Its title.
    pub title: String,
    /// Its day.
    pub day: Day,
    /// From when.
    pub begins: Option<TimeOfDay>,
    /// Until when.
    pub ends: Option<TimeOfDay>,
    /// Where.
    pub place: Option<String>,
    /// The number of the letter of invitation.
    pub letter: Option<String>,
    /// The date of that letter.
    pub letter_day: Option<Day>,
    /// The points to be spoken about.
    pub agenda: Vec<Point>,
}

/// A point of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its number.
    pub number: u32,
    /// What it says.
    pub text: String,
    /// Whether it was spoken about.
    pub reached: bool,
}

/// The meeting before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// Its number.
    pub number: Option<u32>,
    /// Its day.
    pub day: Day,
}

/// An instansi at the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// The instansi.
    pub agency: String,
    /// Whether it came.
    pub presence: Presence,
    /// Who came for it.
    pub name: Option<String>,
    /// That person's post.
    pub post: Option<String>,
    /// By whose mandate.
    pub mandate: Option<String>,
}

/// A decision or note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// Its number.
    pub number: EntryNo,
    /// What was said.
    pub text: String,
    /// About which sites.
    pub places: Vec<Place>,
}

/// A site, so that nobody mistakes it for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The number that people call out.
    pub number: u32,
    /// The official code.
    pub code: String,
    /// Its name, with the kecamatan where another has the same.
    pub name: String,
}

/// Something with a code and a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
}

/// A promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Its number, `TL-12`.
    pub number: ItemNo,
    /// What is to be done.
    pub text: String,
    /// Who is responsible.
    pub agency: Option<Named>,
    /// Who helps.
    pub support: Vec<Named>,
    /// Where.
    pub places: Vec<Place>,
    /// By when, as it stands now.
    pub due: Option<Due>,
    /// The day that is meant, as far as there is one.
    pub due_day: Option<Day>,
    /// By when it was promised first.
    pub first_due: Option<Due>,
    /// Each move of the due date.
    pub shifts: Vec<Move>,
    /// Where it stands.
    pub status: Status,
    /// Days past the due date.
    pub late: Option<u32>,
    /// At how many of its sites it is done.
    pub ticked: usize,
    /// What proves that it is done.
    pub evidence: Vec<String>,
    /// Who says that it is really done.
    pub confirmed: Option<String>,
    /// The number of the meeting that sealed it.
    pub sealed_in: Option<u32>,
    /// When it was sealed.
    pub sealed: Option<Moment>,
}

/// Where a promise stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Belum.
    Todo,
    /// Proses.
    Doing,
    /// Selesai.
    Done,
    /// Batal, and why.
    Cancelled(String),
}

/// One move of a due date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// From.
    pub from: Option<Due>,
    /// To.
    pub to: Option<Due>,
    /// Why.
    pub reason: String,
}

/// What became of the promises of earlier meetings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// How many are done.
    pub done: usize,
    /// How many are under way.
    pub doing: usize,
    /// How many have not begun.
    pub todo: usize,
    /// How many were cancelled.
    pub cancelled: usize,
    /// How many of those not done are late.
    pub late: usize,
    /// What came of going through them one by one in the meeting.
    pub course: ReviewCounts,
    /// The promises themselves, by number.
    pub promises: Vec<Promise>,
}

/// Phases by kecamatan; each row and the last one add up to their sites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The names of the phases, in order.
    pub phases: Vec<String>,
    /// One row for each kecamatan.
    pub rows: Vec<Counts>,
    /// All of them together.
    pub total: Counts,
}

/// How many sites of a kecamatan stand where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The kecamatan; empty for all together.
    pub district: String,
    /// In each phase.
    pub phases: Vec<usize>,
    /// Without a recorded stage.
    pub unrecorded: usize,
    /// All of its sites.
    pub sites: usize,
    /// Open obstacles.
    pub issues: usize,
}

/// A figure of a site that moved since the meeting before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The site.
    pub place: Place,
    /// What moved.
    pub what: What,
}

/// From what to what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The stage, by name.
    Stage(Option<String>, Option<String>),
    /// The physical progress.
    Progress(Option<Percent>, Option<Percent>),
}

/// The obstacles of one site, and what was said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteTalk {
    /// The site.
    pub place: Place,
    /// Its kecamatan.
    pub district: String,
    /// Its obstacles: the open ones, and those settled since the meeting before.
    pub issues: Vec<Obstacle>,
    /// What was noted about it in the meeting.
    pub notes: Vec<String>,
}

/// An obstacle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// Its number, `K-5`.
    pub number: IssueNo,
    /// What kind.
    pub category: String,
    /// What it is.
    pub text: String,
    /// How bad.
    pub severity: Severity,
    /// Since when.
    pub reported: Day,
    /// Who has to resolve it.
    pub resolver: Option<String>,
    /// How it was settled, and on which day.
    pub settled: Option<(String, Day)>,
    /// The promises that are meant to remove it.
    pub promises: Vec<ItemNo>,
}

/// The promises of one instansi.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Whose; `None` where nobody is responsible.
    pub agency: Option<Named>,
    /// Its promises, by number.
    pub promises: Vec<Promise>,
}

/// Numbers that are not in the matrix, for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Why.
    pub why: Missing,
    /// From–to, each inclusive.
    pub numbers: Vec<(ItemNo, ItemNo)>,
}

/// Why a number is not in the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// Done before this meeting.
    Done,
    /// Cancelled before this meeting.
    Cancelled,
    /// Agreed in a later meeting than this.
    Later,
    /// A proposal, not agreed.
    Proposed,
    /// Taken back.
    Withdrawn,
    /// Never given out, such as a number that a refused operation had taken.
    Unused,
}

impl Missing {
    /// All, in the order of the paper.
    pub const ALL: [Self; 6] =
        [Self::Done, Self::Cancelled, Self::Later, Self::Proposed, Self::Withdrawn, Self::Unused];
}

/// The next meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// Its title.
    pub title: String,
    /// Its day.
    pub day: Day,
    /// When it begins.
    pub begins: Option<TimeOfDay>,
    /// Where.
    pub place: Option<String>,
}

/// A correction of a closed meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ralat {
    /// The version that it led to.
    pub version: usize,
    /// On which day.
    pub day: Day,
    /// Why.
    pub reason: String,
}

/// A site in the annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteLine {
    /// The site.
    pub place: Place,
    /// Its kecamatan.
    pub district: String,
    /// Its stage, by name.
    pub stage: Option<String>,
    /// Its physical progress.
    pub progress: Option<Percent>,
    /// Open obstacles.
    pub issues: usize,
    /// Open promises.
    pub items: usize,
}

impl Notula {
    /// All promises of the matrix, in the order of the paper.
    pub fn promises(&self) -> impl Iterator<Item = &Promise> {
        self.matrix.iter().flat_map(|group| &group.promises)
    }
}
