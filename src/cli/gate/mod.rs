//! The gate for who comes over SSH: `rapat ssh-gate` is all that the server runs for them. In this order, and not
//! otherwise: who came, by the key that the server vouches for; whether that key is let in; the limits of this process;
//! the fence for whoever can only read, by the key or by the account; and only then what was asked for, word by word
//! against what that role may ask. Who could write and asks to read only is fenced in before anything is opened for them.
//!
//! What the environment says is not listened to, but for those three: the server's note of the log-in, the command, and
//! the name of the terminal, which has to look like one.

mod identity;
pub mod pass;
pub mod permits;
pub mod split;

use super::command::wall;
use super::desk;
use super::failure::{Ending, Failure};
use super::line::{self, Asked, Call, Options};
use super::person::{self, Person};
use super::{out, screen};
use crate::domain::access::{AccessKey, KeyState, Role};
use crate::domain::day::Day;
use crate::domain::world::World;
use crate::os;
use crate::store::{Mode, Store, StoreError};
use crate::words::{self, Language, S};
use clap::Command;
use identity::Nobody;
use pass::Pass;
use permits::Forbidden;
use split::{LONGEST, Unsplit};
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::Path;

/// The name of the command, known before anything else is read: whoever comes this way has no file of their own here.
pub const NAME: &str = "ssh-gate";
/// Where the server says how the log-in went.
const NOTE: &str = "SSH_USER_AUTH";
/// Where the server puts what was asked for.
const COMMAND: &str = "SSH_ORIGINAL_COMMAND";

/// The arguments: none of its own.
pub fn arguments(command: Command, _language: Language) -> Command {
    command
}

/// Lets somebody in, or does not.
///
/// # Errors
/// Nobody is known by the key, or what was asked for is not there for them or went wrong.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let path = call.options.db.clone().ok_or_else(|| refused(Ending::WrongUsage, language.text(S::GateNeedsDb)))?;
    os::limit_guest().map_err(|why| refused(Ending::Failed, language.say(S::GateLimits, &[("why", &why)])))?;
    let key = known(&path, call)?;
    let pass = Pass::of(&key, env::var_os("TERM").as_deref());
    let can = match pass.guest.role {
        Role::Reader => Can::Read,
        // A key of those who write, at the account of those who read.
        Role::Secretariat if !os::may_write(&path) => Can::ReadHere,
        Role::Secretariat => Can::Write,
    };
    if can != Can::Write {
        fence(&path, language)?;
    }
    let asked = env::var_os(COMMAND).unwrap_or_default();
    serve(&path, &key, pass, can, &asked, call)
}

/// What somebody can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Can {
    /// Write.
    Write,
    /// Read: their key says no more.
    Read,
    /// Read: their key would let them write, this account of the server does not.
    ReadHere,
}

/// The key that came, if it is let in.
fn known(path: &Path, call: &Call) -> Result<AccessKey, Failure> {
    let language = call.language;
    let no = |word: S, hint: S| refused(Ending::NoAccess, language.text(word)).and(language.text(hint));
    let note = env::var_os(NOTE).ok_or_else(|| no(S::NoAuthInfo, S::NoAuthInfoHint))?;
    let fingerprint = identity::of_login(Path::new(&note)).map_err(|nobody| match nobody {
        Nobody::Unreadable | Nobody::NotOneKey => no(S::BadAuthInfo, S::NoAuthInfoHint),
    })?;
    let store = Store::open(path, Mode::Read).map_err(|error| match error {
        // Whoever comes from afar names no other database.
        StoreError::NotFound(_) => {
            let line = language.text(S::GateNoDatabase).to_owned();
            Failure { code: error.exit_code(), lines: vec![line], answered: false }
        }
        error => desk::failed(language, &World::default(), &error, Day::default()),
    })?;
    let world = store.world();
    let Some(key) = world.access_key(&fingerprint) else {
        return Err(refused(Ending::NoAccess, language.text(S::UnknownKey))
            .and(language.say(S::UnknownKeyHint, &[("print", &fingerprint)])));
    };
    match key.state {
        KeyState::Valid => Ok((**key).clone()),
        KeyState::Revoked { .. } => {
            let day = words::day_long(language, world.day(key.since.at));
            Err(refused(Ending::NoAccess, language.say(S::ShutOut, &[("day", &day)]))
                .and(language.say(S::ShutOutHint, &[("print", &fingerprint)])))
        }
    }
}

/// A reader reads the folder of the database, and what the system needs to name this account and to know the machine, on
/// which the database has its place or not; no more.
fn fence(path: &Path, language: Language) -> Result<(), Failure> {
    let folder = path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
    let [id, other] = os::MACHINE_ID.map(Path::new);
    let raised = os::fence_in(&[folder, Path::new("/etc/passwd"), Path::new("/dev/urandom"), id, other]);
    raised.map(drop).map_err(|why| refused(Ending::Failed, language.say(S::GateFence, &[("why", &why)])))
}

