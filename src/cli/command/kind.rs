//! `rapat jenis 7 keputusan`: what was said turns out to be something else: a decision, a note, something for later, or a
//! promise; a proposal that is only one of these likewise. One operation, which one step takes back.

use crate::cli::desk::Desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, format_json, word};
use crate::cli::{codes, saved};
use crate::domain::ids::Record;
use crate::domain::kinds::Kind;
use crate::domain::text::{fold, tidy};
use crate::words::{self, A, H, Language, W};
use clap::Command;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "hal", H::MeetingValue, H::KindOf).required(true))
        .arg(word(language, "jenis", H::KindValue, H::KindTo).required(true))
        .arg(format_json(language))
        .after_help(language.text(H::KindExamples))
}

/// Does it.
///
/// # Errors
/// No such record, a kind that there is none of, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let typed = call.get("hal").unwrap_or_default();
    let record = match (Record::called(typed), typed.trim().parse()) {
        (Some(record), _) => record,
        (None, Ok(number)) => Record::Entry(number),
        (None, Err(_)) => {
            let what = language.say(A::WrongNumber, &[("text", &tidy(typed))]);
            return Err(Failure::new(Ending::WrongUsage, what));
        }
    };
    let to = kind(call.get("jenis").unwrap_or_default(), language)?;
    let mut desk = Desk::open(call)?;
    let changes = desk.world().to_kind(&record, to).map_err(|refusal| {
        let code = match record {
            Record::Item(number) if desk.world().items.contains_key(&number) => Ending::Failed,
            _ => Ending::NotFound,
        };
        Failure::new(code, words::refusal(language, desk.world(), &refusal, desk.today()))
    })?;
    if changes.is_empty() {
        call.out.line(language.text(W::NothingChanged));
        return Ok(());
    }
    let receipt = desk.save(language, changes)?;
    saved::tell(call, &desk, &receipt, W::Saved, None);
    Ok(())
}

fn code(kind: Kind) -> &'static str {
    match kind {
        Kind::Said(kind) => codes::entry_kind(kind),
        Kind::Promise => "tindak",
    }
}

fn kind(typed: &str, language: Language) -> Result<Kind, Failure> {
    let wanted = fold(typed);
    let found = Kind::ALL.into_iter().find(|kind| !wanted.is_empty() && fold(code(*kind)).starts_with(&wanted));
    found.ok_or_else(|| {
        let what = language.say(A::ValueWrong, &[("arg", &"jenis"), ("value", &tidy(typed))]);
        let possible = Kind::ALL.map(code).join(", ");
        Failure::new(Ending::WrongUsage, what).and(language.say(A::PossibleValues, &[("values", &possible)]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry::EntryKind;

    #[test]
    fn the_beginning_of_a_kind_is_enough() {
        let read = |typed| kind(typed, Language::Indonesian).ok();
        assert_eq!(read("keputusan"), Some(Kind::Said(EntryKind::Decision)));
        assert_eq!(read("DIBAHAS"), Some(Kind::Said(EntryKind::Parked)));
        assert_eq!(read("tindak"), Some(Kind::Promise));
        assert_eq!((read(""), read("janji manis")), (None, None));
    }
}
