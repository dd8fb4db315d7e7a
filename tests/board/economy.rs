//! What the board costs on a slow line, in bytes and frames: counts, never times.

use super::super::kit::{Folder, Seat};
use super::{MORNING, ready, sample_base};
use std::time::Duration;

/// Nothing has come for so long: what a key brings has arrived.
const STILL: Duration = Duration::from_millis(200);
/// Twenty times as long as the board waits between two looks at the database.
const IDLE: Duration = Duration::from_secs(2);

const MINUTE: Duration = Duration::from_secs(60);

/// The sample board at rest.
fn at_rest(folder: &Folder) -> Seat {
    let seat = ready(folder.seat(&["--sekarang", MORNING]));
    seat.wait_quiet(STILL);
    seat
}

/// Types keys, and waits until what they bring has come and nothing more comes.
#[track_caller]
fn press(seat: &mut Seat, keys: &str) {
    let before = seat.screen().text();
    seat.keys(keys);
    seat.wait_for(|screen| screen.text() != before);
    seat.wait_quiet(STILL);
}

#[test]
fn the_first_screen_is_one_small_frame() {
    let folder = sample_base();
    let seat = at_rest(&folder);
    let bytes = seat.bytes_since(seat.start()).len();
    assert!(bytes <= 6 * 1024, "{bytes} bytes");
    // The key for undo may come behind it, when the history has been read.
    let frames = seat.frames_since(seat.start());
    assert!(frames <= 2, "{frames} frames");
}

#[test]
fn a_step_of_the_cursor_is_a_few_bytes_in_any_direction() {
    let folder = sample_base();
    let mut seat = at_rest(&folder);
    for key in ["<Down>", "<Down>", "<Right>", "<Down>", "<Right>", "<Up>", "<Left>", "<End>", "<Home>", "<Down>"] {
        let mark = seat.mark();
        press(&mut seat, key);
        let bytes = seat.bytes_since(mark).len();
        assert!((1..=300).contains(&bytes), "{key}: {bytes} bytes");
        assert_eq!(seat.frames_since(mark), 1, "{key}");
    }
}

/// A database that was away and is back costs no more: opened afterwards, and by a board that saw it go and come.
#[test]
fn the_first_step_after_the_right_to_write_went_and_came_is_a_few_bytes() {
    let folder = sample_base();
    let away = |folder: &Folder, args: &[&str]| folder.run(&[&["--sekarang", MORNING][..], args].concat()).ok();
    let mut there = at_rest(&folder);
    away(&folder, &["bawa", "--ke", "stik.db"]);
    there.wait_text("HANYA BACA");
    let mut reading = at_rest(&folder);
    away(&folder, &["kembalikan", "--dari", "stik.db"]);
    let mut back = at_rest(&folder);
    let stick = folder.file("stik.db").to_string_lossy().into_owned();
    for seat in [&mut there, &mut reading] {
        seat.wait_gone("HANYA BACA");
    }
    let mut given_back = ready(folder.seat(&["--sekarang", MORNING, "--db", &stick]));
    // It says at length that it may not be written any more, until the first key.
    given_back.wait_quiet(STILL);
    press(&mut given_back, "<Down>");
    for seat in [&mut there, &mut reading, &mut back, &mut given_back] {
        seat.wait_quiet(STILL);
        for key in ["<Down>", "<Right>", "<Up>"] {
            let mark = seat.mark();
            press(seat, key);
            let bytes = seat.bytes_since(mark).len();
            assert!((1..=300).contains(&bytes), "{key}: {bytes} bytes\n{}", seat.screen());
        }
    }
}

#[test]
fn held_keys_become_one_picture() {
    let folder = sample_base();
    let mut seat = at_rest(&folder);
    let mark = seat.mark();
    press(&mut seat, "<Down*40>");
    // One for each read; the line may cut what was written in one piece.
    let frames = seat.frames_since(mark);
    assert!((1..=2).contains(&frames), "{frames} frames");
}

#[test]
fn nothing_is_sent_while_nothing_happens() {
    let folder = sample_base();
    let mut seat = at_rest(&folder);
    let mark = seat.mark();
    seat.wait_quiet(IDLE);
    assert_eq!(seat.bytes_since(mark).len(), 0);
    // Whoever only looks disturbs nobody.
    folder.run(&["--sekarang", MORNING, "ringkas"]).ok();
    folder.run(&["--sekarang", MORNING, "periksa"]).ok();
    seat.keys("<Esc>");
    seat.wait_quiet(STILL);
    assert_eq!(seat.bytes_since(mark).len(), 0);
    // And what changes one cell elsewhere is a few bytes.
    folder.run(&["--sekarang", MORNING, "atur", "33", "--tahap", "N"]).ok();
    seat.wait_text("33+Kt.Ten-T N");
    let bytes = seat.bytes_since(mark).len();
    assert!(bytes <= 500, "{bytes} bytes");
}

#[test]
fn an_idle_minute_by_the_real_clock_costs_no_byte() {
    let folder = sample_base();
    let mut seat = ready(folder.seat(&[]));
    // Once a day the board has something to say: that yesterday has become older.
    let day = || chrono::Utc::now().with_timezone(&chrono::FixedOffset::east_opt(7 * 3600).unwrap()).date_naive();
    for _ in 0..2 {
        seat.wait_quiet(STILL);
        let (before, mark) = (day(), seat.mark());
        std::thread::sleep(MINUTE);
        assert!(seat.is_running(), "{}", seat.screen());
        if day() == before {
            assert_eq!(seat.bytes_since(mark).len(), 0, "{}", seat.screen());
            return;
        }
    }
}
