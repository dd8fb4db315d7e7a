//! Laws of every screen.

use super::testing::*;
use crate::app::geometry::BELOW;
use crate::app::layer::Layer;
use crate::app::setup::{Colours, Setup, ThemeName};
use crate::app::{App, Msg};
use crate::words::{self, Language, W};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// Keys that lead to every kind of screen, each from the board.
pub(super) const WAYS: &[&str] = &[
    "",
    "Enter",
    "Enter Down Down",
    "Enter x",
    "s",
    "p",
    "p 1 2 , 5",
    "k",
    "k 1 Lahan_sempit",
    "t Urus_surat_@pu",
    "c",
    "f",
    "f 2",
    "f 5 Enter",
    "g",
    "g 2",
    "g 4",
    "o 3",
    "T",
    "T x",
    "T x 3 jumat",
    "/ koto",
    ": tema",
    "?",
    "Enter ?",
    "1 7",
    "Space Down Space",
    "R",
    "R Enter",
    "R x",
    "b",
    "1 7 Enter b",
    "G",
    "G 3",
    "G 5",
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
    for (keys, mut app) in apps((80, 24)) {
        for w in [1, 2, 9, 27, 39, 40, 41, 79, 80, 137] {
            for h in [1, 2, 5, 11, 12, 13, 23, 24, 60] {
                app.update(Msg::Size(w, h));
                let text = text(&app);
                if (w < 40 || h < 12) && w >= 20 && h >= 4 {
                    let words = text.replace('\n', " ");
                    assert!(words.contains("40x12") && words.contains(&format!("{w}x{h}")), "{keys}: {text}");
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
            app.update(Msg::Size(size.0, size.1));
            let _ = screen(&app);
        }
        assert_eq!(text(&app), before, "{keys}");
    }
}

#[test]
fn the_line_of_totals_adds_up() {
    let figure = |text: &str| text.trim_matches(|c: char| !c.is_ascii_digit()).parse::<usize>().unwrap();
    for size in [(40, 12), (60, 20), (80, 24), (100, 30), (120, 34), (200, 60)] {
        for keys in ["", "f 5 Enter", "f 2 3 Enter"] {
            for world in [mixed(), worst(), city()] {
                let mut app = app(world, size, setup());
                press(&mut app, keys);
                let (filter, cx) = (&app.board().filter, app.cx());
                let taken = cx.rows.iter().filter(|row| filter.takes(row)).count();
                let unrecorded = cx.rows.iter().filter(|row| filter.takes(row) && row.stage.is_none()).count();
                let line = lines(&screen(&app))[usize::from(size.1 - BELOW)].clone();
                let (sums, rest) = line.split_once(" = ").unwrap();
                let all: String = rest.chars().take_while(char::is_ascii_digit).collect();
                assert_eq!(figure(&all), taken, "{line}");
                let said = words::number_of(cx.language(), unrecorded, W::CountSites).replace(" lokasi", "");
                assert!(sums.ends_with(&format!("belum dicatat {said}")), "{line}");
                // Phases are followed by their stages, which would count twice.
                let mut parts: Vec<&str> = sums.split_whitespace().collect();
                let phases = ["Lahan", "Siap", "Fisik", "Selesai"];
                if sums.contains(':') {
                    parts.retain(|part| !part.ends_with(':') && !phases.contains(part));
                }
                let counts = parts.iter().filter(|part| part.ends_with(|c: char| c.is_ascii_digit()));
                assert_eq!(counts.map(|part| figure(part)).sum::<usize>(), taken, "{line}");
                if let Some((_, levels)) = rest.split_once(" X").or(rest.split_once("  X ")) {
                    let levels = levels.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
                    assert_eq!(levels.map(figure).sum::<usize>(), taken, "{line}");
                }
            }
        }
    }
}

#[test]
fn the_cursor_of_the_terminal_stands_in_the_field_and_nowhere_else() {
    for (keys, is_shown) in [
        ("", false),
        ("Enter", false),
        ("?", false),
        ("f", false),
        ("s", true),
        ("p", true),
        ("/", true),
        (":", true),
        ("t", true),
    ] {
        let mut app = app(mixed(), (80, 24), setup());
        press(&mut app, keys);
        let mut buffer = screen(&app);
        let cursor = crate::ui::render(&mut buffer, &app);
        assert_eq!(cursor.is_some(), is_shown, "{keys}");
    }
    let mut app = app(mixed(), (80, 24), setup());
    press(&mut app, "t Urus_surat");
    let mut buffer = screen(&app);
    let cursor = crate::ui::render(&mut buffer, &app).unwrap();
    let line = &lines(&buffer)[usize::from(cursor.y)];
    assert!(line.chars().take(usize::from(cursor.x)).collect::<String>().ends_with("Urus surat"));
}

#[test]
fn a_box_hides_nothing_of_the_cell_it_is_about() {
    for keys in ["f", "g", "p", "c", ":"] {
        let mut app = app(mixed(), (80, 24), setup());
        for step in 0..app.cx().rows.len() {
            let cell = app.board().selected.clone().unwrap();
            let row = app.cx().rows.iter().position(|row| row.code() == &cell).unwrap();
            let slot = *app.board().layout(app.cx(), (80, 24)).cell_of(row).unwrap();
            let part = |app: &App| {
                let line = lines(&screen(app))[usize::from(slot.y)].clone();
                line.chars().skip(usize::from(slot.x) - 1).take(20).collect::<String>()
            };
            let before = part(&app);
            press(&mut app, keys);
            assert!(!app.layers().is_empty());
            assert_eq!(part(&app).trim_end(), before.trim_end(), "{keys} {step}");
            press(&mut app, "Esc Down");
        }
    }
}

#[test]
fn what_just_happened_is_said_to_its_end() {
    let long = "Gedang: tahap sudah berubah menjadi \"Pondasi\" (oleh Notulis, Sel 24 Nov 09.05); yang Anda lihat \"Mulai\", \
                yang Anda tulis \"Dinding\". Belum ada yang disimpan.";
    for size in [(40, 12), (80, 24), (100, 30), (300, 60)] {
        for keys in ["", "Enter", "k 1"] {
            let mut app = app(mixed(), size, setup());
            press(&mut app, keys);
            app.update(Msg::Trouble(long.into()));
            let words = text(&app).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains(long), "{size:?} {keys}\n{}", text(&app));
        }
    }
    let mut app = app(mixed(), (80, 24), setup());
    app.update(Msg::Trouble("Disk penuh.".into()));
    assert!(lines(&screen(&app))[0].contains("Disk penuh."), "a short one stands in the first line");
}

#[test]
fn golden_boards() {
    for size in [(80, 24), (100, 30), (120, 34), (200, 60)] {
        for theme in ThemeName::ALL {
            let app = app(worst(), size, Setup { theme, ..setup() });
            insta::assert_snapshot!(format!("worst_{}x{}_{}", size.0, size.1, theme.code()), styled(&app));
        }
        insta::assert_snapshot!(format!("board_{}x{}", size.0, size.1), text(&app(mixed(), size, setup())));
    }
    for (name, size, setup) in [
        ("board_list", (40, 20), setup()),
        ("board_list_wide", (79, 23), setup()),
        ("board_ascii", (80, 24), Setup { ascii: true, read_only: true, ..setup() }),
        ("board_english", (100, 30), Setup { language: Language::English, ..setup() }),
    ] {
        insta::assert_snapshot!(name, text(&app(mixed(), size, setup)));
    }
    for colours in [Colours::None, Colours::Sixteen] {
        let name = format!("board_{colours:?}").to_lowercase();
        insta::assert_snapshot!(name, styled(&app(mixed(), (80, 24), Setup { colours, ..setup() })));
    }
}

#[test]
fn golden_screens() {
    for size in [(80, 24), (100, 30), (120, 34)] {
        for (name, keys) in [
            ("site", "Down Down Enter"),
            ("form", "k 1 Lahan_sempit,_perlu_ditukar_dengan_lahan_desa_yang_lain Enter"),
            ("capture", "t Urus_surat_@ko"),
            ("capture_date", "t Urus_surat_@kodim_ !jumat"),
            ("capture_doubts", "t Urus_surat_@dinkopp_ #koto_tengah_ !31/11 Enter"),
            ("capture_asked", "t Urus_surat Enter"),
            ("capture_split", "Space Down Space Down Space t Ukur_lahan_@kades_ !besok_"),
            ("read_back", "t Lengkapi_sertifikat_lahan_@dinkop_ +kodim_ !jumat Enter"),
            ("refused", "p 101 Enter"),
            ("pick", "s"),
            ("search", "/ koto"),
            ("big", "b"),
            ("palette", ":"),
            ("help", "?"),
            ("filtered", "f 2 Enter Space"),
            ("by_stage", "g 2"),
            ("by_agency", "g 4"),
            ("issues", "K"),
            ("issues_by_resolver", "K o 5"),
            ("issue", "K Enter"),
            ("promises", "T"),
            ("promises_by_timing", "T g 2"),
            ("promises_of_a_kind", "T f 1 Enter"),
            ("promise", "T Enter"),
            ("promise_steps", "T x"),
            ("promise_done", "T x 1"),
            ("promise_moved", "T x 3 2_Desember"),
            ("agencies", "I"),
            ("agency_page", "I Down Down Enter"),
            ("office", "S"),
            ("figure", "e 3"),
            ("checks", "Enter Home Down Down Down Down Down Down Down x"),
        ] {
            let mut app = app(mixed(), size, setup());
            press(&mut app, keys);
            insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), text(&app));
        }
    }
}

