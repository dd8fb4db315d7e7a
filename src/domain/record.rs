//! How a wanted change becomes a row of the journal and the next world, in one step. Whoever makes rows, on a disk or in
//! memory, makes them here; rows that are in the journal already are only taken in ([`World::take`]).

use super::change::{Change, MeetingEdit};
use super::day::Moment;
use super::ids::{MeetingId, OpId, Record};
use super::operation::{Author, Cause, Row, Stamp};
use super::refusal::Refusal;
use super::world::World;
use std::sync::Arc;

/// What the rows of one operation have in common.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The operation.
    pub op: OpId,
    /// Why it is done.
    pub cause: Cause,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: Arc<Author>,
    /// Its changes come from rows of the journal: texts are clean, numbers are given, and what today's checks would say
    /// about a day that has passed does not matter.
    pub definite: bool,
}

impl World {
    /// Makes one change of an operation true, its `index`-th from 0: gives its row, and the records that differ now.
    ///
    /// # Errors
    /// Says why the change is not possible.
    pub fn record(
        &mut self,
        envelope: &Envelope,
        index: u32,
        change: &Change,
    ) -> Result<(Arc<Row>, Vec<Record>), Refusal> {
        let stamp = Stamp { seq: self.seq + 1, at: envelope.at };
        let change = if envelope.definite { change.clone() } else { self.prepare(change, stamp)? };
        let row = Arc::new(Row {
            seq: stamp.seq,
            op: envelope.op.clone(),
            index,
            cause: envelope.cause.clone(),
            at: stamp.at,
            by: Arc::clone(&envelope.by),
            meeting: self.running().map(|meeting| meeting.id).or_else(|| started(&change)),
            change,
        });
        let touched = self.take(&row)?;
        Ok((row, touched))
    }
}

/// The meeting that a change starts: its first row is part of it.
fn started(change: &Change) -> Option<MeetingId> {
    match change {
        Change::EditMeeting { meeting, edit: MeetingEdit::Start { .. } } => Some(*meeting),
        _ => None,
    }
}
