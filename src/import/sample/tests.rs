//! What the story promises, held on many days and seeds.

use super::*;
use crate::domain::change::Change;
use crate::domain::day::Day;
use crate::domain::entry::EntryKind;
use crate::domain::ids::{AgencyCode, OpId, SessionId};
use crate::domain::issue::{IssueState, Severity};
use crate::domain::item::{Due, Status};
use crate::domain::level::{Level, Why};
use crate::domain::meeting::MeetingState;
use crate::domain::operation::{Author, Cause, Row, Stamp};
use crate::domain::query::sites::{Scope, SiteRow, rows};
use crate::import::builtin;
use chrono::Duration;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Lets operations come true as the store does it, journal and all.
fn play(world: &mut World, operations: &[(Moment, Operation)]) {
    let by = Arc::new(Author {
        name: "Contoh".into(),
        os_user: "contoh".into(),
        host: "contoh".into(),
        key: None,
        session: SessionId::new("contoh"),
    });
    for (at, operation) in operations {
        for (index, wanted) in operation.changes.iter().enumerate() {
            let stamp = Stamp { seq: world.seq + 1, at: *at };
            let change = world.prepare(wanted, stamp).unwrap_or_else(|refusal| panic!("{at} {wanted:?}: {refusal:?}"));
            assert_eq!(&change, wanted, "what is told is definite already");
            let row = Row {
                seq: stamp.seq,
                op: operation.id.clone(),
                index: u32::try_from(index).unwrap(),
                cause: Cause::Plain,
                at: *at,
                by: Arc::clone(&by),
                meeting: world.running().map(|meeting| meeting.id),
                change,
            };
            world.take(&Arc::new(row)).unwrap();
        }
    }
}

fn founded() -> World {
    let mut world = World::empty();
    let at = "2020-01-01T00:00:00Z".parse().unwrap();
    play(&mut world, &[(at, Operation::plain(OpId::new("awal"), builtin::founding().unwrap()))]);
    world
}

fn morning(day: Day) -> Moment {
    crate::domain::day::Zone::default().moment(day, 9, 0).unwrap()
}

fn november() -> Day {
    Day::from_ymd_opt(2026, 11, 24).unwrap()
}

fn told(seed: u64, now: Moment) -> World {
    let mut world = founded();
    let story = story(&world, seed, now).unwrap();
    play(&mut world, &story);
    world
}

/// Days around the turns of months and years, a leap day, and every day of a week.
fn some_days() -> impl Iterator<Item = Day> {
    let starts = [(2026, 11, 24), (2026, 12, 29), (2027, 2, 26), (2028, 2, 27), (2027, 4, 29)];
    starts.into_iter().flat_map(|(y, m, d)| Day::from_ymd_opt(y, m, d).unwrap().iter_days().take(7))
}

#[test]
fn the_same_seed_and_day_give_the_same_bytes() {
    let world = founded();
    let bytes = |seed, now| {
        let story = story(&world, seed, now).unwrap();
        let plain = |(at, operation): &(Moment, Operation)| {
            format!("{at} {} {}", operation.id, serde_json::to_string(&operation.changes).unwrap())
        };
        story.iter().map(plain).collect::<Vec<_>>().join("\n")
    };
    let now = morning(november());
    assert_eq!(bytes(7, now), bytes(7, now));
    assert_eq!(bytes(7, now), bytes(7, now + Duration::hours(10)), "only the day counts");
    assert_ne!(bytes(7, now), bytes(8, now));
    assert_ne!(bytes(7, now), bytes(7, now + Duration::days(1)));
}

#[test]
fn the_story_comes_true_on_every_day() {
    let world = founded();
    for (seed, day) in (0..).zip(some_days()) {
        let now = crate::domain::day::Zone::default().moment(day, 0, 0).unwrap();
        let story = story(&world, seed, now).unwrap();
        assert!(story.windows(2).all(|pair| pair[0].0 < pair[1].0), "{day}: moments rise");
        assert!(story.iter().all(|(at, _)| *at < now), "{day}: nothing happens today");
        let first = story.first().map(|(at, _)| *at).unwrap();
        assert!((Duration::weeks(4)..Duration::weeks(6)).contains(&(now - first)), "{day}: {first}");
        let ids: BTreeSet<&OpId> = story.iter().map(|(_, operation)| &operation.id).collect();
        assert_eq!(ids.len(), story.len());
        let mut world = founded();
        play(&mut world, &story);
        holds_what_is_promised(&world, day, seed);
    }
}

