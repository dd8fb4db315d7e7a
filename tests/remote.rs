//! From afar: a real OpenSSH server on this machine alone, with a host key and a configuration of its own, and in it the
//! very block that `rapat pasang-ssh` prints. `.ci/run` installs the server and says so in `RAPAT_SSHD`; where there is
//! none, the tests say that they were left out.

mod account;
mod board;
mod carry;
mod closed;
mod installed;
mod lookup;
mod server;
mod sheet;

use super::kit::{Folder, Seat, Start};
use server::Server;
use std::io::Write;

/// The sample data behind a server, with a key of each role; nothing where no server can run.
fn office() -> Option<(Folder, Server)> {
    office_with("")
}

/// The same, where for everybody other lines stand before the printed ones; the first of two values holds.
fn office_with(lines: &str) -> Option<(Folder, Server)> {
    let first = if lines.is_empty() { String::new() } else { format!("Match all\n    {lines}\nMatch all\n") };
    let started = Server::programs().and_then(|programs| {
        let folder = Folder::new();
        let db = folder.db().to_string_lossy().into_owned();
        folder.run(&["--sekarang", "2026-11-24T09:00", "contoh", "--db", &db]).ok();
        let server = Server::start(&folder, programs, &first)?;
        for (key, who, role) in [("baca", "Camat Kumun Debai", "pembaca"), ("tulis", "Sekretariat", "sekretariat")] {
            server.admit(&folder, key, who, role);
        }
        Ok((folder, server))
    });
    match started {
        Ok(office) => Some(office),
        Err(why) => {
            assert!(std::env::var_os("RAPAT_SSHD").is_none(), "RAPAT_SSHD promises a server: {why}");
            // Past the capture of test output, so that it is seen.
            let _ = writeln!(std::io::stderr(), "LEFT OUT: no OpenSSH server here ({why}); .ci/run brings it");
            None
        }
    }
}

/// Waits until the board is whole.
#[track_caller]
fn ready(start: Start) -> Seat {
    let mut seat = start.open();
    seat.wait_for(|screen| screen.rows().last().is_some_and(|row| row.contains("bantuan")));
    seat
}
