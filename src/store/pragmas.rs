//! How a connection is set up: flags, then the busy handler, then every pragma in an order that matters, each read back.
//! A value that is quietly not taken is an error here and not a surprise years later.

use super::error::{Right, StoreError};
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, FileControl, OpenFlags};
use std::hash::{BuildHasher, Hasher};
use std::path::Path;
use std::time::Duration;

/// Before 3.51.3 two connections that write and checkpoint at once can damage a database with a write-ahead log.
const OLDEST_SQLITE: i32 = 3_051_003;
/// How long a statement waits for somebody else's transaction.
const PATIENCE: Duration = Duration::from_secs(5);
/// The log is cut back to this size in bytes once it has been written into the database.
const LONGEST_LOG: i64 = 1_048_576;
/// The longest value in bytes: the snapshot of a series of many years fits, a file made to fill the memory does not.
const LONGEST_VALUE: i32 = 16 * 1024 * 1024;
/// The longest statement in bytes.
const LONGEST_STATEMENT: i32 = 100_000;

/// How a database is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// To read and write.
    Write,
    /// To read only: not a byte of it can be changed.
    Read,
}

/// A connection to the file that is there; it never makes one.
pub fn connect(path: &Path, mode: Mode) -> Result<Connection, StoreError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::Unfit(format!("SQLite {}", rusqlite::version())));
    }
    let way = match mode {
        Mode::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Mode::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let flags =
        way | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let mut db = Connection::open_with_flags(path, flags)?;
    db.set_prepared_statement_cache_capacity(64);
    db.busy_handler(Some(waiter(PATIENCE)))?;
    // SQLite answers a wish to write that the file does not grant by opening it to read.
    if mode == Mode::Write && db.is_readonly("main")? {
        return Err(StoreError::NoRights(Right::Write));
    }
    match mode {
        Mode::Write => for_writing(&db).and_then(|()| for_both(&db))?,
        Mode::Read => for_reading(&db)?,
    }
    Ok(db)
}

/// What holds for every connection that only reads.
pub fn for_reading(db: &Connection) -> Result<(), StoreError> {
    taken(db, "PRAGMA query_only = ON", "PRAGMA query_only", 1)?;
    for_both(db)
}

fn for_writing(db: &Connection) -> Result<(), StoreError> {
    let journal: String = db.query_one("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if journal != "wal" {
        return Err(StoreError::Unfit(format!("journal_mode = {journal}")));
    }
    // Anything less and a power cut takes back what was called saved.
    taken(db, "PRAGMA synchronous = FULL", "PRAGMA synchronous", 2)?;
    // What macOS calls synchronising leaves the data in the drive's memory; elsewhere these two do nothing.
    taken(db, "PRAGMA fullfsync = ON", "PRAGMA fullfsync", 1)?;
    taken(db, "PRAGMA checkpoint_fullfsync = ON", "PRAGMA checkpoint_fullfsync", 1)?;
    taken(db, "PRAGMA journal_size_limit = 1048576", "PRAGMA journal_size_limit", LONGEST_LOG)
}

/// The log and its index stay when the last one leaves: who may only read cannot make them, and could not open a quiet
/// database without them.
pub fn keep_log(db: &Connection) -> Result<(), StoreError> {
    let mut keep = 1;
    db.file_control(None::<&str>, FileControl::PersistWal(&mut keep))?;
    let mut kept = -1;
    db.file_control(None::<&str>, FileControl::PersistWal(&mut kept))?;
    if kept == 1 { Ok(()) } else { Err(StoreError::Unfit(format!("PERSIST_WAL = {kept}"))) }
}

/// Writes the log into the file itself, which stands for itself then. Closing does so as well, but never tells that the
/// disk was full or did not take it.
pub fn into_file(db: &Connection) -> Result<(), StoreError> {
    let is_busy = db.query_one("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0))?;
    if is_busy { Err(StoreError::Busy) } else { Ok(()) }
}

fn for_both(db: &Connection) -> Result<(), StoreError> {
    taken(db, "PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", 1)?;
    // A schema that somebody prepared must not run functions for whoever opens the file.
    taken(db, "PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", 0)?;
    taken(db, "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1)?;
    taken(db, "PRAGMA mmap_size = 0", "PRAGMA mmap_size", 0)?;
    // The system keeps the file in memory already; eight times this would be kept once more, by each connection.
    taken(db, "PRAGMA cache_size = -256", "PRAGMA cache_size", -256)?;
    // What is erased is overwritten, not only unlinked.
    taken(db, "PRAGMA secure_delete = ON", "PRAGMA secure_delete", 1)?;
    for (config, value) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        if db.set_db_config(config, value)? != value {
            return Err(StoreError::Unfit(format!("{config:?} is not {value}")));
        }
    }
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_LENGTH, LONGEST_VALUE),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, LONGEST_STATEMENT),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 10),
    ] {
        db.set_limit(limit, value)?;
        if db.limit(limit)? != value {
            return Err(StoreError::Unfit(format!("{limit:?} is not {value}")));
        }
    }
    Ok(())
}

/// Sets a pragma and reads it back.
fn taken(db: &Connection, set: &str, read: &str, value: i64) -> Result<(), StoreError> {
    // Some pragmas answer when they are set, some do not; either way the answer is not what counts.
    db.prepare(set)?.query([])?.next()?;
    // A pragma that does not apply, such as the size of a map that is switched off, answers with no row at all.
    let mut select = db.prepare(read)?;
    let found: i64 = match select.query([])?.next()? {
        Some(row) => row.get(0)?,
        None => 0,
    };
    if found == value { Ok(()) } else { Err(StoreError::Unfit(format!("{read} = {found}, not {value}"))) }
}

