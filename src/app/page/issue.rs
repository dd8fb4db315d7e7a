//! An obstacle with its whole history, and what was promised about it.

use super::parts::{change, item, part, site_name};
use super::{PageLine, Target, Tone};
use crate::app::cx::Cx;
use crate::domain::fact::{Field, Shown};
use crate::domain::ids::{IssueNo, Record};
use crate::domain::query::{history, names};
use crate::words::{self, W};

const LABEL: u16 = 20;

pub(super) fn lines(cx: Cx<'_>, number: IssueNo) -> Vec<PageLine> {
    let Some(issue) = cx.world.issues.get(&number) else { return Vec::new() };
    let value = |field: Field, text: String, tone: Tone| {
        PageLine::default()
            .left(LABEL, words::field(cx.language(), field), Tone::Quiet)
            .rest(text, tone)
            .on(Target::Field(field))
    };
    let category = words::value(cx.language(), cx.world, &issue.category.shown(), cx.today);
    let resolver = match &issue.resolver {
        Some(code) => names::agency(cx.world, code),
        None => cx.text(W::NoResolver).to_string(),
    };
    let resolver = value(Field::Resolver, resolver, Tone::Plain);
    let reported = value(Field::Reported, words::day_long(cx.language(), issue.reported), Tone::Plain);
    let mut lines = vec![
        PageLine::default().own(format!("K-{number}"), Tone::Strong).rest(issue.text.clone(), Tone::Strong),
        PageLine::default()
            .left(LABEL, cx.text(W::RecordSite), Tone::Quiet)
            .rest(site_name(cx, &issue.site), Tone::Plain)
            .record(Record::Site(issue.site.clone())),
        value(Field::Text, issue.text.clone(), Tone::Plain),
        value(Field::Category, category, Tone::Plain),
        value(Field::Severity, words::severity(cx.language(), issue.severity).to_string(), Tone::Plain),
        match &issue.resolver {
            Some(code) => resolver.record(Record::Agency(code.clone())),
            None => resolver,
        },
        PageLine::default()
            .left(LABEL, words::field(cx.language(), Field::State), Tone::Quiet)
            .rest(words::value(cx.language(), cx.world, &issue.state.shown(), cx.today), Tone::Strong),
        reported,
    ];
    let reporter = match &issue.reporter {
        Some(code) => names::agency(cx.world, code),
        None => cx.text(W::NotRecorded).to_string(),
    };
    let reporter = value(Field::Reporter, reporter, Tone::Plain);
    lines.push(match &issue.reporter {
        // The cursor tells lines apart by what they lead to.
        Some(code) if issue.resolver.as_ref() != Some(code) => reporter.record(Record::Agency(code.clone())),
        _ => reporter,
    });
    if issue.is_open() {
        lines.push(
            PageLine::default()
                .left(LABEL, cx.text(W::OrderAge), Tone::Quiet)
                .rest(cx.say(W::IssueAge, &[("n", &issue.age(cx.today))]), Tone::Plain),
        );
    }
    let promised = cx.world.items.values().filter(|item| !item.withdrawn && item.issue == Some(number));
    lines.extend(part(cx, W::IssuePromises, true, promised.map(|found| item(cx, found, true)).collect()));
    let record = Record::Issue(number);
    let past = history::of_record(cx.world, &record).map(|row| change(cx, row, &record)).collect();
    lines.extend(part(cx, W::SiteHistory, true, past));
    lines
}
