//! Making a new database: the whole of it under a name of its own first, then given its real name, which cannot replace
//! anything. So nobody ever sees half a database, several who found one place at once end up with one, and a founding
//! that is refused leaves nothing behind; one that is killed leaves at most a hidden draft that nobody looks at.

use super::Store;
use super::commit::{self, Now, Wish};
use super::copy::{self, Copy, Machine, Spot};
use super::error::StoreError;
use super::ladder::LADDER;
use super::op_id;
use super::place::Place;
use super::pragmas::{self, Mode};
use crate::domain::change::{Change, Founding};
use crate::domain::day::Moment;
use crate::domain::ids::{CopyId, OpId};
use crate::domain::operation::{Author, Cause, Operation, Stamp};
use crate::domain::world::World;
use crate::os;
use rusqlite::{Connection, TransactionBehavior};
use std::io;
use std::path::{Path, PathBuf};

/// The first operation of a database.
#[derive(Clone, Debug)]
pub struct First {
    /// The identity of the operation.
    pub op: OpId,
    /// What the database is. Founded under a frozen clock it is a rehearsal for good.
    pub founding: Founding,
    /// What it begins with: programme, roster, instansi.
    pub rest: Vec<Change>,
    /// What has happened in it before anybody looks, each at its moment: the story of a sample database, else nothing.
    pub past: Vec<(Moment, Operation)>,
    /// Who makes it.
    pub author: Author,
    /// When.
    pub now: Now,
}

