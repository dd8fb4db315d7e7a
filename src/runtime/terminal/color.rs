//! How many colours the terminal has, and the nearest of them to the one wanted. Decided from the environment alone: a
//! terminal is never asked, since some answer late, some never, and over SSH the answer costs a round trip.

use crate::ui::contrast::XTERM;
use ratatui::style::Color;

/// The colours that a terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColorDepth {
    /// None: bold, underline and reverse only.
    None,
    /// The sixteen whose exact look the person has chosen in the terminal.
    #[default]
    Ansi16,
    /// The fixed palette of 256.
    Ansi256,
    /// Any.
    True,
}

/// The depth that the environment speaks of; `lookup` gives a variable's value.
pub fn depth_from(lookup: impl Fn(&str) -> Option<String>) -> ColorDepth {
    let value = |name: &str| lookup(name).unwrap_or_default();
    if !value("NO_COLOR").is_empty() {
        return ColorDepth::None;
    }
    let term = value("TERM").to_ascii_lowercase();
    let base = term.split('-').next().unwrap_or_default();
    if matches!(base, "" | "dumb" | "vt52" | "vt100" | "vt102") || term.ends_with("-m") || term.ends_with("-mono") {
        return ColorDepth::None;
    }
    let color = value("COLORTERM").to_ascii_lowercase();
    let emulator = |name: &str| base == name || term == format!("xterm-{name}");
    if color == "truecolor"
        || color == "24bit"
        || term.contains("-direct")
        || ["kitty", "alacritty", "wezterm", "foot", "ghostty", "contour"].into_iter().any(emulator)
    {
        return ColorDepth::True;
    }
    if term.contains("256color") { ColorDepth::Ansi256 } else { ColorDepth::Ansi16 }
}

/// The nearest colour that a terminal of this depth has: `Reset` (the terminal's own), one of the palette, or `Rgb`.
pub fn fit(color: Color, depth: ColorDepth) -> Color {
    if depth == ColorDepth::None {
        return Color::Reset;
    }
    match (wanted(color), depth) {
        (Wanted::Own, _) => Color::Reset,
        (Wanted::Palette(n), ColorDepth::Ansi16) if n > 15 => Color::Indexed(nearest_of_16(palette(n))),
        (Wanted::Palette(n), _) => Color::Indexed(n),
        (Wanted::Exact(rgb), ColorDepth::Ansi16) => Color::Indexed(nearest_of_16(rgb)),
        (Wanted::Exact(rgb), ColorDepth::Ansi256) => Color::Indexed(nearest_of_256(rgb)),
        (Wanted::Exact((r, g, b)), _) => Color::Rgb(r, g, b),
    }
}

type Rgb = (u8, u8, u8);

enum Wanted {
    Own,
    Palette(u8),
    Exact(Rgb),
}

fn wanted(color: Color) -> Wanted {
    Wanted::Palette(match color {
        Color::Reset => return Wanted::Own,
        Color::Rgb(r, g, b) => return Wanted::Exact((r, g, b)),
        Color::Indexed(n) => n,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    })
}
/// The steps of the palette's colour cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// What a place of the 256-colour palette looks like.
fn palette(n: u8) -> Rgb {
    let step = |n: u8| STEPS[usize::from(n % 6)];
    match n {
        0..=15 => XTERM[usize::from(n)],
        16..=231 => (step((n - 16) / 36), step((n - 16) / 6), step(n - 16)),
        232..=255 => (8 + (n - 232) * 10, 8 + (n - 232) * 10, 8 + (n - 232) * 10),
    }
}

fn nearest_of_16(rgb: Rgb) -> u8 {
    nearest(rgb, 0..=15)
}

/// Looked for above 15 only: what stands below is the person's own choice and looks different everywhere.
fn nearest_of_256(rgb: Rgb) -> u8 {
    let place = |value: u8| (0u8..6).min_by_key(|n| STEPS[usize::from(*n)].abs_diff(value)).unwrap_or_default();
    let cube = 16 + 36 * place(rgb.0) + 6 * place(rgb.1) + place(rgb.2);
    nearest(rgb, std::iter::once(cube).chain(232..=255))
}

