//! `rapat pulih FILE`: a copy becomes the database, with a lease of its own; whatever had the right to write before is a
//! second one from then on.

use crate::cli::custody;
use crate::cli::desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, Format, format_json, word};
use crate::cli::record::{Cell, json};
use crate::domain::day::Day;
use crate::domain::world::World;
use crate::os;
use crate::store::{Doing, Mode, Store, StoreError};
use crate::words::{A, H, Language, T};
use clap::{Command, value_parser};
use std::path::PathBuf;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "file", H::FileValue, H::RestoreFile).required(true).value_parser(value_parser!(PathBuf)))
        .arg(format_json(language))
        .after_help(language.text(H::RestoreExamples))
}

/// Restores.
///
/// # Errors
/// The file is no sound database, or cannot be put in its place.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    if call.options.read_only {
        return Err(Failure::new(Ending::NoAccess, language.text(A::ReadOnlyAsked)));
    }
    let file = call.path("file").unwrap_or_default();
    let path = desk::path(&call.options, language)?;
    let unmade = |error: StoreError| desk::failed(language, &World::default(), &error, Day::default());
    desk::make_room(&call.options, &path, language)?;
    let author = desk::author(&call.options, language)?;
    let same = os::identity(&file).ok().is_some_and(|one| os::identity(&path).ok() == Some(one));
    let opened = Store::open(&file, if same { Mode::Write } else { Mode::Read });
    let mut source = opened.map_err(|error| custody::unopened(language, &error))?;
    source.must_be_sound().map_err(unmade)?;
    let now = desk::now(&call.options, &source.world().program.zone);
    let id = desk::id_of(&author, now, source.world().seq, "restore").map_err(unmade)?;
    let doing = Doing { id: &id, author: &author, now };
    let (store, aside) = match same {
        true => {
            source.restore(true, 0, doing).map_err(unmade)?;
            (source, None)
        }
        false => {
            let parcel = source.whole().map_err(unmade)?;
            let done = Store::put_in_place(&path, &parcel, doing).map_err(unmade)?;
            drop(source);
            custody::step_down(&file);
            done
        }
    };
    let world = store.world().clone();
    let mut lines = vec![call.say(T::RestoredNow, &[("path", &store.path().display()), ("n", &world.lease())])];
    if let Some(aside) = &aside {
        lines.extend([language.text(T::RestoredAside).to_owned(), aside.path.display().to_string()]);
        lines.push(match aside.missing {
            Some(0) => language.text(T::RestoredAll).to_owned(),
            Some(n) => language.say(T::RestoredMissing, &[("n", &n)]),
            None => language.text(T::RestoredUncounted).to_owned(),
        });
    }
    lines.push(language.text(T::RestoredNext).to_owned());
    if call.format() == Format::Table {
        custody::tell(call, &world, true, 0, lines);
        return Ok(());
    }
    let record = custody::record(&world, language, true)
        .with("baris_baru", 0_usize)
        .with("disisihkan", Cell::text(aside.as_ref().map(|aside| aside.path.display().to_string())))
        .with("hanya_di_sana", aside.and_then(|aside| aside.missing).map_or(Cell::Null, Cell::from));
    call.out.whole(&json(&record));
    Ok(())
}
