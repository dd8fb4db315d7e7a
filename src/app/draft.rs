//! What is half typed and would be lost with the process: as values that can be kept outside and opened again, by this
//! board or by the next one. Who keeps them, and where, is the runtime's business; it asks [`App::drafts`] and
//! [`App::place`] after each message.
//!
//! Something new that can be half typed needs four things here and nothing elsewhere: a variant of [`Half`], a field of
//! type [`DraftNo`] (0 when it is opened; it gets its number by itself), an arm in [`Layer::draft_no_mut`] and
//! [`Layer::draft`], and one in [`Half::layer`] that opens it again. Its variant must be readable for ever, since drafts
//! outlive the program that wrote them; one that cannot be read is left where it is and not offered.

use super::App;
use super::capture::{Capture, Purpose};
use super::cx::Cx;
use super::form::{Chosen, FieldKind, FieldOption, Form, FormKind};
use super::layer::Layer;
use super::line::Line;
use super::notice::Notice;
use super::page::Subject;
use super::wall::{Arranged, Follow, Scroll, View};
use crate::domain::day::Moment;
use crate::domain::ids::{Record, SiteCode};
use crate::domain::query::names;
use crate::domain::world::World;
use crate::words::W;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The number of a draft on this board; 0 until it has one.
pub type DraftNo = u64;

/// A draft of a board that may be gone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftId {
    /// The board.
    pub board: String,
    /// Its number there.
    pub number: DraftNo,
}

/// Something half typed on this board.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its number.
    pub number: DraftNo,
    /// The last row of the journal that its author saw when it was opened.
    pub seen: u64,
    /// What it holds.
    pub half: Half,
}

/// What a draft holds: enough to open it again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Half {
    /// A form.
    Form(HalfForm),
    /// A promise in one line.
    Line(HalfLine),
}

/// A promise in one line that is not finished.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HalfLine {
    /// What it is for.
    pub purpose: Purpose,
    /// The sites that are meant where none is typed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<SiteCode>,
    /// What is typed.
    pub text: String,
    /// How many characters stand before the cursor.
    pub cursor: usize,
    /// Lines of a paste that come after it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<String>,
}

/// A form that is not finished.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HalfForm {
    /// What it is for.
    pub kind: FormKind,
    /// The field with the cursor.
    pub focus: usize,
    /// What is filled in so far.
    pub fields: Vec<HalfField>,
}

/// A field that is not finished.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HalfField {
    /// What is typed.
    pub text: String,
    /// How many characters stand before the cursor.
    #[serde(default)]
    pub cursor: usize,
    /// What is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<Chosen>,
    /// The option under the cursor.
    #[serde(default)]
    pub option: usize,
    /// Whether the cursor was ever in it.
    #[serde(default)]
    pub visited: bool,
}

/// A draft that another board left behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Which one.
    pub id: DraftId,
    /// The post or person who typed it.
    pub author: String,
    /// Where that was: the machine, the line.
    pub from: String,
    /// When it was last typed.
    pub at: Moment,
    /// What it holds.
    pub half: Half,
    /// The world that its author saw.
    pub seen: Arc<World>,
}

/// Where somebody is: for the audience's view, which follows, and for whoever asks who is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The screen, by a name that stays.
    pub screen: String,
    /// The record that it speaks about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<Record>,
    /// What of it the hall may see.
    #[serde(default)]
    pub view: View,
    /// How the board is arranged.
    #[serde(default, skip_serializing_if = "Arranged::is_usual")]
    pub board: Arranged,
    /// How far a long page is scrolled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scroll: Option<Scroll>,
    /// Whether the wall goes along.
    #[serde(default)]
    pub wall: Follow,
}

