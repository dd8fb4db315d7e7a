//! The rules of the hall and the desk, held against the theme files.

use super::*;
use crate::ui::contrast::{DESK, HALL, Rgb, least_apart, luminance, palette, ratio};

const LEVELS: [Role; 4] =
    [Role::Level(Level::Late), Role::Level(Level::Attention), Role::Level(Level::Waiting), Role::Level(Level::Fine)];

/// Grounds that must never be taken for one another.
fn grounds() -> Vec<Role> {
    LEVELS.into_iter().chain([Role::Selected]).collect()
}

/// Letters and ground of a role, exactly and in the palette.
fn pairs(theme: &Theme, role: Role) -> [(Rgb, Rgb); 2] {
    let look = theme.look(role);
    [look.exact, (palette(look.palette.0).unwrap(), palette(look.palette.1).unwrap())]
}

fn all() -> [&'static Theme; 4] {
    ThemeName::ALL.map(Theme::of)
}

#[test]
fn the_files_name_every_role_and_nothing_else() {
    for name in ThemeName::ALL {
        assert_eq!(Theme::of(name).name, name.code());
    }
    let text = include_str!("../../../assets/tema/terang.toml");
    let without = |word: &str| text.lines().filter(|line| !line.starts_with(word)).collect::<Vec<_>>().join("\n");
    assert_eq!(Theme::read(&without("lencana")), Err(ThemeError::Missing("lencana")));
    assert_eq!(Theme::read(&text.replace("lencana ", "lencan ")), Err(ThemeError::NoRole("lencan".into())));
    let bad = |from: &str, to: &str| Theme::read(&text.replacen(from, to, 1));
    assert_eq!(bad("#4e4e4e", "#4e4e4g"), Err(ThemeError::Value { role: "tersaring".into(), text: "#4e4e4g".into() }));
    assert_eq!(
        bad("gaya = \"tebal\"", "gaya = \"miring\""),
        Err(ThemeError::Value { role: "tegas".into(), text: "miring".into() })
    );
    assert!(matches!(bad("[239, 231]", "[3, 231]"), Err(ThemeError::Value { .. })));
    assert!(matches!(Theme::read("nama = 3"), Err(ThemeError::Form(_))));
}

#[test]
fn every_role_can_be_read_where_its_theme_is_used() {
    for name in ThemeName::ALL {
        let room = if name.is_for_hall() { HALL } else { DESK };
        for role in Role::ALL {
            for (letters, ground) in pairs(Theme::of(name), role) {
                let found = ratio(letters, ground, room);
                assert!(found >= 4.5, "{name:?} {role:?}: {found:.2}");
            }
        }
    }
}

#[test]
fn colours_of_the_hall_are_fills_under_black_letters() {
    for name in ThemeName::ALL.into_iter().filter(|name| name.is_for_hall()) {
        let theme = Theme::of(name);
        for role in Role::ALL {
            for (letters, ground) in pairs(theme, role) {
                if letters == (0, 0, 0) {
                    assert!(luminance(ground) >= 0.59, "{name:?} {role:?}: {:.2}", luminance(ground));
                }
                let grey = |(r, g, b): Rgb| r == g && g == b;
                assert!(grey(letters), "coloured letters carry nothing in a hall: {name:?} {role:?}");
                assert!(name != ThemeName::Mono || grey(ground), "{role:?}");
            }
        }
        assert_eq!(theme.look(Role::Level(Level::Late)).exact, ((255, 255, 255), (0, 0, 0)));
    }
}

#[test]
fn levels_and_the_selection_stay_apart_for_every_kind_of_sight() {
    for theme in all().into_iter().filter(|theme| theme.name != "mono") {
        let grounds = grounds();
        for (at, one) in grounds.iter().enumerate() {
            for other in &grounds[at + 1..] {
                for ((_, a), (_, b)) in pairs(theme, *one).into_iter().zip(pairs(theme, *other)) {
                    let found = least_apart(a, b);
                    assert!(found >= 15.0, "{}: {one:?} {other:?} {found:.1}", theme.name);
                }
            }
        }
    }
}

#[test]
fn without_rich_colours_signs_tell_levels_apart_and_the_selection_is_the_strongest() {
    let signs: std::collections::BTreeSet<char> = Level::ALL.iter().map(|level| level.sign()).collect();
    assert_eq!(signs.len(), Level::ALL.len());
    for theme in all() {
        for colours in [Colours::None, Colours::Sixteen] {
            let selected = theme.style(Role::Selected, colours);
            for role in Role::ALL.into_iter().filter(|role| *role != Role::Selected) {
                assert_ne!(theme.style(role, colours), selected, "{}: {colours:?} {role:?}", theme.name);
            }
        }
        let none = theme.look(Role::Selected).manner[2];
        assert_eq!(none, Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED);
    }
}

#[test]
fn sixteen_colours_are_those_that_look_alike_nearly_everywhere() {
    for name in ThemeName::ALL {
        let dark = [0, 7, 15].as_slice();
        let hall = [0, 11, 15].as_slice();
        let known = if name.is_for_hall() { hall } else { dark };
        for role in Role::ALL {
            let look = Theme::of(name).look(role);
            let (letters, ground) = look.sixteen;
            assert!(known.contains(&letters) && known.contains(&ground), "{name:?}: {role:?}");
            assert!((letters == 0) != (ground == 0), "{name:?}: {role:?} is black on one side");
            let pales = name.is_for_hall() && letters == 0 && look.manner[1].contains(Modifier::BOLD);
            assert!(!pales, "{name:?}: {role:?}: many terminals draw bold black as grey");
        }
    }
}

#[test]
fn a_colour_that_the_palette_has_is_named_by_its_place() {
    let theme = Theme::of(ThemeName::Light);
    let any = theme.style(Role::Selected, Colours::Any);
    assert_eq!((any.fg, any.bg), (Some(Color::Indexed(231)), Some(Color::Indexed(20))));
    let own = include_str!("../../../assets/tema/terang.toml").replace("#0000d7", "#0000d8");
    assert_eq!(Theme::read(&own).unwrap().style(Role::Selected, Colours::Any).bg, Some(Color::Rgb(0, 0, 0xd8)));
}

#[test]
fn the_whole_ground_is_painted_and_no_manner_is_left_over() {
    for theme in all() {
        for colours in [Colours::Any, Colours::Palette, Colours::Sixteen] {
            for role in Role::ALL {
                let style = theme.style(role, colours);
                assert!(style.bg.is_some_and(|ground| ground != Color::Reset));
                assert_eq!(style.add_modifier | style.sub_modifier, Modifier::all());
            }
        }
        let plain = theme.style(Role::Level(Level::Attention), Colours::None);
        assert_eq!((plain.fg, plain.bg), (Some(Color::Reset), Some(Color::Reset)));
        assert_eq!(plain.add_modifier, Modifier::BOLD);
    }
}
