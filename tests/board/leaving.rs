//! The ways out: whatever ends or stops the board, the terminal is as it was before, and the exit code tells why.

use super::super::kit::{Folder, Process, Seat};
use super::{founded, is_whole, ready, type_in, wait_field};
use rustix::process::Signal;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::thread;
use std::time::Duration;

/// A board with something open on it and a form half typed, so that a cursor is shown and there is much to give back.
fn in_the_middle(folder: &Folder) -> Seat {
    let mut seat = ready(folder.seat(&[]));
    seat.keys("<Enter>");
    seat.wait_text("15.72.01.2004");
    seat.keys("c");
    wait_field(&mut seat, "Uraian");
    type_in(&mut seat, "setengah");
    seat
}

#[test]
fn q_and_ctrl_c_leave_a_clean_terminal() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
    seat.assert_clean();

    // In a field `q` is a letter, and Ctrl-C leaves all the same.
    let mut seat = in_the_middle(&folder);
    type_in(&mut seat, "q");
    seat.keys("<C-c>");
    assert_eq!(seat.wait_exit(), 0);
    seat.assert_clean();
}

#[test]
fn a_signal_to_end_leaves_a_clean_terminal_and_tells_its_number() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::INT, 130), (Signal::HUP, 129)] {
        // The draft that is left behind would be offered to the next one.
        let folder = founded();
        let mut seat = in_the_middle(&folder);
        seat.signal(signal);
        assert_eq!(seat.wait_exit(), code, "{signal:?}");
        seat.assert_clean();
        folder.run(&["periksa"]).ok();
    }
}

#[test]
fn what_was_saved_before_the_end_is_there() {
    let folder = founded();
    // The Enter that saves and the key that leaves, in one write.
    let mut seat = ready(folder.seat(&[]));
    seat.keys("c");
    wait_field(&mut seat, "Uraian");
    type_in(&mut seat, "Disimpan lalu keluar");
    seat.raw(b"\r\x03");
    assert_eq!(seat.wait_exit(), 0);
    seat.assert_clean();
    let log = folder.run(&["riwayat"]).ok().out;
    assert!(log.contains("Disimpan lalu keluar"), "{log}");
}

#[test]
fn an_error_at_the_start_touches_no_terminal() {
    let folder = Folder::new();
    folder.write("rapat.db", "bukan basis data\n".repeat(300));
    let mut seat = folder.seat(&[]).open();
    assert_eq!(seat.wait_exit(), 6);
    seat.assert_clean();
    assert!(seat.screen().has("bukan basis data rapat"), "{}", seat.screen());
    let bytes = seat.bytes_since(seat.start());
    assert!(!bytes.contains(&0x1b), "{}", bytes.escape_ascii());

    let folder = founded();
    fs::set_permissions(folder.db(), fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may read everything is not stopped by a mode.
    if fs::read(folder.db()).is_err() {
        let mut seat = folder.seat(&[]).open();
        assert_eq!(seat.wait_exit(), 5);
        seat.assert_clean();
    }
}

#[test]
fn ctrl_z_gives_the_shell_its_terminal_and_fg_the_whole_screen_back() {
    let folder = founded();
    let mut seat = ready(folder.seat(&["--penulis", "Notulis"]).in_shell());
    seat.keys("<Enter>");
    seat.wait_text("15.72.01.2004");
    seat.keys("c");
    wait_field(&mut seat, "Uraian");
    type_in(&mut seat, "Sebelum berhenti");
    for _ in 0..3 {
        let before = seat.screen().text();
        seat.keys("<C-z>");
        seat.wait_prompt();
        seat.assert_clean();
        // The shell works, and what is typed goes to nobody else.
        seat.keys("echo $((40 + 2)) angka<Enter>");
        seat.wait_text("42 angka");
        seat.keys("fg<Enter>");
        let screen = seat.wait_for(|screen| screen.has("Sebelum berhenti") && screen.has("simpan"));
        assert_eq!(screen.text(), before);
    }
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan");
    seat.keys("<Esc>");
    seat.wait_for(is_whole);
    seat.keys("q");
    seat.wait_prompt();
    seat.assert_clean();
    let log = folder.run(&["riwayat"]).ok().out;
    assert!(log.contains("Sebelum berhenti"), "{log}");
}

#[test]
fn a_resized_window_and_the_news_of_others_wait_for_fg() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]).in_shell());
    seat.keys("<C-z>");
    seat.wait_prompt();
    seat.resize(120, 34);
    folder.run(&["atur", "1", "--tahap", "S"]).ok();
    seat.keys("fg<Enter>");
    let screen = seat.wait_for(|screen| is_whole(screen) && screen.row(2).contains("Pasar Baru"));
    assert_eq!(screen.size(), (120, 34));
    seat.wait_for(|screen| screen.rows().iter().any(|row| row.contains("Selesai")));
    seat.keys("q");
    seat.wait_prompt();
    seat.assert_clean();
}

