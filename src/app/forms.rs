//! What each form asks, how its fields are read, and which changes come out of it.

use super::cx::Cx;
use super::form::{Chosen, FieldKind, FieldOption, Form, FormField, FormKind};
use super::pick::title_of;
use crate::domain::change::{Change, Edit, FigureEdit, IssueEdit, NewEntry, NewIssue, SiteEdit};
use crate::domain::day::{Day, DayError};
use crate::domain::entry::EntryKind;
use crate::domain::figure::Reading;
use crate::domain::ids::{AgencyCode, Record, SiteCode, StageCode};
use crate::domain::issue::{IssueState, Severity};
use crate::domain::item::Due;
use crate::domain::land::{Area, AreaError, Position, PositionError};
use crate::domain::percent::{Percent, PercentError};
use crate::domain::query::search;
use crate::domain::text::{self, LONGEST, TextError};
use crate::domain::when::{self, Calendar, When};
use crate::domain::world::World;
use crate::words::{self, W};

pub mod edit;
mod meeting;
pub mod promise;

/// At most this many instansi are offered at a time.
const OFFERED: usize = 6;

/// The title and the fields of a form.
pub struct Asked {
    /// What it is headed by.
    pub title: String,
    /// The fields, in order.
    pub fields: Vec<FormField>,
}

/// Whether the fields of a form hold already what stands there or is usual.
pub fn is_filled(kind: &FormKind, cx: Cx<'_>) -> bool {
    edit::asked(kind, cx).or_else(|| promise::asked(kind, cx)).is_some() || meeting::is_filled(kind)
}

/// What a form asks.
pub fn asked(kind: &FormKind, cx: Cx<'_>) -> Asked {
    let asked = edit::asked(kind, cx).or_else(|| meeting::asked(kind, cx)).or_else(|| promise::asked(kind, cx));
    if let Some(asked) = asked {
        return asked;
    }
    let about = |word: W, sites: &[SiteCode]| format!("{} · {}", cx.text(word), title_of(cx, sites));
    let words = |label: W| FormField::new(label, FieldKind::Text, true);
    match kind {
        FormKind::Progress(sites) => Asked {
            title: about(W::FieldProgress, sites),
            fields: vec![FormField::new(W::FieldProgress, FieldKind::Percent, true)],
        },
        FormKind::StageBack(sites, stage) => Asked {
            title: format!("{} → {}", about(W::FieldStage, sites), words::stage(cx.language(), cx.world, Some(stage))),
            fields: vec![words(W::FieldReasonBack)],
        },
        FormKind::Issue(sites) => {
            let normal = severities(cx).into_iter().next();
            Asked {
                title: about(W::CreatedIssue, sites),
                fields: vec![
                    FormField::new(W::FieldCategory, FieldKind::Choice(categories(cx)), true),
                    words(W::FieldText),
                    FormField::new(W::FieldSeverity, FieldKind::Choice(severities(cx)), true).with(normal),
                    edit::agency(cx, W::FieldResolver, None),
                    edit::agency(cx, W::IssueReporter, None).aside(),
                ],
            }
        }
        FormKind::Note(sites) | FormKind::Decision(sites) | FormKind::Parked(sites) => {
            let kind = said_kind(kind).map_or(W::KindNote, words::entry_kind);
            let title = if sites.is_empty() { cx.text(kind).to_string() } else { about(kind, sites) };
            Asked { title, fields: vec![words(W::FieldText)] }
        }
        FormKind::Settle(issue) => {
            let text = cx.world.issues.get(issue).map(|issue| issue.text.clone()).unwrap_or_default();
            Asked { title: format!("K-{issue} · {text}"), fields: vec![words(W::FieldHow)] }
        }
        FormKind::Withdraw(issue) => {
            let text = cx.world.issues.get(issue).map(|issue| issue.text.clone()).unwrap_or_default();
            Asked { title: format!("K-{issue} · {text}"), fields: vec![words(W::FieldReasonWithdraw)] }
        }
        // What is edited may be gone by now; then there is nothing to ask.
        _ => Asked { title: String::new(), fields: Vec::new() },
    }
}

