//! What instansi owe, have kept and have to resolve.

use crate::domain::agency::{Agency, AgencyRole, District};
use crate::domain::day::Day;
use crate::domain::ids::{AgencyCode, SiteCode};
use crate::domain::issue::Issue;
use crate::domain::item::{ActionItem, Status};
use crate::domain::world::World;
use std::sync::Arc;

/// What one instansi has to do with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Owed {
    /// Open promises that it leads, the most pressing first.
    pub open: Vec<Arc<ActionItem>>,
    /// How many of them are late.
    pub late: usize,
    /// How many promises that it led are done.
    pub done: usize,
    /// Proposals that it would lead.
    pub proposed: Vec<Arc<ActionItem>>,
    /// Open promises that it supports.
    pub supports: Vec<Arc<ActionItem>>,
    /// Open obstacles that it has to resolve, the oldest first.
    pub issues: Vec<Arc<Issue>>,
    /// Its own sites: of a kades or lurah one, of a camat those of the kecamatan.
    pub sites: Vec<SiteCode>,
}

/// What this instansi has to do with.
pub fn owed(world: &World, code: &AgencyCode, today: Day) -> Owed {
    let mut owed = Owed::default();
    for item in world.items.values().filter(|item| !item.withdrawn) {
        if item.lead.as_ref() == Some(code) {
            if item.is_open() {
                owed.open.push(Arc::clone(item));
            } else if item.is_proposal() {
                owed.proposed.push(Arc::clone(item));
            } else if item.status() == Status::Done {
                owed.done += 1;
            }
        } else if item.support.contains(code) && item.is_open() {
            owed.supports.push(Arc::clone(item));
        }
    }
    let due = |item: &Arc<ActionItem>| (item.due_day().unwrap_or(Day::MAX), item.number);
    owed.open.sort_by_key(due);
    owed.late = owed.open.iter().filter(|item| item.days_late(today).is_some()).count();
    let mine = |issue: &&Arc<Issue>| issue.is_open() && issue.resolver.as_ref() == Some(code);
    owed.issues = world.issues.values().filter(mine).cloned().collect();
    owed.issues.sort_by_key(|issue| (issue.reported, issue.number));
    owed.sites = match world.agencies.get(code).map(|agency| &agency.role) {
        Some(AgencyRole::Village(site)) => vec![site.clone()],
        Some(AgencyRole::District(district)) => {
            let here = world.sites.values().filter(|site| District::of(site) == *district);
            here.map(|site| site.code.clone()).collect()
        }
        Some(AgencyRole::Office) | None => Vec::new(),
    };
    owed
}

/// All instansi in order of precedence.
pub fn in_order(world: &World) -> Vec<&Arc<Agency>> {
    let mut agencies: Vec<_> = world.agencies.values().collect();
    agencies.sort_by_key(|agency| (agency.order, agency.code.clone()));
    agencies
}