#[test]
fn stopped_by_another_process_it_goes_on_with_a_whole_screen() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]).in_shell());
    let before = seat.screen().text();
    seat.signal(Signal::STOP);
    seat.wait_text("Stopped");
    // Nobody could give the terminal back: to the shell only a line feed is an Enter now.
    seat.raw("fg\n");
    seat.wait_for(|screen| screen.text() == before);
    seat.signal(Signal::TSTP);
    seat.wait_prompt();
    seat.assert_clean();
    seat.keys("fg<Enter>");
    seat.wait_for(|screen| screen.text() == before);
    seat.keys("q");
    seat.wait_prompt();
    seat.assert_clean();
}

#[test]
fn in_the_background_it_leaves_the_terminal_alone() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]).in_shell());
    seat.keys("<C-z>");
    seat.wait_prompt();
    seat.keys("bg<Enter>");
    seat.wait_for(|screen| screen.has("Stopped"));
    folder.run(&["atur", "1", "--tahap", "S"]).ok();
    seat.keys("echo $((40 + 2)) angka<Enter>");
    seat.wait_text("42 angka");
    seat.wait_prompt();
    seat.assert_clean();
    seat.keys("fg<Enter>");
    seat.wait_for(|screen| is_whole(screen) && screen.has("1 Ps.Baru  S"));
    seat.keys("q");
    seat.wait_prompt();
    seat.assert_clean();
}

#[test]
fn told_to_go_on_and_to_end_it_ends_and_leaves_the_shell_its_terminal() {
    for (first, then) in [(Signal::CONT, Signal::HUP), (Signal::HUP, Signal::CONT), (Signal::CONT, Signal::TERM)] {
        let folder = founded();
        let mut seat = ready(folder.seat(&[]).in_shell());
        seat.keys("c");
        wait_field(&mut seat, "Uraian");
        type_in(&mut seat, "Setengah ditulis");
        let pid = seat.pid();
        seat.keys("<C-z>");
        seat.wait_prompt();
        Process::tell(pid, first);
        // Long enough that it goes on with the one before it hears of the other.
        thread::sleep(Duration::from_millis(40));
        Process::tell(pid, then);
        Process::let_go_on(pid);
        Process::wait_gone(pid);
        seat.keys("<Enter>");
        seat.wait_prompt();
        seat.assert_clean();
        let mut next = folder.seat(&[]).open();
        next.wait_text("Setengah ditulis");
    }
}

#[test]
fn stopped_by_another_process_it_ends_without_the_terminal() {
    for (first, then) in [(Signal::TERM, Signal::CONT), (Signal::CONT, Signal::TERM)] {
        let folder = founded();
        let mut seat = ready(folder.seat(&[]).in_shell());
        let pid = seat.pid();
        seat.signal(Signal::STOP);
        seat.wait_text("Stopped");
        Process::tell(pid, first);
        thread::sleep(Duration::from_millis(40));
        Process::tell(pid, then);
        Process::let_go_on(pid);
        Process::wait_gone(pid);
        seat.raw("echo $((40 + 2)) angka\n");
        seat.wait_text("42 angka");
        // This shell leaves the mode as it finds it; whatever else was switched on is off.
        let left = seat.left_behind();
        assert!(left.iter().all(|what| what.contains("settings")), "{left:?}");
    }
}

#[test]
fn where_no_shell_waits_ctrl_z_stops_nothing() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    seat.keys("<C-z>");
    seat.keys("17");
    seat.wait_text("Ke nomor 17");
    seat.keys("<Esc>q");
    assert_eq!(seat.wait_exit(), 0);
    seat.assert_clean();
}
