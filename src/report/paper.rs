//! A document as a row of blocks, in the words of one language: what the writers of running text have in common. What a
//! meeting says is decided before, how a format looks after.

use crate::domain::day::{Moment, Zone};
use crate::domain::text::drawable;
use crate::words::{A, Language};

/// A document.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// What the file is called by its programs.
    pub title: String,
    /// Whose it is.
    pub author: String,
    /// The two letters of its language.
    pub language: &'static str,
    /// The moment that stands in the file as the time of its making.
    pub stamp: Moment,
    /// The zone in which that moment is told.
    pub zone: Zone,
    /// What stands at the head of every page: draft, sample data.
    pub marks: Vec<String>,
    /// What stands at the foot of every page.
    pub foot: String,
    /// `Halaman {n} dari {m}`.
    pub page: String,
    /// The blocks, from the top.
    pub blocks: Vec<Block>,
    chapters: usize,
    sections: usize,
}

/// One block.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The letterhead, closed by a line.
    Letterhead(Vec<String>),
    /// The title, and smaller lines under it.
    Title(String, Vec<String>),
    /// What is what: a name, and one or more values.
    Facts(Vec<(String, Vec<String>)>),
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Text(String),
    /// Numbered points.
    Points(Vec<String>),
    /// A table.
    Table(Table),
    /// Who signs, from left to right.
    Signatures(Vec<Signature>),
    /// What follows stands on a new page.
    NewPage,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// How deep.
    pub level: Level,
    /// `I.`, `A.`, or nothing for an annex.
    pub label: String,
    /// What it says.
    pub text: String,
}

/// How deep a heading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A chapter: I., II.
    Chapter,
    /// A section of it: A., B.
    Section,
    /// An annex, which has no number of this row.
    Annex,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Rows are high enough to sign in.
    pub tall: bool,
    /// Rows are as low as can be, for a page that has to hold much.
    pub dense: bool,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub head: String,
    /// How wide it is, compared with the others.
    pub weight: u16,
    /// Its values are numbers.
    pub number: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A heading over the rows that follow.
    Group(String),
    /// A cell for each column.
    Cells(Vec<String>),
    /// The same, as a sum of those above.
    Total(Vec<String>),
}

/// Room for one signature.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// For what.
    pub role: String,
    /// Jabatan.
    pub post: String,
    /// Nama; a line to write on where nobody is named.
    pub name: String,
    /// Pangkat/golongan.
    pub rank: String,
    /// NIP, with its word.
    pub nip: String,
}

impl Paper {
    /// An empty document.
    pub fn new(title: &str, language: &'static str, stamp: Moment, zone: &Zone) -> Self {
        Self {
            title: clean(title),
            author: String::new(),
            language,
            stamp,
            zone: zone.clone(),
            marks: Vec::new(),
            foot: String::new(),
            page: String::new(),
            blocks: Vec::new(),
            chapters: 0,
            sections: 0,
        }
    }

    /// Says at the head of every page what nobody may take for real.
    pub fn mark(&mut self, language: Language, sample: bool, rehearsal: bool) {
        let marks = [(sample, A::SampleData), (rehearsal, A::Rehearsal)];
        self.marks.extend(marks.iter().filter(|(is, _)| *is).map(|(_, mark)| language.text(*mark).to_owned()));
    }

    /// Adds a block.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds a paragraph.
    pub fn text(&mut self, text: impl AsRef<str>) {
        self.blocks.push(Block::Text(clean(text.as_ref())));
    }

    /// Adds a numbered heading.
    pub fn chapter(&mut self, text: &str) {
        self.chapters += 1;
        self.sections = 0;
        let label = format!("{}.", roman(self.chapters));
        self.blocks.push(Block::Heading(Heading { level: Level::Chapter, label, text: clean(text) }));
    }

    /// Adds a numbered heading below a chapter.
    pub fn section(&mut self, text: &str) {
        self.sections += 1;
        let label = format!("{}.", letter(self.sections));
        self.blocks.push(Block::Heading(Heading { level: Level::Section, label, text: clean(text) }));
    }

