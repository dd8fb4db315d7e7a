//! The two faces of the font that lies in the program: which glyph a letter has, how wide it is, and where a text is
//! broken. A letter that the font lacks is shown as �.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

/// The upright face.
pub(super) const PLAIN: &[u8] = include_bytes!("../../../assets/huruf/DejaVuSansCondensed.ttf");
/// The bold face.
pub(super) const STRONG: &[u8] = include_bytes!("../../../assets/huruf/DejaVuSansCondensed-Bold.ttf");

/// Which face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Upright.
    Plain,
    /// Bold.
    Strong,
}

/// Both faces.
pub(super) struct Faces {
    plain: Face,
    strong: Face,
}

struct Face {
    font: FontRef<'static>,
    units: f32,
    known: RefCell<HashMap<char, (u32, f32)>>,
}

impl Face {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        (units > 0.0).then(|| Self { font, units, known: RefCell::default() })
    }

    /// The glyph and its width, where the letter is one em high.
    fn glyph(&self, c: char) -> (u32, f32) {
        if let Some(known) = self.known.borrow().get(&c) {
            return *known;
        }
        let map = self.font.charmap();
        let glyph = map.map(c).or_else(|| map.map('\u{FFFD}')).unwrap_or(GlyphId::NOTDEF);
        let metrics = self.font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let found = (glyph.to_u32(), metrics.advance_width(glyph).unwrap_or(0.0) / self.units);
        self.known.borrow_mut().insert(c, found);
        found
    }
}

impl Faces {
    /// Reads both; nothing where what lies in the program is no font.
    pub(super) fn read() -> Option<Self> {
        Some(Self { plain: Face::read(PLAIN)?, strong: Face::read(STRONG)? })
    }

    fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Plain => &self.plain,
            Weight::Strong => &self.strong,
        }
    }

    /// The glyphs of a text: which bytes each stands for, its number, and its width at one em.
    pub(super) fn glyphs<'a>(
        &'a self,
        weight: Weight,
        text: &'a str,
    ) -> impl Iterator<Item = (Range<usize>, u32, f32)> + 'a {
        let face = self.face(weight);
        text.char_indices().map(move |(at, c)| {
            let (glyph, advance) = face.glyph(c);
            (at..at + c.len_utf8(), glyph, advance)
        })
    }

    /// How wide a text is.
    pub(super) fn width(&self, weight: Weight, size: f32, text: &str) -> f32 {
        let face = self.face(weight);
        text.chars().map(|c| face.glyph(c).1).sum::<f32>() * size
    }

    /// A text broken between words, and within a word that is wider than a line.
    pub(super) fn wrap(&self, weight: Weight, size: f32, text: &str, width: f32) -> Vec<String> {
        let space = self.width(weight, size, " ");
        let mut lines = vec![String::new()];
        let mut used = 0.0;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let needs = self.width(weight, size, word);
            if used > 0.0 && used + space + needs > width {
                lines.push(String::new());
                used = 0.0;
            }
            let Some(line) = lines.last_mut() else { break };
            if used > 0.0 {
                line.push(' ');
                used += space;
            }
            if needs <= width {
                line.push_str(word);
                used += needs;
                continue;
            }
            for c in word.chars() {
                let needs = self.face(weight).glyph(c).1 * size;
                if used > 0.0 && used + needs > width {
                    lines.push(String::new());
                    used = 0.0;
                }
                if let Some(line) = lines.last_mut() {
                    line.push(c);
                }
                used += needs;
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_nothing_is_lost() {
        let faces = Faces::read().unwrap();
        let text = format!("satu dua {} tiga", "panjang".repeat(20));
        let lines = faces.wrap(Weight::Plain, 10.0, &text, 120.0);
        assert!(lines.iter().all(|line| faces.width(Weight::Plain, 10.0, line) <= 120.0), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        assert_eq!(faces.wrap(Weight::Plain, 10.0, "", 120.0), [""]);
    }

    #[test]
    fn a_letter_that_the_font_lacks_is_shown_as_missing() {
        let faces = Faces::read().unwrap();
        let number = |text: &str| faces.glyphs(Weight::Plain, text).map(|(_, glyph, _)| glyph).collect::<Vec<_>>();
        assert_eq!(number("語"), number("\u{FFFD}"));
        assert_ne!(number("é"), number("\u{FFFD}"));
        assert!(faces.width(Weight::Strong, 10.0, "語") > 0.0);
    }
}
