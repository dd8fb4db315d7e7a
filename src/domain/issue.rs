//! An obstacle (kendala) at a site.

use super::day::Day;
use super::ids::{AgencyCode, CategoryCode, IssueNo, SiteCode};
use super::site::Touch;
use serde::{Deserialize, Serialize};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Biasa.
    Normal,
    /// Berat: lifts the site's level at once.
    Severe,
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueState {
    /// Terbuka.
    Open,
    /// Beres.
    Settled {
        /// How it was settled.
        how: String,
        /// On which day.
        on: Day,
    },
    /// Ditarik: it was a mistake.
    Withdrawn {
        /// Why; absent when the report itself was undone.
        reason: Option<String>,
    },
}

/// One obstacle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Its number, `K-5`.
    pub number: IssueNo,
    /// The site.
    pub site: SiteCode,
    /// The kind of obstacle.
    pub category: CategoryCode,
    /// What it is.
    pub text: String,
    /// How bad.
    pub severity: Severity,
    /// Who has to resolve it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolver: Option<AgencyCode>,
    /// Who reported it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporter: Option<AgencyCode>,
    /// On which day it was reported.
    pub reported: Day,
    /// Where it stands.
    pub state: IssueState,
    /// When it was last touched.
    pub touched: Touch,
}

impl Issue {
    /// Whether it still stands in the way.
    pub fn is_open(&self) -> bool {
        self.state == IssueState::Open
    }

    /// Days since it was reported; a report dated ahead has age 0.
    pub fn age(&self, today: Day) -> u32 {
        u32::try_from((today - self.reported).num_days()).unwrap_or(0)
    }
}
