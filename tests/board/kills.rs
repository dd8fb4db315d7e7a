//! Killed in the middle of saving, at every stage of it: what was called saved is there, nothing is there by half, and
//! the next one is not held up.

use super::super::kit::{Folder, Output};
use super::{founded, ready, type_in, wait_field};
use rustix::process::Signal;
use std::thread;
use std::time::{Duration, Instant};

/// So many processes are killed.
const KILLS: u32 = 20;

fn report(folder: &Folder, text: &str) -> super::super::kit::Running {
    folder.cmd(&["lapor", "17", text, "--kategori", "lahan"]).spawn()
}

/// The texts of all obstacles, as the command line tells them.
fn texts(folder: &Folder) -> Vec<String> {
    let issues = folder.run(&["kendala", "--semua", "--format", "json"]).ok().json();
    issues.as_array().unwrap().iter().map(|issue| issue["uraian"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_a_killed_command_called_saved_is_there() {
    let folder = founded();
    let begun = Instant::now();
    report(&folder, "Ukuran").wait().ok();
    let usual = begun.elapsed();
    let mut saved = vec!["Ukuran".to_owned()];
    let mut killed = 0;
    for round in 0..KILLS {
        let (victim, other) = (format!("Korban {round}"), format!("Saksi {round}"));
        let running = report(&folder, &victim);
        // Another moment of the way for each, from the beginning to a little behind the usual end.
        thread::sleep(usual * round / (KILLS - 2));
        let witness = report(&folder, &other);
        let ended: Output = running.kill();
        match ended.code {
            0 => saved.push(victim),
            137 => killed += 1,
            _ => panic!("{ended}"),
        }
        witness.wait().ok();
        saved.push(other);
    }
    assert!(killed > 0, "nobody was killed on the way");
    let there = texts(&folder);
    for text in &saved {
        assert_eq!(there.iter().filter(|found| *found == text).count(), 1, "{text}");
    }
    folder.run(&["periksa"]).ok();
}

#[test]
fn what_a_killed_board_called_saved_is_there() {
    let folder = founded();
    let mut saved = Vec::new();
    for round in 0..5 {
        let mut seat = ready(folder.seat(&[]));
        let text = format!("Catatan sebelum mati {round}");
        seat.keys("c");
        wait_field(&mut seat, "Uraian");
        type_in(&mut seat, &text);
        seat.keys("<Enter>");
        seat.wait_text("Tersimpan");
        seat.signal(Signal::KILL);
        assert_eq!(seat.wait_exit(), 137);
        saved.push(text);
    }
    let log = folder.run(&["riwayat"]).ok().out;
    for text in &saved {
        assert!(log.contains(text), "{text}\n{log}");
    }
    folder.run(&["periksa"]).ok();
}

#[test]
fn a_killed_founding_is_taken_up_by_the_next_one() {
    let begun = Instant::now();
    founded();
    let usual = begun.elapsed();
    for round in 0..KILLS {
        let folder = Folder::new();
        let running = folder.cmd(&["ringkas"]).spawn();
        thread::sleep(usual * round / (KILLS - 2));
        running.kill();
        let mut seat = ready(folder.seat(&[]));
        assert_eq!(super::numbers(&seat.screen()).len(), 65);
        seat.keys("q");
        assert_eq!(seat.wait_exit(), 0);
        folder.run(&["periksa"]).ok();
    }
}

#[test]
fn a_board_sees_what_was_saved_by_whoever_was_killed_afterwards() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    let mut last = None;
    for round in 0..KILLS {
        let percent = (10 + round).to_string();
        let running = folder.cmd(&["atur", "16", "--progres", &percent]).spawn();
        thread::sleep(Duration::from_millis(u64::from(round) * 3));
        // One in four comes to its end.
        if round % 4 == 3 {
            running.wait().ok();
        } else {
            running.kill();
        }
        last = folder.run(&["lokasi", "16", "--format", "json"]).ok().json()["progres"].as_f64();
        let shown = last.map_or("-".to_owned(), |percent| percent.to_string());
        seat.wait_for(|screen| screen.rows().iter().any(|row| row.contains(&format!("16 Tanjung  - {shown:>2}"))));
    }
    assert_eq!(last, Some(f64::from(10 + KILLS - 1)));
    folder.run(&["periksa"]).ok();
}
