//! Verification: does the file hold together? SQLite's own check of its pages, the chain of hashes, and the whole journal
//! folded anew and compared with every record and every snapshot. SQLite's check alone is no checksum: it lets a changed
//! letter pass.

use super::Store;
use super::chain::{self, Link};
use super::error::StoreError;
use super::journal::{Reader, Stored, to_stored};
use super::ladder::{self, LADDER};
use super::place::Place;
use super::pragmas::Mode;
use super::{commit, open, shelf, snapshot};
use crate::domain::ids::{MeetingId, Record};
use crate::domain::operation::Row;
use crate::domain::world::World;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// What a verification found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows of the journal that were read.
    pub rows: u64,
    /// Records that were compared.
    pub records: u64,
    /// Snapshots that were compared.
    pub snapshots: u64,
    /// What is wrong; nothing in a sound database.
    pub faults: Vec<Fault>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// SQLite says that its pages are not as they should be.
    Pages(String),
    /// A table, index or trigger is not as the schema makes it, is missing, or is one too many.
    Schema(String),
    /// A row of the journal is missing: this number should have come.
    Gap(u64),
    /// A row of the journal is not the one that was written, or the one before it is not.
    Chain(u64),
    /// A row of the journal cannot be read, or does not fit behind those before it. Nothing behind it can be compared.
    Row(u64, String),
    /// A record is not what the journal says.
    Record(String),
    /// A record that the journal says is not there.
    Missing(String),
    /// A record of which the journal does not know.
    Extra(String),
    /// The snapshot behind this row of the journal is not what the journal says.
    Snapshot(u64),
    /// A table cannot be read.
    Unreadable(String),
}

impl Report {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }
}

impl Store {
    /// Verifies the database that is open.
    ///
    /// # Errors
    /// Only where verifying itself is not possible; what is wrong in the file is in the report.
    pub fn verify(&mut self) -> Result<Report, StoreError> {
        verify(&mut self.db)
    }

    /// Verifies a database that may be too damaged to be opened for work. Reads only.
    ///
    /// # Errors
    /// It cannot be opened at all: not there, not ours, newer.
    pub fn verify_file(path: &Path) -> Result<Report, StoreError> {
        let place = Place::find(path)?;
        if !place.exists {
            return Err(StoreError::NotFound(place.path));
        }
        open::patiently(|| verify(&mut open::connect(&place, Mode::Read)?))
    }
}

fn verify(db: &mut Connection) -> Result<Report, StoreError> {
    // All from one moment: whoever writes meanwhile must not look like damage.
    let transaction = db.transaction()?;
    let mut report = Report::default();
    for part in [pages, schema, contents] {
        match part(&transaction, &mut report) {
            Err(error @ (StoreError::Busy | StoreError::Newer { .. })) => return Err(error),
            Err(error) => report.faults.push(Fault::Unreadable(error.to_string())),
            Ok(()) => {}
        }
    }
    transaction.rollback()?;
    Ok(report)
}

fn pages(db: &Connection, report: &mut Report) -> Result<(), StoreError> {
    let mut check = db.prepare("PRAGMA integrity_check")?;
    let mut lines = check.query([])?;
    while let Some(line) = lines.next()? {
        let line: String = line.get(0)?;
        if line != "ok" {
            report.faults.push(Fault::Pages(line));
        }
    }
    let mut check = db.prepare("PRAGMA foreign_key_check")?;
    let mut lines = check.query([])?;
    while let Some(line) = lines.next()? {
        let table: String = line.get(0)?;
        report.faults.push(Fault::Pages(format!("{table} points at a row of the journal that is not there")));
    }
    Ok(())
}

fn schema(db: &Connection, report: &mut Report) -> Result<(), StoreError> {
    let mut found: BTreeMap<String, String> = ladder::objects(db)?.into_iter().collect();
    for (name, text) in LADDER.objects()? {
        if found.remove(&name).as_ref() != Some(&text) {
            report.faults.push(Fault::Schema(name));
        }
    }
    report.faults.extend(found.into_keys().map(Fault::Schema));
    Ok(())
}

/// The world as the journal says it is, which row touched each record last, and the snapshots that should be there.
struct Fold {
    world: World,
    touched: BTreeMap<String, (Record, u64)>,
    snapshots: BTreeMap<u64, (MeetingId, String)>,
}

impl Fold {
    fn take(&mut self, row: &Arc<Row>) -> Result<(), StoreError> {
        for record in commit::take(&mut self.world, row)? {
            self.touched.insert(record.to_string(), (record, row.seq));
        }
        if let Some(meeting) = snapshot::is_due(&row.change) {
            self.snapshots.insert(row.seq, (meeting, snapshot::text(&self.world)?));
        }
        Ok(())
    }
}

fn contents(db: &Connection, report: &mut Report) -> Result<(), StoreError> {
    let mut fold = Fold { world: World::empty(), touched: BTreeMap::new(), snapshots: BTreeMap::new() };
    if journal(db, report, &mut fold)? {
        records(db, report, &fold)?;
        snapshots(db, report, fold.snapshots)?;
    }
    Ok(())
}

/// Reads and folds the journal; says whether it could be folded to its end.
fn journal(db: &Connection, report: &mut Report, fold: &mut Fold) -> Result<bool, StoreError> {
    let mut select = db.prepare(
        "SELECT seq, op, idx, cause, about, at, author, meeting, kind, v, payload, record, field, part, prev, hash
         FROM journal ORDER BY seq",
    )?;
    let mut rows = select.query([])?;
    let mut reader = Reader::default();
    let mut before: Link = chain::START;
    let mut folding = true;
    while let Some(row) = rows.next()? {
        let expected = report.rows + 1;
        let (prev, hash): (Link, Link) = (row.get("prev")?, row.get("hash")?);
        let stored = Stored::from_sql(row)?;
        if stored.seq != to_stored(expected) {
            report.faults.push(Fault::Gap(expected));
            return Ok(false);
        }
        if prev != before || stored.link(&prev) != hash {
            report.faults.push(Fault::Chain(expected));
        }
        before = hash;
        report.rows = expected;
        if folding && let Err(error) = reader.row(&stored).and_then(|row| fold.take(&row)) {
            report.faults.push(Fault::Row(expected, error.to_string()));
            folding = false;
        }
    }
    Ok(folding)
}

fn records(db: &Connection, report: &mut Report, fold: &Fold) -> Result<(), StoreError> {
    let mut found = shelf::list(db)?;
    for (name, (record, seq)) in &fold.touched {
        let expected = (to_stored(*seq), shelf::text(&fold.world, record)?);
        match found.remove(name) {
            None => report.faults.push(Fault::Missing(name.clone())),
            Some(row) if row != expected => report.faults.push(Fault::Record(name.clone())),
            Some(_) => {}
        }
        report.records += 1;
    }
    report.faults.extend(found.into_keys().map(Fault::Extra));
    Ok(())
}

fn snapshots(
    db: &Connection,
    report: &mut Report,
    expected: BTreeMap<u64, (MeetingId, String)>,
) -> Result<(), StoreError> {
    let mut found = snapshot::list(db)?;
    for (seq, snapshot) in expected {
        if found.remove(&seq) != Some(snapshot) {
            report.faults.push(Fault::Snapshot(seq));
        }
        report.snapshots += 1;
    }
    report.faults.extend(found.into_keys().map(Fault::Snapshot));
    Ok(())
}
