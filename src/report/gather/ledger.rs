//! The promises on the paper of a meeting: what became of those of earlier meetings, the matrix of all that count, and
//! why the other numbers are not in it. Every number that was ever given out is either in the matrix or explained.

use super::places;
use crate::domain::ids::{AgencyCode, ItemNo};
use crate::domain::item::{ActionItem, Course, Status as Shown};
use crate::domain::meeting::Meeting;
use crate::domain::query::review::review_counts;
use crate::domain::query::{agencies, names};
use crate::domain::world::World;
use crate::report::notula::{Gap, Group, Missing, Move, Named, Promise, Review, Status};
use crate::report::paper::clean;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The promises as seen from a meeting.
pub(super) struct Ledger<'a> {
    pub(super) world: &'a World,
    pub(super) before: Option<&'a World>,
    pub(super) meeting: &'a Meeting,
}

impl Ledger<'_> {
    /// What became of the promises that were open when this meeting began.
    pub(super) fn review(&self) -> Review {
        let earlier = |item: &&Arc<ActionItem>| self.missing(item).is_none() && !self.is_of_this_meeting(item);
        let promises: Vec<Promise> = self.world.items.values().filter(earlier).map(|item| self.promise(item)).collect();
        let count = |wanted: fn(&Status) -> bool| promises.iter().filter(|promise| wanted(&promise.status)).count();
        Review {
            done: count(|status| *status == Status::Done),
            doing: count(|status| *status == Status::Doing),
            todo: count(|status| *status == Status::Todo),
            cancelled: count(|status| matches!(status, Status::Cancelled(_))),
            course: review_counts(self.world, self.meeting.id),
            late: promises.iter().filter(|promise| promise.late.is_some()).count(),
            promises,
        }
    }

    /// The promises by instansi in order of precedence, then by number; what nobody is responsible for comes last.
    pub(super) fn matrix(&self) -> Vec<Group> {
        let mut by_lead: BTreeMap<Option<&AgencyCode>, Vec<Promise>> = BTreeMap::new();
        for item in self.world.items.values().filter(|item| self.missing(item).is_none()) {
            by_lead.entry(item.lead.as_ref()).or_default().push(self.promise(item));
        }
        let order = agencies::in_order(self.world);
        let leads = order.iter().map(|agency| Some(&agency.code));
        // An instansi that is not on the list any more still owes what it promised.
        let unknown =
            by_lead.keys().copied().filter(|lead| lead.is_some_and(|code| !self.world.agencies.contains_key(code)));
        let unknown: Vec<Option<&AgencyCode>> = unknown.collect();
        let mut groups = Vec::new();
        for lead in leads.chain(unknown).chain([None]) {
            if let Some(promises) = by_lead.remove(&lead) {
                groups.push(Group { agency: lead.map(|code| self.named(code)), promises });
            }
        }
        groups
    }

    /// The numbers that are not in the matrix, by reason.
    pub(super) fn gaps(&self) -> Vec<Gap> {
        let last = self.world.items.keys().next_back().copied().unwrap_or(0);
        let mut runs: BTreeMap<Missing, Vec<(ItemNo, ItemNo)>> = BTreeMap::new();
        for number in 1..=last {
            let why = self.world.items.get(&number).map_or(Some(Missing::Unused), |item| self.missing(item));
            let Some(why) = why else { continue };
            let numbers = runs.entry(why).or_default();
            match numbers.last_mut() {
                Some((_, to)) if *to + 1 == number => *to = number,
                _ => numbers.push((number, number)),
            }
        }
        runs.into_iter().map(|(why, numbers)| Gap { why, numbers }).collect()
    }

    /// Why a promise is not in the matrix; `None` where it is.
    fn missing(&self, item: &ActionItem) -> Option<Missing> {
        if item.withdrawn {
            return Some(Missing::Withdrawn);
        }
        let Some(seal) = item.seal else { return Some(Missing::Proposed) };
        if seal.meeting != self.meeting.id {
            let sealing = self.world.meetings.get(&seal.meeting);
            let (other, own) = (sealing.and_then(|meeting| meeting.since()), self.meeting.since());
            if other.zip(own).is_some_and(|(other, own)| other > own) {
                return Some(Missing::Later);
            }
            let was_open = self.before.is_none_or(|before| {
                before.items.get(&item.number).is_none_or(|before| before.seal.is_none() || before.is_open())
            });
            if was_open {
                return None;
            }
        }
        match item.status() {
            Shown::Done if seal.meeting != self.meeting.id => Some(Missing::Done),
            Shown::Cancelled if seal.meeting != self.meeting.id => Some(Missing::Cancelled),
            _ => None,
        }
    }

    fn is_of_this_meeting(&self, item: &ActionItem) -> bool {
        item.seal.is_some_and(|seal| seal.meeting == self.meeting.id)
    }

    fn named(&self, code: &AgencyCode) -> Named {
        Named { code: code.to_string(), name: clean(&names::agency(self.world, code)) }
    }

    /// A promise with names instead of codes.
    pub(super) fn promise(&self, item: &ActionItem) -> Promise {
        let status = match (&item.course, item.status()) {
            (Course::Cancelled { reason }, _) => Status::Cancelled(clean(reason)),
            (_, Shown::Done) => Status::Done,
            (_, Shown::Doing) => Status::Doing,
            _ => Status::Todo,
        };
        let ticks = item.done.iter().chain(item.ticks.values());
        let mut evidence: Vec<String> = ticks.filter_map(|tick| tick.evidence.as_deref()).map(clean).collect();
        evidence.dedup();
        let shift =
            |shift: &crate::domain::item::Shift| Move { from: shift.from, to: shift.to, reason: clean(&shift.reason) };
        let confirmed = item.confirmed.as_ref().filter(|_| item.is_confirmed());
        let sealed_in = item.seal.and_then(|seal| self.world.meetings.get(&seal.meeting));
        Promise {
            number: item.number,
            text: clean(&item.text),
            agency: item.lead.as_ref().map(|code| self.named(code)),
            support: item.support.iter().map(|code| self.named(code)).collect(),
            places: places(self.world, item.sites.iter()),
            due: item.due,
            due_day: item.due_day(),
            first_due: item.first_due(),
            shifts: item.shifts.iter().map(shift).collect(),
            status,
            late: item.days_late(self.meeting.day),
            ticked: item.ticks_done(),
            evidence,
            confirmed: confirmed.map(|confirmed| clean(&names::agency(self.world, &confirmed.by))),
            sealed_in: sealed_in.and_then(|meeting| meeting.number),
            sealed: item.seal.map(|seal| seal.at),
        }
    }
}
