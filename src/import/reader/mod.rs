//! From the bytes of a file to rows of cells: CSV in the encodings and with the separators that offices use, and workbooks
//! (XLSX). Which of the two it is its first bytes say, not its name. What a heading means is not known here.

mod book;
mod text;

/// Larger files are no sheet of this programme.
pub const LARGEST: usize = 16 * 1024 * 1024;
/// More rows than this are no sheet of one meeting's programme.
pub const MOST_ROWS: usize = 2_000;
/// What a workbook holds may not be larger than this once it is unpacked.
pub const LARGEST_UNPACKED: usize = 64 * 1024 * 1024;
/// More columns than this are no sheet of this programme.
pub const MOST_COLUMNS: usize = 250;

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// What stands in it, as a person would type it; empty where nothing does.
    Text(String),
    /// An error of the spreadsheet, such as `#REF!`.
    Error(String),
}

/// A row with at least one cell that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number, as an editor or a spreadsheet counts it from 1.
    pub number: usize,
    /// Its cells, from the first column.
    pub cells: Vec<Cell>,
}

/// What has to be said about how a file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It is not UTF-8 and was read as Windows-1252.
    OldEncoding,
    /// Of the sheets of a workbook this one is read, and these are not.
    OneOfSheets(String, Vec<String>),
}

/// One sheet of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name in a workbook; a text has none.
    pub name: Option<String>,
    /// Its rows, or why it cannot be taken.
    pub table: Result<Table, Unreadable>,
}

/// A sheet as rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows, empty ones left out.
    pub rows: Vec<Row>,
    /// What has to be said about it.
    pub notes: Vec<Note>,
}

/// Why a file is no sheet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub enum Unreadable {
    /// Nothing is in it.
    Empty,
    /// It is larger than [`LARGEST`].
    TooLarge,
    /// It has more rows than [`MOST_ROWS`] and a header: so many.
    TooManyRows(usize),
    /// It has more columns than [`MOST_COLUMNS`]: so many.
    TooManyColumns(usize),
    /// It is a workbook that holds more than [`LARGEST_UNPACKED`].
    Swollen,
    /// It is an old workbook (`.xls`), or one that a password protects.
    OldWorkbook,
    /// It is neither text nor a workbook, or one that is damaged.
    NotASheet,
}

/// Reads a file: the sheets of a workbook, or the one that a text is. Where more than one sign could part the cells of a
/// text, it comes once for each of them, the likeliest first: which of them is meant its headings say.
///
/// # Errors
/// Why it is no sheet that can be taken.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    match bytes {
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(Unreadable::OldWorkbook),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => book::read(bytes),
        _ => text::read(bytes),
    }
}

/// Takes rows in as far as a sheet may have them.
#[derive(Default)]
struct Taken {
    rows: Vec<Row>,
    /// Rows beyond the last one that is taken.
    beyond: usize,
}

impl Taken {
    fn add(&mut self, number: usize, mut cells: Vec<Cell>) -> Result<(), Unreadable> {
        let empty = |cell: &Cell| matches!(cell, Cell::Text(text) if text.trim().is_empty());
        while cells.last().is_some_and(empty) {
            cells.pop();
        }
        if cells.len() > MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns(cells.len()));
        }
        // The header and what stands above it are no rows of the sheet; how many those are is not known here.
        let room = MOST_ROWS + super::columns::HIGHEST_HEADER;
        match cells.is_empty() {
            true => {}
            false if self.rows.len() < room => self.rows.push(Row { number, cells }),
            false => self.beyond += 1,
        }
        Ok(())
    }

    fn table(self, notes: Vec<Note>) -> Result<Table, Unreadable> {
        match (self.rows.is_empty(), self.beyond) {
            (true, _) => Err(Unreadable::Empty),
            (false, 0) => Ok(Table { rows: self.rows, notes }),
            (false, beyond) => Err(Unreadable::TooManyRows(self.rows.len() + beyond)),
        }
    }
}
