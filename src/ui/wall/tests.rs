//! What the hall sees, and what it never does.

use super::*;
use crate::app::draft::Place;
use crate::app::minutes::{Order, Printed};
use crate::app::setup::{Colours, Setup};
use crate::app::wall::Wall;
use crate::app::{Msg, Revealed};
use crate::domain::change::{Change, Edit};
use crate::domain::ids::Record;
use crate::domain::private::{Digest, PrivateEdit, PrivateField};
use crate::domain::world::World;
use crate::ui::testing::{app, city, happen, lines, now, press, setup, worst};
use std::sync::Arc;

fn wall(app: &App, size: (u16, u16)) -> Wall {
    Wall::new(Arc::clone(app.cx().world), now(), size, setup())
}

/// What is on the wall that follows this board: the way goes through what is kept outside, as it does between processes.
fn follow(wall: &mut Wall, app: &App) -> Vec<String> {
    let kept = serde_json::to_string(&app.place()).unwrap();
    let place: Place = serde_json::from_str(&kept).unwrap();
    wall.follow(&place);
    drawn(wall)
}

fn drawn(wall: &Wall) -> Vec<String> {
    let (w, h) = wall.app().size();
    let mut buffer = Buffer::empty(Rect::new(0, 0, w, h));
    render(&mut buffer, wall);
    lines(&buffer)
}

#[test]
fn it_shows_what_the_operator_looks_at_at_its_own_size_and_theme() {
    let mut app = app(city(), (80, 24), setup());
    let mut wall = wall(&app, (120, 34));
    wall.switch_theme();
    for (keys, wanted) in [
        ("1 7 Enter", ">17 Koto Teluk"),
        ("Enter", "17 Koto Teluk  desa"),
        ("s", "17 Koto Teluk  desa"),
        ("Esc P K", "kendala terbuka"),
        ("P R", "Rapat"),
        ("P I", "Dinas"),
        ("P S", "> "),
    ] {
        press(&mut app, keys);
        let text = follow(&mut wall, &app).join("\n");
        assert!(keys == "P S" || text.contains(wanted), "{keys}\n{text}");
        assert!(!text.contains("bantuan") && !text.contains("rapat.db"), "no keys and no machine: {text}");
    }
    assert!(drawn(&wall).join("\n").contains("Tj.Bunga"), "the settings of the office are not for the hall");
    press(&mut app, "P b");
    follow(&mut wall, &app);
    assert_eq!(wall.view(), &View::Big);
    assert_ne!(wall.theme(), app.cx().setup.theme);
}

#[test]
fn a_promise_that_is_read_out_stands_there_without_keys_and_what_was_agreed_at_the_end() {
    let mut app = app(worst(), (80, 24), setup());
    let mut wall = wall(&app, (100, 30));
    let item = *app.cx().world.items.keys().next().unwrap();
    let reading = Place { view: View::Reading(vec![item]), ..Place::default() };
    wall.follow(&reading);
    let text = drawn(&wall).join("\n");
    assert!(text.contains(&format!("TL-{item}")) && text.contains("Melengkapi surat"), "{text}");
    assert!(!text.contains(" a "), "{text}");
    let agreed = Place { view: View::Agreed(1), ..Place::default() };
    wall.follow(&agreed);
    let text = drawn(&wall).join("\n");
    assert!(text.contains("Disepakati: 1") && text.contains("Melengkapi surat"), "{text}");
    press(&mut app, "t Urus_surat");
    follow(&mut wall, &app);
    assert_eq!(wall.view(), &View::Board, "what is being typed is not for the hall");
}

