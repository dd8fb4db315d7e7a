//! Snapshots: the whole world right after a meeting was closed. They save folding from the first row when one goes back
//! in time; what they say can always be folded anew.

use super::error::StoreError;
use super::journal::{to_json, to_stored};
use crate::domain::access::AccessKey;
use crate::domain::agency::Agency;
use crate::domain::change::{Change, Founding, MeetingEdit};
use crate::domain::custody::Custody;
use crate::domain::entry::Entry;
use crate::domain::ids::{AgencyCode, EntryNo, Fingerprint, IssueNo, ItemNo, MeetingId, SiteCode};
use crate::domain::issue::Issue;
use crate::domain::item::ActionItem;
use crate::domain::meeting::Meeting;
use crate::domain::office::Office;
use crate::domain::private::PrivateMarks;
use crate::domain::program::Program;
use crate::domain::site::Site;
use crate::domain::world::{Shelf, World};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The world without its log, in the form in which it is kept. Old snapshots are read for ever: whatever is added here
/// needs a default.
#[derive(Serialize, Deserialize)]
struct Picture {
    seq: u64,
    base: Option<Arc<Founding>>,
    program: Arc<Program>,
    #[serde(default)]
    office: Arc<Office>,
    #[serde(default)]
    private: Arc<PrivateMarks>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    custody: Option<Arc<Custody>>,
    sites: Shelf<SiteCode, Site>,
    agencies: Shelf<AgencyCode, Agency>,
    issues: Shelf<IssueNo, Issue>,
    items: Shelf<ItemNo, ActionItem>,
    meetings: Shelf<MeetingId, Meeting>,
    entries: Shelf<EntryNo, Entry>,
    #[serde(default)]
    access_keys: Shelf<Fingerprint, AccessKey>,
}

/// The text of a snapshot of this world.
pub fn text(world: &World) -> Result<String, StoreError> {
    to_json(&Picture {
        seq: world.seq,
        base: world.base.clone(),
        program: Arc::clone(&world.program),
        office: Arc::clone(&world.office),
        private: Arc::clone(&world.private),
        custody: world.custody.clone(),
        sites: Arc::clone(&world.sites),
        agencies: Arc::clone(&world.agencies),
        issues: Arc::clone(&world.issues),
        items: Arc::clone(&world.items),
        meetings: Arc::clone(&world.meetings),
        entries: Arc::clone(&world.entries),
        access_keys: Arc::clone(&world.access_keys),
    })
}

/// The meeting of whose closing a snapshot is kept, right behind this change.
pub fn is_due(change: &Change) -> Option<MeetingId> {
    match change {
        Change::EditMeeting { meeting, edit: MeetingEdit::Close } => Some(*meeting),
        _ => None,
    }
}

/// Keeps the world as it stands after the row that closed this meeting.
pub fn put(db: &Connection, world: &World, meeting: MeetingId) -> Result<(), StoreError> {
    let mut insert = db.prepare_cached("INSERT INTO snapshot (seq, meeting, data) VALUES (:seq, :meeting, :data)")?;
    insert.execute(named_params! { ":seq": to_stored(world.seq), ":meeting": meeting, ":data": text(world)? })?;
    Ok(())
}

/// A stored snapshot as this version of the program would have written it.
pub fn reread(data: &str) -> Result<String, StoreError> {
    to_json(&read(data)?)
}

fn read(data: &str) -> Result<Picture, StoreError> {
    serde_json::from_str(data).map_err(|error| StoreError::Damaged(format!("a snapshot: {error}")))
}

/// The world of the newest snapshot that is not newer than this row, without a log; the empty world where there is none.
pub fn nearest(db: &Connection, seq: u64) -> Result<World, StoreError> {
    let mut select = db.prepare_cached("SELECT data FROM snapshot WHERE seq <= :seq ORDER BY seq DESC LIMIT 1")?;
    let data: Option<String> =
        select.query_row(named_params! { ":seq": to_stored(seq) }, |row| row.get(0)).optional()?;
    let Some(data) = data else { return Ok(World::empty()) };
    let picture = read(&data)?;
    Ok(World {
        seq: picture.seq,
        base: picture.base,
        program: picture.program,
        office: picture.office,
        private: picture.private,
        custody: picture.custody,
        sites: picture.sites,
        agencies: picture.agencies,
        issues: picture.issues,
        items: picture.items,
        meetings: picture.meetings,
        entries: picture.entries,
        access_keys: picture.access_keys,
        ..World::default()
    })
}

/// Every snapshot: the row of the journal that it stands behind, the meeting, the text.
pub fn list(db: &Connection) -> Result<BTreeMap<u64, (MeetingId, String)>, StoreError> {
    let mut select = db.prepare("SELECT seq, meeting, data FROM snapshot")?;
    let mut rows = select.query([])?;
    let mut all = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        all.insert(u64::try_from(seq).unwrap_or(0), (row.get(1)?, row.get(2)?));
    }
    Ok(all)
}
