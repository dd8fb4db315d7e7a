//! Opening a database that is there. Nothing is made here, and what is refused has not been touched.

use super::Store;
use super::error::StoreError;
use super::ladder::LADDER;
use super::place::Place;
use super::pragmas::{self, Mode};
use super::{shelf, watch};
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;
use std::time::Duration;

/// How long opening is tried again while others start or leave: SQLite answers "busy" then without asking the busy
/// handler.
const PATIENCE: Duration = Duration::from_secs(2);

impl Store {
    /// Opens the database at this path and reads the world from it. The log of what happened is not read yet, see
    /// [`Store::load_log`].
    ///
    /// # Errors
    /// There is none, it is not ours, it is newer than this program or damaged, the rights are missing, or the place is
    /// not one where a database is safe.
    pub fn open(path: &Path, mode: Mode) -> Result<Self, StoreError> {
        let place = Place::find(path)?;
        if !place.exists {
            return Err(StoreError::NotFound(place.path));
        }
        Self::open_at(&place, mode)
    }

    pub(super) fn open_at(place: &Place, mode: Mode) -> Result<Self, StoreError> {
        patiently(|| {
            let mut db = connect(place, mode)?;
            let seen = watch::data_version(&db)?;
            let transaction = db.transaction()?;
            let world = shelf::load(&transaction)?;
            transaction.commit()?;
            if world.base.is_none() {
                return Err(StoreError::Damaged("it was never founded".into()));
            }
            Ok(Self { db, path: place.path.clone(), mode, world, seen })
        })
    }
}

/// A connection with the newest schema, set up in every respect.
pub fn connect(place: &Place, mode: Mode) -> Result<Connection, StoreError> {
    place.check_header(&LADDER)?;
    let mut db = pragmas::connect(&place.path, mode)?;
    match mode {
        Mode::Read => LADDER.must_stand_at_top(&db)?,
        Mode::Write => {
            pragmas::keep_log(&db)?;
            if !LADDER.is_at_top(&db)? {
                let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
                LADDER.climb(&transaction)?;
                transaction.commit()?;
            }
        }
    }
    Ok(db)
}

/// Tries again while somebody else is in the way.
pub fn patiently<T>(mut attempt: impl FnMut() -> Result<T, StoreError>) -> Result<T, StoreError> {
    let mut waited = Duration::ZERO;
    loop {
        match attempt() {
            Err(StoreError::Busy) if waited < PATIENCE => waited += pragmas::nap(2_000, 10_000),
            outcome => return outcome,
        }
    }
}
