//! The clock. Besides the command line, this is the only place that reads it.

use crate::domain::day::{Moment, to_millisecond};
use chrono::Utc;

/// What counts as now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// What the machine says.
    Real,
    /// Always this moment: a rehearsal.
    Frozen(Moment),
}

impl Clock {
    /// Now, to the millisecond.
    pub fn now(self) -> Moment {
        match self {
            Self::Real => to_millisecond(Utc::now()),
            Self::Frozen(moment) => moment,
        }
    }

    /// Whether it stands still.
    pub fn is_frozen(self) -> bool {
        matches!(self, Self::Frozen(_))
    }
}