#[test]
fn it_is_arranged_and_scrolled_as_the_operator_has_it() {
    let mut app = app(city(), (80, 24), setup());
    let mut wall = wall(&app, (100, 30));
    press(&mut app, "g 2 o 3 f 5 X Enter");
    follow(&mut wall, &app);
    let of = |app: &App| (app.board().grouping, app.board().order, app.board().filter.clone());
    assert_eq!(of(wall.app()), of(&app));
    let nowhere = crate::domain::query::sites::Filter { stage: Some(None), ..Default::default() };
    let kept = serde_json::to_string(&nowhere).unwrap();
    assert_eq!(serde_json::from_str::<crate::domain::query::sites::Filter>(&kept).unwrap(), nowhere);
    press(&mut app, "T g 2");
    let text = follow(&mut wall, &app);
    assert!(matches!(wall.view(), View::Items(how) if how.by == crate::domain::query::ledger::By::Timing), "{text:?}");
    for (keys, wanted) in [("K o 2", "Tata ruang"), ("P I Down Down Enter End", ""), ("P R Enter", "")] {
        press(&mut app, keys);
        let text = follow(&mut wall, &app).join("\n");
        assert!(text.contains(wanted), "{keys}: {text}");
    }
    // A window of the same width breaks lines in the same places, so the first is the same.
    let mut same = Wall::new(Arc::clone(app.cx().world), now(), (80, 24), setup());
    press(&mut app, "P T PageDown PageDown");
    let operator = crate::ui::testing::lines(&crate::ui::testing::screen(&app));
    assert_eq!(follow(&mut same, &app)[1..22], operator[1..22]);
}

#[test]
fn minutes_charts_and_what_is_read_back_are_seen_as_well() {
    let mut app = app(worst(), (80, 24), setup());
    let mut wall = wall(&app, (100, 30));
    press(&mut app, "N");
    follow(&mut wall, &app);
    let Some(Order::Show(id)) = wall.wants() else { unreachable!("{:?}", wall.view()) };
    assert_eq!(wall.wants(), None, "once is enough");
    let notula = crate::report::gather::minutes(app.cx().world, None, id, None).map(Arc::new);
    wall.brought(Printed::Shown(id, notula.clone()));
    app.update(Msg::Printed(Printed::Shown(id, notula)));
    let begins = follow(&mut wall, &app);
    assert!(begins.join("").contains("NOTULA"), "{begins:?}");
    press(&mut app, "End");
    let ends = follow(&mut wall, &app);
    assert_ne!(ends, begins, "scrolled along, and not asked for again");
    assert_eq!(wall.wants(), None);
    press(&mut app, "G 4");
    let text = follow(&mut wall, &app).join("\n");
    assert!(text.contains("Umur kendala terbuka") && !text.contains("1 tahap"), "no digits to be pressed: {text}");
    press(&mut app, "1");
    follow(&mut wall, &app);
    assert_eq!(wall.wants(), None, "nothing is closed here");
    let read = Place { view: View::Aloud(1), record: Some(Record::Item(1)), ..Place::default() };
    wall.follow(&read);
    assert!(drawn(&wall).join("\n").contains("TL-1"));
}

#[test]
fn frozen_blank_lost_and_found() {
    let mut app = app(city(), (100, 30), setup());
    let mut wall = wall(&app, (100, 30));
    assert!(drawn(&wall).last().unwrap().contains("Belum ada papan notulis"));
    press(&mut app, "1 7 Enter Enter");
    let before = follow(&mut wall, &app);
    press(&mut app, "L 2 K");
    let mut other = World::clone(app.cx().world);
    happen(&mut other, "lain", now(), [crate::ui::testing::new_issue(app.cx().world)]);
    wall.world(Arc::new(other));
    let frozen = follow(&mut wall, &app);
    assert_eq!(frozen[..29], before[..29], "also where the world has moved on");
    assert!(frozen[29].contains("dibekukan"), "{frozen:?}");
    let header = crate::ui::testing::text(&app).lines().next().unwrap().to_owned();
    assert!(header.contains("LAYAR BEKU: Lokasi 17") || header.contains("LAYAR BEKU: 17 Koto Teluk"), "{header}");
    press(&mut app, "L 3");
    assert!(follow(&mut wall, &app).iter().all(String::is_empty));
    press(&mut app, "L 1");
    let now_there = follow(&mut wall, &app);
    assert_ne!(now_there[..29], before[..29]);
    wall.lose();
    let lost = drawn(&wall);
    assert_eq!(lost[..29], now_there[..29]);
    assert!(lost[29].contains("Terputus dari papan notulis sejak 09.00"), "{lost:?}");
    follow(&mut wall, &app);
    assert_eq!(drawn(&wall)[29], "", "found again");
}

