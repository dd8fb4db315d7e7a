//! How the cursor moves over what is laid out.

use super::{CellSlot, Layout};

/// Where to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The site above; from the top of a column to the foot of the one before.
    Up,
    /// The site below; from the foot of a column to the top of the next.
    Down,
    /// The nearest site in the column before.
    Left,
    /// The nearest site in the next column.
    Right,
    /// The first site of all.
    First,
    /// The last site of all.
    Last,
    /// The same place on the page before; with one page, the top of this column, then of the one before.
    PageBack,
    /// The same place on the next page; with one page, the top of the next column, at last the last site.
    PageOn,
}

/// The row to which a step from this row leads. A row that stands nowhere leads to the first; where nothing is laid out,
/// and at the ends, the cursor stays.
pub fn step(layout: &Layout, from: usize, direction: Direction) -> usize {
    let Some(here) = layout.cell_of(from) else {
        return layout.cells().next().map_or(from, |cell| cell.row);
    };
    let page = layout.page_of(from).unwrap_or_default();
    let there = match direction {
        Direction::First => layout.cells().next(),
        Direction::Last => layout.cells().next_back(),
        Direction::Down => layout.cells().skip_while(|cell| cell.row != from).nth(1),
        Direction::Up => layout.cells().rev().skip_while(|cell| cell.row != from).nth(1),
        Direction::Left => {
            let beside = (0..here.column).rev().find_map(|column| nearest(layout, page, column, here.y));
            beside.or_else(|| nearest(layout, page.checked_sub(1)?, last_column(layout, page.checked_sub(1)?)?, here.y))
        }
        Direction::Right => {
            let beside = nearest(layout, page, here.column + 1, here.y);
            beside.or_else(|| nearest(layout, page + 1, 0, here.y))
        }
        Direction::PageOn if layout.pages.len() > 1 => {
            same_place(layout, page + 1, here).or_else(|| layout.cells().next_back())
        }
        Direction::PageBack if layout.pages.len() > 1 => match page.checked_sub(1) {
            Some(before) => same_place(layout, before, here),
            None => layout.cells().next(),
        },
        Direction::PageOn => top(layout, here.column + 1).or_else(|| layout.cells().next_back()),
        Direction::PageBack => match top(layout, here.column) {
            Some(cell) if cell.row != from => Some(cell),
            _ => here.column.checked_sub(1).and_then(|column| top(layout, column)),
        },
    };
    there.map_or(from, |cell| cell.row)
}

fn column(layout: &Layout, page: usize, column: u16) -> impl Iterator<Item = &CellSlot> {
    let cells = layout.pages.get(page).map_or(&[][..], |page| &page.cells);
    cells.iter().filter(move |cell| cell.column == column)
}

/// The site of a column that stands nearest to a line; of two, the upper one.
fn nearest(layout: &Layout, page: usize, at: u16, y: u16) -> Option<&CellSlot> {
    column(layout, page, at).min_by_key(|cell| cell.y.abs_diff(y))
}

fn last_column(layout: &Layout, page: usize) -> Option<u16> {
    layout.pages.get(page)?.cells.iter().map(|cell| cell.column).max()
}

/// The place on another page that lies where this one lies; a shorter page is met in its last column.
fn same_place<'a>(layout: &'a Layout, page: usize, here: &CellSlot) -> Option<&'a CellSlot> {
    nearest(layout, page, here.column.min(last_column(layout, page)?), here.y)
}

fn top(layout: &Layout, at: u16) -> Option<&CellSlot> {
    column(layout, 0, at).next()
}
