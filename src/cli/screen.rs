//! Opening the board: who looks at which database, and how, is put together here and handed to the runtime.

use super::desk;
use super::failure::{Ending, Failure};
use super::line::{Call, Options};
use super::person;
use crate::app::setup::{Colours, Elsewhere, Setup, ThemeName};
use crate::domain::day::Day;
use crate::domain::ids::{CopyId, SessionId};
use crate::domain::operation::Author;
use crate::domain::text::tidy;
use crate::domain::world::World;
use crate::os;
use crate::runtime::clock::Clock;
use crate::runtime::{self, End, Remember, Start};
use crate::store::{Away, Mode, Now, Standing, Store, StoreError, op_id};
use crate::words::{self, A, Language, S};
use std::env;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// `rapat` alone: the board on the usual database.
///
/// # Errors
/// There is no terminal, or the database cannot be opened.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    needs_terminal(language)?;
    let path = desk::path(&call.options, language)?;
    let store = match call.options.read_only {
        true => Store::open(&path, Mode::Read)
            .map_err(|error| desk::failed(language, &World::default(), &error, Day::default()))?,
        false => where_it_may(desk::open_or_found(call, &path)?)
            .map_err(|error| desk::failed(language, &World::default(), &error, Day::default()))?,
    };
    let author = desk::author(&call.options, language)?;
    show(store, author, &call.options, language)
}

/// A file that has its place elsewhere is opened to read. One whose right to write is with another copy may get it back
/// while the board is open.
fn where_it_may(store: Store) -> Result<Store, StoreError> {
    match store.standing()? {
        Standing::Here | Standing::Away(Away::Held(_)) => Ok(store),
        Standing::Away(_) => {
            let path = store.path().to_owned();
            drop(store);
            Store::open(&path, Mode::Read)
        }
    }
}

/// Whether there is a terminal on both ends.
pub fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Nothing is opened or made for a board that cannot be shown.
///
/// # Errors
/// There is no terminal.
pub fn needs_terminal(language: Language) -> Result<(), Failure> {
    match has_terminal() {
        true => Ok(()),
        false => Err(Failure::new(Ending::Failed, language.text(A::NoTerminal))),
    }
}

/// Shows the board until somebody leaves it.
///
/// # Errors
/// The terminal cannot be drawn to; or it is gone, or the process was told to end, which is said by the exit code alone.
pub fn show(store: Store, author: Author, options: &Options, language: Language) -> Result<(), Failure> {
    let now = desk::now(options, &store.world().program.zone);
    let author = Author { session: session(now), ..author };
    let setup = setup(&store, &author, options, language);
    let clock = match now.frozen {
        true => Clock::Frozen(now.at),
        false => Clock::Real,
    };
    // Who comes with a key sits at somebody else's home.
    let remember: Remember = match (&options.pass, language) {
        (Some(_), _) => |_| Ok(()),
        (None, Language::Indonesian) => |taste| person::remember(taste, Language::Indonesian),
        (None, Language::English) => |taste| person::remember(taste, Language::English),
    };
    match runtime::board(Start { store, setup, keymap: options.keymap.clone(), author, line: line(), clock, remember })
    {
        Ok(End::Quit) => Ok(()),
        Ok(End::ShutOut) => Err(Failure::new(Ending::NoAccess, language.text(S::ShutOutNow))),
        Ok(End::Told(code)) => Err(Failure::silent(u8::try_from(code).unwrap_or(1))),
        Err(error) => Err(Failure::new(Ending::Failed, language.say(A::BoardFailed, &[("why", &error)]))),
    }
}

/// What undo belongs to: one process. A rehearsal runs alike every time, so there it has one name.
fn session(now: Now) -> SessionId {
    match now.frozen {
        true => SessionId::new("papan:latihan"),
        false => SessionId::new(format!("papan:{}", op_id::fresh(now.at))),
    }
}

/// Where this person sits: the address over SSH, as the server has put it into the environment, or the terminal.
fn line() -> String {
    let address = env::var("SSH_CONNECTION").ok().and_then(|line| Some(line.split(' ').next()?.to_owned()));
    match address {
        Some(address) if !address.is_empty() => tidy(&format!("SSH {address}")),
        _ => os::terminal_name(),
    }
}

/// How the wall looks: in a theme made for it, unless the command line names another. Nobody sits before it.
pub fn wall_setup(store: &Store, author: &Author, options: &Options, language: Language) -> Setup {
    let own = options.theme.as_deref().and_then(ThemeName::from_code);
    let theme = own.filter(|theme| options.theme_asked || theme.is_for_hall()).unwrap_or_default();
    Setup { theme, ..setup(store, author, options, language) }
}

fn setup(store: &Store, author: &Author, options: &Options, language: Language) -> Setup {
    let now = desk::now(options, &store.world().program.zone);
    let colours = match options.colourless {
        true => Colours::None,
        false => runtime::colours_from(|name| match &options.pass {
            Some(pass) => pass.environment(name),
            None => env::var(name).ok(),
        }),
    };
    Setup {
        language,
        theme: options.theme.as_deref().and_then(ThemeName::from_code).unwrap_or_default(),
        colours,
        ascii: options.ascii,
        copying: options.copying,
        read_only: store.mode() == Mode::Read,
        database: name(store.path()),
        host: os::host_name(),
        copy: store.copy().map_or_else(|_| CopyId::first(), |copy| copy.id),
        elsewhere: elsewhere(store, language, now),
        folder: folder().display().to_string(),
        guest: options.pass.as_ref().map(|pass| pass.guest.clone()),
        author: author.name.clone(),
        session: author.session.clone(),
    }
}

/// What the file itself says where it has its place elsewhere; that another copy has the right, the world says.
fn elsewhere(store: &Store, language: Language, now: Now) -> Option<Elsewhere> {
    match store.standing() {
        Ok(Standing::Here) | Err(_) | Ok(Standing::Away(Away::Held(_))) => None,
        Ok(Standing::Away(away)) => {
            let today = store.world().day(now.at);
            let sentence = words::away(language, store.world(), &away, store.path(), today);
            Some(Elsewhere { head: words::away_head(language, &away), sentence })
        }
    }
}

/// Where files are written from the board: where it was started.
fn folder() -> PathBuf {
    env::current_dir().unwrap_or_else(|_| PathBuf::from("."))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
