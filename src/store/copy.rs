//! Which copy this file is, where it lies, and whether it may be written. The right to write is what the journal says; the
//! file itself says which copy it is and in which place on which machine it was when it got that right. A file that was
//! copied by hand says the same and lies elsewhere: by that it is recognised.

use super::Store;
use super::error::StoreError;
use super::{op_id, place};
use crate::domain::custody::Custody;
use crate::domain::day::Moment;
use crate::domain::ids::CopyId;
use crate::domain::world::World;
use crate::os;
use rusqlite::{Connection, OptionalExtension, named_params};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A machine: what it is, and how people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// A digest of its identity, which is for nobody but itself.
    pub id: String,
    /// Its name in its network.
    pub host: String,
}

impl Machine {
    /// The one on which this process runs.
    pub fn here() -> Self {
        let host = os::host_name();
        // A machine without an identity of its own, such as a container, is known by its name.
        let own = os::machine_id().unwrap_or_else(|| format!("host {host}"));
        Self { id: Self::digest(&own), host }
    }

    pub(super) fn digest(own: &str) -> String {
        let mut hash = Sha256::new();
        hash.update(b"rapat machine 1");
        hash.update(own.as_bytes());
        hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Where a file lies.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    /// By its full path.
    pub path: &'a Path,
    /// On which machine.
    pub machine: &'a Machine,
}

impl Spot<'_> {
    /// That the file here may not be written, as an error.
    pub fn refuses(&self, away: Away) -> StoreError {
        StoreError::Away { away: Box::new(away), own: self.path.to_owned() }
    }
}

/// What a file says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Which copy it is.
    pub id: CopyId,
    /// On which machine it has its place; `None` until the first who writes.
    pub machine: Option<String>,
    /// How that machine is called; or before that, for which one it is meant.
    pub host: Option<String>,
    /// Where.
    pub path: Option<String>,
    /// As which file.
    pub inode: Option<i64>,
    /// The server from which it was taken along.
    pub server: Option<String>,
}

impl Copy {
    /// A copy that has no place yet.
    pub fn unbound(id: CopyId, host: Option<String>) -> Self {
        Self { id, machine: None, host, path: None, inode: None, server: None }
    }
}

/// Whether a file may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is the one.
    Here,
    /// It is not.
    Away(Away),
}

/// Why a file may not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Away {
    /// Another copy has the right to write.
    Held(Arc<Custody>),
    /// This file has its place on another machine.
    OtherMachine {
        /// How that is called.
        host: String,
    },
    /// This file is a second one beside the one that has its place on this machine.
    OtherPlace {
        /// Where that lies, or lay.
        path: PathBuf,
        /// Whether something is there.
        there: bool,
    },
    /// Its right to write was taken back where it came from.
    Outdated {
        /// How that computer is called.
        home: String,
    },
    /// It was being made to get the right to write, which has not arrived.
    Unfinished,
    /// It is carried to another machine.
    MeantFor {
        /// How that is called.
        host: String,
    },
}

/// What the file says of itself; `None` where it is from before anybody asked.
pub fn read(db: &Connection) -> Result<Option<Copy>, StoreError> {
    let mut select = db.prepare_cached("SELECT id, machine, host, path, inode, server FROM copy")?;
    let found = select.query_row([], |row| {
        Ok(Copy {
            id: CopyId::new(row.get::<_, String>(0)?),
            machine: row.get(1)?,
            host: row.get(2)?,
            path: row.get(3)?,
            inode: row.get(4)?,
            server: row.get(5)?,
        })
    });
    Ok(found.optional()?)
}

/// Writes what the file says of itself.
pub fn put(db: &Connection, copy: &Copy) -> Result<(), StoreError> {
    let mut insert = db.prepare_cached(
        "INSERT INTO copy (one, id, machine, host, path, inode, server)
         VALUES (1, :id, :machine, :host, :path, :inode, :server)
         ON CONFLICT (one) DO UPDATE SET id = excluded.id, machine = excluded.machine, host = excluded.host,
                                         path = excluded.path, inode = excluded.inode, server = excluded.server",
    )?;
    insert.execute(named_params! {
        ":id": copy.id.as_str(),
        ":machine": copy.machine,
        ":host": copy.host,
        ":path": copy.path,
        ":inode": copy.inode,
        ":server": copy.server,
    })?;
    Ok(())
}

/// What the file at this path says of itself, or would if it had been asked.
pub fn known(db: &Connection) -> Result<Copy, StoreError> {
    Ok(read(db)?.unwrap_or_else(|| Copy::unbound(CopyId::first(), None)))
}

/// The copy with its place here.
pub fn bound(copy: Copy, spot: Spot<'_>) -> Result<Copy, StoreError> {
    bound_as(copy, spot, spot.path)
}

