//! Handing the right to write from one copy of a database to another, so that at no moment there are two that have it. The
//! one that has it lets it go first, on its disk, and only by the row that says so does the other one get it. Cut off at
//! any point, one of them has it or none; doing the same again goes on from there.

use super::Store;
use super::commit::{Now, Wish};
use super::copy::{self, Away, Copy, Standing};
use super::error::{Carry, StoreError};
use super::place::Place;
use super::pragmas::{self, Mode};
use super::transfer::{Hello, Parcel};
use super::{found, op_id};
use crate::domain::change::Change;
use crate::domain::custody::{Custody, Handover, Home, Way};
use crate::domain::ids::{CopyId, OpId};
use crate::domain::operation::{Author, Cause, Receipt};
use crate::domain::world::World;
use crate::os;
use rusqlite::{FileControl, OpenFlags, TransactionBehavior};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// So often it is tried again when somebody writes between the last row that was sent and the handing over.
const TRIES: usize = 8;

/// Who takes the right to write along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taker {
    /// The copy that is to have it.
    pub copy: CopyId,
    /// The computer, where it is known.
    pub host: Option<String>,
    /// The file in which it is carried, where it is.
    pub file: Option<String>,
}

/// Who does it, when, and under which identity.
#[derive(Clone, Copy, Debug)]
pub struct Doing<'a> {
    /// The identity of the operation.
    pub id: &'a OpId,
    /// Who.
    pub author: &'a Author,
    /// When.
    pub now: Now,
}

/// A database whose place another one took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Where it lies now.
    pub path: PathBuf,
    /// How many operations it alone has; `None` where it cannot be read.
    pub missing: Option<usize>,
}

impl Store {
    /// Lets the right to write go to a copy that has every row of this one.
    ///
    /// # Errors
    /// This copy has not got the right, or was itself taken along; or somebody has written meanwhile: [`Carry::Moved`].
    pub fn lend(&mut self, taker: &Taker, seen: &Hello, doing: Doing<'_>) -> Result<Receipt, StoreError> {
        let (own, host) = (self.copy()?.id, self.machine().host.clone());
        self.transact(doing.id, doing.author, doing.now, |world| {
            if world.custody.as_ref().is_some_and(|custody| custody.home.is_some()) {
                return Err(StoreError::Carry(Carry::NotAtHome));
            }
            if world.seq != seen.seq {
                return Err(StoreError::Carry(Carry::Moved));
            }
            Ok(wish(Handover {
                way: Way::Taken,
                saw: world.lease(),
                skip: 0,
                to: taker.copy.clone(),
                host: taker.host.clone(),
                file: taker.file.clone(),
                home: Some(Home { copy: own, host }),
                by: doing.author.name.clone(),
            }))
        })
    }

    /// Gives the right to write back to the copy from which it was taken along, which is the one that says hello, and says
    /// what that one is missing. Where it was given back already only the latter.
    ///
    /// # Errors
    /// It was not taken along from there, or that copy was written for itself meanwhile; then nothing was let go.
    pub fn brought(&mut self, home: &Hello, doing: Doing<'_>) -> Result<Parcel, StoreError> {
        self.refresh()?;
        let custody = self.world().custody.clone();
        let custody = custody.ok_or(StoreError::Carry(Carry::NotLent))?;
        if self.is_given_to(&home.copy) {
            // It arrived without this copy being told so, and was written on since: the last row here proves that there.
            let is_ahead = home.base == self.base_id() && home.seq > self.world().seq;
            return if is_ahead { self.rows_behind(self.world().seq.saturating_sub(1)) } else { self.parcel(home) };
        }
        // Whether it fits is asked before anything is let go.
        if self.gives_way_to(home)? {
            return Err(StoreError::Carry(Carry::Superseded));
        }
        self.parcel(home)?;
        match &custody.home {
            Some(lender) if lender.copy == home.copy => self.give(lender, doing)?,
            _ => return Err(StoreError::Carry(Carry::NotLent)),
        }
        self.parcel(home)
    }

