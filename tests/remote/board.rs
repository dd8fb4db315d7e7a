//! The board from afar: it stands, it costs little on a slow line, and a lost line loses neither text nor processor.

use super::super::kit::Folder;
use super::server::Server;
use super::{office, ready};
use rustix::process::Signal;
use std::fs;
use std::time::{Duration, Instant};

/// How long a process may take to be gone before the test fails.
const LIMIT: Duration = Duration::from_secs(20);
/// So many hundredths of a second of a processor are little.
const LITTLE: u64 = 10;
/// Nothing has come for so long: what a key brings has arrived.
const STILL: Duration = Duration::from_millis(300);

/// The processes of the gate to this folder's database, with what each has used of a processor.
fn gates(folder: &Folder) -> Vec<(u32, u64)> {
    let db = folder.db().to_string_lossy().into_owned();
    let all =
        fs::read_dir("/proc").into_iter().flatten().filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    let ours = all.filter_map(|pid: u32| {
        let line = fs::read(format!("/proc/{pid}/cmdline")).ok()?;
        let words: Vec<String> =
            line.split(|byte| *byte == 0).map(|word| String::from_utf8_lossy(word).into()).collect();
        let is_gate = words.get(1).is_some_and(|word| word == "ssh-gate") && words.contains(&db);
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        let words: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let ticks = words.get(11)?.parse::<u64>().ok()? + words.get(12)?.parse::<u64>().ok()?;
        (is_gate && words.first() != Some(&"Z")).then_some((pid, ticks))
    });
    ours.collect()
}

/// Waits until no gate is left, insists that ending took little work, and says how long it took.
#[track_caller]
fn gone(folder: &Folder, before: &[(u32, u64)]) -> Duration {
    let since = Instant::now();
    assert!(!before.is_empty(), "no gate ran");
    loop {
        let now = gates(folder);
        for (pid, ticks) in &now {
            let had = before.iter().find(|(known, _)| known == pid).map_or(0, |(_, ticks)| *ticks);
            assert!(ticks - had <= LITTLE, "{} ticks were used after the line was cut", ticks - had);
        }
        if now.is_empty() {
            return since.elapsed();
        }
        assert!(since.elapsed() < LIMIT, "the gate is still there");
        std::thread::sleep(Duration::from_millis(10));
    }
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
        let before = gates(&folder);
        seat.signal(signal);
        let took = gone(&folder, &before);
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
    let Some((folder, server)) = office() else { return };
    drop(server);
    // The first of two values holds; the printed one is too patient for a test.
    let patient = "Match all\n    ClientAliveInterval 1\n    ClientAliveCountMax 1\nMatch all\n";
    let server = Server::start_with(&folder, Server::programs().expect("was there"), patient);
    let Ok(server) = server else { return };
    let seat = ready(server.seat(&folder, "baca"));
    let before = gates(&folder);
    seat.signal(Signal::STOP);
    gone(&folder, &before);
}
