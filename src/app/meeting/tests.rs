//! A meeting from the keyboard: its roll, its data and agenda, what was said in it.

use super::super::key::Key;
use super::super::keys::{Act, Keymap};
use super::super::layer::Layer;
use super::super::page::{Page, Subject, Target};
use super::super::tests::{play, press, setup};
use super::super::{App, Effect, Msg};
use crate::domain::change::{Change, NewEntry, NewMeeting};
use crate::domain::day::Day;
use crate::domain::entry::EntryKind;
use crate::domain::ids::Record;
use crate::domain::meeting::Presence;
use crate::domain::testing::{Play, morning, nov};
use std::sync::Arc;

/// The board of a play, with what it saves coming true.
struct Chair {
    play: Play,
    app: App,
}

impl Chair {
    fn of(play: Play) -> Self {
        let app = App::new(Arc::new(play.world.clone()), morning(), (80, 24), setup(), Keymap::default());
        Self { play, app }
    }

    fn running() -> Self {
        let mut play = play();
        play.meeting();
        let mut chair = Self::of(play);
        chair.press("R Enter");
        chair
    }

    fn planned(agenda: &[&str]) -> Self {
        let mut play = play();
        play.one(Change::PlanMeeting(NewMeeting {
            id: None,
            title: "Rapat depan".into(),
            day: nov(26),
            begins: None,
            place: None,
            agenda: agenda.iter().map(ToString::to_string).collect(),
        }))
        .unwrap();
        let mut chair = Self::of(play);
        chair.press("R Enter");
        chair
    }

    /// Presses keys; how many operations that was.
    fn press(&mut self, keys: &str) -> usize {
        let mut saved = 0;
        for word in keys.split(' ') {
            let typed: Vec<String> = match word.parse::<Key>() {
                Ok(_) => vec![word.to_owned()],
                Err(_) => word.chars().map(|c| if c == '_' { "Space".into() } else { c.to_string() }).collect(),
            };
            for key in typed {
                for effect in press(&mut self.app, &key) {
                    let Effect::Commit(changes) = effect else { panic!("{effect:?}") };
                    self.play.all(changes).unwrap();
                    self.app.pending.clear();
                    self.app.update(Msg::World(Arc::new(self.play.world.clone())));
                    saved += 1;
                }
            }
        }
        saved
    }

    fn page(&self) -> &Page {
        match self.app.layers.last() {
            Some(Layer::Page(page)) => page,
            other => panic!("{other:?}"),
        }
    }

    fn answers(&self) -> Vec<(String, Presence)> {
        let meeting = self.play.world.running().unwrap();
        meeting.attendance.iter().map(|(code, of)| (code.to_string(), of.presence)).collect()
    }
}

#[test]
fn the_roll_goes_on_only_when_it_is_said_who_stands_in() {
    let mut chair = Chair::running();
    chair.press("x 2");
    let under = |chair: &Chair| match chair.app.layers().iter().rev().find_map(|layer| match layer {
        Layer::Page(page) => Some(page.selected.clone()),
        _ => None,
    }) {
        Some(Some(Target::Record(Record::Agency(code)))) => code,
        other => panic!("{other:?}"),
    };
    let called = under(&chair);
    chair.press("3");
    assert_eq!(under(&chair), called, "whose form it is stands under the cursor");
    chair.press("Esc");
    assert_eq!(under(&chair), called, "without an answer nobody is passed over");
    assert_eq!(chair.press("3 Wakil Enter Enter Enter"), 1);
    assert_ne!(under(&chair), called);
}

#[test]
fn in_the_roll_letters_find_somebody_and_enter_says_that_they_are_here() {
    let mut chair = Chair::running();
    chair.press("Down Enter");
    assert!(matches!(chair.page().subject, Subject::Roll(_)));
    let here = |chair: &Chair| chair.page().selected.clone();
    let agency = |code: &str| Some(Target::Record(Record::Agency(code.into())));
    chair.press("kop");
    assert_eq!((here(&chair), chair.page().typed.as_str()), (agency("dinkop"), "kop"), "a word of the name will do");
    chair.press("z");
    assert_eq!(chair.page().typed, "kop", "what nobody is called is not taken");
    assert_eq!(chair.press("2"), 1);
    assert_eq!((chair.answers(), chair.page().typed.as_str()), (vec![("dinkop".into(), Presence::Absent)], ""));
    chair.press("ko");
    assert_eq!(here(&chair), agency("kodim"));
    chair.press("Esc");
    assert!(matches!(chair.page().subject, Subject::Roll(_)), "the first Esc takes away what was typed");
    assert_eq!(chair.press("Enter"), 1);
    assert_eq!(chair.answers().last().map(|of| of.0.as_str()), Some("kodim"));
    assert_eq!(chair.press("4"), 1, "the rest at once");
    let present = chair.answers().iter().filter(|of| of.1 == Presence::Present).count();
    assert_eq!(present, chair.answers().len() - 1);
    chair.press("ko Right");
    assert_eq!(chair.page().subject, Subject::Agency("kodim".into()));
}

