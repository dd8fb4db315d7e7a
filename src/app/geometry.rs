//! Where everything stands on the board, as pure arithmetic that the cursor and the drawing share.

use crate::domain::query::sites::Group;

/// A way to move the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the cell above.
    Up,
    /// To the cell below.
    Down,
    /// To the cell on the left.
    Left,
    /// To the cell on the right.
    Right,
    /// To the first cell.
    First,
    /// To the last cell.
    Last,
    /// A page back.
    PageBack,
    /// A page on.
    PageOn,
}

/// A cell of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellSlot {
    /// Which row.
    pub row: usize,
    /// Column on the screen.
    pub x: u16,
    /// Line on the screen.
    pub y: u16,
    /// Width.
    pub w: u16,
}

/// Where the cells stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The cells, in order.
    pub cells: Vec<CellSlot>,
}

/// Lays the groups out.
pub fn layout(size: (u16, u16), groups: &[Group], _sites: usize) -> Layout {
    let height = size.1.saturating_sub(4).max(1);
    let place = |(at, row): (usize, &usize)| {
        let at = u16::try_from(at).unwrap_or(u16::MAX);
        CellSlot { row: *row, x: at / height * 20, y: at % height, w: 19 }
    };
    Layout { cells: groups.iter().flat_map(|group| &group.members).enumerate().map(place).collect() }
}

/// The row that a step from this one leads to.
pub fn step(layout: &Layout, from: usize, direction: Direction) -> usize {
    let at = layout.cells.iter().position(|cell| cell.row == from).unwrap_or(0);
    let last = layout.cells.len().saturating_sub(1);
    let to = match direction {
        Direction::Up => at.saturating_sub(1),
        Direction::Down => (at + 1).min(last),
        Direction::Left | Direction::PageBack => at.saturating_sub(20),
        Direction::Right | Direction::PageOn => (at + 20).min(last),
        Direction::First => 0,
        Direction::Last => last,
    };
    layout.cells.get(to).map_or(from, |cell| cell.row)
}
