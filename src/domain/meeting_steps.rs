//! The steps of a meeting as operations: which changes belong together when one is started, goes on to another point of
//! its agenda, calls the roll or is closed. Board and command line do the same because both ask here; what a step may do is
//! decided where all changes are, in `apply`.

use super::apply::next_number;
use super::change::{Change, Edit, MeetingEdit, NewMeeting};
use super::day::Day;
use super::ids::{AgencyCode, MeetingId};
use super::meeting::{Attendance, Meeting, MeetingState};
use super::query::meeting as ask;
use super::world::World;
use std::sync::Arc;

/// What is said when a meeting begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// The planned one, where it is one.
    pub planned: Option<MeetingId>,
    /// What it is called.
    pub title: String,
    /// Its day: today, or an earlier one for a meeting that is entered afterwards.
    pub day: Day,
    /// Its number; `None` asks for the next one.
    pub number: Option<u32>,
}

impl World {
    /// The identity that a meeting planned now gets.
    pub fn next_meeting_id(&self) -> MeetingId {
        next_number(&self.meetings)
    }

    /// The planned meetings that may be meant when one begins on this day: those planned for it, else the first of all.
    pub fn beginning_on(&self, day: Day) -> Vec<&Arc<Meeting>> {
        let mut planned: Vec<_> = self.meetings.values().filter(|of| of.state == MeetingState::Planned).collect();
        planned.sort_by_key(|meeting| (meeting.day, meeting.id));
        let today: Vec<_> = planned.iter().copied().filter(|meeting| meeting.day == day).collect();
        if today.is_empty() { planned.into_iter().take(1).collect() } else { today }
    }

    /// A meeting begins. A planned one whose title or day turns out otherwise gets those set visibly with it.
    pub fn to_start(&self, begin: &Beginning) -> Vec<Change> {
        let planned = begin.planned.and_then(|id| self.meetings.get(&id));
        let id = planned.map_or_else(|| self.next_meeting_id(), |meeting| meeting.id);
        let edit = |edit| Change::EditMeeting { meeting: id, edit };
        let mut changes = Vec::new();
        match planned {
            Some(meeting) => {
                let title = (meeting.title != begin.title).then(|| (meeting.title.clone(), begin.title.clone()));
                changes.extend(title.map(|(saw, to)| edit(MeetingEdit::Title(Edit::new(saw, to)))));
                let day = (meeting.day != begin.day).then(|| Edit::new(meeting.day, begin.day));
                changes.extend(day.map(|day| edit(MeetingEdit::Day(day))));
            }
            None => changes.push(Change::PlanMeeting(NewMeeting {
                id: Some(id),
                title: begin.title.clone(),
                day: begin.day,
                begins: None,
                place: None,
                agenda: Vec::new(),
            })),
        }
        changes.push(edit(MeetingEdit::Start { number: begin.number }));
        changes
    }

    /// A meeting is closed, and with it everything that is still vague is accepted where `accept` says so.
    pub fn to_close(&self, meeting: &Meeting, accept: bool) -> Vec<Change> {
        let mut changes = if accept { self.to_accept(meeting) } else { Vec::new() };
        changes.push(Change::EditMeeting { meeting: meeting.id, edit: MeetingEdit::Close });
        changes
    }

    /// All on the roll that have not been called yet answer alike.
    pub fn to_attend_rest(&self, meeting: &Meeting, to: &Attendance) -> Vec<Change> {
        let rest = ask::roll(self, meeting).rows.into_iter().filter(|(_, answer)| answer.is_none());
        rest.filter_map(|(agency, _)| meeting.to_attend(&agency.code, Some(to.clone()))).collect()
    }

    /// Everything that is still vague is accepted as it is.
    pub fn to_accept(&self, meeting: &Meeting) -> Vec<Change> {
        let open = self.doubts(meeting).into_iter().filter(|(_, accepted)| !accepted);
        let accept = |(doubt, _)| MeetingEdit::Accepted { doubt, edit: Edit::new(false, true) };
        open.map(accept).map(|edit| Change::EditMeeting { meeting: meeting.id, edit }).collect()
    }
}

impl Meeting {
    /// The point of the agenda that comes next: the first after this one that was not spoken about, else the first such
    /// of all; `None` where all were.
    pub fn next_point(&self) -> Option<u32> {
        let now = self.point().or_else(|| self.turns.last().map(|turn| turn.point)).unwrap_or(0);
        let mut open = self.agenda.keys().copied().filter(|point| !self.was_reached(*point));
        let first = open.clone().next();
        open.find(|point| *point > now).or(first)
    }

    /// It goes on to a point, or away from all; `None` where it is there already.
    pub fn to_turn(&self, to: Option<u32>) -> Option<Change> {
        let edit = MeetingEdit::Turn(Edit::new(self.point(), to));
        (self.point() != to).then_some(Change::EditMeeting { meeting: self.id, edit })
    }

