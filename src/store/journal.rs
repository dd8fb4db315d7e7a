//! The journal: rows of the domain ↔ rows of the table, and reading them back in order. A row is never written that does
//! not read back as itself.

use super::chain::{self, Cell, Link};
use super::error::StoreError;
use crate::domain::change::Change;
use crate::domain::day::{self, Moment};
use crate::domain::ids::OpId;
use crate::domain::operation::{Author, Cause, Row};
use crate::domain::refusal::{Conflict, Refusal};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// The newest form in which a change is written. Older ones stay readable for ever.
const FORM: i64 = 1;

/// A row as it lies in the table, all columns but the two hashes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stored {
    pub seq: i64,
    pub op: String,
    pub idx: i64,
    pub cause: String,
    pub about: Option<String>,
    pub at: String,
    pub author: String,
    pub meeting: Option<i64>,
    pub kind: String,
    pub v: i64,
    pub payload: String,
    pub record: String,
    pub field: String,
    pub part: String,
}

/// Makes rows of the domain from rows of the table, one author and one operation at a time in memory.
#[derive(Default)]
pub struct Reader {
    authors: HashMap<String, Arc<Author>>,
    op: Option<OpId>,
}

impl Stored {
    /// The row as it will be stored.
    pub fn of(row: &Row) -> Result<Self, StoreError> {
        let (cause, about) = match &row.cause {
            Cause::Plain => ("plain", None),
            Cause::Undo(op) => ("undo", Some(op.to_string())),
            Cause::Redo(op) => ("redo", Some(op.to_string())),
        };
        let fact = row.change.fact();
        let record = fact.record.ok_or_else(|| damaged(row.seq, "is about no record"))?;
        Ok(Self {
            seq: to_stored(row.seq),
            op: row.op.to_string(),
            idx: i64::from(row.index),
            cause: cause.to_owned(),
            about,
            at: day::stored(row.at),
            author: to_json(&*row.by)?,
            meeting: row.meeting.map(i64::from),
            kind: row.change.kind().to_owned(),
            v: FORM,
            payload: to_json(&row.change)?,
            record: record.to_string(),
            field: fact.field.as_str().to_owned(),
            part: fact.part.as_str().to_owned(),
        })
    }

    /// Its hash behind the row before.
    pub fn link(&self, before: &Link) -> Link {
        let columns = [
            Cell::Integer(self.seq),
            Cell::Text(&self.op),
            Cell::Integer(self.idx),
            Cell::Text(&self.cause),
            self.about.as_deref().map_or(Cell::Null, Cell::Text),
            Cell::Text(&self.at),
            Cell::Text(&self.author),
            self.meeting.map_or(Cell::Null, Cell::Integer),
            Cell::Text(&self.kind),
            Cell::Integer(self.v),
            Cell::Text(&self.payload),
            Cell::Text(&self.record),
            Cell::Text(&self.field),
            Cell::Text(&self.part),
        ];
        chain::link(&columns, before)
    }

    /// From the current row of a query that is made by [`select`].
    pub fn from_sql(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get(0)?,
            op: row.get(1)?,
            idx: row.get(2)?,
            cause: row.get(3)?,
            about: row.get(4)?,
            at: row.get(5)?,
            author: row.get(6)?,
            meeting: row.get(7)?,
            kind: row.get(8)?,
            v: row.get(9)?,
            payload: row.get(10)?,
            record: row.get(11)?,
            field: row.get(12)?,
            part: row.get(13)?,
        })
    }
}

impl Reader {
    /// The row of the domain.
    pub fn row(&mut self, stored: &Stored) -> Result<Arc<Row>, StoreError> {
        let seq = u64::try_from(stored.seq).map_err(|_| damaged(0, "has a negative number"))?;
        let wrong = |what: &str| damaged(seq, what);
        let cause = match (stored.cause.as_str(), &stored.about) {
            ("plain", None) => Cause::Plain,
            ("undo", Some(op)) => Cause::Undo(OpId::new(op)),
            ("redo", Some(op)) => Cause::Redo(OpId::new(op)),
            _ => return Err(wrong("has no readable cause")),
        };
        let change = decode(stored.v, &stored.payload, seq)?;
        if change.kind() != stored.kind {
            return Err(wrong("is not of the kind that it says"));
        }
        Ok(Arc::new(Row {
            seq,
            op: self.op(&stored.op),
            index: u32::try_from(stored.idx).map_err(|_| wrong("has no readable place"))?,
            cause,
            at: moment(&stored.at).ok_or_else(|| wrong("has no readable time"))?,
            by: self.author(&stored.author).map_err(|error| wrong(&error))?,
            meeting: stored.meeting.map(u32::try_from).transpose().map_err(|_| wrong("has no readable meeting"))?,
            change,
        }))
    }

    /// Rows of one operation lie together, and share its name.
    fn op(&mut self, text: &str) -> OpId {
        match &self.op {
            Some(op) if op.as_str() == text => op.clone(),
            _ => self.op.insert(OpId::new(text)).clone(),
        }
    }