#[test]
fn golden_meetings() {
    for size in [(80, 24), (100, 30), (120, 34)] {
        for (name, keys) in [
            ("meetings", "R"),
            ("meeting", "R Enter"),
            ("meeting_steps", "R Enter x"),
            ("meeting_form", "R Enter e"),
            ("roll", "R Enter Down Enter Down Down Down"),
            ("roll_typed", "R Enter Down Enter ko"),
            ("closing", "R Enter x 4"),
            ("review", "R Enter x 3"),
            ("agreed", "R Enter x 9"),
            ("meeting_capture", "R Enter t Urus_surat_tanah_ @ko"),
            ("meeting_read_back", "R Enter t Urus_surat_tanah_ @dinkop_ !jumat_ Enter"),
            ("meeting_left_open", ""),
        ] {
            let mut app = app(sitting(), size, setup());
            if name == "meeting_left_open" {
                app.update(Msg::Now(now() + chrono::Duration::days(1)));
                app.ask_about_forgotten();
            }
            press(&mut app, keys);
            insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), text(&app));
        }
    }
}

#[test]
fn the_header_says_the_time_only_while_a_meeting_runs() {
    let first = |app: &App| lines(&screen(app))[0].clone();
    let mut app_now = app(sitting(), (80, 24), setup());
    assert!(first(&app_now).contains("09.00"), "{}", first(&app_now));
    app_now.update(Msg::Now(now() + chrono::Duration::minutes(1)));
    assert!(first(&app_now).contains("09.01"), "{}", first(&app_now));
    assert!(!first(&app(mixed(), (80, 24), setup())).contains("09.00"));
}

