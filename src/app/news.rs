//! What is new on the board: what has changed since the last meeting, and what others have saved a moment ago.

use super::App;
use crate::domain::ids::SiteCode;
use crate::domain::query::history;
use crate::domain::query::sites::SiteRow;
use crate::domain::world::World;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl App {
    /// Takes in what others have saved, and remembers which sites it was about. Nothing moves.
    pub(super) fn take_world(&mut self, world: Arc<World>) {
        let news = |row: &SiteRow| (row.code().clone(), row.news.map(|touch| touch.seq));
        let before: BTreeMap<SiteCode, Option<u64>> = self.rows.iter().map(news).collect();
        self.set_world(world);
        let changed = self.rows.iter().filter(|row| before.get(row.code()).is_some_and(|seq| *seq != news(row).1));
        let changed: Vec<SiteCode> = changed.map(|row| row.code().clone()).collect();
        self.fresh.extend(changed);
    }

    /// The sites about which others have saved something a moment ago.
    pub fn fresh(&self) -> &BTreeSet<SiteCode> {
        &self.fresh
    }

    /// The moment is over.
    pub(super) fn fade(&mut self) {
        self.fresh.clear();
    }

    /// The last row of the journal that the last closed meeting knew; what came later is new.
    pub fn known_at_closing(&self) -> Option<u64> {
        history::last_closing(&self.world)
    }
}

/// Whether something was said of a site after a row of the journal.
pub fn is_new(row: &SiteRow, closing: Option<u64>) -> bool {
    row.news.zip(closing).is_some_and(|(touch, closing)| touch.seq > closing)
}
