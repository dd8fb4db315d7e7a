//! Who has the right to write: as a record for machines, and what the commands say that move it.

use super::desk::{self, Desk};
use super::failure::{Ending, Failure};
use super::line::{Call, Format};
use super::record::{Cell, Record, json};
use super::shapes;
use crate::domain::custody::Way;
use crate::domain::day::Day;
use crate::domain::world::World;
use crate::store::{Mode, Standing, Store, StoreError};
use crate::words::{self, Language, T};
use std::path::Path;

/// What a database says of itself: which one it is, which copy may be written, and whether this is the one.
pub fn record(world: &World, language: Language, here: bool) -> Record {
    let custody = world.custody.as_deref();
    let step = custody.map(|custody| match custody.way {
        Way::Taken => "dibawa",
        Way::Returned => "dikembalikan",
        Way::Reclaimed => "diambil-kembali",
        Way::Restored => "dipulihkan",
    });
    Record::default()
        .with("basis_data", Cell::code(world.base.as_ref().map(|base| &base.id)))
        .with("asal", Cell::text(world.base.as_ref().map(|base| &base.home)))
        .with("hak_tulis", world.lease())
        .with("langkah", Cell::code(step))
        .with("tempat", Cell::text(custody.map(|custody| words::holder_place(language, custody))))
        .with("oleh", Cell::text(custody.map(|custody| &custody.by)))
        .with("sejak", Cell::code(custody.map(|custody| shapes::time(&world.program.zone, custody.since))))
        .with("dapat_ditulis", here)
}

/// Tells what has become of the right to write: sentences for people, the record for machines.
pub fn tell(call: &mut Call, world: &World, here: bool, rows: usize, lines: Vec<String>) {
    if call.format() != Format::Table {
        let record = record(world, call.language, here).with("baris_baru", rows);
        call.out.whole(&json(&record));
        return;
    }
    for line in lines {
        // A path is copied as it stands.
        match line.starts_with('/') {
            true => call.out.line(line),
            false => call.out.wrapped(line, 0),
        }
    }
}

/// One that was taken along, and from which everything was taken over here, is told so: it is written no more. Where the
/// file cannot be written it is not told, nor can it be written there.
pub fn step_down(file: &Path) {
    let _ = Store::open(file, Mode::Write).and_then(|mut store| store.step_down());
}

/// Nothing is recorded where this copy has not got the right to write.
///
/// # Errors
/// It has not.
pub fn must_hold(desk: &Desk, language: Language) -> Result<(), Failure> {
    let standing = desk.store.standing().map_err(|error| desk.failed(language, &error))?;
    match standing {
        Standing::Here => Ok(()),
        Standing::Away(away) => Err(desk.failed(language, &desk.store.refusal(away))),
    }
}

/// A refusal of the copy that is brought, with what to do about it there.
pub fn refused_there(desk: &Desk, language: Language, error: &StoreError) -> Failure {
    let failure = desk.failed(language, error);
    match error {
        StoreError::Away { .. } => failure.and(language.text(T::BringFromThere)),
        _ => failure,
    }
}

/// A file that is named beside the database cannot be opened.
pub fn unopened(language: Language, error: &StoreError) -> Failure {
    match error {
        StoreError::NotFound(path) => {
            Failure::new(Ending::NoDatabase, language.say(T::FileMissing, &[("file", &path.display())]))
        }
        _ => desk::failed(language, &World::default(), error, Day::default()),
    }
}

/// The same where the database itself is open: only the file that is named beside it can be missing.
pub fn amiss(desk: &Desk, language: Language, error: &StoreError) -> Failure {
    match error {
        StoreError::NotFound(_) => unopened(language, error),
        _ => desk.failed(language, error),
    }
}

/// Wrong usage, with how it is done.
pub fn usage(language: Language, what: T) -> Failure {
    Failure::new(Ending::WrongUsage, language.text(what))
}
