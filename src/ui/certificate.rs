//! The certificate of a theme: looks at screens as they were drawn, takes every pair of letters and ground that is really
//! on them, and says what cannot be read where the theme is used, or cannot be told apart. Nothing here draws.

use super::contrast::{self, DESK, HALL, Rgb};
use super::text;
use super::theme::{Role, Theme};
use crate::app::App;
use crate::app::setup::{Colours, ThemeName};
use crate::domain::level::Level;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::collections::BTreeSet;

/// What running text must reach.
const BODY: f64 = 4.5;
/// What a bold sign or a bold single word must reach.
const WORD: f64 = 3.0;
/// How far apart the levels and the selection must look.
const APART: f64 = 15.0;

/// The first sixteen colours as the usual terminals show them: of xterm, Windows (Campbell), PuTTY, the Linux console.
const SIXTEENS: [[Rgb; 16]; 4] = [
    contrast::XTERM,
    [
        (12, 12, 12),
        (197, 15, 31),
        (19, 161, 14),
        (193, 156, 0),
        (0, 55, 218),
        (136, 23, 152),
        (58, 150, 221),
        (204, 204, 204),
        (118, 118, 118),
        (231, 72, 86),
        (22, 198, 12),
        (249, 241, 165),
        (59, 120, 255),
        (180, 0, 158),
        (97, 214, 214),
        (242, 242, 242),
    ],
    [
        (0, 0, 0),
        (187, 0, 0),
        (0, 187, 0),
        (187, 187, 0),
        (0, 0, 187),
        (187, 0, 187),
        (0, 187, 187),
        (187, 187, 187),
        (85, 85, 85),
        (255, 85, 85),
        (85, 255, 85),
        (255, 255, 85),
        (85, 85, 255),
        (255, 85, 255),
        (85, 255, 255),
        (255, 255, 255),
    ],
    [
        (0, 0, 0),
        (170, 0, 0),
        (0, 170, 0),
        (170, 85, 0),
        (0, 0, 170),
        (170, 0, 170),
        (0, 170, 170),
        (170, 170, 170),
        (85, 85, 85),
        (255, 85, 85),
        (85, 255, 85),
        (255, 255, 85),
        (85, 85, 255),
        (255, 85, 255),
        (85, 255, 255),
        (255, 255, 255),
    ],
];

/// The kinds of terminal that a certificate looks at.
pub const KINDS: [Colours; 4] = [Colours::Any, Colours::Palette, Colours::Sixteen, Colours::None];

/// Something that a theme must not have.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// Text that cannot be read.
    Faint {
        /// On which kind of terminal.
        colours: Colours,
        /// What is written there.
        text: String,
        /// Its contrast with its ground.
        found: f64,
    },
    /// A ground that is the terminal's own, of which nothing is known.
    Unpainted {
        /// On which kind of terminal.
        colours: Colours,
        /// What is written there.
        text: String,
    },
    /// Two grounds that somebody would take for one another.
    Alike {
        /// On which kind of terminal.
        colours: Colours,
        /// The one.
        one: &'static str,
        /// The other.
        other: &'static str,
        /// How far apart they look.
        found: f64,
    },
    /// A site whose level no sign tells, or a selection that no sign tells.
    Signless {
        /// On which kind of terminal.
        colours: Colours,
        /// What is written there.
        text: String,
    },
}

/// What was found out about a theme.
#[derive(Clone, Debug, PartialEq)]
pub struct Certificate {
    /// The theme.
    pub theme: ThemeName,
    /// The contrast of the room where it is used.
    pub room: f64,
    /// How many pairs of letters and ground were on the screens.
    pub pairs: usize,
    /// The least contrast of running text.
    pub faintest: f64,
    /// The least distance between the grounds of two levels, or of one and the selection; none where they are told
    /// apart by signs alone.
    pub nearest: Option<f64>,
    /// What must not be.
    pub faults: Vec<Fault>,
}

/// Looks at one screen after the other.
pub struct Judge {
    certificate: Certificate,
    seen: BTreeSet<String>,
}

