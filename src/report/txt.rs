//! Writes a document as plain text in lines of a width: for mail, for a terminal, and for the board, which asks what each
//! line is.

use super::paper::{Block, Heading, Level, Paper, Row, Signature, Table};
use unicode_width::UnicodeWidthStr;

/// The columns of a text file.
pub const WIDTH: usize = 96;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A title or the heading of a chapter or annex.
    Chapter,
    /// The heading of a section.
    Section,
    /// The head of a table, or of a group in it.
    Head,
    /// Anything else.
    Body,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: Kind,
    /// What stands in it, without spaces at its end.
    pub text: String,
}

/// The document as a text.
pub fn write(paper: &Paper) -> String {
    let mut out = String::new();
    for line in lines(paper, WIDTH) {
        out.push_str(&line.text);
        out.push('\n');
    }
    out
}

/// The document as lines of at most so many columns.
pub fn lines(paper: &Paper, width: usize) -> Vec<Line> {
    let mut sheet = Sheet { lines: Vec::new(), width: width.max(20) };
    for mark in &paper.marks {
        sheet.centred(Kind::Head, mark);
    }
    sheet.gap();
    for block in &paper.blocks {
        sheet.block(block);
    }
    if !paper.foot.is_empty() {
        sheet.gap();
        sheet.rule();
        sheet.wrapped(Kind::Body, &paper.foot, "", "");
    }
    while sheet.lines.last().is_some_and(|line| line.text.is_empty()) {
        sheet.lines.pop();
    }
    sheet.lines
}

struct Sheet {
    lines: Vec<Line>,
    width: usize,
}

