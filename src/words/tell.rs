//! Records, values, levels and changes in words.

use super::{Language, S, T, W, custody, dates};
use crate::domain::access::{KeyState, Role};
use crate::domain::change::Change;
use crate::domain::day::Day;
use crate::domain::entry::EntryKind;
use crate::domain::fact::{Fact, Field, Part, Value};
use crate::domain::ids::{Record, StageCode};
use crate::domain::issue::{IssueState, Severity};
use crate::domain::item::{ActionItem, Confirmation, Course, Due, Status};
use crate::domain::level::{Level, Why};
use crate::domain::meeting::{Attendance, Presence};
use crate::domain::operation::Row;
use crate::domain::query::names;
use crate::domain::query::sites::{Filter, GroupKey, Grouping, Order};
use crate::domain::site::CheckState;
use crate::domain::world::World;
use std::sync::Arc;

/// The name of a level.
pub fn level(language: Language, level: Level) -> &'static str {
    language.text(match level {
        Level::Late => W::LevelLate,
        Level::Attention => W::LevelAttention,
        Level::Waiting => W::LevelWaiting,
        Level::Fine => W::LevelFine,
        Level::Unknown => W::LevelUnknown,
    })
}

/// The name of a severity.
pub fn severity(language: Language, severity: Severity) -> &'static str {
    language.text(match severity {
        Severity::Normal => W::SeverityNormal,
        Severity::Severe => W::SeveritySevere,
    })
}

/// What the holder of a key is called.
pub fn role(language: Language, role: Role) -> &'static str {
    language.text(match role {
        Role::Reader => S::RoleReader,
        Role::Secretariat => S::RoleSecretariat,
    })
}

/// The name of a promise's status.
pub fn status(language: Language, status: Status) -> &'static str {
    language.text(match status {
        Status::Todo => W::StatusTodo,
        Status::Doing => W::StatusDoing,
        Status::Done => W::StatusDone,
        Status::Cancelled => W::StatusCancelled,
    })
}

/// The name of a stage, or that none is recorded.
pub fn stage(language: Language, world: &World, code: Option<&StageCode>) -> String {
    match code {
        None => language.text(W::NotRecorded).to_string(),
        Some(code) => world.program.stage(code).map_or_else(|| code.to_string(), |stage| stage.name.clone()),
    }
}

/// By what the board is divided.
pub fn grouping(language: Language, grouping: Grouping) -> &'static str {
    language.text(match grouping {
        Grouping::District => W::ByDistrict,
        Grouping::Stage => W::ByStage,
        Grouping::Level => W::ByLevel,
        Grouping::Agency => W::ByAgency,
    })
}

/// How sites stand within a group.
pub fn order(language: Language, order: Order) -> &'static str {
    language.text(match order {
        Order::Number => W::OrderNumber,
        Order::Name => W::OrderName,
        Order::Level => W::OrderLevel,
        Order::Progress => W::OrderProgress,
        Order::Silence => W::OrderSilence,
    })
}

/// The heading of a group.
pub fn group(language: Language, world: &World, key: &GroupKey) -> String {
    match key {
        GroupKey::District(name) => name.clone(),
        GroupKey::Stage(code) => stage(language, world, code.as_ref()),
        GroupKey::Level(of) => level(language, *of).to_string(),
        GroupKey::Agency(Some(code)) => names::agency(world, code),
        GroupKey::Agency(None) => language.text(W::GroupNoAgency).to_string(),
    }
}

/// What the board is filtered by.
pub fn filter(language: Language, world: &World, filter: &Filter) -> String {
    let program = &world.program;
    let mut parts = Vec::new();
    if let Some(level_asked) = filter.level {
        parts.push(level(language, level_asked).to_string());
    }
    if let Some(code) = &filter.stage {
        parts.push(language.say(W::FilterStage, &[("what", &stage(language, world, code.as_ref()))]));
    }
    if let Some(district) = &filter.district {
        parts.push(language.say(W::FilterDistrict, &[("what", district)]));
    }
    if let Some(code) = &filter.category {
        let name = program.category(code).map_or_else(|| code.to_string(), |category| category.name.clone());
        parts.push(language.say(W::FilterCategory, &[("what", &name)]));
    }
    if let Some(code) = &filter.agency {
        parts.push(language.say(W::FilterAgency, &[("what", &names::agency(world, code))]));
    }
    parts.join(", ")
}

