//! Meetings as records for machines and as lines for people, and which of them a typed word means.

use super::failure::{Ending, Failure};
use super::record::{Cell, Record};
use super::shapes::{self, time};
use super::{codes, pick};
use crate::domain::day::{Day, Moment};
use crate::domain::entry::EntryKind;
use crate::domain::ids::{AgencyCode, MeetingId, Record as Ref};
use crate::domain::meeting::{Attendance, Meeting, MeetingState, Presence, TimeOfDay};
use crate::domain::office::{Signatory, Signing};
use crate::domain::query::meeting::{self as ask, Roll};
use crate::domain::text::{fold, tidy};
use crate::domain::when;
use crate::domain::world::World;
use crate::words::{self, A, Language, W};
use std::sync::Arc;

/// The columns of a meeting.
pub const MEETING: &[&str] = &[
    "nomor",
    "kode",
    "judul",
    "keadaan",
    "tanggal",
    "mulai",
    "selesai",
    "tempat",
    "surat",
    "tanggal_surat",
    "dimulai",
    "ditutup",
    "versi",
    "hadir",
    "tidak_hadir",
    "diwakili",
    "belum_dipanggil",
    "disepakati",
    "usulan",
    "terlupa",
];
/// The columns of the roll.
pub const ROLL: &[&str] = &["instansi", "nama_instansi", "kehadiran", "nama", "jabatan", "mandat"];
/// The columns of an agenda.
pub const AGENDA: &[&str] = &["nomor", "uraian", "dibahas", "sekarang", "menit"];

/// The stable code of where a meeting stands.
pub fn state(meeting: &Meeting) -> &'static str {
    match meeting.state {
        MeetingState::Planned => "direncanakan",
        MeetingState::Running { .. } => "berjalan",
        MeetingState::Closed { .. } => "ditutup",
        MeetingState::Cancelled => "dibatalkan",
    }
}

/// A meeting in short.
pub fn short(world: &World, meeting: &Meeting, now: Moment) -> Record {
    let roll = ask::roll(world, meeting);
    let zone = &world.program.zone;
    let forgotten = world.forgotten(now).is_some_and(|of| of.id == meeting.id);
    let was_called = meeting.since().is_some();
    let called = |count: usize| if was_called { Cell::from(count) } else { Cell::Null };
    Record::default()
        .with("nomor", meeting.number)
        .with("kode", Cell::code(Some(codes::key(world, &Ref::Meeting(meeting.id)))))
        .with("judul", Cell::text(Some(&meeting.title)))
        .with("keadaan", Cell::code(Some(state(meeting))))
        .with("tanggal", Cell::code(Some(meeting.day)))
        .with("mulai", Cell::code(meeting.begins))
        .with("selesai", Cell::code(meeting.ends))
        .with("tempat", Cell::text(meeting.place.as_ref()))
        .with("surat", Cell::text(meeting.letter.as_ref()))
        .with("tanggal_surat", Cell::code(meeting.letter_day))
        .with("dimulai", Cell::code(meeting.since().map(|at| time(zone, at))))
        .with("ditutup", Cell::code(meeting.until().map(|at| time(zone, at))))
        .with("versi", meeting.version())
        .with("hadir", called(roll.count(Presence::Present)))
        .with("tidak_hadir", called(roll.count(Presence::Absent)))
        .with("diwakili", called(roll.count(Presence::Represented)))
        .with("belum_dipanggil", called(roll.uncalled()))
        .with("disepakati", ask::agreed(world, meeting.id).len())
        .with("usulan", ask::proposed(world, meeting.id).len())
        .with("terlupa", forgotten)
}

