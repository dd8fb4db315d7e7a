//! `rapat periksa`: does the database hold together? The journal folded anew against every record, the chain of hashes,
//! and the pages of the file.

use crate::cli::desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, Format, format_json};
use crate::cli::record::{Cell, Record, json};
use crate::domain::day::Day;
use crate::domain::world::World;
use crate::store::{Fault, Report, Store, StoreError};
use crate::words::{self, A, Language};
use clap::Command;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command.arg(format_json(language))
}

/// Verifies.
///
/// # Errors
/// The database is damaged, or cannot be looked at.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let path = desk::path(&call.options, language)?;
    let unread = |error: &StoreError| desk::failed(language, &World::default(), error, Day::default());
    let report = match Store::verify_file(&path) {
        Err(StoreError::NotFound(_)) if !call.options.read_only => {
            desk::look(call)?;
            Store::verify_file(&path).map_err(|error| unread(&error))?
        }
        other => other.map_err(|error| unread(&error))?,
    };
    let place = path.display().to_string();
    match call.format() {
        Format::Table => draw(call, &place, &report),
        Format::Json | Format::Csv => call.out.whole(&json(&record(&place, &report, language))),
    }
    if report.is_sound() {
        return Ok(());
    }
    let what = language.say(A::VerifyDamaged, &[("n", &report.faults.len())]);
    Err(Failure::new(Ending::NoDatabase, what).and(language.text(A::VerifyAdvice)).after_answer())
}

fn draw(call: &mut Call, place: &str, report: &Report) {
    let verdict = call.say(if report.is_sound() { A::VerifySound } else { A::VerifyFaulty }, &[("path", &place)]);
    call.out.line(verdict);
    let checked = call.say(
        A::VerifyChecked,
        &[("rows", &report.rows), ("records", &report.records), ("snapshots", &report.snapshots)],
    );
    call.out.wrapped(checked, 2);
    for fault in &report.faults {
        let line = words::fault(call.language, fault);
        call.out.wrapped(format!("- {line}"), 2);
    }
}

fn record(place: &str, report: &Report, language: Language) -> Record {
    let fault = |fault: &Fault| {
        let kind = match fault {
            Fault::Pages(_) => "halaman",
            Fault::Schema(_) => "struktur",
            Fault::Gap(_) => "baris-hilang",
            Fault::Chain(_) => "rantai",
            Fault::Row(..) => "baris",
            Fault::Record(_) => "catatan-beda",
            Fault::Missing(_) => "catatan-hilang",
            Fault::Extra(_) => "catatan-lebih",
            Fault::Snapshot(_) => "potret",
            Fault::Unreadable(_) => "tak-terbaca",
        };
        let text = words::fault(language, fault);
        Record::default().with("jenis", Cell::code(Some(kind))).with("uraian", Cell::text(Some(text)))
    };
    Record::default()
        .with("berkas", Cell::text(Some(place)))
        .with("utuh", report.is_sound())
        .with("baris_jurnal", report.rows)
        .with("catatan", report.records)
        .with("potret", report.snapshots)
        .with("temuan", report.faults.iter().map(fault).collect::<Vec<_>>())
}
