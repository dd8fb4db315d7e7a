//! What becomes of each site in the story: how far it comes, step by step, and what it is to look like on the wall
//! today. Stages and percents go together here because the story is made up; the programme itself never derives one
//! from the other.

use super::dice::Dice;
use crate::domain::ids::SiteCode;
use crate::domain::percent::Percent;
use crate::domain::site::Site;
use crate::domain::world::World;
use std::sync::Arc;

/// What is to be seen of a site today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    /// Nothing was ever recorded.
    Blank,
    /// A promise is late.
    LatePromise,
    /// A planned day has passed.
    PlanPassed,
    /// A severe obstacle is open.
    Severe,
    /// An obstacle has been open for long.
    Old,
    /// A promise is due within days.
    Soon,
    /// Nothing was said for weeks.
    Silent,
    /// Something is open, and none of the above.
    Waiting,
    /// Nothing is open.
    Calm,
}

/// How far a site has come at one of five steps: the first survey, and the four meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) stage: &'static str,
    pub(super) progress: Option<Percent>,
}

/// The five steps of a site.
pub(super) type Steps = [Standing; 5];

/// What becomes of one site.
#[derive(Clone, Debug)]
pub(super) struct Fate {
    pub(super) site: Arc<Site>,
    pub(super) mood: Mood,
    /// None for a site of which nothing is recorded.
    pub(super) steps: Option<Steps>,
}

impl Fate {
    pub(super) fn code(&self) -> SiteCode {
        self.site.code.clone()
    }

    /// How far it has come, by a letter: no land (`N`), on the way to building (`L`), building (`F`), finished (`S`).
    pub(super) fn phase(&self) -> char {
        match self.steps.map(|steps| steps[4].stage) {
            Some("S" | "O") => 'S',
            Some("M" | "P" | "D" | "R" | "F") => 'F',
            Some("N") => 'N',
            _ => 'L',
        }
    }

    pub(super) fn is_running_shop(&self) -> bool {
        self.steps.is_some_and(|steps| steps[4].stage == "O")
    }
}

