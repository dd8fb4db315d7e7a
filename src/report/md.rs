//! Writes a document as Markdown, so that it also reads well as it stands.

use super::paper::{Block, Level, Paper, Row, Signature, Table};
use std::fmt::Write;

/// The document as Markdown.
pub fn write(paper: &Paper) -> String {
    let mut out = String::new();
    for mark in &paper.marks {
        let _ = writeln!(out, "**{}**\n", plain(mark));
    }
    for block in &paper.blocks {
        part(&mut out, block);
    }
    if !paper.foot.is_empty() {
        let _ = writeln!(out, "---\n\n{}", plain(&paper.foot));
    }
    out
}

fn part(out: &mut String, block: &Block) {
    // Writing into a text cannot fail.
    let _ = match block {
        Block::Letterhead(lines) if lines.is_empty() => Ok(()),
        Block::Letterhead(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| plain(line)).collect();
            writeln!(out, "{}\n\n---\n", lines.join("  \n"))
        }
        Block::Title(title, lines) => {
            let lines: String = lines.iter().map(|line| format!("{}\n\n", plain(line))).collect();
            writeln!(out, "# {}\n\n{lines}", plain(title)).map(|()| trim(out))
        }
        Block::Facts(facts) => {
            for (name, values) in facts {
                let values: Vec<String> = values.iter().map(|value| plain(value)).collect();
                let _ = writeln!(out, "- **{}:** {}", plain(name), values.join("; "));
            }
            writeln!(out)
        }
        Block::Heading(heading) => {
            let depth = if heading.level == Level::Section { "###" } else { "##" };
            let label = heading.label.replace('.', "\\.");
            writeln!(out, "{depth} {}\n", format!("{label} {}", plain(&heading.text)).trim_start())
        }
        Block::Text(text) => writeln!(out, "{}\n", plain(text)),
        Block::Points(points) => {
            for (number, point) in (1..).zip(points) {
                let _ = writeln!(out, "{number}. {}", plain(point));
            }
            writeln!(out)
        }
        Block::Table(table) => self::table(out, table),
        Block::Signatures(signatures) => signatures.iter().try_for_each(|one| signature(out, one)),
        Block::NewPage => writeln!(out, "---\n"),
    };
}

fn trim(out: &mut String) {
    out.truncate(out.trim_end().len());
    out.push_str("\n\n");
}

fn table(out: &mut String, table: &Table) -> std::fmt::Result {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    writeln!(out, "{}", line(table.columns.iter().map(|column| plain(&column.head)).collect()))?;
    let rule = |number: bool| if number { "---:" } else { "---" }.to_owned();
    writeln!(out, "{}", line(table.columns.iter().map(|column| rule(column.number)).collect()))?;
    for row in &table.rows {
        let cells = match row {
            Row::Group(text) => {
                let mut cells = vec![String::new(); table.columns.len()];
                if let Some(first) = cells.first_mut() {
                    *first = format!("**{}**", plain(text));
                }
                cells
            }
            Row::Cells(cells) => cells.iter().map(|cell| plain(cell)).collect(),
            Row::Total(cells) => cells.iter().map(|cell| strong(cell)).collect(),
        };
        writeln!(out, "{}", line(cells))?;
    }
    writeln!(out)
}

fn strong(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("**{}**", plain(text)) }
}

fn signature(out: &mut String, one: &Signature) -> std::fmt::Result {
    let lines = [&one.role, &one.post, &one.name, &one.rank, &one.nip];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).map(|line| plain(line)).collect();
    if lines.is_empty() { Ok(()) } else { writeln!(out, "{}\n", lines.join("  \n")) }
}

/// A text in which nothing means anything to Markdown.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let leads = text[..at].trim().is_empty() || text[..at].bytes().all(|b| b.is_ascii_digit());
        let special = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&')
            || (leads && matches!(c, '#' | '-' | '+' | '=' | '.' | ')'));
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_people_type_becomes_markup() {
        for (typed, written) in [
            ("a*b* `c` <d>", "a\\*b\\* \\`c\\` \\<d\\>"),
            ("# satu", "\\# satu"),
            ("2. dua", "2\\. dua"),
            ("- tiga", "\\- tiga"),
            ("a|b", "a\\|b"),
            ("Kt. Baru - 3,5", "Kt. Baru - 3,5"),
        ] {
            assert_eq!(plain(typed), written);
        }
    }
}
