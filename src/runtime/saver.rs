//! The thread that owns the store. It saves what the board hands over, in order, and looks for what others have saved.
//! The screen never waits for it.

use super::clock::Clock;
use crate::app::{Effect, Msg, Outcome, Revealed};
use crate::domain::change::Change;
use crate::domain::ids::{OpId, Record};
use crate::domain::operation::{Author, Operation, Receipt};
use crate::domain::private::PrivateField;
use crate::domain::refusal::Refusal;
use crate::store::{Now, Store, StoreError, Which, op_id};
use crate::words::{self, Language};
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How often others' commits are looked for: often enough that they are on the screen within 150 ms, seldom enough that
/// an idle board costs next to nothing.
const LOOK: Duration = Duration::from_millis(95);

/// Who saves, and by which clock.
#[derive(Clone, Debug)]
pub(super) struct Writer {
    pub(super) author: Author,
    pub(super) clock: Clock,
    pub(super) language: Language,
}

/// Starts the thread. It ends when nobody hands over any more and everything handed over is done.
pub(super) fn spawn<M>(
    store: Store,
    writer: Writer,
    jobs: Receiver<Effect>,
    sender: Sender<M>,
) -> io::Result<JoinHandle<()>>
where
    M: From<Msg> + Send + 'static,
{
    thread::Builder::new().name("store".into()).spawn(move || {
        Saver { store, writer, trouble: None }.run(&jobs, &|msg| sender.send(M::from(msg)).is_ok());
    })
}

struct Saver {
    store: Store,
    writer: Writer,
    /// The trouble that was told last; the same one is not told ten times a second.
    trouble: Option<String>,
}

impl Saver {
    fn run(&mut self, jobs: &Receiver<Effect>, send: &impl Fn(Msg) -> bool) {
        match self.store.load_log() {
            Ok(()) => {
                send(self.world());
            }
            Err(error) => self.tell(&error, send),
        }
        loop {
            match jobs.recv_timeout(LOOK) {
                Ok(Effect::Reveal(record)) => self.reveal(record, send),
                Ok(job) => {
                    let outcome = self.save(job);
                    if !matches!(outcome, Outcome::Saved(..)) {
                        // Where somebody was faster, the next try is made with what they saved in view.
                        self.look(send);
                    }
                    send(Msg::Saved(outcome));
                }
                Err(RecvTimeoutError::Timeout) => self.look(send),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn look(&mut self, send: &impl Fn(Msg) -> bool) {
        match self.store.refresh() {
            Ok(changed) => {
                self.trouble = None;
                if changed {
                    send(self.world());
                }
            }
            Err(error) => self.tell(&error, send),
        }
    }

    fn reveal(&mut self, record: Record, send: &impl Fn(Msg) -> bool) {
        let read = |field| Ok(self.store.private(&record, field)?.map(|value| (field, value)));
        let values: Result<Vec<_>, StoreError> =
            PrivateField::ALL.into_iter().filter_map(|field| read(field).transpose()).collect();
        match values {
            Ok(values) => {
                send(Msg::Revealed(Revealed { record, values }));
            }
            Err(error) => self.tell(&error, send),
        }
    }

    fn tell(&mut self, error: &StoreError, send: &impl Fn(Msg) -> bool) {
        let text = self.sentence(error);
        if self.trouble.as_ref() != Some(&text) {
            send(Msg::Trouble(text.clone()));
            self.trouble = Some(text);
        }
    }

    fn world(&self) -> Msg {
        Msg::World(Arc::new(self.store.world().clone()))
    }

    fn sentence(&self, error: &StoreError) -> String {
        let world = self.store.world();
        words::failure(self.writer.language, world, error, world.day(self.writer.clock.now()))
    }

    fn save(&mut self, job: Effect) -> Outcome {
        super::falls_over("simpan");
        let at = self.writer.clock.now();
        let now = if self.writer.clock.is_frozen() { Now::frozen(at) } else { Now::real(at) };
        let author = self.writer.author.clone();
        let result = match job {
            Effect::Commit(changes) => self.commit(changes, &author, now),
            Effect::Undo => self.id("undo", &[]).and_then(|id| self.store.undo(&Which::default(), &id, &author, now)),
            Effect::Redo => self.id("redo", &[]).and_then(|id| self.store.redo(&Which::default(), &id, &author, now)),
            Effect::Keep(kept) => self.id("keep", &[]).and_then(|id| {
                let about = (&kept.record, kept.field);
                self.store.keep_private(about, kept.saw.as_ref(), kept.value.as_deref(), &id, &author, now)
            }),
            // These never come here: the loop does them itself.
            Effect::Suspend
            | Effect::Quit
            | Effect::ForgetDraft(_)
            | Effect::Reveal(_)
            | Effect::Mouse(_)
            | Effect::Copy(_) => Err(Refusal::Empty.into()),
        };
        match result {
            Ok(receipt) => Outcome::Saved(receipt, Arc::new(self.store.world().clone())),
            Err(StoreError::Refused(refusal)) => Outcome::Refused(vec![refusal]),
            Err(StoreError::InPart { refused, .. }) => {
                Outcome::Refused(refused.into_iter().map(|(_, refusal)| refusal).collect())
            }
            Err(error @ StoreError::Unknown(_)) => Outcome::Unknown(self.sentence(&error)),
            Err(error) => Outcome::Failed(self.sentence(&error)),
        }
    }

    /// Saves, and where it is left open whether that happened, asks once more: the same operation cannot be done twice.
    fn commit(&mut self, changes: Vec<Change>, author: &Author, now: Now) -> Result<Receipt, StoreError> {
        let id = self.id("commit", &changes)?;
        let operation = Operation::plain(id, changes);
        match self.store.commit(&operation, author, now) {
            Err(StoreError::Unknown(_)) => self.store.commit(&operation, author, now),
            result => result,
        }
    }

    fn id(&self, what: &str, changes: &[Change]) -> Result<OpId, StoreError> {
        if !self.writer.clock.is_frozen() {
            return Ok(op_id::fresh(self.writer.clock.now()));
        }
        let payload = format!("{what}{}", op_id::payload(changes)?);
        op_id::frozen("rapat", self.store.world().seq, &self.writer.author, &payload)
    }
}