/// How far a site comes in the end, with how many of 65 sites do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Blank,
    Land(&'static str),
    /// In hundredths of a percent, from–to.
    Building(i64, i64),
    Finished(&'static str),
}

const ENDS: [(End, usize); 12] = [
    (End::Blank, 5),
    (End::Land("N"), 4),
    (End::Land("U"), 6),
    (End::Land("V"), 7),
    (End::Land("A"), 5),
    (End::Land("B"), 3),
    (End::Building(150, 1_950), 7),
    (End::Building(2_150, 4_900), 7),
    (End::Building(5_150, 7_400), 4),
    (End::Building(7_650, 9_750), 4),
    (End::Finished("S"), 8),
    (End::Finished("O"), 5),
];

/// Of 60 recorded sites.
const MOODS: [(Mood, usize); 8] = [
    (Mood::LatePromise, 7),
    (Mood::PlanPassed, 3),
    (Mood::Severe, 5),
    (Mood::Old, 5),
    (Mood::Soon, 5),
    (Mood::Silent, 3),
    (Mood::Waiting, 16),
    (Mood::Calm, 16),
];

/// Deals the fates over the sites that the programme covers, in the order of their numbers.
pub(super) fn deal(world: &World, dice: &mut Dice) -> Vec<Fate> {
    let mut sites: Vec<&Arc<Site>> = world.sites.values().filter(|site| site.in_scope).collect();
    dice.shuffle(&mut sites);
    let ends = spread(&ENDS, sites.len());
    let recorded = ends.iter().filter(|end| **end != End::Blank).count();
    let mut moods = spread(&MOODS, recorded);
    dice.shuffle(&mut moods);
    let mut moods = moods.into_iter();
    let mut fates: Vec<Fate> = sites
        .into_iter()
        .zip(ends)
        .map(|(site, end)| {
            let mood = if end == End::Blank { Mood::Blank } else { moods.next().unwrap_or(Mood::Calm) };
            let last = if mood == Mood::Silent { 2 } else { 4 };
            Fate { site: Arc::clone(site), mood, steps: steps(end, last, dice) }
        })
        .collect();
    keep_plans_possible(&mut fates);
    fates.sort_by_key(|fate| fate.site.number);
    fates
}

/// A list of so many, in the proportions of the table.
fn spread<T: Copy>(table: &[(T, usize)], count: usize) -> Vec<T> {
    let all: Vec<T> = table.iter().flat_map(|(value, times)| std::iter::repeat_n(*value, *times)).collect();
    (0..count).filter_map(|index| all.get(index * all.len() / count).copied()).collect()
}

/// Where the last stage is reached, no planned day can be missed.
fn keep_plans_possible(fates: &mut [Fate]) {
    for at in 0..fates.len() {
        if fates[at].mood != Mood::PlanPassed || !fates[at].is_running_shop() {
            continue;
        }
        let other = fates.iter().position(|fate| fate.mood == Mood::Calm && !fate.is_running_shop());
        if let Some(other) = other {
            fates[at].mood = Mood::Calm;
            fates[other].mood = Mood::PlanPassed;
        }
    }
}

/// The way to an end that is reached at the step `last`.
fn steps(end: End, last: usize, dice: &mut Dice) -> Option<Steps> {
    let land = |stages: [&'static str; 5]| {
        stages.map(|stage| Standing { stage, progress: matches!(stage, "A" | "B").then_some(Percent::ZERO) })
    };
    Some(match end {
        End::Blank => return None,
        End::Land(stage) => land(way(stage, last, dice)),
        End::Building(from, to) => {
            let reached = dice.between(from / 10, to / 10) * 10 + if dice.chance(20) { 5 } else { 0 };
            let weekly = dice.between(reached / 12, reached / 5).clamp(60, 900);
            let mut steps = [Standing { stage: "B", progress: None }; 5];
            for (step, standing) in steps.iter_mut().enumerate() {
                let left = i64::try_from(last.saturating_sub(step)).unwrap_or(0);
                let lost = if left == 0 { 0 } else { left * weekly + dice.between(-4, 4) * 5 };
                *standing = building(reached - lost);
            }
            steps
        }
        End::Finished(stage) => {
            let done = usize::try_from(dice.between(0, if stage == "S" { 3 } else { 1 })).unwrap_or(0).min(last);
            let opened = usize::try_from(dice.between(1, 4)).unwrap_or(1).min(last);
            let start = dice.between(905, 955) * 10;
            let mut steps = [Standing { stage, progress: Some(Percent::FULL) }; 5];
            for (step, standing) in steps.iter_mut().enumerate() {
                if step < done {
                    *standing = building(start + i64::try_from(step).unwrap_or(0) * 110);
                } else if step < opened {
                    standing.stage = "S";
                }
            }
            steps
        }
    })
}

/// The stages before building, as they may have followed on each other.
fn way(stage: &'static str, last: usize, dice: &mut Dice) -> [&'static str; 5] {
    let turn = dice.between(1, if last < 4 { 2 } else { 4 });
    let before = match stage {
        "U" if dice.chance(30) => "V",
        "U" => "N",
        "V" => "U",
        "A" => "V",
        "B" => "A",
        _ => "N",
    };
    let mut way = [stage; 5];
    for (_, passed) in way.iter_mut().enumerate().filter(|(step, _)| (*step as i64) < turn) {
        *passed = before;
    }
    way
}

/// How a building stands at so many hundredths of a percent: within what the programme calls usual.
pub(super) fn building(hundredths: i64) -> Standing {
    let hundredths = if hundredths <= 0 { 0 } else { hundredths.clamp(100, 9_900) };
    let bounds = [(0, "B"), (299, "M"), (1_499, "P"), (3_199, "D"), (6_199, "R")];
    let stage = bounds.iter().find(|(most, _)| hundredths <= *most).map_or("F", |(_, stage)| *stage);
    Standing { stage, progress: u16::try_from(hundredths).ok().and_then(Percent::from_hundredths) }
}
