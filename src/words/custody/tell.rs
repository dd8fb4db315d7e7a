//! Who has the right to write, as a sentence for a person: where it is, what is safe here, what to do.

use super::T;
use crate::domain::custody::{Custody, Handover, Way};
use crate::domain::day::Day;
use crate::domain::world::World;
use crate::store::{Away, Carry};
use crate::words::{Language, dates};
use std::path::Path;

/// Why this copy may not be written, and what to do.
pub fn away(language: Language, world: &World, away: &Away, own: &Path, today: Day) -> String {
    let own = own.display();
    match away {
        Away::Held(custody) => held(language, world, custody, today),
        Away::OtherMachine { host } => language.say(T::AwayMachine, &[("host", &named(language, host)), ("own", &own)]),
        Away::OtherPlace { path, there: true } => {
            language.say(T::AwayPlace, &[("path", &path.display()), ("own", &own)])
        }
        Away::OtherPlace { path, there: false } => {
            language.say(T::AwayPlaceGone, &[("path", &path.display()), ("own", &own)])
        }
        Away::Unfinished => language.text(T::AwayUnfinished).to_owned(),
        Away::Outdated { home } => language.say(T::AwayOutdated, &[("place", &named(language, home)), ("own", &own)]),
        Away::MeantFor { host } => language.say(T::AwayMeant, &[("host", &named(language, host)), ("own", &own)]),
    }
}

/// That another copy has the right to write.
pub fn held(language: Language, world: &World, custody: &Custody, today: Day) -> String {
    let word = match custody.way {
        Way::Taken if custody.file.is_some() => T::AwayTakenFile,
        Way::Taken => T::AwayTaken,
        Way::Returned => T::AwayReturned,
        Way::Reclaimed | Way::Restored => T::AwayOther,
    };
    let when = dates::moment_short(language, &world.program.zone, custody.since, today);
    language.say(word, &[("who", &custody.by), ("place", &place(language, custody)), ("when", &when)])
}

/// Where another copy has the right to write, for the header: the name of the file is enough there; the sentence says
/// where it lies.
pub fn held_head(language: Language, custody: &Custody) -> String {
    let name = || place(language, custody).rsplit('/').next().unwrap_or_default().to_owned();
    custody.host.clone().unwrap_or_else(name)
}

/// The same, and since when.
pub fn held_since(language: Language, world: &World, custody: &Custody, today: Day) -> String {
    let when = dates::moment_short(language, &world.program.zone, custody.since, today);
    language.say(T::HeadSince, &[("place", &held_head(language, custody)), ("when", &when)])
}

/// Where the file has its place that may be written, for the header.
pub fn away_head(language: Language, away: &Away) -> String {
    match away {
        Away::Held(custody) => place(language, custody),
        Away::OtherMachine { host: name } | Away::MeantFor { host: name } | Away::Outdated { home: name } => {
            named(language, name)
        }
        Away::OtherPlace { path, .. } => path.display().to_string(),
        Away::Unfinished => language.text(T::Elsewhere).to_owned(),
    }
}

/// Where the copy lies that has the right to write.
pub fn place(language: Language, custody: &Custody) -> String {
    match (&custody.file, &custody.host) {
        (Some(file), Some(host)) => format!("{host} ({file})"),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => language.text(T::Elsewhere).to_owned(),
    }
}

fn named(language: Language, host: &str) -> String {
    if host.is_empty() { language.text(T::Elsewhere).to_owned() } else { host.to_owned() }
}

/// Why rows do not go from one copy to the other.
pub fn carry(language: Language, carry: &Carry) -> String {
    let word = match carry {
        Carry::OtherDatabase => T::CarryOtherDatabase,
        Carry::Diverged => T::CarryDiverged,
        Carry::Superseded => T::CarrySuperseded,
        Carry::Older => T::CarryOlder,
        Carry::Gap => T::CarryGap,
        Carry::Spoiled(what) => return language.say(T::CarrySpoiled, &[("what", what)]),
        Carry::NotAwaited => T::CarryNotAwaited,
        Carry::NotAtHome => T::CarryNotAtHome,
        Carry::NotLent => T::CarryNotLent,
        Carry::Keys => T::CarryKeys,
        Carry::Moved => T::CarryMoved,
    };
    language.text(word).to_owned()
}

/// What handing over is called in history.
pub fn step(handover: &Handover) -> T {
    match handover.way {
        Way::Taken => T::Taken,
        Way::Returned => T::Returned,
        Way::Reclaimed => T::Reclaimed,
        Way::Restored => T::Restored,
    }
}
