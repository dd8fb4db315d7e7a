//! `rapat riwayat [LOKASI|TL-12|K-5]`: what was done, when and by whom, the newest first.

use crate::cli::answer;
use crate::cli::desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, look, value, word};
use crate::cli::pick;
use crate::cli::saved::short;
use crate::cli::shapes;
use crate::cli::sheet::{Column, Sheet};
use crate::domain::day::Day;
use crate::domain::ids::Record as Ref;
use crate::domain::operation::{Cause, Row};
use crate::domain::query::history;
use crate::domain::text::tidy;
use crate::domain::world::World;
use crate::words::{self, A, H, Language, W};
use clap::Command;
use std::sync::Arc;

/// As many operations are shown unless said otherwise.
const USUAL: usize = 20;
/// As many changes of one operation are shown.
const MOST: usize = 5;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "tentang", H::RecordValue, H::Record))
        .arg(value(language, "jumlah", H::CountValue, H::Count))
        .args(look(language))
}

/// Answers.
///
/// # Errors
/// The database cannot be read, or what is asked for is not there or not one.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let count = count(call)?;
    let view = desk::look_back(call)?;
    let (world, today) = (&view.world, view.today);
    let about = call.get("tentang").map(|typed| pick::record(world, typed, call.language)).transpose()?;
    let operations = operations(world, about.as_ref(), count);
    let events = || operations.iter().flatten().map(|row| shapes::event(world, row)).collect();
    answer::list(call, events, shapes::EVENT, |call| {
        answer::marks(call, world, today);
        if operations.is_empty() {
            let line = call.language.text(A::NothingHappened);
            call.out.wrapped(line, 2);
        }
        table(call, world, &operations, today);
    });
    Ok(())
}

fn count(call: &Call) -> Result<usize, Failure> {
    let Some(typed) = call.get("jumlah") else { return Ok(USUAL) };
    typed
        .trim()
        .parse()
        .map_err(|_| Failure::new(Ending::WrongUsage, call.say(A::WrongNumber, &[("text", &tidy(typed))])))
}

/// The newest operations, each with those of its rows that are asked for, in order.
fn operations<'a>(world: &'a World, about: Option<&Ref>, count: usize) -> Vec<Vec<&'a Arc<Row>>> {
    let asked: Option<std::collections::BTreeSet<u64>> = about.map(|record| match record {
        Ref::Site(code) => history::of_site(world, code).map(|row| row.seq).collect(),
        record => history::of_record(world, record).map(|row| row.seq).collect(),
    });
    let mut operations = history::operations(world);
    for rows in &mut operations {
        rows.retain(|row| asked.as_ref().is_none_or(|asked| asked.contains(&row.seq)));
    }
    operations.retain(|rows| !rows.is_empty());
    operations.truncate(count);
    operations
}

fn table(call: &mut Call, world: &World, operations: &[Vec<&Arc<Row>>], today: Day) {
    let language = call.language;
    let head = |word: A| language.text(word);
    let mut sheet = Sheet::new([
        (Column::Word, head(A::HeadTime)),
        (Column::Name(12), head(A::HeadWho)),
        (Column::Text(30), head(A::HeadWhat)),
        (Column::Word, head(A::HeadOperation)),
    ]);
    for rows in operations {
        let Some(first) = rows.first() else { continue };
        let when = words::moment_short(language, &world.program.zone, first.at, today);
        let mut cells = [when, first.by.name.clone(), String::new(), short(&first.op)];
        for line in lines(language, world, rows, today) {
            cells[2] = line;
            sheet.row(cells.clone());
            cells = Default::default();
        }
    }
    sheet.draw(&mut call.out);
}

/// The changes of one operation, a line each.
fn lines(language: Language, world: &World, rows: &[&Arc<Row>], today: Day) -> Vec<String> {
    let mut lines: Vec<String> =
        rows.iter().take(MOST).map(|row| words::change_line(language, world, &row.change, today)).collect();
    let cause = rows.first().map(|row| &row.cause);
    let about = match cause {
        Some(Cause::Undo(op)) => Some(language.say(A::Undoes, &[("op", &short(op))])),
        Some(Cause::Redo(op)) => Some(language.say(A::Redoes, &[("op", &short(op))])),
        Some(Cause::Plain) | None => None,
    };
    if let (Some(about), Some(first)) = (about, lines.first_mut()) {
        *first = format!("{about}: {first}");
    }
    if let Some(more) = rows.len().checked_sub(MOST).filter(|more| *more > 0) {
        lines.push(language.say(W::AndMore, &[("n", &more)]));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{Play, morning};

    #[test]
    fn operations_come_newest_first_with_the_rows_that_are_asked_for() {
        let mut play = Play::begin();
        play.at = morning();
        play.stage("1.01", "U").unwrap();
        play.stage("1.02", "U").unwrap();
        play.undo().unwrap();
        let all = operations(&play.world, None, 2);
        assert_eq!(all.len(), 2);
        assert!(matches!(all[0][0].cause, Cause::Undo(_)));
        let of_one = operations(&play.world, Some(&Ref::Site("1.01".into())), 20);
        assert_eq!(of_one.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1], "the stage, and its own founding");
        let language = Language::Indonesian;
        let founding = history::operations(&play.world).pop().unwrap();
        let text = lines(language, &play.world, &founding, play.world.day(play.at));
        assert_eq!((text.len(), text[5].as_str()), (6, "(dan 4 lagi)"));
    }
}
