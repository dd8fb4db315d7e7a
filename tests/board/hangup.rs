//! The line that is cut: the process ends by itself, soon and without using the processor, whatever reaches it.
//!
//! Nothing here measures time: how much work was done is read from the system's own count of it.

use super::super::kit::{Folder, Seat};
use super::{founded, is_whole};
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

/// So many hundredths of a second of a processor are little, for ending and for what lies between two looks.
const LITTLE: u64 = 10;
/// How long a process may take to be gone before the test fails.
const LIMIT: Duration = Duration::from_secs(10);

/// What `/proc` says of a process.
struct Process {
    state: char,
    parent: u32,
    /// Time on a processor so far, in the system's ticks: hundredths of a second.
    ticks: u64,
}

fn process(pid: u32) -> Option<Process> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name in brackets may hold anything.
    let words: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let number = |at: usize| words.get(at)?.parse::<u64>().ok();
    Some(Process {
        state: words.first()?.chars().next()?,
        parent: u32::try_from(number(1)?).ok()?,
        ticks: number(11)? + number(12)?,
    })
}

/// The process itself, or the first below it, that is `rapat`.
fn rapat_below(pid: u32) -> Option<u32> {
    let is_rapat = |pid: u32| fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|name| name.trim() == "rapat");
    let mut generation = vec![pid];
    while !generation.is_empty() {
        if let Some(found) = generation.iter().copied().find(|pid| is_rapat(*pid)) {
            return Some(found);
        }
        let all = fs::read_dir("/proc").ok()?.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
        generation = all.filter(|one| process(*one).is_some_and(|one| generation.contains(&one.parent))).collect();
    }
    None
}

/// Cuts the line of a whole board and insists that `rapat` is gone without having worked much.
#[track_caller]
fn ends_quietly(seat: &mut Seat, meddle: impl FnOnce(&mut Seat)) {
    seat.wait_for(is_whole);
    let pid = rapat_below(seat.pid()).expect("rapat runs");
    meddle(seat);
    let before = process(pid).expect("rapat runs").ticks;
    seat.hang_up();
    let until = Instant::now() + LIMIT;
    let mut last = before;
    while let Some(now) = process(pid) {
        last = now.ticks;
        if now.state == 'Z' {
            break;
        }
        assert!(Instant::now() < until, "rapat is still there, having used {} ticks", last - before);
        thread::sleep(Duration::from_millis(2));
    }
    assert!(last - before <= LITTLE, "{} ticks were used after the line was cut", last - before);
}

/// `rapat` below a shell that stays.
fn below(folder: &Folder, before: &str) -> Seat {
    let script = format!("{before} '{}'; exit $?", env!("CARGO_BIN_EXE_rapat"));
    folder.seat_of("/bin/sh", &["-c", &script]).open()
}

#[test]
fn as_leader_of_the_session_it_ends_with_the_line() {
    let folder = founded();
    let mut seat = folder.seat(&[]).open();
    ends_quietly(&mut seat, |_| {});
    assert_eq!(seat.wait_exit(), 129);
    folder.run(&["periksa"]).ok();
}

#[test]
fn as_a_child_of_a_shell_it_ends_with_the_line() {
    let folder = founded();
    ends_quietly(&mut below(&folder, ""), |_| {});
    folder.run(&["periksa"]).ok();
}

#[test]
fn with_the_signal_ignored_it_ends_with_the_line() {
    let folder = founded();
    ends_quietly(&mut below(&folder, "trap '' HUP;"), |_| {});
    folder.run(&["periksa"]).ok();
}

/// In a session of its own the process is told nothing: it must see by itself that nobody is there.
#[test]
fn without_any_signal_it_ends_with_the_line() {
    let folder = founded();
    ends_quietly(&mut below(&folder, "setsid -w"), |_| {});
    folder.run(&["periksa"]).ok();
}

/// Half a sequence, half a paste, a form half filled: none of it keeps the process.
#[test]
fn in_the_middle_of_anything_it_ends_with_the_line() {
    let folder = founded();
    ends_quietly(&mut folder.seat(&[]).open(), |seat| seat.raw(b"\x1b[200~belum selesai"));
    ends_quietly(&mut below(&folder, "setsid -w"), |seat| seat.raw(b"\x1b[20"));
    ends_quietly(&mut folder.seat(&[]).open(), |seat| {
        seat.keys("c");
        seat.wait_text("Uraian");
        seat.keys("setengah");
        seat.wait_text("setengah");
    });
    folder.run(&["periksa"]).ok();
}

/// Stopped by its shell, it is woken by the system when the line is cut.
#[test]
fn stopped_in_a_shell_it_ends_with_the_line() {
    let folder = founded();
    ends_quietly(&mut folder.seat(&[]).in_shell().open(), |seat| {
        seat.keys("<C-z>");
        seat.wait_prompt();
    });
    folder.run(&["periksa"]).ok();
}
