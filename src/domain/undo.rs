//! Undo and redo: which operation is next, and which changes take it back. Both are further operations through the same
//! door, so that the same compare-and-set guards them.

use super::change::Change;
use super::ids::{OpId, Record, SessionId};
use super::operation::{Cause, Row, Stamp};
use super::refusal::{Conflict, Refusal};
use super::world::World;
use std::collections::HashMap;
use std::sync::Arc;

/// What undoing or redoing would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The operation that it is about.
    pub op: OpId,
    /// Why the new operation is done.
    pub cause: Cause,
    /// The changes to be made.
    pub changes: Vec<Change>,
    /// What cannot be taken back, with the reason.
    pub refused: Vec<(Change, Refusal)>,
}

/// How one operation stands.
struct Standing<'a> {
    session: &'a SessionId,
    /// The last rows that made it true, or that took it back.
    rows: Vec<&'a Arc<Row>>,
    undone_by: Option<&'a SessionId>,
}

impl World {
    /// The operation that `u` would take back: this session's last one that still stands.
    pub fn next_undo(&self, session: &SessionId) -> Option<OpId> {
        let standings = self.standings();
        let stands = |(_, standing): &(&&OpId, &Standing<'_>)| {
            standing.undone_by.is_none() && standing.session == session && invertible(&standing.rows)
        };
        let last = |(_, standing): &(&&OpId, &Standing<'_>)| standing.rows.first().map(|row| row.seq);
        standings.iter().filter(stands).max_by_key(last).map(|(op, _)| (**op).clone())
    }

    /// The operation that `U` would do again: the one that this session took back last, unless it has done something
    /// new since.
    pub fn next_redo(&self, session: &SessionId) -> Option<OpId> {
        let mine = |row: &&Arc<Row>| &row.by.session == session && row.cause == Cause::Plain;
        let newest = self.log.rows().iter().rev().find(mine).map_or(0, |row| row.seq);
        let standings = self.standings();
        let undone = |(_, standing): &(&&OpId, &Standing<'_>)| {
            standing.undone_by == Some(session) && standing.rows.first().is_some_and(|row| row.seq > newest)
        };
        let last = |(_, standing): &(&&OpId, &Standing<'_>)| standing.rows.first().map(|row| row.seq);
        standings.iter().filter(undone).max_by_key(last).map(|(op, _)| (**op).clone())
    }

    /// What taking back this operation would do.
    ///
    /// # Errors
    /// There is no such operation, or it is taken back already.
    pub fn plan_undo(&self, op: &OpId, stamp: Stamp) -> Result<Plan, Refusal> {
        let standings = self.standings();
        let standing = standings.get(op).ok_or_else(|| Refusal::NoOperation(op.clone()))?;
        if standing.undone_by.is_some() {
            return Err(Refusal::UndoneAlready(op.clone()));
        }
        if founds(&standing.rows) {
            return Err(Refusal::OnlyByCorrection(Record::Base));
        }
        Ok(self.plan(op, Cause::Undo(op.clone()), &standing.rows, stamp))
    }

    /// What doing this operation again would do.
    ///
    /// # Errors
    /// There is no such operation, or it was not taken back.
    pub fn plan_redo(&self, op: &OpId, stamp: Stamp) -> Result<Plan, Refusal> {
        let standings = self.standings();
        let standing = standings.get(op).ok_or_else(|| Refusal::NoOperation(op.clone()))?;
        if standing.undone_by.is_none() {
            return Err(Refusal::NothingToUndo);
        }
        Ok(self.plan(op, Cause::Redo(op.clone()), &standing.rows, stamp))
    }

    fn plan(&self, op: &OpId, cause: Cause, rows: &[&Arc<Row>], stamp: Stamp) -> Plan {
        let mut plan = Plan { op: op.clone(), cause, changes: Vec::new(), refused: Vec::new() };
        let mut world = self.clone();
        let mut seq = stamp.seq;
        for row in rows.iter().rev() {
            let change = match self.inverse(row) {
                Ok(change) => change,
                Err(refusal) => {
                    plan.refused.push((row.change.clone(), refusal));
                    continue;
                }
            };
            match world.apply(&change, Stamp { seq, at: stamp.at }) {
                Ok((next, _)) => {
                    world = next;
                    seq += 1;
                    plan.changes.push(change);
                }
                Err(refusal) => plan.refused.push((change, self.blame(refusal))),
            }
        }
        plan
    }

    /// The change that takes back a row, unless something has come in between that only a correction may touch.
    fn inverse(&self, row: &Row) -> Result<Change, Refusal> {
        if let Some(Record::Item(number)) = row.change.record()
            && let Some(seal) = self.items.get(&number).and_then(|item| item.seal)
            && seal.seq > row.seq
        {
            return Err(Refusal::SealedSince(number));
        }
        if let Some(meeting) = row.meeting.and_then(|id| self.meetings.get(&id))
            && meeting.closed_at().is_some_and(|closed| closed >= row.seq)
        {
            return Err(Refusal::ClosedSince(meeting.number.unwrap_or(0)));
        }
        let record = row.change.record().unwrap_or(Record::Base);
        row.change.inverse(row.seq).ok_or(Refusal::OnlyByCorrection(record))
    }

    /// Adds to a conflict who changed the field, and when.
    pub fn blame(&self, refusal: Refusal) -> Refusal {
        let Refusal::Conflict(conflict) = refusal else { return refusal };
        let same_field = |row: &&Arc<Row>| {
            let fact = row.change.fact();
            fact.record.as_ref() == Some(&conflict.record) && fact.field == conflict.field && fact.part == conflict.part
        };
        let by = self.log.rows().iter().rev().find(same_field).map(|row| (row.by.name.clone(), row.at));
        Refusal::Conflict(Box::new(Conflict { by, ..*conflict }))
    }

    fn standings(&self) -> HashMap<&OpId, Standing<'_>> {
        let mut standings: HashMap<&OpId, Standing<'_>> = HashMap::new();
        for row in self.log.rows() {
            let (about, undone_by) = match &row.cause {
                Cause::Plain => (&row.op, None),
                Cause::Undo(op) => (op, Some(&row.by.session)),
                Cause::Redo(op) => (op, None),
            };
            let standing = standings.entry(about).or_insert_with(|| Standing {
                session: &row.by.session,
                rows: Vec::new(),
                undone_by: None,
            });
            if row.index == 0 {
                standing.rows.clear();
            }
            standing.rows.push(row);
            standing.undone_by = undone_by;
        }
        standings
    }
}

/// Whether an operation is offered at all: the founding with all that came with it is not, nor what only a correction
/// may touch.
fn invertible(rows: &[&Arc<Row>]) -> bool {
    !founds(rows) && rows.iter().any(|row| row.change.inverse(row.seq).is_some())
}

/// Whether this is how the database began: no part of that can be taken back, by nobody.
fn founds(rows: &[&Arc<Row>]) -> bool {
    let begins = |change: &Change| matches!(change, Change::Found(_) | Change::InstallProgram(_) | Change::AddSite(_));
    rows.iter().any(|row| begins(&row.change))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::issue::Severity;
    use crate::domain::testing::{Play, nov};

    /// What people would call the same content: everything but when it was last touched.
    fn content(world: &World) -> String {
        let sites: Vec<_> = world.sites.values().map(|s| (&s.code, &s.stage, &s.progress, &s.planned)).collect();
        let issues: Vec<_> = world.issues.values().map(|i| (&i.number, &i.text, &i.state, &i.severity)).collect();
        let items: Vec<_> =
            world.items.values().map(|i| (&i.number, &i.text, &i.due, &i.ticks, i.withdrawn, i.shifts.len())).collect();
        let meetings: Vec<_> = world.meetings.values().map(|meeting| meeting.state).collect();
        format!("{sites:?}{issues:?}{items:?}{meetings:?}")
    }

    #[test]
    fn undo_goes_back_step_by_step_and_redo_forward_again() {
        let mut play = Play::begin();
        let empty = content(&play.world);
        play.stage("1.01", "U").unwrap();
        let one = content(&play.world);
        play.stage("1.01", "P").unwrap();
        let two = content(&play.world);
        play.undo().unwrap();
        assert_eq!(content(&play.world), one);
        play.undo().unwrap();
        assert_eq!(content(&play.world), empty);
        assert_eq!(play.undo(), Err(Refusal::NothingToUndo));
        play.redo().unwrap();
        play.redo().unwrap();
        assert_eq!(content(&play.world), two);
        assert_eq!(play.redo(), Err(Refusal::NothingToUndo));
    }

    #[test]
    fn the_founding_is_not_taken_back_even_by_name() {
        let play = Play::begin();
        let founding = play.world.log.rows()[0].op.clone();
        let refused = play.world.plan_undo(&founding, play.stamp());
        assert_eq!(refused, Err(Refusal::OnlyByCorrection(Record::Base)));
        assert_eq!(play.world.next_undo(&SessionId::new("uji")), None);
    }

    #[test]
    fn something_new_ends_redo() {
        let mut play = Play::begin();
        play.stage("1.01", "U").unwrap();
        play.undo().unwrap();
        play.stage("1.02", "U").unwrap();
        assert_eq!(play.redo(), Err(Refusal::NothingToUndo));
        play.undo().unwrap();
        assert_eq!(play.world.sites[&"1.02".into()].stage(), None);
        assert_eq!(play.undo(), Err(Refusal::NothingToUndo), "what was undone is not offered again");
    }

    #[test]
    fn undo_belongs_to_a_session_and_never_overwrites_somebody_elses_later_word() {
        let mut play = Play::begin();
        play.stage("1.01", "U").unwrap();
        play.who = "lain";
        assert_eq!(play.undo(), Err(Refusal::NothingToUndo));
        play.stage("1.01", "P").unwrap();
        play.who = "uji";
        let Err(Refusal::Conflict(conflict)) = play.undo() else { panic!("a moved field must be refused") };
        assert_eq!(conflict.by.as_ref().map(|(name, _)| name.as_str()), Some("lain"));
        assert_eq!(play.world.sites[&"1.01".into()].stage(), Some(&"P".into()));
    }

    #[test]
    fn an_undone_creation_keeps_its_number() {
        let mut play = Play::begin();
        let item = play.item("Urus surat", &["1.01"], Some(nov(30)));
        play.undo().unwrap();
        assert!(play.world.items[&item].withdrawn);
        assert_eq!(play.item("Lain", &[], None), item + 1, "a number is never given twice");
        let issue = play.issue("1.01", Severity::Normal, "2026-10-10".parse().unwrap());
        play.undo().unwrap();
        assert!(!play.world.issues[&issue].is_open());
        play.redo().unwrap();
        assert!(play.world.issues[&issue].is_open());
        play.settle(issue).unwrap();
        play.undo().unwrap();
        assert!(play.world.issues[&issue].is_open());
    }

    #[test]
    fn what_was_sealed_or_closed_since_stays() {
        let mut play = Play::begin();
        let item = play.item("Urus surat", &["1.01"], Some(nov(30)));
        let meeting = play.meeting();
        play.who = "lain";
        play.stage("1.01", "U").unwrap();
        play.seal(item).unwrap();
        play.who = "uji";
        play.undo().unwrap_err();
        play.who = "lain";
        assert!(play.undo().is_ok(), "the seal itself is not offered, the stage before it is");
        play.redo().unwrap();
        play.close(meeting).unwrap();
        assert_eq!(play.undo(), Err(Refusal::ClosedSince(1)));
    }

    #[test]
    fn taking_back_a_shift_leaves_no_shift() {
        let mut play = Play::begin();
        play.meeting();
        let item = play.item("Urus surat", &["1.01"], Some(nov(20)));
        play.seal(item).unwrap();
        play.shift(item, nov(25)).unwrap();
        play.shift(item, nov(30)).unwrap();
        assert_eq!(play.world.items[&item].shifts.len(), 2);
        play.undo().unwrap();
        let found = &play.world.items[&item];
        assert_eq!((found.shifts.len(), found.due.and_then(|due| due.day())), (1, Some(nov(25))));
        play.redo().unwrap();
        let found = &play.world.items[&item];
        assert_eq!((found.shifts.len(), found.first_due().and_then(|due| due.day())), (2, Some(nov(20))));
    }
}
