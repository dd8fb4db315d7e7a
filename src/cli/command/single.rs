//! One promise or one obstacle in full: `rapat tindak TL-12`, `rapat kendala K-5`. Options of the look-ups of all of them.

use super::agency::section;
use super::site;
use crate::cli::failure::Failure;
use crate::cli::line::Call;
use crate::cli::page::{self, Give, Row};
use crate::cli::record::{Cell, Record};
use crate::cli::{answer, desk, pick, shapes};
use crate::domain::day::Day;
use crate::domain::fact::{Field, Shown, Value};
use crate::domain::ids::{Record as Ref, SiteCode};
use crate::domain::issue::Issue;
use crate::domain::item::{ActionItem, Status};
use crate::domain::operation::Row as Happened;
use crate::domain::query::{history, names};
use crate::domain::world::World;
use crate::words::{self, A, Language, P, W};
use std::sync::Arc;

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
    answer::one(call, record, sheet, |call| {
        let end = answer::told_more(language, &[answer::again(call, &format!("rapat tindak TL-{number} --lengkap"))]);
        let title = format!("TL-{number} {}", item.text);
        answer::marks(call, world, today);
        answer::page(
            call,
            |call| {
                call.out.wrapped(&title, 4);
                page::whole(call, promise_rows(language, world, item, today));
                past(call, world, &Ref::Item(number), today);
            },
            |call| {
                page::title(call, &title);
                page::short(call, promise_in_short(language, world, item, today), &end);
            },
        );
    });
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
        let end = answer::told_more(language, &[answer::again(call, &format!("rapat kendala K-{number} --lengkap"))]);
        let title = format!("K-{number} {}", issue.text);
        let promises: Vec<String> = promised().map(|item| site::item_anywhere(language, world, item, today)).collect();
        answer::marks(call, world, today);
        answer::page(
            call,
            |call| {
                call.out.wrapped(&title, 4);
                page::whole(call, obstacle_rows(language, world, issue, today));
                section(call, language.text(W::IssuePromises), &promises);
                past(call, world, &Ref::Issue(number), today);
            },
            |call| {
                page::title(call, &title);
                page::short(call, obstacle_in_short(language, world, issue, &promises, today), &end);
            },
        );
    });
    Ok(())
}

fn events(world: &World, of: &Ref) -> Vec<Record> {
    history::of_record(world, of).map(|row| shapes::event(world, row)).collect()
}

/// A row whose name is that of a field.
fn row(language: Language, field: Field, text: String) -> Row {
    Row::new(words::capital(words::field(language, field)), text)
}

/// All of a promise but what became of it when.
fn promise_rows(language: Language, world: &World, item: &ActionItem, today: Day) -> Vec<Row> {
    let mut rows = parties(language, world, item);
    rows.extend(course(language, world, item, today));
    rows.extend(item.sites.iter().map(|code| row(language, Field::Sites, place(language, world, item, code, today))));
    rows.extend(behind(language, world, item, today));
    rows
}

/// What is asked of a promise first: who, where, by when, and how it stands.
fn promise_in_short(language: Language, world: &World, item: &ActionItem, today: Day) -> Vec<Row> {
    let mut rows = parties(language, world, item);
    let places: Vec<_> = item.sites.iter().collect();
    rows.extend(match places.as_slice() {
        [] => None,
        [one] => Some(row(language, Field::Sites, place(language, world, item, one, today)).gives(3, Give::Line)),
        several => {
            let count = language.say(P::NoteTicked, &[("n", &item.ticks_done()), ("all", &several.len())]);
            let names = |codes: Vec<&&SiteCode>| {
                codes.into_iter().map(|code| site_name(world, code)).collect::<Vec<_>>().join(", ")
            };
            let open: Vec<_> = several.iter().filter(|code| !item.ticks.contains_key(**code)).collect();
            let named = match open.is_empty() {
                true => format!("{count}: {}", names(several.iter().collect())),
                false => format!("{count} · {}: {}", language.text(W::StatusTodo), names(open)),
            };
            Some(row(language, Field::Sites, named).gives(3, Give::Say(count)))
        }
    });
    rows.extend(course(language, world, item, today));
    rows.extend(behind(language, world, item, today).map(|row| row.gives(2, Give::Line).gives(6, Give::Go)));
    rows.extend(last(language, world, &Ref::Item(item.number), today));
    rows
}

/// Who.
fn parties(language: Language, world: &World, item: &ActionItem) -> Vec<Row> {
    let lead =
        item.lead.as_ref().map_or_else(|| language.text(W::NoAgency).to_owned(), |code| names::agency(world, code));
    let mut rows = vec![row(language, Field::Lead, lead)];
    let support: Vec<String> = item.support.iter().map(|code| names::agency(world, code)).collect();
    if !support.is_empty() {
        rows.push(row(language, Field::Support, support.join(", ")).gives(4, Give::Line).gives(7, Give::Go));
    }
    rows
}

