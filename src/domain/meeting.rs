//! A meeting of the series: what it is called, who was asked and who came, what was to be spoken about, and where it
//! stands. How it changes lives in `meeting_edit`, what can be asked of it in `query::meeting`.

use super::creation::NewMeeting;
use super::day::{Day, Moment};
use super::ids::{AgencyCode, EntryNo, IssueNo, ItemNo, MeetingId, SiteCode};
use super::office::{Signatory, Signing};
use super::site::Touch;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

/// Hour and minute on the wall clock of the programme's zone, kept and typed as `09:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct TimeOfDay {
    minutes: u16,
}

impl TimeOfDay {
    /// Hour 0–23 and minute 0–59; `None` for a time that no clock shows.
    pub fn new(hour: u32, minute: u32) -> Option<Self> {
        let minutes = (hour < 24 && minute < 60).then_some(hour * 60 + minute)?;
        u16::try_from(minutes).ok().map(|minutes| Self { minutes })
    }

    /// The hour.
    pub fn hour(self) -> u32 {
        u32::from(self.minutes / 60)
    }

    /// The minute.
    pub fn minute(self) -> u32 {
        u32::from(self.minutes % 60)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

/// A text that is no time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATime;

impl fmt::Display for NotATime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a time of day")
    }
}

impl FromStr for TimeOfDay {
    type Err = NotATime;

    /// Reads `9`, `09:30` and `9.30`, as both are written in Indonesia.
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let (hour, minute) = text.trim().split_once([':', '.']).unwrap_or((text.trim(), "00"));
        let figure = |part: &str, least: usize| {
            let fits = (least..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| part.parse().ok()).flatten().ok_or(NotATime)
        };
        Self::new(figure(hour, 1)?, figure(minute, 2)?).ok_or(NotATime)
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = NotATime;

    fn try_from(text: String) -> Result<Self, NotATime> {
        text.parse()
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.to_string()
    }
}

/// Where a meeting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingState {
    /// Direncanakan.
    Planned,
    /// Berjalan.
    Running {
        /// Since when.
        since: Moment,
    },
    /// Ditutup.
    Closed {
        /// Since when it ran.
        since: Moment,
        /// When it was closed.
        at: Moment,
        /// The journal's sequence number of the closing: the minutes are the world as it stood there.
        seq: u64,
    },
    /// Dibatalkan.
    Cancelled,
}

/// A closing that was opened again for a correction (ralat): its version of the minutes stays printable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastClosing {
    /// When it had been closed.
    pub at: Moment,
    /// The journal's sequence number of that closing.
    pub seq: u64,
    /// Why it was opened again.
    pub reason: String,
    /// When it was opened again.
    pub reopened: Moment,
}

/// Whether an instansi came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Hadir.
    Present,
    /// Tidak hadir.
    Absent,
    /// Diwakili.
    Represented,
}

/// How one instansi answered the roll. Names stand in the minutes: they are record, not private.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// Whether it came.
    pub presence: Presence,
    /// Who came for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// That person's post (jabatan).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
    /// By whose mandate, when represented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate: Option<String>,
}

impl Attendance {
    /// An answer without a name.
    pub fn plain(presence: Presence) -> Self {
        Self { presence, name: None, post: None, mandate: None }
    }

    /// Whether somebody sits there for the instansi.
    pub fn is_here(&self) -> bool {
        self.presence != Presence::Absent
    }
}

/// How long a point of the agenda was spoken about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Which point.
    pub point: u32,
    /// From when.
    pub from: Moment,
    /// Until when; `None` while it is being spoken about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Moment>,
}

/// Something that a meeting leaves vague. It is settled, or accepted as it is, before the meeting closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// A promise of this meeting for which nobody is responsible.
    NoLead(ItemNo),
    /// A promise of this meeting without a due date.
    NoDue(ItemNo),
    /// A proposal of this meeting that was not sealed.
    Unsealed(ItemNo),
    /// A point of the agenda that was not reached.
    NotReached(u32),
    /// An obstacle reported in this meeting that nobody has to resolve.
    NoResolver(IssueNo),
    /// Something put aside for later that later never came for.
    Parked(EntryNo),
}

impl Doubt {
    /// The stable code in the journal's index and on the command line.
    pub fn code(self) -> String {
        match self {
            Self::NoLead(item) => format!("tanpa-instansi TL-{item}"),
            Self::NoDue(item) => format!("tanpa-tenggat TL-{item}"),
            Self::Unsealed(item) => format!("usulan TL-{item}"),
            Self::NotReached(point) => format!("acara {point}"),
            Self::NoResolver(issue) => format!("tanpa-penyelesai K-{issue}"),
            Self::Parked(entry) => format!("ditunda {entry}"),
        }
    }
}

/// One meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its internal identity.
    pub id: MeetingId,
    /// The number that people know it by, given at its start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Its title.
    pub title: String,
    /// Its day.
    pub day: Day,
    /// When it begins, as invited or as it was; the clock at its start where nobody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begins: Option<TimeOfDay>,
    /// When it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<TimeOfDay>,
    /// Where it is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The number of the letter of invitation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// The date of that letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter_day: Option<Day>,
    /// Who leads it, keeps it and writes it down, where that is not whom the office's settings name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub officers: BTreeMap<Signing, Signatory>,
    /// The points to be spoken about, by their number.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "agenda")]
    pub agenda: BTreeMap<u32, String>,
    /// What was spoken about and how long, in the order in which it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<Turn>,
    /// Who is asked to come or not to, other than usual (see `query::meeting`).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub invited: BTreeMap<AgencyCode, bool>,
    /// How each instansi answered the roll.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attendance: BTreeMap<AgencyCode, Attendance>,
    /// What is vague and was accepted as it is.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub accepted: BTreeSet<Doubt>,
    /// The promises that its review has been through.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub reviewed: BTreeSet<ItemNo>,
    /// The sites that needed words and were passed over.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub skipped: BTreeSet<SiteCode>,
    /// Where it stands.
    pub state: MeetingState,
    /// Its earlier closings, oldest first; each was opened again for a correction.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub past: Vec<PastClosing>,
    /// When it was last touched.
    pub touched: Touch,
}

