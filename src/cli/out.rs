//! The only way to standard output and standard error. What goes out is cleaned once more, so that no stored text can
//! drive a terminal; and whoever stopped reading is no error.

use super::failure::{Ending, Failure};
use crate::domain::text::drawable;
use crate::os;
use crate::words::{A, Language};
use std::io::{self, IsTerminal, Write};
use unicode_normalization::UnicodeNormalization;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Lines longer than this are hard to read, however wide the window is.
const WIDEST: usize = 100;
/// The width where nobody tells one.
const USUAL: usize = 80;
/// With fewer columns than this a window is that of a phone.
const PHONE: usize = 70;
/// A short answer has so many lines,
const SHORT: usize = 12;
/// and so many on a phone, whose window has twenty rows: one is left for what is typed next.
const SHORT_ON_A_PHONE: usize = 19;

/// What a command says, kept until its end: a command that fails halfway has said nothing.
pub struct Out {
    text: String,
    bytes: Vec<u8>,
    terminal: bool,
    width: usize,
    asked: bool,
    ascii: bool,
}

impl Out {
    /// For standard output. `ascii`: nothing but ASCII may be drawn. `asked`: the width that is asked for; else it is
    /// that of the terminal, if it is one.
    pub fn stdout(ascii: bool, asked: Option<u16>) -> Self {
        let terminal = io::stdout().is_terminal();
        let width = match asked {
            Some(asked) => usize::from(asked),
            None => os::columns_of_stdout().filter(|_| terminal).map_or(USUAL, usize::from).min(WIDEST),
        };
        Self { text: String::new(), bytes: Vec::new(), terminal, width, asked: asked.is_some(), ascii }
    }

    /// For tests: a pipe or a terminal of some width.
    #[cfg(test)]
    pub fn sample(terminal: bool, width: usize) -> Self {
        Self { text: String::new(), bytes: Vec::new(), terminal, width, asked: false, ascii: false }
    }

    /// Whether people look at it as it comes.
    pub fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Columns that a line may have.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Columns for a paper that is written as text, where it is looked at and not kept; none: those of a sheet of paper.
    pub fn paper_width(&self) -> Option<usize> {
        (self.asked || self.terminal).then_some(self.width)
    }

    /// Lines that a short answer may have.
    pub fn short(&self) -> usize {
        if self.is_phone() { SHORT_ON_A_PHONE } else { SHORT }
    }

    /// Whether it is as narrow as a phone.
    pub fn is_phone(&self) -> bool {
        self.width < PHONE
    }

    /// Whether nothing but ASCII may be drawn.
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// One line for people.
    pub fn line(&mut self, text: impl AsRef<str>) {
        let text: String = text.as_ref().chars().filter(|c| drawable(*c)).collect();
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    /// A line that is as long as it gets, broken between words; further lines are indented by so many columns.
    pub fn wrapped(&mut self, text: impl AsRef<str>, indent: usize) {
        let clean: String = text.as_ref().chars().filter(|c| drawable(*c)).collect();
        for line in wrap(&clean, self.width, indent) {
            self.line(line);
        }
    }

    /// Parts of one statement, broken into lines between the parts, and within one only where it is longer than a line;
    /// further lines are indented.
    pub fn parts(&mut self, parts: &[String], separator: &str, indent: usize) {
        for line in broken(parts, separator, self.width, indent) {
            self.line(line);
        }
    }

    /// One line, cut with a sign where it is longer than the width; this tail of it stays.
    pub fn cut(&mut self, text: impl AsRef<str>, tail: &str) {
        let clean: String = text.as_ref().chars().filter(|c| drawable(*c)).collect();
        if clean.width() + tail.width() <= self.width {
            return self.line(clean + tail);
        }
        let mut room = self.width.saturating_sub(1 + tail.width());
        let fits = |c: &char| {
            let width = c.width().unwrap_or(0);
            let fits = width <= room;
            room = room.saturating_sub(width);
            fits
        };
        let kept: String = clean.chars().take_while(fits).collect();
        self.line(format!("{}…{tail}", kept.trim_end()));
    }

    /// How many lines have been said.
    pub fn lines(&self) -> usize {
        self.text.lines().count()
    }

    /// The place behind what has been said, for [`Self::unsay`].
    pub fn mark(&self) -> usize {
        self.text.len()
    }

    /// Takes back what was said since a mark.
    pub fn unsay(&mut self, mark: usize) {
        self.text.truncate(mark);
    }

    /// An empty line, unless there is nothing to set apart.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Whole text for machines, with its own line ends; never changed in other ways than by cleaning.
    pub fn whole(&mut self, text: &str) {
        self.text.extend(text.chars().filter(|c| drawable(*c) || matches!(c, '\n' | '\r')));
        self.ascii = false;
    }

    /// A whole file, behind whatever was said.
    pub fn file(&mut self, bytes: Vec<u8>) {
        self.bytes = bytes;
    }

    /// What has been said so far.
    #[cfg(test)]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes it. Nobody there to read is a quiet end.
    ///
    /// # Errors
    /// A full disk behind a redirection, or the like.
    pub fn finish(self, language: Language) -> Result<(), Failure> {
        let text = if self.ascii { to_ascii(&self.text) } else { self.text };
        let mut stdout = io::stdout().lock();
        let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.write_all(&self.bytes));
        match written.and_then(|()| stdout.flush()) {
            Err(error) if !os::is_gone(&error) => {
                let what = language.say(A::CannotPrint, &[("error", &error)]);
                Err(Failure::new(Ending::Failed, what))
            }
            _ => Ok(()),
        }
    }
}

