//! What is half typed on the boards of a database, and where each board is: a second, small SQLite file beside the
//! database, with rows that come and go. Nothing of it is record and nothing in the journal points here; whatever goes
//! wrong with this file is told and leaves the database alone. What a draft holds is opaque here.
//!
//! A board lives as long as it holds its lock (see `seat`). What a dead one has left can be taken up by exactly one
//! other: whoever deletes the row.

mod onlooker;
mod seat;

pub use onlooker::Onlooker;

use super::error::StoreError;
use super::ladder::{DRAFTS, version};
use super::open::patiently;
use super::pragmas::{self, Mode};
use crate::domain::day::Moment;
use crate::domain::ids::OpId;
use crate::domain::operation::Author;
use crate::os;
use rusqlite::{Connection, Transaction, TransactionBehavior, named_params};
use seat::Seat;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// 'RAPD', big-endian: what the header of such a file says.
const APPLICATION_ID: i32 = i32::from_be_bytes(*b"RAPD");

/// Who sits at a board, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitter {
    /// Who.
    pub author: Author,
    /// The terminal, or the address over SSH.
    pub line: String,
}

/// A draft as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its number on its board.
    pub number: u64,
    /// The last row of the journal that its author saw.
    pub seen: u64,
    /// What it holds.
    pub body: String,
}

/// A draft that a board has left which does not live any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The board.
    pub board: String,
    /// The post or person who typed it.
    pub author: String,
    /// The account.
    pub os_user: String,
    /// The machine.
    pub host: String,
    /// The terminal, or the address over SSH.
    pub line: String,
    /// When it was last typed.
    pub at: Moment,
    /// The operation that it was handed over as.
    pub op: Option<OpId>,
    /// The draft.
    pub draft: Kept,
}

/// A board that lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// The session in the journal.
    pub session: String,
    /// The post or person.
    pub author: String,
    /// The machine.
    pub host: String,
    /// Since when it is open.
    pub since: Moment,
    /// Where the person is, as the board tells it.
    pub place: String,
}

/// The drafts of a database, as one board writes them. Dropping it gives up the board's lock.
#[derive(Debug)]
pub struct Drafts {
    db: Connection,
    folder: PathBuf,
    seat: Seat,
    sitter: Sitter,
    since: Moment,
    /// What the file holds of this board; `None` before its first row is there.
    written: Option<(BTreeMap<u64, Kept>, String)>,
}

/// The file of drafts beside a database.
pub fn path(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-draf");
    name.into()
}

