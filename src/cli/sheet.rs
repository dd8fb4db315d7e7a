//! Plain tables: columns of text under a header, fitted to a width. Without lines where nobody looks at it as it comes.

use super::out::Out;
use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, Width};
use unicode_width::UnicodeWidthStr;

/// Columns of nothing between two columns;
const APART: u16 = 2;
/// where that is too much, so many.
const CLOSE: u16 = 1;
/// How far the further lines of a record are indented where there is no room for a table.
const INDENT: usize = 2;

/// How a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// A word or two, never broken.
    Word,
    /// A number, at the right.
    Number,
    /// Running text, broken where it must be. Where it would be narrower than this, no table is drawn.
    Text(u16),
    /// A name, broken where it is longer than this.
    Name(u16),
}

/// A table on its way out.
pub struct Sheet {
    columns: Vec<(Column, String)>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A table with these columns.
    pub fn new<T: Into<String>>(columns: impl IntoIterator<Item = (Column, T)>) -> Self {
        Self { columns: columns.into_iter().map(|(column, name)| (column, name.into())).collect(), rows: Vec::new() }
    }

    /// Adds a row with a cell for each column.
    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// Draws it; nothing at all without rows. Where a table would not fit or its text would stand in a column too narrow
    /// to read, the rows follow each other as records: what is short in one line, the text beneath it.
    pub fn draw(&self, out: &mut Out) {
        if self.rows.is_empty() {
            return;
        }
        for apart in [APART, CLOSE] {
            if let Some(widths) = self.widths(out.width(), apart) {
                return self.table(out, &widths, apart);
            }
        }
        self.records(out);
    }

