//! Promises that a new one may only repeat: for the same site or instansi, in nearly the same words.

use super::super::change::NewItem;
use super::super::ids::ItemNo;
use super::super::item::ActionItem;
use super::super::text::fold;
use super::super::world::World;
use std::collections::BTreeSet;

/// From this share of common words on, in percent, two texts are similar.
const ALIKE: usize = 60;
/// So many are shown.
const MOST: usize = 3;
/// Words that say nothing about what is promised.
const EMPTY: [&str; 22] = [
    "di", "ke", "dan", "yang", "untuk", "dari", "agar", "segera", "dengan", "pada", "dalam", "oleh", "atau", "akan",
    "harus", "mohon", "supaya", "para", "the", "to", "and", "of",
];

/// The open promises and proposals that these would repeat, the most alike first, then the newest.
pub fn similar(world: &World, new: &[NewItem]) -> Vec<ItemNo> {
    let Some(words) = new.first().map(|item| words(&item.text)).filter(|words| !words.is_empty()) else {
        return Vec::new();
    };
    let sites: BTreeSet<_> = new.iter().flat_map(|item| &item.sites).collect();
    let leads: BTreeSet<_> = new.iter().filter_map(|item| item.lead.as_ref()).collect();
    let shares = |item: &ActionItem| {
        item.sites.iter().any(|site| sites.contains(site)) || item.lead.iter().any(|lead| leads.contains(lead))
    };
    let mut found: Vec<(usize, ItemNo)> = world
        .items
        .values()
        .filter(|item| (item.is_open() || item.is_proposal()) && shares(item))
        .filter_map(|item| {
            let alike = alike(&words, &self::words(&item.text));
            (alike >= ALIKE).then_some((alike, item.number))
        })
        .collect();
    found.sort_by(|a, b| b.cmp(a));
    found.into_iter().take(MOST).map(|(_, number)| number).collect()
}

fn words(text: &str) -> BTreeSet<String> {
    fold(text).split(' ').filter(|word| !word.is_empty() && !EMPTY.contains(word)).map(str::to_owned).collect()
}

/// How many percent of the words of both are common to both, spelt nearly so.
fn alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> usize {
    let common = one.iter().filter(|word| other.contains(*word) || other.iter().any(|near| nearly(word, near))).count();
    200 * common / (one.len() + other.len()).max(1)
}

/// The same word with a letter wrong, or with another prefix or ending: "lengkapi" and "melengkapi".
fn nearly(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let length = short.chars().count();
    length >= 5 && (long.contains(short) || strsim::osa_distance(one, other) <= length / 5)
}