    /// Whether this copy was brought back to that one.
    fn is_given_to(&self, home: &CopyId) -> bool {
        self.world().custody.as_ref().is_some_and(|custody| custody.way == Way::Returned && custody.holder == *home)
    }

    /// Whether the copy from which it was taken along has taken the right to write back meanwhile. Then this one has it no
    /// more, and says so from now on.
    ///
    /// # Errors
    /// Failures of reading and writing.
    pub fn gives_way_to(&mut self, home: &Hello) -> Result<bool, StoreError> {
        let lender = self.world().custody.as_ref().and_then(|custody| custody.home.as_ref());
        // Also on a computer for which it is not meant: carried home, it is told there.
        if lender.is_none_or(|lender| lender.copy != home.copy) || !self.was_taken_along()? {
            return Ok(false);
        }
        match self.parcel(home) {
            Err(StoreError::Carry(Carry::Diverged)) => {}
            Err(error) => return Err(error),
            Ok(_) => return Ok(false),
        }
        self.step_down()?;
        Ok(true)
    }

    /// Whether this copy has the right to write as one that was taken along.
    fn was_taken_along(&self) -> Result<bool, StoreError> {
        let own = self.copy()?.id;
        let holds =
            |custody: &Custody| custody.holder == own && custody.home.as_ref().is_some_and(|home| home.copy != own);
        Ok(self.world().custody.as_deref().is_some_and(holds))
    }

    /// Where this copy has the right to write as one that was taken along, it has it no more, and says so from now on:
    /// another one took its place.
    ///
    /// # Errors
    /// Failures of reading and writing.
    pub fn step_down(&mut self) -> Result<(), StoreError> {
        if !self.was_taken_along()? {
            return Ok(());
        }
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let copy = Copy { id: CopyId::outdated(), ..copy::known(&transaction)? };
        copy::put(&transaction, &copy)?;
        Ok(transaction.commit()?)
    }

    /// This copy can be brought back, or was already.
    ///
    /// # Errors
    /// It was not taken along, or has not got the right.
    pub fn must_be_bringable(&self) -> Result<(), StoreError> {
        let custody = self.world().custody.as_deref();
        match self.standing()? {
            Standing::Here if custody.is_some_and(|custody| custody.home.is_some()) => Ok(()),
            Standing::Away(Away::Held(held)) if held.way == Way::Returned => Ok(()),
            Standing::Here => Err(StoreError::Carry(Carry::NotLent)),
            Standing::Away(away) => Err(self.refusal(away)),
        }
    }

    /// The same without the other copy at hand: it is carried there. Says from where it was taken along.
    ///
    /// # Errors
    /// It was not taken along, or this copy has not got it.
    pub fn seal(&mut self, doing: Doing<'_>) -> Result<(), StoreError> {
        self.refresh()?;
        match self.world().custody.clone().map(|custody| (custody.way, custody.home.clone())) {
            Some((_, Some(lender))) => self.give(&lender, doing),
            Some((Way::Returned, None)) if matches!(self.standing()?, Standing::Away(Away::Held(_))) => Ok(()),
            _ => Err(StoreError::Carry(Carry::NotLent)),
        }
    }

    fn give(&mut self, lender: &Home, doing: Doing<'_>) -> Result<(), StoreError> {
        self.transact(doing.id, doing.author, doing.now, |world| {
            Ok(wish(Handover {
                way: Way::Returned,
                saw: world.lease(),
                skip: 0,
                to: lender.copy.clone(),
                host: Some(lender.host.clone()).filter(|host| !host.is_empty()),
                file: None,
                home: None,
                by: doing.author.name.clone(),
            }))
        })?;
        Ok(())
    }

