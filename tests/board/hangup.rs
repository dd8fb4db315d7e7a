//! The line that is cut: the process ends by itself, soon and without using the processor, whatever reaches it.
//!
//! Nothing here measures time: how much work was done is read from the system's own count of it.

use super::super::kit::{Folder, Process, Seat};
use super::{founded, is_whole};
use std::thread;
use std::time::{Duration, Instant};

/// So much of a processor is little, for ending and for what lies between two looks.
const LITTLE: Duration = Duration::from_millis(100);
/// How long a process may take to be gone before the test fails.
const LIMIT: Duration = Duration::from_secs(10);

/// Cuts the line of a whole board and insists that `rapat` is gone without having worked much.
#[track_caller]
fn ends_quietly(seat: &mut Seat, meddle: impl FnOnce(&mut Seat)) {
    seat.wait_for(is_whole);
    let pid = Process::below(seat.pid(), "rapat").expect("rapat runs");
    meddle(seat);
    let before = Process::look(pid).expect("rapat runs").cpu;
    seat.hang_up();
    let until = Instant::now() + LIMIT;
    let mut last = before;
    while let Some(now) = Process::look(pid) {
        last = now.cpu;
        if now.state == 'Z' {
            break;
        }
        assert!(Instant::now() < until, "rapat is still there, having worked for {:?}", last - before);
        thread::sleep(Duration::from_millis(2));
    }
    assert!(last - before <= LITTLE, "it worked for {:?} after the line was cut", last - before);
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
