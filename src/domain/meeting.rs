//! A meeting of the series.

use super::day::{Day, Moment};
use super::ids::MeetingId;
use super::site::Touch;
use serde::{Deserialize, Serialize};

/// Where a meeting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingState {
    /// Direncanakan.
    Planned,
    /// Berjalan.
    Running {
        /// Since when.
        since: Moment,
    },
    /// Ditutup.
    Closed {
        /// Since when it ran.
        since: Moment,
        /// When it was closed.
        at: Moment,
        /// The journal's sequence number of the closing: the minutes are the world as it stood there.
        seq: u64,
    },
    /// Dibatalkan.
    Cancelled,
}

/// One meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its internal identity.
    pub id: MeetingId,
    /// The number that people know it by, given at its start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Its title.
    pub title: String,
    /// Its day.
    pub day: Day,
    /// Where it is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The points to be spoken about, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agenda: Vec<String>,
    /// Where it stands.
    pub state: MeetingState,
    /// When it was last touched.
    pub touched: Touch,
}

impl Meeting {
    /// Whether it is running.
    pub fn is_running(&self) -> bool {
        matches!(self.state, MeetingState::Running { .. })
    }

    /// The journal's sequence number of its closing.
    pub fn closed_at(&self) -> Option<u64> {
        match self.state {
            MeetingState::Closed { seq, .. } => Some(seq),
            _ => None,
        }
    }
}
