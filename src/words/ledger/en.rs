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
        K::KeptRunning => "Open, and there is time",
        K::KeptRecord => "Record",
        K::ColumnKept => "kept",
        K::ColumnShifted => "moved",
        // the life of a promise and the list on the board
        K::TurnDone => "done",
        K::TurnDoneNote => "with proof, or without",
        K::TurnDoing => "under way",
        K::TurnDoingNote => "being worked on",
        K::TurnShift => "move",
        K::TurnShiftNote => "a new due date and why; the first one stays on record",
        K::TurnCancel => "cancel",
        K::TurnCancelNote => "with a reason",
        K::TurnConfirm => "confirm",
        K::TurnConfirmNote => "another instansi says that it is really done",
        K::DoneAt => "Where is TL-{n} done? {text}",
        K::DoneAtAll => "All that are left ({n} sites)",
        K::IssueSettledAsk => "TL-{n} is done. Is issue K-{issue} settled too?",
        K::IssueSettledToo => "Yes, it is settled",
        K::IssueStays => "No, leave it open",
        K::IssueOthers => "Still open about this issue: {items}",
        K::NarrowByMark => "mark",
        K::CountPromises => "{n} promises",
        K::CountOpen => "{n} open promises",
        K::CountLifted => "{n} with the chair",
        K::Narrowed => "Only: {filter} - {n} of {of}",
        // the next site that needs words
        K::Called => "{number} {name}: {why}",
        K::NeedLate => "{n} promises late, up to {days} days",
        K::NeedSevere => "{n} severe issues",
        K::NeedOld => "{n} old issues",
        K::NeedSoon => "{n} due soon",
        K::NeedChecks => "{n} checks missing",
        K::NoneToCall => "No more sites need words.",
        K::NoneToCallLeft => {
            "None is waiting any more; {n} sites were passed over and are listed when the meeting closes."
        }
        K::SitesLeft => "Need words and got none",
        K::SitePassed => "passed over",
        // the review
        K::ReviewNone => "Nothing was due to be reviewed.",
        K::ReviewKeys => "1 done · 2 under way · 3 move · 4 cancel · 5 confirm",
        K::ReviewUnfit => "TL-{n}: {step} does not apply now.",
        K::ReviewProgress => "Review: {n} of {of}",
        K::ReviewCounts => {
            "{done} done, {confirmed} confirmed, {doing} under way, {shifted} moved, {cancelled} cancelled, {todo} not begun; {left} not gone through"
        }
        // what a meeting agreed, read back
        K::AgreedNone => "{meeting} has agreed nothing yet.",
        K::AgreedOf => "What {meeting} agreed, instansi {n} of {of}",
        K::AgreedCorrected => "{said} (corrected: {reason})",
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
