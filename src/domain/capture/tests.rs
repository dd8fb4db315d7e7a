//! The grammar of the line, its completion, and that no text makes it stumble.

use super::*;
use crate::domain::agency::{AgencyRole, District};
use crate::domain::change::{Change, NewAgency, NewItem};
use crate::domain::testing::{Play, nov};
use crate::domain::when::{Calendar, Note};
use crate::domain::world::World;
use proptest::prelude::*;

fn play() -> Play {
    let mut play = Play::begin();
    let mut agency = |code: &str, name: &str, aliases: &[&str], order: u32, role: AgencyRole| {
        let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
        let new = NewAgency { code: code.into(), name: name.into(), aliases, order, role };
        play.one(Change::AddAgency(new)).unwrap();
    };
    let district = |name: &str| AgencyRole::District(District { name: name.into(), regency: None });
    let village = |site: &str| AgencyRole::Village(site.into());
    agency("dinsos", "Dinas Sosial", &["Sosial"], 3, AgencyRole::Office);
    agency("camat-utara", "Camat Utara", &[], 5, district("Utara"));
    agency("camat-selatan", "Camat Selatan", &[], 6, district("Selatan"));
    agency(
        "kades-koto-tengah-utara",
        "Kades Koto Tengah (Utara)",
        &["Kepala Desa Koto Tengah (Utara)"],
        10,
        village("1.02"),
    );
    agency("kades-koto-tengah-selatan", "Kades Koto Tengah (Selatan)", &[], 11, village("2.01"));
    agency("lurah-srimenanti", "Lurah Srimenanti", &[], 12, village("2.02"));
    play
}

struct Desk {
    world: World,
    book: Book,
    sites: Vec<SiteCode>,
}

impl Desk {
    fn new() -> Self {
        Self::of(play().world)
    }

    fn of(world: World) -> Self {
        Self { book: Book::of(&world), world, sites: Vec::new() }
    }

    fn at(mut self, sites: &[&str]) -> Self {
        self.sites = sites.iter().map(SiteCode::new).collect();
        self
    }

    fn ground(&self) -> Ground<'_> {
        let calendar = Calendar { today: nov(24), next_meeting: None };
        Ground { world: &self.world, book: &self.book, calendar, sites: &self.sites }
    }

    fn read(&self, line: &str) -> Reading {
        read(line, &self.ground())
    }

    fn said(&self, line: &str) -> String {
        self.read(line).said.show(&self.world)
    }

    fn items(&self, line: &str) -> Vec<NewItem> {
        self.read(line).said.items(&self.world, &self.book)
    }

    fn offered(&self, line: &str) -> Vec<String> {
        let found = complete(line, line.len(), &self.ground(), 5);
        found.map_or(Vec::new(), |found| found.candidates.into_iter().map(|one| one.word).collect())
    }
}

#[test]
fn one_line_holds_a_whole_promise_in_any_order() {
    let desk = Desk::new();
    let whole = "Lengkapi sertifikat lahan @dinkop +kodim #1 !2026-11-27";
    for line in [
        "Lengkapi sertifikat lahan @dinkop +kodim #koto lolo !jumat",
        "@dinas koperasi #koto lolo !jum'at +Kodim Lengkapi sertifikat lahan",
        "#1 Lengkapi sertifikat lahan tgl:jumat +kodim @Dinkop",
        "Lengkapi  sertifikat tgl: 27/11 lahan @dinkop, +kodim, #desa koto lolo.",
        "Lengkapi sertifikat lahan @DINKOP +kodim #1.01 !27 nopember",
        whole,
    ] {
        let reading = desk.read(line);
        assert_eq!(reading.said.show(&desk.world), whole, "{line}");
        assert_eq!((reading.missing(), reading.doubts, reading.sites_are_given), (vec![], vec![], false), "{line}");
    }
}

#[test]
fn what_names_nothing_stays_text_and_is_told() {
    let desk = Desk::new();
    let line = "Kirim @dinas kopersi ke #koto lulo !entah budi@dinas.go.id rp#5 C++ +62811 1+1 wow!";
    let reading = desk.read(line);
    assert_eq!(reading.said.text, line);
    assert!(reading.said.lead.is_none() && reading.said.sites.is_empty() && reading.said.due.is_none());
    let pieces: Vec<(&str, Taken)> = reading.spans.iter().map(|span| (&line[span.at.clone()], span.taken)).collect();
    assert_eq!(pieces, [("@dinas", Taken::Text), ("#koto", Taken::Text), ("!entah", Taken::Text)]);
    assert_eq!(reading.missing(), [Part::Who, Part::Where, Part::When]);
    assert!(reading.is_sound() && reading.doubts.len() == 3);
    let misspelt = desk.read("#srimenati");
    let near = vec![Near::Site("2.02".into())];
    assert_eq!(misspelt.doubts, [Doubt::NotKnown { at: 0..10, sigil: Sigil::Site, near }]);
    // A number is one word: what follows it is no part of it.
    assert_eq!(desk.said("#1 5 berkas"), "5 berkas #1");
    assert_eq!(desk.said("2 3 # @ + ! tgl:"), "2 3 # @ + ! tgl:");
}

