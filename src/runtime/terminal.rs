//! The terminal, taken over and given back. There is one guard for all ways out: whoever ends the process (a normal end,
//! an error, a panic in any thread, the signal thread) calls [`restore`], and only the first call does anything. Nothing
//! here prints, and an error of giving back is dropped: on the way out there is nobody left to tell.

mod color;
mod encode;
mod screen;

use std::io;
use std::panic;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;
use ratatui::Frame;
use ratatui::layout::Size;

use crate::domain::text::drawable;
use crate::os::{self, Mode, Tty};
pub use color::{ColorDepth, depth_from, fit};
pub use screen::{Device, Screen};

/// The other screen, empty; no cursor; pastes marked. Colours are put off first: going to the other screen keeps them
/// with the cursor, and after a stop that nobody announced they are still those of the last frame.
const ENTER: &[u8] = b"\x1b[m\x1b[?1049h\x1b[2J\x1b[?25l\x1b[?2004h";
/// Everything that could have been switched on, off again, last of all the other screen, whose end brings back kept
/// colours. A frame that was cut off is ended first, and a terminal that has only one screen gets the shell's prompt
/// below what was drawn.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[m\x1b[999;1H\n\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l\x1b[m";
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// So long a process that was made to go on while a shell has the terminal waits before it stops again: a shell that ends
/// tells its jobs to end and to go on, and which of the two is heard first is chance.
const PATIENCE: Duration = Duration::from_millis(200);

/// The terminal as long as it is ours, and the mode to give it back in.
static TAKEN: Mutex<Option<(Arc<Tty>, Mode)>> = Mutex::new(None);

/// Gives the terminal back, if it is ours: from any thread, any number of times, also if it is dead.
pub fn restore() {
    let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some((tty, mode)) = taken else { return };
    if tty.is_lent_elsewhere() {
        // Whoever has it has set the mode that it needs; touching that would stop this process instead of ending it.
        if tty.mode().is_ok_and(|mode| !mode.stops_writers()) {
            let _ = tty.write(LEAVE);
        }
    } else {
        // The mode first: it can't block, while a terminal that is held up takes no bytes.
        let _ = tty.set_mode(&mode);
        let _ = tty.write(LEAVE);
        let _ = tty.forget_input();
    }
}

fn is_taken() -> bool {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner).is_some()
}

/// From now on a panic gives the terminal back before its message is printed by the hook that was there before (so
/// install that one first), prints nothing where nobody could read it, and ends the process also when it is not the main
/// thread that panicked: a process that has lost a thread only looks alive. `tell` says last, below the report for those
/// who mend it, what the person at the keyboard has to know.
pub fn restore_on_panic(tell: impl Fn() + Send + Sync + 'static) {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |what| {
        restore();
        if os::stderr_is_alive() {
            report(what);
            tell();
        }
        if thread::current().name() != Some("main") {
            os::exit_now(101);
        }
    }));
}

/// How to take the terminal over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The colours to draw with.
    pub depth: ColorDepth,
    /// Whether the mouse reports to us; then the terminal's own selecting and copying needs Shift.
    pub mouse: bool,
}

/// The terminal while it is ours. Dropping it gives it back.
#[derive(Debug)]
pub struct Terminal {
    tty: Arc<Tty>,
    /// The mode it was found in; kept from the first time, since after a stop it may be found in any.
    usual: Mode,
    screen: ratatui::Terminal<Screen>,
    mouse: bool,
    /// When to look again whether the shell has lent it, having gone on without it.
    aside: Option<Instant>,
}

impl Terminal {
    /// Takes over the terminal on standard input and output. An error of kind `Unsupported`: there is none.
    pub fn enter(options: Options) -> io::Result<Self> {
        Self::enter_on(Tty::open()?, options)
    }

    fn enter_on(tty: Tty, options: Options) -> io::Result<Self> {
        let tty = Arc::new(tty);
        let usual = tty.mode()?;
        let screen = ratatui::Terminal::new(Screen::new(Arc::clone(&tty), options.depth))?;
        let terminal = Self { tty, usual, screen, mouse: options.mouse, aside: None };
        terminal.take_over()?;
        Ok(terminal)
    }

