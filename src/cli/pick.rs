//! What a typed word means: a site, an instansi, a kecamatan, a stage, a record. What fits nothing comes back with near
//! guesses, what fits several with all of them.

use super::failure::{Ending, Failure};
use crate::domain::agency::Agency;
use crate::domain::day::{self, Day};
use crate::domain::ids::{IssueNo, ItemNo, MeetingId, Record, SiteCode, SourceCode, StageCode};
use crate::domain::issue::Issue;
use crate::domain::item::ActionItem;
use crate::domain::level::Level;
use crate::domain::program::Stage;
use crate::domain::query::names;
use crate::domain::query::search::{self, Fit, Meant};
use crate::domain::site::Site;
use crate::domain::text::{fold, tidy};
use crate::domain::world::World;
use crate::words::{self, A, K, Language, W};
use std::sync::Arc;

/// As many candidates are listed.
const MOST: usize = 12;
/// As many guesses are made.
const GUESSES: usize = 3;

/// How sure one must be of what is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// Something is looked at: the only name that is nearly so will do.
    Look,
    /// Something is changed: no guessing.
    Change,
}

/// The site that is meant.
///
/// # Errors
/// Not found, or ambiguous.
pub fn site<'a>(world: &'a World, typed: &str, care: Care, language: Language) -> Result<&'a Arc<Site>, Failure> {
    let guessed = matches!(search::sites(world, typed).first(), Some((Fit::Near(_), _)));
    match search::meant_site(world, typed) {
        Meant::One(site) if !guessed || care == Care::Look => Ok(site),
        Meant::One(site) => Err(no_site(typed, &[site], language)),
        Meant::Several(sites) if guessed => Err(no_site(typed, &sites, language)),
        Meant::Nothing => Err(no_site(typed, &nearest(world, typed), language)),
        Meant::Several(sites) => {
            let what = language.say(A::SeveralSites, &[("text", &tidy(typed)), ("n", &sites.len())]);
            let mut failure = Failure::new(Ending::Ambiguous, what);
            for site in sites.iter().take(MOST) {
                failure = failure.and(candidate(site));
            }
            if let Some(more) = sites.len().checked_sub(MOST).filter(|more| *more > 0) {
                failure = failure.and(format!("  {}", language.say(A::MoreCandidates, &[("n", &more)])));
            }
            Err(failure)
        }
    }
}

fn no_site(typed: &str, guesses: &[&Arc<Site>], language: Language) -> Failure {
    let mut failure = Failure::new(Ending::NotFound, language.say(A::NoSite, &[("text", &tidy(typed))]));
    if !guesses.is_empty() {
        failure = failure.and(language.text(A::NearSites));
    }
    for site in guesses.iter().take(GUESSES) {
        failure = failure.and(candidate(site));
    }
    failure
}

/// `  17  Koto Tuo (Pesisir Bukit)  15.72.02.2004`.
fn candidate(site: &Site) -> String {
    format!("  {:>3}  {} ({})  {}", site.number, site.name, site.district, site.code)
}

/// The sites whose names are spelt most alike; none where nothing is alike.
fn nearest<'a>(world: &'a World, typed: &str) -> Vec<&'a Arc<Site>> {
    let typed = fold(typed).replace(' ', "");
    if typed.chars().count() < 3 || typed.bytes().all(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let likeness = |site: &Site| strsim::jaro_winkler(&fold(&site.name).replace(' ', ""), &typed);
    let mut sites: Vec<(f64, &Arc<Site>)> = world.sites.values().map(|site| (likeness(site), site)).collect();
    sites.retain(|(likeness, _)| *likeness >= 0.75);
    sites.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.number.cmp(&b.1.number)));
    sites.into_iter().map(|(_, site)| site).take(GUESSES).collect()
}

