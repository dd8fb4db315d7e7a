//! Changed cells in, as few bytes as possible out. It knows how the terminal stands (where its cursor is, what it writes
//! with) and sends only what differs; the look stays set from one frame to the next. It is also the last line of
//! defence: whatever a cell holds, only visible characters and the sequences made here leave it.

use std::io::Write;

use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use super::color::{ColorDepth, fit};
use crate::domain::text::drawable;

/// Begins a frame that the terminal shows only when it is whole; unknown to a terminal, it is ignored.
const FRAME_START: &[u8] = b"\x1b[?2026h";
/// Ends it.
const FRAME_END: &[u8] = b"\x1b[?2026l";

/// What is written with: colours as the terminal has them, and attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    ink: Color,
    ground: Color,
    attributes: Modifier,
}

const PLAIN: Look = Look { ink: Color::Reset, ground: Color::Reset, attributes: Modifier::empty() };

/// The attributes that are sent, their code and the code that takes them back. Blinking is not among them: nothing
/// blinks here.
const ATTRIBUTES: [(Modifier, u8, u8); 7] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];
/// The attributes that show on a blank, too.
const SEEN_ON_BLANK: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

/// What the terminal stands at and what is to be sent to it.
#[derive(Debug)]
pub(super) struct Encoder {
    depth: ColorDepth,
    frame: Vec<u8>,
    /// `None`: not known.
    look: Option<Look>,
    /// Where the next character goes; `None`: not known.
    at: Option<Position>,
    /// Where the visible cursor shall stand.
    cursor: Position,
    cursor_shown: bool,
    cursor_wanted: bool,
    columns: u16,
}

impl Encoder {
    /// For a terminal with a hidden cursor of which nothing else is known.
    pub(super) fn new(depth: ColorDepth, columns: u16) -> Self {
        Self {
            depth,
            frame: Vec::new(),
            look: None,
            at: None,
            cursor: Position::ORIGIN,
            cursor_shown: false,
            cursor_wanted: false,
            columns,
        }
    }

    /// The colours from the next cell on.
    pub(super) fn set_depth(&mut self, depth: ColorDepth) {
        self.depth = depth;
    }

    /// The width of the window, where writing stops being predictable.
    pub(super) fn set_columns(&mut self, columns: u16) {
        self.columns = columns;
    }

    /// Somebody else has written to the terminal, and its cursor is hidden.
    pub(super) fn forget(&mut self) {
        *self = Self { cursor_wanted: self.cursor_wanted, cursor: self.cursor, ..Self::new(self.depth, self.columns) };
    }

    /// Where the cursor was last put.
    pub(super) fn cursor(&self) -> Position {
        self.cursor
    }

    pub(super) fn set_cursor(&mut self, position: Position) {
        self.cursor = position;
    }

    pub(super) fn show_cursor(&mut self, wanted: bool) {
        self.cursor_wanted = wanted;
    }

    /// Empties a part of the window, named by its control sequence, in the terminal's own colours.
    pub(super) fn clear(&mut self, sequence: &[u8]) {
        self.open();
        self.wear(PLAIN);
        self.frame.extend_from_slice(sequence);
    }

    /// Adds one changed cell.
    pub(super) fn cell(&mut self, x: u16, y: u16, cell: &Cell) {
        self.open();
        self.go(Position { x, y });
        let blank = cell.symbol() == " ";
        self.wear(self.look_of(cell, blank));
        if let [byte @ 0x20..=0x7e] = cell.symbol().as_bytes() {
            self.frame.push(*byte);
            self.at = Some(Position { x: x + 1, y });
        } else {
            let sure = symbol(cell, &mut self.frame);
            self.at = sure.then_some(Position { x: x + 1, y });
        }
        // Behind the last column some terminals stand on it, some beyond it.
        if x + 1 >= self.columns {
            self.at = None;
        }
    }

    /// Everything that is to be sent, if there is anything. The bytes are gone from here afterwards, sent or not.
    pub(super) fn take(&mut self) -> Option<Vec<u8>> {
        let drawn = !self.frame.is_empty();
        if self.cursor_wanted {
            self.go(self.cursor);
        }
        if self.cursor_wanted != self.cursor_shown {
            self.frame.extend_from_slice(if self.cursor_wanted { b"\x1b[?25h" } else { b"\x1b[?25l" });
            self.cursor_shown = self.cursor_wanted;
        }
        if drawn {
            self.frame.extend_from_slice(FRAME_END);
        }
        let frame = std::mem::take(&mut self.frame);
        (!frame.is_empty()).then_some(frame)
    }

    fn open(&mut self) {
        if self.frame.is_empty() {
            self.frame.extend_from_slice(FRAME_START);
        }
    }

