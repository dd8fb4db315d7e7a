//! What the keys do on the pages of a meeting: begin it, call the roll, go through its agenda, close it, correct it.

use super::form::FormKind;
use super::key::Key;
use super::keys::Act;
use super::layer::Layer;
use super::notice::Notice;
use super::page::{Deed, Page, Subject, Target};
use super::pick::Pick;
use super::saving::commit;
use super::{App, Effect};
use crate::domain::change::{Change, Edit, EntryEdit, MeetingEdit};
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::{MeetingId, Record};
use crate::domain::kinds::Kind;
use crate::domain::meeting::{Doubt, Meeting, MeetingState};
use crate::domain::meeting_steps::Beginning;
use crate::domain::query::meeting as ask;
use crate::words::{self, W};
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
            (Subject::Meeting(id) | Subject::Roll(id) | Subject::Closing(id) | Subject::Review(id), _) => *id,
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
            ('3', Deed::Review, is(Meeting::is_running)),
            ('4', Deed::Close, is(Meeting::is_running)),
            ('5', Deed::Plan, page.subject == Subject::Meetings),
            ('6', Deed::Correct, idle && closed),
            ('7', Deed::Cancel, planned),
            ('8', Deed::StartOther, idle && planned),
            ('9', Deed::Agreed, is(|of| of.since().is_some())),
        ];
        deeds.into_iter().filter(|(_, _, can)| *can).map(|(key, deed, _)| (key, deed)).collect()
    }

    /// Enter on a line of these pages; whether it was one.
    pub(super) fn open_meeting_line(&mut self) -> Option<Option<Effect>> {
        let page = self.top()?.clone();
        if self.calls_roll(&page) {
            return Some(self.answer_roll(Key::Enter));
        }
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
            (Some(Target::Deed(Deed::Roll | Deed::Agreed)), Some(_)) => true,
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
        if let Some(entry) = self.parked_of(&page) {
            let edit = EntryEdit::Handled(Edit::new(entry.handled, !entry.handled));
            return self.save(commit(vec![Change::EditEntry { entry: entry.number, edit }])?, None, W::Saved);
        }
        let meeting = self.meeting_of(&page);
        if let (Some(Target::Doubt(doubt)), Some(meeting)) = (&page.selected, &meeting) {
            let saw = meeting.accepted.contains(doubt);
            let edit = MeetingEdit::Accepted { doubt: *doubt, edit: Edit::new(saw, !saw) };
            return self.save(commit(vec![Change::EditMeeting { meeting: meeting.id, edit }])?, None, W::Saved);
        }
        self.meeting_menu();
        None
    }

    /// What was put aside for later, under the cursor or as the subject of the page: `x` says that it has been spoken about.
    fn parked_of(&self, page: &Page) -> Option<Arc<Entry>> {
        let number = match (&page.selected, &page.subject) {
            (Some(Target::Record(Record::Entry(number))), _) | (_, Subject::Entry(number)) => number,
            _ => return None,
        };
        let is_parked = |entry: &&Arc<Entry>| entry.kind == EntryKind::Parked && !entry.withdrawn;
        self.cx().world.entries.get(number).filter(is_parked).cloned()
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
        if self.parked_of(page).is_some() {
            return true;
        }
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
            (Deed::StartOther, Some(meeting)) => {
                self.form(FormKind::StartPlanned(meeting.id));
                None
            }
            (Deed::NewPoint, Some(meeting)) => {
                self.form(FormKind::AgendaPoint(meeting.id, None));
                None
            }
            (Deed::GoOn, Some(meeting)) => {
                self.show_meeting(meeting.id);
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
            (Deed::Review, Some(meeting)) => {
                self.review(meeting.id);
                None
            }
            (Deed::Agreed, Some(meeting)) => {
                self.read_back(meeting.id);
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

    /// A board that is opened while a meeting of an earlier day was never closed asks what is to become of it.
    pub fn ask_about_forgotten(&mut self) {
        let Some(meeting) = self.world.forgotten(self.now).filter(|_| !self.setup.read_only).cloned() else { return };
        let since = meeting.open_since().map_or(meeting.day, |since| self.world.day(since));
        let pick = Pick::forgotten(self.cx(), &meeting, since);
        self.layers.push(Layer::Pick(pick));
    }

    /// The meeting whose page would take the place of this one.
    pub(super) fn other_meeting(&self, page: &Page, later: bool) -> Option<MeetingId> {
        match page.subject {
            Subject::Meeting(id) => ask::neighbour(&self.world, id, later),
            _ => None,
        }
    }

    /// The page of the meeting before or after takes the place of this one.
    pub(super) fn turn_meeting(&mut self, later: bool) {
        let other = self.top().and_then(|page| self.other_meeting(page, later));
        if let Some(id) = other {
            self.layers.pop();
            self.view(Subject::Meeting(id));
        }
    }

    /// What was said, under the cursor or as the subject of the page, if its kind can be changed.
    pub(super) fn said_on(&self, page: &Page) -> Option<Record> {
        let own = page.subject_record().filter(|record| self.world.kind_of(record).is_some());
        own.or_else(|| page.record().cloned()).filter(|record| self.world.kind_of(record).is_some())
    }

    /// Asks what kind it is to be.
    pub(super) fn ask_kind(&mut self) {
        if let Some(record) = self.top().and_then(|page| self.said_on(page)) {
            let pick = Pick::kind(self.cx(), &record);
            self.layers.push(Layer::Pick(pick));
        }
    }

    /// It becomes this kind.
    pub(super) fn set_kind(&mut self, record: &Record, kind: Kind) -> Option<Effect> {
        match self.world.to_kind(record, kind) {
            Ok(changes) => self.save(commit(changes)?, None, W::Saved),
            Err(refusal) => {
                let text = words::refusal(self.setup.language, &self.world, &refusal, self.today);
                self.notice = Some(Notice::bad(text));
                None
            }
        }
    }

    fn show_meeting(&mut self, id: MeetingId) {
        if !matches!(self.top().map(|page| &page.subject), Some(Subject::Meeting(of)) if *of == id) {
            self.view(Subject::Meeting(id));
        }
    }

    /// What Enter or `x` does on the line of these pages under the cursor, in the footer's words.
    pub(super) fn meeting_word(&self, page: &Page, act: Act) -> Option<W> {
        let meeting = self.meeting_of(page);
        Some(match (act, page.selected.as_ref()?) {
            (Act::Open, _) if self.calls_roll(page) => W::PresencePresent,
            (Act::Open, Target::Doubt(_)) => W::ActOpen,
            (Act::Open, Target::Deed(deed)) => match deed {
                Deed::Roll => W::BriefRoll,
                Deed::Close => W::BriefClose,
                Deed::AcceptAll => W::BriefAcceptAll,
                Deed::NewPoint => W::BriefNewPoint,
                _ => W::BriefSteps,
            },
            (Act::Open, Target::Point(point)) => {
                let meeting = meeting.filter(|meeting| meeting.is_running())?;
                if meeting.point() == Some(*point) { W::BriefNextPoint } else { W::BriefDiscuss }
            }
            (Act::Finish, _) if self.finishes() => return None,
            (Act::Finish, _) if self.parked_of(page).is_some() => {
                let handled = self.parked_of(page).is_some_and(|entry| entry.handled);
                if handled { W::BriefUnhandled } else { W::BriefHandled }
            }
            (Act::Finish, Target::Doubt(doubt)) => {
                if meeting?.accepted.contains(doubt) {
                    W::BriefUnaccept
                } else {
                    W::BriefAccept
                }
            }
            (Act::Finish, _) if self.can_finish_meeting(page) => W::BriefSteps,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests;
