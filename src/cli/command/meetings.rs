//! `rapat daftar [RAPAT]`: the meetings that run, are planned or were held; or one of them.

use super::agency::section;
use crate::cli::desk;
use crate::cli::failure::Failure;
use crate::cli::line::{Call, full, look, switch, word};
use crate::cli::meeting::{self as shape, MEETING};
use crate::cli::page::{self, Give, Row};
use crate::cli::sheet::{Column, Sheet};
use crate::cli::{answer, codes, pick};
use crate::domain::day::{Day, Moment};
use crate::domain::entry::EntryKind;
use crate::domain::ids::Record as Ref;
use crate::domain::item::ActionItem;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::query::meeting::{self as ask, Roll};
use crate::domain::query::names;
use crate::domain::world::World;
use crate::words::{self, A, H, Language, M, W};
use clap::Command;
use std::sync::Arc;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "rapat", H::AnyMeetingValue, H::MeetingToShow))
        .arg(switch(language, "semua", H::AllMeetings))
        .arg(full(language))
        .arg(switch(language, "disepakati", H::ReadBack).requires("rapat"))
        .arg(switch(language, "tinjau", H::ReviewList).requires("rapat"))
        .args(look(language))
        .after_help(language.text(H::MeetingsExamples))
}

/// Answers.
///
/// # Errors
/// The database cannot be read, or there is no such meeting.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let view = desk::look(call)?;
    let (world, today, now) = (&view.world, view.today, view.now);
    let Some(typed) = call.get("rapat") else {
        list(call, world, today, now);
        return Ok(());
    };
    let meeting = shape::meant(world, typed, today, call.language)?;
    if call.has("disepakati") {
        super::walk::agreed(call, world, meeting, today);
        return Ok(());
    }
    if call.has("tinjau") {
        super::walk::reviewed(call, world, meeting, today);
        return Ok(());
    }
    let language = call.language;
    answer::one(
        call,
        || shape::in_full(world, meeting, now, language),
        (|| vec![shape::short(world, meeting, now)], MEETING),
        |call| {
            head(call, world, meeting, now);
            let key = codes::key(world, &Ref::Meeting(meeting.id));
            let end = answer::told_more(language, &[answer::again(call, &format!("rapat daftar {key} --lengkap"))]);
            let short = |call: &mut Call| {
                since(call, world, meeting, false);
                page::short(call, in_short(language, world, meeting, now), &end);
            };
            answer::page(call, |call| page(call, world, meeting, now), short);
        },
    );
    Ok(())
}

fn list(call: &mut Call, world: &World, today: Day, now: Moment) {
    let all = call.has("semua");
    let shown = |of: &&Arc<Meeting>| all || of.state != MeetingState::Cancelled;
    let meetings: Vec<_> = ask::listed(world).into_iter().filter(shown).collect();
    let records = || meetings.iter().map(|of| shape::short(world, of, now)).collect();
    answer::list(call, records, MEETING, |call| {
        answer::marks(call, world, today);
        let language = call.language;
        if let Some(forgotten) = world.forgotten(now) {
            for line in forgotten_lines(world, forgotten, language) {
                call.out.wrapped(line, 2);
            }
        }
        if meetings.is_empty() {
            call.out.wrapped(language.text(A::NothingHappened), 2);
        }
        let mut sheet = Sheet::new([
            (Column::Word, language.text(A::HeadNumber)),
            (Column::Word, language.text(A::HeadDay)),
            (Column::Text(20), language.text(A::HeadMeeting)),
            (Column::Name(14), language.text(A::HeadState)),
            (Column::Number, language.text(A::HeadAgreed)),
        ]);
        for meeting in &meetings {
            let agreed = ask::agreed(world, meeting.id).len();
            sheet.row([
                codes::key(world, &Ref::Meeting(meeting.id)),
                words::day_short(language, meeting.day, today),
                meeting.title.clone(),
                words::meeting_state(language, meeting).to_owned(),
                if meeting.since().is_some() { agreed.to_string() } else { "-".to_owned() },
            ]);
        }
        sheet.draw(&mut call.out);
    });
}

