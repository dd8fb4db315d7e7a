//! `rapat sahkan TL-12`: what was proposed is agreed, in the meeting that runs.

use crate::cli::desk::Desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, Format, format_json, word};
use crate::cli::{pick, saved, shapes};
use crate::domain::capture;
use crate::domain::change::{Agreed, Change, ItemEdit};
use crate::domain::ids::{ItemNo, Record};
use crate::domain::refusal::Refusal;
use crate::domain::text::tidy;
use crate::words::{self, A, H, Language, W};
use clap::{ArgAction, Command};
use std::collections::BTreeSet;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(
            word(language, "janji", H::ItemValue, H::ItemToAgree)
                .required(true)
                .num_args(1..)
                .action(ArgAction::Append),
        )
        .arg(format_json(language))
        .after_help(language.text(H::AgreeExamples))
}

/// Does it.
///
/// # Errors
/// No such promise, no running meeting, or what else stands against sealing.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let typed: Vec<String> = call.all("janji").into_iter().map(str::to_owned).collect();
    let numbers: BTreeSet<ItemNo> = typed.iter().map(|typed| number(call, typed)).collect::<Result<_, _>>()?;
    let mut desk = Desk::open(call)?;
    let (world, today) = (desk.world(), desk.today());
    let mut changes = Vec::new();
    for number in &numbers {
        let item = pick::item(world, *number, language)?;
        if item.seal.is_some() {
            let what = words::refusal(language, world, &Refusal::Sealed(*number), today);
            return Err(Failure::new(Ending::Failed, what));
        }
        let agreed = Agreed { text: item.text.clone(), lead: item.lead.clone(), due: item.due };
        changes.push(Change::EditItem { item: *number, edit: ItemEdit::Seal(agreed) });
    }
    let receipt = desk.save(language, changes)?;
    let (world, today) = (desk.world(), desk.today());
    let found: Vec<_> = numbers.iter().filter_map(|number| world.items.get(number)).collect();
    let about = match found.as_slice() {
        [one] => Some(("tindak", shapes::item(world, one, today))),
        _ => None,
    };
    let sentence = |item: &&std::sync::Arc<crate::domain::item::ActionItem>| {
        let sentence = words::spoken(language, world, &capture::agreed(world, item, today));
        format!("TL-{}: {sentence}", item.number)
    };
    let sentences: Vec<String> = found.iter().map(sentence).collect();
    saved::tell(call, &desk, &receipt, W::Saved, about);
    if call.format() == Format::Table {
        sentences.into_iter().for_each(|sentence| call.out.wrapped(sentence, 2));
    }
    Ok(())
}

/// `TL-12`, or the number alone: here it can mean nothing else.
fn number(call: &Call, typed: &str) -> Result<ItemNo, Failure> {
    Record::called_item(typed).ok_or_else(|| {
        let what = call.say(A::ValueWrong, &[("arg", &call.language.text(H::ItemValue)), ("value", &tidy(typed))]);
        Failure::new(Ending::WrongUsage, what).and(call.say(A::PossibleValues, &[("values", &"TL-12")]))
    })
}
