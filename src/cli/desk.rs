//! Opening the database for a command: where it lies, who asks, which moment it is. Here the wall clock is read and the
//! environment asked; what is looked at and changed is decided by the commands.

use super::failure::{Ending, Failure};
use super::line::{Call, Options};
use super::pick;
use crate::domain::change::{Change, Founding};
use crate::domain::day::{Day, Moment, Zone, to_millisecond};
use crate::domain::ids::{MeetingId, OpId, SessionId};
use crate::domain::operation::{Author, Operation, Receipt};
use crate::domain::query::charts::Standing;
use crate::domain::text::{LONGEST_NAME, TextError, line};
use crate::domain::world::World;
use crate::import::builtin;
use crate::os;
use crate::report::Notula;
use crate::runtime::{past, printer};
use crate::store::{First, Mode, Now, Store, StoreError, op_id};
use crate::words::{self, A, Language};
use chrono::{NaiveDateTime, Timelike, Utc};
use etcetera::base_strategy::{BaseStrategy, Xdg};
use std::path::{Path, PathBuf};

/// What a look-up sees: a world, and the day from which it is seen.
#[derive(Debug)]
pub struct View {
    /// The world.
    pub world: World,
    /// Today, or the day of `--per`.
    pub today: Day,
    /// Now, or the end of that day.
    pub now: Moment,
    store: Store,
}

impl View {
    /// The last row of the journal that was known on the evening of a day.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn seq_as_of(&self, call: &Call, day: Day) -> Result<u64, Failure> {
        self.store.seq_as_of(day).map_err(|error| failed(call.language, &self.world, &error, self.today))
    }
}

impl View {
    /// The minutes of a meeting, or of one version of them; nothing where there is no such version.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn minutes(
        &self,
        language: Language,
        id: MeetingId,
        version: Option<usize>,
    ) -> Result<Option<Notula>, Failure> {
        printer::minutes(&self.store, id, version).map_err(|error| failed(language, &self.world, &error, self.today))
    }

    /// The world as it stood at a row of the journal.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn world_at(&self, language: Language, seq: u64) -> Result<World, Failure> {
        self.store.world_at(seq).map_err(|error| failed(language, &self.world, &error, self.today))
    }

    /// How the sites stood at the closing of each meeting.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn standings(&self, language: Language) -> Result<Vec<Standing>, Failure> {
        past::standings(&self.store, &self.world).map_err(|error| failed(language, &self.world, &error, self.today))
    }

    /// The short code of a row of the journal.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn code_at(&self, language: Language, seq: u64) -> Result<Option<String>, Failure> {
        self.store.code_at(seq).map_err(|error| failed(language, &self.world, &error, self.today))
    }

    /// Whether everything up to a row of the journal is still what was written.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn holds_until(&self, language: Language, seq: u64) -> Result<bool, Failure> {
        self.store.holds_until(seq).map_err(|error| failed(language, &self.world, &error, self.today))
    }
}

/// A view without the history.
///
/// # Errors
/// The database cannot be opened, or did not exist on the day that is asked for.
pub fn look(call: &Call) -> Result<View, Failure> {
    view(call, false)
}

/// A view with the history.
///
/// # Errors
/// As [`look`].
pub fn look_back(call: &Call) -> Result<View, Failure> {
    view(call, true)
}

fn view(call: &Call, with_history: bool) -> Result<View, Failure> {
    let path = path(&call.options, call.language)?;
    let mut store = open_to_look(call, &path)?;
    let now = now(&call.options, &store.world().program.zone);
    let today = store.world().day(now.at);
    let language = call.language;
    if with_history {
        store.load_log().map_err(|error| failed(language, &World::default(), &error, today))?;
    }
    let Some(typed) = call.get("per") else {
        return Ok(View { world: store.world().clone(), today, now: now.at, store });
    };
    let day = pick::day(typed, today, language)?;
    let past = store.seq_as_of(day).and_then(|seq| store.world_at(seq));
    let world = past.map_err(|error| failed(language, store.world(), &error, today))?;
    if world.base.is_none() {
        let what = language.say(A::NotYetFounded, &[("day", &words::day_long(language, day))]);
        return Err(Failure::new(Ending::NotFound, what));
    }
    let end = world.program.zone.moment(day, 23, 59).unwrap_or(now.at);
    Ok(View { world, today: day, now: end, store })
}

fn open_to_look(call: &Call, path: &Path) -> Result<Store, Failure> {
    let error = match Store::open(path, Mode::Read) {
        Err(StoreError::NotFound(_) | StoreError::Older { .. }) if !call.options.read_only => {
            return open_or_found(call, path);
        }
        Err(error) => error,
        Ok(store) => return Ok(store),
    };
    Err(unopened(call, &error))
}

