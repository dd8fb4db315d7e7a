//! Verification: does the file hold together? SQLite's own check of its pages, the chain of hashes, and the whole journal
//! folded anew and compared with every record and every snapshot. SQLite's check alone is no checksum: it lets a changed
//! letter pass.

use super::Store;
use super::chain::{self, Link};
use super::error::StoreError;
use super::journal::{Reader, Stored, select, to_stored};
use super::ladder::{self, LADDER};
use super::place::Place;
use super::pragmas::Mode;
use super::{commit, open, shelf, snapshot};
use crate::domain::ids::{MeetingId, Record};
use crate::domain::operation::Row;
use crate::domain::world::World;
use rusqlite::Connection;
use serde_json::Value;
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
        open::patiently(|| verify(&mut open::connect(&place, Mode::Read)?.0))
    }
}

fn verify(db: &mut Connection) -> Result<Report, StoreError> {
    // All from one moment: whoever writes meanwhile must not look like damage.
    let transaction = db.transaction()?;
    let mut report = Report::default();
    for part in [pages, schema, contents] {
        match part(&transaction, &mut report) {
            Err(error @ (StoreError::Busy | StoreError::Newer { .. })) => return Err(error),
            Err(error) => report.faults.push(Fault::Unreadable(error.detail())),
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
    let mut select = db.prepare(&select("TRUE ORDER BY seq"))?;
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
            report.faults.push(Fault::Row(expected, error.detail()));
            folding = false;
        }
    }
    Ok(folding)
}