/// What was asked for is understood, weighed and done.
fn serve(path: &Path, key: &AccessKey, pass: Pass, can: Can, asked: &OsStr, outer: &Call) -> Result<(), Failure> {
    let (language, asked) = understand(asked, key, outer.language)?;
    let (entry, mut call) = match asked {
        Asked::Text(text) => return out::print(&text, outer.options.ascii, language),
        Asked::Command(entry, call) => (entry, *call),
    };
    let name = entry.map_or("", |entry| entry.name);
    if can == Can::ReadHere {
        let told = refused(Ending::NoAccess, language.text(S::WrongAccount));
        if permits::command(name, Role::Reader).is_none() {
            return Err(told);
        }
        if entry.is_none() {
            out::complain(&told, call.options.ascii);
        }
    }
    let read_only = can != Can::Write || call.options.read_only || name == wall::NAME;
    if read_only && can == Can::Write {
        fence(path, language)?;
    }
    if entry.is_none() && !screen::has_terminal() {
        return Err(refused(Ending::Failed, language.text(S::NoTerminalHere)));
    }
    call.options = Options {
        db: Some(path.to_owned()),
        usual_db: None,
        read_only,
        clock: outer.options.clock,
        author: Some(key.holder.clone()),
        pass: Some(pass),
        ..call.options
    };
    super::run(entry, call)
}

/// What somebody with this key may have and asks for, and in which language they are answered.
fn understand(asked: &OsStr, key: &AccessKey, usual: Language) -> Result<(Language, Asked), Failure> {
    let mut words = split::split(asked).map_err(|why| unsplit(why, usual))?;
    // Some type the program's name as well, as they would at home.
    if words.first().is_some_and(|word| word == "rapat") {
        words.remove(0);
    }
    let args: Vec<OsString> = std::iter::once("rapat".into()).chain(words.into_iter().map(OsString::from)).collect();
    let chosen = person::of_key(key);
    let own = chosen.as_ref().ok().and_then(|person| person.language);
    let language = line::language(&args).or(own).unwrap_or(usual);
    let person = chosen.unwrap_or_else(|_| {
        // An old choice that no longer holds keeps nobody out.
        out::complain(&refused(Ending::Failed, language.text(S::ChoicesUnread)), false);
        Person::default()
    });
    let asked = line::read_for_guest(args, language, person, key.role)?;
    if let Asked::Command(entry, call) = &asked {
        let name = entry.map_or("", |entry| entry.name);
        permits::call(name, call, key.role).map_err(|forbidden| told(&forbidden, name, key.role, language))?;
    }
    Ok((language, asked))
}

fn refused(ending: Ending, line: impl Into<String>) -> Failure {
    Failure::new(ending, line)
}

fn unsplit(why: Unsplit, language: Language) -> Failure {
    let what = match why {
        Unsplit::TooLong => language.say(S::CommandTooLong, &[("most", &LONGEST)]),
        Unsplit::NotText => language.text(S::CommandNotText).to_owned(),
        Unsplit::Control => language.text(S::CommandControl).to_owned(),
        Unsplit::Unclosed => language.text(S::CommandUnclosed).to_owned(),
        Unsplit::Glued => language.text(S::CommandGlued).to_owned(),
    };
    refused(Ending::WrongUsage, what)
}

/// That something is not there over SSH, and what is.
pub fn told(forbidden: &Forbidden, name: &str, role: Role, language: Language) -> Failure {
    match forbidden {
        Forbidden::Command => {
            let role_name = words::role(language, role);
            let there: Vec<&str> = permits::PERMITS
                .iter()
                .filter(|permit| permit.role <= role && !permit.command.is_empty())
                .map(|permit| permit.command)
                .collect();
            refused(Ending::NoAccess, language.say(S::CommandRefused, &[("what", &name), ("role", &role_name)]))
                .and(language.say(S::CommandsThere, &[("commands", &there.join(", "))]))
        }
        Forbidden::Argument(id) => {
            refused(Ending::NoAccess, language.say(S::OptionRefused, &[("option", &format!("--{id}"))]))
        }
        Forbidden::File => refused(Ending::NoAccess, language.text(S::FileRefused))
            .and(language.say(S::FileRefusedHint, &[("command", &name)])),
        Forbidden::Sheet => {
            refused(Ending::NoAccess, language.text(S::SheetRefused)).and(language.text(S::SheetRefusedHint))
        }
    }
}

#[cfg(test)]
mod tests;
