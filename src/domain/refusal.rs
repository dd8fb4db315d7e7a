//! Why a change is refused: data from which a sentence for a person is made elsewhere.

use super::day::{Day, Moment};
use super::fact::{Field, Part, Value};
use super::ids::{IssueNo, ItemNo, OpId, Record};
use super::text::TextError;

/// Somebody else changed the same field since the author looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Which record.
    pub record: Record,
    /// Which field.
    pub field: Field,
    /// Which element of it.
    pub part: Part,
    /// What the author saw.
    pub saw: Value,
    /// What stands there now.
    pub found: Value,
    /// What the author wanted; never thrown away.
    pub wanted: Value,
    /// Who changed it and when, where that is known.
    pub by: Option<(String, Moment)>,
}

/// Why a change is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody else was faster.
    Conflict(Box<Conflict>),
    /// There is no such record.
    NotFound(Record),
    /// There is such a record already.
    Exists(Record),
    /// Two sites would have the same number.
    NumberTaken(u32),
    /// A text that cannot be taken.
    Text(Field, TextError),
    /// A code that the programme does not know.
    Unknown(Field, String),
    /// The private value was erased and cannot come back.
    Erased(Record, String),
    /// A code that is still used somewhere.
    InUse(Field, String),
    /// A number outside what makes sense: from–to.
    OutOfRange(Field, u32, u32),
    /// A day in the future for something that has happened.
    InTheFuture(Field, Day),
    /// A due date that has passed.
    DuePassed(Day),
    /// Nothing to do: it stands like that already.
    Same(Record, Field),
    /// A promise that is agreed can only be changed by a visible correction.
    Sealed(ItemNo),
    /// Only an agreed promise can be worked on.
    NotAgreed(ItemNo),
    /// Sealing needs a running meeting.
    NoMeeting,
    /// One meeting runs already, with this number.
    MeetingRunning(u32),
    /// A closed meeting is locked: only a correction, which says why, opens it again.
    MeetingLocked(u32),
    /// A meeting cannot close while so many things are vague and nobody has accepted that.
    StillVague(u32, usize),
    /// A seal is broken only in the meeting that set it, while it runs or is open again for a correction.
    SealedElsewhere(ItemNo, u32),
    /// The promise has been moved, ticked or confirmed since it was sealed; its seal cannot be broken any more.
    MovedOn(ItemNo),
    /// Only what is finished can be confirmed.
    NotDone(ItemNo),
    /// Who made the promise cannot confirm it.
    OwnConfirmation(ItemNo),
    /// A meeting is not in the state that the step needs.
    MeetingState(u32),
    /// The promise has been taken back or cancelled.
    ItemGone(ItemNo),
    /// A promise with sites is done site by site; this one has or has not.
    NotBySite(ItemNo),
    /// The obstacle is not open.
    IssueClosed(IssueNo),
    /// The database is made once.
    FoundedAlready,
    /// Who writes came by a key that does not let them write, or not any more.
    ShutOut,
    /// Keys are let in and shut out at home, not by who came by one.
    KeysAtHome,
    /// The operation holds no change.
    Empty,
    /// The promise was agreed since: taking back what came before needs a correction.
    SealedSince(ItemNo),
    /// The meeting was closed since.
    ClosedSince(u32),
    /// Only a correction can take it back: a seal, the closing of a meeting, the founding.
    OnlyByCorrection(Record),
    /// There is nothing to take back, or nothing to do again.
    NothingToUndo,
    /// There is no such operation.
    NoOperation(OpId),
    /// It is taken back already.
    UndoneAlready(OpId),
}
