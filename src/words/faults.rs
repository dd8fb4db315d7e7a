//! What is wrong with a file or a database, one sentence for each fault: where it stands and what it is.

use super::{A, Language};
use crate::import::refusal::Wanted;
use crate::import::{Fault as InFile, FoundingRefusal, ImportRefusal, Reason};
use crate::store::Fault;

/// One finding of a verification.
pub fn fault(language: Language, fault: &Fault) -> String {
    match fault {
        Fault::Pages(what) => language.say(A::FaultPages, &[("what", what)]),
        Fault::Schema(name) => language.say(A::FaultSchema, &[("name", name)]),
        Fault::Gap(seq) => language.say(A::FaultGap, &[("seq", seq)]),
        Fault::Chain(seq) => language.say(A::FaultChain, &[("seq", seq)]),
        Fault::Row(seq, what) => language.say(A::FaultRow, &[("seq", seq), ("what", what)]),
        Fault::Record(name) => language.say(A::FaultRecord, &[("name", name)]),
        Fault::Missing(name) => language.say(A::FaultMissing, &[("name", name)]),
        Fault::Extra(name) => language.say(A::FaultExtra, &[("name", name)]),
        Fault::Snapshot(seq) => language.say(A::FaultSnapshot, &[("seq", seq)]),
        Fault::Unreadable(what) => language.say(A::FaultUnreadable, &[("what", what)]),
    }
}

/// Why a file cannot be taken: file, row, field and reason, one line for each fault.
pub fn import_refusal(language: Language, refusal: &ImportRefusal) -> Vec<String> {
    let mut lines: Vec<String> = refusal.faults.iter().map(|fault| in_file(language, &refusal.file, fault)).collect();
    if refusal.more > 0 {
        lines.push(language.say(A::MoreFaults, &[("file", &refusal.file), ("n", &refusal.more)]));
    }
    lines
}

/// Why a programme and a roster do not go together.
pub fn founding_refusal(language: Language, refusal: &FoundingRefusal) -> Vec<String> {
    match refusal {
        FoundingRefusal::File(refusal) => import_refusal(language, refusal),
        FoundingRefusal::SameAgency { spelling, first, second } => {
            vec![language.say(A::SameAgency, &[("spelling", spelling), ("first", first), ("second", second)])]
        }
        FoundingRefusal::NameTooLong { name, most } => {
            vec![language.say(A::AgencyNameTooLong, &[("name", name), ("most", most)])]
        }
    }
}

fn in_file(language: Language, file: &str, fault: &InFile) -> String {
    let mut place = file.to_owned();
    if let Some(row) = fault.row {
        place.push_str(&format!(", {}", language.say(A::PlaceRow, &[("n", &row)])));
    }
    if let Some(field) = &fault.field {
        place.push_str(&format!(", {field}"));
    }
    format!("{place}: {}", reason(language, &fault.reason))
}

fn reason(language: Language, reason: &Reason) -> String {
    match reason {
        Reason::NotUtf8 => language.text(A::ReasonNotUtf8).to_owned(),
        Reason::Syntax(what) => language.say(A::ReasonSyntax, &[("what", what)]),
        Reason::NoRows => language.text(A::ReasonNoRows).to_owned(),
        Reason::Missing => language.text(A::ReasonMissing).to_owned(),
        Reason::Unknown => language.text(A::ReasonUnknown).to_owned(),
        Reason::TwiceInHeader => language.text(A::ReasonTwiceInHeader).to_owned(),
        Reason::TooManyValues { is, most } => language.say(A::ReasonTooManyValues, &[("is", is), ("most", most)]),
        Reason::TooMany { is, most } => language.say(A::ReasonTooMany, &[("is", is), ("most", most)]),
        Reason::Empty => language.text(A::ReasonEmpty).to_owned(),
        Reason::TooLong { is, most } => language.say(A::ReasonTooLong, &[("is", is), ("most", most)]),
        Reason::Taken { value, first } => language.say(A::ReasonTaken, &[("value", value), ("first", first)]),
        Reason::NotOneOf { value, possible } => {
            language.say(A::ReasonNotOneOf, &[("value", value), ("possible", &possible.join(", "))])
        }
        Reason::NoSuchCode(value) => language.say(A::ReasonNoSuchCode, &[("value", value)]),
        Reason::NotACode(value) => language.say(A::ReasonNotACode, &[("value", value)]),
        Reason::NotOneLetter(value) => language.say(A::ReasonNotOneLetter, &[("value", value)]),
        Reason::NotAKey(value) => language.say(A::ReasonNotAKey, &[("value", value)]),
        Reason::NotANumber { value, least, most } => {
            language.say(A::ReasonNotANumber, &[("value", value), ("least", least), ("most", most)])
        }
        Reason::Reversed => language.text(A::ReasonReversed).to_owned(),
        Reason::NotA(wanted) => language.say(A::ReasonNotA, &[("wanted", &language.text(kind(*wanted)))]),
    }
}

fn kind(wanted: Wanted) -> A {
    match wanted {
        Wanted::Text => A::WantedText,
        Wanted::Number => A::WantedNumber,
        Wanted::Texts => A::WantedTexts,
        Wanted::Range => A::WantedRange,
        Wanted::Table => A::WantedTable,
        Wanted::Tables => A::WantedTables,
    }
}