/// The instansi that is meant.
///
/// # Errors
/// Not found, or ambiguous.
pub fn agency<'a>(world: &'a World, typed: &str, language: Language) -> Result<&'a Arc<Agency>, Failure> {
    let line = |agency: &Agency| format!("  {}  {}", agency.code, agency.name);
    let guessed = matches!(search::agencies(world, typed).first(), Some((Fit::Near(_), _)));
    let (failure, agencies) = match search::meant_agency(world, typed) {
        Meant::One(agency) if !guessed => return Ok(agency),
        Meant::Several(agencies) if !guessed => {
            let what = language.say(A::SeveralAgencies, &[("text", &tidy(typed)), ("n", &agencies.len())]);
            (Failure::new(Ending::Ambiguous, what), agencies)
        }
        meant => {
            let failure = Failure::new(Ending::NotFound, language.say(A::NoAgency, &[("text", &tidy(typed))]));
            match meant {
                Meant::Nothing => return Err(failure),
                Meant::One(agency) => (failure.and(language.text(A::NearSites)), vec![agency]),
                Meant::Several(agencies) => (failure.and(language.text(A::NearSites)), agencies),
            }
        }
    };
    Err(agencies.iter().take(MOST).fold(failure, |failure, agency| failure.and(line(agency))))
}

/// The kecamatan that is meant: its whole name, or the beginning of only one.
///
/// # Errors
/// Not found, or ambiguous; all that there are are listed.
pub fn district(world: &World, typed: &str, language: Language) -> Result<String, Failure> {
    let wanted = fold(typed);
    let mut all: Vec<&str> = world.sites.values().map(|site| site.district.as_str()).collect();
    all.dedup();
    all.sort_unstable();
    all.dedup();
    let begins: Vec<&str> = all.iter().copied().filter(|name| fold(name).starts_with(&wanted)).collect();
    if let Some(exact) = all.iter().find(|name| fold(name) == wanted) {
        return Ok((*exact).to_owned());
    }
    match begins.as_slice() {
        [one] if !wanted.is_empty() => Ok((*one).to_owned()),
        [] => {
            let what = language.say(A::NoDistrict, &[("text", &tidy(typed))]);
            Err(Failure::new(Ending::NotFound, what).and(format!("  {}", all.join(", "))))
        }
        several => {
            let what = language.say(A::SeveralDistricts, &[("text", &tidy(typed))]);
            Err(Failure::new(Ending::Ambiguous, what).and(format!("  {}", several.join(", "))))
        }
    }
}

/// The kecamatan of a site.
pub fn district_of<'a>(world: &'a World, site: &SiteCode) -> Option<&'a String> {
    world.site(site).map(|site| &site.district)
}

/// The stage that is meant: its letter or the beginning of its name.
///
/// # Errors
/// Wrong usage, with all stages.
pub fn stage<'a>(world: &'a World, typed: &str, language: Language) -> Result<&'a Stage, Failure> {
    world.program.find_stage(typed).ok_or_else(|| {
        let all: Vec<String> =
            world.program.stages.iter().map(|stage| format!("{} {}", stage.code, stage.name)).collect();
        let what = language.say(A::UnknownStage, &[("text", &tidy(typed))]);
        Failure::new(Ending::WrongUsage, what).and(language.say(A::PossibleValues, &[("values", &all.join(", "))]))
    })
}

/// A stage as a filter; `belum` asks for sites without a recorded one.
///
/// # Errors
/// Wrong usage, with all stages.
pub fn stage_or_none(world: &World, typed: &str, language: Language) -> Result<Option<StageCode>, Failure> {
    let folded = fold(typed);
    if folded == "belum" || folded == fold(language.text(W::NotRecorded)) {
        return Ok(None);
    }
    stage(world, typed, language).map(|stage| Some(stage.code.clone()))
}

/// Who says figures, by code or name.
///
/// # Errors
/// Wrong usage, with all of them.
pub fn source(world: &World, typed: &str, language: Language) -> Result<SourceCode, Failure> {
    world.program.find_source(typed).map(|source| source.code.clone()).ok_or_else(|| {
        let all: Vec<&str> = world.program.sources.iter().map(|source| source.code.as_str()).collect();
        Failure::new(Ending::WrongUsage, language.say(A::UnknownSource, &[("text", &tidy(typed))]))
            .and(language.say(A::PossibleValues, &[("values", &all.join(", "))]))
    })
}

