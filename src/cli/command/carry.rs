//! `rapat bawa --ke FILE`: the right to write is taken along, to where there is no network.

use crate::cli::custody;
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::line::{Call, format_json, value};
use crate::domain::text::{LONGEST_NAME, line};
use crate::words::{H, Language, T};
use clap::{Command, value_parser};
use std::path::{Path, PathBuf};

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(value(language, "ke", H::FileValue, H::CarryTo).value_parser(value_parser!(PathBuf)))
        .arg(value(language, "untuk", H::HostValue, H::CarryFor).requires("ke"))
        .arg(format_json(language))
        .after_help(language.text(H::CarryExamples))
}

/// Takes it along.
///
/// # Errors
/// The right to write is not here, or the file cannot be written.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    match call.path("ke") {
        Some(file) => to_file(call, &file),
        None => Err(custody::usage(language, T::CarryHow)),
    }
}

fn to_file(call: &mut Call, file: &Path) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open_any(call)?;
    let host = call.get("untuk").and_then(|host| line(host, LONGEST_NAME).ok());
    let id = desk.id_of(language, &format!("carry {}", file.display()))?;
    let (author, now) = (desk.author.clone(), desk.now);
    let doing = crate::store::Doing { id: &id, author: &author, now };
    let carried = desk.store.carry_to(file, host, doing).map_err(|error| desk.failed(language, &error))?;
    let (there, here) = (carried.path().display().to_string(), desk.store.path().display().to_string());
    let meant = carried.copy().map_err(|error| desk.failed(language, &error))?.host;
    carried.into_one_file().map_err(|error| desk.failed(language, &error))?;
    let lease = desk.world().lease();
    let mut lines = vec![
        call.say(T::Carried, &[("n", &lease), ("file", &there), ("path", &here)]),
        language.text(T::CarriedNext).to_owned(),
    ];
    lines.push(match meant {
        Some(host) => call.say(T::CarriedFor, &[("host", &host)]),
        None => language.text(T::CarriedAnyone).to_owned(),
    });
    let world = desk.world().clone();
    custody::tell(call, &world, false, 0, lines);
    Ok(())
}
