//! The minutes on the board: what is asked for, what is read, and what is never done unasked.

use super::super::tests::{app_of, play, press};
use super::super::{App, Effect, Msg, layer::Layer};
use super::{Export, Order, Printed, Taken};
use crate::domain::testing::{Play, nov};
use crate::report::{Format, gather};
use std::sync::Arc;

/// Answers a wish as the runtime does.
fn bring(app: &mut App, play: &Play, effect: Option<Effect>) {
    let Some(Effect::Print(Order::Show(id))) = effect else { panic!("{effect:?}") };
    let closed = play.world.meetings[&id].closed_at().map(|seq| format!("kode-{seq}"));
    let notula = gather::minutes(&play.world, None, id, closed).map(Arc::new);
    app.update(Msg::Printed(Printed::Shown(id, notula)));
}

pub(in crate::app) fn reading(play: &Play) -> App {
    let mut app = app_of(play);
    let asked = press(&mut app, "N").pop();
    bring(&mut app, play, asked);
    app
}

fn open(app: &App) -> &super::Minutes {
    match app.layers().last() {
        Some(Layer::Minutes(minutes)) => minutes,
        other => panic!("{other:?}"),
    }
}

fn says(app: &App, text: &str) -> bool {
    open(app).lines().iter().any(|line| line.text.contains(text))
}

#[test]
fn the_minutes_are_read_line_by_line_and_fit_every_window() {
    let play = play();
    let mut app = reading(&play);
    assert!(says(&app, "NOTULA") && says(&app, "Urus surat") && !says(&app, "DRAF"));
    assert_eq!(app.trail().last().unwrap(), "Notula Rapat ke-1, versi 1");
    let last = open(&app).lines().len() - app.minutes_height();
    for (keys, top) in [("Down Down", 2), ("Up", 1), ("PgDn", 21), ("PgUp", 1), ("End", last), ("Home", 0)] {
        press(&mut app, keys);
        assert_eq!(open(&app).top, top, "{keys}");
    }
    for columns in [40, 80, 300] {
        app.update(Msg::Size(columns, 20));
        let widest = open(&app).lines().iter().map(|line| line.text.chars().count()).max().unwrap();
        assert!(widest < usize::from(columns) && widest <= 100, "{columns}: {widest}");
    }
    press(&mut app, "Esc");
    assert!(app.layers().is_empty());
}

#[test]
fn a_draft_follows_what_is_recorded() {
    let mut play = play();
    play.meeting();
    let mut app = reading(&play);
    assert!(says(&app, "DRAF") && !says(&app, "Pasang papan"));
    assert!(app.trail().last().unwrap().ends_with("DRAF"));
    let item = play.item("Pasang papan", &["1.01"], Some(nov(30)));
    play.seal(item).unwrap();
    let asked = app.update(Msg::World(Arc::new(play.world.clone())));
    bring(&mut app, &play, asked);
    assert!(says(&app, "Pasang papan"));
    assert_eq!(app.update(Msg::World(Arc::new(play.world.clone()))), None, "nothing new, nothing asked");
}

#[test]
fn a_file_is_asked_for_by_its_format_and_none_is_replaced_unasked() {
    let play = play();
    let mut app = reading(&play);
    let meeting = open(&app).meeting;
    let write = |format, taken| Some(Effect::Print(Order::Write(Export { meeting, format, taken })));
    press(&mut app, "Enter");
    let Some(Layer::Pick(pick)) = app.layers().last() else { panic!() };
    assert_eq!(pick.rows.len(), Format::ALL.len());
    assert!(pick.said[0].contains("/home/notulis"));
    assert_eq!(press(&mut app, "2").pop(), write(Format::Pdf, Taken::Ask));
    let export = Export { meeting, format: Format::Pdf, taken: Taken::Ask };
    let exists = Msg::Printed(Printed::Exists(export, "/home/notulis/notula-1.pdf".into()));
    app.update(exists.clone());
    assert!(matches!(app.layers().last(), Some(Layer::Pick(_))));
    assert_eq!(press(&mut app, "3"), [], "kept as it is");
    app.update(exists.clone());
    assert_eq!(press(&mut app, "1").pop(), write(Format::Pdf, Taken::Another));
    app.update(exists.clone());
    assert_eq!(press(&mut app, "2").pop(), write(Format::Pdf, Taken::Replace));
    app.update(Msg::Printed(Printed::Written("Ada di sana.".into())));
    assert_eq!(app.notice().unwrap().text, "Ada di sana.");
    // Who has gone on is not asked.
    press(&mut app, "Esc t Uru");
    app.update(exists);
    assert!(matches!(app.layers().last(), Some(Layer::Capture(_))));
    assert!(app.notice().unwrap().text.contains("tidak diganti"));
}

#[test]
fn who_may_only_read_writes_no_file() {
    let play = play();
    let mut app = reading(&play);
    app.setup.read_only = true;
    assert_eq!(press(&mut app, "Enter"), []);
    assert!(says(&app, "NOTULA"));
}

#[test]
fn each_page_of_a_meeting_leads_to_its_own_minutes() {
    let mut play = play();
    play.at += chrono::Duration::hours(1);
    let second = play.meeting();
    let mut app = app_of(&play);
    press(&mut app, "N");
    assert_eq!(open(&app).meeting, second, "the running one");
    press(&mut app, "R Down N");
    assert_eq!(open(&app).meeting, 1, "the one under the cursor");
    assert_eq!(app.layers().len(), 2);
    press(&mut app, "Esc Enter");
    assert!(app.hints().iter().any(|(_, word)| *word == crate::words::W::ActMinutes));
    press(&mut app, "N");
    assert_eq!(open(&app).meeting, 1);
}
