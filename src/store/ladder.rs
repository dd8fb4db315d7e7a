//! The schema ladder: one SQL file per version, climbed inside one immediate transaction in which the version is read
//! again, so that several processes that start at once climb it once.

use super::error::StoreError;
use rusqlite::Connection;

/// 'RAPT', big-endian: what the header of a database of this program says.
pub const APPLICATION_ID: i32 = i32::from_be_bytes(*b"RAPT");

/// The steps of a database file. Step 1 makes an empty file into version 1, step 2 makes version 1 into version 2.
pub struct Ladder {
    steps: &'static [&'static str],
}

/// The ladder of the database.
pub const LADDER: Ladder = Ladder { steps: &[include_str!("../../assets/schema/0001.sql")] };

impl Ladder {
    /// The newest version.
    pub fn top(&self) -> i32 {
        i32::try_from(self.steps.len()).unwrap_or(i32::MAX)
    }

    /// Whether a database has the newest schema; older ones have to climb first.
    ///
    /// # Errors
    /// It is newer than this program.
    pub fn is_at_top(&self, db: &Connection) -> Result<bool, StoreError> {
        match version(db)? {
            has if has > self.top() => Err(StoreError::Newer { has, knows: self.top() }),
            has => Ok(has == self.top()),
        }
    }

    /// Makes sure that a database has the newest schema.
    ///
    /// # Errors
    /// It is newer than this program, or older.
    pub fn must_stand_at_top(&self, db: &Connection) -> Result<(), StoreError> {
        if self.is_at_top(db)? {
            return Ok(());
        }
        Err(StoreError::Older { has: version(db)?, needs: self.top() })
    }

    /// Climbs from wherever the database stands to the top. To be called within an immediate transaction.
    ///
    /// # Errors
    /// Besides failures of SQLite: the database is newer than this program.
    pub fn climb(&self, db: &Connection) -> Result<(), StoreError> {
        if self.is_at_top(db)? {
            return Ok(());
        }
        let has = usize::try_from(version(db)?).unwrap_or(0);
        for step in self.steps.iter().skip(has) {
            db.execute_batch(step)?;
        }
        db.pragma_update(None, "user_version", self.top())?;
        Ok(())
    }

    /// The text of every table, index and trigger as this ladder makes them, by name.
    pub fn objects(&self) -> Result<Vec<(String, String)>, StoreError> {
        let fresh = Connection::open_in_memory()?;
        self.climb(&fresh)?;
        objects(&fresh)
    }
}

/// The text of every table, index and trigger in a database, by name; those that SQLite makes for itself have none.
pub fn objects(db: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut select = db.prepare("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema ORDER BY 1")?;
    let all = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(all.collect::<Result<_, _>>()?)
}

/// The version of the schema that the database says it has.
pub fn version(db: &Connection) -> Result<i32, StoreError> {
    Ok(db.prepare_cached("PRAGMA user_version")?.query_one([], |row| row.get(0))?)
}
