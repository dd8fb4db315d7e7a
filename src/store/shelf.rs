//! The records: entities of the domain ↔ rows of their tables. Here is the one place that knows which table holds which
//! kind of record.

use super::error::StoreError;
use super::journal::{self, to_json, to_stored};
use crate::domain::access::AccessKey;
use crate::domain::agency::Agency;
use crate::domain::change::Founding;
use crate::domain::custody::Custody;
use crate::domain::entry::Entry;
use crate::domain::ids::{AgencyCode, Fingerprint, Record, SiteCode};
use crate::domain::issue::Issue;
use crate::domain::item::ActionItem;
use crate::domain::meeting::Meeting;
use crate::domain::office::Office;
use crate::domain::private::PrivateMarks;
use crate::domain::program::Program;
use crate::domain::site::Site;
use crate::domain::world::{Shelf, World};
use rusqlite::types::FromSql;
use rusqlite::{Connection, named_params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A table of records: all of them have the same three columns.
pub struct Table {
    /// Its name, which is also what the text form of its records begins with.
    pub name: &'static str,
    load: &'static str,
    list: &'static str,
    put: &'static str,
}

macro_rules! table {
    ($name:literal) => {
        Table {
            name: $name,
            load: concat!("SELECT key, data FROM ", $name),
            list: concat!("SELECT CAST(key AS TEXT), seq, data FROM ", $name),
            put: concat!(
                "INSERT INTO ",
                $name,
                " (key, seq, data) VALUES (:key, :seq, :data)
                 ON CONFLICT (key) DO UPDATE SET seq = excluded.seq, data = excluded.data"
            ),
        }
    };
}

const SETTING: Table = table!("setting");
const CUSTODY: Table = table!("custody");
const SITE: Table = table!("site");
const AGENCY: Table = table!("agency");
const ISSUE: Table = table!("issue");
const ITEM: Table = table!("item");
const MEETING: Table = table!("meeting");
const ENTRY: Table = table!("entry");
const ACCESS_KEY: Table = table!("access_key");

/// Every table of records.
const TABLES: [&Table; 9] = [&SETTING, &CUSTODY, &SITE, &AGENCY, &ISSUE, &ITEM, &MEETING, &ENTRY, &ACCESS_KEY];

/// The world as the tables hold it, without the log. Reads several tables: to be called within a transaction.
pub fn load(db: &Connection) -> Result<World, StoreError> {
    let mut world = World { seq: journal::last_seq(db)?, ..World::default() };
    each(db, &SETTING, |key: String, data| match key.as_str() {
        "base" => read(data).map(|base| world.base = Some(base)),
        "office" => read(data).map(|office| world.office = office),
        "private" => read(data).map(|private| world.private = private),
        _ => read(data).map(|program| world.program = program),
    })?;
    each(db, &CUSTODY, |_: String, data| read(data).map(|custody| world.custody = Some(custody)))?;
    world.sites = shelf(db, &SITE, |key: String| SiteCode::new(key))?;
    world.agencies = shelf(db, &AGENCY, |key: String| AgencyCode::new(key))?;
    world.issues = shelf(db, &ISSUE, |key: u32| key)?;
    world.items = shelf(db, &ITEM, |key: u32| key)?;
    world.meetings = shelf(db, &MEETING, |key: u32| key)?;
    world.entries = shelf(db, &ENTRY, |key: u32| key)?;
    world.access_keys = shelf(db, &ACCESS_KEY, |key: String| Fingerprint::new(key))?;
    Ok(world)
}

fn shelf<S: FromSql, K: Ord, V: DeserializeOwned>(
    db: &Connection,
    table: &Table,
    key: impl Fn(S) -> K,
) -> Result<Shelf<K, V>, StoreError> {
    let mut records: Vec<(K, Arc<V>)> = Vec::new();
    each(db, table, |stored: S, data| {
        records.push((key(stored), read(data)?));
        Ok(())
    })?;
    Ok(Arc::new(records.into_iter().collect()))
}

fn each<S: FromSql>(
    db: &Connection,
    table: &Table,
    mut take: impl FnMut(S, &str) -> Result<(), serde_json::Error>,
) -> Result<(), StoreError> {
    let mut select = db.prepare(table.load)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let wrong = |error: &dyn std::fmt::Display| StoreError::Damaged(format!("a record of {}: {error}", table.name));
        let data = row.get_ref(1)?.as_str().map_err(|error| wrong(&error))?;
        take(row.get(0)?, data).map_err(|error| wrong(&error))?;
    }
    Ok(())
}

