//! "By the next meeting": which meeting that is, and from when such a promise has a date. It follows from the meetings
//! alone, so it is set right again after everything that touches them, and never counts as a move of the due date.
//!
//! The next meeting is the one that follows, in the order of days, the meeting in which the promise was sealed. While it
//! is only planned, the promise awaits its day and moves with it; when it opens, that day is the promise's date for good,
//! and the first date too. A proposal has agreed to nothing yet: it awaits whichever meeting is planned next.

use super::ids::{ItemNo, MeetingId, Record};
use super::item::{ActionItem, Due};
use super::meeting::{Meeting, MeetingState};
use super::site::Touch;
use super::world::World;
use std::sync::Arc;

impl World {
    /// The meeting that is planned next, after the one that is running.
    pub fn planned_next(&self) -> Option<&Arc<Meeting>> {
        self.planned_after(self.running())
    }

    /// The meeting that is planned next after this one; after none, the first that is planned at all.
    pub fn planned_after(&self, meeting: Option<&Arc<Meeting>>) -> Option<&Arc<Meeting>> {
        let after = meeting.map(|meeting| (meeting.day, meeting.id));
        let planned = self.meetings.values().filter(|meeting| meeting.state == MeetingState::Planned);
        let later = planned.filter(|meeting| after.is_none_or(|after| (meeting.day, meeting.id) > after));
        later.min_by_key(|meeting| (meeting.day, meeting.id))
    }

    /// The meeting after this one that will be or was held.
    pub fn meeting_after(&self, id: MeetingId) -> Option<&Arc<Meeting>> {
        let from = self.meetings.get(&id).map(|meeting| (meeting.day, meeting.id))?;
        let held = self.meetings.values().filter(|meeting| meeting.state != MeetingState::Cancelled);
        held.filter(|meeting| (meeting.day, meeting.id) > from).min_by_key(|meeting| (meeting.day, meeting.id))
    }

    /// After a change of a meeting: sets right what is due by the next one, and says which promises differ.
    pub(super) fn settle_next_meeting(&mut self, touch: Touch) -> Vec<Record> {
        let waits = |item: &&Arc<ActionItem>| item.due == Some(Due::NextMeeting) || item.fixed_by.is_some();
        let numbers: Vec<ItemNo> = self.items.values().filter(waits).map(|item| item.number).collect();
        numbers.into_iter().filter(|number| self.settle_due_of(*number, touch)).map(Record::Item).collect()
    }

    /// Sets right one promise, and says whether that changed it.
    pub(super) fn settle_due_of(&mut self, number: ItemNo, touch: Touch) -> bool {
        let Some(item) = self.items.get(&number) else { return false };
        let mut next = (**item).clone();
        self.unfix(&mut next);
        next.awaits = None;
        if next.due == Some(Due::NextMeeting) && !next.withdrawn {
            self.await_next(&mut next);
        }
        if next == **item {
            return false;
        }
        next.touched = touch;
        Arc::make_mut(&mut self.items).insert(number, Arc::new(next));
        true
    }

    /// The meeting that fixed it was not opened after all: it waits again, unless it has been moved since.
    fn unfix(&self, item: &mut ActionItem) {
        let Some(meeting) = item.fixed_by.and_then(|id| self.meetings.get(&id)) else { return };
        if !matches!(meeting.state, MeetingState::Planned | MeetingState::Cancelled) {
            return;
        }
        item.fixed_by = None;
        if item.shifts.is_empty() {
            item.due = Some(Due::NextMeeting);
            if let Some(seal) = &mut item.seal {
                seal.due = Some(Due::NextMeeting);
            }
        }
    }