impl Sheet {
    fn line(&mut self, kind: Kind, text: &str) {
        self.lines.push(Line { kind, text: text.trim_end().to_owned() });
    }

    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.text.is_empty()) {
            self.line(Kind::Body, "");
        }
    }

    fn rule(&mut self) {
        let rule = "-".repeat(self.width);
        self.line(Kind::Body, &rule);
    }

    fn centred(&mut self, kind: Kind, text: &str) {
        for line in wrap(text, self.width) {
            let before = (self.width - line.width().min(self.width)) / 2;
            self.line(kind, &format!("{}{line}", " ".repeat(before)));
        }
    }

    fn wrapped(&mut self, kind: Kind, text: &str, first: &str, next: &str) {
        let room = self.width.saturating_sub(first.width().max(next.width())).max(8);
        for (at, line) in wrap(text, room).into_iter().enumerate() {
            let lead = if at == 0 { first } else { next };
            self.line(kind, &format!("{lead}{line}"));
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Letterhead(lines) if lines.is_empty() => {}
            Block::Letterhead(lines) => {
                lines.iter().for_each(|line| self.centred(Kind::Body, line));
                let rule = "=".repeat(self.width);
                self.line(Kind::Body, &rule);
                self.gap();
            }
            Block::Title(title, lines) => {
                self.centred(Kind::Chapter, title);
                lines.iter().for_each(|line| self.centred(Kind::Body, line));
                self.gap();
            }
            Block::Facts(facts) => self.facts(facts),
            Block::Heading(heading) => self.heading(heading),
            Block::Text(text) => {
                self.wrapped(Kind::Body, text, "", "");
                self.gap();
            }
            Block::Points(points) => {
                let room = points.len().to_string().len();
                for (number, point) in (1..).zip(points) {
                    let first = format!("{number:>room$}. ");
                    self.wrapped(Kind::Body, point, &first, &" ".repeat(room + 2));
                }
                self.gap();
            }
            Block::Table(table) => {
                self.table(table);
                self.gap();
            }
            Block::Signatures(signatures) => self.signatures(signatures),
            Block::NewPage => self.gap(),
        }
    }

    fn heading(&mut self, heading: &Heading) {
        self.gap();
        let kind = if heading.level == Level::Section { Kind::Section } else { Kind::Chapter };
        let text = if kind == Kind::Chapter { heading.text.to_uppercase() } else { heading.text.clone() };
        let first = if heading.label.is_empty() { String::new() } else { format!("{} ", heading.label) };
        let next = " ".repeat(first.width());
        self.wrapped(kind, &text, &first, &next);
        if heading.level == Level::Annex {
            self.gap();
        }
    }

    fn facts(&mut self, facts: &[(String, Vec<String>)]) {
        let most = self.width / 3;
        let room = facts.iter().map(|(name, _)| name.width().min(most)).max().unwrap_or(0);
        for (name, values) in facts {
            let names = wrap(name, most);
            for (at, value) in values.iter().enumerate() {
                let name = if at == 0 { names.first().map_or("", String::as_str) } else { "" };
                let sign = if at == 0 { ':' } else { ' ' };
                let first = format!("{}{} {sign} ", name, " ".repeat(room - name.width().min(room)));
                self.wrapped(Kind::Body, value, &first, &" ".repeat(room + 3));
            }
            names.iter().skip(1).for_each(|rest| self.line(Kind::Body, rest));
        }
        self.gap();
    }

    /// Columns side by side where they have room, else each row as a list of its cells.
    fn table(&mut self, table: &Table) {
        let Some(widths) = widths(table, self.width) else {
            return self.listed(table);
        };
        if table.has_head() {
            let heads: Vec<&str> = table.columns.iter().map(|column| column.head.as_str()).collect();
            self.beside(Kind::Head, table, &widths, &heads);
            let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
            self.line(Kind::Body, &rule.join("  "));
        }
        for row in &table.rows {
            match row {
                Row::Group(text) => self.wrapped(Kind::Head, text, "", ""),
                Row::Cells(cells) | Row::Total(cells) => {
                    let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
                    self.beside(Kind::Body, table, &widths, &cells);
                }
            }
        }
    }

    fn beside(&mut self, kind: Kind, table: &Table, widths: &[usize], cells: &[&str]) {
        let wrapped: Vec<Vec<String>> = cells.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let mut text = String::new();
            for ((lines, width), column) in wrapped.iter().zip(widths).zip(&table.columns) {
                let cell = lines.get(at).map_or("", String::as_str);
                let blank = " ".repeat(width - cell.width().min(*width));
                let (before, after) = if column.number { (blank.as_str(), "") } else { ("", blank.as_str()) };
                text.push_str(before);
                text.push_str(cell);
                text.push_str(after);
                text.push_str("  ");
            }
            self.line(kind, &text);
        }
    }

    fn listed(&mut self, table: &Table) {
        for row in &table.rows {
            match row {
                Row::Group(text) => self.wrapped(Kind::Head, text, "", ""),
                Row::Cells(cells) | Row::Total(cells) => {
                    for (at, (cell, column)) in cells.iter().zip(&table.columns).enumerate() {
                        let first = match (at, column.head.is_empty()) {
                            (0, true) => "- ".to_owned(),
                            (0, false) => format!("- {}: ", column.head),
                            (_, true) => "  ".to_owned(),
                            (_, false) => format!("  {}: ", column.head),
                        };
                        if !cell.is_empty() {
                            self.wrapped(Kind::Body, cell, &first, "    ");
                        }
                    }
                }
            }
        }
    }

    fn signatures(&mut self, signatures: &[Signature]) {
        let mut table = Table::new(signatures.iter().map(|_| ("", 1)));
        // Where nobody signs, room is left, so that the others stand where they belong.
        let blank = Signature::default();
        let room = "\u{a0}".repeat(self.width / signatures.len().max(1) - 2);
        let row = |part: fn(&Signature) -> &String| {
            let text = |one: &Signature| if *one == blank { room.clone() } else { part(one).clone() };
            signatures.iter().map(text).collect::<Vec<_>>()
        };
        table.row(row(|one| &one.role));
        table.row(row(|one| &one.post));
        (0..3).for_each(|_| table.row(signatures.iter().map(|_| "\u{a0}".to_owned())));
        table.row(row(|one| &one.name));
        table.row(row(|one| &one.rank));
        table.row(row(|one| &one.nip));
        table.rows.retain(|row| !matches!(row, Row::Cells(cells) if cells.iter().all(String::is_empty)));
        self.gap();
        self.table(&table);
        for line in &mut self.lines {
            line.text = line.text.replace('\u{a0}', " ").trim_end().to_owned();
        }
        self.line(Kind::Body, "");
    }
}

