//! No two names alike: for the roster of the first city at every width, and for any other.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

type Roster = Vec<(u32, String, String)>;

fn city() -> Roster {
    let roster = crate::import::builtin::roster().unwrap();
    let sites = roster.into_iter().filter(|site| site.in_scope);
    sites.map(|site| (site.number, site.name, site.district)).collect()
}

fn short(roster: &Roster, width: usize) -> ShortNames {
    let named: Vec<Named<'_>> =
        roster.iter().map(|(number, name, district)| Named { name, district, number: *number }).collect();
    ShortNames::new(&named, width)
}

/// All names of both widths, by the site that they belong to; fails where two sites share one.
#[track_caller]
fn unique(roster: &Roster, width: usize) -> Vec<String> {
    let names = short(roster, width);
    let mut owner: HashMap<String, usize> = HashMap::new();
    for at in 0..roster.len() {
        for (tight, most) in [(false, width), (true, width - 1)] {
            let name = names.name(at, tight);
            assert!(name.width() <= most && !name.is_empty(), "{name:?} in {most}");
            assert!(name.chars().all(|c| c.width_cjk() == Some(1)), "{name:?}");
            if let Some(other) = owner.insert(key(name), at) {
                assert_eq!(other, at, "{name:?} stands for {:?} and {:?}", roster[other], roster[at]);
            }
        }
    }
    (0..roster.len()).map(|at| names.name(at, false).to_string()).collect()
}

#[test]
fn no_two_names_of_the_city_are_alike_at_any_width() {
    for width in 3..=30 {
        unique(&city(), width);
    }
}

#[test]
fn the_names_of_the_board_are_those_that_people_would_write() {
    let names = unique(&city(), 8);
    let of = |number: u32| names[city().iter().position(|(n, _, _)| *n == number).unwrap()].as_str();
    for (number, name) in [
        (1, "Ps.Baru"),
        (2, "Gedang"),
        (7, "Kt.Lolo"),
        (8, "Kt.Ten-P"),
        (33, "Kt.Ten-T"),
        (10, "S.Liuk"),
        (16, "Tanjung"),
        (17, "Kt.Teluk"),
        (19, "Sp.Tiga"),
        (24, "Tj.Muda"),
        (37, "Kt.BaruT"),
        (55, "Kt.Baru"),
        (39, "Ku.Hilir"),
        (12, "Sum.Geda"),
        (60, "Srimenan"),
    ] {
        assert_eq!(of(number), name);
    }
    assert_eq!(unique(&city(), 30)[7], "Koto Tengah (Pesisir Bukit)");
    insta::assert_snapshot!("names_8", names.join("\n"));
}

#[test]
fn a_name_of_figures_never_takes_the_number_of_another() {
    let named = |number: u32| match number {
        2 => "1",
        12 => "!!",
        _ => "Koto",
    };
    for width in 3..=6 {
        unique(&(1..=12).map(|number| (number, named(number).to_string(), "Utara".to_string())).collect(), width);
    }
}

#[test]
fn a_short_form_is_as_good_as_the_word() {
    assert_eq!(key("Kt.Baru"), key("Koto Baru"));
    assert_eq!(key("S.Liuk"), key("sungai liuk"));
    assert_ne!(key("Baru Kt"), key("Baru Koto"), "only where it begins the name");
}

#[test]
fn names_that_differ_in_nothing_else_carry_their_numbers() {
    let twins: Roster = vec![(1, "Koto Baru".into(), "Utara".into()), (12, "Koto Baru".into(), "Utara".into())];
    assert_eq!(unique(&twins, 8), ["KotoBar1", "KotoBa12"]);
    let near: Roster = vec![(1, "Maju".into(), "Barat".into()), (2, "maju".into(), "Barat Daya".into())];
    assert_eq!(unique(&near, 8), ["Ma-Barat", "maju2"]);
}

proptest! {
    #[test]
    fn no_two_names_of_any_roster_are_alike(
        names in proptest::collection::vec(("[ -~éŁ日]{0,24}", "[A-C]{1,3}"), 1..40),
        width in 4usize..=12,
    ) {
        let roster: Roster = (1..).zip(names).map(|(number, (name, district))| (number, name, district)).collect();
        prop_assert_eq!(unique(&roster, width), unique(&roster, width));
    }

    #[test]
    fn a_roster_of_one_name_is_told_apart_by_numbers(count in 1u32..99, width in 3usize..=12) {
        let roster: Roster = (1..=count).map(|n| (n, "Koto Baru".into(), "Utara".into())).collect();
        let names: BTreeSet<String> = unique(&roster, width).into_iter().collect();
        prop_assert_eq!(names.len(), count as usize);
    }
}
