//! Undo and redo: the domain says which changes take an operation back; here they are made true, in the transaction in
//! which they were thought up.

use super::Store;
use super::commit::{Now, Wish};
use super::error::StoreError;
use crate::domain::ids::OpId;
use crate::domain::operation::{Author, Receipt, Stamp};
use crate::domain::refusal::Refusal;
use crate::domain::undo::Plan;
use crate::domain::world::World;

/// What to take back or to do again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// This operation; `None` means the one that is next for the author's session.
    pub op: Option<OpId>,
    /// Where not all of it can be taken back, take back the rest.
    pub partial: bool,
}

impl Store {
    /// Takes an operation back, by a further operation with this id.
    ///
    /// # Errors
    /// There is nothing to take back, or [`StoreError::InPart`]: not all of it can be, with the reasons. And those of
    /// [`Store::commit`].
    pub fn undo(&mut self, which: &Which, id: &OpId, author: &Author, now: Now) -> Result<Receipt, StoreError> {
        self.turn(which, id, author, now, |world, stamp| match which.op.clone() {
            Some(op) => world.plan_undo(&op, stamp),
            None => world.plan_undo(&world.next_undo(&author.session).ok_or(Refusal::NothingToUndo)?, stamp),
        })
    }

    /// Does an operation again that was taken back, by a further operation with this id.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn redo(&mut self, which: &Which, id: &OpId, author: &Author, now: Now) -> Result<Receipt, StoreError> {
        self.turn(which, id, author, now, |world, stamp| match which.op.clone() {
            Some(op) => world.plan_redo(&op, stamp),
            None => world.plan_redo(&world.next_redo(&author.session).ok_or(Refusal::NothingToUndo)?, stamp),
        })
    }

    fn turn(
        &mut self,
        which: &Which,
        id: &OpId,
        author: &Author,
        now: Now,
        plan: impl FnOnce(&World, Stamp) -> Result<Plan, Refusal>,
    ) -> Result<Receipt, StoreError> {
        self.load_log()?;
        self.transact(id, author, now, |world| {
            let plan = plan(world, Stamp { seq: world.seq + 1, at: now.at })?;
            let nothing_left = plan.changes.is_empty();
            if !plan.refused.is_empty() && (!which.partial || nothing_left) {
                return Err(StoreError::InPart { op: plan.op, refused: plan.refused });
            }
            if nothing_left {
                return Err(Refusal::NothingToUndo.into());
            }
            Ok(Wish { cause: plan.cause, changes: plan.changes, definite: true })
        })
    }
}