/// An open database that can be written, and who writes.
#[derive(Debug)]
pub struct Desk {
    /// The database.
    pub store: Store,
    /// Who writes.
    pub author: Author,
    /// The moment of writing.
    pub now: Now,
}

impl Desk {
    /// Opens the database to write, and makes it where there is none.
    ///
    /// # Errors
    /// It cannot be opened or made, or writing was ruled out by `--baca-saja`.
    pub fn open(call: &Call) -> Result<Self, Failure> {
        let desk = Self::opened(call, |path| open_or_found(call, path))?;
        super::custody::must_hold(&desk, call.language)?;
        Ok(desk)
    }

    /// The same where this copy need not have the right to write: to hand it over, or to get it. One that would have to be
    /// made first has nothing to hand over and awaits nothing.
    ///
    /// # Errors
    /// It is not there or cannot be opened, or writing was ruled out by `--baca-saja`.
    pub fn open_any(call: &Call) -> Result<Self, Failure> {
        Self::opened(call, |path| Store::open(path, Mode::Write).map_err(|error| unopened(call, &error)))
    }

    fn opened(call: &Call, open: impl FnOnce(&Path) -> Result<Store, Failure>) -> Result<Self, Failure> {
        let language = call.language;
        if call.options.read_only {
            return Err(Failure::new(Ending::NoAccess, language.text(A::ReadOnlyAsked)));
        }
        let author = author(&call.options, language)?;
        let mut store = open(&path(&call.options, language)?)?;
        store.load_log().map_err(|error| unopened(call, &error))?;
        let now = now(&call.options, &store.world().program.zone);
        Ok(Self { store, author, now })
    }

    /// The world.
    pub fn world(&self) -> &World {
        self.store.world()
    }

    /// Today.
    pub fn today(&self) -> Day {
        self.world().day(self.now.at)
    }

    /// Writes changes as one operation.
    ///
    /// # Errors
    /// What stands against it.
    pub fn save(&mut self, language: Language, changes: Vec<Change>) -> Result<Receipt, Failure> {
        let id = self.id_for(language, &changes)?;
        let operation = Operation::plain(id, changes);
        let saved = self.store.commit(&operation, &self.author, self.now);
        saved.map_err(|error| self.failed(language, &error))
    }

    /// The identity of an operation with these changes.
    ///
    /// # Errors
    /// Never in practice: an author that cannot be written down.
    pub fn id_for(&self, language: Language, changes: &[Change]) -> Result<OpId, Failure> {
        op_id(self.world().seq, &self.author, self.now, changes).map_err(|error| self.failed(language, &error))
    }

    /// The identity of an operation whose changes are only thought up when it is written.
    ///
    /// # Errors
    /// Never in practice: an author that cannot be written down.
    pub fn id_of(&self, language: Language, payload: &str) -> Result<OpId, Failure> {
        id_of(&self.author, self.now, self.world().seq, payload).map_err(|error| self.failed(language, &error))
    }

    /// What went wrong with the database, for a person and for a script.
    pub fn failed(&self, language: Language, error: &StoreError) -> Failure {
        failed(language, self.world(), error, self.today())
    }
}

/// The identity of an operation behind this row.
///
/// # Errors
/// Never in practice: an author that cannot be written down.
pub fn id_of(author: &Author, now: Now, seq: u64, payload: &str) -> Result<OpId, StoreError> {
    match now.frozen {
        true => op_id::frozen(SEED, seq, author, payload),
        false => Ok(op_id::fresh(now.at)),
    }
}

/// The seed of the identities under a frozen clock.
const SEED: &str = "rapat";

fn op_id(seq: u64, author: &Author, now: Now, changes: &[Change]) -> Result<OpId, StoreError> {
    match now.frozen {
        true => op_id::frozen(SEED, seq, author, &op_id::payload(changes)?),
        false => Ok(op_id::fresh(now.at)),
    }
}

/// The sentences and the exit code of a failure of the database.
pub fn failed(language: Language, world: &World, error: &StoreError, today: Day) -> Failure {
    let mut lines = vec![words::failure(language, world, error, today)];
    if let StoreError::InPart { refused, .. } = error
        && refused.len() > 1
    {
        let each = refused.iter().map(|(change, refusal)| {
            let change = words::change_line(language, world, change, today);
            format!("  {change}: {}", words::refusal(language, world, refusal, today))
        });
        lines.extend(each);
    }
    Failure { code: error.exit_code(), lines, answered: false }
}

