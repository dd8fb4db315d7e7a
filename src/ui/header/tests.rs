//! That every screen says in every window which database this is, what may be done with it, and which meeting runs.

use super::super::testing::*;
use super::super::tests::WAYS;
use crate::app::setup::{Elsewhere, Setup};
use crate::app::{App, Msg};
use crate::domain::change::{Change, Founding};
use crate::domain::custody::{Handover, Home, Way};
use crate::domain::meeting_steps::Beginning;
use crate::domain::world::World;
use crate::import::builtin;
use crate::ui::text::CUT;
use crate::words::Language;
use std::sync::Arc;

const SIZES: [(u16, u16); 6] = [(40, 12), (40, 20), (60, 20), (80, 24), (100, 30), (120, 34)];

/// Screens that are not among the usual ways.
const MORE: &[&str] = &[
    "P",
    "K",
    "K Enter",
    "K x",
    "T Enter",
    "T Enter x",
    "I",
    "I Enter",
    "S",
    "S Enter",
    "N",
    "L",
    "L 2",
    "L 3",
    "R Enter x 3",
    "R Enter e",
    "R Enter Down Enter",
    "d",
    "i",
    "l",
    "f 2 Enter",
    "?",
    "q",
];

const LONG: [&str; 2] =
    ["koperasi-merah-putih-kota-sungai-penuh-2026.db", "srv-sekretariat-01.kantor.sungaipenuhkota.go.id"];

/// The same city, the right to write handed over to somewhere else.
fn held(world: &World) -> Arc<World> {
    let mut world = world.clone();
    let handover = Handover {
        way: Way::Taken,
        saw: world.lease(),
        skip: 0,
        to: "lain".into(),
        host: Some("laptop-notulis".into()),
        file: None,
        home: Some(Home { copy: setup().copy, host: "kantor".into() }),
        by: "Notulis".into(),
    };
    happen(&mut world, "bawa", now() - chrono::Duration::hours(1), [Change::HandOver(handover)]);
    Arc::new(world)
}

/// A rehearsal on invented data while its meeting runs: nothing has more marks.
fn rehearsal() -> Arc<World> {
    let mut world = World::empty();
    let found =
        Founding { id: "uji".into(), home: "kantor".into(), rehearsal: true, sample: true, made_by: "u".into() };
    let at = now() - chrono::Duration::days(2);
    happen(&mut world, "awal", at, std::iter::once(Change::Found(found)).chain(builtin::founding().unwrap()));
    let begin = Beginning { planned: None, title: "Rapat teknis".into(), day: world.day(at), number: None };
    let start = world.to_start(&begin);
    happen(&mut world, "mulai", at, start);
    Arc::new(world)
}

/// States of the data and of the right to write, with the names that the database goes by.
fn stands() -> Vec<(Arc<World>, Setup)> {
    let worlds = [mixed(), sitting(), worst(), rehearsal(), held(&sitting()), held(&worst())];
    let long = Setup { database: LONG[0].into(), host: LONG[1].into(), ..setup() };
    let reads = |setup: Setup| Setup { read_only: true, ..setup };
    let moved = Elsewhere { head: "/srv/rapat/data/rapat.db".into(), sentence: "Ini salinan kedua.".into() };
    let setups = [
        setup(),
        reads(setup()),
        long.clone(),
        Setup { ascii: true, ..reads(long) },
        Setup { elsewhere: Some(moved), ..reads(setup()) },
        Setup { language: Language::English, ..reads(setup()) },
    ];
    let mut stands = Vec::new();
    for (at, world) in worlds.iter().enumerate() {
        // What has most marks is seen in every way, everything else in some.
        let seen = |other: usize| world.is_rehearsal() || (at + other).is_multiple_of(3);
        let seen = setups.iter().enumerate().filter(|(other, _)| seen(*other));
        stands.extend(seen.map(|(_, setup)| (Arc::clone(world), setup.clone())));
    }
    stands
}

