//! The plan of a sheet as an answer: for people the rows that do something and the rows that are refused, for machines
//! every row.

use super::line::Call;
use super::record::{Cell, Record};
use super::{codes, shapes};
use crate::domain::change::{Change, NewIssue};
use crate::domain::day::Day;
use crate::domain::ids::Record as Ref;
use crate::domain::operation::Receipt;
use crate::domain::world::World;
use crate::import::columns::{Kind, Passed};
use crate::import::plan::{Line, Outcome, Plan, Step, Why};
use crate::words::{self, X};

/// The plan for people.
pub fn show(call: &mut Call, file: &str, plan: &Plan, world: &World, saved: bool, today: Day) {
    let language = call.language;
    let counts = plan.counts();
    let head = language.say(
        X::Head,
        &[
            ("file", &file),
            ("rows", &plan.lines.len()),
            ("kind", &words::sheet_kind(language, plan.kind)),
            ("add", &counts.add),
            ("edit", &counts.edit),
            ("same", &counts.same),
            ("refused", &counts.refused),
        ],
    );
    call.out.wrapped(head, 2);
    for note in &plan.notes {
        call.out.wrapped(words::sheet_note(language, note), 2);
    }
    for line in words::sheet_passed(language, plan.kind, &plan.passed) {
        call.out.wrapped(line, 2);
    }
    for line in &plan.lines {
        let (Outcome::Add(steps) | Outcome::Edit(steps)) = &line.outcome else { continue };
        let about = line.record.as_ref();
        let shown = steps.iter().filter(|step| step.fact.record.as_ref() == about);
        let what: Vec<String> = shown.map(|step| words::sheet_step(language, world, step, about, today)).collect();
        call.out.wrapped(format!("  {} {}", place(call, world, line, saved), what.join("; ")), 6);
    }
    if counts.refused > 0 {
        call.out.line(language.text(X::RefusedHead));
    }
    let beyond = |line: &&Line| match &line.outcome {
        Outcome::Refused(faults) => faults.iter().any(|fault| fault.why == Why::AtOnce),
        _ => false,
    };
    let too_much: Vec<&Line> = plan.lines.iter().filter(beyond).collect();
    for line in plan.lines.iter().filter(|line| !beyond(line)) {
        let Outcome::Refused(faults) = &line.outcome else { continue };
        let why: Vec<String> = faults.iter().map(|fault| words::sheet_fault(language, world, fault, today)).collect();
        call.out.wrapped(format!("  {} {}", place(call, world, line, saved), why.join("; ")), 6);
    }
    // Of these there may be very many, and of all of them the same is to be said.
    if let Some(Line { row, outcome: Outcome::Refused(faults), .. }) = too_much.first() {
        let why = faults.first().map(|fault| words::sheet_fault(language, world, fault, today)).unwrap_or_default();
        let text = language.say(X::AtOnceRows, &[("n", &too_much.len()), ("row", row), ("why", &why)]);
        call.out.wrapped(text, 6);
    }
}

/// `baris 4  17 Koto Teluk:`; of a new record only the row, while its number is not given yet.
fn place(call: &Call, world: &World, line: &Line, saved: bool) -> String {
    let language = call.language;
    let row = language.say(X::Row, &[("n", &line.row)]);
    let name = match (&line.record, &line.outcome) {
        (_, Outcome::Add(_)) if !saved => String::new(),
        (Some(Ref::Site(code)), _) => {
            world.site(code).map_or_else(|| code.to_string(), |site| super::pick::call(world, site))
        }
        (Some(record), _) => words::record(language, world, record),
        (None, _) => line.called.clone(),
    };
    if name.is_empty() { format!("{row}:") } else { format!("{row}  {name}:") }
}

/// The plan for machines; `receipt` is there where it was done.
pub fn record(call: &Call, plan: &Plan, world: &World, receipt: Option<&Receipt>, today: Day) -> Record {
    let counts = plan.counts();
    let passed = |wanted: fn(Passed) -> bool| {
        let names = plan.passed.iter().filter(|(why, _)| wanted(*why)).map(|(_, name)| name.clone());
        Cell::Codes(names.collect())
    };
    Record::default()
        .with("jenis", Cell::code(Some(plan.kind.code())))
        .with("operasi", Cell::code(receipt.map(|receipt| &receipt.op)))
        .with("baru", counts.add)
        .with("diubah", counts.edit)
        .with("sama", counts.same)
        .with("ditolak", counts.refused)
        .with("kolom_dihitung", passed(|why| why == Passed::Computed))
        .with("kolom_tidak_dikenal", passed(|why| why != Passed::Computed))
        .with(
            "baris",
            plan.lines
                .iter()
                .map(|line| of_line(call, plan.kind, line, world, receipt.is_some(), today))
                .collect::<Vec<_>>(),
        )
}

fn of_line(call: &Call, kind: Kind, line: &Line, world: &World, saved: bool, today: Day) -> Record {
    let (what, steps) = match &line.outcome {
        Outcome::Add(steps) => ("baru", steps.as_slice()),
        Outcome::Edit(steps) => ("diubah", steps.as_slice()),
        Outcome::Same => ("sama", &[][..]),
        Outcome::Refused(_) => ("ditolak", &[][..]),
    };
    let faults = match &line.outcome {
        Outcome::Refused(faults) => faults.as_slice(),
        _ => &[],
    };
    let faults = faults.iter().map(|fault| {
        Record::default()
            .with("kolom", Cell::text(fault.column.as_ref()))
            .with("nilai", Cell::text(Some(&fault.value).filter(|value| !value.is_empty())))
            .with("sebab", Cell::text(Some(words::sheet_fault(call.language, world, fault, today))))
    });
    // The number of a new record is given when it is saved, not before.
    let record = line.record.as_ref().filter(|_| saved || !matches!(line.outcome, Outcome::Add(_)));
    Record::default()
        .with("baris", line.row)
        .with("hasil", Cell::code(Some(what)))
        .with(kind.code(), Cell::code(record.map(|record| codes::key(world, record))))
        .with("perubahan", steps.iter().map(of_step).collect::<Vec<_>>())
        .with("alasan", faults.collect::<Vec<_>>())
}

fn of_step(step: &Step) -> Record {
    match &step.change {
        Change::AddIssue(new) => new_issue(new),
        Change::AddItem(new) => shapes::proposal(new),
        _ => {
            let fact = &step.fact;
            Record::default()
                .with("hal", Cell::code(Some(codes::field(fact.field))))
                .with("bagian", Cell::code(Some(fact.part.as_str()).filter(|part| !part.is_empty())))
                .with("sebelum", codes::value(&fact.before))
                .with("sesudah", codes::value(&fact.after))
        }
    }
}

fn new_issue(new: &NewIssue) -> Record {
    Record::default()
        .with("lokasi", Cell::code(Some(&new.site)))
        .with("kategori", Cell::code(Some(&new.category)))
        .with("uraian", Cell::text(Some(&new.text)))
        .with("tingkat", Cell::code(Some(codes::severity(new.severity))))
        .with("dilaporkan", Cell::code(Some(new.reported)))
        .with("penyelesai", Cell::code(new.resolver.as_ref()))
        .with("pelapor", Cell::code(new.reporter.as_ref()))
}
