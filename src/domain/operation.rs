//! An operation: changes that belong together and become true together. And the rows of the journal that keep them.

use super::change::Change;
use super::day::Moment;
use super::ids::{MeetingId, OpId, SessionId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Who does something: the post or person that the office names, and always what the machine knows of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The post or person at the keyboard, as the office says.
    pub name: String,
    /// The operating system's user.
    pub os_user: String,
    /// The machine.
    pub host: String,
    /// The fingerprint of the key that logged in, over SSH.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What undo belongs to.
    pub session: SessionId,
}

/// Why an operation is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Somebody wanted it.
    Plain,
    /// It takes back that operation.
    Undo(OpId),
    /// It does that operation again.
    Redo(OpId),
}

/// Changes that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Its identity: sent twice, it is done once.
    pub id: OpId,
    /// What it changes, in order.
    pub changes: Vec<Change>,
    /// Why.
    pub cause: Cause,
}

impl Operation {
    /// An operation that somebody wants.
    pub fn plain(id: OpId, changes: Vec<Change>) -> Self {
        Self { id, changes, cause: Cause::Plain }
    }
}

/// When and under which number a change becomes true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The journal's sequence number, from 1.
    pub seq: u64,
    /// The moment.
    pub at: Moment,
}

/// One row of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its sequence number.
    pub seq: u64,
    /// The operation that it belongs to.
    pub op: OpId,
    /// Its place within the operation, from 0.
    pub index: u32,
    /// Why the operation was done.
    pub cause: Cause,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: Arc<Author>,
    /// In which running meeting.
    pub meeting: Option<MeetingId>,
    /// What.
    pub change: Change,
}

/// What became of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The operation.
    pub op: OpId,
    /// Its rows, with all numbers given.
    pub rows: Vec<Arc<Row>>,
    /// It was in the journal already, from an earlier try.
    pub repeated: bool,
}