/// What kind of saying a form writes down, if it does.
fn said_kind(kind: &FormKind) -> Option<EntryKind> {
    match kind {
        FormKind::Note(_) => Some(EntryKind::Note),
        FormKind::Decision(_) => Some(EntryKind::Decision),
        FormKind::Parked(_) => Some(EntryKind::Parked),
        _ => None,
    }
}

fn categories(cx: Cx<'_>) -> Vec<FieldOption> {
    let option = |category: &crate::domain::program::Category| FieldOption {
        key: Some(category.key),
        label: category.name.clone(),
        value: Chosen::Category(category.code.clone()),
    };
    cx.world.program.categories.iter().map(option).collect()
}

fn severities(cx: Cx<'_>) -> Vec<FieldOption> {
    let option = |(key, of): (char, Severity)| FieldOption {
        key: Some(key),
        label: words::severity(cx.language(), of).to_string(),
        value: Chosen::Severity(of),
    };
    [('1', Severity::Normal), ('2', Severity::Severe)].map(option).to_vec()
}

/// The instansi that fit what is typed; where nothing is typed, those of the order of precedence.
pub fn agency_options(typed: &str, cx: Cx<'_>) -> Vec<FieldOption> {
    let found: Vec<AgencyCode> = if typed.trim().is_empty() {
        let mut ranked: Vec<_> = cx.world.agencies.values().collect();
        ranked.sort_by_key(|agency| agency.order);
        ranked.into_iter().take(OFFERED).map(|agency| agency.code.clone()).collect()
    } else {
        search::agencies(cx.world, typed).into_iter().take(OFFERED).map(|(_, agency)| agency.code.clone()).collect()
    };
    let option = |code: AgencyCode| FieldOption {
        key: None,
        label: crate::domain::query::names::agency(cx.world, &code),
        value: Chosen::Agency(code),
    };
    found.into_iter().map(option).collect()
}

/// What is understood of a field while it is typed.
pub fn echo(field: &FormField, cx: Cx<'_>) -> Option<Result<String, String>> {
    if field.clearable && field.line.text().trim() == edit::NONE {
        return Some(Ok(cx.text(W::FieldCleared).to_string()));
    }
    match field.kind {
        FieldKind::Area => Some(area(field, cx).map(|area| format!("{area} m²"))),
        FieldKind::Position => Some(position(field, cx).map(|position| position.to_string())),
        FieldKind::PastDay => Some(past_day(field, cx).map(|day| words::day_long(cx.language(), day))),
        FieldKind::Date => Some(any_day(field, cx).map(|day| words::day_long(cx.language(), day))),
        FieldKind::Officer => Some(
            meeting::officer(field, cx)
                .map(|who| who.map_or_else(|| cx.text(W::FieldCleared).to_owned(), |who| words::signatory(&who))),
        ),
        FieldKind::IssueNumber => Some(issue_text(field, cx)),
        FieldKind::Percent => Some(percent(field, cx).map(|percent| format!("{percent} %"))),
        FieldKind::Day => Some(due(field.line.text(), cx).map(|when| due_echo(&when, cx))),
        _ => None,
    }
}

/// A due date in full, how long it is until then, and what has to be said about it.
fn due_echo(when: &When, cx: Cx<'_>) -> String {
    let mut said = Vec::new();
    said.extend(match (when.due, when.day) {
        (None, _) => Some(cx.text(W::NoDue).to_owned()),
        (Some(Due::NextMeeting), _) => Some(cx.text(W::DueNextMeeting).to_owned()),
        (Some(Due::On(_)), _) => None,
    });
    said.extend(when.day.map(|day| words::day_long(cx.language(), day)));
    said.extend(when.day.map(|day| words::days_left(cx.language(), (day - cx.today).num_days())));
    said.extend(words::when_notes(cx.language(), when).into_iter().map(str::to_owned));
    said.join(" — ")
}