fn nearest(rgb: Rgb, places: impl IntoIterator<Item = u8>) -> u8 {
    places.into_iter().min_by_key(|n| distance(rgb, palette(*n))).unwrap_or_default()
}

/// How different two colours look, weighted as the eye weighs red, green and blue.
fn distance(a: Rgb, b: Rgb) -> u32 {
    let part = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    3 * part(a.0, b.0) + 4 * part(a.1, b.1) + 2 * part(a.2, b.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(variables: &[(&str, &str)]) -> ColorDepth {
        depth_from(|name| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_environment_tells_the_depth() {
        for (term, expected) in [
            ("xterm-256color", ColorDepth::Ansi256),
            ("screen-256color", ColorDepth::Ansi256),
            ("tmux-256color", ColorDepth::Ansi256),
            ("xterm", ColorDepth::Ansi16),
            ("linux", ColorDepth::Ansi16),
            ("putty", ColorDepth::Ansi16),
            ("xterm-kitty", ColorDepth::True),
            ("alacritty", ColorDepth::True),
            ("foot-extra", ColorDepth::True),
            ("xterm-direct", ColorDepth::True),
            ("vt100", ColorDepth::None),
            ("vt220", ColorDepth::Ansi16),
            ("xterm-mono", ColorDepth::None),
            ("dumb", ColorDepth::None),
            ("", ColorDepth::None),
        ] {
            assert_eq!(depth(&[("TERM", term)]), expected, "{term}");
        }
        assert_eq!(depth(&[("TERM", "xterm"), ("COLORTERM", "truecolor")]), ColorDepth::True);
        assert_eq!(depth(&[("TERM", "xterm"), ("COLORTERM", "24bit"), ("NO_COLOR", "1")]), ColorDepth::None);
        assert_eq!(depth(&[("TERM", "xterm"), ("COLORTERM", "yes"), ("NO_COLOR", "")]), ColorDepth::Ansi16);
        assert_eq!(depth(&[]), ColorDepth::None);
    }

    #[test]
    fn a_colour_is_fitted_to_what_there_is() {
        let yellow = Color::Rgb(0xf0, 0xe4, 0x42);
        assert_eq!(fit(yellow, ColorDepth::True), yellow);
        assert_eq!(fit(yellow, ColorDepth::Ansi256), Color::Indexed(221));
        assert_eq!(fit(yellow, ColorDepth::Ansi16), Color::Indexed(11));
        assert_eq!(fit(yellow, ColorDepth::None), Color::Reset);
        assert_eq!(fit(Color::Indexed(231), ColorDepth::Ansi16), Color::Indexed(15));
        assert_eq!(fit(Color::LightYellow, ColorDepth::True), Color::Indexed(11));
        for depth in [ColorDepth::None, ColorDepth::Ansi16, ColorDepth::Ansi256, ColorDepth::True] {
            assert_eq!(fit(Color::Reset, depth), Color::Reset);
        }
    }

    #[test]
    fn black_and_white_stay_black_and_white() {
        for (depth, black, white) in [(ColorDepth::Ansi16, 0, 15), (ColorDepth::Ansi256, 16, 231)] {
            assert_eq!(fit(Color::Rgb(0, 0, 0), depth), Color::Indexed(black));
            assert_eq!(fit(Color::Rgb(255, 255, 255), depth), Color::Indexed(white));
        }
    }

    #[test]
    fn each_place_above_fifteen_is_its_own_nearest() {
        for n in 16..=255 {
            let (r, g, b) = palette(n);
            let Color::Indexed(found) = fit(Color::Rgb(r, g, b), ColorDepth::Ansi256) else { panic!("{n}") };
            assert_eq!(palette(found), palette(n), "{n}");
        }
    }
}
