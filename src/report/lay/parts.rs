//! Small parts of the paper that stand in several places: a promise's status and remarks, sites by name, times of day.

use crate::domain::day::{Day, Zone};
use crate::domain::issue::Severity;
use crate::domain::item::Due;
use crate::domain::meeting::{Presence, TimeOfDay};
use crate::domain::office::Signatory;
use crate::domain::percent::Percent;
use crate::report::notula::{Guest, Moved, Notula, Obstacle, Place, Promise, Status, What};
use crate::report::paper::{Signature, clean};
use crate::words::{self, Language, P, W};

/// What stands where nothing is known.
pub(in crate::report) fn dash(language: Language) -> String {
    language.text(P::Dash).to_owned()
}

/// `Rapat ke-3`.
pub fn meeting_name(notula: &Notula, language: Language) -> String {
    match notula.meeting.number {
        Some(number) => language.say(P::MeetingNumbered, &[("n", &number)]),
        None => language.text(P::MeetingPlanned).to_owned(),
    }
}

/// `09.00–11.30 WIB`.
pub(in crate::report) fn when(
    language: Language,
    zone: &Zone,
    from: Option<TimeOfDay>,
    to: Option<TimeOfDay>,
) -> String {
    let time = |time: TimeOfDay| words::time_of_day(language, time);
    match (from.map(time), to.map(time)) {
        (Some(from), Some(to)) => language.say(P::TimeFromTo, &[("from", &from), ("to", &to), ("zone", &zone.name)]),
        (Some(from), None) => language.say(P::TimeFrom, &[("from", &from), ("zone", &zone.name)]),
        (None, _) => dash(language),
    }
}

/// How an instansi attended.
pub(in crate::report) fn presence(language: Language, guest: &Guest) -> String {
    match (guest.presence, &guest.mandate) {
        (Presence::Represented, Some(who)) => language.say(P::PresenceMandate, &[("who", who)]),
        (presence, _) => words::presence(language, presence).to_owned(),
    }
}

/// `17 Koto Teluk`.
pub(in crate::report) fn place(place: &Place) -> String {
    format!("{} {}", place.number, place.name)
}

/// Sites by number and name; none means the programme as a whole.
pub(in crate::report) fn places(language: Language, places: &[Place]) -> String {
    if places.is_empty() {
        return language.text(P::ForAll).to_owned();
    }
    places.iter().map(place).collect::<Vec<_>>().join(", ")
}

/// By when.
pub fn due(language: Language, promise: &Promise, today: Day) -> String {
    match (promise.due, promise.due_day) {
        (Some(Due::NextMeeting), Some(day)) => words::due(language, Some(Due::On(day)), today),
        (due, _) => words::due(language, due, today),
    }
}

/// Where a promise stands, and that it is late.
pub fn status(language: Language, promise: &Promise) -> String {
    let status = language.text(match promise.status {
        Status::Todo => P::Todo,
        Status::Doing => P::Doing,
        Status::Done => P::Done,
        Status::Cancelled(_) => P::Cancelled,
    });
    match promise.late {
        Some(days) => language.say(P::StatusLate, &[("status", &status), ("n", &days)]),
        None => status.to_owned(),
    }
}

/// What else is to be said about a promise: who helps, how far it is, how often it was moved and why. `own` is the
/// number of the meeting whose paper it is.
pub fn keterangan(language: Language, promise: &Promise, own: Option<u32>, today: Day) -> String {
    let mut notes = Vec::new();
    if let Some(number) = promise.sealed_in.filter(|number| Some(*number) != own) {
        notes.push(language.say(P::NoteSealed, &[("n", &number)]));
    }
    if !promise.support.is_empty() {
        let who: Vec<&str> = promise.support.iter().map(|agency| agency.name.as_str()).collect();
        notes.push(language.say(P::NoteSupport, &[("who", &who.join(", "))]));
    }
    if promise.ticked > 0 && promise.ticked < promise.places.len() {
        notes.push(language.say(P::NoteTicked, &[("n", &promise.ticked), ("all", &promise.places.len())]));
    }
    let each = promise.shifts.iter().map(|shift| {
        let (from, to) = (words::due(language, shift.from, today), words::due(language, shift.to, today));
        language.say(P::NoteShift, &[("from", &from), ("to", &to), ("why", &shift.reason)])
    });
    let each: Vec<String> = each.collect();
    if !each.is_empty() {
        notes.push(language.say(P::NoteShifts, &[("n", &each.len()), ("each", &each.join(", "))]));
    }
    if let Status::Cancelled(why) = &promise.status {
        notes.push(language.say(P::NoteCancelled, &[("why", why)]));
    }
    if !promise.evidence.is_empty() {
        notes.push(language.say(P::NoteEvidence, &[("what", &promise.evidence.join(", "))]));
    }
    if let Some(who) = &promise.confirmed {
        notes.push(language.say(P::NoteConfirmed, &[("who", who)]));
    }
    notes.join("; ")
}

/// Since when an obstacle stands, or how it was settled, and which promises are to remove it.
pub(in crate::report) fn issue_note(language: Language, issue: &Obstacle, today: Day) -> String {
    let mut notes = Vec::new();
    if issue.severity == Severity::Severe {
        notes.push(language.text(W::SeveritySevere).to_owned());
    }
    notes.push(match &issue.settled {
        Some((how, day)) => {
            let day = words::day_short(language, *day, today);
            language.say(P::IssueSettledOn, &[("day", &day), ("how", how)])
        }
        None => language.say(P::IssueSince, &[("day", &words::day_short(language, issue.reported, today))]),
    });
    notes.extend(issue.promises.iter().map(|number| format!("TL-{number}")));
    notes.join("; ")
}

/// What of a site is another than before.
pub(in crate::report) fn moved(language: Language, moved: &Moved) -> String {
    let (from, to) = from_to(language, &moved.what);
    let word = match moved.what {
        What::Stage(..) => P::MovedStage,
        What::Progress(..) => P::MovedProgress,
    };
    language.say(word, &[("place", &place(&moved.place)), ("from", &from), ("to", &to)])
}

/// From what to what.
pub(in crate::report) fn from_to(language: Language, what: &What) -> (String, String) {
    let unknown = || language.text(W::NotRecorded).to_owned();
    let percent = |value: &Option<Percent>| value.map_or_else(unknown, |value| format!("{value} %"));
    match what {
        What::Stage(from, to) => (from.clone().unwrap_or_else(unknown), to.clone().unwrap_or_else(unknown)),
        What::Progress(from, to) => (percent(from), percent(to)),
    }
}

/// Room for a signature; a line to write on where nobody is named.
pub(in crate::report) fn signature(language: Language, role: P, who: &Signatory) -> Signature {
    let name = clean(&who.name);
    Signature {
        role: language.text(role).to_owned(),
        post: clean(&who.post),
        name: if name.is_empty() { language.text(P::Blank).to_owned() } else { name },
        rank: clean(&who.rank),
        nip: language.say(P::Nip, &[("nip", &clean(&who.nip))]).trim_end().to_owned(),
    }
}
