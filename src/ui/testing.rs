//! What the tests of this room share: an app over the city with sample data, keys pressed, and the screen as text.

use crate::app::key::Key;
use crate::app::keys::Keymap;
use crate::app::setup::{Colours, Setup, ThemeName};
use crate::app::{App, Msg};
use crate::domain::change::{
    Agreed, Change, FigureEdit, Founding, ItemEdit, MeetingEdit, NewIssue, NewItem, NewMeeting, SiteEdit,
};
use crate::domain::day::Moment;
use crate::domain::figure::Reading;
use crate::domain::ids::{OpId, SiteCode};
use crate::domain::issue::Severity;
use crate::domain::item::Due;
use crate::domain::operation::{Author, Cause, Row, Stamp};
use crate::domain::percent::Percent;
use crate::domain::world::World;
use crate::import::{builtin, sample};
use crate::words::Language;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::{Arc, LazyLock};

pub(crate) fn now() -> Moment {
    "2026-11-24T02:00:00Z".parse().unwrap()
}

/// Lets changes happen to a world at a moment.
pub(crate) fn happen(world: &mut World, op: &str, at: Moment, changes: impl IntoIterator<Item = Change>) {
    let by = Arc::new(Author {
        name: "Notulis".into(),
        os_user: "notulis".into(),
        host: "kantor".into(),
        key: None,
        session: "uji".into(),
    });
    for (index, change) in (0..).zip(changes) {
        let stamp = Stamp { seq: world.seq + 1, at };
        let change = world.prepare(&change, stamp).unwrap();
        let meeting = world.running().map(|meeting| meeting.id);
        let by = Arc::clone(&by);
        let row = Row { seq: stamp.seq, op: OpId::new(op), index, cause: Cause::Plain, at, by, meeting, change };
        world.take(&Arc::new(row)).unwrap();
    }
}

fn founded(sample: bool) -> World {
    let mut world = World::empty();
    let founding =
        Founding { id: "uji".into(), home: "kantor".into(), rehearsal: false, sample, made_by: "uji".into() };
    let at = now() - chrono::Duration::days(60);
    happen(&mut world, "awal", at, std::iter::once(Change::Found(founding)).chain(builtin::founding().unwrap()));
    world
}

static CITY: LazyLock<Arc<World>> = LazyLock::new(|| {
    let mut world = founded(true);
    for (at, operation) in sample::story(&world, 1, now()).unwrap() {
        happen(&mut world, operation.id.as_str(), at, operation.changes);
    }
    Arc::new(world)
});

static WORST: LazyLock<Arc<World>> = LazyLock::new(|| {
    let mut world = founded(false);
    let at = now() - chrono::Duration::days(40);
    let sites: Vec<SiteCode> = world.sites.keys().cloned().collect();
    let plan = plan_meeting(&world);
    happen(&mut world, "rapat", at, [plan, start_meeting()]);
    let promise = promise(&world, &sites);
    happen(&mut world, "janji", at, [promise]);
    let seal = seal(&world);
    happen(&mut world, "sah", at, [seal]);
    for code in &sites {
        let issues = (0..12).map(|_| obstacle(&world, code)).collect::<Vec<_>>();
        happen(&mut world, &format!("kendala {code}"), at, issues);
        let progress = progress(&world, code, Percent::FULL);
        let stage = stage(&world, code, "S");
        happen(&mut world, &format!("progres {code}"), at, [stage, progress]);
    }
    Arc::new(world)
});

/// The city as the sample data has it.
pub(crate) fn city() -> Arc<World> {
    Arc::clone(&CITY)
}

/// The city with the worst figures that a cell can have: 100 %, more than nine obstacles, late promises, in a running
/// meeting.
pub(crate) fn worst() -> Arc<World> {
    Arc::clone(&WORST)
}

fn plan_meeting(world: &World) -> Change {
    Change::PlanMeeting(NewMeeting {
        id: None,
        title: "Rapat".into(),
        day: world.day(now()),
        place: None,
        agenda: vec![],
    })
}

