//! Why a file is refused: data from which sentences for a person are made elsewhere. All faults of a file come together,
//! so that somebody who mends one does not meet the next only at the next try.

use crate::domain::text::{LONGEST_NAME, TextError, tidy};

/// The most faults that are listed; the rest is counted.
pub const MOST_FAULTS: usize = 20;

/// A file that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {} fault(s), first {:?}", .faults.len() + .more, .faults.first())]
pub struct ImportRefusal {
    /// Its name, as it was given.
    pub file: String,
    /// What is wrong, in the order of the file; never empty.
    pub faults: Vec<Fault>,
    /// How many more faults there are than are listed.
    pub more: usize,
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row, counted as an editor counts it from 1; absent where something is missing from the file as a whole.
    pub row: Option<usize>,
    /// The column or key as the file spells it, with the section before a point: `nomor`, `tahap.kode`.
    pub field: Option<String>,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with a value, a row or a file. Values are shown tidied and short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The row is not UTF-8 text.
    NotUtf8,
    /// The file is not written as its format wants; in the words of the parser.
    Syntax(String),
    /// The file holds no row besides its header.
    NoRows,
    /// A column, key or section that must be there is not.
    Missing,
    /// A column or key that nothing is known of.
    Unknown,
    /// The same column twice.
    TwiceInHeader,
    /// A row with more values than the header has columns.
    TooManyValues {
        /// Values in the row.
        is: usize,
        /// Columns in the header.
        most: usize,
    },
    /// More entries than can be told apart.
    TooMany {
        /// Entries in the file.
        is: usize,
        /// Entries allowed.
        most: usize,
    },
    /// Nothing is left of the text after cleaning.
    Empty,
    /// A text that is too long.
    TooLong {
        /// Its characters.
        is: usize,
        /// Characters allowed.
        most: usize,
    },
    /// The value stands elsewhere already, where it must stand once.
    Taken {
        /// The value.
        value: String,
        /// The row in which it stands first.
        first: usize,
    },
    /// A value other than those that are possible.
    NotOneOf {
        /// The value.
        value: String,
        /// What is possible.
        possible: &'static [&'static str],
    },
    /// A code that nothing in this file has.
    NoSuchCode(String),
    /// A code with other characters than it may have.
    NotACode(String),
    /// A stage whose code is not exactly one capital letter.
    NotOneLetter(String),
    /// A key to press that is not exactly one digit or sign.
    NotAKey(String),
    /// Not a whole number from–to.
    NotANumber {
        /// The value.
        value: String,
        /// The smallest allowed.
        least: u32,
        /// The largest allowed.
        most: u32,
    },
    /// From is larger than to.
    Reversed,
    /// A value of another kind than is wanted.
    NotA(Wanted),
}

/// The kinds of value that a programme file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A text in quotes.
    Text,
    /// A whole number.
    Number,
    /// A list of texts.
    Texts,
    /// Two whole numbers, from and to.
    Range,
    /// A section, or keys in braces.
    Table,
    /// Sections in double square brackets.
    Tables,
}

impl From<TextError> for Reason {
    fn from(error: TextError) -> Self {
        match error {
            TextError::Empty => Self::Empty,
            TextError::TooLong { is, most } => Self::TooLong { is, most },
        }
    }
}

/// A value of a file as it may be shown: clean, and cut where it is longer than a name.
pub(super) fn shown(value: &str) -> String {
    let clean = tidy(value);
    if clean.chars().count() <= LONGEST_NAME {
        return clean;
    }
    clean.chars().take(LONGEST_NAME - 3).chain("...".chars()).collect()
}

/// Collects the faults of one file.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    pub(super) fn add(&mut self, row: impl Into<Option<usize>>, field: impl Into<String>, reason: Reason) {
        self.0.push(Fault { row: row.into(), field: Some(field.into()), reason });
    }

    pub(super) fn add_bare(&mut self, row: impl Into<Option<usize>>, reason: Reason) {
        self.0.push(Fault { row: row.into(), field: None, reason });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The refusal, with the faults in the order of the file; what belongs to no row comes last.
    pub(super) fn refuse(mut self, file: &str) -> ImportRefusal {
        self.0.sort_by_key(|fault| fault.row.unwrap_or(usize::MAX));
        let more = self.0.len().saturating_sub(MOST_FAULTS);
        self.0.truncate(MOST_FAULTS);
        ImportRefusal { file: file.to_owned(), faults: self.0, more }
    }
}