/// A meeting in full: all that it recorded.
pub fn in_full(world: &World, meeting: &Meeting, now: Moment, language: Language) -> Record {
    let today = world.day(now);
    let items = |items: Vec<Arc<_>>| items.iter().map(|item| shapes::item(world, item, today)).collect::<Vec<_>>();
    let said = [EntryKind::Decision, EntryKind::Note, EntryKind::Parked];
    let said = said.into_iter().flat_map(|kind| ask::said(world, meeting.id, kind));
    let said = said.map(|entry| {
        Record::default()
            .with("nomor", entry.number)
            .with("jenis", Cell::code(Some(codes::entry_kind(entry.kind))))
            .with("uraian", Cell::text(Some(&entry.text)))
            .with("lokasi", Cell::Codes(entry.sites.iter().map(ToString::to_string).collect()))
            .with("dibahas", entry.handled)
    });
    let doubts = world.doubts(meeting).into_iter().map(|(doubt, accepted)| {
        Record::default()
            .with("kode", Cell::code(Some(doubt.code())))
            .with("uraian", Cell::text(Some(words::vague(language, world, meeting, doubt))))
            .with("diterima", accepted)
    });
    let past = meeting.past.iter().map(|past| {
        Record::default()
            .with("ditutup", Cell::code(Some(time(&world.program.zone, past.at))))
            .with("alasan", Cell::text(Some(&past.reason)))
            .with("dibuka", Cell::code(Some(time(&world.program.zone, past.reopened))))
    });
    let called = ask::roll(world, meeting);
    let doubts: Vec<Record> = if meeting.since().is_some() { doubts.collect() } else { Vec::new() };
    short(world, meeting, now)
        .with("pejabat", officers(world, meeting))
        .with("acara", agenda(meeting, now))
        .with("kehadiran", roll(&called))
        .with("tertahan", stuck(world, &called))
        .with("tindak", items(ask::agreed(world, meeting.id)))
        .with("tindak_usulan", items(ask::proposed(world, meeting.id)))
        .with("ucapan", said.collect::<Vec<_>>())
        .with("belum_jelas", doubts)
        .with("ralat", past.collect::<Vec<_>>())
}

/// Who leads, keeps and writes it down.
fn officers(world: &World, meeting: &Meeting) -> Vec<Record> {
    let officer = |role| shapes::signatory(role, &world.officer(meeting, role).cloned().unwrap_or_default());
    Signing::ALL.into_iter().map(officer).collect()
}

/// The points of the agenda, with the minutes spent on each.
pub fn agenda(meeting: &Meeting, now: Moment) -> Vec<Record> {
    let point = |(number, text): (&u32, &String)| {
        let minutes = u32::try_from(meeting.minutes_on(*number, now)).unwrap_or(0);
        let reached = meeting.was_reached(*number);
        Record::default()
            .with("nomor", *number)
            .with("uraian", Cell::text(Some(text)))
            .with("dibahas", reached)
            .with("sekarang", meeting.point() == Some(*number))
            .with("menit", reached.then_some(minutes))
    };
    meeting.agenda.iter().map(point).collect()
}

/// The roll, in order of precedence.
pub fn roll(roll: &Roll) -> Vec<Record> {
    let row = |(agency, answer): &(Arc<crate::domain::agency::Agency>, Option<Attendance>)| {
        let answer = answer.as_ref();
        Record::default()
            .with("instansi", Cell::code(Some(&agency.code)))
            .with("nama_instansi", Cell::text(Some(&agency.name)))
            .with("kehadiran", Cell::code(answer.map(|of| codes::presence(of.presence))))
            .with("nama", Cell::text(answer.and_then(|of| of.name.as_ref())))
            .with("jabatan", Cell::text(answer.and_then(|of| of.post.as_ref())))
            .with("mandat", Cell::text(answer.and_then(|of| of.mandate.as_ref())))
    };
    roll.rows.iter().map(row).collect()
}

/// The sites that cannot be settled, and on whom each hangs.
fn stuck(world: &World, roll: &Roll) -> Vec<Record> {
    let row = |stuck: ask::Stuck| {
        Record::default()
            .with("lokasi", Cell::code(Some(&stuck.site)))
            .with("instansi", Cell::Codes(stuck.missing.iter().map(ToString::to_string).collect()))
    };
    roll.stuck(world).into_iter().map(row).collect()
}

/// What a receipt of a command about a meeting is about.
pub fn about(world: &World, id: MeetingId, now: Moment) -> Option<(&'static str, Record)> {
    world.meetings.get(&id).map(|meeting| ("rapat", short(world, meeting, now)))
}