/// A number with the word that it counts: `3 lokasi`.
pub fn number_of(language: Language, count: usize, word: W) -> String {
    format!("{count} {}", language.text(word))
}

/// A due date in a table.
pub fn due(language: Language, due: Option<Due>, today: Day) -> String {
    match due {
        None => language.text(W::NoDue).to_string(),
        Some(Due::On(day)) => dates::day_short(language, day, today),
        Some(Due::NextMeeting) => language.text(W::DueNextMeeting).to_string(),
    }
}

/// The due date of a promise in a table; "by the next meeting" with the day of that meeting, once it is planned.
pub fn item_due(language: Language, item: &ActionItem, today: Day) -> String {
    let told = due(language, item.due, today);
    match (item.due, item.awaits) {
        (Some(Due::NextMeeting), Some(day)) => format!("{told}, {}", dates::day_short(language, day, today)),
        _ => told,
    }
}

/// One reason for a level, as a sentence.
pub fn why(language: Language, world: &World, why: &Why, today: Day) -> String {
    let items = |numbers: &[u32]| numbers.iter().map(|n| format!("TL-{n}")).collect::<Vec<_>>().join(", ");
    let issues = |numbers: &[u32]| numbers.iter().map(|n| format!("K-{n}")).collect::<Vec<_>>().join(", ");
    match why {
        Why::LatePromises { items: numbers, days } => {
            language.say(W::WhyLate, &[("n", &numbers.len()), ("days", days), ("which", &items(numbers))])
        }
        Why::PlanPassed { stage: code, day } => language.say(
            W::WhyPlan,
            &[("stage", &stage(language, world, Some(code))), ("day", &dates::day_short(language, *day, today))],
        ),
        Why::Severe(numbers) => language.say(W::WhySevere, &[("n", &numbers.len()), ("which", &issues(numbers))]),
        Why::OldIssues { issues: numbers, days } => {
            language.say(W::WhyOld, &[("n", &numbers.len()), ("days", days), ("which", &issues(numbers))])
        }
        Why::DueSoon { items: numbers, days } => {
            let when = match days {
                0 => language.text(W::Today).to_string(),
                days => language.say(W::DaysLeft, &[("n", days)]),
            };
            language.say(W::WhySoon, &[("n", &numbers.len()), ("when", &when), ("which", &items(numbers))])
        }
        Why::Silent(days) => language.say(W::WhySilent, &[("days", days)]),
        Why::OpenIssues(count) => language.say(W::WhyIssues, &[("n", count)]),
        Why::OpenPromises(count) => language.say(W::WhyPromises, &[("n", count)]),
        Why::NoStage => language.text(W::WhyNoStage).to_string(),
    }
}

/// How a record is called in a sentence.
pub fn record(language: Language, world: &World, record: &Record) -> String {
    match record {
        Record::Base => language.text(W::RecordBase).to_string(),
        Record::Program => language.text(W::RecordProgram).to_string(),
        Record::Office => language.text(W::RecordOffice).to_string(),
        Record::Private => language.text(W::FieldPrivate).to_string(),
        Record::Custody => language.text(T::RecordCustody).to_string(),
        Record::Site(code) => names::site_of(world, code),
        Record::Agency(code) => names::agency(world, code),
        Record::Issue(number) => format!("K-{number}"),
        Record::Item(number) => format!("TL-{number}"),
        Record::Meeting(id) => match world.meetings.get(id).and_then(|meeting| meeting.number) {
            Some(number) => language.say(W::RecordMeeting, &[("n", &number)]),
            None => language.text(W::RecordPlannedMeeting).to_string(),
        },
        Record::Entry(number) => language.say(W::RecordEntry, &[("n", number)]),
        Record::AccessKey(print) => {
            let short: String = print.as_str().chars().take(15).collect();
            match world.access_key(print) {
                Some(key) => language.say(S::RecordKey, &[("who", &key.holder), ("print", &short)]),
                None => language.say(S::RecordKeyGone, &[("print", &short)]),
            }
        }
    }
}