impl Drafts {
    /// Opens the drafts beside a database that is there and can be written, and makes the file where there is none. It
    /// is readable only to those who may write the database.
    ///
    /// # Errors
    /// The file cannot be made or opened, is damaged, or is a newer program's.
    pub fn open(database: &Path, sitter: Sitter, since: Moment) -> Result<Self, StoreError> {
        let path = path(database);
        match os::create_for_writers(&path, database) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            other => other?,
        }
        let db = patiently(|| connect(&path))?;
        let folder = database.parent().map(Path::to_owned).unwrap_or_default();
        let seat = Seat::take(database)?;
        Ok(Self { db, folder, seat, sitter, since, written: None })
    }

    /// Brings the file to what the board holds now: drafts that are new or were typed on, without those that are done
    /// with, and where the person is. Does nothing where nothing has changed.
    ///
    /// # Errors
    /// It could not be written; what was there before is there still.
    pub fn keep(&mut self, drafts: &[Kept], place: &str, at: Moment) -> Result<(), StoreError> {
        self.keep_and_forget(drafts, place, at, None).map(drop)
    }

    /// The same, and with it a dead board's draft is gone, which somebody goes on with here or has thrown away; whether
    /// it was still there. Both or none.
    ///
    /// # Errors
    /// As [`Drafts::keep`].
    pub fn keep_and_forget(
        &mut self,
        drafts: &[Kept],
        place: &str,
        at: Moment,
        done: Option<(&str, u64)>,
    ) -> Result<bool, StoreError> {
        let now: BTreeMap<u64, Kept> = drafts.iter().map(|draft| (draft.number, draft.clone())).collect();
        if done.is_none() && self.written.as_ref().is_some_and(|(then, there)| *then == now && there == place) {
            return Ok(false);
        }
        let only_moved = done.is_none() && self.written.as_ref().is_some_and(|(then, _)| *then == now);
        // Where somebody is may be forgotten by a power cut, what somebody has typed may not.
        let safely = if only_moved { "NORMAL" } else { "FULL" };
        self.db.pragma_update(None, "synchronous", safely)?;
        let before = self.written.as_ref().map(|(then, _)| then.clone()).unwrap_or_default();
        let board = self.seat.id().to_owned();
        let (sitter, since) = (&self.sitter, self.since);
        let was_there = patiently(|| {
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            DRAFTS.must_stand_at_top(&transaction)?;
            put_board(&transaction, &board, sitter, since, place)?;
            for (number, draft) in now.iter().filter(|(number, draft)| before.get(number) != Some(draft)) {
                transaction
                    .prepare_cached(
                        "INSERT INTO draft (board, number, seen, body, op, at) VALUES (:board, :number, :seen, :body, NULL, :at)
                         ON CONFLICT DO UPDATE SET seen = :seen, body = :body, op = NULL, at = :at",
                    )?
                    .execute(named_params! {
                        ":board": board,
                        ":number": stored(*number),
                        ":seen": stored(draft.seen),
                        ":body": draft.body,
                        ":at": at.timestamp_millis(),
                    })?;
            }
            for number in before.keys().filter(|number| !now.contains_key(number)) {
                forget(&transaction, &board, *number)?;
            }
            let was_there = match done {
                Some((board, number)) => forget(&transaction, board, number)?,
                None => false,
            };
            transaction.commit()?;
            Ok(was_there)
        })?;
        self.written = Some((now, place.to_owned()));
        Ok(was_there)
    }

    /// A draft of this board is handed over to be saved as this operation. Once this has returned, the draft is not
    /// offered to anybody if the operation is in the journal.
    ///
    /// # Errors
    /// It could not be written.
    pub fn handed_over(&mut self, number: u64, op: &OpId) -> Result<(), StoreError> {
        if !self.written.as_ref().is_some_and(|(drafts, _)| drafts.contains_key(&number)) {
            return Ok(());
        }
        self.db.pragma_update(None, "synchronous", "FULL")?;
        let mut update = self.db.prepare_cached("UPDATE draft SET op = ? WHERE board = ? AND number = ?")?;
        update.execute((op.as_str(), self.seat.id(), stored(number)))?;
        Ok(())
    }

    /// What boards have left that do not live any more, and how many others hold drafts and live. Rows of dead boards
    /// that have left nothing are cleared away.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn left(&mut self) -> Result<(Vec<Left>, usize), StoreError> {
        let mut left = Vec::new();
        let mut living = 0;
        for board in self.boards()? {
            if board == self.seat.id() {
                continue;
            }
            let drafts = self.drafts_of(&board)?;
            if seat::is_taken(&self.folder, &board) {
                living += usize::from(!drafts.is_empty());
            } else if drafts.is_empty() {
                self.clear(&board)?;
            } else {
                left.extend(drafts);
            }
        }
        Ok((left, living))
    }

    /// The boards that live, this one among them.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn present(&self) -> Result<Vec<Present>, StoreError> {
        let boards = living(&self.db)?.into_iter();
        let lives = |id: &str| id == self.seat.id() || seat::is_taken(&self.folder, id);
        Ok(boards.filter(|(id, _)| lives(id)).map(|(_, present)| present).collect())
    }

    /// A dead board's draft is done with; whether it was still there.
    ///
    /// # Errors
    /// It could not be written.
    pub fn forget(&mut self, board: &str, number: u64) -> Result<bool, StoreError> {
        forget(&self.db, board, number)
    }

    fn boards(&self) -> Result<Vec<String>, StoreError> {
        let mut select = self.db.prepare_cached("SELECT id FROM board ORDER BY since, id")?;
        let boards = select.query_map([], |row| row.get(0))?;
        Ok(boards.collect::<Result<_, _>>()?)
    }

    fn drafts_of(&self, board: &str) -> Result<Vec<Left>, StoreError> {
        let mut select = self.db.prepare_cached(
            "SELECT author, os_user, host, line, at, op, number, seen, body
             FROM draft JOIN board ON board.id = draft.board WHERE board = ? ORDER BY number",
        )?;
        let mut rows = select.query([board])?;
        let mut drafts = Vec::new();
        while let Some(row) = rows.next()? {
            let op: Option<String> = row.get(5)?;
            drafts.push(Left {
                board: board.to_owned(),
                author: row.get(0)?,
                os_user: row.get(1)?,
                host: row.get(2)?,
                line: row.get(3)?,
                at: moment(row.get(4)?)?,
                op: op.map(OpId::new),
                draft: Kept { number: read(row.get(6)?), seen: read(row.get(7)?), body: row.get(8)? },
            });
        }
        Ok(drafts)
    }

    fn clear(&mut self, board: &str) -> Result<(), StoreError> {
        self.db.prepare_cached(CLEAR)?.execute([board])?;
        seat::remove(&self.folder, board);
        Ok(())
    }
}