#[test]
fn a_name_that_two_sites_have_is_never_guessed() {
    let desk = Desk::new();
    let line = "Periksa lahan #koto tengah besok";
    let reading = desk.read(line);
    assert_eq!(reading.said.text, "Periksa lahan besok");
    let among = vec![Near::Site("1.02".into()), Near::Site("2.01".into())];
    assert_eq!(reading.doubts, [Doubt::Ambiguous { at: 14..26, among }]);
    assert!(!reading.is_sound());
    for line in ["#koto tengah selatan x", "#koto tengah kec. selatan x", "#Koto Tengah (Selatan) x", "#3 x"] {
        assert_eq!(desk.said(line), "x #3", "{line}");
    }
    // Also where the other one is under the cursor: what was typed is what counts.
    assert!(!Desk::new().at(&["2.01"]).read(line).is_sound());
    // The head of such a place is clear where the place is.
    assert!(!desk.read("x @kades koto tengah").is_sound());
    assert_eq!(desk.said("x @kades koto tengah #2"), "x @kades-koto-tengah-utara #2");
    assert_eq!(desk.said("x @kades koto tengah selatan"), "x @kades-koto-tengah-selatan");
}

#[test]
fn dates_that_can_be_none_are_refused_with_the_reason() {
    let desk = Desk::new();
    for (line, why) in [
        ("x !kemarin", WhenError::Past(Some(nov(23)))),
        ("x !31/11", WhenError::Impossible),
        ("x !5 berkas", WhenError::Bare(5)),
    ] {
        let reading = desk.read(line);
        assert!(matches!(&reading.doubts[..], [Doubt::Date { why: found, .. }] if *found == why), "{line}");
        assert!(!reading.is_sound() && reading.said.due.is_none());
    }
    let reading = desk.read("x !jumat depan ke lokasi");
    assert_eq!(reading.said.text, "x ke lokasi");
    assert_eq!(reading.when.and_then(|when| when.note), Some(Note::OfNextWeek));
    assert!(matches!(desk.read("x !besok !lusa").doubts[..], [Doubt::Second { .. }]));
    assert!(matches!(desk.read("x @kodim @dinkop").doubts[..], [Doubt::Second { .. }]));
    assert_eq!(desk.said("x !segera"), "x !-");
    assert_eq!(desk.said("x !rapat"), "x !rapat");
}

#[test]
fn the_sites_under_the_cursor_are_meant_where_none_is_typed() {
    let desk = Desk::new().at(&["1.01", "2.02"]);
    let reading = desk.read("Pasang papan nama @dinkop !besok");
    assert_eq!((reading.said.sites.len(), reading.sites_are_given), (2, true));
    let reading = desk.read("Pasang papan nama @dinkop !besok #5");
    assert_eq!((reading.said.sites, reading.sites_are_given), (vec!["2.03".into()], false));
    // Where a place was named in vain, the one under the cursor is no guess at it.
    assert!(desk.read("Pasang #x").said.sites.is_empty());
    let reading = desk.read("Pasang #- @- !-");
    assert_eq!((reading.missing(), reading.said.show(&desk.world)), (vec![], "Pasang @- #- !-".to_owned()));
    assert!(reading.said.sites.is_empty());
}

