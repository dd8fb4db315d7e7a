//! A site: one desa or kelurahan in which a gerai is to stand.

use super::day::{Day, Moment};
use super::figure::Figure;
use super::ids::{CheckCode, SiteCode, StageCode};
use super::land::{Area, Position};
use super::percent::Percent;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// When a record was last touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touch {
    /// The journal's sequence number.
    pub seq: u64,
    /// The moment.
    pub at: Moment,
}

/// Desa or kelurahan: decides whether its head is a kades or a lurah.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VillageKind {
    /// Headed by a kepala desa.
    Desa,
    /// Headed by a lurah.
    Kelurahan,
}

impl VillageKind {
    /// The word of the roster, the same in every language.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Desa => "desa",
            Self::Kelurahan => "kelurahan",
        }
    }
}

/// How a point of the checklist stands. A point that was never answered has no state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckState {
    /// It is there.
    Present,
    /// It is not there yet.
    Missing,
    /// This site doesn't need it.
    NotNeeded,
}

/// One site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// The official code: its identity.
    pub code: SiteCode,
    /// The number from the roster that people call out; never changes.
    pub number: u32,
    /// The name.
    pub name: String,
    /// Desa or kelurahan.
    pub kind: VillageKind,
    /// The kecamatan.
    pub district: String,
    /// The kabupaten or kota, where the roster has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regency: Option<String>,
    /// Whether the programme covers it.
    pub in_scope: bool,
    /// How far building has come.
    #[serde(default)]
    pub stage: Figure<StageCode>,
    /// Physical progress; a figure of its own, never derived from the stage.
    #[serde(default)]
    pub progress: Figure<Percent>,
    /// How large the land is.
    #[serde(default)]
    pub area: Figure<Area>,
    /// On what paper the right to the land rests (alas hak).
    #[serde(default)]
    pub tenure: Figure<String>,
    /// How the land may be used (skema pemanfaatan): the rules do not agree on one list, so it is a text.
    #[serde(default)]
    pub scheme: Figure<String>,
    /// Where it lies.
    #[serde(default)]
    pub position: Figure<Position>,
    /// Until when a stage is planned to be reached.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub planned: BTreeMap<StageCode, Day>,
    /// The checklist, as far as it was answered.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub checks: BTreeMap<CheckCode, CheckState>,
    /// When it was last touched.
    pub touched: Touch,
    /// When anything was last said about it, itself or through an obstacle, promise or note; absent while nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub news: Option<Touch>,
}

impl Site {
    /// The stage that counts, if recorded.
    pub fn stage(&self) -> Option<&StageCode> {
        self.stage.value()
    }

    /// The physical progress that counts, if recorded.
    pub fn progress(&self) -> Option<Percent> {
        self.progress.value().copied()
    }
}
