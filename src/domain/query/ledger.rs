//! All open promises as one list: computed from the promises each time it is asked for, never copied from meeting to
//! meeting. Grouped, filtered and counted; each promise stands in exactly one group.

use crate::domain::day::Day;
use crate::domain::ids::{AgencyCode, MeetingId};
use crate::domain::item::ActionItem;
use crate::domain::query::escalation::{self, Lifted};
use crate::domain::query::names;
use crate::domain::world::World;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How an open promise stands to its due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timing {
    /// So many days past it.
    Late(u32),
    /// Due within days, 0 meaning today.
    Soon(u32),
    /// Due later, in so many days.
    Later(u32),
    /// Due by the next meeting, which is not planned yet.
    NextMeeting,
    /// It has none.
    Never,
}

/// The kinds of [`Timing`], without the days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Terlambat.
    Late,
    /// Jatuh tempo.
    Soon,
    /// There is time.
    Later,
    /// Tanpa tenggat.
    Never,
}

impl Timing {
    /// How a promise stands on a day, when it is due soon from so many days on.
    pub fn of(item: &ActionItem, soon: u16, today: Day) -> Self {
        match (item.days_late(today), item.days_left(today)) {
            (Some(days), _) => Self::Late(days),
            (None, Some(days)) if days <= u32::from(soon) => Self::Soon(days),
            (None, Some(days)) => Self::Later(days),
            (None, None) if item.due.is_some() => Self::NextMeeting,
            (None, None) => Self::Never,
        }
    }

    /// Its kind.
    pub fn class(self) -> Class {
        match self {
            Self::Late(_) => Class::Late,
            Self::Soon(_) => Class::Soon,
            Self::Later(_) | Self::NextMeeting => Class::Later,
            Self::Never => Class::Never,
        }
    }
}

impl Class {
    /// All, the most pressing first.
    pub const ALL: [Self; 4] = [Self::Late, Self::Soon, Self::Later, Self::Never];

    /// The sign on the wall.
    pub fn sign(self) -> char {
        match self {
            Self::Late => 'X',
            Self::Soon => '!',
            Self::Later => '·',
            Self::Never => '-',
        }
    }
}

/// What a promise can be asked to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Late.
    Late,
    /// Due soon.
    Soon,
    /// Without a due date.
    NoDue,
    /// Without anybody responsible.
    NoLead,
    /// On the chair's list.
    Lifted,
}

impl Mark {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Late, Self::Soon, Self::NoDue, Self::NoLead, Self::Lifted];

    /// The stable code on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Late => "terlambat",
            Self::Soon => "jatuh-tempo",
            Self::NoDue => "tanpa-tenggat",
            Self::NoLead => "tanpa-penanggung-jawab",
            Self::Lifted => "dinaikkan",
        }
    }
}

/// One open promise as the list sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The promise.
    pub item: Arc<ActionItem>,
    /// How it stands to its due date.
    pub timing: Timing,
    /// Why it is on the chair's list; empty where it is not.
    pub lifted: Vec<Lifted>,
}

impl Line {
    /// Whether it is what is asked.
    pub fn is(&self, mark: Mark) -> bool {
        match mark {
            Mark::Late => self.timing.class() == Class::Late,
            Mark::Soon => self.timing.class() == Class::Soon,
            Mark::NoDue => self.timing.class() == Class::Never,
            Mark::NoLead => self.item.lead.is_none(),
            Mark::Lifted => !self.lifted.is_empty(),
        }
    }

    fn urgency(&self) -> (Class, i64, u32) {
        let days = match self.timing {
            Timing::Late(days) => -i64::from(days),
            Timing::Soon(days) | Timing::Later(days) => i64::from(days),
            Timing::NextMeeting | Timing::Never => i64::MAX,
        };
        (self.timing.class(), days, self.item.number)
    }
}

/// How one promise stands.
pub fn line(world: &World, item: &Arc<ActionItem>, today: Day) -> Line {
    Line {
        timing: Timing::of(item, world.program.thresholds.due_soon, today),
        lifted: escalation::reasons(world, item, today),
        item: Arc::clone(item),
    }
}

/// All open promises, the most pressing first: the longest late, then the nearest due, then what has no date.
pub fn lines(world: &World, today: Day) -> Vec<Line> {
    let open = world.items.values().filter(|item| item.is_open());
    let mut lines: Vec<Line> = open.map(|item| line(world, item, today)).collect();
    lines.sort_by_key(Line::urgency);
    lines
}