impl Layer {
    /// Its number as a draft; `None` for what is never one.
    pub fn draft_no_mut(&mut self) -> Option<&mut DraftNo> {
        match self {
            Self::Form(form) => Some(&mut form.draft),
            Self::Capture(capture) => Some(&mut capture.draft),
            Self::ReadBack(_)
            | Self::Page(_)
            | Self::Minutes(_)
            | Self::Agreed(_)
            | Self::Charts(_)
            | Self::Pick(_)
            | Self::Search(_)
            | Self::Palette(_)
            | Self::Help(_) => None,
        }
    }

    /// What would be lost of it, if anything.
    pub fn draft(&self) -> Option<Draft> {
        match self {
            Self::Form(form) if form.is_worth_keeping() => {
                Some(Draft { number: form.draft, seen: form.seen.seq, half: Half::Form(form.half()) })
            }
            Self::Capture(capture) if capture.is_worth_keeping() => {
                Some(Draft { number: capture.draft, seen: capture.seen.seq, half: Half::Line(capture.half()) })
            }
            _ => None,
        }
    }
}

impl Capture {
    fn half(&self) -> HalfLine {
        HalfLine {
            purpose: self.purpose.clone(),
            sites: self.sites.clone(),
            text: self.line.text().to_string(),
            cursor: self.line.cursor(),
            waiting: self.waiting.clone(),
        }
    }
}

impl Half {
    /// Opens it again; `None` where what it was about is not there.
    pub fn layer(&self, cx: Cx<'_>, seen: &Arc<World>) -> Option<Layer> {
        match self {
            Self::Form(half) => Form::again(half, cx, seen).map(Layer::Form),
            Self::Line(half) => {
                let line = Line::new(half.text.clone()).with_cursor(half.cursor);
                let mut capture =
                    Capture::again(half.purpose.clone(), half.sites.clone(), line, Cx { world: seen, ..cx })?;
                capture.waiting = half.waiting.clone();
                capture.refresh(cx);
                Some(Layer::Capture(Box::new(capture)))
            }
        }
    }

    /// Whether what it holds may not be shown unasked.
    pub fn is_private(&self) -> bool {
        match self {
            Self::Form(half) => matches!(half.kind, FormKind::Private(..)),
            Self::Line(_) => false,
        }
    }

    /// What was typed, in one line.
    pub fn text(&self) -> String {
        match self {
            Self::Form(half) => {
                let texts = half.fields.iter().map(|field| field.text.trim()).filter(|text| !text.is_empty());
                texts.collect::<Vec<_>>().join(" · ")
            }
            Self::Line(half) => half.text.trim().to_string(),
        }
    }
}

impl Form {
    fn half(&self) -> HalfForm {
        let half = |field: &super::form::FormField| HalfField {
            text: field.line.text().to_string(),
            cursor: field.line.cursor(),
            chosen: field.chosen.as_ref().map(|option| option.value.clone()),
            option: field.cursor,
            visited: field.visited,
        };
        HalfForm { kind: self.kind.clone(), focus: self.focus, fields: self.fields.iter().map(half).collect() }
    }

    /// The form as it was left. Its fields begin with what stood there when it was opened, and it is saved as seen then:
    /// whoever was faster meanwhile is told of, as always.
    fn again(half: &HalfForm, cx: Cx<'_>, seen: &Arc<World>) -> Option<Self> {
        let mut form = Self::new(half.kind.clone(), Cx { world: seen, ..cx });
        for (field, half) in form.fields.iter_mut().zip(&half.fields) {
            field.line = Line::new(half.text.clone()).with_cursor(half.cursor);
            field.visited = half.visited;
            field.cursor = half.option;
            field.chosen = half.chosen.as_ref().and_then(|value| match (&field.kind, value) {
                (FieldKind::Choice(options), _) => options.iter().find(|option| option.value == *value).cloned(),
                (FieldKind::Agency, Chosen::Agency(code)) => {
                    let label = names::agency(seen, code);
                    Some(FieldOption { key: None, label, value: value.clone() })
                }
                _ => None,
            });
        }
        form.focus = half.focus.min(form.fields.len().checked_sub(1)?);
        Some(form)
    }
}

