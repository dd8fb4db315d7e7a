//! Physical progress as people write it: a percentage with at most two decimals, comma or point.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A percentage from 0 to 100, kept in hundredths so that 20,60 stays 20,60 and sums are exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(u16);

/// Why a text is not a percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentError {
    /// Not a number at all.
    NotANumber,
    /// Below 0 or above 100.
    OutOfRange,
    /// More than two decimals.
    TooFine,
}

impl Percent {
    /// 0 %.
    pub const ZERO: Self = Self(0);
    /// 100 %.
    pub const FULL: Self = Self(10_000);

    /// From hundredths of a percent (2060 is 20,60 %); `None` above 10,000.
    pub fn from_hundredths(hundredths: u16) -> Option<Self> {
        (hundredths <= 10_000).then_some(Self(hundredths))
    }

    /// Hundredths of a percent.
    pub fn hundredths(self) -> u16 {
        self.0
    }

    /// As a number for machine-readable output: 20.6.
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The whole percents, rounded down: a building at 99,9 % is not finished.
    pub fn whole(self) -> u16 {
        self.0 / 100
    }

    /// Reads `12`, `12,5`, `12.5`, `20,60%`, `100 %`.
    ///
    /// # Errors
    /// Says whether it is no number, out of range, or finer than two decimals.
    pub fn parse(text: &str) -> Result<Self, PercentError> {
        let text = text.trim();
        let text = text.strip_suffix('%').unwrap_or(text).trim_end();
        let (text, negative) = match text.strip_prefix('-').or_else(|| text.strip_prefix('\u{2212}')) {
            Some(rest) => (rest, true),
            None => (text.strip_prefix('+').unwrap_or(text), false),
        };
        let (whole, fraction) = match text.find([',', '.']) {
            Some(at) => (&text[..at], &text[at + 1..]),
            None => (text, ""),
        };
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(fraction) || text.ends_with([',', '.']) {
            return Err(PercentError::NotANumber);
        }
        if fraction.len() > 2 && fraction[2..].bytes().any(|b| b != b'0') {
            return Err(PercentError::TooFine);
        }
        let mut hundredths: u32 = 0;
        for byte in whole.bytes() {
            hundredths = hundredths.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
        }
        hundredths = hundredths.saturating_mul(100);
        let mut scale = 10;
        for byte in fraction.bytes().take(2) {
            hundredths = hundredths.saturating_add(u32::from(byte - b'0') * scale);
            scale /= 10;
        }
        if negative && hundredths > 0 {
            return Err(PercentError::OutOfRange);
        }
        u16::try_from(hundredths).ok().and_then(Self::from_hundredths).ok_or(PercentError::OutOfRange)
    }
}

impl fmt::Display for Percent {
    /// With a decimal comma and no more decimals than it has: `100`, `12,5`, `20,65`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        let text = match (rest, rest % 10) {
            (0, _) => format!("{whole}"),
            (_, 0) => format!("{whole},{}", rest / 10),
            _ => format!("{whole},{rest:02}"),
        };
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_people_write() {
        for (text, hundredths) in [
            ("0", 0),
            ("12", 1200),
            ("12,5", 1250),
            ("12.5", 1250),
            ("20,60%", 2060),
            (" 100 % ", 10_000),
            ("3,05", 305),
            ("-0", 0),
            ("7,500", 750),
        ] {
            assert_eq!(Percent::parse(text).map(Percent::hundredths), Ok(hundredths), "{text}");
        }
        for (text, error) in [
            ("-1", PercentError::OutOfRange),
            ("101", PercentError::OutOfRange),
            ("100,01", PercentError::OutOfRange),
            ("99999999999999999999", PercentError::OutOfRange),
            ("abc", PercentError::NotANumber),
            ("", PercentError::NotANumber),
            ("%", PercentError::NotANumber),
            ("1,2,3", PercentError::NotANumber),
            ("12,", PercentError::NotANumber),
            ("1,234", PercentError::TooFine),
        ] {
            assert_eq!(Percent::parse(text), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(hundredths in 0u16..=10_000) {
            let percent = Percent::from_hundredths(hundredths).unwrap();
            prop_assert_eq!(Percent::parse(&percent.to_string()), Ok(percent));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,40}") {
            let _ = Percent::parse(&text);
        }
    }
}
