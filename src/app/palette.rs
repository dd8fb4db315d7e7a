//! All acts by name, each with its key.

use super::key::Key;
use super::keys::{Act, row_of};
use super::line::Line;
use super::pick::around;
use crate::words::{Language, W};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::cmp::Reverse;

/// The palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// What is typed.
    pub typed: Line,
    /// The act under the cursor.
    pub cursor: usize,
    /// The acts that would do something on the screen below, with what they would do.
    pub acts: Vec<(Act, W)>,
}

impl Palette {
    /// A palette of these acts.
    pub fn new(acts: Vec<(Act, W)>) -> Self {
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
    pub fn hits(&self, language: Language) -> Vec<(Act, W)> {
        let typed = self.typed.text().trim();
        if typed.is_empty() {
            return self.acts.clone();
        }
        let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let fit = |(act, word): &(Act, W)| {
            let name = format!("{} {}", language.text(*word), row_of(*act).name);
            let score = pattern.score(Utf32Str::new(&name, &mut buffer), &mut matcher)?;
            Some((score, (*act, *word)))
        };
        let mut hits: Vec<(u32, (Act, W))> = self.acts.iter().filter_map(fit).collect();
        // Those that fit alike stay in the order of the table.
        hits.sort_by_key(|(score, _)| Reverse(*score));
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    /// The act under the cursor.
    pub fn chosen(&self, language: Language) -> Option<Act> {
        self.hits(language).get(self.cursor).map(|(act, _)| *act)
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
