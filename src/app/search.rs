//! Finding anything by what it says: sites, instansi, promises, obstacles, decisions and notes, in one list with
//! sections.

use super::cx::Cx;
use super::key::Key;
use super::line::Line;
use super::pick::around;
use crate::domain::query::search::{self, Hit};

/// At most this many of a section are shown.
const SHOWN: usize = 6;

/// The search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// What is typed.
    pub typed: Line,
    /// The hit under the cursor.
    pub cursor: usize,
}

impl Search {
    /// What fits, section by section, the best of each first.
    pub fn hits(&self, cx: Cx<'_>) -> Vec<Hit> {
        search::everything(cx.world, self.typed.text(), SHOWN)
    }

    /// The hit under the cursor.
    pub fn chosen(&self, cx: Cx<'_>) -> Option<Hit> {
        self.hits(cx).into_iter().nth(self.cursor)
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
    pub fn step(&mut self, down: bool, cx: Cx<'_>) {
        self.cursor = around(self.cursor, self.hits(cx).len(), down);
    }
}
