//! What the charts show: rows of counts, each row divided into the same parts. Every row adds up to what it is about: to the
//! number of sites, of promises agreed, of open obstacles. How it looks is not decided here.

use super::keeping::{Fate, fate};
use super::names;
use crate::domain::day::Day;
use crate::domain::ids::{MeetingId, PhaseCode, StageCode};
use crate::domain::issue::{Issue, Severity};
use crate::domain::meeting::Meeting;
use crate::domain::program::Program;
use crate::domain::world::World;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The charts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chart {
    /// Sites per stage, from meeting to meeting.
    #[default]
    Stages,
    /// Sites per phase, from meeting to meeting.
    Phases,
    /// What became of the promises of each meeting.
    Promises,
    /// Open obstacles by age.
    Ages,
    /// Open obstacles by kecamatan and age.
    AgesByDistrict,
    /// Sites by kecamatan and phase.
    Districts,
}

impl Chart {
    /// All, in the order of their digits.
    pub const ALL: [Self; 6] =
        [Self::Stages, Self::Phases, Self::Promises, Self::Ages, Self::AgesByDistrict, Self::Districts];

    /// The stable code on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Stages => "tahap",
            Self::Phases => "fase",
            Self::Promises => "janji",
            Self::Ages => "umur",
            Self::AgesByDistrict => "umur-kecamatan",
            Self::Districts => "kecamatan",
        }
    }

    /// Whether it looks back at meetings that are closed.
    pub fn looks_back(self) -> bool {
        matches!(self, Self::Stages | Self::Phases)
    }
}

/// How many days an obstacle has stood open, in bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Age {
    /// At most a week.
    Week,
    /// At most two.
    Fortnight,
    /// At most a month.
    Month,
    /// At most two.
    TwoMonths,
    /// Longer.
    Longer,
}

impl Age {
    /// All, the youngest first.
    pub const ALL: [Self; 5] = [Self::Week, Self::Fortnight, Self::Month, Self::TwoMonths, Self::Longer];

    /// The band of so many days.
    pub fn of(days: u32) -> Self {
        Self::ALL.into_iter().find(|band| band.days().1.is_none_or(|last| days <= last)).unwrap_or(Self::Longer)
    }

    /// From how many days to how many; the last has no end.
    pub fn days(self) -> (u32, Option<u32>) {
        match self {
            Self::Week => (0, Some(7)),
            Self::Fortnight => (8, Some(14)),
            Self::Month => (15, Some(30)),
            Self::TwoMonths => (31, Some(60)),
            Self::Longer => (61, None),
        }
    }
}

/// How many sites stood at which stage at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// At the closing of this meeting; `None`: now.
    pub meeting: Option<MeetingOf>,
    /// Per stage, with the phase to which it belonged then.
    stages: BTreeMap<StageCode, (PhaseCode, usize)>,
    /// Those whose stage was not recorded.
    unrecorded: usize,
}

/// A meeting as the label of a row.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MeetingOf {
    /// Which.
    pub id: MeetingId,
    /// Its number, if it has one.
    pub number: Option<u32>,
    /// Its day.
    pub day: Day,
}

impl MeetingOf {
    fn of(meeting: &Meeting) -> Self {
        Self { id: meeting.id, number: meeting.number, day: meeting.day }
    }
}

/// How the sites stand in a world, as it was at the closing of a meeting or is now.
pub fn standing(world: &World, meeting: Option<&Meeting>) -> Standing {
    let mut found = Standing { meeting: meeting.map(MeetingOf::of), stages: BTreeMap::new(), unrecorded: 0 };
    for site in world.sites.values().filter(|site| site.in_scope) {
        match site.stage().and_then(|code| world.program.stage(code)) {
            Some(stage) => {
                found.stages.entry(stage.code.clone()).or_insert_with(|| (stage.phase.clone(), 0)).1 += 1;
            }
            None => found.unrecorded += 1,
        }
    }
    found
}

/// The meetings that were closed, in the order of their closing, and the row of the journal that closed each last.
pub fn closings(world: &World) -> Vec<(u64, MeetingId)> {
    let last = |meeting: &Meeting| Some((meeting.closings().last().copied()?, meeting.id));
    let mut closings: Vec<_> = world.meetings.values().filter_map(|meeting| last(meeting)).collect();
    closings.sort_unstable();
    closings
}

