//! Whether this copy of the database may be written: what the file said when it was opened, and what the world says now.
//! The right to write may go and come back while the board is open; the keys follow it.

use super::App;
use super::notice::Notice;
use crate::domain::custody::Custody;
use crate::words::{self, T, W};

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

    /// The database on its host, for the header, and where the right to write is unless it is here; the longest first, the
    /// last one without that.
    pub fn places(&self) -> Vec<String> {
        let (setup, language) = (&self.setup, self.setup.language);
        let name = |word| language.say(word, &[("database", &setup.database), ("host", &setup.host)]);
        let (full, brief) = (name(W::HeadDatabase), name(W::HeadDatabaseShort));
        let away = match (self.held_elsewhere(), &setup.elsewhere) {
            (Some(held), _) => {
                let place = words::held_head(language, held);
                Some((words::held_since(language, &self.world, held, self.today), place))
            }
            (None, Some(elsewhere)) => Some((elsewhere.head.clone(), elsewhere.head.clone())),
            (None, None) => None,
        };
        let away = away.map(|(long, place)| {
            let say = |word, here: &String, place: &String| language.say(word, &[("here", here), ("place", place)]);
            [
                say(T::HeadAway, &full, &long),
                say(T::HeadAway, &full, &place),
                say(T::HeadAwayShort, &full, &place),
                say(T::HeadAwayShort, &brief, &place),
            ]
        });
        away.into_iter().flatten().chain([full, brief]).collect()
    }
}
