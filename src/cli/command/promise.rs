//! `rapat proses`, `selesai`, `konfirmasi`, `geser`, `batal`: the life of a promise after it was sealed. Done in a running
//! meeting, it answers for the promise in that meeting's review as well.

use crate::cli::desk::Desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, Format, format_json, value, word};
use crate::cli::pick::{self, Care};
use crate::cli::{saved, shapes};
use crate::domain::day::Day;
use crate::domain::ids::AgencyCode;
use crate::domain::item::{ActionItem, Confirmation, Status, Tick};
use crate::domain::steps::{self, Step};
use crate::domain::text::tidy;
use crate::domain::when::{self, Calendar};
use crate::domain::world::World;
use crate::words::{self, A, H, K, Language, W};
use clap::{ArgAction, Command};

fn item(command: Command, language: Language) -> Command {
    command.arg(word(language, "janji", H::ItemValue, H::ItemNumber).required(true)).arg(format_json(language))
}

fn reason(command: Command, language: Language) -> Command {
    command.arg(value(language, "alasan", H::ReasonValue, H::SetReason).required(true))
}

/// The arguments of `proses`.
pub fn start_arguments(command: Command, language: Language) -> Command {
    item(command, language)
}

/// The arguments of `selesai`.
pub fn finish_arguments(command: Command, language: Language) -> Command {
    item(command, language)
        .arg(value(language, "lokasi", H::SiteValue, H::DoneAt).action(ArgAction::Append))
        .arg(value(language, "bukti", H::EvidenceValue, H::Evidence))
        .arg(value(language, "oleh", H::AgencyValue, H::SaidBy))
        .arg(value(language, "tanggal", H::DayValue, H::DoneDay))
        .after_help(language.text(H::FinishExamples))
}

/// The arguments of `konfirmasi`.
pub fn confirm_arguments(command: Command, language: Language) -> Command {
    item(command, language).arg(value(language, "oleh", H::AgencyValue, H::ConfirmedBy).required(true)).arg(value(
        language,
        "tanggal",
        H::DayValue,
        H::ConfirmDay,
    ))
}

/// The arguments of `geser`.
pub fn shift_arguments(command: Command, language: Language) -> Command {
    let command = item(command, language).arg(word(language, "tenggat", H::DayValue, H::ShiftTo).required(true));
    reason(command, language).after_help(language.text(H::ShiftExamples))
}

/// The arguments of `batal`.
pub fn cancel_arguments(command: Command, language: Language) -> Command {
    reason(item(command, language), language)
}

/// Under way.
///
/// # Errors
/// No such promise, or what stands against saving.
pub fn start(call: &mut Call) -> Result<(), Failure> {
    run(call, |_, _, _, _| Ok(Step::Doing))
}

/// Done, as a whole or at some sites.
///
/// # Errors
/// As [`start`]; also a site that the promise is not about.
pub fn finish(call: &mut Call) -> Result<(), Failure> {
    run(call, |call, world, item, today| {
        let mut sites = Vec::new();
        for typed in call.all("lokasi") {
            let site = pick::site(world, typed, Care::Change, call.language)?;
            if !item.sites.contains(&site.code) {
                let values: [(&str, &dyn std::fmt::Display); 2] = [("n", &item.number), ("site", &site.name)];
                return Err(Failure::new(Ending::Failed, call.language.say(K::NotThere, &values)));
            }
            sites.push(site.code.clone());
        }
        if sites.is_empty() {
            sites = item.still_at();
        }
        let by = call.get("oleh").map(|typed| agency(call, world, typed)).transpose()?;
        let on = day(call, today)?;
        Ok(Step::Done(sites, Tick { on, evidence: call.get("bukti").map(str::to_owned), by }))
    })
}

/// Really done, says another instansi.
///
/// # Errors
/// As [`start`].
pub fn confirm(call: &mut Call) -> Result<(), Failure> {
    run(call, |call, world, _, today| {
        let by = agency(call, world, call.get("oleh").unwrap_or_default())?;
        Ok(Step::Confirm(Confirmation { by, on: day(call, today)? }))
    })
}

/// Another due date.
///
/// # Errors
/// As [`start`]; also a date that is not understood.
pub fn shift(call: &mut Call) -> Result<(), Failure> {
    run(call, |call, world, _, today| {
        let typed = call.get("tenggat").unwrap_or_default();
        let read = when::parse(typed, Calendar::of(world, today)).map_err(|error| {
            let why = words::when_error(call.language, error);
            Failure::new(Ending::WrongUsage, call.say(A::Quoted, &[("text", &tidy(typed)), ("why", &why)]))
        })?;
        Ok(Step::Shift(read.due, call.get("alasan").unwrap_or_default().to_owned()))
    })
}

/// Cancelled, with a reason.
///
/// # Errors
/// As [`start`].
pub fn cancel(call: &mut Call) -> Result<(), Failure> {
    run(call, |call, _, _, _| Ok(Step::Cancel(call.get("alasan").unwrap_or_default().to_owned())))
}

fn agency(call: &Call, world: &World, typed: &str) -> Result<AgencyCode, Failure> {
    pick::agency(world, typed, call.language).map(|agency| agency.code.clone())
}

fn day(call: &Call, today: Day) -> Result<Day, Failure> {
    call.get("tanggal").map_or(Ok(today), |typed| pick::day(typed, today, call.language))
}

fn run(
    call: &mut Call,
    step: impl FnOnce(&Call, &World, &ActionItem, Day) -> Result<Step, Failure>,
) -> Result<(), Failure> {
    let language = call.language;
    let typed = call.get("janji").unwrap_or_default();
    let number = pick::item_number(typed, language)?;
    let mut desk = Desk::open(call)?;
    let (world, today) = (desk.world(), desk.today());
    let item = pick::item(world, number, language)?;
    let changes = steps::changes(world, number, step(call, world, item, today)?, today);
    if changes.is_empty() {
        saved::already(call, &desk, language.say(K::Already, &[("n", &number)]));
        return Ok(());
    }
    let receipt = desk.save(language, changes)?;
    let now = desk.world().items.get(&number).cloned();
    let about = now.as_ref().map(|now| ("tindak", shapes::item(desk.world(), now, today)));
    saved::tell(call, &desk, &receipt, W::Saved, about);
    let finished = now.filter(|now| now.status() == Status::Done);
    let behind = finished.and_then(|now| now.issue).and_then(|issue| desk.world().issues.get(&issue));
    if let Some(issue) = behind.filter(|issue| issue.is_open() && call.format() == Format::Table) {
        call.out.wrapped(language.say(K::IssueBehind, &[("issue", &format!("K-{}", issue.number))]), 2);
    }
    Ok(())
}
