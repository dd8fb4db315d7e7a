//! Which keys work on the screen below, headed by why the mark under the cursor is there.

use super::App;
use super::keys::Act;
use super::layer::Layer;
use crate::domain::query::{names, sites};
use crate::words::{self, W};

/// The help.
#[derive(Clone, Debug, PartialEq)]
pub struct Help {
    /// Why the site under the cursor has its mark, a sentence each; empty where there is no site.
    pub why: Vec<String>,
    /// The site that the reasons speak of.
    pub about: Option<String>,
    /// The acts that would do something below, with what they would do.
    pub acts: Vec<(Act, W)>,
    /// How many lines are scrolled away.
    pub scroll: usize,
}

impl Help {
    /// Scrolls by a line; never past the last.
    pub fn step(&mut self, down: bool) {
        self.scroll = if down { (self.scroll + 1).min(self.acts.len()) } else { self.scroll.saturating_sub(1) };
    }
}

impl App {
    /// Opens the help, or closes it where it is open.
    pub(super) fn help(&mut self) {
        if let Some(Layer::Help(_)) = self.layers.last() {
            self.layers.pop();
            return;
        }
        let cx = self.cx();
        let row = match self.layers.last() {
            Some(Layer::Page(page)) => match page.sites(cx).as_slice() {
                [one] => sites::one(cx.world, one, cx.today),
                _ => None,
            },
            Some(Layer::Minutes(_) | Layer::Agreed(_) | Layer::Charts(_)) => None,
            _ => self.board.row(cx).cloned(),
        };
        let why = |row: &crate::domain::query::sites::SiteRow| {
            let reason = |why| words::why(cx.language(), cx.world, why, cx.today);
            let mut sentences: Vec<String> = row.why.iter().map(reason).collect();
            if sentences.is_empty() {
                sentences.push(cx.text(W::WhyFine).to_string());
            }
            sentences
        };
        let help = Help {
            about: row.as_ref().map(|row| {
                let name = names::site(cx.world, &row.site);
                format!("{} {} {name}: {}", row.level.sign(), row.site.number, words::level(cx.language(), row.level))
            }),
            why: row.as_ref().map(why).unwrap_or_default(),
            acts: self.named_acts(),
            scroll: 0,
        };
        self.layers.push(Layer::Help(help));
    }
}
