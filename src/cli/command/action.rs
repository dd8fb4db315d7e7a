//! `rapat tindak`: the promises, the latest and the nearest first.

use crate::cli::answer;
use crate::cli::desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, full, look, switch, value, word};
use crate::cli::pick::{self, Care};
use crate::cli::shapes;
use crate::cli::sheet::{Column, Sheet};
use crate::domain::day::Day;
use crate::domain::item::ActionItem;
use crate::domain::query::ledger::{self, By, Mark};
use crate::domain::query::names;
use crate::domain::text::{fold, tidy};
use crate::domain::world::World;
use crate::words::{self, A, H, K, Language};
use clap::Command;
use std::sync::Arc;

/// With fewer columns each of them is a record: the text of a table would be a narrow strip.
const TABLE: usize = 96;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "nomor", H::ItemValue, H::ItemToShow))
        .arg(switch(language, "semua", H::AllItems))
        .arg(value(language, "instansi", H::AgencyValue, H::OwnerFilter))
        .arg(value(language, "lokasi", H::SiteValue, H::SiteFilter))
        .arg(value(language, "kecamatan", H::DistrictValue, H::District))
        .arg(switch(language, "terlambat", H::LateItems))
        .arg(value(language, "rapat", H::MeetingValue, H::SealedIn))
        .arg(value(language, "tanda", H::LedgerMarkValue, H::LedgerMark))
        .arg(value(language, "kelompok", H::LedgerByValue, H::LedgerBy))
        .arg(full(language))
        .args(look(language))
}

/// Answers.
///
/// # Errors
/// The database cannot be read, or something that is asked for is not known.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    if let Some(typed) = call.get("nomor").map(str::to_owned) {
        return super::single::promise(call, &typed);
    }
    let view = desk::look(call)?;
    let (world, today) = (&view.world, view.today);
    let items = chosen(call, world, today)?;
    let by = call.get("kelompok").map(|typed| by(call, typed)).transpose()?;
    let records = || items.iter().map(|item| shapes::item(world, item, today)).collect();
    answer::list(call, records, shapes::ITEM, |call| {
        answer::marks(call, world, today);
        let late = items.iter().filter(|item| item.days_late(today).is_some()).count();
        let open = items.iter().filter(|item| item.is_open()).count();
        let count = match call.has("semua") {
            _ if call.has("terlambat") => call.say(A::LateItemsCount, &[("n", &items.len())]),
            true => call.say(A::AllItemsCount, &[("n", &items.len()), ("open", &open), ("late", &late)]),
            false => call.say(A::ItemsCount, &[("n", &open), ("late", &late)]),
        };
        match by {
            Some(by) if !call.has("semua") => grouped(call, world, &items, by, today),
            _ => {
                call.out.wrapped(count, 2);
                table(call, world, &items, today);
            }
        }
    });
    Ok(())
}

/// The open ones under the headings of their groups.
fn grouped(call: &mut Call, world: &World, items: &[&Arc<ActionItem>], by: By, today: Day) {
    let lines: Vec<_> = items.iter().map(|item| ledger::line(world, item, today)).collect();
    call.out.wrapped(words::ledger_counts(call.language, &ledger::counts(&lines)), 2);
    for group in ledger::groups(world, lines, by) {
        call.out.gap();
        call.out.wrapped(words::ledger_group(call.language, world, &group), 2);
        let items: Vec<_> = group.lines.iter().map(|line| &line.item).collect();
        table(call, world, &items, today);
        for line in &group.lines {
            if let Some(why) = words::lifted(call.language, &line.lifted, today) {
                call.out.wrapped(format!("TL-{} {why}", line.item.number), 2);
            }
        }
    }
}

fn by(call: &Call, typed: &str) -> Result<By, Failure> {
    let wanted = fold(typed);
    let means = |by: &By| fold(by.code()) == wanted || fold(words::by(call.language, *by)) == wanted;
    By::ALL.into_iter().find(means).ok_or_else(|| {
        let all: Vec<&str> = By::ALL.iter().map(|by| by.code()).collect();
        Failure::new(Ending::WrongUsage, call.language.say(K::UnknownGrouping, &[("text", &tidy(typed))]))
            .and(call.say(A::PossibleValues, &[("values", &all.join(", "))]))
    })
}

fn mark(call: &Call, typed: &str) -> Result<Mark, Failure> {
    let wanted = fold(typed);
    let means = |mark: &Mark| fold(mark.code()) == wanted || fold(words::mark(call.language, *mark)) == wanted;
    Mark::ALL.into_iter().find(means).ok_or_else(|| {
        let all: Vec<&str> = Mark::ALL.iter().map(|mark| mark.code()).collect();
        Failure::new(Ending::WrongUsage, call.language.say(K::UnknownMark, &[("text", &tidy(typed))]))
            .and(call.say(A::PossibleValues, &[("values", &all.join(", "))]))
    })
}