fn holds_what_is_promised(world: &World, today: Day, seed: u64) {
    let rows = rows(world, Scope::InScope, today);
    let say = format!("{today} seed {seed}");
    assert_eq!(rows.len(), 65);

    let within = |from: u16, to: u16| {
        let in_bin = |row: &&SiteRow| row.progress.is_some_and(|p| (from..=to).contains(&p.hundredths().div_ceil(100)));
        rows.iter().filter(in_bin).count()
    };
    let started = within(1, 100);
    assert_eq!(rows.len() - started, 30, "{say}: not started");
    let bins = [within(1, 20), within(21, 50), within(51, 75), within(76, 99), within(100, 100)];
    assert_eq!(bins, [7, 7, 4, 4, 13], "{say}");
    assert_eq!(rows.iter().filter(|row| row.stage.is_none()).count(), 5, "{say}: not recorded");
    for row in &rows {
        let usual = row.stage.as_ref().and_then(|stage| world.program.stage(stage)).and_then(|stage| stage.usual);
        let (Some((from, to)), Some(progress)) = (usual, row.progress) else { continue };
        let fits = (u16::from(from) * 100..=u16::from(to) * 100).contains(&progress.hundredths());
        assert!(fits, "{say}: {} {:?} {progress}", row.site.name, row.stage);
    }

    let count = |level| rows.iter().filter(|row| row.level == level).count();
    for (level, least, most) in [
        (Level::Late, 8, 12),
        (Level::Attention, 15, 21),
        (Level::Waiting, 14, 18),
        (Level::Fine, 14, 18),
        (Level::Unknown, 5, 5),
    ] {
        assert!((least..=most).contains(&count(level)), "{say}: {level:?} {}", count(level));
    }
    let whys: Vec<&Why> = rows.iter().flat_map(|row| &row.why).collect();
    assert!(whys.iter().filter(|why| matches!(why, Why::PlanPassed { .. })).count() == 3, "{say}");
    assert!(whys.iter().filter(|why| matches!(why, Why::Silent(_))).count() >= 3, "{say}");

    obstacles(world, today, &say);
    promises(world, today, &say);
    meetings(world, today, &say);
    history(world, &say);
}

fn obstacles(world: &World, today: Day, say: &str) {
    let issues: Vec<_> = world.issues.values().collect();
    assert!((38..=44).contains(&issues.len()), "{say}: {} obstacles", issues.len());
    let settled = issues.iter().filter(|issue| matches!(issue.state, IssueState::Settled { .. })).count();
    assert!((11..=15).contains(&settled), "{say}: {settled} settled");
    let categories: BTreeSet<_> = issues.iter().map(|issue| &issue.category).collect();
    assert_eq!(categories.len(), world.program.categories.len(), "{say}: {categories:?}");
    let open = || issues.iter().filter(|issue| issue.is_open());
    assert!(open().filter(|issue| issue.severity == Severity::Severe).count() >= 5, "{say}");
    assert!(open().filter(|issue| issue.age(today) >= 14).count() >= 5, "{say}");
    assert!(issues.iter().all(|issue| issue.resolver.is_some() && issue.reporter.is_some()), "{say}");
}

fn promises(world: &World, today: Day, say: &str) {
    let sealed: Vec<_> = world.items.values().filter(|item| item.seal.is_some()).collect();
    assert_eq!(sealed.len(), 60, "{say}");
    assert_eq!(world.items.values().filter(|item| item.is_proposal()).count(), 3, "{say}");
    let late: Vec<u32> = sealed.iter().filter_map(|item| item.days_late(today)).collect();
    assert_eq!(late.len(), 8, "{say}");
    assert!(late.iter().any(|days| *days >= 14), "{say}: {late:?}");
    let dated = sealed.iter().filter(|item| item.due != Some(Due::NextMeeting));
    let soon = dated.filter(|item| item.days_left(today).is_some_and(|days| days <= 3)).count();
    assert_eq!(soon, 6, "{say}");
    let status = |status| sealed.iter().filter(|item| item.status() == status).count();
    assert_eq!(status(Status::Done), 24, "{say}");
    assert_eq!(status(Status::Cancelled), 4, "{say}");
    assert!(status(Status::Doing) >= 8 && status(Status::Todo) >= 10, "{say}");
    assert!(sealed.iter().filter(|item| !item.shifts.is_empty()).count() >= 6, "{say}");
    assert!(sealed.iter().filter(|item| item.sites.len() > 1).count() >= 5, "{say}");
    assert!(sealed.iter().filter(|item| item.sites.is_empty()).count() == 10, "{say}");
    assert!(sealed.iter().any(|item| item.is_open() && item.ticks_done() > 0), "{say}: partly done");
    assert!(sealed.iter().any(|item| item.is_open() && item.due == Some(Due::NextMeeting)), "{say}");
    assert!(sealed.iter().any(|item| item.is_open() && item.due.is_none()), "{say}");
    let proven = |item: &&&Arc<_>| -> bool {
        let item: &crate::domain::item::ActionItem = item;
        item.done.iter().chain(item.ticks.values()).all(|tick| tick.evidence.is_some())
    };
    let done = || sealed.iter().filter(|item| item.status() == Status::Done);
    assert!(done().filter(proven).count() >= 18 && done().filter(proven).count() < 24, "{say}");
    let leads: BTreeSet<&AgencyCode> = sealed.iter().filter_map(|item| item.lead.as_ref()).collect();
    assert!(leads.len() >= 15, "{say}: {leads:?}");
    for item in &sealed {
        let lead = item.lead.as_ref().unwrap();
        match &world.agencies[lead].role {
            crate::domain::agency::AgencyRole::Office => {}
            crate::domain::agency::AgencyRole::Village(site) => assert!(item.sites.contains(site), "{say}: {lead}"),
            crate::domain::agency::AgencyRole::District(district) => {
                assert!(item.sites.iter().all(|site| world.sites[site].district == district.name), "{say}: {lead}");
            }
        }
    }
}