/// The name of a field.
pub fn field(language: Language, field: Field) -> &'static str {
    language.text(match field {
        Field::Lease => return language.text(T::FieldLease),
        Field::Whole => W::FieldWhole,
        Field::Stage => W::FieldStage,
        Field::Progress => W::FieldProgress,
        Field::Area => W::FieldArea,
        Field::Tenure => W::FieldTenure,
        Field::Scheme => W::FieldScheme,
        Field::Position => W::FieldPosition,
        Field::Planned => W::FieldPlanned,
        Field::Check => W::FieldCheck,
        Field::InScope => W::FieldInScope,
        Field::Text => W::FieldText,
        Field::Category => W::FieldCategory,
        Field::Severity => W::FieldSeverity,
        Field::Resolver => W::FieldResolver,
        Field::Reporter => W::IssueReporter,
        Field::Reported => W::IssueReported,
        Field::State | Field::Course => W::FieldState,
        Field::Lead => W::FieldLead,
        Field::Support => W::FieldSupport,
        Field::Sites => W::FieldSites,
        Field::Due => W::FieldDue,
        Field::Seal => W::FieldSeal,
        Field::Done => W::FieldDone,
        Field::Issue => W::FieldIssue,
        Field::Withdrawn => W::FieldWithdrawn,
        Field::Kind => W::FieldKind,
        Field::Number => W::FieldNumber,
        Field::Begins => W::FieldBegins,
        Field::Ends => W::FieldEnds,
        Field::Place => W::FieldPlace,
        Field::Letter => W::FieldLetter,
        Field::LetterDay => W::FieldLetterDay,
        Field::Agenda => W::FieldAgenda,
        Field::Turn => W::FieldTurn,
        Field::Invited => W::FieldInvited,
        Field::Attendance => W::FieldAttendance,
        Field::Accepted => W::FieldAccepted,
        Field::Reviewed => W::FieldReviewed,
        Field::Skipped => W::FieldSkipped,
        Field::Confirmed => W::FieldConfirmed,
        Field::Handled => W::FieldHandled,
        Field::Reason => W::FieldReason,
        Field::How => W::FieldHow,
        Field::Evidence => W::FieldEvidence,
        Field::Day => W::FieldDay,
        Field::Title => W::FieldTitle,
        Field::Name => W::FieldName,
        Field::Source => W::FieldSource,
        Field::Alias => W::FieldAlias,
        Field::Order => W::FieldOrder,
        Field::Threshold => W::FieldThreshold,
        Field::Letterhead => W::FieldLetterhead,
        Field::Signatory => W::FieldSignatory,
        Field::Private => W::FieldPrivate,
        Field::KeyLine => return language.text(S::FieldKeyLine),
        Field::Holder => return language.text(S::FieldHolder),
        Field::Role => return language.text(S::FieldRole),
        Field::Choice => return language.text(S::FieldChoice),
    })
}

/// The name of a kind of saying.
pub fn kind(language: Language, kind: EntryKind) -> &'static str {
    language.text(entry_kind(kind))
}

/// The word of a kind of saying.
pub fn entry_kind(kind: EntryKind) -> W {
    match kind {
        EntryKind::Decision => W::KindDecision,
        EntryKind::Note => W::KindNote,
        EntryKind::Parked => W::KindParked,
    }
}

/// Whether somebody came.
pub fn presence(language: Language, presence: Presence) -> &'static str {
    language.text(match presence {
        Presence::Present => W::PresencePresent,
        Presence::Absent => W::PresenceAbsent,
        Presence::Represented => W::PresenceRepresented,
    })
}

/// An answer to the roll, with who came and by whose mandate.
pub fn attendance(language: Language, of: &Attendance) -> String {
    let mut parts = vec![presence(language, of.presence).to_string()];
    parts.extend(of.name.iter().chain(&of.post).cloned());
    parts.extend(of.mandate.as_ref().map(|who| language.say(W::MandateOf, &[("who", who)])));
    parts.join(", ")
}

