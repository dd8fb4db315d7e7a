//! The seat tested on small shell programs, so that a failing test of `rapat` is never the kit's fault.

use super::{Folder, Start};
use rustix::process::Signal;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// A shell that behaves like a screen program as far as a test needs it.
fn sh(folder: &Folder, script: &str) -> Start {
    folder.seat_of("/bin/sh", &["-c", script])
}

fn failure(run: impl FnOnce()) -> String {
    let why = catch_unwind(AssertUnwindSafe(run)).expect_err("it should have failed");
    why.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[test]
fn keys_go_in_and_the_screen_comes_out() {
    let folder = Folder::new();
    let mut seat = sh(&folder, "stty -echo; echo mulai; read kata; echo \"($kata)\"; exit 7").open();
    seat.wait_text("mulai");
    let mark = seat.mark();
    seat.keys("koto lebu<Backspace*2>mbu<Enter>");
    let screen = seat.wait_text("(koto lembu)");
    assert_eq!(screen.row(1), "(koto lembu)");
    assert_eq!(seat.cell(1, 1).contents(), "k");
    assert_eq!(seat.wait_exit(), 7);
    assert_eq!(seat.bytes_since(mark), b"(koto lembu)\r\n");
    let arrivals = seat.arrivals_since(mark);
    assert_eq!(arrivals.iter().map(|arrival| arrival.bytes).sum::<usize>(), 14);
    assert!(arrivals.iter().all(|arrival| arrival.at >= seat.begun()));
    assert!(!seat.is_running());
}

#[test]
fn the_window_has_its_size_and_a_new_one_is_told() {
    let folder = Folder::new();
    let script = "trap 'stty size' WINCH; stty size; while :; do sleep 0.01; done";
    let mut seat = sh(&folder, script).size(100, 30).open();
    seat.wait_text("30 100");
    assert_eq!(seat.screen().size(), (100, 30));
    seat.resize(65_535, 65_535);
    seat.wait_text("65535 65535");
    seat.resize(120, 34);
    seat.wait_text("34 120");
    assert_eq!(seat.screen().size(), (120, 34));
}

#[test]
fn a_paste_is_bracketed_and_an_escape_comes_alone() {
    let folder = Folder::new();
    let echo = "stty raw -echo; printf siap; while :; do dd bs=99 count=1 2>/dev/null | od -An -c; done";
    let mut seat = sh(&folder, echo).size(120, 24).open();
    seat.wait_text("siap");
    seat.paste("a\r");
    seat.wait_for(|screen| {
        screen.rows().iter().any(|row| row.split_whitespace().collect::<String>() == "siap033[200~a\\r033[201~")
    });
    seat.keys("<Esc>q");
    seat.wait_for(|screen| {
        let rows: Vec<String> = screen.rows().iter().map(|row| row.split_whitespace().collect()).collect();
        rows.windows(2).any(|pair| pair[0] == "033" && pair[1] == "q")
    });
}

#[test]
fn what_is_not_seen_fails_with_the_screen() {
    let folder = Folder::new();
    let mut seat = sh(&folder, "echo ada; exit 4").open();
    let said = failure(|| drop(seat.wait_text("tidak ada")));
    assert!(said.contains("waiting for \"tidak ada\": the program ended with 4"), "{said}");
    assert!(said.contains("│ada "), "{said}");
}

#[test]
fn frames_are_counted_and_shown_whole() {
    let folder = Folder::new();
    let frame = |text: &str| format!("printf '\\033[?2026h\\033[H{text}\\033[?2026l'");
    let script = format!("{}; read x; {}; {}; read x", frame("satu"), frame("dua."), frame("tiga"));
    let mut seat = sh(&folder, &script).open();
    seat.wait_text("satu");
    assert_eq!(seat.frames_since(seat.start()), 1);
    let mark = seat.mark();
    seat.keys("<Enter>");
    seat.wait_text("tiga");
    assert_eq!(seat.frames_since(mark), 2);
    seat.wait_gone("dua.");
    seat.wait_quiet(Duration::from_millis(50));
}

#[test]
fn a_hang_up_reaches_the_program_though_nobody_typed() {
    let folder = Folder::new();
    let mut seat =
        sh(&folder, "trap 'echo putus > putus; exit 1' HUP; echo jalan; while :; do sleep 0.01; done").open();
    seat.wait_text("jalan");
    seat.hang_up();
    assert_eq!(seat.wait_exit(), 1);
    assert_eq!(folder.read("putus"), "putus\n");
    // A line that is lost types nothing.
    let mut seat = sh(&folder, "trap '' HUP; echo jalan; cat > sisa; echo usai >> sisa").open();
    seat.wait_text("jalan");
    seat.hang_up();
    seat.wait_exit();
    assert_eq!(folder.read("sisa"), "usai\n");
}

#[test]
fn signals_arrive_and_the_exit_code_tells() {
    let folder = Folder::new();
    let mut seat = sh(&folder, "echo jalan; exec sleep 1000").open();
    seat.wait_text("jalan");
    assert!(seat.is_running() && seat.pid() > 0);
    seat.signal(Signal::TERM);
    assert_eq!(seat.wait_exit(), 128 + 15);
}

#[test]
fn a_clean_terminal_passes_and_an_unclean_one_is_named() {
    let folder = Folder::new();
    let mut exact = sh(&folder, "was=$(stty -g); stty raw -echo; printf '\\033[?1049h\\033[?1049l'; stty $was").open();
    exact.wait_exit();
    exact.assert_clean();
    let mut raw = sh(&folder, "stty raw; printf '\\033[?2004h'").open();
    raw.wait_exit();
    let said = failure(|| raw.assert_clean());
    assert!(said.contains("bracketed paste is on; the line's settings changed"), "{said}");
    assert!(said.contains("\\x1b[?2004h"), "{said}");
}

#[test]
fn in_a_shell_a_program_can_be_suspended_and_brought_back() {
    let folder = Folder::new();
    let mut seat = folder.seat_of("/bin/sh", &["-c", "echo jalan; read kata; echo \"($kata)\""]).in_shell().open();
    // The shell echoes the command line, which holds the word too.
    seat.wait_for(|screen| screen.rows().iter().any(|row| row == "jalan"));
    let program = seat.pid();
    seat.keys("<C-z>");
    seat.wait_prompt();
    assert!(seat.screen().has("Stopped"));
    assert_ne!(seat.pid(), program);
    seat.assert_clean();
    seat.keys("fg<Enter>ya<Enter>");
    seat.wait_text("(ya)");
}

#[test]
fn a_terminal_answers_unless_it_is_mute() {
    let folder = Folder::new();
    let ask = "stty raw -echo min 0 time 20; printf '\\033[c'; printf \"[%s]\" \"$(dd bs=1 count=10 2>/dev/null | tr -d '\\033')\"";
    let mut seat = sh(&folder, ask).open();
    seat.wait_text("[[?62;22c]");
    let mut mute = sh(&folder, &ask.replace("time 20", "time 1")).mute().env("A", "1").unset("A").open();
    mute.wait_text("[]");
}

#[test]
fn keys_that_nobody_reads_are_noticed() {
    let folder = Folder::new();
    let mut seat = sh(&folder, "stty raw -echo; echo jalan; exec sleep 1000").open();
    seat.wait_text("jalan");
    let said = failure(|| seat.raw_within(&vec![b'x'; 1_000_000], Duration::from_millis(300)));
    assert!(said.contains("bytes were not taken"), "{said}");
}
