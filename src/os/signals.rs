//! Signals, by what they mean, as a stream that one thread waits on. Once they are listened to, none of them ends or
//! stops the process by itself.

use std::io;

use signal_hook::consts::signal::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::{Handle, Signals as Stream};
use signal_hook::low_level;

/// What a signal means here. Ctrl-C and Ctrl-Z typed at the keyboard are keys, not signals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// End now: SIGTERM.
    Terminate,
    /// End now: SIGINT, sent by another process.
    Interrupt,
    /// The terminal or the line to it is gone.
    HangUp,
    /// The window may have another size.
    Resized,
    /// The process was stopped and goes on: the terminal may be in any state.
    Continued,
    /// Somebody asks the process to stop for a while.
    Suspend,
}

impl Signal {
    fn of(number: i32) -> Option<Self> {
        Some(match number {
            SIGTERM => Self::Terminate,
            SIGINT => Self::Interrupt,
            SIGHUP => Self::HangUp,
            SIGWINCH => Self::Resized,
            SIGCONT => Self::Continued,
            SIGTSTP => Self::Suspend,
            _ => return None,
        })
    }

    /// The exit status of a process that ended for this, as a shell counts it; `None` where the process goes on.
    pub fn last(self) -> Option<i32> {
        match self {
            Self::Terminate => Some(128 + SIGTERM),
            Self::Interrupt => Some(128 + SIGINT),
            Self::HangUp => Some(128 + SIGHUP),
            Self::Resized | Self::Continued | Self::Suspend => None,
        }
    }
}

/// The signals that come to this process from now on.
#[derive(Debug)]
pub struct Signals(Stream);

impl Signals {
    /// Begins to listen, also to what the process was started to ignore.
    pub fn listen() -> io::Result<Self> {
        Ok(Self(Stream::new([SIGTERM, SIGINT, SIGHUP, SIGWINCH, SIGCONT, SIGTSTP])?))
    }

    /// What ends the stream from another thread.
    pub fn closer(&self) -> Closer {
        Closer(self.0.handle())
    }
}

impl Iterator for Signals {
    type Item = Signal;

    /// Waits for the next signal; `None` once the stream is closed.
    fn next(&mut self) -> Option<Signal> {
        self.0.forever().find_map(Signal::of)
    }
}

/// Ends a stream of signals.
#[derive(Clone, Debug)]
pub struct Closer(Handle);

impl Closer {
    /// Ends it: whoever waits for a signal gets `None`.
    pub fn close(&self) {
        self.0.close();
    }
}

/// Ends the process here and now, without waiting for any thread or handler.
pub fn exit_now(status: i32) -> ! {
    low_level::exit(status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_end_has_a_status() {
        assert_eq!(Signal::of(SIGTERM), Some(Signal::Terminate));
        assert_eq!(Signal::of(SIGINT), Some(Signal::Interrupt));
        assert_eq!(Signal::Terminate.last(), Some(143));
        assert_eq!(Signal::Interrupt.last(), Some(130));
        assert_eq!(Signal::HangUp.last(), Some(129));
        assert_eq!(Signal::Resized.last(), None);
        assert_eq!(Signal::of(0), None);
    }
}