/// A value in words.
pub fn value(language: Language, world: &World, value: &Value, today: Day) -> String {
    let word = |word: W| language.text(word).to_string();
    match value {
        Value::Nothing => word(W::NotRecorded),
        Value::NoLongerValid => word(W::NoLongerValid),
        Value::Text(text) => text.clone(),
        Value::Number(number) => crate::domain::text::grouped(*number),
        Value::Private => word(W::PrivateHidden),
        Value::Lines(lines) => lines.join(" / "),
        Value::Flag(true) => word(W::Yes),
        Value::Flag(false) => word(W::No),
        Value::Day(day) => dates::day_short(language, *day, today),
        Value::Stage(code) => stage(language, world, Some(code)),
        Value::Percent(percent) => format!("{percent} %"),
        Value::Area(area) => format!("{area} m²"),
        Value::Position(position) => position.to_string(),
        Value::Check(CheckState::Present) => word(W::CheckPresent),
        Value::Check(CheckState::Missing) => word(W::CheckMissing),
        Value::Check(CheckState::NotNeeded) => word(W::CheckNotNeeded),
        Value::Category(code) => {
            world.program.category(code).map_or_else(|| code.to_string(), |category| category.name.clone())
        }
        Value::Severity(of) => severity(language, *of).to_string(),
        Value::IssueState(IssueState::Open) => word(W::IssueOpen),
        Value::IssueState(IssueState::Settled { how, .. }) => language.say(W::IssueSettled, &[("how", how)]),
        Value::IssueState(IssueState::Withdrawn { reason: Some(reason) }) => {
            language.say(W::IssueWithdrawn, &[("reason", reason)])
        }
        Value::IssueState(IssueState::Withdrawn { reason: None }) => word(W::IssueUndone),
        Value::Agency(code) => names::agency(world, code),
        Value::Due(of) => due(language, Some(*of), today),
        Value::Course(Course::Todo) => word(W::StatusTodo),
        Value::Course(Course::Doing) => word(W::StatusDoing),
        Value::Course(Course::Cancelled { reason }) => language.say(W::CourseCancelled, &[("reason", reason)]),
        Value::Tick(tick) => {
            let on = dates::day_short(language, tick.on, today);
            let told = match &tick.evidence {
                Some(evidence) => language.say(W::TickEvidence, &[("on", &on), ("evidence", evidence)]),
                None => language.say(W::TickPlain, &[("on", &on)]),
            };
            match &tick.by {
                Some(by) => language.say(W::TickBy, &[("tick", &told), ("who", &names::agency(world, by))]),
                None => told,
            }
        }
        Value::Confirmation(Confirmation { by, on }) => {
            let on = dates::day_short(language, *on, today);
            language.say(W::ConfirmedBy, &[("who", &names::agency(world, by)), ("on", &on)])
        }
        Value::Time(time) => time.to_string(),
        Value::Attendance(of) => attendance(language, of),
        Value::Issue(number) => format!("K-{number}"),
        Value::Kind(of) => kind(language, *of).to_string(),
        Value::Role(of) => role(language, *of).to_string(),
        Value::KeyState(KeyState::Valid) => language.text(S::KeyValid).to_string(),
        Value::KeyState(KeyState::Revoked { reason: Some(reason) }) => {
            language.say(S::KeyRevoked, &[("reason", reason)])
        }
        Value::KeyState(KeyState::Revoked { reason: None }) => language.text(S::KeyUndone).to_string(),
        Value::Step(step) => word(match *step {
            "meeting.start" => W::MeetingStarted,
            "meeting.unstart" => W::MeetingUnstarted,
            "meeting.close" => W::MeetingClosed,
            "meeting.reopen" => W::MeetingReopened,
            "meeting.cancel" => W::MeetingCancelled,
            _ => W::MeetingPlanned,
        }),
    }
}

/// Which element of a field, where it has several and the usual one is not meant.
fn part(language: Language, world: &World, part: &Part) -> Option<String> {
    match part {
        Part::All => None,
        Part::Source(code) if *code == world.program.usual_source() => None,
        Part::Source(code) => {
            Some(world.program.source(code).map_or_else(|| code.to_string(), |source| source.name.clone()))
        }
        Part::Stage(code) => Some(stage(language, world, Some(code))),
        Part::Check(code) => Some(world.program.check(code).map_or_else(|| code.to_string(), |c| c.name.clone())),
        Part::Agency(code) => Some(names::agency(world, code)),
        Part::Site(code) => Some(names::site_of(world, code)),
        Part::Text(name) => Some(name.clone()),
    }
}

/// What a change did, in one line: `Koto Lolo · tahap: Usulan lokasi → Pondasi`.
pub fn change_line(language: Language, world: &World, change: &Change, today: Day) -> String {
    fact_line(language, world, change, &change.fact(), today)
}

/// The same where the fact is a longer step than the change alone made: from before several changes to after the last.
pub fn fact_line(language: Language, world: &World, change: &Change, fact: &Fact, today: Day) -> String {
    line(language, world, change, fact, None, today)
}

