//! What makes the engine into one particular building programme: its stages, categories, checklist and thresholds. It
//! is data that came in through the journal, never a constant.

use super::day::Zone;
use super::ids::{AgencyCode, CategoryCode, CheckCode, PhaseCode, SourceCode, StageCode};
use serde::{Deserialize, Serialize};

/// A building programme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// A short code for file names and machine output.
    pub code: String,
    /// The full name, for paper.
    pub name: String,
    /// The name that fits a header line.
    pub short: String,
    /// The city or regency whose programme it is.
    pub place: String,
    /// The zone of its wall clocks.
    pub zone: Zone,
    /// Groups of stages, in order.
    pub phases: Vec<Phase>,
    /// The stages, in order of building.
    pub stages: Vec<Stage>,
    /// The kinds of obstacle, in order of their keys.
    pub categories: Vec<Category>,
    /// The checklist of a site, in groups.
    pub checks: Vec<CheckGroup>,
    /// Who says figures; the first one is meant when nothing is said.
    pub sources: Vec<Source>,
    /// When something counts as old, silent or near.
    pub thresholds: Thresholds,
}

/// A group of stages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    /// Its code.
    pub code: PhaseCode,
    /// Its name on the wall.
    pub name: String,
}

/// One step of building.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// One letter.
    pub code: StageCode,
    /// Its name.
    pub name: String,
    /// The phase that it belongs to.
    pub phase: PhaseCode,
    /// What it means, in a few words.
    pub meaning: String,
    /// The usual physical progress in whole percents, from–to; a hint only, never used to derive one from the other.
    pub usual: Option<(u8, u8)>,
}

/// A kind of obstacle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Its code.
    pub code: CategoryCode,
    /// The digit or sign that chooses it.
    pub key: char,
    /// Its name.
    pub name: String,
    /// What falls under it, in a few words.
    pub meaning: String,
    /// Who usually resolves it, first the most usual; `kades`, `lurah` and `camat` stand for the site's own.
    pub resolvers: Vec<AgencyCode>,
}

/// A group of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckGroup {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its points, in order.
    pub checks: Vec<Check>,
}

/// One point of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Its code.
    pub code: CheckCode,
    /// Its name.
    pub name: String,
}

/// Somebody who says figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its code.
    pub code: SourceCode,
    /// Its name.
    pub name: String,
}

/// The limits behind the four levels, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thresholds {
    /// A promise is due soon when at most this many days are left.
    pub due_soon: u16,
    /// An open obstacle is old from this age on.
    pub old_issue: u16,
    /// A site is silent when its newest news is at least this old.
    pub silent: u16,
    /// A late promise goes to the chair's list from this many days on.
    pub escalate_days: u16,
    /// An open promise goes to the chair's list when this many meetings were held after its first date, or without one.
    pub escalate_meetings: u16,
    /// Land below so many square metres is flagged.
    #[serde(default = "Thresholds::usual_land")]
    pub least_land: u16,
}

/// One of the limits, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Threshold {
    /// Days before a due date.
    DueSoon,
    /// Days of an open obstacle.
    OldIssue,
    /// Days without news.
    Silent,
    /// Days late before the chair's list.
    EscalateDays,
    /// Meetings before the chair's list.
    EscalateMeetings,
    /// Square metres of land.
    LeastLand,
}

impl Threshold {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::DueSoon, Self::OldIssue, Self::Silent, Self::EscalateDays, Self::EscalateMeetings, Self::LeastLand];

    /// The stable code on the command line and in the programme's file.
    pub fn code(self) -> &'static str {
        match self {
            Self::DueSoon => "jatuh_tempo",
            Self::OldIssue => "kendala_lama",
            Self::Silent => "tanpa_kabar",
            Self::EscalateDays => "naik_hari",
            Self::EscalateMeetings => "naik_rapat",
            Self::LeastLand => "luas_lahan",
        }
    }

    /// What may be set: from–to.
    pub fn range(self) -> (u16, u16) {
        match self {
            Self::DueSoon => (0, 60),
            Self::OldIssue | Self::Silent | Self::EscalateDays => (1, 365),
            Self::EscalateMeetings => (1, 50),
            Self::LeastLand => (50, 10_000),
        }
    }
}

