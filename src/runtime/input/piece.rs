//! Cuts the byte stream of a keyboard into pieces: one character, one control byte, one escape sequence, one paste
//! marker. Nothing here waits or remembers; an unfinished piece says so and comes again with more behind it. Cutting is
//! done here rather than by the sequence parser, so that no unfinished sequence can swallow the keys typed after it.

/// Begins a bracketed paste.
pub(super) const PASTE_START: &[u8] = b"\x1b[200~";
/// Ends a bracketed paste.
pub(super) const PASTE_END: &[u8] = b"\x1b[201~";

/// The longest key or mouse sequence; what is longer is no key.
const LONGEST_SEQUENCE: usize = 64;
/// The longest answer or notice of a terminal that is still skipped as one.
const LONGEST_STRING: usize = 4096;

/// What stands at the beginning of the bytes, and how many of them it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A character, never a control.
    Char(char, usize),
    /// A control byte other than Escape.
    Control(u8),
    /// Escape by itself; one byte.
    Escape,
    /// A whole sequence of a key or the mouse.
    Sequence(usize),
    /// A paste begins.
    PasteStart,
    /// A paste ends.
    PasteEnd,
    /// Neither text nor a key: broken characters, answers of the terminal to somebody else's question.
    Noise(usize),
    /// Not decided yet: the bytes may be the beginning of something longer.
    Unfinished,
}

/// The first piece of `bytes`, which must not be empty.
pub(super) fn first(bytes: &[u8]) -> Piece {
    match bytes {
        [] => Piece::Unfinished,
        [0x1b, rest @ ..] => escape(rest, bytes),
        [byte @ (0..=0x1f | 0x7f), ..] => Piece::Control(*byte),
        _ => character(bytes),
    }
}

/// What an Escape that nothing followed in time was: the key itself, and the character after it if there is just one.
/// A person who types Escape and `[` is likelier than a sequence that was cut there and never went on.
pub(super) fn abandoned(bytes: &[u8]) -> Option<(Piece, Option<char>)> {
    match bytes {
        [0x1b] => Some((Piece::Escape, None)),
        [0x1b, byte @ 0x20..=0x7e] => Some((Piece::Escape, Some(char::from(*byte)))),
        _ => None,
    }
}

fn escape(rest: &[u8], bytes: &[u8]) -> Piece {
    match rest {
        [] => Piece::Unfinished,
        [b'[', ..] if bytes.starts_with(PASTE_START) => Piece::PasteStart,
        [b'[', ..] if bytes.starts_with(PASTE_END) => Piece::PasteEnd,
        [b'[', tail @ ..] => control_sequence(tail),
        [b'O', tail @ ..] => parameters(tail),
        [b']' | b'P' | b'_', tail @ ..] => string(tail),
        // Nothing needs Alt, and over a slow line Escape and the next key arrive together: both are keys.
        _ => Piece::Escape,
    }
}

/// After `ESC [`.
fn control_sequence(tail: &[u8]) -> Piece {
    match tail {
        // The Linux console's function keys: one more byte.
        [b'[', ..] => whole_if(tail.len() >= 2, 4),
        // The oldest mouse report: three more bytes of any value.
        [b'M', ..] => whole_if(tail.len() >= 4, 6),
        _ => parameters(tail),
    }
}

fn whole_if(whole: bool, length: usize) -> Piece {
    if whole { Piece::Sequence(length) } else { Piece::Unfinished }
}

/// After `ESC [` or `ESC O`: parameters, then one final byte.
fn parameters(tail: &[u8]) -> Piece {
    let Some(length) = tail.iter().position(|byte| !matches!(byte, 0x20..=0x3f)) else {
        return if tail.len() < LONGEST_SEQUENCE { Piece::Unfinished } else { Piece::Noise(tail.len() + 2) };
    };
    match tail.get(length) {
        Some(0x40..=0x7e) if length < LONGEST_SEQUENCE => Piece::Sequence(length + 3),
        // Cut off right behind its introducer: those were two keys.
        _ if length == 0 => Piece::Escape,
        _ => Piece::Noise(length + 2),
    }
}

/// After `ESC ]`, `ESC P` or `ESC _`: everything up to the terminator.
fn string(tail: &[u8]) -> Piece {
    let Some(length) = tail.iter().position(|byte| matches!(byte, 0x07 | 0x1b)) else {
        return if tail.len() < LONGEST_STRING { Piece::Unfinished } else { Piece::Noise(tail.len() + 2) };
    };
    match tail.get(length..) {
        Some([0x07, ..]) => Piece::Noise(length + 3),
        Some([0x1b]) => Piece::Unfinished,
        Some([0x1b, b'\\', ..]) => Piece::Noise(length + 4),
        // Another escape breaks the string off; right behind its introducer those were two keys.
        _ if length == 0 => Piece::Escape,
        _ => Piece::Noise(length + 2),
    }
}