    /// Takes the right to write back from a copy that is lost. What is written there from now on is never taken in here.
    ///
    /// # Errors
    /// It was not taken along from here.
    pub fn reclaim(&mut self, doing: Doing<'_>) -> Result<Receipt, StoreError> {
        let host = self.machine().host.clone();
        let lent = |db: &rusqlite::Connection, world: &World, spot: copy::Spot<'_>| {
            let copy = copy::known(db)?;
            match lent_from(world, &copy.id) {
                None => Err(StoreError::Carry(Carry::NotLent)),
                Some(_) => match copy::in_place(&copy, world, spot)? {
                    Some(away) => Err(spot.refuses(away)),
                    None => Ok(copy),
                },
            }
        };
        let own = self.copy()?.id;
        self.transact_if(lent, doing.id, doing.author, doing.now, |world| {
            Ok(wish(Handover {
                way: Way::Reclaimed,
                saw: world.lease(),
                skip: 0,
                to: own,
                host: Some(host).filter(|host| !host.is_empty()),
                file: None,
                home: None,
                by: doing.author.name.clone(),
            }))
        })
    }

    /// Makes this file, wherever it came from, a copy of its own that has the right to write. Whatever had it before is a
    /// second one from now on, whose rows are taken in nowhere. `carried` keeps that it is to be brought back; its number is
    /// above this one.
    ///
    /// # Errors
    /// Failures of writing.
    pub fn restore(&mut self, carried: bool, above: u32, doing: Doing<'_>) -> Result<Receipt, StoreError> {
        let (old, new) = (self.copy()?.id, CopyId::new(doing.id.as_str()));
        let (id, host) = (new.clone(), self.machine().host.clone());
        let any = move |db: &rusqlite::Connection, _: &World, _: copy::Spot<'_>| {
            Ok(Copy { id, server: copy::known(db)?.server, ..Copy::unbound(CopyId::first(), None) })
        };
        self.transact_if(any, doing.id, doing.author, doing.now, |world| {
            // One that had lent it out was itself the home, and is it again.
            let home = world.custody.as_ref().and_then(|custody| custody.home.clone());
            let home = home.filter(|home| carried && home.copy != old);
            Ok(wish(Handover {
                way: Way::Restored,
                saw: world.lease(),
                skip: above.saturating_sub(world.lease()),
                to: new,
                host: Some(host).filter(|host| !host.is_empty()),
                file: None,
                home,
                by: doing.author.name.clone(),
            }))
        })
    }

    /// Says anew which copy this file is and where it has its place.
    ///
    /// # Errors
    /// It has the right to write under the name that it has, or awaits it back.
    pub fn rename_copy(&mut self, copy: &Copy) -> Result<(), StoreError> {
        if self.standing()? == Standing::Here {
            return Err(StoreError::Carry(Carry::NotAwaited));
        }
        let own = self.copy()?.id;
        if own != copy.id && lent_from(self.world(), &own).is_some() {
            return Err(StoreError::Carry(Carry::NotAtHome));
        }
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        copy::put(&transaction, copy)?;
        Ok(transaction.commit()?)
    }

    /// Has its place here, on this machine.
    ///
    /// # Errors
    /// The file is not there any more.
    pub fn placed(&self, copy: Copy) -> Result<Copy, StoreError> {
        copy::bound(copy, self.spot())
    }

    /// Writes everything into the one file and closes it: it can be carried alone.
    ///
    /// # Errors
    /// Failures of writing.
    pub fn into_one_file(self) -> Result<(), StoreError> {
        let mut keep = 0;
        self.db.file_control(None::<&str>, FileControl::PersistWal(&mut keep))?;
        pragmas::into_file(&self.db)?;
        self.db.close().map_err(|(_, error)| error)?;
        Ok(())
    }

    /// Takes the right to write along in a file: makes it, or brings one up that was carried before, then hands over.
    ///
    /// # Errors
    /// What stands at the path is another database, or was written for itself; the right is not here.
    pub fn carry_to(&mut self, path: &Path, host: Option<String>, doing: Doing<'_>) -> Result<Self, StoreError> {
        let place = Place::find(path)?;
        let file = place.path.to_string_lossy().into_owned();
        let open = |existing: bool| existing.then(|| Self::open(&place.path, Mode::Write)).transpose();
        self.refresh()?;
        if let Standing::Away(away) = self.standing()? {
            let own = self.copy()?.id;
            // Cut off between letting go and arriving: the same file gets what it was to get.
            let waits = lent_from(self.world(), &own).filter(|custody| custody.file.as_ref() == Some(&file)).cloned();
            return match (waits, open(place.exists)?) {
                (Some(custody), Some(mut carried)) if carried.copy()?.id == custody.holder => {
                    carried.receive(&self.parcel(&carried.hello()?)?)?;
                    Ok(carried)
                }
                _ => Err(self.refusal(away)),
            };
        }
        if self.world().is_taken_along() {
            return Err(StoreError::Carry(Carry::NotAtHome));
        }
        let copy = Copy::unbound(CopyId::new(doing.id.as_str()), host.clone());
        let mut carried = match open(place.exists)? {
            Some(mut carried) => {
                let missing = self.parcel(&carried.hello()?)?;
                carried.rename_copy(&copy)?;
                carried.receive(&missing)?;
                carried
            }
            None => Self::copied(&place.path, &self.whole()?, &copy, doing.now.at)?,
        };
        carried.must_be_sound()?;
        let taker = Taker { copy: copy.id, host, file: Some(file) };
        for _ in 0..TRIES {
            match self.lend(&taker, &carried.hello()?, doing) {
                Err(StoreError::Carry(Carry::Moved)) => {
                    carried.receive(&self.parcel(&carried.hello()?)?)?;
                }
                Err(error) => {
                    if !place.exists {
                        // Nothing was handed over, so nothing stays there.
                        drop(carried);
                        found::remove(&place.path);
                    }
                    return Err(error);
                }
                Ok(_) => {
                    carried.receive(&self.parcel(&carried.hello()?)?)?;
                    return Ok(carried);
                }
            }
        }
        Err(StoreError::Busy)
    }

    /// Brings the right to write, and all that was written, back to the copy from which it was taken along; says how many
    /// rows were new there.
    ///
    /// # Errors
    /// It was not taken along from there, or that copy was written for itself meanwhile.
    pub fn bring_back_to(&mut self, home: &mut Self, doing: Doing<'_>) -> Result<usize, StoreError> {
        home.refresh()?;
        self.refresh()?;
        // One that was copied by hand would take the right to where it may not be used.
        if let Some(away) = copy::in_place(&home.copy()?, home.world(), home.spot())? {
            return Err(home.refusal(away));
        }
        let (own, there) = (self.hello()?, home.hello()?);
        let is_known = own.base == there.base && home.hash_at(own.seq)?.as_ref() == Some(&own.hash);
        if is_known && there.seq > own.seq && self.standing()? != Standing::Here && !self.is_given_to(&there.copy) {
            return Err(StoreError::Carry(Carry::Older));
        }
        let parcel = self.brought(&there, doing)?;
        home.receive(&parcel)
    }

    /// Makes the database at this path anew from these rows, as a copy of its own that has the right to write. What stood
    /// there is kept beside it, under a name that says before what; says which, and what only that one has.
    ///
    /// # Errors
    /// Somebody has the old one open, or it cannot be written; then all is as it was.
    pub fn put_in_place(path: &Path, parcel: &Parcel, doing: Doing<'_>) -> Result<(Self, Option<Aside>), StoreError> {
        let place = Place::find(path)?;
        let name = place.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let beside = |name: String| place.folder.join(name);
        // Whole and with its right before it has its name: a place that is empty for a moment would be founded anew.
        let new = beside(format!(".{name}.{}.pulih", op_id::fresh(doing.now.at)));
        let copy = Copy::unbound(CopyId::new(doing.id.as_str()), None);
        let mut made = Self::copied(&new, parcel, &copy, doing.now.at)?;
        // The one whose place it takes may have had more leases since.
        let old = place.exists.then(|| Self::open(&place.path, Mode::Read).ok()).flatten();
        let above = old.filter(|old| old.base_id() == made.base_id()).map_or(0, |old| old.world().lease());
        made.restore(false, above, doing)?;
        let seq = made.world().seq;
        made.into_one_file()?;
        let this = os::identity(&new)?;
        let exchanged = exchange(&place, &new, &beside(format!("{name}.sebelum-pulih-{seq}")));
        if exchanged.is_err() && os::identity(&new).is_ok_and(|there| there == this) {
            // It has the right to write, and must not be found by anybody later. What had its place is never removed.
            let _ = std::fs::remove_file(&new);
        }
        let aside = exchanged?;
        let mut placed = Self::open(&place.path, Mode::Write)?;
        // What cannot be counted is still there to be looked at.
        let aside = aside.map(|path| Aside { missing: placed.missing_of(&path).ok(), path });
        Ok((placed, aside))
    }

    /// How many operations the database at this path has that are not in this one.
    fn missing_of(&mut self, path: &Path) -> Result<usize, StoreError> {
        let mut old = Self::open(path, Mode::Read)?;
        old.load_log()?;
        self.load_log()?;
        let ops = |store: &Self| store.world().log.rows().iter().map(|row| row.op.clone()).collect::<BTreeSet<OpId>>();
        Ok(ops(&old).difference(&ops(self)).count())
    }

    /// Everything in the file is what the journal says.
    ///
    /// # Errors
    /// It is not.
    pub fn must_be_sound(&mut self) -> Result<(), StoreError> {
        match self.verify()?.faults.first() {
            None => Ok(()),
            Some(fault) => Err(StoreError::Carry(Carry::Spoiled(format!("{fault:?}")))),
        }
    }
}

