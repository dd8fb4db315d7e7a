//! The review of a meeting: instansi by instansi through what was due. Which promises it goes through, in which order,
//! how far it has come, and what came of it.

use crate::domain::change::{Change, Edit, MeetingEdit};
use crate::domain::day::Day;
use crate::domain::ids::{ItemNo, MeetingId};
use crate::domain::item::{ActionItem, Status};
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::query::keeping::finished_on;
use crate::domain::query::ledger::precedence;
use crate::domain::world::World;
use std::sync::Arc;

/// Why a promise is gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// It is so many days late.
    Late(u32),
    /// It is due by the day of this meeting.
    Due(Day),
    /// It was finished since the last meeting, and nobody else has confirmed it.
    Finished(Day),
    /// It has been gone through already.
    Answered,
}

/// One promise of the review.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The promise.
    pub item: Arc<ActionItem>,
    /// Why it is asked.
    pub why: Asked,
}

impl Step {
    /// Whether it has been gone through.
    pub fn is_answered(&self) -> bool {
        self.why == Asked::Answered
    }
}

/// The whole review of a meeting, in its order: by precedence of who is responsible, then by number. What was gone
/// through keeps its place, so that the list does not move under the one who reads it.
pub fn steps(world: &World, meeting: &Meeting, today: Day) -> Vec<Step> {
    let since = last_before(world, meeting);
    let step = |item: &Arc<ActionItem>| {
        let why = asked(item, meeting, since, today)?;
        Some(Step { item: Arc::clone(item), why })
    };
    let mut steps: Vec<Step> = world.items.values().filter_map(step).collect();
    let rank = |step: &Step| (precedence(world, step.item.lead.as_ref()), step.item.lead.clone(), step.item.number);
    steps.sort_by_key(rank);
    steps
}

fn asked(item: &ActionItem, meeting: &Meeting, since: Option<Day>, today: Day) -> Option<Asked> {
    let seal = item.seal.filter(|_| !item.withdrawn)?;
    if meeting.reviewed.contains(&item.number) {
        return Some(Asked::Answered);
    }
    // What is being promised now is not asked for yet.
    if seal.meeting == meeting.id {
        return None;
    }
    if let Some(days) = item.days_late(today) {
        return Some(Asked::Late(days));
    }
    if item.is_open() {
        return item.due_day().filter(|due| *due <= meeting.day.max(today)).map(Asked::Due);
    }
    let finished = finished_on(item).filter(|_| item.confirmed.is_none())?;
    since.is_none_or(|since| finished >= since).then_some(Asked::Finished(finished))
}

/// The day of the meeting that was held before this one.
fn last_before(world: &World, meeting: &Meeting) -> Option<Day> {
    let closed = world.meetings.values().filter(|other| matches!(other.state, MeetingState::Closed { .. }));
    closed.filter(|other| (other.day, other.id) < (meeting.day, meeting.id)).map(|other| other.day).max()
}

/// What came of one promise of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// Finished, waiting for confirmation.
    Done,
    /// Finished and confirmed.
    Confirmed,
    /// Under way.
    Doing,
    /// Moved to another date in this meeting.
    Shifted,
    /// Cancelled.
    Cancelled,
    /// Not begun.
    Todo,
    /// Not gone through.
    Left,
}

/// What came of it, by how it stands.
pub fn came(step: &Step, meeting: &Meeting) -> Came {
    match step.item.status() {
        _ if !step.is_answered() => Came::Left,
        Status::Cancelled => Came::Cancelled,
        Status::Done if step.item.confirmed.is_some() => Came::Confirmed,
        Status::Done => Came::Done,
        _ if was_shifted_in(&step.item, meeting) => Came::Shifted,
        Status::Doing => Came::Doing,
        Status::Todo => Came::Todo,
    }
}

/// What came of a review. Each promise that was gone through is counted once, by how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct ReviewCounts {
    /// Finished, waiting for confirmation.
    pub done: usize,
    /// Finished and confirmed.
    pub confirmed: usize,
    /// Under way.
    pub doing: usize,
    /// Moved to another date in this meeting.
    pub shifted: usize,
    /// Cancelled.
    pub cancelled: usize,
    /// Not begun.
    pub todo: usize,
    /// Not gone through.
    pub left: usize,
}

impl ReviewCounts {
    /// How many were gone through.
    pub fn answered(&self) -> usize {
        self.done + self.confirmed + self.doing + self.shifted + self.cancelled + self.todo
    }

    /// How many there were to go through.
    pub fn all(&self) -> usize {
        self.answered() + self.left
    }
}

/// What came of the review of a meeting, as the world knows it. In the world of its closing that is what the minutes say.
pub fn review_counts(world: &World, meeting: MeetingId) -> ReviewCounts {
    let mut counts = ReviewCounts::default();
    let Some(meeting) = world.meetings.get(&meeting) else { return counts };
    for step in steps(world, meeting, meeting.day) {
        let place = match came(&step, meeting) {
            Came::Done => &mut counts.done,
            Came::Confirmed => &mut counts.confirmed,
            Came::Doing => &mut counts.doing,
            Came::Shifted => &mut counts.shifted,
            Came::Cancelled => &mut counts.cancelled,
            Came::Todo => &mut counts.todo,
            Came::Left => &mut counts.left,
        };
        *place += 1;
    }
    counts
}

