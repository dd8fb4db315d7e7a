//! The pseudo-terminal: descriptors, the reading thread, the line's settings. Here nobody knows what is drawn.

use super::terminal::Terminal;
use super::{opening, starting};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::{Mode, OFlags};
use std::fs::File;
use std::io::{ErrorKind, PipeReader, PipeWriter, Read, Write};
use std::os::fd::BorrowedFd;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Every descriptor that keeps the pseudo-terminal alive. A hang-up reaches the program only when all of them are closed.
pub struct Line {
    master: Box<dyn MasterPty + Send>,
    ours: File,
    /// The program's side, open while it runs, for its settings and the length of its input queue.
    theirs: Option<File>,
    stop: PipeWriter,
    reader: JoinHandle<()>,
}

/// What the reading thread shares with the seat.
pub struct Shared {
    received: Mutex<Received>,
    news: Condvar,
}

/// All that the program has written so far.
pub struct Received {
    pub terminal: Terminal,
    pub bytes: Vec<u8>,
    /// For each read: when, and how many bytes there were after it.
    pub arrivals: Vec<(Instant, usize)>,
    /// Nothing more can come.
    pub over: bool,
}

/// A program that has just been started in a terminal.
pub struct Started {
    pub line: Line,
    pub shared: Arc<Shared>,
    pub child: Box<dyn Child + Send + Sync>,
    /// The line's settings as the program found them.
    pub settings: String,
}

impl Line {
    /// Opens a pseudo-terminal and starts a program in it.
    pub fn start(command: CommandBuilder, (cols, rows): (u16, u16), mute: bool) -> Started {
        let (master, slave, ours, theirs) = {
            let _guard = opening();
            let pair = native_pty_system().openpty(window(cols, rows)).expect("a pseudo-terminal");
            let ours = own(pair.master.as_ref());
            let name = pair.master.tty_name().expect("the terminal's name");
            let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
            let theirs = File::from(rustix::fs::open(name, flags, Mode::empty()).expect("the program's side"));
            (pair.master, pair.slave, ours, theirs)
        };
        let shared = Arc::new(Shared {
            received: Mutex::new(Received {
                terminal: Terminal::new(cols, rows),
                bytes: Vec::new(),
                arrivals: Vec::new(),
                over: false,
            }),
            news: Condvar::new(),
        });
        let (stopped, stop) = std::io::pipe().expect("a pipe");
        let reader = {
            let shared = Arc::clone(&shared);
            let line = ours.try_clone().expect("the reader's side");
            thread::spawn(move || shared.read(&line, &stopped, mute))
        };
        let settings = settings(&theirs);
        let child = {
            let _guard = starting();
            slave.spawn_command(command).expect("the program starts")
        };
        Started { line: Self { master, ours, theirs: Some(theirs), stop, reader }, shared, child, settings }
    }

    /// Sends bytes, in one write if the line takes them.
    ///
    /// # Errors
    /// How many bytes were not taken within the limit, and why.
    pub fn send(&self, bytes: &[u8], limit: Duration) -> Result<(), String> {
        let until = Instant::now() + limit;
        let mut ours = &self.ours;
        let mut rest = bytes;
        while !rest.is_empty() {
            match ours.write(rest) {
                Ok(taken) => rest = &rest[taken..],
                Err(why) if why.kind() == ErrorKind::WouldBlock && Instant::now() < until => {
                    thread::sleep(Duration::from_millis(1));
                }
                Err(why) => return Err(format!("{} bytes were not taken ({why})", rest.len())),
            }
        }
        Ok(())
    }

    /// Whether the program has read all that was sent.
    pub fn is_taken(&self) -> bool {
        let waiting = self.theirs.as_ref().and_then(|theirs| rustix::io::ioctl_fionread(theirs).ok());
        waiting.unwrap_or(0) == 0
    }

    /// Tells the program a new window size.
    pub fn resize(&self, cols: u16, rows: u16) {
        self.master.resize(window(cols, rows)).expect("a window size");
    }

    /// The process group in the foreground of the terminal.
    pub fn foreground(&self) -> Option<u32> {
        self.master.process_group_leader().and_then(|leader| u32::try_from(leader).ok())
    }

    /// The line's settings now; none after [`Line::leave`].
    pub fn settings(&self) -> Option<String> {
        self.theirs.as_ref().map(settings)
    }

    /// Closes the program's side, so that its end can be seen, and returns the settings that were left.
    pub fn leave(&mut self) -> Option<String> {
        self.theirs.take().as_ref().map(settings)
    }

    /// Closes everything.
    pub fn close(mut self) {
        drop(self.stop.write_all(b"."));
        drop(self.reader.join());
    }
}

impl Shared {
    pub fn received(&self) -> MutexGuard<'_, Received> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for something new, but no longer than this.
    pub fn wait<'a>(&self, received: MutexGuard<'a, Received>, longest: Duration) -> MutexGuard<'a, Received> {
        self.news.wait_timeout(received, longest).unwrap_or_else(PoisonError::into_inner).0
    }

    /// Reads until the program's side is closed or the seat says stop.
    fn read(&self, mut line: &File, stopped: &PipeReader, mute: bool) {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let mut ready = [PollFd::new(line, PollFlags::IN), PollFd::new(stopped, PollFlags::IN)];
            if poll(&mut ready, None).is_err() {
                continue;
            }
            if !ready[1].revents().is_empty() {
                break;
            }
            let at = Instant::now();
            match line.read(&mut buffer) {
                Ok(0) => break,
                Ok(len) => {
                    let mut received = self.received();
                    received.bytes.extend_from_slice(&buffer[..len]);
                    let total = received.bytes.len();
                    received.arrivals.push((at, total));
                    let answer = received.terminal.receive(&buffer[..len]);
                    drop(received);
                    self.news.notify_all();
                    if !mute && !answer.is_empty() {
                        drop(line.write_all(&answer));
                    }
                }
                Err(why) if matches!(why.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {}
                // On Linux a closed program's side is an error of its own (EIO).
                Err(_) => break,
            }
        }
        self.received().over = true;
        self.news.notify_all();
    }
}

fn window(cols: u16, rows: u16) -> PtySize {
    PtySize { cols, rows, pixel_width: 0, pixel_height: 0 }
}

/// The line's settings in words that can be compared.
fn settings(theirs: &File) -> String {
    let now = rustix::termios::tcgetattr(theirs).expect("the line's settings");
    format!("{:?} {:?} {:?} {:?}", now.input_modes, now.output_modes, now.control_modes, now.local_modes)
}

/// A descriptor of our own for the master, which never blocks. The crate's own writer is not used, since it types a line
/// end and Ctrl-D when it is dropped, which a lost line doesn't do.
fn own(master: &(dyn MasterPty + Send)) -> File {
    let raw = master.as_raw_fd().expect("a descriptor");
    #[expect(unsafe_code, reason = "the crate gives only a number; it stays open while `master` is borrowed")]
    let borrowed = unsafe { BorrowedFd::borrow_raw(raw) };
    let ours = borrowed.try_clone_to_owned().expect("a second descriptor");
    rustix::fs::fcntl_setfl(&ours, OFlags::RDWR | OFlags::NONBLOCK).expect("a descriptor that doesn't block");
    File::from(ours)
}
