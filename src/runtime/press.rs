//! Paper for the board. Each order has a thread of its own, with its own look at the database: the screen goes on and saves
//! go their way, however long a document takes. What was begun is finished before the board ends.

use super::printer::{self, Unput};
use super::{Remember, past};
use crate::app::Msg;
use crate::app::minutes::{Export, Order, Printed, Taken};
use crate::app::setup::Taste;
use crate::domain::day::Day;
use crate::domain::world::World;
use crate::report::{self, Notula, lay};
use crate::store::{Mode, Store, StoreError};
use crate::words::{self, A, Language, P};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

/// So many names are tried where one is taken.
const NAMES: u32 = 1000;

/// Tells the board.
pub(super) type Told = Arc<dyn Fn(Msg) + Send + Sync>;

/// Who prints for a board.
pub(super) struct Press {
    pub(super) shop: Shop,
    pub(super) send: Told,
    pub(super) hands: Vec<JoinHandle<()>>,
}

/// What printing takes.
#[derive(Clone, Debug)]
pub(super) struct Shop {
    pub(super) database: PathBuf,
    pub(super) folder: PathBuf,
    pub(super) language: Language,
}

impl Press {
    /// Begins; what comes of it is sent.
    pub(super) fn take(&mut self, order: Order) {
        self.hands.retain(|hand| !hand.is_finished());
        let (shop, send) = (self.shop.clone(), Arc::clone(&self.send));
        let work = move || {
            let done = shop.done(order).unwrap_or_else(|error| shop.failed(&error));
            send(Msg::Printed(done));
        };
        match thread::Builder::new().name("paper".into()).spawn(work) {
            Ok(hand) => self.hands.push(hand),
            Err(error) => (self.send)(Msg::Printed(self.shop.failed(&error.into()))),
        }
    }

    /// Keeps what this person likes; the board hears only of what went wrong.
    pub(super) fn remember(&mut self, how: Remember, taste: Taste) {
        let send = Arc::clone(&self.send);
        let work = move || {
            if let Err(why) = how(taste) {
                send(Msg::Trouble(why));
            }
        };
        // Without a thread it is not remembered, and works all the same.
        self.hands.extend(thread::Builder::new().name("taste".into()).spawn(work));
    }

    /// Waits for what was begun.
    pub(super) fn finish(self) {
        for hand in self.hands {
            // A thread that fell over has written nothing.
            let _ = hand.join();
        }
    }
}

impl Shop {
    fn done(&self, order: Order) -> Result<Printed, StoreError> {
        let store = Store::open(&self.database, Mode::Read)?;
        match order {
            Order::Show(id) => Ok(Printed::Shown(id, printer::minutes(&store, id, None)?.map(Arc::new))),
            Order::Past => Ok(Printed::Past(past::standings(&store, store.world())?.into())),
            Order::Write(export) => match printer::minutes(&store, export.meeting, None)? {
                Some(notula) => Ok(self.write(&notula, export)),
                None => Ok(Printed::Failed(self.language.text(A::PaperNoMeeting).to_owned())),
            },
        }
    }

    fn failed(&self, error: &StoreError) -> Printed {
        Printed::Failed(words::failure(self.language, &World::default(), error, Day::default()))
    }

    fn write(&self, notula: &Notula, export: Export) -> Printed {
        let language = self.language;
        let bytes = match report::minutes(notula, export.format, language, false) {
            Ok(bytes) => bytes,
            Err(why) => return Printed::Failed(language.say(A::PaperUnmade, &[("why", &why)])),
        };
        let name = match notula.meeting.number {
            Some(number) => format!("notula-{number}"),
            None => format!("notula-{}", notula.meeting.day),
        };
        let ending = export.format.code();
        let first = self.folder.join(format!("{name}.{ending}"));
        let another = (2..NAMES).map(|at| self.folder.join(format!("{name}-{at}.{ending}")));
        let names = std::iter::once(first).chain(another.filter(|_| export.taken == Taken::Another));
        let mut taken = None;
        for path in names {
            match printer::put(&path, &bytes, export.taken == Taken::Replace) {
                Ok(()) => return Printed::Written(self.written(notula, &path, bytes.len())),
                Err(Unput::Exists) => taken = Some(path),
                Err(Unput::Failed(why)) => {
                    return Printed::Failed(
                        language.say(A::PaperUnwritten, &[("file", &path.display()), ("why", &why)]),
                    );
                }
            }
        }
        Printed::Exists(export, taken.unwrap_or_default().display().to_string())
    }

    fn written(&self, notula: &Notula, path: &Path, bytes: usize) -> String {
        let language = self.language;
        let what = language.say(P::NotulaFile, &[("what", &lay::meeting_name(notula, language))]);
        let size = language.say(A::PaperKilobytes, &[("n", &bytes.div_ceil(1024))]);
        language.say(A::PaperWritten, &[("what", &what), ("file", &path.display()), ("size", &size)])
    }
}
