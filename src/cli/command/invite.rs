//! `rapat undangan [N]`: the invitation to a meeting, with the agenda that the data ask for and the sheet to sign.

use crate::cli::desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, word};
use crate::cli::{paper, pick};
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::world::World;
use crate::report::{RUNNING, invitation};
use crate::words::{A, H, Language};
use clap::Command;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "rapat", H::MeetingValue, H::InviteTo))
        .args(paper::arguments(language, &RUNNING))
        .after_help(language.text(H::InviteExamples))
}

/// Prints it.
///
/// # Errors
/// No such meeting, or the file cannot be written.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let format = paper::format(call, &RUNNING);
    paper::check(call, format, "undangan")?;
    let view = desk::look(call)?;
    let meeting = meeting(&view.world, call.get("rapat"), language)?;
    let letter = invitation::invitation(&view.world, meeting, view.today, language);
    let name = invitation::name(meeting, language);
    let made = paper::document(call, &letter, format);
    paper::deliver(call, made, &name)
}

/// The meeting that is meant: by its number, else the one that is planned next.
fn meeting<'a>(world: &'a World, typed: Option<&str>, language: Language) -> Result<&'a Meeting, Failure> {
    let found = match typed {
        Some(typed) => world.meetings.get(&pick::meeting(world, typed, language)?),
        None => world.planned_next(),
    };
    let meeting = found.ok_or_else(|| Failure::new(Ending::NotFound, language.text(A::InviteNone)))?;
    match meeting.state {
        MeetingState::Cancelled => Err(Failure::new(Ending::Failed, language.text(A::InviteCancelled))),
        _ => Ok(meeting),
    }
}