/// A level by its code, or by its word in the language.
///
/// # Errors
/// Wrong usage, with all levels.
pub fn level(typed: &str, language: Language) -> Result<Level, Failure> {
    let wanted = fold(typed);
    let means = |level: &Level| fold(level.code()) == wanted || fold(words::level(language, *level)) == wanted;
    Level::ALL.into_iter().find(means).ok_or_else(|| {
        let all: Vec<&str> = Level::ALL.iter().map(|level| level.code()).collect();
        Failure::new(Ending::WrongUsage, language.say(A::UnknownLevel, &[("text", &tidy(typed))]))
            .and(language.say(A::PossibleValues, &[("values", &all.join(", "))]))
    })
}

/// A day in figures.
///
/// # Errors
/// Wrong usage.
pub fn day(typed: &str, today: Day, language: Language) -> Result<Day, Failure> {
    day::parse(typed, today).map_err(|error| {
        let why = language.text(match error {
            day::DayError::NotADate => W::DayNoDate,
            day::DayError::Impossible => W::DayImpossible,
        });
        Failure::new(Ending::WrongUsage, language.say(A::Quoted, &[("text", &tidy(typed)), ("why", &why)]))
    })
}

/// A meeting by the number that people know.
///
/// # Errors
/// Wrong usage, or not found.
pub fn meeting(world: &World, typed: &str, language: Language) -> Result<MeetingId, Failure> {
    let Ok(number) = typed.trim().parse::<u32>() else {
        return Err(Failure::new(Ending::WrongUsage, language.say(A::WrongNumber, &[("text", &tidy(typed))])));
    };
    let found = world.meeting_numbered(number);
    found.map(|meeting| meeting.id).ok_or_else(|| {
        let failure = Failure::new(Ending::NotFound, language.say(A::NoMeeting, &[("n", &number)]));
        let numbers: Vec<String> = world.meetings.values().filter_map(|of| Some(of.number?.to_string())).collect();
        match numbers.is_empty() {
            true => failure,
            false => failure.and(language.say(A::PossibleValues, &[("values", &numbers.join(", "))])),
        }
    })
}

/// The promise that is meant: `TL-12`, or the number alone.
///
/// # Errors
/// Not written like one.
pub fn item_number(typed: &str, language: Language) -> Result<ItemNo, Failure> {
    let wrong = || Failure::new(Ending::WrongUsage, language.say(K::WrongItem, &[("text", &tidy(typed))]));
    Record::called_item(typed).ok_or_else(wrong)
}

/// The obstacle that is meant: `K-5`, or the number alone.
///
/// # Errors
/// Not written like one.
pub fn issue_number(typed: &str, language: Language) -> Result<IssueNo, Failure> {
    let wrong = || Failure::new(Ending::WrongUsage, language.say(A::WrongIssue, &[("text", &tidy(typed))]));
    Record::called_issue(typed).ok_or_else(wrong)
}

/// The promise of this number.
///
/// # Errors
/// There is none.
pub fn item(world: &World, number: ItemNo, language: Language) -> Result<&Arc<ActionItem>, Failure> {
    world.items.get(&number).ok_or_else(|| missing(world, &Record::Item(number), language))
}

/// The obstacle of this number.
///
/// # Errors
/// There is none.
pub fn issue(world: &World, number: IssueNo, language: Language) -> Result<&Arc<Issue>, Failure> {
    world.issues.get(&number).ok_or_else(|| missing(world, &Record::Issue(number), language))
}

/// What a history is asked about: a promise, an obstacle, else a site.
///
/// # Errors
/// Not found, or ambiguous.
pub fn record(world: &World, typed: &str, language: Language) -> Result<Record, Failure> {
    let known = |record: &Record| match record {
        Record::Issue(number) => world.issues.contains_key(number),
        Record::Item(number) => world.items.contains_key(number),
        _ => true,
    };
    match Record::called(typed) {
        Some(record) if known(&record) => Ok(record),
        Some(record) => Err(missing(world, &record, language)),
        None => site(world, typed, Care::Look, language).map(|site| Record::Site(site.code.clone())),
    }
}

