//! The app held by its promises, key by key.

use super::form::FormKind;
use super::key::Key;
use super::keys::{Act, Keymap, ROWS};
use super::layer::Layer;
use super::setup::{Colours, Setup, ThemeName};
use super::{App, Effect, Msg, Outcome};
use crate::domain::change::{Change, IssueEdit, SiteEdit};
use crate::domain::fact::{Field, Part, Value};
use crate::domain::ids::Record;
use crate::domain::issue::Severity;
use crate::domain::refusal::{Conflict, Refusal};
use crate::domain::testing::{Play, morning, nov};
use crate::words::Language;
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

fn setup() -> Setup {
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

fn play() -> Play {
    let mut play = Play::begin();
    play.at = morning();
    play.stage("1.01", "P").unwrap();
    play.issue("1.01", Severity::Normal, nov(20));
    play.issue("1.01", Severity::Severe, nov(24));
    play.meeting();
    let item = play.item("Urus surat", &["1.01", "1.02"], Some(nov(30)));
    play.seal(item).unwrap();
    play.close(1).unwrap();
    play.stage("2.02", "N").unwrap();
    play.stage("2.02", "U").unwrap();
    play.undo().unwrap();
    play
}

fn app_of(play: &Play) -> App {
    App::new(Arc::new(play.world.clone()), morning(), (80, 24), setup(), Keymap::default())
}

fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for word in keys.split(' ') {
        let key = word.parse::<Key>();
        match key {
            Ok(key) => effects.extend(app.update(Msg::Key(key))),
            // An underscore is a space to type.
            Err(_) => {
                let typed = word.replace('_', " ");
                effects.extend(typed.chars().filter_map(|c| app.update(Msg::Key(Key::Char(c)))));
            }
        }
    }
    effects
}

/// Everything that a person could tell apart.
fn picture(app: &App) -> String {
    let layers: Vec<String> = app
        .layers
        .iter()
        .map(|layer| match layer {
            Layer::Pick(pick) => format!("{:?}", (&pick.title, &pick.typed, pick.cursor)),
            Layer::Form(form) => format!("{:?}", (&form.kind, &form.fields, form.focus, &form.error)),
            other => format!("{other:?}"),
        })
        .collect();
    format!("{:?}{layers:?}{:?}{:?}{}", app.board, app.notice, app.setup.theme, app.setup.ascii)
}

#[test]
fn every_promised_key_does_something() {
    let mut seen = BTreeSet::new();
    let mut waiting = VecDeque::from([(app_of(&play()), 0)]);
    let mut pressed = BTreeSet::new();
    while let Some((app, depth)) = waiting.pop_front() {
        if !seen.insert(picture(&app)) || depth > 3 {
            continue;
        }
        for act in app.acts() {
            for key in app.keymap.of(act) {
                let mut next = app.clone();
                // What is said is taken away by any key; that alone does not count as doing something.
                next.notice = None;
                let before = picture(&next);
                assert_eq!(next.act_of(*key), Some(act), "{key} means something else than it promises");
                let effect = next.update(Msg::Key(*key));
                pressed.insert(act);
                // A number has at most six figures, and a refusal that stands there already is not said twice.
                let full = act == Act::Digit && app.board.digits.len() == 6;
                let told =
                    matches!(app.layers.last(), Some(Layer::Form(form)) if form.fields[form.focus].error.is_some());
                assert!(effect.is_some() || picture(&next) != before || full || told, "{key} ({act:?}) at {before}");
                if seen.len() < 1500 {
                    waiting.push_back((next, depth + 1));
                }
            }
        }
        for (key, _) in app.hints() {
            assert!(app.act_of(key).is_some(), "the footer promises {key}");
        }
    }
    let by_key: BTreeSet<Act> = ROWS.iter().filter(|row| !row.keys.is_empty()).map(|row| row.act).collect();
    let missed: Vec<_> = by_key.difference(&pressed).collect();
    assert!(missed.is_empty(), "never promised on the way: {missed:?}");
}