impl Thresholds {
    const fn usual_land() -> u16 {
        1_000
    }

    /// The limit of this name.
    pub fn get(&self, which: Threshold) -> u16 {
        match which {
            Threshold::DueSoon => self.due_soon,
            Threshold::OldIssue => self.old_issue,
            Threshold::Silent => self.silent,
            Threshold::EscalateDays => self.escalate_days,
            Threshold::EscalateMeetings => self.escalate_meetings,
            Threshold::LeastLand => self.least_land,
        }
    }

    pub(super) fn set(&mut self, which: Threshold, to: u16) {
        let place = match which {
            Threshold::DueSoon => &mut self.due_soon,
            Threshold::OldIssue => &mut self.old_issue,
            Threshold::Silent => &mut self.silent,
            Threshold::EscalateDays => &mut self.escalate_days,
            Threshold::EscalateMeetings => &mut self.escalate_meetings,
            Threshold::LeastLand => &mut self.least_land,
        };
        *place = to;
    }
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            due_soon: 3,
            old_issue: 14,
            silent: 14,
            escalate_days: 14,
            escalate_meetings: 3,
            least_land: Self::usual_land(),
        }
    }
}

impl Program {
    /// The stage with this code.
    pub fn stage(&self, code: &StageCode) -> Option<&Stage> {
        self.stages.iter().find(|stage| &stage.code == code)
    }

    /// The place of a stage in the order of building, from 0.
    pub fn stage_index(&self, code: &StageCode) -> Option<usize> {
        self.stages.iter().position(|stage| &stage.code == code)
    }

    /// The phase with this code.
    pub fn phase(&self, code: &PhaseCode) -> Option<&Phase> {
        self.phases.iter().find(|phase| &phase.code == code)
    }

    /// The category with this code.
    pub fn category(&self, code: &CategoryCode) -> Option<&Category> {
        self.categories.iter().find(|category| &category.code == code)
    }

    /// The point of the checklist with this code.
    pub fn check(&self, code: &CheckCode) -> Option<&Check> {
        self.checks.iter().flat_map(|group| &group.checks).find(|check| &check.code == code)
    }

    /// The source with this code.
    pub fn source(&self, code: &SourceCode) -> Option<&Source> {
        self.sources.iter().find(|source| &source.code == code)
    }

    /// The source that somebody means by its code or its name.
    pub fn find_source(&self, text: &str) -> Option<&Source> {
        let folded = super::text::fold(text);
        let same = |known: &str| super::text::fold(known) == folded;
        self.sources.iter().find(|source| same(source.code.as_str()) || same(&source.name))
    }

    /// Who speaks when nothing is said about the source.
    pub fn usual_source(&self) -> SourceCode {
        self.sources.first().map_or_else(|| SourceCode::new("rapat"), |source| source.code.clone())
    }

    /// The stage that somebody means by a letter or by the beginning of a name.
    pub fn find_stage(&self, text: &str) -> Option<&Stage> {
        let folded = super::text::fold(text);
        let mut by_name = self.stages.iter().filter(|stage| super::text::fold(&stage.name).starts_with(&folded));
        self.stages
            .iter()
            .find(|stage| super::text::fold(stage.code.as_str()) == folded)
            .or_else(|| if folded.is_empty() { None } else { by_name.next().filter(|_| by_name.next().is_none()) })
    }

    /// The category that somebody means by its key, its code, or the beginning of its name.
    pub fn find_category(&self, text: &str) -> Option<&Category> {
        let typed = text.trim();
        let folded = super::text::fold(typed);
        let key = |category: &&Category| {
            let mut chars = typed.chars();
            chars.next() == Some(category.key) && chars.next().is_none()
        };
        let mut by_name =
            self.categories.iter().filter(|category| super::text::fold(&category.name).starts_with(&folded));
        self.categories
            .iter()
            .find(key)
            .or_else(|| self.categories.iter().find(|c| super::text::fold(c.code.as_str()) == folded))
            .or_else(|| if folded.is_empty() { None } else { by_name.next().filter(|_| by_name.next().is_none()) })
    }
}
