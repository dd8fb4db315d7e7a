//! Laws of every screen.

use super::testing::*;
use crate::app::App;
use crate::app::setup::Setup;
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// Keys that lead to every kind of screen, each from the board.
const WAYS: &[&str] = &[
    "",
    "Enter",
    "Enter Down Down",
    "Enter x",
    "s",
    "p",
    "p 1 2 , 5",
    "k",
    "k 1 Lahan_sempit",
    "t Urus_surat Enter pu",
    "c",
    "f",
    "f 2",
    "f 5 Enter",
    "g",
    "g 2",
    "g 4",
    "o 3",
    "/ koto",
    ": tema",
    "?",
    "Enter ?",
    "1 7",
    "Space Down Space",
    "Z",
];

fn apps(size: (u16, u16)) -> Vec<(&'static str, App)> {
    let way = |keys: &&'static str| {
        let mut app = app(city(), size, setup());
        press(&mut app, keys);
        (*keys, app)
    };
    WAYS.iter().map(way).collect()
}

#[test]
fn every_screen_draws_in_every_window_and_a_small_one_says_what_it_needs() {
    for w in [1, 2, 9, 27, 39, 40, 41, 79, 80, 137] {
        for h in [1, 2, 5, 11, 12, 13, 23, 24, 60] {
            for (_, app) in apps((w, h)) {
                let text = text(&app);
                if (w < 40 || h < 12) && w >= 20 && h >= 4 {
                    let words = text.replace('\n', " ");
                    assert!(words.contains("40x12") && words.contains(&format!("{w}x{h}")), "{text}");
                }
            }
        }
    }
}

#[test]
fn every_character_is_one_cell_wide_in_every_terminal() {
    for size in [(80, 24), (100, 30), (200, 60), (40, 12)] {
        for (keys, app) in apps(size) {
            for line in text(&app).lines() {
                let cells = line.chars().count();
                assert_eq!((line.width(), line.width_cjk()), (cells, cells), "{keys}: {line}");
            }
        }
    }
}

#[test]
fn in_ascii_nothing_else_is_printed() {
    for keys in WAYS {
        let mut app = app(city(), (80, 24), Setup { ascii: true, ..setup() });
        press(&mut app, keys);
        let text = text(&app);
        assert!(text.is_ascii(), "{keys}: {text}");
    }
}

/// The number and the name in each cell of the board, as they stand on the screen.
fn numbers_and_names(app: &App) -> Vec<(u32, String)> {
    let (cx, size) = (app.cx(), app.size());
    let lines = lines(&screen(app));
    let layout = app.board().layout(cx, size);
    let page = app.board().selected.as_ref().and_then(|code| cx.rows.iter().position(|row| row.code() == code));
    let page = layout.page_of(page.unwrap_or(0)).unwrap();
    let highest = cx.rows.iter().map(|row| row.site.number).max().unwrap();
    let cell = |slot: &crate::app::geometry::CellSlot| {
        let columns = crate::ui::cell::Columns::of(slot.w, highest);
        let line: Vec<char> = lines[usize::from(slot.y)].chars().collect();
        let x = usize::from(slot.x);
        let part = |from: usize, cells: usize| line[x + from..].iter().take(cells).collect::<String>();
        let tight = cx.rows[slot.row].progress == Some(crate::domain::percent::Percent::FULL) && columns.percent < 3;
        let name = part(columns.number + 1, columns.name - usize::from(tight));
        (part(0, columns.number).trim().parse().unwrap(), name.trim().to_string())
    };
    layout.pages[page].cells.iter().map(cell).collect()
}

#[test]
fn every_number_in_scope_stands_on_the_screen_once_and_no_two_names_are_alike() {
    for size in [(80, 24), (100, 30), (120, 34), (200, 60)] {
        for keys in ["", "g 2", "g 3", "g 4", "o 2", "f 5 Enter"] {
            for world in [city(), worst()] {
                let mut app = app(world, size, setup());
                press(&mut app, keys);
                let cells = numbers_and_names(&app);
                let mut numbers: Vec<u32> = cells.iter().map(|(number, _)| *number).collect();
                numbers.sort();
                let expected: Vec<u32> = app.cx().rows.iter().map(|row| row.site.number).collect();
                assert_eq!(numbers, expected, "{size:?} {keys}");
                let names: BTreeSet<&str> = cells.iter().map(|(_, name)| name.as_str()).collect();
                assert_eq!(names.len(), cells.len(), "{size:?} {keys}");
            }
        }
    }
}

#[test]
fn filtering_moves_nothing() {
    for size in [(80, 24), (120, 34), (60, 20)] {
        let mut app = app(city(), size, setup());
        let before = numbers_and_names(&app);
        let places = app.board().layout(app.cx(), size);
        for keys in ["f 1 Enter", "f 5 Enter", "f 2 Enter"] {
            press(&mut app, keys);
            assert!(!app.board().filter.is_empty());
            assert_eq!(app.board().layout(app.cx(), size), places);
            let after = numbers_and_names(&app);
            assert_eq!(
                after.iter().map(|cell| cell.0).collect::<Vec<_>>(),
                before.iter().map(|cell| cell.0).collect::<Vec<_>>()
            );
        }
    }
}

#[test]
fn growing_the_window_repairs_everything() {
    for keys in WAYS {
        let mut app = app(city(), (80, 24), setup());
        press(&mut app, keys);
        let before = text(&app);
        for size in [(10, 3), (50, 14), (300, 90), (80, 24)] {
            app.update(crate::app::Msg::Size(size.0, size.1));
            let _ = screen(&app);
        }
        assert_eq!(text(&app), before, "{keys}");
    }
}