/// That a meeting was forgotten open, and what to do.
pub fn forgotten_lines(world: &World, meeting: &Meeting, language: Language) -> Vec<String> {
    let number = meeting.number.unwrap_or(0);
    let day = meeting.since().map_or(meeting.day, |since| world.day(since));
    vec![
        language.say(M::Forgotten, &[("n", &number), ("day", &words::day_long(language, day))]),
        language.text(A::HowToClose).to_owned(),
    ]
}

/// Which meeting, when and where.
fn head(call: &mut Call, world: &World, meeting: &Meeting, now: Moment) {
    let (language, today) = (call.language, world.day(now));
    answer::marks(call, world, today);
    let name = words::meeting_name(language, world, meeting, today);
    let title = if meeting.number.is_some() { format!("{name} · {}", meeting.title) } else { name };
    call.out.wrapped(format!("{title} ({})", words::meeting_state(language, meeting)), 2);
    let mut when = vec![words::day_long(language, meeting.day)];
    when.extend(words::hours(language, meeting));
    when.extend(meeting.place.clone());
    call.out.wrapped(when.join(" · "), 2);
}

/// Who came and how much was said, once it has begun; `in_full` with the names of who is missing and what hangs on them.
fn since(call: &mut Call, world: &World, meeting: &Meeting, in_full: bool) {
    if meeting.since().is_none() {
        return;
    }
    let language = call.language;
    let roll = ask::roll(world, meeting);
    call.out.wrapped(words::roll_counts(language, &roll), 2);
    let missing = match meeting.is_running() {
        true => alarm(world, &roll, language),
        false => absent(&roll, language).filter(|_| in_full).into_iter().collect(),
    };
    for line in missing.into_iter().take(if in_full { usize::MAX } else { 1 }) {
        call.out.wrapped(line, 2);
    }
    let said = |kind: EntryKind| ask::said(world, meeting.id, kind).len();
    let counts = call.say(
        A::MeetingCounts,
        &[
            ("agreed", &ask::agreed(world, meeting.id).len()),
            ("proposed", &ask::proposed(world, meeting.id).len()),
            ("decisions", &said(EntryKind::Decision)),
            ("notes", &said(EntryKind::Note)),
            ("parked", &said(EntryKind::Parked)),
        ],
    );
    call.out.wrapped(counts, 2);
}

/// What is asked of a meeting first: what is being discussed, what is vague, and what was agreed.
fn in_short(language: Language, world: &World, meeting: &Meeting, now: Moment) -> Vec<Row> {
    let today = world.day(now);
    // While it runs what is being discussed, before that all of it, and once it is over what came out of it.
    let is_asked = |number: u32| meeting.since().is_none() || meeting.point() == Some(number);
    let points = meeting.agenda.iter().filter(|(number, _)| is_asked(**number));
    let points = points.map(|(number, text)| point(language, meeting, *number, text, now)).collect();
    let vague = world.doubts(meeting).into_iter().filter(|(_, accepted)| meeting.is_running() && !accepted);
    let vague = vague.map(|(doubt, _)| words::vague(language, world, meeting, doubt)).collect();
    let promised = |items: Vec<Arc<ActionItem>>| -> Vec<String> {
        items.iter().map(|item| super::site::item_anywhere(language, world, item, today)).collect()
    };
    let said = |kind| ask::said(world, meeting.id, kind).iter().map(|entry| entry.text.clone()).collect();
    let agenda = words::capital(language.text(W::FieldAgenda));
    let parts: [(String, Vec<String>, u8); 7] = [
        (agenda, points, 3),
        (language.text(M::SectionVague).to_owned(), vague, 4),
        (language.text(M::SectionAgreed).to_owned(), promised(ask::agreed(world, meeting.id)), 5),
        (language.text(W::AgencyProposed).to_owned(), promised(ask::proposed(world, meeting.id)), 4),
        (language.text(M::SectionDecisions).to_owned(), said(EntryKind::Decision), 3),
        (language.text(M::SectionNotes).to_owned(), said(EntryKind::Note), 2),
        (language.text(M::SectionParked).to_owned(), said(EntryKind::Parked), 2),
    ];
    let rows = parts.into_iter().flat_map(|(name, texts, turn)| {
        let row = move |text| {
            // Before the last of a kind goes, the others are counted behind it.
            Row::new(&name, text).gives(1, Give::Line).gives(turn, Give::Count).gives(turn + 4, Give::Go)
        };
        texts.into_iter().map(row)
    });
    rows.collect()
}

