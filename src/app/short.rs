//! Names of sites made short so that no two look alike. Words that begin many place names have the short forms that
//! people here write themselves (`Koto Teluk` → `Kt.Teluk`); everything else is shortened by rule. The same roster gives
//! the same names, whatever else changes.

use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Short forms of the words with which names of places begin.
const PLACE_WORDS: &[(&str, &str)] = &[
    ("Batu", "Bt."),
    ("Bukit", "Bk."),
    ("Dusun", "Ds."),
    ("Gunung", "G."),
    ("Kampung", "Kp."),
    ("Koto", "Kt."),
    ("Lubuk", "Lb."),
    ("Muara", "Ma."),
    ("Nagari", "Ng."),
    ("Padang", "Pdg."),
    ("Pasar", "Ps."),
    ("Pondok", "Pd."),
    ("Pulau", "P."),
    ("Rantau", "Rt."),
    ("Simpang", "Sp."),
    ("Sungai", "S."),
    ("Tanah", "Tn."),
    ("Tanjung", "Tj."),
    ("Teluk", "Tl."),
];

/// What a name is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// The name.
    pub name: &'a str,
    /// The kecamatan, by which homonyms are told apart.
    pub district: &'a str,
    /// The number, by which everything else is.
    pub number: u32,
}

/// The names of a roster in so many cells, and in one cell less, for where a longer figure takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortNames {
    full: Vec<String>,
    tight: Vec<String>,
}

impl ShortNames {
    /// Shortens a roster. All names of both widths differ, but a site's own two may be the same.
    pub fn new(roster: &[Named<'_>], width: usize) -> Self {
        let sites = sites(roster);
        let mut taken = HashMap::new();
        let full = assign(&sites, width, &mut taken);
        let tight = assign(&sites, width.saturating_sub(1), &mut taken);
        Self { full, tight }
    }

    /// The name of the site at this place of the roster; `tight` leaves one cell for something else.
    pub fn name(&self, at: usize, tight: bool) -> &str {
        let names = if tight { &self.tight } else { &self.full };
        names.get(at).map_or("", String::as_str)
    }
}

/// A site as it is going to be shortened.
struct Site {
    words: Vec<String>,
    /// What tells it from its homonyms: the kecamatan, and as little of it as does.
    apart: Option<(String, String)>,
    number: u32,
}

fn sites(roster: &[Named<'_>]) -> Vec<Site> {
    let clean: Vec<(String, String)> = roster.iter().map(|site| (narrow(site.name), narrow(site.district))).collect();
    let mut same: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, (name, _)) in clean.iter().enumerate() {
        same.entry(key(name)).or_default().push(at);
    }
    let site = |(at, site): (usize, &Named<'_>)| {
        let (name, district) = &clean[at];
        let others = same.get(&key(name)).map_or(&[][..], Vec::as_slice);
        let others = others.iter().filter(|other| **other != at).map(|other| clean[*other].1.as_str());
        Site {
            words: name.split_whitespace().map(str::to_string).collect(),
            apart: telling(district, others).map(|short| (district.clone(), short)),
            number: site.number,
        }
    };
    roster.iter().enumerate().map(site).collect()
}

/// As little of a kecamatan's name as tells it from others; nothing where there are no others.
fn telling<'a>(district: &str, others: impl Iterator<Item = &'a str>) -> Option<String> {
    let others: Vec<&str> = others.collect();
    if others.is_empty() {
        return None;
    }
    let letters: Vec<&str> = district.graphemes(true).collect();
    let begin = |count: usize| letters[..count].concat().trim_end().to_string();
    let enough = (1..letters.len()).find(|count| others.iter().all(|other| !other.starts_with(&begin(*count))));
    Some(begin(enough.unwrap_or(letters.len())))
}

/// Gives each site the best of its names that nobody else wants as much or has already.
fn assign(sites: &[Site], width: usize, taken: &mut HashMap<String, usize>) -> Vec<String> {
    let wishes: Vec<Vec<String>> = sites.iter().map(|site| wishes(site, width)).collect();
    let mut names: Vec<Option<String>> = vec![None; sites.len()];
    let rounds = wishes.iter().map(Vec::len).max().unwrap_or(0);
    for round in 0..rounds {
        let mut wanted: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, wishes) in wishes.iter().enumerate().filter(|(at, _)| names[*at].is_none()) {
            if let Some(wish) = wishes.get(round) {
                wanted.entry(key(wish)).or_default().push(at);
            }
        }
        for (key, by) in wanted {
            let [at] = by.as_slice() else { continue };
            if is_free(&key, *at, sites, taken) {
                names[*at] = wishes[*at].get(round).cloned();
                taken.insert(key, *at);
            }
        }
    }
    let mut last = |(at, name): (usize, Option<String>)| name.unwrap_or_else(|| numbered(sites, at, width, taken));
    names.into_iter().enumerate().map(&mut last).collect()
}

/// Whether a site may have a name: nobody else has it, and it is not the number of another, which would be its last
/// resort.
fn is_free(key: &str, at: usize, sites: &[Site], taken: &HashMap<String, usize>) -> bool {
    let is_number = key.bytes().all(|byte| byte.is_ascii_digit());
    (!is_number || key == sites[at].number.to_string()) && taken.get(key).is_none_or(|owner| *owner == at)
}

