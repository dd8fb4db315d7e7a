//! `n`: the next site that needs words. The one that was called before and about which nothing was said is passed over;
//! a running meeting remembers that, so that none is forgotten when it ends.

use super::layer::Layer;
use super::notice::Notice;
use super::page::Subject;
use super::saving::commit;
use super::{App, Effect};
use crate::domain::change::{Change, Edit, MeetingEdit};
use crate::domain::ids::{MeetingId, SiteCode};
use crate::domain::query::next_site;
use crate::words::{self, K, W};
use std::collections::BTreeSet;

/// Which sites were called here.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Calling {
    /// In which meeting; without one it is a walk over the board.
    meeting: Option<MeetingId>,
    /// The site that was called last.
    called: Option<SiteCode>,
    /// Those that were passed over where nothing remembers it.
    passed: BTreeSet<SiteCode>,
    /// What was said when the last one was called.
    said: String,
}

impl App {
    /// Whether a site can be called from here.
    pub(super) fn can_call(&self) -> bool {
        let here = match self.layers.last() {
            None => self.board.digits.is_empty(),
            Some(Layer::Page(page)) => matches!(page.subject, Subject::Site(_)),
            Some(_) => false,
        };
        here && next_site::any(&self.rows)
    }

    /// Goes to the next site that needs words, and says why it is that one.
    pub(super) fn call_next(&mut self) -> Option<Effect> {
        let meeting = self.world.running().cloned();
        let id = meeting.as_ref().map(|meeting| meeting.id);
        if self.calling.meeting != id {
            self.calling = Calling { meeting: id, ..Calling::default() };
        }
        let through = meeting.as_ref().map(|meeting| next_site::through(&self.world, meeting)).unwrap_or_default();
        let skipped = self.calling.called.take().filter(|site| !through.contains(site));
        let remembers = meeting.is_some() && !self.setup.read_only;
        if remembers {
            self.calling.passed.clear();
        }
        self.calling.passed.extend(skipped.clone());
        let mut next = next_site::next(&self.world, &self.rows, &self.calling.passed);
        if next.is_none() && meeting.is_none() {
            // Without a meeting the walk begins again.
            self.calling.passed.clear();
            next = next_site::next(&self.world, &self.rows, &self.calling.passed);
        }
        let cx = self.cx();
        self.calling.said = match &next {
            Some(need) => words::called(cx.language(), cx.world, need, cx.today),
            None => {
                let left = meeting.as_ref().map_or(0, |meeting| next_site::left(cx.world, cx.rows, meeting).len());
                match left {
                    0 => cx.language().text(K::NoneToCall).to_owned(),
                    left => cx.language().say(K::NoneToCallLeft, &[("n", &left)]),
                }
            }
        };
        self.say_called();
        if let Some(need) = next {
            self.calling.called = Some(need.site.clone());
            match self.layers.last() {
                Some(Layer::Page(_)) => self.turn_to(need.site),
                _ => self.board.selected = Some(need.site),
            }
        }
        let (site, meeting) = (skipped?, meeting.filter(|_| remembers)?);
        let edit = MeetingEdit::Skipped { site, edit: Edit::new(false, true) };
        self.save(commit(vec![Change::EditMeeting { meeting: meeting.id, edit }])?, None, W::ActNextSite)
    }

    /// Says again why this site was called: that another one was passed over is saved by now.
    pub(super) fn say_called(&mut self) {
        self.notice = Some(Notice::plain(self.calling.said.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{app_of, press};
    use super::super::{Msg, Outcome};
    use super::*;
    use crate::domain::operation::Receipt;
    use crate::domain::testing::{Play, morning, nov};
    use std::sync::Arc;

    fn play() -> Play {
        let mut play = Play::begin();
        play.at = morning() - chrono::Duration::days(10);
        play.meeting();
        for site in ["1.02", "1.02", "2.01", "2.02"] {
            let item = play.item("Urus surat", &[site], Some(nov(20)));
            play.seal(item).unwrap();
        }
        play.close(1).unwrap();
        play.at = morning();
        play
    }

    fn at(app: &App) -> &str {
        app.board.selected.as_ref().map_or("", SiteCode::as_str)
    }

    #[test]
    fn it_walks_the_sites_and_says_why_and_begins_again() {
        let mut app = app_of(&play());
        for (site, number) in [("1.02", "2 "), ("2.01", "3 "), ("2.02", "4 "), ("1.02", "2 ")] {
            assert_eq!(press(&mut app, "n"), []);
            assert_eq!(at(&app), site);
            let said = &app.notice().unwrap().text;
            assert!(said.contains(number) && said.contains("janji terlambat"), "{said}");
        }
    }

    #[test]
    fn a_meeting_remembers_what_was_passed_over_and_says_what_is_left() {
        let mut play = play();
        let meeting = play.meeting();
        let mut app = app_of(&play);
        assert_eq!(press(&mut app, "n"), [], "the first passes nothing over");
        let skipped = |site: &str| {
            let edit = MeetingEdit::Skipped { site: site.into(), edit: Edit::new(false, true) };
            Change::EditMeeting { meeting, edit }
        };
        assert_eq!(press(&mut app, "n"), [Effect::Commit(vec![skipped("1.02")])]);
        let said = app.notice().unwrap().text.clone();
        play.one(skipped("1.02")).unwrap();
        let receipt = Receipt { op: "op".into(), rows: Vec::new(), repeated: false };
        app.update(Msg::Saved(Outcome::Saved(receipt, Arc::new(play.world.clone()))));
        assert_eq!((at(&app), &app.notice().unwrap().text), ("2.01", &said), "what is said stays");
        // What was spoken about is not passed over.
        play.stage("2.01", "P").unwrap();
        app.update(Msg::World(Arc::new(play.world.clone())));
        assert_eq!(press(&mut app, "n"), []);
        assert_eq!(at(&app), "2.02");
        play.stage("2.02", "P").unwrap();
        app.update(Msg::World(Arc::new(play.world.clone())));
        press(&mut app, "n");
        assert!(app.notice().unwrap().text.contains("1 "), "one was passed over");
    }
}
