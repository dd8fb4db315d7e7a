//! The words of capturing in English.

use super::C;

pub(super) fn text(word: C) -> &'static str {
    match word {
        // the sentence
        C::Spoken => "{who} completes \"{what}\"{place}{until}",
        C::SpokenNobody => "Nobody is named yet to complete \"{what}\"{place}{until}",
        C::SpokenHelp => "{who}, helped by {help},",
        C::SpokenPlace => " at {sites}",
        C::SpokenBy => " by {day}",
        C::SpokenByMeeting => " by the next meeting",
        C::SpokenByMeetingOn => " by the next meeting, {day}",
        C::SpokenNoDue => " without a due date",
        C::SpokenLeft => "{sentence} — {left}",
        C::LeftTomorrow => "tomorrow",
        C::LeftPassed => "passed {n} days ago",
        C::NamesAnd => "{names} and {last}",
        C::NamesMore => "{names}, and {n} more sites",
        // how a date was taken
        C::NoteNotToday => "not today but next week",
        C::NoteOfNextWeek => "the one of next week, not the nearest",
        C::NoteNextWeekMonday => "from Monday of next week",
        C::NoteLastWorkday => "the last working day of that week",
        C::NoteEndOfMonth => "the last day of that month",
        C::NoteEndOfYear => "the last day of that year",
        C::NoteNextYear => "next year",
        C::NoteNextWorkday => "the 1st is on a weekend, so the next working day",
        C::NoteOnThatDay => "on that day at the latest",
        C::NoteWeekend => "on a weekend",
        // why a date is refused
        C::DatePast => "{day} has passed",
        C::DatePastSome => "that has passed",
        C::DateImpossible => "there is no such day",
        C::DateTooFar => "{day} is too far ahead; check the year",
        C::DateBare => "may be a date or so many days; type \"tgl {n}\" or \"{n} hari\"",
        C::DateOtherWeekday => "that day is {day}",
        C::DateUnknown => "is no known date",
        // what is doubtful in a line
        C::DoubtNotKnown => "{word} is not known and stays text",
        C::DoubtNotKnownNear => "{word} is not known and stays text; perhaps {near}",
        C::DoubtAmbiguous => "{word} may mean {among}",
        C::DoubtDate => "{word}: {why}",
        C::DoubtSecondLead => "{word}: only one is responsible; who helps is typed with +",
        C::DoubtSecondDue => "{word}: there is only one due date",
        C::DoubtHeadOfNothing => "{word} needs a site: add # and its name or number",
        C::DoubtNoHead => "{word}: no {head} of {site} in the list of instansi",
    }
}