/// The width of each column; `None` where they cannot stand side by side.
fn widths(table: &Table, width: usize) -> Option<Vec<usize>> {
    let count = table.columns.len();
    let room = width.checked_sub(2 * count.saturating_sub(1))?;
    let longest_word = |text: &str| text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0);
    let of = |at: usize, size: fn(&str) -> usize| {
        let cells = table.rows.iter().filter_map(|row| match row {
            Row::Group(_) => None,
            Row::Cells(cells) | Row::Total(cells) => cells.get(at),
        });
        cells
            .map(|cell| size(cell))
            .max()
            .unwrap_or(0)
            .max(table.columns.get(at).map_or(0, |column| size(&column.head)))
    };
    let least: Vec<usize> = (0..count).map(|at| of(at, longest_word).clamp(1, 12)).collect();
    let needs: Vec<usize> = (0..count).map(|at| of(at, UnicodeWidthStr::width).max(1)).collect();
    let mut widths = least;
    let mut left = room.checked_sub(widths.iter().sum())?;
    if count > 4 && left < room / 8 && needs.iter().sum::<usize>() > room {
        return None;
    }
    // One column of room at a time to where most is lacking, measured by the weight of the column.
    while left > 0 {
        let lacks = |at: usize| {
            let need = needs[at].saturating_sub(widths[at]);
            if need == 0 { 0 } else { 1 + 1000 * usize::from(table.columns[at].weight) / widths[at] }
        };
        let at = (0..count).max_by_key(|at| lacks(*at)).filter(|at| lacks(*at) > 0)?;
        widths[at] += 1;
        left -= 1;
        if needs.iter().zip(&widths).all(|(need, width)| width >= need) {
            break;
        }
    }
    Some(widths)
}

/// A text broken between words, and within a word that is longer than a line.
fn wrap(text: &str, width: usize) -> Vec<String> {
    // A number such as TL-12 is never torn apart at its hyphen.
    let options = textwrap::Options::new(width.max(1)).word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::{Moment, Zone};
    use proptest::prelude::*;

    fn paper(text: &str) -> Paper {
        let mut paper = Paper::new("uji", "id", Moment::UNIX_EPOCH, &Zone::default());
        paper.chapter(text);
        paper.text(text);
        paper.points([text.to_owned()]);
        paper.push(Block::Facts(vec![(super::super::paper::clean(text), vec!["isi".into(), "lagi".into()])]));
        let mut table = Table::new([("No", 1), ("Uraian", 5), ("Instansi", 2)]);
        table.group("Kodim");
        table.row(["TL-1".to_owned(), text.to_owned(), "Dinas Koperasi".to_owned()]);
        paper.push(Block::Table(table));
        paper
    }

    #[test]
    fn a_table_has_its_columns_side_by_side() {
        let mut table = Table::new([("No", 1), ("Uraian", 5), ("Jumlah", 1)]).numbers_from(2);
        table.row(["TL-1", "urus surat hibah tanah adat", "7"].map(str::to_owned));
        let mut paper = Paper::new("uji", "id", Moment::UNIX_EPOCH, &Zone::default());
        paper.push(Block::Table(table));
        let text: Vec<String> = lines(&paper, 30).into_iter().map(|line| line.text).collect();
        assert_eq!(
            text,
            [
                "No    Uraian            Jumlah",
                "----  ----------------  ------",
                "TL-1  urus surat hibah       7",
                "      tanah adat",
            ]
        );
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_it_may_be(text in "\\PC{0,200}", width in 20usize..120) {
            for line in lines(&paper(&text), width) {
                prop_assert!(line.text.width() <= width, "{width}: {:?}", line.text);
            }
        }
    }
}
