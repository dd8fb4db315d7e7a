//! The program on the command line, without a terminal.
//!
//! Several can run at once ([`Cmd::spawn`]); each is ended when it overruns its limit, so a hanging program fails its test
//! and not the whole run.

use std::ffi::OsString;
use std::fmt;
use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long a command may run.
const LIMIT: Duration = Duration::from_secs(60);

/// A command line, not yet started.
pub struct Cmd {
    program: OsString,
    args: Vec<OsString>,
    env: Vec<(OsString, OsString)>,
    dir: PathBuf,
    stdin: Vec<u8>,
    deaf: bool,
}

/// A command that runs.
pub struct Running {
    child: Child,
    line: String,
    begun: Instant,
    out: Option<JoinHandle<Vec<u8>>>,
    err: Option<JoinHandle<Vec<u8>>>,
    feed: Option<JoinHandle<()>>,
}

/// What a command said and how it ended.
#[derive(Clone)]
pub struct Output {
    /// The exit code; 128 + the signal's number when a signal ended it, as shells say it.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    /// Standard output as bytes, for formats that are no text.
    pub bytes: Vec<u8>,
    /// The command line, for messages.
    pub line: String,
}

impl Cmd {
    pub(super) fn new(program: OsString, args: &[&str], env: Vec<(OsString, OsString)>, dir: &Path) -> Self {
        let args = args.iter().map(OsString::from).collect();
        Self { program, args, env, dir: dir.to_owned(), stdin: Vec::new(), deaf: false }
    }

    /// Adds an argument that need not be text.
    pub fn arg(mut self, arg: impl Into<OsString>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// Sets or overrides a variable.
    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.env.retain(|(known, _)| known != name);
        self.env.push((name.into(), value.into()));
        self
    }

    /// Takes a variable away.
    pub fn unset(mut self, name: &str) -> Self {
        self.env.retain(|(known, _)| known != name);
        self
    }

    /// What the command reads; nothing by default.
    pub fn stdin(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.stdin = text.into();
        self
    }

    /// Standard output is a pipe that nobody reads any more, as behind `| head -1`.
    pub fn closed_pipe(mut self) -> Self {
        self.deaf = true;
        self
    }

    /// Runs to the end.
    #[track_caller]
    pub fn run(self) -> Output {
        self.spawn().wait()
    }

    /// Starts, and returns at once.
    #[track_caller]
    pub fn spawn(self) -> Running {
        let words: Vec<_> = self.args.iter().map(|arg| arg.to_string_lossy()).collect();
        let line =
            format!("{} {}", Path::new(&self.program).file_name().unwrap_or_default().display(), words.join(" "));
        let mut command = Command::new(&self.program);
        command.args(&self.args).current_dir(&self.dir).env_clear().envs(self.env.iter().map(|(k, v)| (k, v)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        if self.deaf {
            let (reader, writer) = std::io::pipe().expect("a pipe");
            drop(reader);
            command.stdout(writer);
        }
        let begun = Instant::now();
        let mut child = {
            let _guard = super::starting();
            command.spawn().unwrap_or_else(|why| panic!("starting `{line}`: {why}"))
        };
        let feed = child.stdin.take().map(|mut stdin| {
            let text = self.stdin;
            // A program may well end without reading all of it.
            thread::spawn(move || drop(stdin.write_all(&text)))
        });
        let out = child.stdout.take().map(collect);
        let err = child.stderr.take().map(collect);
        Running { child, line, begun, out, err, feed }
    }
}

impl Running {
    /// The process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Ends it as `kill -9` does, and waits until it is gone.
    pub fn kill(mut self) -> Output {
        drop(self.child.kill());
        self.wait()
    }

    /// Waits for the end.
    #[track_caller]
    pub fn wait(mut self) -> Output {
        let status = loop {
            match self.child.try_wait().expect("the state of a child") {
                Some(status) => break status,
                None if self.begun.elapsed() > LIMIT => {
                    drop(self.child.kill());
                    drop(self.child.wait());
                    panic!("`{}` did not end within {LIMIT:?}", self.line);
                }
                None => thread::sleep(Duration::from_millis(1)),
            }
        };
        if let Some(feed) = self.feed.take() {
            drop(feed.join());
        }
        let joined = |reader: Option<JoinHandle<Vec<u8>>>| reader.and_then(|r| r.join().ok()).unwrap_or_default();
        let bytes = joined(self.out.take());
        let err = joined(self.err.take());
        Output {
            code: code(status),
            out: String::from_utf8_lossy(&bytes).into_owned(),
            err: String::from_utf8_lossy(&err).into_owned(),
            bytes,
            line: std::mem::take(&mut self.line),
        }
    }
}

/// A test that fails must leave no process behind.
impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Output {
    /// Insists on this exit code.
    #[track_caller]
    pub fn code(self, expected: i32) -> Self {
        assert_eq!(self.code, expected, "{self}");
        self
    }

    /// Insists on exit code 0.
    #[track_caller]
    pub fn ok(self) -> Self {
        self.code(0)
    }

    /// Standard output read as one JSON value.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|why| panic!("no JSON ({why}): {self}"))
    }
}

impl fmt::Display for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` ended with {}\n-- out --\n{}\n-- err --\n{}", self.line, self.code, self.out, self.err)
    }
}

/// 128 + the signal's number when a signal ended it.
pub(super) fn code(status: ExitStatus) -> i32 {
    status.code().or_else(|| status.signal().map(|signal| 128 + signal)).unwrap_or(-1)
}

/// Reads to the end in a thread, so that no pipe fills up.
fn collect(mut from: impl Read + Send + 'static) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        drop(from.read_to_end(&mut bytes));
        bytes
    })
}

#[cfg(test)]
mod tests {
    use super::super::Folder;

    #[test]
    fn output_error_and_code_come_back_apart() {
        let folder = Folder::new();
        let said = folder.cmd_of("/bin/sh", &["-c", "cat; echo salah >&2; exit 3"]).stdin("isi").run().code(3);
        assert_eq!((said.out.as_str(), said.err.as_str()), ("isi", "salah\n"));
        assert_eq!(said.bytes, b"isi");
    }

    #[test]
    fn the_environment_is_the_folders_own() {
        let folder = Folder::new();
        let said = folder.cmd_of("/usr/bin/env", &[]).env("TAMBAH", "1").unset("USER").run().ok().out;
        let mut names: Vec<&str> = said.lines().filter_map(|line| line.split_once('=')).map(|(name, _)| name).collect();
        names.sort_unstable();
        let expected = "HOME LANG LOGNAME PATH RAPAT_DB TAMBAH TERM TMPDIR \
                        XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_RUNTIME_DIR XDG_STATE_HOME";
        assert_eq!(names.join(" "), expected);
        assert!(said.contains(&format!("RAPAT_DB={}", folder.db().display())));
    }

    #[test]
    fn json_is_read_and_arguments_arrive_as_they_are() {
        let folder = Folder::new();
        let said = folder.cmd_of("/bin/echo", &[]).arg(r#"{"nomor": 17}"#).run();
        assert_eq!(said.json()["nomor"], 17);
    }

    #[test]
    fn a_killed_command_tells_the_signal() {
        let folder = Folder::new();
        let running = folder.cmd_of("/bin/cat", &["/dev/zero"]).closed_pipe().spawn();
        assert!(running.pid() > 0);
        assert_eq!(running.wait().code, 128 + 13, "a closed pipe ends cat by SIGPIPE");
        let sleeping = folder.cmd_of("/bin/sleep", &["1000"]).spawn();
        assert_eq!(sleeping.kill().code, 128 + 9);
    }
}