/// What a change did, for somebody who looks at a record already: its name is left out.
pub fn change_seen_from(language: Language, world: &World, change: &Change, from: &Record, today: Day) -> String {
    line(language, world, change, &change.fact(), Some(from), today)
}

/// The same where the fact is another than the change alone would tell, such as a longer step.
pub fn fact_seen_from(
    language: Language,
    world: &World,
    change: &Change,
    fact: &Fact,
    from: Option<&Record>,
    today: Day,
) -> String {
    line(language, world, change, fact, from, today)
}

fn line(language: Language, world: &World, change: &Change, fact: &Fact, from: Option<&Record>, today: Day) -> String {
    let name = fact.record.as_ref().filter(|of| Some(*of) != from);
    let name = name.map(|of| format!("{} · ", record(language, world, of))).unwrap_or_default();
    let what = what(language, world, change, fact, today);
    match &fact.reason {
        Some(reason) => format!("{name}{what} ({reason})"),
        None => format!("{name}{what}"),
    }
}

fn what(language: Language, world: &World, change: &Change, fact: &Fact, today: Day) -> String {
    if let Change::HandOver(handover) = change {
        let place = value(language, world, &fact.after, today);
        return format!("{} {place}", language.text(custody::tell::step(handover)));
    }
    if let Some(kind) = created(language, change) {
        return match &fact.after {
            Value::Nothing => kind.to_string(),
            after => format!("{kind}: {}", value(language, world, after, today)),
        };
    }
    if let Value::Step(_) = fact.after {
        return value(language, world, &fact.after, today);
    }
    let name = match part(language, world, &fact.part) {
        Some(part) => format!("{} ({part})", field(language, fact.field)),
        None => field(language, fact.field).to_string(),
    };
    match fact.field {
        // These say everything by what they became.
        Field::Seal if fact.after == Value::Flag(false) => language.text(W::SealBroken).to_string(),
        Field::Seal => language.text(W::Sealed).to_string(),
        Field::Withdrawn => {
            language.text(if fact.after == Value::Flag(true) { W::TakenBack } else { W::Revived }).to_string()
        }
        // The same figure of a later day, or said by another source.
        _ if fact.before == fact.after => {
            let same = value(language, world, &fact.after, today);
            format!("{name}: {}", language.say(W::StillSame, &[("value", &same)]))
        }
        _ => format!(
            "{name}: {} → {}",
            value(language, world, &fact.before, today),
            value(language, world, &fact.after, today)
        ),
    }
}

fn created(language: Language, change: &Change) -> Option<&'static str> {
    Some(language.text(match change {
        Change::Found(_) => W::CreatedBase,
        Change::InstallProgram(_) => W::CreatedProgram,
        Change::AddSite(_) => W::CreatedSite,
        Change::AddAgency(_) => W::CreatedAgency,
        Change::AddIssue(_) => W::CreatedIssue,
        Change::AddItem(_) => W::CreatedItem,
        Change::PlanMeeting(_) => W::CreatedMeeting,
        Change::AddEntry(new) => entry_kind(new.kind),
        Change::AddKey(_) => return Some(language.text(S::CreatedKey)),
        _ => return None,
    }))
}

/// An operation in one line: its first change, and how many more.
pub fn operation(language: Language, world: &World, rows: &[&Arc<Row>], today: Day) -> String {
    let Some(first) = rows.first() else { return String::new() };
    let line = change_line(language, world, &first.change, today);
    match rows.len() {
        1 => line,
        more => format!("{line} {}", language.say(W::AndMore, &[("n", &(more - 1))])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{Play, morning, nov};

    #[test]
    fn a_figure_that_was_said_again_is_no_change_of_it() {
        let mut play = Play::begin();
        for days in [2, 0] {
            play.at = morning() - chrono::Duration::days(days);
            play.stage("1.01", "P").unwrap();
        }
        let told = |row: &Arc<Row>| change_line(Language::Indonesian, &play.world, &row.change, nov(24));
        let [.., first, second] = play.world.log.rows() else { panic!("two stages were set") };
        assert!(told(first).contains(" → "), "{}", told(first));
        assert!(told(second).contains(": tetap ") && !told(second).contains(" → "), "{}", told(second));
    }
}
