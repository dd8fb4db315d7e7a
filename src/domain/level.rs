//! The four levels of a site, and why it has the one it has. Computed from the world and a day, never stored.

use super::day::Day;
use super::ids::{IssueNo, ItemNo, StageCode};
use super::issue::{Issue, Severity};
use super::item::ActionItem;
use super::program::Program;
use super::site::Site;
use serde::{Deserialize, Serialize};

/// How urgently a site needs words. Ordered: the greater, the more urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// `?`: nothing is known of it.
    Unknown,
    /// `·` lancar.
    Fine,
    /// `i` menunggu.
    Waiting,
    /// `!` perlu perhatian.
    Attention,
    /// `X` terlambat.
    Late,
}

impl Level {
    /// All levels, the most urgent first.
    pub const ALL: [Self; 5] = [Self::Late, Self::Attention, Self::Waiting, Self::Fine, Self::Unknown];

    /// The sign on the wall.
    pub fn sign(self) -> char {
        match self {
            Self::Late => 'X',
            Self::Attention => '!',
            Self::Waiting => 'i',
            Self::Fine => '·',
            Self::Unknown => '?',
        }
    }

    /// The stable code in machine output and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Late => "terlambat",
            Self::Attention => "perhatian",
            Self::Waiting => "menunggu",
            Self::Fine => "lancar",
            Self::Unknown => "belum",
        }
    }
}

/// One fact that lifts a site to its level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// This many promises are late, the oldest of them so many days.
    LatePromises {
        /// Which, the latest first.
        items: Vec<ItemNo>,
        /// Days of the one that is late longest.
        days: u32,
    },
    /// A stage should have been reached by this day.
    PlanPassed {
        /// Which stage.
        stage: StageCode,
        /// By when.
        day: Day,
    },
    /// Severe obstacles are open.
    Severe(Vec<IssueNo>),
    /// Obstacles have been open for long, the oldest of them so many days.
    OldIssues {
        /// Which, the oldest first.
        issues: Vec<IssueNo>,
        /// Days of the oldest.
        days: u32,
    },
    /// Promises are due within days.
    DueSoon {
        /// Which, the nearest first.
        items: Vec<ItemNo>,
        /// Days until the nearest.
        days: u32,
    },
    /// Nothing was said about it for so many days.
    Silent(u32),
    /// So many obstacles are open.
    OpenIssues(usize),
    /// So many promises are open.
    OpenPromises(usize),
    /// No stage is recorded.
    NoStage,
}

impl Why {
    /// The level that this fact alone would give.
    pub fn level(&self) -> Level {
        match self {
            Self::LatePromises { .. } | Self::PlanPassed { .. } => Level::Late,
            Self::Severe(_) | Self::OldIssues { .. } | Self::DueSoon { .. } | Self::Silent(_) => Level::Attention,
            Self::OpenIssues(_) | Self::OpenPromises(_) => Level::Waiting,
            Self::NoStage => Level::Unknown,
        }
    }
}

/// All facts about one site that bear on its level, the weightiest first.
///
/// `issues` and `items` are those of this site; `silent` is the days since anything was said about it.
pub fn reasons(
    program: &Program,
    site: &Site,
    issues: &[&Issue],
    items: &[&ActionItem],
    silent: Option<u32>,
    today: Day,
) -> Vec<Why> {
    let limits = program.thresholds;
    let mut why = Vec::new();
    let mut late: Vec<(u32, ItemNo)> =
        items.iter().filter_map(|item| Some((item.days_late(today)?, item.number))).collect();
    late.sort_by(|a, b| b.cmp(a));
    if let Some((days, _)) = late.first() {
        why.push(Why::LatePromises { days: *days, items: late.iter().map(|(_, number)| *number).collect() });
    }
    let reached = site.stage().and_then(|stage| program.stage_index(stage));
    let passed = program.stages.iter().enumerate().find_map(|(index, stage)| {
        let day = *site.planned.get(&stage.code)?;
        (day < today && reached.is_none_or(|reached| reached < index)).then(|| (stage.code.clone(), day))
    });
    if let Some((stage, day)) = passed {
        why.push(Why::PlanPassed { stage, day });
    }
    let open: Vec<&&Issue> = issues.iter().filter(|issue| issue.is_open()).collect();
    let severe: Vec<IssueNo> =
        open.iter().filter(|issue| issue.severity == Severity::Severe).map(|issue| issue.number).collect();
    if !severe.is_empty() {
        why.push(Why::Severe(severe));
    }
    let mut old: Vec<(u32, IssueNo)> = open
        .iter()
        .map(|issue| (issue.age(today), issue.number))
        .filter(|(age, _)| *age >= u32::from(limits.old_issue))
        .collect();
    old.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    if let Some((days, _)) = old.first() {
        why.push(Why::OldIssues { days: *days, issues: old.iter().map(|(_, number)| *number).collect() });
    }
    let mut soon: Vec<(u32, ItemNo)> = items
        .iter()
        .filter_map(|item| Some((item.days_left(today)?, item.number)))
        .filter(|(days, _)| *days <= u32::from(limits.due_soon))
        .collect();
    soon.sort();
    if let Some((days, _)) = soon.first() {
        why.push(Why::DueSoon { days: *days, items: soon.iter().map(|(_, number)| *number).collect() });
    }
    if let Some(days) = silent.filter(|days| reached.is_some() && *days >= u32::from(limits.silent)) {
        why.push(Why::Silent(days));
    }
    if !open.is_empty() {
        why.push(Why::OpenIssues(open.len()));
    }
    let promised = items.iter().filter(|item| item.is_open()).count();
    if promised > 0 {
        why.push(Why::OpenPromises(promised));
    }
    if reached.is_none() {
        why.push(Why::NoStage);
    }
    why
}

