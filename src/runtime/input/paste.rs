//! One paste on its way in. A terminal marks where pasted text begins and ends; but the end may never come (a lost
//! line), may come too early (the text itself contains the marker), and terminals without markers just send keys very
//! fast. So a paste is over when it has been quiet for a while, not when a marker says so.

use std::time::Duration;

use super::piece::{PASTE_END, PASTE_START};

/// The longest paste that is handed over, in bytes.
pub const LONGEST_PASTE: usize = 64 * 1024;
/// A paste whose end never comes is over after this much silence, and the keys work again.
const SILENCE: Duration = Duration::from_millis(250);
/// What comes this soon after an end marker was pasted too: no hand is that fast.
const TAIL: Duration = Duration::from_millis(25);
/// A paste without markers is over after this much silence.
const BURST_TAIL: Duration = Duration::from_millis(50);

/// What the collected bytes are waiting for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// The end marker.
    Open,
    /// Silence after the end marker.
    Ended,
    /// Silence; there are no markers.
    Burst,
}

/// A finished paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pasted {
    /// The text, its line ends made `\n`; not cleaned otherwise.
    Text(String),
    /// Too long to hand over: this many characters.
    TooLong(usize),
}

/// A paste being collected.
#[derive(Debug)]
pub(super) struct Paste {
    phase: Phase,
    bytes: Vec<u8>,
    /// Characters that came after the paste had grown too long; 0 as long as it hasn't.
    beyond: usize,
    /// The beginning of what may be a marker, cut by the end of a read.
    cut: Vec<u8>,
}

impl Paste {
    /// A paste whose start marker has just been read.
    pub(super) fn bracketed() -> Self {
        Self { phase: Phase::Open, bytes: Vec::new(), beyond: 0, cut: Vec::new() }
    }

    /// A paste known by its speed alone, or by an end marker without a start.
    pub(super) fn burst() -> Self {
        Self { phase: Phase::Burst, ..Self::bracketed() }
    }

    /// How long it must be quiet until the paste is over.
    pub(super) fn patience(&self) -> Duration {
        match self.phase {
            Phase::Open => SILENCE,
            Phase::Ended => TAIL,
            Phase::Burst => BURST_TAIL,
        }
    }

    /// Whether its end marker never came.
    pub(super) fn torn(&self) -> bool {
        self.phase == Phase::Open
    }

    /// Takes in everything of one read: markers inside are no text, and no end marker makes a key of what follows it.
    pub(super) fn push(&mut self, read: &[u8]) {
        let mut joined = std::mem::take(&mut self.cut);
        joined.extend_from_slice(read);
        let mut rest = joined.as_slice();
        while let Some(at) = rest.iter().position(|byte| *byte == 0x1b) {
            let (text, marker) = rest.split_at(at);
            self.keep(text);
            if marker.starts_with(PASTE_END) {
                self.phase = Phase::Ended;
                rest = &marker[PASTE_END.len()..];
            } else if marker.starts_with(PASTE_START) {
                self.phase = Phase::Open;
                rest = &marker[PASTE_START.len()..];
            } else if PASTE_END.starts_with(marker) || PASTE_START.starts_with(marker) {
                self.cut = marker.to_vec();
                return;
            } else {
                self.keep(&marker[..1]);
                rest = &marker[1..];
            }
        }
        self.keep(rest);
    }

    fn keep(&mut self, text: &[u8]) {
        if self.beyond == 0 && self.bytes.len() + text.len() <= LONGEST_PASTE {
            self.bytes.extend_from_slice(text);
        } else {
            self.beyond += characters(text);
        }
    }

    /// What the paste came to; nothing if it was empty.
    pub(super) fn finish(self) -> Option<Pasted> {
        if self.beyond > 0 {
            return Some(Pasted::TooLong(characters(&self.bytes) + self.beyond));
        }
        let text = String::from_utf8_lossy(&self.bytes).replace("\r\n", "\n").replace('\r', "\n");
        (!text.is_empty()).then_some(Pasted::Text(text))
    }
}

/// Counted by first bytes, so that a character cut by the end of a read counts once.
fn characters(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pasted(mut paste: Paste, reads: &[&[u8]]) -> (Phase, Option<Pasted>) {
        for read in reads {
            paste.push(read);
        }
        (paste.phase, paste.finish())
    }

    fn text(text: &str) -> Option<Pasted> {
        Some(Pasted::Text(text.to_owned()))
    }

    #[test]
    fn a_marker_inside_the_text_ends_nothing() {
        let (phase, out) = pasted(Paste::bracketed(), &[b"hello\x1b[201~ dy\rq"]);
        assert_eq!((phase, out), (Phase::Ended, text("hello dy\nq")));
    }

    #[test]
    fn a_marker_may_be_cut_anywhere() {
        let whole = b"a\x1b[201~";
        for at in 0..whole.len() {
            let (phase, out) = pasted(Paste::bracketed(), &[&whole[..at], &whole[at..]]);
            assert_eq!((phase, out), (Phase::Ended, text("a")), "cut at {at}");
        }
        let (phase, out) = pasted(Paste::bracketed(), &[b"a\x1b[2", b"Jb"]);
        assert_eq!((phase, out), (Phase::Open, text("a\x1b[2Jb")));
    }

    #[test]
    fn a_second_paste_right_behind_waits_for_its_own_end() {
        let (phase, out) = pasted(Paste::bracketed(), &[b"a\x1b[201~\x1b[200~b"]);
        assert_eq!((phase, out), (Phase::Open, text("ab")));
    }

    #[test]
    fn line_ends_become_one_kind_and_broken_characters_stay_visible() {
        let (_, out) = pasted(Paste::burst(), &[b"a\r\nb\rc\nd\xff"]);
        assert_eq!(out, text("a\nb\nc\nd\u{fffd}"));
        assert_eq!(pasted(Paste::bracketed(), &[b"\x1b[201~"]).1, None);
    }

    #[test]
    fn too_long_a_paste_is_counted_not_kept() {
        let full = vec![b'x'; LONGEST_PASTE];
        assert!(matches!(pasted(Paste::bracketed(), &[&full]).1, Some(Pasted::Text(t)) if t.len() == LONGEST_PASTE));
        let mut paste = Paste::bracketed();
        paste.push(&full);
        for _ in 0..100 {
            paste.push("é".repeat(1000).as_bytes());
        }
        paste.push(b"y\x1b[201~");
        assert!(paste.bytes.len() <= LONGEST_PASTE);
        assert_eq!(paste.finish(), Some(Pasted::TooLong(LONGEST_PASTE + 100_001)));
    }
}
