//! A drawn frame as an SVG picture, for the README and the guide. What is in the picture is what the program drew: each
//! cell with its own ground, letter and manner. No fonts are embedded; any monospaced one will do.

use super::contrast::palette;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

const CELL_WIDTH: u32 = 10;
const CELL_HEIGHT: u32 = 21;
const BASELINE: u32 = 16;
const MARGIN: u32 = 8;
/// Letters of most monospaced fonts are 0.602 of this wide, which makes one cell. `textLength` sees to the others.
const FONT_SIZE: &str = "16.6";
/// So many blanks end a piece of text; viewers that take one space for several then show the same.
const GAP: usize = 2;

/// The picture; `title` is what it is called for those who cannot see it.
pub fn svg(buffer: &Buffer, title: &str) -> String {
    let area = buffer.area;
    let (width, height) =
        (u32::from(area.width) * CELL_WIDTH + 2 * MARGIN, u32::from(area.height) * CELL_HEIGHT + 2 * MARGIN);
    let lines: Vec<Vec<Look<'_>>> =
        buffer.content.chunks(usize::from(area.width.max(1))).map(|line| line.iter().map(Look::of).collect()).collect();
    let page = most(lines.iter().flatten().map(|look| look.ground.as_str()), "#ffffff");
    let ink = most(lines.iter().flatten().filter(|look| !look.is_blank()).map(|look| look.ink.as_str()), "#000000");
    let mut out = String::new();
    // Writing into a string cannot fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" fill=\"{ink}\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"{FONT_SIZE}\">\n\
         <title>{}</title>\n<rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{page}\"/>",
        escaped(title),
    );
    for fill in fills(&lines).iter().filter(|fill| fill.ground != page) {
        let _ = writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
            left(fill.x),
            top(fill.y),
            cells(fill.w) * CELL_WIDTH,
            cells(fill.h) * CELL_HEIGHT,
            fill.ground,
        );
    }
    for (y, line) in lines.iter().enumerate() {
        write_line(&mut out, y, line, &ink);
    }
    out.push_str("</svg>\n");
    out
}

/// How one cell looks.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Look<'a> {
    symbol: &'a str,
    ink: String,
    ground: String,
    manner: Modifier,
}

impl<'a> Look<'a> {
    fn of(cell: &'a Cell) -> Self {
        let turned = cell.modifier.contains(Modifier::REVERSED);
        let (fg, bg) = if turned { (cell.bg, cell.fg) } else { (cell.fg, cell.bg) };
        let manner = cell.modifier & (Modifier::BOLD | Modifier::ITALIC | Modifier::UNDERLINED);
        Self { symbol: cell.symbol(), ink: hex(fg, "#000000"), ground: hex(bg, "#ffffff"), manner }
    }

    fn is_blank(&self) -> bool {
        self.symbol.trim().is_empty() && !self.manner.contains(Modifier::UNDERLINED)
    }

    /// Whether both can stand in one piece of text: what is blank goes with anything.
    fn goes_with(&self, other: &Self) -> bool {
        (self.ink == other.ink && self.manner == other.manner) || other.is_blank()
    }
}

/// The colour that most have; they need not say it.
fn most<'a>(colours: impl Iterator<Item = &'a str>, none: &str) -> String {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for colour in colours {
        match counted.iter_mut().find(|(known, _)| *known == colour) {
            Some((_, count)) => *count += 1,
            None => counted.push((colour, 1)),
        }
    }
    counted.iter().max_by_key(|(_, count)| *count).map_or(none.to_owned(), |(colour, _)| (*colour).to_owned())
}

/// Cells of one ground, in columns and rows.
struct Fill {
    x: usize,
    y: usize,
    w: usize,
    h: usize,
    ground: String,
}

