//! The identity of an operation. Normally a UUID of version 7, which no two operations share; under a frozen clock the
//! same wish in the same world has the same identity, so that a rehearsal runs alike every time.

use super::error::StoreError;
use super::journal::to_json;
use crate::domain::change::Change;
use crate::domain::day::Moment;
use crate::domain::ids::OpId;
use crate::domain::operation::Author;
use sha2::{Digest, Sha256};
use uuid::{NoContext, Timestamp, Uuid};

/// A new identity for an operation of this moment.
pub fn fresh(at: Moment) -> OpId {
    let seconds = u64::try_from(at.timestamp()).unwrap_or(0);
    let timestamp = Timestamp::from_unix(NoContext, seconds, at.timestamp_subsec_nanos());
    OpId::new(Uuid::new_v7(timestamp).to_string())
}

/// The identity of a wish under a frozen clock: from the seed, the number of the last row that its author saw, the
/// author, and what is wanted.
pub fn frozen(seed: &str, seq: u64, author: &Author, payload: &str) -> Result<OpId, StoreError> {
    let author = to_json(author)?;
    let mut hash = Sha256::new();
    for part in [seed, &seq.to_string(), &author, payload] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    let text: String = hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    Ok(OpId::new(text))
}

/// What an operation wants, as [`frozen`] takes it.
pub fn payload(changes: &[Change]) -> Result<String, StoreError> {
    to_json(&changes)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{author, morning, promise};
    use super::*;

    #[test]
    fn no_two_fresh_ones_are_alike_and_later_ones_sort_behind() {
        let one = fresh(morning());
        assert_ne!(one, fresh(morning()));
        assert!(one < fresh(morning() + chrono::Duration::seconds(1)));
    }

    #[test]
    fn under_a_frozen_clock_the_same_wish_has_the_same_one() {
        let wish = payload(&[promise("Surat", 27)]).unwrap();
        let other = payload(&[promise("Surat", 28)]).unwrap();
        let id = |seed: &str, seq, who: &str, payload: &str| frozen(seed, seq, &author(who), payload).unwrap();
        assert_eq!(id("a", 9, "b", &wish), id("a", 9, "b", &wish));
        let all = [
            id("a", 9, "b", &wish),
            id("", 9, "b", &wish),
            id("a9", 9, "b", &wish),
            id("a", 10, "b", &wish),
            id("a", 9, "c", &wish),
            id("a", 9, "b", &other),
        ];
        let different: std::collections::HashSet<&OpId> = all.iter().collect();
        assert_eq!(different.len(), all.len());
        assert!(all.iter().all(|id| id.as_str().len() == 32));
    }
}
