//! While the disk lets one wait, or takes nothing more: keys go on being answered, the words about saving are true, and
//! what was typed is there.

use super::super::kit::{Folder, Seat};
use super::{founded, ready, type_in, wait_field};
use rusqlite::{Connection, TransactionBehavior};
use std::fs;

/// Runs something while another program holds the right to write.
fn while_locked<T>(folder: &Folder, run: impl FnOnce() -> T) -> T {
    let mut other = Connection::open(folder.db()).unwrap();
    let lock = other.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
    let done = run();
    lock.rollback().unwrap();
    done
}

/// Enters a percentage for the site under the cursor, and saves it.
#[track_caller]
fn save_progress(seat: &mut Seat, percent: &str) {
    seat.keys("p");
    wait_field(seat, "Progres fisik");
    type_in(seat, percent);
    seat.keys("<Enter>");
}

fn percent(folder: &Folder) -> Option<f64> {
    folder.run(&["lokasi", "1", "--format", "json"]).ok().json()["progres"].as_f64()
}

#[test]
fn keys_are_answered_while_a_save_waits_and_saved_is_said_only_then() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    while_locked(&folder, || {
        save_progress(&mut seat, "12,5");
        seat.wait_text("menyimpan");
        seat.keys("17");
        let screen = seat.wait_text("Ke nomor 17");
        assert!(!screen.has("Tersimpan"), "{screen}");
        seat.keys("<Enter>");
        seat.wait_text("17 Koto Teluk");
        seat.keys("c");
        wait_field(&mut seat, "Uraian");
        type_in(&mut seat, "sambil menunggu");
        assert!(!seat.screen().has("Tersimpan"));
    });
    let screen = seat.wait_text("Tersimpan: Pasar Baru");
    assert!(screen.has("sambil menunggu"), "{screen}");
    assert_eq!(percent(&folder), Some(12.5));
}

#[test]
fn leaving_waits_for_what_is_being_saved() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    while_locked(&folder, || {
        save_progress(&mut seat, "12,5");
        seat.wait_text("menyimpan");
        seat.keys("q");
        // The key has been taken when the next one is answered.
        seat.keys("17");
        seat.wait_text("Ke nomor 17");
        assert!(seat.is_running());
    });
    assert_eq!(seat.wait_exit(), 0);
    seat.assert_clean();
    assert_eq!(percent(&folder), Some(12.5));
}

#[test]
fn what_cannot_be_saved_in_time_comes_back_as_it_was_typed() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    while_locked(&folder, || {
        save_progress(&mut seat, "12,5");
        seat.wait_text("sedang dipakai menulis oleh orang lain");
        wait_field(&mut seat, "Progres fisik");
        assert!(seat.screen().has("12,5"));
    });
    assert_eq!(percent(&folder), None);
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan: Pasar Baru");
    assert_eq!(percent(&folder), Some(12.5));
    folder.run(&["periksa"]).ok();
}

/// Whoever wanted to leave must see what could not be saved.
#[test]
fn leaving_is_called_off_where_saving_fails() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    while_locked(&folder, || {
        save_progress(&mut seat, "12,5");
        seat.wait_text("menyimpan");
        seat.keys("q");
        seat.wait_text("sedang dipakai menulis oleh orang lain");
    });
    wait_field(&mut seat, "Progres fisik");
    assert!(seat.is_running() && seat.screen().has("12,5"), "{}", seat.screen());
}

#[test]
fn a_disk_that_takes_nothing_more_is_told_and_nothing_is_lost() {
    let folder = founded();
    // No file may grow beyond 40 kB: the log of the database takes a save or two, and then no more.
    let script = format!("ulimit -f 80; exec '{}'", env!("CARGO_BIN_EXE_rapat"));
    let mut seat = ready(folder.seat_of("/bin/sh", &["-c", &script]));
    let mut saved = None;
    let refused = ["11", "22", "33", "44", "55", "66"].into_iter().find(|typed| {
        save_progress(&mut seat, typed);
        let done = format!("-> {typed} %");
        let screen = seat.wait_for(|screen| screen.has(&done) || screen.has("Disk penuh"));
        if screen.has(&done) {
            saved = typed.parse().ok();
        }
        !screen.has(&done)
    });
    let refused = refused.expect("a save that did not fit");
    wait_field(&mut seat, "Progres fisik");
    assert!(seat.screen().has(refused), "{}", seat.screen());
    assert_eq!(percent(&folder), saved);
    // Where there is room again, a second program saves, and this board sees it.
    folder.run(&["atur", "2", "--progres", "77"]).ok();
    seat.wait_text("77");
    seat.keys("<C-c>");
    assert_eq!(seat.wait_exit(), 0);
    seat.assert_clean();
    assert_eq!(percent(&folder), saved);
    folder.run(&["periksa"]).ok();
}

#[test]
fn a_file_taken_away_is_told_and_not_made_anew() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    let away = folder.file("dipindah.db");
    fs::rename(folder.db(), &away).unwrap();
    let before = fs::read(&away).unwrap();
    seat.wait_text("dipindahkan atau diganti");
    save_progress(&mut seat, "55,5");
    seat.wait_text("dipindahkan atau diganti");
    wait_field(&mut seat, "Progres fisik");
    assert!(seat.screen().has("55,5") && !folder.db().exists());
    seat.keys("<C-c>");
    assert_eq!(seat.wait_exit(), 0);
    assert!(fs::read(&away).unwrap() == before && !folder.db().exists());
}
