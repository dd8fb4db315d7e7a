//! The keyboard: a thread of its own reads the terminal's bytes and sends what they mean. It never waits inside an
//! unfinished sequence, never takes pasted text for keys, and ends, having said so, when the terminal is gone.
//!
//! The size of the window doesn't come this way but by signal.

mod decode;
mod paste;
mod piece;

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::app::key::Key;
use crate::os::{Readiness, Tty};
pub use paste::LONGEST_PASTE;
use paste::{Paste, Pasted};
use piece::Piece;

/// After this long an Escape with nothing behind it was the key.
const ESCAPE_WAIT: Duration = Duration::from_millis(30);
/// After this long a longer sequence that never went on is given up.
const SEQUENCE_WAIT: Duration = Duration::from_millis(250);
/// So many characters in one read, a line end among them, were pasted: nobody types so fast.
const BURST: usize = 8;
/// So many were pasted even without a line end, unless it is one key held down over a line that stalled.
const LONG_BURST: usize = 64;
/// So long after a paste that broke off, its rest may still arrive over a line that stalled.
const TORN: Duration = Duration::from_secs(5);

/// What came from the person at the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted: line ends are `\n`, everything else is as it came and not cleaned.
    Paste(String),
    /// Text was pasted that is longer than [`LONGEST_PASTE`] bytes and was thrown away: how many characters it had.
    PasteTooLong(usize),
    /// The mouse.
    Mouse(Mouse),
    /// The terminal is gone; nothing comes after this.
    HangUp,
}

/// What the mouse did and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub what: Pointer,
    /// Column of the cell, from 0.
    pub column: u16,
    /// Row of the cell, from 0.
    pub row: u16,
}

/// What a mouse can do here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// The left button went down.
    Press,
    /// The wheel turned away from the person.
    WheelUp,
    /// The wheel turned towards the person.
    WheelDown,
}

/// Starts the thread. It ends when nobody listens any more, or when the terminal is gone: then it sends what was still
/// being pasted and [`Input::HangUp`], and calls `gone`.
pub fn spawn<M>(tty: Arc<Tty>, sender: Sender<M>, gone: impl FnOnce() + Send + 'static) -> io::Result<JoinHandle<()>>
where
    M: From<Vec<Input>> + Send + 'static,
{
    thread::Builder::new().name("input".into()).spawn(move || {
        if listen(&tty, |inputs| sender.send(M::from(inputs)).is_ok()) == Over::TerminalGone {
            gone();
        }
    })
}

/// Why listening ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Over {
    TerminalGone,
    NobodyListens,
}

/// Reads and sends until the terminal is gone or `send` says that nobody takes it.
fn listen(tty: &Tty, mut send: impl FnMut(Vec<Input>) -> bool) -> Over {
    let mut decoder = Decoder::default();
    let mut bytes = vec![0; LONGEST_PASTE];
    let mut out = Vec::new();
    loop {
        let wait = decoder.deadline().map(|until| until.saturating_duration_since(Instant::now()));
        let alive = match tty.wait(wait) {
            Ok(Readiness::Ready) => match tty.read(&mut bytes) {
                Ok(count @ 1..) => {
                    decoder.feed(bytes.get(..count).unwrap_or_default(), Instant::now(), &mut out);
                    true
                }
                Ok(0) | Err(_) => false,
            },
            Ok(Readiness::Nothing) => {
                decoder.tick(Instant::now(), &mut out);
                true
            }
            Ok(Readiness::HungUp) | Err(_) => false,
        };
        if !alive {
            decoder.end(&mut out);
            out.push(Input::HangUp);
        }
        // What one read brought is handed over as one: a held key becomes one picture, however fast that is drawn.
        if !out.is_empty() && !send(std::mem::take(&mut out)) {
            return Over::NobodyListens;
        }
        if !alive {
            return Over::TerminalGone;
        }
    }
}

/// Bytes in, input out; the clock is told to it.
#[derive(Debug, Default)]
struct Decoder {
    /// Bytes that may be the beginning of something longer, and when the first of them came.
    unfinished: Vec<u8>,
    since: Option<Instant>,
    /// The paste on its way, and when its last bytes came.
    paste: Option<(Paste, Instant)>,
    /// Until when the rest of a paste that broke off may still come.
    torn: Option<Instant>,
}