/// The same for a file that does not have its name yet, and lies at `now`.
pub fn bound_as(copy: Copy, spot: Spot<'_>, now: &Path) -> Result<Copy, StoreError> {
    Ok(Copy {
        machine: Some(spot.machine.id.clone()),
        host: Some(spot.machine.host.clone()),
        path: Some(spot.path.to_string_lossy().into_owned()),
        inode: Some(inode(now)?),
        ..copy
    })
}

fn inode(path: &Path) -> Result<i64, StoreError> {
    // Only ever compared with itself.
    Ok(os::identity(path)?.inode.cast_signed())
}

/// Whether the file at this path may be written on this machine.
pub fn standing(db: &Connection, world: &World, spot: Spot<'_>) -> Result<Standing, StoreError> {
    let copy = known(db)?;
    if copy.id == CopyId::outdated() {
        let home = world.custody.as_ref().and_then(|custody| custody.home.as_ref()).map(|home| home.host.clone());
        return Ok(Standing::Away(Away::Outdated { home: home.unwrap_or_default() }));
    }
    match &world.custody {
        Some(custody) if custody.holder != copy.id => return Ok(Standing::Away(Away::Held(Arc::clone(custody)))),
        None if copy.id != CopyId::first() => return Ok(Standing::Away(Away::Unfinished)),
        // What is invented, or is rehearsed, has no truth that could become two; until it is handed over like one.
        None if world.is_sample() || world.is_rehearsal() => return Ok(Standing::Here),
        _ => {}
    }
    Ok(in_place(&copy, world, spot)?.map_or(Standing::Here, Standing::Away))
}

/// Why this file is not where it has its place; `None` where it is.
pub fn in_place(copy: &Copy, world: &World, spot: Spot<'_>) -> Result<Option<Away>, StoreError> {
    let Spot { path, machine } = spot;
    let host = || copy.host.clone().unwrap_or_default();
    let (Some(owner), Some(place)) = (&copy.machine, &copy.path) else {
        let meant = copy.host.as_ref().is_some_and(|host| !host.eq_ignore_ascii_case(&machine.host));
        return Ok(meant.then(|| Away::MeantFor { host: host() }));
    };
    if *owner != machine.id {
        return Ok(Some(Away::OtherMachine { host: host() }));
    }
    if *place == path.to_string_lossy() {
        return Ok(None);
    }
    let place = PathBuf::from(place);
    let there = place::holds(&place, world.base.as_ref().map_or("", |base| &base.id));
    // A file that was moved is the same file, and leaves none behind.
    let moved = copy.inode == Some(inode(path)?);
    let same = there && os::identity(&place).ok() == os::identity(path).ok();
    Ok(if same || (moved && !there) { None } else { Some(Away::OtherPlace { path: place, there }) })
}

impl Store {
    /// Whether this file may be written, by what is known now.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn standing(&self) -> Result<Standing, StoreError> {
        standing(&self.db, &self.world, self.spot())
    }

    /// As which copy the right to write is fetched from a server, into the file that is there already or a new one. The
    /// same name again only where it was fetched before and as this very file: one that was copied by hand says the name of
    /// another, for which the server would take it.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn fetcher(existing: Option<&Self>, server: &str, at: Moment) -> Result<Copy, StoreError> {
        let mut id = None;
        if let Some(store) = existing {
            let copy = store.copy()?;
            let is_its_own = copy.server.is_some() && copy.id != CopyId::outdated();
            if is_its_own && in_place(&copy, &store.world, store.spot())?.is_none() {
                id = Some(copy.id);
            }
        }
        let id = id.unwrap_or_else(|| CopyId::new(op_id::fresh(at).as_str()));
        Ok(Copy { server: Some(server.to_owned()), ..Copy::unbound(id, None) })
    }

    /// What this file says of itself.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn copy(&self) -> Result<Copy, StoreError> {
        known(&self.db)
    }

    /// That this file may not be written, as an error.
    pub fn refusal(&self, away: Away) -> StoreError {
        self.spot().refuses(away)
    }

    pub(super) fn spot(&self) -> Spot<'_> {
        Spot { path: &self.path, machine: &self.machine }
    }

    /// The machine on which it was opened.
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// Has its place here, whatever it says.
    #[cfg(test)]
    pub(super) fn rename_to_here(&mut self) -> Result<(), StoreError> {
        let copy = bound(known(&self.db)?, self.spot())?;
        put(&self.db, &copy)
    }

    /// The same as if it had been opened on another machine.
    #[cfg(test)]
    pub(super) fn on(mut self, name: &str) -> Self {
        self.machine = Machine { id: Machine::digest(name), host: name.into() };
        self
    }
}
