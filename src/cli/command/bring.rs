//! `rapat kembalikan`: what was taken along is brought back, with all that was recorded there; or, where it is lost, the
//! right to write is taken back without it.

use crate::cli::courier::{self, Message, Server};
use crate::cli::custody;
use crate::cli::desk::Desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, format_json, switch, value, word};
use crate::domain::custody::Way;
use crate::domain::ids::{CopyId, OpId};
use crate::store::{Carry, Copy, Doing, Mode, Store, StoreError};
use crate::words::{self, H, Language, T};
use clap::{Command, value_parser};
use std::path::{Path, PathBuf};

/// Said to the far side: this end of the line is the server's.
const SERVE: &str = "lewat-ssh";
/// What is asked for on the far side.
pub const ASKS: &str = "kembalikan --lewat-ssh";

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    let path = |id, help| value(language, id, H::FileValue, help).value_parser(value_parser!(PathBuf));
    command
        .arg(
            word(language, "server", H::ServerValue, H::BringServer)
                .conflicts_with_all(["dari", "ke", "hilang", SERVE]),
        )
        .arg(switch(language, SERVE, H::CarryServe).hide(true).conflicts_with_all(["dari", "ke", "hilang"]))
        .arg(path("dari", H::BringFrom))
        .arg(path("ke", H::BringTo).conflicts_with_all(["dari", "hilang"]))
        .arg(switch(language, "hilang", H::BringLost))
        .arg(format_json(language))
        .after_help(language.text(H::BringExamples))
}

/// Brings it back.
///
/// # Errors
/// It was not taken along, does not fit, or cannot be written.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    if call.has(SERVE) {
        return serve(call);
    }
    let (from, to) = (call.path("dari"), call.path("ke"));
    match (from, to) {
        (from, None) if call.has("hilang") => reclaim(call, from.as_deref()),
        (Some(from), _) => from_file(call, &from),
        (None, Some(to)) => to_file(call, &to),
        (None, None) => to_server(call),
    }
}

/// On the server: says how far it has come, and takes in what it is missing.
fn serve(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open_any(call)?;
    let mut line = courier::own_line();
    // Whoever hangs up says why on their own side.
    let cut = || Failure::silent(Ending::Failed as u8);
    let Message::Bring { .. } = line.next().map_err(|_| cut())? else { return Err(cut()) };
    let hello = desk.store.hello().map_err(|error| desk.failed(language, &error))?;
    line.send(&Message::Has(hello)).map_err(|_| cut())?;
    let Message::Rows(parcel) = line.next().map_err(|_| cut())? else { return Err(cut()) };
    desk.store.receive(&parcel).map_err(|error| desk.failed(language, &error))?;
    let hello = desk.store.hello().map_err(|error| desk.failed(language, &error))?;
    line.send(&Message::Has(hello)).map_err(|_| cut())
}

/// On the laptop: to the server from which it was fetched, or the one that is named.
fn to_server(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open_any(call)?;
    let known = desk.store.copy().map_err(|error| desk.failed(language, &error))?.server;
    // Who sits far away starts nothing here.
    let known = known.filter(|_| call.options.pass.is_none());
    let Some(address) = call.get("server").map(str::to_owned).or(known) else {
        return Err(custody::usage(language, T::BringHow));
    };
    let mut server = Server::call(&address, ASKS, language)?;
    let hello = match server.line().send(&Message::bring()).and_then(|()| server.hello()) {
        Ok(hello) => hello,
        Err(why) => return Err(server.lost(language, &why)),
    };
    let id = desk.id_of(language, "bring")?;
    let (author, now) = (desk.author.clone(), desk.now);
    let doing = Doing { id: &id, author: &author, now };
    let parcel = desk.store.brought(&hello, doing).map_err(|error| desk.failed(language, &error))?;
    let there = match server.line().send(&Message::Rows(parcel)).and_then(|()| server.hello()) {
        Ok(there) => there,
        Err(why) => return Err(server.lost(language, &why)),
    };
    server.hang_up();
    let own = desk.store.hello().map_err(|error| desk.failed(language, &error))?;
    // It may have gone on already; what it says of this row is what counts where it has not.
    if there.seq < own.seq || (there.seq == own.seq && there.hash != own.hash) {
        return Err(desk.failed(language, &StoreError::Carry(Carry::Gap)));
    }
    let rows = usize::try_from(own.seq.saturating_sub(hello.seq)).unwrap_or(0);
    let world = desk.world().clone();
    let line = call.say(T::Back, &[("n", &world.lease()), ("rows", &rows), ("path", &address)]);
    custody::tell(call, &world, false, rows, vec![line]);
    Ok(())
}

