//! The store: the only room that knows SQL. A database is one SQLite file with an append-only journal that is the truth,
//! and tables of records that show what it says. Here lives how they are opened, written, watched and verified; the rules
//! by which anything changes live in the domain, and sentences about what went wrong in the words.
//!
//! Way of a change: [`Store::commit`] → one immediate transaction → the newest world → the domain's rules → journal rows,
//! records, perhaps a snapshot → durable → receipt. Way of somebody else's change: [`Store::refresh`] → the new rows of the
//! journal → the same rules → the next world.

mod chain;
mod commit;
mod copy;
mod custody;
#[cfg(test)]
mod dice;
pub mod drafts;
mod error;
mod found;
mod journal;
mod ladder;
mod mark;
pub mod op_id;
mod open;
mod past;
mod place;
mod pragmas;
#[cfg(test)]
mod properties;
mod rights;
mod secret;
mod shelf;
mod snapshot;
mod still;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod together;
mod transfer;
mod undo;
mod upgrade;
mod verify;
mod watch;

pub use commit::Now;
pub use copy::{Away, Copy, Machine, Standing};
pub use custody::{Aside, Doing, Taker};
pub use error::{Carry, DiskTrouble, Right, StoreError};
pub use found::First;
pub use mark::tidy_code;
pub use pragmas::Mode;
pub use rights::{Snag, snags};
pub use transfer::{Hello, Parcel};
pub use undo::Which;
pub use verify::{Fault, Report};

use crate::domain::world::{Log, World};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use still::Still;

/// An open database and the world as it was last seen in it.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    path: PathBuf,
    mode: Mode,
    machine: Machine,
    world: World,
    /// What `data_version` said when the world was read.
    seen: i64,
    /// Where it is a copy in memory: of what.
    still: Option<Still>,
}

impl Store {
    /// The world as it was last seen. Cheap to clone and to send elsewhere.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The file, by its full path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How it was opened.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Reads the whole journal into the log of the world, unless it is there already. The first picture does not wait for
    /// this; history, undo and blame on the screen need it.
    ///
    /// # Errors
    /// Failures of reading, or a damaged journal.
    pub fn load_log(&mut self) -> Result<(), StoreError> {
        if !self.world.log.is_whole() {
            self.world.log = Log::from_start(journal::read(&self.db, 0, self.world.seq)?);
        }
        Ok(())
    }
}
