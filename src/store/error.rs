//! What can go wrong with the database, as data. Sentences for people are made elsewhere; here is only what they need to
//! know, and the exit code that scripts see.

use super::copy::Away;
use crate::domain::change::Change;
use crate::domain::ids::OpId;
use crate::domain::refusal::Refusal;
use rusqlite::ErrorCode;
use rusqlite::ffi;
use std::io;
use std::path::PathBuf;

/// For what the rights are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// To read the file.
    Read,
    /// To write the file.
    Write,
    /// To make files in the folder.
    Folder,
    /// To go into the folder of a database that is there, or may be.
    Enter,
    /// To read the files that SQLite keeps beside the database, or to make them.
    Beside,
    /// It was opened for reading only.
    OpenedToRead,
}

/// What the disk did not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskTrouble {
    /// Give back what is on it.
    Read,
    /// Confirm that what was written is on it.
    Sync,
    /// Lock a file, or share memory between the programs that have it open.
    Lock,
}

/// Why rows do not go from one copy of a database to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carry {
    /// They are no copies of one database.
    OtherDatabase,
    /// They are not the same any more: each was written for itself.
    Diverged,
    /// The right to write was taken back at home while this copy had it.
    Superseded,
    /// It is an older copy of what was brought already.
    Older,
    /// Rows are missing between what is here and what comes.
    Gap,
    /// What came is not what was sent.
    Spoiled(String),
    /// Nothing is awaited: this copy has the right to write itself.
    NotAwaited,
    /// It is away already, or is itself one that was taken along.
    NotAtHome,
    /// It was not taken along from here.
    NotLent,
    /// Keys were changed where it was taken to, which is done at home only.
    Keys,
    /// Somebody has written meanwhile; to be tried again.
    Moved,
}

/// Why the store did not do what was asked. Whatever it is, nothing was half done, and what was refused was not touched;
/// the one exception says so by its name: [`StoreError::Unknown`].
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
pub enum StoreError {
    /// There is no such file, or no such folder for a new one.
    NotFound(PathBuf),
    /// A database that was to be made new is there already.
    Exists(PathBuf),
    /// The file is no database.
    NotADatabase(PathBuf),
    /// No regular file: a folder, a link, a device.
    NotAFile(PathBuf),
    /// The file has further names; a database under two names loses data.
    SecondName(PathBuf),
    /// A database of some other program, with that program's mark.
    Foreign {
        /// The `application_id` in its header.
        application_id: i32,
    },
    /// Made by a newer version of the program.
    Newer {
        /// The schema that the database has, or the version of a row's form.
        has: i32,
        /// The newest one that this program knows.
        knows: i32,
    },
    /// Made by an older version of the program; opening it to write brings it up to date.
    Older {
        /// The schema that the database has.
        has: i32,
        /// The one that is needed.
        needs: i32,
    },
    /// What is in the file contradicts itself.
    Damaged(String),
    /// A row of the journal cannot be read, or does not fit behind those before it: which, and what the reader of it said.
    Row(u64, String),
    /// A write-ahead log lies where a new database is to be made: what it holds belongs to one that is gone.
    Orphan(PathBuf),
    /// The file was moved, replaced or deleted while it was open.
    Moved(PathBuf),
    /// The folder lies on a network file system of this name; locks do not hold there.
    NetworkFs(String),
    /// Somebody else was writing for longer than one can wait.
    Busy,
    /// The rights are missing.
    NoRights(Right),
    /// The disk is full.
    Full,
    /// The disk did not do what every disk does.
    Disk(DiskTrouble),
    /// Reading or writing failed.
    Io(String),
    /// This build of SQLite cannot be trusted with several writers, or does not do what was set.
    Unfit(String),
    /// The rules of the trade refuse it. A conflict says who was faster.
    Refused(Refusal),
    /// An operation can be taken back, or done again, only in part or not at all: what cannot, and why.
    InPart {
        /// The operation.
        op: OpId,
        /// What cannot be taken back.
        refused: Vec<(Change, Refusal)>,
    },
    /// This copy of the database may not be written: another one may.
    Away {
        /// Why.
        away: Box<Away>,
        /// This one.
        own: PathBuf,
    },
    /// What was to be brought from one copy to the other does not go there.
    Carry(Carry),
    /// A frozen clock may write only into a database that was made under one.
    Rehearsal,
    /// The commit failed in a way that leaves open whether it is in. Sending the same operation again settles it.
    Unknown(OpId),
}

