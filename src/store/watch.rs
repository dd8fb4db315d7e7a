//! Seeing what others have committed: one question to SQLite that costs a few microseconds, and folding the new rows only
//! when its answer has changed.

use super::Store;
use super::commit;
use super::error::StoreError;
use super::ladder::LADDER;
use rusqlite::{Connection, FileControl};

impl Store {
    /// Takes in what others have committed, and says whether there was anything. Own commits are in the world already.
    /// Cheap enough to be asked ten times a second.
    ///
    /// # Errors
    /// Failures of reading; a newer version of the program has changed the schema; the file is not there any more. The
    /// world stays as it was.
    pub fn refresh(&mut self) -> Result<bool, StoreError> {
        self.still_there()?;
        let version = data_version(&self.db)?;
        if version == self.seen {
            return Ok(false);
        }
        let transaction = self.db.transaction()?;
        LADDER.must_stand_at_top(&transaction)?;
        let newest = commit::brought_up(&transaction, &self.world)?;
        transaction.commit()?;
        // Not before: what failed is tried again at the next question.
        self.seen = version;
        let changed = newest.seq != self.world.seq;
        self.world = newest;
        Ok(changed)
    }

    /// The file must still be the one that was opened: what is written into a file without a name is lost.
    pub(super) fn still_there(&self) -> Result<(), StoreError> {
        let mut moved = 0;
        self.db.file_control(None::<&str>, FileControl::HasMoved(&mut moved))?;
        if moved == 0 { Ok(()) } else { Err(StoreError::Moved(self.path.clone())) }
    }
}

/// A number that changes when another connection commits, and not when this one does.
pub fn data_version(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.prepare_cached("PRAGMA data_version")?.query_one([], |row| row.get(0))?)
}