fn start_meeting() -> Change {
    Change::EditMeeting { meeting: 1, edit: MeetingEdit::Start { number: None } }
}

fn promise(world: &World, sites: &[SiteCode]) -> Change {
    Change::AddItem(NewItem {
        number: None,
        text: "Melengkapi surat".into(),
        lead: world.agencies.keys().next().cloned(),
        support: vec![],
        sites: sites.to_vec(),
        due: Some(Due::On(world.day(now()) - chrono::Duration::days(12))),
        issue: None,
    })
}

fn seal(world: &World) -> Change {
    let item = world.items.values().next().unwrap();
    let agreed = Agreed { text: item.text.clone(), lead: item.lead.clone(), due: item.due };
    Change::EditItem { item: item.number, edit: ItemEdit::Seal(agreed) }
}

/// A new obstacle at a site.
pub(crate) fn obstacle(world: &World, site: &SiteCode) -> Change {
    Change::AddIssue(NewIssue {
        number: None,
        site: site.clone(),
        category: world.program.categories[0].code.clone(),
        text: "Lahan sempit".into(),
        severity: Severity::Severe,
        resolver: None,
        reporter: None,
        reported: world.day(now()) - chrono::Duration::days(40),
    })
}

/// A stage of a site.
pub(crate) fn stage(world: &World, site: &SiteCode, to: &str) -> Change {
    let saw = world.sites[site].stage.of(&world.program.usual_source()).cloned();
    let edit = SiteEdit::Stage(reading(world, saw, to.into()));
    Change::EditSite { site: site.clone(), edit }
}

fn progress(world: &World, site: &SiteCode, to: Percent) -> Change {
    let saw = world.sites[site].progress.of(&world.program.usual_source()).cloned();
    let edit = SiteEdit::Progress(reading(world, saw, to));
    Change::EditSite { site: site.clone(), edit }
}

fn reading<T>(world: &World, saw: Option<Reading<T>>, to: T) -> FigureEdit<T> {
    let as_of = world.day(now()) - chrono::Duration::days(40);
    let to = Some(Reading { value: Some(to), as_of, rank: None });
    FigureEdit { source: world.program.usual_source(), saw, to, reason: None }
}

/// How the tests look at it, if they don't say otherwise.
pub(crate) fn setup() -> Setup {
    Setup {
        language: Language::Indonesian,
        theme: ThemeName::Light,
        colours: Colours::Any,
        ascii: false,
        read_only: false,
        database: "rapat.db".into(),
        host: "kantor".into(),
        author: "notulis".into(),
        session: "uji".into(),
    }
}

/// The app over a world in a window.
pub(crate) fn app(world: Arc<World>, size: (u16, u16), setup: Setup) -> App {
    App::new(world, now(), size, setup, Keymap::default())
}

/// Presses keys by their names, with spaces between; a word that names no key is typed letter by letter, `_` a space.
pub(crate) fn press(app: &mut App, keys: &str) {
    for word in keys.split_whitespace() {
        match word.parse::<Key>() {
            Ok(key) => drop(app.update(Msg::Key(key))),
            Err(_) => {
                for c in word.chars().map(|c| if c == '_' { ' ' } else { c }) {
                    app.update(Msg::Key(Key::Char(c)));
                }
            }
        }
    }
}

/// The screen of an app.
pub(crate) fn screen(app: &App) -> Buffer {
    let (w, h) = app.size();
    let mut buffer = Buffer::empty(Rect::new(0, 0, w, h));
    super::render(&mut buffer, app);
    buffer
}

/// The lines of a screen, without the spaces at their ends.
pub(crate) fn lines(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width.max(1));
    buffer
        .content
        .chunks(width)
        .map(|line| line.iter().map(|cell| cell.symbol()).collect::<String>().trim_end().to_string())
        .collect()
}

/// The screen as text.
pub(crate) fn text(app: &App) -> String {
    lines(&screen(app)).join("\n")
}
