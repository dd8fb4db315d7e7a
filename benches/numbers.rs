//! The figures that the program holds, measured from outside against the floor in the same run:
//!
//! ```text
//! cargo bench                         everything, in a few minutes
//! cargo bench -- start keys           some parts: start keys held idle memory live wall lines
//!                                     papers hangup leave kills
//! RAPAT_BENCH_LONG=1 cargo bench      more samples, an idle minute, 1,000 kills
//! RAPAT_BENCH_BIN=path cargo bench    another build of the program
//! ```
//!
//! Needs Linux, for `/proc`. Times end at the arrival of bytes at the other end of a pseudo-terminal, so they include what
//! the kernel adds; both programs bear the same. Nothing here fails because it is slow; the table says so.

#![expect(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a bench stops at what it can't measure")]

mod ends;
mod figures;
mod floor;
mod ground;
#[path = "../tests/kit/mod.rs"]
#[expect(dead_code, unused_imports, reason = "a bench needs only a part of the kit")]
mod kit;
mod lines;
mod papers;
mod saves;
mod screens;
#[path = "../tests/remote/server.rs"]
#[expect(dead_code, reason = "a bench needs only a part of what the tests ask of a server")]
mod server;
mod wall;

use figures::Row;
use ground::Ground;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;

type Part = (&'static str, fn(&Ground) -> Vec<Row>);

const PARTS: &[Part] = &[
    ("start", screens::start),
    ("keys", screens::keys),
    ("held", screens::held),
    ("idle", screens::idle),
    ("memory", screens::memory),
    ("live", saves::live),
    ("wall", wall::wall),
    ("lines", lines::lines),
    ("papers", papers::papers),
    ("hangup", ends::cut),
    ("leave", ends::out),
    ("kills", saves::kills),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if let [first, db] = args.as_slice()
        && first == "--floor"
    {
        floor::run(Path::new(db)).expect("the floor runs");
        return ExitCode::SUCCESS;
    }
    if let Some(strange) = args.iter().find(|arg| PARTS.iter().all(|(name, _)| name != arg)) {
        println!("no such part: {strange}");
        return ExitCode::from(2);
    }
    let ground = Ground::new();
    let mut rows = Vec::new();
    for (name, part) in PARTS.iter().filter(|(name, _)| args.is_empty() || args.iter().any(|arg| arg == name)) {
        match catch_unwind(AssertUnwindSafe(|| part(&ground))) {
            Ok(more) => rows.extend(more),
            Err(why) => rows.push(Row::failed(name, why.downcast_ref::<String>().map_or("it stopped", String::as_str))),
        }
    }
    figures::print(&rows);
    // A slow machine is no failure; a lost save, or a part that couldn't be measured, is one.
    let is_failed =
        rows.iter().any(|row| row.verdict == "FAILED" || (row.verdict == "OVER" && row.what.contains("lost")));
    if is_failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
