//! The words that users read, as the rest of the sources use them: none is left over, and no place in a sentence stays
//! unfilled. That both languages say the same is the words' own test.

use super::source::{Source, Token, behind};
use std::collections::BTreeSet;

/// The enums that list words.
const ENUMS: &[&str] = &["W", "A", "C", "H", "I", "K", "L", "M", "P", "S", "X"];

/// Whether words are listed or said here; then a mention is no use.
fn is_list(path: &str) -> bool {
    let mut parts = path.strip_prefix("src/words/").unwrap_or_default().rsplit('/');
    let is_list = parts.next().is_some_and(|file| ["list.rs", "id.rs", "en.rs", "mod.rs"].contains(&file));
    is_list && path != "src/words/mod.rs"
}

/// Words that nothing shows; each by its full name, `W::Save`.
pub fn unused(words: &[String], sources: &[Source]) -> Vec<String> {
    let mut used = BTreeSet::new();
    for source in sources.iter().filter(|source| !is_list(&source.path)) {
        let tokens = source.shipped();
        used.extend((0..tokens.len()).filter_map(|at| word(&tokens[at..])));
    }
    words.iter().filter(|word| !used.contains(*word)).map(|word| format!("{word} is used nowhere")).collect()
}

/// Sentences whose places and values differ, where both stand in one call; `text_of` gives a word's text.
pub fn unfilled(text_of: impl Fn(&str) -> Option<String>, sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        let tokens = source.shipped();
        for at in 0..tokens.len() {
            let is_call = tokens.get(at + 1).is_some_and(|token| token.is("("));
            let Some(name) = tokens.get(at + 2..).and_then(word).filter(|_| is_call) else { continue };
            let given = match tokens[at].text.as_str() {
                "say" => match values(&tokens[at + 5..behind(&tokens, at + 1) - 1]) {
                    Some(given) => given,
                    None => continue,
                },
                "text" => BTreeSet::new(),
                _ => continue,
            };
            let Some(text) = text_of(&name) else { continue };
            let places = places(&text);
            if places != given {
                let line = tokens[at].line;
                faults.push(format!("{}:{line}: {name} has {places:?} and is given {given:?}", source.path));
            }
        }
    }
    faults
}

/// The word that stands here, if one does.
fn word(tokens: &[Token]) -> Option<String> {
    match tokens {
        [list, sign, name, ..] if ENUMS.contains(&list.text.as_str()) && sign.is("::") && name.is_name => {
            Some(format!("{}::{}", list.text, name.text))
        }
        _ => None,
    }
}

/// The names of the values in `, &[("name", value), …]`; none where the list is made elsewhere.
fn values(rest: &[Token]) -> Option<BTreeSet<String>> {
    let texts: Vec<&str> = rest.iter().map(|token| token.text.as_str()).collect();
    let [",", "&", "[", ..] = texts.as_slice() else { return None };
    let mut found = BTreeSet::new();
    let mut at = 3;
    while at < rest.len() {
        if rest[at].is("(") {
            found.insert(rest.get(at + 1)?.text.strip_prefix('"')?.strip_suffix('"')?.to_owned());
            at = behind(rest, at);
        } else {
            at += 1;
        }
    }
    Some(found)
}

/// The names in a text's `{places}`.
fn places(text: &str) -> BTreeSet<String> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::source::Source;
    use super::{unfilled, unused};

    #[test]
    fn a_word_that_nothing_shows_is_found() {
        let words = ["W::Save", "W::Quit", "W::Help", "W::Undo", "A::Save", "H::Undo"].map(str::to_owned);
        let list = Source::new("src/words/list.rs", "W::Help");
        let ui = Source::new("src/ui/foot.rs", "text(W::Save) // W::Help\n#[cfg(test)] mod tests { W::Help; }");
        let app = Source::new("src/app/keys.rs", "[W::Quit, crate::words::W::Undo, H::Undo]");
        let answers = Source::new("src/words/answers/mod.rs", "A::Save");
        let found = unused(&words, &[list, ui, app, answers]);
        assert_eq!(found, ["W::Help is used nowhere", "A::Save is used nowhere"]);
    }

    #[test]
    fn places_without_values_and_values_without_places_are_found() {
        let text_of = |name: &str| Some(if name == "W::Left" { "{n} hari, {who}" } else { "simpan" }.to_owned());
        let check = |code: &str| unfilled(text_of, &[Source::new("src/a.rs", code)]).len();
        assert_eq!(check(r#"l.say(W::Left, &[("n", &f(a)), ("who", &b)]); l.text(W::Save); l.say(W::Left, given)"#), 0);
        assert_eq!(check(r#"l.say(W::Left, &[("n", &(1, 2))])"#), 1);
        assert_eq!(check(r#"l.say(W::Save, &[("n", &1)])"#), 1);
        assert_eq!(check("l.text(W::Left)"), 1);
        assert_eq!(check(r#"l.say(W::Save, &[]); l.say(pick(W::Left), &[("x", &1)])"#), 0);
    }
}
