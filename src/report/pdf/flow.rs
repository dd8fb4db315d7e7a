//! Where things stand: the blocks of a document from page to page. A heading never stands alone at the foot of a page,
//! the head of a table comes again on every page, and a row breaks only where a page cannot hold it.

use super::face::{Faces, Weight};
use crate::report::paper::{Block, Heading, Level, Paper, Row, Signature, Table};

/// A4, in points.
pub(super) const WIDTH: f32 = 595.276;
/// A4, in points.
pub(super) const HEIGHT: f32 = 841.89;
const LEFT: f32 = 71.0;
const RIGHT: f32 = WIDTH - 57.0;
const TOP: f32 = 57.0;
const BOTTOM: f32 = HEIGHT - 62.0;
const ROOM: f32 = RIGHT - LEFT;
/// Body text.
const BODY: f32 = 10.0;
/// Text in tables.
const SMALL: f32 = 8.2;
/// From one line to the next, compared with the size.
const LEADING: f32 = 1.28;
const PAD: f32 = 3.0;
/// Over and under the text of a row that has to be low.
const DENSE: f32 = 1.2;

/// Something on a page; all measures from its upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// A line of text, by where its letters stand.
    Text { x: f32, y: f32, size: f32, weight: Weight, text: String },
    /// A line.
    Rule { from: (f32, f32), to: (f32, f32), width: f32 },
    /// A grey ground.
    Ground { x: f32, y: f32, width: f32, height: f32, lightness: u8 },
}

/// What stands on a page.
pub(super) type Page = Vec<Mark>;

/// The pages of a document.
pub(super) fn pages(paper: &Paper, faces: &Faces) -> Vec<Page> {
    let mut flow = Flow { faces, pages: vec![Vec::new()], y: TOP, over: PAD };
    for (at, block) in paper.blocks.iter().enumerate() {
        flow.block(block, paper.blocks.get(at + 1));
    }
    let count = flow.pages.len();
    for (number, page) in (1..).zip(&mut flow.pages) {
        around(paper, faces, page, number, count);
    }
    flow.pages
}

/// Head and foot of a page.
fn around(paper: &Paper, faces: &Faces, page: &mut Page, number: usize, count: usize) {
    let text = |x: f32, y: f32, size: f32, weight: Weight, text: &str| Mark::Text {
        x,
        y,
        size,
        weight,
        text: text.to_owned(),
    };
    if !paper.marks.is_empty() {
        let marks = paper.marks.join(" · ");
        let width = faces.width(Weight::Strong, 9.0, &marks);
        page.push(text(LEFT + (ROOM - width) / 2.0, 34.0, 9.0, Weight::Strong, &marks));
    }
    let y = HEIGHT - 38.0;
    page.push(Mark::Rule { from: (LEFT, y - 10.0), to: (RIGHT, y - 10.0), width: 0.5 });
    let of = paper.page.replace("{n}", &number.to_string()).replace("{m}", &count.to_string());
    let width = faces.width(Weight::Plain, 7.5, &of);
    page.push(text(RIGHT - width, y, 7.5, Weight::Plain, &of));
    let foot = faces.wrap(Weight::Plain, 7.5, &paper.foot, ROOM - width - 12.0);
    for (line, at) in foot.iter().filter(|line| !line.is_empty()).zip(0_u8..2) {
        page.push(text(LEFT, y + f32::from(at) * 9.0, 7.5, Weight::Plain, line));
    }
}

struct Flow<'a> {
    faces: &'a Faces,
    pages: Vec<Page>,
    y: f32,
    /// Room over and under the text of a row.
    over: f32,
}

/// One cell on its way onto the page.
struct Cell {
    x: f32,
    width: f32,
    weight: Weight,
    number: bool,
    lines: Vec<String>,
}

