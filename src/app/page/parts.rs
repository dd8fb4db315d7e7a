//! Lines that several pages have: an obstacle, a promise, a decision, the history.

use super::{PageLine, Tone};
use crate::app::cx::Cx;
use crate::domain::entry::Entry;
use crate::domain::ids::Record;
use crate::domain::issue::{Issue, IssueState, Severity};
use crate::domain::item::{ActionItem, Status};
use crate::domain::operation::Row;
use crate::domain::query::names;
use crate::words::{self, W};
use std::sync::Arc;

/// An obstacle. `with_site` names its site.
pub(super) fn issue(cx: Cx<'_>, issue: &Issue, with_site: bool) -> PageLine {
    let category = cx.world.program.category(&issue.category).map_or(issue.category.as_str(), |found| &found.name);
    let severe = issue.severity == Severity::Severe;
    let site = if with_site { format!("{} - ", site_name(cx, &issue.site)) } else { String::new() };
    let text = format!("{site}{category} - {}", issue.text);
    let tone = if severe && issue.is_open() { Tone::Strong } else { Tone::Plain };
    let end = match &issue.state {
        IssueState::Open => cx.say(W::IssueAge, &[("n", &issue.age(cx.today))]),
        IssueState::Settled { on, .. } => {
            format!("{} {}", cx.text(W::PickSettle), words::day_short(cx.language(), *on, cx.today))
        }
        IssueState::Withdrawn { .. } => cx.text(W::TakenBack).to_string(),
    };
    let resolver = issue.resolver.as_ref().map(|code| names::agency(cx.world, code)).unwrap_or_default();
    let sign = if severe { words::severity(cx.language(), issue.severity) } else { "" };
    PageLine::default()
        .left(6, format!("K-{}", issue.number), Tone::Plain)
        .left(6, sign, Tone::Flag)
        .rest(text, tone)
        .right(20, resolver, Tone::Quiet)
        .right(if issue.is_open() { 9 } else { 18 }, end, Tone::Quiet)
        .record(Record::Issue(issue.number))
}

/// A promise. `with_lead` names who is responsible.
pub(super) fn item(cx: Cx<'_>, item: &ActionItem, with_lead: bool) -> PageLine {
    let lead = match (&item.lead, with_lead) {
        (Some(code), true) => names::agency(cx.world, code),
        (None, true) => cx.text(W::NoAgency).to_string(),
        (_, false) => String::new(),
    };
    let done = match (item.status(), item.sites.len()) {
        (Status::Doing, 2..) => {
            format!(" ({})", cx.say(W::ItemTicks, &[("n", &item.ticks_done()), ("of", &item.sites.len())]))
        }
        _ => String::new(),
    };
    let shifts = match item.shifts.len() {
        0 => String::new(),
        n => format!(", {}", cx.say(W::ItemShifted, &[("n", &n)])),
    };
    let status = if item.is_proposal() {
        cx.text(W::Proposal).to_string()
    } else {
        words::status(cx.language(), item.status()).to_string()
    };
    let (due, tone) = match item.days_late(cx.today) {
        Some(days) => (cx.say(W::ItemLate, &[("n", &days)]), Tone::Flag),
        None => (words::item_due(cx.language(), item, cx.today), Tone::Quiet),
    };
    PageLine::default()
        .left(7, format!("TL-{}", item.number), Tone::Plain)
        .rest(format!("{}{done}{shifts}", item.text), Tone::Plain)
        .right(if with_lead { 20 } else { 0 }, lead, Tone::Quiet)
        .right(9, status, Tone::Quiet)
        .right(19, due, tone)
        .record(Record::Item(item.number))
}

/// A decision or note, with the meeting in which it was said.
pub(super) fn entry(cx: Cx<'_>, entry: &Entry) -> PageLine {
    let kind = words::kind(cx.language(), entry.kind);
    let meeting = entry.meeting.map(|id| words::record(cx.language(), cx.world, &Record::Meeting(id)));
    let day = words::day_short(cx.language(), cx.world.day(entry.touched.at), cx.today);
    PageLine::default()
        .left(10, kind, Tone::Quiet)
        .rest(entry.text.clone(), Tone::Plain)
        .right(26, meeting.unwrap_or(day), Tone::Quiet)
        .record(Record::Entry(entry.number))
}

/// A line of the history of a record: when, what, who.
pub(super) fn change(cx: Cx<'_>, row: &Arc<Row>, of: &Record) -> PageLine {
    let when = words::moment_short(cx.language(), &cx.world.program.zone, row.at, cx.today);
    PageLine::default()
        .left(18, when, Tone::Quiet)
        .rest(words::change_seen_from(cx.language(), cx.world, &row.change, of, cx.today), Tone::Plain)
        .right(16, row.by.name.clone(), Tone::Quiet)
}

/// A site by number and name.
pub(super) fn site_name(cx: Cx<'_>, code: &crate::domain::ids::SiteCode) -> String {
    match cx.world.site(code) {
        Some(site) => format!("{} {}", site.number, names::site(cx.world, site)),
        None => code.to_string(),
    }
}

/// A part with its heading; nothing at all where it has no lines and `always` does not ask for it.
pub(super) fn part(cx: Cx<'_>, heading: W, always: bool, lines: Vec<PageLine>) -> Vec<PageLine> {
    if lines.is_empty() && !always {
        return Vec::new();
    }
    let mut all = vec![PageLine::heading(cx.text(heading), Some(lines.len()))];
    all.extend(lines);
    all
}
