//! Seeing where the living boards of a database are, without a board of one's own and without writing anything. Drafts
//! are not read here: what somebody is typing is nobody else's business.

use super::super::error::StoreError;
use super::super::ladder::DRAFTS;
use super::super::pragmas::{self, Mode};
use super::super::watch::data_version;
use super::{Present, living, path, seat};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// Looks at the boards of a database.
#[derive(Debug)]
pub struct Onlooker {
    database: PathBuf,
    folder: PathBuf,
    /// The file, once it is there and can be read.
    db: Option<Connection>,
    seen: Option<i64>,
    boards: Vec<(String, Present)>,
}

impl Onlooker {
    /// Looks at the boards of this database, also of those that are opened later.
    pub fn new(database: &Path) -> Self {
        let folder = database.parent().map(Path::to_owned).unwrap_or_default();
        Self { database: database.to_owned(), folder, db: None, seen: None, boards: Vec::new() }
    }

    /// The boards that live. Cheap enough to be asked ten times a second: rows are read only where somebody wrote.
    ///
    /// # Errors
    /// The file cannot be read, or is a newer program's; it is tried anew at the next question.
    pub fn present(&mut self) -> Result<Vec<Present>, StoreError> {
        self.open()?;
        let Some(db) = &self.db else { return Ok(Vec::new()) };
        let version = data_version(db)?;
        if self.seen != Some(version) {
            self.boards = living(db)?;
            self.seen = Some(version);
        }
        let lives = |(id, present): &(String, Present)| seat::is_taken(&self.folder, id).then(|| present.clone());
        Ok(self.boards.iter().filter_map(lives).collect())
    }

    fn open(&mut self) -> Result<(), StoreError> {
        let path = path(&self.database);
        if self.db.is_some() || !path.exists() {
            return Ok(());
        }
        let db = pragmas::connect(&path, Mode::Read)?;
        if DRAFTS.is_at_top(&db)? {
            (self.db, self.seen) = (Some(db), None);
        }
        Ok(())
    }
}
