//! A promise with its whole history: who, what, where, by when, how often moved, what became of it.

use super::parts::{change, issue, part, site_name};
use super::{PageLine, Target, Tone};
use crate::app::cx::Cx;
use crate::domain::fact::{Field, Shown};
use crate::domain::ids::{ItemNo, Record};
use crate::domain::query::{history, names};
use crate::words::{self, W};

const LABEL: u16 = 20;

pub(super) fn lines(cx: Cx<'_>, number: ItemNo) -> Vec<PageLine> {
    let Some(item) = cx.world.items.get(&number) else { return Vec::new() };
    let plain =
        |word: &str, text: String, tone: Tone| PageLine::default().left(LABEL, word, Tone::Quiet).rest(text, tone);
    let agency = |code| names::agency(cx.world, code);
    let mut lines = vec![
        PageLine::default().own(format!("TL-{number}"), Tone::Strong).rest(item.text.clone(), Tone::Strong),
        plain(words::field(cx.language(), Field::Text), item.text.clone(), Tone::Plain).on(Target::Field(Field::Text)),
    ];
    let lead = plain(
        words::field(cx.language(), Field::Lead),
        item.lead.as_ref().map_or_else(|| cx.text(W::NoAgency).to_string(), agency),
        if item.lead.is_some() { Tone::Plain } else { Tone::Flag },
    );
    lines.push(match &item.lead {
        Some(code) => lead.record(Record::Agency(code.clone())),
        None => lead.on(Target::Field(Field::Lead)),
    });
    for code in &item.support {
        lines.push(
            plain(words::field(cx.language(), Field::Support), agency(code), Tone::Plain)
                .record(Record::Agency(code.clone())),
        );
    }
    let due = words::item_due(cx.language(), item, cx.today);
    let due = match (item.days_late(cx.today), item.days_left(cx.today)) {
        (Some(days), _) => format!("{due} - {}", cx.say(W::ItemLate, &[("n", &days)])),
        (None, Some(0)) => format!("{due} - {}", cx.text(W::Today)),
        (None, Some(days)) => format!("{due} - {}", cx.say(W::DaysLeft, &[("n", &days)])),
        (None, None) => due,
    };
    lines.push(plain(words::field(cx.language(), Field::Due), due, Tone::Plain).on(Target::Field(Field::Due)));
    if !item.shifts.is_empty() {
        let first = words::due(cx.language(), item.first_due(), cx.today);
        let text = cx.say(W::ItemShiftedFrom, &[("n", &item.shifts.len()), ("first", &first)]);
        lines.push(plain("", text, Tone::Flag));
    }
    let status = if item.withdrawn {
        cx.text(W::TakenBack).to_string()
    } else if item.is_proposal() {
        cx.text(W::Proposal).to_string()
    } else {
        words::status(cx.language(), item.status()).to_string()
    };
    lines.push(plain(words::field(cx.language(), Field::State), status, Tone::Strong));
    if let Some(seal) = item.seal {
        let meeting = words::record(cx.language(), cx.world, &Record::Meeting(seal.meeting));
        let when = words::moment_short(cx.language(), &cx.world.program.zone, seal.at, cx.today);
        lines.push(plain(words::field(cx.language(), Field::Seal), format!("{meeting}, {when}"), Tone::Plain));
    }
    if let Some(tick) = &item.done {
        lines.push(plain(
            words::field(cx.language(), Field::Done),
            words::value(cx.language(), cx.world, &tick.shown(), cx.today),
            Tone::Plain,
        ));
    }
    let sites = item.sites.iter().map(|code| {
        let done = item.ticks.get(code).map(|tick| words::value(cx.language(), cx.world, &tick.shown(), cx.today));
        PageLine::default()
            .left(30, site_name(cx, code), Tone::Plain)
            .rest(done.unwrap_or_else(|| cx.text(W::StatusTodo).to_string()), Tone::Quiet)
            .record(Record::Site(code.clone()))
    });
    lines.extend(part(cx, W::FieldSites, false, sites.collect()));
    let behind = item.issue.and_then(|number| cx.world.issues.get(&number));
    lines.extend(part(cx, W::FieldIssue, false, behind.map(|found| issue(cx, found, true)).into_iter().collect()));
    let record = Record::Item(number);
    let past = history::of_record(cx.world, &record).map(|row| change(cx, row, &record)).collect();
    lines.extend(part(cx, W::SiteHistory, true, past));
    lines
}
