//! What the keys do on the pages of a meeting: begin it, call the roll, go through its agenda, close it, correct it.

use super::form::FormKind;
use super::key::Key;
use super::layer::Layer;
use super::notice::Notice;
use super::page::{Deed, Page, Subject, Target};
use super::pick::Pick;
use super::saving::commit;
use super::{App, Effect};
use crate::domain::change::{Change, Edit, MeetingEdit};
use crate::domain::ids::{MeetingId, Record};
use crate::domain::meeting::{Attendance, Doubt, Meeting, MeetingState, Presence};
use crate::domain::meeting_steps::Beginning;
use crate::words::{M, W};
use std::sync::Arc;

impl App {
    fn top(&self) -> Option<&Page> {
        match self.layers.last() {
            Some(Layer::Page(page)) => Some(page),
            _ => None,
        }
    }

    /// The meeting that a page of this kind is about, or the one under the cursor of the list.
    pub(super) fn meeting_of(&self, page: &Page) -> Option<Arc<Meeting>> {
        let id = match (&page.subject, &page.selected) {
            (Subject::Meeting(id) | Subject::Roll(id) | Subject::Closing(id), _) => *id,
            (Subject::Meetings, Some(Target::Record(Record::Meeting(id)))) => *id,
            _ => return None,
        };
        self.cx().world.meetings.get(&id).cloned()
    }

    /// What can be done with the meetings from here: the deed with its digit.
    pub(super) fn deeds(&self, page: &Page) -> Vec<(char, Deed)> {
        if !matches!(page.subject, Subject::Meetings | Subject::Meeting(_)) || self.setup.read_only {
            return Vec::new();
        }
        let meeting = self.meeting_of(page);
        let idle = self.world.running().is_none();
        let is = |wanted: fn(&Meeting) -> bool| meeting.as_deref().is_some_and(wanted);
        let planned = is(|of| of.state == MeetingState::Planned);
        let closed = is(|of| of.closed_at().is_some());
        let deeds = [
            ('1', Deed::Start, idle && (planned || page.subject == Subject::Meetings)),
            ('2', Deed::Roll, is(Meeting::is_running)),
            ('4', Deed::Close, is(Meeting::is_running)),
            ('5', Deed::Plan, page.subject == Subject::Meetings),
            ('6', Deed::Correct, idle && closed),
            ('7', Deed::Cancel, planned),
        ];
        deeds.into_iter().filter(|(_, _, can)| *can).map(|(key, deed, _)| (key, deed)).collect()
    }

    /// Enter on a line of these pages; whether it was one.
    pub(super) fn open_meeting_line(&mut self) -> Option<Option<Effect>> {
        let page = self.top()?.clone();
        let meeting = self.meeting_of(&page)?;
        match page.selected.as_ref()? {
            Target::Deed(Deed::Menu) => {
                self.meeting_menu();
                Some(None)
            }
            Target::Deed(deed) => Some(self.deed(*deed, Some(meeting.id))),
            Target::Point(point) if meeting.is_running() && !self.setup.read_only => {
                // Once more on the point that is being discussed leads to the next one.
                let to = if meeting.point() == Some(*point) { meeting.next_point() } else { Some(*point) };
                let effect = meeting.to_turn(to).and_then(|change| commit(vec![change]))?;
                if let (Some(Layer::Page(page)), Some(to)) = (self.layers.last_mut(), to) {
                    page.selected = Some(Target::Point(to));
                }
                Some(self.save(effect, None, W::Saved))
            }
            Target::Doubt(doubt) => {
                let subject = match *doubt {
                    Doubt::NoLead(n) | Doubt::NoDue(n) | Doubt::Unsealed(n) => Subject::Item(n),
                    Doubt::NoResolver(n) => Subject::Issue(n),
                    Doubt::Parked(n) => Subject::Entry(n),
                    Doubt::NotReached(_) => Subject::Meeting(meeting.id),
                };
                self.view(subject);
                Some(None)
            }
            _ => None,
        }
    }

    /// Whether Enter would do something on the line of these pages under the cursor.
    pub(super) fn can_open_meeting_line(&self, page: &Page) -> bool {
        match (&page.selected, self.meeting_of(page)) {
            (Some(Target::Deed(Deed::Menu)), Some(_)) => !self.deeds(page).is_empty(),
            (Some(Target::Deed(Deed::Roll)), Some(_)) => true,
            (Some(Target::Deed(_)), Some(_)) => !self.setup.read_only,
            (Some(Target::Doubt(_)), Some(_)) => true,
            (Some(Target::Point(point)), Some(meeting)) => {
                let to = if meeting.point() == Some(*point) { meeting.next_point() } else { Some(*point) };
                meeting.is_running() && !self.setup.read_only && meeting.point() != to
            }
            _ => false,
        }
    }

