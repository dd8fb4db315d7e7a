//! What one instansi has kept of what it promised. Each number is a list of promises; what is counted, and how, is said
//! here once. Nobody is ranked.

use crate::domain::day::Day;
use crate::domain::ids::AgencyCode;
use crate::domain::item::{ActionItem, Status};
use crate::domain::world::World;
use std::sync::Arc;

/// The record of one instansi over all meetings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keeping {
    /// Finished by the date that stood then, or finished without ever having had a date.
    pub on_time: Vec<Arc<ActionItem>>,
    /// Finished after that date.
    pub too_late: Vec<Arc<ActionItem>>,
    /// Past that date and still open.
    pub missed: Vec<Arc<ActionItem>>,
    /// Open, and the date is still to come or there is none.
    pub running: Vec<Arc<ActionItem>>,
    /// Cancelled, with a reason.
    pub cancelled: Vec<Arc<ActionItem>>,
    /// All whose date was moved, whatever became of them.
    pub shifted: Vec<Arc<ActionItem>>,
    /// Finished, and nobody else has confirmed it yet.
    pub unconfirmed: Vec<Arc<ActionItem>>,
    /// Finished without anything that proves it.
    pub unproved: Vec<Arc<ActionItem>>,
}

impl Keeping {
    /// How many could be judged: those that are finished, and those whose date has passed.
    pub fn judged(&self) -> usize {
        self.on_time.len() + self.too_late.len() + self.missed.len()
    }

    /// How often dates were moved.
    pub fn shifts(&self) -> usize {
        self.shifted.iter().map(|item| item.shifts.len()).sum()
    }

    /// How many promises it has made.
    pub fn made(&self) -> usize {
        self.judged() + self.running.len() + self.cancelled.len()
    }
}

/// What has become of a promise that was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// Finished by its date, or without ever having had one.
    OnTime,
    /// Finished after its date.
    TooLate,
    /// Open, and there is time.
    Running,
    /// Past its date and still open.
    Missed,
    /// Cancelled, with a reason.
    Cancelled,
}

impl Fate {
    /// All, the kept ones first.
    pub const ALL: [Self; 5] = [Self::OnTime, Self::TooLate, Self::Running, Self::Missed, Self::Cancelled];

    /// Whether it was kept, in time or not.
    pub fn is_kept(self) -> bool {
        matches!(self, Self::OnTime | Self::TooLate)
    }
}

/// What has become of a promise by today.
pub fn fate(item: &ActionItem, today: Day) -> Fate {
    match item.status() {
        Status::Cancelled => Fate::Cancelled,
        Status::Done if finished_on(item) > item.due_day() && item.due_day().is_some() => Fate::TooLate,
        Status::Done => Fate::OnTime,
        Status::Todo | Status::Doing if item.days_late(today).is_some() => Fate::Missed,
        Status::Todo | Status::Doing => Fate::Running,
    }
}

/// The day on which a promise was finished: that of its last tick. `None` while it is not.
pub fn finished_on(item: &ActionItem) -> Option<Day> {
    if item.status() != Status::Done {
        return None;
    }
    match &item.done {
        Some(tick) if item.sites.is_empty() => Some(tick.on),
        _ => item.sites.iter().filter_map(|site| item.ticks.get(site)).map(|tick| tick.on).max(),
    }
}

/// Whether something proves that it is finished: every tick says what.
pub fn is_proved(item: &ActionItem) -> bool {
    match item.sites.is_empty() {
        true => item.done.as_ref().is_some_and(|tick| tick.evidence.is_some()),
        false => item.sites.iter().all(|site| item.ticks.get(site).is_some_and(|tick| tick.evidence.is_some())),
    }
}