/// A part of a row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Sites at this stage.
    Stage(StageCode),
    /// Sites in this phase.
    Phase(PhaseCode),
    /// Sites whose stage is not recorded.
    Unrecorded,
    /// Promises of which this has become.
    Fate(Fate),
    /// Obstacles as bad as this.
    Severity(Severity),
    /// Obstacles as old as this.
    Age(Age),
}

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// A meeting.
    Meeting(MeetingOf),
    /// As it is now.
    Now,
    /// Obstacles as old as this.
    Age(Age),
    /// A kecamatan.
    District(String),
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is about.
    pub of: Of,
    /// How many there are of each part.
    pub counts: Vec<usize>,
}

impl Bar {
    /// All of it.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// A chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// Which.
    pub chart: Chart,
    /// Into what each row is divided.
    pub parts: Vec<Part>,
    /// The rows; those of meetings from the oldest on, the present last.
    pub rows: Vec<Bar>,
}

impl Bars {
    /// The largest row.
    pub fn largest(&self) -> usize {
        self.rows.iter().map(Bar::total).max().unwrap_or(0)
    }

    /// How many promises of a row were kept; for other charts, 0.
    pub fn kept(&self, bar: &Bar) -> usize {
        let is_kept = |part: &Part| matches!(part, Part::Fate(fate) if fate.is_kept());
        self.parts.iter().zip(&bar.counts).filter(|(part, _)| is_kept(part)).map(|(_, count)| count).sum()
    }

    /// Whether there is anything of this part in any row.
    pub fn occurs(&self, part: usize) -> bool {
        self.rows.iter().any(|bar| bar.counts.get(part).is_some_and(|count| *count > 0))
    }
}

/// A chart of a world. `past` is how the sites stood at closings, oldest first; only charts that look back need it.
pub fn bars(chart: Chart, world: &World, past: &[Standing], today: Day) -> Bars {
    match chart {
        Chart::Stages | Chart::Phases => back(chart, world, past),
        Chart::Promises => promises(world, today),
        Chart::Ages => ages(world, today),
        Chart::AgesByDistrict => ages_by_district(world, today),
        Chart::Districts => districts(world),
    }
}

/// Counts by part, in the order of `parts`; `of` says to which part each thing belongs.
fn counted(parts: &[Part], of: impl IntoIterator<Item = Part>) -> Vec<usize> {
    let mut counts = vec![0; parts.len()];
    for part in of {
        if let Some(count) = parts.iter().position(|known| *known == part).and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    counts
}

fn back(chart: Chart, world: &World, past: &[Standing]) -> Bars {
    let now = standing(world, None);
    let standings: Vec<&Standing> = past.iter().chain([&now]).collect();
    let part = |stage: &StageCode, phase: &PhaseCode| match chart {
        Chart::Stages => Part::Stage(stage.clone()),
        _ => Part::Phase(phase.clone()),
    };
    let mut parts: Vec<Part> = Vec::new();
    let of_program = world.program.stages.iter().map(|stage| part(&stage.code, &stage.phase));
    // A stage that the programme has no more still held the sites that stood there.
    let of_past = standings.iter().flat_map(|standing| standing.stages.iter());
    for part in of_program.chain(of_past.map(|(stage, (phase, _))| part(stage, phase))) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.push(Part::Unrecorded);
    let rows = standings.iter().map(|standing| {
        let mut counts = vec![0; parts.len()];
        let stages = standing.stages.iter().map(|(stage, (phase, count))| (part(stage, phase), *count));
        for (part, count) in stages.chain([(Part::Unrecorded, standing.unrecorded)]) {
            if let Some(sum) = parts.iter().position(|known| *known == part).and_then(|at| counts.get_mut(at)) {
                *sum += count;
            }
        }
        Bar { of: standing.meeting.clone().map_or(Of::Now, Of::Meeting), counts }
    });
    Bars { chart, rows: rows.collect(), parts }
}

fn promises(world: &World, today: Day) -> Bars {
    let parts: Vec<Part> = Fate::ALL.map(Part::Fate).into();
    let mut meetings: Vec<&Meeting> =
        world.meetings.values().map(AsRef::as_ref).filter(|meeting| meeting.since().is_some()).collect();
    meetings.sort_by_key(|meeting| (meeting.since(), meeting.id));
    let rows = meetings.into_iter().map(|meeting| {
        let agreed = world.items.values().filter(|item| !item.withdrawn);
        let here = agreed.filter(|item| item.seal.is_some_and(|seal| seal.meeting == meeting.id));
        let counts = counted(&parts, here.map(|item| Part::Fate(fate(item, today))));
        Bar { of: Of::Meeting(MeetingOf::of(meeting)), counts }
    });
    Bars { chart: Chart::Promises, rows: rows.collect(), parts }
}

fn open(world: &World) -> impl Iterator<Item = &Issue> {
    world.issues.values().map(AsRef::as_ref).filter(|issue| issue.is_open())
}

fn ages(world: &World, today: Day) -> Bars {
    let parts = vec![Part::Severity(Severity::Severe), Part::Severity(Severity::Normal)];
    let row = |age: Age| {
        let here = open(world).filter(|issue| Age::of(issue.age(today)) == age);
        Bar { of: Of::Age(age), counts: counted(&parts, here.map(|issue| Part::Severity(issue.severity))) }
    };
    Bars { chart: Chart::Ages, rows: Age::ALL.map(row).into(), parts }
}

/// The kecamatan in the order of their official codes, each with the things that were put into it.
struct Places<'a, T> {
    world: &'a World,
    found: Vec<(String, Vec<T>)>,
}

