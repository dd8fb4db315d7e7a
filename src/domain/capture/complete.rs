//! What may follow a sign, best first: names nearly as they were typed, those of this site before others, and dates with
//! the day that they mean. What is taken is put in as its one-word form.

use super::super::ids::{AgencyCode, SiteCode};
use super::super::query::search::{Fit, Sought, Spelling, Typed};
use super::super::text::fold;
use super::super::when::{self, When};
use super::promise::{site_word, who_word};
use super::read::{Ground, marks};
use super::{Head, Sigil, Who, read};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::collections::BTreeSet;
use std::ops::Range;

/// Ways to say a date that are offered, in this order.
const DATES: [&str; 26] = [
    "hari ini",
    "besok",
    "lusa",
    "3 hari lagi",
    "senin",
    "selasa",
    "rabu",
    "kamis",
    "jumat",
    "sabtu",
    "minggu",
    "minggu depan",
    "seminggu lagi",
    "2 minggu lagi",
    "akhir minggu",
    "akhir bulan",
    "awal bulan",
    "pertengahan bulan",
    "bulan depan",
    "sebulan lagi",
    "akhir tahun",
    "senin depan",
    "kamis depan",
    "jumat depan",
    "rapat depan",
    "tanpa tenggat",
];

/// What may be put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// A site.
    Site(SiteCode),
    /// An instansi or head.
    Who(Who),
    /// A date: how it is said, and what it means.
    Date(String, When),
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What it is.
    pub offer: Offer,
    /// What is put in for it, the sign included.
    pub word: String,
}

/// What may follow the sign before the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it replaces, in bytes, the sign included.
    pub at: Range<usize>,
    /// Its sign.
    pub sigil: Sigil,
    /// The best first.
    pub candidates: Vec<Candidate>,
    /// What is typed is understood as it stands: nothing has to be taken from the list.
    pub is_settled: bool,
}

impl Completion {
    /// The line with a candidate put in and one space behind it, and where the cursor stands then.
    pub fn accept(&self, line: &str, index: usize) -> Option<(String, usize)> {
        let candidate = self.candidates.get(index)?;
        let (before, after) = (line.get(..self.at.start)?, line.get(self.at.end..)?.trim_start());
        let line = format!("{before}{} {after}", candidate.word);
        Some((line, before.len() + candidate.word.len() + 1))
    }
}

/// What may follow the sign before the cursor (a place in bytes); `None` where there is none, or nothing fits.
pub fn complete(line: &str, cursor: usize, ground: &Ground<'_>, most: usize) -> Option<Completion> {
    let typed_so_far = line.get(..cursor)?;
    let mark = marks(typed_so_far).pop()?;
    let query = &typed_so_far[mark.body..];
    // The rest of the word under the cursor goes too.
    let rest = line[cursor..].find(char::is_whitespace).map_or(line.len(), |end| cursor + end);
    let meant = meant(typed_so_far, mark.begin, ground);
    let is_settled = is_settled(mark.sigil, query, ground);
    if is_settled && query.ends_with(char::is_whitespace) {
        return None;
    }
    let candidates: Vec<Candidate> = match mark.sigil {
        Sigil::Lead | Sigil::Support => people(query, &meant, ground, most),
        Sigil::Site => sites(query, ground, most),
        Sigil::Due => dates(query, ground, most),
    };
    let sign = match mark.sigil {
        Sigil::Lead => "@",
        Sigil::Support => "+",
        Sigil::Site => "#",
        Sigil::Due => "!",
    };
    let candidates = candidates.into_iter().map(|found| Candidate { word: format!("{sign}{}", found.word), ..found });
    let candidates: Vec<Candidate> = candidates.collect();
    let at = mark.begin..rest;
    (!candidates.is_empty()).then_some(Completion { at, sigil: mark.sigil, candidates, is_settled })
}

/// The sites that the line is about without what is being typed.
fn meant(line: &str, until: usize, ground: &Ground<'_>) -> Vec<SiteCode> {
    read(&line[..until], ground).said.sites
}

fn is_settled(sigil: Sigil, query: &str, ground: &Ground<'_>) -> bool {
    let Ground { book, calendar, .. } = ground;
    match sigil {
        Sigil::Lead | Sigil::Support => {
            book.agencies_called(query).len() == 1
                || (book.agencies_called(query).is_empty() && book.head_called(query).is_some())
        }
        Sigil::Site => book.sites_called(query).len() == 1,
        Sigil::Due => when::parse(query, *calendar).is_ok(),
    }
}

/// How well something fits: the smaller, the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Fits(Fit),
    /// Its letters stand in it, in this order; the score of the matcher, turned round.
    Letters(u32),
}

/// Where it stands in the list: how well it fits, whether it is of another site, its own order, its place among all.
type Place = (Rank, bool, (bool, u32), usize);

/// Ranks all that fit what is typed; what is only nearly spelt so, while nothing else fits.
fn ranked<'a, T: Clone>(
    query: &str,
    all: impl Iterator<Item = (T, &'a [Spelling], bool)>,
    order: impl Fn(&T) -> (u32, bool),
) -> Vec<T> {
    let typed = Typed::new(query);
    let all: Vec<(T, &[Spelling], bool)> = all.collect();
    let is_empty = query.trim().is_empty();
    let fit = |spellings: &[Spelling]| match is_empty {
        true => Some(Rank::Fits(Fit::Start)),
        false => spellings.as_typed(&typed).map(Rank::Fits),
    };
    let ranks: Vec<Option<Rank>> = all.iter().map(|(_, spellings, _)| fit(spellings)).collect();
    let ranks = match ranks.iter().any(Option::is_some) {
        true => ranks,
        false => guesses(query, &typed, all.iter().map(|(_, spellings, _)| *spellings)),
    };
    // Of what fits alike, that of this site comes first.
    let mut found: Vec<(Place, T)> = Vec::new();
    for (place, (rank, (what, _, own))) in ranks.into_iter().zip(all).enumerate() {
        let (order, is_last) = order(&what);
        found.extend(rank.map(|rank| ((rank, !own, (is_last, order), place), what)));
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, what)| what).collect()
}

