//! A temporary folder and the environment that goes with it.
//!
//! Children see nothing of the person who runs the tests: the environment is cleared, and home, configuration, data and
//! database lie in the folder. Here is no process and no terminal; see `cmd` and `seat`.

use super::{Cmd, Output, Start};
use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A folder that several seats and commands share. It is removed when dropped, so drop it last.
pub struct Folder {
    dir: TempDir,
}

impl Default for Folder {
    fn default() -> Self {
        Self::new()
    }
}

impl Folder {
    /// A fresh folder; the database in it does not exist yet.
    pub fn new() -> Self {
        let dir = TempDir::with_prefix("rapat-test-").expect("a temporary folder");
        for sub in ["home", "config", "data", "state", "cache", "run", "tmp"] {
            fs::create_dir(dir.path().join(sub)).expect("a folder in the temporary folder");
        }
        Self { dir }
    }

    /// The folder itself, which is also the working directory of all that is started from it.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// The database that `RAPAT_DB` names.
    pub fn db(&self) -> PathBuf {
        self.file("rapat.db")
    }

    /// The path of a file in the folder, whether it exists or not.
    pub fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file into the folder and returns its path.
    #[track_caller]
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.file(name);
        fs::write(&path, content).unwrap_or_else(|why| panic!("writing {}: {why}", path.display()));
        path
    }

    /// Writes a script that can be run. Another process puts it into its place: while this one held it open to write, any
    /// test that starts a process could pass that on for a moment, and what somebody has open to write cannot be run.
    #[track_caller]
    pub fn program(&self, name: &str, script: impl AsRef<[u8]>) -> PathBuf {
        let (draft, path) = (self.write(&format!("{name}.draft"), script), self.file(name));
        fs::set_permissions(&draft, Permissions::from_mode(0o755)).expect("a script that may be run");
        let put = Command::new("cp").arg("-p").args([&draft, &path]).status().expect("a copy of the script");
        assert!(put.success(), "copying to {}", path.display());
        path
    }

    /// Reads a text file of the folder.
    #[track_caller]
    pub fn read(&self, name: &str) -> String {
        let path = self.file(name);
        fs::read_to_string(&path).unwrap_or_else(|why| panic!("reading {}: {why}", path.display()))
    }

    /// `rapat` with these arguments in a terminal of 80x24, not yet started.
    pub fn seat(&self, args: &[&str]) -> Start {
        self.seat_of(env!("CARGO_BIN_EXE_rapat"), args)
    }

    /// Any program in a terminal, for tests of the kit itself and for `rapat` inside something else.
    pub fn seat_of(&self, program: impl Into<OsString>, args: &[&str]) -> Start {
        Start::new(program.into(), args, self.environment(), self.path())
    }

    /// `rapat` with these arguments on the command line, not yet started.
    pub fn cmd(&self, args: &[&str]) -> Cmd {
        self.cmd_of(env!("CARGO_BIN_EXE_rapat"), args)
    }

    /// Any program on the command line.
    pub fn cmd_of(&self, program: impl Into<OsString>, args: &[&str]) -> Cmd {
        Cmd::new(program.into(), args, self.environment(), self.path())
    }

    /// Runs `rapat` on the command line to its end.
    #[track_caller]
    pub fn run(&self, args: &[&str]) -> Output {
        self.cmd(args).run()
    }

    /// All variables that a child sees.
    fn environment(&self) -> Vec<(OsString, OsString)> {
        let at = |name: &str| self.file(name).into_os_string();
        let path = std::env::var_os("PATH").unwrap_or_else(|| "/usr/bin:/bin".into());
        vec![
            ("PATH".into(), path),
            ("HOME".into(), at("home")),
            ("XDG_CONFIG_HOME".into(), at("config")),
            ("XDG_DATA_HOME".into(), at("data")),
            ("XDG_STATE_HOME".into(), at("state")),
            ("XDG_CACHE_HOME".into(), at("cache")),
            ("XDG_RUNTIME_DIR".into(), at("run")),
            ("TMPDIR".into(), at("tmp")),
            ("TERM".into(), "xterm-256color".into()),
            ("LANG".into(), "C.UTF-8".into()),
            ("USER".into(), "notulis".into()),
            ("LOGNAME".into(), "notulis".into()),
            ("RAPAT_DB".into(), at("rapat.db")),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::Folder;

    #[test]
    fn a_folder_is_empty_of_databases_and_gone_afterwards() {
        let folder = Folder::new();
        let kept = folder.path().to_owned();
        assert!(kept.is_dir() && !folder.db().exists());
        folder.write("a.txt", "isi");
        assert_eq!(folder.read("a.txt"), "isi");
        drop(folder);
        assert!(!kept.exists());
    }
}
