//! The life of a promise key by key, and the list of all of them.

use super::super::layer::Layer;
use super::super::page::Subject;
use super::super::tests::{app_of, play, press};
use super::super::{App, Effect, Msg, Outcome};
use super::*;
use crate::domain::change::{Edit, ItemEdit};
use crate::domain::day::Day;
use crate::domain::item::{Confirmation, Course, Due, Tick};
use crate::domain::operation::Receipt;
use crate::domain::query::history;
use crate::domain::testing::{Play, nov};

const TODAY: u32 = 24;

fn edits(effects: &[Effect]) -> Vec<ItemEdit> {
    let [Effect::Commit(changes)] = effects else { panic!("{effects:?}") };
    let edit = |change: &Change| match change {
        Change::EditItem { item: 1, edit } => edit.clone(),
        other => panic!("{other:?}"),
    };
    changes.iter().map(edit).collect()
}

fn tick(on: Day, evidence: Option<&str>, by: Option<&str>) -> Tick {
    Tick { on, evidence: evidence.map(str::to_owned), by: by.map(Into::into) }
}

/// What the store does with what the board hands over.
fn stored(app: &mut App, play: &mut Play, effects: Vec<Effect>) {
    let [Effect::Commit(changes)] = &effects[..] else { panic!("{effects:?}") };
    let op = play.all(changes.clone()).unwrap();
    let rows = history::of_operation(&play.world, &op).cloned().collect();
    let receipt = Receipt { op, rows, repeated: false };
    app.update(Msg::Saved(Outcome::Saved(receipt, Arc::new(play.world.clone()))));
}

