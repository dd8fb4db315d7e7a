//! How colours survive: contrast in a hall that is not dark, and how far two colours lie apart for every kind of sight.
//! Pure arithmetic on published formulas; the certificate of a theme and its tests are made of it.

/// A colour of the screen: red, green, blue.
pub type Rgb = (u8, u8, u8);

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

fn linear(color: Rgb) -> [f64; 3] {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    [part(color.0), part(color.1), part(color.2)]
}

/// Relative luminance: 0 black, 1 white.
pub fn luminance(color: Rgb) -> f64 {
    let [r, g, b] = linear(color);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Contrast of two colours where white on black has `room`: stray light falls on both. `DESK` gives the ratio of WCAG.
pub fn ratio(a: Rgb, b: Rgb, room: f64) -> f64 {
    let stray = 1.0 / (room - 1.0);
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + stray) / (a.min(b) + stray)
}

/// How far apart two colours look (CIEDE2000) to one kind of sight.
pub fn apart(a: Rgb, b: Rgb, sight: Sight) -> f64 {
    delta_e_2000(lab(seen(a, sight)), lab(seen(b, sight)))
}

/// How far apart two colours look to the eyes for which they lie nearest.
pub fn least_apart(a: Rgb, b: Rgb) -> f64 {
    Sight::ALL.into_iter().map(|sight| apart(a, b, sight)).fold(f64::INFINITY, f64::min)
}

fn seen(color: Rgb, sight: Sight) -> [f64; 3] {
    let linear = linear(color);
    sight.matrix().map(|row| row.iter().zip(linear).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0))
}

/// CIELAB under D65.
fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let x = (0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b) / 0.950_47;
    let y = 0.212_672_9 * r + 0.715_152_2 * g + 0.072_175_0 * b;
    let z = (0.019_333_9 * r + 0.119_192_0 * g + 0.950_304_1 * b) / 1.088_83;
    let f = |t: f64| if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 };
    [116.0 * f(y) - 16.0, 500.0 * (f(x) - f(y)), 200.0 * (f(y) - f(z))]
}

/// The colour difference of CIE 142:2001, written as Sharma, Wu and Dalal (2005) do.
fn delta_e_2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let pow7 = |c: f64| (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - pow7((a1.hypot(b1) + a2.hypot(b2)) / 2.0));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let (dl, dc) = (l2 - l1, c2 - c1);
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let h = match h1 + h2 {
        sum if grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => (sum + 360.0) / 2.0,
        sum => (sum - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0) - 0.20 * cos(4.0 * h - 63.0);
    let blue = 30.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rt = -(2.0 * blue).to_radians().sin() * 2.0 * pow7(c);
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    ((dl / sl).powi(2) + (dc / sc).powi(2) + (dh / sh).powi(2) + rt * (dc / sc) * (dh / sh)).sqrt()
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
        for (a, b, difference) in [
            ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
            ([50.0, -1.3802, -84.2814], [50.0, 0.0, -82.7485], 1.0),
            ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
            ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0009], 7.1792),
            ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195),
            ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
            ([50.0, 2.5, 0.0], [61.0, -5.0, 29.0], 22.8977),
            ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
            ([90.9257, -0.5406, -0.9208], [88.6381, -0.8985, -0.7239], 1.5381),
            ([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082),
        ] {
            let found = delta_e_2000(a, b);
            assert!(near(found, difference), "{a:?} {b:?}: {found}");
            assert!(near(delta_e_2000(b, a), found));
        }
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
