//! `rapat kaitkan TL-12 K-5`: a promise is about an obstacle, or about none any more.

use crate::cli::desk::Desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, format_json, switch, word};
use crate::cli::{pick, saved, shapes};
use crate::domain::change::{Change, Edit, ItemEdit};
use crate::domain::ids::Record;
use crate::domain::text::tidy;
use crate::words::{A, H, Language, W};
use clap::Command;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "janji", H::ItemValue, H::ItemToLink).required(true))
        .arg(word(language, "kendala", H::IssueValue, H::IssueToLink).required_unless_present("lepas"))
        .arg(switch(language, "lepas", H::Unlink).conflicts_with("kendala"))
        .arg(format_json(language))
        .after_help(language.text(H::LinkExamples))
}

/// Does it.
///
/// # Errors
/// No such promise or obstacle, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    // With two numbers side by side, each says of what it is one.
    let Some(Record::Item(item)) = call.get("janji").and_then(Record::called) else {
        return Err(wrong(call, "janji", "TL-12"));
    };
    let to = match call.get("kendala").map(Record::called) {
        None => None,
        Some(Some(Record::Issue(number))) => Some(number),
        Some(_) => return Err(wrong(call, "kendala", "K-5")),
    };
    let mut desk = Desk::open(call)?;
    let world = desk.world();
    let found = pick::item(world, item, language)?;
    if let Some(issue) = to.filter(|issue| !world.issues.contains_key(issue)) {
        return Err(pick::missing(world, &Record::Issue(issue), language));
    }
    let saw = found.issue;
    if saw == to {
        saved::already(call, &desk, language.text(W::NothingChanged));
        return Ok(());
    }
    let edit = ItemEdit::Issue(Edit::new(saw, to));
    let receipt = desk.save(language, vec![Change::EditItem { item, edit }])?;
    let now = desk.world().items.get(&item);
    let about = now.map(|now| ("tindak", shapes::item(desk.world(), now, desk.today())));
    saved::tell(call, &desk, &receipt, W::Saved, about);
    Ok(())
}

fn wrong(call: &Call, arg: &str, example: &str) -> Failure {
    let typed = tidy(call.get(arg).unwrap_or_default());
    let what = call.say(A::ValueWrong, &[("arg", &arg), ("value", &typed)]);
    Failure::new(Ending::WrongUsage, what).and(call.say(A::PossibleValues, &[("values", &example)]))
}
