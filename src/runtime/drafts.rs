//! The thread that keeps what is half typed: it is told after each message what there is, and writes it down soon, never
//! more often than about once a second while somebody types, and at once when the board is left. The screen never waits
//! for it, and the store waits only for the note that a draft is being saved, and not long.

use super::clock::Clock;
use crate::app::Msg;
use crate::app::draft::{Draft, DraftId, DraftNo, Place};
use crate::domain::ids::OpId;
use crate::store::StoreError;
use crate::store::drafts::{self, Drafts, Kept, Left, Sitter};
use crate::words::{Language, W};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// So long after the last key what was typed is written down.
const REST: Duration = Duration::from_millis(150);
/// While somebody types on, it is written down this often: with the time of writing, less than a second is ever at risk.
const PACE: Duration = Duration::from_millis(800);
/// So soon it is written where the person is: the wall follows it.
const STEP: Duration = Duration::from_millis(50);
/// What could not be written is tried again after this time.
const AGAIN: Duration = Duration::from_secs(2);
/// Boards that lived when this one was opened and held drafts are looked at again after this time.
const LOOK: Duration = Duration::from_secs(2);
/// So long a save waits for the note about its draft. Without the note the save goes on: at worst a draft is offered
/// that was saved.
const NOTE: Duration = Duration::from_millis(300);
/// So long the end waits for the last of it to be written: the terminal is given back already, and on a busy disk more
/// than a second was seen. Where the process was told to end, that has its own, shorter limit.
const PARTING: Duration = Duration::from_secs(5);

/// What the thread is told.
enum Word {
    /// This is half typed now, and here the person is.
    Now(Vec<Draft>, Box<Place>),
    /// This draft is being saved as this operation.
    Sent(DraftNo, OpId, SyncSender<()>),
    /// This draft of another board is done with: somebody goes on with it here, or has thrown it away.
    Done(DraftId),
    /// This draft of another board is in the journal already.
    Saved(DraftId),
    /// Write everything down now.
    Flush,
    /// Write everything down and end.
    End(SyncSender<()>),
}

/// Tells the thread. Where there is none, nothing happens.
#[derive(Clone, Debug, Default)]
pub(super) struct Keeper(Option<Sender<Word>>);

impl Keeper {
    fn tell(&self, word: Word) {
        if let Some(sender) = &self.0 {
            let _ = sender.send(word);
        }
    }

    /// This is half typed now, and here the person is.
    pub(super) fn now(&self, drafts: Vec<Draft>, place: Place) {
        self.tell(Word::Now(drafts, Box::new(place)));
    }

    /// This draft is being saved as this operation. When this returns, it is written down, or that took too long.
    pub(super) fn sent(&self, number: DraftNo, op: &OpId) {
        let (done, waiting) = sync_channel(1);
        self.tell(Word::Sent(number, op.clone(), done));
        let _ = waiting.recv_timeout(NOTE);
    }

    /// This draft of another board is done with.
    pub(super) fn done(&self, id: DraftId) {
        self.tell(Word::Done(id));
    }

    /// This draft of another board is in the journal already.
    pub(super) fn saved(&self, id: DraftId) {
        self.tell(Word::Saved(id));
    }

    /// Everything is to be written down now.
    pub(super) fn flush(&self) {
        self.tell(Word::Flush);
    }

    /// Writes everything down and ends the thread; returns when that is done, or takes too long.
    pub(super) fn end(&self) {
        let (done, waiting) = sync_channel(1);
        self.tell(Word::End(done));
        let _ = waiting.recv_timeout(PARTING);
    }
}

/// Whose drafts are kept, where.
pub(super) struct Desk {
    pub(super) database: PathBuf,
    pub(super) sitter: Sitter,
    pub(super) clock: Clock,
    pub(super) language: Language,
}

/// The channel to a thread that is still to be started, so that others can be given it before.
pub(super) fn channel() -> (Keeper, Handed) {
    let (sender, words) = mpsc::channel();
    (Keeper(Some(sender)), Handed(words))
}

/// The thread's end of the channel.
pub(super) struct Handed(Receiver<Word>);

/// Starts the thread. What dead boards have left goes to `found`, sentences for the person to `tell`.
///
/// # Errors
/// The system has no thread to give.
pub(super) fn spawn(
    desk: Desk,
    handed: Handed,
    found: impl Fn(Vec<Left>) + Send + 'static,
    tell: impl Fn(Msg) + Send + 'static,
) -> std::io::Result<()> {
    thread::Builder::new().name("drafts".into()).spawn(move || Thread::new(desk, found, tell).run(&handed.0)).map(drop)
}

struct Thread<F, T> {
    desk: Desk,
    found: F,
    tell: T,
    drafts: Option<Drafts>,
    /// What was told last.
    now: (Vec<Kept>, String),
    /// Since when something is not written down, and since when nothing more came.
    waiting: Option<(Instant, Instant)>,
    /// Since when the person is elsewhere than is written down.
    moved: Option<Instant>,
    /// Boards of which drafts were found or that had none.
    seen: Vec<DraftId>,
    /// When to look again whether a board has died.
    look: Option<Instant>,
    /// Whether the person knows that drafts are not kept.
    told: bool,
}