/// A board that has left nothing leaves no row.
const CLEAR: &str = "DELETE FROM board WHERE id = :id AND NOT EXISTS (SELECT 1 FROM draft WHERE board = :id)";

impl Drop for Drafts {
    fn drop(&mut self) {
        // Where this fails, the next one who looks clears it away.
        let cleared = self.db.prepare_cached(CLEAR).and_then(|mut clear| clear.execute([self.seat.id()]));
        drop(cleared);
    }
}

/// The boards that the file names, each by its lock; whether they live is not asked.
fn living(db: &Connection) -> Result<Vec<(String, Present)>, StoreError> {
    let mut select = db.prepare_cached("SELECT id, session, author, host, since, place FROM board ORDER BY 5, 1")?;
    let mut rows = select.query([])?;
    let mut boards = Vec::new();
    while let Some(row) = rows.next()? {
        let present = Present {
            session: row.get(1)?,
            author: row.get(2)?,
            host: row.get(3)?,
            since: moment(row.get(4)?)?,
            place: row.get(5)?,
        };
        boards.push((row.get(0)?, present));
    }
    Ok(boards)
}

fn connect(path: &Path) -> Result<Connection, StoreError> {
    let mut db = pragmas::connect(path, Mode::Write)?;
    // In this order: whoever climbs at this moment sets both at once.
    let is_new = version(&db)? == 0;
    let application_id: i32 = db.query_one("PRAGMA application_id", [], |row| row.get(0))?;
    if application_id != APPLICATION_ID && !(is_new && application_id == 0) {
        return Err(StoreError::Foreign { application_id });
    }
    if !DRAFTS.is_at_top(&db)? {
        let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        DRAFTS.climb(&transaction)?;
        transaction.commit()?;
    }
    // A damaged file is noticed before somebody relies on it, not after.
    let found: String = db.query_one("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(db) } else { Err(StoreError::Damaged(found)) }
}

fn put_board(db: &Transaction<'_>, id: &str, sitter: &Sitter, since: Moment, place: &str) -> Result<(), StoreError> {
    let author = &sitter.author;
    db.prepare_cached(
        "INSERT INTO board (id, session, author, os_user, host, line, since, place)
         VALUES (:id, :session, :author, :os_user, :host, :line, :since, :place) ON CONFLICT DO UPDATE SET place = :place",
    )?
    .execute(named_params! {
        ":id": id,
        ":session": author.session.as_str(),
        ":author": author.name,
        ":os_user": author.os_user,
        ":host": author.host,
        ":line": sitter.line,
        ":since": since.timestamp_millis(),
        ":place": place,
    })?;
    Ok(())
}

fn forget(db: &Connection, board: &str, number: u64) -> Result<bool, StoreError> {
    let mut delete = db.prepare_cached("DELETE FROM draft WHERE board = ? AND number = ?")?;
    Ok(delete.execute((board, stored(number)))? > 0)
}

/// SQLite counts with a sign; no number here ever gets that large.
fn stored(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn read(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

fn moment(milliseconds: i64) -> Result<Moment, StoreError> {
    Moment::from_timestamp_millis(milliseconds).ok_or_else(|| StoreError::Damaged(format!("the time {milliseconds}")))
}

#[cfg(test)]
mod tests;
