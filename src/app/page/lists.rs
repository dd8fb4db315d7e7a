//! The lists: all open obstacles, all instansi.

use super::flow::NARROW;
use super::parts::issue;
use super::{IssueOrder, PageLine, Tone};
use crate::app::cx::Cx;
use crate::domain::ids::Record;
use crate::domain::issue::Issue;
use crate::domain::query::agencies;
use crate::domain::query::{keeping, names};
use crate::words::{self, K, W};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All open obstacles in an order, with headings where it makes groups.
pub(super) fn issues(cx: Cx<'_>, order: IssueOrder) -> Vec<PageLine> {
    let mut open: Vec<&Arc<Issue>> = cx.world.issues.values().filter(|issue| issue.is_open()).collect();
    open.sort_by_key(|issue| (Reverse(issue.age(cx.today)), issue.number));
    let mut lines = vec![PageLine::text(
        cx.say(W::IssuesTitle, &[("n", &open.len()), ("order", &cx.text(order.word()))]),
        Tone::Strong,
    )];
    if order == IssueOrder::Age {
        lines.extend(open.into_iter().map(|found| issue(cx, found, true)));
        return lines;
    }
    let mut groups: BTreeMap<(usize, String), Vec<&Arc<Issue>>> = BTreeMap::new();
    for found in open {
        groups.entry(group(cx, order, found)).or_default().push(found);
    }
    for ((_, name), members) in groups {
        lines.push(PageLine::heading(&name, Some(members.len())));
        lines.extend(members.into_iter().map(|found| issue(cx, found, true)));
    }
    lines
}

fn group(cx: Cx<'_>, order: IssueOrder, issue: &Issue) -> (usize, String) {
    let program = &cx.world.program;
    match order {
        IssueOrder::Age => (0, String::new()),
        IssueOrder::Category => {
            let place = program.categories.iter().position(|category| category.code == issue.category);
            let name = program.category(&issue.category).map_or(issue.category.as_str(), |category| &category.name);
            (place.unwrap_or(usize::MAX), name.to_string())
        }
        IssueOrder::Severity => (
            usize::from(issue.severity == crate::domain::issue::Severity::Normal),
            words::severity(cx.language(), issue.severity).to_string(),
        ),
        IssueOrder::District => {
            let site = cx.world.site(&issue.site);
            let first = site.and_then(|site| cx.world.sites.values().position(|other| other.district == site.district));
            (first.unwrap_or(usize::MAX), site.map(|site| site.district.clone()).unwrap_or_default())
        }
        IssueOrder::Resolver => match &issue.resolver {
            Some(code) => {
                let order = cx.world.agencies.get(code).map_or(usize::MAX - 1, |agency| agency.order as usize);
                (order, names::agency(cx.world, code))
            }
            None => (usize::MAX, cx.text(W::NoResolver).to_string()),
        },
    }
}

/// All instansi in order of precedence with what they owe.
pub(super) fn agencies(cx: Cx<'_>) -> Vec<PageLine> {
    let is_narrow = cx.columns < NARROW;
    let head = if is_narrow { narrow_head(cx) } else { head(cx) };
    let count = |count: usize| if count == 0 { "-".to_string() } else { count.to_string() };
    let mut lines = vec![head];
    for agency in agencies::in_order(cx.world) {
        let owed = agencies::owed(cx.world, &agency.code, cx.today);
        let late = if owed.late > 0 { Tone::Strong } else { Tone::Plain };
        let line = PageLine::default()
            .rest(agency.name.clone(), if agency.withdrawn { Tone::Quiet } else { Tone::Plain })
            .record(Record::Agency(agency.code.clone()));
        if is_narrow {
            // The others stand on the page of each.
            lines.push(line.right(4, count(owed.open.len()), Tone::Plain).right(6, count(owed.late), late));
            continue;
        }
        let keeping = keeping::keeping(cx.world, Some(&agency.code), cx.today);
        // Never without the counts: a share of two says little.
        let record = match keeping.judged() {
            0 => "-".to_string(),
            of => cx.say(W::ItemTicks, &[("n", &keeping.on_time.len()), ("of", &of)]),
        };
        lines.push(
            line.right(9, count(owed.open.len()), Tone::Plain)
                .right(11, count(owed.late), late)
                .right(12, record, Tone::Plain)
                .right(9, count(keeping.shifted.len()), Tone::Plain)
                .right(9, count(owed.issues.len()), Tone::Plain)
                .right(9, count(owed.done), Tone::Plain),
        );
    }
    lines
}

fn narrow_head(cx: Cx<'_>) -> PageLine {
    PageLine::default().rest(cx.text(W::ByAgency), Tone::Heading).right(4, "TL", Tone::Heading).right(
        6,
        cx.text(W::ColumnLate),
        Tone::Heading,
    )
}

fn head(cx: Cx<'_>) -> PageLine {
    PageLine::default()
        .rest(cx.text(W::ByAgency), Tone::Heading)
        .right(9, cx.text(W::ColumnOpen), Tone::Heading)
        .right(11, cx.text(W::LevelLate), Tone::Heading)
        .right(12, cx.language().text(K::ColumnKept), Tone::Heading)
        .right(9, cx.language().text(K::ColumnShifted), Tone::Heading)
        .right(9, cx.text(W::ColumnIssues), Tone::Heading)
        .right(9, cx.text(W::StatusDone), Tone::Heading)
}