/// By when, how often that was moved, and how it stands.
fn course(language: Language, world: &World, item: &ActionItem, today: Day) -> Vec<Row> {
    let mut due = words::item_due(language, item, today);
    let far = match (item.days_late(today), item.days_left(today)) {
        (Some(days), _) => Some(language.say(W::ItemLate, &[("n", &days)])),
        (None, Some(0)) => Some(language.text(W::Today).to_owned()),
        (None, left) => left.map(|days| language.say(W::DaysLeft, &[("n", &days)])),
    };
    if let Some(far) = far {
        due = format!("{due}, {far}");
    }
    let mut rows = vec![row(language, Field::Due, due)];
    if !item.shifts.is_empty() {
        let first = words::due(language, item.first_due(), today);
        let shifted = language.say(W::ItemShiftedFrom, &[("n", &item.shifts.len()), ("first", &first)]);
        rows.push(row(language, Field::Due, shifted));
    }
    let state = match () {
        () if item.withdrawn => language.text(W::TakenBack).to_owned(),
        () if item.is_proposal() => language.text(W::Proposal).to_owned(),
        () => match (item.status(), &item.confirmed) {
            (Status::Done, None) => {
                language.say(A::DoneUnconfirmed, &[("done", &words::status(language, Status::Done))])
            }
            (Status::Cancelled, _) => words::value(language, world, &Value::Course(item.course.clone()), today),
            (status, _) => words::status(language, status).to_owned(),
        },
    };
    rows.push(row(language, Field::State, state).gives(5, Give::Line));
    let confirmed = item.confirmed.as_ref().filter(|_| item.is_confirmed());
    rows.extend(confirmed.map(|by| row(language, Field::Confirmed, words::value(language, world, &by.shown(), today))));
    if let Some(seal) = item.seal {
        let meeting = words::record(language, world, &Ref::Meeting(seal.meeting));
        let when = words::moment_short(language, &world.program.zone, seal.at, today);
        rows.push(row(language, Field::Seal, format!("{meeting}, {when}")).gives(6, Give::Go));
    }
    let done = item.done.as_ref().map(|tick| words::value(language, world, &tick.shown(), today));
    rows.extend(done.map(|done| row(language, Field::Done, done).gives(5, Give::Line)));
    rows
}

fn site_name(world: &World, code: &SiteCode) -> String {
    world.site(code).map_or_else(|| code.to_string(), |site| pick::call(world, site))
}

/// A site of a promise, and whether it is done there.
fn place(language: Language, world: &World, item: &ActionItem, code: &SiteCode, today: Day) -> String {
    let done = item.ticks.get(code).map(|tick| words::value(language, world, &tick.shown(), today));
    let done = done.unwrap_or_else(|| language.text(W::StatusTodo).to_owned());
    format!("{}: {done}", site_name(world, code))
}

/// The obstacle that a promise is meant to remove.
fn behind(language: Language, world: &World, item: &ActionItem, today: Day) -> Option<Row> {
    let issue = item.issue.and_then(|number| world.issues.get(&number))?;
    Some(row(language, Field::Issue, site::issue_anywhere(language, world, issue, today)))
}

/// All of an obstacle but what was promised about it, and what became of it when.
fn obstacle_rows(language: Language, world: &World, issue: &Issue, today: Day) -> Vec<Row> {
    let agency = |code: &Option<_>, none: W| {
        code.as_ref().map_or_else(|| language.text(none).to_owned(), |code| names::agency(world, code))
    };
    let mut state = words::value(language, world, &issue.state.shown(), today);
    if issue.is_open() {
        state = format!("{state}, {}", language.say(W::IssueAge, &[("n", &issue.age(today))]));
    }
    vec![
        row(language, Field::Sites, site_name(world, &issue.site)),
        row(language, Field::Category, words::value(language, world, &issue.category.shown(), today)),
        row(language, Field::Severity, words::severity(language, issue.severity).to_owned()),
        row(language, Field::Resolver, agency(&issue.resolver, W::NoResolver)),
        row(language, Field::State, state).gives(3, Give::Line),
        row(language, Field::Reported, words::day_long(language, issue.reported)),
        row(language, Field::Reporter, agency(&issue.reporter, W::NotRecorded)).gives(5, Give::Go),
    ]
}

fn obstacle_in_short(language: Language, world: &World, issue: &Issue, promises: &[String], today: Day) -> Vec<Row> {
    let promised =
        |text: &String| Row::new(language.text(A::RowItems), text).gives(2, Give::Line).gives(4, Give::Count);
    let mut rows = obstacle_rows(language, world, issue, today);
    rows.extend(promises.iter().map(promised));
    rows.extend(last(language, world, &Ref::Issue(issue.number), today));
    rows
}

/// What was recorded about it, the newest first.
fn changes(language: Language, world: &World, of: &Ref, today: Day) -> Vec<String> {
    let line = |row: &Arc<Happened>| {
        let when = words::moment_short(language, &world.program.zone, row.at, today);
        let what = words::change_seen_from(language, world, &row.change, of, today);
        format!("{when} {}: {what}", row.by.name)
    };
    history::of_record(world, of).map(line).collect()
}

/// The last of it, which gives way first.
fn last(language: Language, world: &World, of: &Ref, today: Day) -> Option<Row> {
    let text = changes(language, world, of, today).into_iter().next()?;
    Some(Row::new(language.text(A::RowLast), text).gives(1, Give::Line).gives(1, Give::Go))
}

fn past(call: &mut Call, world: &World, of: &Ref, today: Day) {
    let language = call.language;
    section(call, language.text(W::SiteHistory), &changes(language, world, of, today));
}