impl<'a, T> Places<'a, T> {
    fn of(world: &'a World) -> Self {
        Self { world, found: Vec::new() }
    }

    /// Takes them in the order of sites, which is that of the codes.
    fn filled(mut self, things: impl Fn(&crate::domain::site::Site) -> Vec<T>) -> Vec<(String, Vec<T>)> {
        let homonyms = names::district_homonyms(self.world);
        for site in self.world.sites.values() {
            let here = things(site);
            if here.is_empty() && !site.in_scope {
                continue;
            }
            let name = names::district(site, &homonyms);
            match self.found.iter_mut().find(|(known, _)| *known == name) {
                Some((_, found)) => found.extend(here),
                None => self.found.push((name, here)),
            }
        }
        self.found
    }
}

fn ages_by_district(world: &World, today: Day) -> Bars {
    let parts: Vec<Part> = Age::ALL.map(Part::Age).into();
    let ages = Places::of(world).filled(|site| {
        let here = open(world).filter(|issue| issue.site == site.code);
        here.map(|issue| Part::Age(Age::of(issue.age(today)))).collect()
    });
    let rows = ages.into_iter().map(|(name, ages)| Bar { of: Of::District(name), counts: counted(&parts, ages) });
    Bars { chart: Chart::AgesByDistrict, rows: rows.collect(), parts }
}

fn districts(world: &World) -> Bars {
    let phases = world.program.phases.iter().map(|phase| Part::Phase(phase.code.clone()));
    let parts: Vec<Part> = phases.chain([Part::Unrecorded]).collect();
    let stands = Places::of(world).filled(|site| match site.in_scope {
        true => vec![phase(&world.program, site.stage())],
        false => Vec::new(),
    });
    let stands = stands.into_iter().filter(|(_, sites)| !sites.is_empty());
    let rows = stands.map(|(name, sites)| Bar { of: Of::District(name), counts: counted(&parts, sites) });
    Bars { chart: Chart::Districts, rows: rows.collect(), parts }
}

fn phase(program: &Program, stage: Option<&StageCode>) -> Part {
    let stage = stage.and_then(|code| program.stage(code));
    let known = stage.filter(|stage| program.phases.iter().any(|phase| phase.code == stage.phase));
    known.map_or(Part::Unrecorded, |stage| Part::Phase(stage.phase.clone()))
}

/// How many of so many cells each part of a row takes where `whole` would take all of them. What is there is never
/// without a cell, and together they take what the row as a whole does, or one cell each.
pub fn cells(counts: &[usize], whole: usize, room: usize) -> Vec<usize> {
    let total: usize = counts.iter().sum();
    let parts = counts.iter().filter(|count| **count > 0).count();
    let row = (total * room + whole / 2).checked_div(whole).unwrap_or(0).clamp(parts.min(room), room);
    // One for each that is there, the rest by share, what is then left over to the largest remainders.
    let spare = row.saturating_sub(parts);
    let least = |count: usize| usize::from(count > 0);
    let share = |count: usize| (count * spare).checked_div(total).unwrap_or(0);
    let mut cells: Vec<usize> = counts.iter().map(|count| least(*count) + share(*count)).collect();
    let mut left = row.saturating_sub(cells.iter().sum());
    let mut order: Vec<usize> = (0..counts.len()).filter(|at| counts[*at] > 0).collect();
    order.sort_by_key(|at| std::cmp::Reverse((counts[*at] * spare).checked_rem(total).unwrap_or(0)));
    for at in order {
        let more = left.min(1);
        cells[at] += more;
        left -= more;
    }
    cells
}

#[cfg(test)]
mod tests;
