//! What the tests of this room share: an app over the city with sample data, keys pressed, and the screen as text.

use crate::app::key::Key;
use crate::app::keys::Keymap;
use crate::app::setup::{Colours, Setup, ThemeName};
use crate::app::{App, Msg};
use crate::domain::change::{
    Agreed, Change, FigureEdit, Founding, ItemEdit, MeetingEdit, NewEntry, NewIssue, NewItem, NewMeeting, SiteEdit,
};
use crate::domain::day::{Day, Moment};
use crate::domain::entry::EntryKind;
use crate::domain::figure::Reading;
use crate::domain::ids::{OpId, SiteCode};
use crate::domain::issue::Severity;
use crate::domain::item::Due;
use crate::domain::meeting::{Attendance, Presence};
use crate::domain::meeting_steps::Beginning;
use crate::domain::operation::{Author, Cause};
use crate::domain::percent::Percent;
use crate::domain::query::meeting;
use crate::domain::record::Envelope;
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
    let envelope = Envelope { op: OpId::new(op), cause: Cause::Plain, at, by, definite: false };
    for (index, change) in (0..).zip(changes) {
        world.record(&envelope, index, &change).unwrap();
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
    let plan = plan_meeting(world.day(at));
    happen(&mut world, "rapat", at, [plan, start_meeting()]);
    let promise = promise(&world, &sites, -12);
    happen(&mut world, "janji", at, [promise]);
    let seal = seal(&world);
    happen(&mut world, "sah", at, [seal]);
    for code in &sites {
        let issues = (0..12).map(|_| obstacle(&world, code, Severity::Severe, 40)).collect::<Vec<_>>();
        happen(&mut world, &format!("kendala {code}"), at, issues);
        let progress = progress(&world, code, Percent::FULL);
        let stage = stage(&world, code, "S");
        happen(&mut world, &format!("progres {code}"), at, [stage, progress]);
    }
    Arc::new(world)
});

static MIXED: LazyLock<Arc<World>> = LazyLock::new(|| {
    let mut world = founded(true);
    let days = |count: i64| now() - chrono::Duration::days(count);
    let sites: Vec<SiteCode> = world.sites.keys().cloned().collect();
    let some = |each: usize, rest: usize| sites.iter().skip(rest).step_by(each).cloned().collect::<Vec<_>>();
    let plan = plan_meeting(world.day(days(10)));
    happen(&mut world, "rapat", days(10), [plan, start_meeting()]);
    for (number, (due, each)) in [(-5, 7), (2, 8), (30, 9)].into_iter().enumerate() {
        let promise = promise(&world, &some(each, number), due);
        happen(&mut world, &format!("janji {number}"), days(10), [promise]);
        let seal = seal(&world);
        happen(&mut world, &format!("sah {number}"), days(10), [seal]);
    }
    let close = Change::EditMeeting { meeting: 1, edit: MeetingEdit::Close };
    happen(&mut world, "tutup", days(10), [close]);
    let stages: Vec<String> = world.program.stages.iter().map(|stage| stage.code.to_string()).collect();
    for (at, code) in sites.iter().enumerate().filter(|(at, _)| at % 9 != 8) {
        let reached = stages[at * 5 % stages.len()].clone();
        let share = Percent::from_hundredths((at * 777 % 10_001) as u16).unwrap();
        let mut changes = vec![stage(&world, code, &reached)];
        changes.extend((at % 4 != 0).then(|| progress(&world, code, share)));
        changes.extend((at % 5 == 2).then(|| obstacle(&world, code, Severity::Normal, 6)));
        happen(&mut world, &format!("kabar {at}"), days(3), changes);
    }
    Arc::new(world)
});

static SITTING: LazyLock<Arc<World>> = LazyLock::new(|| {
    let mut world = (*mixed()).clone();
    let at = now() - chrono::Duration::minutes(40);
    let (id, day) = (world.next_meeting_id(), world.day(at));
    happen(
        &mut world,
        "rencana",
        at,
        [Change::PlanMeeting(NewMeeting {
            id: None,
            title: "Rapat teknis".into(),
            day,
            begins: "09:00".parse().ok(),
            place: Some("Aula kantor".into()),
            agenda: vec!["Lahan".into(), "Dana".into()],
        })],
    );
    let begin = Beginning { planned: Some(id), title: "Rapat teknis".into(), day, number: None };
    let start = world.to_start(&begin);
    happen(&mut world, "mulai", at, start);
    let answers = [Presence::Present, Presence::Absent, Presence::Represented];
    let roll = meeting::roll(&world, &world.meetings[&id]).rows;
    let answered = roll.iter().zip(answers).filter_map(|((agency, _), presence)| {
        world.meetings[&id].to_attend(&agency.code, Some(Attendance::plain(presence)))
    });
    let mut said: Vec<Change> = answered.chain(world.meetings[&id].to_turn(Some(1))).collect();
    for (kind, text) in [(EntryKind::Decision, "Gerai memakai lahan desa"), (EntryKind::Parked, "Sambungan listrik")] {
        said.push(Change::AddEntry(NewEntry { number: None, kind, text: text.into(), sites: Vec::new() }));
    }
    happen(&mut world, "hadir", at, said);
    let sites: Vec<SiteCode> = world.sites.keys().take(2).cloned().collect();
    let promised = promise(&world, &sites, 3);
    happen(&mut world, "janji", at, [promised]);
    let sealed = seal(&world);
    happen(&mut world, "sah", at, [sealed]);
    let proposed = promise(&world, &sites[..1], 10);
    happen(&mut world, "usulan", at, [proposed]);
    Arc::new(world)
});

