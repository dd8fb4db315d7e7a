//! A site: where it stands and why, its figures with their sources, the checklist, what stands in the way, what was
//! promised, decided and noted, and what happened last.

use super::parts::{change, entry, issue, item, part};
use super::{PageLine, Target, Tone};
use crate::app::cx::Cx;
use crate::domain::fact::{Field, Shown, Value};
use crate::domain::figure::Figure;
use crate::domain::ids::{Record, SiteCode, SourceCode};
use crate::domain::issue::Issue;
use crate::domain::item::ActionItem;
use crate::domain::private::PrivateField;
use crate::domain::program::CheckGroup;
use crate::domain::query::{history, meeting, names, sites};
use crate::domain::site::{CheckState, Site};
use crate::domain::text::grouped;
use crate::words::{self, M, W};

/// How much of the history is on the page.
const HISTORY: usize = 200;
/// The column in which values begin.
const LABEL: u16 = 20;

pub(super) fn lines(cx: Cx<'_>, code: &SiteCode) -> Vec<PageLine> {
    let Some(row) = cx.row(code).cloned().or_else(|| sites::one(cx.world, code, cx.today)) else { return Vec::new() };
    let site = &row.site;
    let mut lines = vec![who(cx, site), stand(cx, &row)];
    let why = row.why.iter().map(|why| words::why(cx.language(), cx.world, why, cx.today));
    lines.extend(why.map(|why| PageLine::text(format!("- {why}"), Tone::Plain)));
    lines.extend(building(cx, site));
    // What is open is what the hall asks about: it stands above the land and the papers, in sight in the smallest window.
    let of_site = |issue: &&std::sync::Arc<Issue>| &issue.site == code;
    let (open, over): (Vec<_>, Vec<_>) = cx.world.issues.values().filter(of_site).partition(|issue| issue.is_open());
    lines.extend(part(cx, W::SiteIssues, true, open.iter().map(|found| issue(cx, found, false)).collect()));
    let (now, before) = promises(cx, code);
    lines.extend(now);
    lines.push(PageLine::heading(cx.text(W::SiteLand), None));
    lines.extend(waiting(cx, code));
    lines.push(PageLine::default().left(LABEL, cx.text(W::FieldCode), Tone::Quiet).rest(code.to_string(), Tone::Plain));
    lines.extend(land(cx, site));
    lines.extend(checklist(cx, site));
    let said = cx.world.entries.values().filter(|entry| !entry.withdrawn && entry.sites.contains(code));
    lines.extend(part(cx, W::SiteEntries, false, said.rev().map(|said| entry(cx, said)).collect()));
    lines.extend(before);
    lines.extend(part(cx, W::SiteIssuesOver, false, over.iter().map(|found| issue(cx, found, false)).collect()));
    lines.extend(private(cx, &Record::Site(code.clone())));
    let record = Record::Site(code.clone());
    let past: Vec<PageLine> =
        history::of_site(cx.world, code).take(HISTORY).map(|row| change(cx, row, &record)).collect();
    lines.extend(part(cx, W::SiteHistory, true, past));
    lines
}

/// Whom it waits for in the running meeting in vain.
fn waiting(cx: Cx<'_>, code: &SiteCode) -> Option<PageLine> {
    let roll = meeting::roll(cx.world, cx.world.running()?);
    let stuck = roll.stuck(cx.world).into_iter().find(|stuck| stuck.site == *code)?;
    let who: Vec<String> = stuck.missing.iter().map(|code| names::agency(cx.world, code)).collect();
    Some(PageLine::text(cx.language().say(M::WaitsFor, &[("who", &who.join(", "))]), Tone::Flag))
}

fn who(cx: Cx<'_>, site: &Site) -> PageLine {
    let place = cx.say(W::SitePlace, &[("kind", &site.kind.as_str()), ("district", &site.district)]);
    let line = PageLine::default().own(format!("{} {}", site.number, site.name), Tone::Strong).own(place, Tone::Plain);
    if site.in_scope { line } else { line.own(cx.text(W::SearchOutOfScope), Tone::Flag) }
}

fn stand(cx: Cx<'_>, row: &sites::SiteRow) -> PageLine {
    let news = match row.silent {
        Some(0) => cx.say(W::SiteNews, &[("when", &cx.text(W::Today))]),
        Some(days) => cx.say(W::SiteNews, &[("when", &cx.say(W::DaysAgo, &[("n", &days)]))]),
        None => cx.text(W::SiteNoNews).to_string(),
    };
    let level = format!(" {} {} ", row.level.sign(), words::level(cx.language(), row.level));
    PageLine::default().own(level, Tone::Level(row.level)).own(news, Tone::Quiet)
}