    /// Moves to a place in the shortest way.
    fn go(&mut self, to: Position) {
        if self.at == Some(to) {
            return;
        }
        let direct = match (to.x, to.y) {
            (0, 0) => sequence(b'H', &[]),
            (0, y) => sequence(b'H', &[y + 1]),
            (x, y) => sequence(b'H', &[y + 1, x + 1]),
        };
        let near = self.at.and_then(|at| match (to.x, to.y) {
            (0, y) if y == at.y => Some(b"\r".to_vec()),
            (0, y) if y == at.y + 1 => Some(b"\r\n".to_vec()),
            (x, y) if y == at.y && x > at.x => Some(steps(b'C', x - at.x)),
            (x, y) if y == at.y => Some(steps(b'D', at.x - x)),
            (x, y) if x == at.x && y > at.y => Some(steps(b'B', y - at.y)),
            (x, y) if x == at.x => Some(steps(b'A', at.y - y)),
            _ => None,
        });
        let shortest = near.filter(|near| near.len() < direct.len()).unwrap_or(direct);
        self.frame.extend_from_slice(&shortest);
        self.at = Some(to);
    }

    /// How a cell is to look on this terminal. What can't be seen on a blank stays as it is.
    fn look_of(&self, cell: &Cell, blank: bool) -> Look {
        let wanted = Look {
            ink: fit(cell.fg, self.depth),
            ground: fit(cell.bg, self.depth),
            attributes: cell.modifier - Modifier::SLOW_BLINK - Modifier::RAPID_BLINK,
        };
        match self.look {
            Some(look) if blank && !wanted.attributes.intersects(SEEN_ON_BLANK) => {
                Look { ink: look.ink, ground: wanted.ground, attributes: look.attributes - SEEN_ON_BLANK }
            }
            _ => wanted,
        }
    }

    /// Changes what is written with, by the changes alone or from scratch, whichever is shorter.
    fn wear(&mut self, look: Look) {
        if self.look == Some(look) {
            return;
        }
        let afresh = match codes(&PLAIN, &look) {
            nothing if nothing.is_empty() => nothing,
            codes => [b"0;", codes.as_slice()].concat(),
        };
        let changes = self.look.map(|now| codes(&now, &look));
        let shortest = changes.filter(|changes| changes.len() <= afresh.len()).unwrap_or(afresh);
        self.frame.extend_from_slice(b"\x1b[");
        self.frame.extend_from_slice(&shortest);
        self.frame.push(b'm');
        self.look = Some(look);
    }
}

/// The codes that make one look out of another, joined by `;`.
fn codes(from: &Look, to: &Look) -> Vec<u8> {
    let mut out = Vec::new();
    let mut code = |text: std::fmt::Arguments<'_>| {
        if !out.is_empty() {
            out.push(b';');
        }
        // Writing into memory can't fail.
        let _ = out.write_fmt(text);
    };
    let mut kept = from.attributes;
    for (attribute, _, off) in ATTRIBUTES {
        if kept.contains(attribute) && !to.attributes.contains(attribute) {
            code(format_args!("{off}"));
            // One code takes back whatever shares it.
            for (other, _, same) in ATTRIBUTES {
                if same == off {
                    kept -= other;
                }
            }
        }
    }
    for (attribute, on, _) in ATTRIBUTES {
        if to.attributes.contains(attribute) && !kept.contains(attribute) {
            code(format_args!("{on}"));
        }
    }
    for (before, color, base) in [(from.ink, to.ink, 30), (from.ground, to.ground, 40)] {
        if before != color {
            match color {
                Color::Indexed(n @ 0..=7) => code(format_args!("{}", base + n)),
                Color::Indexed(n @ 8..=15) => code(format_args!("{}", base + 52 + n)),
                Color::Indexed(n) => code(format_args!("{};5;{n}", base + 8)),
                Color::Rgb(r, g, b) => code(format_args!("{};2;{r};{g};{b}", base + 8)),
                // Colours are fitted before they come here; every other one is the terminal's own.
                _ => code(format_args!("{}", base + 9)),
            }
        }
    }
    out
}

/// Writes a symbol that is more than one printable byte, as far as it may be seen, and blanks for what may not. Says
/// whether it is sure to have moved on by one column; terminals disagree about wide and composed characters.
fn symbol(cell: &Cell, frame: &mut Vec<u8>) -> bool {
    // A lone control byte has no width to ask for.
    let width = if cell.symbol().len() < 2 { 1 } else { cell.cell_width() };
    let seen: String = cell.symbol().chars().filter(|c| drawable(*c)).collect();
    let left = if seen.is_empty() { 0 } else { seen.as_str().cell_width() };
    frame.extend_from_slice(seen.as_bytes());
    for _ in left..width {
        frame.push(b' ');
    }
    width == 1 && seen.chars().count() <= 1
}

fn steps(letter: u8, count: u16) -> Vec<u8> {
    if count == 1 { sequence(letter, &[]) } else { sequence(letter, &[count]) }
}

fn sequence(letter: u8, numbers: &[u16]) -> Vec<u8> {
    let mut out = b"\x1b[".to_vec();
    for (n, number) in numbers.iter().enumerate() {
        let _ = write!(out, "{}{number}", if n == 0 { "" } else { ";" });
    }
    out.push(letter);
    out
}