    fn author(&mut self, json: &str) -> Result<Arc<Author>, String> {
        if let Some(author) = self.authors.get(json) {
            return Ok(Arc::clone(author));
        }
        let author: Arc<Author> = Arc::new(serde_json::from_str(json).map_err(|error| error.to_string())?);
        self.authors.insert(json.to_owned(), Arc::clone(&author));
        Ok(author)
    }
}

/// The change in a row, whatever version of the program wrote it.
fn decode(v: i64, payload: &str, seq: u64) -> Result<Change, StoreError> {
    match v {
        1 => serde_json::from_str(payload).map_err(|error| damaged(seq, &error.to_string())),
        has => Err(StoreError::Newer { has: i32::try_from(has).unwrap_or(i32::MAX), knows: FORM as i32 }),
    }
}

/// The rows of which this holds, each as [`Stored`] takes it, with its hash and the one before behind that.
pub fn select(condition: &str) -> String {
    let columns = "seq, op, idx, cause, about, at, author, meeting, kind, v, payload, record, field, part, hash, prev";
    format!("SELECT {columns} FROM journal WHERE {condition}")
}

/// The rows behind `after`, up to and with `until`, in order and without a gap.
pub fn read(db: &Connection, after: u64, until: u64) -> Result<Vec<Arc<Row>>, StoreError> {
    let mut select = db.prepare_cached(&select("seq > :after AND seq <= :until ORDER BY seq"))?;
    let mut found = select.query(named_params! { ":after": to_stored(after), ":until": to_stored(until) })?;
    let mut reader = Reader::default();
    let mut rows: Vec<Arc<Row>> = Vec::new();
    while let Some(row) = found.next()? {
        let row = reader.row(&Stored::from_sql(row)?)?;
        let expected = after + rows.len() as u64 + 1;
        if row.seq != expected {
            return Err(damaged(expected, "is missing"));
        }
        rows.push(row);
    }
    Ok(rows)
}

/// The rows of one operation, in order; none when it is not in the journal.
pub fn of_operation(db: &Connection, op: &OpId) -> Result<Vec<Arc<Row>>, StoreError> {
    let mut select = db.prepare_cached(&select("op = :op ORDER BY idx"))?;
    let mut found = select.query(named_params! { ":op": op.as_str() })?;
    let mut reader = Reader::default();
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(reader.row(&Stored::from_sql(row)?)?);
    }
    Ok(rows)
}

/// The number of the last row; 0 in an empty journal.
pub fn last_seq(db: &Connection) -> Result<u64, StoreError> {
    let last: i64 = db.prepare_cached("SELECT coalesce(max(seq), 0) FROM journal")?.query_one([], |row| row.get(0))?;
    Ok(u64::try_from(last).unwrap_or(0))
}

/// The hash of the last row.
pub fn last_link(db: &Connection) -> Result<Link, StoreError> {
    let mut select = db.prepare_cached("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1")?;
    let last: Option<Link> = select.query_row([], |row| row.get(0)).optional()?;
    Ok(last.unwrap_or(chain::START))
}

/// Writes rows at the end of the journal.
pub fn append(db: &Connection, rows: &[Arc<Row>]) -> Result<(), StoreError> {
    let mut reader = Reader::default();
    let mut prev = last_link(db)?;
    for row in rows {
        let stored = Stored::of(row)?;
        // What does not read back would be a damaged journal for everybody: better refused to one than lost to all.
        if *reader.row(&stored)? != **row {
            return Err(damaged(row.seq, "would not read back as it is"));
        }
        prev = insert(db, &stored, &prev)?;
    }
    Ok(())
}

/// Writes one row behind the one with this hash, and gives its own.
pub fn insert(db: &Connection, stored: &Stored, prev: &Link) -> Result<Link, StoreError> {
    let mut insert = db.prepare_cached(
        "INSERT INTO journal (seq, op, idx, cause, about, at, author, meeting, kind, v, payload, record, field, part,
                              prev, hash)
         VALUES (:seq, :op, :idx, :cause, :about, :at, :author, :meeting, :kind, :v, :payload, :record, :field, :part,
                 :prev, :hash)",
    )?;
    let hash = stored.link(prev);
    insert.execute(named_params! {
        ":seq": stored.seq,
        ":op": stored.op,
        ":idx": stored.idx,
        ":cause": stored.cause,
        ":about": stored.about,
        ":at": stored.at,
        ":author": stored.author,
        ":meeting": stored.meeting,
        ":kind": stored.kind,
        ":v": stored.v,
        ":payload": stored.payload,
        ":record": stored.record,
        ":field": stored.field,
        ":part": stored.part,
        ":prev": prev,
        ":hash": hash,
    })?;
    Ok(hash)
}

