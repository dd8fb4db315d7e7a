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
pub const LADDER: Ladder = Ladder {
    steps: &[
        include_str!("../../assets/schema/0001.sql"),
        include_str!("../../assets/schema/0002.sql"),
        include_str!("../../assets/schema/0003.sql"),
    ],
};

/// The ladder of the drafts beside it.
pub const DRAFTS: Ladder = Ladder { steps: &[include_str!("../../assets/schema/draf-0001.sql")] };

impl Ladder {
    /// A ladder of these steps.
    #[cfg(test)]
    pub const fn of(steps: &'static [&'static str]) -> Self {
        Self { steps }
    }

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

    /// Every table, index and trigger as this ladder makes them, by name.
    pub fn objects(&self) -> Result<Vec<(String, String)>, StoreError> {
        let fresh = Connection::open_in_memory()?;
        self.climb(&fresh)?;
        objects(&fresh)
    }
}

/// Every table, index and trigger in a database, by name, with all that its row of the schema says.
pub fn objects(db: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut select = db.prepare(
        "SELECT type || ' ' || name, quote(type) || quote(name) || quote(tbl_name) || quote(sql)
         FROM sqlite_schema ORDER BY 1",
    )?;
    let all = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(all.collect::<Result<_, _>>()?)
}

/// The version of the schema that the database says it has.
pub fn version(db: &Connection) -> Result<i32, StoreError> {
    Ok(db.prepare_cached("PRAGMA user_version")?.query_one([], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::super::open::patiently;
    use super::super::pragmas::{self, Mode};
    use super::super::testing::folder;
    use super::*;
    use rusqlite::TransactionBehavior;
    use std::sync::Barrier;

    const THREE: Ladder =
        Ladder { steps: &["CREATE TABLE a (x)", "CREATE TABLE b (x); INSERT INTO b VALUES (1)", "CREATE TABLE c (x)"] };

    fn climbed(db: &mut Connection, ladder: &Ladder) -> Result<(), StoreError> {
        let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        ladder.climb(&transaction)?;
        Ok(transaction.commit()?)
    }

    #[test]
    fn climbing_in_steps_and_at_once_end_at_the_same_place() {
        let mut in_steps = Connection::open_in_memory().unwrap();
        for top in 1..=3 {
            climbed(&mut in_steps, &Ladder { steps: &THREE.steps[..top] }).unwrap();
            assert_eq!(version(&in_steps).unwrap(), i32::try_from(top).unwrap());
        }
        climbed(&mut in_steps, &THREE).unwrap();
        assert_eq!(objects(&in_steps).unwrap(), THREE.objects().unwrap());
        assert!(THREE.is_at_top(&in_steps).unwrap());
    }

    #[test]
    fn a_step_that_fails_leaves_the_version_below_it() {
        let mut db = Connection::open_in_memory().unwrap();
        climbed(&mut db, &Ladder { steps: &THREE.steps[..1] }).unwrap();
        let broken = Ladder { steps: &["", "CREATE TABLE b (x)", "CREATE TABLE b (x)"] };
        assert!(matches!(climbed(&mut db, &broken), Err(StoreError::Damaged(_))));
        assert_eq!(version(&db).unwrap(), 1);
        assert_eq!(objects(&db).unwrap().len(), 1);
        assert!(matches!(broken.must_stand_at_top(&db), Err(StoreError::Older { has: 1, needs: 3 })));
    }

    #[test]
    fn a_newer_database_is_not_climbed() {
        let mut db = Connection::open_in_memory().unwrap();
        climbed(&mut db, &THREE).unwrap();
        let older = Ladder { steps: &THREE.steps[..2] };
        assert!(matches!(climbed(&mut db, &older), Err(StoreError::Newer { has: 3, knows: 2 })));
    }

    #[test]
    fn many_who_climb_at_once_climb_once() {
        const SEATS: usize = 16;
        for _ in 0..20 {
            let folder = folder();
            let path = folder.path().join("berkas.db");
            std::fs::write(&path, "").unwrap();
            let start = Barrier::new(SEATS);
            let seat = || {
                start.wait();
                patiently(|| climbed(&mut pragmas::connect(&path, Mode::Write)?, &THREE))
            };
            let failures: Vec<StoreError> = std::thread::scope(|scope| {
                let seats: Vec<_> = (0..SEATS).map(|_| scope.spawn(seat)).collect();
                seats.into_iter().filter_map(|seat| seat.join().unwrap().err()).collect()
            });
            assert!(failures.is_empty(), "{failures:?}");
            let db = Connection::open(&path).unwrap();
            let ones: i64 = db.query_one("SELECT count(*) FROM b", [], |row| row.get(0)).unwrap();
            assert_eq!((version(&db).unwrap(), ones), (3, 1));
        }
    }

    #[test]
    fn the_journal_grows_at_its_end_and_never_changes() {
        let mut db = Connection::open_in_memory().unwrap();
        climbed(&mut db, &LADDER).unwrap();
        let insert = |way: &str, seq: i64| {
            let statement = format!(
                "{way} INTO journal VALUES ({seq}, 'op', {seq}, 'plain', NULL, 't', '{{}}', NULL, 'k', 1, '{{}}', 'r',
                                            'f', '', zeroblob(32), zeroblob(32))"
            );
            db.execute_batch(&statement).map_err(|error| error.to_string())
        };
        insert("INSERT", 1).unwrap();
        insert("INSERT", 2).unwrap();
        for (refused, why) in [
            (insert("INSERT", 4), "end only"),
            (insert("INSERT", -1), "end only"),
            (insert("INSERT OR REPLACE", 2), "end only"),
            (db.execute_batch("UPDATE journal SET at = 'u'").map_err(|error| error.to_string()), "never changed"),
            (db.execute_batch("DELETE FROM journal WHERE seq = 2").map_err(|error| error.to_string()), "never cut"),
        ] {
            assert!(refused.as_ref().is_err_and(|error| error.contains(why)), "{refused:?}");
        }
    }
}
