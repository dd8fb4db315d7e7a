//! Writes a document as a Word file that people go on working in: real styles, numbered headings, tables whose header
//! comes again on every page, A4. The same document gives the same bytes.

use super::paper::{Block, Heading, Level, Paper, Row, Signature, Table};
use super::unwritable::Unwritable;
use crate::domain::day::stored;
use docx_rs as word;
use docx_rs::{AlignmentType, Docx, Paragraph, Run, Style, StyleType, TableCell, TableRow, WidthType};
use std::io::Cursor;

/// The width of the text on A4, in twentieths of a point.
const WIDTH: f32 = 9355.0;
const FONT: &str = "Arial";
/// What marks the header row of a table, and no other: rows in general may break.
const HEADER_ROW: &str = "<w:cantSplit />";
const HEADER_ROW_REPEATS: &str = "<w:cantSplit /><w:tblHeader />";
/// The numbering of the headings; the library keeps the first for itself.
const HEADINGS: usize = 2;
/// The first numbering of points; each list has its own, so that it begins at 1.
const POINTS: usize = 10;

/// The document as a Word file.
///
/// # Errors
/// Never in practice: writing into memory failed.
pub fn write(paper: &Paper) -> Result<Vec<u8>, Unwritable> {
    let stamp = stored(paper.stamp).replace(".000Z", "Z");
    let lists = paper.blocks.iter().filter(|block| matches!(block, Block::Points(_))).count();
    let mut docx = styles(numberings(Docx::new(), lists))
        .page_size(11_906, 16_838)
        .page_margin(word::PageMargin {
            top: 1134,
            left: 1417,
            bottom: 1134,
            right: 1134,
            header: 567,
            footer: 567,
            gutter: 0,
        })
        .created_at(&stamp)
        .updated_at(&stamp)
        .footer(foot(paper));
    if !paper.marks.is_empty() {
        let line = said("Tanda", &paper.marks.join(" · "));
        docx = docx.header(word::Header::new().add_paragraph(line));
    }
    let mut fresh = false;
    let mut list = POINTS;
    for block in &paper.blocks {
        docx = part(docx, block, fresh, list);
        fresh = *block == Block::NewPage;
        list += usize::from(matches!(block, Block::Points(_)));
    }
    let mut file = docx.build();
    file.document = replaced(&file.document, HEADER_ROW, HEADER_ROW_REPEATS);
    let whose = format!("<dc:creator>{}</dc:creator><dc:title>{}</dc:title>", xml(&paper.author), xml(&paper.title));
    file.doc_props.core = replaced(&file.doc_props.core, "<dc:creator>unknown</dc:creator>", &whose);
    let tongue = if paper.language == "id" { "id-ID" } else { "en-GB" };
    let tongue = format!("<w:lang w:val=\"{tongue}\" /></w:rPr></w:rPrDefault>");
    file.styles = replaced(&file.styles, "</w:rPr></w:rPrDefault>", &tongue);
    let mut bytes = Cursor::new(Vec::new());
    file.pack(&mut bytes).map_err(|error| Unwritable::new("docx", error))?;
    Ok(bytes.into_inner())
}

fn replaced(xml: &[u8], from: &str, to: &str) -> Vec<u8> {
    String::from_utf8_lossy(xml).replace(from, to).into_bytes()
}

fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn styles(docx: Docx) -> Docx {
    let style = |id: &str, name: &str, size: usize| {
        Style::new(id, StyleType::Paragraph).name(name).based_on("Normal").size(size)
    };
    let space = |before: u32, after: u32| word::LineSpacing::new().before(before).after(after);
    let mut chapter = style("Heading1", "heading 1", 23).bold().line_spacing(space(240, 80)).outline_lvl(0);
    chapter.paragraph_property = chapter.paragraph_property.keep_next(true);
    let mut section = style("Heading2", "heading 2", 22).bold().line_spacing(space(160, 60)).outline_lvl(1);
    section.paragraph_property = section.paragraph_property.keep_next(true);
    let mut annex = style("Lampiran", "Lampiran", 23).bold().line_spacing(space(0, 120)).outline_lvl(0);
    annex.paragraph_property = annex.paragraph_property.keep_next(true);
    let fonts = word::RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
    let mut normal = Style::new("Normal", StyleType::Paragraph).name("Normal").size(22);
    normal.based_on = None;
    docx.default_fonts(fonts)
        .default_size(22)
        .add_style(normal)
        .add_style(style("Kop", "Kop", 24).bold().align(AlignmentType::Center))
        .add_style(style("Title", "Title", 28).bold().align(AlignmentType::Center).line_spacing(space(120, 40)))
        .add_style(style("Subtitle", "Subtitle", 22).align(AlignmentType::Center))
        .add_style(style("BodyText", "Body Text", 22).line_spacing(space(0, 80)).align(AlignmentType::Both))
        .add_style(style("ListNumber", "List Number", 22).line_spacing(space(0, 40)))
        .add_style(style("Fakta", "Fakta", 22).line_spacing(space(0, 20)))
        .add_style(style("SelTabel", "Sel Tabel", 17))
        .add_style(style("KepalaTabel", "Kepala Tabel", 17).bold())
        .add_style(style("TandaTangan", "Tanda Tangan", 22).align(AlignmentType::Center))
        .add_style(style("Tanda", "Tanda", 18).bold().align(AlignmentType::Center))
        .add_style(style("Footer", "footer", 16))
        .add_style(chapter)
        .add_style(section)
        .add_style(annex)
}

