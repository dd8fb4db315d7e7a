//! Two screens, one meeting: the wall follows the board from a process of its own, and writes nothing.

use super::super::kit::{Folder, Process, Seat};
use super::{founded, ready, sample_base};
use rustix::process::Signal;
use std::thread;
use std::time::{Duration, Instant};

/// A wall on the database of this folder.
fn wall(folder: &Folder, args: &[&str]) -> Seat {
    folder.seat(&[&["proyektor"], args].concat()).size(100, 30).open()
}

#[test]
fn the_wall_goes_where_the_operator_goes_and_stops_when_it_is_told_to() {
    let folder = sample_base();
    let mut seat = ready(folder.seat(&["--penulis", "Notulis"]));
    let mut wall = wall(&folder, &[]);
    wall.wait_text("Koto Teluk");
    seat.keys("17<Enter>");
    wall.wait_text(">17 Koto Teluk");
    seat.keys("<Enter>");
    wall.wait_text("17 Koto Teluk  desa");
    seat.keys("L");
    seat.wait_text("beku");
    seat.keys("2");
    seat.wait_text("LAYAR BEKU");
    wall.wait_text("Gambar dibekukan");
    seat.keys("K");
    seat.wait_text("Daftar kendala");
    assert!(wall.screen().has("17 Koto Teluk  desa"));
    seat.keys("L");
    seat.wait_text("kosong");
    seat.keys("3");
    wall.wait_gone("Koto Teluk");
    seat.keys("L");
    seat.wait_text("ikuti");
    seat.keys("1");
    wall.wait_text("kendala terbuka, menurut");
    seat.keys("P");
    wall.wait_text(">17 Koto Teluk");

    // What is read, and how far, and how the board is arranged.
    seat.keys("N");
    seat.wait_text("NOTULA");
    wall.wait_text("NOTULA");
    seat.keys("<End>");
    wall.wait_gone("NOTULA");
    seat.keys("G");
    wall.wait_text("R4 Kam 19 Nov");
    assert!(!wall.screen().has("umur kendala"), "no keys for the hall");
    seat.keys("3");
    wall.wait_text("ditepati");
    seat.keys("P");
    seat.wait_text("Papan per");
    seat.keys("g2");
    wall.wait_text("Nihil lahan");
    seat.keys("g");
    seat.wait_text("kecamatan");
    seat.keys("1");
    wall.wait_gone("Nihil lahan");
    wall.wait_text("17 Koto Teluk");

    // What others save is seen as well, and the process that dies is told.
    folder.run(&["atur", "17", "--progres", "99"]).ok();
    wall.wait_text("Finishing 99 %");
    seat.signal(Signal::KILL);
    let lost = wall.wait_text("Terputus dari papan notulis");
    assert!(lost.has(">17+Koto Teluk"), "{lost}");

    // The next operator is followed.
    let mut next = ready(folder.seat(&["--penulis", "Pengganti"]));
    next.keys("3<Enter>");
    wall.wait_text("> 3 Amar Sakti");
    wall.wait_gone("Terputus");
    wall.keys("q");
    assert_eq!(wall.wait_exit(), 0);
    wall.assert_clean();
}

#[test]
fn the_wall_follows_every_jump() {
    let folder = sample_base();
    let mut seat = ready(folder.seat(&[]));
    let mut wall = wall(&folder, &[]);
    wall.wait_text("Koto Teluk");
    for number in [21, 4, 35, 60, 2, 48, 17, 33, 9] {
        seat.keys(&format!("{number}"));
        seat.wait_text(&format!("Ke nomor {number}"));
        seat.keys("<Enter>");
        wall.wait_for(|screen| screen.rows().iter().any(|row| row.contains(&format!(">{number:>2}"))));
    }
}

