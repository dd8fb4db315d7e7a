//! The command line, seen from outside: what scripts and people get, in which form, with which exit code.

mod beside;
mod capture;
mod custody;
mod depth;
mod fence;
mod files;
mod gate;
mod import;
mod init;
mod key;
mod look;
mod meeting;
mod office;
mod paper;
mod person;
mod pictures;
mod readers;
mod record;
mod screen;
mod shared;
mod shell;
mod undo;
mod usage;
mod wall;
mod width;

use super::kit::{Folder, Output};

/// A rehearsal of the morning of 24 November 2026.
const MORNING: &str = "2026-11-24T09:00";

/// Runs under the frozen clock of that morning.
#[track_caller]
fn at_nine(folder: &Folder, args: &[&str]) -> Output {
    folder.run(&[&["--sekarang", MORNING], args].concat())
}

/// Runs under a frozen clock.
#[track_caller]
fn at(folder: &Folder, when: &str, args: &[&str]) -> Output {
    folder.run(&[&["--sekarang", when], args].concat())
}

/// A folder whose database holds the sample data of that morning.
fn sample() -> Folder {
    let folder = Folder::new();
    let db = folder.db().to_string_lossy().into_owned();
    at_nine(&folder, &["contoh", "--db", &db]).ok();
    folder
}
