//! What is half typed outlives its board, whatever ends it: the next one offers it, once, and only where it was not
//! saved after all.

use super::super::kit::{Folder, Screen, Seat};
use super::{OFFER, founded, is_whole, ready, type_in, wait_field};
use rustix::process::Signal;
use std::fs;
use std::time::{Duration, Instant};

/// So much may be lost.
const AT_RISK: Duration = Duration::from_secs(1);

/// A board on which a note is being written.
fn note(folder: &Folder, args: &[&str]) -> Seat {
    let mut seat = ready(folder.seat(args));
    seat.keys("c");
    wait_field(&mut seat, "Uraian");
    seat
}

/// What a new board offers, put down for later; empty if it offers nothing.
#[track_caller]
fn offered(folder: &Folder) -> String {
    let mut seat = ready(folder.seat(&[]));
    // What is offered comes after the board, but before a whole second of silence.
    seat.wait_quiet(Duration::from_millis(600));
    let text = quoted(&seat.screen());
    seat.keys("<Esc>");
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
    text
}

fn quoted(screen: &Screen) -> String {
    let text = screen.text();
    let mut parts = text.split('"');
    parts.nth(1).unwrap_or_default().to_owned()
}

/// Goes on with the draft that is offered and throws the field's text away, so that the next round begins with none.
fn clear(folder: &Folder) {
    let mut seat = ready(folder.seat(&[]));
    seat.wait_text(OFFER);
    seat.keys("2");
    seat.wait_text("Draf dibuang");
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
}

#[test]
fn killed_at_any_moment_of_typing_at_most_the_last_second_is_lost() {
    let folder = founded();
    let rounds: u64 = if std::env::var_os("RAPAT_BENCH_LONG").is_some() { 200 } else { 8 };
    for round in 0..rounds {
        let mut seat = note(&folder, &[]);
        let mut typed = String::new();
        let mut echoes = Vec::new();
        // Another length for each, none of them a multiple of how often drafts are written.
        let until = Instant::now() + Duration::from_millis(300 + round * 371 % 1900);
        while Instant::now() < until {
            typed.push(char::from(b'a' + u8::try_from(typed.len() % 26).unwrap()));
            seat.raw(&typed.as_bytes()[typed.len() - 1..]);
            seat.wait_text(&typed);
            echoes.push(Instant::now());
            std::thread::sleep(Duration::from_millis(70));
        }
        let killed = Instant::now();
        seat.signal(Signal::KILL);
        assert_eq!(seat.wait_exit(), 137);
        let safe = echoes.iter().filter(|echo| **echo + AT_RISK <= killed).count();
        let found = offered(&folder);
        assert!(typed.starts_with(&found), "round {round}: {found} of {typed}");
        assert!(found.len() >= safe, "round {round}: only {found} of {typed}, {safe} were older than a second");
        if !found.is_empty() {
            clear(&folder);
        }
    }
    folder.run(&["periksa"]).ok();
}

#[test]
fn told_to_end_or_cut_off_a_board_loses_nothing() {
    let folder = founded();
    for how in [Some(Signal::HUP), Some(Signal::TERM), Some(Signal::INT), None] {
        let mut seat = note(&folder, &["--penulis", "Sekretaris"]);
        type_in(&mut seat, "Kades setuju, tetapi");
        match how {
            Some(signal) => seat.signal(signal),
            None => seat.hang_up(),
        }
        seat.wait_exit();
        let mut next = ready(folder.seat(&[]));
        let screen = next.wait_text(OFFER);
        assert!(screen.has("Kades setuju, tetapi") && screen.has("Sekretaris") && screen.has("lanjutkan"), "{screen}");
        next.keys("1");
        wait_field(&mut next, "Uraian");
        // The cursor stands where it stood.
        type_in(&mut next, " lusa");
        next.wait_text("Kades setuju, tetapi lusa");
        next.keys("<Enter>");
        next.wait_text("Tersimpan");
        next.keys("q");
        assert_eq!(next.wait_exit(), 0);
        assert_eq!(offered(&folder), "", "{how:?}");
    }
    let log = folder.run(&["riwayat"]).ok().out;
    assert_eq!(log.matches("Kades setuju, tetapi lusa").count(), 4, "{log}");
}