/// At the office: from the file that was carried.
fn from_file(call: &mut Call, file: &Path) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open_any(call)?;
    let mut carried = Store::open(file, Mode::Write).map_err(|error| custody::unopened(language, &error))?;
    let id = desk.id_of(language, "bring")?;
    let (author, now) = (desk.author.clone(), desk.now);
    let doing = Doing { id: &id, author: &author, now };
    let brought = carried.bring_back_to(&mut desk.store, doing);
    let rows = brought.map_err(|error| custody::refused_there(&desk, language, &error))?;
    carried.into_one_file().map_err(|error| desk.failed(language, &error))?;
    back(call, &desk, rows);
    Ok(())
}

fn back(call: &mut Call, desk: &Desk, rows: usize) {
    let path = desk.store.path().display().to_string();
    let line = call.say(T::Back, &[("n", &desk.world().lease()), ("rows", &rows), ("path", &path)]);
    let world = desk.world().clone();
    custody::tell(call, &world, true, rows, vec![line]);
}

/// Where it was taken to: into a file that is carried to the office, or straight into the office's own.
fn to_file(call: &mut Call, file: &Path) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open_any(call)?;
    let id = desk.id_of(language, "bring")?;
    let (author, now) = (desk.author.clone(), desk.now);
    let doing = Doing { id: &id, author: &author, now };
    let done = give(&mut desk.store, file, doing).map_err(|error| custody::amiss(&desk, language, &error))?;
    let world = desk.world().clone();
    let there = file.display().to_string();
    let place = world.custody.as_deref().map(|custody| words::holder_place(language, custody)).unwrap_or_default();
    let line = match done {
        Given::Home(rows) => call.say(T::Back, &[("n", &world.lease()), ("rows", &rows), ("path", &there)]),
        Given::Carried => call.say(T::Sealed, &[("file", &there), ("place", &place)]),
    };
    let rows = if let Given::Home(rows) = done { rows } else { 0 };
    custody::tell(call, &world, false, rows, vec![line]);
    Ok(())
}

enum Given {
    /// Into the copy from which it was taken along.
    Home(usize),
    /// Into a file that is carried there.
    Carried,
}

fn give(own: &mut Store, file: &Path, doing: Doing<'_>) -> Result<Given, StoreError> {
    let mut other = match Store::open(file, Mode::Write) {
        Ok(other) => other,
        Err(StoreError::NotFound(_)) => {
            own.must_be_bringable()?;
            let copy = Copy::unbound(CopyId::new(format!("{}-kembali", doing.id)), None);
            Store::copied(file, &own.whole()?, &copy, doing.now.at)?
        }
        Err(error) => return Err(error),
    };
    if other.path() == own.path() {
        own.seal(doing)?;
        return Ok(Given::Carried);
    }
    let home = own.world().custody.as_ref().and_then(|custody| custody.home.clone());
    let is_home = home.is_some_and(|home| other.copy().is_ok_and(|copy| copy.id == home.copy));
    if is_home || other.hello()?.base != own.hello()?.base {
        return own.bring_back_to(&mut other, doing).map(Given::Home);
    }
    // All that is there now goes first: what is let go after that is one row.
    other.receive(&own.parcel(&other.hello()?)?)?;
    other.must_be_sound()?;
    own.seal(doing)?;
    other.receive(&own.parcel(&other.hello()?)?)?;
    other.into_one_file()?;
    Ok(Given::Carried)
}

/// What was taken along is lost; what a file still has of it is taken in.
fn reclaim(call: &mut Call, file: Option<&Path>) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open_any(call)?;
    let lost = desk.world().custody.clone().filter(|custody| custody.home.is_some());
    let Some(lost) = lost else {
        return Err(desk.failed(language, &StoreError::Carry(Carry::NotLent)));
    };
    let id: OpId = desk.id_of(language, "reclaim")?;
    let (author, now) = (desk.author.clone(), desk.now);
    let rows = match file {
        None => 0,
        Some(file) => {
            let mut other = Store::open(file, Mode::Read).map_err(|error| custody::unopened(language, &error))?;
            take_in(&mut desk.store, &mut other).map_err(|error| desk.failed(language, &error))?
        }
    };
    if desk.world().custody.as_ref().is_some_and(|custody| custody.way == Way::Returned) {
        // The file was brought back after all: the right to write came with its rows.
        back(call, &desk, rows);
        return Ok(());
    }
    let done = desk.store.reclaim(Doing { id: &id, author: &author, now });
    done.map_err(|error| desk.failed(language, &error))?;
    if let Some(file) = file {
        custody::step_down(file);
    }
    let world = desk.world().clone();
    let path = desk.store.path().display().to_string();
    let place = words::holder_place(language, &lost);
    let lines = vec![
        call.say(T::ReclaimedNow, &[("n", &world.lease()), ("rows", &rows), ("path", &path)]),
        call.say(T::ReclaimedNext, &[("place", &place)]),
    ];
    custody::tell(call, &world, true, rows, lines);
    Ok(())
}

fn take_in(own: &mut Store, other: &mut Store) -> Result<usize, StoreError> {
    own.receive(&other.parcel(&own.hello()?)?)
}