fn numberings(docx: Docx, lists: usize) -> Docx {
    let level = |at: usize, format: &str, text: &str, hang: i32| {
        word::Level::new(
            at,
            word::Start::new(1),
            word::NumberFormat::new(format),
            word::LevelText::new(text),
            word::LevelJc::new("left"),
        )
        .indent(Some(hang), Some(word::SpecialIndentType::Hanging(hang)), None, None)
    };
    let headings = word::AbstractNumbering::new(HEADINGS)
        .add_level(level(0, "upperRoman", "%1.", 567).paragraph_style("Heading1"))
        .add_level(level(1, "upperLetter", "%2.", 425).paragraph_style("Heading2"));
    let mut docx = docx.add_abstract_numbering(headings).add_numbering(word::Numbering::new(HEADINGS, HEADINGS));
    for id in POINTS..POINTS + lists {
        let points = word::AbstractNumbering::new(id).add_level(level(0, "decimal", "%1.", 425));
        docx = docx.add_abstract_numbering(points).add_numbering(word::Numbering::new(id, id));
    }
    docx
}

fn foot(paper: &Paper) -> word::Footer {
    let mut line = Paragraph::new()
        .style("Footer")
        .add_tab(word::Tab::new().val(word::TabValueType::Right).pos(WIDTH as usize))
        .add_run(Run::new().add_text(&paper.foot).add_tab());
    // `Halaman {n} dari {m}`: the places become fields that Word fills.
    for piece in paper.page.split_inclusive('}') {
        let (text, field) = piece.split_once('{').unwrap_or((piece, ""));
        line = line.add_run(Run::new().add_text(text));
        line = match field {
            "n}" => line.add_page_num(word::PageNum::new()),
            "m}" => line.add_num_pages(word::NumPages::new()),
            _ => line,
        };
    }
    word::Footer::new().add_paragraph(line)
}

fn said(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(Run::new().add_text(text))
}

fn part(docx: Docx, block: &Block, fresh: bool, list: usize) -> Docx {
    match block {
        Block::Letterhead(lines) => {
            let count = lines.len();
            lines.iter().enumerate().fold(docx, |docx, (at, line)| {
                let mut line = said("Kop", line);
                if at + 1 == count {
                    let border = word::ParagraphBorder::new(word::ParagraphBorderPosition::Bottom)
                        .val(word::BorderType::Double)
                        .size(12)
                        .space(4)
                        .color("000000");
                    line.property = line.property.set_borders(word::ParagraphBorders::with_empty().set(border));
                }
                docx.add_paragraph(line)
            })
        }
        Block::Title(title, lines) => {
            let docx = docx.add_paragraph(said("Title", title));
            let docx = lines.iter().fold(docx, |docx, line| docx.add_paragraph(said("Subtitle", line)));
            docx.add_paragraph(said("BodyText", ""))
        }
        Block::Facts(facts) => docx.add_table(self::facts(facts)),
        Block::Heading(heading) => docx.add_paragraph(self::heading(heading, fresh)),
        Block::Text(text) => docx.add_paragraph(said("BodyText", text)),
        Block::Points(points) => points.iter().fold(docx, |docx, point| {
            let point = said("ListNumber", point);
            docx.add_paragraph(point.numbering(word::NumberingId::new(list), word::IndentLevel::new(0)))
        }),
        // Two tables in a row would become one.
        Block::Table(table) => docx.add_table(self::table(table)).add_paragraph(said("BodyText", "")),
        Block::Signatures(signatures) => {
            docx.add_paragraph(said("BodyText", "")).add_table(self::signatures(signatures))
        }
        Block::NewPage => docx,
    }
}

