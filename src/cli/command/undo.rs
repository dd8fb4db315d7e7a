//! `rapat urungkan [ID]` and `rapat ulangi [ID]`: taking an operation back, and doing it again.

use crate::cli::desk::Desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, format_json, switch, word};
use crate::cli::saved;
use crate::domain::ids::OpId;
use crate::domain::operation::Cause;
use crate::domain::query::history;
use crate::domain::text::tidy;
use crate::domain::world::World;
use crate::store::Which;
use crate::words::{self, A, H, Language, W};
use clap::Command;

/// Shorter parts of an identity name too many operations.
const SHORTEST: usize = 4;
/// As many candidates are listed.
const MOST: usize = 12;

/// The arguments of both.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "operasi", H::OperationValue, H::Operation))
        .arg(switch(language, "sebagian", H::Partial))
        .arg(format_json(language))
}

/// Takes back.
///
/// # Errors
/// Nothing to take back, no such operation, or what stands against it.
pub fn undo(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open(call)?;
    let which = which(call, desk.world())?;
    let id = desk.id_of(language, &format!("undo {which:?}"))?;
    let (author, now) = (desk.author.clone(), desk.now);
    let receipt = match desk.store.undo(&which, &id, &author, now) {
        Ok(receipt) => receipt,
        Err(error) => return Err(desk.failed(language, &error)),
    };
    saved::tell(call, &desk, &receipt, W::SavedUndone, None);
    Ok(())
}

/// Does again.
///
/// # Errors
/// As [`undo`].
pub fn redo(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open(call)?;
    let which = which(call, desk.world())?;
    let id = desk.id_of(language, &format!("redo {which:?}"))?;
    let (author, now) = (desk.author.clone(), desk.now);
    let receipt = match desk.store.redo(&which, &id, &author, now) {
        Ok(receipt) => receipt,
        Err(error) => return Err(desk.failed(language, &error)),
    };
    saved::tell(call, &desk, &receipt, W::SavedRedone, None);
    Ok(())
}

fn which(call: &Call, world: &World) -> Result<Which, Failure> {
    let op = call.get("operasi").map(|typed| operation(world, typed, call.language)).transpose()?;
    Ok(Which { op, partial: call.has("sebagian") })
}

/// The operation with this identity, or with an identity that ends or begins so. One that took another back, or did it
/// again, stands for that other one.
fn operation(world: &World, typed: &str, language: Language) -> Result<OpId, Failure> {
    let typed = tidy(typed).to_lowercase();
    let operations = history::operations(world);
    let fits = |op: &OpId| {
        let id = op.as_str();
        id == typed || (typed.len() >= SHORTEST && (id.ends_with(&typed) || id.starts_with(&typed)))
    };
    let found: Vec<_> = operations.iter().filter(|rows| rows.first().is_some_and(|row| fits(&row.op))).collect();
    match found.as_slice() {
        [] => {
            let what = language.say(A::NoOperation, &[("text", &typed)]);
            Err(Failure::new(Ending::NotFound, what).and(language.text(A::NoOperationHint)))
        }
        [rows] => Ok(rows.first().map_or_else(
            || OpId::new(&typed),
            |row| match &row.cause {
                Cause::Plain => row.op.clone(),
                Cause::Undo(op) | Cause::Redo(op) => op.clone(),
            },
        )),
        several => {
            let what = language.say(A::SeveralOperations, &[("text", &typed), ("n", &several.len())]);
            let lines = several.iter().take(MOST).filter_map(|rows| {
                let first = rows.first()?;
                let line = words::operation(language, world, rows, world.day(first.at));
                Some(format!("  {}  {line}", first.op))
            });
            Err(lines.fold(Failure::new(Ending::Ambiguous, what), Failure::and))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::Play;

    #[test]
    fn an_operation_is_named_by_a_part_that_no_other_has() {
        let mut play = Play::begin();
        let op = play.stage("1.01", "P").unwrap();
        let undone = play.undo().unwrap();
        let named = |typed: &str| operation(&play.world, typed, Language::Indonesian);
        assert_eq!(named(op.as_str()), Ok(op.clone()));
        assert_eq!(named(undone.as_str()), Ok(op), "the undo stands for what it took back");
        assert_eq!(named("op").unwrap_err().code, 3, "too short to name one");
        assert_eq!(named("").unwrap_err().code, 3);
        assert_eq!(named("nihil").unwrap_err().code, 3);
    }
}