/// The beginning of a name and its number: the last resort, never twice the same as long as the number itself fits.
fn numbered(sites: &[Site], at: usize, width: usize, taken: &mut HashMap<String, usize>) -> String {
    let site = &sites[at];
    let number = site.number.to_string();
    let name = site.words.concat();
    for room in (0..=width.saturating_sub(number.len())).rev() {
        for mark in ["", "-"] {
            let begin = begin(&name, room.saturating_sub(mark.len()));
            let wish = format!("{begin}{mark}{number}");
            let key = key(&wish);
            if wish.width() <= width && is_free(&key, at, sites, taken) {
                taken.insert(key, at);
                return wish;
            }
        }
    }
    begin(&number, width)
}

/// What a site could be called in so many cells, the best first.
fn wishes(site: &Site, width: usize) -> Vec<String> {
    let (long, short) = match &site.apart {
        Some((district, letter)) => (format!(" ({district})"), format!("-{letter}")),
        None => (String::new(), String::new()),
    };
    let whole = site.words.join(" ");
    let mut wishes = vec![format!("{whole}{long}"), format!("{whole}{short}")];
    let room = width.saturating_sub(short.width());
    let firsts = abbreviated(&site.words);
    wishes.extend(firsts.iter().map(|name| format!("{name}{short}")));
    if room > 1 {
        wishes.extend(shortened(&site.words, room).map(|name| format!("{name}{short}")));
    }
    wishes.retain(|wish| wish.width() <= width && !wish.is_empty());
    wishes
}

/// The short form of a place word, or the word.
fn place(word: &str) -> Option<&'static str> {
    PLACE_WORDS.iter().find(|(long, _)| long.eq_ignore_ascii_case(word)).map(|(_, short)| *short)
}

/// With place words in their short forms: only the first, then all but the last; then without the words behind.
fn abbreviated(words: &[String]) -> Vec<String> {
    let [first, rest @ ..] = words else { return Vec::new() };
    let mut out = Vec::new();
    let head = place(first);
    if let (Some(head), false) = (head, rest.is_empty()) {
        out.push(format!("{head}{}", rest.join(" ")));
        if let [middle @ .., last] = rest {
            let middle: String = middle.iter().map(|word| place(word).unwrap_or(word)).collect();
            out.push(format!("{head}{middle}{last}"));
        }
    }
    for count in (1..rest.len()).rev() {
        let fewer = rest[..count].join(" ");
        out.push(match head {
            Some(head) => format!("{head}{fewer}"),
            None => format!("{first} {fewer}"),
        });
    }
    // What was left out, as initials.
    if rest.len() > 1 {
        let initials: String = rest[1..].iter().map(|word| begin(word, 1)).collect();
        for count in (1..=initials.chars().count()).rev() {
            let initials = begin(&initials, count);
            out.push(match head {
                Some(head) => format!("{head}{}{initials}", rest[0]),
                None => format!("{first} {}{initials}", rest[0]),
            });
        }
    }
    out
}

/// Cut to fit: the first word short, then as much of the second as there is room for; a single word cut at its end.
fn shortened(words: &[String], room: usize) -> impl Iterator<Item = String> + use<> {
    let mut out = Vec::new();
    match words {
        [] => {}
        [word] => out.push(begin(word, room)),
        [first, second, ..] => {
            if let Some(head) = place(first) {
                out.push(format!("{head}{}", begin(second, room.saturating_sub(head.len()))));
            }
            // The longest beginning of the first word that leaves room for the whole second one.
            let left = room.saturating_sub(second.width() + 1);
            // Cut letters that happen to be the short form of a place word would be read as that word.
            let head = |letters: usize| {
                let head = begin(first, letters);
                let misleads = PLACE_WORDS.iter().any(|(_, short)| is_short(&head, short));
                (!misleads && letters < first.width()).then(|| format!("{head}."))
            };
            out.extend((1..=left).rev().filter_map(head).next().map(|head| format!("{head}{second}")));
            for head in [3, 2, 4, 5, 1].into_iter().filter_map(head) {
                let tail = begin(second, room.saturating_sub(head.width()));
                if !tail.is_empty() {
                    out.push(format!("{head}{tail}"));
                }
            }
            out.push(begin(&words.join(" "), room).trim_end().to_string());
            out.push(begin(&words.concat(), room));
        }
    }
    out.into_iter()
}

fn begin(text: &str, cells: usize) -> String {
    let mut out = String::new();
    for letter in text.graphemes(true) {
        if out.width() + letter.width() > cells {
            break;
        }
        out.push_str(letter);
    }
    out
}

/// By what two names are the same when they are called out: letters and figures, large or small, and the short form of
/// a place word as good as the word: `Kt.Baru` and `Koto Baru` would be one site to anybody.
fn key(name: &str) -> String {
    let is_end = |c: char| !c.is_alphanumeric();
    let mut key = String::new();
    for (at, word) in name.split(is_end).filter(|word| !word.is_empty()).enumerate() {
        let place = PLACE_WORDS.iter().find(|(_, short)| at == 0 && is_short(word, short));
        key.extend(place.map_or(word, |(long, _)| long).chars().flat_map(char::to_lowercase));
    }
    if key.is_empty() { name.to_string() } else { key }
}

/// Whether a word is a place word's short form, its full stop aside.
fn is_short(word: &str, short: &str) -> bool {
    short.strip_suffix('.').is_some_and(|short| short.eq_ignore_ascii_case(word))
}

/// A name of which every letter takes one cell in every terminal.
fn narrow(name: &str) -> String {
    let one = |c: &char| c.width() == Some(1) && c.width_cjk() == Some(1);
    let letter = |c: char| match c.width() {
        Some(0) | None => None,
        _ if one(&c) => Some(c),
        _ => Some(c.nfkd().find(one).unwrap_or('?')),
    };
    name.nfc().filter_map(letter).collect()
}

#[cfg(test)]
mod tests;
