//! A line of text being typed, drawn over as many lines as it needs, with the terminal's own cursor in it.

use super::canvas::Canvas;
use super::text;
use super::theme::Role;
use crate::app::line::Line;
use ratatui::layout::Rect;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Typed text in lines of a width, and where the cursor is among them.
pub struct Broken {
    lines: Vec<String>,
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
    cursor: (usize, usize),
}

/// Breaks typed text hard at the edge: nothing may jump to and fro between lines while somebody types.
pub fn broken(line: &Line, width: u16) -> Broken {
    let width = usize::from(width).max(2);
    let mut lines = vec![String::new()];
    let mut starts = vec![0];
    let (mut used, mut chars, mut bytes) = (0, 0, 0);
    let mut cursor = None;
    for letter in line.text().graphemes(true) {
        let letter_width = text::width(&text::shown(letter, false));
        if used + letter_width > width {
            lines.push(String::new());
            starts.push(bytes);
            used = 0;
        }
        if cursor.is_none() && chars >= line.cursor() {
            cursor = Some((lines.len() - 1, used));
        }
        if let Some(last) = lines.last_mut() {
            last.push_str(letter);
        }
        used += letter_width;
        chars += letter.chars().count();
        bytes += letter.len();
    }
    if cursor.is_none() && used >= width {
        lines.push(String::new());
        starts.push(bytes);
        used = 0;
    }
    let end = (lines.len() - 1, used);
    Broken { lines, starts, cursor: cursor.unwrap_or(end) }
}

impl Broken {
    /// How many lines there are.
    pub fn height(&self) -> u16 {
        u16::try_from(self.lines.len()).unwrap_or(u16::MAX)
    }

    /// Draws the lines around the cursor, and puts the cursor where the field has it.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect, has_cursor: bool) {
        let role = if has_cursor { Role::FieldFocus } else { Role::Field };
        canvas.fill(area, role);
        let (row, column) = if has_cursor { self.cursor } else { (0, 0) };
        let begin = (row + 1).saturating_sub(usize::from(area.height));
        for (y, line) in (area.y..area.bottom()).zip(self.lines.iter().skip(begin)) {
            canvas.put(area.x, y, area.width, line, role);
        }
        if has_cursor && area.height > 0 {
            let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
            canvas.set_cursor(area.x + cells(column).min(area.width.saturating_sub(1)), area.y + cells(row - begin));
        }
    }
}

/// A piece of the typed text that was understood as something, or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// Its look.
    pub role: Role,
    /// What stands below its beginning, so that the look alone says nothing.
    pub sign: &'static str,
}

impl Broken {
    /// Draws the lines around the cursor, each with a line of signs below it.
    pub fn draw_pieces(&self, canvas: &mut Canvas<'_>, area: Rect, pieces: &[Piece]) {
        let (row, column) = self.cursor;
        let shown = usize::from(area.height / 2).max(1);
        let begin = (row + 1).saturating_sub(shown);
        let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let typed = self.lines.iter().zip(&self.starts).skip(begin).take(shown);
        for (at, (line, start)) in (0..).zip(typed) {
            let y = area.y + cells(2 * at);
            let row = Rect::new(area.x, y, area.width, 1);
            canvas.fill(row, Role::FieldFocus);
            canvas.put(area.x, y, area.width, line, Role::FieldFocus);
            for piece in pieces {
                let (from, to) = (piece.at.start.max(*start), piece.at.end.min(start + line.len()));
                let Some(text) = line.get(from.saturating_sub(*start)..to.saturating_sub(*start)) else { continue };
                let x = area.x + cells(canvas.width(&line[..from - start]));
                canvas.put(x, y, area.right().saturating_sub(x), text, piece.role);
                if from == piece.at.start && y + 1 < area.bottom() && !text.is_empty() {
                    canvas.put(x, y + 1, area.right().saturating_sub(x), piece.sign, Role::Strong);
                }
            }
        }
        let cursor_y = area.y + cells(2 * (row - begin));
        if cursor_y < area.bottom() {
            canvas.set_cursor(area.x + cells(column).min(area.width.saturating_sub(1)), cursor_y);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::Key;

    #[test]
    fn the_cursor_stands_where_the_next_letter_will() {
        let mut line = Line::new("satu dua tiga");
        let at = |line: &Line| broken(line, 5).cursor;
        assert_eq!((broken(&line, 5).lines, at(&line)), (vec!["satu ".into(), "dua t".into(), "iga".into()], (2, 3)));
        for _ in 0..3 {
            line.key(Key::Left);
        }
        assert_eq!(at(&line), (2, 0));
        line.key(Key::Left);
        assert_eq!(at(&line), (1, 4));
        line.key(Key::Home);
        assert_eq!(at(&line), (0, 0));
        assert_eq!(at(&Line::default()), (0, 0));
        assert_eq!(at(&Line::new("12345")), (1, 0), "a full line goes on below");
        assert_eq!(broken(&Line::new("日本語"), 5).cursor, (1, 2));
    }
}
