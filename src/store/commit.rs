//! Writing: an operation becomes true as one transaction, or nothing of it does. It is checked against the newest world
//! within that transaction, by the rules of the domain and by no others.

use super::Store;
use super::copy::{self, Copy, Spot, Standing};
use super::error::{Carry, Right, StoreError};
use super::ladder::LADDER;
use super::pragmas::Mode;
use super::secret::{self, Secret};
use super::{journal, shelf, snapshot};
use crate::domain::change::Change;
use crate::domain::day::{self, Moment};
use crate::domain::ids::{MeetingId, OpId, Record};
use crate::domain::operation::{Author, Cause, Operation, Receipt, Row};
use crate::domain::record::Envelope;
use crate::domain::refusal::Refusal;
use crate::domain::world::World;
use rusqlite::{Connection, TransactionBehavior, ffi};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The moment of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// What the clock says.
    pub at: Moment,
    /// The clock is frozen: a rehearsal.
    pub frozen: bool,
}

impl Now {
    /// By the real clock.
    pub fn real(at: Moment) -> Self {
        Self { at, frozen: false }
    }

    /// By a frozen clock.
    pub fn frozen(at: Moment) -> Self {
        Self { at, frozen: true }
    }
}

/// Changes on their way into the journal.
pub struct Wish {
    pub cause: Cause,
    pub changes: Vec<Change>,
    /// They come from rows of the journal ([`Envelope::definite`]).
    pub definite: bool,
    /// Private values that go with them.
    pub secrets: Vec<Secret>,
}

impl Store {
    /// Makes an operation true, and says under which numbers. When this returns, it is on disk. An operation that is in
    /// the journal already is not done again; its receipt says so.
    ///
    /// # Errors
    /// A refusal names what stands against it, and in a conflict who was faster; nothing of the operation is done, and
    /// the world stays as it was. [`StoreError::Unknown`] is the one answer that leaves open whether it is done; sending
    /// the same operation again settles that.
    pub fn commit(&mut self, operation: &Operation, author: &Author, now: Now) -> Result<Receipt, StoreError> {
        self.transact(&operation.id, author, now, |_| {
            Ok(Wish {
                cause: operation.cause.clone(),
                changes: operation.changes.clone(),
                definite: false,
                secrets: vec![],
            })
        })
    }

    /// Makes changes true that `make` thinks up, or looks through once more, in the newest world, where nobody else can
    /// write any more: what it says of a whole world is what is done. It has to be quick, everybody else waits for it.
    /// Where it wants nothing, nothing is done, and that is [`Carry::Moved`].
    ///
    /// # Errors
    /// As [`Store::commit`].
    pub fn commit_made(
        &mut self,
        id: &OpId,
        author: &Author,
        now: Now,
        make: impl FnOnce(&World) -> Option<Vec<Change>>,
    ) -> Result<Receipt, StoreError> {
        self.transact(id, author, now, |world| {
            let changes = make(world).ok_or(StoreError::Carry(Carry::Moved))?;
            Ok(Wish { cause: Cause::Plain, changes, definite: false, secrets: vec![] })
        })
    }

