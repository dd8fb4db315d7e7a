//! Bringing a database that an older program made up to date: first a copy of it as it was is laid beside it, then it
//! climbs the schema ladder. The copy is named after the old version and the last row of the journal, so that several
//! who start at once make one copy, and no clock is asked.

use super::error::StoreError;
use super::ladder::{Ladder, version};
use crate::os;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Brings the database at this path to the top of the ladder.
///
/// # Errors
/// There is no room for the copy, or what [`Ladder::climb`] says; then the database is as it was.
pub fn bring_up(db: &mut Connection, path: &Path, ladder: &Ladder) -> Result<(), StoreError> {
    if ladder.is_at_top(db)? {
        return Ok(());
    }
    let has = version(db)?;
    // An empty file holds nothing that could be lost.
    if has > 0 {
        keep_copy(db, path, has)?;
    }
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    ladder.climb(&transaction)?;
    Ok(transaction.commit()?)
}

fn keep_copy(db: &Connection, path: &Path, has: i32) -> Result<(), StoreError> {
    let last: Option<(i64, String)> = db
        .query_row("SELECT seq, substr(at, 1, 10) FROM journal ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let (seq, day) = last.unwrap_or_default();
    let copy = beside(path, &format!(".v{has}-{day}-{seq}"));
    let half = beside(path, &format!(".v{has}-{day}-{seq}.{}", Uuid::new_v4().simple()));
    let made = make_copy(db, &half, path, has);
    let put = made.and_then(|made| match made {
        // Somebody else brought the database up meanwhile, and kept the copy.
        false => Ok(()),
        true => match os::name_for_good(&half, &copy) {
            // Another who started at the same moment was faster.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            named => Ok(named?),
        },
    });
    if half.exists() {
        fs::remove_file(&half)?;
    }
    put
}

/// Whether the copy holds the old version: SQLite takes it from one moment, but that moment may be after another's climb.
fn make_copy(db: &Connection, half: &Path, path: &Path, has: i32) -> Result<bool, StoreError> {
    // It is to hold what the database holds, so nobody else may read it either, not even before it is whole.
    os::create_like(half, path)?;
    db.execute("VACUUM INTO ?1", [half.to_string_lossy()])?;
    File::open(half)?.sync_all()?;
    let copied = Connection::open_with_flags(half, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let is_old = version(&copied)? == has;
    copied.close().map_err(|(_, error)| error)?;
    Ok(is_old)
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name: OsString = path.file_name().unwrap_or(path.as_os_str()).to_owned();
    name.push(end);
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::super::pragmas;
    use super::super::testing::{Office, by, promise};
    use super::super::{Mode, Store};
    use super::*;
    use std::sync::Barrier;

    const NEXT: Ladder = Ladder::of(&["", "", "", "CREATE TABLE more (x)"]);

    fn copies(path: &Path) -> Vec<PathBuf> {
        let all = fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
        all.filter(|other| other.to_string_lossy().contains("rapat.db.v")).collect()
    }

    #[test]
    fn a_copy_as_it_was_is_kept_before_the_first_step_and_opens() {
        let office = Office::new();
        by(&mut office.open(), "a", vec![promise("Surat", 27)]).unwrap();
        let before = office.look().world().clone();
        let mut db = pragmas::connect(&office.path, Mode::Write).unwrap();
        bring_up(&mut db, &office.path, &NEXT).unwrap();
        bring_up(&mut db, &office.path, &NEXT).unwrap();
        assert_eq!(version(&db).unwrap(), 4);
        let copies = copies(&office.path);
        let [copy] = copies.as_slice() else { panic!("{copies:?}") };
        assert!(copy.to_string_lossy().ends_with(&format!(".v3-2026-11-24-{}", before.seq)), "{copy:?}");
        let mut kept = Store::open(copy, Mode::Write).unwrap();
        assert_eq!(kept.world(), &before);
        assert_eq!(kept.verify().unwrap().faults, []);
    }

    /// A file that version 1 of the schema has left, with a meeting that was closed.
    const LEFT_BY_1: &str = include_str!("forms/1.sql");

    #[test]
    fn a_file_of_each_older_version_comes_up_whole_and_stays_beside_as_it_was() {
        let folder = super::super::testing::folder();
        let path = folder.path().join("rapat.db");
        let old = Connection::open(&path).unwrap();
        old.execute_batch(&format!("PRAGMA foreign_keys = OFF; {LEFT_BY_1}")).unwrap();
        old.execute_batch(&format!(
            "PRAGMA application_id = {}; PRAGMA user_version = 1; PRAGMA journal_mode = WAL",
            super::super::ladder::APPLICATION_ID
        ))
        .unwrap();
        old.close().unwrap();
        let refused = Store::open(&path, Mode::Read).unwrap_err();
        assert!(matches!(refused, StoreError::Older { has: 1, .. }), "{refused:?}");
        assert!(copies(&path).is_empty(), "who only reads changes nothing");

        let mut store = Store::open(&path, Mode::Write).unwrap();
        assert_eq!(store.verify().unwrap().faults, []);
        assert_eq!((store.world().items.len(), store.world().sites.len()), (1, 3));
        assert!(store.world().access_keys.is_empty());
        let closed = store.world().meetings.values().find_map(|meeting| meeting.closed_at()).unwrap();
        assert_eq!(store.world_at(closed).unwrap().items.len(), 1, "the picture at the closing is still read");
        assert_eq!(copies(&path).len(), 1);
    }

    #[test]
    fn the_copy_is_for_those_who_have_the_database() {
        use std::os::unix::fs::PermissionsExt;
        for mode in [0o660, 0o640, 0o600] {
            let office = Office::new();
            fs::set_permissions(&office.path, fs::Permissions::from_mode(mode)).unwrap();
            bring_up(&mut pragmas::connect(&office.path, Mode::Write).unwrap(), &office.path, &NEXT).unwrap();
            let copy = &copies(&office.path)[0];
            assert_eq!(fs::metadata(copy).unwrap().permissions().mode() & 0o777, mode);
        }
    }

    #[test]
    fn many_who_start_at_once_keep_one_copy() {
        let office = Office::new();
        let start = Barrier::new(8);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    start.wait();
                    super::super::open::patiently(|| {
                        bring_up(&mut pragmas::connect(&office.path, Mode::Write)?, &office.path, &NEXT)
                    })
                    .unwrap();
                });
            }
        });
        assert_eq!(copies(&office.path).len(), 1);
    }

    #[test]
    fn without_room_for_the_copy_nothing_is_changed() {
        let office = Office::new();
        let mut db = pragmas::connect(&office.path, Mode::Write).unwrap();
        let elsewhere = office.path.with_file_name("tiada").join("rapat.db");
        assert!(bring_up(&mut db, &elsewhere, &NEXT).is_err());
        assert_eq!(version(&db).unwrap(), 3);
    }
}
