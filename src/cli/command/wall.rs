//! `rapat proyektor`: the audience's view in a window of its own. It reads, follows whoever operates the meeting, and
//! makes nothing.

use crate::cli::desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::Call;
use crate::cli::screen;
use crate::domain::day::Day;
use crate::domain::world::World;
use crate::runtime::End;
use crate::runtime::clock::Clock;
use crate::runtime::wall::{WallStart, wall};
use crate::store::{Mode, Store};
use crate::words::{A, H, Language, S};
use clap::Command;

/// How it is called: nobody writes in it, whoever they are.
pub const NAME: &str = "proyektor";

/// The arguments: none of its own.
pub fn arguments(command: Command, language: Language) -> Command {
    command.after_help(language.text(H::WallExamples))
}

/// Shows the wall until somebody ends it.
///
/// # Errors
/// There is no terminal or no database.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    screen::needs_terminal(language)?;
    let path = desk::path(&call.options, language)?;
    let store = Store::open(&path, Mode::Read)
        .map_err(|error| desk::failed(language, &World::default(), &error, Day::default()))?;
    let author = desk::author(&call.options, language)?;
    let now = desk::now(&call.options, &store.world().program.zone);
    let clock = if now.frozen { Clock::Frozen(now.at) } else { Clock::Real };
    let setup = screen::wall_setup(&store, &author, &call.options, language);
    match wall(WallStart { store, setup, clock }) {
        Ok(End::Quit) => Ok(()),
        Ok(End::ShutOut) => Err(Failure::new(Ending::NoAccess, language.text(S::ShutOutNow))),
        Ok(End::Told(code)) => Err(Failure::silent(u8::try_from(code).unwrap_or(1))),
        Err(error) => Err(Failure::new(Ending::Failed, language.say(A::BoardFailed, &[("why", &error)]))),
    }
}