/// Whether a field holds what it asks for.
pub fn check(field: &FormField, cx: Cx<'_>) -> Result<(), String> {
    let empty = field.line.is_empty() && field.chosen.is_none();
    let name = cx.text(field.label);
    if empty {
        return if field.required { Err(cx.say(W::RefusedEmpty, &[("field", &name)])) } else { Ok(()) };
    }
    if field.clearable && field.line.text().trim() == edit::NONE {
        return Ok(());
    }
    match field.kind {
        FieldKind::Area => area(field, cx).map(drop),
        FieldKind::Position => position(field, cx).map(drop),
        FieldKind::PastDay => past_day(field, cx).map(drop),
        FieldKind::Date => any_day(field, cx).map(drop),
        FieldKind::Time => meeting::time(field, cx).map(drop),
        FieldKind::Officer => meeting::officer(field, cx).map(drop),
        FieldKind::IssueNumber => issue_text(field, cx).map(drop),
        FieldKind::Number(least, most) => match field.line.text().trim().parse::<u32>() {
            Ok(number) if (least..=most).contains(&number) => Ok(()),
            _ => Err(cx.say(W::RefusedRange, &[("field", &name), ("least", &least), ("most", &most)])),
        },
        FieldKind::Percent => percent(field, cx).map(drop),
        FieldKind::Day => due(field.line.text(), cx).map(drop),
        FieldKind::Text => match text::line(field.line.text(), LONGEST) {
            Ok(_) => Ok(()),
            Err(TextError::Empty) => Err(cx.say(W::RefusedEmpty, &[("field", &name)])),
            Err(TextError::TooLong { is, most }) => {
                Err(cx.say(W::RefusedTooLong, &[("field", &name), ("is", &is), ("most", &most)]))
            }
        },
        FieldKind::Choice(_) | FieldKind::Agency => match field.chosen {
            Some(_) => Ok(()),
            None => Err(cx.say(W::FieldNoMatch, &[("text", &field.line.text())])),
        },
    }
}

fn percent(field: &FormField, cx: Cx<'_>) -> Result<Percent, String> {
    Percent::parse(field.line.text()).map_err(|error| {
        cx.text(match error {
            PercentError::NotANumber => W::PercentNoNumber,
            PercentError::OutOfRange => W::PercentRange,
            PercentError::TooFine => W::PercentFine,
        })
        .to_string()
    })
}

fn area(field: &FormField, cx: Cx<'_>) -> Result<Area, String> {
    Area::parse(field.line.text()).map_err(|error| {
        cx.text(match error {
            AreaError::NotANumber => W::AreaNoNumber,
            AreaError::NotCredible => W::AreaNotCredible,
        })
        .to_string()
    })
}

fn position(field: &FormField, cx: Cx<'_>) -> Result<Position, String> {
    Position::parse(field.line.text()).map_err(|error| {
        cx.text(match error {
            PositionError::NotANumber => W::PositionNoNumber,
            PositionError::Zero => W::PositionZero,
            PositionError::Swapped => W::PositionSwapped,
            PositionError::Elsewhere => W::PositionElsewhere,
        })
        .to_string()
    })
}

fn any_day(field: &FormField, cx: Cx<'_>) -> Result<Day, String> {
    when::any_day(field.line.text(), cx.today).map_err(|error| {
        cx.text(match error {
            DayError::NotADate => W::DayNoDate,
            DayError::Impossible => W::DayImpossible,
        })
        .to_string()
    })
}

fn past_day(field: &FormField, cx: Cx<'_>) -> Result<Day, String> {
    let day = any_day(field, cx)?;
    if day > cx.today {
        let name = cx.text(field.label);
        return Err(cx.say(W::RefusedFuture, &[("field", &name), ("day", &words::day_long(cx.language(), day))]));
    }
    Ok(day)
}

fn issue_text(field: &FormField, cx: Cx<'_>) -> Result<String, String> {
    let typed = field.line.text();
    let found = Record::called_issue(typed).and_then(|number| cx.world.issues.get(&number));
    found.map(|issue| issue.text.clone()).ok_or_else(|| cx.say(W::RefusedNotFound, &[("record", &typed)]))
}

/// A due date as people type it.
fn due(typed: &str, cx: Cx<'_>) -> Result<When, String> {
    when::parse(typed, Calendar::of(cx.world, cx.today)).map_err(|why| words::when_error(cx.language(), why))
}

