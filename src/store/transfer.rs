//! Rows on their way from one copy of a database to another. They are taken in as they were written, behind the row that
//! both copies have, each proven by the hash of the one before it; all of them in one transaction, or none. Sent twice,
//! they are taken in once.

use super::chain::Link;
use super::copy::{self, Copy};
use super::custody::lent_from;
use super::error::{Carry, Right, StoreError};
use super::found;
use super::journal::{self, Reader, Stored, to_stored};
use super::ladder::LADDER;
use super::place::Place;
use super::pragmas::Mode;
use super::secret::{self, Sent};
use super::{Store, commit, shelf, snapshot};
use crate::domain::day::Moment;
use crate::domain::ids::{CopyId, Record};
use crate::domain::world::World;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, named_params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A row with its hash, as text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Linked {
    row: Stored,
    hash: String,
}

/// How far a copy has come: enough for another one to send what is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// The identity of the database.
    pub base: String,
    /// Which copy of it.
    pub copy: CopyId,
    /// Its last row.
    pub seq: u64,
    /// The hash of that row.
    pub hash: String,
}

/// Rows behind one that the other copy has, and the private values of this copy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parcel {
    /// The identity of the database.
    base: String,
    /// The row behind which these come.
    after: u64,
    rows: Vec<Linked>,
    values: Vec<Sent>,
}

impl Parcel {
    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl Store {
    /// How far this copy has come.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn hello(&self) -> Result<Hello, StoreError> {
        Ok(Hello {
            base: self.base_id(),
            copy: self.copy()?.id,
            seq: self.world.seq,
            hash: self.hash_at(self.world.seq)?.unwrap_or_default(),
        })
    }

    pub(super) fn base_id(&self) -> String {
        self.world.base.as_ref().map(|base| base.id.clone()).unwrap_or_default()
    }

    /// The hash of a row, as text; nothing where there is no such row.
    pub(super) fn hash_at(&self, seq: u64) -> Result<Option<String>, StoreError> {
        Ok(link_at(&self.db, seq)?.map(|link| text(&link)))
    }

    /// What a copy that has come so far is missing.
    ///
    /// # Errors
    /// It is no copy of this database, or was written for itself behind some row; and failures of reading.
    pub fn parcel(&mut self, other: &Hello) -> Result<Parcel, StoreError> {
        self.refresh()?;
        if other.base != self.base_id() {
            return Err(StoreError::Carry(Carry::OtherDatabase));
        }
        // One that has come further than this one has rows that this one never saw.
        if self.hash_at(other.seq)?.as_ref() != Some(&other.hash) {
            return Err(StoreError::Carry(Carry::Diverged));
        }
        self.rows_behind(other.seq)
    }

    /// The whole journal, for a copy that is yet to be made.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn whole(&mut self) -> Result<Parcel, StoreError> {
        self.refresh()?;
        self.rows_behind(0)
    }

    pub(super) fn rows_behind(&mut self, after: u64) -> Result<Parcel, StoreError> {
        let base = self.base_id();
        let transaction = self.db.transaction()?;
        let parcel = Parcel { base, after, rows: read(&transaction, after)?, values: secret::all(&transaction)? };
        transaction.rollback()?;
        Ok(parcel)
    }

    /// Takes in rows that another copy has written, and says how many there were that this one had not. They are proven
    /// before anything is written, and are all there when this returns.
    ///
    /// # Errors
    /// Nothing is awaited here, or the rows do not fit behind those that are here; then all stays as it was.
    pub fn receive(&mut self, parcel: &Parcel) -> Result<usize, StoreError> {
        if self.mode == Mode::Read {
            return Err(StoreError::NoRights(Right::OpenedToRead));
        }
        if parcel.base != self.base_id() {
            return Err(StoreError::Carry(Carry::OtherDatabase));
        }
        self.still_there()?;
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        LADDER.must_stand_at_top(&transaction)?;
        let here = commit::brought_up(&transaction, &self.world)?;
        let new = behind(&transaction, parcel, here.seq)?;
        if new.is_empty() {
            transaction.rollback()?;
            self.world = here;
            return Ok(0);
        }
        let own = copy::known(&transaction)?.id;
        if here.is_held_by(&own) {
            return Err(StoreError::Carry(Carry::NotAwaited));
        }
        let keys = lent_from(&here, &own).map(|_| Arc::clone(&here.access_keys));
        let next = append(&transaction, here, new, &parcel.values)?;
        // Whoever may take it along is not for that one who lets others in.
        if keys.is_some_and(|keys| next.access_keys != keys) {
            return Err(StoreError::Carry(Carry::Keys));
        }
        transaction.commit()?;
        self.world = next;
        self.empty_log();
        Ok(new.len())
    }

    /// Makes a new copy at this path from all rows of another, and opens it. It has no right to write.
    ///
    /// # Errors
    /// Something stands there already, the rows are not what they say, or they cannot be written; then there is no new
    /// file.
    pub fn copied(path: &Path, parcel: &Parcel, copy: &Copy, at: Moment) -> Result<Self, StoreError> {
        let place = Place::find(path)?;
        if place.exists {
            return Err(StoreError::Exists(place.path));
        }
        if parcel.after != 0 {
            return Err(StoreError::Carry(Carry::Gap));
        }
        found::make(&place, at, |transaction, _| {
            let world = append(transaction, World::empty(), &parcel.rows, &parcel.values)?;
            match world.base {
                Some(base) if base.id == parcel.base => copy::put(transaction, copy),
                _ => Err(StoreError::Carry(Carry::OtherDatabase)),
            }
        })?;
        Self::open(path, Mode::Write)
    }
}

