//! What the words of a sheet name: sites and instansi, made ready once for all rows. A change is never made by a guess:
//! what is only nearly a name is refused, with what it might be.

use super::super::columns::Column;
use super::cells::Cells;
use super::why::Why;
use crate::domain::ids::{AgencyCode, SiteCode};
use crate::domain::query::search::{self, Fit, Meant};
use crate::domain::text::fold;
use crate::domain::world::World;
use std::collections::HashMap;

/// As many guesses are made.
const GUESSES: usize = 3;
/// As many candidates are listed.
const CANDIDATES: usize = 5;
/// Codes of a village without their points have so many digits at least; shorter ones are numbers.
const CODE_DIGITS: usize = 8;

/// The names of a world.
#[derive(Default)]
pub(super) struct Book {
    numbers: HashMap<u32, SiteCode>,
    codes: HashMap<String, SiteCode>,
    names: HashMap<String, Vec<SiteCode>>,
    agencies: HashMap<String, Vec<AgencyCode>>,
}

impl Book {
    pub(super) fn of(world: &World) -> Self {
        let mut book = Self::default();
        for site in world.sites.values() {
            book.numbers.insert(site.number, site.code.clone());
            book.codes.insert(bare(site.code.as_str()), site.code.clone());
            for name in [site.name.clone(), format!("{} {}", site.name, site.district)] {
                book.names.entry(joined(&name)).or_default().push(site.code.clone());
            }
        }
        for agency in world.agencies.values() {
            let spellings = [agency.code.as_str(), &agency.name].into_iter();
            for spelling in spellings.chain(agency.aliases.iter().map(String::as_str)) {
                let all = book.agencies.entry(joined(spelling)).or_default();
                if !all.contains(&agency.code) {
                    all.push(agency.code.clone());
                }
            }
        }
        book
    }

    /// The site of this number.
    pub(super) fn numbered(&self, typed: &str) -> Result<SiteCode, Why> {
        let digits = typed.trim_start_matches('#');
        let number: u32 = digits.parse().map_err(|_| Why::NotANumber)?;
        self.numbers.get(&number).cloned().ok_or(Why::NoSite(Vec::new()))
    }

    /// The site of this code, with or without its points.
    pub(super) fn coded(&self, typed: &str) -> Result<SiteCode, Why> {
        self.codes.get(&bare(typed)).cloned().ok_or(Why::NoSite(Vec::new()))
    }

    /// The site of this name; a kecamatan tells homonyms apart.
    pub(super) fn named(&self, world: &World, typed: &str, district: Option<&str>) -> Result<SiteCode, Why> {
        let name = joined(typed);
        let found = self.names.get(&name).or_else(|| untitled(&name).find_map(|name| self.names.get(name)));
        let Some(found) = found else { return Err(Why::NoSite(nearest(world, typed))) };
        let lies_there = |code: &&SiteCode| {
            let of = world.site(code).map(|site| joined(&site.district));
            district.is_none_or(|wanted| of == Some(joined(wanted)))
        };
        match found.iter().filter(lies_there).collect::<Vec<_>>().as_slice() {
            [one] => Ok((*one).clone()),
            [] => Err(Why::NoSite(found.iter().take(GUESSES).cloned().collect())),
            several => Err(Why::SeveralSites(several.iter().take(CANDIDATES).map(|code| (*code).clone()).collect())),
        }
    }

    /// The site that a word means, be it a number, a code or a name.
    pub(super) fn any(&self, world: &World, typed: &str, district: Option<&str>) -> Result<SiteCode, Why> {
        let digits = typed.trim_start_matches('#');
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        match is_number {
            true if digits.len() < CODE_DIGITS => self.numbered(typed),
            true => self.coded(typed),
            false => self.coded(typed).or_else(|_| self.named(world, typed, district)),
        }
    }

    /// The instansi that a word means.
    pub(super) fn agency(&self, world: &World, typed: &str) -> Result<AgencyCode, Why> {
        if let Some([one]) = self.agencies.get(&joined(typed)).map(Vec::as_slice) {
            return Ok(one.clone());
        }
        let guessed = matches!(search::agencies(world, typed).first(), Some((Fit::Near(_), _)));
        match search::meant_agency(world, typed) {
            Meant::One(agency) if !guessed => Ok(agency.code.clone()),
            Meant::One(agency) => Err(Why::NoAgency(vec![agency.code.clone()])),
            Meant::Nothing => Err(Why::NoAgency(Vec::new())),
            Meant::Several(agencies) => {
                let codes = agencies.iter().take(CANDIDATES).map(|agency| agency.code.clone()).collect();
                Err(if guessed { Why::NoAgency(codes) } else { Why::SeveralAgencies(codes) })
            }
        }
    }
}

/// The site that a row is about; all columns that name it must mean the same one.
pub(super) fn site_of(cells: &mut Cells<'_>, book: &Book, world: &World, by: &[Column]) -> Option<SiteCode> {
    let district = cells.word(&Column::District);
    let district = district.as_deref();
    let before = cells.faults.len();
    let mut found: Option<SiteCode> = None;
    for column in by {
        let read = |typed: &str| match column {
            Column::Number => book.numbered(typed),
            Column::SiteCode => book.coded(typed),
            Column::SiteName => match &found {
                // Beside a number or code, the name need only be the name of that site.
                Some(code) if is_called(world, code, typed) => Ok(code.clone()),
                _ => book.named(world, typed, district),
            },
            _ => book.any(world, typed, district),
        };
        let Some(site) = cells.read(column, read) else { continue };
        match &found {
            Some(first) if *first != site => cells.fault(column, Why::OtherSite(first.clone())),
            _ => found = Some(site),
        }
    }
    if found.is_none() && cells.faults.len() == before {
        cells.fault_of_row(Why::Nameless);
    }
    found
}

fn is_called(world: &World, code: &SiteCode, typed: &str) -> bool {
    let Some(site) = world.site(code) else { return false };
    let (name, own) = (joined(typed), joined(&site.name));
    name == own
        || name == joined(&format!("{} {}", site.name, site.district))
        || untitled(&name).any(|name| name == own)
}

fn nearest(world: &World, typed: &str) -> Vec<SiteCode> {
    search::sites(world, typed).into_iter().take(GUESSES).map(|(_, site)| site.code.clone()).collect()
}

/// A joined name without the word for its kind in front, if it begins with one.
fn untitled(name: &str) -> impl Iterator<Item = &str> {
    ["desa", "kelurahan", "kel", "ds"].iter().filter_map(|kind| name.strip_prefix(kind))
}

/// Letters and digits only.
fn joined(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// A code without its points.
fn bare(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
}
