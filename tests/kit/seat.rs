//! A person at a terminal: the program in a pseudo-terminal, keys in, screen out.
//!
//! A thread reads what the program writes, with the moment of each arrival, and feeds the emulated terminal. What is seen
//! on it is `screen`'s and `terminal`'s; what the environment is, `folder`'s.

use super::cmd::code;
use super::keys::strokes;
use super::line::{Line, Shared, Started};
use super::{Process, Screen};
use portable_pty::{Child, CommandBuilder};
use rustix::process::{Pid, Signal, kill_process};
use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// How long a seat waits for anything before it fails.
pub const LIMIT: Duration = Duration::from_secs(10);

/// The gap that a person leaves after a lone Escape; shorter ones read as an Alt chord.
const AFTER_ESCAPE: Duration = Duration::from_millis(60);

/// How often a seat that waits for the screen looks whether the program is still there.
const LOOK: Duration = Duration::from_millis(50);

/// The prompt of the shell that [`Start::in_shell`] puts around the program.
const PROMPT: &str = "siap> ";

/// A seat that is not taken yet.
pub struct Start {
    program: OsString,
    args: Vec<OsString>,
    env: Vec<(OsString, OsString)>,
    dir: OsString,
    size: (u16, u16),
    mute: bool,
    shell: bool,
}

/// A program that runs in a terminal. Dropping it ends the program.
pub struct Seat {
    child: Box<dyn Child + Send + Sync>,
    ended: Option<i32>,
    line: Option<Line>,
    shared: Arc<Shared>,
    shell: bool,
    begun: Instant,
    /// The terminal's settings before the program came, and when it had gone.
    before: String,
    after: Option<String>,
}

/// A point in a seat's output.
#[derive(Clone, Copy)]
pub struct Mark(usize);

/// One read of the program's output.
#[derive(Clone, Copy)]
pub struct Arrival {
    /// When it came.
    pub at: Instant,
    /// How many bytes came.
    pub bytes: usize,
}

impl Start {
    pub(super) fn new(program: OsString, args: &[&str], env: Vec<(OsString, OsString)>, dir: &Path) -> Self {
        let args = args.iter().map(OsString::from).collect();
        Self { program, args, env, dir: dir.into(), size: (80, 24), mute: false, shell: false }
    }

    /// The window's columns and rows; 80x24 by default.
    pub fn size(mut self, cols: u16, rows: u16) -> Self {
        self.size = (cols, rows);
        self
    }

    /// Sets or overrides a variable.
    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self = self.unset(name);
        self.env.push((name.into(), value.into()));
        self
    }

    /// Takes a variable away.
    pub fn unset(mut self, name: &str) -> Self {
        self.env.retain(|(known, _)| known != name);
        self
    }

    /// A terminal that answers no question.
    pub fn mute(mut self) -> Self {
        self.mute = true;
        self
    }

    /// Puts a job-control shell around the program, so that Ctrl-Z and `fg` mean something.
    pub fn in_shell(mut self) -> Self {
        self.shell = true;
        self
    }

    /// Opens the terminal and starts the program.
    #[track_caller]
    pub fn open(self) -> Seat {
        let mut command = if self.shell {
            let mut sh = CommandBuilder::new("/bin/sh");
            sh.args(["-i"]);
            sh
        } else {
            let mut command = CommandBuilder::new(&self.program);
            command.args(&self.args);
            command
        };
        command.env_clear();
        for (name, value) in &self.env {
            command.env(name, value);
        }
        if self.shell {
            command.env("PS1", PROMPT);
        }
        command.cwd(&self.dir);

        let begun = Instant::now();
        let Started { line, shared, child, settings } = Line::start(command, self.size, self.mute);
        let line = Some(line);
        let mut seat =
            Seat { child, ended: None, line, shared, shell: self.shell, begun, before: settings, after: None };
        if self.shell {
            seat.wait_prompt();
            let words = std::iter::once(&self.program).chain(&self.args);
            let quoted: Vec<_> = words.map(|word| format!("'{}'", word.to_string_lossy())).collect();
            seat.raw(format!("{}\r", quoted.join(" ")));
        }
        seat
    }
}

impl Seat {
    /// Types a key script; its language is described in `keys`.
    #[track_caller]
    pub fn keys(&mut self, script: &str) {
        let strokes = strokes(script).unwrap_or_else(|why| panic!("{why}"));
        let last = strokes.len().saturating_sub(1);
        for (at, bytes) in strokes.iter().enumerate() {
            self.raw(bytes);
            if at < last {
                self.wait_taken();
                thread::sleep(AFTER_ESCAPE);
            }
        }
    }

