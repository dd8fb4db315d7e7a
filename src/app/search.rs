//! Finding a site by any part of its name, its number or its code.

use super::cx::Cx;
use super::key::Key;
use super::line::Line;
use super::pick::around;
use crate::domain::ids::SiteCode;
use crate::domain::query::search;
use crate::domain::site::Site;
use std::sync::Arc;

/// At most this many are shown.
const SHOWN: usize = 12;

/// The search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// What is typed.
    pub typed: Line,
    /// The hit under the cursor.
    pub cursor: usize,
}

impl Search {
    /// What fits, the best first.
    pub fn hits<'a>(&self, cx: Cx<'a>) -> Vec<&'a Arc<Site>> {
        search::sites(cx.world, self.typed.text()).into_iter().take(SHOWN).map(|(_, site)| site).collect()
    }

    /// The hit under the cursor.
    pub fn chosen(&self, cx: Cx<'_>) -> Option<SiteCode> {
        self.hits(cx).get(self.cursor).map(|site| site.code.clone())
    }

    /// Takes a typed key.
    pub fn key(&mut self, key: Key) {
        let before = self.typed.text().to_string();
        self.typed.key(key);
        if self.typed.text() != before {
            self.cursor = 0;
        }
    }

    /// Moves the cursor.
    pub fn step(&mut self, down: bool, cx: Cx<'_>) {
        self.cursor = around(self.cursor, self.hits(cx).len(), down);
    }
}
