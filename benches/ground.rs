//! What is measured on: a database with sample data, a copy of it with the floor's table, and both programs in terminals.

use crate::floor;
use crate::kit::{Folder, Output, Seat};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long nothing may come before a screen counts as at rest.
pub const REST: Duration = Duration::from_millis(80);

/// Everything that the measurements share.
pub struct Ground {
    pub folder: Folder,
    /// `RAPAT_BENCH_LONG` is set: as many samples as the figures in the documents were made with.
    pub long: bool,
    program: OsString,
    sites: Vec<serde_json::Value>,
}

impl Ground {
    /// Fills a database with sample data, and a copy of it with the floor's table.
    pub fn new() -> Self {
        // Another build may be measured in place of the one at hand.
        let program = std::env::var_os("RAPAT_BENCH_BIN").unwrap_or_else(|| env!("CARGO_BIN_EXE_rapat").into());
        let long = std::env::var_os("RAPAT_BENCH_LONG").is_some();
        let mut ground = Self { folder: Folder::new(), long, program, sites: Vec::new() };
        let db = ground.folder.db();
        let mut seat = ground.seat(&["--db", &shown(&db), "contoh"], (80, 24));
        seat.wait_for(|screen| !screen.text().is_empty());
        seat.wait_quiet(REST);
        leave(seat);
        let said = ground.rapat(&["--db", &shown(&db), "lokasi", "--format", "json"]).ok();
        ground.sites = said.json().as_array().expect("a list of sites").clone();
        ground.lay_floor(&db);
        ground
    }

    /// More samples when asked for.
    pub fn times(&self, short: usize, long: usize) -> usize {
        if self.long { long } else { short }
    }

    /// The numbers of all sites.
    pub fn numbers(&self) -> Vec<i64> {
        self.sites.iter().filter_map(|site| site["nomor"].as_i64()).collect()
    }

    /// The number and the whole percents of each site; 0 where none are recorded.
    pub fn progress(&self) -> Vec<(i64, u64)> {
        let percent = |site: &serde_json::Value| site["progres"].as_f64().map_or(0, |percent| percent as u64);
        self.sites.iter().filter_map(|site| Some((site["nomor"].as_i64()?, percent(site)))).collect()
    }

    /// The board on the sample data.
    pub fn board(&self, size: (u16, u16)) -> Seat {
        self.board_on(&self.folder.db(), size)
    }

    /// The board on another database.
    pub fn board_on(&self, db: &Path, size: (u16, u16)) -> Seat {
        self.seat(&["--db", &shown(db)], size)
    }

    /// The board on another database, below a shell that stays, with these words of the shell before it.
    pub fn below(&self, before: &str, db: &Path) -> Seat {
        let script = format!("{before} '{}' --db '{}'; exit $?", self.program(), shown(db));
        self.folder.seat_of("/bin/sh", &["-c", &script]).open()
    }

    /// The board on another database as a job of a shell.
    pub fn in_shell(&self, db: &Path) -> Seat {
        self.folder.seat_of(&self.program, &["--db", &shown(db)]).in_shell().open()
    }

    /// The board on another database, told to fall over in this place; only a build for testing does.
    pub fn falling(&self, place: &str, db: &Path) -> Seat {
        self.folder.seat_of(&self.program, &["--db", &shown(db)]).env("RAPAT_JATUH", place).open()
    }

    /// Whether the program is a build that falls over where it is told to.
    pub fn is_for_testing(&self) -> bool {
        let mut seat = self.falling("papan", &self.folder.db());
        seat.wait_text("bantuan");
        seat.keys("<Down>");
        seat.wait_quiet(REST);
        if seat.is_running() {
            leave(seat);
            return false;
        }
        true
    }

    /// The program's path.
    pub fn program(&self) -> String {
        self.program.to_string_lossy().into_owned()
    }

    /// The program's name, as the system lists it.
    pub fn name(&self) -> String {
        Path::new(&self.program).file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The wall on another database.
    pub fn wall_on(&self, db: &Path, size: (u16, u16)) -> Seat {
        self.seat(&["--db", &shown(db), "proyektor"], size)
    }

    /// The floor on the copy.
    pub fn floor(&self, (cols, rows): (u16, u16)) -> Seat {
        let own = std::env::current_exe().expect("this program's path");
        self.folder.seat_of(own, &["--floor", &shown(&self.floor_db())]).size(cols, rows).open()
    }

    /// Runs a command to its end.
    pub fn rapat(&self, args: &[&str]) -> Output {
        self.folder.cmd_of(&self.program, args).run()
    }

    /// Runs a command that reads this to its end.
    pub fn fed(&self, args: &[&str], text: &str) -> Output {
        self.folder.cmd_of(&self.program, args).stdin(text).run()
    }

    /// Starts a command.
    pub fn start(&self, args: &[&str]) -> crate::kit::Running {
        self.folder.cmd_of(&self.program, args).spawn()
    }

    /// A copy of the sample database that may be written to. Nobody may have it open.
    pub fn copy(&self, name: &str) -> PathBuf {
        let to = self.folder.file(name);
        let sql = rusqlite::Connection::open(self.folder.db()).expect("the sample database");
        sql.execute("VACUUM INTO ?1", [shown(&to)]).expect("a copy of the sample database");
        to
    }

    fn seat(&self, args: &[&str], (cols, rows): (u16, u16)) -> Seat {
        self.folder.seat_of(&self.program, args).size(cols, rows).open()
    }

    fn floor_db(&self) -> PathBuf {
        self.folder.file("lantai.db")
    }

    fn lay_floor(&self, db: &Path) {
        let sql = rusqlite::Connection::open(db).expect("the sample database");
        sql.execute("VACUUM INTO ?1", [shown(&self.floor_db())]).expect("a copy for the floor");
        let mut sql = rusqlite::Connection::open(self.floor_db()).expect("the floor's database");
        let all = sql.transaction().expect("a transaction");
        all.execute(floor::TABLE, []).expect("the floor's table");
        for site in &self.sites {
            let texts = ["nomor", "nama", "kecamatan", "tahap", "progres"].map(|key| match &site[key] {
                serde_json::Value::String(text) => text.clone(),
                serde_json::Value::Null => "-".to_owned(),
                other => other.to_string(),
            });
            let insert = "INSERT INTO lantai (nomor, nama, kecamatan, tahap, progres) VALUES (?1, ?2, ?3, ?4, ?5)";
            all.execute(insert, rusqlite::params_from_iter(texts)).expect("a row of the floor");
        }
        all.commit().expect("the floor's rows");
    }
}

/// Ends a program as a person does.
pub fn leave(mut seat: Seat) {
    seat.keys("q");
    seat.wait_exit();
}

/// A path as an argument.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