fn read<T: DeserializeOwned>(data: &str) -> Result<Arc<T>, serde_json::Error> {
    serde_json::from_str(data).map(Arc::new)
}

/// Writes a record as the row of the journal with this number left it.
pub fn put(db: &Connection, world: &World, record: &Record, seq: u64) -> Result<(), StoreError> {
    let data = text(world, record)?;
    let seq = to_stored(seq);
    let with_text = |table: &Table, key: &str| -> rusqlite::Result<usize> {
        db.prepare_cached(table.put)?.execute(named_params! { ":key": key, ":seq": seq, ":data": data })
    };
    let with_number = |table: &Table, key: u32| -> rusqlite::Result<usize> {
        db.prepare_cached(table.put)?.execute(named_params! { ":key": key, ":seq": seq, ":data": data })
    };
    match record {
        Record::Base => with_text(&SETTING, "base"),
        Record::Program => with_text(&SETTING, "program"),
        Record::Office => with_text(&SETTING, "office"),
        Record::Private => with_text(&SETTING, "private"),
        Record::Custody => with_text(&CUSTODY, "custody"),
        Record::Site(code) => with_text(&SITE, code.as_str()),
        Record::Agency(code) => with_text(&AGENCY, code.as_str()),
        Record::Issue(number) => with_number(&ISSUE, *number),
        Record::Item(number) => with_number(&ITEM, *number),
        Record::Meeting(id) => with_number(&MEETING, *id),
        Record::Entry(number) => with_number(&ENTRY, *number),
        Record::AccessKey(print) => with_text(&ACCESS_KEY, print.as_str()),
    }?;
    Ok(())
}

/// What the table is to say about a record of this world.
pub fn text(world: &World, record: &Record) -> Result<String, StoreError> {
    let text = match record {
        Record::Base => world.base.as_deref().map(to_json),
        Record::Program => Some(to_json(&*world.program)),
        Record::Office => Some(to_json(&*world.office)),
        Record::Private => Some(to_json(&*world.private)),
        Record::Custody => world.custody.as_deref().map(to_json),
        Record::Site(code) => world.sites.get(code).map(|site| to_json(&**site)),
        Record::Agency(code) => world.agencies.get(code).map(|agency| to_json(&**agency)),
        Record::Issue(number) => world.issues.get(number).map(|issue| to_json(&**issue)),
        Record::Item(number) => world.items.get(number).map(|item| to_json(&**item)),
        Record::Meeting(id) => world.meetings.get(id).map(|meeting| to_json(&**meeting)),
        Record::Entry(number) => world.entries.get(number).map(|entry| to_json(&**entry)),
        Record::AccessKey(print) => world.access_keys.get(print).map(|key| to_json(&**key)),
    };
    text.unwrap_or_else(|| Err(StoreError::Damaged(format!("{record} was touched and is not there"))))
}

/// What a table says about a record, as this version of the program would have written it.
pub fn reread(record: &Record, data: &str) -> Result<String, StoreError> {
    fn again<T: DeserializeOwned + Serialize>(data: &str) -> Result<String, StoreError> {
        let value: T = serde_json::from_str(data).map_err(|error| StoreError::Damaged(error.to_string()))?;
        to_json(&value)
    }
    match record {
        Record::Base => again::<Founding>(data),
        Record::Program => again::<Program>(data),
        Record::Office => again::<Office>(data),
        Record::Private => again::<PrivateMarks>(data),
        Record::Custody => again::<Custody>(data),
        Record::Site(_) => again::<Site>(data),
        Record::Agency(_) => again::<Agency>(data),
        Record::Issue(_) => again::<Issue>(data),
        Record::Item(_) => again::<ActionItem>(data),
        Record::Meeting(_) => again::<Meeting>(data),
        Record::Entry(_) => again::<Entry>(data),
        Record::AccessKey(_) => again::<AccessKey>(data),
    }
}

/// Every row of every table: the text form of its record, the row of the journal that last touched it, what it says.
pub fn list(db: &Connection) -> Result<BTreeMap<String, (i64, String)>, StoreError> {
    let mut records = BTreeMap::new();
    for table in TABLES {
        let mut select = db.prepare(table.list)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let key: String = row.get(0)?;
            let name =
                if [SETTING.name, CUSTODY.name].contains(&table.name) { key } else { format!("{}:{key}", table.name) };
            records.insert(name, (row.get(1)?, row.get(2)?));
        }
    }
    Ok(records)
}