impl Decoder {
    /// Takes in what one read brought.
    fn feed(&mut self, read: &[u8], now: Instant, out: &mut Vec<Input>) {
        if let Some((paste, last)) = &mut self.paste {
            paste.push(read);
            *last = now;
            return;
        }
        let mut bytes = std::mem::take(&mut self.unfinished);
        bytes.extend_from_slice(read);
        let cut = Cut::of(&bytes);
        let torn = self.torn.is_some_and(|until| now < until);
        if cut.pasted(torn) {
            self.begin(Paste::burst(), &bytes, now);
            return;
        }
        out.extend(cut.inputs);
        match cut.end {
            End::Paste => self.begin(Paste::bracketed(), bytes.get(cut.length..).unwrap_or_default(), now),
            End::Unfinished => {
                self.unfinished = bytes.split_off(cut.length);
                // What was there before and is still not decided keeps its own clock.
                if cut.length > 0 || self.since.is_none() {
                    self.since = Some(now);
                }
                return;
            }
            End::Clean => {}
        }
        self.since = None;
    }

    fn begin(&mut self, mut paste: Paste, bytes: &[u8], now: Instant) {
        paste.push(bytes);
        self.since = None;
        self.torn = None;
        self.paste = Some((paste, now));
    }

    /// When [`Decoder::tick`] is due if nothing comes before.
    fn deadline(&self) -> Option<Instant> {
        if let Some((paste, last)) = &self.paste {
            return Some(*last + paste.patience());
        }
        let wait = if self.unfinished.len() == 1 && self.unfinished[0] == 0x1b { ESCAPE_WAIT } else { SEQUENCE_WAIT };
        self.since.map(|since| since + wait)
    }

    /// Decides what silence has decided.
    fn tick(&mut self, now: Instant, out: &mut Vec<Input>) {
        if self.deadline().is_none_or(|due| now < due) {
            return;
        }
        if self.paste.as_ref().is_some_and(|(paste, _)| paste.torn()) {
            self.torn = Some(now + TORN);
        }
        self.end(out);
    }

    /// Decides everything that is open: nothing more will come.
    fn end(&mut self, out: &mut Vec<Input>) {
        if let Some((paste, _)) = self.paste.take() {
            out.extend(paste.finish().map(|pasted| match pasted {
                Pasted::Text(text) => Input::Paste(text),
                Pasted::TooLong(characters) => Input::PasteTooLong(characters),
            }));
        }
        self.since = None;
        if let Some((_, behind)) = piece::abandoned(&std::mem::take(&mut self.unfinished)) {
            out.push(Input::Key(Key::Esc));
            out.extend(behind.map(|c| Input::Key(Key::Char(c))));
        }
    }
}

/// Where cutting a read into pieces stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// At the end of the bytes.
    Clean,
    /// At a piece that may go on.
    Unfinished,
    /// Behind the marker that begins a paste.
    Paste,
}

/// One read, cut into what it means if it was typed.
struct Cut {
    inputs: Vec<Input>,
    /// How many bytes the inputs were made of, a paste's start marker included.
    length: usize,
    end: End,
    /// A paste's end marker whose start never came.
    stray_end: bool,
    line_end: bool,
}

impl Cut {
    fn of(bytes: &[u8]) -> Self {
        let mut cut = Self { inputs: Vec::new(), length: 0, end: End::Clean, stray_end: false, line_end: false };
        let mut before = 0;
        while let Some(rest) = bytes.get(cut.length..).filter(|rest| !rest.is_empty()) {
            let taken = match piece::first(rest) {
                Piece::Char(c, length) => {
                    cut.inputs.push(Input::Key(Key::Char(c)));
                    length
                }
                Piece::Control(byte) => {
                    // Both bytes of a line end are one Enter.
                    if (before, byte) != (b'\r', b'\n') {
                        cut.inputs.extend(decode::control(byte).map(Input::Key));
                    }
                    cut.line_end |= matches!(byte, b'\r' | b'\n');
                    1
                }
                Piece::Escape => {
                    cut.inputs.push(Input::Key(Key::Esc));
                    1
                }
                Piece::Sequence(length) => {
                    cut.inputs.extend(decode::sequence(rest.get(..length).unwrap_or_default()));
                    length
                }
                Piece::PasteEnd => {
                    cut.stray_end = true;
                    piece::PASTE_END.len()
                }
                Piece::Noise(length) => length,
                Piece::PasteStart => {
                    cut.length += piece::PASTE_START.len();
                    cut.end = End::Paste;
                    break;
                }
                Piece::Unfinished => {
                    cut.end = End::Unfinished;
                    break;
                }
            };
            before = rest.get(taken - 1).copied().unwrap_or_default();
            cut.length += taken;
        }
        cut
    }

    /// Whether this was text put in by a machine rather than typed: nothing of it may run as a command.
    fn pasted(&self, torn: bool) -> bool {
        let chars =
            || self.inputs.iter().filter_map(|input| if let Input::Key(key) = input { key.text() } else { None });
        let count = chars().count();
        let held_key = || chars().all(|c| chars().next() == Some(c));
        self.stray_end
            || (count >= BURST && (self.line_end || torn) && !held_key())
            || (count >= LONG_BURST && !held_key())
    }
}

#[cfg(test)]
mod tests;