/// Which promises are asked for; what is not said is free. All that is said must hold.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Led or supported by this instansi.
    pub agency: Option<AgencyCode>,
    /// At a site in this kecamatan.
    pub district: Option<String>,
    /// Of this kind.
    pub mark: Option<Mark>,
    /// Sealed in this meeting.
    pub meeting: Option<MeetingId>,
}

impl Filter {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether this promise is asked for.
    pub fn takes(&self, world: &World, line: &Line) -> bool {
        let item = &line.item;
        let led = |agency: &AgencyCode| item.lead.as_ref() == Some(agency) || item.support.contains(agency);
        self.agency.as_ref().is_none_or(led)
            && self.district.as_ref().is_none_or(|district| districts(world, item).contains(district))
            && self.mark.is_none_or(|mark| line.is(mark))
            && self.meeting.is_none_or(|meeting| item.seal.is_some_and(|seal| seal.meeting == meeting))
    }
}

/// The kecamatan in which a promise is to be kept, in the order of the official codes.
pub fn districts(world: &World, item: &ActionItem) -> Vec<String> {
    let homonyms = names::district_homonyms(world);
    let mut found: Vec<String> = Vec::new();
    for site in item.sites.iter().filter_map(|code| world.site(code)) {
        let name = names::district(site, &homonyms);
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// By what the list is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// By who is responsible, in order of precedence; nobody comes last.
    #[default]
    Agency,
    /// By how it stands to its due date, the late first.
    Timing,
    /// By kecamatan, in the order of the official codes; several of them, then none, come last.
    District,
    /// By the meeting that sealed it, the oldest first.
    Meeting,
}

impl By {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Agency, Self::Timing, Self::District, Self::Meeting];

    /// The stable code on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Agency => "instansi",
            Self::Timing => "tenggat",
            Self::District => "kecamatan",
            Self::Meeting => "rapat",
        }
    }
}

/// What a group is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// An instansi, or nobody.
    Agency(Option<AgencyCode>),
    /// How it stands to its due date.
    Timing(Class),
    /// A kecamatan.
    District(String),
    /// Several kecamatan.
    Districts,
    /// No site: the programme as a whole.
    Everywhere,
    /// The meeting that sealed it.
    Meeting(MeetingId),
}

/// One group; never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it is about.
    pub key: Key,
    /// Its promises, the most pressing first.
    pub lines: Vec<Line>,
}

/// Divides a list into groups; each promise stands in exactly one.
pub fn groups(world: &World, lines: Vec<Line>, by: By) -> Vec<Group> {
    let mut found: BTreeMap<(u64, String), Group> = BTreeMap::new();
    for line in lines {
        let (rank, name, key) = place(world, &line, by);
        found.entry((rank, name)).or_insert_with(|| Group { key, lines: Vec::new() }).lines.push(line);
    }
    found.into_values().collect()
}

fn place(world: &World, line: &Line, by: By) -> (u64, String, Key) {
    let item = &line.item;
    match by {
        By::Agency => {
            let name = item.lead.as_ref().map(ToString::to_string).unwrap_or_default();
            (precedence(world, item.lead.as_ref()), name, Key::Agency(item.lead.clone()))
        }
        By::Timing => {
            let class = line.timing.class();
            let rank = Class::ALL.iter().position(|other| *other == class).unwrap_or(0);
            (rank as u64, String::new(), Key::Timing(class))
        }
        By::District => match districts(world, item).as_slice() {
            [] => (u64::MAX, String::new(), Key::Everywhere),
            [one] => {
                let first = item.sites.iter().next().map(ToString::to_string).unwrap_or_default();
                let homonyms = names::district_homonyms(world);
                let same = |site: &&Arc<crate::domain::site::Site>| names::district(site, &homonyms) == *one;
                let code = world.sites.values().find(same).map_or(first, |site| site.code.to_string());
                (0, code, Key::District(one.clone()))
            }
            _ => (u64::MAX - 1, String::new(), Key::Districts),
        },
        By::Meeting => {
            // Open promises are sealed; 0 only stands in so that nothing here can fail.
            let meeting = item.seal.map_or(0, |seal| seal.meeting);
            let number = world.meetings.get(&meeting).and_then(|meeting| meeting.number).unwrap_or(0);
            (u64::from(number), format!("{meeting:010}"), Key::Meeting(meeting))
        }
    }
}

/// The place of an instansi in the order of precedence; nobody comes last of all, after instansi that are unknown.
pub fn precedence(world: &World, agency: Option<&AgencyCode>) -> u64 {
    match agency {
        None => u64::MAX,
        Some(code) => world.agencies.get(code).map_or(u64::MAX - 1, |agency| u64::from(agency.order)),
    }
}

