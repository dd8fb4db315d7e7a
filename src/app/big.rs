//! Big mode: the board shows the site under discussion in block letters, the others as a strip. What it is about is the
//! site under the cursor, as on the board.

use super::App;
use super::cx::Cx;
use super::geometry::Direction;
use super::layer::Layer;
use super::page::Subject;
use crate::domain::ids::SiteCode;

/// The smallest window that has room for it: columns and lines.
pub const SMALLEST: (u16, u16) = (60, 17);

/// The sites in the order in which the strip shows them: by number, whatever the board is grouped by.
pub fn strip(cx: Cx<'_>) -> Vec<usize> {
    let mut all: Vec<usize> = (0..cx.rows.len()).collect();
    all.sort_by_key(|at| cx.rows.get(*at).map(|row| row.site.number));
    all
}

impl App {
    /// Whether the board is big now.
    pub fn is_big(&self) -> bool {
        self.board.big && self.has_room_for_big()
    }

    fn has_room_for_big(&self) -> bool {
        self.size.0 >= SMALLEST.0 && self.size.1 >= SMALLEST.1
    }

    /// Whether `b` would do something: on the board, and on the page of a site.
    pub(super) fn can_grow(&self) -> bool {
        let on_site = match self.layers.last() {
            None => self.board.selected.is_some(),
            Some(Layer::Page(page)) => matches!(page.subject, Subject::Site(_)),
            Some(_) => false,
        };
        self.is_big() && self.layers.is_empty() || on_site && self.has_room_for_big()
    }

    /// Makes the board big or usual again; on the page of a site, shows that one big.
    pub(super) fn switch_big(&mut self) {
        let site = match self.layers.last() {
            Some(Layer::Page(page)) => match &page.subject {
                Subject::Site(code) => Some(code.clone()),
                _ => None,
            },
            _ => None,
        };
        self.board.big = site.is_some() || !self.board.big;
        if let Some(code) = site {
            self.layers.clear();
            self.board.selected = Some(code);
        }
    }

    /// The site to which a step leads while the board is big: the strip is one row.
    pub(super) fn step_big(&self, direction: Direction) -> Option<SiteCode> {
        let cx = self.cx();
        let strip = strip(cx);
        let here =
            strip.iter().position(|at| cx.rows.get(*at).map(|row| row.code()) == self.board.selected.as_ref())?;
        let there = match direction {
            Direction::Left | Direction::Up => here.saturating_sub(1),
            Direction::Right | Direction::Down => here + 1,
            Direction::First | Direction::PageBack => 0,
            Direction::Last | Direction::PageOn => strip.len().saturating_sub(1),
        };
        let row = strip.get(there).and_then(|at| cx.rows.get(*at))?;
        Some(row.code().clone())
    }
}
