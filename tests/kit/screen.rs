//! What a person sees at one moment. A copy: it doesn't change any more.

use std::fmt;

/// A terminal's screen. Rows and columns count from 0.
#[derive(Clone)]
pub struct Screen(vt100::Screen);

impl Screen {
    pub fn new(screen: vt100::Screen) -> Self {
        Self(screen)
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        let (rows, cols) = self.0.size();
        (cols.get(), rows.get())
    }

    /// All rows, without the blanks at their ends.
    pub fn rows(&self) -> Vec<String> {
        self.0.rows(0, self.size().0).map(|row| row.trim_end().to_owned()).collect()
    }

    /// One row, without the blanks at its end; empty beyond the screen.
    pub fn row(&self, row: u16) -> String {
        self.rows().get(usize::from(row)).cloned().unwrap_or_default()
    }

    /// All rows as one text, without the empty ones at the end.
    pub fn text(&self) -> String {
        self.rows().join("\n").trim_end().to_owned()
    }

    /// Whether one row contains this text.
    pub fn has(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Row and column of the first place with this text.
    pub fn find(&self, text: &str) -> Option<(u16, u16)> {
        self.rows().iter().enumerate().find_map(|(row, line)| {
            let byte = line.find(text)?;
            let col = line[..byte].chars().count();
            Some((u16::try_from(row).ok()?, u16::try_from(col).ok()?))
        })
    }

    /// A cell with its colours and attributes.
    #[track_caller]
    pub fn cell(&self, row: u16, col: u16) -> vt100::Cell {
        self.0.cell(row, col).unwrap_or_else(|| panic!("no cell {row},{col} on\n{self}")).clone()
    }

    /// Row and column of the cursor, or none while it is hidden.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        (!self.0.hide_cursor()).then(|| self.0.cursor_position())
    }
}

/// The screen in a frame, for failed tests.
impl fmt::Display for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (cols, rows) = self.size();
        writeln!(f, "┌{:─^1$}┐", format!(" {cols}x{rows} "), usize::from(cols))?;
        for row in self.rows() {
            writeln!(f, "│{row:<0$}│", usize::from(cols))?;
        }
        write!(f, "└{:─^1$}┘", "", usize::from(cols))
    }
}

#[cfg(test)]
mod tests {
    use super::super::terminal::Terminal;

    #[test]
    fn rows_places_cells_and_cursor_are_found() {
        let mut terminal = Terminal::new(12, 3);
        terminal.receive("é satu\r\n  \x1b[7mdua\x1b[m  ".as_bytes());
        let screen = terminal.screen();
        assert_eq!(screen.size(), (12, 3));
        assert_eq!(screen.rows(), ["é satu", "  dua", ""]);
        assert_eq!(screen.text(), "é satu\n  dua");
        assert_eq!((screen.row(1).as_str(), screen.row(9).as_str()), ("  dua", ""));
        assert_eq!((screen.find("satu"), screen.find("tiga")), (Some((0, 2)), None));
        assert!(screen.has("dua") && screen.cell(1, 2).inverse() && !screen.cell(1, 1).inverse());
        assert_eq!(screen.cursor(), Some((1, 7)));
        assert_eq!(
            screen.to_string(),
            "┌─── 12x3 ───┐\n│é satu      │\n│  dua       │\n│            │\n└────────────┘"
        );
        terminal.receive(b"\x1b[?25l");
        assert_eq!(terminal.screen().cursor(), None);
    }
}
