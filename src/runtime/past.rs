//! What is known of earlier meetings, out of a database: slow enough that no screen waits for it.

use crate::domain::query::charts::{self, Standing};
use crate::domain::world::World;
use crate::store::{Store, StoreError};

/// How the sites stood at the closing of each meeting that this world knows, oldest first.
///
/// # Errors
/// Failures of reading.
pub fn standings(store: &Store, world: &World) -> Result<Vec<Standing>, StoreError> {
    let closings = charts::closings(world).into_iter();
    let standing = |(seq, id)| {
        let meeting = world.meetings.get(&id).map(AsRef::as_ref);
        Ok(charts::standing(&store.world_at(seq)?, meeting))
    };
    closings.map(standing).collect()
}
