//! Where everything on the board stands: a pure function of the window and the groups, shared by the cursor (which moves
//! in it) and the drawing (which draws it). Positions on the wall are how people find a site, so the same groups in the
//! same window always lie the same way. Nothing here knows a name, a colour or the selection.
//!
//! The window, from the top: one line of header, the sites, one line of totals, one line about the site under the
//! cursor, one line of keys.

mod flow;
mod steps;

pub use steps::{Direction, step};

use crate::domain::query::sites::Group;
use flow::{Column, Flow, Part, Slot, flow};

/// The smallest window in which anything can be shown: columns and lines.
pub const SMALLEST: (u16, u16) = (40, 12);
/// The smallest window that shows the sites as a grid; smaller ones show a list.
pub const SMALLEST_GRID: (u16, u16) = (80, 24);
/// Lines above the sites.
pub const ABOVE: u16 = 1;
/// Lines below the sites.
pub const BELOW: u16 = 3;
/// The narrowest column of the grid: a cell of 19 and the gap before it, which carries the sign of the cursor.
const NARROWEST: u16 = 20;
/// The widest column of the grid: beyond it a figure stands too far from its name.
const WIDEST: u16 = 50;

/// How the sites are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// In cells, several columns side by side.
    Grid,
    /// One to a line.
    List,
    /// Not at all: the window is too small.
    TooSmall {
        /// Columns and lines that are needed.
        need: (u16, u16),
    },
}

/// What a heading is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// The group at this place in the list of groups.
    Group(usize),
    /// The smallest groups together, where a heading for each doesn't fit.
    Rest,
}

/// A heading on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadingSlot {
    /// First column.
    pub x: u16,
    /// Line.
    pub y: u16,
    /// Columns.
    pub w: u16,
    /// What it is about.
    pub of: Heading,
    /// Whether its group began in an earlier column or on an earlier page.
    pub continued: bool,
}

/// A site on the screen. The column before `x` is a gap that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellSlot {
    /// The place of the site in the list of rows.
    pub row: usize,
    /// Which column of the page, from 0.
    pub column: u16,
    /// First column.
    pub x: u16,
    /// Line.
    pub y: u16,
    /// Columns.
    pub w: u16,
}

/// What is on the screen at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The headings.
    pub headings: Vec<HeadingSlot>,
    /// The sites, down one column after the other.
    pub cells: Vec<CellSlot>,
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// How the sites are shown.
    pub mode: Mode,
    /// The pages; empty where there is no site or no room.
    pub pages: Vec<Page>,
    /// Page and place on it, by row.
    places: Vec<Option<(usize, usize)>>,
}

impl Layout {
    /// The page on which a row stands.
    pub fn page_of(&self, row: usize) -> Option<usize> {
        self.place(row).map(|(page, _)| page)
    }

    /// The cell of a row.
    pub fn cell_of(&self, row: usize) -> Option<&CellSlot> {
        let (page, at) = self.place(row)?;
        self.pages.get(page)?.cells.get(at)
    }

    /// All cells, in the order in which they are read.
    pub fn cells(&self) -> impl DoubleEndedIterator<Item = &CellSlot> {
        self.pages.iter().flat_map(|page| &page.cells)
    }

    fn place(&self, row: usize) -> Option<(usize, usize)> {
        self.places.get(row).copied().flatten()
    }
}

/// Lays out groups of `rows` sites in a window of so many columns and lines.
pub fn layout(size: (u16, u16), groups: &[Group], rows: usize) -> Layout {
    let (w, h) = size;
    let height = usize::from(h.saturating_sub(ABOVE + BELOW));
    let (mode, pages) = if w < SMALLEST.0 || h < SMALLEST.1 {
        (Mode::TooSmall { need: SMALLEST }, Vec::new())
    } else if w < SMALLEST_GRID.0 || h < SMALLEST_GRID.1 {
        (Mode::List, list(w, height, groups))
    } else {
        (Mode::Grid, grid(w, height, groups))
    };
    let mut places = vec![None; rows];
    for (page, cells) in pages.iter().enumerate() {
        for (at, cell) in cells.cells.iter().enumerate() {
            if let Some(place) = places.get_mut(cell.row) {
                *place = Some((page, at));
            }
        }
    }
    Layout { mode, pages, places }
}

fn list(w: u16, height: usize, groups: &[Group]) -> Vec<Page> {
    let how = Flow { unbroken: false, space: false, repeat: true };
    let columns = flow(&parts(groups, 0), usize::MAX, height, how).unwrap_or_default();
    columns.iter().map(|column| page(std::slice::from_ref(column), w)).collect()
}

