//! Texts made fit for the screen: what may not reach a terminal is dropped, what is not one cell wide everywhere is
//! replaced, and what is too long is cut or wrapped at letters as people see them. Nothing here knows a colour.

use crate::domain::text::drawable;
use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What stands where something was cut off.
pub const CUT: &str = "..";

/// The sign that stands between two things on one line: a dot of one cell in every font and every terminal.
pub const DOT: char = '∙';

/// How many cells a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// A text as it goes to the screen: without what is not drawable, with typographic signs that some terminals draw two
/// cells wide written in other ways, and in `ascii` with nothing but ASCII.
pub fn shown(text: &str, ascii: bool) -> Cow<'_, str> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| drawable(*c)) {
        match sign(c) {
            Some(sign) => out.push_str(sign),
            None if ascii => push_ascii(&mut out, c),
            None if c.is_alphabetic() || is_narrow(c) => out.push(c),
            None => out.push(c.nfkd().next().filter(char::is_ascii).unwrap_or(c)),
        }
    }
    if ascii && out.contains(DOT) {
        out = out.replace(DOT, ".");
    }
    Cow::Owned(out)
}

/// The signs of our own sentences, and those that word processors put into other people's.
fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '·' | '•' => "∙",
        '→' => "->",
        '←' => "<-",
        '–' | '—' | '−' => "-",
        '…' => CUT,
        '‘' | '’' => "'",
        '“' | '”' => "\"",
        '×' => "x",
        '≥' => ">=",
        '≤' => "<=",
        '±' => "+-",
        _ => return None,
    })
}

fn push_ascii(out: &mut String, c: char) {
    if c.is_ascii() || c == DOT {
        out.push(c);
        return;
    }
    let before = out.len();
    let letters = c.nfkd().filter(|part| !is_combining_mark(*part));
    out.extend(letters.filter(char::is_ascii));
    if out.len() == before && !is_combining_mark(c) {
        out.push('?');
    }
}

/// A text of which every letter takes one cell in every terminal, as the columns of the board need it.
pub fn narrow(text: &str, ascii: bool) -> Cow<'_, str> {
    let shown = shown(text, ascii);
    if shown.is_ascii() {
        return shown;
    }
    let mut out = String::with_capacity(shown.len());
    for c in shown.chars() {
        if is_narrow(c) {
            out.push(c);
        } else if c.width() != Some(0) {
            let letter = c.nfkd().find(|part| is_narrow(*part));
            out.push(letter.unwrap_or('?'));
        }
    }
    Cow::Owned(out)
}

fn is_narrow(c: char) -> bool {
    c.width() == Some(1) && c.width_cjk() == Some(1)
}

/// The beginning of a text that fits in so many cells; where something is missing, [`CUT`] says so.
pub fn cut(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let mark = if cells >= 4 { CUT } else { "" };
    let mut out = String::new();
    let mut used = 0;
    for letter in text.graphemes(true) {
        let next = used + width(letter);
        if next + mark.len() > cells {
            break;
        }
        used = next;
        out.push_str(letter);
    }
    Cow::Owned(out.trim_end().to_string() + mark)
}

/// A text in exactly so many cells, at the left.
pub fn left(text: &str, cells: usize) -> String {
    let mut out = cut(text, cells).into_owned();
    let used = width(&out);
    let _ = write!(out, "{:1$}", "", cells.saturating_sub(used));
    out
}

/// A text in exactly so many cells, at the right.
pub fn right(text: &str, cells: usize) -> String {
    let text = cut(text, cells);
    format!("{:1$}{text}", "", cells.saturating_sub(width(&text)))
}

/// A text in lines of at most so many cells.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    // A number such as K-21 is never torn apart at its hyphen.
    let options = textwrap::Options::new(cells.max(2)).break_words(true);
    let lines = textwrap::wrap(text, options.word_splitter(textwrap::WordSplitter::NoHyphenation));
    lines.into_iter().map(Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn signs_are_written_so_that_every_terminal_agrees_on_their_width() {
        assert_eq!(shown("Koto Lolo · tahap: A → B…", false), "Koto Lolo ∙ tahap: A -> B..");
        assert_eq!(shown("Koto Lolo · tahap: A → B…", true), "Koto Lolo . tahap: A -> B..");
        assert_eq!(shown("“André” — ≥ 5", true), "\"Andre\" - >= 5");
        assert_eq!(shown("André 日", false), "André 日", "what somebody wrote stays as it was written");
        assert_eq!((shown("m²", false), shown("5°", false)), ("m2".into(), "5°".into()));
        assert_eq!(shown("a\u{1b}[31m\u{202e}b", false), "a[31mb");
        assert_eq!(narrow("André Łucja 日x\u{301}", false), "André Łucja ?x");
        for c in ['·', '→', '…', '×', '—'] {
            assert!(!is_narrow(c), "{c}");
            assert!(shown(&c.to_string(), false).chars().all(is_narrow), "{c}");
        }
        assert!(is_narrow(DOT));
        assert_eq!(narrow("日", true), "?");
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(cut("terlambat", 9), "terlambat");
        assert_eq!(cut("terlambat", 8), "terlam..");
        assert_eq!(cut("dua kata", 6), "dua..");
        assert_eq!(cut("terlambat", 3), "ter");
        assert_eq!(cut("日本語", 5), "日..");
        assert_eq!((left("ab", 4), right("ab", 4)), ("ab  ".into(), "  ab".into()));
        assert_eq!(wrap("satu dua tiga", 8), ["satu dua", "tiga"]);
        assert_eq!(wrap("panjangsekali", 5), ["panja", "ngsek", "ali"]);
        assert_eq!(wrap("lama (K-21)", 8), ["lama", "(K-21)"]);
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_it_may_be(text in any::<String>(), cells in 0usize..30) {
            let text = shown(&text, false);
            prop_assert!(width(&cut(&text, cells)) <= cells);
            if !text.chars().any(|c| c.width() == Some(2)) {
                prop_assert_eq!(width(&left(&text, cells)), cells);
                prop_assert_eq!(width(&right(&text, cells)), cells);
            }
            for line in wrap(&text, cells) {
                prop_assert!(width(&line) <= cells.max(2), "{line:?}");
            }
        }

        #[test]
        fn ascii_is_ascii_and_narrow_is_narrow(text in any::<String>()) {
            prop_assert!(shown(&text, true).is_ascii());
            prop_assert!(narrow(&text, true).is_ascii());
            let narrow = narrow(&text, false);
            prop_assert_eq!(narrow.chars().count(), narrow.chars().filter(|c| is_narrow(*c)).count());
        }
    }
}
