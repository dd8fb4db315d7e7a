//! One promise or one obstacle in full: `rapat tindak TL-12`, `rapat kendala K-5`. Options of the look-ups of all of them.

use super::agency::section;
use super::site;
use crate::cli::failure::Failure;
use crate::cli::line::Call;
use crate::cli::record::{Cell, Record};
use crate::cli::{answer, desk, pick, shapes};
use crate::domain::day::Day;
use crate::domain::fact::{Field, Shown};
use crate::domain::ids::Record as Ref;
use crate::domain::issue::Issue;
use crate::domain::item::ActionItem;
use crate::domain::query::{history, names};
use crate::domain::world::World;
use crate::words::{self, W};

/// Answers with one promise.
///
/// # Errors
/// The database cannot be read, or there is no such promise.
pub fn promise(call: &mut Call, typed: &str) -> Result<(), Failure> {
    let language = call.language;
    let number = pick::item_number(typed, language)?;
    let view = desk::look_back(call)?;
    let (world, today) = (&view.world, view.today);
    let item = pick::item(world, number, language)?;
    let ticks =
        || item.done.iter().map(|tick| (None, tick)).chain(item.ticks.iter().map(|(at, tick)| (Some(at), tick)));
    let record = || {
        let ticks = ticks().map(|(at, tick)| {
            Record::default()
                .with("lokasi", Cell::code(at))
                .with("tanggal", Cell::code(Some(tick.on)))
                .with("bukti", Cell::text(tick.evidence.as_ref()))
                .with("oleh", Cell::code(tick.by.as_ref()))
        });
        shapes::item(world, item, today)
            .with("penyelesaian", ticks.collect::<Vec<_>>())
            .with("riwayat", events(world, &Ref::Item(number)))
    };
    let sheet = (|| vec![shapes::item(world, item, today)], shapes::ITEM);
    answer::one(call, record, sheet, |call| promise_page(call, world, item, today));
    Ok(())
}

/// Answers with one obstacle.
///
/// # Errors
/// The database cannot be read, or there is no such obstacle.
pub fn obstacle(call: &mut Call, typed: &str) -> Result<(), Failure> {
    let language = call.language;
    let number = pick::issue_number(typed, language)?;
    let view = desk::look_back(call)?;
    let (world, today) = (&view.world, view.today);
    let issue = pick::issue(world, number, language)?;
    let promised = || world.items.values().filter(|item| !item.withdrawn && item.issue == Some(number));
    let record = || {
        let items = promised().map(|item| shapes::item(world, item, today));
        shapes::issue(issue, today)
            .with("tindak", items.collect::<Vec<_>>())
            .with("riwayat", events(world, &Ref::Issue(number)))
    };
    let sheet = (|| vec![shapes::issue(issue, today)], shapes::ISSUE);
    answer::one(call, record, sheet, |call| {
        obstacle_page(call, world, issue, today);
        let lines: Vec<String> = promised().map(|item| site::item_anywhere(language, world, item, today)).collect();
        section(call, language.text(W::IssuePromises), &lines);
        past(call, world, &Ref::Issue(number), today);
    });
    Ok(())
}

fn events(world: &World, of: &Ref) -> Vec<Record> {
    history::of_record(world, of).map(|row| shapes::event(world, row)).collect()
}

