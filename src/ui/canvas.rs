//! The sheet that screens draw on: text and fills by role, always inside the sheet, always fit for the terminal. No
//! other file of this room touches the buffer.

use super::text;
use super::theme::{Role, Theme};
use crate::app::setup::{Colours, Setup};
use crate::words;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

/// A sheet.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: &'static Theme,
    colours: Colours,
    ascii: bool,
    cursor: Option<Position>,
}

/// A piece of text with its role.
pub type Span<'a> = (&'a str, Role);

impl<'a> Canvas<'a> {
    /// A sheet over a buffer, its whole ground painted.
    pub fn new(buffer: &'a mut Buffer, setup: &Setup) -> Self {
        let theme = Theme::of(setup.theme);
        let mut canvas = Self { buffer, theme, colours: setup.colours, ascii: setup.ascii, cursor: None };
        canvas.fill(canvas.area(), Role::Ground);
        canvas
    }

    /// All of it.
    pub fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Where the terminal's own cursor stands, if somewhere.
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Puts the terminal's own cursor somewhere.
    pub fn set_cursor(&mut self, x: u16, y: u16) {
        let place = Position::new(x, y);
        self.cursor = self.area().contains(place).then_some(place);
    }

    /// Empties an area and paints its ground.
    pub fn fill(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.area());
        let mut blank = Cell::new(" ");
        blank.set_style(self.theme.style(role, self.colours));
        for y in area.top()..area.bottom() {
            for cell in self.line(area.x, y, area.width) {
                cell.clone_from(&blank);
            }
        }
    }

    /// At most `w` cells of a line from a place on, as far as they are on the sheet.
    fn line(&mut self, x: u16, y: u16, w: u16) -> &mut [Cell] {
        let area = self.area();
        if !area.contains(Position::new(x, y)) {
            return &mut [];
        }
        let from = self.buffer.index_of(x, y);
        let count = usize::from(w.min(area.right() - x));
        self.buffer.content.get_mut(from..from + count).unwrap_or_default()
    }

    /// Puts text into at most `w` cells from a place on, cut where it is too long; how many cells it took.
    pub fn put(&mut self, x: u16, y: u16, w: u16, text: &str, role: Role) -> u16 {
        let text = text::shown(text, self.ascii);
        self.put_as_is(x, y, w, &text::cut(&text, usize::from(w)), role)
    }

    /// Puts text of which every letter is one cell wide, for columns that must not shift.
    pub fn put_narrow(&mut self, x: u16, y: u16, w: u16, text: &str, role: Role) -> u16 {
        let text = text::narrow(text, self.ascii);
        self.put_as_is(x, y, w, &text::cut(&text, usize::from(w)), role)
    }

    fn put_as_is(&mut self, x: u16, y: u16, w: u16, text: &str, role: Role) -> u16 {
        if !self.area().contains(Position::new(x, y)) {
            return 0;
        }
        let style = self.theme.style(role, self.colours);
        if text.is_ascii() {
            // Almost everything is, and then there is nothing to segment.
            let mut count = 0;
            for (cell, letter) in self.line(x, y, w).iter_mut().zip(text.chars()) {
                cell.set_char(letter).set_style(style);
                count += 1;
            }
            return count;
        }
        let (end, _) = self.buffer.set_stringn(x, y, text, usize::from(w), style);
        end.saturating_sub(x)
    }

    /// Puts pieces of text one after the other into at most `w` cells; how many they took.
    pub fn spans(&mut self, x: u16, y: u16, w: u16, spans: &[Span<'_>]) -> u16 {
        let mut used = 0;
        for (text, role) in spans {
            if used >= w {
                break;
            }
            used += self.put(x + used, y, w - used, text, *role);
        }
        used
    }

    /// A dot of a block letter.
    pub fn block(&mut self, area: Rect, role: Role) {
        self.fill(area, role);
        if self.ascii {
            let dots = "#".repeat(usize::from(area.width));
            for y in area.top()..area.bottom() {
                self.put_as_is(area.x, y, area.width, &dots, role);
            }
        }
    }

    /// How many cells a text takes when it is put.
    pub fn width(&self, text: &str) -> usize {
        text::width(&text::shown(text, self.ascii))
    }

    /// A text in lines of at most `w` cells, as it is put.
    pub fn wrap(&self, text: &str, w: u16) -> Vec<String> {
        text::wrap(&text::shown(text, self.ascii), usize::from(w))
    }

    /// A box over whatever is there: a bar with the title, sides and a foot of solid ground, which are readable from
    /// afar and need no line drawing. What is left inside.
    pub fn boxed(&mut self, area: Rect, title: &str) -> Rect {
        self.fill(area, Role::Edge);
        let room = area.width.saturating_sub(2);
        self.put(area.x + 1, area.y, room, &words::capital(title), Role::Edge);
        let inner = Rect::new(area.x + 1, area.y + 1, room, area.height.saturating_sub(2));
        self.fill(inner, Role::Ground);
        Rect::new(inner.x + 1, inner.y, inner.width.saturating_sub(2), inner.height)
    }

    /// Ends the drawing. In ASCII, whatever came in that isn't goes.
    pub fn finish(self) -> Option<Position> {
        if self.ascii {
            for cell in &mut self.buffer.content {
                if !cell.symbol().is_ascii() {
                    cell.set_symbol("?");
                }
            }
        }
        self.cursor
    }
}
