//! `rapat bawa SERVER` and `rapat bawa --ke FILE`: the right to write is taken along, to where there is no network. From
//! a server it is fetched over SSH, where this command stands on both ends.

use super::bring;
use crate::cli::courier::{self, Message, Server};
use crate::cli::custody;
use crate::cli::desk::{self, Desk};
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, format_json, switch, value, word};
use crate::domain::day::{Day, Zone};
use crate::domain::text::{LONGEST_NAME, line as clean};
use crate::domain::world::World;
use crate::os;
use crate::store::{Carry, Copy, Doing, Mode, Now, Parcel, Standing, Store, StoreError, Taker};
use crate::words::{A, H, Language, T};
use clap::{Command, value_parser};
use std::fmt::Display;
use std::path::{Path, PathBuf};

/// Said to the far side: this end of the line is the server's.
const SERVE: &str = "lewat-ssh";
/// What is asked for on the far side.
const ASKS: &str = "bawa --lewat-ssh";

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "server", H::ServerValue, H::CarryServer).conflicts_with_all(["ke", SERVE]))
        .arg(value(language, "ke", H::FileValue, H::CarryTo).value_parser(value_parser!(PathBuf)).conflicts_with(SERVE))
        .arg(value(language, "untuk", H::HostValue, H::CarryFor).requires("ke"))
        .arg(switch(language, SERVE, H::CarryServe).hide(true))
        .arg(format_json(language))
        .after_help(language.text(H::CarryExamples))
}

/// Takes it along.
///
/// # Errors
/// The right to write is not here, or the file cannot be written.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    if call.has(SERVE) {
        return serve(call);
    }
    match (call.path("ke"), call.get("server").map(str::to_owned)) {
        (Some(file), _) => to_file(call, &file),
        (None, Some(server)) => from_server(call, &server),
        (None, None) => Err(custody::usage(language, T::CarryHow)),
    }
}

/// On the server: sends what is missing there until nothing is, then lets the right to write go.
fn serve(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open_any(call)?;
    let mut line = courier::own_line();
    // Whoever hangs up says why on their own side.
    let cut = || Failure::silent(Ending::Failed as u8);
    let Message::Take { copy, host, mut has, .. } = line.next().map_err(|_| cut())? else { return Err(cut()) };
    let host = clean(&host, LONGEST_NAME).ok();
    let taker = Taker { copy, host, file: None };
    loop {
        let parcel = match &has {
            Some(hello) => desk.store.parcel(hello),
            None => desk.store.whole(),
        };
        let parcel = parcel.map_err(|error| desk.failed(language, &error))?;
        // One that was cut off after the right to write was let go to it only fetches the row that says so.
        if !desk.world().is_held_by(&taker.copy) {
            custody::must_hold(&desk, language)?;
        }
        line.send(&Message::Rows(parcel)).map_err(|_| cut())?;
        if desk.world().is_held_by(&taker.copy) {
            return Ok(());
        }
        let Message::Has(hello) = line.next().map_err(|_| cut())? else { return Err(cut()) };
        let id = desk.id_of(language, "lend")?;
        let (author, now) = (desk.author.clone(), desk.now);
        match desk.store.lend(&taker, &hello, Doing { id: &id, author: &author, now }) {
            Ok(_) | Err(StoreError::Carry(Carry::Moved)) => has = Some(hello),
            Err(error) => return Err(desk.failed(language, &error)),
        }
    }
}

/// On the laptop: fetches it.
fn from_server(call: &mut Call, address: &str) -> Result<(), Failure> {
    let language = call.language;
    if call.options.read_only {
        return Err(Failure::new(Ending::NoAccess, language.text(A::ReadOnlyAsked)));
    }
    courier::must_be_address(address, language)?;
    let path = desk::path(&call.options, language)?;
    let unmade = |error: StoreError| desk::failed(language, &World::default(), &error, Day::default());
    desk::make_room(&call.options, &path, language)?;
    let existing = match Store::open(&path, Mode::Write) {
        Ok(store) => Some(store),
        Err(StoreError::NotFound(_)) => None,
        Err(error) => return Err(unmade(error)),
    };
    let existing = match existing {
        Some(store) if is_here(&store).map_err(unmade)? => return already(call, store, address),
        existing => existing,
    };
    let is_new = existing.is_none();
    let now = desk::now(&call.options, &Zone::default());
    let mut own = Own::new(existing, &path, address, now).map_err(unmade)?;
    let mut server = Server::call(address, ASKS, language)?;
    let greeting = own.greeting().map_err(unmade)?;
    let mut said = server.line().send(&greeting);
    let store = loop {
        let parcel = match said.and_then(|()| server.rows()) {
            Ok(parcel) => parcel,
            Err(why) => {
                let lost = server.lost(language, &why);
                let there = call.say(T::OwnFileThere, &[("path", &path.display()), ("server", &address)]);
                return Err(if is_new { lost } else { lost.and(there) });
            }
        };
        // What was refused here is said here; the server sees the line end and lets nothing go.
        let store = own.receive(&parcel).map_err(unmade)?;
        let holds = store.copy().map_err(unmade)?;
        if store.world().is_held_by(&holds.id) {
            break store;
        }
        store.must_be_sound().map_err(unmade)?;
        let hello = store.hello().map_err(unmade)?;
        said = server.line().send(&Message::Has(hello));
    };
    let world = store.world().clone();
    let lines = taken(call, store, address);
    server.hang_up();
    custody::tell(call, &world, true, 0, lines);
    Ok(())
}

