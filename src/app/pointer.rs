//! The mouse, where somebody has switched it on: a click puts the cursor there, a double click goes in, the wheel moves.
//! And copying what is under the cursor.

use super::board::Board;
use super::geometry::ABOVE;
use super::keys::Act;
use super::layer::Layer;
use super::notice::Notice;
use super::setup::Taste;
use super::{App, Effect};
use crate::domain::query::names;
use crate::words::{self, W};

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointed {
    /// A click on a cell of the window, from 0.
    Click {
        /// Column.
        column: u16,
        /// Line.
        line: u16,
        /// The second of two in one place.
        double: bool,
    },
    /// The wheel, by one notch.
    Wheel {
        /// Towards the person.
        down: bool,
    },
}

impl App {
    /// Box drawing or plain ASCII; what this person likes is remembered.
    pub(super) fn switch_ascii(&mut self) -> Effect {
        self.setup.ascii = !self.setup.ascii;
        let word = if self.setup.ascii { W::AsciiOn } else { W::AsciiOff };
        self.notice = Some(Notice::plain(self.cx().text(word)));
        Effect::Remember(Taste { ascii: self.setup.ascii })
    }

    pub(super) fn pointed(&mut self, pointed: Pointed) -> Option<Effect> {
        self.notice = None;
        self.touched = true;
        match pointed {
            Pointed::Wheel { down } => {
                let act = if down { Act::Down } else { Act::Up };
                if self.can(act) {
                    self.step(act);
                }
            }
            Pointed::Click { column, line, double } => {
                let hit = match self.layers.last() {
                    None if self.is_big() => false,
                    None => self.click_board(column, line),
                    Some(Layer::Page(_)) => self.click_page(line),
                    // Boxes are filled in by hand; a click beside them must not change what lies below.
                    Some(_) => false,
                };
                if hit && double && self.can(Act::Open) {
                    self.open();
                }
            }
        }
        None
    }

    fn click_board(&mut self, column: u16, line: u16) -> bool {
        let layout = self.board.layout(self.cx(), self.size);
        let Board { selected, .. } = &self.board;
        let here = selected.as_ref().and_then(|code| self.rows.iter().position(|row| row.code() == code));
        let page = here.and_then(|row| layout.page_of(row)).and_then(|page| layout.pages.get(page));
        let cells = page.map(|page| page.cells.as_slice()).unwrap_or_default();
        let hit =
            cells.iter().find(|cell| cell.y == line && (cell.x.saturating_sub(1)..cell.x + cell.w).contains(&column));
        match hit.and_then(|cell| self.rows.get(cell.row)) {
            Some(row) => {
                self.board.selected = Some(row.code().clone());
                true
            }
            None => false,
        }
    }

    fn click_page(&mut self, line: u16) -> bool {
        let height = self.page_height();
        let Some(at) = line.checked_sub(ABOVE) else { return false };
        let cx = self.cx();
        let Some(Layer::Page(page)) = self.layers.last() else { return false };
        let lines = page.lines(cx);
        let target = lines.get(page.shown_from(&lines, height) + usize::from(at)).and_then(|line| line.target.clone());
        let Some(Layer::Page(page)) = self.layers.last_mut() else { return false };
        let hit = target.is_some();
        if hit {
            page.selected = target;
        }
        hit
    }

    pub(super) fn switch_mouse(&mut self) -> Option<Effect> {
        self.mouse = !self.mouse;
        let word = if self.mouse { W::MouseOn } else { W::MouseOff };
        self.notice = Some(Notice::plain(self.cx().text(word)));
        Some(Effect::Mouse(self.mouse))
    }

    pub(super) fn switch_copying(&mut self) {
        self.copying = !self.copying;
        let word = if self.copying { W::CopyingOn } else { W::CopyingOff };
        self.notice = Some(Notice::plain(self.cx().text(word)));
    }

    /// What would be copied: the line under the cursor, without what is private.
    pub(super) fn copied_text(&self) -> Option<String> {
        let cx = self.cx();
        match self.layers.last() {
            None => self.board.row(cx).map(|row| {
                let stage = words::stage(cx.language(), cx.world, row.stage.as_ref());
                let progress = row.progress.map(|progress| format!(", {progress} %")).unwrap_or_default();
                let level = words::level(cx.language(), row.level);
                format!("{} {}: {stage}{progress}, {level}", row.site.number, names::site(cx.world, &row.site))
            }),
            Some(Layer::Page(page)) if self.revealed.is_none() => {
                let lines = page.lines(cx);
                let line = lines.into_iter().find(|line| line.target.is_some() && line.target == page.selected)?;
                let texts = line.pieces.into_iter().map(|piece| piece.text).filter(|text| !text.trim().is_empty());
                Some(texts.collect::<Vec<_>>().join("  "))
            }
            Some(_) => None,
        }
    }

    pub(super) fn copy(&mut self) -> Option<Effect> {
        let text = self.copied_text()?;
        self.notice = Some(Notice::good(self.cx().say(W::Copied, &[("what", &text)])));
        Some(Effect::Copy(text))
    }
}
