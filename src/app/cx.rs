//! What a screen may look at while it answers: the world, the day, and the setup. Screens change only themselves.

use super::Revealed;
use super::setup::Setup;
use crate::domain::day::Day;
use crate::domain::ids::SiteCode;
use crate::domain::query::sites::SiteRow;
use crate::domain::world::World;
use crate::words::{Language, W};
use std::fmt::Display;
use std::sync::Arc;

/// The surroundings of a screen.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// The world.
    pub world: &'a Arc<World>,
    /// The in-scope sites in order of their numbers.
    pub rows: &'a [SiteRow],
    /// The day that counts as today.
    pub today: Day,
    /// Who, where and how.
    pub setup: &'a Setup,
    /// How wide the window is.
    pub columns: u16,
    /// Private values that somebody asked to see.
    pub revealed: Option<&'a Revealed>,
}

impl<'a> Cx<'a> {
    /// The language.
    pub fn language(&self) -> Language {
        self.setup.language
    }

    /// A word.
    pub fn text(&self, word: W) -> &'static str {
        self.language().text(word)
    }

    /// A sentence with values.
    pub fn say(&self, word: W, values: &[(&str, &dyn Display)]) -> String {
        self.language().say(word, values)
    }

    /// The in-scope site with this code.
    pub fn row(&self, code: &SiteCode) -> Option<&'a SiteRow> {
        self.rows.iter().find(|row| row.code() == code)
    }
}
