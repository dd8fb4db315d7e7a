//! Which keys work on the screen below, headed by why the mark under the cursor is there.

use super::keys::Act;

/// The help.
#[derive(Clone, Debug, PartialEq)]
pub struct Help {
    /// Why the site under the cursor has its mark, a sentence each; empty where there is no site.
    pub why: Vec<String>,
    /// The site that the reasons speak of.
    pub about: Option<String>,
    /// The acts that would do something below.
    pub acts: Vec<Act>,
    /// How many lines are scrolled away.
    pub scroll: usize,
}

impl Help {
    /// Scrolls by a line; never past the last.
    pub fn step(&mut self, down: bool) {
        self.scroll = if down { (self.scroll + 1).min(self.acts.len()) } else { self.scroll.saturating_sub(1) };
    }
}