    /// An instansi answers the roll, or its answer is taken back; `None` where it has answered so already.
    pub fn to_attend(&self, agency: &AgencyCode, to: Option<Attendance>) -> Option<Change> {
        let saw = self.attendance.get(agency).cloned();
        if saw == to {
            return None;
        }
        let edit = MeetingEdit::Attendance { agency: agency.clone(), edit: Edit::new(saw, to) };
        Some(Change::EditMeeting { meeting: self.id, edit })
    }

    /// Whether it is invited other than usual is set; `None` where that stands so already.
    pub fn to_invite(&self, agency: &AgencyCode, to: Option<bool>) -> Option<Change> {
        let saw = self.invited.get(agency).copied();
        if saw == to {
            return None;
        }
        let edit = MeetingEdit::Invited { agency: agency.clone(), edit: Edit::new(saw, to) };
        Some(Change::EditMeeting { meeting: self.id, edit })
    }

    /// A point of its agenda is put in, said otherwise, or taken out.
    pub fn to_agenda(&self, point: u32, to: Option<String>) -> Option<Change> {
        let saw = self.agenda.get(&point).cloned();
        if saw == to {
            return None;
        }
        let edit = MeetingEdit::Agenda { point, edit: Edit::new(saw, to) };
        Some(Change::EditMeeting { meeting: self.id, edit })
    }

    /// A point of its agenda comes to another place, counted from 1; the others keep their order. What was spoken about
    /// keeps its number: the point then comes to the nearest place after it that is free.
    pub fn to_place(&self, point: u32, place: usize) -> Vec<Change> {
        let free = |number: &&u32| !self.was_reached(**number);
        let slots: Vec<u32> = self.agenda.keys().filter(free).copied().collect();
        if !slots.contains(&point) {
            return Vec::new();
        }
        let before = self.agenda.keys().take(place.saturating_sub(1)).filter(free).count();
        let mut order: Vec<u32> = slots.iter().copied().filter(|number| *number != point).collect();
        order.insert(before.min(order.len()), point);
        let moved = slots.iter().zip(order).filter(|(slot, from)| *slot != from);
        moved.filter_map(|(slot, from)| self.to_agenda(*slot, self.agenda.get(&from).cloned())).collect()
    }

