//! How every look-up answers: the same question as a table, as JSON or as CSV.

use super::line::{Call, Format};
use super::record::{self, Record};
use crate::domain::day::Day;
use crate::domain::world::World;
use crate::words::{self, A, Language};

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

/// A page, all of it where somebody asks for that or where it is short anyway; else the short form, which says what to
/// type for all of it.
pub fn page(call: &mut Call, whole: impl FnOnce(&mut Call), short: impl FnOnce(&mut Call)) {
    let mark = call.out.mark();
    whole(call);
    if !call.has("lengkap") && call.out.lines() > call.out.short() {
        call.out.unsay(mark);
        short(call);
    }
}

/// The end of a short answer: what to type for all of it.
pub fn more(call: &mut Call, commands: &[String]) {
    let text = told_more(call.language, commands);
    call.out.wrapped(text, 2);
}

/// The words of [`more`].
pub fn told_more(language: Language, commands: &[String]) -> String {
    language.say(A::MoreAt, &[("commands", &commands.join("; "))])
}

/// A command that asks about the same day as this one.
pub fn again(call: &Call, command: &str) -> String {
    let day = call.get("per").map_or_else(String::new, |day| format!(" --per '{day}'"));
    format!("{command}{day}")
}

/// What stands above a table: that the data are invented or a rehearsal, and that it is not about now.
pub fn marks(call: &mut Call, world: &World, today: Day) {
    let marks = [(world.is_sample(), A::SampleData), (world.is_rehearsal(), A::Rehearsal)];
    let marks: Vec<&str> = marks.iter().filter(|(is, _)| *is).map(|(_, word)| call.language.text(*word)).collect();
    if !marks.is_empty() {
        call.out.wrapped(marks.join(" · "), 2);
    }
    if call.get("per").is_some() {
        let text = call.say(A::AsOf, &[("day", &words::day_long(call.language, today))]);
        call.out.wrapped(text, 2);
    }
}
