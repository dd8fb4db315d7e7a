//! The board from afar: it stands, it costs little on a slow line, and a lost line loses neither text nor processor.

use super::super::kit::Process;
use super::server::Server;
use super::{office, office_with, ready};
use rustix::process::Signal;
use std::time::{Duration, Instant};

/// How long a process may take to be gone before the test fails.
const LIMIT: Duration = Duration::from_secs(20);
/// So much of a processor is little.
const LITTLE: Duration = Duration::from_millis(100);
/// Nothing has come for so long: what a key brings has arrived.
const STILL: Duration = Duration::from_millis(300);

/// Waits until the gate is gone, insists that ending took little work, and says how long it took.
#[track_caller]
fn gone(pid: u32, before: Process) -> Duration {
    let since = Instant::now();
    while let Some(now) = Process::look(pid).filter(|now| now.state != 'Z') {
        let worked = now.cpu - before.cpu;
        assert!(worked <= LITTLE, "it worked for {worked:?} after the line was cut");
        assert!(since.elapsed() < LIMIT, "the gate is still there");
        std::thread::sleep(Duration::from_millis(10));
    }
    since.elapsed()
}

/// The gate that somebody sits behind, and what it has done so far.
#[track_caller]
fn gate(server: &Server) -> (u32, Process) {
    let pid = server.gate().expect("a gate runs");
    (pid, Process::look(pid).expect("a gate runs"))
}

#[test]
fn a_reader_sees_the_board_and_cannot_write_and_it_costs_little() {
    let Some((folder, server)) = office() else { return };
    let mut seat = ready(server.seat(&folder, "baca"));
    seat.wait_quiet(STILL);
    let bytes = seat.bytes_since(seat.start()).len();
    assert!(bytes <= 6 * 1024, "{bytes} bytes");
    for key in ["<Down>", "<Right>", "<Down>"] {
        let mark = seat.mark();
        let before = seat.screen().text();
        seat.keys(key);
        seat.wait_for(|screen| screen.text() != before);
        seat.wait_quiet(STILL);
        let bytes = seat.bytes_since(mark).len();
        assert!((1..=300).contains(&bytes), "{key}: {bytes} bytes");
    }
    let mark = seat.mark();
    seat.wait_quiet(Duration::from_secs(2));
    assert_eq!(seat.bytes_since(mark).len(), 0);
    seat.keys("c");
    seat.wait_quiet(STILL);
    assert!(!seat.screen().has("Uraian"), "{}", seat.screen());
    // What others write comes by itself.
    folder.run(&["atur", "17", "--tahap", "N"]).ok();
    seat.wait_for(|screen| screen.rows().iter().any(|row| row.contains("17") && row.contains(" N")));
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
    seat.assert_clean();
}

#[test]
fn a_phone_has_a_board_too() {
    let Some((folder, server)) = office() else { return };
    let mut seat = server.seat(&folder, "baca").size(40, 20).open();
    seat.wait_for(|screen| screen.has("?"));
    seat.wait_quiet(STILL);
    let bytes = seat.bytes_since(seat.start()).len();
    assert!(bytes <= 6 * 1024, "{bytes} bytes\n{}", seat.screen());
    seat.keys("17<Enter>");
    seat.wait_text("Koto Teluk");
    seat.keys("<Esc>");
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
}

/// What is half typed when the line is lost is offered to the same key again, and nobody works on behind it.
#[test]
fn a_line_that_is_lost_in_the_middle_of_typing_loses_nothing() {
    let Some((folder, server)) = office() else { return };
    for signal in [Signal::KILL, Signal::TERM, Signal::HUP] {
        let mut seat = ready(server.seat(&folder, "tulis"));
        seat.keys("c");
        seat.wait_text("Uraian");
        seat.keys("setengah kalimat");
        seat.wait_text("setengah kalimat");
        let (pid, before) = gate(&server);
        seat.signal(signal);
        let took = gone(pid, before);
        let mut seat = ready(server.seat(&folder, "tulis"));
        let screen = seat.wait_text("setengah kalimat");
        assert!(took < LIMIT, "{screen}");
        seat.keys("2");
        seat.wait_gone("setengah kalimat");
        seat.keys("q");
        assert_eq!(seat.wait_exit(), 0);
    }
    folder.run(&["periksa"]).ok();
}

/// A client that is stopped, as by a closed lid: the server gives it up, and the board ends with the line.
#[test]
fn a_client_that_no_longer_answers_is_given_up() {
    // The printed patience is too long for a test.
    let Some((folder, server)) = office_with("ClientAliveInterval 1\n    ClientAliveCountMax 1") else { return };
    let seat = ready(server.seat(&folder, "baca"));
    let (pid, before) = gate(&server);
    seat.signal(Signal::STOP);
    gone(pid, before);
}

/// The same while others go on writing, which the stopped client's board goes on showing to nobody: in a running meeting
/// a lost line is given up as well.
#[test]
fn a_client_that_no_longer_answers_is_given_up_while_others_write() {
    // How often the server asks is what is printed; only how many times it does is too patient for a test.
    let Some((folder, server)) = office_with("ClientAliveCountMax 3") else { return };
    let seat = ready(server.seat(&folder, "baca"));
    let (pid, _) = gate(&server);
    seat.signal(Signal::STOP);
    let since = Instant::now();
    for percent in (10..90).cycle() {
        folder.run(&["atur", "17", "--progres", &percent.to_string()]).ok();
        std::thread::sleep(Duration::from_secs(3));
        if Process::look(pid).is_none_or(|now| now.state == 'Z') {
            break;
        }
        assert!(since.elapsed() < LIMIT, "the gate is still there");
    }
}
