//! The table of the house: who may name whom. The crate's documentation draws it; here it is held.

use super::paths::{Named, named};
use super::source::Source;

/// One row: a room, or a module in it that has a row of its own.
struct Row {
    module: &'static str,
    /// Rooms of this crate, or what of a room.
    rooms: &'static [&'static str],
    /// Guarded crates and parts of the standard library.
    outside: &'static [&'static str],
}

/// Names that only some rooms may use. Whatever isn't here is free to all.
const GUARDED: &[&str] = &[
    "rusqlite",
    "ratatui",
    "crossterm",
    "termina",
    "signal_hook",
    "rustix",
    "landlock",
    "clap",
    "std::fs",
    "std::env",
    "std::process",
    "std::io",
    "std::net",
    "std::os",
    "std::thread",
];

/// The table. A room may always name itself; the innermost row that holds a module counts for it.
const ROWS: &[Row] = &[
    Row { module: "", rooms: &["cli"], outside: &["std::process"] },
    Row { module: "domain", rooms: &[], outside: &[] },
    Row { module: "report", rooms: &["domain", "words"], outside: &["std::io"] },
    Row { module: "import", rooms: &["domain", "words"], outside: &[] },
    Row { module: "import::reader", rooms: &["domain", "words"], outside: &["std::fs", "std::io"] },
    Row {
        module: "store",
        rooms: &["domain", "os"],
        outside: &["rusqlite", "std::fs", "std::env", "std::process", "std::io", "std::thread"],
    },
    Row { module: "app", rooms: &["domain", "report", "import::plan", "words"], outside: &[] },
    Row {
        module: "ui",
        rooms: &["domain", "report::notula", "report::Notula", "import::plan", "app", "words"],
        outside: &["ratatui"],
    },
    Row {
        module: "runtime",
        rooms: &["domain", "report", "import", "store", "app", "ui", "os", "words"],
        outside: &["ratatui", "crossterm", "termina", "std::fs", "std::env", "std::process", "std::io", "std::thread"],
    },
    Row {
        module: "cli",
        rooms: &["domain", "report", "import", "store", "app::keys", "app::setup", "runtime", "os", "words"],
        outside: &["clap", "std::fs", "std::env", "std::process", "std::io", "std::thread"],
    },
    Row {
        module: "os",
        rooms: &[],
        outside: &[
            "rustix",
            "landlock",
            "signal_hook",
            "std::fs",
            "std::env",
            "std::process",
            "std::io",
            "std::os",
            "std::thread",
        ],
    },
    // Errors are data; here they become sentences.
    Row {
        module: "words",
        rooms: &[
            "domain",
            "store::Away",
            "store::Carry",
            "store::DiskTrouble",
            "store::Fault",
            "store::Right",
            "store::StoreError",
            "import",
        ],
        outside: &[],
    },
];

/// The only rooms that read the wall clock; elsewhere time is a value.
const CLOCK_ROOMS: &[&str] = &["runtime", "cli"];

/// The ways to read it.
const CLOCKS: &[&str] = &["Utc::now", "Local::now", "SystemTime::now", "Instant::now", "Uuid::now_v7"];

/// Files that name what their row doesn't allow.
pub fn strangers(sources: &[Source]) -> Vec<String> {
    each_path(sources, |module, named| {
        let Some(row) = row(module) else {
            return Some("belongs to no room of the table".to_owned());
        };
        let path = named.path.join("::");
        let own = room(module);
        if let Some(inside) = path.strip_prefix("crate::") {
            let target = inside.split("::").next().unwrap_or_default();
            let is_own = target == own;
            let allowed = row.rooms.iter().any(|allowed| named.within(&format!("crate::{allowed}")));
            // The root declares its rooms and points at things in them; it may only call what its row says.
            return (!is_own && !allowed).then(|| format!("`{}` may not name `{inside}`", shown(row.module)));
        }
        let guarded = GUARDED.iter().find(|guarded| named.within(guarded))?;
        (!row.outside.contains(guarded)).then(|| format!("`{}` may not name `{guarded}`", shown(row.module)))
    })
}

/// Files that read the clock where time should be a value.
pub fn clocks(sources: &[Source]) -> Vec<String> {
    each_path(sources, |module, named| {
        let path = named.path.join("::");
        let read = CLOCKS.iter().find(|clock| path == **clock || path.ends_with(&format!("::{clock}")))?;
        (!CLOCK_ROOMS.contains(&room(module))).then(|| format!("`{}` reads the clock by `{read}`", shown(module)))
    })
}

/// Asks one question of every path in every file that reaches a user.
fn each_path(sources: &[Source], fault: impl Fn(&str, &Named) -> Option<String>) -> Vec<String> {
    let only_tests: Vec<Vec<String>> = sources.iter().flat_map(test_modules).collect();
    let mut faults = Vec::new();
    for source in sources {
        let parts = source.module();
        if only_tests.iter().any(|tests| parts.starts_with(tests)) {
            continue;
        }
        let module = parts.join("::");
        for named in named(source) {
            if let Some(fault) = fault(&module, &named) {
                faults.push(format!("{}:{}: {fault}", source.path, named.line));
            }
        }
    }
    faults
}

