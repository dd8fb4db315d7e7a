//! A terminal's two descriptors: waiting for and reading bytes, writing them, its modes and its size. Bytes only; what
//! they mean to a keyboard or a screen is the runtime's business.

use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::getpgrp;
use rustix::termios::{self, LocalModes, OptionalActions, QueueSelector, Termios};

/// What waiting for input came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// Something can be read.
    Ready,
    /// Nothing came within the time, or a signal broke the waiting off.
    Nothing,
    /// The other end is gone and nothing is left to read.
    HungUp,
}

/// How a terminal treats what is typed and written, to be given back to it later.
#[derive(Clone, Debug)]
pub struct Mode(Termios);

/// A terminal: where keys come from and where the screen goes.
#[derive(Debug)]
pub struct Tty {
    input: OwnedFd,
    output: OwnedFd,
}

impl Tty {
    /// The terminal on standard input and output; an error of kind `Unsupported` if either isn't one.
    pub fn open() -> io::Result<Self> {
        let (input, output) = (io::stdin(), io::stdout());
        if !input.is_terminal() || !output.is_terminal() {
            return Err(io::ErrorKind::Unsupported.into());
        }
        Ok(Self::from_ends(input.as_fd().try_clone_to_owned()?, output.as_fd().try_clone_to_owned()?))
    }

    /// A terminal out of any two open files, as tests need it.
    pub fn from_ends(input: impl Into<OwnedFd>, output: impl Into<OwnedFd>) -> Self {
        Self { input: input.into(), output: output.into() }
    }

    /// The terminal with this device file, for tests: without making it the one that controls this process.
    #[cfg(test)]
    pub(crate) fn at(path: &std::path::Path) -> io::Result<Self> {
        use rustix::fs::{Mode, OFlags, open};
        let end = open(path, OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty())?;
        Ok(Self::from_ends(end.try_clone()?, end))
    }