/// Adds to a conflict who changed the field last, and when.
pub fn blame(db: &Connection, refusal: Refusal) -> Result<Refusal, StoreError> {
    let Refusal::Conflict(conflict) = refusal else { return Ok(refusal) };
    let mut select = db.prepare_cached(
        "SELECT author, at FROM journal
         WHERE record = :record AND field = :field AND part = :part ORDER BY seq DESC LIMIT 1",
    )?;
    let touched = named_params! {
        ":record": conflict.record.to_string(),
        ":field": conflict.field.as_str(),
        ":part": conflict.part.as_str(),
    };
    let last: Option<(String, String)> = select.query_row(touched, |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let by = last.and_then(|(author, at)| {
        let author: Author = serde_json::from_str(&author).ok()?;
        Some((author.name, moment(&at)?))
    });
    Ok(Refusal::Conflict(Box::new(Conflict { by, ..*conflict })))
}

/// The last row before the first one that was written at `end` or later: what was known then. Clocks may run back, so it
/// is the largest time so far that counts, not a row's own.
pub fn last_before(db: &Connection, end: Moment) -> Result<u64, StoreError> {
    let mut select = db.prepare_cached("SELECT min(seq) FROM journal WHERE at >= :end")?;
    let first: Option<i64> = select.query_one(named_params! { ":end": day::stored(end) }, |row| row.get(0))?;
    match first {
        Some(first) => Ok(u64::try_from(first - 1).unwrap_or(0)),
        None => last_seq(db),
    }
}

/// A sequence number as SQLite keeps it.
pub fn to_stored(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

/// The one way in which anything becomes JSON here: equal values give equal texts.
pub fn to_json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Damaged(error.to_string()))
}

fn moment(text: &str) -> Option<Moment> {
    let moment = chrono::DateTime::parse_from_rfc3339(text).ok()?.to_utc();
    // The text must be the one that is written, or its order would not be the order of time.
    (day::stored(moment) == text).then_some(moment)
}

fn damaged(seq: u64, what: &str) -> StoreError {
    StoreError::Row(seq, what.to_owned())
}

/// One change of every kind, or several, in the first form in which they were written. Old journals are full of these:
/// lines may come to this file, none may change.
#[cfg(test)]
pub fn forms() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("forms/1.txt").lines().filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::super::verify::within;
    use super::*;
    use crate::domain::change::{MeetingEdit, NewEntry};
    use crate::domain::entry::EntryKind;
    use crate::domain::operation::Operation;

    #[test]
    fn what_was_written_once_is_read_for_ever() {
        for (kind, payload) in forms() {
            let change = decode(1, payload, 1).unwrap_or_else(|error| panic!("{payload}: {error}"));
            assert_eq!(change.kind(), kind, "{payload}");
            let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
            let again = to_json(&change).unwrap();
            assert!(within(&json(payload), &json(&again)), "{payload}\nhas become\n{again}");
        }
        assert!(forms().count() > 50);
        assert!(matches!(decode(2, "{}", 1), Err(StoreError::Newer { has: 2, knows: 1 })));
    }

    fn row() -> Row {
        Row {
            seq: 7,
            op: "op".into(),
            index: 2,
            cause: Cause::Redo("lain".into()),
            at: super::super::testing::morning(),
            by: Arc::new(super::super::testing::author("a")),
            meeting: Some(3),
            change: Change::EditMeeting { meeting: 3, edit: MeetingEdit::Start { number: Some(4) } },
        }
    }

    #[test]
    fn a_row_reads_back_as_it_was() {
        for cause in [Cause::Plain, Cause::Undo("lain".into()), Cause::Redo("lain".into())] {
            for meeting in [None, Some(3)] {
                let row = Row { cause: cause.clone(), meeting, ..row() };
                let stored = Stored::of(&row).unwrap();
                assert_eq!(*Reader::default().row(&stored).unwrap(), row);
            }
        }
    }

    #[test]
    fn a_row_that_contradicts_itself_is_damage() {
        type Spoil = (&'static str, fn(&mut Stored));
        let spoil: [Spoil; 8] = [
            ("seq", |row| row.seq = -1),
            ("idx", |row| row.idx = -1),
            ("cause", |row| row.cause = "plain".into()),
            ("about", |row| row.about = None),
            ("at", |row| row.at = "2026-11-24T02:00:00Z".into()),
            ("author", |row| row.author = "{}".into()),
            ("kind", |row| row.kind = "meeting.close".into()),
            ("payload", |row| row.payload = "{}".into()),
        ];
        for (column, spoil) in spoil {
            let mut stored = Stored::of(&row()).unwrap();
            spoil(&mut stored);
            let read = Reader::default().row(&stored);
            assert!(matches!(read, Err(StoreError::Row(..))), "{column}: {read:?}");
        }
    }

    #[test]
    fn a_time_that_would_not_sort_is_not_written() {
        let office = super::super::testing::Office::new();
        let mut store = office.open();
        let note = NewEntry { number: None, kind: EntryKind::Note, text: "Jam aneh".into(), sites: vec![] };
        let operation = Operation::plain("op-1".into(), vec![Change::AddEntry(note)]);
        let far = chrono::DateTime::from_timestamp(400_000_000_000, 0).unwrap();
        let author = super::super::testing::author("a");
        let refused = store.commit(&operation, &author, super::super::Now::real(far));
        assert!(matches!(refused, Err(StoreError::Row(..))), "{refused:?}");
        assert_eq!(store.verify().unwrap().faults, []);
    }
}
