//! The app held by its promises, key by key.

use super::form::FormKind;
use super::key::Key;
use super::keys::{Act, Keymap, ROWS};
use super::layer::Layer;
use super::page::Target;
use super::pointer::Pointed;
use super::setup::{Colours, Setup, ThemeName};
use super::{App, Effect, Msg, Outcome};
use crate::domain::change::{Change, Edit, IssueEdit, ItemEdit, NewEntry, NewIssue, SiteEdit};
use crate::domain::entry::EntryKind;
use crate::domain::fact::{Field, Part, Value};
use crate::domain::ids::Record;
use crate::domain::issue::Severity;
use crate::domain::private::{Digest, PrivateEdit, PrivateField};
use crate::domain::refusal::{Conflict, Refusal};
use crate::domain::testing::{Play, morning, nov};
use crate::words::Language;
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

pub(super) fn setup() -> Setup {
    Setup {
        language: Language::Indonesian,
        theme: ThemeName::Light,
        colours: Colours::Any,
        ascii: false,
        copying: true,
        read_only: false,
        database: "rapat.db".into(),
        host: "kantor".into(),
        copy: crate::domain::ids::CopyId::first(),
        elsewhere: None,
        author: "notulis".into(),
        guest: None,
        folder: "/home/notulis".into(),
        session: "uji".into(),
    }
}

pub(super) fn play() -> Play {
    let mut play = Play::begin();
    play.at = morning();
    play.stage("1.01", "P").unwrap();
    play.issue("1.01", Severity::Normal, nov(20));
    play.issue("1.01", Severity::Severe, nov(24));
    play.meeting();
    let item = play.item("Urus surat", &["1.01", "1.02"], Some(nov(30)));
    play.seal(item).unwrap();
    play.close(1).unwrap();
    play.one(contact("1.01")).unwrap();
    play.stage("2.02", "N").unwrap();
    play.stage("2.02", "U").unwrap();
    play.undo().unwrap();
    play
}

fn contact(site: &str) -> Change {
    Change::EditPrivate(PrivateEdit {
        record: Record::Site(site.into()),
        field: PrivateField::Contact,
        edit: Edit::new(None, Some(Digest::of(b"garam", "0812"))),
        erase: false,
    })
}

pub(super) fn app_of(play: &Play) -> App {
    App::new(Arc::new(play.world.clone()), morning(), (80, 24), setup(), Keymap::default())
}

