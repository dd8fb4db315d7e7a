//! Finding a site or an instansi from what somebody types: number, code, any part of the name, in any usual spelling.

use crate::domain::agency::Agency;
use crate::domain::ids::{AgencyCode, EntryNo, IssueNo, ItemNo, SiteCode};
use crate::domain::site::Site;
use crate::domain::text::fold;
use crate::domain::world::World;
use std::sync::Arc;

/// How well something fits; the smaller, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The number, the code, or the whole name.
    Exact,
    /// The name begins with it.
    Start,
    /// A word of the name begins with it.
    Word,
    /// It stands somewhere in the name.
    Inside,
    /// All its words stand in the name and the kecamatan together.
    Spread,
    /// Nearly the name: so many letters are off.
    Near(usize),
}

/// Sites that fit what is typed, the best first; empty where nothing is typed.
pub fn sites<'a>(world: &'a World, typed: &str) -> Vec<(Fit, &'a Arc<Site>)> {
    let all = world.sites.values().map(|site| (SiteNames::of(site), site)).collect();
    let found = best_first(all, |(names, _)| names, &Typed::new(typed), |(_, site)| (!site.in_scope, site.number));
    found.into_iter().map(|(fit, (_, site))| (fit, site)).collect()
}

/// Instansi that fit what is typed, the best first.
pub fn agencies<'a>(world: &'a World, typed: &str) -> Vec<(Fit, &'a Arc<Agency>)> {
    let all = world.agencies.values().map(|agency| (agency_names(agency), agency)).collect();
    let order = |(_, agency): &(Vec<Spelling>, &Arc<Agency>)| (agency.order, agency.code.clone());
    let found = best_first(all, |(names, _)| names.as_slice(), &Typed::new(typed), order);
    found.into_iter().map(|(fit, (_, agency))| (fit, agency)).collect()
}

/// What an instansi is called: its code, its name, and the other spellings.
pub(in crate::domain) fn agency_names(agency: &Agency) -> Vec<Spelling> {
    let names = [agency.code.as_str(), agency.name.as_str()].into_iter();
    names.chain(agency.aliases.iter().map(String::as_str)).map(Spelling::new).collect()
}

/// What is looked for by what somebody types.
pub(in crate::domain) trait Sought {
    /// How well it fits where what is typed stands in it.
    fn as_typed(&self, typed: &Typed) -> Option<Fit>;
    /// How well it fits where that is spelt nearly so. Costs much more than the other question.
    fn nearly(&self, typed: &Typed) -> Option<Fit>;
}

/// Several spellings fit as well as the best of them.
impl Sought for [Spelling] {
    fn as_typed(&self, typed: &Typed) -> Option<Fit> {
        self.iter().filter_map(|spelling| spelling.as_typed(typed)).min()
    }

    fn nearly(&self, typed: &Typed) -> Option<Fit> {
        self.iter().filter_map(|spelling| spelling.nearly(typed)).min()
    }
}

/// What exactly one site is meant by.
#[derive(Clone, Debug, PartialEq)]
pub enum Meant<T> {
    /// Nothing fits.
    Nothing,
    /// This one.
    One(T),
    /// Any of these.
    Several(Vec<T>),
}

/// The site that somebody means, or those that it might be: an exact fit beats a part of the name.
pub fn meant_site<'a>(world: &'a World, typed: &str) -> Meant<&'a Arc<Site>> {
    meant(sites(world, typed))
}

/// The instansi that somebody means, or those that it might be.
pub fn meant_agency<'a>(world: &'a World, typed: &str) -> Meant<&'a Arc<Agency>> {
    meant(agencies(world, typed))
}