/// What could be meant where nothing fits as typed: what has its letters in this order, or is spelt nearly so.
fn guesses<'a>(query: &str, typed: &Typed, all: impl Iterator<Item = &'a [Spelling]>) -> Vec<Option<Rank>> {
    // Letters in order are looked for in one word only; several words say more than that.
    let letters = !query.trim().contains(' ') && query.trim().chars().count() >= 2;
    let pattern = Pattern::parse(query.trim(), CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let rank = |spellings: &[Spelling]| {
        let mut score = |spelling: &Spelling| pattern.score(Utf32Str::new(spelling.key(), &mut buffer), &mut matcher);
        let best = if letters { spellings.iter().filter_map(&mut score).max() } else { None };
        best.map(|score| Rank::Letters(u32::MAX - score)).or_else(|| spellings.nearly(typed).map(Rank::Fits))
    };
    all.map(rank).collect()
}

fn people(query: &str, meant: &[SiteCode], ground: &Ground<'_>, most: usize) -> Vec<Candidate> {
    let Ground { world, book, .. } = ground;
    let own: BTreeSet<&AgencyCode> =
        meant.iter().flat_map(|site| Head::ALL.into_iter().filter_map(|head| book.head(world, head, site))).collect();
    // The heads of several places, in one word; of one place its own stands in the list by name.
    let heads: Vec<(Head, Vec<Spelling>)> = match meant.len() {
        0 | 1 => Vec::new(),
        _ => Head::ALL.into_iter().map(|head| (head, vec![Spelling::new(head.word())])).collect(),
    };
    let heads = heads.iter().map(|(head, spellings)| ((Who::Head(*head), 0), spellings.as_slice(), true));
    let agencies = book.agencies.iter().map(|agency| {
        let is_own = meant.len() == 1 && own.contains(&agency.code);
        ((Who::Agency(agency.code.clone()), agency.order), agency.spellings.as_slice(), is_own)
    });
    // Of this site, whoever stands nearer to it comes first: the kades before the camat.
    let order = |(who, order): &(Who, u32)| match who {
        Who::Agency(code) if meant.len() == 1 && own.contains(code) => (u32::MAX - order, false),
        _ => (*order, false),
    };
    let found = ranked(query, heads.chain(agencies), order);
    let offer = |(who, _): (Who, u32)| Candidate { word: who_word(&who).to_owned(), offer: Offer::Who(who) };
    found.into_iter().take(most).map(offer).collect()
}

fn sites(query: &str, ground: &Ground<'_>, most: usize) -> Vec<Candidate> {
    let Ground { world, book, sites, .. } = ground;
    let figures = query.trim();
    let by_number = !figures.is_empty() && figures.bytes().all(|b| b.is_ascii_digit());
    let found: Vec<(SiteCode, u32, bool)> = if by_number {
        let mut numbered: Vec<_> =
            book.sites.iter().filter(|s| s.sought.number.to_string().starts_with(figures)).collect();
        numbered.sort_by_key(|site| site.sought.number);
        numbered.into_iter().map(|site| (site.sought.code.clone(), site.sought.number, false)).collect()
    } else {
        let all = book.sites.iter().map(|site| {
            let own = sites.contains(&site.sought.code);
            ((site.sought.code.clone(), site.sought.number, !site.sought.in_scope), site.spellings.as_slice(), own)
        });
        ranked(query, all, |(_, number, is_outside)| (*number, *is_outside))
    };
    let offer =
        |(code, ..): (SiteCode, u32, bool)| Candidate { word: site_word(world, &code), offer: Offer::Site(code) };
    found.into_iter().take(most).map(offer).collect()
}

fn dates(query: &str, ground: &Ground<'_>, most: usize) -> Vec<Candidate> {
    let wanted = fold(query);
    let fits = |phrase: &str| match wanted.as_str() {
        "" => Some(0),
        _ if phrase.starts_with(&wanted) => Some(0),
        _ if phrase.split(' ').any(|word| word.starts_with(&wanted)) => Some(1),
        _ => None,
    };
    let mut phrases: Vec<(u8, &str)> = DATES.into_iter().filter_map(|phrase| Some((fits(phrase)?, phrase))).collect();
    phrases.sort_by_key(|(fit, _)| *fit);
    // What is typed may be a date that no list has: "28/11".
    let own = (!wanted.is_empty() || query.trim() == "-").then_some(query.trim());
    let is_listed = phrases.first().is_some_and(|(fit, _)| *fit == 0);
    let phrases = own.filter(|_| !is_listed).into_iter().chain(phrases.into_iter().map(|(_, phrase)| phrase));
    let read = phrases.filter_map(|phrase| Some((phrase, when::parse(phrase, ground.calendar).ok()?)));
    let offer = |(phrase, when): (&str, When)| Candidate {
        word: when::show(when.due),
        offer: Offer::Date(phrase.to_owned(), when),
    };
    read.map(offer).take(most).collect()
}