impl Flow<'_> {
    fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    /// Goes to a new page unless so much fits on this one.
    fn need(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.turn();
        }
    }

    fn line(&mut self, x: f32, size: f32, weight: Weight, text: &str) {
        self.need(size * LEADING);
        let y = self.y + size;
        self.put(Mark::Text { x, y, size, weight, text: text.to_owned() });
        self.y += size * LEADING;
    }

    fn centred(&mut self, size: f32, weight: Weight, text: &str) {
        for line in self.faces.wrap(weight, size, text, ROOM) {
            let width = self.faces.width(weight, size, &line);
            self.line(LEFT + (ROOM - width) / 2.0, size, weight, &line);
        }
    }

    /// A text behind something that hangs at its left.
    fn hanging(&mut self, lead: &str, indent: f32, size: f32, weight: Weight, text: &str) {
        for (at, line) in self.faces.wrap(weight, size, text, ROOM - indent).into_iter().enumerate() {
            self.need(size * LEADING);
            if at == 0 && !lead.is_empty() {
                let y = self.y + size;
                self.put(Mark::Text { x: LEFT, y, size, weight, text: lead.to_owned() });
            }
            self.line(LEFT + indent, size, weight, &line);
        }
    }

    fn block(&mut self, block: &Block, next: Option<&Block>) {
        match block {
            Block::Letterhead(lines) if lines.is_empty() => {}
            Block::Letterhead(lines) => {
                for (at, line) in lines.iter().enumerate() {
                    self.centred(if at == 0 { 13.0 } else { 11.0 }, Weight::Strong, line);
                }
                self.y += 3.0;
                for (gap, width) in [(0.0, 1.6), (2.6, 0.6)] {
                    let y = self.y + gap;
                    self.put(Mark::Rule { from: (LEFT, y), to: (RIGHT, y), width });
                }
                self.y += 14.0;
            }
            Block::Title(title, lines) => {
                self.centred(14.0, Weight::Strong, title);
                lines.iter().for_each(|line| self.centred(BODY, Weight::Plain, line));
                self.y += 8.0;
            }
            Block::Facts(facts) => self.facts(facts),
            Block::Heading(heading) => self.heading(heading, next),
            Block::Text(text) => {
                self.hanging("", 0.0, BODY, Weight::Plain, text);
                self.y += 3.0;
            }
            Block::Points(points) => {
                for (number, point) in (1..).zip(points) {
                    self.hanging(&format!("{number}."), 20.0, BODY, Weight::Plain, point);
                    self.y += 1.5;
                }
                self.y += 3.0;
            }
            Block::Table(table) => self.table(table),
            Block::Signatures(signatures) => self.signatures(signatures),
            Block::NewPage if self.y > TOP => self.turn(),
            Block::NewPage => {}
        }
    }

    fn heading(&mut self, heading: &Heading, next: Option<&Block>) {
        let size = if heading.level == Level::Section { 10.5 } else { 11.5 };
        // Room for itself and for the beginning of what it heads.
        let after = match next {
            Some(Block::Table(_)) => 60.0,
            Some(Block::Heading(_)) => 90.0,
            _ => 28.0,
        };
        self.need(size * LEADING + 8.0 + after);
        if self.y > TOP {
            self.y += if heading.level == Level::Section { 5.0 } else { 8.0 };
        }
        let indent = match heading.level {
            Level::Chapter => 26.0,
            Level::Section => 18.0,
            Level::Annex => 0.0,
        };
        self.hanging(&heading.label, indent, size, Weight::Strong, &heading.text);
        self.y += 2.5;
    }

    fn facts(&mut self, facts: &[(String, Vec<String>)]) {
        let indent = 128.0;
        for (name, values) in facts {
            let names = self.faces.wrap(Weight::Plain, BODY, name, indent - 12.0);
            let mut names = names.into_iter();
            for (at, value) in values.iter().enumerate() {
                for (row, line) in self.faces.wrap(Weight::Plain, BODY, value, ROOM - indent).into_iter().enumerate() {
                    self.need(BODY * LEADING);
                    let y = self.y + BODY;
                    let lead = names.next().unwrap_or_default();
                    if !lead.is_empty() {
                        self.put(Mark::Text { x: LEFT, y, size: BODY, weight: Weight::Plain, text: lead });
                    }
                    if at == 0 && row == 0 {
                        let x = LEFT + indent - 9.0;
                        self.put(Mark::Text { x, y, size: BODY, weight: Weight::Plain, text: ":".to_owned() });
                    }
                    self.line(LEFT + indent, BODY, Weight::Plain, &line);
                }
            }
            names.for_each(|rest| self.line(LEFT, BODY, Weight::Plain, &rest));
        }
        self.y += 5.0;
    }

    fn cells(&self, table: &Table, texts: &[String], weight: Weight) -> Vec<Cell> {
        let mut x = LEFT;
        let columns = table.shares(ROOM).into_iter().zip(&table.columns).zip(texts);
        let cell = |((width, column), text): ((f32, &crate::report::paper::Column), &String)| {
            let lines = self.faces.wrap(weight, SMALL, text, width - 2.0 * PAD);
            let cell = Cell { x, width, weight, number: column.number, lines };
            x += width;
            cell
        };
        columns.map(cell).collect()
    }

    fn table(&mut self, table: &Table) {
        self.over = if table.dense { DENSE } else { PAD };
        let heads: Vec<String> = table.columns.iter().map(|column| column.head.clone()).collect();
        let heads = if table.has_head() { self.cells(table, &heads, Weight::Strong) } else { Vec::new() };
        self.head(&heads);
        let least = if table.tall { 27.0 } else { 0.0 };
        let mut rows = table.rows.iter().peekable();
        while let Some(row) = rows.next() {
            match row {
                Row::Group(text) => {
                    let lines = self.faces.wrap(Weight::Strong, SMALL, text, ROOM - 2.0 * PAD);
                    let cell = Cell { x: LEFT, width: ROOM, weight: Weight::Strong, number: false, lines };
                    // With the first row that it heads.
                    let next = match rows.peek() {
                        Some(Row::Cells(texts) | Row::Total(texts)) => {
                            self.height(&self.cells(table, texts, Weight::Plain))
                        }
                        _ => 0.0,
                    };
                    let both = self.height(std::slice::from_ref(&cell)) + next;
                    self.need_in_table(both.min(BOTTOM - TOP - self.height(&heads)), &heads);
                    self.row(&[cell], &heads, Some(242), 0.0);
                }
                Row::Cells(texts) => {
                    let cells = self.cells(table, texts, Weight::Plain);
                    self.row(&cells, &heads, None, least);
                }
                Row::Total(texts) => {
                    let cells = self.cells(table, texts, Weight::Strong);
                    self.row(&cells, &heads, Some(242), least);
                }
            }
        }
        self.y += 7.0;
    }

    fn head(&mut self, heads: &[Cell]) {
        if heads.is_empty() {
            return;
        }
        let height = self.height(heads);
        if self.y + height + 20.0 > BOTTOM && self.y > TOP {
            self.turn();
        }
        self.piece(heads, 0, usize::MAX, height, Some(230));
    }

    fn need_in_table(&mut self, height: f32, heads: &[Cell]) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.turn();
            self.head(heads);
        }
    }

    /// A row; where no page can hold it whole, it goes on on the next.
    fn row(&mut self, cells: &[Cell], heads: &[Cell], ground: Option<u8>, least: f32) {
        let whole = self.height(cells).max(least);
        let fresh = BOTTOM - TOP - self.height(heads);
        if whole <= fresh {
            self.need_in_table(whole, heads);
            return self.piece(cells, 0, usize::MAX, whole, ground);
        }
        let count = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        let mut from = 0;
        while from < count {
            let step = SMALL * LEADING;
            let mut fits = ((BOTTOM - self.y - 2.0 * self.over) / step).floor() as usize;
            if fits < 3 && self.y > TOP {
                self.turn();
                self.head(heads);
                fits = ((BOTTOM - self.y - 2.0 * self.over) / step).floor() as usize;
            }
            let take = fits.clamp(1, count - from);
            let height = take as f32 * step + 2.0 * self.over;
            self.piece(cells, from, take, height, ground);
            from += take;
        }
    }

    /// How high a row with these cells is.
    fn height(&self, cells: &[Cell]) -> f32 {
        let lines = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        if cells.is_empty() {
            0.0
        } else {
            f32::from(u16::try_from(lines).unwrap_or(u16::MAX)) * SMALL * LEADING + 2.0 * self.over
        }
    }

    /// Some lines of a row, in a frame.
    fn piece(&mut self, cells: &[Cell], from: usize, take: usize, height: f32, ground: Option<u8>) {
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return };
        let (top, bottom) = (self.y, self.y + height);
        let (left, right) = (first.x, last.x + last.width);
        if let Some(lightness) = ground {
            self.put(Mark::Ground { x: left, y: top, width: right - left, height, lightness });
        }
        for cell in cells {
            for (line, at) in cell.lines.iter().skip(from).take(take).zip(0_u16..) {
                if line.is_empty() {
                    continue;
                }
                let blank = match cell.number {
                    true => cell.width - 2.0 * PAD - self.faces.width(cell.weight, SMALL, line),
                    false => 0.0,
                };
                let y = top + self.over + SMALL * 0.94 + f32::from(at) * SMALL * LEADING;
                let x = cell.x + PAD + blank;
                self.put(Mark::Text { x, y, size: SMALL, weight: cell.weight, text: line.clone() });
            }
        }
        for y in [top, bottom] {
            self.put(Mark::Rule { from: (left, y), to: (right, y), width: 0.5 });
        }
        for x in cells.iter().map(|cell| cell.x).chain([right]) {
            self.put(Mark::Rule { from: (x, top), to: (x, bottom), width: 0.5 });
        }
        self.y = bottom;
    }

    /// All of them on one page.
    fn signatures(&mut self, signatures: &[Signature]) {
        self.need(150.0);
        self.y += 16.0;
        let width = ROOM / f32::from(u16::try_from(signatures.len().max(1)).unwrap_or(1));
        let top = self.y;
        let mut lowest = top;
        let mut left = LEFT;
        for one in signatures {
            self.y = top;
            for text in [&one.role, &one.post] {
                self.within(left, width, text, Weight::Plain);
            }
            self.y = top + 2.0 * BODY * LEADING + 54.0;
            if one.name.is_empty() {
                left += width;
                continue;
            }
            let name = self.faces.width(Weight::Strong, BODY, &one.name).clamp(90.0, width - 20.0);
            self.within(left, width, &one.name, Weight::Strong);
            let (from, to) = (left + (width - name) / 2.0, left + (width + name) / 2.0);
            self.put(Mark::Rule { from: (from, self.y), to: (to, self.y), width: 0.6 });
            self.y += 2.0;
            for text in [&one.rank, &one.nip] {
                self.within(left, width, text, Weight::Plain);
            }
            lowest = lowest.max(self.y);
            left += width;
        }
        self.y = lowest + 8.0;
    }

    fn within(&mut self, left: f32, width: f32, text: &str, weight: Weight) {
        if text.is_empty() {
            return;
        }
        for line in self.faces.wrap(weight, BODY, text, width - 12.0) {
            let blank = (width - self.faces.width(weight, BODY, &line)) / 2.0;
            let y = self.y + BODY;
            self.put(Mark::Text { x: left + blank, y, size: BODY, weight, text: line });
            self.y += BODY * LEADING;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::{Moment, Zone};

    fn long(rows: usize, text: &str) -> Vec<Page> {
        let mut paper = Paper::new("uji", "id", Moment::UNIX_EPOCH, &Zone::default());
        paper.page = "Halaman {n} dari {m}".into();
        paper.chapter("Matriks");
        let mut table = Table::new([("No", 1), ("Uraian", 6)]);
        (0..rows).for_each(|row| table.row([format!("TL-{row}"), text.to_owned()]));
        paper.push(Block::Table(table));
        pages(&paper, &Faces::read().unwrap())
    }

    fn texts(page: &Page) -> Vec<(&str, f32)> {
        let text = |mark: &'_ Mark| matches!(mark, Mark::Text { .. });
        page.iter()
            .filter(|mark| text(mark))
            .filter_map(|mark| match mark {
                Mark::Text { text, y, .. } => Some((text.as_str(), *y)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn the_head_of_a_table_comes_again_and_nothing_falls_off_the_page() {
        let pages = long(200, "Urus surat hibah tanah");
        assert!(pages.len() > 3);
        for (number, page) in (1..).zip(&pages) {
            let texts = texts(page);
            assert!(texts.iter().any(|(text, _)| *text == "Uraian"), "page {number}");
            let foot = format!("Halaman {number} dari {}", pages.len());
            assert!(texts.iter().any(|(text, _)| *text == foot), "page {number}");
            let body = texts.iter().filter(|(text, _)| !text.starts_with("Halaman"));
            assert!(body.clone().all(|(_, y)| *y > TOP && *y < BOTTOM), "page {number}");
        }
        let all: Vec<&str> = pages.iter().flat_map(|page| texts(page)).map(|(text, _)| text).collect();
        assert!((0..200).all(|row| all.contains(&format!("TL-{row}").as_str())));
    }

    #[test]
    fn a_row_longer_than_a_page_goes_on_on_the_next() {
        let pages = long(2, &"kata ".repeat(4000));
        let words: usize =
            pages.iter().flat_map(|page| texts(page)).map(|(text, _)| text.matches("kata").count()).sum();
        assert_eq!(words, 8000);
    }
}
