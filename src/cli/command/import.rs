//! `rapat impor BERKAS|-`: a sheet is read, its plan is shown, and what is shown is done as one operation. Where a row is
//! refused nothing is, unless the others are asked for.

use crate::cli::desk::{self, Desk};
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, Format, format_json, switch, value, word};
use crate::cli::pick;
use crate::cli::record::json;
use crate::cli::{answer, plan_of_sheet, saved};
use crate::domain::day::{Day, Moment};
use crate::domain::operation::Receipt;
use crate::domain::world::World;
use crate::import::columns::Kind;
use crate::import::plan::{self, Asked, Plan};
use crate::import::reader::{self, LARGEST, Sheet};
use crate::store::{Carry, StoreError};
use crate::words::{self, A, H, Language, X};
use clap::builder::PossibleValue;
use clap::{Command, value_parser};
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

/// So often is a plan made anew because somebody else has saved something meanwhile, before it is made while nobody can.
const TRIES: usize = 3;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    let kinds = Kind::ALL.map(|kind| PossibleValue::new(kind.code()));
    command
        .arg(
            word(language, "lembar", H::ImportFileValue, H::ImportFile)
                .required(true)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(switch(language, "coba", H::ImportTry))
        .arg(switch(language, "sebagian", H::ImportPartial))
        .arg(value(language, "jenis", H::ImportKindValue, H::ImportKind).value_parser(kinds))
        .arg(value(language, "sumber", H::SourceValue, H::SetSource))
        .arg(value(language, "tanggal", H::DayValue, H::SetDay))
        .arg(format_json(language))
        .after_help(language.text(H::ImportExamples))
}

/// Does it.
///
/// # Errors
/// A file that is not there or no sheet, rows that are refused, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let is_trial = call.has("coba");
    if call.options.read_only && !is_trial {
        return Err(Failure::new(Ending::NoAccess, language.text(A::ReadOnlyAsked)));
    }
    let path = call.path("lembar").unwrap_or_default();
    let is_piped = path == Path::new("-");
    let file = if is_piped { language.text(X::Piped).to_owned() } else { path.display().to_string() };
    let bytes = if is_piped { piped(language) } else { content(&path, &file, language) }?;
    let sheets = reader::read(&bytes).map_err(|why| unplanned(language, &file, &why.into()))?;
    if is_trial {
        let view = desk::look(call)?;
        let plan = planned(call, &file, &sheets, &view.world, view.now, view.today)?;
        return tried(call, &file, &plan, &view.world, view.today);
    }
    let mut desk = Desk::open(call)?;
    let plan = planned(call, &file, &sheets, desk.world(), desk.now.at, desk.today())?;
    let (plan, receipt) = save(call, &mut desk, plan)?;
    told(call, &file, &desk, &plan, receipt.as_ref())
}

fn planned(call: &Call, file: &str, sheets: &[Sheet], world: &World, at: Moment, today: Day) -> Result<Plan, Failure> {
    let language = call.language;
    let asked = Asked {
        kind: call.get("jenis").and_then(Kind::from_code),
        source: call.get("sumber").map(|typed| pick::source(world, typed, language)).transpose()?,
        as_of: call.get("tanggal").map(|typed| pick::day(typed, today, language)).transpose()?,
    };
    plan::plan(sheets, world, at, &asked).map_err(|why| unplanned(language, file, &why))
}

/// Saves what the plan says, on the very world that it was made for. Somebody else who saved meanwhile may have changed
/// what it says; then it is made again of what was seen. Where others save all the time, they wait for that the last time.
fn save(call: &Call, desk: &mut Desk, mut plan: Plan) -> Result<(Plan, Option<Receipt>), Failure> {
    let language = call.language;
    let in_part = call.has("sebagian");
    let is_wanted = |plan: &Plan| {
        let counts = plan.counts();
        counts.add + counts.edit > 0 && (counts.refused == 0 || in_part)
    };
    for rest in (0..TRIES).rev() {
        if !is_wanted(&plan) {
            break;
        }
        let id = desk.id_for(language, &plan.changes())?;
        let (author, now) = (desk.author.clone(), desk.now);
        let saved = desk.store.commit_made(&id, &author, now, |world| {
            if rest == 0 && world.seq != plan.seq {
                plan = plan.again(world, now.at);
            }
            (world.seq == plan.seq && is_wanted(&plan)).then(|| plan.changes())
        });
        match saved {
            Ok(receipt) => return Ok((plan, Some(receipt))),
            Err(StoreError::Carry(Carry::Moved)) => {}
            Err(error) => return Err(desk.failed(language, &error)),
        }
        if let Err(error) = desk.store.refresh() {
            return Err(desk.failed(language, &error));
        }
        if rest > 0 {
            plan = plan.again(desk.world(), now.at);
        }
    }
    Ok((plan, None))
}

