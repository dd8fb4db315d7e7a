//! Charts by keys, and the past that comes later.

use super::super::Msg;
use super::super::minutes::Printed;
use super::super::tests::{app_of, press};
use super::*;
use crate::domain::testing::{Play, morning};

fn charts(app: &App) -> &Charts {
    match app.layers.last() {
        Some(Layer::Charts(charts)) => charts,
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn without_a_meeting_nothing_is_asked_for_and_it_is_said() {
    let mut app = app_of(&Play::begin());
    assert_eq!(press(&mut app, "G"), []);
    let bars = charts(&app).bars(app.cx());
    assert_eq!((bars.rows.len(), charts(&app).note(&bars)), (1, Some(L::ChartNoMeeting)));
    for (key, note) in [("3", Some(L::ChartNoPromise)), ("4", Some(L::ChartNoIssue)), ("6", None)] {
        press(&mut app, key);
        let bars = charts(&app).bars(app.cx());
        assert_eq!(charts(&app).note(&bars), note, "{key}");
    }
    press(&mut app, "7");
    assert_eq!(app.notice().map(|notice| notice.text.as_str()), Some("1 sampai 6 memilih grafik."));
    press(&mut app, "Esc");
    assert!(app.layers.is_empty());
}

#[test]
fn the_past_is_asked_for_once_and_again_when_another_meeting_has_closed() {
    let mut play = Play::begin();
    play.at = morning();
    let meeting = play.meeting();
    play.close(meeting).unwrap();
    let mut app = app_of(&play);
    let past = |play: &Play| -> Arc<[Standing]> {
        play.world.meetings.values().map(|meeting| charts::standing(&play.world, Some(meeting))).collect()
    };
    assert_eq!(press(&mut app, "G"), [Effect::Print(Order::Past)]);
    let bars = charts(&app).bars(app.cx());
    assert_eq!(charts(&app).note(&bars), Some(L::ChartReading));
    assert_eq!(press(&mut app, "Up"), [], "once is enough");
    app.update(Msg::Printed(Printed::Past(past(&play))));
    let bars = charts(&app).bars(app.cx());
    assert_eq!((bars.rows.len(), charts(&app).note(&bars), charts(&app).place(&bars)), (2, None, Some(1)));
    press(&mut app, "Up 2");
    assert_eq!(charts(&app).place(&bars), Some(0), "the other chart of the same meetings");
    let second = play.meeting();
    play.close(second).unwrap();
    assert_eq!(app.update(Msg::World(Arc::new(play.world.clone()))), Some(Effect::Print(Order::Past)));
    let bars = charts(&app).bars(app.cx());
    assert_eq!(bars.rows.len(), 2, "what is there stays until the rest comes");
    app.update(Msg::Printed(Printed::Past(past(&play))));
    let bars = charts(&app).bars(app.cx());
    assert_eq!((bars.rows.len(), charts(&app).place(&bars)), (3, Some(0)), "the cursor holds on to its meeting");
    press(&mut app, "Enter");
    assert!(matches!(app.layers.last(), Some(Layer::Page(page)) if page.subject == Subject::Meeting(1)));
    press(&mut app, "G");
    assert_eq!(charts(&app).chart, Chart::Phases, "back to the chart that is open");
}