/// It was fetched before: the server, where it answers, is asked whether that still holds.
fn already(call: &mut Call, mut store: Store, address: &str) -> Result<(), Failure> {
    let language = call.language;
    let path = store.path().display().to_string();
    let zone = store.world().program.zone.clone();
    let today = zone.day(desk::now(&call.options, &zone).at);
    let refused = |store: &Store, error: &StoreError| desk::failed(language, store.world(), error, today);
    let from = store.copy().map_err(|error| refused(&store, &error))?.server.unwrap_or_default();
    if from != address {
        let words = [("path", &path as &dyn Display), ("server", &from), ("asked", &address)];
        return Err(Failure::new(Ending::Failed, language.say(T::TakenElsewhere, &words)));
    }
    let mut server = Server::call(address, bring::ASKS, language)?;
    let hello = server.line().send(&Message::bring()).and_then(|()| server.hello());
    server.hang_up();
    let mut lines = taken(call, &store, address);
    match hello {
        Ok(hello) => {
            if store.gives_way_to(&hello).map_err(|error| refused(&store, &error))? {
                return Err(refused(&store, &StoreError::Carry(Carry::Superseded)));
            }
        }
        Err(_) => lines.push(call.say(T::TakenUnasked, &[("server", &address)])),
    }
    let world = store.world().clone();
    custody::tell(call, &world, true, 0, lines);
    Ok(())
}

/// It was fetched already.
fn is_here(store: &Store) -> Result<bool, StoreError> {
    Ok(store.copy()?.server.is_some() && store.world().lease() > 1 && store.standing()? == Standing::Here)
}

fn taken(call: &Call, store: &Store, address: &str) -> Vec<String> {
    let path = store.path().display();
    vec![
        call.say(T::TakenHere, &[("n", &store.world().lease()), ("path", &path), ("server", &address)]),
        call.language.text(T::TakenNext).to_owned(),
    ]
}

/// The copy on the laptop: one that was there before, or one that is made from the first rows that come.
struct Own {
    path: PathBuf,
    store: Option<Store>,
    copy: Copy,
    now: Now,
}

impl Own {
    fn new(existing: Option<Store>, path: &Path, address: &str, now: Now) -> Result<Self, StoreError> {
        let copy = Store::fetcher(existing.as_ref(), address, now.at)?;
        Ok(Self { path: path.to_owned(), store: existing, copy, now })
    }

    fn greeting(&self) -> Result<Message, StoreError> {
        let has = self.store.as_ref().map(Store::hello).transpose()?;
        Ok(Message::take(self.copy.id.clone(), os::host_name(), has))
    }

    /// Takes in what came, and has its place here before it can have the right to write.
    fn receive(&mut self, parcel: &Parcel) -> Result<&mut Store, StoreError> {
        let mut store = match self.store.take() {
            Some(store) => store,
            None => Store::copied(&self.path, parcel, &self.copy, self.now.at)?,
        };
        let placed = store.placed(self.copy.clone())?;
        if store.copy()? != placed {
            store.rename_copy(&placed)?;
        }
        store.receive(parcel)?;
        Ok(self.store.insert(store))
    }
}

fn to_file(call: &mut Call, file: &Path) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open_any(call)?;
    let host = call.get("untuk").and_then(|host| clean(host, LONGEST_NAME).ok());
    let id = desk.id_of(language, &format!("carry {}", file.display()))?;
    let (author, now) = (desk.author.clone(), desk.now);
    let doing = Doing { id: &id, author: &author, now };
    let carried = desk.store.carry_to(file, host, doing).map_err(|error| custody::amiss(&desk, language, &error))?;
    let (there, here) = (carried.path().display().to_string(), desk.store.path().display().to_string());
    let meant = carried.copy().map_err(|error| desk.failed(language, &error))?.host;
    carried.into_one_file().map_err(|error| desk.failed(language, &error))?;
    let lease = desk.world().lease();
    let mut lines = vec![
        call.say(T::Carried, &[("n", &lease), ("file", &there), ("path", &here)]),
        language.text(T::CarriedNext).to_owned(),
    ];
    lines.push(match meant {
        Some(host) => call.say(T::CarriedFor, &[("host", &host)]),
        None => language.text(T::CarriedAnyone).to_owned(),
    });
    let world = desk.world().clone();
    custody::tell(call, &world, false, 0, lines);
    Ok(())
}