/// The full paths of the modules that a file declares for tests alone.
fn test_modules(source: &Source) -> Vec<Vec<String>> {
    let declared = source.test_modules().into_iter();
    declared.map(|name| source.module().into_iter().chain([name]).collect()).collect()
}

/// The row of the innermost module that has one.
fn row(module: &str) -> Option<&'static Row> {
    let holds = |row: &&Row| module == row.module || module.starts_with(&format!("{}::", row.module));
    ROWS.iter().filter(holds).max_by_key(|row| row.module.len())
}

fn room(module: &str) -> &str {
    module.split("::").next().unwrap_or_default()
}

fn shown(module: &str) -> &str {
    if module.is_empty() { "the root" } else { module }
}

#[cfg(test)]
mod tests {
    use super::super::source::Source;
    use super::{clocks, strangers};

    fn of(law: fn(&[Source]) -> Vec<String>, path: &str, text: &str) -> String {
        law(&[Source::new(path, text)]).join("; ")
    }

    #[track_caller]
    fn refused(path: &str, text: &str, fault: &str) {
        assert_eq!(of(strangers, path, text), format!("{path}:1: {fault}"), "{text}");
    }

    #[track_caller]
    fn allowed(path: &str, text: &str) {
        assert_eq!(of(strangers, path, text), "", "{text}");
    }

    #[test]
    fn what_the_table_forbids_is_found() {
        refused("src/domain/world.rs", "use crate::store::Store;", "`domain` may not name `store::Store`");
        refused("src/domain/world.rs", "use super::super::words::W;", "`domain` may not name `words::W`");
        refused("src/domain/world.rs", "fn a() { std::fs::read(b) }", "`domain` may not name `std::fs`");
        refused("src/app/board.rs", "use crate::import::reader;", "`app` may not name `import::reader`");
        refused("src/app/board.rs", "use crate::import;", "`app` may not name `import`");
        refused("src/app/board.rs", "use {ratatui as r};", "`app` may not name `ratatui`");
        refused("src/ui/board.rs", "use crate::report::docx;", "`ui` may not name `report::docx`");
        refused("src/ui/board.rs", "use std::{io::Write};", "`ui` may not name `std::io`");
        refused("src/report/docx.rs", "use crate::app::App;", "`report` may not name `app::App`");
        refused("src/import/plan.rs", "use std::fs::File;", "`import` may not name `std::fs`");
        refused("src/store/rows.rs", "use rustix::fs::flock;", "`store` may not name `rustix`");
        refused("src/runtime/mod.rs", "rusqlite::Connection::open(a);", "`runtime` may not name `rusqlite`");
        refused("src/cli/mod.rs", "use crate::app::App;", "`cli` may not name `app::App`");
        refused("src/cli/mod.rs", "use crossterm::style;", "`cli` may not name `crossterm`");
        refused("src/os/mod.rs", "use crate::domain::Day;", "`os` may not name `domain::Day`");
        refused("src/main.rs", "use rapat::store::Store;", "`the root` may not name `store::Store`");
        refused("src/extra.rs", "use std::fmt::Write;", "belongs to no room of the table");
    }

    #[test]
    fn what_the_table_allows_passes() {
        allowed("src/domain/world.rs", "use crate::domain::Site; use std::sync::Arc; use super::day;");
        allowed("src/app/board.rs", "use crate::import::plan::Plan; use crate::words::W;");
        allowed("src/ui/board.rs", "use crate::report::notula::Notula; use ratatui::Frame; use crate::app::App;");
        allowed("src/import/reader.rs", "use std::fs::File;");
        allowed("src/import/reader/csv.rs", "use std::fs::File;");
        allowed("src/cli/help.rs", "use crate::app::keys; use clap::Parser;");
        allowed("src/main.rs", "fn main() -> std::process::ExitCode { rapat::cli::main() }");
    }

    #[test]
    fn test_code_may_name_what_it_needs() {
        allowed("src/ui/board.rs", "#[cfg(test)] mod tests { use crate::store::Store; }");
        let declared = Source::new("src/ui/mod.rs", "#[cfg(test)] mod fixtures;");
        let fixtures = Source::new("src/ui/fixtures.rs", "use crate::store::Store;");
        assert_eq!(strangers(&[declared, fixtures.clone()]), [""; 0]);
        assert_eq!(strangers(&[fixtures]).len(), 1);
    }

    #[test]
    fn a_clock_outside_the_two_rooms_is_found() {
        let found = of(clocks, "src/store/journal.rs", "fn a() { chrono::Utc::now(); Uuid::now_v7() }");
        let expected = "src/store/journal.rs:1: `store::journal` reads the clock by `Utc::now`; \
                        src/store/journal.rs:1: `store::journal` reads the clock by `Uuid::now_v7`";
        assert_eq!(found, expected);
        assert_eq!(of(clocks, "src/app/board.rs", "std::time::Instant::now();").lines().count(), 1);
        assert_eq!(of(clocks, "src/runtime/mod.rs", "Instant::now(); Local::now();"), "");
        assert_eq!(of(clocks, "src/app/board.rs", "self.now; cx::now(); // Instant::now()"), "");
    }
}
