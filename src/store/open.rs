//! Opening a database that is there. Nothing is made here, and what is refused has not been touched.

use super::Store;
use super::copy::Machine;
use super::error::{Right, StoreError};
use super::ladder::LADDER;
use super::place::Place;
use super::pragmas::{self, Mode};
use super::still::Still;
use super::{shelf, upgrade, watch};
use crate::os;
use rusqlite::Connection;
use std::path::Path;
use std::time::Duration;

/// How long opening is tried again while others start or leave: SQLite answers "busy" then without asking the busy
/// handler.
const PATIENCE: Duration = Duration::from_secs(2);

impl Store {
    /// Opens the database at this path and reads the world from it. The log of what happened is not read yet, see
    /// [`Store::load_log`].
    ///
    /// # Errors
    /// There is none, it is not ours, it is newer than this program or damaged, the rights are missing, or the place is
    /// not one where a database is safe.
    pub fn open(path: &Path, mode: Mode) -> Result<Self, StoreError> {
        let place = Place::find(path)?;
        if !place.exists {
            return Err(StoreError::NotFound(place.path));
        }
        Self::open_at(&place, mode)
    }

    pub(super) fn open_at(place: &Place, mode: Mode) -> Result<Self, StoreError> {
        patiently(|| {
            let (mut db, still) = connect(place, mode)?;
            let seen = watch::data_version(&db)?;
            let transaction = db.transaction()?;
            let world = shelf::load(&transaction)?;
            transaction.commit()?;
            if world.base.is_none() {
                return Err(StoreError::Damaged("it was never founded".into()));
            }
            Ok(Self { db, path: place.path.clone(), mode, machine: Machine::here(), world, seen, still })
        })
    }
}

/// A connection with the newest schema, set up in every respect; to a copy in memory where that is the only way to read.
pub fn connect(place: &Place, mode: Mode) -> Result<(Connection, Option<Still>), StoreError> {
    place.check_header(&LADDER)?;
    if mode == Mode::Read {
        return to_read(place);
    }
    let mut db = pragmas::connect(&place.path, mode).map_err(|error| match error {
        // The database is there: what is in the way is its folder, or what lies beside it, and no other place will do.
        StoreError::NoRights(Right::Folder) if os::may_write_here(&place.folder) => StoreError::NoRights(Right::Beside),
        StoreError::NoRights(Right::Folder) => StoreError::NoRights(Right::Enter),
        other => other,
    })?;
    pragmas::keep_log(&db)?;
    upgrade::bring_up(&mut db, &place.path, &LADDER)?;
    Ok((db, None))
}

fn to_read(place: &Place) -> Result<(Connection, Option<Still>), StoreError> {
    let live = || {
        let db = pragmas::connect(&place.path, Mode::Read)?;
        LADDER.must_stand_at_top(&db)?;
        Ok(db)
    };
    // What a reader would make beside the database belongs to the reader, and could keep its owner from writing.
    if os::may_write(&place.path) || place.beside("-shm").exists() {
        match live() {
            Err(StoreError::NoRights(Right::Folder)) => {}
            other => return Ok((other?, None)),
        }
    }
    match Still::copied(place) {
        // Somebody has just come, and made what was missing.
        Err(StoreError::NoRights(Right::Beside)) => match live() {
            Err(StoreError::NoRights(Right::Folder)) => Err(StoreError::NoRights(Right::Beside)),
            other => Ok((other?, None)),
        },
        copied => {
            let (db, still) = copied?;
            pragmas::for_reading(&db)?;
            LADDER.must_stand_at_top(&db)?;
            Ok((db, Some(still)))
        }
    }
}