/// Writes a text as it is, such as help.
///
/// # Errors
/// As [`Out::finish`].
pub fn print(text: &str, ascii: bool, language: Language) -> Result<(), Failure> {
    let mut out = Out::stdout(ascii, None);
    for line in text.lines() {
        out.line(line);
    }
    out.finish(language)
}

/// Tells why a command failed, on standard error. If nobody is there to read it, the exit code has to do.
pub fn complain(failure: &Failure, ascii: bool) {
    // Lines are broken for people only: a script finds a sentence in one piece.
    let width = os::columns_of_stderr().filter(|_| io::stderr().is_terminal());
    let mut text = String::new();
    for line in &failure.lines {
        let clean: String = line.chars().filter(|c| drawable(*c)).collect();
        let indent = clean.len() - clean.trim_start().len() + 2;
        for line in width.map_or(vec![clean.clone()], |width| wrap(&clean, usize::from(width), indent)) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    let text = if ascii { to_ascii(&text) } else { text };
    // There is nowhere left to say that saying it failed.
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// A text broken into lines of at most `width` columns; further lines are indented.
pub fn wrap(text: &str, width: usize, indent: usize) -> Vec<String> {
    let hang = " ".repeat(indent.min(width / 2));
    // A number such as TL-12 stays in one piece.
    let whole = textwrap::WordSplitter::NoHyphenation;
    let options = textwrap::Options::new(width.max(1)).subsequent_indent(&hang).word_splitter(whole);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// The lines of a statement, broken between its parts; see [`Out::parts`].
pub fn broken(parts: &[String], separator: &str, width: usize, indent: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for (index, part) in parts.iter().enumerate() {
        let last = index + 1 == parts.len();
        let piece = if last { part.clone() } else { format!("{part}{separator}") };
        if !line.trim().is_empty() && line.width() + piece.trim_end().width() > width {
            lines.push(std::mem::replace(&mut line, " ".repeat(indent)));
        }
        line.push_str(&piece);
        if line.trim_end().width() > width {
            let blanks = line.len() - line.trim_end().len();
            lines.extend(wrap(line.trim_end(), width, indent));
            line = lines.pop().unwrap_or_default() + &" ".repeat(blanks);
        }
    }
    lines.push(line);
    lines
}

/// The same text in ASCII: signs by their nearest sign, letters without their marks.
fn to_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd() {
        match c {
            _ if c.is_ascii() => out.push(c),
            '·' | '•' => out.push('.'),
            '→' => out.push_str("->"),
            '–' | '—' | '−' | '─' | '‐' | '‑' => out.push('-'),
            '…' => out.push_str("..."),
            '‘' | '’' => out.push('\''),
            '“' | '”' => out.push('"'),
            _ if unicode_normalization::char::is_combining_mark(c) => {}
            _ => out.push('?'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_drives_a_terminal_gets_out() {
        let mut out = Out::sample(true, 80);
        out.line("a\u{1b}[31mb\u{202e}c\nd\r");
        out.whole("{\"x\": \"\u{9b}y\u{200b}\"}\n");
        assert_eq!(out.text(), "a[31mbcd\n{\"x\": \"y\"}\n");
    }

    #[test]
    fn a_gap_sets_apart_and_never_doubles() {
        let mut out = Out::sample(false, 80);
        out.gap();
        out.line("satu");
        out.gap();
        out.gap();
        out.line("dua");
        assert_eq!(out.text(), "satu\n\ndua\n");
    }

    #[test]
    fn long_lines_are_broken_between_words_with_an_indent() {
        let mut out = Out::sample(false, 12);
        out.wrapped("satu dua tiga empat", 2);
        assert_eq!(out.text(), "satu dua\n  tiga empat\n");
        assert_eq!(wrap("abc", 0, 9).concat(), "abc");
    }

    #[test]
    fn a_statement_is_broken_between_its_parts_only() {
        let mut out = Out::sample(false, 20);
        out.parts(&["P Pondasi 5", "B Siap bangun 3", "M Mulai 1"].map(str::to_owned), ", ", 2);
        assert_eq!(out.text(), "P Pondasi 5,\n  B Siap bangun 3,\n  M Mulai 1\n");
    }

    #[test]
    fn a_part_that_is_longer_than_a_line_is_broken_itself() {
        let mut out = Out::sample(false, 20);
        out.parts(&["Sejak Rapat 3: 17 lokasi pindah tahap", "2 kendala"].map(str::to_owned), ", ", 2);
        assert_eq!(out.text(), "Sejak Rapat 3: 17\n  lokasi pindah\n  tahap, 2 kendala\n");
    }

    #[test]
    fn a_cut_line_has_the_width_and_says_that_it_is_cut() {
        let mut out = Out::sample(false, 8);
        out.cut("pendek", "");
        out.cut("satu dua tiga", "");
        out.cut("語語語語語", "");
        out.cut("satu dua tiga", " +2");
        out.cut("satu", " +2");
        assert_eq!(out.text(), "pendek\nsatu du…\n語語語…\nsatu… +2\nsatu +2\n");
        assert_eq!(out.lines(), 5);
    }

    #[test]
    fn ascii_keeps_the_meaning() {
        assert_eq!(to_ascii("é · a → b – c… “q” 語"), "e . a -> b - c... \"q\" ?");
    }
}