fn building(cx: Cx<'_>, site: &Site) -> Vec<PageLine> {
    let mut lines = vec![
        figure(cx, Field::Stage, &site.stage, None),
        figure(cx, Field::Progress, &site.progress, None),
        course(cx, site),
        planned(cx, site),
    ];
    lines.retain(|line| !line.pieces.is_empty());
    lines
}

fn land(cx: Cx<'_>, site: &Site) -> Vec<PageLine> {
    let land = cx.world.program.thresholds.least_land;
    let small = site.area.value().is_some_and(|area| area.square_metres() < u32::from(land));
    let flag = small.then(|| cx.say(W::LandSmall, &[("n", &grouped(land.into()))]));
    vec![
        figure(cx, Field::Area, &site.area, flag),
        figure(cx, Field::Tenure, &site.tenure, None),
        figure(cx, Field::Scheme, &site.scheme, None),
        figure(cx, Field::Position, &site.position, None),
    ]
}

/// A figure: its value, of which day and by whom; what the others say, where it differs.
fn figure<T: Shown + PartialEq>(cx: Cx<'_>, field: Field, figure: &Figure<T>, flag: Option<String>) -> PageLine {
    let name = words::field(cx.language(), field);
    let line = PageLine::default().left(LABEL, name, Tone::Quiet);
    let line = match figure.current() {
        None => line.own(cx.text(W::NotRecorded), Tone::Quiet),
        Some((source, reading)) => {
            let value = words::value(cx.language(), cx.world, &reading.shown(), cx.today);
            let tone = if reading.value.is_some() { Tone::Strong } else { Tone::Flag };
            let day = words::day_short(cx.language(), reading.as_of, cx.today);
            let of = cx.say(W::FigureOf, &[("day", &day), ("source", &source_name(cx, source))]);
            let others = figure.all().filter(|(other, _)| *other != source);
            let differ: Vec<String> = others
                .filter(|(_, other)| other.value != reading.value)
                .map(|(source, other)| {
                    let value = words::value(cx.language(), cx.world, &other.shown(), cx.today);
                    let day = words::day_short(cx.language(), other.as_of, cx.today);
                    format!("{}: {value} ({day})", source_name(cx, source))
                })
                .collect();
            let line = line.own(stage_sign(&reading.shown(), value), tone).own(of, Tone::Quiet);
            if differ.is_empty() { line } else { line.own(differ.join(", "), Tone::Flag) }
        }
    };
    let line = match flag {
        Some(flag) => line.own(flag, Tone::Flag),
        None => line,
    };
    line.on(Target::Field(field))
}

fn stage_sign(value: &Value, text: String) -> String {
    match value {
        Value::Stage(code) => format!("{code} {text}"),
        _ => text,
    }
}

fn source_name(cx: Cx<'_>, code: &SourceCode) -> String {
    cx.world.program.source(code).map_or_else(|| code.to_string(), |source| source.name.clone())
}

/// How stage and progress came to be what they are, in one line, the newest first: `5 Nov P 6 % · 29 Okt M 2 %`.
fn course(cx: Cx<'_>, site: &Site) -> PageLine {
    let record = Record::Site(site.code.clone());
    let mut steps: Vec<(crate::domain::day::Day, String)> = Vec::new();
    let mut rows: Vec<_> = history::of_record(cx.world, &record).collect();
    rows.reverse();
    for row in rows {
        let fact = row.change.fact();
        let text = match (&fact.field, &fact.after) {
            (Field::Stage, Value::Stage(code)) if fact.before != fact.after => code.to_string(),
            (Field::Progress, Value::Percent(percent)) if fact.before != fact.after => format!("{percent} %"),
            _ => continue,
        };
        let day = cx.world.day(row.at);
        match steps.last_mut() {
            Some((last, said)) if *last == day => *said = format!("{said} {text}"),
            _ => steps.push((day, text)),
        }
    }
    if steps.is_empty() {
        return PageLine::default();
    }
    // The newest are what is asked for, so they come first; signs of comparison between figures would be read as such.
    let shown: Vec<String> = steps
        .iter()
        .rev()
        .map(|(day, text)| {
            let short = words::day_short(cx.language(), *day, cx.today);
            format!("{} {text}", short.split_once(' ').map_or(short.as_str(), |(_, day)| day))
        })
        .collect();
    PageLine::default().left(LABEL, cx.text(W::SiteCourse), Tone::Quiet).rest(shown.join(" · "), Tone::Plain)
}