    /// `x` on these pages: a doubt is accepted at once, anything else asks which step is meant.
    pub(super) fn finish_meeting(&mut self) -> Option<Effect> {
        let page = self.top()?.clone();
        let meeting = self.meeting_of(&page);
        if let (Some(Target::Doubt(doubt)), Some(meeting)) = (&page.selected, &meeting) {
            let saw = meeting.accepted.contains(doubt);
            let edit = MeetingEdit::Accepted { doubt: *doubt, edit: Edit::new(saw, !saw) };
            return self.save(commit(vec![Change::EditMeeting { meeting: meeting.id, edit }])?, None, W::Saved);
        }
        self.meeting_menu();
        None
    }

    fn meeting_menu(&mut self) {
        let Some(page) = self.top().cloned() else { return };
        let deeds = self.deeds(&page);
        let meeting = self.meeting_of(&page).map(|meeting| meeting.id);
        let pick = Pick::meeting(self.cx(), meeting, &deeds);
        self.layers.push(Layer::Pick(pick));
    }

    /// Whether `x` would do something there.
    pub(super) fn can_finish_meeting(&self, page: &Page) -> bool {
        let doubt = matches!(page.selected, Some(Target::Doubt(_)));
        let running = self.meeting_of(page).is_some_and(|meeting| meeting.is_running());
        if doubt { running && !self.setup.read_only } else { !self.deeds(page).is_empty() }
    }

    /// One step with a meeting.
    pub(super) fn deed(&mut self, deed: Deed, meeting: Option<MeetingId>) -> Option<Effect> {
        let found = meeting.and_then(|id| self.world.meetings.get(&id)).cloned();
        match (deed, found) {
            (Deed::Start, Some(meeting)) if meeting.state == MeetingState::Planned => {
                let begin = Beginning {
                    planned: Some(meeting.id),
                    title: meeting.title.clone(),
                    day: self.today,
                    number: None,
                };
                let effect = commit(self.world.to_start(&begin))?;
                self.show_meeting(meeting.id);
                self.save(effect, None, W::Saved)
            }
            (Deed::Start, _) => {
                self.form(FormKind::StartMeeting);
                None
            }
            (Deed::Plan, _) => {
                self.form(FormKind::PlanMeeting);
                None
            }
            (Deed::Roll, Some(meeting)) => {
                self.view(Subject::Roll(meeting.id));
                None
            }
            (Deed::Close, Some(meeting))
                if matches!(self.top().map(|page| &page.subject), Some(Subject::Closing(_))) =>
            {
                let effect = commit(self.world.to_close(&meeting, false))?;
                self.layers.pop();
                self.save(effect, None, W::SavedLocked)
            }
            (Deed::Close, Some(meeting)) => {
                self.view(Subject::Closing(meeting.id));
                None
            }
            (Deed::AcceptAll, Some(meeting)) => {
                let pick = Pick::accept_all(self.cx(), &meeting);
                self.layers.push(Layer::Pick(pick));
                None
            }
            (Deed::AcceptedAll, Some(meeting)) => self.save(commit(self.world.to_accept(&meeting))?, None, W::Saved),
            (Deed::Correct, Some(meeting)) => {
                self.form(FormKind::Reopen(meeting.id));
                None
            }
            (Deed::Cancel, Some(meeting)) => {
                let change = Change::EditMeeting { meeting: meeting.id, edit: MeetingEdit::Cancel };
                self.save(commit(vec![change])?, None, W::Saved)
            }
            _ => None,
        }
    }

    fn show_meeting(&mut self, id: MeetingId) {
        if !matches!(self.top().map(|page| &page.subject), Some(Subject::Meeting(of)) if *of == id) {
            self.view(Subject::Meeting(id));
        }
    }

    /// Whether the digits answer the roll.
    pub(super) fn calls_roll(&self, page: &Page) -> bool {
        let running = |meeting: Arc<Meeting>| meeting.is_running();
        let someone = matches!(page.selected, Some(Target::Record(Record::Agency(_))));
        matches!(page.subject, Subject::Roll(_))
            && someone
            && !self.setup.read_only
            && self.meeting_of(page).is_some_and(running)
    }

    /// A digit in the roll: an answer, and on to the next. What is no answer is said.
    pub(super) fn answer_roll(&mut self, key: Key) -> Option<Effect> {
        let page = self.top()?.clone();
        let meeting = self.meeting_of(&page)?;
        let Some(Target::Record(Record::Agency(code))) = &page.selected else { return None };
        let to = match key {
            Key::Char('0') => None,
            Key::Char('1') => Some(Attendance::plain(Presence::Present)),
            Key::Char('2') => Some(Attendance::plain(Presence::Absent)),
            Key::Char('3') => {
                // The cursor is on the next one when the form is done.
                self.step(super::keys::Act::Down);
                self.form(FormKind::Represented(meeting.id, code.clone()));
                return None;
            }
            _ => {
                self.notice = Some(Notice::plain(self.setup.language.text(M::RollKeys)));
                return None;
            }
        };
        let change = meeting.to_attend(code, to);
        self.step(super::keys::Act::Down);
        match change {
            Some(change) => self.save(commit(vec![change])?, None, W::Saved),
            None => {
                self.notice = Some(Notice::plain(self.cx().text(W::NothingChanged)));
                None
            }
        }
    }
}
