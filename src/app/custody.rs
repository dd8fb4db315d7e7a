//! Whether this copy of the database may be written: what the file said when it was opened, and what the world says now.
//! The right to write may go and come back while the board is open; the keys follow it.

use super::App;
use super::notice::Notice;
use crate::domain::custody::Custody;
use crate::words::{self, T};

impl App {
    /// Takes up from the world who has the right to write.
    pub(super) fn settle_custody(&mut self) {
        let away = self.held_elsewhere().is_some();
        self.setup.read_only = self.barred || away;
    }

    /// Says so where the right to write has gone or come back since `before`.
    pub(super) fn say_custody(&mut self, before: bool) {
        let after = self.setup.read_only;
        if before != after {
            self.notice = Some(match self.away_sentence() {
                Some(sentence) => Notice::bad(sentence),
                None => Notice::good(self.setup.language.text(T::BoardBack)),
            });
        }
    }

    /// Says it at the start, where there is anything to say.
    pub fn say_away(&mut self) {
        self.notice = self.away_sentence().map(Notice::plain).or(self.notice.take());
    }

    fn held_elsewhere(&self) -> Option<&Custody> {
        self.world.custody.as_deref().filter(|custody| custody.holder != self.setup.copy)
    }

    fn away_sentence(&self) -> Option<String> {
        let held = self.held_elsewhere().map(|held| words::held(self.setup.language, &self.world, held, self.today));
        held.or_else(|| self.setup.elsewhere.as_ref().map(|elsewhere| elsewhere.sentence.clone()))
    }

    /// The database on its host, for the header, and where the right to write is unless it is here.
    pub fn database(&self) -> String {
        let (setup, language) = (&self.setup, self.setup.language);
        let place = match (self.held_elsewhere(), &setup.elsewhere) {
            (Some(held), _) => Some(words::held_head(language, &self.world, held, self.today)),
            (None, Some(elsewhere)) => Some(elsewhere.head.clone()),
            (None, None) => None,
        };
        let here = language.say(words::W::HeadDatabase, &[("database", &setup.database), ("host", &setup.host)]);
        match place {
            Some(place) => language.say(T::HeadAway, &[("here", &here), ("place", &place)]),
            None => here,
        }
    }
}