fn planned(cx: Cx<'_>, site: &Site) -> PageLine {
    let program = &cx.world.program;
    let reached = site.stage().and_then(|stage| program.stage_index(stage));
    let mut passed = false;
    let plans: Vec<String> = program
        .stages
        .iter()
        .enumerate()
        .filter(|(index, _)| reached.is_none_or(|reached| reached < *index))
        .filter_map(|(_, stage)| {
            let day = site.planned.get(&stage.code)?;
            passed |= *day < cx.today;
            Some(format!("{} {}", stage.name, words::day_short(cx.language(), *day, cx.today)))
        })
        .collect();
    let line = PageLine::default().left(LABEL, words::field(cx.language(), Field::Planned), Tone::Quiet);
    let line = match (plans.is_empty(), passed) {
        (true, _) => line.own(cx.text(W::NotRecorded), Tone::Quiet),
        (false, true) => line.own(plans.join(", "), Tone::Flag),
        (false, false) => line.own(plans.join(", "), Tone::Plain),
    };
    line.on(Target::Field(Field::Planned))
}

fn checklist(cx: Cx<'_>, site: &Site) -> Vec<PageLine> {
    let groups = &cx.world.program.checks;
    if groups.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![PageLine::heading(cx.text(W::FieldCheck), None)];
    lines.extend(groups.iter().map(|group| check_group(cx, site, group)));
    lines
}

/// A group of the checklist: how many are there of how many are needed, and which are missing.
fn check_group(cx: Cx<'_>, site: &Site, group: &CheckGroup) -> PageLine {
    let state = |code| site.checks.get(code).copied();
    let needed = group.checks.iter().filter(|check| state(&check.code) != Some(CheckState::NotNeeded)).count();
    let there = group.checks.iter().filter(|check| state(&check.code) == Some(CheckState::Present)).count();
    let named = |wanted: Option<CheckState>| {
        let names = group.checks.iter().filter(|check| state(&check.code) == wanted).map(|check| check.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    };
    let mut line = PageLine::default().left(LABEL, group.name.clone(), Tone::Plain).left(
        6,
        format!("{there}/{needed}"),
        if there == needed { Tone::Strong } else { Tone::Plain },
    );
    let (missing, open) = (named(Some(CheckState::Missing)), named(None));
    if !missing.is_empty() {
        line = line.own(cx.say(W::CheckMissingList, &[("which", &missing)]), Tone::Flag);
    }
    if !open.is_empty() {
        line = line.rest(cx.say(W::CheckOpenList, &[("which", &open)]), Tone::Quiet);
    }
    line.on(Target::Checks(group.code.clone()))
}

/// What is promised or proposed, and what is over.
fn promises(cx: Cx<'_>, code: &SiteCode) -> (Vec<PageLine>, Vec<PageLine>) {
    let here = |item: &&std::sync::Arc<ActionItem>| !item.withdrawn && item.sites.contains(code);
    let (open, rest): (Vec<_>, Vec<_>) = cx.world.items.values().filter(here).partition(|item| item.is_open_at(code));
    let (proposed, over): (Vec<_>, Vec<_>) = rest.into_iter().partition(|item| item.is_proposal());
    let shown =
        |items: Vec<&std::sync::Arc<ActionItem>>| items.into_iter().map(|found| item(cx, found, true)).collect();
    let mut lines = part(cx, W::SiteItems, true, shown(open));
    lines.extend(part(cx, W::SiteProposals, false, shown(proposed)));
    (lines, part(cx, W::SiteItemsOver, false, shown(over)))
}

/// That there are private values, never what they say; only for who may write.
pub(super) fn private(cx: Cx<'_>, record: &Record) -> Vec<PageLine> {
    if cx.setup.read_only {
        return Vec::new();
    }
    let line = |field: PrivateField| {
        let word = match field {
            PrivateField::Contact => W::FieldContact,
            PrivateField::Memo => W::FieldMemo,
        };
        let there = cx.world.private.get(record, field).is_some();
        let shown = cx.revealed.filter(|revealed| revealed.record == *record);
        let value = shown.and_then(|revealed| revealed.values.iter().find(|(of, _)| *of == field));
        let text = match value {
            Some((_, value)) => value.clone(),
            None => cx.text(if there { W::PrivateThere } else { W::NotRecorded }).to_string(),
        };
        PageLine::default().left(LABEL, cx.text(word), Tone::Quiet).rest(text, Tone::Quiet).on(Target::Private(field))
    };
    let shown = cx.revealed.is_some_and(|revealed| revealed.record == *record);
    let heading = if shown { W::SitePrivateShown } else { W::SitePrivate };
    let mut lines = vec![PageLine::heading(cx.text(heading), None)];
    lines.extend(PrivateField::ALL.map(line));
    lines
}
