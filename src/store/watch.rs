//! Seeing what others have committed: one question to SQLite that costs a few microseconds, and folding the new rows only
//! when its answer has changed.

use super::Store;
use super::commit;
use super::error::StoreError;
use super::ladder::LADDER;
use super::open;
use rusqlite::{Connection, FileControl};

impl Store {
    /// Takes in what others have committed, and says whether there was anything. Own commits are in the world already.
    /// Cheap enough to be asked ten times a second.
    ///
    /// # Errors
    /// Failures of reading; a newer version of the program has changed the schema; the file is not there any more. The
    /// world stays as it was.
    pub fn refresh(&mut self) -> Result<bool, StoreError> {
        let is_new = self.opened_anew()?;
        self.still_there()?;
        let version = data_version(&self.db)?;
        if version == self.seen && !is_new {
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

    /// A copy in memory knows of nothing that happens to the files: once they change, they are opened anew.
    fn opened_anew(&mut self) -> Result<bool, StoreError> {
        let Some(still) = &self.still else { return Ok(false) };
        if !still.has_changed()? {
            return Ok(false);
        }
        (self.db, self.still) = open::connect(still.place(), self.mode)?;
        Ok(true)
    }

    /// The file must still be the one that was opened: what is written into a file without a name is lost.
    pub(super) fn still_there(&self) -> Result<(), StoreError> {
        if self.still.is_some() {
            // Asked with the question whether it has changed.
            return Ok(());
        }
        let mut moved = 0;
        self.db.file_control(None::<&str>, FileControl::HasMoved(&mut moved))?;
        if moved == 0 { Ok(()) } else { Err(StoreError::Moved(self.path.clone())) }
    }
}

/// A number that changes when another connection commits, and not when this one does.
pub fn data_version(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.prepare_cached("PRAGMA data_version")?.query_one([], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Office, by, promise, reword};

    #[test]
    fn what_others_commit_is_seen_and_own_commits_are_not_news() {
        let office = Office::new();
        let (mut writer, mut reader) = (office.open(), office.look());
        reader.load_log().unwrap();
        assert!(!reader.refresh().unwrap());
        by(&mut writer, "a", vec![promise("Surat", 27)]).unwrap();
        assert!(!writer.refresh().unwrap());
        assert!(reader.refresh().unwrap());
        assert!(!reader.refresh().unwrap());
        writer.load_log().unwrap();
        assert_eq!(reader.world(), writer.world());
    }

    #[test]
    fn what_a_commit_has_already_taken_in_is_not_news() {
        let office = Office::new();
        let (mut one, mut two) = (office.open(), office.open());
        by(&mut one, "a", vec![promise("Surat", 27)]).unwrap();
        by(&mut two, "b", vec![promise("Ukur", 27)]).unwrap();
        assert_eq!(two.world().items.len(), 2);
        assert!(!two.refresh().unwrap());
        assert!(one.refresh().unwrap());
    }

    #[test]
    fn a_refused_commit_does_not_hide_what_stood_against_it() {
        let office = Office::new();
        let (mut one, mut two) = (office.open(), office.open());
        by(&mut one, "a", vec![promise("Surat", 27)]).unwrap();
        two.refresh().unwrap();
        by(&mut one, "a", vec![reword(1, "Surat", "Surat resmi")]).unwrap();
        by(&mut two, "b", vec![reword(1, "Surat", "Surat biasa")]).unwrap_err();
        assert_eq!(two.world().items[&1].text, "Surat");
        assert!(two.refresh().unwrap());
        assert_eq!(two.world().items[&1].text, "Surat resmi");
    }
}