#[test]
fn the_data_of_a_meeting_is_edited_and_the_next_one_planned_with_it() {
    let mut chair = Chair::running();
    chair.press("e Tab Tab");
    assert_eq!(chair.press("9.30 Tab Tab Aula Tab 005/12 Tab kemarin Tab Camat;_A Tab Tab Tab jumat_depan Enter"), 1);
    let meeting = chair.play.world.running().unwrap().clone();
    assert_eq!(meeting.begins.map(|time| time.to_string()).as_deref(), Some("09:30"));
    assert_eq!((meeting.place.as_deref(), meeting.letter.as_deref()), (Some("Aula"), Some("005/12")));
    assert_eq!(meeting.letter_day, Some(nov(23)));
    assert_eq!(meeting.officers.values().map(|who| who.name.as_str()).collect::<Vec<_>>(), ["A"]);
    let next = |chair: &Chair| chair.play.world.planned_next().map(|next| next.day);
    let friday: Day = "2026-12-04".parse().unwrap();
    assert_eq!(next(&chair), Some(friday));
    chair.press("e Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab");
    for _ in 0..10 {
        chair.press("Backspace");
    }
    assert_eq!(chair.press("1/12 Enter"), 1);
    assert_eq!(next(&chair), "2026-12-01".parse().ok(), "the planned one moves; there is no second");
}

#[test]
fn points_of_the_agenda_are_added_reworded_moved_and_taken_out() {
    let mut chair = Chair::planned(&["Lahan", "Dana"]);
    let says = |chair: &Chair| chair.play.world.planned_next().unwrap().agenda.values().cloned().collect::<Vec<_>>();
    chair.press("End");
    assert_eq!(chair.press("Enter Listrik Enter"), 1);
    assert_eq!(says(&chair), ["Lahan", "Dana", "Listrik"]);
    chair.press("Up e _desa Tab Backspace");
    assert_eq!(chair.press("1 Enter"), 1, "reworded and moved at once");
    assert_eq!(says(&chair), ["Listrik desa", "Lahan", "Dana"]);
    chair.press("Home Down e");
    for _ in 0.."Listrik desa".len() {
        chair.press("Backspace");
    }
    assert_eq!(chair.press("- Enter"), 1);
    assert_eq!(says(&chair), ["Lahan", "Dana"]);
}

#[test]
fn a_planned_meeting_begins_with_another_number_and_day() {
    let mut chair = Chair::planned(&[]);
    chair.press("x 8 Tab");
    for _ in 0..10 {
        chair.press("Backspace");
    }
    chair.press("kemarin Tab Backspace Backspace");
    assert_eq!(chair.press("12 Enter"), 1);
    let meeting = chair.play.world.running().unwrap();
    assert_eq!((meeting.number, meeting.day), (Some(12), nov(23)));
}

#[test]
fn what_was_put_aside_is_ticked_and_what_was_said_changes_its_kind() {
    let mut chair = Chair::running();
    let said = |kind| Change::AddEntry(NewEntry { number: None, kind, text: "Listrik".into(), sites: vec![] });
    chair.play.all(vec![said(EntryKind::Parked)]).unwrap();
    chair.app.update(Msg::World(Arc::new(chair.play.world.clone())));
    chair.app.view(Subject::Entry(1));
    assert_eq!(chair.press("x"), 1);
    assert!(chair.play.world.entries[&1].handled);
    assert!(chair.app.acts().contains(&Act::Kind));
    chair.press(": jenis Enter");
    assert_eq!(chair.press("4"), 1);
    assert_eq!(chair.play.world.items[&2].text, "Listrik");
    assert!(chair.play.world.entries[&1].withdrawn);
}

#[test]
fn a_sealed_promise_is_set_right_with_a_reason_while_its_meeting_runs() {
    let mut play = play();
    play.meeting();
    let item = play.item("Urus surat", &["1.01"], Some(nov(30)));
    play.seal(item).unwrap();
    let mut chair = Chair::of(play);
    chair.app.view(Subject::Item(item));
    chair.press("e _tanah");
    assert_eq!(chair.press("Enter"), 0, "without a reason nothing is saved");
    assert_eq!(chair.press("Tab Tab Tab Tab Salah_dengar Enter"), 1);
    let found = &chair.play.world.items[&item];
    assert_eq!((found.text.as_str(), found.corrections.len(), found.is_open()), ("Urus surat tanah", 1, true));
}

#[test]
fn one_that_was_left_open_is_asked_about_and_the_meetings_are_leafed_through() {
    let mut chair = Chair::running();
    chair.app.ask_about_forgotten();
    assert!(matches!(chair.app.layers.last(), Some(Layer::Page(_))), "it is of today");
    chair.app.update(Msg::Now(morning() + chrono::Duration::days(1)));
    chair.app.layers.clear();
    chair.app.ask_about_forgotten();
    assert_eq!(chair.press("2"), 0);
    assert!(matches!(chair.page().subject, Subject::Closing(_)));
    let mut chair = Chair::running();
    assert_eq!(chair.page().subject, Subject::Meeting(2));
    chair.press("[");
    assert_eq!(chair.page().subject, Subject::Meeting(1));
    assert!(!chair.app.acts().contains(&Act::Earlier));
    chair.press("] Esc");
    assert_eq!(chair.page().subject, Subject::Meetings, "leafing makes the way back no longer");
}