impl<F: Fn(Vec<Left>), T: Fn(Msg)> Thread<F, T> {
    fn new(desk: Desk, found: F, tell: T) -> Self {
        let now = (Vec::new(), "{}".to_owned());
        Self {
            desk,
            found,
            tell,
            drafts: None,
            now,
            waiting: None,
            moved: None,
            seen: Vec::new(),
            look: None,
            told: false,
        }
    }

    fn run(&mut self, words: &Receiver<Word>) {
        match Drafts::open(&self.desk.database, self.desk.sitter.clone(), self.desk.clock.now()) {
            Ok(drafts) => {
                self.drafts = Some(drafts);
                self.look_around();
            }
            Err(error) => self.trouble(&error),
        }
        loop {
            let next = match self.due() {
                Some(due) => words.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => words.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match next {
                Ok(Word::Now(drafts, place)) => self.take(&drafts, &place),
                Ok(Word::Sent(number, op, done)) => {
                    self.write();
                    self.with(|drafts| drafts.handed_over(number, &op));
                    let _ = done.send(());
                }
                Ok(Word::Done(id)) => self.done(&id),
                Ok(Word::Saved(id)) => {
                    self.with(|drafts| drafts.forget(&id.board, id.number).map(drop));
                }
                Ok(Word::Flush) => self.write(),
                Ok(Word::End(done)) => {
                    self.write();
                    self.drafts = None;
                    let _ = done.send(());
                    return;
                }
                Err(RecvTimeoutError::Timeout) => {
                    let now = Instant::now();
                    if self.due_to_write().is_some_and(|due| due <= now) {
                        self.write();
                    }
                    if self.look.is_some_and(|look| look <= now) {
                        self.look_around();
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return self.write(),
            }
        }
    }

    fn due(&self) -> Option<Instant> {
        [self.due_to_write(), self.look].into_iter().flatten().min()
    }

    fn due_to_write(&self) -> Option<Instant> {
        let typed = self.waiting.map(|(since, last)| (since + PACE).min(last + REST));
        typed.into_iter().chain(self.moved.map(|since| since + STEP)).min()
    }

    fn take(&mut self, drafts: &[Draft], place: &Place) {
        // What cannot be written down as JSON does not exist: every part of it is made for that.
        let kept = drafts.iter().filter_map(|draft| {
            let body = serde_json::to_string(&draft.half).ok()?;
            Some(Kept { number: draft.number, seen: draft.seen, body })
        });
        let place = serde_json::to_string(place).unwrap_or_default();
        let now = Instant::now();
        if self.now.1 != place {
            self.moved.get_or_insert(now);
        }
        self.now = (kept.collect(), place);
        self.waiting = Some((self.waiting.map_or(now, |(since, _)| since), now));
    }

    fn write(&mut self) {
        self.moved = None;
        if self.waiting.take().is_none() {
            return;
        }
        let at = self.desk.clock.now();
        let (kept, place) = self.now.clone();
        if self.drafts.is_some() && self.with(|drafts| drafts.keep(&kept, &place, at)).is_none() {
            let later = Instant::now() + AGAIN;
            self.waiting = Some((later, later));
        }
    }

    fn done(&mut self, id: &DraftId) {
        let at = self.desk.clock.now();
        let (kept, place) = self.now.clone();
        let there = self.with(|drafts| drafts.keep_and_forget(&kept, &place, at, Some((&id.board, id.number))));
        if there == Some(false) {
            (self.tell)(Msg::DraftGone);
        }
    }

    /// Does something with the file, where it can be used; trouble is told once.
    fn with<A>(&mut self, what: impl FnOnce(&mut Drafts) -> Result<A, StoreError>) -> Option<A> {
        match what(self.drafts.as_mut()?) {
            Ok(done) => Some(done),
            Err(error) => {
                self.trouble(&error);
                None
            }
        }
    }

    fn look_around(&mut self) {
        self.look = None;
        let Some((mut left, living)) = self.with(Drafts::left) else { return };
        let id = |left: &Left| DraftId { board: left.board.clone(), number: left.draft.number };
        left.retain(|left| !self.seen.contains(&id(left)));
        self.seen.extend(left.iter().map(id));
        if living > 0 {
            self.look = Some(Instant::now() + LOOK);
        }
        if !left.is_empty() {
            (self.found)(left);
        }
    }

    fn trouble(&mut self, error: &StoreError) {
        if std::mem::replace(&mut self.told, true) {
            return;
        }
        let file = drafts::path(&self.desk.database);
        let file = file.file_name().unwrap_or_default().to_string_lossy();
        let word = match error {
            StoreError::NoRights(_) | StoreError::Full | StoreError::Busy | StoreError::Io(_) => W::DraftsUnkept,
            _ => W::DraftsDamaged,
        };
        (self.tell)(Msg::Told(self.desk.language.say(word, &[("file", &file)])));
    }
}
