//! What was captured, shown big as the sentence that is read out to the hall: there it is sealed, changed, or left a
//! proposal.

use super::capture::{Capture, Purpose};
use super::cx::Cx;
use super::draft::DraftNo;
use super::layer::Layer;
use super::notice::Notice;
use super::page::{Page, Subject, Target};
use super::{App, Effect};
use crate::domain::capture::{self as line, Agreed};
use crate::domain::change::{self, Change, ItemEdit};
use crate::domain::ids::{ItemNo, Record};
use crate::domain::item::ActionItem;
use crate::domain::operation::Receipt;
use crate::words::W;
use std::sync::Arc;

/// The sentences, and the promises that they are about.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadBack {
    /// The promises; none while they are being saved.
    pub items: Vec<ItemNo>,
    /// What is being saved.
    pub saving: Vec<Agreed>,
    /// The number that the line had as a draft from which they are being saved.
    pub draft: DraftNo,
    /// It is to be sealed as soon as it is saved.
    pub wants_seal: bool,
}

impl ReadBack {
    /// Promises that are there.
    pub fn of(items: Vec<ItemNo>) -> Self {
        Self { items, saving: Vec::new(), draft: 0, wants_seal: false }
    }

    /// Promises that are being saved.
    pub fn saving(saving: Vec<Agreed>, draft: DraftNo) -> Self {
        Self { items: Vec::new(), saving, draft, wants_seal: false }
    }

    /// Whether they are being saved.
    pub fn is_saving(&self) -> bool {
        self.items.is_empty()
    }

    /// The promises as they stand now.
    pub fn found<'a>(&self, cx: Cx<'a>) -> Vec<&'a Arc<ActionItem>> {
        self.items.iter().filter_map(|number| cx.world.items.get(number)).collect()
    }

    /// The sentences, each with its number once it has one.
    pub fn sentences(&self, cx: Cx<'_>) -> Vec<(Option<ItemNo>, Agreed)> {
        match self.is_saving() {
            true => self.saving.iter().map(|agreed| (None, agreed.clone())).collect(),
            false => {
                let found = self.found(cx).into_iter();
                found.map(|item| (Some(item.number), line::agreed(cx.world, item, cx.today))).collect()
            }
        }
    }

    /// Whether any of them can still be sealed.
    pub fn is_open(&self, cx: Cx<'_>) -> bool {
        self.is_saving() || self.found(cx).iter().any(|item| item.is_proposal())
    }
}

impl Layer {
    /// Whether it shows what is being saved from this draft.
    fn saves(&self, draft: DraftNo) -> bool {
        matches!(self, Self::ReadBack(read_back) if read_back.is_saving() && read_back.draft == draft)
    }
}

impl App {
    /// The proposal that `a` and `e` are about on a page: the one under the cursor, or the page's own.
    pub(super) fn proposal_of(&self, page: &Page) -> Option<ItemNo> {
        let under_cursor = match &page.selected {
            Some(Target::Record(Record::Item(number))) => Some(*number),
            _ => None,
        };
        let own = match page.subject {
            Subject::Item(number) => Some(number),
            _ => None,
        };
        under_cursor.or(own).filter(|number| self.world.items.get(number).is_some_and(|item| item.is_proposal()))
    }

    /// Opens the line for a new promise, or goes on with the one that was closed.
    pub(super) fn capture(&mut self) {
        // On the page of an obstacle it is also about that.
        let purpose = match self.layers.last() {
            Some(Layer::Page(Page { subject: Subject::Issue(issue), .. })) => Purpose::For(*issue),
            _ => Purpose::New,
        };
        let sites = self.targets();
        let is_it = |layer: &Layer| match layer {
            Layer::Capture(capture) => capture.purpose == purpose && capture.sites == sites,
            _ => false,
        };
        let layer = match self.closed.iter().rposition(is_it) {
            Some(index) => {
                self.notice = Some(Notice::plain(self.cx().text(W::DraftBack)));
                self.closed.remove(index)
            }
            None => Layer::Capture(Box::new(Capture::new(purpose, sites, self.cx()))),
        };
        self.layers.push(layer);
    }

    /// Something new begins: what was read out is over.
    pub(super) fn leave_read_back(&mut self) {
        if let Some(Layer::ReadBack(_)) = self.layers.last() {
            self.layers.pop();
        }
    }

    /// Opens the line of a proposal.
    pub(super) fn edit_proposal(&mut self, number: ItemNo) {
        if let Some(item) = self.world.items.get(&number) {
            let capture = Capture::edit(item, self.cx());
            self.leave_read_back();
            self.layers.push(Layer::Capture(Box::new(capture)));
        }
    }

    /// Shows what was captured, or a proposal of a page, and seals what is shown.
    pub(super) fn seal(&mut self) -> Option<Effect> {
        let on_page = match self.layers.last() {
            Some(Layer::Page(page)) => self.proposal_of(page),
            _ => None,
        };
        if let Some(number) = on_page {
            self.layers.push(Layer::ReadBack(ReadBack::of(vec![number])));
            return None;
        }
        let cx_world = Arc::clone(&self.world);
        let Some(Layer::ReadBack(read_back)) = self.layers.last_mut() else { return None };
        if read_back.is_saving() {
            read_back.wants_seal = true;
            return None;
        }
        let sealed = |number: &ItemNo| {
            let item = cx_world.items.get(number).filter(|item| item.is_proposal())?;
            let agreed = change::Agreed { text: item.text.clone(), lead: item.lead.clone(), due: item.due };
            Some(Change::EditItem { item: *number, edit: ItemEdit::Seal(agreed) })
        };
        let changes: Vec<Change> = read_back.items.iter().filter_map(sealed).collect();
        let from = self.layers.pop();
        self.save(super::saving::commit(changes)?, from, W::Saved)
    }

    /// What was shown while it was saved has its numbers now; it is sealed if that was asked for meanwhile.
    pub(super) fn captured(&mut self, receipt: &Receipt, draft: DraftNo) -> Option<Effect> {
        let mut numbers: Vec<ItemNo> = Vec::new();
        for row in &receipt.rows {
            if let Some(Record::Item(number)) = row.change.record()
                && !numbers.contains(&number)
            {
                numbers.push(number);
            }
        }
        // Several lines may be under way at once; each receipt is about its own.
        let at = self.layers.iter().position(|layer| layer.saves(draft))?;
        let Some(Layer::ReadBack(read_back)) = self.layers.get_mut(at) else { return None };
        read_back.items = numbers;
        let wants_seal = std::mem::take(&mut read_back.wants_seal);
        if !wants_seal || at + 1 != self.layers.len() {
            return None;
        }
        if self.world.running().is_none() {
            self.notice = Some(Notice::bad(self.cx().text(W::RefusedNoMeeting)));
            return None;
        }
        self.seal()
    }

    /// What was shown while it was saved could not be: it is not there.
    pub(super) fn not_captured(&mut self, draft: DraftNo) {
        self.layers.retain(|layer| !layer.saves(draft));
    }
}
