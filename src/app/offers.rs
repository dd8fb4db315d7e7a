//! What other boards left half typed, and what a person can do with it: go on, throw away, leave for later.

use super::cx::Cx;
use super::draft::{DraftId, Offer};
use super::keys::Act;
use super::layer::Layer;
use super::notice::Notice;
use super::pick::{Choice, Pick, numbered};
use super::{App, Effect};
use crate::words::{self, W};

impl App {
    /// What others left behind and nobody has taken up yet.
    pub fn offers(&self) -> &[Offer] {
        &self.offers
    }

    /// Drafts were found. They are laid open where nobody has begun anything yet; else a sentence says so.
    pub(super) fn offered(&mut self, offers: Vec<Offer>) {
        if offers.is_empty() || self.setup.read_only {
            return;
        }
        self.offers.extend(offers);
        if self.layers.is_empty() && !self.touched {
            self.open_offers();
        } else {
            let (n, key) = (self.offers.len(), self.palette_key());
            self.notice = Some(Notice::plain(self.cx().say(W::DraftsWait, &[("n", &n), ("key", &key)])));
        }
    }

    pub(super) fn open_offers(&mut self) {
        let pick = match self.offers.as_slice() {
            [] => return,
            [one] => Pick::offer(self.cx(), one),
            many => Pick::offers(self.cx(), many),
        };
        self.layers.push(Layer::Pick(pick));
    }

    pub(super) fn open_offer(&mut self, id: &DraftId) {
        if let Some(offer) = self.offers.iter().find(|offer| offer.id == *id) {
            let pick = Pick::offer(self.cx(), offer);
            self.layers.push(Layer::Pick(pick));
        }
    }

    /// Goes on with a draft: what it holds is this board's from here on.
    pub(super) fn go_on_with(&mut self, id: DraftId) -> Option<Effect> {
        let at = self.offers.iter().position(|offer| offer.id == id)?;
        let offer = &self.offers[at];
        match offer.half.layer(self.cx(), &offer.seen) {
            Some(layer) => {
                self.offers.remove(at);
                self.layers.push(layer);
                self.notice = Some(Notice::plain(self.cx().text(W::DraftBack)));
                Some(Effect::ForgetDraft(id))
            }
            None => {
                self.notice = Some(Notice::bad(self.cx().text(W::DraftNoPlace)));
                None
            }
        }
    }

    /// Throws a draft away.
    pub(super) fn discard(&mut self, id: DraftId) -> Option<Effect> {
        self.offers.retain(|offer| offer.id != id);
        self.notice = Some(Notice::plain(self.cx().text(W::DraftDiscarded)));
        self.open_offers();
        Some(Effect::ForgetDraft(id))
    }

    /// The key of the palette, as it is written.
    pub(super) fn palette_key(&self) -> String {
        self.keymap.of(Act::Palette).first().map(ToString::to_string).unwrap_or_default()
    }
}

impl Pick {
    /// What to do with a draft.
    pub fn offer(cx: Cx<'_>, offer: &Offer) -> Self {
        let rows = [
            (cx.text(W::DraftGoOn).to_string(), String::new(), Choice::GoOn(offer.id.clone())),
            (cx.text(W::DraftDiscard).to_string(), String::new(), Choice::Discard(offer.id.clone())),
        ];
        let mut pick = Self::new(cx.text(W::DraftLeft).to_string(), cx, numbered(rows.into_iter()));
        pick.said = vec![title(cx, offer), shown(cx, offer), origin(cx, offer)];
        pick
    }

    /// Which of several drafts.
    pub fn offers(cx: Cx<'_>, offers: &[Offer]) -> Self {
        let row = |offer: &Offer| {
            let label = format!("{}: {}", title(cx, offer), shown(cx, offer));
            (label, origin(cx, offer), Choice::Offer(offer.id.clone()))
        };
        // The youngest first: most often it is the one that was cut off just now.
        let mut sorted: Vec<&Offer> = offers.iter().collect();
        sorted.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.id.cmp(&b.id)));
        let title = cx.say(W::DraftsLeft, &[("n", &offers.len())]);
        Self::new(title, cx, numbered(sorted.into_iter().map(row)))
    }

    /// Whether drafts are offered in it.
    pub fn is_offer(&self) -> bool {
        self.rows.iter().any(|row| matches!(row.choice, Choice::Offer(_) | Choice::GoOn(_)))
    }
}

/// What the draft was to become.
fn title(cx: Cx<'_>, offer: &Offer) -> String {
    match offer.half.layer(cx, &offer.seen) {
        Some(Layer::Form(form)) => form.title,
        Some(Layer::Capture(capture)) => capture.title(cx),
        _ => cx.text(W::DraftNoPlace).to_string(),
    }
}

/// What was typed; not what is private, which the hall could read.
fn shown(cx: Cx<'_>, offer: &Offer) -> String {
    match offer.half.is_private() {
        true => cx.text(W::PrivateHidden).to_string(),
        false => format!("“{}”", offer.half.text()),
    }
}

/// By whom, when and where.
fn origin(cx: Cx<'_>, offer: &Offer) -> String {
    let when = words::moment_short(cx.language(), &cx.world.program.zone, offer.at, cx.today);
    cx.say(W::DraftFrom, &[("who", &offer.author), ("when", &when), ("from", &offer.from)])
}