#[test]
fn what_matters_now_has_room_in_the_footer() {
    for size in [(80, 24), (100, 30)] {
        let mut app = app(mixed(), size, setup());
        let footer = |app: &App| lines(&screen(app)).pop().unwrap();
        assert!(footer(&app).contains(" u  urungkan"), "{}", footer(&app));
        let issue = app.cx().rows.iter().find(|row| !row.issues.is_empty()).unwrap().site.number;
        press(&mut app, &format!("{} Enter Enter", issue.to_string().replace("", " ")));
        assert!(footer(&app).contains(" x  beres/tarik"), "{}", footer(&app));
        press(&mut app, "K");
        assert!(footer(&app).contains(" o  urutan"), "{}", footer(&app));
        assert!(footer(&app).contains(" x  beres/tarik"), "{}", footer(&app));
        press(&mut app, "T");
        // Where there is no room for more, taking back goes before looking otherwise.
        let wide = [" f  saring", " g  kelompok"].into_iter().filter(|_| size.0 > 80);
        for hint in [" x  langkah", " u  urungkan"].into_iter().chain(wide) {
            assert!(footer(&app).contains(hint), "{}", footer(&app));
        }
        let mut app = self::app(sitting(), size, setup());
        for hint in [" u  urungkan", " n  berikut", " t  tindak lanjut"] {
            assert!(footer(&app).contains(hint), "{}", footer(&app));
        }
        // Help says of a key what it does here.
        press(&mut app, "R Enter ?");
        let help = text(&app);
        let word = |line: &str| line.trim_start().strip_prefix("x ").map(|word| word.trim_start().to_owned());
        assert!(help.lines().filter_map(word).any(|word| word.starts_with("langkah rapat")), "{help}");
    }
}

