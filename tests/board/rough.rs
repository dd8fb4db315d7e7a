//! What the board costs on a slow line, what it stands on any terminal, and what it bears: random keys, and being killed
//! in the middle of saving.

use super::{Folder, founded, ready};
use std::time::Duration;

/// The moment of the tests of the sample.
const MORNING: &str = "2026-11-24T09:00";

fn sample() -> Folder {
    let folder = Folder::new();
    let db = folder.db().to_string_lossy().into_owned();
    folder.run(&["contoh", "--db", &db, "--sekarang", MORNING]).ok();
    folder
}

/// Nothing has come for so long.
const STILL: Duration = Duration::from_millis(300);

#[test]
fn a_slow_line_carries_it() {
    let folder = sample();
    let mut seat = ready(folder.seat(&["--sekarang", MORNING]).size(80, 24));
    seat.wait_quiet(STILL);
    let first = seat.bytes_since(seat.start()).len();
    assert!(first <= 6 * 1024, "the first screen takes {first} bytes");
    for _ in 0..12 {
        let mark = seat.mark();
        seat.keys("<Down>");
        seat.wait_quiet(STILL);
        let step = seat.bytes_since(mark).len();
        assert!((1..=300).contains(&step), "a step of the cursor takes {step} bytes");
    }
    let mark = seat.mark();
    seat.raw("\x1b[B".repeat(40));
    seat.wait_quiet(STILL);
    let frames = seat.frames_since(mark);
    assert!((1..=3).contains(&frames), "40 held keys became {frames} frames");
    let mark = seat.mark();
    seat.wait_quiet(Duration::from_secs(2));
    assert_eq!(seat.bytes_since(mark).len(), 0, "nothing is sent while nothing happens");
}

#[test]
fn every_terminal_shows_the_same_words() {
    let folder = sample();
    for term in ["xterm", "xterm-256color", "screen", "tmux-256color", "linux", "vt100", "dumb", "what-is-this"] {
        let mut seat = ready(folder.seat(&["--sekarang", MORNING]).size(80, 24).env("TERM", term));
        seat.wait_text("Papan per kecamatan");
        seat.keys("q");
        assert_eq!(seat.wait_exit(), 0, "{term}");
        seat.assert_clean();
    }
    let mut seat = ready(folder.seat(&["--sekarang", MORNING]).size(80, 24).mute());
    seat.keys("<Enter>");
    seat.wait_text("15.72.01.2004");
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
}

#[test]
fn without_colour_nothing_is_coloured_and_ascii_is_ascii() {
    let folder = sample();
    let mut seat = ready(folder.seat(&["--sekarang", MORNING, "--ascii"]).size(100, 30).env("NO_COLOR", "1"));
    for key in ["<Enter>", "<Esc>", "K", "I", "S", "?", "<Esc>", ":", "<Esc>"] {
        seat.keys(key);
        seat.wait_quiet(STILL);
    }
    let sent = seat.bytes_since(seat.start());
    assert!(sent.is_ascii(), "only ASCII is sent");
    let text = String::from_utf8(sent).unwrap();
    let sets_colour = |sequence: &str| {
        let numbers = sequence.split_once('m').map_or("", |(numbers, _)| numbers);
        numbers.split(';').any(|n| n.parse::<u16>().is_ok_and(|n| (30..=38).contains(&n) || (40..=48).contains(&n)))
    };
    assert!(!text.split("\x1b[").skip(1).any(sets_colour), "no colour is sent");
}

#[test]
fn english_is_complete_on_the_board() {
    let folder = sample();
    let mut seat = folder.seat(&["--sekarang", MORNING, "--bahasa", "en"]).size(100, 30).open();
    seat.wait_text("help");
    seat.keys("?");
    seat.wait_text("Help");
    let screen = seat.screen();
    for word in ["bantuan", "kembali", "kendala", "keluar", "saring"] {
        assert!(!screen.has(word), "{word} is Indonesian:\n{screen}");
    }
}

/// A small random generator, so that a failure can be seen again.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

#[test]
fn random_keys_break_nothing() {
    let seed = 20_261_124;
    let mut dice = Dice(seed);
    let folder = sample();
    let named: [&[u8]; 12] = [
        b"\r", b"\x1b", b"\t", b"\x7f", b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[5~", b"\x1b[6~", b"\x1b[H",
        b"\x1b[F",
    ];
    let mut keys = 0;
    while keys < 4_000 {
        let mut seat = ready(folder.seat(&[]).size(80, 24));
        for _ in 0..40 {
            let mut burst = Vec::new();
            for _ in 0..25 {
                match dice.next(10) {
                    0..=3 => burst.extend_from_slice(named[dice.next(named.len())]),
                    // No q: leaving is tried elsewhere.
                    4..=8 => burst.push(b"kKtTsSpPcxXeEiIvVmywgofFuU/?: 0123456789,abn"[dice.next(44)]),
                    _ => burst.push(dice.next(256) as u8),
                }
            }
            burst.retain(|byte| !matches!(byte, 0x03 | 0x1a | b'q'));
            keys += burst.len();
            seat.raw(&burst);
            if dice.next(8) == 0 {
                let (columns, rows) = (20 + dice.next(150) as u16, 5 + dice.next(50) as u16);
                seat.resize(columns, rows);
            }
        }
        seat.resize(80, 24);
        seat.wait_quiet(STILL);
        assert!(seat.is_running(), "seed {seed}: it ended with {}\n{}", seat.wait_exit(), seat.screen());
    }
    folder.run(&["periksa"]).ok();
}

#[test]
fn what_was_called_saved_survives_being_killed() {
    let folder = founded();
    let mut saved = Vec::new();
    for round in 0..20 {
        let text = format!("Kendala nomor {round}");
        let running = folder.cmd(&["lapor", "17", &text, "--kategori", "1"]).spawn();
        let ended = if round % 2 == 0 {
            // Somewhere on its way; how far it came is for the file to say.
            std::thread::sleep(Duration::from_millis(round * 2));
            running.kill()
        } else {
            running.wait()
        };
        if ended.code == 0 {
            saved.push(text);
        }
    }
    folder.run(&["periksa"]).ok();
    let there = folder.run(&["kendala", "--semua", "--format", "json"]).ok().json();
    let there: Vec<&str> = there.as_array().unwrap().iter().filter_map(|issue| issue["uraian"].as_str()).collect();
    assert!(saved.len() >= 10, "half of them were left alone: {saved:?}");
    for text in &saved {
        assert_eq!(there.iter().filter(|found| *found == text).count(), 1, "{text}");
    }
}
