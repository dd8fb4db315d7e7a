//! The meeting in English.

use super::M;

pub(super) fn text(word: M) -> &'static str {
    match word {
        M::DoubtNoLead => "TL-{n} has nobody responsible: {text}",
        M::DoubtNoDue => "TL-{n} has no due date: {text}",
        M::DoubtUnsealed => "TL-{n} is still a proposal: {text}",
        M::DoubtNotReached => "item {n} was not reached: {text}",
        M::DoubtNoResolver => "K-{n} has nobody to resolve it: {text}",
        M::DoubtParked => "put aside and not spoken about: {text}",
        M::StatePlanned => "planned",
        M::StateRunning => "running",
        M::StateCorrecting => "open again for a correction",
        M::StateClosed => "closed",
        M::StateCancelled => "cancelled",
        M::NotCalled => "not called yet",
        M::Forgotten => "Meeting {n} is still open since {day}.",
        M::Alarm => "{agencies} instansi absent, {sites} sites stuck",
        M::Minutes => "{n} min",
        M::SectionVague => "Still vague",
        M::SectionAgreed => "Agreed",
        M::SectionProposed => "Proposed, not sealed",
        M::SectionDecisions => "Decisions",
        M::SectionNotes => "Notes",
        M::SectionParked => "To be discussed later",
        M::PointNow => "being discussed",
        M::PointOpen => "not discussed yet",
        M::RollCounts => "Present {here}, represented {represented}, absent {absent}, not called yet {open}",
        M::LetterOf => "Invitation {what}",
        M::HoursFrom => "from {from}",
        M::HoursUntil => "until {to}",
    }
}
