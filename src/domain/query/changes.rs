//! What changed since some row of the journal: for each field of each record, from what stood there then to what stands
//! there now. What was changed and changed back has not changed.

use crate::domain::change::Change;
use crate::domain::fact::{Fact, Field, Part, Value};
use crate::domain::ids::Record;
use crate::domain::issue::IssueState;
use crate::domain::item::Status;
use crate::domain::operation::Row;
use crate::domain::query::history;
use crate::domain::world::World;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One field, then and now.
#[derive(Clone, Debug)]
pub struct Step {
    /// The row that changed it last.
    pub row: Arc<Row>,
    /// From what stood there then to what stands there now.
    pub fact: Fact,
}

/// The steps since a row, in order of the records. What a database begins with is no change.
pub fn since(world: &World, seq: u64) -> Vec<Step> {
    let mut steps: BTreeMap<(Record, Field, Part), Step> = BTreeMap::new();
    for row in history::since(world, seq).filter(|row| !begins(&row.change)) {
        let fact = row.change.fact();
        let Some(record) = fact.record.clone() else { continue };
        let key = (record, fact.field, fact.part.clone());
        let step = steps.entry(key).or_insert_with(|| Step { row: Arc::clone(row), fact: fact.clone() });
        step.row = Arc::clone(row);
        step.fact.after = fact.after;
        step.fact.reason = fact.reason;
    }
    let gone: Vec<Record> = steps.values().filter(|step| came_and_went(&steps, step)).filter_map(record).collect();
    let stays = |step: &Step| {
        let is_gone = step.fact.record.as_ref().is_some_and(|record| gone.contains(record));
        !is_gone && (step.fact.before != step.fact.after || step.fact.field == Field::Whole)
    };
    steps.into_values().filter(stays).collect()
}

/// Whether a step only says how a meeting went: who came, which point was spoken about. It changes nothing outside.
pub fn is_course(step: &Step) -> bool {
    let of_course = [
        Field::Attendance,
        Field::Invited,
        Field::Turn,
        Field::Accepted,
        Field::Reviewed,
        Field::Skipped,
        Field::Begins,
        Field::Ends,
    ];
    matches!(step.fact.record, Some(Record::Meeting(_))) && of_course.contains(&step.fact.field)
}

/// How many of what changed; each record once for each kind of step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sites that are in another stage.
    pub stages: usize,
    /// Sites with a new percentage.
    pub progress: usize,
    /// New obstacles.
    pub raised: usize,
    /// Obstacles that were settled.
    pub settled: usize,
    /// Promises that were agreed.
    pub agreed: usize,
    /// Promises that were finished.
    pub done: usize,
    /// Promises whose due date was moved.
    pub shifted: usize,
    /// All other steps, but for those that only say how a meeting went.
    pub other: usize,
}

/// What these steps come to.
pub fn tally(world: &World, steps: &[Step]) -> Tally {
    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    enum Kind {
        Stage,
        Progress,
        Raised,
        Settled,
        Agreed,
        Done,
        Shifted,
    }
    let is_done = |number| world.items.get(&number).is_some_and(|item| item.status() == Status::Done);
    let kind = |step: &Step| match (step.fact.record.as_ref()?, step.fact.field, &step.fact.after) {
        (Record::Site(_), Field::Stage, _) => Some(Kind::Stage),
        (Record::Site(_), Field::Progress, _) => Some(Kind::Progress),
        (Record::Issue(_), Field::Whole, _) => Some(Kind::Raised),
        (Record::Issue(_), Field::State, Value::IssueState(IssueState::Settled { .. })) => Some(Kind::Settled),
        (Record::Item(_), Field::Seal, Value::Flag(true)) => Some(Kind::Agreed),
        (Record::Item(number), Field::Done, _) if is_done(*number) => Some(Kind::Done),
        (Record::Item(number), Field::Due, _) if world.items.get(number).is_some_and(|item| item.is_open()) => {
            Some(Kind::Shifted)
        }
        _ => None,
    };
    let mut seen = BTreeSet::new();
    let mut tally = Tally::default();
    for step in steps.iter().filter(|step| !is_course(step)) {
        let Some(kind) = kind(step) else {
            tally.other += 1;
            continue;
        };
        let count = match kind {
            Kind::Stage => &mut tally.stages,
            Kind::Progress => &mut tally.progress,
            Kind::Raised => &mut tally.raised,
            Kind::Settled => &mut tally.settled,
            Kind::Agreed => &mut tally.agreed,
            Kind::Done => &mut tally.done,
            Kind::Shifted => &mut tally.shifted,
        };
        *count += usize::from(seen.insert((kind, record(step))));
    }
    tally
}

