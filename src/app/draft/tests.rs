//! Drafts: what is half typed is told as a value, survives the way through JSON, and is offered and opened again.

use super::super::keys::Act;
use super::super::layer::Layer;
use super::super::tests::{app_of, play, press};
use super::super::{App, Effect, Msg, Outcome};
use super::{Draft, DraftId, Half, Offer};
use crate::domain::testing::morning;
use std::sync::Arc;

/// A form in the middle of each kind that can be reached by a few keys.
const HALF: &[&str] = &[
    "t Urus_surat_jalan",
    "t Urus Enter kod Left Left",
    "t Urus_@kodim_!jumat",
    "d putus",
    "l nanti",
    "k Enter Jalan_longsor",
    "c catat",
    "i memo_rahasia",
    "p 45",
    "Enter x 1 sudah",
    "K x 1 sudah",
    "K e lagi",
    "S Enter kop",
];

fn half(app: &App) -> Draft {
    let drafts = app.drafts();
    let [draft] = drafts.as_slice() else { panic!("{drafts:?}") };
    draft.clone()
}

fn offer(app: &App, draft: &Draft) -> Offer {
    let json = serde_json::to_string(&draft.half).unwrap();
    Offer {
        id: DraftId { board: "lain".into(), number: draft.number },
        author: "Sekretaris".into(),
        from: "meja-2, pts/3".into(),
        at: morning(),
        half: serde_json::from_str(&json).unwrap(),
        seen: Arc::clone(app.cx().world),
    }
}

#[test]
fn what_is_half_typed_opens_again_as_it_was() {
    let play = play();
    for keys in HALF {
        let mut typed = app_of(&play);
        press(&mut typed, keys);
        assert_eq!(typed.drafts().len(), 1, "{keys}");
        let draft = half(&typed);
        let before = typed.layers.last().unwrap();
        assert_eq!(draft.seen, typed.cx().world.seq);

        let mut next = app_of(&play);
        next.update(Msg::Offered(vec![offer(&next, &draft)]));
        let effect = next.update(Msg::Key("1".parse().unwrap()));
        assert_eq!(effect, Some(Effect::ForgetDraft(DraftId { board: "lain".into(), number: draft.number })), "{keys}");
        let (after, before) = match (next.layers.last(), before) {
            (Some(Layer::Form(after)), Layer::Form(before)) => (after, before),
            (Some(Layer::Capture(after)), Layer::Capture(before)) => {
                assert_eq!((&after.line, &after.sites, &after.reading), (&before.line, &before.sites, &before.reading));
                continue;
            }
            other => panic!("{keys}: {other:?}"),
        };
        assert_eq!((&after.kind, &after.title, after.focus), (&before.kind, &before.title, before.focus), "{keys}");
        for (after, before) in after.fields.iter().zip(&before.fields) {
            assert_eq!((&after.line, &after.chosen, after.cursor), (&before.line, &before.chosen, before.cursor));
            assert_eq!((&after.original, after.visited), (&before.original, before.visited));
        }
        assert_eq!(half(&next).half, draft.half);
        assert!(next.offers().is_empty());
    }
}

#[test]
fn nothing_typed_is_no_draft_and_what_is_saved_is_none_any_more() {
    let play = play();
    let mut app = app_of(&play);
    press(&mut app, "c");
    assert_eq!(app.drafts(), []);
    press(&mut app, "catat");
    let first = half(&app);
    press(&mut app, "Esc");
    assert_eq!(half(&app), first, "what is closed is kept");
    press(&mut app, "c");
    assert_eq!(half(&app), first);
    press(&mut app, "Enter");
    assert_eq!((half(&app), app.sending()), (first.clone(), Some(first.number)), "until the answer comes");
    let mut refused = app.clone();
    refused.update(Msg::Saved(Outcome::Failed("penuh".into())));
    assert_eq!(half(&refused), first, "what was not saved is a draft again");

    let mut play = play;
    let note = crate::domain::change::NewEntry {
        number: None,
        kind: crate::domain::entry::EntryKind::Note,
        text: "catat".into(),
        sites: vec![],
    };
    play.one(crate::domain::change::Change::AddEntry(note)).unwrap();
    let rows = play.world.log.rows().iter().rev().take(1).cloned().collect();
    let receipt = crate::domain::operation::Receipt { op: "x".into(), rows, repeated: false };
    app.update(Msg::Saved(Outcome::Saved(receipt, Arc::new(play.world.clone()))));
    assert_eq!(app.drafts(), []);
}

