//! Places where no board can be opened, or none that may be written: a clear sentence, the right exit code, and not a
//! byte of what lies there is touched.

use super::super::kit::{Folder, Seat, Start};
use super::{founded, is_whole};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Every file in a folder that is the database or stands beside it, with what is in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.is_file()).map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// Opens a board that cannot be: the sentence stands on a terminal that was never taken over, and nothing is changed.
#[track_caller]
fn is_refused(folder: &Folder, start: Start, code: i32, sentence: &str) {
    let before = files(folder.path());
    let mut seat = start.size(200, 24).open();
    assert_eq!(seat.wait_exit(), code, "{}", seat.screen());
    seat.assert_clean();
    let screen = seat.screen();
    assert!(screen.has(sentence), "{sentence}\n{screen}");
    assert!(!seat.bytes_since(seat.start()).contains(&0x1b), "no screen was drawn\n{screen}");
    assert!(files(folder.path()) == before, "something was touched");
}

/// `rapat` as a person whom the modes of files stop; the one who may do everything steps down to nobody.
fn powerless(folder: &Folder, args: &[&str]) -> Start {
    let program = env!("CARGO_BIN_EXE_rapat");
    if !rustix::process::geteuid().is_root() {
        return folder.seat(args);
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", "--", program];
    folder.seat_of("setpriv", &[&nobody, args].concat())
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_file_that_is_no_database_stays_what_it_is() {
    let folder = Folder::new();
    folder.write("rapat.db", "catatan belanja\n".repeat(300));
    is_refused(&folder, folder.seat(&[]), 6, "bukan basis data rapat");
    is_refused(&folder, folder.seat(&["--baca-saja"]), 6, "bukan basis data rapat");
    is_refused(&folder, folder.seat(&["--bahasa", "en"]), 6, "no rapat database");

    let folder = Folder::new();
    folder.write("rapat.db", "");
    is_refused(&folder, folder.seat(&[]), 6, "bukan basis data rapat");

    let folder = Folder::new();
    fs::create_dir(folder.db()).unwrap();
    is_refused(&folder, folder.seat(&[]), 6, "bukan berkas biasa");
    assert!(fs::read_dir(folder.db()).unwrap().next().is_none());
}

#[test]
fn a_foreign_database_and_one_of_a_newer_program_are_not_touched() {
    // Both are known by their header: whose it is, and which form it has.
    for (at, value, code, sentence) in
        [(68, 0x0102_0304_u32, 6, "basis data program lain"), (60, 999_999_u32, 5, "rapat yang lebih baru")]
    {
        let folder = founded();
        let mut bytes = fs::read(folder.db()).unwrap();
        bytes[at..at + 4].copy_from_slice(&value.to_be_bytes());
        fs::write(folder.db(), bytes).unwrap();
        is_refused(&folder, folder.seat(&[]), code, sentence);
        is_refused(&folder, folder.seat(&["--baca-saja"]), code, sentence);
    }
}

#[test]
fn a_reader_makes_nothing_and_a_named_folder_must_be_there() {
    let folder = Folder::new();
    is_refused(&folder, folder.seat(&["--baca-saja"]), 6, "tidak ada");
    let nowhere = folder.file("tidak/ada.db").to_string_lossy().into_owned();
    is_refused(&folder, folder.seat(&["--db", &nowhere]), 6, "tidak ada");
    assert!(!folder.file("tidak").exists());
}

#[test]
fn without_the_right_to_read_or_to_write_it_is_said_which_right_is_missing() {
    let folder = founded();
    set_mode(&folder.db(), 0o600);
    let seat = |args: &[&str]| powerless(&folder, args);
    if rustix::process::geteuid().is_root() {
        let mut seat = seat(&[]).size(200, 24).open();
        let code = seat.wait_exit();
        if code == 126 || code == 127 {
            // The program lies where nobody else may go: there is nothing to see here.
            return;
        }
    } else {
        set_mode(&folder.db(), 0o000);
    }
    is_unreadable(&folder, seat(&[]), "Tidak ada hak membaca");
    is_unreadable(&folder, seat(&["--baca-saja"]), "Tidak ada hak membaca");

    // Readable, and nothing else: the board is there for reading, and for writing it says how.
    for path in files(folder.path()).into_keys() {
        set_mode(&path, 0o444);
    }
    set_mode(folder.path(), 0o555);
    is_refused(&folder, seat(&[]), 5, "Tidak ada hak menulis");
    let before = files(folder.path());
    let mut seat = seat(&["--baca-saja"]).open();
    reads_only(&mut seat);
    assert!(files(folder.path()) == before, "something was touched");
    set_mode(folder.path(), 0o755);
}

/// As [`is_refused`], for files that cannot even be read.
#[track_caller]
fn is_unreadable(folder: &Folder, start: Start, sentence: &str) {
    if rustix::process::geteuid().is_root() {
        return is_refused(folder, start, 5, sentence);
    }
    let mut seat = start.size(200, 24).open();
    assert_eq!(seat.wait_exit(), 5, "{}", seat.screen());
    assert!(seat.screen().has(sentence), "{}", seat.screen());
}

#[track_caller]
fn reads_only(seat: &mut Seat) {
    let screen = seat.wait_for(is_whole);
    assert!(screen.has("HANYA BACA"), "{screen}");
    for key in ["s", "p", "k", "t", "c", "u"] {
        seat.keys(key);
        seat.wait_text("Hanya baca: dari sini");
        seat.keys("<Down>");
        seat.wait_gone("Hanya baca: dari sini");
    }
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
    seat.assert_clean();
}

#[test]
fn a_reader_sees_what_others_save_and_changes_not_a_byte() {
    let folder = founded();
    let before = fs::read(folder.db()).unwrap();
    let mut seat = folder.seat(&["--baca-saja"]).open();
    reads_only(&mut seat);
    assert!(fs::read(folder.db()).unwrap() == before);
    let mut seat = folder.seat(&["--baca-saja"]).open();
    seat.wait_for(is_whole);
    folder.run(&["atur", "16", "--tahap", "P", "--progres", "34"]).ok();
    seat.wait_text("16 Tanjung  P 34");
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
}
