//! `rapat tutup`: the running meeting ends. What is still vague is listed and stands against it, until it is settled or
//! accepted as it is.

use crate::cli::desk::Desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, Format, format_json, switch, value};
use crate::cli::record::{self, Cell, Record};
use crate::cli::{meeting as shape, saved};
use crate::domain::change::{Change, Edit, MeetingEdit};
use crate::domain::meeting::{Doubt, Meeting};
use crate::domain::text::{fold, tidy};
use crate::domain::world::World;
use crate::words::{self, A, H, Language, W};
use clap::{ArgAction, Command};

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(switch(language, "terima", H::AcceptAll))
        .arg(value(language, "terima-hal", H::DoubtValue, H::AcceptOne).action(ArgAction::Append))
        .arg(format_json(language))
        .after_help(language.text(H::CloseExamples))
}

/// Does it.
///
/// # Errors
/// No meeting runs, something is vague, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open(call)?;
    let meeting = shape::running(desk.world(), language)?.clone();
    let accepted = accepted(call, desk.world(), &meeting)?;
    let left: Vec<Doubt> = (desk.world().doubts(&meeting).into_iter())
        .filter(|(doubt, is_accepted)| !is_accepted && !accepted.contains(doubt))
        .map(|(doubt, _)| doubt)
        .collect();
    let accept = |doubt: &Doubt| {
        let edit = MeetingEdit::Accepted { doubt: *doubt, edit: Edit::new(false, true) };
        Change::EditMeeting { meeting: meeting.id, edit }
    };
    if !left.is_empty() && !call.has("terima") {
        if !accepted.is_empty() {
            desk.save(language, accepted.iter().map(accept).collect())?;
        }
        return Err(vague(call, desk.world(), &meeting, &left));
    }
    let mut changes: Vec<Change> = accepted.iter().chain(&left).map(accept).collect();
    changes.extend(desk.world().to_close(&meeting, false));
    let receipt = desk.save(language, changes)?;
    let about = shape::about(desk.world(), meeting.id, desk.now.at);
    saved::tell(call, &desk, &receipt, W::Saved, about);
    if call.format() == Format::Table {
        super::walk::left(call, desk.world(), &meeting, desk.today());
    }
    Ok(())
}

/// The vague things that are accepted by name.
fn accepted(call: &Call, world: &World, meeting: &Meeting) -> Result<Vec<Doubt>, Failure> {
    let language = call.language;
    let open: Vec<Doubt> = world.doubts(meeting).into_iter().filter(|(_, is)| !is).map(|(doubt, _)| doubt).collect();
    let plain = |text: &str| fold(&text.replace('-', " "));
    let find = |typed: &str| {
        open.iter().copied().find(|doubt| plain(&doubt.code()) == plain(typed)).ok_or_else(|| {
            let what = language.say(A::NoSuchDoubt, &[("text", &tidy(typed))]);
            let codes: Vec<String> = open.iter().map(|doubt| doubt.code()).collect();
            Failure::new(Ending::NotFound, what).and(language.say(A::PossibleValues, &[("values", &codes.join(", "))]))
        })
    };
    call.all("terima-hal").into_iter().map(find).collect()
}

fn vague(call: &mut Call, world: &World, meeting: &Meeting, left: &[Doubt]) -> Failure {
    let language = call.language;
    if call.format() == Format::Json {
        let record = |doubt: &Doubt| {
            Record::default()
                .with("kode", Cell::code(Some(doubt.code())))
                .with("uraian", Cell::text(Some(words::vague(language, world, meeting, *doubt))))
        };
        let records: Vec<Record> = left.iter().map(record).collect();
        call.out.whole(&record::json(&records));
        return Failure::silent(Ending::Failed as u8).after_answer();
    }
    let number = meeting.number.unwrap_or(0);
    let what = language.say(W::RefusedStillVague, &[("n", &number), ("count", &left.len())]);
    let line = |doubt: &Doubt| {
        let text = words::vague(language, world, meeting, *doubt);
        format!("  {}  {text}", doubt.code())
    };
    let failure = left.iter().map(line).fold(Failure::new(Ending::Failed, what), Failure::and);
    failure.and(language.text(A::HowToAccept))
}
