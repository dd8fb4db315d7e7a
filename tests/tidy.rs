//! The laws of the house that the compiler doesn't hold. Each is a function from sources to faults, held against the real
//! tree and, so that it can't fall asleep, against a small one that breaks it.

mod layers;
mod paths;
mod readme;
mod source;
mod words;

use rapat::words::{A, C, H, I, K, L, Language, M, P, S, W, Word, X};
use sha2::{Digest, Sha256};
use source::{Source, tree};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Longer files hold more than one idea.
const LONGEST: usize = 600;

/// Schema files that a release has used, with the SHA-256 of their bytes. They never change again; a new version is a new
/// file.
const FROZEN: &[(&str, &str)] = &[
    ("assets/schema/0001.sql", "88ed6c19540d6973aa304e55eb0d4e2f520eca7a1472c865ea66e4adf64a8a41"),
    ("assets/schema/0002.sql", "62cef704bb095f47e0175165e93bdd83ade3a8f14506535c719e91ad79c717d2"),
];

/// Where modules begin. Everything else must be reached from here.
const ROOTS: &[&str] = &["src/lib.rs", "src/main.rs", "tests/main.rs", "benches/numbers.rs"];

fn all() -> Vec<Source> {
    ["src", "tests", "benches"].iter().flat_map(|folder| tree(folder)).filter(|s| !s.path.contains("/fuzz/")).collect()
}

#[track_caller]
fn holds(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn rooms_name_only_what_the_table_allows() {
    holds(&layers::strangers(&tree("src")));
}

#[test]
fn the_clock_is_read_in_two_rooms_only() {
    holds(&layers::clocks(&tree("src")));
}

#[test]
fn every_word_is_shown_somewhere() {
    let words: Vec<String> = said().into_iter().map(|(word, _)| word).collect();
    holds(&words::unused(&words, &tree("src")));
}

#[test]
fn sentences_get_the_values_they_have_places_for() {
    let said = said();
    let text_of = |name: &str| said.iter().find(|(word, _)| word == name).map(|(_, text)| text.clone());
    holds(&words::unfilled(text_of, &tree("src")));
}

/// All words by their full names, with what they say.
fn said() -> Vec<(String, String)> {
    fn of<T: Word + std::fmt::Debug>(list: &str, words: &[T]) -> Vec<(String, String)> {
        words.iter().map(|word| (format!("{list}::{word:?}"), Language::Indonesian.text(*word).to_owned())).collect()
    }
    [
        of("W", W::ALL),
        of("A", A::ALL),
        of("C", C::ALL),
        of("H", H::ALL),
        of("I", I::ALL),
        of("K", K::ALL),
        of("L", L::ALL),
        of("M", M::ALL),
        of("P", P::ALL),
        of("S", S::ALL),
        of("X", X::ALL),
    ]
    .concat()
}

#[test]
fn files_can_be_read_in_one_sitting() {
    holds(&too_long(&all()));
    let long = Source::new("src/a.rs", &"\n".repeat(LONGEST + 1));
    assert_eq!(too_long(&[long]), ["src/a.rs has 601 lines, more than 600"]);
}

fn too_long(sources: &[Source]) -> Vec<String> {
    let lengths = sources.iter().map(|source| (&source.path, source.text.lines().count()));
    let long = lengths.filter(|(_, lines)| *lines > LONGEST);
    long.map(|(path, lines)| format!("{path} has {lines} lines, more than {LONGEST}")).collect()
}

#[test]
fn every_file_says_what_lives_in_it() {
    holds(&headless(&all()));
    assert_eq!(headless(&[Source::new("src/a.rs", "use b;")]), ["src/a.rs does not begin with `//!`"]);
}

fn headless(sources: &[Source]) -> Vec<String> {
    let without = sources.iter().filter(|source| !source.text.starts_with("//!"));
    without.map(|source| format!("{} does not begin with `//!`", source.path)).collect()
}

#[test]
fn nothing_is_put_off() {
    holds(&put_off(&all()));
    let later = format!("// {}: more\n#[{}]\nfn a() {{}} // METODOLOGI", concat!("TO", "DO"), "ignore");
    let faults = put_off(&[Source::new("tests/a.rs", &later)]);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].starts_with("tests/a.rs:1: ") && faults[1].starts_with("tests/a.rs:2: "), "{faults:?}");
}

