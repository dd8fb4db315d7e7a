//! `rapat contoh`: a database of invented, marked sample data, on its own file or thrown away afterwards.

use crate::cli::desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, value};
use crate::cli::screen;
use crate::domain::change::{Change, Founding};
use crate::domain::day::{Day, Moment, Zone};
use crate::domain::ids::SessionId;
use crate::domain::operation::{Author, Operation, Stamp};
use crate::domain::refusal::Refusal;
use crate::domain::text::tidy;
use crate::domain::world::World;
use crate::import::builtin;
use crate::import::sample::story;
use crate::store::{First, Now, Store, StoreError, op_id};
use crate::words::{A, H, Language};
use clap::Command;
use std::path::Path;

/// The seed unless said otherwise.
pub const USUAL_SEED: u64 = 65;
/// So long before the first of its deeds a sample database was founded, in hours.
const HEAD_START: i64 = 20;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command.arg(value(language, "benih", H::SeedValue, H::Seed)).after_help(language.text(H::DemoExamples))
}

/// Fills the new file that is named and keeps it, or one that is thrown away; then shows the board where there is a
/// terminal.
///
/// # Errors
/// Something is there already, or it cannot be written.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    if call.options.read_only {
        return Err(Failure::new(Ending::NoAccess, language.text(A::ReadOnlyAsked)));
    }
    let seed = seed(call)?;
    let author = desk::author(&call.options, language)?;
    let options = call.options.clone();
    let now = |zone: &Zone| desk::now(&options, zone);
    // The environment names the database of every day; sample data never go there unasked.
    match call.options.db.clone() {
        Some(path) => {
            let store = fill(&path, seed, now, language)?;
            if screen::has_terminal() {
                return screen::show(store, author, &call.options, language);
            }
            told(call, &path, store.world());
            Ok(())
        }
        None => {
            screen::needs_terminal(language)?;
            let unmade =
                |error: std::io::Error| desk::failed(language, &World::default(), &error.into(), Day::default());
            // Gone with everything in it when the board is left.
            let folder = tempfile::Builder::new().prefix("rapat-contoh-").tempdir().map_err(unmade)?;
            let store = fill(&folder.path().join("contoh.db"), seed, now, language)?;
            let ended = screen::show(store, author, &call.options, language);
            folder.close().map_err(unmade)?;
            ended
        }
    }
}

fn told(call: &mut Call, path: &Path, world: &World) {
    let line = call.say(
        A::DemoMade,
        &[
            ("path", &path.display()),
            ("sites", &world.sites.values().filter(|site| site.in_scope).count()),
            ("issues", &world.issues.len()),
            ("items", &world.items.len()),
            ("meetings", &world.meetings.values().filter(|meeting| meeting.number.is_some()).count()),
        ],
    );
    call.out.line(line);
}

/// The seed that is asked for.
fn seed(call: &Call) -> Result<u64, Failure> {
    let Some(typed) = call.get("benih") else { return Ok(USUAL_SEED) };
    let wrong = |_| Failure::new(Ending::WrongUsage, call.say(A::WrongNumber, &[("text", &tidy(typed))]));
    typed.trim().parse().map_err(wrong)
}

/// Makes a sample database at a path where nothing is yet; `now` tells the moment by a wall clock of that zone.
///
/// # Errors
/// Something is there already, or it cannot be written.
pub fn fill(path: &Path, seed: u64, now: impl Fn(&Zone) -> Now, language: Language) -> Result<Store, Failure> {
    let untold =
        |error: &dyn std::fmt::Display| Failure::new(Ending::Failed, language.say(A::NoStory, &[("why", error)]));
    let rest = builtin::founding().map_err(|error| untold(&error))?;
    let start = founded(&rest).map_err(|error| untold(&format!("{error:?}")))?;
    let now = now(&start.program.zone);
    let past = story(&start, seed, now.at).map_err(|error| untold(&error))?;
    let begin = past.first().map_or(now.at, |(at, _)| *at) - chrono::Duration::hours(HEAD_START);
    let unmade = |error: StoreError| desk::failed(language, &start, &error, start.day(now.at));
    let first = first(rest, past, seed, Now { at: begin, ..now }).map_err(unmade)?;
    Store::found(path, first).map_err(unmade)
}

/// The world as it begins, without a database.
fn founded(changes: &[Change]) -> Result<World, Refusal> {
    changes.iter().try_fold(World::empty(), |world, change| {
        let stamp = Stamp { seq: world.seq + 1, at: Moment::UNIX_EPOCH };
        Ok(world.apply(change, stamp)?.0)
    })
}

fn first(rest: Vec<Change>, past: Vec<(Moment, Operation)>, seed: u64, now: Now) -> Result<First, StoreError> {
    let author = author();
    let op = op_id::frozen(&seed.to_string(), 0, &author, &op_id::payload(&rest)?)?;
    let founding = Founding {
        id: op.to_string(),
        home: author.host.clone(),
        rehearsal: false,
        sample: true,
        made_by: env!("CARGO_PKG_VERSION").to_owned(),
    };
    Ok(First { op, founding, rest, past, author, now })
}

/// Who did what the story tells: a post, on no machine of this world.
fn author() -> Author {
    Author {
        name: "notulis".to_owned(),
        os_user: "contoh".to_owned(),
        host: "contoh".to_owned(),
        key: None,
        session: SessionId::new("contoh"),
    }
}
