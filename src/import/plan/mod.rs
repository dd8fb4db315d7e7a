//! What a sheet would do, as a plan: of each row what is new, what changes from what to what, that all stands like that
//! already, or why not. The plan that is shown is the operation that is done; by the rules of the domain and no others.

mod alike;
mod cells;
mod find;
mod issues;
mod items;
mod scratch;
mod sites;
mod why;

pub use why::{Fault, Why};

use super::columns::{self, Column, Columns, Kind, Passed, Unclear};
use super::reader::{MOST_ROWS, Note, Sheet, Table, Unreadable};
use crate::domain::change::Change;
use crate::domain::day::{Day, Moment};
use crate::domain::fact::{Fact, Field, Part};
use crate::domain::ids::{Record, SourceCode};
use crate::domain::world::World;
use alike::Likeness;
use cells::Cells;
use find::Book;
use scratch::Scratch;

/// More changes than this are not made at once: they become true in one transaction, for which everybody else who saves
/// waits, and that is to be no longer than a blink. The rest of a sheet is taken by importing it once more.
pub const MOST_CHANGES: usize = 500;

/// What is asked along with a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What the rows are, where the headings do not say it.
    pub kind: Option<Kind>,
    /// Who says the figures, where the row does not.
    pub source: Option<SourceCode>,
    /// Of which day they are, where the row does not say.
    pub as_of: Option<Day>,
}

/// Why no plan can be made of a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPlan {
    /// It is no sheet.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Its headings cannot be used.
    #[error(transparent)]
    Unclear(#[from] Unclear),
}

/// One change, and what it does in the common form. Of a figure, the value before is the one that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The change.
    pub change: Change,
    /// What it does.
    pub fact: Fact,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A new record.
    Add(Vec<Step>),
    /// A record changes.
    Edit(Vec<Step>),
    /// It stands like that already.
    Same,
    /// It cannot be taken, for all of these reasons.
    Refused(Vec<Fault>),
}

/// One row of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file.
    pub row: usize,
    /// The record that it is about, as far as it is known; of a new one the number that it would get.
    pub record: Option<Record>,
    /// What it is called in the sheet, where the record is not known.
    pub called: String,
    /// What becomes of it.
    pub outcome: Outcome,
    /// What the row of a new record leaves open, whatever stands in the record then.
    unsaid: Vec<Field>,
}

/// How many rows there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New records.
    pub add: usize,
    /// Records that change.
    pub edit: usize,
    /// Rows that say nothing new.
    pub same: usize,
    /// Rows that are refused.
    pub refused: usize,
}

/// What a sheet would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What its rows are.
    pub kind: Kind,
    /// What has to be said about how it was read.
    pub notes: Vec<Note>,
    /// The columns that are passed over, by their headings.
    pub passed: Vec<(Passed, String)>,
    /// The rows, in the order of the file.
    pub lines: Vec<Line>,
    /// The row of the journal behind which all of this holds.
    pub seq: u64,
}

/// What rows are read against.
struct Ground<'a> {
    world: &'a World,
    book: &'a Book,
    asked: &'a Asked,
    today: Day,
}

/// What a row wants, before the domain has seen it.
struct Wanted {
    record: Option<Record>,
    is_new: bool,
    changes: Vec<Change>,
    /// What the row says of its record, be it news or not.
    says: Vec<(Field, Part)>,
    /// What the row of a new record leaves open.
    unsaid: Vec<Field>,
}

impl Wanted {
    /// Of obstacles and promises a sheet has one row each.
    fn whole() -> Vec<(Field, Part)> {
        vec![(Field::Whole, Part::All)]
    }

    /// What a row without a number wants.
    fn added(changes: Vec<Change>, unsaid: Vec<Field>) -> Self {
        Self { record: None, is_new: true, changes, says: Vec::new(), unsaid }
    }

    /// Of a row whose record is not known nothing can be wanted.
    fn nothing() -> Self {
        Self { record: None, is_new: false, changes: Vec::new(), says: Vec::new(), unsaid: Vec::new() }
    }
}

/// Makes the plan of a file, as seen in a world at a moment: of its first sheet whose headings are understood.
///
/// # Errors
/// The headings cannot be used.
pub fn plan(sheets: &[Sheet], world: &World, at: Moment, asked: &Asked) -> Result<Plan, NoPlan> {
    let understood = |sheet: &Sheet| -> Result<(Table, Columns), NoPlan> {
        let table = sheet.table.clone()?;
        let columns = columns::read(&table, &world.program, asked.kind)?;
        let is = table.rows.len() - columns.header - 1;
        if is > MOST_ROWS { Err(Unreadable::TooManyRows(is).into()) } else { Ok((table, columns)) }
    };
    // What is wrong with an empty sheet says less than what is wrong with one that holds something.
    let empty = |why: &NoPlan| *why == NoPlan::Unreadable(Unreadable::Empty);
    let mut wrong = NoPlan::Unreadable(Unreadable::Empty);
    for sheet in sheets {
        match understood(sheet) {
            Ok((table, columns)) => {
                let mut plan = of_rows(&table, columns, world, at, asked);
                let others = sheets.iter().filter(|other| !std::ptr::eq(*other, sheet));
                let others: Vec<String> = others.filter_map(|other| other.name.clone()).collect();
                let name = sheet.name.clone().filter(|_| !others.is_empty());
                plan.notes.extend(name.map(|name| Note::OneOfSheets(name, others)));
                return Ok(plan);
            }
            Err(why) if empty(&wrong) => wrong = why,
            Err(_) => {}
        }
    }
    Err(wrong)
}

