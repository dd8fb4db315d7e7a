//! From what is known to what stands in the minutes: which promises, obstacles, sayings and sites belong on the paper of
//! a meeting. A closed meeting is told by the world as it stood at its closing, compared with the world at the closing of
//! the meeting before; nothing else is asked, so the same journal gives the same minutes for ever.

mod ledger;
pub(super) mod sites;

use super::notula::{Before, Facts, Guest, Next, Notula, Place, Point, Ralat, Saying, Standing};
use super::paper::clean;
use crate::domain::day::{Day, Moment};
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::{MeetingId, SiteCode};
use crate::domain::meeting::{Attendance, Meeting, MeetingState, Presence, TimeOfDay};
use crate::domain::office::Signing;
use crate::domain::query::{meeting as query, names};
use crate::domain::world::World;
use std::sync::Arc;

/// The minutes of a meeting as this world knows it. `before` is the world at the closing of the meeting before, `code`
/// the short code of this version; without one it is a draft. Nothing where there is no such meeting.
pub fn minutes(world: &World, before: Option<&World>, id: MeetingId, code: Option<String>) -> Option<Notula> {
    let meeting = world.meetings.get(&id)?;
    let previous = previous(world, id).and_then(|(id, _)| world.meetings.get(&id));
    let before = previous.and(before);
    let roll = query::roll(world, meeting);
    let called = roll.rows.iter().filter_map(|(agency, answer)| Some(guest(agency, answer.as_ref()?)));
    let guests: Vec<Guest> = called.collect();
    let (present, absent) = guests.into_iter().partition(|guest| guest.presence != Presence::Absent);
    let notes = query::said(world, id, EntryKind::Note);
    let ledger = ledger::Ledger { world, before, meeting };
    let standing = match code {
        Some(code) => Standing::Final { version: meeting.version(), code },
        None => Standing::Draft,
    };
    Some(Notula {
        letterhead: letterhead(world),
        standing,
        sample: world.is_sample(),
        rehearsal: world.is_rehearsal(),
        program: clean(&world.program.name),
        place: clean(&world.program.place),
        zone: world.program.zone.clone(),
        meeting: facts(world, meeting),
        officers: Signing::ALL
            .iter()
            .map(|role| (*role, world.officer(meeting, *role).cloned().unwrap_or_default()))
            .collect(),
        present,
        absent,
        uncalled: roll.uncalled(),
        before: previous.map(|meeting| Before { number: meeting.number, day: meeting.day }),
        opening: notes.iter().filter(|note| note.sites.is_empty()).map(|note| saying(world, note)).collect(),
        review: ledger.review(),
        progress: sites::progress(world, meeting.day),
        moved: before.map(|before| sites::moved(world, before)).unwrap_or_default(),
        issues: sites::talks(world, before, &notes),
        decisions: sayings(world, id, EntryKind::Decision),
        matrix: ledger.matrix(),
        gaps: ledger.gaps(),
        proposals: query::proposed(world, id).iter().map(|item| ledger.promise(item)).collect(),
        parked: world.entries.values().filter(|entry| entry.is_waiting()).map(|entry| saying(world, entry)).collect(),
        next: next(world, meeting),
        corrections: (2..)
            .zip(&meeting.past)
            .map(|(version, past)| Ralat { version, day: world.day(past.reopened), reason: clean(&past.reason) })
            .collect(),
        sites: sites::lines(world, meeting.day),
        stamp: stamp(world, meeting),
    })
}

/// The meeting before this one, and the journal's row at which it was first closed. The order is that in which meetings
/// were held, as far as the journal knows it.
pub fn previous(world: &World, id: MeetingId) -> Option<(MeetingId, u64)> {
    let meeting = world.meetings.get(&id)?;
    let began = meeting.since().unwrap_or(Moment::MAX_UTC);
    let closed = world.meetings.values().filter(|other| other.id != id);
    let closed = closed.filter_map(|other| Some((other, *other.closings().first()?)));
    let earlier = closed.filter(|(other, _)| other.until().is_some_and(|until| until <= began));
    earlier.max_by_key(|(_, seq)| *seq).map(|(other, seq)| (other.id, seq))
}

/// The lines of the letterhead; the place where the office has set none.
pub fn letterhead(world: &World) -> Vec<String> {
    match world.office.letterhead.as_slice() {
        [] => vec![clean(&world.program.place)],
        lines => lines.iter().map(|line| clean(line)).collect(),
    }
}

/// What stands in the head of the paper.
pub fn facts(world: &World, meeting: &Meeting) -> Facts {
    let point = |(number, text): (&u32, &String)| Point {
        number: *number,
        text: clean(text),
        reached: meeting.was_reached(*number),
    };
    Facts {
        number: meeting.number,
        title: clean(&meeting.title),
        day: meeting.day,
        begins: meeting.begins.or_else(|| clock(world, meeting.day, meeting.since())),
        ends: meeting.ends.or_else(|| clock(world, meeting.day, meeting.until())),
        place: meeting.place.as_deref().map(clean),
        letter: meeting.letter.as_deref().map(clean),
        letter_day: meeting.letter_day,
        agenda: meeting.agenda.iter().map(point).collect(),
    }
}

/// What the clock showed; nothing where the meeting was only entered on a later day.
fn clock(world: &World, day: Day, moment: Option<Moment>) -> Option<TimeOfDay> {
    let moment = moment.filter(|moment| world.day(*moment) == day)?;
    let (hour, minute) = world.program.zone.clock(moment);
    TimeOfDay::new(hour, minute)
}

/// The moment that a paper about this meeting names as that of its making.
pub(super) fn stamp(world: &World, meeting: &Meeting) -> Moment {
    let said = match meeting.state {
        MeetingState::Closed { at, .. } => Some(at),
        _ => meeting.since(),
    };
    said.or_else(|| world.program.zone.moment(meeting.day, 0, 0)).unwrap_or(Moment::UNIX_EPOCH)
}

fn guest(agency: &crate::domain::agency::Agency, answer: &Attendance) -> Guest {
    Guest {
        agency: clean(&agency.name),
        presence: answer.presence,
        name: answer.name.as_deref().map(clean),
        post: answer.post.as_deref().map(clean),
        mandate: answer.mandate.as_deref().map(clean),
    }
}

fn sayings(world: &World, id: MeetingId, kind: EntryKind) -> Vec<Saying> {
    query::said(world, id, kind).iter().map(|entry| saying(world, entry)).collect()
}

fn saying(world: &World, entry: &Entry) -> Saying {
    Saying { number: entry.number, text: clean(&entry.text), places: places(world, entry.sites.iter()) }
}

/// Sites by their numbers.
fn places<'a>(world: &World, codes: impl Iterator<Item = &'a SiteCode>) -> Vec<Place> {
    let mut places: Vec<Place> = codes.map(|code| place(world, code)).collect();
    places.sort_by(|a, b| (a.number, &a.code).cmp(&(b.number, &b.code)));
    places
}

fn place(world: &World, code: &SiteCode) -> Place {
    Place {
        number: world.site(code).map_or(0, |site| site.number),
        code: code.to_string(),
        name: clean(&names::site_of(world, code)),
    }
}

/// The meeting that is planned next after this one.
fn next(world: &World, meeting: &Arc<Meeting>) -> Option<Next> {
    let found = world.planned_after(Some(meeting))?;
    Some(Next {
        title: clean(&found.title),
        day: found.day,
        begins: found.begins,
        place: found.place.as_deref().map(clean),
    })
}
