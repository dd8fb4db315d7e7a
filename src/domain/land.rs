//! Figures about a site's land, as people write them, and what is plainly wrong with them. Registers are full of land of
//! 1 m² and sites at 0,0; such a figure is worse than none.

use super::text::grouped;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An area in whole square metres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Area(u32);

/// Why a text is not a credible area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaError {
    /// Not a number of square metres.
    NotANumber,
    /// Smaller than any building of the programme, or larger than a village.
    NotCredible,
}

impl Area {
    /// The smallest area that is believed; the building alone takes 600 m².
    pub const LEAST: u32 = 50;
    /// The largest area that is believed: a square kilometre.
    pub const MOST: u32 = 1_000_000;

    /// Square metres.
    pub fn square_metres(self) -> u32 {
        self.0
    }

    /// Reads `1200`, `1.200`, `1.200 m2`, `1200 m²`. A point groups thousands, as it is written in Indonesia.
    ///
    /// # Errors
    /// Says whether it is no number, or one that cannot be true.
    pub fn parse(text: &str) -> Result<Self, AreaError> {
        let text = text.trim().to_lowercase();
        let text =
            ["m2", "m²", "meter persegi"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text).trim();
        let grouped = match text.split_once('.') {
            None => text.to_string(),
            Some((head, tail)) => {
                let groups: Vec<&str> = tail.split('.').collect();
                if head.is_empty() || head.len() > 3 || groups.iter().any(|group| group.len() != 3) {
                    return Err(AreaError::NotANumber);
                }
                format!("{head}{}", groups.concat())
            }
        };
        if grouped.is_empty() || grouped.len() > 9 || !grouped.bytes().all(|b| b.is_ascii_digit()) {
            return Err(AreaError::NotANumber);
        }
        let metres = grouped.parse().map_err(|_| AreaError::NotANumber)?;
        if (Self::LEAST..=Self::MOST).contains(&metres) { Ok(Self(metres)) } else { Err(AreaError::NotCredible) }
    }
}

impl fmt::Display for Area {
    /// With points between thousands: `1.200`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&grouped(self.0))
    }
}

/// A place on the map, in millionths of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    lat: i32,
    lon: i32,
}

/// Why a text is not a credible place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PositionError {
    /// Not two numbers.
    NotANumber,
    /// Zero, zero: what registers hold where nobody looked.
    Zero,
    /// Latitude and longitude stand the wrong way round.
    Swapped,
    /// Not in Indonesia.
    Elsewhere,
}

impl Position {
    /// Degrees north (negative: south) and east.
    pub fn degrees(self) -> (f64, f64) {
        (f64::from(self.lat) / 1e6, f64::from(self.lon) / 1e6)
    }

    /// Reads `-2.063100, 101.394400`, `-2,0631 101,3944`, `-2.0631;101.3944`.
    ///
    /// # Errors
    /// Says what is wrong with it; swapped numbers are not put right by guessing.
    pub fn parse(text: &str) -> Result<Self, PositionError> {
        let parts: Vec<&str> =
            text.split([';', ' ', '\t']).map(|part| part.trim_matches(',')).filter(|p| !p.is_empty()).collect();
        let (lat, lon) = match parts.as_slice() {
            [lat, lon] => (*lat, *lon),
            [both] => {
                let commas: Vec<usize> = both.match_indices(',').map(|(at, _)| at).collect();
                match commas.as_slice() {
                    [one] => (&both[..*one], &both[one + 1..]),
                    [_, middle, _] => (&both[..*middle], &both[middle + 1..]),
                    _ => return Err(PositionError::NotANumber),
                }
            }
            _ => return Err(PositionError::NotANumber),
        };
        let (lat, lon) = (millionths(lat)?, millionths(lon)?);
        let inside =
            |lat: i32, lon: i32| (-11_500_000..=6_500_000).contains(&lat) && (94_500_000..=141_500_000).contains(&lon);
        match (lat, lon) {
            (0, 0) => Err(PositionError::Zero),
            (lat, lon) if inside(lat, lon) => Ok(Self { lat, lon }),
            (lat, lon) if inside(lon, lat) => Err(PositionError::Swapped),
            _ => Err(PositionError::Elsewhere),
        }
    }
}

fn millionths(text: &str) -> Result<i32, PositionError> {
    let text = text.replace(',', ".");
    let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let figures = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || !figures(whole) || !figures(fraction) || fraction.len() > 15 {
        return Err(PositionError::NotANumber);
    }
    let fraction: String = fraction.chars().chain("000000".chars()).take(6).collect();
    let value: i32 = format!("{whole}{fraction}").parse().map_err(|_| PositionError::NotANumber)?;
    Ok(if negative { -value } else { value })
}

impl fmt::Display for Position {
    /// `-2.063100, 101.394400`: with points, as maps take it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (lat, lon) = self.degrees();
        f.pad(&format!("{lat:.6}, {lon:.6}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_area_that_cannot_be_true_is_refused() {
        for (text, want) in
            [("1200", 1200), ("1.200", 1200), ("1.200 m2", 1200), ("600 M²", 600), ("1.000.000", 1_000_000)]
        {
            assert_eq!(Area::parse(text).map(Area::square_metres), Ok(want), "{text}");
        }
        for text in ["", "abc", "12.5", "1,5", "-600", ".600", "1.2000", "99999999999"] {
            assert_eq!(Area::parse(text), Err(AreaError::NotANumber), "{text}");
        }
        for text in ["0", "1", "49", "1000001"] {
            assert_eq!(Area::parse(text), Err(AreaError::NotCredible), "{text}");
        }
    }

    #[test]
    fn a_place_that_cannot_be_true_is_refused() {
        let here = Position::parse("-2.0631, 101.3944").unwrap();
        for text in
            ["-2,0631 101,3944", "-2.0631;101.3944", "-2.0631,101.3944", "-2,0631,101,3944", "-2.063100, 101.394400"]
        {
            assert_eq!(Position::parse(text), Ok(here), "{text}");
        }
        assert_eq!(Position::parse("0, 0"), Err(PositionError::Zero));
        assert_eq!(Position::parse("101.3944, -2.0631"), Err(PositionError::Swapped));
        assert_eq!(Position::parse("48.85, 2.35"), Err(PositionError::Elsewhere));
        for text in ["", "abc", "1", "1 2 3", "x, y", "-2.0631"] {
            assert_eq!(Position::parse(text), Err(PositionError::NotANumber), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(metres in Area::LEAST..=Area::MOST, lat in -11_500_000i32..=6_500_000, lon in 94_500_000i32..=141_500_000) {
            prop_assert_eq!(Area::parse(&Area(metres).to_string()), Ok(Area(metres)));
            let place = Position { lat, lon };
            prop_assert_eq!(Position::parse(&place.to_string()), Ok(place));
        }

        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = Area::parse(&text);
            let _ = Position::parse(&text);
        }
    }
}
