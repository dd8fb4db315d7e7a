//! `rapat syarat LOKASI [NAMA KEADAAN]`: the checklist of a site, or one point of it ticked.

use crate::cli::desk::{self, Desk};
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, look, word};
use crate::cli::pick::{self, Care};
use crate::cli::record::Cell;
use crate::cli::sheet::{Column, Sheet};
use crate::cli::{answer, saved, shapes};
use crate::domain::change::{Change, Edit, SiteEdit};
use crate::domain::day::Day;
use crate::domain::fact::Value;
use crate::domain::ids::{CheckCode, Record as Ref};
use crate::domain::operation::Row;
use crate::domain::program::Check;
use crate::domain::query::sites;
use crate::domain::site::{CheckState, Site};
use crate::domain::text::{fold, tidy};
use crate::domain::world::World;
use crate::words::{self, A, H, Language, W};
use clap::{ArgAction, Command};
use std::sync::Arc;

/// The columns of a point of the checklist.
const CHECK: &[&str] = &["kode", "nama", "kelompok", "keadaan", "waktu", "oleh"];

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "lokasi", H::SiteValue, H::SiteToSet).required(true))
        .arg(word(language, "syarat", H::CheckValue, H::CheckToTick).num_args(0..).action(ArgAction::Append))
        .args(look(language))
        .after_help(language.text(H::CheckExamples))
}

/// Lists, or ticks.
///
/// # Errors
/// Something that is not known, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let typed: Vec<String> = call.all("syarat").into_iter().map(str::to_owned).collect();
    match typed.split_last() {
        None => list(call),
        Some(_) if call.get("per").is_some() => {
            let what = call.say(A::NotTogether, &[("arg", &"--per"), ("other", &call.language.text(H::CheckValue))]);
            Err(Failure::new(Ending::WrongUsage, what))
        }
        Some((state, name)) => tick(call, &name.join(" "), state),
    }
}

fn list(call: &mut Call) -> Result<(), Failure> {
    let view = desk::look_back(call)?;
    let (world, today) = (&view.world, view.today);
    let site = pick::site(world, call.get("lokasi").unwrap_or_default(), Care::Look, call.language)?;
    let Some(row) = sites::one(world, &site.code, today) else { return Ok(()) };
    let records = || {
        let told = |record: crate::cli::record::Record, check: &Check| {
            let by = last(world, site, &check.code);
            record
                .with("waktu", Cell::code(by.map(|row| shapes::time(&world.program.zone, row.at))))
                .with("oleh", Cell::text(by.map(|row| &row.by.name)))
        };
        let all = world.program.checks.iter().flat_map(|group| &group.checks);
        shapes::checks(world, &row).into_iter().zip(all).map(|(record, check)| told(record, check)).collect()
    };
    answer::list(call, records, CHECK, |call| table(call, world, site, today));
    Ok(())
}

/// The row that last answered a point that is answered.
fn last<'a>(world: &'a World, site: &Site, check: &CheckCode) -> Option<&'a Arc<Row>> {
    site.checks.get(check)?;
    let about = Ref::Site(site.code.clone());
    let rows = world.log.rows().iter().rev().filter(|row| row.change.record().as_ref() == Some(&about));
    let answers = |change: &Change| match change {
        Change::EditSite { edit: SiteEdit::Check { check: of, .. }, .. } => of == check,
        _ => false,
    };
    rows.into_iter().find(|row| answers(&row.change))
}

fn table(call: &mut Call, world: &World, site: &Site, today: Day) {
    answer::marks(call, world, today);
    let language = call.language;
    call.out.wrapped(pick::call(world, site), 2);
    let all = || world.program.checks.iter().flat_map(|group| &group.checks);
    let count = |state| all().filter(|check| site.checks.get(&check.code).copied() == state).count();
    let counts = call.say(
        A::ChecksCount,
        &[
            ("present", &count(Some(CheckState::Present))),
            ("missing", &count(Some(CheckState::Missing))),
            ("unneeded", &count(Some(CheckState::NotNeeded))),
            ("open", &count(None)),
        ],
    );
    call.out.wrapped(counts, 2);
    for group in &world.program.checks {
        call.out.gap();
        call.out.wrapped(&group.name, 0);
        let mut sheet = Sheet::new([
            (Column::Word, language.text(A::HeadState)),
            (Column::Text(16), language.text(A::HeadCheck)),
            (Column::Word, language.text(A::HeadTime)),
            (Column::Name(16), language.text(A::HeadWho)),
        ]);
        for check in &group.checks {
            let state = site.checks.get(&check.code).map_or(Value::Nothing, |state| Value::Check(*state));
            let by = last(world, site, &check.code);
            sheet.row([
                words::value(language, world, &state, today),
                check.name.clone(),
                by.map_or_else(String::new, |row| words::moment_short(language, &world.program.zone, row.at, today)),
                by.map_or_else(String::new, |row| row.by.name.clone()),
            ]);
        }
        sheet.draw(&mut call.out);
    }
}

fn tick(call: &mut Call, name: &str, state: &str) -> Result<(), Failure> {
    let language = call.language;
    let to = match fold(state).replace(' ', "").as_str() {
        "ada" => CheckState::Present,
        "belum" => CheckState::Missing,
        "tidakperlu" => CheckState::NotNeeded,
        _ => {
            return Err(Failure::new(Ending::WrongUsage, language.say(A::UnknownState, &[("text", &tidy(state))]))
                .and(language.say(A::PossibleValues, &[("values", &"ada, belum, tidak-perlu")])));
        }
    };
    let mut desk = Desk::open(call)?;
    let world = desk.world();
    let site = pick::site(world, call.get("lokasi").unwrap_or_default(), Care::Change, language)?;
    let (code, check) = (site.code.clone(), point(world, name, language)?.code.clone());
    let saw = site.checks.get(&check).copied();
    if saw == Some(to) {
        super::set::unchanged(call, &desk, site);
        return Ok(());
    }
    let edit = SiteEdit::Check { check, edit: Edit::new(saw, Some(to)) };
    let receipt = desk.save(language, vec![Change::EditSite { site: code.clone(), edit }])?;
    let row = sites::one(desk.world(), &code, desk.today());
    let about = row.map(|row| ("lokasi", shapes::site(desk.world(), &row)));
    saved::tell(call, &desk, &receipt, W::Saved, about);
    Ok(())
}

/// The point that is meant: its code or name, or a part of only one name.
fn point<'a>(world: &'a World, typed: &str, language: Language) -> Result<&'a Check, Failure> {
    let wanted = fold(typed);
    let all: Vec<&Check> = world.program.checks.iter().flat_map(|group| &group.checks).collect();
    let is_it = |check: &&&Check| fold(check.code.as_str()) == wanted || fold(&check.name) == wanted;
    if let Some(check) = all.iter().find(is_it) {
        return Ok(check);
    }
    let line = |check: &Check| format!("  {}  {}", check.code, check.name);
    let parts: Vec<&Check> = all.iter().copied().filter(|check| fold(&check.name).contains(&wanted)).collect();
    match parts.as_slice() {
        [one] if !wanted.is_empty() => Ok(one),
        [_, _, ..] if !wanted.is_empty() => {
            let what = language.say(A::SeveralChecks, &[("text", &tidy(typed)), ("n", &parts.len())]);
            Err(parts.iter().fold(Failure::new(Ending::Ambiguous, what), |failure, check| failure.and(line(check))))
        }
        _ => {
            let what = language.say(A::NoCheck, &[("text", &tidy(typed))]);
            Err(all.iter().fold(Failure::new(Ending::NotFound, what), |failure, check| failure.and(line(check))))
        }
    }
}
