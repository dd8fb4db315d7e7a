//! What has happened: the rows of the log that speak of a record, of a span of time, or of one operation.

use crate::domain::ids::{OpId, Record, SiteCode};
use crate::domain::operation::Row;
use crate::domain::world::World;
use std::sync::Arc;

/// The rows about a site: itself, its obstacles, promises, decisions and notes. Newest first.
pub fn of_site<'a>(world: &'a World, code: &'a SiteCode) -> impl Iterator<Item = &'a Arc<Row>> {
    world.log.rows().iter().rev().filter(move |row| speaks_of(world, row, code))
}

fn speaks_of(world: &World, row: &Row, code: &SiteCode) -> bool {
    match row.change.record() {
        Some(Record::Site(site)) => &site == code,
        Some(Record::Issue(number)) => world.issues.get(&number).is_some_and(|issue| &issue.site == code),
        Some(Record::Item(number)) => world.items.get(&number).is_some_and(|item| item.sites.contains(code)),
        Some(Record::Entry(number)) => world.entries.get(&number).is_some_and(|entry| entry.sites.contains(code)),
        _ => false,
    }
}

/// The rows about one record, newest first.
pub fn of_record<'a>(world: &'a World, record: &'a Record) -> impl Iterator<Item = &'a Arc<Row>> {
    world.log.rows().iter().rev().filter(move |row| row.change.record().as_ref() == Some(record))
}

/// The rows after a sequence number, oldest first.
pub fn since(world: &World, seq: u64) -> impl Iterator<Item = &Arc<Row>> {
    world.log.rows().iter().filter(move |row| row.seq > seq)
}

/// The rows of one operation, in order.
pub fn of_operation<'a>(world: &'a World, op: &'a OpId) -> impl Iterator<Item = &'a Arc<Row>> {
    world.log.rows().iter().filter(move |row| &row.op == op)
}

/// The operations, newest first, each with its rows in order.
pub fn operations(world: &World) -> Vec<Vec<&Arc<Row>>> {
    let mut operations: Vec<Vec<&Arc<Row>>> = Vec::new();
    for row in world.log.rows() {
        match operations.last_mut() {
            Some(last) if last.first().is_some_and(|first| first.op == row.op) => last.push(row),
            _ => operations.push(vec![row]),
        }
    }
    operations.reverse();
    operations
}

/// The sequence number at which the last meeting was closed, if one was.
pub fn last_closing(world: &World) -> Option<u64> {
    world.meetings.values().filter_map(|meeting| meeting.closed_at()).max()
}