fn first(app: &App) -> String {
    lines(&screen(app)).swap_remove(0)
}

/// Whether this is a name, or a beginning of it that says that it goes on.
fn is_begun(shown: &str, name: &str, least: usize) -> bool {
    let begun = |begin: &str| begin.len() >= least && name.starts_with(begin);
    shown == name || shown.strip_suffix(CUT).is_some_and(begun)
}

/// Whether a line names the database and its host, as far as there is room.
fn is_named(line: &str, setup: &Setup) -> bool {
    let joined = match setup.language {
        Language::Indonesian => " di ",
        Language::English => " on ",
    };
    let whole = |between: &str| line.contains(&format!("{}{between}{}", setup.database, setup.host));
    let own = setup.host.split('.').next().unwrap();
    let brief = line.split_whitespace().filter_map(|word| word.split_once('@'));
    let mut brief = brief.map(|(database, host)| (database, host.trim_end_matches(';')));
    whole(joined)
        || whole("@")
        || brief.any(|(database, host)| is_begun(database, &setup.database, 4) && is_begun(host, own, 2))
}

#[track_caller]
fn check(app: &App, about: &str) {
    let (cx, line) = (app.cx(), first(app));
    let has = |words: [&str; 2]| words.iter().any(|word| line.contains(word));
    let size = app.size();
    assert!(is_named(&line, cx.setup), "{size:?} {about}: {line}");
    let reads = match cx.language() {
        Language::Indonesian => "BACA",
        Language::English => "READ",
    };
    assert_eq!(line.contains(reads), cx.setup.read_only, "{size:?} {about}: {line}");
    let sample = has(["CONTOH", "SAMPLE"]);
    assert_eq!(sample, cx.world.is_sample(), "{size:?} {about}: {line}");
    let rehearsal = has(["LATIHAN", "REHEARSAL"]) || has(["DRILL", "DRILL"]);
    assert_eq!(rehearsal, cx.world.is_rehearsal(), "{size:?} {about}: {line}");
    if let Some(number) = app.running_meeting() {
        let words =
            [format!("Rapat {number} "), format!("R{number}"), format!("Meeting {number} "), format!("M{number}")];
        assert!(words.iter().any(|word| line.contains(word)), "{size:?} {about}: {line}");
    }
}

#[test]
fn every_screen_names_its_database_and_what_may_be_done_with_it() {
    for (world, setup) in stands() {
        for keys in WAYS.iter().chain(MORE) {
            let mut app = app(Arc::clone(&world), SIZES[3], setup.clone());
            press(&mut app, keys);
            for (w, h) in SIZES {
                app.update(Msg::Size(w, h));
                check(&app, keys);
            }
        }
    }
}

#[test]
fn what_just_happened_never_pushes_the_database_aside() {
    let said =
        ["Disk penuh.", "TL-12 disimpan: Lengkapi sertifikat lahan.", &"Gedang: tahap sudah berubah. ".repeat(6)];
    for (world, setup) in stands() {
        for text in said {
            let mut app = app(Arc::clone(&world), SIZES[3], setup.clone());
            app.update(Msg::Told(text.into()));
            for (w, h) in SIZES {
                app.update(Msg::Size(w, h));
                check(&app, text);
                let all = self::text(&app).split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(all.contains(text.trim()), "{all}");
            }
        }
    }
}

#[test]
fn help_names_the_database_in_full() {
    for (world, setup) in stands() {
        let mut app = app(world, SIZES[3], setup.clone());
        press(&mut app, "?");
        // In the lowest window the keys need what lines there are.
        for (w, h) in SIZES.into_iter().skip(1) {
            app.update(Msg::Size(w, h));
            let all =
                text(&app).lines().skip(1).flat_map(|line| line.chars()).filter(|c| *c != ' ').collect::<String>();
            assert!(all.contains(&setup.database) && all.contains(&setup.host), "{w}x{h}: {}", text(&app));
        }
    }
}
