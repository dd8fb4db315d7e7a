//! Reading where nothing may be made: SQLite needs two files beside a database, and who may not make them could not read
//! one that nobody has open. Such a database stands still, so it is copied into memory, without a lock; and the copy counts
//! only if all files were the same before and afterwards. As soon as one of them changes, it is opened anew.
//!
//! Never read so: a database with a log *and* its index, which somebody may be writing at this moment. What a log without
//! an index holds is read with the database, never left out.

use super::error::{Right, StoreError};
use super::place::Place;
use super::pragmas;
use crate::os::{self, Print};
use rusqlite::backup::Backup;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::io;

/// How often it is tried anew while files come and go.
const TRIES: u32 = 8;
/// Files are dated by the steps of the kernel's clock, the longest of which are 10 ms. What is changed so many
/// microseconds after a look gets another date than what was there.
const STEP: u64 = 12_000;

/// The files of a database as they were when it was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Still {
    place: Place,
    database: Option<Print>,
    log: Option<Print>,
    index: Option<Print>,
    /// The journal of a database that is kept without a log: where it is there, a transaction was cut off.
    undo: Option<Print>,
}

/// How a database that stands still can be read.
enum Way {
    /// All is in the one file.
    Alone,
    /// Some of it is in the log.
    WithLog,
}

impl Still {
    /// Copies the database into memory.
    ///
    /// # Errors
    /// Somebody may be writing, a file beside the database may not be read, or reading fails.
    pub fn copied(place: &Place) -> Result<(Connection, Self), StoreError> {
        for _ in 0..TRIES {
            let before = Self::look(place)?;
            pragmas::nap(STEP, STEP + 3_000);
            if Self::look(place)? != before {
                continue;
            }
            let copied = before.copy();
            if Self::look(place)? == before {
                return Ok((copied?, before));
            }
        }
        Err(StoreError::Busy)
    }

    fn look(place: &Place) -> io::Result<Self> {
        let [log, index, undo] = ["-wal", "-shm", "-journal"].map(|ending| os::print(&place.beside(ending)));
        let place = place.clone();
        Ok(Self { database: os::print(&place.path)?, log: log?, index: index?, undo: undo?, place })
    }

    fn way(&self) -> Option<Way> {
        match (&self.log, &self.index, &self.undo) {
            (_, _, Some(_)) | (Some(_), Some(_), _) => None,
            (None, _, None) => Some(Way::Alone),
            (Some(_), None, None) => Some(Way::WithLog),
        }
    }

    fn copy(&self) -> Result<Connection, StoreError> {
        let unread = || StoreError::NoRights(Right::Beside);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_NOFOLLOW
            | OpenFlags::SQLITE_OPEN_EXRESCODE
            | OpenFlags::SQLITE_OPEN_URI;
        let source = match self.way().ok_or_else(unread)? {
            Way::Alone => Connection::open_with_flags(self.place.immutable(), flags)?,
            Way::WithLog => {
                // Without locks, and with an index of the log in its own memory.
                let source = Connection::open_with_flags_and_vfs(&self.place.path, flags, c"unix-none")?;
                // Nor is the log to be written into the database when this connection ends.
                source.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
                source.query_one("PRAGMA locking_mode = EXCLUSIVE", [], |_| Ok(()))?;
                source
            }
        };
        let mut copy = Connection::open_in_memory()?;
        let done = Backup::new(&source, &mut copy).and_then(|backup| backup.step(-1));
        match done.map_err(StoreError::from) {
            Err(StoreError::NoRights(_)) => Err(unread()),
            other => other.map(|_| copy),
        }
    }

    /// Whether the files are other ones by now.
    ///
    /// # Errors
    /// Another file has the database's name, or none; or they cannot be looked at.
    pub fn has_changed(&self) -> Result<bool, StoreError> {
        let now = Self::look(&self.place)?;
        let file = |still: &Self| still.database.map(|print| (print.device, print.inode));
        if file(&now) != file(self) {
            return Err(StoreError::Moved(self.place.path.clone()));
        }
        Ok(now != *self)
    }

    /// Where the database lies.
    pub fn place(&self) -> &Place {
        &self.place
    }
}

#[cfg(test)]
mod tests {
    use super::super::Mode;
    use super::super::testing::{Office, by, contents, promise};
    use super::*;
    use std::fs;

    fn items(place: &Place) -> Result<i64, StoreError> {
        let (db, _) = Still::copied(place)?;
        Ok(db.query_one("SELECT count(*) FROM item", [], |row| row.get(0))?)
    }

    #[test]
    fn what_stands_still_is_copied_with_its_log_and_what_may_move_is_not() {
        let office = Office::new();
        let place = Place::find(&office.path).unwrap();
        let (log, index) = (place.beside("-wal"), place.beside("-shm"));
        fs::remove_file(&log).unwrap();
        assert_eq!(items(&place).unwrap(), 0);
        let mut store = office.open();
        by(&mut store, "a", vec![promise("Surat", 27)]).unwrap();
        let newest = fs::read(&log).unwrap();
        assert!(matches!(items(&place), Err(StoreError::NoRights(Right::Beside))), "somebody may be writing");
        let base = fs::read(&office.path).unwrap();
        drop(store);
        for (file, bytes) in [(&office.path, base), (&log, newest)] {
            fs::write(file, bytes).unwrap();
        }
        fs::remove_file(&index).unwrap();
        let before = contents(&place.folder);
        assert_eq!(items(&place).unwrap(), 1, "the log alone has it");
        assert!(contents(&place.folder) == before, "something was touched");
        fs::remove_file(&log).unwrap();
        assert_eq!(items(&place).unwrap(), 0);
        fs::write(place.beside("-journal"), "x").unwrap();
        assert!(matches!(items(&place), Err(StoreError::NoRights(Right::Beside))), "a transaction was cut off");
    }

    #[test]
    fn no_change_is_too_quick_to_be_noticed() {
        let office = Office::new();
        let place = Place::find(&office.path).unwrap();
        fs::remove_file(place.beside("-wal")).unwrap();
        for _ in 0..20 {
            let (_, still) = Still::copied(&place).unwrap();
            assert!(!still.has_changed().unwrap());
            let bytes = fs::read(&office.path).unwrap();
            fs::write(&office.path, bytes).unwrap();
            assert!(still.has_changed().unwrap(), "same length, same bytes, written anew");
        }
        let (_, still) = Still::copied(&place).unwrap();
        fs::rename(&office.path, place.beside(".lain")).unwrap();
        fs::copy(place.beside(".lain"), &office.path).unwrap();
        assert!(matches!(still.has_changed(), Err(StoreError::Moved(_))));
        assert_eq!(office.look().mode(), Mode::Read);
    }
}
