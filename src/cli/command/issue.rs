//! `rapat kendala`: the obstacles, the gravest and oldest first.

use crate::cli::answer;
use crate::cli::desk;
use crate::cli::failure::Failure;
use crate::cli::line::{Call, full, look, switch, value, word};
use crate::cli::pick::{self, Care};
use crate::cli::shapes;
use crate::cli::sheet::{Column, Sheet};
use crate::domain::change::Change;
use crate::domain::day::Day;
use crate::domain::ids::{IssueNo, MeetingId, Record as Ref};
use crate::domain::issue::{Issue, Severity};
use crate::domain::query::names;
use crate::domain::world::World;
use crate::words::{self, A, H, Language, W};
use clap::Command;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// With fewer columns each of them is a record: the text of a table would be a narrow strip.
const TABLE: usize = 96;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "nomor", H::IssueValue, H::IssueToShow))
        .arg(switch(language, "semua", H::AllIssues))
        .arg(value(language, "lokasi", H::SiteValue, H::SiteFilter))
        .arg(value(language, "kecamatan", H::DistrictValue, H::District))
        .arg(value(language, "instansi", H::AgencyValue, H::ResolverFilter))
        .arg(switch(language, "terlambat", H::OldIssues))
        .arg(value(language, "rapat", H::MeetingValue, H::ReportedIn))
        .arg(full(language))
        .args(look(language))
}

/// Answers.
///
/// # Errors
/// The database cannot be read, or something that is asked for is not known.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    if let Some(typed) = call.get("nomor").map(str::to_owned) {
        return super::single::obstacle(call, &typed);
    }
    let view = if call.get("rapat").is_some() { desk::look_back(call)? } else { desk::look(call)? };
    let (world, today) = (&view.world, view.today);
    let issues = chosen(call, world, today)?;
    let records = || issues.iter().map(|issue| shapes::issue(issue, today)).collect();
    answer::list(call, records, shapes::ISSUE, |call| {
        answer::marks(call, world, today);
        table(call, world, &issues, today);
    });
    Ok(())
}

fn chosen<'a>(call: &Call, world: &'a World, today: Day) -> Result<Vec<&'a Arc<Issue>>, Failure> {
    let language = call.language;
    let site = call.get("lokasi").map(|typed| pick::site(world, typed, Care::Look, language)).transpose()?;
    let district = call.get("kecamatan").map(|typed| pick::district(world, typed, language)).transpose()?;
    let agency = call.get("instansi").map(|typed| pick::agency(world, typed, language)).transpose()?;
    let meeting = call.get("rapat").map(|typed| pick::meeting(world, typed, language)).transpose()?;
    let reported_in = meeting.map(|id| reported_in(world, id));
    let old = u32::from(world.program.thresholds.old_issue);
    let mut issues: Vec<&Arc<Issue>> = world
        .issues
        .values()
        .filter(|issue| call.has("semua") || issue.is_open())
        .filter(|issue| site.is_none_or(|site| issue.site == site.code))
        .filter(|issue| district.as_ref().is_none_or(|name| pick::district_of(world, &issue.site) == Some(name)))
        .filter(|issue| agency.is_none_or(|agency| issue.resolver.as_ref() == Some(&agency.code)))
        .filter(|issue| !call.has("terlambat") || (issue.is_open() && issue.age(today) >= old))
        .filter(|issue| reported_in.as_ref().is_none_or(|numbers| numbers.contains(&issue.number)))
        .collect();
    issues.sort_by_key(|issue| (!issue.is_open(), Reverse(issue.severity), Reverse(issue.age(today)), issue.number));
    Ok(issues)
}

/// The obstacles that were reported while a meeting ran.
fn reported_in(world: &World, meeting: MeetingId) -> BTreeSet<IssueNo> {
    let rows = world.log.rows().iter().filter(|row| row.meeting == Some(meeting));
    let number = |change: &Change| match (change, change.record()) {
        (Change::AddIssue(_), Some(Ref::Issue(number))) => Some(number),
        _ => None,
    };
    rows.filter_map(|row| number(&row.change)).collect()
}

fn table(call: &mut Call, world: &World, issues: &[&Arc<Issue>], today: Day) {
    let language = call.language;
    let open = issues.iter().filter(|issue| issue.is_open()).count();
    let severe = issues.iter().filter(|issue| issue.is_open() && issue.severity == Severity::Severe).count();
    let count = match call.has("semua") {
        true => call.say(A::AllIssuesCount, &[("n", &issues.len()), ("open", &open)]),
        false => call.say(A::IssuesCount, &[("n", &open), ("severe", &severe)]),
    };
    call.out.wrapped(count, 2);
    let head = |word: A| language.text(word);
    let mut sheet = Sheet::new([
        (Column::Word, "K"),
        (Column::Name(18), head(A::HeadSite)),
        (Column::Name(13), head(A::HeadCategory)),
        (Column::Word, head(A::HeadSeverity)),
        (Column::Word, head(A::HeadAge)),
        (Column::Text(30), head(A::HeadIssue)),
    ]);
    for issue in issues {
        let site = world.site(&issue.site).map_or_else(|| issue.site.to_string(), |site| pick::call(world, site));
        let category = world.program.category(&issue.category).map_or(issue.category.as_str(), |of| of.name.as_str());
        let mut text = issue.text.clone();
        if let Some(resolver) = &issue.resolver {
            text.push_str(&format!(" · {}", names::agency(world, resolver)));
        }
        if !issue.is_open() {
            let state = crate::domain::fact::Value::IssueState(issue.state.clone());
            text.push_str(&format!(" · {}", words::value(language, world, &state, today)));
        }
        sheet.row([
            format!("K-{}", issue.number),
            site,
            category.to_owned(),
            match issue.severity {
                Severity::Normal => language.text(W::SeverityNormal).to_owned(),
                Severity::Severe => language.text(W::SeveritySevere).to_owned(),
            },
            if issue.is_open() { language.say(A::Days, &[("n", &issue.age(today))]) } else { "-".to_owned() },
            text,
        ]);
    }
    sheet.draw_from(TABLE, &mut call.out);
}