/// The ways to lay out a column of groups, the most comfortable first.
const COMFORT: [Flow; 4] = [
    Flow { unbroken: true, space: true, repeat: true },
    Flow { unbroken: false, space: true, repeat: true },
    Flow { unbroken: false, space: false, repeat: true },
    Flow { unbroken: false, space: false, repeat: false },
];

/// Everything on one page if it can be done in any way: as few columns as fit, since wide cells say more; then with the
/// smallest groups under one heading; then without headings. Only what still doesn't fit goes on pages.
fn grid(w: u16, height: usize, groups: &[Group]) -> Vec<Page> {
    let sites: usize = groups.iter().map(|group| group.members.len()).sum();
    if sites == 0 {
        return Vec::new();
    }
    let most = w / NARROWEST;
    let apart = parts(groups, 0);
    for count in w.div_ceil(WIDEST)..=most {
        for how in COMFORT {
            if let Some(columns) = evenly(&apart, count, height, how) {
                return vec![page(&columns, pitch(w, count))];
            }
        }
    }
    let tight = COMFORT[COMFORT.len() - 1];
    let room = usize::from(most) * height;
    if sites <= room {
        let longest = groups.iter().map(|group| group.members.len()).max().unwrap_or_default();
        for merged in 1..=longest {
            if let Some(columns) = evenly(&parts(groups, merged), most, height, tight) {
                return vec![page(&columns, pitch(w, most))];
            }
        }
        let bare: Vec<Part> = apart.iter().map(|part| Part { heading: None, ..part.clone() }).collect();
        if let Some(columns) = evenly(&bare, most, height, tight) {
            return vec![page(&columns, pitch(w, most))];
        }
    }
    paged(parts(groups, 1), usize::from(most), height).iter().map(|columns| page(columns, pitch(w, most))).collect()
}

/// The width of a column, its gap included.
fn pitch(w: u16, count: u16) -> u16 {
    (w / count.max(1)).min(WIDEST)
}

/// The groups with their headings; those of at most `merged` sites stand together at the end.
fn parts(groups: &[Group], merged: usize) -> Vec<Part> {
    let is_small = |group: &&Group| group.members.len() <= merged;
    let several = groups.iter().filter(is_small).count() > 1;
    let mut parts = Vec::new();
    let mut rest = Part { heading: Some(Heading::Rest), members: Vec::new(), continued: false };
    for (index, group) in groups.iter().enumerate() {
        if several && is_small(&group) {
            rest.members.extend(&group.members);
        } else {
            let heading = Some(Heading::Group(index));
            parts.push(Part { heading, members: group.members.clone(), continued: false });
        }
    }
    if !rest.members.is_empty() {
        parts.push(rest);
    }
    parts
}

/// Flows into columns of equal length: as short as they can be with so many columns.
fn evenly(parts: &[Part], count: u16, height: usize, how: Flow) -> Option<Vec<Column>> {
    let count = usize::from(count);
    let slots: usize = parts.iter().map(|part| part.members.len() + usize::from(part.heading.is_some())).sum();
    (slots.div_ceil(count)..=height).find_map(|length| flow(parts, count, length, how))
}

/// Pages of whole groups; a group that fills more than a page goes on over several.
fn paged(parts: Vec<Part>, count: usize, height: usize) -> Vec<Vec<Column>> {
    let tight = COMFORT[COMFORT.len() - 1];
    let mut left: std::collections::VecDeque<Part> = parts.into();
    let mut pages = Vec::new();
    let mut taken: Vec<Part> = Vec::new();
    while let Some(next) = left.pop_front() {
        taken.push(next);
        if flow(&taken, count, height, tight).is_some() {
            continue;
        }
        let Some(last) = taken.pop() else { continue };
        if taken.is_empty() {
            let mut part = last;
            let room = (count * height).saturating_sub(1).max(1);
            let members = part.members.split_off(room.min(part.members.len()));
            left.push_front(Part { heading: part.heading, members, continued: true });
            taken.push(part);
        } else {
            left.push_front(last);
        }
        pages.extend(flow(&taken, count, height, tight));
        taken.clear();
    }
    pages.extend(flow(&taken, count, height, tight).filter(|_| !taken.is_empty()));
    pages
}

fn page(columns: &[Column], pitch: u16) -> Page {
    let mut page = Page::default();
    for (column, slots) in (0u16..).zip(columns) {
        let (x, w) = (column * pitch + 1, pitch.saturating_sub(1));
        for (y, slot) in (ABOVE..).zip(slots) {
            match *slot {
                Slot::Empty => {}
                Slot::Heading { of, continued } => page.headings.push(HeadingSlot { x, y, w, of, continued }),
                Slot::Site(row) => page.cells.push(CellSlot { row, column, x, y, w }),
            }
        }
    }
    page
}

#[cfg(test)]
mod tests;
