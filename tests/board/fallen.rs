//! A fault that nobody foresaw, seen from the chair: the terminal is given back, it is said what is safe, and the database
//! is whole. Builds for testing fall over where they are told to.

use super::super::kit::Folder;
use super::{founded, ready, type_in, wait_field};

fn notes(folder: &Folder) -> usize {
    let log = folder.run(&["riwayat", "--jumlah", "9999", "--format", "json"]).ok().json();
    log.as_array().unwrap().iter().filter(|row| row["jenis"] == "catatan").count()
}

#[test]
fn a_board_that_falls_over_gives_the_terminal_back_and_says_what_is_safe() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    seat.keys("c");
    wait_field(&mut seat, "Uraian");
    type_in(&mut seat, "Sudah aman");
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan");
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
    for (place, typed) in [("papan", ""), ("simpan", "Belum tersimpan")] {
        let mut seat = ready(folder.seat(&[]).env("RAPAT_JATUH", place));
        seat.keys("c");
        if !typed.is_empty() {
            wait_field(&mut seat, "Uraian");
            type_in(&mut seat, typed);
            seat.keys("<Enter>");
        }
        let screen = seat.wait_text("tersimpan tetap aman");
        assert!(screen.has("rapat berhenti karena kesalahan di dalamnya"), "{place}: {screen}");
        assert_eq!(seat.wait_exit(), 101, "{place}");
        seat.assert_clean();
        folder.run(&["periksa"]).ok();
        assert_eq!(notes(&folder), 1, "{place}");
    }
    ready(folder.seat(&[]));
}