#[test]
fn it_draws_in_every_window_and_in_ascii() {
    let mut app = app(worst(), (80, 24), setup());
    for keys in ["", "Enter", "K", "P b", "R Enter"] {
        press(&mut app, keys);
        for size in [(1, 1), (39, 12), (40, 12), (60, 17), (80, 24), (200, 60)] {
            let setup = Setup { ascii: true, colours: Colours::None, ..setup() };
            let mut wall = Wall::new(Arc::clone(app.cx().world), now(), size, setup);
            assert!(follow(&mut wall, &app).join("").is_ascii(), "{keys} {size:?}");
        }
    }
}

/// A little generator, so that the records are others than those that somebody thought of.
fn dice(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 20
}

#[test]
fn of_ten_thousand_private_values_none_gets_to_the_wall() {
    let mut state = 65;
    let mut count = 0;
    let mut seen_by_operator = 0;
    while count < 10_000 {
        let mut world = World::clone(&city());
        let codes: Vec<_> = world.sites.keys().cloned().collect();
        let mut secrets = Vec::new();
        for code in &codes {
            let record = Record::Site(code.clone());
            let values =
                PrivateField::ALL.map(|field| (field, format!("Zq{:012x}", dice(&mut state) & 0xffff_ffff_ffff)));
            let edits = values.iter().map(|(field, value)| {
                let saw = world.private.get(&record, *field).cloned();
                let to = Some(Digest::of(&dice(&mut state).to_be_bytes(), value));
                Change::EditPrivate(PrivateEdit {
                    record: record.clone(),
                    field: *field,
                    edit: Edit::new(saw, to),
                    erase: false,
                })
            });
            let edits: Vec<Change> = edits.collect();
            happen(&mut world, &format!("pribadi {code} {count}"), now(), edits);
            count += values.len();
            secrets.push(Revealed { record, values: values.to_vec() });
        }
        let mut app = app(Arc::new(world), (80, 200), setup());
        let mut wall = wall(&app, (80, 100));
        for (at, revealed) in secrets.iter().enumerate().step_by(3 + dice(&mut state) as usize % 5) {
            let Record::Site(code) = &revealed.record else { unreachable!() };
            let Some(number) = app.cx().row(code).map(|row| row.site.number.to_string()) else { continue };
            press(&mut app, &format!("P {} Enter Enter v", number.replace("", " ")));
            app.update(Msg::Revealed(revealed.clone()));
            let is_told =
                |text: &str| secrets.iter().flat_map(|one| &one.values).any(|(_, value)| text.contains(value));
            seen_by_operator += usize::from(is_told(&crate::ui::testing::text(&app)));
            assert!(!serde_json::to_string(&app.place()).unwrap().contains("Zq"), "{at}");
            let text = follow(&mut wall, &app).join("\n");
            assert!(text.contains(&number) && !text.contains("Zq"), "{text}");
            assert!(!text.contains("Kontak") && !text.contains("Memo"), "not even that there is one: {text}");
        }
    }
    assert!(seen_by_operator > 500, "the operator sees them, so the search finds what is there: {seen_by_operator}");
}

#[test]
fn the_wall_follows_whoever_began_the_meeting_and_else_whoever_is_there() {
    let seat = |session: &str, minutes: i64| crate::app::wall::Seat {
        session: session.into(),
        since: now() + chrono::Duration::minutes(minutes),
        place: Place::default(),
    };
    let follow = |world: &World, seats: &[crate::app::wall::Seat]| {
        crate::app::wall::operator(world, seats).map(|seat| seat.session.clone())
    };
    let (began, camat, late) = (seat("uji", 0), seat("camat", 5), seat("telat", 9));
    // Everything in this world was done by one session, the beginning of its meeting as well.
    assert_eq!(follow(&worst(), &[camat.clone(), late.clone(), began.clone()]).as_deref(), Some("uji"));
    assert_eq!(follow(&worst(), &[camat.clone(), late.clone()]).as_deref(), Some("telat"), "it has left");
    assert_eq!(follow(&city(), &[camat, began]).as_deref(), Some("uji"), "nothing runs: whoever wrote last");
    assert_eq!(follow(&worst(), &[]), None);
}
