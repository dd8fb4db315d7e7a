//! A figure that several sources report: one current value per source, and the rule which of them counts.

use super::day::Day;
use super::ids::SourceCode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What one source says: a value, as of a day. A reading without a value says that what the source said before is no
/// longer valid and nothing has taken its place; that is not the same as a source that never said anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading<T> {
    /// The value, or that none is valid any more.
    pub value: Option<T>,
    /// The day the value speaks of.
    pub as_of: Day,
    /// The journal's sequence number of the change that brought it: of two readings for one day the later one counts.
    /// Absent in a change that has not been written yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u64>,
}

impl<T: PartialEq> Reading<T> {
    /// Whether both say the same of the same day, whenever they were written.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.value == other.value && self.as_of == other.as_of
    }
}

/// The readings of one figure, by source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Figure<T>(BTreeMap<SourceCode, Reading<T>>);

impl<T> Default for Figure<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> Figure<T> {
    /// The reading that counts: the newest day, on a tie the later written. With it, who says so.
    pub fn current(&self) -> Option<(&SourceCode, &Reading<T>)> {
        self.0.iter().max_by_key(|(_, reading)| (reading.as_of, reading.rank))
    }

    /// The value that counts, if one is recorded and still valid.
    pub fn value(&self) -> Option<&T> {
        self.current().and_then(|(_, reading)| reading.value.as_ref())
    }

    /// What this source says now.
    pub fn of(&self, source: &SourceCode) -> Option<&Reading<T>> {
        self.0.get(source)
    }

    /// All sources with what they say, in order of their codes.
    pub fn all(&self) -> impl Iterator<Item = (&SourceCode, &Reading<T>)> {
        self.0.iter()
    }

    pub(super) fn set(&mut self, source: &SourceCode, reading: Option<Reading<T>>) {
        match reading {
            Some(reading) => {
                self.0.insert(source.clone(), reading);
            }
            None => {
                self.0.remove(source);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_day_counts_and_on_a_tie_the_later_written() {
        let day = |d| Day::from_ymd_opt(2026, 11, d).unwrap();
        let mut figure = Figure::default();
        assert_eq!(figure.value(), None::<&u8>);
        figure.set(&"kodim".into(), Some(Reading { value: Some(1), as_of: day(20), rank: Some(9) }));
        figure.set(&"agrinas".into(), Some(Reading { value: Some(2), as_of: day(22), rank: Some(3) }));
        assert_eq!(figure.value(), Some(&2));
        figure.set(&"rapat".into(), Some(Reading { value: Some(3), as_of: day(22), rank: Some(4) }));
        assert_eq!(figure.value(), Some(&3));
        figure.set(&"rapat".into(), Some(Reading { value: None, as_of: day(23), rank: Some(5) }));
        assert_eq!(figure.value(), None);
        assert!(figure.current().is_some(), "no longer valid is not the same as never recorded");
        figure.set(&"rapat".into(), None);
        assert_eq!(figure.value(), Some(&2));
    }
}
