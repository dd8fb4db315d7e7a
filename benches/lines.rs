//! Reading a promise in one line while it is typed: each key reads the line again and asks what may follow.

use crate::figures::{Row, Samples, milliseconds};
use crate::ground::Ground;
use crate::kit::province;
use rapat::domain::capture::{self, Book};
use rapat::domain::change::{Change, NewSite};
use rapat::domain::day::Day;
use rapat::domain::ids::{OpId, SessionId};
use rapat::domain::operation::{Author, Cause, Row as JournalRow};
use rapat::domain::when::Calendar;
use rapat::domain::world::World;
use rapat::import::{builtin, founding_changes, roster};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

/// What is typed; `{site}` is the name of the last site.
const LINE: &str = "Lengkapi sertifikat lahan dan kirim salinannya @dinkop +kodim #{site} !jumat depan";
/// As many candidates as a list on the screen could show.
const SHOWN: usize = 8;

pub fn lines(ground: &Ground) -> Vec<Row> {
    let city = builtin::roster().expect("the built-in roster");
    let province = roster::read_roster("province.csv", province(1_600).as_bytes()).expect("a roster");
    [city, province].into_iter().flat_map(|sites| typed(ground, sites)).collect()
}

fn typed(ground: &Ground, sites: Vec<NewSite>) -> [Row; 3] {
    let count = sites.len();
    let world = world(sites);
    let books = (0..ground.times(20, 100)).map(|_| {
        let begun = Instant::now();
        black_box(Book::of(&world));
        milliseconds(begun.elapsed())
    });
    let books = Samples::new(books.collect());
    let (book, today) = (Book::of(&world), Day::from_ymd_opt(2026, 11, 24).expect("a day"));
    let here: Vec<_> = world.sites.keys().take(1).cloned().collect();
    let calendar = Calendar::of(&world, today);
    let ground_of_line = capture::Ground { world: &world, book: &book, calendar, sites: &here };
    let name = world.sites.values().next_back().map_or("", |site| &site.name).to_lowercase();
    let line = LINE.replace("{site}", &name);
    let mut keys = Vec::new();
    let mut at: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for _ in 0..ground.times(20, 100) {
        for (end, _) in line.char_indices().skip(1) {
            let begun = Instant::now();
            black_box(capture::read(&line[..end], &ground_of_line));
            black_box(capture::complete(&line[..end], end, &ground_of_line, SHOWN));
            let took = milliseconds(begun.elapsed());
            keys.push(took);
            at.entry(end).or_default().push(took);
        }
    }
    let keys = Samples::new(keys);
    let medians = at.into_iter().map(|(end, times)| (Samples::new(times).median(), end));
    let (slowest, end) = medians.max_by(|one, other| one.0.total_cmp(&other.0)).unwrap_or_default();
    let what = format!("a key in a line, {count} sites, med/p99/max ms (n={})", keys.count());
    let (median, p99) = (keys.median(), keys.share(0.99));
    let shown = format!("{median:.3} / {p99:.3} / {:.3}", keys.most());
    [
        Row::alone(&what, shown, "p99 ≤ 4", p99 <= 4.0),
        Row::told(
            &format!("the slowest of them, behind {:?}, med ms", &line[..end]),
            format!("{slowest:.3}"),
            String::new(),
        ),
        Row::told(
            &format!("the names of {count} sites made ready, ms"),
            format!("{:.2}", books.median()),
            String::new(),
        ),
    ]
}

/// A world with the built-in programme on these sites.
fn world(sites: Vec<NewSite>) -> World {
    let (program, agencies) = builtin::program().expect("the built-in programme");
    let changes = founding_changes(program, &agencies, sites).expect("a plan");
    let session = SessionId::new("bench");
    let by = Author { name: "bench".into(), os_user: "bench".into(), host: "bench".into(), key: None, session };
    let by = Arc::new(by);
    let take = |mut world: World, change: Change| {
        let at = "2026-11-24T02:00:00Z".parse().expect("a moment");
        let (seq, op) = (world.seq + 1, OpId::new("bench"));
        let by = Arc::clone(&by);
        let row = JournalRow { seq, op, index: 0, cause: Cause::Plain, at, by, meeting: None, change };
        world.take(&Arc::new(row)).expect("a change");
        world
    };
    changes.into_iter().fold(World::empty(), take)
}