/// That there is no such record.
pub fn missing(world: &World, record: &Record, language: Language) -> Failure {
    let name = words::record(language, world, record);
    Failure::new(Ending::NotFound, language.say(W::RefusedNotFound, &[("record", &name)]))
}

/// How a site is called in a list: its number and its name.
pub fn call(world: &World, site: &Site) -> String {
    format!("{} {}", site.number, names::site(world, site))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{Play, nov};
    use proptest::prelude::*;

    const ID: Language = Language::Indonesian;

    fn code<T>(found: Result<T, Failure>) -> u8 {
        found.err().map_or(0, |failure| failure.code)
    }

    #[test]
    fn a_site_is_found_once_several_times_or_not() {
        let world = Play::begin().world;
        let number = |typed: &str| site(&world, typed, Care::Look, ID).map(|site| site.number);
        assert_eq!(number("4"), Ok(4));
        assert_eq!(number("2.02"), Ok(4));
        assert_eq!(number("sri"), Ok(4));
        assert_eq!(number("seri menanti"), Ok(4), "the only one that is nearly so");
        let several = number("koto tengah").unwrap_err();
        assert_eq!(several.code, 4);
        assert_eq!(several.lines[1..], ["    2  Koto Tengah (Utara)  1.02", "    3  Koto Tengah (Selatan)  2.01"]);
        let none = number("srimanenti jaya").unwrap_err();
        assert_eq!((none.code, none.lines.last().unwrap().as_str()), (3, "    4  Srimenanti (Selatan)  2.02"));
        assert_eq!(number("99").unwrap_err().lines.len(), 1);
    }

    #[test]
    fn a_change_is_never_made_by_a_guess() {
        let world = Play::begin().world;
        let refused = site(&world, "seri menanti", Care::Change, ID).unwrap_err();
        assert_eq!((refused.code, refused.lines.len()), (3, 3));
        assert!(site(&world, "sri menanti", Care::Change, ID).is_ok(), "spaces are no guess");
    }

    #[test]
    fn other_names_are_found_alike() {
        let world = Play::begin().world;
        assert_eq!(agency(&world, "koperasi", ID).unwrap().code.as_str(), "dinkop");
        assert_eq!(code(agency(&world, "ko", ID)), 4);
        assert_eq!(code(agency(&world, "zzz", ID)), 3);
        assert_eq!(district(&world, "ut", ID), Ok("Utara".to_owned()));
        assert_eq!(code(district(&world, "", ID)), 4);
        assert_eq!(code(district(&world, "timur", ID)), 3);
        assert_eq!(stage(&world, "p", ID).unwrap().code.as_str(), "P");
        assert_eq!(code(stage(&world, "x", ID)), 2);
        assert_eq!(stage_or_none(&world, "belum", ID), Ok(None));
        assert_eq!(level("perlu perhatian", ID), Ok(Level::Attention));
        assert_eq!(level("late", Language::English), Ok(Level::Late));
        assert_eq!(code(level("merah", ID)), 2);
        assert_eq!(day("27/11", nov(24), ID), Ok(nov(27)));
        assert_eq!(code(day("31/11", nov(24), ID)), 2);
        assert_eq!(code(day("besok", nov(24), ID)), 2);
    }

    #[test]
    fn records_are_named_by_their_numbers() {
        let world = Play::begin().world;
        assert_eq!((issue_number("K-5", ID), item_number("12", ID)), (Ok(5), Ok(12)));
        assert_eq!((code(issue_number("TL-5", ID)), code(item_number("-12", ID))), (2, 2));
        assert_eq!((code(issue(&world, 5, ID)), code(item(&world, 12, ID))), (3, 3));
        assert_eq!(code(record(&world, "K-5", ID)), 3);
        assert_eq!(record(&world, "4", ID), Ok(Record::Site("2.02".into())));
    }

    proptest! {
        #[test]
        fn nothing_typed_panics(typed in any::<String>()) {
            let world = Play::begin().world;
            let _ = (site(&world, &typed, Care::Change, ID), agency(&world, &typed, ID), record(&world, &typed, ID));
            let _ = (district(&world, &typed, ID), stage(&world, &typed, ID), day(&typed, nov(24), ID));
        }
    }
}