fn meetings(world: &World, today: Day, say: &str) {
    let closed: Vec<_> = world.meetings.values().filter(|meeting| meeting.closed_at().is_some()).collect();
    let numbers: Vec<_> = closed.iter().map(|meeting| meeting.number).collect();
    assert_eq!(numbers, [Some(1), Some(2), Some(3), Some(4)], "{say}");
    for meeting in &closed {
        let MeetingState::Closed { since, at, .. } = meeting.state else { panic!("{say}") };
        let zone = &world.program.zone;
        assert_eq!((zone.day(since), zone.clock(since)), (meeting.day, (9, 0)), "{say}");
        assert_eq!((zone.day(at), zone.clock(at)), (meeting.day, (11, 30)), "{say}");
        let agreed =
            world.items.values().filter(|item| item.seal.is_some_and(|seal| seal.meeting == meeting.id)).count();
        assert!((10..=22).contains(&agreed), "{say}: {agreed}");
        for (kind, least) in [(EntryKind::Decision, 2), (EntryKind::Note, 1)] {
            let of =
                |entry: &&Arc<crate::domain::entry::Entry>| entry.meeting == Some(meeting.id) && entry.kind == kind;
            assert!(world.entries.values().filter(of).count() >= least, "{say}");
        }
    }
    let planned: Vec<_> = world.meetings.values().filter(|meeting| meeting.state == MeetingState::Planned).collect();
    assert_eq!(planned.len(), 1, "{say}");
    assert!((0..7).contains(&(planned[0].day - today).num_days()), "{say}");
}

/// There is something to look back at, and sources that do not agree.
fn history(world: &World, say: &str) {
    let recorded = |site: &crate::domain::site::Site| {
        let of = |row: &&Arc<Row>| matches!(&row.change, Change::EditSite { site: code, .. } if *code == site.code);
        world.log.rows().iter().filter(of).map(|row| world.day(row.at)).collect::<BTreeSet<Day>>().len()
    };
    let often = world.sites.values().filter(|site| recorded(site) >= 3).count();
    assert!(often >= 30, "{say}: {often}");
    let differ = |site: &&Arc<crate::domain::site::Site>| {
        let said: BTreeSet<_> = site.progress.all().map(|(_, reading)| reading.value).collect();
        said.len() > 1
    };
    assert!(world.sites.values().filter(differ).count() >= 8, "{say}");
    let elsewhere = world
        .sites
        .values()
        .filter_map(|site| site.progress.current())
        .filter(|(source, _)| source.as_str() != "rapat");
    assert!(elsewhere.count() >= 1, "{say}");
    let measured = world.sites.values().filter(|site| site.area.value().is_some()).count();
    assert!((35..=60).contains(&measured), "{say}: {measured}");
    assert!(world.sites.values().any(|site| site.area.all().count() > 1), "{say}");
    assert!(world.sites.values().filter(|site| site.tenure.value().is_some()).count() >= 25, "{say}");
    let rows = world.log.rows().len();
    assert!((600..3_000).contains(&rows), "{say}: {rows} rows");
}

#[test]
fn another_programme_is_refused_and_a_small_roster_is_not() {
    let now = morning(november());
    let strange = crate::domain::testing::Play::begin().world;
    assert!(matches!(story(&strange, 1, now), Err(StoryRefusal::Unfit(_))));
    assert!(matches!(story(&World::empty(), 1, now), Err(StoryRefusal::Unfit(_))));
    let (program, agencies) = builtin::program().unwrap();
    for count in [1, 2, 7, 20, 150] {
        let head = "nomor,kode,nama,jenis,kecamatan,sasaran\n".to_owned();
        let row = |n: usize| format!("{n},{n},Desa {n},desa,Kecamatan {},ya\n", n % 5);
        let roster: String = head + &(1..=count).map(row).collect::<String>();
        let sites = crate::import::read_roster("r.csv", roster.as_bytes()).unwrap();
        let founding = crate::import::founding_changes(program.clone(), &agencies, sites).unwrap();
        let mut world = World::empty();
        play(&mut world, &[(now - Duration::weeks(9), Operation::plain(OpId::new("awal"), founding))]);
        let story = story(&world, 3, now).unwrap();
        play(&mut world, &story);
        assert_eq!(world.meetings.len(), 5, "{count}");
    }
}

#[test]
fn today_looks_as_the_fates_say() {
    let world = told(1, morning(november()));
    let rows = rows(&world, Scope::InScope, november());
    let drawn: String = rows.iter().map(|row| row.level.sign()).collect();
    assert!(drawn.contains('X') && drawn.contains('!') && drawn.contains('i') && drawn.contains('?'));
    assert!(world.sites.values().filter(|site| !site.in_scope).all(|site| site.news.is_none()));
}