#[test]
fn a_page_begins_with_its_head_in_every_window() {
    for size in [(40, 16), (40, 20), (80, 24), (200, 60)] {
        for row in 0..app(city(), size, setup()).cx().rows.len() {
            let mut app = app(city(), size, setup());
            let site = app.cx().rows[row].site.clone();
            press(&mut app, &format!("{} Enter Enter", site.number.to_string().replace("", " ")));
            let drawn = lines(&screen(&app));
            assert!(drawn[1].starts_with(&format!(" {} {}", site.number, site.name)), "{size:?}\n{}", drawn.join("\n"));
            assert!(drawn.iter().any(|line| line.starts_with('>')), "{size:?}\n{}", drawn.join("\n"));
        }
    }
}

#[test]
fn a_list_says_that_nothing_fits_or_that_there_is_more() {
    let shown = |size: (u16, u16), keys: &str| {
        let mut app = app(city(), size, setup());
        press(&mut app, keys);
        text(&app)
    };
    for keys in [": zzzz", "/ zzqqzz"] {
        assert!(shown((80, 24), keys).contains("tidak ada yang cocok"), "{keys}");
    }
    assert!(!shown((80, 24), ":").contains("tidak ada yang cocok"));
    assert!(shown((80, 24), "k").contains(" -  Lainnya"), "the last category is not hidden");
}

#[test]
fn on_a_phone_all_words_of_what_is_chosen_are_read() {
    for size in [(40, 12), (40, 20)] {
        for keys in ["s", "T x", "K x", "L", "R x", "f", "g", "o", ": tema", "q"] {
            let mut app = app(sitting(), size, setup());
            press(&mut app, keys);
            let rows = match app.layers().last() {
                Some(Layer::Pick(pick)) => pick.rows.clone(),
                _ => continue,
            };
            press(&mut app, "Home");
            for row in rows {
                let all: String = text(&app).split_whitespace().collect();
                for said in [&row.label, &row.note] {
                    let said = crate::ui::text::shown(said, false);
                    let said: String = said.split_whitespace().collect();
                    assert!(all.contains(&said), "{size:?} {keys}: {said}\n{}", text(&app));
                }
                press(&mut app, "Down");
            }
        }
    }
}

#[test]
fn on_a_phone_no_question_and_no_name_of_a_field_is_cut() {
    let is_cut = |line: &str| line.trim_end().ends_with(crate::ui::text::CUT);
    for size in [(40, 12), (40, 20)] {
        for keys in [
            "t",
            "t x_@",
            "t x_+",
            "t x_#",
            "t x_!",
            "k 1",
            "k 1 Lahan Enter Enter",
            "p 12",
            "d",
            "c",
            "l",
            "T x 4",
            "R Enter e",
            "R Enter e Down Down",
            "I Enter e",
            "S Enter",
        ] {
            for language in [Language::Indonesian, Language::English] {
                let mut app = app(sitting(), size, Setup { language, ..setup() });
                press(&mut app, keys);
                // What the box is about and what is listed may be longer; the first line and the board are not the box.
                let lines = lines(&screen(&app));
                let cut = lines.iter().skip(1).filter(|line| is_cut(line)).filter(|line| line.starts_with("  "));
                let cut: Vec<_> = cut.filter(|line| !line.trim_start().starts_with(['@', '+', '#', '>'])).collect();
                assert!(cut.is_empty(), "{size:?} {keys}: {cut:?}");
            }
        }
        let mut app = app(sitting(), size, setup());
        press(&mut app, "T x 3 jumat");
        let all: String = text(&app).split_whitespace().collect();
        assert!(all.contains("Jumat,27November2026-3harilagi"), "{}", text(&app));
    }
}