impl Store {
    /// Opens the database at this path to write, and makes it first where there is none. The folder must be there.
    ///
    /// # Errors
    /// Those of [`Store::open`] and [`Store::found`].
    pub fn open_or_found(path: &Path, first: impl FnOnce() -> First) -> Result<Self, StoreError> {
        let place = Place::find(path)?;
        if !place.exists {
            match found(&place, first()) {
                // Somebody else was faster; then there is one, and that was all that was wanted.
                Ok(()) | Err(StoreError::Exists(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Self::open(path, Mode::Write)
    }

    /// Makes a new database and opens it.
    ///
    /// # Errors
    /// Something stands at the path already, the rules refuse what it is to begin with, or it cannot be written; then
    /// there is no new file.
    pub fn found(path: &Path, first: First) -> Result<Self, StoreError> {
        let place = Place::find(path)?;
        if place.exists {
            return Err(StoreError::Exists(place.path));
        }
        found(&place, first)?;
        Self::open(path, Mode::Write)
    }
}

fn found(place: &Place, first: First) -> Result<(), StoreError> {
    let changes = changes(&first);
    check(&changes, first.now)?;
    make(place, first.now.at, |transaction, file| {
        let wish = Wish { cause: Cause::Plain, changes, definite: false, secrets: vec![] };
        let (mut world, _) = commit::write(transaction, &World::empty(), &first.op, wish, &first.author, first.now.at)?;
        for (at, operation) in &first.past {
            let wish = Wish {
                cause: operation.cause.clone(),
                changes: operation.changes.clone(),
                definite: false,
                secrets: vec![],
            };
            (world, _) = commit::write(transaction, &world, &operation.id, wish, &first.author, *at)?;
        }
        let copy = Copy::unbound(CopyId::first(), None);
        let spot = Spot { path: &place.path, machine: &Machine::here() };
        copy::put(transaction, &copy::bound_as(copy, spot, file)?)
    })
}

/// Makes a database at a place where nothing stands: with the newest schema, and with what is put into it.
pub fn make(
    place: &Place,
    at: Moment,
    fill: impl FnOnce(&Connection, &Path) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    for log in [place.beside("-wal"), place.beside("-journal")] {
        // SQLite would take it for the log of the new database.
        if std::fs::symlink_metadata(&log).is_ok_and(|log| log.len() > 0) {
            // Unless the database has come into being since the place was looked at: then it is that one's log.
            let is_there = Place::find(&place.path)?.exists;
            return Err(if is_there { StoreError::Exists(place.path.clone()) } else { StoreError::Orphan(log) });
        }
    }
    let draft = Draft::create(place, at)?;
    let mut db = pragmas::connect(&draft.path, Mode::Write)?;
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    LADDER.climb(&transaction)?;
    fill(&transaction, &draft.path)?;
    transaction.commit()?;
    pragmas::into_file(&db)?;
    db.close().map_err(|(_, error)| error)?;
    match os::name_for_good(&draft.path, &place.path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(StoreError::Exists(place.path.clone())),
        other => Ok(other?),
    }
}

fn changes(first: &First) -> Vec<Change> {
    let rehearsal = first.founding.rehearsal || first.now.frozen;
    let founding = Founding { rehearsal, ..first.founding.clone() };
    std::iter::once(Change::Found(founding)).chain(first.rest.iter().cloned()).collect()
}

/// Whether the rules would refuse it, before there is any file.
fn check(changes: &[Change], now: Now) -> Result<(), StoreError> {
    let mut world = World::empty();
    for change in changes {
        let stamp = Stamp { seq: world.seq + 1, at: now.at };
        let change = world.prepare(change, stamp)?;
        world = world.apply(&change, stamp)?.0;
    }
    Ok(())
}

/// A database that has no name yet; unless it got one, it is gone when this is dropped.
struct Draft {
    path: PathBuf,
}

impl Draft {
    fn create(place: &Place, at: Moment) -> Result<Self, StoreError> {
        let name = place.path.file_name().unwrap_or_default().to_string_lossy();
        let path = place.folder.join(format!(".{name}.{}.new", op_id::fresh(at)));
        os::create_for_people(&path)?;
        Ok(Self { path })
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After success there is nothing to remove.
        remove(&self.path);
    }
}

/// Removes a database that nobody has open, and what lies beside it. An error has nobody to be told to.
pub fn remove(path: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.to_owned().into_os_string();
        name.push(ending);
        let _ = std::fs::remove_file(name);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{by, contents, first, folder, in_another_process, promise, role, say};
    use super::super::{Mode, Store, StoreError};
    use crate::domain::change::Change;
    use crate::domain::refusal::Refusal;
    use crate::domain::testing;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;
    use std::sync::Barrier;

    fn files(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_database_holds_what_it_was_founded_with() {
        let folder = folder();
        let path = folder.path().join("rapat.db");
        let mut store = Store::open_or_found(&path, || first("op-0")).unwrap();
        store.load_log().unwrap();
        let world = store.world();
        assert_eq!(world.log.rows().len(), testing::founding().len() + 1);
        assert!(matches!(world.log.rows()[0].change, Change::Found(_)));
        assert_eq!((world.sites.len(), world.agencies.len()), (5, 3));
        assert_eq!(*world.program, testing::program());
        drop(store);
        assert_eq!(files(folder.path()), ["rapat.db", "rapat.db-shm", "rapat.db-wal"]);

        let again = Store::open_or_found(&path, || panic!("it is there")).unwrap();
        assert_eq!(again.world().sites.len(), 5);
        assert!(matches!(Store::found(&path, first("op-1")), Err(StoreError::Exists(_))));
    }

    /// Whatever the mask of this process says: a group that shares the folder shares the database, and one person's own is
    /// as the mask makes it, and never for the whole machine.
    #[test]
    fn a_new_database_is_for_those_whose_folder_it_is() {
        let folder = folder();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
        fs::write(folder.path().join("biasa"), "").unwrap();
        let by_mask = mode(&folder.path().join("biasa")) & 0o660;
        for (rights, expected) in [(0o700, by_mask), (0o770, by_mask), (0o2770, 0o660), (0o2775, 0o660)] {
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(rights)).unwrap();
            let path = folder.path().join(format!("{rights:o}.db"));
            let store = Store::found(&path, first("op-0")).unwrap();
            for ending in ["", "-wal", "-shm"] {
                assert_eq!(mode(&folder.path().join(format!("{rights:o}.db{ending}"))), expected, "{rights:o}{ending}");
            }
            drop(store);
        }
    }

    #[test]
    fn a_refused_founding_leaves_no_file() {
        let folder = folder();
        let path = folder.path().join("rapat.db");
        let mut twice = first("op-0");
        twice.rest.push(twice.rest[1].clone());
        let refused = Store::open_or_found(&path, || twice);
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::NumberTaken(1)))), "{refused:?}");
        assert_eq!(files(folder.path()), [""; 0]);

        let nowhere = Store::open_or_found(&folder.path().join("tidak/ada.db"), || first("op-0"));
        assert!(matches!(nowhere, Err(StoreError::NotFound(_))), "{nowhere:?}");
    }