impl Judge {
    /// Begins with what the theme's file says.
    pub fn new(theme: ThemeName) -> Self {
        let room = if theme.is_for_hall() { HALL } else { DESK };
        let certificate =
            Certificate { theme, room, pairs: 0, faintest: f64::INFINITY, nearest: None, faults: Vec::new() };
        let mut judge = Self { certificate, seen: BTreeSet::new() };
        // Greys are told apart by sign, word and manner: there are not five that carry text.
        if theme != ThemeName::Mono {
            judge.grounds(Theme::of(theme));
        }
        judge
    }

    /// What was found out.
    pub fn certificate(mut self) -> Certificate {
        self.certificate.pairs = self.seen.len();
        self.certificate
    }

    fn grounds(&mut self, theme: &Theme) {
        let levels = [Level::Late, Level::Attention, Level::Waiting, Level::Fine].map(Role::Level);
        let roles: Vec<Role> = levels.into_iter().chain([Role::Selected]).collect();
        for (at, one) in roles.iter().enumerate() {
            for other in roles.iter().skip(at + 1) {
                let (a, b) = (theme.look(*one), theme.look(*other));
                let in_palette = contrast::palette(a.palette.1).zip(contrast::palette(b.palette.1));
                let kinds = [(Colours::Any, Some((a.exact.1, b.exact.1))), (Colours::Palette, in_palette)];
                for (colours, pair) in kinds {
                    let found = pair.map_or(0.0, |(a, b)| contrast::least_apart(a, b));
                    self.certificate.nearest = Some(self.certificate.nearest.unwrap_or(f64::INFINITY).min(found));
                    if found < APART {
                        let (one, other) = (one.name(), other.name());
                        self.certificate.faults.push(Fault::Alike { colours, one, other, found });
                    }
                }
            }
        }
    }

    /// Looks at a screen that was drawn for so many colours.
    pub fn look(&mut self, buffer: &Buffer, colours: Colours) {
        for line in buffer.content.chunks(usize::from(buffer.area.width.max(1))) {
            let alike = |a: &Cell, b: &Cell| (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier);
            for run in line.chunk_by(alike) {
                let text: String = run.iter().map(Cell::symbol).collect();
                if let (Some(cell), false) = (run.first(), text.trim().is_empty()) {
                    self.run(cell, text.trim(), colours);
                }
            }
        }
    }

    fn run(&mut self, cell: &Cell, text: &str, colours: Colours) {
        let is_word = cell.modifier.contains(Modifier::BOLD) && !text.contains(' ');
        let look = format!("{colours:?} {:?} {:?} {:?}", cell.fg, cell.bg, cell.modifier);
        let is_new = self.seen.insert(look);
        // Without colours both are the terminal's own: whoever reads that screen has chosen them.
        if colours == Colours::None {
            return;
        }
        let turned = cell.modifier.contains(Modifier::REVERSED);
        let (letters, ground) = if turned { (cell.bg, cell.fg) } else { (cell.fg, cell.bg) };
        let bold = cell.modifier.contains(Modifier::BOLD);
        let (letters, grounds) = (shown(letters, bold && !turned), shown(ground, bold && turned));
        let room = self.certificate.room;
        if letters.is_empty() || grounds.is_empty() {
            if is_new {
                self.certificate.faults.push(Fault::Unpainted { colours, text: text.to_string() });
            }
            return;
        }
        let found = letters.iter().zip(&grounds).flat_map(|(letters, grounds)| {
            letters.iter().flat_map(move |a| grounds.iter().map(move |b| contrast::ratio(*a, *b, room)))
        });
        let found = found.fold(f64::INFINITY, f64::min);
        if !is_word {
            self.certificate.faintest = self.certificate.faintest.min(found);
        }
        let is_told = |fault: &Fault| matches!(fault, Fault::Faint { text: told, .. } if told == text);
        if found < if is_word { WORD } else { BODY } && !self.certificate.faults.iter().any(is_told) {
            self.certificate.faults.push(Fault::Faint { colours, text: text.to_string(), found });
        }
    }