fn meant<T>(found: Vec<(Fit, T)>) -> Meant<T> {
    let exact = found.iter().filter(|(fit, _)| *fit == Fit::Exact).count();
    let mut kept: Vec<T> =
        found.into_iter().filter(|(fit, _)| exact == 0 || *fit == Fit::Exact).map(|(_, what)| what).collect();
    match (kept.len(), kept.pop()) {
        (1, Some(one)) => Meant::One(one),
        (_, None) => Meant::Nothing,
        (_, Some(last)) => {
            kept.push(last);
            Meant::Several(kept)
        }
    }
}

/// Something that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// A site.
    Site(SiteCode),
    /// An instansi.
    Agency(AgencyCode),
    /// A promise.
    Item(ItemNo),
    /// An obstacle.
    Issue(IssueNo),
    /// A decision or note.
    Entry(EntryNo),
}

/// Everything that fits what is typed, in sections: sites, instansi, promises, obstacles, decisions and notes; at most
/// `most` of each. `TL-12` and `K-5` find the record of that number.
pub fn everything(world: &World, typed: &str, most: usize) -> Vec<Hit> {
    let text = Typed::new(typed);
    if text.joined.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<Hit> =
        sites(world, typed).into_iter().take(most).map(|(_, site)| Hit::Site(site.code.clone())).collect();
    hits.extend(agencies(world, typed).into_iter().take(most).map(|(_, agency)| Hit::Agency(agency.code.clone())));
    let items = world.items.values().filter(|item| !item.withdrawn);
    let items = items.map(|item| (item.number, "tl", item.text.as_str(), item.is_open()));
    hits.extend(texts(&text, items, most).map(Hit::Item));
    let issues = world.issues.values().map(|issue| (issue.number, "k", issue.text.as_str(), issue.is_open()));
    hits.extend(texts(&text, issues, most).map(Hit::Issue));
    let entries = world.entries.values().filter(|entry| !entry.withdrawn);
    let entries = entries.map(|entry| (entry.number, "", entry.text.as_str(), true));
    hits.extend(texts(&text, entries, most).map(Hit::Entry));
    hits
}

/// Words with which people ask and which say nothing about what they ask for: "yang soal sertifikat itu".
const FILLERS: [&str; 8] = ["yang", "soal", "itu", "ini", "tentang", "masalah", "the", "about"];

/// The numbers of records whose text has all words that were typed, spelt nearly so at the worst: those that fit best,
/// what is open before what is over, the newest first.
fn texts<'a>(
    typed: &Typed,
    records: impl Iterator<Item = (u32, &'static str, &'a str, bool)>,
    most: usize,
) -> impl Iterator<Item = u32> {
    let all = || typed.folded.split(' ').filter(|word| !word.is_empty());
    let telling: Vec<&str> = all().filter(|word| !FILLERS.contains(word)).collect();
    let words: Vec<&str> = if telling.is_empty() { all().collect() } else { telling };
    let mut found: Vec<(usize, bool, std::cmp::Reverse<u32>)> = records
        .filter_map(|(number, sign, text, open)| {
            if !sign.is_empty() && typed.joined == format!("{sign}{number}") {
                return Some((0, false, std::cmp::Reverse(number)));
            }
            let text = fold(text);
            let off = words.iter().try_fold(0, |off, word| Some(off + word_off(&text, word)?))?;
            Some((1 + off, !open, std::cmp::Reverse(number)))
        })
        .collect();
    found.sort();
    found.into_iter().take(most).map(|(_, _, number)| number.0)
}

/// How far a typed word is from the nearest word of a text: 0 where it stands in it, `None` where nothing is near.
fn word_off(text: &str, word: &str) -> Option<usize> {
    if text.contains(word) {
        return Some(0);
    }
    let length = word.chars().count();
    let nearest = text.split(' ').map(|other| strsim::osa_distance(other, word)).min()?;
    (length >= 5 && nearest <= (length / 4).clamp(1, 2)).then_some(nearest)
}

/// What somebody typed, made ready for comparing with many names.
pub(in crate::domain) struct Typed {
    raw: String,
    folded: String,
    /// Without spaces: "sri menanti" is "Srimenanti".
    joined: String,
    /// How many letters that has.
    length: usize,
}

