//! What is handed over to be saved, and what comes back. Until the answer is there, what was typed is kept aside; if it is
//! refused it comes back as it was, with the reason.

use super::capture::{self, Capture};
use super::form::{Entered, FormKind};
use super::keys::Act;
use super::layer::Layer;
use super::notice::Notice;
use super::page::{Page, Subject, Target};
use super::pick::Pick;
use super::readback::ReadBack;
use super::{App, Effect, Outcome, Pending};
use crate::domain::capture as line;
use crate::domain::change::Change;
use crate::domain::operation::Receipt;
use crate::words::{self, W};
use std::sync::Arc;

impl App {
    pub(super) fn enter(&mut self) -> Option<Effect> {
        if let Some(Layer::Capture(_)) = self.layers.last() {
            return self.enter_line();
        }
        let (Some(Layer::Form(form)), cx) = self.top_and_cx() else { return None };
        match form.enter(cx) {
            Entered::Stay => None,
            Entered::Nothing => {
                self.layers.pop();
                self.notice = Some(Notice::plain(self.cx().text(W::NothingChanged)));
                None
            }
            Entered::Keep(kept) if kept.value.is_none() => {
                self.layers.pop();
                let pick = Pick::erase(self.cx(), kept);
                self.layers.push(Layer::Pick(pick));
                None
            }
            Entered::Keep(kept) => {
                let from = self.layers.pop();
                self.save(Effect::Keep(kept), from, W::PrivateKept)
            }
            Entered::Save(changes) => {
                let from = self.layers.pop();
                if matches!(&from, Some(Layer::Form(form)) if matches!(form.kind, FormKind::Represented(..))) {
                    // The roll goes on to whoever is called next.
                    self.step(Act::Down);
                }
                self.save(commit(changes)?, from, W::Saved)
            }
        }
    }

    /// Enter in the line of a promise: it is saved, and shown as it is read out; or the next line of a paste follows.
    pub(super) fn enter_line(&mut self) -> Option<Effect> {
        let (Some(Layer::Capture(capture)), cx) = self.top_and_cx() else { return None };
        let changes = match capture.enter(cx) {
            capture::Entered::Stay => return None,
            capture::Entered::Nothing => {
                self.layers.pop();
                self.notice = Some(Notice::plain(self.cx().text(W::NothingChanged)));
                return None;
            }
            capture::Entered::Save(changes) => changes,
        };
        let sentences = capture.items.iter().map(|item| line::proposed(cx.world, item, cx.today)).collect();
        let next = (!capture.waiting.is_empty()).then(|| {
            let mut next = Capture::new(capture.purpose.clone(), capture.sites.clone(), cx);
            next.put(std::mem::take(&mut capture.waiting), cx);
            Layer::Capture(Box::new(next))
        });
        let draft = capture.draft;
        let from = self.layers.pop();
        self.layers.push(next.unwrap_or_else(|| Layer::ReadBack(ReadBack::saving(sentences, draft))));
        self.save(commit(changes)?, from, W::Saved)
    }

    /// Text was pasted into the line of a promise. Several lines in an empty one may be several promises.
    pub(super) fn paste_line(&mut self, text: &str) {
        let (Some(Layer::Capture(capture)), cx) = self.top_and_cx() else { return };
        let each = if capture.line.is_empty() { line::one_each(text) } else { Vec::new() };
        if !capture.paste(text, cx) {
            self.too_long(text.chars().count());
        } else if each.len() > 1 {
            let pick = Pick::lines(self.cx(), line::as_one(text), each);
            self.layers.push(Layer::Pick(pick));
        }
    }

    pub(super) fn save(&mut self, effect: Effect, from: Option<Layer>, word: W) -> Option<Effect> {
        self.pending.push_back(Pending { from, word });
        Some(effect)
    }

    pub(super) fn saved(&mut self, outcome: Outcome) -> Option<Effect> {
        let pending = self.pending.pop_front();
        match outcome {
            Outcome::Saved(receipt, world) => {
                self.set_world(world);
                self.point_at_new(&receipt);
                let word = pending.as_ref().map_or(W::Saved, |pending| pending.word);
                let rows: Vec<_> = receipt.rows.iter().collect();
                let what = words::operation(self.setup.language, &self.world, &rows, self.today);
                match word {
                    W::ActNextSite => self.say_called(),
                    _ => self.notice = Some(Notice::good(self.cx().say(word, &[("what", &what)]))),
                }
                if word == W::Saved {
                    // An act on marked sites is over with it; marks that stayed would hit again unseen.
                    self.board.marked.clear();
                }
                if let Some(Pending { from: Some(Layer::Capture(capture)), .. }) = pending {
                    return self.captured(&receipt, capture.draft);
                }
                self.reviewed_now(&receipt);
                if word == W::Saved {
                    self.ask_issue_behind(&receipt);
                }
            }
            Outcome::Refused(refusals) => {
                let tell = |refusal| words::refusal(self.setup.language, &self.world, refusal, self.today);
                let text = refusals.first().map(tell).unwrap_or_default();
                let more = refusals.len().saturating_sub(1);
                let text =
                    if more > 0 { format!("{text} {}", self.cx().say(W::AndMore, &[("n", &more)])) } else { text };
                self.not_saved(pending, text);
            }
            Outcome::Failed(text) | Outcome::Unknown(text) => self.not_saved(pending, text),
        }
        None
    }

    /// What was just recorded on a page is under its cursor: the next act is most often about it.
    fn point_at_new(&mut self, receipt: &Receipt) {
        let new = receipt.rows.iter().find_map(|row| match row.change {
            Change::AddIssue(_) | Change::AddItem(_) | Change::AddEntry(_) => row.change.record(),
            _ => None,
        });
        if let (Some(record), (Some(Layer::Page(page)), cx)) = (new, self.top_and_cx()) {
            // What became something else is gone on with as that.
            let gone = match &page.subject {
                Subject::Entry(number) => cx.world.entries.get(number).is_some_and(|entry| entry.withdrawn),
                Subject::Item(number) => cx.world.items.get(number).is_some_and(|item| item.withdrawn),
                _ => false,
            };
            if let (true, Some(subject)) = (gone, Subject::of(&record)) {
                *page = Page::new(subject, cx);
                return;
            }
            let target = Some(Target::Record(record));
            if page.lines(cx).iter().any(|line| line.target == target) {
                page.selected = target;
            }
        }
    }

    /// What was typed comes back, with the reason, exactly as it was.
    fn not_saved(&mut self, pending: Option<Pending>, text: String) {
        self.notice = Some(Notice::bad(text.clone()));
        if let Some(Pending { from: Some(mut layer), .. }) = pending {
            // The next try is made with what stands there now in view.
            match &mut layer {
                Layer::Form(form) => {
                    form.error = Some(text);
                    form.seen = Arc::clone(&self.world);
                }
                Layer::Capture(capture) => {
                    capture.error = Some(text);
                    capture.seen = Arc::clone(&self.world);
                    let draft = capture.draft;
                    self.not_captured(draft);
                }
                Layer::ReadBack(_) => {}
                _ => return,
            }
            // Under what is being typed by now: it comes to light when that is done.
            let typing = self.layers.last().is_some_and(Layer::takes_text);
            let place = self.layers.len() - usize::from(typing);
            self.layers.insert(place, layer);
        }
    }
}

pub(super) fn commit(changes: Vec<Change>) -> Option<Effect> {
    (!changes.is_empty()).then_some(Effect::Commit(changes))
}