/// The level that the facts give: that of the weightiest, and lancar where there is none.
pub fn level(why: &[Why]) -> Level {
    why.iter().map(Why::level).max().unwrap_or(Level::Fine)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::query::sites::{self, Scope};
    use crate::domain::testing::{Play, morning, nov};

    fn level_of(play: &Play, number: u32) -> (Level, Vec<Why>) {
        let rows = sites::rows(&play.world, Scope::InScope, nov(24));
        let row = rows.into_iter().find(|row| row.site.number == number).unwrap();
        (row.level, row.why)
    }

    #[test]
    fn each_rule_gives_its_level_and_says_why() {
        let mut play = Play::begin();
        assert_eq!(level_of(&play, 1), (Level::Unknown, vec![Why::NoStage]));
        play.stage("1.01", "U").unwrap();
        assert_eq!(level_of(&play, 1), (Level::Attention, vec![Why::Silent(40)]));
        play.at = morning();
        play.stage("1.01", "P").unwrap();
        assert_eq!(level_of(&play, 1), (Level::Fine, vec![]));
        let issue = play.issue("1.01", Severity::Normal, nov(11));
        assert_eq!(level_of(&play, 1), (Level::Waiting, vec![Why::OpenIssues(1)]));
        play.issue("1.01", Severity::Normal, nov(10));
        assert_eq!(level_of(&play, 1).1[0], Why::OldIssues { issues: vec![issue + 1], days: 14 });
        play.issue("1.01", Severity::Severe, nov(24));
        assert_eq!(level_of(&play, 1).1[0], Why::Severe(vec![issue + 2]));
        play.meeting();
        let item = play.item("Urus surat", &["1.01"], Some(nov(27)));
        assert_eq!(level_of(&play, 1).1.iter().filter(|why| matches!(why, Why::DueSoon { .. })).count(), 0, "usulan");
        play.seal(item).unwrap();
        assert!(level_of(&play, 1).1.contains(&Why::DueSoon { items: vec![item], days: 3 }));
    }

    #[test]
    fn late_goes_before_everything_and_done_is_never_late() {
        let mut play = Play::begin();
        play.meeting();
        let item = play.item("Urus surat", &["1.01", "1.02"], Some(nov(23)));
        play.seal(item).unwrap();
        assert_eq!(level_of(&play, 1).0, Level::Late, "also where no stage is recorded");
        assert_eq!(level_of(&play, 1).1[0], Why::LatePromises { items: vec![item], days: 1 });
        play.tick(item, "1.01").unwrap();
        assert_eq!(level_of(&play, 1).0, Level::Unknown, "done here");
        assert_eq!(level_of(&play, 2).0, Level::Late, "not done there");
    }

    #[test]
    fn a_planned_day_counts_until_the_stage_is_reached() {
        let mut play = Play::begin();
        play.at = morning();
        let planned = crate::domain::change::Change::EditSite {
            site: "1.01".into(),
            edit: crate::domain::change::SiteEdit::Planned {
                stage: "P".into(),
                edit: crate::domain::change::Edit::new(None, Some(nov(23))),
            },
        };
        play.stage("1.01", "U").unwrap();
        play.one(planned).unwrap();
        assert_eq!(level_of(&play, 1).1[0], Why::PlanPassed { stage: "P".into(), day: nov(23) });
        play.stage("1.01", "P").unwrap();
        assert_eq!(level_of(&play, 1).0, Level::Fine);
    }
}