#[test]
fn letters_in_a_field_are_text_and_a_paste_never_runs() {
    let mut app = app_of(&play());
    assert!(press(&mut app, "k 1 qPTKu?:/ Space x").is_empty());
    let Some(Layer::Form(form)) = app.layers.last() else { panic!("the form is open") };
    assert_eq!(form.fields[1].line.text(), "qPTKu?:/ x");
    app.update(Msg::Paste("satu\ndua\u{1b}[31m\ttiga\u{202e}\n".into()));
    let Some(Layer::Form(form)) = app.layers.last() else { panic!("Enter in a paste saves nothing") };
    assert_eq!(form.fields[1].line.text(), "qPTKu?:/ xsatu dua tiga");
    let mut app = app_of(&play());
    let before = picture(&app);
    app.update(Msg::Paste("sPq\n".into()));
    app.notice = None;
    assert_eq!(picture(&app), before);
}

#[test]
fn a_stage_is_set_with_what_was_seen_and_going_back_asks_why() {
    let mut app = app_of(&play());
    let effects = press(&mut app, "s o Enter");
    let [Effect::Commit(changes)] = effects.as_slice() else { panic!("{effects:?}") };
    let [Change::EditSite { site, edit: SiteEdit::Stage(edit) }] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(site.as_str(), "1.01");
    assert_eq!(edit.saw.as_ref().and_then(|reading| reading.value.as_ref()), Some(&"P".into()));
    let mut app = app_of(&play());
    assert!(press(&mut app, "s 1 Enter").is_empty());
    assert!(matches!(&app.layers[..], [Layer::Form(form)] if matches!(form.kind, FormKind::StageBack(..))));
    assert!(press(&mut app, "Enter").is_empty(), "without a reason nothing is saved");
    let effects = press(&mut app, "Lahan_dipindah Enter");
    let [Effect::Commit(changes)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(matches!(&changes[..], [Change::EditSite { edit: SiteEdit::Stage(edit), .. }] if edit.reason.is_some()));
}

#[test]
fn an_act_on_marked_sites_is_one_operation() {
    let mut app = app_of(&play());
    let effects = press(&mut app, "Space Down Space Down Space p 12,5 Enter");
    let [Effect::Commit(changes)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(changes.len(), 3);
}

#[test]
fn a_refused_save_gives_back_what_was_typed() {
    let mut app = app_of(&play());
    let effects = press(&mut app, "k 1 Rumah_warga_di_atas_lahan Enter 2 Enter");
    let [Effect::Commit(changes)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(matches!(&changes[..], [Change::AddIssue(new)] if new.severity == Severity::Severe));
    assert!(app.layers.is_empty() && app.is_saving());
    let conflict = Conflict {
        record: Record::Site("1.01".into()),
        field: Field::Stage,
        part: Part::All,
        saw: Value::Nothing,
        found: Value::Stage("P".into()),
        wanted: Value::Stage("O".into()),
        by: Some(("camat".into(), morning())),
    };
    app.update(Msg::Saved(Outcome::Refused(vec![Refusal::Conflict(Box::new(conflict))])));
    let Some(Layer::Form(form)) = app.layers.last() else { panic!("the form comes back") };
    assert_eq!(form.fields[1].line.text(), "Rumah warga di atas lahan");
    let told = form.error.clone().unwrap();
    assert!(told.contains("Pondasi") && told.contains("Operasional") && told.contains("camat"), "{told}");
    assert!(!app.is_saving());
}

#[test]
fn what_was_typed_is_kept_when_a_form_is_closed() {
    let mut app = app_of(&play());
    press(&mut app, "t Ukur_ulang Esc");
    assert!(app.layers.is_empty());
    press(&mut app, "t");
    let Some(Layer::Form(form)) = app.layers.last() else { panic!() };
    assert_eq!(form.fields[0].line.text(), "Ukur ulang");
}

#[test]
fn a_promise_takes_an_instansi_from_the_list_and_a_date_in_figures() {
    let mut app = app_of(&play());
    let effects = press(&mut app, "t Ukur_ulang Enter koper Enter 27/11 Enter");
    let [Effect::Commit(changes)] = effects.as_slice() else { panic!("{effects:?}") };
    let [Change::AddItem(new)] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(new.lead.as_ref().map(|lead| lead.as_str()), Some("dinkop"));
    assert_eq!(new.due.and_then(|due| due.day()), Some(nov(27)));
    let mut app = app_of(&play());
    assert!(press(&mut app, "t Ukur_ulang Enter Enter 23/11 Enter").is_empty(), "a day in the past is refused");
    let mut app = app_of(&play());
    assert!(press(&mut app, "t Ukur Enter zzzz Enter").is_empty());
    let Some(Layer::Form(form)) = app.layers.last() else { panic!() };
    assert!(form.fields[1].error.is_some(), "an instansi that is not in the list is not guessed");
}

#[test]
fn an_obstacle_is_settled_from_the_site_page() {
    let mut app = app_of(&play());
    let effects = press(&mut app, "Enter x 1 Tukar_guling Enter");
    let [Effect::Commit(changes)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(matches!(&changes[..], [Change::EditIssue { issue: 1, edit: IssueEdit::State(_) }]));
}

#[test]
fn a_change_from_elsewhere_never_moves_the_cursor() {
    let mut play = play();
    let mut app = app_of(&play);
    press(&mut app, "g 2 Down");
    let selected = app.board.selected.clone();
    for site in ["1.02", "2.01", "2.02"] {
        play.stage(site, "N").unwrap();
        app.update(Msg::World(Arc::new(play.world.clone())));
        assert_eq!(app.board.selected, selected);
    }
    press(&mut app, "Home Enter Down");
    let Some(Layer::Site(page)) = app.layers.last() else { panic!() };
    let record = page.selected.clone();
    play.issue("1.01", Severity::Severe, nov(24));
    app.update(Msg::World(Arc::new(play.world.clone())));
    let Some(Layer::Site(page)) = app.layers.last() else { panic!() };
    assert_eq!(page.selected, record);
}

#[test]
fn nothing_can_be_written_where_only_reading_is_allowed() {
    let mut app =
        App::new(Arc::new(play().world), morning(), (80, 24), Setup { read_only: true, ..setup() }, Keymap::default());
    assert!(press(&mut app, "s p k t c u U").is_empty());
    assert!(app.layers.is_empty());
    assert!(app.notice.is_some_and(|notice| notice.text.contains("Hanya baca")));
}

#[test]
fn leaving_asks_only_while_a_meeting_runs() {
    let mut play = play();
    assert_eq!(press(&mut app_of(&play), "q"), [Effect::Quit]);
    assert_eq!(press(&mut app_of(&play), "Ctrl-C"), [Effect::Quit]);
    play.meeting();
    let mut app = app_of(&play);
    assert!(press(&mut app, "q q q").is_empty());
    assert!(press(&mut app, "Ctrl-C 1").is_empty());
    assert!(app.layers.is_empty());
    assert_eq!(press(&mut app, "Ctrl-C 2"), [Effect::Quit]);
}

#[test]
fn a_number_goes_to_its_site() {
    let mut app = app_of(&play());
    press(&mut app, "4 Enter");
    assert_eq!(app.board.selected, Some("2.02".into()));
    press(&mut app, "5 Enter");
    assert!(matches!(&app.layers[..], [Layer::Site(page)] if page.code.as_str() == "2.03"), "out of scope: its page");
    press(&mut app, "Esc 99 Enter");
    assert!(app.notice.as_ref().is_some_and(|notice| notice.text.contains("99")));
    assert_eq!(app.board.selected, Some("2.02".into()));
}

#[test]
fn a_filter_counts_what_it_would_show() {
    let mut app = app_of(&play());
    press(&mut app, "f 2");
    let Some(Layer::Pick(pick)) = app.layers.last() else { panic!() };
    assert_eq!(pick.rows.iter().map(|row| row.note.as_str()).collect::<Vec<_>>(), ["2 lokasi", "2 lokasi"]);
    press(&mut app, "Enter");
    assert_eq!(app.board.filter.district.as_deref(), Some("Utara"));
    press(&mut app, "f 0");
    assert!(app.board.filter.is_empty());
}
