//! The thread that owns the store. It saves what the board hands over, in order, and looks for what others have saved.
//! The screen never waits for it.

use super::clock::Clock;
use super::drafts::Keeper;
use crate::app::draft::{DraftId, DraftNo, Half, Offer};
use crate::app::{Effect, Msg, Outcome, Revealed};
use crate::domain::change::Change;
use crate::domain::ids::{OpId, Record};
use crate::domain::operation::{Author, Operation, Receipt};
use crate::domain::private::PrivateField;
use crate::domain::refusal::Refusal;
use crate::domain::text::tidy;
use crate::store::drafts::Left;
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
    /// Is told when a draft is being saved.
    pub(super) keeper: Keeper,
}

/// What is handed over to the thread.
pub(super) enum Job {
    /// Do this; it comes from this draft.
    Do(Effect, Option<DraftNo>),
    /// These drafts were left behind by other boards.
    Left(Vec<Left>),
    /// Nothing comes any more.
    End,
}

/// Starts the thread. It ends when it is told to, with everything done that was handed over before.
pub(super) fn spawn<M>(
    store: Store,
    writer: Writer,
    jobs: Receiver<Job>,
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
    fn run(&mut self, jobs: &Receiver<Job>, send: &impl Fn(Msg) -> bool) {
        match self.store.load_log() {
            Ok(()) => {
                send(self.world());
            }
            Err(error) => self.tell(&error, send),
        }
        loop {
            match jobs.recv_timeout(LOOK) {
                Ok(Job::Do(Effect::Reveal(record), _)) => self.reveal(record, send),
                Ok(Job::Left(left)) => {
                    send(Msg::Offered(self.offers(left)));
                }
                Ok(Job::End) => return,
                Ok(Job::Do(effect, draft)) => {
                    let outcome = self.save(effect, draft);
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

    fn save(&mut self, effect: Effect, draft: Option<DraftNo>) -> Outcome {
        super::falls_over("simpan");
        let at = self.writer.clock.now();
        let now = if self.writer.clock.is_frozen() { Now::frozen(at) } else { Now::real(at) };
        let author = self.writer.author.clone();
        let result = match effect {
            Effect::Commit(changes) => self.commit(changes, draft, &author, now),
            Effect::Undo => {
                self.id("undo", &[], draft).and_then(|id| self.store.undo(&Which::default(), &id, &author, now))
            }
            Effect::Redo => {
                self.id("redo", &[], draft).and_then(|id| self.store.redo(&Which::default(), &id, &author, now))
            }
            Effect::Keep(kept) => self.id("keep", &[], draft).and_then(|id| {
                let about = (&kept.record, kept.field);
                self.store.keep_private(about, kept.saw.as_ref(), kept.value.as_deref(), &id, &author, now)
            }),
            // These never come here: the loop does them itself.
            Effect::Suspend
            | Effect::Quit
            | Effect::ForgetDraft(_)
            | Effect::Reveal(_)
            | Effect::Print(_)
            | Effect::Remember(_)
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
    fn commit(
        &mut self,
        changes: Vec<Change>,
        draft: Option<DraftNo>,
        author: &Author,
        now: Now,
    ) -> Result<Receipt, StoreError> {
        let id = self.id("commit", &changes, draft)?;
        let operation = Operation::plain(id, changes);
        match self.store.commit(&operation, author, now) {
            Err(StoreError::Unknown(_)) => self.store.commit(&operation, author, now),
            result => result,
        }
    }

    /// The identity of an operation. It is noted with the draft that it comes from before anything is saved, so that
    /// whoever finds that draft later can ask the journal.
    fn id(&self, what: &str, changes: &[Change], draft: Option<DraftNo>) -> Result<OpId, StoreError> {
        let id = match self.writer.clock.is_frozen() {
            false => op_id::fresh(self.writer.clock.now()),
            true => {
                let payload = format!("{what}{}", op_id::payload(changes)?);
                op_id::frozen("rapat", self.store.world().seq, &self.writer.author, &payload)?
            }
        };
        if let Some(number) = draft {
            self.writer.keeper.sent(number, &id);
        }
        Ok(id)
    }

    /// What is worth offering of what other boards have left: not what is in the journal already, and not what a newer
    /// program has written.
    fn offers(&self, left: Vec<Left>) -> Vec<Offer> {
        let offer = |left: Left| {
            let id = DraftId { board: left.board, number: left.draft.number };
            if left.op.is_some_and(|op| matches!(self.store.find(&op), Ok(Some(_)))) {
                self.writer.keeper.saved(id);
                return None;
            }
            let half: Half = serde_json::from_str(&left.draft.body).ok()?;
            let now = self.store.world();
            let seen = self.store.world_at(left.draft.seen).unwrap_or_else(|_| now.clone());
            let from = match left.line.is_empty() {
                true => left.host,
                false => format!("{} ({})", left.host, left.line),
            };
            let account = if left.os_user == left.author { String::new() } else { format!(" ({})", left.os_user) };
            let author = tidy(&format!("{}{account}", left.author));
            Some(Offer { id, author, from: tidy(&from), at: left.at, half, seen: Arc::new(seen) })
        };
        left.into_iter().filter_map(offer).collect()
    }
}
