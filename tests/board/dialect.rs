//! Terminals of every kind: old ones, mute ones, colourless ones, and people who read another language.

use super::super::kit::{Seat, Start};
use super::{MORNING, numbers, ready, sample_base};
use std::collections::BTreeSet;

/// What sets colours and attributes, each as its numbers.
fn painted(bytes: &[u8]) -> Vec<Vec<u16>> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let sequences = text.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        (rest.as_bytes()[end] == b'm').then(|| rest[..end].split(';').filter_map(|n| n.parse().ok()).collect())
    });
    sequences.collect()
}

fn is_colour(numbers: &[u16]) -> bool {
    numbers.iter().any(|n| matches!(n, 30..=38 | 40..=48 | 90..=97 | 100..=107))
}

/// Opens, looks at a site and the help, and leaves; everything that was sent on the way.
#[track_caller]
fn tour(start: Start) -> (Seat, Vec<u8>) {
    let mut seat = ready(start);
    let screen = seat.screen();
    let shown: BTreeSet<u32> = numbers(&screen).into_iter().collect();
    assert_eq!(shown.len(), 65, "{screen}");
    seat.keys("<Enter>");
    seat.wait_text("15.72.01.2004");
    seat.keys("?");
    seat.wait_text("Bergerak");
    seat.keys("<Esc>");
    seat.wait_gone("Bergerak");
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
    seat.assert_clean();
    let sent = seat.bytes_since(seat.start());
    (seat, sent)
}

#[test]
fn every_terminal_shows_the_board_in_no_more_colours_than_it_has() {
    let folder = sample_base();
    for (term, palette, colours) in [
        ("xterm", false, true),
        ("xterm-256color", true, true),
        ("screen", false, true),
        ("screen-256color", true, true),
        ("tmux-256color", true, true),
        ("linux", false, true),
        ("vt100", false, false),
        ("dumb", false, false),
        ("tak-dikenal", false, true),
    ] {
        let (_, sent) = tour(folder.seat(&["--sekarang", MORNING]).env("TERM", term));
        let painted = painted(&sent);
        let wide = painted.iter().any(|numbers| numbers.contains(&38) || numbers.contains(&48));
        assert_eq!(painted.iter().any(|numbers| is_colour(numbers)), colours, "{term}");
        assert_eq!(wide, palette, "{term}");
    }
    let (_, sent) = tour(folder.seat(&["--sekarang", MORNING]).unset("TERM"));
    assert!(!painted(&sent).iter().any(|numbers| is_colour(numbers)), "nothing is known of the terminal");
    let (_, sent) = tour(folder.seat(&["--sekarang", MORNING]).env("COLORTERM", "truecolor"));
    assert!(painted(&sent).iter().any(|numbers| numbers.contains(&48)));
}

#[test]
fn a_terminal_that_answers_nothing_is_asked_nothing() {
    let folder = sample_base();
    let (_, sent) = tour(folder.seat(&["--sekarang", MORNING]).mute());
    let sent = String::from_utf8(sent).unwrap();
    // Who are you, where is the cursor, which modes, which colours, which keyboard, how large: answers come late or never.
    for question in
        ["\x1b[c", "\x1b[>c", "\x1b[5n", "\x1b[6n", "$p", "\x1bP", "\x1b]10;?", "\x1b]11;?", "\x1b[?u", "\x1b[18t"]
    {
        assert!(!sent.contains(question), "{}", question.escape_debug());
    }
}