/// The grounds, each run of a line once, and runs that stand over each other as one.
fn fills(lines: &[Vec<Look<'_>>]) -> Vec<Fill> {
    let mut fills: Vec<Fill> = Vec::new();
    for (y, line) in lines.iter().enumerate() {
        let mut x = 0;
        for run in line.chunk_by(|a, b| a.ground == b.ground) {
            let (w, ground) = (run.len(), run.first().map(|look| look.ground.clone()).unwrap_or_default());
            let above = |fill: &&mut Fill| fill.x == x && fill.w == w && fill.y + fill.h == y && fill.ground == ground;
            match fills.iter_mut().find(above) {
                Some(fill) => fill.h += 1,
                None => fills.push(Fill { x, y, w, h: 1, ground }),
            }
            x += w;
        }
    }
    fills
}

fn write_line(out: &mut String, y: usize, line: &[Look<'_>], usual: &str) {
    let mut x = 0;
    while let Some(first) = line.get(x) {
        if first.is_blank() {
            x += 1;
            continue;
        }
        // A sign from another font may be wider or narrower; it must not shift what stands behind it.
        let is_odd = |look: &Look<'_>| !look.symbol.is_ascii();
        let rest = line.get(x + 1..).unwrap_or_default();
        let mut blanks = 0;
        let more = match is_odd(first) {
            true => 0,
            false => rest
                .iter()
                .take_while(|look| {
                    blanks = if look.is_blank() { blanks + 1 } else { 0 };
                    first.goes_with(look) && !is_odd(look) && blanks < GAP
                })
                .count(),
        };
        let piece = line.get(x..=x + more).unwrap_or_default();
        let w = piece.iter().rposition(|look| !look.is_blank()).map_or(0, |last| last + 1);
        let text: String = piece.iter().take(w).map(|look| look.symbol).collect();
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" textLength=\"{}\"{}>{}</text>",
            left(x),
            top(y) + BASELINE,
            cells(w) * CELL_WIDTH,
            manner(first, usual),
            escaped(&text),
        );
        x += more + 1;
    }
}

fn manner(look: &Look<'_>, usual: &str) -> String {
    let mut manner = String::new();
    if look.ink != usual {
        let _ = write!(manner, " fill=\"{}\"", look.ink);
    }
    for (one, said) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
    ] {
        if look.manner.contains(one) {
            manner.push_str(said);
        }
    }
    manner
}

fn left(x: usize) -> u32 {
    cells(x) * CELL_WIDTH + MARGIN
}

fn top(y: usize) -> u32 {
    cells(y) * CELL_HEIGHT + MARGIN
}

/// A count of cells, which a buffer counts in sixteen bits.
fn cells(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX / CELL_HEIGHT - 1)
}

fn hex(color: Color, own: &str) -> String {
    match color {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        Color::Black => "#000000".into(),
        Color::White => "#ffffff".into(),
        Color::Indexed(place) => match palette(place) {
            Some((r, g, b)) => format!("#{r:02x}{g:02x}{b:02x}"),
            None => own.into(),
        },
        // What is left is the terminal's own.
        _ => own.into(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn a_picture_holds_what_was_drawn_and_nothing_that_could_run() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 2));
        buffer.set_style(buffer.area, Style::new().fg(Color::Rgb(0, 0, 0)).bg(Color::Rgb(255, 255, 255)));
        buffer.set_string(0, 0, "<b>&\"", Style::new().add_modifier(Modifier::BOLD));
        buffer.set_string(0, 1, "17", Style::new().bg(Color::Rgb(240, 228, 66)));
        let picture = svg(&buffer, "papan <x>");
        assert!(picture.contains("&lt;b&gt;&amp;&quot;"));
        assert!(picture.contains("font-weight=\"bold\""));
        assert!(picture.contains("fill=\"#f0e442\""));
        assert!(!picture.contains("<b>") && !picture.contains("<x>"));
        assert_eq!(svg(&buffer, "papan <x>"), picture);
    }

    #[test]
    fn what_looks_alike_is_said_once() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 4));
        buffer.set_style(buffer.area, Style::new().fg(Color::Rgb(0, 0, 0)).bg(Color::Rgb(255, 255, 255)));
        buffer.set_style(Rect::new(2, 1, 5, 3), Style::new().bg(Color::Rgb(240, 228, 66)));
        buffer.set_string(0, 1, "satu dua  tiga", Style::new());
        buffer.set_string(0, 2, "a → b", Style::new().fg(Color::Rgb(90, 90, 90)));
        let picture = svg(&buffer, "");
        assert_eq!(picture.matches("<rect").count(), 2, "the page and one field: {picture}");
        assert!(picture.contains("height=\"63\" fill=\"#f0e442\""), "{picture}");
        assert!(picture.contains("textLength=\"80\">satu dua</text>"), "{picture}");
        assert_eq!(picture.matches("<text").count(), 5, "a sign beyond ASCII stands for itself: {picture}");
    }

    #[test]
    fn reversed_is_drawn_reversed() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        let style = Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Rgb(255, 255, 255));
        buffer.set_style(buffer.area, style);
        buffer.set_string(1, 0, "x", style.add_modifier(Modifier::REVERSED));
        let picture = svg(&buffer, "");
        assert!(picture.contains("fill=\"#010203\"/>") && picture.contains("fill=\"#ffffff\""), "{picture}");
    }
}
