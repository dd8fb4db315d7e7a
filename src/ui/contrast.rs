//! How colours survive: contrast in a hall that is not dark, and how far two colours lie apart for every kind of sight.
//! The formulas of colour are those of a crate; what is added is the light of the hall and the eyes. The certificate of a
//! theme is made of it.

use ::palette::color_difference::{Ciede2000, Wcag21RelativeContrast};
use ::palette::{FromColor, Lab, LinSrgb, Srgb};

/// A colour of the screen: red, green, blue.
pub type Rgb = (u8, u8, u8);

/// The first sixteen colours as xterm shows them; a person may have others, but their names stay true.
pub const XTERM: [Rgb; 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

/// Contrast of the room that WCAG assumes: its 0.05 of stray light.
pub const DESK: f64 = 21.0;
/// Contrast left over in a washed-out hall.
pub const HALL: f64 = 7.0;

/// Eyes. The three kinds of colour blindness as Machado, Oliveira and Fernandes (2009) model them, at full strength.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// With three kinds of cones.
    Usual,
    /// Without the red ones.
    Protan,
    /// Without the green ones.
    Deutan,
    /// Without the blue ones.
    Tritan,
}

impl Sight {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Usual, Self::Protan, Self::Deutan, Self::Tritan];

    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Usual => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Protan => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deutan => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritan => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }
}

/// What a place of the palette of 256 looks like, the same in every terminal; the first sixteen look different in each.
pub fn palette(place: u8) -> Option<Rgb> {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |n: u8| STEPS[usize::from(n % 6)];
    match place {
        0..=15 => None,
        16..=231 => Some((step((place - 16) / 36), step((place - 16) / 6), step(place - 16))),
        232..=255 => Some((8 + (place - 232) * 10, 8 + (place - 232) * 10, 8 + (place - 232) * 10)),
    }
}

fn linear((r, g, b): Rgb) -> LinSrgb<f64> {
    Srgb::new(r, g, b).into_format::<f64>().into_linear()
}

/// Relative luminance: 0 black, 1 white.
pub fn luminance(color: Rgb) -> f64 {
    linear(color).relative_luminance().luma
}

/// Contrast of two colours where white on black has `room`: stray light falls on both. `DESK` gives the ratio of WCAG.
pub fn ratio(a: Rgb, b: Rgb, room: f64) -> f64 {
    let stray = 1.0 / (room - 1.0);
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + stray) / (a.min(b) + stray)
}

/// How far apart two colours look (CIEDE2000) to one kind of sight.
pub fn apart(a: Rgb, b: Rgb, sight: Sight) -> f64 {
    Lab::from_color(seen(a, sight)).difference(Lab::from_color(seen(b, sight)))
}

/// How far apart two colours look to the eyes for which they lie nearest.
pub fn least_apart(a: Rgb, b: Rgb) -> f64 {
    Sight::ALL.into_iter().map(|sight| apart(a, b, sight)).fold(f64::INFINITY, f64::min)
}

fn seen(color: Rgb, sight: Sight) -> LinSrgb<f64> {
    let all = <[f64; 3]>::from(linear(color));
    let mixed = sight.matrix().map(|row| row.iter().zip(all).map(|(a, b)| a * b).sum::<f64>());
    LinSrgb::from(mixed.map(|part| part.clamp(0.0, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 0.000_1
    }

    #[test]
    fn colour_differences_are_those_of_the_published_test_data() {
        // Sharma, Wu, Dalal: "The CIEDE2000 color-difference formula", table 1, pairs that take every branch.
        type Point = Lab<::palette::white_point::D65, f64>;
        for ((a, b), difference) in [
            ((Point::new(50.0, 2.6772, -79.7751), Point::new(50.0, 0.0, -82.7485)), 2.0425),
            ((Point::new(50.0, 0.0, 0.0), Point::new(50.0, -1.0, 2.0)), 2.3669),
            ((Point::new(50.0, 2.49, -0.001), Point::new(50.0, -2.49, 0.0009)), 7.1792),
            ((Point::new(50.0, 2.49, -0.001), Point::new(50.0, -2.49, 0.0011)), 7.2195),
            ((Point::new(50.0, 2.5, 0.0), Point::new(73.0, 25.0, -18.0)), 27.1492),
            ((Point::new(60.2574, -34.0099, 36.2677), Point::new(60.4626, -34.1751, 39.4387)), 1.2644),
            ((Point::new(2.0776, 0.0795, -1.135), Point::new(0.9033, -0.0636, -0.5514)), 0.9082),
        ] {
            assert!(near(a.difference(b), difference), "{a:?} {b:?}: {}", a.difference(b));
        }
        assert!((apart((0, 0, 0), (255, 255, 255), Sight::Usual) - 100.0).abs() < 0.01);
    }

    #[test]
    fn contrast_is_that_of_wcag_and_falls_with_the_light() {
        let (black, white) = ((0, 0, 0), (255, 255, 255));
        assert!(near(ratio(black, white, DESK), 21.0));
        assert!(near(ratio(white, black, HALL), 7.0));
        assert!((ratio((0x76, 0x76, 0x76), white, DESK) - 4.54).abs() < 0.01);
        assert!(near(ratio(white, white, HALL), 1.0));
    }

    #[test]
    fn red_and_green_meet_for_eyes_without_red_or_green_cones() {
        let (red, green) = ((200, 60, 40), (110, 120, 30));
        assert!(apart(red, green, Sight::Usual) > 40.0);
        assert!(apart(red, green, Sight::Deutan) < 20.0);
        assert!(near(least_apart(red, red), 0.0));
        assert!(least_apart(red, green) <= apart(red, green, Sight::Protan));
    }
}
