//! How the board is opened and left: from a terminal only, on the database that is meant, leaving nothing behind.

use super::super::kit::Folder;
use super::MORNING;
use std::fs;

#[test]
fn without_a_terminal_nothing_is_opened_or_made() {
    let folder = Folder::new();
    for args in [&[][..], &["contoh"], &["--baca-saja"]] {
        let refused = folder.run(args).code(1);
        assert!(refused.err.contains("terminal") && refused.out.is_empty(), "{refused}");
    }
    assert!(!folder.db().exists());
}

#[test]
fn the_first_run_makes_the_database_and_shows_every_site() {
    let folder = Folder::new();
    let mut seat = folder.seat(&["--sekarang", MORNING]).size(120, 40).open();
    seat.wait_text("Koto Teluk");
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
    seat.assert_clean();
    assert!(folder.db().exists());
}

#[test]
fn sample_data_are_thrown_away_or_kept_in_the_named_file() {
    let folder = Folder::new();
    let mut seat = folder.seat(&["contoh", "--sekarang", MORNING]).size(120, 40).open();
    seat.wait_text("contoh.db di ");
    assert_eq!(fs::read_dir(folder.file("tmp")).unwrap().count(), 1);
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
    assert_eq!(fs::read_dir(folder.file("tmp")).unwrap().count(), 0, "gone with the board");
    assert!(!folder.db().exists());

    let file = folder.file("contoh.db").to_string_lossy().into_owned();
    let mut seat = folder.seat(&["contoh", "--db", &file, "--bahasa", "en"]).size(120, 40).open();
    seat.wait_text("contoh.db on ");
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
    folder.run(&["periksa", "--db", &file]).ok();
}

#[test]
fn a_reader_sees_the_board_and_makes_no_database() {
    let folder = Folder::new();
    let mut seat = folder.seat(&["--baca-saja"]).open();
    assert_eq!(seat.wait_exit(), 6);
    folder.run(&["ringkas"]).ok();
    let mut seat = folder.seat(&["--baca-saja"]).size(120, 40).open();
    seat.wait_text("Koto Teluk");
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
}
