//! What was said and is no promise: decisions and notes.

use super::ids::{EntryNo, MeetingId, SiteCode};
use super::site::Touch;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What kind of saying it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// Keputusan.
    Decision,
    /// Catatan.
    Note,
    /// Dibahas nanti: put aside, to be spoken about later.
    Parked,
}

/// One decision or note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number.
    pub number: EntryNo,
    /// What kind.
    pub kind: EntryKind,
    /// What was said.
    pub text: String,
    /// About which sites.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub sites: BTreeSet<SiteCode>,
    /// In which meeting, if one was running.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
    /// What was put aside has been spoken about.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub handled: bool,
    /// Taken back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
    /// When it was last touched.
    pub touched: Touch,
}

impl Entry {
    /// Put aside, and still to be spoken about.
    pub fn is_waiting(&self) -> bool {
        self.kind == EntryKind::Parked && !self.handled && !self.withdrawn
    }
}
