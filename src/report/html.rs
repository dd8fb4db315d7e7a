//! Writes a document as one HTML page that needs nothing else, and that prints on A4 as it should.

use super::paper::{Block, Level, Paper, Row, Signature, Table};
use std::fmt::Write;

const STYLE: &str = "\
@page{size:A4;margin:20mm 20mm 20mm 25mm}\
body{font:11pt/1.35 Arial,'Liberation Sans','DejaVu Sans',sans-serif;color:#000;max-width:170mm;margin:10mm auto;padding:0 5mm}\
header{text-align:center;font-weight:bold;border-bottom:2.5pt double #000;padding-bottom:4pt;margin-bottom:12pt}\
.tanda{border:1.5pt solid #000;padding:3pt 8pt;text-align:center;font-weight:bold}\
h1{text-align:center;font-size:14pt;letter-spacing:1pt;margin:8pt 0 2pt}.bawah{text-align:center;margin:0 0 2pt}\
h2{font-size:11.5pt;margin:14pt 0 4pt}h3{font-size:11pt;margin:10pt 0 3pt}h2,h3{break-after:avoid}\
p{margin:3pt 0}ol{margin:3pt 0;padding-left:18pt}\
.fakta th{text-align:left;font-weight:normal;width:42mm;vertical-align:top;padding:1pt 4pt 1pt 0}\
.fakta td{vertical-align:top;padding:1pt 0}.fakta td:before{content:': '}\
.tabel{border-collapse:collapse;width:100%;font-size:9pt;margin:4pt 0}\
.tabel th,.tabel td{border:.6pt solid #000;padding:2pt 4pt;vertical-align:top;text-align:left}\
.tabel thead{display:table-header-group}.tabel thead th{background:#e6e6e6}\
.tabel tr{break-inside:avoid}.tabel .angka{text-align:right}.tabel .jumlah{font-weight:bold}\
.tabel .kelompok{background:#f2f2f2;font-weight:bold}.tinggi td{height:9mm}\
.ttd{display:flex;justify-content:space-between;margin-top:18pt;break-inside:avoid}.ttd div{width:45%;text-align:center}\
.ruang{height:22mm}footer{border-top:.6pt solid #000;margin-top:18pt;padding-top:3pt;font-size:8.5pt}\
.halaman{break-before:page}";

/// The document as HTML.
pub fn write(paper: &Paper) -> String {
    let mut out = String::new();
    let (title, language) = (escape(&paper.title), paper.language);
    // Writing into a text cannot fail.
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<style>{STYLE}</style>\n</head>\n<body>\n"
    );
    if !paper.marks.is_empty() {
        let marks: Vec<String> = paper.marks.iter().map(|mark| escape(mark)).collect();
        let _ = writeln!(out, "<p class=\"tanda\">{}</p>", marks.join(" · "));
    }
    let mut fresh = false;
    for block in &paper.blocks {
        let _ = part(&mut out, block, fresh);
        fresh = *block == Block::NewPage;
    }
    if !paper.foot.is_empty() {
        let _ = writeln!(out, "<footer>{}</footer>", escape(&paper.foot));
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn part(out: &mut String, block: &Block, fresh: bool) -> std::fmt::Result {
    match block {
        Block::Letterhead(lines) if lines.is_empty() => Ok(()),
        Block::Letterhead(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
            writeln!(out, "<header>{}</header>", lines.join("<br>\n"))
        }
        Block::Title(title, lines) => {
            writeln!(out, "<h1>{}</h1>", escape(title))?;
            lines.iter().try_for_each(|line| writeln!(out, "<p class=\"bawah\">{}</p>", escape(line)))
        }
        Block::Facts(facts) => {
            writeln!(out, "<table class=\"fakta\">")?;
            for (name, values) in facts {
                let values: Vec<String> = values.iter().map(|value| escape(value)).collect();
                writeln!(out, "<tr><th>{}</th><td>{}</td></tr>", escape(name), values.join("<br>"))?;
            }
            writeln!(out, "</table>")
        }
        Block::Heading(heading) => {
            let depth = if heading.level == Level::Section { 3 } else { 2 };
            let class = if fresh { " class=\"halaman\"" } else { "" };
            let text = format!("{} {}", heading.label, heading.text);
            writeln!(out, "<h{depth}{class}>{}</h{depth}>", escape(text.trim_start()))
        }
        Block::Text(text) => writeln!(out, "<p>{}</p>", escape(text)),
        Block::Points(points) => {
            let points: String = points.iter().map(|point| format!("<li>{}</li>\n", escape(point))).collect();
            writeln!(out, "<ol>\n{points}</ol>")
        }
        Block::Table(table) => self::table(out, table),
        Block::Signatures(signatures) => {
            let each: String = signatures.iter().map(signature).collect();
            writeln!(out, "<div class=\"ttd\">\n{each}</div>")
        }
        Block::NewPage => Ok(()),
    }
}

fn table(out: &mut String, table: &Table) -> std::fmt::Result {
    let class = if table.tall { "tabel tinggi" } else { "tabel" };
    writeln!(out, "<table class=\"{class}\">")?;
    let shares = table.shares(100.0);
    let columns: String = shares.iter().map(|share| format!("<col style=\"width:{share:.1}%\">")).collect();
    writeln!(out, "<colgroup>{columns}</colgroup>")?;
    if table.has_head() {
        let heads: String = table.columns.iter().map(|column| format!("<th>{}</th>", escape(&column.head))).collect();
        writeln!(out, "<thead><tr>{heads}</tr></thead>")?;
    }
    writeln!(out, "<tbody>")?;
    for row in &table.rows {
        let (class, cells) = match row {
            Row::Group(text) => {
                let span = table.columns.len();
                writeln!(out, "<tr><td class=\"kelompok\" colspan=\"{span}\">{}</td></tr>", escape(text))?;
                continue;
            }
            Row::Cells(cells) => ("", cells),
            Row::Total(cells) => (" class=\"jumlah\"", cells),
        };
        let cell = |(cell, column): (&String, &super::paper::Column)| {
            let class = if column.number { " class=\"angka\"" } else { "" };
            format!("<td{class}>{}</td>", escape(cell))
        };
        let cells: String = cells.iter().zip(&table.columns).map(cell).collect();
        writeln!(out, "<tr{class}>{cells}</tr>")?;
    }
    writeln!(out, "</tbody>\n</table>")
}

fn signature(one: &Signature) -> String {
    if one.name.is_empty() {
        return "<div></div>\n".to_owned();
    }
    let line = |text: &str| if text.is_empty() { String::new() } else { format!("{}<br>\n", escape(text)) };
    let (head, tail) = (line(&one.role) + &line(&one.post), line(&one.rank) + &line(&one.nip));
    format!("<div>{head}<div class=\"ruang\"></div>\n<u>{}</u><br>\n{tail}</div>\n", escape(&one.name))
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_people_type_becomes_markup() {
        assert_eq!(escape("<b onclick='x'>&\"é語"), "&lt;b onclick=&#39;x&#39;&gt;&amp;&quot;é語");
    }
}
