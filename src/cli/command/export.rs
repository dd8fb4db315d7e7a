//! `rapat ekspor --jenis JENIS`: all records of a kind as one sheet, for spreadsheets and for what is to be imported again.

use crate::cli::desk;
use crate::cli::failure::Failure;
use crate::cli::line::{Call, value};
use crate::cli::record::{self, Record};
use crate::cli::{paper, shapes};
use crate::domain::query::sites::{self, Scope};
use crate::report::{Format, table};
use crate::words::{H, Language};
use clap::Command;
use clap::builder::PossibleValue;

/// The kinds.
const KINDS: [&str; 4] = ["lokasi", "kendala", "tindak", "riwayat"];
/// The formats.
const FORMATS: &[Format] = &[Format::Csv, Format::Xlsx, Format::Json];

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    let kinds = KINDS.map(PossibleValue::new);
    command
        .arg(value(language, "jenis", H::ImportKindValue, H::ExportKind).value_parser(kinds).required(true))
        .args(paper::arguments(language, FORMATS))
        .arg(value(language, "per", H::DayValue, H::AsOf))
        .after_help(language.text(H::ExportExamples))
}

/// Writes it.
///
/// # Errors
/// The database cannot be read, or the file cannot be written.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let kind = KINDS.into_iter().find(|kind| call.get("jenis") == Some(kind)).unwrap_or(KINDS[0]);
    let format = paper::asked(call, FORMATS).unwrap_or(Format::Csv);
    paper::check(call, format, kind)?;
    let view = if kind == "riwayat" { desk::look_back(call)? } else { desk::look(call)? };
    let (world, today) = (&view.world, view.today);
    let (records, columns): (Vec<Record>, Vec<&str>) = match kind {
        "kendala" => (world.issues.values().map(|issue| shapes::issue(issue, today)).collect(), shapes::ISSUE.to_vec()),
        "tindak" => {
            let items = world.items.values().filter(|item| !item.withdrawn);
            (items.map(|item| shapes::item(world, item, today)).collect(), shapes::ITEM.to_vec())
        }
        "riwayat" => (world.log.rows().iter().map(|row| shapes::event(world, row)).collect(), shapes::EVENT.to_vec()),
        _ => {
            let rows = sites::rows(world, Scope::All, today);
            let records = rows.iter().map(|row| shapes::land(shapes::site(world, row), row)).collect();
            (records, [shapes::SITE, shapes::LAND].concat())
        }
    };
    let made = match format {
        Format::Json => Ok(record::json(&records).into_bytes()),
        Format::Xlsx => table::write(&records, &columns, kind, view.now),
        _ => Ok(record::csv(&records, &columns).into_bytes()),
    };
    paper::deliver(call, made, kind)
}