fn chosen<'a>(call: &Call, world: &'a World, today: Day) -> Result<Vec<&'a Arc<ActionItem>>, Failure> {
    let language = call.language;
    let site = call.get("lokasi").map(|typed| pick::site(world, typed, Care::Look, language)).transpose()?;
    let district = call.get("kecamatan").map(|typed| pick::district(world, typed, language)).transpose()?;
    let agency = call.get("instansi").map(|typed| pick::agency(world, typed, language)).transpose()?;
    let meeting = call.get("rapat").map(|typed| pick::meeting(world, typed, language)).transpose()?;
    let mark = call.get("tanda").map(|typed| mark(call, typed)).transpose()?;
    let all = call.has("semua");
    let mut items: Vec<&Arc<ActionItem>> = world
        .items
        .values()
        .filter(|item| if all { !item.withdrawn } else { item.is_open() })
        .filter(|item| site.is_none_or(|site| item.sites.contains(&site.code)))
        .filter(|item| {
            let lies_in = |name: &String| item.sites.iter().any(|site| pick::district_of(world, site) == Some(name));
            district.as_ref().is_none_or(lies_in)
        })
        .filter(|item| {
            agency.is_none_or(|agency| item.lead.as_ref() == Some(&agency.code) || item.support.contains(&agency.code))
        })
        .filter(|item| mark.is_none_or(|mark| item.is_open() && ledger::line(world, item, today).is(mark)))
        .filter(|item| !call.has("terlambat") || item.days_late(today).is_some())
        .filter(|item| meeting.is_none_or(|meeting| item.seal.is_some_and(|seal| seal.meeting == meeting)))
        .collect();
    items.sort_by_key(|item| urgency(item));
    Ok(items)
}

/// Open ones by their day, then what is proposed, then what is over.
fn urgency(item: &ActionItem) -> (u8, Day, u32) {
    let class = match (item.is_open(), item.is_proposal()) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    };
    (class, item.due_day().unwrap_or(Day::MAX), item.number)
}

/// The promises as a table.
pub fn table(call: &mut Call, world: &World, items: &[&Arc<ActionItem>], today: Day) {
    let language = call.language;
    let head = |word: A| language.text(word);
    let mut sheet = Sheet::new([
        (Column::Word, "TL"),
        (Column::Word, head(A::HeadDue)),
        (Column::Name(15), head(A::HeadAgency)),
        (Column::Name(14), head(A::HeadSite)),
        (Column::Text(30), head(A::HeadItem)),
    ]);
    for item in items {
        sheet.row([
            format!("TL-{}", item.number),
            format!("{}\n{}", words::item_due(language, item, today).replace(", ", "\n"), state(language, item, today)),
            item.lead.as_ref().map_or_else(|| "-".to_owned(), |lead| names::agency(world, lead)),
            places(world, item).unwrap_or_else(|| "-".to_owned()),
            item.text.clone(),
        ]);
    }
    sheet.draw_from(TABLE, &mut call.out);
}

/// A late promise in a line: how late, whose and where, then what.
pub fn late_line(language: Language, world: &World, item: &ActionItem, today: Day) -> String {
    let about = [
        Some(state(language, item, today)),
        item.lead.as_ref().map(|lead| names::agency(world, lead)),
        places(world, item),
    ];
    format!("TL-{} {}: {}", item.number, about.into_iter().flatten().collect::<Vec<_>>().join(", "), item.text)
}

/// Where it stands, in words.
pub fn state(language: Language, item: &ActionItem, today: Day) -> String {
    if let Some(days) = item.days_late(today) {
        return language.say(A::LateBy, &[("n", &days)]);
    }
    if item.is_proposal() {
        return language.text(A::Proposal).to_owned();
    }
    let status = words::status(language, item.status());
    match item.sites.len() {
        0 | 1 => status.to_owned(),
        _ if !item.is_open() => status.to_owned(),
        all => format!("{status} {}/{all}", item.ticks_done()),
    }
}

/// One site by number and name, several by their numbers.
pub fn places(world: &World, item: &ActionItem) -> Option<String> {
    let sites: Vec<_> = item.sites.iter().filter_map(|code| world.site(code)).collect();
    match sites.as_slice() {
        [] => None,
        [one] => Some(pick::call(world, one)),
        several => {
            let mut numbers: Vec<u32> = several.iter().map(|site| site.number).collect();
            numbers.sort_unstable();
            Some(numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
    }
}
