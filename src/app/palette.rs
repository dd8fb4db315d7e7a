//! All acts by name, each with its key.

use super::key::Key;
use super::keys::{Act, ROWS};
use super::line::Line;
use super::pick::around;
use crate::words::Language;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// The palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// What is typed.
    pub typed: Line,
    /// The act under the cursor.
    pub cursor: usize,
    /// The acts that would do something on the screen below.
    pub acts: Vec<Act>,
}

impl Palette {
    /// A palette of these acts.
    pub fn new(acts: Vec<Act>) -> Self {
        Self { typed: Line::default(), cursor: 0, acts }
    }

    /// Moving about and keys that only mean something where they are pressed are not acts that somebody looks up by name.
    pub fn lists(act: Act) -> bool {
        !matches!(
            act,
            Act::Up
                | Act::Down
                | Act::Left
                | Act::Right
                | Act::First
                | Act::Last
                | Act::PageBack
                | Act::PageOn
                | Act::Digit
                | Act::GoTo
                | Act::Forget
                | Act::Palette
                | Act::Take
                | Act::Next
                | Act::Save
                | Act::Complete
                | Act::FieldOn
                | Act::FieldBack
        )
    }

    /// The acts that fit what is typed, the best first; all in the order of the table where nothing is typed.
    pub fn hits(&self, language: Language) -> Vec<Act> {
        let typed = self.typed.text().trim();
        if typed.is_empty() {
            return self.acts.clone();
        }
        let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut hits: Vec<(u32, usize, Act)> = ROWS
            .iter()
            .enumerate()
            .filter(|(_, row)| self.acts.contains(&row.act))
            .filter_map(|(place, row)| {
                let name = format!("{} {}", language.text(row.word), row.name);
                let score = pattern.score(Utf32Str::new(&name, &mut buffer), &mut matcher)?;
                Some((score, place, row.act))
            })
            .collect();
        hits.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        hits.into_iter().map(|(_, _, act)| act).collect()
    }

    /// The act under the cursor.
    pub fn chosen(&self, language: Language) -> Option<Act> {
        self.hits(language).get(self.cursor).copied()
    }

    /// Takes a typed key.
    pub fn key(&mut self, key: Key) {
        let before = self.typed.text().to_string();
        self.typed.key(key);
        if self.typed.text() != before {
            self.cursor = 0;
        }
    }

    /// Takes pasted text; whether it fitted.
    pub fn paste(&mut self, text: &str) -> bool {
        self.cursor = 0;
        self.typed.paste(text)
    }

    /// Moves the cursor.
    pub fn step(&mut self, down: bool, language: Language) {
        self.cursor = around(self.cursor, self.hits(language).len(), down);
    }
}