impl Typed {
    pub(in crate::domain) fn new(text: &str) -> Self {
        let folded = fold(text);
        // "Kelurahan Sungai Penuh" and "Desa Koto Lolo" are how people say it; the roster has the plain name.
        let plain = ["kelurahan ", "desa ", "kel ", "ds "].iter().find_map(|title| folded.strip_prefix(title));
        let Spelling { folded, joined, length } = Spelling::of_folded(plain.unwrap_or(&folded));
        Self { raw: text.trim().to_string(), folded, joined, length }
    }

    /// The key under which a name that is spelt like this is known.
    pub(in crate::domain) fn key(&self) -> &str {
        &self.joined
    }
}

/// A name, made ready for comparing with what is typed.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::domain) struct Spelling {
    folded: String,
    joined: String,
    length: usize,
}

impl Spelling {
    pub(in crate::domain) fn new(name: &str) -> Self {
        Self::of_folded(&fold(name))
    }

    fn of_folded(folded: &str) -> Self {
        let folded = match folded.strip_prefix("kt ") {
            Some(rest) => format!("koto {rest}"),
            None => folded.replace(" kt ", " koto "),
        };
        let joined = folded.replace(' ', "");
        Self { length: joined.chars().count(), joined, folded }
    }

    /// The key under which it is known.
    pub(in crate::domain) fn key(&self) -> &str {
        &self.joined
    }

    pub(in crate::domain) fn as_typed(&self, typed: &Typed) -> Option<Fit> {
        let Self { folded, joined, .. } = self;
        // Most names are done with here: what stands nowhere in them stands at no beginning either.
        if typed.joined.is_empty() || !joined.contains(&typed.joined) {
            return None;
        }
        if *joined == typed.joined {
            return Some(Fit::Exact);
        }
        if joined.starts_with(&typed.joined) {
            return Some(Fit::Start);
        }
        let is_word = folded.split(' ').any(|word| word.starts_with(&typed.folded));
        Some(if is_word { Fit::Word } else { Fit::Inside })
    }

    pub(in crate::domain) fn nearly(&self, typed: &Typed) -> Option<Fit> {
        let most = (typed.length / 4).clamp(1, 3);
        // Each letter more or less is one off already: most names need no comparing letter by letter.
        if typed.length < 4 || self.length.abs_diff(typed.length) > most {
            return None;
        }
        let off = strsim::osa_distance(&self.joined, &typed.joined);
        (off <= most).then_some(Fit::Near(off))
    }
}

/// What a site is found by, made ready for comparing with what is typed.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::domain) struct SiteNames {
    pub(in crate::domain) code: SiteCode,
    pub(in crate::domain) number: u32,
    pub(in crate::domain) in_scope: bool,
    name: Spelling,
    /// Name, kecamatan and kind, in words.
    whole: String,
}

impl SiteNames {
    pub(in crate::domain) fn of(site: &Site) -> Self {
        Self {
            code: site.code.clone(),
            number: site.number,
            in_scope: site.in_scope,
            name: Spelling::new(&site.name),
            whole: format!("{} {} {}", fold(&site.name), fold(&site.district), site.kind.as_str()),
        }
    }

    /// Figures ask for a number or the end of a code, never for something that is spelt nearly so.
    fn are_figures(typed: &Typed) -> bool {
        !typed.raw.is_empty() && typed.raw.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    }
}

impl Sought for SiteNames {
    fn as_typed(&self, typed: &Typed) -> Option<Fit> {
        if typed.raw == self.code.as_str() || typed.raw.trim_start_matches('#').parse() == Ok(self.number) {
            return Some(Fit::Exact);
        }
        if Self::are_figures(typed) {
            return (typed.raw.len() >= 4 && self.code.as_str().ends_with(&typed.raw)).then_some(Fit::Start);
        }
        self.name.as_typed(typed).or_else(|| {
            let mut words = typed.folded.split(' ').filter(|word| !word.is_empty()).peekable();
            words.peek()?;
            words.all(|word| self.whole.split(' ').any(|part| part.starts_with(word))).then_some(Fit::Spread)
        })
    }

