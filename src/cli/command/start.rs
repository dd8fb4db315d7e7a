//! `rapat mulai ['JUDUL']`: a meeting begins: the planned one, another one, or an earlier one that is entered afterwards.

use super::meetings;
use crate::cli::desk::Desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, format_json, value, word};
use crate::cli::{meeting as shape, saved};
use crate::domain::day::Day;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::meeting_steps::Beginning;
use crate::domain::text::{fold, tidy};
use crate::domain::world::World;
use crate::words::{A, H, Language, W};
use clap::Command;
use std::sync::Arc;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "judul", H::TitleValue, H::StartTitle))
        .arg(value(language, "nomor", H::MeetingValue, H::StartNumber))
        .arg(value(language, "tanggal", H::DayValue, H::StartDay))
        .arg(value(language, "rencana", H::AnyMeetingValue, H::StartPlanned))
        .arg(format_json(language))
        .after_help(language.text(H::StartExamples))
}

/// Does it.
///
/// # Errors
/// Another one still runs, nothing says which is meant, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open(call)?;
    let begin = beginning(call, &desk)?;
    let id = begin.planned.unwrap_or_else(|| desk.world().next_meeting_id());
    let receipt = desk.save(language, desk.world().to_start(&begin))?;
    let about = shape::about(desk.world(), id, desk.now.at);
    saved::tell(call, &desk, &receipt, W::Saved, about);
    Ok(())
}

fn beginning(call: &Call, desk: &Desk) -> Result<Beginning, Failure> {
    let (language, world, today) = (call.language, desk.world(), desk.today());
    if let Some(running) = world.running() {
        return Err(still_running(world, running, desk, language));
    }
    let day = call.get("tanggal").map(|typed| shape::day(typed, today, language)).transpose()?;
    let number = call.get("nomor").map(|typed| number(typed, language)).transpose()?;
    let day_or_today = day.unwrap_or(today);
    let planned = match (call.get("rencana"), call.get("judul")) {
        (Some(typed), _) => Some(shape::meant(world, typed, today, language)?),
        (None, Some(title)) => of_title(world, title, day_or_today),
        (None, None) => Some(only(world, day_or_today, today, language)?),
    };
    let title = match (call.get("judul"), planned) {
        (Some(title), _) => tidy(title),
        (None, Some(meeting)) => meeting.title.clone(),
        (None, None) => String::new(),
    };
    Ok(Beginning { planned: planned.map(|meeting| meeting.id), title, day: day_or_today, number })
}

/// One that runs already, and what to do about it.
fn still_running(world: &World, running: &Meeting, desk: &Desk, language: Language) -> Failure {
    let lines = match world.forgotten(desk.now.at) {
        Some(forgotten) => meetings::forgotten_lines(world, forgotten, language),
        None => {
            let number = running.number.unwrap_or(0);
            vec![language.say(W::RefusedMeetingRunning, &[("n", &number)]), language.text(A::HowToClose).to_owned()]
        }
    };
    Failure { code: Ending::Failed as u8, lines, answered: false }
}

/// The planned one of that very title for that day; a series has the same title every week.
fn of_title<'a>(world: &'a World, title: &str, day: Day) -> Option<&'a Arc<Meeting>> {
    let same =
        |of: &&Arc<Meeting>| of.state == MeetingState::Planned && of.day == day && fold(&of.title) == fold(title);
    world.meetings.values().find(same)
}

fn only(world: &World, day: Day, today: Day, language: Language) -> Result<&Arc<Meeting>, Failure> {
    match world.beginning_on(day).as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::new(Ending::WrongUsage, language.text(A::NonePlanned)).and(language.text(A::HowToStart))),
        several => {
            let what = language.say(A::SeveralPlanned, &[("n", &several.len())]);
            let lines = several.iter().map(|of| shape::candidate(world, of, today, language));
            Err(lines.fold(Failure::new(Ending::Ambiguous, what), Failure::and))
        }
    }
}

fn number(typed: &str, language: Language) -> Result<u32, Failure> {
    typed
        .trim()
        .parse()
        .map_err(|_| Failure::new(Ending::WrongUsage, language.say(A::WrongNumber, &[("text", &tidy(typed))])))
}
