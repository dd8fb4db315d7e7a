//! Pictures of the real screens for the README and the guide: a board is driven by keys, as a person would, and drawn as
//! the terminal would get it. What is pressed for which picture stands in one list.

use crate::app::key::Key;
use crate::app::keys::Keymap;
use crate::app::minutes::{Order, Printed};
use crate::app::setup::{Colours, Setup, ThemeName};
use crate::app::{App, Effect, Msg, Outcome};
use crate::domain::change::Change;
use crate::domain::day::Moment;
use crate::domain::ids::{CopyId, OpId, SessionId};
use crate::domain::operation::{Author, Cause, Receipt};
use crate::domain::query::charts::Standing;
use crate::domain::record::Envelope;
use crate::domain::world::World;
use crate::report::gather;
use crate::ui;
use crate::words::Language;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file.
    pub file: String,
    /// The picture as SVG.
    pub svg: String,
}

struct Shot {
    /// The name of the file, without its ending.
    name: &'static str,
    /// Columns and rows.
    size: (u16, u16),
    theme: ThemeName,
    /// What is pressed: names of keys, with spaces between. A word that names no key is typed letter by letter, `_` for a
    /// space.
    keys: &'static str,
}

const fn shot(name: &'static str, size: (u16, u16), keys: &'static str) -> Shot {
    Shot { name, size, theme: ThemeName::Light, keys }
}

const SHOTS: &[Shot] = &[
    shot("papan-80x24", (80, 24), ""),
    shot("papan-100x30", (100, 30), ""),
    shot("papan-120x34", (120, 34), ""),
    Shot { theme: ThemeName::Dark, ..shot("gelap", (100, 30), "") },
    shot("lokasi", (100, 30), "1 7 Enter Enter"),
    shot("daftar-kendala", (100, 30), "K o 2"),
    shot("daftar-tindak", (100, 30), "T"),
    shot("janji", (100, 30), "T x"),
    shot("instansi", (100, 30), "I"),
    shot("setelan", (100, 30), "S"),
    shot("kendala-baru", (80, 24), "1 7 Enter k Enter Jalan_masuk_longsor_sepanjang_10_meter"),
    shot("tindak-baru", (80, 24), "1 7 Enter t Lengkapi_sertifikat_lahan_ @di"),
    shot("dibacakan", (80, 24), "1 7 Enter t Lengkapi_sertifikat_lahan_ @dinkop_ +kodim_ !jumat Enter"),
    shot(
        "rapat",
        (100, 30),
        "R x 1 x 2 1 1 2 4 Esc Down Down Down Enter t Lengkapi_sertifikat_lahan_ @dinkop_ !jumat_ #17 Enter a Esc",
    ),
    shot("daftar-hadir", (100, 30), "R x 1 x 2 1 1 2 1"),
    shot("tinjauan", (100, 30), "R x 1 x 3 1 Enter"),
    shot("yang-disepakati", (100, 30), "R x 1 t Lengkapi_sertifikat_lahan_ @dinkop_ !jumat_ #17 Enter a Esc x 9"),
    shot("grafik-tahap", (100, 30), "G"),
    shot("grafik-janji", (80, 24), "G 3"),
    shot("grafik-kecamatan", (100, 30), "G 6"),
    shot("saring", (100, 30), "f 5 X Enter"),
    shot("tahap", (100, 30), "g 2"),
    shot("besar", (100, 30), "1 7 Enter b"),
    shot("cari", (80, 24), "/ koto_lembu"),
    shot("perintah", (80, 24), ": urut"),
    shot("bantuan", (80, 24), "1 7 Enter ?"),
];

/// All pictures, of a world at a moment, with how its sites stood at earlier meetings. The same gives the same bytes.
pub fn pictures(world: &Arc<World>, past: &Arc<[Standing]>, now: Moment) -> Vec<Picture> {
    let picture = |shot: &Shot| {
        let mut app = App::new(Arc::clone(world), now, shot.size, setup(shot.theme), Keymap::default());
        press(&mut app, past, shot.keys);
        let mut buffer = Buffer::empty(Rect::new(0, 0, shot.size.0, shot.size.1));
        ui::render(&mut buffer, &app);
        let title = format!("rapat: {}", app.trail().join(" > "));
        Picture { file: format!("{}.svg", shot.name), svg: ui::picture::svg(&buffer, &title) }
    };
    SHOTS.iter().map(picture).collect()
}

pub(super) fn setup(theme: ThemeName) -> Setup {
    Setup {
        language: Language::default(),
        theme,
        colours: Colours::Any,
        ascii: false,
        copying: true,
        read_only: false,
        database: "contoh.db".to_owned(),
        host: "kantor".to_owned(),
        guest: None,
        copy: CopyId::first(),
        elsewhere: None,
        folder: "/home/notulis".to_owned(),
        author: "notulis".to_owned(),
        session: SessionId::new("papan"),
    }
}

/// Presses these keys; what the board asks for meanwhile is there at once.
pub(super) fn press(app: &mut App, past: &Arc<[Standing]>, keys: &str) {
    for word in keys.split(' ').filter(|word| !word.is_empty()) {
        let keys = match word.parse() {
            Ok(key) => vec![key],
            Err(_) => word.chars().map(|c| Key::Char(if c == '_' { ' ' } else { c })).collect(),
        };
        for key in keys {
            let mut effect = app.update(Msg::Key(key));
            while let Some(asked) = effect {
                let brought = match asked {
                    Effect::Commit(changes) => Msg::Saved(in_memory(app, &changes)),
                    Effect::Print(order) => Msg::Printed(brought(app.cx().world, past, &order)),
                    _ => break,
                };
                effect = app.update(brought);
            }
        }
    }
}

/// What the board asks for to be brought, without a disk: minutes as they stand, and nothing is written.
pub(super) fn brought(world: &World, past: &Arc<[Standing]>, order: &Order) -> Printed {
    match order {
        Order::Past => Printed::Past(Arc::clone(past)),
        Order::Show(id) => Printed::Shown(*id, gather::minutes(world, None, *id, None).map(Arc::new)),
        Order::Write(_) => Printed::Written(String::new()),
    }
}

/// What the store would make of these changes, without a store: there is nobody else, and nothing is to be kept.
fn in_memory(app: &App, changes: &[Change]) -> Outcome {
    let cx = app.cx();
    let author = Author {
        name: cx.setup.author.clone(),
        os_user: cx.setup.author.clone(),
        host: cx.setup.host.clone(),
        key: None,
        session: cx.setup.session.clone(),
    };
    let mut world = World::clone(cx.world);
    let op = OpId::new(format!("gambar-{}", world.seq + 1));
    let envelope =
        Envelope { op: op.clone(), cause: Cause::Plain, at: app.now(), by: Arc::new(author), definite: false };
    let mut rows = Vec::new();
    for (index, change) in (0..).zip(changes) {
        match world.record(&envelope, index, change) {
            Ok((row, _)) => rows.push(row),
            Err(refusal) => return Outcome::Refused(vec![refusal]),
        }
    }
    Outcome::Saved(Receipt { op, rows, repeated: false }, Arc::new(world))
}