    /// Whether an operation is in the journal, and with which rows.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn find(&self, op: &OpId) -> Result<Option<Receipt>, StoreError> {
        let rows = journal::of_operation(&self.db, op)?;
        Ok((!rows.is_empty()).then(|| Receipt { op: op.clone(), rows, repeated: true }))
    }

    /// One transaction: what is wanted is made up from the newest world, within it. Only in the copy that has the right.
    pub(super) fn transact(
        &mut self,
        id: &OpId,
        author: &Author,
        now: Now,
        wish: impl FnOnce(&World) -> Result<Wish, StoreError>,
    ) -> Result<Receipt, StoreError> {
        self.transact_if(holds, id, author, now, wish)
    }

    /// The same where `admit` lets one in; what it says of this copy from now on is kept in the same transaction.
    pub(super) fn transact_if(
        &mut self,
        admit: impl FnOnce(&Connection, &World, Spot<'_>) -> Result<Copy, StoreError>,
        id: &OpId,
        author: &Author,
        now: Now,
        wish: impl FnOnce(&World) -> Result<Wish, StoreError>,
    ) -> Result<Receipt, StoreError> {
        if self.mode == Mode::Read {
            return Err(StoreError::NoRights(Right::OpenedToRead));
        }
        self.still_there()?;
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // A newer version of the program may have changed the schema under this one while it ran.
        LADDER.must_stand_at_top(&transaction)?;
        let newest = brought_up(&transaction, &self.world)?;
        let rows = journal::of_operation(&transaction, id)?;
        if !rows.is_empty() {
            transaction.rollback()?;
            self.world = newest;
            return Ok(Receipt { op: id.clone(), rows, repeated: true });
        }
        let spot = Spot { path: &self.path, machine: &self.machine };
        let copy = copy::bound(admit(&transaction, &newest, spot)?, spot)?;
        let has_moved = copy::read(&transaction)?.as_ref() != Some(&copy);
        if has_moved {
            copy::put(&transaction, &copy)?;
        }
        if now.frozen && !newest.is_rehearsal() {
            return Err(StoreError::Rehearsal);
        }
        let wish = wish(&newest)?;
        newest.lets_write(author, &wish.changes)?;
        let (next, rows) = write(&transaction, &newest, id, wish, author, now.at)?;
        if let Err(error) = transaction.commit() {
            settle(&self.db, id, error)?;
        }
        self.world = next;
        if has_moved || rows.iter().any(|row| matches!(row.change, Change::HandOver(_))) {
            self.empty_log();
        }
        Ok(Receipt { op: id.clone(), rows, repeated: false })
    }

    /// Writes the log into the file as far as nobody is in the way: who copies the one file by hand must not get an older
    /// word about who may write, and what was erased must not lie on.
    pub(super) fn empty_log(&self) {
        let _ = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
}

/// Lets in the copy that has the right to write.
fn holds(db: &Connection, world: &World, spot: Spot<'_>) -> Result<Copy, StoreError> {
    match copy::standing(db, world, spot)? {
        Standing::Here => copy::known(db),
        Standing::Away(away) => Err(spot.refuses(away)),
    }
}

/// The world with what others have committed since.
pub fn brought_up(db: &Connection, world: &World) -> Result<World, StoreError> {
    let mut newest = world.clone();
    for row in journal::read(db, world.seq, u64::MAX)? {
        take(&mut newest, &row)?;
    }
    Ok(newest)
}

/// Folds a row of the journal into a world.
pub fn take(world: &mut World, row: &Arc<Row>) -> Result<Vec<Record>, StoreError> {
    world.take(row).map_err(|refusal| StoreError::Row(row.seq, format!("does not fit: {refusal:?}")))
}

/// Writes journal, records and snapshots, all that a transaction has to hold, and gives the world that follows.
pub fn write(
    db: &Connection,
    world: &World,
    id: &OpId,
    wish: Wish,
    author: &Author,
    at: Moment,
) -> Result<(World, Vec<Arc<Row>>), StoreError> {
    if wish.changes.is_empty() {
        return Err(Refusal::Empty.into());
    }
    let envelope = Envelope {
        op: id.clone(),
        cause: wish.cause,
        at: day::to_millisecond(at),
        by: Arc::new(author.clone()),
        definite: wish.definite,
    };
    let mut next = world.clone();
    let mut rows = Vec::with_capacity(wish.changes.len());
    let mut touched: BTreeMap<Record, u64> = BTreeMap::new();
    let mut closed: Vec<(World, MeetingId)> = Vec::new();
    for (change, index) in wish.changes.iter().zip(0..) {
        let (row, records) = next.record(&envelope, index, change).or_else(|refusal| blamed(db, refusal))?;
        touched.extend(records.into_iter().map(|record| (record, row.seq)));
        if let Some(meeting) = snapshot::is_due(&row.change) {
            closed.push((next.clone(), meeting));
        }
        rows.push(row);
    }
    journal::append(db, &rows)?;
    secret::put(db, &wish.secrets, &wish.changes)?;
    for (record, seq) in &touched {
        shelf::put(db, &next, record, *seq)?;
    }
    for (world, meeting) in &closed {
        snapshot::put(db, world, *meeting)?;
    }
    Ok((next, rows))
}

fn blamed<T>(db: &Connection, refusal: Refusal) -> Result<T, StoreError> {
    Err(journal::blame(db, refusal)?.into())
}

/// A commit has failed. That alone does not say that it is not in: the file is read again.
fn settle(db: &Connection, id: &OpId, error: rusqlite::Error) -> Result<(), StoreError> {
    let open = leaves_open(&error);
    match journal::of_operation(db, id) {
        Ok(rows) if !rows.is_empty() => Ok(()),
        Ok(_) if !open => Err(error.into()),
        Ok(_) | Err(_) => Err(StoreError::Unknown(id.clone())),
    }
}

/// Whether a failed commit can still come true. All of it is in the log then, only the synchronising failed: nobody sees
/// it now, but whoever recovers the log after a crash will, unless something else was written over it first. A write
/// that failed has left the log without its last frame, and a lock that was not had has written nothing.
fn leaves_open(error: &rusqlite::Error) -> bool {
    match error {
        rusqlite::Error::SqliteFailure(failure, _) => {
            failure.code == rusqlite::ErrorCode::SystemIoFailure && failure.extended_code != ffi::SQLITE_IOERR_WRITE
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Office, author, by, morning, promise, reword, role, say, with_little_room};
    use super::super::{Carry, Mode, Now, Right, Store, StoreError, op_id};
    use super::leaves_open;
    use crate::domain::change::{Change, Edit, ItemEdit};
    use crate::domain::fact::{Field, Value};
    use crate::domain::item::Due;
    use crate::domain::operation::Operation;
    use crate::domain::refusal::Refusal;
    use crate::domain::world::World;
    use rusqlite::ffi;

    #[test]
    fn what_is_committed_is_there_for_whoever_opens_next() {
        let office = Office::new();
        let mut store = office.open();
        let receipt = by(&mut store, "notulis", vec![promise("Surat ke  BPN", 27), promise("Ukur ulang", 30)]).unwrap();
        assert_eq!(receipt.rows.len(), 2);
        assert!(!receipt.repeated);
        let mut again = office.open();
        again.load_log().unwrap();
        store.load_log().unwrap();
        assert_eq!(again.world(), store.world());
        assert_eq!(again.world().items[&1].text, "Surat ke BPN");
        assert_eq!(again.world().items[&2].text, "Ukur ulang");
    }

    #[test]
    fn an_operation_that_is_sent_again_is_not_done_again() {
        let office = Office::new();
        let (mut one, mut two) = (office.open(), office.open());
        let operation = Operation::plain(op_id::fresh(morning()), vec![promise("Surat", 27)]);
        let first = one.commit(&operation, &author("a"), Now::real(morning())).unwrap();
        for store in [&mut one, &mut two] {
            let again = store.commit(&operation, &author("a"), Now::real(morning())).unwrap();
            assert!(again.repeated);
            assert_eq!(again.rows, first.rows);
            assert_eq!(store.world().items.len(), 1);
        }
        assert_eq!(two.find(&operation.id).unwrap().map(|found| found.rows), Some(first.rows));
        assert_eq!(two.find(&op_id::fresh(morning())).unwrap(), None);
    }

    #[test]
    fn what_was_thought_up_for_one_world_is_not_done_in_another() {
        let office = Office::new();
        let (mut slow, mut fast) = (office.open(), office.open());
        let seen = slow.world().seq;
        let id = op_id::fresh(morning());
        let upon = |store: &mut Store, seq| {
            let make = |world: &World| (world.seq == seq).then(|| vec![promise("Surat", 27)]);
            store.commit_made(&id, &author("a"), Now::real(morning()), make)
        };
        by(&mut fast, "cepat", vec![promise("Lain", 27)]).unwrap();
        let refused = upon(&mut slow, seen);
        assert!(matches!(refused, Err(StoreError::Carry(Carry::Moved))), "{refused:?}");
        assert!(slow.refresh().unwrap());
        let seen = slow.world().seq;
        let done = upon(&mut slow, seen).unwrap();
        assert!(upon(&mut slow, seen).unwrap().repeated, "sent again it is known, whatever came between");
        assert_eq!((done.rows.len(), slow.world().items.len()), (1, 2));
    }

    #[test]
    fn a_refusal_leaves_nothing_and_names_who_was_faster() {
        let office = Office::new();
        let (mut slow, mut fast) = (office.open(), office.open());
        by(&mut slow, "lambat", vec![promise("Surat", 27)]).unwrap();
        by(&mut fast, "cepat", vec![reword(1, "Surat", "Surat resmi")]).unwrap();
        let before = slow.world().clone();
        let refused = by(&mut slow, "lambat", vec![promise("Lain", 28), reword(1, "Surat", "Surat biasa")]);
        let Err(StoreError::Refused(Refusal::Conflict(conflict))) = refused else { panic!("{refused:?}") };
        assert_eq!(conflict.field, Field::Text);
        assert_eq!(conflict.found, Value::Text("Surat resmi".into()));
        assert_eq!(conflict.wanted, Value::Text("Surat biasa".into()));
        assert_eq!(conflict.by, Some(("cepat".into(), morning())));
        assert_eq!(slow.world(), &before);
        assert!(slow.refresh().unwrap());
        assert_eq!(slow.world().items.len(), 1);
        assert_eq!(slow.world().items[&1].text, "Surat resmi");
    }

    #[test]
    fn different_fields_of_one_record_merge() {
        let office = Office::new();
        let (mut one, mut two) = (office.open(), office.open());
        by(&mut one, "a", vec![promise("Surat", 27)]).unwrap();
        two.refresh().unwrap();
        let due = two.world().items[&1].due;
        by(&mut one, "a", vec![reword(1, "Surat", "Surat resmi")]).unwrap();
        let later = Some(Due::On(super::super::testing::nov(30)));
        by(&mut two, "b", vec![Change::EditItem { item: 1, edit: ItemEdit::Due(Edit::new(due, later)) }]).unwrap();
        one.refresh().unwrap();
        for store in [&one, &two] {
            assert_eq!(store.world().items[&1].text, "Surat resmi");
            assert_eq!(store.world().items[&1].due, later);
        }
    }

    #[test]
    fn a_reader_writes_nothing_and_an_empty_operation_is_none() {
        let office = Office::new();
        let mut reader = office.look();
        assert_eq!(reader.mode(), Mode::Read);
        let refused = by(&mut reader, "a", vec![promise("Surat", 27)]);
        assert!(matches!(refused, Err(StoreError::NoRights(Right::OpenedToRead))), "{refused:?}");
        let empty = by(&mut office.open(), "a", vec![]);
        assert!(matches!(empty, Err(StoreError::Refused(Refusal::Empty))), "{empty:?}");
    }

    #[test]
    fn a_frozen_clock_writes_only_into_a_rehearsal() {
        let office = Office::new();
        let mut store = office.open();
        let operation = Operation::plain("op-1".into(), vec![promise("Surat", 27)]);
        let refused = store.commit(&operation, &author("a"), Now::frozen(morning()));
        assert!(matches!(refused, Err(StoreError::Rehearsal)), "{refused:?}");

        let path = office.path.with_file_name("latihan.db");
        let mut first = super::super::testing::first("op-0");
        first.now = Now::frozen(first.now.at);
        let mut rehearsal = Store::found(&path, first).unwrap();
        assert!(rehearsal.world().is_rehearsal());
        rehearsal.commit(&operation, &author("a"), Now::frozen(morning())).unwrap();
        by(&mut rehearsal, "a", vec![promise("Lain", 27)]).unwrap();
    }

    #[test]
    fn a_file_that_lost_its_name_is_not_written() {
        let office = Office::new();
        let mut store = office.open();
        std::fs::rename(&office.path, office.path.with_file_name("lama.db")).unwrap();
        let refused = by(&mut store, "a", vec![promise("Surat", 27)]);
        assert!(matches!(refused, Err(StoreError::Moved(_))), "{refused:?}");
        assert!(matches!(store.refresh(), Err(StoreError::Moved(_))));
    }

    #[test]
    fn where_no_room_is_left_what_was_called_saved_is_there_and_nothing_else() {
        let office = Office::new();
        let said = with_little_room("store::commit::tests::somebody_writes_until_it_fails", &office.path, 200);
        let (saved, end) = said.split_once(' ').unwrap();
        let saved: usize = saved.parse().unwrap();
        assert!(saved > 3 && end == "Full", "{said}");
        let mut store = office.open();
        assert_eq!(store.world().items.len(), saved);
        assert_eq!(store.verify().unwrap().faults, []);
        // The same wish, sent again where there is room, is done once.
        let lost = Operation::plain(format!("op-{}", saved + 1).as_str().into(), vec![promise("Surat", 27)]);
        assert!(!store.commit(&lost, &author("a"), Now::real(morning())).unwrap().repeated);
        let kept = Operation::plain(format!("op-{saved}").as_str().into(), vec![promise("Surat", 27)]);
        assert!(store.commit(&kept, &author("a"), Now::real(morning())).unwrap().repeated);
    }

    #[test]
    fn somebody_writes_until_it_fails() {
        let Some(path) = role() else { return };
        let mut store = Store::open(&path, Mode::Write).unwrap();
        for number in 1..=1_000 {
            let text = "panjang ".repeat(200);
            let operation = Operation::plain(format!("op-{number}").as_str().into(), vec![promise(&text, 27)]);
            if let Err(error) = store.commit(&operation, &author("a"), Now::real(morning())) {
                let name = format!("{error:?}");
                // It is not in, and the world does not pretend.
                assert_eq!(store.world().items.len(), number - 1);
                assert_eq!(store.find(&operation.id).unwrap(), None);
                return say(&format!("{} {}", number - 1, name.split('(').next().unwrap()));
            }
        }
        say("1000 full");
    }

    #[test]
    fn only_a_failed_synchronising_leaves_it_open() {
        let failure = |code| rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
        for code in [ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_DIR_FSYNC, ffi::SQLITE_IOERR] {
            assert!(leaves_open(&failure(code)), "{code}");
        }
        for code in [ffi::SQLITE_BUSY, ffi::SQLITE_FULL, ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_READONLY] {
            assert!(!leaves_open(&failure(code)), "{code}");
        }
    }
}