/// What to do while somebody else writes: short naps of uneven length, so that several who wait do not march in step and
/// nobody starves. Counts what it slept instead of asking a clock.
fn waiter(patience: Duration) -> impl FnMut(i32) -> bool + Send + 'static {
    let mut slept = Duration::ZERO;
    move |tries| {
        if tries == 0 {
            slept = Duration::ZERO;
        }
        if slept >= patience {
            return false;
        }
        slept += nap(1_000, 3_000);
        true
    }
}

/// Sleeps for some microseconds between these two, and says how long it meant to.
pub fn nap(least: u64, most: u64) -> Duration {
    let random = std::collections::hash_map::RandomState::new().build_hasher().finish();
    let length = Duration::from_micros(least + random % (most - least + 1));
    std::thread::sleep(length);
    length
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Office, folder};
    use super::super::{Mode, StoreError};
    use super::*;
    use rusqlite::TransactionBehavior;

    #[track_caller]
    fn says(db: &Connection, pragma: &str, value: &str) {
        let found: Vec<String> = db
            .prepare(&format!("PRAGMA {pragma}"))
            .unwrap()
            .query_map([], |row| row.get::<_, rusqlite::types::Value>(0).map(|value| format!("{value:?}")))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(found.join(" "), value, "{pragma}");
    }

    #[test]
    fn a_connection_to_write_is_set_up_as_promised() {
        let office = Office::new();
        let store = office.open();
        for (pragma, value) in [
            ("journal_mode", "Text(\"wal\")"),
            ("synchronous", "Integer(2)"),
            ("fullfsync", "Integer(1)"),
            ("checkpoint_fullfsync", "Integer(1)"),
            ("journal_size_limit", "Integer(1048576)"),
            ("foreign_keys", "Integer(1)"),
            ("trusted_schema", "Integer(0)"),
            ("cell_size_check", "Integer(1)"),
            ("mmap_size", "Integer(0)"),
            ("query_only", "Integer(0)"),
            ("wal_autocheckpoint", "Integer(1000)"),
            ("application_id", "Integer(1380012116)"),
            ("user_version", "Integer(3)"),
            ("encoding", "Text(\"UTF-8\")"),
        ] {
            says(&store.db, pragma, value);
        }
        let mut keep = -1;
        store.db.file_control(None::<&str>, FileControl::PersistWal(&mut keep)).unwrap();
        assert_eq!(keep, 1);
        guarded(&store.db);
    }

    #[test]
    fn a_connection_to_read_is_set_up_as_promised() {
        let office = Office::new();
        let store = office.look();
        for (pragma, value) in [
            ("query_only", "Integer(1)"),
            ("foreign_keys", "Integer(1)"),
            ("trusted_schema", "Integer(0)"),
            ("cell_size_check", "Integer(1)"),
            ("mmap_size", "Integer(0)"),
        ] {
            says(&store.db, pragma, value);
        }
        guarded(&store.db);
        // The wish to write is refused by SQLite, and would be by the file if the wish were let through.
        for statement in ["DELETE FROM site", "PRAGMA query_only = OFF; DELETE FROM site"] {
            assert!(store.db.execute_batch(statement).is_err(), "{statement}");
        }
        assert_eq!(office.open().world().sites.len(), 5);
    }

    fn guarded(db: &Connection) {
        assert!(rusqlite::version_number() >= OLDEST_SQLITE);
        says(db, "cache_size", "Integer(-256)");
        for (config, value) in [
            (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
            (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
            (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
            (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
        ] {
            assert_eq!(db.db_config(config).unwrap(), value, "{config:?}");
        }
        for (limit, value) in [
            (Limit::SQLITE_LIMIT_LENGTH, LONGEST_VALUE),
            (Limit::SQLITE_LIMIT_SQL_LENGTH, LONGEST_STATEMENT),
            (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 10),
        ] {
            assert_eq!(db.limit(limit).unwrap(), value, "{limit:?}");
        }
        for (statement, why) in [
            ("SELECT load_extension('x')", "not authorized"),
            ("SELECT \"no such column\" FROM site", "no such column"),
            ("UPDATE sqlite_schema SET sql = ''", "may not be modified"),
        ] {
            let error = db.query_row(statement, [], |_| Ok(())).unwrap_err().to_string();
            assert!(error.contains(why), "{error}");
        }
    }

    #[test]
    fn a_database_that_may_not_be_written_is_not_opened_to_write() {
        // Not "opened to read instead", which is what SQLite offers.
        let folder = folder();
        assert!(matches!(connect(&folder.path().join("none.db"), Mode::Write), Err(StoreError::NoRights(_))));
        assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none());
    }

    #[test]
    fn who_waits_gives_up_only_when_patience_is_over() {
        let office = Office::new();
        let mut writing = office.open();
        let mut waiting = pragmas_with(&office, Duration::from_millis(20));
        let lock = writing.db.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
        let error = waiting.transaction_with_behavior(TransactionBehavior::Immediate).unwrap_err();
        assert!(matches!(StoreError::from(error), StoreError::Busy));
        lock.rollback().unwrap();
        waiting.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();

        let mut naps = waiter(Duration::from_millis(10));
        let tries = |naps: &mut dyn FnMut(i32) -> bool| (0..).take_while(|count| naps(*count)).count();
        for _ in 0..2 {
            // Naps of 1 to 3 ms: at least 4 and at most 10 of them make up 10 ms, and each wait begins anew.
            assert!((4..=10).contains(&tries(&mut naps)));
        }
    }

    fn pragmas_with(office: &Office, patience: Duration) -> Connection {
        let mut db = connect(&office.path, Mode::Write).unwrap();
        db.busy_handler(Some(waiter(patience))).unwrap();
        db
    }
}
