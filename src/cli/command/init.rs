//! `rapat init --program P.toml --roster R.csv`: a database for another city. Files that are not as they should be leave
//! nothing behind.

use crate::cli::desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, value};
use crate::domain::change::Change;
use crate::domain::day::Day;
use crate::domain::world::World;
use crate::import::{ImportRefusal, founding_changes, read_program, read_roster};
use crate::store::Store;
use crate::words::{self, A, H, Language};
use clap::{Command, value_parser};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Larger files are no programme and no roster.
const LARGEST: u64 = 16 * 1024 * 1024;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    let path = |id, help| value(language, id, H::FileValue, help).value_parser(value_parser!(PathBuf)).required(true);
    command
        .arg(path("program", H::ProgramFile))
        .arg(path("roster", H::RosterFile))
        .after_help(language.text(H::InitExamples))
}

/// Makes it.
///
/// # Errors
/// A file that is not there or faulty, or a database that is there already.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    if call.options.read_only {
        return Err(Failure::new(Ending::NoAccess, language.text(A::ReadOnlyAsked)));
    }
    let (program, roster) = (call.path("program").unwrap_or_default(), call.path("roster").unwrap_or_default());
    let rest = read(&program, &roster, language)?;
    let path = desk::path(&call.options, language)?;
    let unmade = |error| desk::failed(language, &World::default(), &error, Day::default());
    desk::make_room(&call.options, &path, language)?;
    let author = desk::author(&call.options, language)?;
    let first = desk::first(&call.options, rest, author).map_err(unmade)?;
    let store = Store::found(&path, first).map_err(unmade)?;
    let world = store.world();
    let in_scope = world.sites.values().filter(|site| site.in_scope).count();
    let line = call.say(
        A::Founded,
        &[
            ("path", &path.display()),
            ("program", &world.program.short),
            ("place", &world.program.place),
            ("sites", &world.sites.len()),
            ("scope", &in_scope),
            ("agencies", &world.agencies.len()),
        ],
    );
    call.out.line(line);
    Ok(())
}

/// The changes that found the database. The faults of both files are told at once.
fn read(program: &Path, roster: &Path, language: Language) -> Result<Vec<Change>, Failure> {
    let (program_name, roster_name) = (program.display().to_string(), roster.display().to_string());
    let (program, roster) = (content(program, language)?, content(roster, language)?);
    let text = String::from_utf8(program)
        .map_err(|_| Failure::new(Ending::Failed, language.say(A::FileNotText, &[("file", &program_name)])))?;
    let program = read_program(&program_name, &text);
    let roster = read_roster(&roster_name, &roster);
    let refusals: Vec<&ImportRefusal> = program.as_ref().err().into_iter().chain(roster.as_ref().err()).collect();
    if !refusals.is_empty() {
        let lines = refusals.iter().flat_map(|refusal| words::import_refusal(language, refusal));
        let failure = Failure::new(Ending::Failed, language.text(A::InitRefused));
        return Err(lines.fold(failure, Failure::and));
    }
    let changes = program.and_then(|program| Ok((program, roster?))).map_err(Into::into);
    changes.and_then(|((program, agencies), sites)| founding_changes(program, &agencies, sites)).map_err(|refusal| {
        let failure = Failure::new(Ending::Failed, language.text(A::InitRefused));
        words::founding_refusal(language, &refusal).into_iter().fold(failure, Failure::and)
    })
}

fn content(path: &Path, language: Language) -> Result<Vec<u8>, Failure> {
    let file = path.display().to_string();
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) if bytes.len() as u64 > LARGEST => {
            Err(Failure::new(Ending::Failed, language.say(A::FileTooLarge, &[("file", &file)])))
        }
        Ok(_) => Ok(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(Failure::new(Ending::NotFound, language.say(A::FileMissing, &[("file", &file)])))
        }
        Err(error) => {
            let what = language.say(A::FileUnread, &[("file", &file), ("why", &error)]);
            Err(Failure::new(Ending::Failed, what))
        }
    }
}