/// A failure before there was a world to look at.
fn unopened(call: &Call, error: &StoreError) -> Failure {
    failed(call.language, &World::default(), error, Day::default())
}

/// Opens the database to write, and makes it with the built-in programme and roster where there is none.
///
/// # Errors
/// It cannot be opened or made.
pub fn open_or_found(call: &Call, path: &Path) -> Result<Store, Failure> {
    match Store::open(path, Mode::Write) {
        // Who comes from outside finds a database or none.
        Err(StoreError::NotFound(_)) if call.options.pass.is_none() => {}
        opened => return opened.map_err(|error| unopened(call, &error)),
    }
    make_room(&call.options, path, call.language)?;
    let author = author(&call.options, call.language)?;
    let rest = builtin::founding().map_err(|error| Failure::new(Ending::Failed, error.to_string()))?;
    let first = first(&call.options, rest, author).map_err(|error| unopened(call, &error))?;
    Store::open_or_found(path, || first).map_err(|error| unopened(call, &error))
}

/// The first operation of a new database: what it is, then what it begins with.
///
/// # Errors
/// Never in practice: changes that cannot be written down.
pub fn first(options: &Options, rest: Vec<Change>, author: Author) -> Result<First, StoreError> {
    let zone = rest.iter().find_map(|change| match change {
        Change::InstallProgram(program) => Some(program.zone.clone()),
        _ => None,
    });
    let now = now(options, &zone.unwrap_or_default());
    let op = op_id(0, &author, now, &rest)?;
    let founding = Founding {
        id: op.to_string(),
        home: author.host.clone(),
        rehearsal: now.frozen,
        sample: false,
        made_by: env!("CARGO_PKG_VERSION").to_owned(),
    };
    Ok(First { op, founding, rest, past: Vec::new(), author, now })
}

/// Who sits here: the post or person that the office names, and what the system knows of them.
///
/// # Errors
/// A name that cannot be taken.
pub fn author(options: &Options, language: Language) -> Result<Author, Failure> {
    let os_user = os::user_name();
    let name = options.author.clone().unwrap_or_else(|| os_user.clone());
    let name = line(&name, LONGEST_NAME).map_err(|error| {
        let what = match error {
            TextError::Empty => language.text(A::AuthorEmpty).to_owned(),
            TextError::TooLong { is, most } => language.say(A::AuthorTooLong, &[("is", &is), ("most", &most)]),
        };
        Failure::new(Ending::WrongUsage, what)
    })?;
    let key = options.pass.as_ref().map(|pass| pass.guest.key.to_string());
    // Who came by key takes back what was done with that key, whoever else bears the name of that post.
    let session = SessionId::new(format!("cli:{}", key.as_ref().unwrap_or(&name)));
    Ok(Author { name, os_user, host: os::host_name(), key, session })
}

/// Where the database lies.
///
/// # Errors
/// No home is known in which the usual place could be.
pub fn path(options: &Options, language: Language) -> Result<PathBuf, Failure> {
    if let Some(path) = options.db.as_ref().or(options.usual_db.as_ref()) {
        return Ok(path.clone());
    }
    let home = Xdg::new().map_err(|_| Failure::new(Ending::Failed, language.text(A::NoHome)))?;
    Ok(home.data_dir().join("rapat").join("rapat.db"))
}

/// Makes the folder of the usual place; a folder that somebody named must be there.
///
/// # Errors
/// The rights are missing, or the disk is full.
pub fn make_room(options: &Options, path: &Path, language: Language) -> Result<(), Failure> {
    match path.parent() {
        Some(folder) if options.db.is_none() && options.usual_db.is_none() => os::create_own_folder(folder)
            .map_err(|error| failed(language, &World::default(), &error.into(), Day::default())),
        _ => Ok(()),
    }
}

/// What the clock says, on a wall in this zone.
pub fn now(options: &Options, zone: &Zone) -> Now {
    Clock::of(options).now(zone)
}

/// Which moment it is.
enum Clock {
    Real,
    Frozen(NaiveDateTime),
}

impl Clock {
    fn of(options: &Options) -> Self {
        options.clock.map_or(Self::Real, Self::Frozen)
    }

    /// The moment; a frozen clock hangs on the wall of the programme.
    fn now(&self, zone: &Zone) -> Now {
        match self {
            Self::Real => Now::real(to_millisecond(Utc::now())),
            Self::Frozen(wall) => {
                let minute = zone.moment(wall.date(), wall.hour(), wall.minute());
                let second = chrono::Duration::seconds(i64::from(wall.second()));
                Now::frozen(minute.map_or(Moment::UNIX_EPOCH, |minute| minute + second))
            }
        }
    }
}