/// The plan, and that nothing is saved.
fn tried(call: &mut Call, file: &str, plan: &Plan, world: &World, today: Day) -> Result<(), Failure> {
    let (language, refused) = (call.language, plan.counts().refused);
    if call.format() == Format::Table {
        answer::marks(call, world, today);
        plan_of_sheet::show(call, file, plan, world, false, today);
        call.out.wrapped(language.text(X::Tried), 2);
    } else {
        let record = plan_of_sheet::record(call, plan, world, None, today);
        call.out.whole(&json(&record));
    }
    if refused > 0 && !call.has("sebagian") {
        let what = language.say(X::TriedRefused, &[("n", &refused)]);
        return Err(Failure::new(Ending::Failed, what).after_answer());
    }
    Ok(())
}

/// The plan, and what became of it.
fn told(call: &mut Call, file: &str, desk: &Desk, plan: &Plan, receipt: Option<&Receipt>) -> Result<(), Failure> {
    let language = call.language;
    let (world, today) = (desk.world(), desk.today());
    let counts = plan.counts();
    if call.format() == Format::Table {
        answer::marks(call, world, today);
        plan_of_sheet::show(call, file, plan, world, receipt.is_some(), today);
        match receipt {
            Some(receipt) => {
                let numbers: [(&str, &dyn std::fmt::Display); 2] = [("add", &counts.add), ("edit", &counts.edit)];
                let done = match counts.refused {
                    0 => language.say(X::Saved, &numbers),
                    refused => language.say(X::SavedRefused, &[&numbers[..], &[("refused", &refused)]].concat()),
                };
                call.out.wrapped(done, 2);
                saved::undone_by(call, receipt);
            }
            None if counts.refused == 0 => call.out.wrapped(language.text(X::NothingNew), 2),
            None => {}
        }
    } else {
        let record = plan_of_sheet::record(call, plan, world, receipt, today);
        call.out.whole(&json(&record));
    }
    if receipt.is_some() || counts.refused == 0 {
        return Ok(());
    }
    let what = match call.has("sebagian") || counts.add + counts.edit == 0 {
        true => language.say(X::NothingLeft, &[("n", &counts.refused)]),
        false => language.say(X::NothingSaved, &[("n", &counts.refused)]),
    };
    Err(Failure::new(Ending::Failed, what).after_answer())
}

fn unplanned(language: Language, file: &str, why: &plan::NoPlan) -> Failure {
    let mut lines = words::no_plan(language, why).into_iter();
    let first = format!("{file}: {}", lines.next().unwrap_or_default());
    let failure = lines.fold(Failure::new(Ending::Failed, first), Failure::and);
    failure.and(language.text(X::NothingSavedYet))
}

/// What comes through the pipe, as far as a sheet may go.
fn piped(language: Language) -> Result<Vec<u8>, Failure> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Err(Failure::new(Ending::WrongUsage, language.text(X::NotPiped)));
    }
    let file = language.text(X::Piped);
    some(stdin.lock()).map_err(|error| unread(language, file, &error))
}

fn content(path: &Path, file: &str, language: Language) -> Result<Vec<u8>, Failure> {
    File::open(path).and_then(some).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Failure::new(Ending::NotFound, language.say(X::FileMissing, &[("file", &file)])),
        _ => unread(language, file, &error),
    })
}

fn unread(language: Language, file: &str, error: &io::Error) -> Failure {
    Failure::new(Ending::Failed, language.say(X::FileUnread, &[("file", &file), ("why", error)]))
}

/// One byte more than is allowed says that it is too much.
fn some(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
