//! The review of the running meeting: one digit for each promise that was due, and on to the next by itself. What was
//! answered is in the data, so a review that was broken off goes on where it stopped.

use super::key::Key;
use super::layer::Layer;
use super::notice::Notice;
use super::page::{Page, Subject, Target};
use super::promises::Turn;
use super::saving::commit;
use super::{App, Effect};
use crate::domain::change::{Change, MeetingEdit};
use crate::domain::ids::{ItemNo, MeetingId, Record};
use crate::domain::item::Status;
use crate::domain::operation::Receipt;
use crate::domain::query::review;
use crate::domain::steps::{self, Step};
use crate::words::{K, W};

impl App {
    /// Opens the review of a meeting at the first promise that has not been gone through.
    pub(super) fn review(&mut self, meeting: MeetingId) {
        self.view(Subject::Review(meeting));
        self.review_on(None);
    }

    /// Whether the digits answer for the promise under the cursor.
    pub(super) fn reviews(&self, page: &Page) -> bool {
        let Subject::Review(meeting) = &page.subject else { return false };
        let running = self.world.running().is_some_and(|running| running.id == *meeting);
        running && self.may_write() && reviewed(page).is_some()
    }

    /// A digit: an answer to the promise under the cursor, or to the roll.
    pub(super) fn answer(&mut self, key: Key) -> Option<Effect> {
        match self.layers.last() {
            Some(Layer::Page(page)) if self.reviews(page) => {
                reviewed(page).and_then(|item| self.answer_review(key, item))
            }
            Some(Layer::Charts(_)) => {
                self.choose_chart(key);
                None
            }
            _ => self.answer_roll(key),
        }
    }

    fn answer_review(&mut self, key: Key, number: ItemNo) -> Option<Effect> {
        let language = self.setup.language;
        let Some(turn) = Turn::ALL.into_iter().find(|turn| key == Key::Char(turn.digit())) else {
            self.notice = Some(Notice::plain(language.text(K::ReviewKeys)));
            return None;
        };
        let item = self.world.items.get(&number)?;
        if turn == Turn::Done && item.status() == Status::Done {
            // It stays finished and goes on waiting for another instansi to confirm it.
            let stays = review::answered(&self.world, number, self.today);
            self.review_on(Some(number));
            return self.save(commit(stays.into_iter().collect())?, None, W::Saved);
        }
        if !turn.fits(self.cx(), item) {
            let text = language.say(K::ReviewUnfit, &[("n", &number), ("step", &language.text(turn.word()))]);
            self.notice = Some(Notice::plain(text));
            return None;
        }
        if turn != Turn::Doing {
            return self.turn(turn, number);
        }
        // Nothing more is asked: the next one is under the fingers before this one is saved.
        let changes = steps::changes(&self.world, number, Step::Doing, self.today);
        self.review_on(Some(number));
        self.save(commit(changes)?, None, W::Saved)
    }

    /// What was saved may have answered for the promise under the cursor of the review.
    pub(super) fn reviewed_now(&mut self, receipt: &Receipt) {
        let answered = receipt.rows.iter().find_map(|row| match &row.change {
            Change::EditMeeting { edit: MeetingEdit::Reviewed { item, edit }, .. } if edit.to => Some(*item),
            _ => None,
        });
        let here = self.layers.iter().rev().find_map(|layer| match layer {
            Layer::Page(page @ Page { subject: Subject::Review(_), .. }) => reviewed(page),
            _ => None,
        });
        if answered.is_some() && answered == here {
            self.review_on(answered);
        }
    }

    /// On to the next promise behind this one that has not been gone through.
    fn review_on(&mut self, behind: Option<ItemNo>) {
        let is_it = |layer: &Layer| matches!(layer, Layer::Page(Page { subject: Subject::Review(_), .. }));
        let Some(at) = self.layers.iter().rposition(is_it) else { return };
        let (world, today) = (&self.world, self.today);
        let Some(Layer::Page(page)) = self.layers.get_mut(at) else { return };
        let Subject::Review(id) = &page.subject else { return };
        let Some(meeting) = world.meetings.get(id) else { return };
        let steps = review::steps(world, meeting, today);
        if let Some(next) = review::next(&steps, behind) {
            page.selected = Some(Target::Record(Record::Item(next)));
        }
    }
}

/// The promise under the cursor.
fn reviewed(page: &Page) -> Option<ItemNo> {
    match page.record() {
        Some(Record::Item(number)) => Some(*number),
        _ => None,
    }
}