    fn await_next(&self, item: &mut ActionItem) {
        let Some(seal) = &mut item.seal else {
            item.awaits = self.planned_next().map(|meeting| meeting.day);
            return;
        };
        // Moved to "the next meeting" after sealing: that is the next one from when it was moved.
        let next = match item.shifts.is_empty() {
            true => self.meeting_after(seal.meeting),
            false => self.planned_next(),
        };
        let Some(next) = next else { return };
        if next.state == MeetingState::Planned {
            item.awaits = Some(next.day);
            return;
        }
        item.due = Some(Due::On(next.day));
        item.fixed_by = Some(next.id);
        if seal.due == Some(Due::NextMeeting) {
            seal.due = Some(Due::On(next.day));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::{Change, Edit, ItemEdit, MeetingEdit, NewMeeting};
    use crate::domain::day::Day;
    use crate::domain::testing::{Play, nov};

    fn plan(play: &mut Play, day: Day) -> MeetingId {
        let new = NewMeeting { id: None, title: "Rapat".into(), day, begins: None, place: None, agenda: vec![] };
        play.one(Change::PlanMeeting(new)).unwrap();
        *play.world.meetings.keys().next_back().unwrap()
    }

    fn step(play: &mut Play, meeting: MeetingId, edit: MeetingEdit) {
        play.one(Change::EditMeeting { meeting, edit }).unwrap();
    }

    /// A promise by the next meeting, sealed in a meeting of 3 November that is closed again.
    fn promised() -> (Play, ItemNo) {
        let mut play = Play::begin();
        play.at = "2026-11-03T02:00:00Z".parse().unwrap();
        let meeting = play.meeting();
        let item = play.item("Urus surat", &["1.01"], None);
        let edit = ItemEdit::Due(Edit::new(None, Some(Due::NextMeeting)));
        play.one(Change::EditItem { item, edit }).unwrap();
        play.seal(item).unwrap();
        play.close(meeting).unwrap();
        (play, item)
    }

    fn day(play: &Play, item: ItemNo) -> Option<Day> {
        play.world.items[&item].due_day()
    }

    #[test]
    fn it_has_no_date_until_that_meeting_is_planned_then_moves_with_it() {
        let (mut play, item) = promised();
        assert_eq!(day(&play, item), None);
        assert_eq!(play.world.items[&item].days_late(nov(30)), None, "never late without a date");
        let meeting = plan(&mut play, nov(12));
        assert_eq!(day(&play, item), Some(nov(12)));
        step(&mut play, meeting, MeetingEdit::Day(Edit::new(nov(12), nov(10))));
        assert_eq!(day(&play, item), Some(nov(10)));
        step(&mut play, meeting, MeetingEdit::Cancel);
        assert_eq!(day(&play, item), None);
        let found = &play.world.items[&item];
        assert_eq!((found.due, found.shifts.len()), (Some(Due::NextMeeting), 0));
    }

    #[test]
    fn it_is_fixed_when_that_meeting_opens_and_that_is_no_move() {
        let (mut play, item) = promised();
        let meeting = plan(&mut play, nov(10));
        play.at = "2026-11-10T02:00:00Z".parse().unwrap();
        step(&mut play, meeting, MeetingEdit::Start { number: None });
        let found = &play.world.items[&item];
        assert_eq!((found.due, found.shifts.len()), (Some(Due::On(nov(10))), 0));
        assert_eq!(found.first_due(), Some(Due::On(nov(10))));
        step(&mut play, meeting, MeetingEdit::Day(Edit::new(nov(10), nov(9))));
        assert_eq!(day(&play, item), Some(nov(10)), "what it was fixed to stays");
    }

    #[test]
    fn taking_back_the_opening_lets_it_wait_again() {
        let (mut play, item) = promised();
        let meeting = plan(&mut play, nov(3));
        step(&mut play, meeting, MeetingEdit::Start { number: None });
        assert!(play.world.items[&item].fixed_by.is_some());
        play.undo().unwrap();
        let found = &play.world.items[&item];
        assert_eq!((found.due, found.awaits), (Some(Due::NextMeeting), Some(nov(3))));
        assert_eq!(found.first_due(), Some(Due::NextMeeting));
    }

    #[test]
    fn a_proposal_awaits_whichever_meeting_is_planned_next() {
        let mut play = Play::begin();
        let item = play.item("Urus surat", &[], None);
        let edit = ItemEdit::Due(Edit::new(None, Some(Due::NextMeeting)));
        play.one(Change::EditItem { item, edit }).unwrap();
        plan(&mut play, nov(20));
        assert_eq!(day(&play, item), Some(nov(20)));
        plan(&mut play, nov(17));
        assert_eq!(day(&play, item), Some(nov(17)));
    }
}
