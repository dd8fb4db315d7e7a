//! Sheets and their plans in words.

use super::X;
use crate::domain::capture;
use crate::domain::change::{Change, NewIssue};
use crate::domain::day::{Day, DayError};
use crate::domain::ids::{AgencyCode, Record, SiteCode};
use crate::domain::land::{AreaError, PositionError};
use crate::domain::percent::PercentError;
use crate::domain::query::names;
use crate::domain::world::World;
use crate::import::columns::{HIGHEST_HEADER, Kind, Passed, Unclear};
use crate::import::plan::{Fault, MOST_CHANGES, NoPlan, Step, Why};
use crate::import::reader::{LARGEST, LARGEST_UNPACKED, MOST_COLUMNS, MOST_ROWS, Note, Unreadable};
use crate::words::{Language, W, dates, promise, refusals, tell};

/// What the rows of a sheet are.
pub fn sheet_kind(language: Language, kind: Kind) -> &'static str {
    language.text(match kind {
        Kind::Sites => X::Sites,
        Kind::Issues => X::Issues,
        Kind::Items => X::Items,
    })
}

/// What has to be said about how a sheet was read.
pub fn sheet_note(language: Language, note: &Note) -> String {
    match note {
        Note::OldEncoding => language.text(X::OldEncoding).to_owned(),
        Note::OneOfSheets(name, others) => {
            language.say(X::OneOfSheets, &[("name", name), ("others", &others.join(", "))])
        }
    }
}