/// Reads an agenda also in its first form, a plain list.
fn agenda<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<u32, String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Form {
        Listed(Vec<String>),
        // The keys of an object are text, also where they are numbers.
        Numbered(BTreeMap<String, String>),
    }
    match Form::deserialize(deserializer)? {
        Form::Listed(points) => Ok(numbered(points)),
        Form::Numbered(points) => {
            let number = |(point, text): (String, String)| Ok((point.parse().map_err(D::Error::custom)?, text));
            points.into_iter().map(number).collect()
        }
    }
}

/// The points of an agenda with their numbers, from 1.
fn numbered(points: Vec<String>) -> BTreeMap<u32, String> {
    (1..).zip(points).collect()
}

impl Meeting {
    /// A meeting that is only planned, and of which nothing else is said yet.
    pub fn planned(id: MeetingId, new: &NewMeeting, touched: Touch) -> Self {
        Self {
            id,
            number: None,
            title: new.title.clone(),
            day: new.day,
            begins: new.begins,
            ends: None,
            place: new.place.clone(),
            letter: None,
            letter_day: None,
            officers: BTreeMap::new(),
            agenda: numbered(new.agenda.clone()),
            turns: Vec::new(),
            invited: BTreeMap::new(),
            attendance: BTreeMap::new(),
            accepted: BTreeSet::new(),
            reviewed: BTreeSet::new(),
            skipped: BTreeSet::new(),
            state: MeetingState::Planned,
            past: Vec::new(),
            touched,
        }
    }

    /// Whether it is running; also while it is open again for a correction.
    pub fn is_running(&self) -> bool {
        matches!(self.state, MeetingState::Running { .. })
    }

    /// Whether it is open again after it had been closed: what is done now is a correction.
    pub fn is_correcting(&self) -> bool {
        self.is_running() && !self.past.is_empty()
    }

    /// The journal's sequence number of its closing.
    pub fn closed_at(&self) -> Option<u64> {
        match self.state {
            MeetingState::Closed { seq, .. } => Some(seq),
            _ => None,
        }
    }

    /// Since when it runs or ran, by the clock of the one who recorded it.
    pub fn since(&self) -> Option<Moment> {
        match self.state {
            MeetingState::Running { since } | MeetingState::Closed { since, .. } => Some(since),
            MeetingState::Planned | MeetingState::Cancelled => None,
        }
    }

    /// Since when it is open now: since it began, or since it was opened again for a correction.
    pub fn open_since(&self) -> Option<Moment> {
        let reopened = self.past.last().map(|past| past.reopened);
        self.since().filter(|_| self.is_running()).map(|since| reopened.unwrap_or(since))
    }

    /// When it was closed first; corrections do not make a meeting longer.
    pub fn until(&self) -> Option<Moment> {
        match (self.past.first(), self.state) {
            (Some(past), _) => Some(past.at),
            (None, MeetingState::Closed { at, .. }) => Some(at),
            _ => None,
        }
    }

    /// Which version of its minutes stands, or is being made: 1, and one more for each correction.
    pub fn version(&self) -> usize {
        self.past.len() + 1
    }

    /// The closings of all versions, oldest first.
    pub fn closings(&self) -> Vec<u64> {
        self.past.iter().map(|past| past.seq).chain(self.closed_at()).collect()
    }

    /// The point that is being spoken about.
    pub fn point(&self) -> Option<u32> {
        self.turns.last().filter(|turn| turn.to.is_none()).map(|turn| turn.point)
    }

    /// Whether a point was spoken about.
    pub fn was_reached(&self, point: u32) -> bool {
        self.turns.iter().any(|turn| turn.point == point)
    }

    /// Whole minutes spent on a point until now.
    pub fn minutes_on(&self, point: u32, now: Moment) -> i64 {
        let of = self.turns.iter().filter(|turn| turn.point == point);
        let spent = of.map(|turn| (turn.to.unwrap_or(now) - turn.from).max(chrono::Duration::zero()));
        spent.sum::<chrono::Duration>().num_minutes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        let read = |text: &str| text.parse::<TimeOfDay>().map(|time| time.to_string());
        for (text, want) in
            [("9", "09:00"), ("09:30", "09:30"), ("9.05", "09:05"), (" 23:59 ", "23:59"), ("0", "00:00")]
        {
            assert_eq!(read(text).as_deref(), Ok(want), "{text}");
        }
        for text in ["", "24:00", "9:60", "9:5", "9:", ":30", "pagi", "009:00", "9:30:00", "-1:00", "+9"] {
            assert_eq!(read(text), Err(NotATime), "{text}");
        }
    }

    #[test]
    fn an_agenda_in_its_first_form_is_still_read() {
        let old = r#"{"id":1,"title":"Rapat","day":"2026-11-24","agenda":["Lahan","Dana"],"state":"planned",
            "touched":{"seq":1,"at":"2026-11-24T02:00:00Z"}}"#;
        let meeting: Meeting = serde_json::from_str(old).unwrap();
        assert_eq!(meeting.agenda, BTreeMap::from([(1, "Lahan".to_owned()), (2, "Dana".to_owned())]));
        let again: Meeting = serde_json::from_str(&serde_json::to_string(&meeting).unwrap()).unwrap();
        assert_eq!(again, meeting);
    }
}