    /// The number that a further point of its agenda gets.
    pub fn further_point(&self) -> u32 {
        let spoken = self.turns.iter().map(|turn| turn.point).max();
        self.agenda.keys().next_back().copied().max(spoken).unwrap_or(0) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::meeting::Presence;
    use crate::domain::testing::{Play, nov};

    fn plan(play: &mut Play, title: &str, day: Day, agenda: &[&str]) -> MeetingId {
        let id = play.world.next_meeting_id();
        play.one(Change::PlanMeeting(NewMeeting {
            id: None,
            title: title.into(),
            day,
            begins: None,
            place: None,
            agenda: agenda.iter().map(ToString::to_string).collect(),
        }))
        .unwrap();
        id
    }

    fn at(play: &mut Play, day: Day) {
        play.at = play.world.program.zone.moment(day, 9, 0).unwrap();
    }

    #[test]
    fn a_planned_meeting_that_begins_on_another_day_gets_that_day_in_the_same_operation() {
        let mut play = Play::begin();
        let id = plan(&mut play, "Rapat", nov(26), &[]);
        at(&mut play, nov(24));
        let begin = Beginning { planned: Some(id), title: "Rapat".into(), day: nov(24), number: None };
        let changes = play.world.to_start(&begin);
        assert_eq!(changes.len(), 2);
        play.all(changes).unwrap();
        let meeting = &play.world.meetings[&id];
        assert_eq!((meeting.day, meeting.number, meeting.is_running()), (nov(24), Some(1), true));
        play.undo().unwrap();
        let meeting = &play.world.meetings[&id];
        assert_eq!((meeting.day, meeting.number, &meeting.state), (nov(26), None, &MeetingState::Planned));
    }

    #[test]
    fn one_that_nobody_planned_is_planned_and_begun_at_once_and_may_be_an_earlier_one() {
        let mut play = Play::begin();
        at(&mut play, nov(24));
        let begin = Beginning { planned: None, title: "Rapat lama".into(), day: nov(10), number: Some(7) };
        play.all(play.world.to_start(&begin)).unwrap();
        let meeting = play.world.running().unwrap().clone();
        assert_eq!((meeting.day, meeting.number), (nov(10), Some(7)));
        play.all(play.world.to_close(&meeting, false)).unwrap();
        assert_eq!(play.world.next_meeting_number(), 8);
    }

    #[test]
    fn the_one_planned_for_the_day_is_meant_else_the_first_of_all() {
        let mut play = Play::begin();
        let ids = |play: &Play, day| play.world.beginning_on(day).iter().map(|of| of.id).collect::<Vec<_>>();
        assert!(ids(&play, nov(24)).is_empty());
        let later = plan(&mut play, "Nanti", nov(27), &[]);
        let first = plan(&mut play, "Dulu", nov(25), &[]);
        assert_eq!(ids(&play, nov(24)), [first]);
        assert_eq!(ids(&play, nov(27)), [later]);
        let other = plan(&mut play, "Juga", nov(27), &[]);
        assert_eq!(ids(&play, nov(27)), [later, other], "both are named, so that somebody may choose");
    }

    #[test]
    fn closing_with_all_accepted_is_one_operation() {
        let mut play = Play::begin();
        let id = plan(&mut play, "Rapat", nov(1), &["Lahan", "Dana"]);
        at(&mut play, nov(24));
        let begin = Beginning { planned: Some(id), title: "Rapat".into(), day: nov(24), number: None };
        play.all(play.world.to_start(&begin)).unwrap();
        play.item("Urus surat", &[], None);
        let meeting = play.world.meetings[&id].clone();
        assert!(play.all(play.world.to_close(&meeting, false)).is_err());
        play.all(play.world.to_close(&meeting, true)).unwrap();
        let meeting = &play.world.meetings[&id];
        assert_eq!((meeting.accepted.len(), meeting.closed_at().is_some()), (3, true));
    }

    #[test]
    fn points_follow_each_other_and_what_was_skipped_comes_at_the_end() {
        let mut play = Play::begin();
        let id = plan(&mut play, "Rapat", nov(1), &["a", "b", "c"]);
        at(&mut play, nov(24));
        let begin = Beginning { planned: Some(id), title: "Rapat".into(), day: nov(24), number: None };
        play.all(play.world.to_start(&begin)).unwrap();
        let mut seen = Vec::new();
        let turn = |play: &mut Play, to| {
            let change = play.world.meetings[&id].to_turn(to).unwrap();
            play.one(change).unwrap();
            play.world.meetings[&id].next_point()
        };
        assert_eq!(play.world.meetings[&id].next_point(), Some(1));
        for to in [Some(2), Some(3), Some(1)] {
            seen.push(turn(&mut play, to));
        }
        assert_eq!(seen, [Some(3), Some(1), None]);
        assert_eq!(play.world.meetings[&id].to_turn(Some(1)), None);
        assert_eq!(play.world.meetings[&id].further_point(), 4);
    }

    #[test]
    fn a_point_comes_to_another_place_and_what_was_spoken_about_stays() {
        let mut play = Play::begin();
        let id = plan(&mut play, "Rapat", nov(1), &["a", "b", "c", "d"]);
        let says = |play: &Play| play.world.meetings[&id].agenda.values().cloned().collect::<String>();
        let place = |play: &mut Play, point, to| {
            let changes = play.world.meetings[&id].to_place(point, to);
            play.all(changes).unwrap();
        };
        place(&mut play, 4, 2);
        assert_eq!(says(&play), "adbc");
        place(&mut play, 1, 9);
        assert_eq!(says(&play), "dbca");
        play.undo().unwrap();
        assert_eq!(says(&play), "adbc", "one step back");
        at(&mut play, nov(24));
        let begin = Beginning { planned: Some(id), title: "Rapat".into(), day: nov(24), number: None };
        play.all(play.world.to_start(&begin)).unwrap();
        let turn = play.world.meetings[&id].to_turn(Some(1)).unwrap();
        play.one(turn).unwrap();
        assert_eq!(play.world.meetings[&id].to_place(1, 3), [], "it is being spoken about");
        place(&mut play, 4, 1);
        assert_eq!(says(&play), "acdb");
    }

    #[test]
    fn all_that_were_not_called_answer_at_once() {
        let mut play = Play::begin();
        let id = play.meeting();
        let absent = Attendance::plain(Presence::Absent);
        let change = play.world.meetings[&id].to_attend(&"kodim".into(), Some(absent)).unwrap();
        play.one(change).unwrap();
        let rest =
            |play: &Play| play.world.to_attend_rest(&play.world.meetings[&id], &Attendance::plain(Presence::Present));
        play.all(rest(&play)).unwrap();
        let roll = ask::roll(&play.world, &play.world.meetings[&id]);
        assert_eq!((roll.uncalled(), roll.count(Presence::Absent)), (0, 1));
        assert_eq!(rest(&play), []);
    }

    #[test]
    fn an_answer_that_stands_already_is_no_change() {
        let mut play = Play::begin();
        let id = play.meeting();
        let here = Some(Attendance::plain(Presence::Present));
        let change = play.world.meetings[&id].to_attend(&"kodim".into(), here.clone()).unwrap();
        play.one(change).unwrap();
        assert_eq!(play.world.meetings[&id].to_attend(&"kodim".into(), here), None);
        assert_eq!(play.world.meetings[&id].to_invite(&"kodim".into(), None), None);
        assert!(play.world.meetings[&id].to_agenda(1, Some("Lahan".into())).is_some());
    }
}
