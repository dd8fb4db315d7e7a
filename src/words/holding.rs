//! How open promises stand, in words: marks with their signs, groups, reasons, the record of an instansi.

use super::ledger::K;
use super::{Language, W, dates, tell};
use crate::domain::day::Day;
use crate::domain::ids::Record;
use crate::domain::level::Why;
use crate::domain::query::escalation::Lifted;
use crate::domain::query::keeping::Keeping;
use crate::domain::query::ledger::{By, Class, Counts, Filter, Group, Key, Mark};
use crate::domain::query::names;
use crate::domain::query::next_site::Need;
use crate::domain::query::review::ReviewCounts;
use crate::domain::world::World;

/// What a promise can be asked to be.
pub fn mark(language: Language, mark: Mark) -> &'static str {
    language.text(match mark {
        Mark::Late => K::MarkLate,
        Mark::Soon => K::MarkSoon,
        Mark::NoDue => K::MarkNoDue,
        Mark::NoLead => K::MarkNoLead,
        Mark::Lifted => K::MarkLifted,
    })
}

/// How a promise stands to its date, without the days.
pub fn timing_class(language: Language, class: Class) -> &'static str {
    language.text(match class {
        Class::Late => K::MarkLate,
        Class::Soon => K::MarkSoon,
        Class::Later => K::MarkLater,
        Class::Never => K::MarkNoDue,
    })
}

/// Which promises are asked for.
pub fn ledger_filter(language: Language, world: &World, filter: &Filter) -> String {
    let said = [
        filter.mark.map(|mark| self::mark(language, mark).to_owned()),
        filter.agency.as_ref().map(|code| names::agency(world, code)),
        filter.district.as_ref().map(|name| language.say(W::FilterDistrict, &[("what", name)])),
        filter.meeting.map(|id| tell::record(language, world, &Record::Meeting(id))),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Why a promise is on the chair's list; nothing where it is not.
pub fn lifted(language: Language, reasons: &[Lifted], today: Day) -> Option<String> {
    let reason = |reason: &Lifted| match reason {
        Lifted::DaysLate(days) => language.say(K::LiftedDays, &[("n", days)]),
        Lifted::MeetingsPast(meetings, first) => {
            let day = dates::day_short(language, *first, today);
            language.say(K::LiftedMeetings, &[("n", meetings), ("day", &day)])
        }
        Lifted::MeetingsUndated(meetings) => language.say(K::LiftedUndated, &[("n", meetings)]),
    };
    let why: Vec<String> = reasons.iter().map(reason).collect();
    (!why.is_empty()).then(|| language.say(K::Lifted, &[("why", &why.join(", "))]))
}

/// By what the list is divided.
pub fn by(language: Language, by: By) -> &'static str {
    language.text(match by {
        By::Agency => K::ByAgency,
        By::Timing => K::ByTiming,
        By::District => K::ByDistrict,
        By::Meeting => K::ByMeeting,
    })
}

/// The heading of a group: its name and how many, how many of them late.
pub fn ledger_group(language: Language, world: &World, group: &Group) -> String {
    let name = match &group.key {
        Key::Agency(Some(code)) => names::agency(world, code),
        Key::Agency(None) => language.text(K::NobodyLeads).to_owned(),
        Key::Timing(class) => {
            format!("{} {}", class.sign(), timing_class(language, *class))
        }
        Key::District(name) => language.say(W::FilterDistrict, &[("what", name)]),
        Key::Districts => language.text(K::GroupDistricts).to_owned(),
        Key::Everywhere => language.text(K::GroupEverywhere).to_owned(),
        Key::Meeting(id) => tell::record(language, world, &Record::Meeting(*id)),
    };
    let late = group.lines.iter().filter(|line| line.is(Mark::Late)).count();
    match late {
        _ if matches!(group.key, Key::Timing(_)) => {
            language.say(K::GroupCount, &[("name", &name), ("n", &group.lines.len())])
        }
        0 => language.say(K::GroupCount, &[("name", &name), ("n", &group.lines.len())]),
        late => language.say(K::GroupCountLate, &[("name", &name), ("n", &group.lines.len()), ("late", &late)]),
    }
}

/// The sums of the list as one sentence.
pub fn ledger_counts(language: Language, counts: &Counts) -> String {
    language.say(
        K::Counts,
        &[
            ("open", &counts.open),
            ("late", &counts.late),
            ("soon", &counts.soon),
            ("no_due", &counts.no_due),
            ("no_lead", &counts.no_lead),
            ("lifted", &counts.lifted),
        ],
    )
}

/// The record of an instansi in short: "menepati 7 dari 11, digeser 2".
pub fn kept(language: Language, keeping: &Keeping) -> String {
    match keeping.judged() {
        0 if keeping.shifted.is_empty() => language.text(K::KeptNothing).to_owned(),
        of => {
            language.say(K::Kept, &[("kept", &keeping.on_time.len()), ("of", &of), ("shifts", &keeping.shifted.len())])
        }
    }
}

/// Why a site needs words, short enough to be said: the facts by which it is placed, in their order.
fn need(language: Language, world: &World, need: &Need, today: Day) -> String {
    let fact = |why: &Why| match why {
        Why::LatePromises { items, days } => language.say(K::NeedLate, &[("n", &items.len()), ("days", days)]),
        Why::Severe(issues) => language.say(K::NeedSevere, &[("n", &issues.len())]),
        Why::OldIssues { issues, .. } => language.say(K::NeedOld, &[("n", &issues.len())]),
        Why::DueSoon { items, .. } => language.say(K::NeedSoon, &[("n", &items.len())]),
        why => tell::why(language, world, why, today),
    };
    let mut facts: Vec<String> = need.why.iter().map(fact).collect();
    facts.extend((need.missing > 0).then(|| language.say(K::NeedChecks, &[("n", &need.missing)])));
    facts.join(", ")
}

/// A site that is called, and why.
pub fn called(language: Language, world: &World, need: &Need, today: Day) -> String {
    let why = self::need(language, world, need, today);
    let name = names::site_of(world, &need.site);
    language.say(K::Called, &[("number", &need.number), ("name", &name), ("why", &why)])
}

/// What came of a review.
pub fn review_counts(language: Language, counts: &ReviewCounts) -> String {
    language.say(
        K::ReviewCounts,
        &[
            ("done", &counts.done),
            ("confirmed", &counts.confirmed),
            ("doing", &counts.doing),
            ("shifted", &counts.shifted),
            ("cancelled", &counts.cancelled),
            ("todo", &counts.todo),
            ("left", &counts.left),
        ],
    )
}
