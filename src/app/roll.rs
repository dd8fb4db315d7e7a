//! The roll of a running meeting from the keyboard: letters jump to an instansi, Enter and digits answer for it, two
//! digits answer at once for all that have not been called. What a roll is lives in `domain::query::meeting`.

use super::form::FormKind;
use super::key::Key;
use super::keys::Act;
use super::layer::Layer;
use super::notice::Notice;
use super::page::{Page, Subject, Target};
use super::saving::commit;
use super::{App, Effect};
use crate::domain::agency::Agency;
use crate::domain::ids::Record;
use crate::domain::meeting::{Attendance, Presence};
use crate::domain::query::meeting as ask;
use crate::domain::text::fold;
use crate::words::{M, W};
use std::sync::Arc;

/// Nobody types more to find a name.
const LONGEST: usize = 24;

impl App {
    /// Whether the digits answer the roll.
    pub(super) fn calls_roll(&self, page: &Page) -> bool {
        let someone = matches!(page.selected, Some(Target::Record(Record::Agency(_))));
        self.lists_roll(page) && someone
    }

    /// Whether this is the roll of a meeting that runs, in which somebody may write.
    fn lists_roll(&self, page: &Page) -> bool {
        matches!(page.subject, Subject::Roll(_))
            && !self.setup.read_only
            && self.meeting_of(page).is_some_and(|meeting| meeting.is_running())
    }

    /// Whether the act has to leave its key to the letters that are typed there.
    pub(super) fn is_typed_over(&self, page: &Page, act: Act) -> bool {
        let types = |key: &Key| matches!(key, Key::Char(c) if is_letter(*c));
        self.keymap.of(act).first().is_some_and(types) && self.lists_roll(page)
    }

    /// Letters in the roll jump to the instansi whose name, or a word of it, begins like that; whether the key was taken.
    pub(super) fn type_in_roll(&mut self, key: Key) -> bool {
        let Some(Layer::Page(page)) = self.layers.last() else { return false };
        if !self.lists_roll(page) {
            return false;
        }
        let mut typed = page.typed.clone();
        match key {
            Key::Char(c) if is_letter(c) && typed.chars().count() < LONGEST => typed.push(c),
            Key::Char(' ') if !typed.is_empty() => typed.push(' '),
            Key::Backspace if !typed.is_empty() => drop(typed.pop()),
            Key::Char(c) => return is_letter(c),
            _ => return false,
        }
        let found = match typed.as_str() {
            "" => page.selected.clone(),
            some => self.called(page, some).map(Target::Record),
        };
        // What no name begins with is not taken, so that the cursor never stands on somebody who wasn't typed.
        if let (Some(target), Some(Layer::Page(page))) = (found, self.layers.last_mut()) {
            page.typed = typed;
            page.selected = Some(target);
        }
        self.scroll_to_cursor();
        true
    }

    /// Esc in the roll first takes away what was typed; whether there was anything.
    pub(super) fn forget_typed(&mut self) -> bool {
        match self.layers.last_mut() {
            Some(Layer::Page(page)) if !page.typed.is_empty() => {
                page.typed.clear();
                true
            }
            _ => false,
        }
    }

    fn called(&self, page: &Page, typed: &str) -> Option<Record> {
        let meeting = self.meeting_of(page)?;
        let typed = fold(typed);
        let roll = ask::roll(&self.world, &meeting);
        let all = || roll.rows.iter().map(|(agency, _)| agency);
        let whole = |agency: &&Arc<Agency>| names(agency).any(|name| name.starts_with(&typed));
        let word = |agency: &&Arc<Agency>| {
            names(agency).any(|name| name.split(' ').any(|word| word.starts_with(&typed)) || name.contains(&typed))
        };
        let found = all().find(whole).or_else(|| all().find(word))?;
        Some(Record::Agency(found.code.clone()))
    }

    /// Brings the line under the cursor into sight.
    fn scroll_to_cursor(&mut self) {
        let height = self.page_height();
        if let (Some(Layer::Page(page)), cx) = self.top_and_cx() {
            page.top = page.shown_from(&page.lines(cx), height);
        }
    }

    /// An answer in the roll, and on to the next: a digit, or Enter for who is here. What is no answer is said.
    pub(super) fn answer_roll(&mut self, key: Key) -> Option<Effect> {
        let Some(Layer::Page(page)) = self.layers.last_mut() else { return None };
        page.typed.clear();
        let page = page.clone();
        let meeting = self.meeting_of(&page)?;
        let Some(Target::Record(Record::Agency(code))) = &page.selected else { return None };
        let to = match key {
            Key::Char('0') => None,
            Key::Char('1') | Key::Enter => Some(Attendance::plain(Presence::Present)),
            Key::Char('2') => Some(Attendance::plain(Presence::Absent)),
            Key::Char('3') => {
                self.form(FormKind::Represented(meeting.id, code.clone()));
                return None;
            }
            Key::Char('4') => return self.answer_rest(&page, Presence::Present),
            Key::Char('5') => return self.answer_rest(&page, Presence::Absent),
            _ => {
                self.notice = Some(Notice::plain(self.setup.language.text(M::RollKeys)));
                return None;
            }
        };
        let change = meeting.to_attend(code, to);
        self.step(Act::Down);
        match change {
            Some(change) => self.save(commit(vec![change])?, None, W::Saved),
            None => {
                self.notice = Some(Notice::plain(self.cx().text(W::NothingChanged)));
                None
            }
        }
    }

    /// All that have not been called yet answer alike, as one operation.
    fn answer_rest(&mut self, page: &Page, presence: Presence) -> Option<Effect> {
        let meeting = self.meeting_of(page)?;
        match commit(self.world.to_attend_rest(&meeting, &Attendance::plain(presence))) {
            Some(effect) => self.save(effect, None, W::Saved),
            None => {
                self.notice = Some(Notice::plain(self.setup.language.text(M::RollComplete)));
                None
            }
        }
    }
}

/// Small letters are typed; capitals are views, as everywhere.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !c.is_uppercase()
}

/// What an instansi is called, folded: its name, its code, its other names.
fn names(agency: &Agency) -> impl Iterator<Item = String> + '_ {
    let all = std::iter::once(agency.name.as_str()).chain([agency.code.as_str()]);
    all.chain(agency.aliases.iter().map(String::as_str)).map(fold)
}