#[test]
fn the_heads_of_several_places_promise_one_by_one() {
    let desk = Desk::new();
    let leads = |line: &str| -> Vec<(String, usize)> {
        let items = desk.items(line).into_iter();
        items.map(|item| (item.lead.map_or(String::new(), |lead| lead.to_string()), item.sites.len())).collect()
    };
    let each = |all: &[(&str, usize)]| -> Vec<(String, usize)> {
        all.iter().map(|(lead, sites)| ((*lead).to_owned(), *sites)).collect()
    };
    let all = each(&[("kades-koto-lolo", 1), ("kades-koto-tengah-utara", 1), ("lurah-srimenanti", 1)]);
    assert_eq!(leads("x @kades #1 #2 #4"), all);
    assert_eq!(leads("x @kepala desa #1 #2 #4"), all);
    assert_eq!(leads("x @camat #1 #2 #4"), each(&[("camat-utara", 2), ("camat-selatan", 1)]));
    assert_eq!(leads("x @kades #1"), each(&[("kades-koto-lolo", 1)]));
    assert_eq!(leads("x @camat utara #1 #4"), each(&[("camat-utara", 2)]));
    let items = desk.items("x @kades +camat +kodim #1 #4");
    assert_eq!(items[1].support, ["camat-selatan".into(), "kodim".into()]);
    assert!(matches!(desk.read("x @camat").doubts[..], [Doubt::HeadOfNothing { .. }]));
    assert!(matches!(&desk.read("x @kades #5").doubts[..], [Doubt::NoHead { site, .. }] if site.as_str() == "2.03"));
    assert_eq!(desk.said("x @camat #1"), "x @camat #1");
}

#[test]
fn completion_knows_the_site_and_tells_homonyms_apart() {
    let desk = Desk::new().at(&["1.01"]);
    assert_eq!(desk.offered("Urus izin @")[..2], ["@kades-koto-lolo", "@camat-utara"]);
    assert_eq!(desk.offered("Urus izin @ka")[..1], ["@kades-koto-lolo"]);
    assert_eq!(desk.offered("Urus izin @di"), ["@dinkop", "@dinsos", "@kodim"]);
    assert_eq!(desk.offered("Urus izin @sos"), ["@dinsos"]);
    assert_eq!(desk.offered("Urus izin +kdm"), ["+kodim"]);
    assert_eq!(desk.offered("Urus izin #2 @")[..1], ["@kades-koto-tengah-utara"]);
    assert_eq!(desk.offered("#koto te"), ["#2", "#3"]);
    assert_eq!(desk.offered("#srimenati"), ["#4"]);
    assert_eq!(desk.offered("#")[..2], ["#1", "#2"]);
    assert_eq!(desk.offered("!jum"), ["!2026-11-27", "!2026-12-04"]);
    assert_eq!(desk.offered("!28/11"), ["!2026-11-28"]);
    assert_eq!(desk.offered("tgl:rap"), ["!rapat"]);
    for nothing in ["", "x", "@dinkop lengkapi", "@dinkop ", "#1 ", "!jumat ", "#zzzz", "budi@di", "!5"] {
        assert_eq!(desk.offered(nothing), [""; 0], "{nothing:?}");
    }
    let heads = Desk::new().at(&["1.01", "1.02"]);
    assert_eq!(heads.offered("@ca")[..1], ["@camat"]);
}

#[test]
fn what_is_taken_is_one_word_and_a_space() {
    let desk = Desk::new();
    let found = complete("Urus @di besok", 8, &desk.ground(), 5).unwrap();
    assert!(!found.is_settled);
    assert_eq!(found.accept("Urus @di besok", 0), Some(("Urus @dinkop besok".into(), 13)));
    let found = complete("Urus !jum", 9, &desk.ground(), 5).unwrap();
    assert!(found.is_settled);
    assert_eq!(found.accept("Urus !jum", 0), Some(("Urus !2026-11-27 ".into(), 17)));
    assert_eq!(found.accept("Urus !jum", 99), None);
}

#[test]
fn a_promise_that_was_made_already_is_found() {
    let mut play = play();
    let old = play.item("Lengkapi sertifikat lahan", &["1.01"], None);
    let other = play.item("Pasang listrik", &["1.01"], None);
    let desk = Desk::of(play.world);
    let found = |line: &str| similar(&desk.world, &desk.items(line));
    assert_eq!(found("Melengkapi sertifikat lahan #1 @dinsos"), [old]);
    assert_eq!(found("lengkapi sertipikat lahan @dinkop"), [old]);
    assert_eq!(found("Pasang listrik segera #1"), [other]);
    assert_eq!(found("Lengkapi sertifikat lahan #4 @dinsos"), [0u32; 0]);
    assert_eq!(found("Bangun pagar #1"), [0u32; 0]);
    assert_eq!(found("di #1"), [0u32; 0]);
}

#[test]
fn pasted_lines_become_one_line_or_one_promise_each() {
    let text = "1. Urus izin\r\n\n- Pasang listrik\n\u{1b}[31mq\n2) \n12 berkas\n• a. Kirim";
    assert_eq!(as_one("Urus\n izin\r\n@di"), "Urus izin @di");
    assert_eq!(one_each(text), ["Urus izin", "Pasang listrik", "q", "2)", "12 berkas", "a. Kirim"]);
}