fn promise_page(call: &mut Call, world: &World, item: &ActionItem, today: Day) {
    let language = call.language;
    answer::marks(call, world, today);
    call.out.wrapped(format!("TL-{} {}", item.number, item.text), 4);
    let lead =
        item.lead.as_ref().map_or_else(|| language.text(W::NoAgency).to_owned(), |code| names::agency(world, code));
    let support: Vec<String> = item.support.iter().map(|code| names::agency(world, code)).collect();
    let mut due = words::item_due(language, item, today);
    if let Some(days) = item.days_late(today) {
        due = format!("{due}, {}", language.say(W::ItemLate, &[("n", &days)]));
    } else if let Some(days) = item.days_left(today).filter(|days| *days > 0) {
        due = format!("{due}, {}", language.say(W::DaysLeft, &[("n", &days)]));
    }
    let mut lines = vec![(Field::Lead, lead)];
    if !support.is_empty() {
        lines.push((Field::Support, support.join(", ")));
    }
    lines.push((Field::Due, due));
    if !item.shifts.is_empty() {
        let first = words::due(language, item.first_due(), today);
        lines.push((Field::Due, language.say(W::ItemShiftedFrom, &[("n", &item.shifts.len()), ("first", &first)])));
    }
    let state = match () {
        () if item.withdrawn => language.text(W::TakenBack),
        () if item.is_proposal() => language.text(W::Proposal),
        () => words::status(language, item.status()),
    };
    lines.push((Field::State, state.to_owned()));
    if let Some(seal) = item.seal {
        let meeting = words::record(language, world, &Ref::Meeting(seal.meeting));
        let when = words::moment_short(language, &world.program.zone, seal.at, today);
        lines.push((Field::Seal, format!("{meeting}, {when}")));
    }
    if let Some(tick) = &item.done {
        lines.push((Field::Done, words::value(language, world, &tick.shown(), today)));
    }
    lines.extend(item.sites.iter().map(|code| {
        let name = world.site(code).map_or_else(|| code.to_string(), |site| pick::call(world, site));
        let done = item.ticks.get(code).map(|tick| words::value(language, world, &tick.shown(), today));
        let done = done.unwrap_or_else(|| language.text(W::StatusTodo).to_owned());
        (Field::Sites, format!("{name}: {done}"))
    }));
    let behind = item.issue.and_then(|number| world.issues.get(&number));
    lines.extend(behind.map(|issue| (Field::Issue, site::issue_anywhere(language, world, issue, today))));
    rows(call, &lines);
    past(call, world, &Ref::Item(item.number), today);
}

fn obstacle_page(call: &mut Call, world: &World, issue: &Issue, today: Day) {
    let language = call.language;
    answer::marks(call, world, today);
    call.out.wrapped(format!("K-{} {}", issue.number, issue.text), 4);
    let site = world.site(&issue.site).map_or_else(|| issue.site.to_string(), |site| pick::call(world, site));
    let agency = |code: &Option<_>, none: W| {
        code.as_ref().map_or_else(|| language.text(none).to_owned(), |code| names::agency(world, code))
    };
    let mut state = words::value(language, world, &issue.state.shown(), today);
    if issue.is_open() {
        state = format!("{state}, {}", language.say(W::IssueAge, &[("n", &issue.age(today))]));
    }
    rows(
        call,
        &[
            (Field::Sites, site),
            (Field::Category, words::value(language, world, &issue.category.shown(), today)),
            (Field::Severity, words::severity(language, issue.severity).to_owned()),
            (Field::Resolver, agency(&issue.resolver, W::NoResolver)),
            (Field::State, state),
            (Field::Reported, words::day_long(language, issue.reported)),
            (Field::Reporter, agency(&issue.reporter, W::NotRecorded)),
        ],
    );
}

/// Names and values below each other; a name that stands above already is not said again.
fn rows(call: &mut Call, lines: &[(Field, String)]) {
    let language = call.language;
    let name = |field: Field| words::capital(words::field(language, field));
    let column = lines.iter().map(|(field, _)| name(*field).chars().count()).max().unwrap_or(0) + 2;
    let mut before = None;
    for (field, text) in lines {
        let shown = if before.replace(*field) == Some(*field) { String::new() } else { name(*field) };
        call.out.wrapped(format!("{shown:column$}{text}"), column);
    }
}

/// What was recorded about it, the newest first.
fn past(call: &mut Call, world: &World, of: &Ref, today: Day) {
    let language = call.language;
    let line = |row: &std::sync::Arc<crate::domain::operation::Row>| {
        let when = words::moment_short(language, &world.program.zone, row.at, today);
        let what = words::change_seen_from(language, world, &row.change, of, today);
        format!("{when} {}: {what}", row.by.name)
    };
    let lines: Vec<String> = history::of_record(world, of).map(line).collect();
    section(call, language.text(W::SiteHistory), &lines);
}