    fn nearly(&self, typed: &Typed) -> Option<Fit> {
        if Self::are_figures(typed) { None } else { self.name.nearly(typed) }
    }
}

/// What fits, the best first; of two that fit alike the one that comes first in their own order. A misspelling is guessed
/// at only where nothing fits as typed, and then only the nearest guesses are shown.
pub(in crate::domain) fn best_first<T, S: Sought + ?Sized, K: Ord>(
    all: Vec<T>,
    sought: impl Fn(&T) -> &S,
    typed: &Typed,
    order: impl Fn(&T) -> K,
) -> Vec<(Fit, T)> {
    let fits: Vec<Option<Fit>> = all.iter().map(|what| sought(what).as_typed(typed)).collect();
    let fits = match fits.iter().any(Option::is_some) {
        true => fits,
        false => all.iter().map(|what| sought(what).nearly(typed)).collect(),
    };
    let mut found: Vec<(Fit, T)> = fits.into_iter().zip(all).filter_map(|(fit, what)| Some((fit?, what))).collect();
    found.sort_by_cached_key(|(fit, what)| (*fit, order(what)));
    if let Some((Fit::Near(best), _)) = found.first() {
        let worst = Fit::Near(best + 1);
        found.retain(|(fit, _)| *fit <= worst);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::Play;
    use proptest::prelude::*;

    fn found(typed: &str) -> Vec<u32> {
        sites(&Play::begin().world, typed).iter().map(|(_, site)| site.number).collect()
    }

    #[test]
    fn finds_by_number_code_and_any_part() {
        assert_eq!(found("4"), [4]);
        assert_eq!(found("#4"), [4]);
        assert_eq!(found("2.02"), [4]);
        assert_eq!(found("lolo"), [1]);
        assert_eq!(found("KOTO"), [1, 2, 3, 5]);
        assert_eq!(found("tengah selatan"), [3]);
        assert_eq!(found(""), [0u32; 0]);
        assert_eq!(found("zzzz"), [0u32; 0]);
    }

    #[test]
    fn forgives_spelling() {
        assert_eq!(found("sri menanti"), [4]);
        assert_eq!(found("seri menanti"), [4]);
        assert_eq!(found("koto lembu"), [5]);
        assert_eq!(found("desa koto lolo"), [1]);
        assert_eq!(found("kt. lolo"), [1]);
    }

    #[test]
    fn homonyms_are_several_and_an_exact_name_beats_a_part() {
        let play = Play::begin();
        assert!(matches!(meant_site(&play.world, "koto tengah"), Meant::Several(found) if found.len() == 2));
        assert!(matches!(meant_site(&play.world, "srimenanti"), Meant::One(site) if site.number == 4));
        assert!(
            matches!(meant_agency(&play.world, "koperasi"), Meant::One(agency) if agency.code.as_str() == "dinkop")
        );
        assert_eq!(meant_site(&play.world, "99"), Meant::Nothing);
    }

    #[test]
    fn texts_are_found_as_people_ask_for_them() {
        let mut play = Play::begin();
        let item = play.item("Lengkapi sertifikat lahan", &["1.01"], None);
        let hits = |typed: &str| everything(&play.world, typed, 5);
        for typed in ["yang soal sertifikat itu", "sertipikat", "lahan sertifikat", "TL-1", "tl 1"] {
            assert!(hits(typed).contains(&Hit::Item(item)), "{typed}");
        }
        assert!(!hits("sertifikat bangunan").contains(&Hit::Item(item)));
        assert_eq!(hits(""), []);
    }

    proptest! {
        #[test]
        fn nothing_typed_panics(typed in any::<String>()) {
            let _ = everything(&Play::begin().world, &typed, 5);
        }
    }
}