fn page(call: &mut Call, world: &World, meeting: &Meeting, now: Moment) {
    let (language, today) = (call.language, world.day(now));
    if let Some(letter) = words::letter(language, meeting, today) {
        call.out.wrapped(letter, 2);
    }
    for role in crate::domain::office::Signing::ALL {
        if let Some(who) = world.officer(meeting, role) {
            call.out.wrapped(format!("{}: {}", words::signing(language, role), words::signatory(who)), 2);
        }
    }
    since(call, world, meeting, true);
    let points: Vec<String> =
        meeting.agenda.iter().map(|(number, text)| point(language, meeting, *number, text, now)).collect();
    section(call, &words::capital(language.text(W::FieldAgenda)), &points);
    if meeting.is_running() {
        let vague = world.doubts(meeting).into_iter().filter(|(_, accepted)| !accepted);
        let vague: Vec<String> = vague.map(|(doubt, _)| words::vague(language, world, meeting, doubt)).collect();
        section(call, language.text(M::SectionVague), &vague);
    }
    for (word, items) in
        [(M::SectionAgreed, ask::agreed(world, meeting.id)), (M::SectionProposed, ask::proposed(world, meeting.id))]
    {
        let lines: Vec<_> = items.iter().map(|item| super::site::item_anywhere(language, world, item, today)).collect();
        section(call, language.text(word), &lines);
    }
    for (word, kind) in [
        (M::SectionDecisions, EntryKind::Decision),
        (M::SectionNotes, EntryKind::Note),
        (M::SectionParked, EntryKind::Parked),
    ] {
        let lines: Vec<String> = ask::said(world, meeting.id, kind).iter().map(|entry| entry.text.clone()).collect();
        section(call, language.text(word), &lines);
    }
    for past in &meeting.past {
        let when = words::moment_short(language, &world.program.zone, past.reopened, today);
        call.out.wrapped(call.say(A::CorrectedAt, &[("when", &when), ("reason", &past.reason)]), 2);
    }
}

/// A point of the agenda: its number, what it says, and how long it was spoken about.
pub fn point(language: Language, meeting: &Meeting, number: u32, text: &str, now: Moment) -> String {
    let minutes = language.say(M::Minutes, &[("n", &meeting.minutes_on(number, now))]);
    let state = match (meeting.point() == Some(number), meeting.was_reached(number)) {
        (true, _) => format!("{}, {minutes}", language.text(M::PointNow)),
        (false, true) => minutes,
        (false, false) => language.text(M::PointOpen).to_owned(),
    };
    format!("{number}. {text} ({state})")
}

/// Who is missing; nothing where nobody is.
fn absent(roll: &Roll, language: Language) -> Option<String> {
    let names: Vec<String> = roll.absent().map(|agency| agency.name.clone()).collect();
    (!names.is_empty()).then(|| language.say(A::AbsentAre, &[("who", &names.join(", "))]))
}

/// Who is missing, and which sites hang on them; nothing where nobody is.
pub fn alarm(world: &World, roll: &Roll, language: Language) -> Vec<String> {
    let Some(absent) = absent(roll, language) else { return Vec::new() };
    let stuck = roll.stuck(world);
    let mut lines = vec![words::alarm(language, roll.absent().count(), stuck.len()), absent];
    lines.extend(stuck.iter().filter_map(|stuck| {
        let site = pick::call(world, world.site(&stuck.site)?);
        let who: Vec<String> = stuck.missing.iter().map(|code| names::agency(world, code)).collect();
        Some(language.say(A::StuckAt, &[("site", &site), ("who", &who.join(", "))]))
    }));
    lines
}