    #[test]
    fn a_log_without_its_database_is_not_taken_for_a_new_one() {
        let folder = folder();
        let path = folder.path().join("rapat.db");
        for log in ["rapat.db-wal", "rapat.db-journal"] {
            fs::write(folder.path().join(log), "isi").unwrap();
            let before = contents(folder.path());
            assert!(matches!(Store::found(&path, first("op-0")), Err(StoreError::Orphan(_))));
            assert!(contents(folder.path()) == before);
            fs::remove_file(folder.path().join(log)).unwrap();
        }
        // What stays behind when a quiet database is deleted is empty, and in nobody's way.
        Store::found(&path, first("op-0")).unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(files(folder.path()), ["rapat.db-shm", "rapat.db-wal"]);
        let mut store = Store::found(&path, first("op-1")).unwrap();
        assert_eq!(store.verify().unwrap().faults, []);
    }

    #[test]
    fn many_who_start_at_once_end_up_with_one_database() {
        const SEATS: usize = 16;
        for round in 0..20 {
            let folder = folder();
            let path = folder.path().join("rapat.db");
            let start = Barrier::new(SEATS);
            let seat = |number: usize| {
                start.wait();
                let mut store = Store::open_or_found(&path, || first(&format!("op-{number}")))?;
                by(&mut store, "a", vec![promise(&format!("Janji {number}"), 27)])?;
                Ok::<_, StoreError>(())
            };
            let failures: Vec<StoreError> = std::thread::scope(|scope| {
                let seats: Vec<_> = (0..SEATS).map(|number| scope.spawn(move || seat(number))).collect();
                seats.into_iter().filter_map(|seat| seat.join().unwrap().err()).collect()
            });
            assert!(failures.is_empty(), "round {round}: {failures:?}");
            let mut store = Store::open(&path, Mode::Write).unwrap();
            assert_eq!(store.world().items.len(), SEATS);
            assert_eq!(store.verify().unwrap().faults, []);
            assert_eq!(files(folder.path()), ["rapat.db", "rapat.db-shm", "rapat.db-wal"]);
        }
    }

    #[test]
    fn processes_that_start_at_once_end_up_with_one_database() {
        let folder = folder();
        let path = folder.path().join("rapat.db");
        let said: Vec<String> = std::thread::scope(|scope| {
            let play = || in_another_process("store::found::tests::a_process_starts", &path);
            let seats: Vec<_> = (0..16).map(|_| scope.spawn(play)).collect();
            seats.into_iter().map(|seat| seat.join().unwrap()).collect()
        });
        assert!(said.iter().all(|said| said == "ok"), "{said:?}");
        let mut store = Store::open(&path, Mode::Write).unwrap();
        assert_eq!(store.world().items.len(), 16);
        assert_eq!(store.verify().unwrap().faults, []);
    }

    #[test]
    fn a_process_starts() {
        let Some(path) = role() else { return };
        let store = Store::open_or_found(&path, || first("op-0"));
        match store.and_then(|mut store| by(&mut store, "a", vec![promise("Surat", 27)])) {
            Ok(_) => say("ok"),
            Err(error) => say(&error.to_string()),
        }
    }
}
