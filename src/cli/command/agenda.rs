//! `rapat acara [N|lanjut|selesai]`: the points of the running meeting with the minutes spent on each, or going on to
//! another one.

use super::meetings;
use crate::cli::desk::{self, Desk};
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, look, value, word};
use crate::cli::meeting::{self as shape, AGENDA};
use crate::cli::{answer, saved};
use crate::domain::change::{Change, Edit, MeetingEdit};
use crate::domain::day::Day;
use crate::domain::meeting::Meeting;
use crate::domain::text::{fold, tidy};
use crate::domain::world::World;
use crate::words::{A, H, Language, W};
use clap::{ArgAction, Command};
use std::sync::Arc;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "ke", H::TurnValue, H::Turn))
        .arg(value(language, "acara", H::PointValue, H::ChangeAgenda).action(ArgAction::Append))
        .arg(value(language, "rapat", H::AnyMeetingValue, H::WhichMeeting))
        .args(look(language))
        .after_help(language.text(H::AgendaExamples))
}

/// Lists, or goes on.
///
/// # Errors
/// No meeting runs, something that is not known, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    if call.get("ke").is_none() && call.all("acara").is_empty() {
        let view = desk::look(call)?;
        let meeting = chosen(call, &view.world, view.today)?;
        let records = || shape::agenda(meeting, view.now);
        answer::list(call, records, AGENDA, |call| {
            answer::marks(call, &view.world, view.today);
            if meeting.agenda.is_empty() {
                call.out.wrapped(language.text(A::NoAgenda), 2);
            }
            for (number, text) in &meeting.agenda {
                call.out.wrapped(meetings::point(language, meeting, *number, text, view.now), 3);
            }
        });
        return Ok(());
    }
    let mut desk = Desk::open(call)?;
    let meeting = chosen(call, desk.world(), desk.today())?;
    let id = meeting.id;
    let mut changes: Vec<Change> = points(&call.all("acara"), meeting, language)?
        .into_iter()
        .map(|edit| Change::EditMeeting { meeting: id, edit })
        .collect();
    if let Some(typed) = call.get("ke") {
        let to = turn(typed, meeting, language)?;
        changes.extend(meeting.to_turn(to));
    }
    if changes.is_empty() {
        return Err(Failure::new(Ending::Failed, language.text(A::AgendaSame)));
    }
    let receipt = desk.save(language, changes)?;
    let about = shape::about(desk.world(), id, desk.now.at);
    saved::tell(call, &desk, &receipt, W::Saved, about);
    Ok(())
}

fn chosen<'a>(call: &Call, world: &'a World, today: Day) -> Result<&'a Arc<Meeting>, Failure> {
    match call.get("rapat") {
        Some(typed) => shape::meant(world, typed, today, call.language),
        None => shape::running(world, call.language),
    }
}

/// Where the meeting is to go: a point by its number, the next one, or away from all.
fn turn(typed: &str, meeting: &Meeting, language: Language) -> Result<Option<u32>, Failure> {
    match fold(typed).as_str() {
        "lanjut" | "next" => {
            meeting.next_point().map(Some).ok_or_else(|| Failure::new(Ending::Failed, language.text(A::NoFurtherPoint)))
        }
        "selesai" | "done" => Ok(None),
        number => match number.parse() {
            Ok(number) if meeting.agenda.contains_key(&number) => Ok(Some(number)),
            Ok(number) => Err(no_point(number, language)),
            Err(_) => Err(Failure::new(Ending::WrongUsage, language.say(A::WrongTurn, &[("text", &tidy(typed))]))),
        },
    }
}

fn no_point(number: u32, language: Language) -> Failure {
    Failure::new(Ending::NotFound, language.say(A::NoPoint, &[("n", &number)]))
}

/// What is said of the agenda: `TEKS` is a further point, `2=TEKS` says point 2 otherwise, `2=` takes it out.
///
/// # Errors
/// There is no such point.
pub fn points(typed: &[&str], meeting: &Meeting, language: Language) -> Result<Vec<MeetingEdit>, Failure> {
    let mut further = meeting.further_point();
    let mut edits = Vec::new();
    for text in typed {
        let numbered = text.split_once('=').and_then(|(number, rest)| Some((number.trim().parse().ok()?, rest)));
        let (point, to) = match numbered {
            Some((number, rest)) => {
                if !meeting.agenda.contains_key(&number) {
                    return Err(no_point(number, language));
                }
                (number, Some(tidy(rest)).filter(|rest| !rest.is_empty()))
            }
            None => {
                further += 1;
                (further - 1, Some(tidy(text)))
            }
        };
        let saw = meeting.agenda.get(&point).cloned();
        if saw != to {
            edits.push(MeetingEdit::Agenda { point, edit: Edit::new(saw, to) });
        }
    }
    Ok(edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::Play;

    const ID: Language = Language::Indonesian;

    #[test]
    fn points_are_added_said_otherwise_and_taken_out() {
        let mut play = Play::begin();
        let id = play.meeting();
        let apply = |play: &mut Play, typed: &[&str]| {
            for edit in points(typed, &play.world.meetings[&id].clone(), ID).unwrap() {
                play.one(Change::EditMeeting { meeting: id, edit }).unwrap();
            }
            play.world.meetings[&id].agenda.clone().into_iter().collect::<Vec<_>>()
        };
        let say = |list: Vec<(u32, String)>| list.iter().map(|(n, text)| format!("{n} {text}")).collect::<Vec<_>>();
        assert_eq!(say(apply(&mut play, &["Pembukaan", "Lahan"])), ["1 Pembukaan", "2 Lahan"]);
        assert_eq!(say(apply(&mut play, &["2=Lahan dan dana", "1="])), ["2 Lahan dan dana"]);
        assert_eq!(say(apply(&mut play, &["a=b"])), ["2 Lahan dan dana", "3 a=b"], "an equals sign in words is words");
        let meeting = &play.world.meetings[&id];
        assert_eq!(points(&["9=x"], meeting, ID).unwrap_err().code, 3);
        assert_eq!(turn("lanjut", meeting, ID), Ok(Some(2)));
        assert_eq!(turn("selesai", meeting, ID), Ok(None));
        assert_eq!(turn("9", meeting, ID).unwrap_err().code, 3);
        assert_eq!(turn("besok", meeting, ID).unwrap_err().code, 2);
    }
}