#[test]
fn the_wall_makes_nothing_and_is_in_a_theme_of_the_hall() {
    let folder = Folder::new();
    let mut none = wall(&folder, &[]);
    assert_eq!(none.wait_exit(), 6);
    assert!(!folder.db().exists());
    let folder = founded();
    std::fs::create_dir_all(folder.file("config/rapat")).unwrap();
    folder.write("config/rapat/rapat.toml", "tema = 'gelap'\n");
    let before = std::fs::read(folder.db()).unwrap();
    let mut wall = wall(&folder, &[]);
    let screen = wall.wait_text("Belum ada papan notulis");
    assert!(screen.has("Koto Teluk"));
    assert_eq!(wall.cell(10, 1).bgcolor(), vt100::Color::Idx(231), "the ground of the hall, not of the desk");
    wall.keys("x");
    wall.keys("t");
    wall.keys("q");
    assert_eq!(wall.wait_exit(), 0);
    assert_eq!(std::fs::read(folder.db()).unwrap(), before);
}

#[test]
fn what_somebody_else_saves_is_marked_for_some_seconds_and_nothing_moves() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    let before = seat.screen();
    let row = before.rows().iter().position(|row| row.contains("17 Kt.Teluk")).unwrap();
    let line = before.rows()[row].to_string();
    let (left, _) = line.split_once(" Kt.Teluk").unwrap();
    let place = (u16::try_from(row).unwrap(), u16::try_from(left.chars().count()).unwrap());
    folder.run(&["atur", "17", "--tahap", "P"]).ok();
    let screen = seat.wait_text("17+Kt.Teluk P");
    assert_eq!(seat.cell(place.0, place.1).bgcolor(), vt100::Color::Idx(16), "{screen}");
    let begun = Instant::now();
    let screen = seat.wait_text("17 Kt.Teluk P");
    assert!(begun.elapsed() > Duration::from_secs(5), "{screen}");
    assert!(
        screen
            .rows()
            .iter()
            .zip(before.rows())
            .skip(1)
            .take(18)
            .all(|(now, then)| now.chars().take(16).eq(then.chars().take(16)))
    );
    // What one saves oneself is no news.
    seat.keys("17<Enter>");
    seat.wait_text("17 Koto Teluk");
    seat.keys("s");
    seat.wait_text("ketik untuk memilih");
    seat.keys("D<Enter>");
    let screen = seat.wait_text("Kt.Teluk D");
    assert!(screen.has("17 Kt.Teluk D"), "{screen}");
}

#[test]
fn every_terminal_shows_the_wall() {
    let folder = sample_base();
    for term in ["xterm", "xterm-256color", "screen", "tmux-256color", "linux", "vt100"] {
        let start = folder.seat(&["proyektor", "--ascii"]).size(100, 30).env("TERM", term).mute();
        let mut wall = start.open();
        wall.wait_text("Belum ada papan notulis");
        assert!(wall.screen().has("17") && wall.screen().has("= 65 lokasi"), "{term}");
        wall.keys("q");
        assert_eq!(wall.wait_exit(), 0, "{term}");
        wall.assert_clean();
        assert!(wall.bytes_since(wall.start()).is_ascii(), "{term}");
    }
}

#[test]
fn a_wall_that_is_stopped_ends_when_its_shell_does() {
    let folder = sample_base();
    let mut wall = folder.seat(&["proyektor"]).size(100, 30).in_shell().open();
    wall.wait_text("Koto Teluk");
    for (first, then) in [(Signal::CONT, Signal::STOP), (Signal::CONT, Signal::HUP)] {
        let pid = wall.pid();
        wall.keys("<C-z>");
        wall.wait_prompt();
        wall.assert_clean();
        Process::tell(pid, first);
        thread::sleep(Duration::from_millis(40));
        Process::tell(pid, then);
        if then == Signal::HUP {
            Process::let_go_on(pid);
            Process::wait_gone(pid);
        } else {
            wall.keys("fg<Enter>");
            wall.wait_text("Koto Teluk");
        }
    }
    wall.keys("<Enter>");
    wall.wait_prompt();
    wall.assert_clean();
}
