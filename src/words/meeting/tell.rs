//! A meeting, its roll and what it leaves vague, in words.

use super::M;
use crate::domain::day::Day;
use crate::domain::ids::{IssueNo, ItemNo, Record};
use crate::domain::meeting::{Attendance, Doubt, Meeting, MeetingState, Presence, TimeOfDay};
use crate::domain::office::{Signatory, Signing};
use crate::domain::query::meeting::Roll;
use crate::domain::world::World;
use crate::words::{Language, W, day_short, tell, time_of_day};

/// Something vague, as a line: what is missing of what.
pub fn vague(language: Language, world: &World, meeting: &Meeting, doubt: Doubt) -> String {
    let item = |number: ItemNo| world.items.get(&number).map(|item| item.text.clone()).unwrap_or_default();
    let issue = |number: IssueNo| world.issues.get(&number).map(|issue| issue.text.clone()).unwrap_or_default();
    match doubt {
        Doubt::NoLead(n) => language.say(M::DoubtNoLead, &[("n", &n), ("text", &item(n))]),
        Doubt::NoDue(n) => language.say(M::DoubtNoDue, &[("n", &n), ("text", &item(n))]),
        Doubt::Unsealed(n) => language.say(M::DoubtUnsealed, &[("n", &n), ("text", &item(n))]),
        Doubt::NoResolver(n) => language.say(M::DoubtNoResolver, &[("n", &n), ("text", &issue(n))]),
        Doubt::NotReached(n) => {
            let point = meeting.agenda.get(&n).cloned().unwrap_or_default();
            language.say(M::DoubtNotReached, &[("n", &n), ("text", &point)])
        }
        Doubt::Parked(n) => {
            let said = world.entries.get(&n).map(|entry| entry.text.clone()).unwrap_or_default();
            language.say(M::DoubtParked, &[("text", &said)])
        }
    }
}

/// Where a meeting stands.
pub fn meeting_state(language: Language, meeting: &Meeting) -> &'static str {
    language.text(match meeting.state {
        MeetingState::Planned => M::StatePlanned,
        MeetingState::Running { .. } if meeting.is_correcting() => M::StateCorrecting,
        MeetingState::Running { .. } => M::StateRunning,
        MeetingState::Closed { .. } => M::StateClosed,
        MeetingState::Cancelled => M::StateCancelled,
    })
}

/// How it is called in a sentence: `Rapat 5`, or a planned one by its title and day.
pub fn meeting_name(language: Language, world: &World, meeting: &Meeting, today: Day) -> String {
    match meeting.number {
        Some(_) => tell::record(language, world, &Record::Meeting(meeting.id)),
        None => format!("{} ({})", meeting.title, day_short(language, meeting.day, today)),
    }
}

/// An answer to the roll, or that there was none yet.
pub fn answer(language: Language, of: Option<&Attendance>) -> String {
    of.map_or_else(|| language.text(M::NotCalled).to_string(), |of| tell::attendance(language, of))
}

/// How many came and did not, and how many have not been called.
pub fn roll_counts(language: Language, roll: &Roll) -> String {
    language.say(
        M::RollCounts,
        &[
            ("here", &roll.count(Presence::Present)),
            ("absent", &roll.count(Presence::Absent)),
            ("represented", &roll.count(Presence::Represented)),
            ("open", &roll.uncalled()),
        ],
    )
}

/// That so many instansi are missing, and that so many sites hang on them.
pub fn alarm(language: Language, agencies: usize, sites: usize) -> String {
    language.say(M::Alarm, &[("agencies", &agencies), ("sites", &sites)])
}

/// From when until when, as invited or as it was.
pub fn hours(language: Language, meeting: &Meeting) -> Option<String> {
    let clock = |time: TimeOfDay| time_of_day(language, time);
    match (meeting.begins.map(clock), meeting.ends.map(clock)) {
        (Some(from), Some(to)) => Some(format!("{from}-{to}")),
        (Some(from), None) => Some(language.say(M::HoursFrom, &[("from", &from)])),
        (None, Some(to)) => Some(language.say(M::HoursUntil, &[("to", &to)])),
        (None, None) => None,
    }
}

/// The letter of invitation, with its date.
pub fn letter(language: Language, meeting: &Meeting, today: Day) -> Option<String> {
    let day = meeting.letter_day.map(|day| day_short(language, day, today));
    let parts: Vec<String> = meeting.letter.iter().cloned().chain(day).collect();
    (!parts.is_empty()).then(|| language.say(M::LetterOf, &[("what", &parts.join(", "))]))
}

/// For what somebody signs.
pub fn signing(language: Language, role: Signing) -> &'static str {
    language.text(match role {
        Signing::Chair => W::SigningChair,
        Signing::Secretary => W::SigningSecretary,
        Signing::Recorder => W::SigningRecorder,
    })
}

/// Who signs, in one line.
pub fn signatory(who: &Signatory) -> String {
    let parts = [&who.post, &who.name, &who.rank, &who.nip];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}