/// Gives a new file the place of the one that stands there, if one does, and says where that is now: under this name, or
/// with a number behind it where something has that name already. Where it does not come to pass, all is as it was.
fn exchange(place: &Place, new: &Path, aside: &Path) -> Result<Option<PathBuf>, StoreError> {
    if !place.exists {
        os::name_for_good(new, &place.path)?;
        return Ok(None);
    }
    // Whoever shared the one that stood there shares this one.
    os::give_to_those_of(new, &place.path)?;
    alone(place)?;
    let numbered = (2..).map(|number: u32| {
        let mut name = aside.as_os_str().to_owned();
        name.push(format!("-{number}"));
        PathBuf::from(name)
    });
    let mut free = std::iter::once(aside.to_owned()).chain(numbered).filter(|name| name.symlink_metadata().is_err());
    let aside = free.next().unwrap_or_default();
    // At no moment is the place empty: who came by just then would begin a new database there.
    if os::exchange(new, &place.path)? {
        if let Err(error) = os::name_for_good(new, &aside) {
            os::exchange(new, &place.path)?;
            return Err(error.into());
        }
        return Ok(Some(aside));
    }
    os::name_for_good(&place.path, &aside)?;
    if let Err(error) = os::name_for_good(new, &place.path) {
        os::name_for_good(&aside, &place.path)?;
        return Err(error.into());
    }
    Ok(Some(aside))
}

/// Nobody else has the database open, and it has no log any more that could be taken for that of another one.
fn alone(place: &Place) -> Result<(), StoreError> {
    let db = rusqlite::Connection::open_with_flags(&place.path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Leaving the log needs the database for oneself.
    let way = db.query_one("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0));
    match way.map_err(StoreError::from) {
        Err(StoreError::Busy) => Err(StoreError::Busy),
        // What is too damaged for that goes aside as it is.
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Who has the right, where it was taken along from this copy.
pub(super) fn lent_from<'a>(world: &'a World, copy: &CopyId) -> Option<&'a Custody> {
    let custody = world.custody.as_deref()?;
    let lent = custody.home.as_ref().is_some_and(|home| home.copy == *copy);
    (lent && custody.holder != *copy).then_some(custody)
}

fn wish(handover: Handover) -> Wish {
    Wish { cause: Cause::Plain, changes: vec![Change::HandOver(handover)], definite: false, secrets: vec![] }
}

#[cfg(test)]
mod tests;
