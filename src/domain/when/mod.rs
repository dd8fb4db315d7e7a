//! Dates as Indonesians type and say them, and what they mean. One parser for the capture line, the command line and the
//! board; the day that counts as today is a value. Sentences about it are made in `words`.

mod read;
#[cfg(test)]
mod tests;
mod tokens;

use super::day::{self, Day, DayError};
use super::item::Due;
use super::meeting::MeetingState;
use super::world::World;
use chrono::{Datelike, Weekday};

/// A due date may lie so many years ahead; beyond that a year was mistyped.
const FARTHEST_YEARS: i32 = 20;
/// No phrase for a date has more words than this.
const MOST_WORDS: usize = 8;

/// What a date is read against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The day that counts as today.
    pub today: Day,
    /// The day of the next meeting, once it is planned.
    pub next_meeting: Option<Day>,
}

impl Calendar {
    /// The calendar of a world. In a meeting that is entered afterwards, "besok" is the day after that meeting.
    pub fn of(world: &World, today: Day) -> Self {
        let today = world.running().map_or(today, |meeting| meeting.day.min(today));
        let planned = world.meetings.values().filter(|meeting| meeting.state == MeetingState::Planned);
        let next_meeting = planned.map(|meeting| meeting.day).filter(|day| *day >= today).min();
        Self { today, next_meeting }
    }
}

/// A date as it was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// By when; `None` is "tanpa tenggat".
    pub due: Option<Due>,
    /// The day that this means as things stand.
    pub day: Option<Day>,
    /// What has to be said with it, because it could have meant something else.
    pub note: Option<Note>,
}

impl When {
    /// Whether it falls on a Saturday or Sunday.
    pub fn is_weekend(&self) -> bool {
        self.day.is_some_and(is_weekend)
    }
}

/// How a date that could mean two things was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The name of today's weekday: the one in a week.
    NotToday,
    /// "Jumat depan": the one of next week, not the very next.
    OfNextWeek,
    /// "Minggu depan": from Monday of next week.
    NextWeekMonday,
    /// The end of a week: its last working day.
    LastWorkday,
    /// A whole month: its last day.
    EndOfMonth,
    /// A whole year: its last day.
    EndOfYear,
    /// A day without a year, of which this year's is long past: next year's.
    NextYear,
    /// The first of a month falls on a weekend: the next working day.
    NextWorkday,
    /// "Sebelum": on that day at the latest.
    OnThatDay,
}

/// Why a date is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenError {
    /// It has passed; the day, where it names one.
    Past(Option<Day>),
    /// There is no such day.
    Impossible,
    /// So far ahead that a year must have been mistyped.
    TooFar(Day),
    /// A number alone: a day of the month, or so many days?
    Bare(u32),
    /// The day is on another day of the week than the one that was named.
    OtherWeekday(Day),
    /// Not understood as a date.
    Unknown,
}

/// Reads a whole text as a date.
///
/// # Errors
/// Says why it can be no due date.
pub fn parse(text: &str, calendar: Calendar) -> Result<When, WhenError> {
    let found = read::read(text, calendar.today)?;
    let day = match found.due {
        Some(Due::On(day)) if day < calendar.today => return Err(WhenError::Past(Some(day))),
        Some(Due::On(day)) if day.year() > calendar.today.year() + FARTHEST_YEARS => {
            return Err(WhenError::TooFar(day));
        }
        Some(Due::On(day)) => Some(day),
        Some(Due::NextMeeting) => calendar.next_meeting,
        None => None,
    };
    Ok(When { due: found.due, day, note: found.note })
}

/// Reads a day of any time: in figures, or in the words of due dates; here it may have passed.
///
/// # Errors
/// Says whether it is no date at all or a day that does not exist.
pub fn any_day(text: &str, today: Day) -> Result<Day, DayError> {
    match (day::parse(text, today), parse(text, Calendar { today, next_meeting: None })) {
        (Err(DayError::NotADate), Ok(When { day: Some(day), .. }) | Err(WhenError::Past(Some(day)))) => Ok(day),
        (read, _) => read,
    }
}

/// Reads as much of the beginning of a text as says anything about a date: where that ends, and what it says.
pub fn longest(text: &str, calendar: Calendar) -> (usize, Result<When, WhenError>) {
    let ends = word_ends(text, MOST_WORDS);
    let readings = ends.iter().rev().map(|end| (*end, parse(&text[..*end], calendar)));
    let mut telling = readings.filter(|(_, reading)| *reading != Err(WhenError::Unknown));
    telling.next().unwrap_or((ends.first().copied().unwrap_or(0), Err(WhenError::Unknown)))
}

/// The ends of the first words of a text, without the punctuation behind them. A comma ends a phrase.
pub(super) fn word_ends(text: &str, most: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    for word in text.split_whitespace() {
        // Where the word stands: splitting borrows from the text, so its place is the distance of the two.
        let begin = word.as_ptr().addr() - text.as_ptr().addr();
        let bare = word.trim_end_matches([',', ';', '.', ':', '!', '?', ')', '"']);
        let mut end = begin + bare.len();
        // A bracket that was opened in the phrase is closed in it: "Koto Tengah (Tanah Kampung)".
        let open = text[..end].matches('(').count() > text[..end].matches(')').count();
        end += usize::from(open && text[end..].starts_with(')'));
        if !bare.is_empty() {
            ends.push(end);
        }
        if ends.len() == most || word.ends_with([',', ';']) {
            break;
        }
    }
    ends
}

/// The one-word form that reads back as the same: `2026-11-27`, `rapat`, `-`.
pub fn show(due: Option<Due>) -> String {
    match due {
        Some(Due::On(day)) => day.to_string(),
        Some(Due::NextMeeting) => "rapat".to_owned(),
        None => "-".to_owned(),
    }
}

/// Whether a day is a Saturday or Sunday.
pub fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}
