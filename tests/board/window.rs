//! Windows of every size: nothing panics, too small a one says what it needs, and growing it again repairs everything.

use super::super::kit::{Screen, Seat};
use super::{founded, is_whole, numbers, ready, type_in, wait_field};
use std::collections::BTreeSet;
use std::time::Duration;

/// Waits until the whole board of 80x24 is there again, with every site once.
///
/// A picture that was under way for another size may stand for a moment, so each of its marks alone says nothing.
#[track_caller]
fn repaired(seat: &mut Seat) {
    seat.resize(80, 24);
    let every_site: BTreeSet<u32> = (1..=65).collect();
    seat.wait_for(|screen| {
        let shown = numbers(screen);
        is_whole(screen) && shown.len() == 65 && shown.into_iter().collect::<BTreeSet<_>>() == every_site
    });
}

/// What stands on the screen in one line, without what a narrow window breaks.
fn words(screen: &Screen) -> String {
    screen.rows().concat().replace(' ', "")
}

#[test]
fn too_small_a_window_says_what_it_needs_and_growing_repairs_it() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    for (cols, rows) in [(39, 11), (39, 24), (40, 11), (200, 5), (12, 60)] {
        seat.resize(cols, rows);
        let screen = seat.wait_for(|screen| words(screen).contains("40x12"));
        assert!(words(&screen).contains(&format!("{cols}x{rows}")), "{screen}");
        // Keys are still keys, but nothing unseen is done with them.
        repaired(&mut seat);
    }
    for (cols, rows) in [(1, 1), (2, 1), (1, 40), (7, 3)] {
        seat.resize(cols, rows);
        seat.wait_for(|screen| screen.text().starts_with('J'));
        repaired(&mut seat);
    }
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
    seat.assert_clean();
}

#[test]
fn it_starts_in_a_window_of_any_size() {
    let folder = founded();
    for (cols, rows) in [(1, 1), (39, 11), (0, 0), (65_535, 65_535), (65_535, 1), (1, 65_535)] {
        let mut seat = folder.seat(&[]).size(cols, rows).open();
        while seat.frames_since(seat.start()) == 0 {
            seat.wait_quiet(Duration::from_millis(5));
        }
        repaired(&mut seat);
        seat.keys("q");
        assert_eq!(seat.wait_exit(), 0, "{cols}x{rows}");
        seat.assert_clean();
    }
}

#[test]
fn a_window_of_unbelievable_size_is_drawn_within_reason() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    let mark = seat.mark();
    seat.resize(65_535, 65_535);
    seat.wait_for(|screen| screen.size() == (400, 200) && screen.has("Pasar Baru"));
    seat.resize(0, 0);
    seat.resize(65_535, 65_535);
    repaired(&mut seat);
    let bytes = seat.bytes_since(mark).len();
    assert!(bytes < 2_000_000, "{bytes}");
    // A process that had asked for memory by the window would have been ended by the system.
    let status = std::fs::read_to_string(format!("/proc/{}/status", seat.pid())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let kilobytes: u64 = peak.trim().trim_end_matches("kB").trim().parse().unwrap();
    assert!(kilobytes < 150 * 1024, "{peak}");
}

#[test]
fn a_small_window_is_a_list_with_the_same_keys() {
    let folder = founded();
    folder.run(&["atur", "17", "--tahap", "P", "--progres", "12,5"]).ok();
    for (cols, rows) in [(40, 12), (79, 23), (60, 24), (200, 20)] {
        let mut seat = ready(folder.seat(&[]).size(cols, rows));
        // Every site is met on the way down, each with its number.
        let mut met = BTreeSet::new();
        let mut line = String::new();
        for step in 0..65 {
            let screen = seat.wait_for(|screen| marked(screen).is_some_and(|now| now != line));
            line = marked(&screen).unwrap();
            let number = line.trim_start_matches('>').split_whitespace().next().and_then(|number| number.parse().ok());
            let number: u32 = number.unwrap_or_else(|| panic!("{line:?} after {step} steps\n{screen}"));
            assert!(met.insert(number), "{number} twice\n{screen}");
            if number == 17 {
                assert!(line.contains("Koto Teluk") && line.contains('P') && line.contains("12"), "{line}");
            }
            seat.keys("<Down>");
        }
        assert_eq!(met.len(), 65);
        seat.keys("17");
        seat.wait_text("17");
        seat.keys("<Enter>");
        seat.wait_for(|screen| marked(screen).is_some_and(|line| line.contains("Koto Teluk")));
        seat.keys("<Enter>");
        seat.wait_text("> 17 Koto Teluk");
        seat.wait_text("12,5 %");
        seat.keys("<Esc>");
        seat.wait_for(|screen| marked(screen).is_some_and(|line| line.contains("Koto Teluk")));
        seat.keys("q");
        assert_eq!(seat.wait_exit(), 0);
    }
}

/// The line of a list with the cursor.
fn marked(screen: &Screen) -> Option<String> {
    screen.rows().into_iter().skip(1).find(|row| row.starts_with('>'))
}

#[test]
fn a_conflict_is_readable_in_the_smallest_window() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]).size(40, 12));
    seat.keys("p");
    wait_field(&mut seat, "Progres fisik");
    type_in(&mut seat, "55,5");
    folder.run(&["atur", "1", "--progres", "20", "--penulis", "Camat"]).ok();
    seat.keys("<Enter>");
    let screen = seat.wait_for(|screen| words(screen).contains("Camat"));
    for part in ["20%", "55,5%", "Belumadayangdisimpan"] {
        assert!(words(&screen).contains(part), "{part}\n{screen}");
    }
}

#[test]
fn every_usual_size_shows_every_site() {
    let folder = founded();
    for (cols, rows) in [(80, 24), (100, 30), (120, 34), (160, 45), (200, 60), (300, 100)] {
        let mut seat = ready(folder.seat(&[]).size(cols, rows));
        let screen = seat.screen();
        let body = screen.rows()[1..].join(" ");
        let numbers: Vec<u32> =
            body.split_whitespace().filter_map(|word| word.trim_start_matches('>').parse().ok()).collect();
        for number in 1..=65 {
            assert!(numbers.contains(&number), "{number}\n{screen}");
        }
        seat.keys("q");
        assert_eq!(seat.wait_exit(), 0);
    }
}

#[test]
fn a_burst_of_sizes_ends_in_the_last_one() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    for round in 0..3 {
        for step in 0..60_u16 {
            seat.resize(1 + (step * 37) % 211, 1 + (step * 17) % 67);
            if step % 7 == round {
                seat.keys("<Down>");
            }
        }
        repaired(&mut seat);
    }
    // With a form, a list and the help open as well, and what was typed is still there.
    for (keys, text) in
        [("c", "Uraian"), ("?", "Bergerak"), ("s", "Nihil lahan"), (":", "Perintah"), ("<Enter>", "15.72")]
    {
        seat.keys(keys);
        seat.wait_text(text);
        for step in 0..40_u16 {
            seat.resize(1 + (step * 53) % 130, 1 + (step * 29) % 40);
        }
        seat.resize(80, 24);
        seat.wait_text(text);
        seat.keys("<Esc>");
        seat.wait_for(is_whole);
    }
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
    seat.assert_clean();
}
