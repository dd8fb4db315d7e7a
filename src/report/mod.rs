//! Paper: what a meeting says as data, and writers that each know one format. What stands in the minutes is decided in
//! `gather`, in which order and words in `lay`, how a format looks in its own file. No I/O and no clock: a document goes
//! in, bytes come out, and the same document gives the same bytes.

mod docx;
pub mod gather;
mod html;
pub mod invitation;
mod json;
pub mod lay;
mod md;
pub mod notula;
pub mod paper;
mod pdf;
pub mod recap;
pub mod record;
pub mod table;
#[cfg(test)]
mod tests;
pub mod txt;
mod unwritable;
mod xlsx;

pub use notula::Notula;
pub use unwritable::Unwritable;

use crate::words::Language;
use paper::Paper;

/// The formats of running text.
pub const RUNNING: [Format; 5] = [Format::Docx, Format::Pdf, Format::Md, Format::Txt, Format::Html];

/// In which format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Word.
    Docx,
    /// PDF.
    Pdf,
    /// A workbook of the matrix.
    Xlsx,
    /// Markdown.
    Md,
    /// Plain text.
    Txt,
    /// A page for a browser.
    Html,
    /// For scripts.
    Json,
    /// The matrix, for a spreadsheet.
    Csv,
}

impl Format {
    /// All of them, in the order in which they are named.
    pub const ALL: [Self; 8] =
        [Self::Docx, Self::Pdf, Self::Xlsx, Self::Md, Self::Txt, Self::Html, Self::Json, Self::Csv];

    /// How it is typed, and how its files end.
    pub fn code(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Md => "md",
            Self::Txt => "txt",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    /// The format of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code().eq_ignore_ascii_case(code))
    }

    /// Whether a person cannot read it as it is.
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Docx | Self::Pdf | Self::Xlsx)
    }
}

/// The minutes in a format. `plain`: a CSV that other programs than an Indonesian spreadsheet want.
///
/// # Errors
/// A library refuses to write, which in memory it has no reason to.
pub fn minutes(notula: &Notula, format: Format, language: Language, plain: bool) -> Result<Vec<u8>, Unwritable> {
    match format {
        Format::Xlsx => xlsx::write(notula, language),
        Format::Json => Ok(json::write(notula).into_bytes()),
        Format::Csv => Ok(json::csv(notula, plain).into_bytes()),
        _ => document(&lay::minutes(notula, language), format),
    }
}

/// A document as plain text in lines of so many columns.
pub fn text(paper: &Paper, columns: usize) -> Vec<u8> {
    let lines = txt::lines(paper, columns.min(txt::WIDTH));
    lines.into_iter().fold(String::new(), |text, line| text + &line.text + "\n").into_bytes()
}

/// A document of running text in a format; for formats that are no text, as plain text.
///
/// # Errors
/// As [`minutes`].
pub fn document(paper: &Paper, format: Format) -> Result<Vec<u8>, Unwritable> {
    match format {
        Format::Docx => docx::write(paper),
        Format::Pdf => pdf::write(paper),
        Format::Md => Ok(md::write(paper).into_bytes()),
        Format::Html => Ok(html::write(paper).into_bytes()),
        Format::Txt | Format::Xlsx | Format::Json | Format::Csv => Ok(txt::write(paper).into_bytes()),
    }
}
