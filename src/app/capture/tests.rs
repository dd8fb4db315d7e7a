//! A promise from the first key to the seal, and pasted lines.

use super::super::layer::Layer;
use super::super::tests::{app_of, play, press};
use super::super::{Effect, Msg, Outcome};
use crate::domain::change::{Change, ItemEdit};
use crate::domain::item::Due;
use crate::domain::operation::Receipt;
use crate::domain::testing::{Play, nov};
use crate::words::W;
use std::sync::Arc;

fn receipt(play: &Play, rows: usize) -> Receipt {
    let mut rows: Vec<_> = play.world.log.rows().iter().rev().take(rows).cloned().collect();
    rows.reverse();
    Receipt { op: "x".into(), rows, repeated: false }
}

#[test]
fn what_was_captured_is_read_out_and_sealed_as_soon_as_it_is_saved() {
    let mut play = play();
    play.meeting();
    let mut app = app_of(&play);
    let effects = press(&mut app, "t Ukur_lahan_ @di Tab !jum Tab Enter a");
    let [Effect::Commit(changes)] = &effects[..] else { panic!("{effects:?}") };
    let [Change::AddItem(new)] = &changes[..] else { panic!("{changes:?}") };
    assert_eq!((new.text.as_str(), new.due), ("Ukur lahan", Some(Due::On(nov(27)))));
    assert_eq!(new.lead.as_ref().map(|lead| lead.as_str()), Some("dinkop"));
    assert!(matches!(app.layers.last(), Some(Layer::ReadBack(read)) if read.is_saving() && read.wants_seal));
    play.all(changes.clone()).unwrap();
    let saved = Outcome::Saved(receipt(&play, 1), Arc::new(play.world.clone()));
    let effect = app.update(Msg::Saved(saved));
    let Some(Effect::Commit(changes)) = effect else { panic!("{effect:?}") };
    assert!(matches!(&changes[..], [Change::EditItem { item: 2, edit: ItemEdit::Seal(_) }]), "{changes:?}");
    play.all(changes).unwrap();
    app.update(Msg::Saved(Outcome::Saved(receipt(&play, 1), Arc::new(play.world.clone()))));
    assert!(app.layers.is_empty() && app.drafts().is_empty());
    assert!(app.world.items[&2].is_open());
}

#[test]
fn without_a_meeting_a_seal_is_refused_in_a_sentence() {
    let mut play = play();
    let mut app = app_of(&play);
    let effects = press(&mut app, "t Ukur_lahan_ @kodim_ !besok_ Enter");
    let [Effect::Commit(changes)] = &effects[..] else { panic!("{effects:?}") };
    play.all(changes.clone()).unwrap();
    app.update(Msg::Saved(Outcome::Saved(receipt(&play, 1), Arc::new(play.world.clone()))));
    assert!(press(&mut app, "a").is_empty());
    assert_eq!(app.notice().map(|notice| notice.text.as_str()), Some(app.cx().text(W::RefusedNoMeeting)));
    press(&mut app, "e _segera BackTab");
    let Some(Layer::Capture(capture)) = app.layers.last() else { panic!("{:?}", app.layers) };
    assert_eq!(capture.reading.said.text, "Ukur lahan segera");
    let effects = press(&mut app, "Enter");
    let [Effect::Commit(changes)] = &effects[..] else { panic!("{effects:?}") };
    assert!(matches!(&changes[..], [Change::EditItem { item: 2, edit: ItemEdit::Text(_) }]), "{changes:?}");
}

#[test]
fn pasted_lines_are_one_promise_or_one_each_and_never_commands() {
    let mut app = app_of(&play());
    press(&mut app, "t");
    app.update(Msg::Paste(
        "- Urus izin @kodim !besok
- Pasang listrik @dinkop !lusa
q
"
        .into(),
    ));
    let Some(Layer::Pick(_)) = app.layers.last() else { panic!("{:?}", app.layers) };
    press(&mut app, "Esc");
    let Some(Layer::Capture(capture)) = app.layers.last() else { panic!() };
    assert_eq!(capture.line.text(), "- Urus izin @kodim !besok - Pasang listrik @dinkop !lusa q");
    let mut app = app_of(&play());
    press(&mut app, "t");
    app.update(Msg::Paste(
        "- Urus izin @kodim !besok
- Pasang listrik @dinkop !lusa
q
"
        .into(),
    ));
    assert!(press(&mut app, "2").is_empty());
    let effects = press(&mut app, "Enter Enter");
    assert_eq!(effects.len(), 2, "one after the other: {effects:?}");
    let Some(Layer::Capture(capture)) = app.layers.last() else { panic!() };
    assert_eq!((capture.line.text(), capture.waiting.len()), ("q", 0));
}

#[test]
fn an_answer_that_comes_late_is_about_its_own_line() {
    let mut play = play();
    let mut app = app_of(&play);
    press(&mut app, "t");
    app.update(Msg::Paste("Ukur lahan @kodim !besok\nUrus surat @kodim !besok\n".into()));
    let effects = press(&mut app, "2 Enter Enter");
    assert_eq!(effects.len(), 2, "both are under way");
    let mut answers = Vec::new();
    for effect in effects {
        let Effect::Commit(changes) = effect else { panic!("{effect:?}") };
        play.all(changes).unwrap();
        answers.push(Outcome::Saved(receipt(&play, 1), Arc::new(play.world.clone())));
    }
    for (answer, shown) in answers.into_iter().zip([vec![], vec![3]]) {
        app.update(Msg::Saved(answer));
        assert!(matches!(app.layers.last(), Some(Layer::ReadBack(read)) if read.items == shown), "{:?}", app.layers);
    }
}