fn character(bytes: &[u8]) -> Piece {
    let head = bytes.get(..4).unwrap_or(bytes);
    let (valid, broken) = match str::from_utf8(head) {
        Ok(text) => (text, None),
        Err(error) => {
            let (valid, _) = head.split_at(error.valid_up_to());
            (str::from_utf8(valid).unwrap_or_default(), Some(error.error_len()))
        }
    };
    match (valid.chars().next(), broken) {
        // The second set of control codes has no keys.
        (Some(c), _) if c.is_control() => Piece::Noise(c.len_utf8()),
        (Some(c), _) => Piece::Char(c, c.len_utf8()),
        (None, Some(None)) => Piece::Unfinished,
        (None, Some(Some(length))) => Piece::Noise(length),
        (None, None) => Piece::Unfinished,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pieces_are_cut_where_they_end() {
        for (bytes, piece) in [
            (&b"ab"[..], Piece::Char('a', 1)),
            ("éa".as_bytes(), Piece::Char('é', 2)),
            ("🏗".as_bytes(), Piece::Char('🏗', 4)),
            (b"\xc3", Piece::Unfinished),
            (b"\xf0\x9f\x8f", Piece::Unfinished),
            (b"\xc3a", Piece::Noise(1)),
            (b"\x9b1m", Piece::Noise(1)),
            ("\u{9b}1m".as_bytes(), Piece::Noise(2)),
            (b"\r\n", Piece::Control(b'\r')),
            (b"\x7f", Piece::Control(0x7f)),
            (b"\x1b", Piece::Unfinished),
            (b"\x1bx", Piece::Escape),
            (b"\x1b\x1b[A", Piece::Escape),
            (b"\x1b[Ax", Piece::Sequence(3)),
            (b"\x1b[1;5C", Piece::Sequence(6)),
            (b"\x1b[1;5", Piece::Unfinished),
            (b"\x1b[1\x1b[A", Piece::Noise(3)),
            (b"\x1b[\x1b[A", Piece::Escape),
            (b"\x1bOA", Piece::Sequence(3)),
            (b"\x1bO\r", Piece::Escape),
            (b"\x1b[[A", Piece::Sequence(4)),
            (b"\x1b[M !!x", Piece::Sequence(6)),
            (b"\x1b[M !", Piece::Unfinished),
            (b"\x1b[<0;5;5M", Piece::Sequence(9)),
            (b"\x1b[200~x", Piece::PasteStart),
            (b"\x1b[201~x", Piece::PasteEnd),
            (b"\x1b[20", Piece::Unfinished),
            (b"\x1b]11;rgb:0/0/0\x07x", Piece::Noise(15)),
            (b"\x1bP1+r\x1b\\x", Piece::Noise(7)),
            (b"\x1bP\x1b[B", Piece::Escape),
            (b"\x1bPab\x1b[B", Piece::Noise(4)),
        ] {
            assert_eq!(first(bytes), piece, "{bytes:?}");
        }
    }

    #[test]
    fn nothing_unfinished_grows_for_ever() {
        let mut long = b"\x1b[".to_vec();
        long.extend([b'1'; 5000]);
        assert!(matches!(first(&long), Piece::Noise(_)));
        let mut long = b"\x1b]".to_vec();
        long.extend([b'x'; 5000]);
        assert!(matches!(first(&long), Piece::Noise(_)));
    }

    proptest! {
        #[test]
        fn every_piece_lies_within_the_bytes(bytes in prop::collection::vec(any::<u8>(), 1..40)) {
            let taken = match first(&bytes) {
                Piece::Char(_, n) | Piece::Sequence(n) | Piece::Noise(n) => n,
                Piece::Control(_) | Piece::Escape => 1,
                Piece::PasteStart | Piece::PasteEnd => 6,
                Piece::Unfinished => bytes.len(),
            };
            prop_assert!((1..=bytes.len()).contains(&taken));
        }

        #[test]
        fn text_is_cut_into_its_own_characters(text in "[ -~à-ÿ가-힣]{1,20}") {
            let (mut rest, mut read) = (text.as_bytes(), String::new());
            while let Piece::Char(c, n) = first(rest) {
                read.push(c);
                rest = &rest[n..];
            }
            prop_assert_eq!(read, text);
        }
    }
}