/// The meeting that is running.
///
/// # Errors
/// None is.
pub fn running(world: &World, language: Language) -> Result<&Arc<Meeting>, Failure> {
    world
        .running()
        .ok_or_else(|| Failure::new(Ending::Failed, language.text(A::NoneRunning)).and(language.text(A::HowToStart)))
}

/// A meeting by its number, or a planned one by `rencana-5`, its bare code, or a part of its title.
///
/// # Errors
/// Not found, or ambiguous.
pub fn meant<'a>(world: &'a World, typed: &str, today: Day, language: Language) -> Result<&'a Arc<Meeting>, Failure> {
    let wanted = fold(typed);
    let planned = |of: &&Arc<Meeting>| of.number.is_none();
    let by_code = wanted.strip_prefix("rencana").map(|rest| rest.trim_start_matches(['-', ' ']).parse::<u32>());
    let found: Vec<&Arc<Meeting>> = match (by_code, wanted.parse::<u32>()) {
        (Some(Ok(id)), _) => world.meetings.get(&id).filter(planned).into_iter().collect(),
        (_, Ok(number)) => {
            let numbered = world.meeting_numbered(number);
            numbered.or_else(|| world.meetings.get(&number).filter(planned)).into_iter().collect()
        }
        _ if wanted.is_empty() => Vec::new(),
        _ => ask::listed(world).into_iter().filter(|of| fold(&of.title).contains(&wanted)).collect(),
    };
    match found.as_slice() {
        [one] => Ok(one),
        several => {
            let text = tidy(typed);
            let failure = match several {
                [] => Failure::new(Ending::NotFound, language.say(A::NoSuchMeeting, &[("text", &text)])),
                _ => {
                    let n = several.len();
                    Failure::new(Ending::Ambiguous, language.say(A::SeveralMeetings, &[("text", &text), ("n", &n)]))
                }
            };
            let open = || ask::listed(world).into_iter().filter(|of| of.until().is_none());
            let listed: Vec<&Arc<Meeting>> = if several.is_empty() { open().collect() } else { several.to_vec() };
            Err(listed.iter().fold(failure, |failure, of| failure.and(candidate(world, of, today, language))))
        }
    }
}

/// `  rencana-5  Sel 24 Nov  Rapat teknis`.
pub fn candidate(world: &World, meeting: &Meeting, today: Day, language: Language) -> String {
    let code = codes::key(world, &Ref::Meeting(meeting.id));
    let day = words::day_short(language, meeting.day, today);
    format!("  {code}  {day}  {} ({})", meeting.title, words::meeting_state(language, meeting))
}

/// The day of a meeting as it is typed, also in words; it may have passed.
///
/// # Errors
/// Wrong usage.
pub fn day(typed: &str, today: Day, language: Language) -> Result<Day, Failure> {
    when::any_day(typed, today).or_else(|_| pick::day(typed, today, language))
}

/// A time of day as it is typed.
///
/// # Errors
/// Wrong usage.
pub fn clock(typed: &str, language: Language) -> Result<TimeOfDay, Failure> {
    typed.parse().map_err(|_| {
        let why = language.text(W::TimeNoTime);
        Failure::new(Ending::WrongUsage, language.say(A::Quoted, &[("text", &tidy(typed)), ("why", &why)]))
    })
}

/// Somebody with an office in the meeting, typed as `jabatan; nama; pangkat; NIP`.
///
/// # Errors
/// Wrong usage: more parts than four.
pub fn signatory(option: &str, typed: &str, language: Language) -> Result<Option<Signatory>, Failure> {
    Signatory::read(typed).ok_or_else(|| {
        let what = language.say(A::ValueWrong, &[("arg", &format!("--{option}")), ("value", &tidy(typed))]);
        Failure::new(Ending::WrongUsage, what)
    })
}

/// The instansi that several words name, without repeats.
///
/// # Errors
/// One is not found, or ambiguous.
pub fn agencies(world: &World, typed: &[&str], language: Language) -> Result<Vec<AgencyCode>, Failure> {
    let mut codes: Vec<AgencyCode> = Vec::new();
    for word in typed {
        let code = pick::agency(world, word, language)?.code.clone();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Ok(codes)
}
