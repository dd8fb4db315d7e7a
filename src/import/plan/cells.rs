//! The cells of one row by what they mean. An empty cell says nothing, and so does a lone dash; what cannot be read is a
//! fault of the row, and reading goes on.

use super::super::columns::{Column, Columns};
use super::super::reader::{Cell, Row};
use super::super::unguarded;
use super::why::{Fault, Why};
use crate::domain::text::{shortened, tidy};

/// Codes, names, numbers and dates are shorter than this.
const LONGEST_WORD: usize = 200;
/// Lists of sites or instansi are shorter than this.
const LONGEST_LIST: usize = 20_000;
/// So much of a value is shown.
const SHOWN: usize = 60;

/// One row.
pub(super) struct Cells<'a> {
    pub(super) columns: &'a Columns,
    row: &'a Row,
    /// What is wrong with it so far.
    pub(super) faults: Vec<Fault>,
}

impl<'a> Cells<'a> {
    pub(super) fn of(columns: &'a Columns, row: &'a Row) -> Self {
        Self { columns, row, faults: Vec::new() }
    }

    /// What stands in a column, for a sentence.
    pub(super) fn shown(&self, column: &Column) -> Option<String> {
        let (at, _) = self.columns.place(column)?;
        match self.row.cells.get(at)? {
            Cell::Text(text) | Cell::Error(text) => Some(shortened(&tidy(text), SHOWN)).filter(|text| !text.is_empty()),
        }
    }

    /// The text of a column as one clean line, however long.
    pub(super) fn text(&mut self, column: &Column) -> Option<String> {
        let (at, _) = self.columns.place(column)?;
        match self.row.cells.get(at)? {
            Cell::Error(_) => {
                self.fault(column, Why::CellError);
                None
            }
            Cell::Text(text) => {
                let text = tidy(unguarded(text.trim_start_matches('\u{feff}')));
                let says = !matches!(text.as_str(), "" | "-" | "\u{2013}" | "\u{2014}");
                says.then_some(text)
            }
        }
    }

    /// The word of a column: a code, a name, a number, a date.
    pub(super) fn word(&mut self, column: &Column) -> Option<String> {
        self.at_most(column, LONGEST_WORD)
    }

    /// The words of a column that holds a list.
    pub(super) fn list(&mut self, column: &Column) -> Option<Vec<String>> {
        let (at, _) = self.columns.place(column)?;
        self.at_most(column, LONGEST_LIST)?;
        // A break within a cell parts as well, and is gone once the text is one line.
        let Some(Cell::Text(text)) = self.row.cells.get(at) else { return None };
        let parts = unguarded(text).split([';', ',', '\n']).map(tidy).filter(|part| !part.is_empty());
        Some(parts.collect())
    }

    fn at_most(&mut self, column: &Column, most: usize) -> Option<String> {
        let text = self.text(column)?;
        let is = text.chars().count();
        if is > most {
            self.fault(column, Why::TooLong(is));
            return None;
        }
        Some(text)
    }

    /// Reads the word of a column.
    pub(super) fn read<T>(&mut self, column: &Column, read: impl FnOnce(&str) -> Result<T, Why>) -> Option<T> {
        let word = self.word(column)?;
        read(&word).map_err(|why| self.fault(column, why)).ok()
    }

    /// Says what is wrong with a column.
    pub(super) fn fault(&mut self, column: &Column, why: Why) {
        let heading = self.columns.place(column).map(|(_, heading)| heading.to_owned());
        let value = self.shown(column).unwrap_or_default();
        self.faults.push(Fault { column: heading, value, why });
    }

    /// Says what is wrong with one word of a column.
    pub(super) fn fault_at(&mut self, column: &Column, word: &str, why: Why) {
        let heading = self.columns.place(column).map(|(_, heading)| heading.to_owned());
        self.faults.push(Fault { column: heading, value: shortened(word, SHOWN), why });
    }

    /// Says that something must be said which is not.
    pub(super) fn missing(&mut self, column: &Column, name: &str) {
        let heading = self.columns.place(column).map_or(name, |(_, heading)| heading).to_owned();
        self.faults.push(Fault { column: Some(heading), value: String::new(), why: Why::Missing });
    }

    /// Says what is wrong with the row as a whole.
    pub(super) fn fault_of_row(&mut self, why: Why) {
        self.faults.push(Fault { column: None, value: String::new(), why });
    }
}