fn was_shifted_in(item: &ActionItem, meeting: &Meeting) -> bool {
    let since = meeting.since();
    let until = meeting.until();
    let within = |at| since.is_some_and(|since| at >= since) && until.is_none_or(|until| at <= until);
    item.shifts.iter().any(|shift| within(shift.at))
}

/// The first promise that has not been gone through; after one that was just answered, the next behind it.
pub fn next(steps: &[Step], behind: Option<ItemNo>) -> Option<ItemNo> {
    let from = behind.and_then(|number| steps.iter().position(|step| step.item.number == number));
    let (before, after) = steps.split_at(from.map_or(0, |at| at + 1));
    let open = |step: &&Step| !step.is_answered();
    after.iter().find(open).or_else(|| before.iter().find(open)).map(|step| step.item.number)
}

/// That a promise has been gone through, where the running meeting's review asks for it and has not been through it yet.
/// Who answers for a promise anywhere in a meeting is not asked again.
pub fn answered(world: &World, item: ItemNo, today: Day) -> Option<Change> {
    let meeting = world.running()?;
    let steps = steps(world, meeting, today);
    let step = steps.iter().find(|step| step.item.number == item && !step.is_answered())?;
    let edit = MeetingEdit::Reviewed { item: step.item.number, edit: Edit::new(false, true) };
    Some(Change::EditMeeting { meeting: meeting.id, edit })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::ItemEdit;
    use crate::domain::item::{Confirmation, Course};
    use crate::domain::testing::{Play, nov};

    fn at(play: &mut Play, day: u32) {
        play.at = format!("2026-11-{day:02}T02:00:00Z").parse().unwrap();
    }

    fn asked_of(play: &Play, meeting: u32, today: u32) -> Vec<(u32, Asked)> {
        let steps = steps(&play.world, &play.world.meetings[&meeting], nov(today));
        steps.into_iter().map(|step| (step.item.number, step.why)).collect()
    }

    #[test]
    fn it_goes_through_what_was_due_and_keeps_its_order() {
        let mut play = Play::begin();
        at(&mut play, 3);
        let first = play.meeting();
        let late = play.item("Lewat", &[], Some(nov(5)));
        let due = play.item("Hari ini", &[], Some(nov(10)));
        let later = play.item("Nanti", &[], Some(nov(30)));
        let done = play.item("Selesai", &["1.01"], Some(nov(20)));
        let lead = Edit::new(Some("dinkop".into()), Some("kodim".into()));
        play.one(Change::EditItem { item: done, edit: ItemEdit::Lead(lead) }).unwrap();
        for item in [late, due, later, done] {
            play.seal(item).unwrap();
        }
        play.close(first).unwrap();
        at(&mut play, 6);
        play.tick(done, "1.01").unwrap();
        at(&mut play, 10);
        let second = play.meeting();
        let new = play.item("Baru", &[], Some(nov(10)));
        play.seal(new).unwrap();
        let whole = [(done, Asked::Finished(nov(6))), (late, Asked::Late(5)), (due, Asked::Due(nov(10)))];
        assert_eq!(asked_of(&play, second, 10), whole);
        // A promise whose turn it is answers, and keeps its place.
        let doing = ItemEdit::Course(Edit::new(Course::Todo, Course::Doing));
        let reviewed = answered(&play.world, late, nov(10)).unwrap();
        play.all(vec![Change::EditItem { item: late, edit: doing }, reviewed]).unwrap();
        assert_eq!(answered(&play.world, late, nov(10)), None, "once");
        assert_eq!(answered(&play.world, later, nov(10)), None, "nobody asks for it");
        let order: Vec<u32> = asked_of(&play, second, 10).into_iter().map(|(number, _)| number).collect();
        assert_eq!(order, [done, late, due]);
        let steps = steps(&play.world, &play.world.meetings[&second], nov(10));
        assert_eq!(
            (next(&steps, Some(late)), next(&steps, Some(due)), next(&steps, None)),
            (Some(due), Some(done), Some(done))
        );
        let by_kodim = Confirmation { by: "dinkop".into(), on: nov(10) };
        let confirmed = ItemEdit::Confirmed(Edit::new(None, Some(by_kodim)));
        let reviewed = answered(&play.world, done, nov(10)).unwrap();
        play.all(vec![Change::EditItem { item: done, edit: confirmed }, reviewed]).unwrap();
        let reviewed = answered(&play.world, due, nov(10)).unwrap();
        play.shift(due, nov(17)).unwrap();
        assert_eq!(review_counts(&play.world, second).left, 0, "moved away it is not asked for, nor was it answered");
        play.one(reviewed).unwrap();
        let counts = ReviewCounts { confirmed: 1, doing: 1, shifted: 1, ..ReviewCounts::default() };
        assert_eq!(review_counts(&play.world, second), counts);
        assert_eq!((counts.answered(), counts.all()), (3, 3));
        play.close(second).unwrap();
        assert_eq!(review_counts(&play.world, second), counts, "the minutes say the same");
    }
}