/// The rows of a parcel that are not here yet, where all others are the same as here.
fn behind<'a>(db: &Connection, parcel: &'a Parcel, last: u64) -> Result<&'a [Linked], StoreError> {
    if parcel.after > last {
        return Err(StoreError::Carry(Carry::Gap));
    }
    let known = usize::try_from(last - parcel.after).unwrap_or(usize::MAX).min(parcel.rows.len());
    let (same, new) = parcel.rows.split_at(known);
    for (linked, seq) in same.iter().zip(parcel.after + 1..) {
        if link_at(db, seq)?.map(|link| text(&link)).as_ref() != Some(&linked.hash) {
            return Err(StoreError::Carry(Carry::Diverged));
        }
    }
    Ok(new)
}

/// Writes rows as they are, and what they make of the world.
fn append(db: &Connection, mut world: World, rows: &[Linked], values: &[Sent]) -> Result<World, StoreError> {
    let mut reader = Reader::default();
    let mut prev = journal::last_link(db)?;
    let mut touched: BTreeMap<Record, u64> = BTreeMap::new();
    let mut closed = Vec::new();
    for linked in rows {
        let spoiled = |why: &str| StoreError::Carry(Carry::Spoiled(format!("{}: {why}", linked.row.seq)));
        if linked.row.seq != to_stored(world.seq + 1) {
            return Err(spoiled("seq"));
        }
        let row = reader.row(&linked.row)?;
        let link = linked.row.link(&prev);
        if text(&link) != linked.hash {
            // The first one that comes may have been written behind another row than the last one here.
            let first = rows.first().is_some_and(|first| first.row.seq == linked.row.seq);
            return Err(match first && world.seq > 0 {
                true => StoreError::Carry(Carry::Diverged),
                false => spoiled("hash"),
            });
        }
        let records = commit::take(&mut world, &row)?;
        touched.extend(records.into_iter().map(|record| (record, row.seq)));
        if let Some(meeting) = snapshot::is_due(&row.change) {
            closed.push((world.clone(), meeting));
        }
        prev = journal::insert(db, &linked.row, &prev)?;
        secret::take(db, &row.change, values)?;
    }
    for (record, seq) in &touched {
        shelf::put(db, &world, record, *seq)?;
    }
    for (world, meeting) in &closed {
        snapshot::put(db, world, *meeting)?;
    }
    Ok(world)
}

fn read(db: &Connection, after: u64) -> Result<Vec<Linked>, StoreError> {
    let mut select = db.prepare_cached(&journal::select("seq > :after ORDER BY seq"))?;
    let rows = select.query_map(named_params! { ":after": to_stored(after) }, |row| {
        Ok(Linked { row: Stored::from_sql(row)?, hash: text(&row.get(14)?) })
    });
    Ok(rows?.collect::<Result<_, _>>()?)
}

fn link_at(db: &Connection, seq: u64) -> Result<Option<Link>, StoreError> {
    let mut select = db.prepare_cached("SELECT hash FROM journal WHERE seq = :seq")?;
    Ok(select.query_row(named_params! { ":seq": to_stored(seq) }, |row| row.get(0)).optional()?)
}

fn text(link: &Link) -> String {
    link.iter().map(|byte| format!("{byte:02x}")).collect()
}