fn of_rows(table: &Table, columns: Columns, world: &World, at: Moment, asked: &Asked) -> Plan {
    let rows = table.rows.get(columns.header + 1..).unwrap_or_default();
    let book = Book::of(world);
    let mut scratch = Scratch::of(world, at);
    let lines = rows.iter().map(|row| {
        let mut cells = Cells::of(&columns, row);
        let ground = Ground { world: &scratch.world, book: &book, asked, today: world.day(at) };
        let wanted = match columns.kind {
            Kind::Sites => sites::row(&mut cells, &ground),
            Kind::Issues => issues::row(&mut cells, &ground),
            Kind::Items => items::row(&mut cells, &ground),
        };
        let called = called(&columns, &cells);
        line(&mut scratch, row.number, wanted, cells.faults, called)
    });
    let lines = lines.collect();
    Plan { kind: columns.kind, notes: table.notes.clone(), passed: columns.passed, lines, seq: world.seq }
}

/// What a row calls its record.
fn called(columns: &Columns, cells: &Cells<'_>) -> String {
    let by = [Column::Number, Column::SiteCode, Column::SiteName, Column::Text];
    let found = by.iter().filter(|column| columns.place(column).is_some()).find_map(|column| cells.shown(column));
    found.unwrap_or_default()
}

/// A row after the domain has seen what it wants.
fn line(scratch: &mut Scratch, row: usize, wanted: Wanted, mut faults: Vec<Fault>, called: String) -> Line {
    let Wanted { mut record, is_new, changes, mut says, unsaid } = wanted;
    let mut outcome = Outcome::Same;
    let likeness = changes.iter().find_map(|change| alike::nearest(&scratch.world, change, &unsaid));
    if let Some(likeness) = likeness {
        let there = likeness.record().clone();
        if matches!(likeness, Likeness::Near(_)) {
            let why = scratch.named_before(Some(&there)).map_or_else(|| Why::Near(there.clone()), Why::SaidBefore);
            faults.push(Fault { column: None, value: String::new(), why });
        }
        // Another row may not make something else of it, or the same sheet would find something else a second time.
        scratch.note(row, Some(&there), Wanted::whole());
        says.clear();
        record = Some(there);
    } else if !changes.is_empty() {
        if let Some(before) = scratch.named_before(record.as_ref()) {
            faults.push(Fault { column: None, value: String::new(), why: Why::NamedBefore(before) });
        }
        match scratch.take(row, changes, faults.is_empty()) {
            Ok(steps) if is_new => {
                record = steps.first().and_then(|step| step.fact.record.clone());
                outcome = Outcome::Add(steps);
            }
            Ok(steps) => outcome = Outcome::Edit(steps),
            Err(refused) => faults.extend(refused),
        }
    }
    for Fault { why, .. } in &faults {
        if let Why::NoRecord(missing) = why {
            scratch.note(row, Some(missing), Wanted::whole());
        }
    }
    if faults.is_empty() {
        scratch.note(row, record.as_ref(), says);
    } else {
        record = record.filter(|_| !is_new);
        outcome = Outcome::Refused(faults);
    }
    Line { row, record, called, outcome, unsaid }
}

impl Plan {
    /// The same plan in a world that has moved on: each change still carries what was seen, so a field that somebody else
    /// has changed meanwhile is refused, and what somebody else has entered meanwhile is there already.
    #[must_use]
    pub fn again(&self, world: &World, at: Moment) -> Self {
        let mut scratch = Scratch::of(world, at);
        let lines = self.lines.iter().map(|old| match &old.outcome {
            Outcome::Add(steps) | Outcome::Edit(steps) => {
                let is_new = matches!(old.outcome, Outcome::Add(_));
                let changes = steps.iter().map(|step| step.change.clone()).collect();
                let wanted = Wanted {
                    record: old.record.clone(),
                    is_new,
                    changes,
                    says: Vec::new(),
                    unsaid: old.unsaid.clone(),
                };
                line(&mut scratch, old.row, wanted, Vec::new(), old.called.clone())
            }
            Outcome::Same | Outcome::Refused(_) => old.clone(),
        });
        Self { lines: lines.collect(), seq: world.seq, ..self.clone() }
    }

    /// All changes, in the order of the rows.
    pub fn changes(&self) -> Vec<Change> {
        let steps = self.lines.iter().flat_map(|line| match &line.outcome {
            Outcome::Add(steps) | Outcome::Edit(steps) => steps.as_slice(),
            Outcome::Same | Outcome::Refused(_) => &[],
        });
        steps.map(|step| step.change.clone()).collect()
    }

    /// How many rows there are of each kind.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for line in &self.lines {
            *match line.outcome {
                Outcome::Add(_) => &mut counts.add,
                Outcome::Edit(_) => &mut counts.edit,
                Outcome::Same => &mut counts.same,
                Outcome::Refused(_) => &mut counts.refused,
            } += 1;
        }
        counts
    }
}

#[cfg(test)]
mod tests;