#[test]
fn several_are_offered_as_a_list_and_one_at_a_time_is_dealt_with() {
    let play = play();
    let mut app = app_of(&play);
    let mut offers = Vec::new();
    for (number, keys) in (1..).zip(["c satu", "t dua", "i rahasia"]) {
        let mut other = app_of(&play);
        press(&mut other, keys);
        let draft = Draft { number, ..half(&other) };
        offers.push(Offer { at: morning() + chrono::Duration::minutes(number as i64), ..offer(&app, &draft) });
    }
    app.update(Msg::Offered(offers));
    let Some(Layer::Pick(pick)) = app.layers.last() else { panic!() };
    assert!(pick.rows[0].label.contains("tidak ditampilkan") || !pick.rows[0].label.contains("rahasia"));
    assert!(pick.rows[1].label.contains("“dua”"), "{:?}", pick.rows);
    press(&mut app, "2");
    let effects = press(&mut app, "2");
    assert_eq!(effects.len(), 1, "thrown away");
    assert_eq!(app.offers().len(), 2);
    press(&mut app, "Esc");
    assert!(app.layers.is_empty() && app.can(Act::Drafts), "kept for later, by name in the palette");
    press(&mut app, ": draf Enter");
    assert!(matches!(app.layers.last(), Some(Layer::Pick(pick)) if pick.is_offer()));
}

#[test]
fn an_offer_never_comes_between_somebody_and_the_keys() {
    let play = play();
    let mut other = app_of(&play);
    press(&mut other, "c satu");
    let mut app = app_of(&play);
    let offered = offer(&app, &half(&other));
    press(&mut app, "Down");
    app.update(Msg::Offered(vec![offered.clone()]));
    assert!(app.layers.is_empty());
    assert!(app.notice().is_some_and(|notice| notice.text.contains("draf")));
    let mut reader = app_of(&play);
    reader.setup.read_only = true;
    reader.update(Msg::Offered(vec![offered]));
    assert!(reader.layers.is_empty() && reader.offers().is_empty());
}

#[test]
fn what_is_kept_stays_readable() {
    let half: Half = serde_json::from_str(
        r#"{"form":{"kind":{"edit_issue":1},"focus":3,"fields":[{"text":"Urus","cursor":4,"visited":true},
            {"text":""},{"text":""},{"text":"Kodim","cursor":5,"chosen":{"agency":"kodim"}}]}}"#,
    )
    .unwrap();
    assert_eq!(half.text(), "Urus · Kodim");
    let app = app_of(&play());
    let Some(Layer::Form(form)) = half.layer(app.cx(), app.cx().world) else { panic!() };
    assert_eq!((form.focus, form.fields[0].line.cursor()), (3, 4));
    assert_eq!(form.fields[3].chosen.as_ref().map(|option| option.label.as_str()), Some("Kodim"));
    let half: Half = serde_json::from_str(
        r#"{"line":{"purpose":"new","sites":["1.01"],"text":"Urus @kodim","cursor":4,"waiting":["Pasang listrik"]}}"#,
    )
    .unwrap();
    let Some(Layer::Capture(capture)) = half.layer(app.cx(), app.cx().world) else { panic!() };
    assert_eq!((capture.line.cursor(), capture.waiting.len()), (4, 1));
    assert!(capture.reading.said.lead.is_some());
}