    /// Adds an annex on a new page.
    pub fn annex(&mut self, text: &str) {
        self.blocks.push(Block::NewPage);
        let heading = Heading { level: Level::Annex, label: String::new(), text: clean(text) };
        self.blocks.push(Block::Heading(heading));
    }

    /// Adds numbered points.
    pub fn points(&mut self, points: impl IntoIterator<Item = String>) {
        let points: Vec<String> = points.into_iter().map(|point| clean(&point)).collect();
        if !points.is_empty() {
            self.blocks.push(Block::Points(points));
        }
    }
}

impl Table {
    /// A table with these columns: heading and weight.
    pub fn new<'a>(columns: impl IntoIterator<Item = (&'a str, u16)>) -> Self {
        let column = |(head, weight): (&str, u16)| Column { head: clean(head), weight: weight.max(1), number: false };
        Self { columns: columns.into_iter().map(column).collect(), rows: Vec::new(), tall: false, dense: false }
    }

    /// Says that the columns from this one on hold numbers.
    #[must_use]
    pub fn numbers_from(mut self, first: usize) -> Self {
        for column in self.columns.iter_mut().skip(first) {
            column.number = true;
        }
        self
    }

    /// Adds a row; every row has a cell for each column.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells = self.fitted(cells);
        self.rows.push(Row::Cells(cells));
    }

    /// Adds the sum of the rows above.
    pub fn total(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells = self.fitted(cells);
        self.rows.push(Row::Total(cells));
    }

    /// Adds a heading over the rows that follow.
    pub fn group(&mut self, text: &str) {
        self.rows.push(Row::Group(clean(text)));
    }

    fn fitted(&self, cells: impl IntoIterator<Item = String>) -> Vec<String> {
        let mut cells: Vec<String> = cells.into_iter().map(|cell| clean(&cell)).collect();
        cells.resize(self.columns.len(), String::new());
        cells
    }

    /// Whether its columns are headed at all.
    pub fn has_head(&self) -> bool {
        self.columns.iter().any(|column| !column.head.is_empty())
    }

    /// The share of each column in a width.
    pub fn shares(&self, width: f32) -> Vec<f32> {
        let all: u32 = self.columns.iter().map(|column| u32::from(column.weight)).sum();
        let all = if all == 0 { 1.0 } else { f64::from(all) };
        let share = |column: &Column| (f64::from(width) * f64::from(column.weight) / all) as f32;
        self.columns.iter().map(share).collect()
    }
}

/// What may stand in a file: no control characters, none that no file format can hold.
pub fn clean(text: &str) -> String {
    text.chars().filter(|c| drawable(*c) && !is_no_character(*c)).collect()
}

fn is_no_character(c: char) -> bool {
    let code = u32::from(c);
    code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code)
}

fn roman(number: usize) -> String {
    const PARTS: [(usize, &str); 5] = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut left = number;
    let mut text = String::new();
    for (value, sign) in PARTS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

fn letter(number: usize) -> char {
    char::from(b'A' + u8::try_from((number.max(1) - 1) % 26).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_numbered_as_on_paper() {
        let romans: Vec<String> = [1, 2, 3, 4, 5, 6, 9, 10, 14].map(roman).into();
        assert_eq!(romans, ["I", "II", "III", "IV", "V", "VI", "IX", "X", "XIV"]);
        let mut paper = Paper::new("x", "id", Moment::UNIX_EPOCH, &Zone::default());
        paper.chapter("satu");
        paper.section("a");
        paper.section("b");
        paper.chapter("dua");
        paper.section("a");
        let labels = paper.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading.label.as_str()),
            _ => None,
        });
        assert_eq!(labels.collect::<Vec<_>>(), ["I.", "A.", "B.", "II.", "A."]);
    }

    #[test]
    fn what_no_file_can_hold_is_left_out_and_rows_have_all_their_cells() {
        assert_eq!(clean("a\u{0}\u{FFFE}\u{FDD0}b\u{1FFFF}\nc\u{202E}語"), "abc語");
        let mut table = Table::new([("a", 1), ("b", 3)]);
        table.row(["x".to_owned()]);
        assert_eq!(table.rows, [Row::Cells(vec!["x".into(), String::new()])]);
        assert_eq!(table.shares(100.0), [25.0, 75.0]);
    }
}