    fn take_over(&self) -> io::Result<()> {
        // Known as taken before it is, so that nothing in between can leave it half taken.
        let taken = Some((Arc::clone(&self.tty), self.usual.clone()));
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) = taken;
        let mouse = if self.mouse { MOUSE_ON } else { b"" };
        self.tty
            .set_mode(&self.usual.raw())
            .and_then(|()| self.tty.write(&[ENTER, mouse].concat()))
            .inspect_err(|_| restore())
    }

    /// The same terminal for the thread that reads its keys.
    pub fn tty(&self) -> Arc<Tty> {
        Arc::clone(&self.tty)
    }

    /// Draws one frame and sends what differs from the last one, in a single write, or nothing. Does nothing while the
    /// terminal isn't ours. [`os::is_gone`] tells of an error whether the terminal is gone.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if !is_taken() {
            return Ok(());
        }
        self.screen.draw(render).map(drop)
    }

    /// The size that the next frame will have: never more than 500x200, whatever the window says.
    pub fn size(&self) -> io::Result<Size> {
        self.screen.size()
    }

    /// Makes the next frame send everything.
    pub fn redraw(&mut self) -> io::Result<()> {
        self.screen.backend_mut().forget();
        self.screen.clear()
    }

    /// Draws with other colours from the next frame on.
    pub fn set_depth(&mut self, depth: ColorDepth) -> io::Result<()> {
        self.screen.backend_mut().set_depth(depth);
        self.redraw()
    }

    /// Whether the mouse reports to us.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        if is_taken() { self.tty.write(if on { MOUSE_ON } else { MOUSE_OFF }) } else { Ok(()) }
    }

    /// Puts text on the clipboard of the terminal that one sits at, also over SSH (OSC 52). It takes what it can show, at
    /// most 4,096 characters; a terminal that does not know the sequence ignores it.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let clean: String = text.chars().filter(|c| drawable(*c)).take(4096).collect();
        let mut sequence = String::new();
        CopyToClipboard::to_clipboard_from(clean).write_ansi(&mut sequence).map_err(io::Error::other)?;
        if is_taken() { self.tty.write(sequence.as_bytes()) } else { Ok(()) }
    }

    /// Gives the terminal back and stops the process, for the shell to go on with it later; that comes as the signal of
    /// going on, upon which [`Terminal::resume`] is due. `false`: no shell is there, nothing was done.
    pub fn suspend(&mut self) -> io::Result<bool> {
        if !os::can_be_suspended() {
            return Ok(false);
        }
        restore();
        if let Err(error) = os::suspend() {
            self.resume()?;
            return Err(error);
        }
        Ok(true)
    }

    /// Takes the terminal over again, in whatever state it is after a stop; the next frame sends everything. Where a shell
    /// has it for itself or another job, nothing is touched, and [`Terminal::look_again`] is due after [`Terminal::aside`].
    pub fn resume(&mut self) -> io::Result<()> {
        if self.tty.is_lent_elsewhere() {
            // Stopped by somebody else it never gave anything back; afterwards it is no longer ours to give.
            restore();
            self.aside = Some(Instant::now() + PATIENCE);
            return Ok(());
        }
        self.aside = None;
        self.take_over()?;
        self.redraw()
    }

    /// How long until [`Terminal::look_again`] is due; `None`: never, as long as nothing happens.
    pub fn aside(&self) -> Option<Duration> {
        self.aside.map(|due| due.saturating_duration_since(Instant::now()))
    }

    /// Stops again if the shell has lent the terminal to somebody else all the while, and takes it over if it is ours now.
    /// Does nothing before it is due.
    pub fn look_again(&mut self) -> io::Result<()> {
        if self.aside.is_none_or(|due| due > Instant::now()) {
            return Ok(());
        }
        self.aside = None;
        if self.tty.is_lent_elsewhere() && self.suspend()? { Ok(()) } else { self.resume() }
    }

    /// Gives the terminal back.
    pub fn leave(&mut self) {
        restore();
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

#[cfg(test)]
mod tests;