pub(super) fn press(app: &mut App, keys: &str) -> Vec<Effect> {
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
    let mut meeting = play();
    meeting.meeting();
    meeting.item("Ukur ulang", &["1.01"], None);
    let (mut typing, mut agreeing) = (app_of(&play()), app_of(&meeting));
    press(&mut typing, "t Urus_@ko");
    press(&mut agreeing, "/ TL-2 Enter");
    let reading = super::minutes::tests::reading(&play());
    let mut stepping = app_of(&meeting);
    press(&mut stepping, "R Down Enter");
    let starts = [(app_of(&play()), 0), (typing, 1), (agreeing, 1), (reading, 1), (stepping, 1)];
    let mut waiting = VecDeque::from(starts);
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
fn a_refusal_takes_nothing_from_what_is_typed_meanwhile() {
    let mut app = app_of(&play());
    assert_eq!(press(&mut app, "t Pertama Enter Enter Enter Enter").len(), 1);
    press(&mut app, "t Kedua");
    app.update(Msg::Saved(Outcome::Failed("Disk penuh".into())));
    let typed = |app: &App| match app.layers.last() {
        Some(Layer::Capture(capture)) => capture.line.text().to_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!(typed(&app), "Kedua");
    press(&mut app, "Esc");
    assert_eq!(typed(&app), "Pertama @- !- ");
    press(&mut app, "Esc t");
    assert_eq!(typed(&app), "Pertama @- !- ");
    // Both can be taken up again.
    assert_eq!(press(&mut app, "Enter").len(), 1);
    press(&mut app, "t");
    assert_eq!(typed(&app), "Kedua");
}

#[test]
fn what_is_marked_in_a_field_is_what_is_saved() {
    for (keys, severe) in [
        ("2 Enter", true),
        ("Down Up Enter Enter", false),
        ("Down Enter Enter", true),
        ("Down Tab Tab Tab Tab Tab Enter", true),
    ] {
        let mut app = app_of(&play());
        press(&mut app, "k 1 Banjir Enter");
        let effects = press(&mut app, keys);
        let [Effect::Commit(changes)] = effects.as_slice() else { panic!("{keys}: {effects:?}") };
        let [Change::AddIssue(new)] = changes.as_slice() else { panic!("{keys}: {changes:?}") };
        assert_eq!(new.severity == Severity::Severe, severe, "{keys}");
    }
    let mut app = app_of(&play());
    press(&mut app, "k 1 Banjir Enter 2");
    let Some(Layer::Form(form)) = app.layers.last() else { panic!() };
    assert_eq!(form.fields[2].cursor, 1);
    assert!(
        press(&mut app, "dinkop Enter").len() == 1,
        "who resolves it is asked, who reported it only where Tab leads"
    );
    let mut app = app_of(&play());
    press(&mut app, "t Ukur_@ Down Down");
    let Some(Layer::Capture(capture)) = app.layers.last().cloned() else { panic!() };
    let marked = capture.list().unwrap().candidates[capture.chosen.unwrap()].word.clone();
    press(&mut app, "Enter");
    let Some(Layer::Capture(capture)) = app.layers.last() else { panic!() };
    assert_eq!(capture.line.text(), format!("Ukur {marked} "));
}

#[test]
fn what_was_typed_is_kept_when_a_form_is_closed() {
    let mut app = app_of(&play());
    press(&mut app, "t Ukur_ulang Esc");
    assert!(app.layers.is_empty());
    press(&mut app, "t");
    let Some(Layer::Capture(capture)) = app.layers.last() else { panic!() };
    assert_eq!(capture.line.text(), "Ukur ulang");
}

#[test]
fn a_promise_without_signs_is_asked_for_what_it_lacks() {
    let mut app = app_of(&play());
    let effects = press(&mut app, "t Ukur_ulang Enter koper Enter 27/11 Enter");
    let [Effect::Commit(changes)] = effects.as_slice() else { panic!("{effects:?}") };
    let [Change::AddItem(new)] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(new.lead.as_ref().map(|lead| lead.as_str()), Some("dinkop"));
    assert_eq!(new.due.and_then(|due| due.day()), Some(nov(27)));
    let mut app = app_of(&play());
    assert!(press(&mut app, "t Ukur_ulang Enter Enter 23/11 Enter").is_empty(), "a day in the past is refused");
    let Some(Layer::Capture(capture)) = app.layers.last() else { panic!() };
    assert!(capture.error.as_ref().is_some_and(|error| error.contains("sudah lewat")), "{:?}", capture.error);
    let mut app = app_of(&play());
    assert!(press(&mut app, "t Ukur Enter zzzz Enter").is_empty());
    let Some(Layer::Capture(capture)) = app.layers.last() else { panic!() };
    assert!(capture.reading.said.lead.is_none(), "an instansi that is not in the list is not guessed");
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
    let Some(Layer::Page(page)) = app.layers.last() else { panic!() };
    let record = page.selected.clone();
    play.issue("1.01", Severity::Severe, nov(24));
    app.update(Msg::World(Arc::new(play.world.clone())));
    let Some(Layer::Page(page)) = app.layers.last() else { panic!() };
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
fn every_key_that_only_lacks_the_right_to_write_says_so() {
    let setup = Setup { read_only: true, ..setup() };
    for key in ["s", "p", "k", "e", "i", "t", "d", "c", "l", "L", "u", "U", "Enter e", "T x", "Enter i", "Enter v"] {
        let mut app = App::new(Arc::new(play().world), morning(), (80, 24), setup.clone(), Keymap::default());
        press(&mut app, key);
        let said = app.notice.map(|notice| notice.text).unwrap_or_default();
        assert!(said.contains("Hanya baca"), "{key}: {said}");
    }
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
    assert!(
        matches!(&app.layers[..], [Layer::Page(page)] if page.sites(app.cx()) == ["2.03".into()]),
        "out of scope: its page"
    );
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

#[test]
fn a_private_value_is_shown_only_when_asked_for_and_not_left_standing() {
    let mut app = app_of(&play());
    assert!(press(&mut app, "Enter").is_empty());
    let site = Record::Site("1.01".into());
    let shown = |app: &App| {
        let Some(Layer::Page(page)) = app.layers.last() else { return false };
        let lines = page.lines(app.cx());
        lines.iter().flat_map(|line| &line.pieces).any(|piece| piece.text.contains("0812"))
    };
    assert!(!shown(&app));
    assert_eq!(press(&mut app, "v"), [Effect::Reveal(site.clone())]);
    let values = vec![(PrivateField::Contact, "0812".to_string())];
    app.update(Msg::Revealed(super::Revealed { record: site.clone(), values: values.clone() }));
    assert!(shown(&app));
    assert!(!format!("{app:?}").contains("0812"), "not even in a log");
    press(&mut app, "Right Left");
    assert!(!shown(&app), "gone with the page");
    press(&mut app, "Esc");
    app.update(Msg::Revealed(super::Revealed { record: site, values }));
    press(&mut app, "Enter");
    assert!(!shown(&app), "an answer that comes too late is not kept");
    let mut app =
        App::new(Arc::new(play().world), morning(), (80, 24), Setup { read_only: true, ..setup() }, Keymap::default());
    press(&mut app, "Enter");
    let Some(Layer::Page(page)) = app.layers.last() else { panic!() };
    let texts: Vec<String> = page.lines(app.cx()).into_iter().flat_map(|line| line.pieces).map(|p| p.text).collect();
    assert!(!texts.iter().any(|text| text == "kontak"), "a reader is not even told that there is one");
    assert!(press(&mut app, "v").is_empty());
}

#[test]
fn a_memo_is_kept_beside_and_erased_only_after_asking() {
    let mut app = app_of(&play());
    let effects = press(&mut app, "i Telepon_pak_kades Enter");
    let [Effect::Keep(kept)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(kept.value.as_deref(), Some("Telepon pak kades"));
    assert!(!format!("{effects:?}").contains("Telepon"));
    let mut app = app_of(&play());
    assert!(press(&mut app, "i - Enter").is_empty(), "asks first");
    assert!(press(&mut app, "1").is_empty());
    let effects = press(&mut app, "i - Enter 2");
    assert!(matches!(effects.as_slice(), [Effect::Keep(kept)] if kept.value.is_none()), "{effects:?}");
}

#[test]
fn a_figure_is_edited_with_its_source_and_day() {
    let mut app = app_of(&play());
    let effects = press(&mut app, "e 3 1.250_m2 Tab 2 Tab Enter");
    let [Effect::Commit(changes)] = effects.as_slice() else { panic!("{effects:?}") };
    let [Change::EditSite { edit: SiteEdit::Area(edit), .. }] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(edit.source.as_str(), "kodim");
    assert_eq!(edit.to.as_ref().and_then(|reading| reading.value).map(|area| area.square_metres()), Some(1250));
    let mut app = app_of(&play());
    assert!(press(&mut app, "e 3 1 Enter").is_empty(), "one square metre is refused");
    let Some(Layer::Form(form)) = app.layers.last() else { panic!() };
    assert!(form.fields[0].error.is_some());
    let mut app = app_of(&play());
    assert!(press(&mut app, "e 6 0,0 Enter").is_empty(), "zero, zero is refused");
}

#[test]
fn an_obstacle_is_edited_field_by_field_and_only_what_changed_is_saved() {
    let mut app = app_of(&play());
    let effects = press(&mut app, "Enter e _sekali Enter");
    let [Effect::Commit(changes)] = effects.as_slice() else { panic!("{effects:?}") };
    let [Change::EditIssue { issue: 1, edit: IssueEdit::Text(edit) }] = changes.as_slice() else {
        panic!("{changes:?}")
    };
    assert_eq!((edit.saw.as_str(), edit.to.as_str()), ("Lahan sempit", "Lahan sempit sekali"));
    let mut app = app_of(&play());
    assert!(press(&mut app, "Enter e Enter").is_empty());
    assert!(matches!(&app.layers[..], [Layer::Page(_)]), "nothing changed, nothing saved");
}

#[test]
fn pages_lead_on_to_what_they_name_and_esc_comes_back_to_the_same_record() {
    let mut app = app_of(&play());
    press(&mut app, "K Down");
    let Some(Layer::Page(list)) = app.layers.last() else { panic!() };
    let chosen = list.selected.clone();
    press(&mut app, "Enter Enter");
    let trail = app.trail();
    assert_eq!(trail.len(), 4, "{trail:?}");
    press(&mut app, "Esc Esc");
    let Some(Layer::Page(list)) = app.layers.last() else { panic!() };
    assert_eq!(list.selected, chosen);
    press(&mut app, "Esc I Enter");
    assert!(matches!(app.layers.last(), Some(Layer::Page(page)) if page.title(app.cx()) == "Kodim"));
}

#[test]
fn an_obstacle_leads_to_who_resolves_and_who_reported_it_and_a_note_has_a_page() {
    let mut play = play();
    for (resolver, reporter) in [("kodim", "dinkop"), ("kodim", "kodim")] {
        let new = NewIssue {
            number: None,
            site: "1.02".into(),
            category: "lahan".into(),
            text: "Batas belum jelas".into(),
            severity: Severity::Normal,
            resolver: Some(resolver.into()),
            reporter: Some(reporter.into()),
            reported: nov(24),
        };
        play.one(Change::AddIssue(new)).unwrap();
    }
    let kind = EntryKind::Decision;
    let sites = vec!["1.01".into()];
    play.one(Change::AddEntry(NewEntry { number: None, kind, text: "Lahan dipindah".into(), sites })).unwrap();
    let mut app = app_of(&play);
    let targets = |app: &App| {
        let Some(Layer::Page(page)) = app.layers.last() else { panic!() };
        let lines = page.lines(app.cx());
        lines.into_iter().filter_map(|line| line.target).collect::<Vec<_>>()
    };
    let agency = |code: &str| Target::Record(Record::Agency(code.into()));
    press(&mut app, "/ K-3 Enter");
    let first = targets(&app);
    assert!(first.contains(&agency("kodim")) && first.contains(&agency("dinkop")), "{first:?}");
    press(&mut app, "Esc / K-4 Enter");
    let unique: Vec<_> = targets(&app).into_iter().filter(|target| *target == agency("kodim")).collect();
    assert_eq!(unique.len(), 1, "the cursor tells lines apart by what they lead to");
    press(&mut app, "Esc / dipindah Enter");
    assert_eq!(app.trail().last().map(String::as_str), Some("keputusan 1"));
    let found = targets(&app);
    assert!(found.contains(&Target::Record(Record::Site("1.01".into()))), "{found:?}");
    let effects = press(&mut app, "Home e End _sementara Enter");
    let [Effect::Commit(changes)] = &effects[..] else { panic!("{effects:?}") };
    assert!(matches!(&changes[..], [Change::EditEntry { entry: 1, .. }]), "{changes:?}");
}

#[test]
fn a_promise_is_linked_to_an_obstacle_from_its_page_and_let_go() {
    let mut app = app_of(&play());
    press(&mut app, "/ K-1 Enter x 3");
    let effects = press(&mut app, "Enter");
    let [Effect::Commit(changes)] = &effects[..] else { panic!("{effects:?}") };
    let link = |saw, to| Change::EditItem { item: 1, edit: ItemEdit::Issue(Edit::new(saw, to)) };
    assert_eq!(changes[..], [link(None, Some(1))]);
    let mut play = play();
    play.one(link(None, Some(1))).unwrap();
    let mut app = app_of(&play);
    let effects = press(&mut app, "/ K-1 Enter x 3 Enter");
    assert_eq!(effects, [Effect::Commit(vec![link(Some(1), None)])]);
    press(&mut app, "t Pindahkan_tiang Enter Enter Enter");
    let effects = press(&mut app, "Enter");
    let [Effect::Commit(changes)] = &effects[..] else { panic!("{effects:?}") };
    assert!(matches!(&changes[..], [Change::AddItem(new)] if new.issue == Some(1) && new.sites == ["1.01".into()]));
}

#[test]
fn views_take_each_others_place_on_the_way_back() {
    let mut app = app_of(&play());
    press(&mut app, "Enter K I S K");
    assert_eq!(app.trail().len(), 3, "{:?}", app.trail());
    press(&mut app, "Enter I");
    assert_eq!(app.trail().len(), 5, "{:?}", app.trail());
    press(&mut app, "K");
    assert_eq!(app.trail().len(), 3, "back to the one that is there already: {:?}", app.trail());
    press(&mut app, "Esc Esc");
    assert_eq!(app.trail().len(), 1);
}

#[test]
fn a_memo_is_not_seen_while_it_is_typed_unless_asked_for() {
    let mut app = app_of(&play());
    press(&mut app, "Enter i rahasia");
    let hidden = |app: &App| matches!(app.layers.last(), Some(Layer::Form(form)) if form.is_hidden(app.cx()));
    assert!(hidden(&app));
    press(&mut app, "Esc v");
    let record = Record::Site("1.01".into());
    app.update(Msg::Revealed(super::Revealed { record: record.clone(), values: Vec::new() }));
    press(&mut app, "i");
    assert!(!hidden(&app), "asked for on its page");
    press(&mut app, "Esc");
    assert!(app.revealed.is_none(), "and not left standing");
}

#[test]
fn the_mouse_selects_opens_and_moves_only_what_it_points_at() {
    let mut app = app_of(&play());
    assert_eq!(press(&mut app, "m"), [Effect::Mouse(true)]);
    let layout = app.board.layout(app.cx(), app.size);
    let second = layout.cells().find(|cell| cell.row == 1).copied().unwrap();
    let click = |double| Msg::Pointed(Pointed::Click { column: second.x + 2, line: second.y, double });
    app.update(click(false));
    assert_eq!(app.board.selected, Some("1.02".into()));
    app.update(Msg::Pointed(Pointed::Click { column: 79, line: 20, double: true }));
    assert_eq!(app.board.selected, Some("1.02".into()), "a click on nothing does nothing");
    app.update(click(true));
    assert!(matches!(app.layers.last(), Some(Layer::Page(_))));
    let Some(Layer::Page(page)) = app.layers.last() else { panic!() };
    let lines = page.lines(app.cx());
    let at = lines.iter().position(|line| line.target == Some(Target::Field(Field::Area))).unwrap();
    app.update(Msg::Pointed(Pointed::Click { column: 5, line: at as u16 + 1, double: false }));
    let Some(Layer::Page(page)) = app.layers.last() else { panic!() };
    assert_eq!(page.selected, Some(Target::Field(Field::Area)));
    app.update(Msg::Pointed(Pointed::Wheel { down: true }));
    let Some(Layer::Page(page)) = app.layers.last() else { panic!() };
    assert_ne!(page.selected, Some(Target::Field(Field::Area)));
}

#[test]
fn what_is_under_the_cursor_is_copied_unless_that_is_off_and_never_what_is_private() {
    let mut app = app_of(&play());
    let effects = press(&mut app, "y");
    assert!(matches!(&effects[..], [Effect::Copy(text)] if text.starts_with("1 Koto Lolo: Pondasi")), "{effects:?}");
    press(&mut app, "Enter");
    let site = Record::Site("1.01".into());
    app.update(Msg::Revealed(super::Revealed { record: site, values: vec![(PrivateField::Contact, "0812".into())] }));
    assert!(press(&mut app, "y").is_empty());
    let mut app = app_of(&play());
    press(&mut app, ": sakelar-salin Enter");
    assert!(press(&mut app, "y").is_empty());
}