fn records(db: &Connection, report: &mut Report, fold: &Fold) -> Result<(), StoreError> {
    let mut found = shelf::list(db)?;
    for (name, (record, seq)) in &fold.touched {
        let expected = shelf::text(&fold.world, record)?;
        match found.remove(name) {
            None => report.faults.push(Fault::Missing(name.clone())),
            Some((at, data)) => {
                let reread = |data: &str| shelf::reread(record, data);
                if at != to_stored(*seq) || !says_the_same(&data, &expected, reread) {
                    report.faults.push(Fault::Record(name.clone()));
                }
            }
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
    for (seq, (meeting, expected)) in expected {
        let is_right = found
            .remove(&seq)
            .is_some_and(|(of, data)| of == meeting && says_the_same(&data, &expected, snapshot::reread));
        if !is_right {
            report.faults.push(Fault::Snapshot(seq));
        }
        report.snapshots += 1;
    }
    report.faults.extend(found.into_keys().map(Fault::Snapshot));
    Ok(())
}

/// Whether a stored text says what it should. Equal texts do; and so does one that an older version of the program wrote,
/// which did not know some field yet: it reads as the same value, and whatever it holds is also in the text of today.
fn says_the_same(data: &str, expected: &str, reread: impl Fn(&str) -> Result<String, StoreError>) -> bool {
    if data == expected {
        return true;
    }
    let json = |text: &str| serde_json::from_str::<Value>(text).ok();
    let (Some(old), Some(new)) = (json(data), json(expected)) else { return false };
    reread(data).is_ok_and(|reread| reread == expected) && within(&old, &new) && old.to_string().len() == data.len()
}

/// Whether every field of one value stands in another with the same content.
pub fn within(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            old.iter().all(|(name, old)| new.get(name).is_some_and(|new| within(old, new)))
        }
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| within(old, new))
        }
        _ => old == new,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Office, author, by, folder, morning, placed_anew, plan_meeting, promise};
    use super::super::{Fault, Mode, Now, Report, Store, StoreError};
    use super::says_the_same;
    use crate::domain::change::{Change, MeetingEdit};
    use crate::domain::operation::Operation;
    use rusqlite::Connection;
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::{Path, PathBuf};
    use tempfile::TempDir;

    /// A database after a short meeting, closed, all of it in one file.
    fn after_a_meeting() -> (TempDir, PathBuf) {
        let office = Office::new();
        let mut store = office.open();
        let step = |edit| Change::EditMeeting { meeting: 1, edit };
        let all = vec![
            promise("Surat ke BPN", 27),
            plan_meeting(),
            step(MeetingEdit::Start { number: None }),
            step(MeetingEdit::Close),
        ];
        by(&mut store, "a", all).unwrap();
        by(&mut store, "b", vec![promise("Ukur ulang", 28)]).unwrap();
        drop(store);
        let folder = folder();
        let path = folder.path().join("rapat.db");
        let copy = Connection::open(&office.path).unwrap();
        copy.execute("VACUUM INTO ?1", [path.to_str().unwrap()]).unwrap();
        placed_anew(&path);
        (folder, path)
    }

    fn verify(path: &Path) -> Result<Report, StoreError> {
        Store::verify_file(path)
    }

    #[test]
    fn a_sound_database_is_sound_whoever_looks() {
        let (_folder, path) = after_a_meeting();
        let report = verify(&path).unwrap();
        assert!(report.is_sound(), "{report:?}");
        assert_eq!((report.rows, report.records, report.snapshots), (15, 13, 1));
        let mut store = Store::open(&path, Mode::Write).unwrap();
        assert_eq!(store.verify().unwrap(), report);
        let operation = Operation::plain("op-1".into(), vec![promise("Lagi", 27)]);
        store.commit(&operation, &author("a"), Now::real(morning())).unwrap();
        assert_eq!(verify(&path).unwrap().rows, 16);
    }

    /// Everything that a database says, whatever it is kept in.
    fn content(path: &Path) -> Option<BTreeMap<String, Vec<Vec<rusqlite::types::Value>>>> {
        let db = Connection::open(path).ok()?;
        let tables = [
            "journal",
            "setting",
            "custody",
            "site",
            "agency",
            "issue",
            "item",
            "meeting",
            "entry",
            "snapshot",
            "sqlite_schema",
        ];
        let mut content = BTreeMap::new();
        for table in tables {
            // Where a page begins is nobody's business.
            let columns = if table == "sqlite_schema" { "type, name, tbl_name, sql" } else { "*" };
            let mut select = db.prepare(&format!("SELECT {columns} FROM {table} NOT INDEXED")).ok()?;
            let width = select.column_count();
            let rows = select.query_map([], |row| (0..width).map(|column| row.get(column)).collect()).ok()?;
            content.insert(table.to_owned(), rows.collect::<Result<Vec<_>, _>>().ok()?);
        }
        Some(content)
    }

    #[test]
    fn no_flipped_byte_of_content_goes_unseen() {
        let (folder, path) = after_a_meeting();
        let sound = fs::read(&path).unwrap();
        let said = content(&path).unwrap();
        let copy = folder.path().join("salinan.db");
        let (mut changed, mut seen) = (0, 0);
        // Almost all of the zeros are room that is not used.
        let places = (0..sound.len()).filter(|at| sound[*at] != 0).step_by(41);
        for (at, bit) in places.zip([1_u8, 0x20, 0x80].iter().cycle()) {
            let mut bytes = sound.clone();
            bytes[at] ^= bit;
            fs::write(&copy, bytes).unwrap();
            let verdict = verify(&copy);
            let is_seen = !verdict.as_ref().is_ok_and(Report::is_sound);
            let is_changed = content(&copy).as_ref() != Some(&said);
            assert!(is_seen || !is_changed, "byte {at} of {} was flipped and not seen: {verdict:?}", sound.len());
            changed += usize::from(is_changed);
            seen += usize::from(is_seen);
            for side in ["salinan.db-wal", "salinan.db-shm"] {
                let _ = fs::remove_file(folder.path().join(side));
            }
        }
        assert!(changed > 300 && seen >= changed, "{changed} changed, {seen} seen");
    }

    /// What a change behind the program's back is found as.
    fn found(tamper: &str) -> Vec<Fault> {
        let (_folder, path) = after_a_meeting();
        let db = Connection::open(&path).unwrap();
        let triggers: Vec<String> = db
            .prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        db.execute_batch("DROP TRIGGER journal_has_no_gap; DROP TRIGGER journal_is_not_changed;").unwrap();
        db.execute_batch("DROP TRIGGER journal_is_not_cut; DROP TRIGGER snapshot_is_not_changed;").unwrap();
        db.execute_batch("DROP TRIGGER snapshot_is_not_cut; PRAGMA foreign_keys = OFF").unwrap();
        db.execute_batch(tamper).unwrap();
        for trigger in triggers {
            db.execute_batch(&trigger).unwrap();
        }
        db.close().unwrap();
        let mut faults = verify(&path).unwrap().faults;
        // The order of columns decides which of several comes first; that is not what is tested.
        faults.truncate(1);
        faults
    }

    #[test]
    fn every_column_of_the_journal_is_under_the_seal() {
        assert_eq!(found("SELECT 1"), []);
        for column in [
            "op = 'x'",
            "idx = 9",
            "cause = 'undo', about = 'y'",
            "at = '2026-11-24T02:00:00.001Z'",
            "author = replace(author, 'meja', 'kuda')",
            "meeting = 9",
            "payload = replace(payload, 'Ukur', 'Ukir')",
            "record = 'item:1'",
            "field = 'text'",
            "part = 'x'",
            "kind = 'item.due'",
            "v = 2",
            "prev = zeroblob(32)",
            "hash = zeroblob(32)",
        ] {
            let faults = found(&format!("UPDATE journal SET {column} WHERE seq = 15"));
            assert_eq!(faults, [Fault::Chain(15)], "{column}");
        }
    }

    #[test]
    fn what_is_missing_or_too_much_or_other_is_named() {
        for (tamper, fault) in [
            (
                "DELETE FROM journal WHERE seq = 14",
                Fault::Pages("meeting points at a row of the journal that is not there".into()),
            ),
            ("DELETE FROM journal WHERE seq = 12", Fault::Gap(12)),
            ("DELETE FROM item WHERE key = 2", Fault::Missing("item:2".into())),
            ("INSERT INTO item SELECT 3, seq, data FROM item WHERE key = 2", Fault::Extra("item:3".into())),
            ("UPDATE site SET data = replace(data, 'Koto Lolo', 'Koto Lala')", Fault::Record("site:1.01".into())),
            (
                "UPDATE site SET data = replace(data, '\"stage\":', '\"stbge\":') WHERE key = '1.02'",
                Fault::Record("site:1.02".into()),
            ),
            ("UPDATE agency SET seq = 1 WHERE key = 'kodim'", Fault::Record("agency:kodim".into())),
            (
                "UPDATE setting SET data = replace(data, 'WIB', 'WIT') WHERE key = 'program'",
                Fault::Record("program".into()),
            ),
            ("UPDATE snapshot SET data = replace(data, 'Surat', 'Surau')", Fault::Snapshot(14)),
            ("UPDATE snapshot SET meeting = 2", Fault::Snapshot(14)),
            ("DELETE FROM snapshot", Fault::Snapshot(14)),
            ("CREATE TABLE tambahan (x)", Fault::Schema("table tambahan".into())),
            ("DROP INDEX journal_by_field", Fault::Schema("index journal_by_field".into())),
            ("CREATE TRIGGER t AFTER INSERT ON item BEGIN DELETE FROM entry; END", Fault::Schema("trigger t".into())),
        ] {
            assert_eq!(found(tamper), [fault], "{tamper}");
        }
    }

    #[test]
    fn a_row_of_a_newer_form_is_newer_and_not_damaged() {
        let office = Office::new();
        let db = Connection::open(&office.path).unwrap();
        let row = "INSERT INTO journal SELECT seq + 1, 'z', 0, cause, about, at, author, meeting, kind, 2, payload, \
                   record, field, part, prev, hash FROM journal ORDER BY seq DESC LIMIT 1";
        db.execute_batch(row).unwrap();
        let newer = verify(&office.path).unwrap().faults;
        assert!(newer.iter().any(|fault| matches!(fault, Fault::Row(_, why) if why.contains("Newer"))), "{newer:?}");
    }

    #[test]
    fn what_a_row_lacks_is_told_once_and_without_the_names_of_the_program() {
        let office = Office::new();
        let db = Connection::open(&office.path).unwrap();
        let triggers: Vec<String> = {
            let mut all = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").unwrap();
            all.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        for trigger in triggers {
            db.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
        }
        db.execute_batch("PRAGMA ignore_check_constraints = ON; UPDATE journal SET payload = '{' WHERE seq = 2")
            .unwrap();
        let faults = verify(&office.path).unwrap().faults;
        let row = faults.iter().find_map(|fault| if let Fault::Row(2, why) = fault { Some(why) } else { None });
        assert!(row.is_some_and(|why| !why.contains("Damaged") && !why.contains("Row(")), "{faults:?}");
    }

    #[test]
    fn a_text_from_before_a_field_was_known_says_the_same() {
        // Today's form writes a field that the old one did not know, with its default.
        let reread = |data: &str| -> Result<String, StoreError> {
            let mut value: serde_json::Value = serde_json::from_str(data).unwrap();
            let fields = value.as_object_mut().unwrap();
            fields.retain(|name, _| name == "a" || name == "b");
            fields.entry("b").or_insert_with(|| serde_json::json!([]));
            Ok(value.to_string())
        };
        let today = r#"{"a":1,"b":[]}"#;
        assert!(says_the_same(today, today, reread));
        assert!(says_the_same(r#"{"a":1}"#, today, reread));
        for other in [r#"{"a":2}"#, r#"{"a":1,"c":[]}"#, r#"{"a":1,"b":[1]}"#, r#"{"a":1 }"#, "", "{"] {
            assert!(!says_the_same(other, today, reread), "{other}");
        }
    }
}