/// The changes that a filled form makes, each with what its author saw.
///
/// # Errors
/// The sentence that says what is missing.
pub fn changes(form: &Form, cx: Cx<'_>) -> Result<Vec<Change>, String> {
    if let Some(changes) = edit::changes(form, cx) {
        return changes;
    }
    if let Some(changes) = promise::changes(form, cx) {
        return Ok(changes);
    }
    if let Some(changes) = meeting::changes(form, cx) {
        return changes;
    }
    let line = |index: usize| form.fields.get(index).map(|field| field.line.text().to_string()).unwrap_or_default();
    let chosen = |index: usize| form.fields.get(index).and_then(|field| field.chosen.as_ref()).map(|o| o.value.clone());
    let seen = &form.seen;
    Ok(match &form.kind {
        FormKind::Progress(sites) => {
            let Some(field) = form.fields.first() else { return Ok(Vec::new()) };
            progress(seen, sites, percent(field, cx)?, cx.today)
        }
        FormKind::StageBack(sites, to) => stage(seen, sites, to, cx.today, Some(line(0))),
        FormKind::Issue(sites) => {
            let Some(Chosen::Category(category)) = chosen(0) else {
                return Err(cx.say(W::RefusedEmpty, &[("field", &cx.text(W::FieldCategory))]));
            };
            let severity = match chosen(2) {
                Some(Chosen::Severity(severity)) => severity,
                _ => Severity::Normal,
            };
            let issue = |site: &SiteCode| {
                Change::AddIssue(NewIssue {
                    number: None,
                    site: site.clone(),
                    category: category.clone(),
                    text: line(1),
                    severity,
                    resolver: form.agency(3),
                    reporter: form.agency(4),
                    reported: cx.today,
                })
            };
            sites.iter().map(issue).collect()
        }
        FormKind::Note(sites) | FormKind::Decision(sites) | FormKind::Parked(sites) => {
            let kind = said_kind(&form.kind).unwrap_or(EntryKind::Note);
            vec![Change::AddEntry(NewEntry { number: None, kind, text: line(0), sites: sites.clone() })]
        }
        FormKind::Settle(issue) => {
            finish(seen, *issue, IssueState::Settled { how: line(0), on: cx.today }).into_iter().collect()
        }
        FormKind::Withdraw(issue) => {
            finish(seen, *issue, IssueState::Withdrawn { reason: Some(line(0)) }).into_iter().collect()
        }
        _ => Vec::new(),
    })
}

fn finish(seen: &World, issue: u32, to: IssueState) -> Option<Change> {
    let saw = seen.issues.get(&issue)?.state.clone();
    Some(Change::EditIssue { issue, edit: IssueEdit::State(Edit::new(saw, to)) })
}

fn progress(seen: &World, sites: &[SiteCode], to: Percent, today: Day) -> Vec<Change> {
    let source = seen.program.usual_source();
    let edit = |code: &SiteCode| {
        let saw = seen.site(code)?.progress.of(&source).cloned();
        let to = Some(Reading { value: Some(to), as_of: today, rank: None });
        let edit = SiteEdit::Progress(FigureEdit { source: source.clone(), saw, to, reason: None });
        Some(Change::EditSite { site: code.clone(), edit })
    };
    sites.iter().filter_map(edit).collect()
}

/// The changes that bring sites to a stage, as seen in a world.
pub fn stage(seen: &World, sites: &[SiteCode], to: &StageCode, today: Day, reason: Option<String>) -> Vec<Change> {
    let source = seen.program.usual_source();
    let edit = |code: &SiteCode| {
        let site = seen.site(code)?;
        if site.stage() == Some(to) {
            return None;
        }
        let saw = site.stage.of(&source).cloned();
        let to = Some(Reading { value: Some(to.clone()), as_of: today, rank: None });
        let edit = SiteEdit::Stage(FigureEdit { source: source.clone(), saw, to, reason: reason.clone() });
        Some(Change::EditSite { site: code.clone(), edit })
    };
    sites.iter().filter_map(edit).collect()
}

/// Whether any of these sites would go back to an earlier stage.
pub fn goes_back(world: &World, sites: &[SiteCode], to: &StageCode) -> bool {
    let index = |code: &StageCode| world.program.stage_index(code);
    sites.iter().filter_map(|code| world.site(code)?.stage()).any(|now| index(now) > index(to))
}