/// How many there are of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    /// Open promises.
    pub open: usize,
    /// Of these, late.
    pub late: usize,
    /// Due soon.
    pub soon: usize,
    /// Without a due date.
    pub no_due: usize,
    /// Without anybody responsible.
    pub no_lead: usize,
    /// On the chair's list.
    pub lifted: usize,
}

/// Counts a list.
pub fn counts<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Counts {
    let mut counts = Counts::default();
    for line in lines {
        counts.open += 1;
        counts.late += usize::from(line.is(Mark::Late));
        counts.soon += usize::from(line.is(Mark::Soon));
        counts.no_due += usize::from(line.is(Mark::NoDue));
        counts.no_lead += usize::from(line.is(Mark::NoLead));
        counts.lifted += usize::from(line.is(Mark::Lifted));
    }
    counts
}

/// What one instansi is to be reminded of.
#[derive(Clone, Debug, PartialEq)]
pub struct Reminder {
    /// Whom; `None` is for what nobody is responsible for.
    pub agency: Option<AgencyCode>,
    /// The open promises that it leads.
    pub leads: Vec<Line>,
    /// Those that it supports; they are counted with who leads them.
    pub supports: Vec<Line>,
}

/// The reminders of all that there is to be reminded of, in order of precedence. What is led stands in exactly one, so
/// that over all of them it is every open promise.
pub fn reminders(world: &World, today: Day) -> Vec<Reminder> {
    let lines = lines(world, today);
    let mut found: BTreeMap<(u64, Option<AgencyCode>), Reminder> = BTreeMap::new();
    let mut of = |agency: Option<&AgencyCode>, line: &Line, is_led: bool| {
        let key = (precedence(world, agency), agency.cloned());
        let empty = Reminder { agency: agency.cloned(), leads: Vec::new(), supports: Vec::new() };
        let reminder = found.entry(key).or_insert(empty);
        if is_led { &mut reminder.leads } else { &mut reminder.supports }.push(line.clone());
    };
    for line in &lines {
        of(line.item.lead.as_ref(), line, true);
        for agency in line.item.support.iter().filter(|agency| Some(*agency) != line.item.lead.as_ref()) {
            of(Some(agency), line, false);
        }
    }
    found.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::{Change, Edit, ItemEdit, NewItem};
    use crate::domain::ids::SiteCode;
    use crate::domain::item::{Course, Due};
    use crate::domain::testing::{Play, morning, nov};
    use proptest::prelude::*;

    type Made = (usize, usize, usize, usize);

    /// Promises with or without lead, date and sites, some of them moved, ticked, cancelled, or only proposed.
    fn some_world(made: &[Made]) -> Play {
        let mut play = Play::begin();
        play.meeting();
        play.at = morning() - chrono::Duration::days(20);
        let leads = [None, Some("kodim"), Some("dinkop"), Some("kades-koto-lolo")];
        let places: [&[&str]; 4] = [&[], &["1.01"], &["1.01", "1.02"], &["1.02", "2.01"]];
        let dues = [None, Some(Due::On(nov(20))), Some(Due::On(nov(25))), Some(Due::NextMeeting)];
        for (number, (lead, due, sites, fate)) in (1..).zip(made) {
            let new = NewItem {
                number: None,
                text: format!("Urus {number}"),
                lead: leads[*lead].map(AgencyCode::new),
                support: vec!["kodim".into()],
                sites: places[*sites].iter().map(SiteCode::new).collect(),
                due: dues[*due],
                issue: None,
            };
            play.one(Change::AddItem(new)).unwrap();
            if *fate != 4 {
                play.seal(number).unwrap();
            }
            match fate {
                1 => drop(play.shift(number, nov(28))),
                2 => {
                    let to = Course::Cancelled { reason: "Tidak perlu".into() };
                    let edit = ItemEdit::Course(Edit::new(Course::Todo, to));
                    play.one(Change::EditItem { item: number, edit }).unwrap();
                }
                3 => drop(play.tick(number, "1.02")),
                _ => {}
            }
        }
        play
    }

    fn numbers<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Vec<u32> {
        let mut numbers: Vec<u32> = lines.into_iter().map(|line| line.item.number).collect();
        numbers.sort_unstable();
        numbers
    }

    proptest! {
        #[test]
        fn every_open_promise_stands_in_exactly_one_group_and_one_reminder(
            made in proptest::collection::vec((0usize..4, 0usize..4, 0usize..4, 0usize..5), 0..9)
        ) {
            let play = some_world(&made);
            let all = lines(&play.world, nov(24));
            let open: Vec<u32> =
                play.world.items.values().filter(|item| item.is_open()).map(|item| item.number).collect();
            prop_assert_eq!(numbers(&all), open.clone());
            for by in By::ALL {
                let groups = groups(&play.world, all.clone(), by);
                prop_assert!(groups.iter().all(|group| !group.lines.is_empty()));
                prop_assert_eq!(numbers(groups.iter().flat_map(|group| &group.lines)), open.clone());
            }
            let reminders = reminders(&play.world, nov(24));
            prop_assert_eq!(numbers(reminders.iter().flat_map(|reminder| &reminder.leads)), open);
            for reminder in &reminders {
                for line in &reminder.supports {
                    prop_assert!(line.item.lead != reminder.agency, "never counted twice");
                }
            }
            let sum = counts(&all);
            let classes = Class::ALL.map(|class| all.iter().filter(|line| line.timing.class() == class).count());
            prop_assert_eq!(classes.iter().sum::<usize>(), sum.open);
            prop_assert_eq!((classes[0], classes[1], classes[3]), (sum.late, sum.soon, sum.no_due));
            for mark in Mark::ALL {
                let filter = Filter { mark: Some(mark), ..Filter::default() };
                let taken = all.iter().filter(|line| filter.takes(&play.world, line)).count();
                prop_assert_eq!(taken, all.iter().filter(|line| line.is(mark)).count());
            }
        }

        /// Whatever happens to a promise: what was promised first stays, and its moves are the moves that were made.
        #[test]
        fn the_first_date_never_changes_and_shifts_are_the_moves_that_were_made(
            days in proptest::collection::vec(0u32..6, 0..8), undone in 0usize..4
        ) {
            let mut play = Play::begin();
            play.meeting();
            let item = play.item("Urus surat", &["1.01"], Some(nov(20)));
            play.seal(item).unwrap();
            let mut moved = 0;
            for day in days {
                moved += usize::from(play.shift(item, nov(20 + day)).is_ok());
                let found = &play.world.items[&item];
                prop_assert_eq!(found.first_due(), Some(Due::On(nov(20))));
                prop_assert_eq!(found.shifts.len(), moved);
                prop_assert_eq!(found.shifts.last().and_then(|shift| shift.to), found.due.filter(|_| moved > 0));
            }
            for _ in 0..undone.min(moved) {
                play.undo().unwrap();
                moved -= 1;
                prop_assert_eq!(play.world.items[&item].shifts.len(), moved);
                prop_assert_eq!(play.world.items[&item].first_due(), Some(Due::On(nov(20))));
            }
        }
    }

    #[test]
    fn the_most_pressing_comes_first_and_groups_stand_in_their_order() {
        let play = some_world(&[(1, 2, 1, 0), (0, 1, 0, 0), (2, 0, 3, 0), (2, 1, 1, 1), (3, 3, 2, 3)]);
        let all = lines(&play.world, nov(24));
        let timings: Vec<(u32, Timing)> = all.iter().map(|line| (line.item.number, line.timing)).collect();
        assert_eq!(
            timings,
            [
                (2, Timing::Late(4)),
                (1, Timing::Soon(1)),
                (4, Timing::Later(4)),
                (5, Timing::NextMeeting),
                (3, Timing::Never),
            ]
        );
        let keys = |by: By| {
            let groups = groups(&play.world, all.clone(), by);
            groups.into_iter().map(|group| (group.key, numbers(&group.lines))).collect::<Vec<_>>()
        };
        assert_eq!(
            keys(By::Agency),
            [
                (Key::Agency(Some("kodim".into())), vec![1]),
                (Key::Agency(Some("dinkop".into())), vec![3, 4]),
                (Key::Agency(Some("kades-koto-lolo".into())), vec![5]),
                (Key::Agency(None), vec![2]),
            ]
        );
        assert_eq!(
            keys(By::District),
            [(Key::District("Utara".into()), vec![1, 4, 5]), (Key::Districts, vec![3]), (Key::Everywhere, vec![2]),]
        );
        assert_eq!(keys(By::Meeting), [(Key::Meeting(1), vec![1, 2, 3, 4, 5])]);
        let here = Filter { district: Some("Selatan".into()), ..Filter::default() };
        assert_eq!(numbers(all.iter().filter(|line| here.takes(&play.world, line))), [3]);
        let led = Filter { agency: Some("kodim".into()), ..Filter::default() };
        assert_eq!(all.iter().filter(|line| led.takes(&play.world, line)).count(), 5, "supporting counts here");
        assert_eq!(counts(&all), Counts { open: 5, late: 1, soon: 1, no_due: 1, no_lead: 1, lifted: 0 });
    }
}