/// The columns that are passed over, one line for each reason.
pub fn sheet_passed(language: Language, kind: Kind, passed: &[(Passed, String)]) -> Vec<String> {
    let of = |wanted: Passed| {
        let names: Vec<&str> = passed.iter().filter(|(why, _)| *why == wanted).map(|(_, name)| name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let kind = sheet_kind(language, kind);
    let lines = [
        of(Passed::Computed).map(|names| language.say(X::PassedComputed, &[("columns", &names)])),
        of(Passed::RunningNumber).map(|names| language.say(X::PassedRunning, &[("columns", &names), ("kind", &kind)])),
        of(Passed::Unknown).map(|names| language.say(X::PassedUnknown, &[("columns", &names)])),
    ];
    lines.into_iter().flatten().collect()
}

/// Why no plan can be made of a file: what is wrong, and what helps.
pub fn no_plan(language: Language, why: &NoPlan) -> Vec<String> {
    let one = |text: String| vec![text];
    match why {
        NoPlan::Unreadable(why) => one(match why {
            Unreadable::Empty => language.text(X::Empty).to_owned(),
            Unreadable::TooLarge => language.say(X::TooLarge, &[("most", &(LARGEST / 1024 / 1024))]),
            Unreadable::TooManyRows(is) => language.say(X::TooManyRows, &[("is", is), ("most", &MOST_ROWS)]),
            Unreadable::TooManyColumns(is) => language.say(X::TooManyColumns, &[("is", is), ("most", &MOST_COLUMNS)]),
            Unreadable::OldWorkbook => language.text(X::OldWorkbook).to_owned(),
            Unreadable::Swollen => language.say(X::Swollen, &[("most", &(LARGEST_UNPACKED / 1024 / 1024))]),
            Unreadable::NotASheet => language.text(X::NotASheet).to_owned(),
        }),
        NoPlan::Unclear(Unclear::NoHeader) => {
            let what = language.say(X::NoHeader, &[("n", &HIGHEST_HEADER)]);
            vec![what, language.text(X::NoHeaderHint).to_owned()]
        }
        NoPlan::Unclear(why) => one(match why {
            Unclear::Several(kinds) => {
                let kinds: Vec<&str> = kinds.iter().map(|kind| kind.code()).collect();
                language.say(X::SeveralKinds, &[("kinds", &kinds.join(", "))])
            }
            Unclear::NoIdentity(kind) => {
                let columns = match kind {
                    Kind::Sites => "kode, nomor, nama",
                    Kind::Issues | Kind::Items => "nomor, uraian",
                };
                language.say(X::NoIdentity, &[("kind", &sheet_kind(language, *kind)), ("columns", &columns)])
            }
            Unclear::Twice(one, other) => language.say(X::ColumnTwice, &[("one", one), ("other", other)]),
            Unclear::NoRows | Unclear::NoHeader => language.text(X::NoRows).to_owned(),
        }),
    }
}

/// What a step of a row does, for somebody who sees its record named already.
pub fn sheet_step(language: Language, world: &World, step: &Step, record: Option<&Record>, today: Day) -> String {
    match &step.change {
        Change::AddIssue(new) => new_issue(language, world, new),
        Change::AddItem(new) => promise::spoken(language, world, &capture::proposed(world, new, today)),
        change => tell::fact_seen_from(language, world, change, &step.fact, record, today),
    }
}

fn new_issue(language: Language, world: &World, new: &NewIssue) -> String {
    let category = world.program.category(&new.category).map_or(new.category.as_str(), |of| of.name.as_str());
    let site = site(world, &new.site);
    let mut line = language.say(
        X::NewIssue,
        &[
            ("site", &site),
            ("category", &category),
            ("severity", &tell::severity(language, new.severity)),
            ("text", &new.text),
        ],
    );
    if let Some(resolver) = &new.resolver {
        line.push_str(&language.say(X::NewIssueBy, &[("agency", &names::agency(world, resolver))]));
    }
    line
}

/// One reason why a row is refused, with its column and what stands there.
pub fn sheet_fault(language: Language, world: &World, fault: &Fault, today: Day) -> String {
    // Several stand in one line; a full stop would end it.
    let why = why(language, world, &fault.why, today);
    let why = why.trim_end_matches('.');
    match (&fault.column, fault.value.as_str()) {
        (None, _) => why.to_owned(),
        (Some(column), "") => language.say(X::AtColumn, &[("column", column), ("why", &why)]),
        (Some(column), value) => language.say(X::AtValue, &[("column", column), ("value", &value), ("why", &why)]),
    }
}

fn why(language: Language, world: &World, why: &Why, today: Day) -> String {
    let text = |word: X| language.text(word).to_owned();
    let known = |word: W| language.text(word).to_owned();
    match why {
        Why::CellError => text(X::CellError),
        Why::TooLong(is) => language.say(X::CellTooLong, &[("is", is)]),
        Why::Nameless => text(X::Nameless),
        Why::NoSite(near) if near.is_empty() => text(X::NoSite),
        Why::NoSite(near) => language.say(X::NoSiteNear, &[("names", &sites(world, near))]),
        Why::SeveralSites(among) => language.say(X::SeveralSites, &[("names", &sites(world, among))]),
        Why::OtherSite(code) => language.say(X::OtherSite, &[("name", &site(world, code))]),
        Why::NoAgency(near) if near.is_empty() => text(X::NoAgency),
        Why::NoAgency(near) => language.say(X::NoAgencyNear, &[("names", &agencies(world, near))]),
        Why::SeveralAgencies(among) => language.say(X::SeveralAgencies, &[("names", &agencies(world, among))]),
        Why::NoStage => {
            let all = world.program.stages.iter().map(|stage| format!("{} {}", stage.code, stage.name));
            language.say(X::NoStage, &[("values", &all.collect::<Vec<_>>().join(", "))])
        }
        Why::NoCategory => {
            let all: Vec<&str> = world.program.categories.iter().map(|category| category.code.as_str()).collect();
            language.say(X::NoCategory, &[("values", &all.join(", "))])
        }
        Why::NoSource => {
            let all: Vec<&str> = world.program.sources.iter().map(|source| source.code.as_str()).collect();
            language.say(X::NoSource, &[("values", &all.join(", "))])
        }
        Why::NotOneOf(values) => language.say(X::NotOneOf, &[("values", &values.join(", "))]),
        Why::NotANumber => text(X::NotANumber),
        Why::Percent(PercentError::NotANumber) => known(W::PercentNoNumber),
        Why::Percent(PercentError::OutOfRange) => known(W::PercentRange),
        Why::Percent(PercentError::TooFine) => known(W::PercentFine),
        Why::Fraction => text(X::Fraction),
        Why::Area(AreaError::NotANumber) => known(W::AreaNoNumber),
        Why::Area(AreaError::NotCredible) => known(W::AreaNotCredible),
        Why::Position(PositionError::NotANumber) => known(W::PositionNoNumber),
        Why::Position(PositionError::Zero) => known(W::PositionZero),
        Why::Position(PositionError::Swapped) => known(W::PositionSwapped),
        Why::Position(PositionError::Elsewhere) => known(W::PositionElsewhere),
        Why::Day(DayError::NotADate) => known(W::DayNoDate),
        Why::Day(DayError::Impossible) => known(W::DayImpossible),
        Why::Due(error) => promise::when_error(language, *error),
        Why::Promised(record, row) => {
            language.say(X::Promised, &[("record", &tell::record(language, world, record)), ("row", row)])
        }
        Why::NoRecord(record) => language.say(X::NoRecord, &[("record", &tell::record(language, world, record))]),
        Why::Missing => text(X::Missing),
        Why::Fixed => text(X::Fixed),
        Why::Needs(column) => language.say(X::Needs, &[("column", column)]),
        Why::Older(day) => language.say(X::Older, &[("day", &dates::day_short(language, *day, today))]),
        Why::AtOnce => language.say(X::AtOnce, &[("most", &MOST_CHANGES)]),
        Why::NamedBefore(row) => language.say(X::NamedBefore, &[("row", row)]),
        Why::Near(record) => language.say(X::Near, &[("record", &tell::record(language, world, record))]),
        Why::SaidBefore(row) => language.say(X::SaidBefore, &[("row", row)]),
        Why::Refused(refusal) => refusals::refusal(language, world, refusal, today),
    }
}

/// `17 Koto Tuo (Pesisir Bukit)`.
fn site(world: &World, code: &SiteCode) -> String {
    world.site(code).map_or_else(|| code.to_string(), |of| format!("{} {}", of.number, names::site(world, of)))
}

fn sites(world: &World, codes: &[SiteCode]) -> String {
    codes.iter().map(|code| site(world, code)).collect::<Vec<_>>().join(", ")
}

fn agencies(world: &World, codes: &[AgencyCode]) -> String {
    codes.iter().map(|code| names::agency(world, code)).collect::<Vec<_>>().join(", ")
}
