//! Charts as they look, and that nothing of them is said by a colour alone.

use crate::app::minutes::Printed;
use crate::app::setup::{Colours, Setup};
use crate::app::{App, Msg};
use crate::domain::query::charts::{Standing, closings, standing};
use crate::domain::world::World;
use crate::ui::testing::{app, city, mixed, press, setup, text, worst};
use std::sync::Arc;

/// How the sites stood at each closing: the journal folded anew.
fn past(world: &World) -> Arc<[Standing]> {
    let mut then = World::empty();
    let mut rows = world.log.rows().iter();
    let closings = closings(world).into_iter().map(|(seq, id)| {
        while then.seq < seq {
            then.take(rows.next().unwrap()).unwrap();
        }
        standing(&then, world.meetings.get(&id).map(AsRef::as_ref))
    });
    closings.collect()
}

fn charted(world: Arc<World>, size: (u16, u16), setup: Setup, keys: &str) -> App {
    let past = past(&world);
    let mut app = app(world, size, setup);
    press(&mut app, "G");
    app.update(Msg::Printed(Printed::Past(past)));
    press(&mut app, keys);
    app
}

#[test]
fn golden_charts() {
    for size in [(80, 24), (100, 30), (120, 34), (40, 20)] {
        for digit in 1..=6 {
            let app = charted(city(), size, setup(), ["", "2", "3", "4", "5", "6"][digit - 1]);
            insta::assert_snapshot!(format!("chart_{digit}_{}x{}", size.0, size.1), text(&app));
        }
    }
    let plain = Setup { ascii: true, colours: Colours::None, ..setup() };
    insta::assert_snapshot!("chart_ascii", text(&charted(city(), (80, 24), plain, "Up Up")));
    insta::assert_snapshot!("chart_nothing_yet", text(&app_of_nothing()));
}

fn app_of_nothing() -> App {
    let mut world = World::empty();
    let city = city();
    for row in city.log.rows().iter().take_while(|row| row.op.as_str() == "awal") {
        world.take(row).unwrap();
    }
    charted(Arc::new(world), (80, 24), setup(), "1")
}

/// Whatever the colours: each part that a row has stands in its bar with its letter, and the row says its sum.
#[test]
fn every_part_is_told_by_a_letter_and_every_row_by_a_number() {
    for world in [city(), mixed(), worst()] {
        for size in [(40, 20), (80, 24), (100, 30)] {
            for digit in 1..=6 {
                let app = charted(Arc::clone(&world), size, setup(), &digit.to_string());
                let text = text(&app);
                let Some(crate::app::layer::Layer::Charts(charts)) = app.layers().last() else { unreachable!() };
                let bars = charts.bars(app.cx());
                let last = bars.rows.last().map(|bar| bar.total()).unwrap_or(0);
                assert!(bars.largest() == 0 || text.contains(&last.to_string()), "{text}");
                for (at, part) in bars.parts.iter().enumerate().filter(|(at, _)| bars.occurs(*at)) {
                    let (letter, _) = crate::words::chart_part(app.cx().language(), app.cx().world, part);
                    assert!(text.contains(&letter), "{at} {letter}: {text}");
                }
            }
        }
    }
}