    /// Looks at a board on which nothing lies: whether each site says its level by its sign, and the selection its own.
    pub fn signs(&mut self, app: &App, buffer: &Buffer, colours: Colours) {
        let (cx, board) = (app.cx(), app.board());
        let layout = board.layout(cx, app.size());
        let selected = board.selected.as_ref().and_then(|code| cx.rows.iter().position(|row| row.code() == code));
        let Some(page) = selected.and_then(|row| layout.page_of(row)) else { return };
        for slot in layout.pages.get(page).map(|page| page.cells.as_slice()).unwrap_or_default() {
            let Some(row) = cx.rows.get(slot.row) else { continue };
            let cell: String = (slot.x.saturating_sub(1)..slot.x + slot.w)
                .filter_map(|x| buffer.cell((x, slot.y)))
                .map(Cell::symbol)
                .collect();
            let sign = row.level.sign().to_string();
            let sign = text::narrow(&sign, cx.setup.ascii);
            let level = cell.contains(&*sign) || !board.filter.takes(row);
            let cursor = Some(slot.row) != selected || cell.starts_with('>');
            let fault = Fault::Signless { colours, text: cell.trim().to_string() };
            if (!level || !cursor) && !self.certificate.faults.contains(&fault) {
                self.certificate.faults.push(fault);
            }
        }
    }
}

/// What a colour looks like on each of the usual terminals; several ways on one where bold letters may be drawn bright.
fn shown(color: Color, bold: bool) -> Vec<Vec<Rgb>> {
    match color {
        Color::Rgb(r, g, b) => vec![vec![(r, g, b)]; SIXTEENS.len()],
        Color::Indexed(place @ 0..=15) => SIXTEENS
            .iter()
            .map(|sixteen| {
                let bright = (bold && place < 8).then_some(place + 8);
                let places = [Some(place), bright];
                places.into_iter().flatten().filter_map(|place| sixteen.get(usize::from(place)).copied()).collect()
            })
            .collect(),
        Color::Indexed(place) => {
            contrast::palette(place).map(|rgb| vec![vec![rgb]; SIXTEENS.len()]).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    fn judged(text: &str, style: Style, colours: Colours) -> Certificate {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        buffer.set_string(0, 0, text, style);
        let mut judge = Judge::new(ThemeName::Light);
        judge.look(&buffer, colours);
        judge.certificate()
    }

    #[test]
    fn what_the_hall_cannot_read_is_found() {
        let on_white = |grey: u8| Style::new().fg(Color::Rgb(grey, grey, grey)).bg(Color::Rgb(255, 255, 255));
        for (text, style, colours, passes) in [
            ("teks biasa", on_white(0x55), Colours::Any, true),
            ("teks biasa", on_white(0x66), Colours::Any, false),
            ("kata", on_white(0x66).add_modifier(Modifier::BOLD), Colours::Any, true),
            ("dua kata", on_white(0x66).add_modifier(Modifier::BOLD), Colours::Any, false),
            ("!", on_white(0x88).add_modifier(Modifier::BOLD), Colours::Any, false),
            ("teks biasa", Style::new().fg(Color::Indexed(0)).bg(Color::Indexed(7)), Colours::Sixteen, false),
            ("teks biasa", Style::new().fg(Color::Indexed(0)).bg(Color::Indexed(11)), Colours::Sixteen, true),
            ("dua kata", Style::new().fg(Color::Indexed(0)).bg(Color::Indexed(15)).bold(), Colours::Sixteen, false),
            ("dua kata", Style::new().fg(Color::Indexed(15)).bg(Color::Indexed(0)).bold(), Colours::Sixteen, true),
            ("teks biasa", on_white(0x55).add_modifier(Modifier::REVERSED), Colours::Any, true),
            ("teks biasa", Style::new().fg(Color::Indexed(0)), Colours::Sixteen, false),
            ("teks biasa", Style::new(), Colours::None, true),
        ] {
            let found = judged(text, style, colours);
            assert_eq!(found.faults.is_empty(), passes, "{text} {style:?}: {:?}", found.faults);
        }
    }

    #[test]
    fn grounds_that_meet_are_found() {
        let mut judge = Judge::new(ThemeName::Mono);
        assert_eq!(judge.certificate.nearest, None);
        judge.grounds(Theme::of(ThemeName::Mono));
        assert!(judge.certificate.faults.iter().any(|fault| matches!(fault, Fault::Alike { .. })));
    }
}