fn begins(change: &Change) -> bool {
    matches!(change, Change::Found(_) | Change::InstallProgram(_) | Change::AddSite(_) | Change::AddAgency(_))
}

fn record(step: &Step) -> Option<Record> {
    step.fact.record.clone()
}

/// Created since, and taken back since: as if it had never been.
fn came_and_went(steps: &BTreeMap<(Record, Field, Part), Step>, step: &Step) -> bool {
    let taken_back = matches!(
        (&step.fact.field, &step.fact.after),
        (Field::Withdrawn, Value::Flag(true))
            | (Field::State, Value::IssueState(IssueState::Withdrawn { reason: None }))
    );
    let created = |record: Record| steps.contains_key(&(record, Field::Whole, Part::All));
    taken_back && record(step).is_some_and(created)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::issue::Severity;
    use crate::domain::testing::{Play, morning, nov};

    fn told(play: &Play, seq: u64) -> Vec<String> {
        let show = |step: Step| format!("{} {:?} {:?}", step.fact.record.unwrap(), step.fact.field, step.fact.after);
        since(&play.world, seq).into_iter().map(show).collect()
    }

    #[test]
    fn many_small_steps_are_one_and_there_and_back_is_none() {
        let mut play = Play::begin();
        assert_eq!(told(&play, 0), [""; 0], "the founding is no change");
        play.stage("1.01", "U").unwrap();
        let seq = play.world.seq;
        play.stage("1.01", "N").unwrap();
        play.stage("1.01", "P").unwrap();
        play.stage("1.02", "P").unwrap();
        play.undo().unwrap();
        assert_eq!(told(&play, seq), ["site:1.01 Stage Stage(P)"]);
        let steps = since(&play.world, seq);
        assert_eq!(steps[0].fact.before, Value::Stage("U".into()));
    }

    #[test]
    fn the_tally_counts_each_record_once() {
        let mut play = Play::begin();
        play.at = morning();
        play.meeting();
        let seq = play.world.seq;
        play.stage("1.01", "U").unwrap();
        play.stage("1.02", "P").unwrap();
        play.issue("1.01", Severity::Severe, nov(20));
        let (one, two) =
            (play.item("Urus surat", &["1.01", "1.02"], Some(nov(30))), play.item("Ukur", &["2.01"], None));
        play.seal(one).unwrap();
        play.seal(two).unwrap();
        play.tick(one, "1.01").unwrap();
        play.tick(two, "2.01").unwrap();
        let tally = tally(&play.world, &since(&play.world, seq));
        assert_eq!((tally.stages, tally.raised, tally.agreed, tally.done), (2, 1, 2, 1), "{tally:?}");
    }

    #[test]
    fn what_was_created_and_taken_back_has_never_been() {
        let mut play = Play::begin();
        let seq = play.world.seq;
        play.item("Urus surat", &["1.01"], Some(nov(30)));
        play.undo().unwrap();
        play.issue("1.01", Severity::Severe, "2026-10-10".parse().unwrap());
        play.undo().unwrap();
        assert_eq!(told(&play, seq), [""; 0]);
        play.redo().unwrap();
        assert_eq!(told(&play, seq).len(), 1);
    }
}