/// The same city while a meeting runs: some have answered the roll, something was agreed, decided and put aside.
pub(crate) fn sitting() -> Arc<World> {
    Arc::clone(&SITTING)
}

/// The city with something of everything: all levels, stages that are recorded or not, and figures of every length.
pub(crate) fn mixed() -> Arc<World> {
    Arc::clone(&MIXED)
}

/// The city as the sample data has it.
pub(crate) fn city() -> Arc<World> {
    Arc::clone(&CITY)
}

/// The city with the worst figures that a cell can have: 100 %, more than nine obstacles, late promises, in a running
/// meeting.
pub(crate) fn worst() -> Arc<World> {
    Arc::clone(&WORST)
}

fn plan_meeting(day: Day) -> Change {
    Change::PlanMeeting(NewMeeting { id: None, title: "Rapat".into(), day, begins: None, place: None, agenda: vec![] })
}

fn start_meeting() -> Change {
    Change::EditMeeting { meeting: 1, edit: MeetingEdit::Start { number: None } }
}

fn promise(world: &World, sites: &[SiteCode], due: i64) -> Change {
    Change::AddItem(NewItem {
        number: None,
        text: "Melengkapi surat".into(),
        lead: world.agencies.keys().next().cloned(),
        support: vec![],
        sites: sites.to_vec(),
        due: Some(Due::On(world.day(now()) + chrono::Duration::days(due))),
        issue: None,
    })
}

fn seal(world: &World) -> Change {
    let item = world.items.values().next_back().unwrap();
    let agreed = Agreed { text: item.text.clone(), lead: item.lead.clone(), due: item.due };
    Change::EditItem { item: item.number, edit: ItemEdit::Seal(agreed) }
}

fn obstacle(world: &World, site: &SiteCode, severity: Severity, age: i64) -> Change {
    Change::AddIssue(NewIssue {
        number: None,
        site: site.clone(),
        category: world.program.categories[0].code.clone(),
        text: "Lahan sempit".into(),
        severity,
        resolver: None,
        reporter: None,
        reported: world.day(now()) - chrono::Duration::days(age),
    })
}

fn stage(world: &World, site: &SiteCode, to: &str) -> Change {
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
    let as_of = world.day(now()) - chrono::Duration::days(50);
    let to = Some(Reading { value: Some(to), as_of, rank: None });
    FigureEdit { source: world.program.usual_source(), saw, to, reason: None }
}

/// Reports an obstacle at the first site.
pub(crate) fn new_issue(world: &World) -> Change {
    obstacle(world, world.sites.keys().next().unwrap(), Severity::Normal, 0)
}

/// How the tests look at it, if they don't say otherwise.
pub(crate) fn setup() -> Setup {
    Setup {
        language: Language::Indonesian,
        theme: ThemeName::Light,
        colours: Colours::Any,
        ascii: false,
        copying: true,
        read_only: false,
        database: "rapat.db".into(),
        host: "kantor".into(),
        guest: None,
        copy: crate::domain::ids::CopyId::first(),
        elsewhere: None,
        folder: "/home/notulis".into(),
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

/// The screen as text, then how it looks: in each line the runs of cells that look alike, and what each look is.
pub(crate) fn styled(app: &App) -> String {
    let buffer = screen(app);
    let mut looks: Vec<String> = Vec::new();
    let mut map = String::new();
    for line in buffer.content.chunks(usize::from(buffer.area.width)) {
        let look = |cell: &ratatui::buffer::Cell| format!("{:?} on {:?} {:?}", cell.fg, cell.bg, cell.modifier);
        for run in line.chunk_by(|a, b| look(a) == look(b)) {
            let at = looks.iter().position(|known| *known == look(&run[0])).unwrap_or_else(|| {
                looks.push(look(&run[0]));
                looks.len() - 1
            });
            map += &format!("{}{} ", char::from(b'a' + at as u8), run.len());
        }
        map.truncate(map.trim_end().len());
        map.push('\n');
    }
    let looks = looks.iter().zip(b'a'..).map(|(look, name)| format!("{} {look}\n", char::from(name)));
    format!("{}\n\n{map}\n{}", lines(&buffer).join("\n"), looks.collect::<String>())
}

/// The screen as text.
pub(crate) fn text(app: &App) -> String {
    lines(&screen(app)).join("\n")
}
