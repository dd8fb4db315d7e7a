//! Draws every kind of screen in every theme, for every kind of terminal, and lets the certificate look at them. The
//! screens are reached by keys, as a person reaches them.

use super::pictures;
use crate::app::App;
use crate::app::keys::Keymap;
use crate::app::setup::{Colours, ThemeName};
use crate::app::wall::Wall;
use crate::domain::day::Moment;
use crate::domain::query::charts::Standing;
use crate::domain::world::World;
use crate::ui;
pub use crate::ui::certificate::Certificate;
use crate::ui::certificate::{Fault, Judge, KINDS};
use crate::words::{L, Language};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// The windows that are looked at.
const SIZES: [(u16, u16); 3] = [(80, 24), (100, 30), (200, 60)];

/// What is pressed for which screen; names of keys, as for the pictures.
const WAYS: &[&str] = &[
    "",
    "Space Down Space",
    "f 5 X Enter",
    "f 2 Enter",
    "1 7 Enter b",
    "g 2",
    "g 4",
    "1 7",
    "1 7 Enter Enter",
    "1 7 Enter Enter Down Down Down",
    "K",
    "K Enter",
    "K x",
    "I",
    "I Down Down Enter",
    "R",
    "R Enter",
    "S",
    "N",
    "N PageDown",
    "N e",
    "R Enter x",
    "R Enter Down Enter",
    "R x 1 x 2 1 1 2",
    "R x 1 x 3 1",
    "R x 1 x 4",
    "R x 1 t Lengkapi_sertifikat_lahan_ @dinkop_ !jumat_ #17 Enter",
    "R x 1 t Lengkapi_sertifikat_lahan_ @dinkop_ !jumat_ #17 Enter a Esc x 9",
    "L",
    "L 2",
    "L 3",
    "G",
    "G 2",
    "G 3",
    "G 4",
    "G 5",
    "G 6",
    "s",
    "p",
    "p 1 0 1 Enter",
    "k 1 Lahan_sempit",
    "t Urus_surat_ @pu",
    "t Urus_surat_ @pupr_ !jumat Enter",
    "c",
    "/ koto",
    ": tema",
    "?",
    "q",
    "u",
    "U",
];

/// The certificate of each of these themes, on a world at a moment.
pub fn certificates(world: &Arc<World>, past: &Arc<[Standing]>, now: Moment, themes: &[ThemeName]) -> Vec<Certificate> {
    let mut judges: Vec<(ThemeName, Judge)> = themes.iter().map(|theme| (*theme, Judge::new(*theme))).collect();
    for size in SIZES {
        for keys in WAYS {
            let mut app = App::new(Arc::clone(world), now, size, pictures::setup(ThemeName::Light), Keymap::default());
            pictures::press(&mut app, past, keys);
            let mut wall = Wall::new(Arc::clone(app.cx().world), now, size, pictures::setup(ThemeName::Light));
            // What nobody operates, what follows, and what has lost its operator, in turn.
            let states = [Wall::clone(&wall)].into_iter();
            wall.follow(&app.place());
            while let Some(order) = wall.wants() {
                wall.brought(pictures::brought(wall.app().cx().world, past, &order));
            }
            let lost = [Wall::clone(&wall)].map(|mut wall| {
                wall.lose();
                wall
            });
            let states: Vec<Wall> = states.chain([wall]).chain(lost).collect();
            for (theme, judge) in &mut judges {
                for colours in KINDS {
                    for state in &states {
                        let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
                        ui::wall::render(&mut buffer, &state.clone().looking(*theme, colours));
                        judge.look(&buffer, colours);
                    }
                }
                for colours in KINDS {
                    let app = app.clone().looking(*theme, colours);
                    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
                    ui::render(&mut buffer, &app);
                    judge.look(&buffer, colours);
                    if app.layers().is_empty() && !app.is_big() {
                        judge.signs(&app, &buffer, colours);
                    }
                }
            }
        }
    }
    judges.into_iter().map(|(_, judge)| judge.certificate()).collect()
}

/// A fault in words.
pub fn told(language: Language, fault: &Fault) -> String {
    let kind = |colours: &Colours| {
        language.text(match colours {
            Colours::Any => L::KindAny,
            Colours::Palette => L::KindPalette,
            Colours::Sixteen => L::KindSixteen,
            Colours::None => L::KindNone,
        })
    };
    let one = |found: &f64| decimal(language, *found);
    match fault {
        Fault::Faint { colours, text, found } => {
            language.say(L::FaultFaint, &[("kind", &kind(colours)), ("text", text), ("found", &one(found))])
        }
        Fault::Unpainted { colours, text } => {
            language.say(L::FaultUnpainted, &[("kind", &kind(colours)), ("text", text)])
        }
        Fault::Alike { colours, one: a, other, found } => language
            .say(L::FaultAlike, &[("kind", &kind(colours)), ("one", a), ("other", other), ("found", &one(found))]),
        Fault::Signless { colours, text } => {
            language.say(L::FaultSignless, &[("kind", &kind(colours)), ("text", text)])
        }
    }
}

/// A number with one decimal, as the language writes it.
pub fn decimal(language: Language, number: f64) -> String {
    let text = format!("{number:.1}");
    match language {
        Language::Indonesian => text.replace('.', ","),
        Language::English => text,
    }
}