impl StoreError {
    /// What is not as it should be, where that is already told: without its kind and without the number of the row.
    pub fn detail(&self) -> String {
        match self {
            Self::Damaged(what) | Self::Row(_, what) => what.clone(),
            other => other.to_string(),
        }
    }

    /// The exit code that a script sees.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Refused(Refusal::NotFound(_) | Refusal::NoOperation(_)) => 3,
            Self::Busy
            | Self::Refused(Refusal::ShutOut | Refusal::KeysAtHome)
            | Self::NoRights(_)
            | Self::Newer { .. }
            | Self::Older { .. }
            | Self::Rehearsal
            | Self::Away { .. } => 5,
            Self::NotFound(_)
            | Self::NotADatabase(_)
            | Self::NotAFile(_)
            | Self::Foreign { .. }
            | Self::Damaged(_)
            | Self::Row(..)
            | Self::Orphan(_)
            | Self::Moved(_) => 6,
            Self::Exists(_)
            | Self::SecondName(_)
            | Self::NetworkFs(_)
            | Self::Full
            | Self::Disk(_)
            | Self::Io(_)
            | Self::Unfit(_)
            | Self::Refused(_)
            | Self::InPart { .. }
            | Self::Carry(_)
            | Self::Unknown(_) => 1,
        }
    }
}

impl From<Refusal> for StoreError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::PermissionDenied => Self::NoRights(Right::Folder),
            io::ErrorKind::ReadOnlyFilesystem => Self::NoRights(Right::Folder),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Io(error.to_string()),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, _) = &error else {
            // A column of the wrong type, a missing row: the file does not hold what its schema says.
            return Self::Damaged(error.to_string());
        };
        match (failure.code, failure.extended_code) {
            (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Self::Busy,
            // Where a file may not grow, by a limit of its size or without room for the shared memory, SQLite speaks of
            // input and output, not of a full disk.
            (_, ffi::SQLITE_IOERR_SHMSIZE | ffi::SQLITE_IOERR_WRITE | ffi::SQLITE_IOERR_TRUNCATE)
            | (ErrorCode::DiskFull, _) => Self::Full,
            (_, ffi::SQLITE_IOERR_READ | ffi::SQLITE_IOERR_SHORT_READ | ffi::SQLITE_IOERR_CORRUPTFS) => {
                Self::Disk(DiskTrouble::Read)
            }
            (_, ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_DIR_FSYNC) => Self::Disk(DiskTrouble::Sync),
            (
                _,
                ffi::SQLITE_IOERR_LOCK
                | ffi::SQLITE_IOERR_UNLOCK
                | ffi::SQLITE_IOERR_RDLOCK
                | ffi::SQLITE_IOERR_SHMOPEN
                | ffi::SQLITE_IOERR_SHMMAP
                | ffi::SQLITE_IOERR_SHMLOCK,
            ) => Self::Disk(DiskTrouble::Lock),
            (_, ffi::SQLITE_READONLY_DIRECTORY) => Self::NoRights(Right::Folder),
            (ErrorCode::ReadOnly, _) => Self::NoRights(Right::Write),
            (ErrorCode::CannotOpen | ErrorCode::PermissionDenied, _) => Self::NoRights(Right::Folder),
            (ErrorCode::SystemIoFailure, code) => Self::Io(format!("{error} ({code})")),
            _ => Self::Damaged(error.to_string()),
        }
    }
}
