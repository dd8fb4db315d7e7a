//! The words of the ledger in English.

use super::K;

pub(super) fn text(word: K) -> &'static str {
    match word {
        // marks of an open promise
        K::MarkLate => "late",
        K::MarkSoon => "due soon",
        K::MarkLater => "there is time",
        K::MarkNoDue => "no due date",
        K::MarkNoLead => "nobody responsible",
        K::MarkLifted => "raised to the chair",
        K::NobodyLeads => "? nobody responsible",
        K::LiftedDays => "late {n} days",
        K::LiftedMeetings => "{n} meetings held since its first date {day}",
        K::LiftedUndated => "{n} meetings without a date",
        K::Lifted => "raised: {why}",
        // groups
        K::ByAgency => "instansi",
        K::ByTiming => "due date",
        K::ByDistrict => "kecamatan",
        K::ByMeeting => "meeting",
        K::GroupDistricts => "several kecamatan",
        K::GroupEverywhere => "no site",
        K::GroupCount => "{name}: {n}",
        K::GroupCountLate => "{name}: {n}, {late} late",
        K::Counts => {
            "{open} open promises: {late} late, {soon} due soon, {no_due} without a date, {no_lead} without anybody responsible, {lifted} raised"
        }
        // the record of an instansi
        K::Kept => "kept {kept} of {of}, moved {shifts}",
        K::KeptNothing => "nothing to judge yet",
        K::KeptOnTime => "Kept on time",
        K::KeptTooLate => "Finished late",
        K::KeptMissed => "Past its date, not finished",
        K::KeptShifted => "Moved",
        K::KeptCancelled => "Cancelled",
        K::KeptUnconfirmed => "Finished, waiting for confirmation",
        K::KeptUnproved => "Finished without evidence",
        // commands
        K::WrongItem => "\"{text}\" is no number of a promise; write it like TL-12.",
        K::Already => "TL-{n} is like that already; nothing had to be saved.",
        K::NotThere => "TL-{n} is not about {site}. Nothing was saved.",
        K::IssueBehind => "Obstacle {issue} is still open; if it is settled: rapat beres {issue} 'HOW'",
        K::UnknownMark => "Mark \"{text}\" is not known.",
        K::UnknownGrouping => "Grouping \"{text}\" is not known.",
        K::NoMessages => "There is no open promise to remind anybody of.",
        K::MessageOf => "== {name} ({part}/{of}) ==",
        // the reminder
        K::MessageTitle => "*Reminder of promises*{part}",
        K::MessagePart => " ({n}/{of})",
        K::MessageTo => "To {name}",
        K::MessageToNobody => "Nobody is responsible for these yet:",
        K::MessageDay => "{program}, as of {day}",
        K::MessageCount => "{n} open promises, {late} late.",
        K::MessageItem => "*TL-{n}* {text}",
        K::MessagePlace => " ({sites})",
        K::MessageSites => "{n} sites",
        K::MessageDue => "Due {due}, {left}",
        K::MessageNoDue => "No due date",
        K::MessageNextMeeting => "Due by the next meeting",
        K::MessageLate => "{n} days late",
        K::MessageMoved => "Moved {n}x, first {first}",
        K::MessageSupports => "Helping (others are responsible):",
        K::MessageLed => "responsible: {name}",
    }
}
