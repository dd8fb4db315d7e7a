//! A drawn frame as an SVG picture, for the README and the guide. What is in the picture is what the program drew: each
//! cell with its own ground, letter and manner. No fonts are embedded; any monospaced one will do.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use std::fmt::Write;

const CELL_WIDTH: u32 = 10;
const CELL_HEIGHT: u32 = 21;
const BASELINE: u32 = 16;
const MARGIN: u32 = 8;

/// The picture; `title` is what it is called for those who cannot see it.
pub fn svg(buffer: &Buffer, title: &str) -> String {
    let area = buffer.area;
    let (width, height) =
        (u32::from(area.width) * CELL_WIDTH + 2 * MARGIN, u32::from(area.height) * CELL_HEIGHT + 2 * MARGIN);
    let mut out = String::new();
    let ground = buffer.cell((area.x, area.y)).map_or(Color::White, |cell| cell.bg);
    // Writing into a string cannot fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"16\">\n<title>{}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{}\"/>",
        escaped(title),
        hex(ground, "#ffffff"),
    );
    for y in 0..area.height {
        line(&mut out, buffer, y, ground);
    }
    out.push_str("</svg>\n");
    out
}

fn line(out: &mut String, buffer: &Buffer, y: u16, ground: Color) {
    let area = buffer.area;
    let top = u32::from(y) * CELL_HEIGHT + MARGIN;
    let mut x = 0;
    while x < area.width {
        let Some(first) = buffer.cell((area.x + x, area.y + y)) else { break };
        let style = first.style();
        let mut text = String::new();
        let start = x;
        while let Some(cell) = buffer.cell((area.x + x, area.y + y)) {
            // A sign from another font may be wider or narrower; it must not shift what stands behind it.
            let is_odd = !cell.symbol().is_ascii();
            if x >= area.width || cell.style() != style || (is_odd && !text.is_empty()) {
                break;
            }
            text.push_str(cell.symbol());
            x += 1;
            if is_odd {
                break;
            }
        }
        run(out, start, x - start, top, &text, style, ground);
    }
}

fn run(out: &mut String, x: u16, cells: u16, top: u32, text: &str, style: Style, page: Color) {
    let turned = style.add_modifier.contains(Modifier::REVERSED);
    let (fg, bg) = (style.fg.unwrap_or(Color::Reset), style.bg.unwrap_or(Color::Reset));
    let (fg, bg) = if turned { (bg, fg) } else { (fg, bg) };
    let left = u32::from(x) * CELL_WIDTH + MARGIN;
    let width = u32::from(cells) * CELL_WIDTH;
    if bg != page {
        let fill = hex(bg, "#ffffff");
        let _ = writeln!(
            out,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{CELL_HEIGHT}\" fill=\"{fill}\"/>"
        );
    }
    if text.trim().is_empty() && !style.add_modifier.contains(Modifier::UNDERLINED) {
        return;
    }
    let mut manner = String::new();
    if style.add_modifier.contains(Modifier::BOLD) {
        manner.push_str(" font-weight=\"bold\"");
    }
    if style.add_modifier.contains(Modifier::ITALIC) {
        manner.push_str(" font-style=\"italic\"");
    }
    if style.add_modifier.contains(Modifier::UNDERLINED) {
        manner.push_str(" text-decoration=\"underline\"");
    }
    let _ = writeln!(
        out,
        "<text x=\"{left}\" y=\"{}\" textLength=\"{width}\" xml:space=\"preserve\" fill=\"{}\"{manner}>{}</text>",
        top + BASELINE,
        hex(fg, "#000000"),
        escaped(text),
    );
}

fn hex(color: Color, own: &str) -> String {
    match color {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        Color::Black => "#000000".into(),
        Color::White => "#ffffff".into(),
        // Pictures are drawn in true colour, where a theme names every colour exactly; what is left is the terminal's own.
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
}
