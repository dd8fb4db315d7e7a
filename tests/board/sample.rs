//! The sample board: lively, marked as invented on every screen, and the same bytes whenever it is the same moment.

use super::super::kit::{Folder, Seat};
use super::{MORNING, numbers, ready};

fn sample(folder: &Folder) -> Seat {
    ready(folder.seat(&["contoh", "--sekarang", MORNING]))
}

#[test]
fn the_sample_board_is_lively_and_says_that_it_is_invented() {
    let folder = Folder::new();
    let mut seat = sample(&folder);
    let screen = seat.screen();
    assert_eq!(numbers(&screen).len(), 65, "{screen}");
    // The strip of totals: each level with its sign and how many sites have it.
    let strip = screen.row(21);
    let (_, levels) = strip.split_once("= 65").unwrap_or_else(|| panic!("{strip:?}"));
    let count = |sign: char| -> usize {
        let behind = levels.split(sign).nth(1).unwrap_or_else(|| panic!("no {sign} in {strip:?}")).trim_start();
        behind.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
    };
    let counts = ['X', '!', 'i', '∙', '?'].map(count);
    assert!(counts.iter().all(|count| *count > 0), "{strip:?}");
    let sum: usize = counts.iter().sum();
    assert_eq!(sum, 65, "{strip:?}");

    // The mark stays wherever one goes.
    let marked = |seat: &mut Seat, keys: &str, text: &str| {
        seat.keys(keys);
        let screen = seat.wait_text(text);
        assert!(screen.row(0).to_lowercase().contains("data contoh"), "{screen}");
    };
    marked(&mut seat, "", "Papan per kecamatan");
    marked(&mut seat, "<Enter>", "Kec. Sungai Penuh");
    marked(&mut seat, "?", "Bergerak");
    marked(&mut seat, "<Esc>p", "Progres fisik");
    marked(&mut seat, "<Esc>:", "Perintah");
    seat.keys("<Esc>q");
    assert_eq!(seat.wait_exit(), 0);
    assert!(!folder.db().exists(), "the usual database is not touched");
}

#[test]
fn the_same_moment_gives_the_same_bytes() {
    let bytes: Vec<Vec<u8>> = (0..2)
        .map(|_| {
            let folder = Folder::new();
            let mut seat = sample(&folder);
            // One key, one picture: keys that arrive together may become one picture or two.
            for (key, says) in [("1", "Ke nomor 1 "), ("7", "Ke nomor 17")] {
                seat.keys(key);
                seat.wait_text(says);
            }
            seat.keys("<Enter>");
            seat.wait_text("17 Koto Teluk");
            seat.keys("q");
            assert_eq!(seat.wait_exit(), 0);
            seat.bytes_since(seat.start())
        })
        .collect();
    assert!(bytes[0].len() > 2_000);
    assert!(bytes[0] == bytes[1], "{}\n\n{}", bytes[0].escape_ascii(), bytes[1].escape_ascii());
}