    /// Waits until something can be read, the other end is gone, or `timeout` is over (`None`: as long as it takes). A signal may
    /// end the waiting early, with `Nothing`.
    pub fn wait(&self, timeout: Option<Duration>) -> io::Result<Readiness> {
        let timeout = timeout.and_then(|time| Timespec::try_from(time).ok());
        let mut fds = [PollFd::new(&self.input, PollFlags::IN)];
        match poll(&mut fds, timeout.as_ref()) {
            Ok(0) | Err(Errno::INTR) => Ok(Readiness::Nothing),
            Ok(_) => Ok(readiness(fds[0].revents(), waiting(&self.input))),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads what is there, blocking only if [`Tty::wait`] didn't say `Ready`. 0 = the end: the other end is gone.
    pub fn read(&self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            match rustix::io::read(&self.input, &mut *into) {
                Ok(count) => return Ok(count),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => match self.wait(None)? {
                    Readiness::HungUp => return Ok(0),
                    Readiness::Ready | Readiness::Nothing => {}
                },
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Writes all of it: in one system call where the terminal takes it in one.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            match rustix::io::write(&self.output, rest) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => rest = rest.get(count..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                // Whoever shares the terminal may have made it non-blocking.
                Err(Errno::AGAIN) => {
                    poll(&mut [PollFd::new(&self.output, PollFlags::OUT)], None)?;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Columns and rows as the terminal tells them, unchecked; 0 where it doesn't know.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = termios::tcgetwinsize(&self.output)?;
        Ok((size.ws_col, size.ws_row))
    }

    /// Whether a shell has this terminal for itself or for another job now. To set a mode then would stop this process.
    /// Where no shell shares it out, it is always ours.
    pub fn is_lent_elsewhere(&self) -> bool {
        termios::tcgetpgrp(&self.input).is_ok_and(|front| front != getpgrp())
    }

    /// The present mode.
    pub fn mode(&self) -> io::Result<Mode> {
        Ok(Mode(termios::tcgetattr(&self.input)?))
    }

    /// Sets a mode at once, waiting for nothing.
    pub fn set_mode(&self, mode: &Mode) -> io::Result<()> {
        Ok(termios::tcsetattr(&self.input, OptionalActions::Now, &mode.0)?)
    }

    /// Throws away what was typed and not read yet, so that the rest of a paste never reaches the shell.
    pub fn forget_input(&self) -> io::Result<()> {
        Ok(termios::tcflush(&self.input, QueueSelector::IFlush)?)
    }
}

impl Mode {
    /// The same with every key handed over as it is typed, nothing echoed, and output left as it is written.
    #[must_use]
    pub fn raw(&self) -> Self {
        let mut raw = self.0.clone();
        raw.make_raw();
        Self(raw)
    }

    /// Whether it stops those who write while a shell has the terminal for somebody else (`stty tostop`).
    pub fn stops_writers(&self) -> bool {
        self.0.local_modes.contains(LocalModes::TOSTOP)
    }
}

/// Whether an error of reading or writing says that the terminal is gone for good.
pub fn is_gone(error: &io::Error) -> bool {
    let gone = [Errno::IO, Errno::PIPE, Errno::NXIO, Errno::NODEV, Errno::BADF, Errno::CONNRESET];
    error.raw_os_error().is_some_and(|code| gone.iter().any(|errno| errno.raw_os_error() == code))
}

/// Columns of the terminal on standard output; `None` where it is none, or doesn't know.
pub fn columns_of_stdout() -> Option<u16> {
    termios::tcgetwinsize(io::stdout()).ok().map(|size| size.ws_col).filter(|columns| *columns > 0)
}

/// Columns of the terminal on standard error; `None` where it is none, or doesn't know.
pub fn columns_of_stderr() -> Option<u16> {
    termios::tcgetwinsize(io::stderr()).ok().map(|size| size.ws_col).filter(|columns| *columns > 0)
}

/// Whether a message on standard error would arrive. Writing one to a dead terminal fails, and the standard macros panic
/// over that.
pub fn stderr_is_alive() -> bool {
    let stderr = io::stderr();
    let mut fds = [PollFd::new(&stderr, PollFlags::OUT)];
    match poll(&mut fds, Some(&Timespec::default())) {
        Ok(_) => !fds[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL),
        Err(_) => false,
    }
}

/// How many bytes wait to be read; `None` where that can't be asked.
fn waiting(input: &OwnedFd) -> Option<u64> {
    rustix::io::ioctl_fionread(input).ok()
}

/// A dead terminal is readable for ever (it reads as an end or an error), so "readable" alone proves nothing.
fn readiness(events: PollFlags, waiting: Option<u64>) -> Readiness {
    let dead = events.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL);
    if !dead || (events.contains(PollFlags::IN) && waiting.is_some_and(|bytes| bytes > 0)) {
        Readiness::Ready
    } else {
        Readiness::HungUp
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::io::{Write, pipe};

    fn sink() -> File {
        File::options().write(true).open("/dev/null").unwrap()
    }

    #[test]
    fn waiting_tells_ready_silence_and_the_end_apart() {
        let (read, mut write) = pipe().unwrap();
        let tty = Tty::from_ends(read, sink());
        assert_eq!(tty.wait(Some(Duration::from_millis(1))).unwrap(), Readiness::Nothing);
        write.write_all(b"ab").unwrap();
        assert_eq!(tty.wait(None).unwrap(), Readiness::Ready);
        drop(write);
        assert_eq!(tty.wait(None).unwrap(), Readiness::Ready, "what came before the end is still to be read");
        let mut bytes = [0; 8];
        assert_eq!(tty.read(&mut bytes).unwrap(), 2);
        assert_eq!(tty.wait(None).unwrap(), Readiness::HungUp);
        assert_eq!(tty.read(&mut bytes).unwrap(), 0);
    }

    #[test]
    fn a_dead_end_is_known_by_its_error() {
        let (read, write) = pipe().unwrap();
        drop(read);
        let tty = Tty::from_ends(File::open("/dev/null").unwrap(), write);
        let error = tty.write(b"x").unwrap_err();
        assert!(is_gone(&error), "{error}");
        assert!(!is_gone(&io::ErrorKind::WouldBlock.into()));
        assert!(tty.mode().is_err() && tty.size().is_err());
    }

    #[test]
    fn a_dead_terminal_that_calls_itself_readable_is_hung_up() {
        let all = PollFlags::IN | PollFlags::HUP | PollFlags::ERR;
        assert_eq!(readiness(all, Some(0)), Readiness::HungUp);
        assert_eq!(readiness(all, None), Readiness::HungUp);
        assert_eq!(readiness(all, Some(3)), Readiness::Ready);
        assert_eq!(readiness(PollFlags::IN, Some(0)), Readiness::Ready);
        assert_eq!(readiness(PollFlags::NVAL, None), Readiness::HungUp);
    }
}