fn heading(heading: &Heading, fresh: bool) -> Paragraph {
    let numbered = |style: &str, at: usize| {
        let paragraph = said(style, &heading.text);
        paragraph.numbering(word::NumberingId::new(HEADINGS), word::IndentLevel::new(at))
    };
    let paragraph = match heading.level {
        Level::Chapter => numbered("Heading1", 0),
        Level::Section => numbered("Heading2", 1),
        Level::Annex => said("Lampiran", &heading.text),
    };
    if fresh { paragraph.page_break_before(true) } else { paragraph }
}

fn facts(facts: &[(String, Vec<String>)]) -> word::Table {
    let widths = [2400, 250, WIDTH as usize - 2650];
    let cell = |width: usize, lines: &[String]| {
        let cell = TableCell::new().width(width, WidthType::Dxa).clear_all_border();
        lines.iter().fold(cell, |cell, line| cell.add_paragraph(said("Fakta", line)))
    };
    let rows = facts.iter().map(|(name, values)| {
        let [first, second, third] = widths;
        TableRow::new(vec![
            cell(first, std::slice::from_ref(name)),
            cell(second, &[":".to_owned()]),
            cell(third, values),
        ])
    });
    fixed(word::Table::without_borders(rows.collect()), widths.to_vec())
}

fn fixed(table: word::Table, widths: Vec<usize>) -> word::Table {
    let all = widths.iter().sum();
    table.set_grid(widths).width(all, WidthType::Dxa).layout(word::TableLayoutType::Fixed)
}

fn table(table: &Table) -> word::Table {
    let widths: Vec<usize> = table.shares(WIDTH).into_iter().map(|share| share as usize).collect();
    let mut rows = Vec::new();
    if table.has_head() {
        let cells = table.columns.iter().zip(&widths).map(|(column, width)| {
            let shade = word::Shading::new().fill("E6E6E6");
            let cell = TableCell::new().width(*width, WidthType::Dxa).shading(shade);
            cell.add_paragraph(said("KepalaTabel", &column.head))
        });
        rows.push(TableRow::new(cells.collect()).cant_split());
    }
    for row in &table.rows {
        let (style, cells) = match row {
            Row::Group(text) => {
                let shade = word::Shading::new().fill("F2F2F2");
                let cell = TableCell::new().grid_span(widths.len()).shading(shade);
                let line = said("KepalaTabel", text).keep_next(true);
                rows.push(TableRow::new(vec![cell.add_paragraph(line)]));
                continue;
            }
            Row::Cells(cells) => ("SelTabel", cells),
            Row::Total(cells) => ("KepalaTabel", cells),
        };
        let cells = cells.iter().zip(&widths).zip(&table.columns).map(|((text, width), column)| {
            let line = said(style, text);
            let line = if column.number { line.align(AlignmentType::Right) } else { line };
            TableCell::new().width(*width, WidthType::Dxa).add_paragraph(line)
        });
        let row = TableRow::new(cells.collect());
        rows.push(if table.tall { row.row_height(540.0).height_rule(word::HeightRule::AtLeast) } else { row });
    }
    let over = if table.dense { 10 } else { 40 };
    let margins = word::TableCellMargins::new().margin(over, 70, over, 70);
    fixed(word::Table::new(rows).margins(margins), widths)
}

fn signatures(signatures: &[Signature]) -> word::Table {
    let width = WIDTH as usize / signatures.len().max(1);
    let cells = signatures.iter().map(|one| {
        let mut cell = TableCell::new().width(width, WidthType::Dxa).clear_all_border();
        let room = [""; 4].map(str::to_owned);
        let tail = [one.rank.clone(), one.nip.clone()].into_iter().filter(|line| !line.is_empty());
        let head = [one.role.clone(), one.post.clone()].into_iter().filter(|line| !line.is_empty());
        for line in head.chain(room) {
            cell = cell.add_paragraph(said("TandaTangan", &line).keep_next(true));
        }
        let name = Run::new().add_text(&one.name).underline("single");
        cell = cell.add_paragraph(Paragraph::new().style("TandaTangan").add_run(name));
        tail.fold(cell, |cell, line| cell.add_paragraph(said("TandaTangan", &line)))
    });
    let row = TableRow::new(cells.collect());
    fixed(word::Table::without_borders(vec![row]), vec![width; signatures.len().max(1)])
}
