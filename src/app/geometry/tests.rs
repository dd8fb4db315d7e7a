//! The laws of a layout, held for the first city and for any other.

use super::*;
use crate::domain::query::sites::GroupKey;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The sites per kecamatan of the first city.
const CITY: [usize; 8] = [3, 9, 13, 13, 9, 7, 6, 5];

fn groups(sizes: &[usize]) -> Vec<Group> {
    let mut next = 0;
    let group = |(index, size): (usize, &usize)| {
        let members = (next..next + size).collect();
        next += size;
        Group { key: GroupKey::District(format!("{index}")), members }
    };
    sizes.iter().filter(|size| **size > 0).enumerate().map(group).collect()
}

fn laid(size: (u16, u16), sizes: &[usize]) -> Layout {
    layout(size, &groups(sizes), sizes.iter().sum())
}

/// Everything that must be true of any layout.
fn sound(size: (u16, u16), sizes: &[usize]) -> Layout {
    let layout = laid(size, sizes);
    let sites: usize = sizes.iter().sum();
    let shown: Vec<usize> = layout.cells().map(|cell| cell.row).collect();
    let once: BTreeSet<usize> = shown.iter().copied().collect();
    assert_eq!((shown.len(), once.len()), (sites, sites), "each site once: {size:?} {sizes:?}");
    for (number, page) in layout.pages.iter().enumerate() {
        let mut taken = BTreeSet::new();
        let cells = page.cells.iter().map(|cell| (cell.x, cell.y, cell.w));
        for (x, y, w) in cells.chain(page.headings.iter().map(|slot| (slot.x, slot.y, slot.w))) {
            assert!(x >= 1 && x + w <= size.0 && y >= ABOVE && y < size.1 - BELOW, "outside: {size:?} {sizes:?}");
            assert!(taken.insert((x, y)), "two in one place: {size:?} {sizes:?}");
        }
        for heading in &page.headings {
            let below = page.cells.iter().any(|cell| (cell.x, cell.y) == (heading.x, heading.y + 1));
            assert!(below, "a heading alone: {size:?} {sizes:?}");
        }
        for (at, cell) in page.cells.iter().enumerate() {
            assert_eq!(layout.page_of(cell.row), Some(number));
            assert_eq!(layout.cell_of(cell.row), page.cells.get(at));
        }
    }
    layout
}

#[test]
fn the_city_stands_on_one_screen_with_all_its_headings() {
    for (size, columns, width) in
        [((80, 24), 4, 19), ((100, 30), 3, 32), ((120, 34), 3, 39), ((200, 60), 4, 49), ((100, 24), 4, 24)]
    {
        let layout = sound(size, &CITY);
        assert_eq!((layout.mode, layout.pages.len()), (Mode::Grid, 1), "{size:?}");
        let page = &layout.pages[0];
        assert!(page.cells.iter().all(|cell| cell.w == width), "{size:?} {:?}", page.cells[0]);
        assert_eq!(page.cells.iter().map(|cell| cell.column).max(), Some(columns - 1), "{size:?}");
        let headed: BTreeSet<_> = page
            .headings
            .iter()
            .filter(|slot| !slot.continued)
            .map(|slot| slot.of)
            .map(|of| format!("{of:?}"))
            .collect();
        assert_eq!(headed.len(), CITY.len(), "{size:?}");
    }
}

#[test]
fn groups_keep_together_where_there_is_room() {
    let layout = laid((200, 60), &CITY);
    assert!(layout.pages[0].headings.iter().all(|slot| !slot.continued));
    let tops: Vec<u16> = layout.pages[0].headings.iter().map(|slot| slot.y).collect();
    assert!(tops.contains(&ABOVE), "the first line is used");
}

#[test]
fn the_smallest_groups_share_a_heading_where_headings_do_not_fit() {
    let alone = sound((80, 24), &[1; 65]);
    assert_eq!(alone.pages.len(), 1);
    assert_eq!(alone.pages[0].headings.iter().map(|slot| slot.of).collect::<Vec<_>>(), [Heading::Rest]);
    let sizes: Vec<usize> = std::iter::repeat_n(2, 20).chain(std::iter::repeat_n(1, 25)).collect();
    let mixed = sound((80, 24), &sizes);
    assert_eq!(mixed.pages.len(), 1);
    assert!(mixed.pages[0].headings.iter().any(|slot| slot.of == Heading::Rest));
    let full = sound((80, 24), &[80]);
    assert_eq!((full.pages.len(), full.pages[0].headings.len()), (1, 0), "80 sites fill all 80 places");
}

#[test]
fn what_does_not_fit_goes_on_pages_of_whole_groups() {
    let layout = sound((80, 24), &[30, 30, 30, 30]);
    assert_eq!(layout.pages.len(), 2);
    assert_eq!(layout.page_of(59), Some(0));
    assert_eq!(layout.page_of(60), Some(1));
    let long = sound((80, 24), &[10, 200, 10]);
    let continued: Vec<bool> = long.pages.iter().flat_map(|page| &page.headings).map(|slot| slot.continued).collect();
    assert_eq!(continued, [false, false, true, true, false]);
}