/// What this instansi has kept of what it led; `None` asks for what nobody was responsible for.
pub fn keeping(world: &World, agency: Option<&AgencyCode>, today: Day) -> Keeping {
    let mut found = Keeping::default();
    let made = world.items.values().filter(|item| item.lead.as_ref() == agency && item.seal.is_some());
    for item in made.filter(|item| !item.withdrawn) {
        let list = match fate(item, today) {
            Fate::Cancelled => &mut found.cancelled,
            Fate::TooLate => &mut found.too_late,
            Fate::OnTime => &mut found.on_time,
            Fate::Missed => &mut found.missed,
            Fate::Running => &mut found.running,
        };
        list.push(Arc::clone(item));
        if !item.shifts.is_empty() {
            found.shifted.push(Arc::clone(item));
        }
        if item.status() == Status::Done {
            found.unconfirmed.extend((!item.is_confirmed()).then(|| Arc::clone(item)));
            found.unproved.extend((!is_proved(item)).then(|| Arc::clone(item)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::{Change, Edit, ItemEdit};
    use crate::domain::item::{Confirmation, Course, Tick};
    use crate::domain::testing::{Play, nov};

    fn done(play: &mut Play, item: u32, on: Day, evidence: Option<&str>) {
        let tick = Tick { on, evidence: evidence.map(str::to_owned), by: None };
        play.one(Change::EditItem { item, edit: ItemEdit::Done(Edit::new(None, Some(tick))) }).unwrap();
    }

    #[test]
    fn each_promise_is_counted_once_and_each_number_is_a_list() {
        let mut play = Play::begin();
        play.at = "2026-11-02T02:00:00Z".parse().unwrap();
        play.meeting();
        let dues = [Some(nov(10)), Some(nov(10)), Some(nov(10)), Some(nov(30)), None, None, Some(nov(10))];
        let items: Vec<u32> = dues.iter().map(|due| play.item("Urus", &[], *due)).collect();
        for item in &items {
            play.seal(*item).unwrap();
        }
        play.item("Usulan", &[], Some(nov(5)));
        play.at = "2026-11-20T02:00:00Z".parse().unwrap();
        done(&mut play, items[0], nov(10), Some("surat 12"));
        done(&mut play, items[1], nov(11), None);
        done(&mut play, items[4], nov(15), None);
        let cancel = Course::Cancelled { reason: "Pindah".into() };
        let cancel = ItemEdit::Course(Edit::new(Course::Todo, cancel));
        play.one(Change::EditItem { item: items[5], edit: cancel }).unwrap();
        play.shift(items[6], nov(25)).unwrap();
        play.shift(items[6], nov(26)).unwrap();
        let confirmed = Confirmation { by: "kodim".into(), on: nov(20) };
        let confirmed = ItemEdit::Confirmed(Edit::new(None, Some(confirmed)));
        play.one(Change::EditItem { item: items[0], edit: confirmed }).unwrap();
        let found = keeping(&play.world, Some(&"dinkop".into()), nov(24));
        let numbers = |list: &[Arc<ActionItem>]| list.iter().map(|item| item.number).collect::<Vec<_>>();
        assert_eq!(numbers(&found.on_time), [items[0], items[4]]);
        assert_eq!(numbers(&found.too_late), [items[1]]);
        assert_eq!(numbers(&found.missed), [items[2]]);
        assert_eq!(numbers(&found.running), [items[3], items[6]]);
        assert_eq!(numbers(&found.cancelled), [items[5]]);
        assert_eq!(numbers(&found.shifted), [items[6]]);
        assert_eq!(numbers(&found.unconfirmed), [items[1], items[4]]);
        assert_eq!(numbers(&found.unproved), [items[1], items[4]]);
        assert_eq!((found.judged(), found.shifts(), found.made()), (4, 2, 7));
        assert_eq!(keeping(&play.world, Some(&"kodim".into()), nov(24)), Keeping::default(), "helping is not leading");
        assert_eq!(keeping(&play.world, None, nov(24)), Keeping::default());
    }

    #[test]
    fn a_promise_at_several_sites_is_finished_with_the_last_of_them() {
        let mut play = Play::begin();
        play.meeting();
        let item = play.item("Ukur", &["1.01", "1.02"], Some(nov(20)));
        play.seal(item).unwrap();
        play.at = "2026-11-19T02:00:00Z".parse().unwrap();
        play.tick(item, "1.02").unwrap();
        assert_eq!(finished_on(&play.world.items[&item]), None);
        play.at = "2026-11-22T02:00:00Z".parse().unwrap();
        play.tick(item, "1.01").unwrap();
        assert_eq!(finished_on(&play.world.items[&item]), Some(nov(22)));
        assert_eq!(keeping(&play.world, Some(&"dinkop".into()), nov(24)).too_late.len(), 1);
    }
}