    fn table(&self, out: &mut Out, widths: &[u16], apart: u16) {
        let mut table = Table::new();
        table.load_style(match (out.is_terminal(), out.is_ascii()) {
            (false, _) => NOTHING,
            (true, false) => NOTHING.header_separator(LineStyle::none().fill('─')),
            (true, true) => NOTHING.header_separator(LineStyle::none().fill('-')),
        });
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::MAX);
        table.set_header(self.columns.iter().map(|(_, name)| name.as_str()));
        for row in &self.rows {
            table.add_row(row);
        }
        let last = widths.len().saturating_sub(1);
        for ((index, column), width) in table.column_iter_mut().enumerate().zip(widths) {
            let apart = if index == last { 0 } else { apart };
            column.set_padding((0, apart));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width + apart)));
            if matches!(self.columns.get(index), Some((Column::Number, _))) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        for line in table.lines() {
            out.line(line);
        }
    }

    /// Draws it where the form is to be the same whatever the rows hold: a table from so many columns on, else records.
    pub fn draw_from(&self, columns: usize, out: &mut Out) {
        if out.width() < columns { self.records(out) } else { self.draw(out) }
    }

    /// One record after the other. A number stands behind the name of its column, for nothing else tells what it counts;
    /// where there is none, it says nothing.
    fn records(&self, out: &mut Out) {
        for row in &self.rows {
            let is_said = |(index, ((column, _), cell)): &(usize, (&(Column, String), &String))| match column {
                Column::Number if *index > 0 => !matches!(cell.as_str(), "" | "-" | "0"),
                _ => !matches!(cell.as_str(), "" | "-"),
            };
            let cells = self.columns.iter().zip(row).enumerate().filter(is_said);
            let (text, short): (Vec<_>, Vec<_>) =
                cells.partition(|(index, ((column, _), _))| *index > 0 && matches!(column, Column::Text(_)));
            let short = short.into_iter().map(|(index, ((column, name), cell))| match column {
                Column::Number if index > 0 => format!("{name} {cell}"),
                _ => cell.replace('\n', ", "),
            });
            let short: Vec<String> = short.collect();
            if !short.is_empty() {
                out.parts(&short, " · ", INDENT);
            }
            for (_, (_, cell)) in text {
                out.wrapped(format!("{:INDENT$}{cell}", ""), INDENT);
            }
        }
    }

    /// How wide each column is. Words and numbers take what they need, names at most what they may, and running text
    /// shares what is left; where that is less than its least, there is no table.
    fn widths(&self, room: usize, apart: u16) -> Option<Vec<u16>> {
        let needs: Vec<u16> = (0..self.columns.len()).map(|index| self.need(index)).collect();
        let mut widths: Vec<u16> = (self.columns.iter().zip(&needs).enumerate())
            .map(|(index, ((column, _), need))| match column {
                Column::Word | Column::Number => *need,
                Column::Name(most) => *need.min(&self.longest_word(index).max(*most)),
                Column::Text(least) => *need.min(&self.longest_word(index).max(*least)),
            })
            .collect();
        let gaps = apart * u16::try_from(widths.len().saturating_sub(1)).unwrap_or(0);
        let mut left = u16::try_from(room).unwrap_or(u16::MAX).checked_sub(widths.iter().sum::<u16>() + gaps)?;
        // One column of room at a time to the text that lacks most.
        while left > 0 {
            let lacking = |(index, _): &(usize, &(Column, String))| {
                let is_text = matches!(self.columns.get(*index), Some((Column::Text(_), _)));
                if is_text { needs[*index] - widths[*index] } else { 0 }
            };
            let Some((index, _)) = self.columns.iter().enumerate().max_by_key(lacking).filter(|at| lacking(at) > 0)
            else {
                break;
            };
            widths[index] += 1;
            left -= 1;
        }
        Some(widths)
    }

    /// The longest line of a column.
    fn need(&self, index: usize) -> u16 {
        self.widest(index, str::width)
    }

    /// The longest word of a column: no word is broken for the sake of a table.
    fn longest_word(&self, index: usize) -> u16 {
        self.widest(index, |line| line.split(' ').map(str::width).max().unwrap_or(0))
    }

    fn widest(&self, index: usize, of: impl Fn(&str) -> usize) -> u16 {
        let head = self.columns.get(index).map_or(0, |(_, name)| of(name));
        let cells = self.rows.iter().filter_map(|row| row.get(index)).flat_map(|cell| cell.lines()).map(&of);
        u16::try_from(cells.max().unwrap_or(0).max(head)).unwrap_or(u16::MAX / 4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(terminal: bool, width: usize) -> String {
        let mut sheet = Sheet::new([(Column::Number, "No"), (Column::Word, "Nama"), (Column::Text(18), "Uraian")]);
        sheet.row(["1", "Koto Lolo", "Lahan sempit di tepi jalan, perlu tukar guling dengan tanah desa"]);
        sheet.row(["12", "Gedang", "Banjir"]);
        let mut out = Out::sample(terminal, width);
        sheet.draw(&mut out);
        out.text().to_owned()
    }

    #[test]
    fn text_is_broken_to_the_width_and_words_are_not() {
        insta::assert_snapshot!(drawn(false, 44));
        for width in 12..120 {
            for terminal in [false, true] {
                let longest = drawn(terminal, width).lines().map(|line| line.chars().count()).max();
                assert!(longest <= Some(width), "{width}");
            }
        }
    }

    #[test]
    fn without_room_for_a_table_each_row_is_a_record() {
        insta::assert_snapshot!(drawn(true, 28));
        let mut sheet = Sheet::new([
            (Column::Word, "TL"),
            (Column::Word, "Tenggat"),
            (Column::Name(9), "Lokasi"),
            (Column::Number, "Hari"),
            (Column::Text(30), "Tindak lanjut"),
        ]);
        sheet.row(["TL-2", "Sel 3 Nov\nlewat 21 hari", "-", "3", "Menelaah sumber biaya"]);
        let mut out = Out::sample(false, 30);
        sheet.draw(&mut out);
        assert_eq!(out.text(), "TL-2 ·\n  Sel 3 Nov, lewat 21 hari ·\n  Hari 3\n  Menelaah sumber biaya\n");
    }

    #[test]
    fn text_shares_what_is_left() {
        let mut sheet = Sheet::new([(Column::Name(5), "Nama"), (Column::Text(4), "A"), (Column::Text(4), "B")]);
        sheet.row(["Koto Lolo", "aaaa aaaa aaaa", "bbb"]);
        assert_eq!(sheet.widths(80, APART), Some(vec![5, 14, 3]));
        assert_eq!(sheet.widths(20, APART), Some(vec![5, 8, 3]));
        assert_eq!(sheet.widths(15, APART), None);
        assert_eq!(sheet.widths(15, CLOSE), Some(vec![5, 5, 3]));
    }

    #[test]
    fn a_terminal_gets_a_line_under_the_header() {
        insta::assert_snapshot!(drawn(true, 60));
    }

    #[test]
    fn an_empty_table_is_nothing() {
        let mut out = Out::sample(false, 80);
        Sheet::new([(Column::Word, "Nama")]).draw(&mut out);
        assert_eq!(out.text(), "");
    }
}