    /// Pastes text as a terminal with bracketed paste does.
    #[track_caller]
    pub fn paste(&mut self, text: &str) {
        self.raw(format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Sends bytes as they are, in one write if the line takes them.
    #[track_caller]
    pub fn raw(&mut self, bytes: impl AsRef<[u8]>) {
        self.raw_within(bytes.as_ref(), LIMIT);
    }

    #[track_caller]
    pub(super) fn raw_within(&mut self, bytes: &[u8], limit: Duration) {
        if let Err(why) = self.line().send(bytes, limit) {
            panic!("{why}\n{}", self.screen());
        }
    }

    /// Waits until the program has read all that was sent; `false` if it has ended.
    #[track_caller]
    pub fn wait_taken(&mut self) -> bool {
        let until = Instant::now() + LIMIT;
        // What was just written may still be on its way to the program's side, where it would not be counted.
        thread::sleep(Duration::from_millis(1));
        while !self.line().is_taken() {
            if self.try_end().is_some() {
                return false;
            }
            assert!(Instant::now() < until, "the program does not read its keys\n{}", self.screen());
            thread::sleep(Duration::from_millis(1));
        }
        true
    }

    /// Changes the window's size; the program hears of it by SIGWINCH.
    pub fn resize(&mut self, cols: u16, rows: u16) {
        // The emulator first: what the program draws for the new size may arrive at once.
        self.shared.received().terminal.resize(cols, rows);
        self.line().resize(cols, rows);
    }

    /// What a person sees now.
    pub fn screen(&self) -> Screen {
        self.shared.received().terminal.screen()
    }

    /// One cell of what is seen now, with colours and attributes.
    #[track_caller]
    pub fn cell(&self, row: u16, col: u16) -> vt100::Cell {
        self.screen().cell(row, col)
    }

    /// Waits until the screen satisfies the condition, and returns that screen.
    #[track_caller]
    pub fn wait_for(&mut self, condition: impl Fn(&Screen) -> bool) -> Screen {
        self.wait_until("the condition", condition)
    }

    /// Waits until one row contains this text.
    #[track_caller]
    pub fn wait_text(&mut self, text: &str) -> Screen {
        self.wait_until(&format!("{text:?}"), |screen| screen.has(text))
    }

    /// Waits until no row contains this text.
    #[track_caller]
    pub fn wait_gone(&mut self, text: &str) -> Screen {
        self.wait_until(&format!("the end of {text:?}"), |screen| !screen.has(text))
    }

    /// Waits until the cursor stands behind the prompt of the shell that [`Start::in_shell`] put around the program.
    #[track_caller]
    pub fn wait_prompt(&mut self) -> Screen {
        self.wait_until("the shell's prompt", |screen| {
            screen.cursor().is_some_and(|(row, _)| screen.row(row) == PROMPT.trim_end())
        })
    }

    #[track_caller]
    fn wait_until(&mut self, what: &str, condition: impl Fn(&Screen) -> bool) -> Screen {
        let until = Instant::now() + LIMIT;
        loop {
            let shared = Arc::clone(&self.shared);
            let received = shared.received();
            let screen = received.terminal.screen();
            if condition(&screen) {
                return screen;
            }
            if received.over || Instant::now() >= until {
                let over = received.over;
                drop(received);
                match self.ended {
                    Some(code) => panic!("waiting for {what}: the program ended with {code}\n{screen}"),
                    None if over => panic!("waiting for {what}: the line is closed\n{screen}"),
                    None => panic!("waiting for {what}: the time is over\n{screen}"),
                }
            }
            drop(shared.wait(received, LOOK));
            if self.try_end().is_some() {
                self.settle();
            }
        }
    }

    /// Waits until nothing has come for this long, or the line is closed.
    #[track_caller]
    pub fn wait_quiet(&self, still: Duration) {
        let limit = Instant::now() + LIMIT + still;
        let mut since = Instant::now();
        let mut received = self.shared.received();
        let mut had = received.bytes.len();
        while !received.over {
            let now = Instant::now();
            if received.bytes.len() > had {
                had = received.bytes.len();
                since = now;
            }
            if now >= since + still {
                return;
            }
            if now >= limit {
                drop(received);
                panic!("the program does not come to rest\n{}", self.screen());
            }
            received = self.shared.wait(received, since + still - now);
        }
    }

    /// The moment just before the program was started.
    pub fn begun(&self) -> Instant {
        self.begun
    }

    /// This point in the output, to ask later what came after it.
    pub fn mark(&self) -> Mark {
        Mark(self.shared.received().bytes.len())
    }

    /// The point before the first byte.
    pub fn start(&self) -> Mark {
        Mark(0)
    }

    /// What the program has written since.
    pub fn bytes_since(&self, mark: Mark) -> Vec<u8> {
        self.shared.received().bytes[mark.0..].to_vec()
    }

    /// How many synchronised frames the program has begun since.
    pub fn frames_since(&self, mark: Mark) -> usize {
        const BEGIN: &[u8] = b"\x1b[?2026h";
        self.shared.received().bytes[mark.0..].windows(BEGIN.len()).filter(|bytes| *bytes == BEGIN).count()
    }

    /// The reads since then, with their moments.
    pub fn arrivals_since(&self, mark: Mark) -> Vec<Arrival> {
        let received = self.shared.received();
        let mut before = mark.0;
        let later = received.arrivals.iter().filter(|(_, total)| *total > mark.0);
        later
            .map(|&(at, total)| {
                let bytes = total - before;
                before = total;
                Arrival { at, bytes }
            })
            .collect()
    }

    /// The process id of the program; in a shell, of the job in the foreground.
    #[track_caller]
    pub fn pid(&self) -> u32 {
        if self.shell {
            return self.line().foreground().expect("a job in the foreground");
        }
        self.child.process_id().expect("a process id")
    }

    /// Sends the program a signal.
    #[track_caller]
    pub fn signal(&self, signal: Signal) {
        Process::tell(self.pid(), signal);
    }

    /// Ends the connection as a lost SSH line does: every descriptor of the terminal is closed.
    pub fn hang_up(&mut self) {
        if let Some(line) = self.line.take() {
            line.close();
        }
    }

    /// Whether the program still runs.
    pub fn is_running(&mut self) -> bool {
        self.try_end().is_none()
    }

    /// Waits for the end and returns the exit code; 128 + the signal's number when a signal ended it.
    #[track_caller]
    pub fn wait_exit(&mut self) -> i32 {
        let until = Instant::now() + LIMIT;
        let ended = loop {
            if let Some(ended) = self.try_end() {
                break ended;
            }
            assert!(Instant::now() < until, "the program does not end\n{}", self.screen());
            thread::sleep(Duration::from_millis(1));
        };
        self.settle();
        ended
    }

    /// Takes in what an ended program has left.
    fn settle(&mut self) {
        let Some(left) = self.line.as_mut().and_then(Line::leave) else { return };
        self.after = Some(left);
        // Now that nobody holds the program's side, the reader gets what was still under way, and then the end.
        let until = Instant::now() + LIMIT;
        let mut received = self.shared.received();
        while !received.over && Instant::now() < until {
            received = self.shared.wait(received, LIMIT);
        }
    }

    fn try_end(&mut self) -> Option<i32> {
        if self.ended.is_none() {
            let child: &mut dyn Child = self.child.as_mut();
            let child = child.downcast_mut::<std::process::Child>().expect("a process");
            self.ended = child.try_wait().expect("the state of a child").map(code);
        }
        self.ended
    }

    /// In words, where the terminal is not as the program found it: screen, cursor, paste, mouse, keyboard, colours, and
    /// the line's settings. Meant after [`Seat::wait_exit`], or when the shell's prompt is back.
    pub fn left_behind(&self) -> Vec<String> {
        let mut left = self.shared.received().terminal.left_behind();
        match self.after.clone().or_else(|| self.line.as_ref().and_then(Line::settings)) {
            Some(now) if now != self.before => {
                left.push(format!("the line's settings changed\n  from {}\n  to   {now}", self.before));
            }
            Some(_) => {}
            None => left.push("the line was hung up, so its settings can't be seen".to_owned()),
        }
        left
    }

    /// Insists that nothing is left behind.
    #[track_caller]
    pub fn assert_clean(&self) {
        let left = self.left_behind();
        if !left.is_empty() {
            let bytes = self.bytes_since(self.start());
            let tail = &bytes[bytes.len().saturating_sub(300)..];
            panic!("left behind: {}\nlast bytes: {}\n{}", left.join("; "), tail.escape_ascii(), self.screen());
        }
    }

    #[track_caller]
    fn line(&self) -> &Line {
        self.line.as_ref().expect("the line was hung up")
    }
}

pub(super) fn send(pid: u32, signal: Signal) -> rustix::io::Result<()> {
    let pid = i32::try_from(pid).ok().and_then(Pid::from_raw).expect("a process id");
    kill_process(pid, signal)
}

/// A test that fails must leave no process behind.
impl Drop for Seat {
    fn drop(&mut self) {
        if self.try_end().is_none() {
            // The job may end between the two steps.
            if let Some(job) = self.line.as_ref().filter(|_| self.shell).and_then(Line::foreground) {
                let _ = send(job, Signal::KILL);
            }
            drop(self.child.kill());
            drop(self.child.wait());
        }
        self.hang_up();
    }
}
