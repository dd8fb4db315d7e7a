//! Where a box over the board was opened. It stays there while others change the world below it, also where the site that
//! it is about goes to another place: what somebody types into never moves under the fingers.

use super::App;
use super::geometry::CellSlot;
use super::layer::Layer;

/// The cell that a box keeps clear of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    cell: Option<CellSlot>,
    /// The window in which that was so.
    size: (u16, u16),
}

impl App {
    /// The cell of the site under the cursor, where it stood when the box that is open was opened.
    pub fn held_cell(&self) -> Option<CellSlot> {
        self.held.and_then(|held| held.cell)
    }

    /// Takes hold of the place when a box opens, lets go when it closes, and takes it anew in another window.
    pub(super) fn hold(&mut self) {
        let boxed = !self.layers.is_empty() && !self.layers.iter().any(Layer::is_page);
        if !boxed {
            self.held = None;
        } else if self.held.is_none_or(|held| held.size != self.size) {
            let cx = self.cx();
            let row = self.board.selected.as_ref().and_then(|code| cx.rows.iter().position(|row| row.code() == code));
            let cell = row.and_then(|row| self.board.layout(cx, self.size).cell_of(row).copied());
            self.held = Some(Held { cell, size: self.size });
        }
    }
}
