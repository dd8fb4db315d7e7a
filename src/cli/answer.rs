//! How every look-up answers: the same question as a table, as JSON or as CSV.

use super::line::{Call, Format};
use super::record::{self, Record};
use crate::domain::day::Day;
use crate::domain::world::World;
use crate::words::{self, A};

/// Answers with a list.
pub fn list(call: &mut Call, records: impl FnOnce() -> Vec<Record>, columns: &[&str], table: impl FnOnce(&mut Call)) {
    match call.format() {
        Format::Json => call.out.whole(&record::json(&records())),
        Format::Csv => call.out.whole(&record::csv(&records(), columns)),
        Format::Table => table(call),
    }
}

/// Answers with one record. `sheet` is what of it fits a spreadsheet, with its columns.
pub fn one(
    call: &mut Call,
    of: impl FnOnce() -> Record,
    sheet: (impl FnOnce() -> Vec<Record>, &[&str]),
    table: impl FnOnce(&mut Call),
) {
    match call.format() {
        Format::Json => call.out.whole(&record::json(&of())),
        Format::Csv => call.out.whole(&record::csv(&sheet.0(), sheet.1)),
        Format::Table => table(call),
    }
}

/// What stands above a table: that the data are invented or a rehearsal, and that it is not about now.
pub fn marks(call: &mut Call, world: &World, today: Day) {
    let marks = [(world.is_sample(), A::SampleData), (world.is_rehearsal(), A::Rehearsal)];
    let marks: Vec<&str> = marks.iter().filter(|(is, _)| *is).map(|(_, word)| call.language.text(*word)).collect();
    if !marks.is_empty() {
        call.out.line(marks.join(" · "));
    }
    if call.get("per").is_some() {
        let text = call.say(A::AsOf, &[("day", &words::day_long(call.language, today))]);
        call.out.line(text);
    }
}
