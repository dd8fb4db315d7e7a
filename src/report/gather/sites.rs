//! The sites on the paper of a meeting: how many stand where, what moved since the meeting before, what stands in the
//! way, and the list of all.

use super::{place, places};
use crate::domain::day::Day;
use crate::domain::entry::Entry;
use crate::domain::ids::{SiteCode, StageCode};
use crate::domain::issue::{Issue, IssueState};
use crate::domain::query::names;
use crate::domain::query::sites::{self, GroupKey, Grouping, Order, Scope, SiteRow};
use crate::domain::query::totals::{Totals, totals};
use crate::domain::world::World;
use crate::report::notula::{Counts, Moved, Obstacle, Progress, SiteLine, SiteTalk, What};
use crate::report::paper::clean;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Phases by kecamatan.
pub(in crate::report) fn progress(world: &World, today: Day) -> Progress {
    let program = &world.program;
    let counts = |district: &str, sums: &Totals| Counts {
        district: clean(district),
        phases: program.phases.iter().map(|phase| sums.phase(program, &phase.code)).collect(),
        unrecorded: sums.unrecorded,
        sites: sums.sites,
        issues: sums.issues,
    };
    let rows = sites::rows(world, Scope::InScope, today);
    let groups = sites::groups(world, &rows, Grouping::District, Order::Number, today);
    let districts = groups.iter().map(|group| {
        let members: Vec<&SiteRow> = group.members.iter().filter_map(|at| rows.get(*at)).collect();
        let name = match &group.key {
            GroupKey::District(name) => name.as_str(),
            _ => "",
        };
        counts(name, &totals(program, members))
    });
    Progress {
        phases: program.phases.iter().map(|phase| clean(&phase.name)).collect(),
        rows: districts.collect(),
        total: counts("", &totals(program, &rows)),
    }
}

/// The figures of sites that are others now than then.
pub(in crate::report) fn moved(world: &World, before: &World) -> Vec<Moved> {
    let mut moved = Vec::new();
    for site in in_order(world) {
        let Some(then) = before.site(&site.code) else { continue };
        let mut push = |what| moved.push(Moved { place: place(world, &site.code), what });
        if then.stage() != site.stage() {
            push(What::Stage(stage(before, then.stage()), stage(world, site.stage())));
        }
        if then.progress() != site.progress() {
            push(What::Progress(then.progress(), site.progress()));
        }
    }
    moved
}

fn in_order(world: &World) -> Vec<&Arc<crate::domain::site::Site>> {
    let mut sites: Vec<_> = world.sites.values().filter(|site| site.in_scope).collect();
    sites.sort_by(|a, b| (a.number, &a.code).cmp(&(b.number, &b.code)));
    sites
}

fn stage(world: &World, code: Option<&StageCode>) -> Option<String> {
    code.map(|code| world.program.stage(code).map_or_else(|| code.to_string(), |stage| clean(&stage.name)))
}

/// What stands in the way, and what was noted, site by site.
pub(super) fn talks(world: &World, before: Option<&World>, notes: &[Arc<Entry>]) -> Vec<SiteTalk> {
    let mut issues: BTreeMap<&SiteCode, Vec<Obstacle>> = BTreeMap::new();
    for issue in world.issues.values().filter(|issue| is_told(issue, before)) {
        issues.entry(&issue.site).or_default().push(obstacle(world, issue));
    }
    let noted: BTreeSet<&SiteCode> = notes.iter().flat_map(|note| &note.sites).collect();
    let codes: BTreeSet<&SiteCode> = issues.keys().copied().chain(noted).collect();
    places(world, codes.into_iter())
        .into_iter()
        .map(|place| {
            let code = SiteCode::new(&place.code);
            let homonyms = names::district_homonyms(world);
            let about = notes.iter().filter(|note| note.sites.contains(&code));
            SiteTalk {
                district: world.site(&code).map_or_else(String::new, |site| clean(&names::district(site, &homonyms))),
                issues: issues.remove(&code).unwrap_or_default(),
                notes: about.map(|note| clean(&note.text)).collect(),
                place,
            }
        })
        .collect()
}

/// The open ones, and those settled since the meeting before.
fn is_told(issue: &Issue, before: Option<&World>) -> bool {
    match &issue.state {
        IssueState::Open => true,
        IssueState::Settled { .. } => {
            before.is_some_and(|before| before.issues.get(&issue.number).is_none_or(|then| then.is_open()))
        }
        IssueState::Withdrawn { .. } => false,
    }
}

fn obstacle(world: &World, issue: &Issue) -> Obstacle {
    let category = world.program.category(&issue.category);
    let meant = world.items.values().filter(|item| item.issue == Some(issue.number) && !item.withdrawn);
    Obstacle {
        number: issue.number,
        category: category.map_or_else(|| issue.category.to_string(), |category| clean(&category.name)),
        text: clean(&issue.text),
        severity: issue.severity,
        reported: issue.reported,
        resolver: issue.resolver.as_ref().map(|code| clean(&names::agency(world, code))),
        settled: match &issue.state {
            IssueState::Settled { how, on } => Some((clean(how), *on)),
            _ => None,
        },
        promises: meant.map(|item| item.number).collect(),
    }
}

/// All sites of the programme.
pub(super) fn lines(world: &World, today: Day) -> Vec<SiteLine> {
    let rows = sites::rows(world, Scope::InScope, today);
    let line = |row: &SiteRow| SiteLine {
        place: place(world, row.code()),
        district: clean(&row.district),
        stage: stage(world, row.stage.as_ref()),
        progress: row.progress,
        issues: row.issues.len(),
        items: row.items.len(),
    };
    rows.iter().map(line).collect()
}
