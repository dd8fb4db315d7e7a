//! Cleaning of text from outside. Every text that a person types, pastes or imports goes through [`line()`] before it
//! becomes part of a change; drawing asks [`drawable`] once more. Nothing here knows a terminal.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest text of a promise, obstacle, decision or note, in characters.
pub const LONGEST: usize = 2_000;
/// The longest name or short field, in characters.
pub const LONGEST_NAME: usize = 80;
/// The longest title of a meeting, in characters: offices are not brief there.
pub const LONGEST_TITLE: usize = 200;
/// More combining marks than this on one letter are a trick, not a language.
const MOST_MARKS: usize = 4;

/// Why a text is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// Nothing is left after cleaning.
    Empty,
    /// Longer than allowed: how long it is and how long it may be, in characters.
    TooLong {
        /// Characters after cleaning.
        is: usize,
        /// Characters allowed.
        most: usize,
    },
}

/// Whether a character may reach a screen or a file: no control or escape character, no character that changes the
/// direction or order of its neighbours, none that is invisible.
pub fn drawable(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{00AD}' | '\u{061C}' | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E000}'..='\u{F8FF}'
            | '\u{E0000}'..='\u{E0FFF}'
            | '\u{F0000}'..='\u{10FFFF}')
}

/// The beginning of a text where all of it is too much: so many characters at most, the mark that more follows among them.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Makes one clean line of any text: composed letters (NFC), line breaks and tabs as single spaces, what is not
/// [`drawable`] dropped, terminal escape sequences dropped whole, at most four marks on a letter, no space at the ends
/// and no two in a row.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    let mut space = false;
    for c in without_escapes(text).nfc() {
        if c.is_whitespace() {
            space = !out.is_empty();
            continue;
        }
        if !drawable(c) {
            continue;
        }
        if is_combining_mark(c) {
            marks += 1;
            // A mark with no letter before it would hang on whatever stands left of the field.
            if marks > MOST_MARKS || space || out.is_empty() {
                continue;
            }
        } else {
            marks = 0;
        }
        if space {
            out.push(' ');
            space = false;
        }
        out.push(c);
    }
    out
}

/// A clean single line of at most `most` characters.
///
/// # Errors
/// Refuses what is empty after cleaning and what is too long; nothing is ever cut silently.
pub fn line(text: &str, most: usize) -> Result<String, TextError> {
    let clean = tidy(text);
    let is = clean.chars().count();
    if is == 0 {
        return Err(TextError::Empty);
    }
    if is > most {
        return Err(TextError::TooLong { is, most });
    }
    Ok(clean)
}

/// Drops terminal escape sequences whole, so that their parameters do not stay behind as letters.
fn without_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let opener = match c {
            '\u{1b}' => chars.next_if(|&next| matches!(next, '[' | ']' | 'P' | 'X' | '^' | '_')),
            '\u{9b}' => Some('['),
            '\u{9d}' => Some(']'),
            _ => {
                out.push(c);
                continue;
            }
        };
        match opener {
            Some('[') => {
                while chars.next_if(|&next| matches!(next, '\u{20}'..='\u{3f}')).is_some() {}
                chars.next_if(|&next| matches!(next, '\u{40}'..='\u{7e}'));
            }
            Some(_) => {
                // A string sequence ends at BEL or ST. Without an end it is only the opener that goes: text that
                // somebody typed must not vanish because of one stray character.
                let rest: String = chars.clone().collect();
                let end = rest.find(['\u{7}', '\u{9c}', '\u{1b}', '\n']);
                if let Some(end) = end {
                    for _ in 0..rest[..end].chars().count() {
                        chars.next();
                    }
                }
            }
            None => {}
        }
    }
    out
}

/// A text folded for comparison: lower case, letters and digits only, one space between words. `Jum'at` and `jumat`
/// fold alike, and so do `Kt. Baru` and `kt baru`.
pub fn fold(text: &str) -> String {
    // Nearly every text here is plain, and has nothing to be taken apart.
    match text.is_ascii() {
        true => folded(text.len(), text.chars().map(|c| c.to_ascii_lowercase())),
        false => folded(text.len(), text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase)),
    }
}

fn folded(length: usize, letters: impl Iterator<Item = char>) -> String {
    let mut out = String::with_capacity(length);
    let mut space = false;
    for c in letters {
        if c.is_alphanumeric() {
            if space && !out.is_empty() {
                out.push(' ');
            }
            space = false;
            out.push(c);
        } else if !matches!(c, '\'' | '\u{2019}' | '`') {
            space = true;
        }
    }
    out
}

/// A whole number with points between thousands, as it is written in Indonesia: `1.200`.
pub fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cleans_what_would_drive_a_terminal() {
        for (dirty, clean) in [
            ("  dua   kata\t\n baru ", "dua kata baru"),
            ("a\u{1b}[31mmerah\u{1b}[0m", "amerah"),
            ("judul\u{1b}]0;palsu\u{7}asli", "judulasli"),
            ("\u{9b}2Jhapus", "hapus"),
            ("kiri\u{202e}kanan\u{2066}", "kirikanan"),
            ("a\u{200b}b\u{feff}c\u{ad}d", "abcd"),
            ("e\u{301}", "é"),
            ("\u{301}x", "x"),
            ("\u{1b}\u{1b}", ""),
            ("esc \u{1b} sendiri", "esc sendiri"),
            ("\u{1b}]tanpa akhir", "tanpa akhir"),
        ] {
            assert_eq!(tidy(dirty), clean, "{dirty:?}");
        }
        assert_eq!(tidy(&format!("q{}", "\u{323}".repeat(9))).chars().count(), 5);
    }

    #[test]
    fn refuses_with_the_count() {
        assert_eq!(line(" \u{202e} ", 10), Err(TextError::Empty));
        assert_eq!(line(&"é".repeat(11), 10), Err(TextError::TooLong { is: 11, most: 10 }));
        assert_eq!(line(&"é".repeat(10), 10).map(|t| t.chars().count()), Ok(10));
    }

    #[test]
    fn folds_spellings_together() {
        assert_eq!(fold("Jum'at"), fold("jumat"));
        assert_eq!(fold("Kt. Baru"), "kt baru");
        assert_eq!(fold("  Sri-Menanti "), "sri menanti");
    }

    proptest! {
        #[test]
        fn a_tidy_text_is_harmless_and_stays_as_it_is(text in any::<String>()) {
            let once = tidy(&text);
            prop_assert!(once.chars().all(drawable));
            prop_assert_eq!(tidy(&once), once.clone());
            prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
        }
    }
}