#[test]
fn what_is_read_back_names_the_day_and_how_long_it_is() {
    let desk = Desk::new();
    let items = desk.items("Urus izin @dinkop #4 #1 !jumat");
    let spoken = proposed(&desk.world, &items[0], nov(24));
    assert_eq!((spoken.day, spoken.days_left), (Some(nov(27)), Some(3)));
    assert_eq!(spoken.sites, ["1.01".into(), "2.02".into()]);
    let spoken = proposed(&desk.world, &desk.items("Urus izin !rapat")[0], nov(24));
    assert_eq!((spoken.due, spoken.day, spoken.days_left), (Some(crate::domain::item::Due::NextMeeting), None, None));
}

fn who() -> impl Strategy<Value = Who> {
    let agency = prop_oneof![Just("dinkop"), Just("kodim"), Just("kades-koto-tengah-selatan"), Just("camat-utara")];
    prop_oneof![
        agency.prop_map(|code| Who::Agency(code.into())),
        (0usize..3).prop_map(|head| Who::Head(Head::ALL[head]))
    ]
}

fn said() -> impl Strategy<Value = Said> {
    let text = "[a-zA-Z@+#]{0,3}[a-z][a-z0-9.@#!+]{0,9}( [@#+!]?zz[a-z0-9]{0,9}){0,5}";
    let sites = proptest::sample::subsequence(vec!["1.01", "1.02", "2.01", "2.02", "2.03"], 0..=5);
    let due = proptest::option::of(proptest::option::of(prop_oneof![
        Just(crate::domain::item::Due::NextMeeting),
        (0u64..4000).prop_map(|ahead| crate::domain::item::Due::On(nov(24) + chrono::Days::new(ahead))),
    ]));
    (text, proptest::option::of(who()), proptest::collection::vec(who(), 0..3), sites, due, any::<bool>()).prop_map(
        |(text, lead, mut support, sites, due, none)| {
            support.sort();
            support.dedup();
            support.retain(|who| Some(who) != lead.as_ref());
            let (nobody, nowhere) = (lead.is_none() && none, sites.is_empty() && none);
            Said { text, lead, support, sites: sites.into_iter().map(SiteCode::new).collect(), due, nobody, nowhere }
        },
    )
}

proptest! {
    #[test]
    fn what_is_shown_reads_back(said in said()) {
        let desk = Desk::new();
        let line = said.show(&desk.world);
        let once = desk.read(&line).said;
        // A text that itself holds signs may be read otherwise; from then on it stays.
        if said.text.split(' ').all(|word| !word.starts_with(['@', '#', '+', '!']) || word[1..].starts_with("zz"))
        {
            prop_assert_eq!(&once, &said, "{}", line);
        }
        let shown = once.show(&desk.world);
        prop_assert_eq!(desk.read(&shown).said.show(&desk.world), shown);
    }

    #[test]
    fn the_order_is_free(said in said(), turn in 0usize..6) {
        let said = Said { text: said.text.replace(|c: char| !c.is_ascii_alphanumeric() && c != ' ', ""), ..said };
        let desk = Desk::new();
        let mut words: Vec<String> = Said { text: String::new(), ..said.clone() }.show(&desk.world)
            .split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let turn = turn.min(words.len());
        words.rotate_left(turn);
        words.insert(turn.min(words.len()), format!("zz {}", said.text));
        let mut read = desk.read(&words.join(" ")).said;
        read.sites.sort();
        read.support.sort();
        let mut want = Said { text: format!("zz {}", said.text), ..said };
        want.sites.sort();
        want.support.sort();
        prop_assert_eq!(read, want);
    }

    #[test]
    fn no_line_panics(line in any::<String>(), typed in "([@#+!]|tgl:|koto|tengah|kades|jumat|[0-9]|é| |,){0,12}", at in 0usize..40) {
        let desk = Desk::new().at(&["1.01"]);
        for line in [&line, &typed] {
            let reading = desk.read(line);
            for span in &reading.spans {
                prop_assert!(line.get(span.at.clone()).is_some());
            }
            for doubt in &reading.doubts {
                prop_assert!(line.get(doubt.at().clone()).is_some());
            }
            let _ = similar(&desk.world, &reading.said.items(&desk.world, &desk.book));
            if let Some(found) = complete(line, at, &desk.ground(), 4) {
                prop_assert!(found.accept(line, 0).is_some_and(|(line, at)| line.is_char_boundary(at)));
            }
            let _ = (as_one(line), one_each(line));
        }
    }
}