#[test]
fn what_was_closed_or_left_with_ctrl_c_is_offered_and_what_was_saved_is_not() {
    let folder = founded();
    let mut seat = note(&folder, &[]);
    type_in(&mut seat, "ditutup");
    seat.keys("<Esc>q");
    assert_eq!(seat.wait_exit(), 0);
    assert_eq!(offered(&folder), "ditutup");
    clear(&folder);

    for args in [&[][..], &["--sekarang", "2026-11-24T09:00", "--db", "latihan.db"]] {
        for ends in [Signal::KILL, Signal::TERM] {
            let mut seat = note(&folder, args);
            type_in(&mut seat, "disimpan");
            // Long enough for the draft to be written down before it is saved.
            seat.wait_quiet(Duration::from_millis(400));
            seat.keys("<Enter>");
            seat.wait_text("Tersimpan");
            seat.signal(ends);
            seat.wait_exit();
            let mut next = ready(folder.seat(args));
            next.wait_quiet(Duration::from_millis(600));
            let screen = next.screen();
            assert!(!screen.has(OFFER), "{args:?} {ends:?}\n{screen}");
            next.keys("q");
            assert_eq!(next.wait_exit(), 0);
        }
    }
}

#[test]
fn a_living_board_keeps_its_draft_and_a_dead_one_leaves_it_to_exactly_one() {
    let folder = founded();
    let mut owner = note(&folder, &[]);
    type_in(&mut owner, "milik meja satu");
    owner.wait_quiet(Duration::from_millis(400));
    let mut second = ready(folder.seat(&[]));
    second.wait_quiet(Duration::from_millis(600));
    assert!(!second.screen().has(OFFER), "{}", second.screen());
    let mut busy = ready(folder.seat(&[]));
    busy.keys("<Down>");
    owner.signal(Signal::KILL);
    owner.wait_exit();
    // Laid open only where nobody has begun anything.
    second.wait_text("milik meja satu");
    let screen = busy.wait_text(OFFER);
    assert!(!screen.has("milik meja satu"), "{screen}");
    second.keys("1");
    wait_field(&mut second, "Uraian");
    busy.keys(":draf");
    busy.wait_text(OFFER);
    busy.keys("<Enter>");
    busy.wait_text("milik meja satu");
    busy.keys("1");
    busy.wait_text("di tempat lain");
}

#[test]
fn without_a_usable_file_of_drafts_everything_else_works() {
    let folder = founded();
    let file = folder.file("rapat.db-draf");
    let damaged = b"bukan berkas draf\n".repeat(300);
    for is_folder in [false, true] {
        match is_folder {
            false => fs::write(&file, &damaged).unwrap(),
            true => fs::create_dir(&file).unwrap(),
        }
        let mut seat = ready(folder.seat(&[]));
        let screen = seat.wait_text("draf");
        assert!(screen.has("rapat.db-draf") && screen.has("aman"), "{screen}");
        seat.keys("c");
        wait_field(&mut seat, "Uraian");
        type_in(&mut seat, "tanpa draf");
        seat.keys("<Enter>");
        seat.wait_text("Tersimpan");
        seat.keys("q");
        assert_eq!(seat.wait_exit(), 0);
        match is_folder {
            false => {
                assert_eq!(fs::read(&file).unwrap(), damaged);
                fs::remove_file(&file).unwrap();
            }
            true => fs::remove_dir(&file).unwrap(),
        }
    }
    folder.run(&["periksa"]).ok();
}

#[test]
fn who_may_only_read_writes_no_drafts_and_is_offered_none() {
    let folder = founded();
    let mut seat = note(&folder, &[]);
    type_in(&mut seat, "setengah");
    seat.signal(Signal::TERM);
    seat.wait_exit();
    let drafts = || fs::read(folder.file("rapat.db-draf")).unwrap();
    let before = drafts();
    let mut reader = ready(folder.seat(&["--baca-saja"]));
    reader.wait_quiet(Duration::from_millis(600));
    assert!(is_whole(&reader.screen()) && !reader.screen().has(OFFER));
    reader.keys("q");
    assert_eq!(reader.wait_exit(), 0);
    assert_eq!(drafts(), before);
    assert_eq!(offered(&folder), "setengah");
}