/// A terminal with one screen only, such as the console of Linux: the prompt stands below what was drawn, uncoloured.
#[test]
fn where_there_is_no_second_screen_the_prompt_comes_below() {
    let folder = sample_base();
    let (_, sent) = tour(folder.seat(&["--sekarang", MORNING]).env("TERM", "linux"));
    let sent = String::from_utf8(sent).unwrap().replace("\x1b[?1049h", "").replace("\x1b[?1049l", "");
    let (rows, cols) = (24.try_into().unwrap(), 80.try_into().unwrap());
    let mut console = vt100::Parser::new(rows, cols, 0);
    console.process(sent.as_bytes());
    let screen = console.screen();
    assert_eq!(screen.cursor_position(), (23, 0));
    assert_eq!((screen.fgcolor(), screen.bgcolor()), (vt100::Color::Default, vt100::Color::Default));
    assert!(screen.rows(0, 80).last().is_some_and(|row| row.trim().is_empty()));
}

#[test]
fn without_colour_there_is_still_every_sign() {
    let folder = sample_base();
    for start in [
        folder.seat(&["--sekarang", MORNING]).env("NO_COLOR", "1"),
        folder.seat(&["--sekarang", MORNING, "--tanpa-warna"]),
    ] {
        let (_, sent) = tour(start.env("COLORTERM", "truecolor"));
        let painted = painted(&sent);
        assert!(!painted.iter().any(|numbers| is_colour(numbers)));
        assert!(painted.iter().any(|numbers| numbers.contains(&7)), "the site under the cursor is reversed");
    }
}

#[test]
fn the_choice_of_ascii_is_remembered_and_the_rest_of_the_file_stays() {
    let folder = sample_base();
    std::fs::create_dir_all(folder.file("config/rapat")).unwrap();
    folder.write("config/rapat/rapat.toml", "# milik saya\ntema = 'kontras'\n");
    let mut seat = ready(folder.seat(&[]));
    seat.keys(":");
    seat.wait_text("ketik untuk memilih");
    seat.keys("ascii");
    seat.wait_text("huruf ASCII saja");
    seat.keys("<Enter>");
    seat.wait_text("begitu juga lain kali");
    seat.keys("<C-c>");
    assert_eq!(seat.wait_exit(), 0);
    let kept = std::fs::read_to_string(folder.file("config/rapat/rapat.toml")).unwrap();
    assert_eq!(kept, "ascii = true\n# milik saya\ntema = 'kontras'\n");
    let mut seat = ready(folder.seat(&[]));
    seat.keys("<C-c>");
    assert_eq!(seat.wait_exit(), 0);
    assert!(seat.bytes_since(seat.start()).is_ascii());
}

#[test]
fn ascii_is_ascii_on_every_screen() {
    let folder = sample_base();
    let mut seat = ready(folder.seat(&["--sekarang", MORNING, "--ascii"]));
    for (key, text) in [
        ("<Enter>", "15.72.01.2004"),
        ("s", "ketik untuk memilih"),
        ("<Esc>", "luas lahan"),
        ("k", "Kategori"),
        ("<Esc>", "luas lahan"),
        ("P", "Papan per"),
        (":", "ketik untuk memilih"),
        ("<Esc>", "Papan per"),
        ("/", "ketik bagian nama"),
        ("<Esc>", "Papan per"),
        ("?", "Tampilan"),
    ] {
        seat.keys(key);
        seat.wait_text(text);
    }
    seat.keys("<C-c>");
    assert_eq!(seat.wait_exit(), 0);
    let sent = seat.bytes_since(seat.start());
    assert!(sent.is_ascii(), "{}", sent.escape_ascii());
}

#[test]
fn english_is_complete_on_the_board() {
    let folder = sample_base();
    let mut seat = folder.seat(&["--sekarang", MORNING, "--bahasa", "en"]).size(100, 30).open();
    seat.wait_text("help");
    for (key, text) in [("<Enter>", "back"), ("?", "Help"), ("<Esc>", "back")] {
        seat.keys(key);
        let screen = seat.wait_text(text);
        for word in ["bantuan", "kembali", "keluar", "saring", "Perubahan", "lokasi ditambahkan", "terlambat"] {
            assert!(!screen.has(word), "{word} is Indonesian:\n{screen}");
        }
    }
}
