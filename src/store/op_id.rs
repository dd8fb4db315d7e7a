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