#[test]
fn a_small_window_lists_and_a_tiny_one_says_what_it_needs() {
    for size in [(40, 12), (40, 20), (79, 23), (79, 60), (200, 23)] {
        let layout = sound(size, &CITY);
        assert_eq!(layout.mode, Mode::List, "{size:?}");
        assert!(layout.cells().all(|cell| (cell.x, cell.w) == (1, size.0 - 1)), "{size:?}");
        assert!(layout.pages.iter().all(|page| page.headings[0].y == ABOVE), "every page begins with its heading");
    }
    for size in [(0, 0), (1, 1), (39, 24), (80, 11), (500, 3)] {
        let layout = laid(size, &CITY);
        assert_eq!((layout.mode, layout.pages.len()), (Mode::TooSmall { need: (40, 12) }, 0));
        assert_eq!(step(&layout, 3, Direction::Down), 3);
    }
    assert_eq!(laid((80, 24), &[]).pages.len(), 0);
}

#[test]
fn steps_go_where_the_eye_goes() {
    let layout = laid((80, 24), &CITY);
    let go = |from, direction| step(&layout, from, direction);
    let columns: Vec<Vec<&CellSlot>> =
        (0..4).map(|at| layout.cells().filter(|cell| cell.column == at).collect()).collect();
    let (first, foot) = (columns[0][0].row, columns[0].last().unwrap().row);
    assert_eq!(go(first, Direction::Up), first);
    assert_eq!(go(foot, Direction::Down), columns[1][0].row);
    assert_eq!(go(columns[1][0].row, Direction::Up), foot);
    assert_eq!(go(first, Direction::Left), first);
    let right = layout.cell_of(go(first, Direction::Right)).unwrap();
    assert_eq!((right.column, right.y.abs_diff(columns[0][0].y) <= 1), (1, true));
    assert_eq!(go(go(first, Direction::Last), Direction::Down), 64);
    assert_eq!(go(40, Direction::First), 0);
    assert_eq!(go(first, Direction::PageOn), columns[1][0].row);
    assert_eq!(go(foot, Direction::PageBack), first);
    assert_eq!(go(columns[2][0].row, Direction::PageBack), columns[1][0].row);
    assert_eq!(go(64, Direction::PageOn), 64);
    assert_eq!(go(500, Direction::Down), 0, "a row that stands nowhere");
}

#[test]
fn steps_turn_pages() {
    let layout = laid((80, 24), &[30, 30, 30, 30]);
    assert_eq!(step(&layout, 59, Direction::Down), 60);
    assert_eq!(step(&layout, 60, Direction::Up), 59);
    assert_eq!(step(&layout, 0, Direction::PageOn), 60);
    assert_eq!(step(&layout, 60, Direction::PageBack), 0);
    assert_eq!(step(&layout, 0, Direction::PageBack), 0);
    assert_eq!(step(&layout, 60, Direction::PageOn), 119);
    let left = step(&layout, 60, Direction::Left);
    assert_eq!(layout.page_of(left), Some(0));
    assert_eq!(layout.page_of(step(&layout, left, Direction::Right)), Some(1));
}

proptest! {
    #[test]
    fn any_groups_in_any_window_are_laid_out_soundly(
        sizes in proptest::collection::vec(0usize..40, 0..16),
        w in 40u16..240,
        h in 12u16..80,
    ) {
        let layout = sound((w, h), &sizes);
        prop_assert_eq!(&layout, &laid((w, h), &sizes));
        // Down from the first visits every site once and ends at the last.
        let sites: usize = sizes.iter().sum();
        if let Some(first) = layout.cells().next() {
            let mut seen = vec![first.row];
            loop {
                let next = step(&layout, seen[seen.len() - 1], Direction::Down);
                if next == seen[seen.len() - 1] { break }
                seen.push(next);
            }
            prop_assert_eq!(seen.len(), sites);
            for direction in [Direction::Left, Direction::Right, Direction::PageBack, Direction::PageOn] {
                let there = step(&layout, first.row, direction);
                prop_assert!(layout.cell_of(there).is_some());
            }
        }
    }

    #[test]
    fn the_sites_of_a_city_never_need_a_second_page(cuts in proptest::collection::btree_set(1usize..65, 0..64)) {
        let mut ends: Vec<usize> = cuts.into_iter().collect();
        ends.push(65);
        let sizes: Vec<usize> = std::iter::once(&0).chain(&ends).zip(&ends).map(|(a, b)| b - a).collect();
        let layout = sound((80, 24), &sizes);
        prop_assert_eq!(layout.pages.len(), 1);
    }
}