/// Tries again while somebody else is in the way.
pub fn patiently<T>(mut attempt: impl FnMut() -> Result<T, StoreError>) -> Result<T, StoreError> {
    let mut waited = Duration::ZERO;
    loop {
        match attempt() {
            Err(StoreError::Busy) if waited < PATIENCE => waited += pragmas::nap(2_000, 10_000),
            outcome => return outcome,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::ladder::APPLICATION_ID;
    use super::super::testing::{Office, by, contents, folder, in_another_process, promise, role, say, without_rights};
    use super::super::{Mode, Right, Store, StoreError};
    use rusqlite::Connection;
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::path::Path;

    /// Refused in both modes, and nothing in the folder is other than before.
    #[track_caller]
    fn refused(path: &Path, is_expected: impl Fn(&StoreError) -> bool, exit_code: u8) {
        let before = contents(path.parent().unwrap());
        for mode in [Mode::Read, Mode::Write] {
            let error = Store::open(path, mode).unwrap_err();
            assert!(is_expected(&error), "{mode:?}: {error:?}");
            assert_eq!(error.exit_code(), exit_code, "{error:?}");
        }
        assert!(contents(path.parent().unwrap()) == before, "something was touched");
    }

    fn sqlite_file(path: &Path, batch: &str) {
        let db = Connection::open(path).unwrap();
        db.execute_batch(batch).unwrap();
        db.close().unwrap();
    }

    #[test]
    fn what_is_no_database_of_ours_is_refused_untouched() {
        let folder = folder();
        let path = folder.path().join("berkas");
        let is_no_database = |error: &StoreError| matches!(error, StoreError::NotADatabase(_));

        refused(&path, |error| matches!(error, StoreError::NotFound(_)), 6);
        for bytes in ["", "x", "bukan basis data", &"nomor,kode,nama\n".repeat(400)] {
            fs::write(&path, bytes).unwrap();
            refused(&path, is_no_database, 6);
        }
        fs::remove_file(&path).unwrap();

        for (batch, mark) in [
            ("CREATE TABLE t (x)", 0),
            ("PRAGMA application_id = 252006675; CREATE TABLE t (x)", 252_006_675),
            ("PRAGMA journal_mode = WAL; CREATE TABLE t (x)", 0),
        ] {
            sqlite_file(&path, batch);
            refused(
                &path,
                |error| matches!(error, StoreError::Foreign { application_id } if *application_id == mark),
                6,
            );
            fs::remove_file(&path).unwrap();
        }

        sqlite_file(&path, &format!("PRAGMA application_id = {APPLICATION_ID}; CREATE TABLE t (x)"));
        refused(&path, |error| matches!(error, StoreError::Damaged(_)), 6);
    }

    #[test]
    fn a_newer_database_is_refused_untouched() {
        let office = Office::new();
        let db = Connection::open(&office.path).unwrap();
        db.execute_batch("PRAGMA user_version = 99").unwrap();
        db.close().unwrap();
        refused(&office.path, |error| matches!(error, StoreError::Newer { has: 99, .. }), 5);
    }

    #[test]
    fn a_schema_that_changes_under_an_open_database_is_noticed() {
        let office = Office::new();
        let mut store = office.open();
        Connection::open(&office.path).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
        let refused = by(&mut store, "a", vec![promise("Surat", 27)]);
        assert!(matches!(refused, Err(StoreError::Newer { has: 99, .. })), "{refused:?}");
        assert!(matches!(store.refresh(), Err(StoreError::Newer { .. })));
    }

    #[test]
    fn a_place_where_a_database_is_not_safe_is_refused() {
        let office = Office::new();
        let folder = office.path.parent().unwrap();
        let second = folder.join("kedua.db");
        fs::hard_link(&office.path, &second).unwrap();
        refused(&second, |error| matches!(error, StoreError::SecondName(_)), 1);
        refused(&office.path, |error| matches!(error, StoreError::SecondName(_)), 1);
        fs::remove_file(&second).unwrap();

        symlink(&office.path, &second).unwrap();
        refused(&second, |error| matches!(error, StoreError::NotAFile(_)), 6);
        fs::create_dir(folder.join("map.db")).unwrap();
        refused(&folder.join("map.db"), |error| matches!(error, StoreError::NotAFile(_)), 6);
        refused(&folder.join("map.db").join("rapat.db"), |error| matches!(error, StoreError::NotFound(_)), 6);

        // A link to the folder is another matter: it is followed before SQLite sees the path.
        symlink(folder, folder.join("pintas")).unwrap();
        let store = Store::open(&folder.join("pintas/rapat.db"), Mode::Write).unwrap();
        assert_eq!(store.path(), office.path);
    }

    #[test]
    fn a_header_can_be_read_beside_an_open_transaction() {
        let office = Office::new();
        let mut store = office.open();
        let transaction = store.db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).unwrap();
        office.look();
        // The look must not have taken the lock away, as closing a file of one's own would have.
        let said = in_another_process("store::open::tests::somebody_else_tries_to_write", &office.path);
        assert_eq!(said, "busy");
        transaction.rollback().unwrap();
        let said = in_another_process("store::open::tests::somebody_else_tries_to_write", &office.path);
        assert_eq!(said, "free");
    }

    #[test]
    fn somebody_else_tries_to_write() {
        let Some(path) = role() else { return };
        let db = Connection::open(path).unwrap();
        db.busy_timeout(std::time::Duration::ZERO).unwrap();
        say(if db.execute_batch("BEGIN IMMEDIATE").is_ok() { "free" } else { "busy" });
    }

    #[test]
    fn who_may_only_read_reads_a_busy_database_and_a_quiet_one() {
        let office = Office::new();
        let mut store = office.open();
        by(&mut store, "a", vec![promise("Surat", 27)]).unwrap();
        let folder = office.path.parent().unwrap().to_owned();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
        for entry in fs::read_dir(&folder).unwrap() {
            fs::set_permissions(entry.unwrap().path(), fs::Permissions::from_mode(0o444)).unwrap();
        }
        let look = || without_rights("store::open::tests::somebody_without_rights_looks", &office.path);
        assert_eq!(look(), "read 1, write NoRights(Write), found NoRights(Folder)");
        drop(store);
        let before = contents(&folder);
        assert_eq!(look(), "read 1, write NoRights(Write), found NoRights(Folder)");
        assert!(contents(&folder) == before, "something was touched");
    }

    #[test]
    fn who_may_only_read_makes_nothing_beside_a_database_of_others() {
        let office = Office::new();
        let mut store = office.open();
        by(&mut store, "a", vec![promise("Surat", 27)]).unwrap();
        let folder = office.path.parent().unwrap().to_owned();
        drop(store);
        for ending in ["-wal", "-shm"] {
            fs::remove_file(office.path.with_file_name(format!("rapat.db{ending}"))).unwrap();
        }
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).unwrap();
        fs::set_permissions(&office.path, fs::Permissions::from_mode(0o444)).unwrap();
        let before = contents(&folder);
        assert_eq!(without_rights("store::open::tests::somebody_without_rights_reads", &office.path), "1");
        assert!(contents(&folder) == before, "something was made");
    }

    #[test]
    fn somebody_without_rights_reads() {
        let Some(path) = role() else { return };
        let mut reader = Store::open(&path, Mode::Read).unwrap();
        assert!(!reader.refresh().unwrap());
        say(&reader.world().items.len().to_string());
    }

    #[test]
    fn somebody_without_rights_looks() {
        let Some(path) = role() else { return };
        let mut reader = Store::open(&path, Mode::Read).unwrap();
        assert!(!reader.refresh().unwrap());
        let items = reader.world().items.len();
        let write = Store::open(&path, Mode::Write).unwrap_err();
        let found = Store::found(&path.with_file_name("baru.db"), super::super::testing::first("op-0")).unwrap_err();
        assert!([&write, &found].map(StoreError::exit_code) == [5, 5]);
        say(&format!("read {items}, write {write:?}, found {found:?}"));
    }

    #[test]
    fn what_may_not_be_read_is_said_so() {
        let office = Office::new();
        fs::set_permissions(&office.path, fs::Permissions::from_mode(0o000)).unwrap();
        fs::set_permissions(office.path.parent().unwrap(), fs::Permissions::from_mode(0o755)).unwrap();
        let said = without_rights("store::open::tests::somebody_without_rights_fails", &office.path);
        assert_eq!(said, "NoRights(Read)");
    }

    #[test]
    fn somebody_without_rights_fails() {
        let Some(path) = role() else { return };
        say(&format!("{:?}", Store::open(&path, Mode::Read).unwrap_err()));
        assert!(matches!(Store::open(&path, Mode::Write), Err(StoreError::NoRights(Right::Read))));
    }

    #[test]
    fn a_log_that_was_cut_off_while_it_was_written_into_the_file_is_taken_up_again() {
        let office = Office::new();
        let beside = |name: &str| office.path.with_file_name(name);
        let short = fs::read(&office.path).unwrap();
        let mut store = office.open();
        for _ in 0..20 {
            by(&mut store, "a", vec![promise(&"panjang ".repeat(200), 27)]).unwrap();
        }
        // The state that a process leaves that is killed after it wrote the first page: a file of the old length whose
        // header tells the new one, and the whole log.
        let log = fs::read(beside("rapat.db-wal")).unwrap();
        drop(store);
        let long = fs::read(&office.path).unwrap();
        assert!(long.len() > short.len() + 4096 && log.len() > 4096);
        let cut: Vec<u8> = long[..4096].iter().chain(&short[4096..]).copied().collect();
        let path = beside("terputus.db");
        fs::write(&path, cut).unwrap();
        fs::write(beside("terputus.db-wal"), log).unwrap();
        for mode in [Mode::Read, Mode::Write] {
            let mut store = Store::open(&path, mode).unwrap();
            assert_eq!(store.world().items.len(), 20);
            assert_eq!(store.verify().unwrap().faults, []);
        }
    }
}
