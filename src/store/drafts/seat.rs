//! Whether a board lives: each holds the lock of a file of its own beside the database as long as its process is there,
//! however that ends. The file has a name that no other board ever gets, and a board that has no such file is dead.

use super::super::error::StoreError;
use crate::os;
use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// A board's lock, held. Dropping it lets go and takes the file away.
#[derive(Debug)]
pub struct Seat {
    id: String,
    path: PathBuf,
    _lock: File,
}

impl Seat {
    /// Takes a lock under a new name, before anybody else can know that name.
    pub fn take(database: &Path) -> Result<Self, StoreError> {
        let name = database.file_name().unwrap_or_default().to_string_lossy();
        let id = format!("{name}-sesi-{}", Uuid::new_v4().simple());
        let folder = database.parent().unwrap_or(Path::new("."));
        let path = file(folder, &id);
        os::create_for_writers(&path, database)?;
        let lock = OpenOptions::new().read(true).write(true).open(&path)?;
        lock.try_lock().map_err(|error| match error {
            TryLockError::Error(error) => StoreError::from(error),
            TryLockError::WouldBlock => StoreError::Busy,
        })?;
        Ok(Self { id, path, _lock: lock })
    }

    /// By this the board is known.
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Whether the board with this lock lives. One that cannot be asked counts as living: nothing is taken from it.
pub fn is_taken(folder: &Path, id: &str) -> bool {
    match File::open(file(folder, id)) {
        Ok(lock) => lock.try_lock_shared().is_err(),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    }
}

/// Takes away the file that a dead board has left.
pub fn remove(folder: &Path, id: &str) {
    let _ = std::fs::remove_file(file(folder, id));
}

/// Hidden: nobody who looks into the folder has anything to do with it.
fn file(folder: &Path, id: &str) -> PathBuf {
    let mut name = OsString::from(".");
    // A name out of the file of drafts must not lead elsewhere.
    name.push(id.replace(['/', '\\', '\0'], "_"));
    folder.join(name)
}