impl App {
    /// Everything half typed: what is open, what is being saved, what was closed and kept.
    pub fn drafts(&self) -> Vec<Draft> {
        let pending = self.pending.iter().filter_map(|pending| pending.from.as_ref());
        let mut drafts: Vec<Draft> =
            self.layers.iter().chain(pending).chain(&self.closed).filter_map(Layer::draft).collect();
        drafts.sort_by_key(|draft| draft.number);
        drafts
    }

    /// The draft that the youngest save under way comes from.
    pub fn sending(&mut self) -> Option<DraftNo> {
        self.pending.back_mut()?.from.as_mut()?.draft_no_mut().copied()
    }

    /// Where the person at this board is.
    pub fn place(&self) -> Place {
        let page = self.layers.iter().rev().find_map(|layer| match layer {
            Layer::Page(page) => Some(Some(&page.subject)),
            Layer::Minutes(_) | Layer::Charts(_) => Some(None),
            _ => None,
        });
        let is_minutes = self.layers.iter().any(|layer| matches!(layer, Layer::Minutes(_)));
        let page = match page {
            Some(None) if is_minutes => return self.placed("notula"),
            Some(None) => return self.placed("grafik"),
            Some(subject) => subject,
            None => None,
        };
        let screen = match page {
            None => "papan",
            Some(Subject::Site(_)) => "lokasi",
            Some(Subject::Issue(_)) => "kendala",
            Some(Subject::Item(_)) => "tindak",
            Some(Subject::Entry(_)) => "catatan",
            Some(Subject::Agency(_) | Subject::Kept(..)) => "instansi",
            Some(Subject::Items(_)) => "daftar-tindak",
            Some(Subject::Issues(_)) => "daftar-kendala",
            Some(Subject::Agencies) => "daftar-instansi",
            Some(Subject::Office) => "setelan",
            Some(Subject::Meetings) => "daftar-rapat",
            Some(Subject::Meeting(_) | Subject::Roll(_) | Subject::Closing(_) | Subject::Review(_)) => "rapat",
        };
        self.placed(screen)
    }

    fn placed(&self, screen: &str) -> Place {
        Place {
            screen: screen.to_string(),
            record: self.focus(),
            view: self.shared(),
            board: self.arranged(),
            scroll: self.scrolled(),
            wall: self.wall,
        }
    }

    /// Whatever was opened gets its number as a draft.
    pub(super) fn number_drafts(&mut self) {
        for number in self.layers.iter_mut().filter_map(Layer::draft_no_mut).filter(|number| **number == 0) {
            self.numbered += 1;
            *number = self.numbered;
        }
    }

    /// Closes what lies on top; what was typed there is kept.
    pub(super) fn back(&mut self) {
        if let Some(Layer::Capture(capture)) = self.layers.last_mut()
            && capture.close_list()
        {
            return;
        }
        match self.layers.pop() {
            Some(layer) if layer.draft().is_some() => {
                self.closed.push(layer);
                self.notice = Some(Notice::plain(self.cx().text(W::DraftKept)));
            }
            Some(Layer::Pick(pick)) if pick.is_offer() => {
                let what = self.cx().say(W::DraftLater, &[("key", &self.palette_key())]);
                self.notice = Some(Notice::plain(what));
            }
            _ => {}
        }
    }

    /// Opens a form, or goes on with the one of its kind that was closed.
    pub(super) fn form(&mut self, kind: FormKind) {
        let is_it = |layer: &Layer| matches!(layer, Layer::Form(form) if form.kind == kind);
        let layer = match self.closed.iter().rposition(is_it) {
            Some(index) => {
                self.notice = Some(Notice::plain(self.cx().text(W::DraftBack)));
                self.closed.remove(index)
            }
            None => Layer::Form(Form::new(kind, self.cx())),
        };
        self.layers.push(layer);
    }
}

#[cfg(test)]
mod tests;