fn put_off(sources: &[Source]) -> Vec<String> {
    let words = [concat!("TO", "DO"), concat!("FIX", "ME")];
    let mut faults = Vec::new();
    for source in sources {
        for (at, line) in source.text.lines().enumerate() {
            let mut parts = line.split(|c: char| !c.is_alphanumeric());
            if let Some(word) = parts.find(|part| words.contains(part)) {
                faults.push(format!("{}:{}: {word}", source.path, at + 1));
            }
        }
        let tokens = source.tokens();
        for three in tokens.windows(3).filter(|t| t[0].is("#") && t[1].is("[") && t[2].is("ignore")) {
            faults.push(format!("{}:{}: an ignored test", source.path, three[0].line));
        }
    }
    faults
}

#[test]
fn no_file_is_forgotten() {
    holds(&forgotten(&all(), ROOTS));
    let main = Source::new("tests/main.rs", "mod a; pub mod kit;\n#[path = \"../x/y.rs\"] mod z;");
    let kit = Source::new("tests/kit/mod.rs", "mod b; mod inner { mod c; }");
    let files =
        ["tests/a.rs", "tests/kit/b.rs", "tests/kit/inner/c.rs", "x/y.rs", "tests/lost.rs", "tests/kit/lost.rs"];
    let mut sources: Vec<Source> = files.iter().map(|path| Source::new(path, "")).collect();
    sources.extend([main, kit]);
    let expected = ["tests/lost.rs is in no module", "tests/kit/lost.rs is in no module"];
    assert_eq!(forgotten(&sources, &["tests/main.rs"]), expected);
}

fn forgotten(sources: &[Source], roots: &[&str]) -> Vec<String> {
    let mut reached: BTreeSet<String> = roots.iter().map(|&root| root.to_owned()).collect();
    let mut todo: Vec<String> = reached.iter().cloned().collect();
    while let Some(path) = todo.pop() {
        let Some(source) = sources.iter().find(|source| source.path == path) else { continue };
        for file in declared(source) {
            if sources.iter().any(|source| source.path == file) && reached.insert(file.clone()) {
                todo.push(file);
            }
        }
    }
    let lost = sources.iter().filter(|source| !reached.contains(&source.path));
    lost.map(|source| format!("{} is in no module", source.path)).collect()
}

/// The files that the `mod` lines of a file may mean.
fn declared(source: &Source) -> Vec<String> {
    let (folder, file) = source.path.rsplit_once('/').unwrap_or(("", &source.path));
    let is_head = matches!(file, "mod.rs" | "lib.rs" | "main.rs") || ROOTS.contains(&source.path.as_str());
    let home = if is_head { folder.to_owned() } else { format!("{folder}/{}", file.trim_end_matches(".rs")) };
    let tokens = source.tokens();
    let mut files = Vec::new();
    let mut nested: Vec<(usize, String)> = Vec::new();
    for at in 0..tokens.len() {
        if nested.last().is_some_and(|(end, _)| *end == at) {
            nested.pop();
        }
        let [word, name, sign, ..] = &tokens[at..] else { break };
        if !word.is("mod") || !name.is_name {
            continue;
        }
        if sign.is("{") {
            nested.push((source::behind(&tokens, at + 2) - 1, name.text.clone()));
        } else if sign.is(";") {
            let inner: String = nested.iter().map(|(_, name)| format!("/{name}")).collect();
            files.push(format!("{home}{inner}/{}.rs", name.text));
            files.push(format!("{home}{inner}/{}/mod.rs", name.text));
            // #[path = "…"] before it, perhaps with more attributes and `pub` between.
            let before = &tokens[at.saturating_sub(30)..at];
            let begin = before.iter().rposition(|token| token.is(";") || token.is("}")).map_or(0, |end| end + 1);
            for three in before[begin..].windows(3).filter(|t| t[0].is("path") && t[1].is("=")) {
                files.push(joined(folder, three[2].text.trim_matches('"')));
            }
        }
    }
    files
}

/// A path with `..` seen from a folder.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

#[test]
fn released_schema_files_never_change() {
    let read = |path: &str| fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok();
    holds(&thawed(FROZEN, read));
    let frozen = [("a.sql", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")];
    assert_eq!(thawed(&frozen, |_| Some(b"abc".to_vec())), [""; 0]);
    assert_eq!(thawed(&frozen, |_| Some(b"abd".to_vec())), ["a.sql has changed since its release"]);
    assert_eq!(thawed(&frozen, |_| None), ["a.sql is gone"]);
}

fn thawed(frozen: &[(&str, &str)], read: impl Fn(&str) -> Option<Vec<u8>>) -> Vec<String> {
    let fault = |(path, hash): &(&str, &str)| match read(path) {
        None => Some(format!("{path} is gone")),
        Some(bytes) => {
            let now: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            (now != *hash).then(|| format!("{path} has changed since its release"))
        }
    };
    frozen.iter().filter_map(fault).collect()
}
