//! The command that came over SSH, broken into words without a shell. A space parts words; a quotation mark that opens a
//! word, or stands right behind its `=`, holds together what follows until it closes. Nothing else means anything: what a
//! shell would run, replace or redirect is text here.

use std::ffi::OsStr;

/// The longest command in bytes.
pub const LONGEST: usize = 4096;

/// Why a command is not even looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsplit {
    /// Longer than allowed.
    TooLong,
    /// Not UTF-8.
    NotText,
    /// A control or escape character, or one that would reorder a line.
    Control,
    /// A quotation mark that nothing closes.
    Unclosed,
    /// Something stands right behind a closing quotation mark.
    Glued,
}

/// The words.
///
/// # Errors
/// What is wrong with it; then nothing of it was understood.
pub fn split(command: &OsStr) -> Result<Vec<String>, Unsplit> {
    if command.len() > LONGEST {
        return Err(Unsplit::TooLong);
    }
    let text = command.to_str().ok_or(Unsplit::NotText)?;
    if !text.chars().all(crate::domain::text::drawable) {
        return Err(Unsplit::Control);
    }
    let mut words = Vec::new();
    let mut rest = text.trim_start_matches(' ');
    while !rest.is_empty() {
        let (word, behind) = word(rest)?;
        words.push(word);
        rest = behind.trim_start_matches(' ');
    }
    Ok(words)
}

/// The first word, and what stands behind it.
fn word(text: &str) -> Result<(String, &str), Unsplit> {
    let plain = text.find(' ').unwrap_or(text.len());
    let opens = |at: usize| at == 0 || text[..at].ends_with('=');
    let quote = text[..plain].char_indices().find(|(at, c)| matches!(c, '\'' | '"') && opens(*at));
    let Some((at, mark)) = quote else { return Ok((text[..plain].to_owned(), &text[plain..])) };
    let mut word = text[..at].to_owned();
    let mut inside = text[at + 1..].char_indices();
    while let Some((offset, c)) = inside.next() {
        match c {
            c if c == mark => {
                let behind = &text[at + 1 + offset + 1..];
                return if behind.is_empty() || behind.starts_with(' ') {
                    Ok((word, behind))
                } else {
                    Err(Unsplit::Glued)
                };
            }
            // Within "…", a mark that is meant as text.
            '\\' if mark == '"' => match inside.clone().next() {
                Some((_, next @ ('"' | '\\'))) => {
                    inside.next();
                    word.push(next);
                }
                _ => word.push(c),
            },
            c => word.push(c),
        }
    }
    Err(Unsplit::Unclosed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Result<Vec<String>, Unsplit> {
        split(OsStr::new(text))
    }

    #[test]
    fn words_are_parted_by_spaces_and_held_by_quotation_marks() {
        for (text, wanted) in [
            ("", vec![]),
            ("   ", vec![]),
            ("17", vec!["17"]),
            (" lokasi  koto lolo ", vec!["lokasi", "koto", "lolo"]),
            ("catat 'Ukur ulang @bpn'", vec!["catat", "Ukur ulang @bpn"]),
            ("catat \"a \\\"b\\\" \\\\ \\n\"", vec!["catat", "a \"b\" \\ \\n"]),
            ("tindak --instansi='Dinas PUPR' --format=json", vec!["tindak", "--instansi=Dinas PUPR", "--format=json"]),
            ("catat Jum'at", vec!["catat", "Jum'at"]),
            ("cari ''", vec!["cari", ""]),
        ] {
            assert_eq!(words(text), Ok(wanted.into_iter().map(str::to_owned).collect()), "{text}");
        }
    }

    #[test]
    fn what_a_shell_would_do_is_text() {
        for text in ["17;id", "$(id)", "`id`", "a|b", "a>b", "a&&b", "${HOME}", "~", "*", "a\\", "!!", "<(id)"] {
            assert_eq!(words(text), Ok(vec![text.to_owned()]), "{text}");
        }
        assert_eq!(words("17 ; id").unwrap(), ["17", ";", "id"]);
    }

    #[test]
    fn what_is_not_one_clean_line_is_refused() {
        for (text, wanted) in [
            ("17\nid", Unsplit::Control),
            ("17\0", Unsplit::Control),
            ("\u{1b}[2J", Unsplit::Control),
            ("a\tb", Unsplit::Control),
            ("a\u{202e}b", Unsplit::Control),
            ("'a", Unsplit::Unclosed),
            ("\"a\\\"", Unsplit::Unclosed),
            ("'a'b", Unsplit::Glued),
            ("'a''b'", Unsplit::Glued),
        ] {
            assert_eq!(words(text), Err(wanted), "{text:?}");
        }
        assert_eq!(words(&"a".repeat(LONGEST)).map(|words| words.len()), Ok(1));
        assert_eq!(words(&"a".repeat(LONGEST + 1)), Err(Unsplit::TooLong));
        let broken = <OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(b"17 \xff");
        assert_eq!(split(broken), Err(Unsplit::NotText));
    }

    proptest! {
        #[test]
        fn quoted_words_come_out_as_they_were(words in proptest::collection::vec("[ -~é語]{0,20}", 0..6)) {
            let quoted = |word: &String| format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""));
            let text = words.iter().map(quoted).collect::<Vec<_>>().join(" ");
            prop_assert_eq!(split(OsStr::new(&text)), Ok(words));
        }
    }
}