#[test]
fn each_step_has_its_digit_and_only_what_is_possible_is_offered() {
    let mut app = app_of(&play());
    press(&mut app, "T x");
    let digits = |app: &App| match app.layers().last() {
        Some(Layer::Pick(pick)) => pick.rows.iter().filter_map(|row| row.key).collect::<String>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(digits(&app), "1234");
    assert_eq!(edits(&press(&mut app, "2")), [ItemEdit::Course(Edit::new(Course::Todo, Course::Doing))]);
    press(&mut app, "x 3 2_Desember Enter");
    let shifted = press(&mut app, "Menunggu_APBD Enter");
    let to = Some(Due::On(Day::from_ymd_opt(2026, 12, 2).unwrap()));
    let edit = Edit::new(Some(Due::On(nov(30))), to);
    assert_eq!(edits(&shifted), [ItemEdit::Shift { edit, reason: "Menunggu APBD".into() }]);
    let cancelled = press(&mut app, "x 4 Lokasi_pindah Enter");
    let to = Course::Cancelled { reason: "Lokasi pindah".into() };
    assert_eq!(edits(&cancelled), [ItemEdit::Course(Edit::new(Course::Todo, to))]);
    let mut done = play();
    done.tick(1, "1.01").unwrap();
    done.tick(1, "1.02").unwrap();
    let mut app = app_of(&done);
    press(&mut app, "/ TL-1 Enter x");
    assert_eq!(digits(&app), "5");
    let confirmed = press(&mut app, "5 kodim Enter");
    let to = Some(Confirmation { by: "kodim".into(), on: nov(TODAY) });
    assert_eq!(edits(&confirmed), [ItemEdit::Confirmed(Edit::new(None, to))]);
}

#[test]
fn on_several_sites_it_is_ticked_site_by_site_or_at_once() {
    let mut app = app_of(&play());
    press(&mut app, "T x 1");
    let all = press(&mut app, "0 Surat_600/12 Enter");
    let ticked = |site: &str, tick: Tick| ItemEdit::Tick { site: site.into(), edit: Edit::new(None, Some(tick)) };
    let proved = tick(nov(TODAY), Some("Surat 600/12"), None);
    assert_eq!(edits(&all), [ticked("1.01", proved.clone()), ticked("1.02", proved)]);
    press(&mut app, "x 1");
    let one = press(&mut app, "2 Enter Enter");
    assert_eq!(edits(&one), [ticked("1.02", tick(nov(TODAY), None, None))], "the number of the site chooses it");
    let mut half = play();
    half.tick(1, "1.01").unwrap();
    let mut app = app_of(&half);
    let last = press(&mut app, "T x 1 Tab Tab kodim Enter");
    assert_eq!(edits(&last), [ticked("1.02", tick(nov(TODAY), None, Some("kodim")))], "the last one needs no choice");
}

#[test]
fn finishing_asks_whether_the_obstacle_behind_it_is_settled() {
    let mut play = play();
    let link = ItemEdit::Issue(Edit::new(None, Some(1)));
    play.one(Change::EditItem { item: 1, edit: link }).unwrap();
    let mut app = app_of(&play);
    let effects = press(&mut app, "T x 1 0 Enter");
    stored(&mut app, &mut play, effects);
    let Some(Layer::Pick(pick)) = app.layers().last() else { panic!("{:?}", app.layers()) };
    assert!(pick.title.contains("K-1"), "{}", pick.title);
    let settled = press(&mut app, "1 Surat_terbit Enter");
    let [Effect::Commit(changes)] = &settled[..] else { panic!("{settled:?}") };
    assert!(matches!(&changes[..], [Change::EditIssue { issue: 1, .. }]), "{changes:?}");
}

#[test]
fn a_step_that_is_not_the_last_asks_nothing() {
    let mut play = play();
    let link = ItemEdit::Issue(Edit::new(None, Some(1)));
    play.one(Change::EditItem { item: 1, edit: link }).unwrap();
    let mut app = app_of(&play);
    let effects = press(&mut app, "T x 1 2 Enter Enter");
    stored(&mut app, &mut play, effects);
    assert!(matches!(app.layers().last(), Some(Layer::Page(_))), "{:?}", app.layers());
}

#[test]
fn the_list_is_divided_and_narrowed_and_keeps_its_cursor() {
    let mut play = play();
    play.meeting();
    let other = play.item("Ukur lahan", &[], None);
    play.seal(other).unwrap();
    let mut app = app_of(&play);
    press(&mut app, "T Down");
    let subject = |app: &App| match app.layers().last() {
        Some(Layer::Page(page)) => page.subject.clone(),
        other => panic!("{other:?}"),
    };
    let cursor = |app: &App| app.focus();
    assert_eq!(cursor(&app), Some(Record::Item(other)));
    press(&mut app, "g 2");
    assert_eq!(cursor(&app), Some(Record::Item(other)));
    press(&mut app, "f 1 Down Down Enter");
    let Subject::Items(ledger) = subject(&app) else { panic!() };
    assert_eq!((ledger.by, ledger.filter.mark), (By::Timing, Some(Mark::NoDue)));
    assert_eq!(cursor(&app), Some(Record::Item(other)));
    press(&mut app, "f 0");
    let Subject::Items(ledger) = subject(&app) else { panic!() };
    assert!(ledger.filter.is_empty());
    press(&mut app, "Enter");
    assert_eq!(subject(&app), Subject::Item(other));
}

#[test]
fn each_number_of_a_record_leads_to_its_list() {
    let mut play = play();
    play.tick(1, "1.01").unwrap();
    play.tick(1, "1.02").unwrap();
    let mut app = app_of(&play);
    press(&mut app, "/ @dinkop Enter");
    let Some(Layer::Page(page)) = app.layers().last() else { panic!() };
    let numbers = page.lines(app.cx()).into_iter().filter_map(|line| line.target);
    let numbers: Vec<_> = numbers.filter(|target| matches!(target, Target::Kept(_))).collect();
    assert!(numbers.contains(&Target::Kept(super::super::page::Kept::OnTime)), "{numbers:?}");
    for _ in 0..20 {
        if matches!(app.layers().last(), Some(Layer::Page(Page { selected: Some(Target::Kept(_)), .. }))) {
            break;
        }
        press(&mut app, "Down");
    }
    press(&mut app, "Enter");
    let Some(Layer::Page(page)) = app.layers().last() else { panic!() };
    assert!(matches!(page.subject, Subject::Kept(..)), "{:?}", page.subject);
    assert_eq!(page.record(), Some(&Record::Item(1)));
}
