//! When a promise goes to the chair's list (*dinaikkan*), and why. Computed from the world, a day and the programme's
//! limits, never stored.

use crate::domain::day::Day;
use crate::domain::item::{ActionItem, Due};
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::world::World;

/// One reason why a promise is on the chair's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifted {
    /// It is late by so many days.
    DaysLate(u32),
    /// So many meetings were held after the day that was promised first, however often it was moved since.
    MeetingsPast(u32, Day),
    /// So many meetings were held since it was agreed, and it still has no date.
    MeetingsUndated(u32),
}

/// Why an open promise is on the chair's list, the weightiest first; empty where it is not.
pub fn reasons(world: &World, item: &ActionItem, today: Day) -> Vec<Lifted> {
    let limits = world.program.thresholds;
    let mut reasons = Vec::new();
    if !item.is_open() {
        return reasons;
    }
    if let Some(days) = item.days_late(today).filter(|days| *days >= u32::from(limits.escalate_days)) {
        reasons.push(Lifted::DaysLate(days));
    }
    let most = u32::from(limits.escalate_meetings);
    match item.first_due() {
        Some(Due::On(first)) => {
            let past = held(world).filter(|meeting| meeting.day > first && meeting.day <= today).count();
            let past = u32::try_from(past).unwrap_or(u32::MAX);
            reasons.extend((past >= most).then_some(Lifted::MeetingsPast(past, first)));
        }
        // It has no date because the next meeting was not held yet: no meeting can have passed.
        Some(Due::NextMeeting) => {}
        None if item.due_day().is_none() => {
            let sealed = item.seal.map(|seal| seal.at);
            let since = |meeting: &&Meeting| meeting.since() > sealed;
            let past = u32::try_from(held(world).filter(since).count()).unwrap_or(u32::MAX);
            reasons.extend((past >= most).then_some(Lifted::MeetingsUndated(past)));
        }
        None => {}
    }
    reasons
}

/// The meetings that were held, the running one among them.
fn held(world: &World) -> impl Iterator<Item = &Meeting> {
    let held = |state| matches!(state, MeetingState::Running { .. } | MeetingState::Closed { .. });
    world.meetings.values().map(|meeting| &**meeting).filter(move |meeting| held(meeting.state))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::{Change, Edit, ItemEdit, MeetingEdit};
    use crate::domain::meeting::Doubt;
    use crate::domain::testing::{Play, nov};

    fn at(play: &mut Play, day: u32) {
        play.at = format!("2026-11-{day:02}T02:00:00Z").parse().unwrap();
    }

    fn hold(play: &mut Play, day: u32) {
        at(play, day);
        let meeting = play.meeting();
        play.close(meeting).unwrap();
    }

    #[test]
    fn days_late_lift_from_the_limit_on() {
        let mut play = Play::begin();
        at(&mut play, 1);
        play.meeting();
        let item = play.item("Urus surat", &[], Some(nov(3)));
        play.seal(item).unwrap();
        let reasons = |play: &Play, day| reasons(&play.world, &play.world.items[&item], nov(day));
        assert_eq!(reasons(&play, 16), []);
        assert_eq!(reasons(&play, 17), [Lifted::DaysLate(14)]);
        let tick = crate::domain::item::Tick { on: nov(1), evidence: None, by: None };
        play.one(Change::EditItem { item, edit: ItemEdit::Done(Edit::new(None, Some(tick))) }).unwrap();
        assert_eq!(reasons(&play, 30), [], "what is done is nobody's trouble");
    }

    #[test]
    fn moving_the_date_again_and_again_does_not_keep_it_from_the_chair() {
        let mut play = Play::begin();
        at(&mut play, 1);
        let meeting = play.meeting();
        let item = play.item("Urus surat", &[], Some(nov(3)));
        play.seal(item).unwrap();
        play.close(meeting).unwrap();
        for day in [4, 11] {
            hold(&mut play, day);
            play.shift(item, nov(day + 7)).unwrap();
        }
        assert_eq!(reasons(&play.world, &play.world.items[&item], nov(17)), []);
        hold(&mut play, 18);
        play.shift(item, nov(25)).unwrap();
        let found = reasons(&play.world, &play.world.items[&item], nov(18));
        assert_eq!(found, [Lifted::MeetingsPast(3, nov(3))]);
    }

    #[test]
    fn without_a_date_meetings_count_from_the_sealing() {
        let mut play = Play::begin();
        at(&mut play, 1);
        let meeting = play.meeting();
        let item = play.item("Urus surat", &[], None);
        play.seal(item).unwrap();
        let edit = Edit::new(false, true);
        let accepted = MeetingEdit::Accepted { doubt: Doubt::NoDue(item), edit };
        play.one(Change::EditMeeting { meeting, edit: accepted }).unwrap();
        play.close(meeting).unwrap();
        for day in [4, 11] {
            hold(&mut play, day);
        }
        assert_eq!(reasons(&play.world, &play.world.items[&item], nov(11)), []);
        at(&mut play, 18);
        play.meeting();
        let found = reasons(&play.world, &play.world.items[&item], nov(18));
        assert_eq!(found, [Lifted::MeetingsUndated(3)], "the running meeting is the third");
    }
}
