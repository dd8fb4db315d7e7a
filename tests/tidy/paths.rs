//! Which paths a file names: `use` trees spread out, `self` and `super` resolved, everything else as it stands.

use super::source::{Source, Token, behind};

/// A path as a list of names, and the line where it begins. A path into this crate begins with `crate`.
#[derive(Debug, PartialEq)]
pub struct Named {
    pub path: Vec<String>,
    pub line: usize,
}

impl Named {
    /// Whether the path is this one or lies within it.
    pub fn within(&self, prefix: &str) -> bool {
        let mut own = self.path.iter();
        prefix.split("::").all(|part| own.next().is_some_and(|name| name == part))
    }
}

/// Every path that the shipped part of a file names.
pub fn named(source: &Source) -> Vec<Named> {
    let tokens = source.shipped();
    let mut module = source.module();
    let mut nested = Vec::new();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        let follows = |more: usize, text: &str| tokens.get(at + more).is_some_and(|token| token.is(text));
        if token.is("mod") && follows(2, "{") {
            module.push(tokens[at + 1].text.clone());
            nested.push(behind(&tokens, at + 2) - 1);
            at += 3;
        } else if nested.last() == Some(&at) {
            nested.pop();
            module.pop();
            at += 1;
        } else if token.is("use") {
            let end = tokens[at..].iter().position(|token| token.is(";")).map_or(tokens.len(), |len| at + len);
            spread(&tokens[at + 1..end], &[], &module, &mut found);
            at = end;
        } else if token.is_name || (token.is("::") && !after_name(&tokens, at)) {
            let (path, end) = run(&tokens, at);
            if path.len() > 1 {
                found.push(Named { path: absolute(path, &module), line: token.line });
            }
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// `a.b::<C>()` and `>::D` go on from something else, so what follows is no path of its own.
fn after_name(tokens: &[Token], at: usize) -> bool {
    at > 0 && (tokens[at - 1].is_name || tokens[at - 1].is(">"))
}

/// The names joined by `::` from here on.
fn run(tokens: &[Token], from: usize) -> (Vec<String>, usize) {
    let mut at = from + usize::from(tokens[from].is("::"));
    let mut path = Vec::new();
    while let Some(token) = tokens.get(at).filter(|token| token.is_name) {
        path.push(token.text.clone());
        at += 1;
        match (tokens.get(at), tokens.get(at + 1)) {
            (Some(sign), Some(name)) if sign.is("::") && name.is_name => at += 1,
            _ => break,
        }
    }
    (path, at.max(from + 1))
}

/// Spreads a `use` tree into its paths.
fn spread(tree: &[Token], before: &[String], module: &[String], found: &mut Vec<Named>) {
    let mut path = before.to_vec();
    let mut at = 0;
    let line = tree.first().map_or(0, |token| token.line);
    while at < tree.len() {
        let token = &tree[at];
        if token.is("{") {
            let end = behind(tree, at) - 1;
            for branch in branches(&tree[at + 1..end]) {
                spread(branch, &path, module, found);
            }
            return;
        } else if token.is("as") {
            break;
        } else if token.is_name && (path.is_empty() || !token.is("self")) {
            path.push(token.text.clone());
        }
        at += 1;
    }
    if !path.is_empty() {
        found.push(Named { path: absolute(path, module), line });
    }
}

/// The parts of a `{…}` between its own commas.
fn branches(inside: &[Token]) -> Vec<&[Token]> {
    let mut found = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < inside.len() {
        if inside[at].is("{") {
            at = behind(inside, at);
        } else if inside[at].is(",") {
            found.push(&inside[from..at]);
            at += 1;
            from = at;
        } else {
            at += 1;
        }
    }
    found.push(&inside[from..]);
    found
}

/// Resolves `self` and `super`; the binary knows the library by its name.
fn absolute(path: Vec<String>, module: &[String]) -> Vec<String> {
    let mut rest = path.as_slice();
    let mut base: Option<Vec<String>> = None;
    while let Some((first, more)) = rest.split_first() {
        match first.as_str() {
            "self" => base = Some(base.unwrap_or_else(|| module.to_vec())),
            "super" => {
                let mut up = base.unwrap_or_else(|| module.to_vec());
                up.pop();
                base = Some(up);
            }
            "crate" | "rapat" if base.is_none() => base = Some(Vec::new()),
            _ => break,
        }
        rest = more;
    }
    match base {
        Some(base) => std::iter::once("crate".to_owned()).chain(base).chain(rest.iter().cloned()).collect(),
        None => path,
    }
}

#[cfg(test)]
mod tests {
    use super::super::source::Source;
    use super::named;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = named(&Source::new("src/ui/board.rs", text));
        let found: Vec<String> = found.iter().map(|named| named.path.join("::")).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn use_trees_are_spread_out() {
        check("use crate::domain::World;", &["crate::domain::World"]);
        check("use std::{fs::{self, File}, io};", &["std::fs", "std::fs::File", "std::io"]);
        check("pub(crate) use rusqlite as sql;", &["rusqlite"]);
        check("use {clap, ::ratatui::Frame};", &["clap", "ratatui::Frame"]);
        check("use crate::{app::*, store::{Store as S}};", &["crate::app", "crate::store::Store"]);
        check("use super::{frame, super::store};", &["crate::ui::frame", "crate::store"]);
    }

    #[test]
    fn paths_in_code_are_found_and_others_are_not() {
        check("fn a(x: crate::store::Store) {}", &["crate::store::Store"]);
        check("let y = super::super::app::App::new();", &["crate::app::App::new"]);
        check("::rusqlite::Connection::open(a)", &["rusqlite::Connection::open"]);
        check("#[derive(clap::Parser)] struct A;", &["clap::Parser"]);
        check("x.rusqlite().collect::<Vec<_>>(); let clap = 1; \"std::fs\"; // std::fs", &[]);
        check("Vec::<crate::store::Row>::new()", &["crate::store::Row"]);
        check("pub(in crate::ui) fn a() {}", &["crate::ui"]);
    }

    #[test]
    fn super_in_a_module_within_the_file_means_the_file() {
        check(
            "mod a { use super::b; mod c { use super::super::d; } } use super::e;",
            &["crate::ui::board::b", "crate::ui::board::d", "crate::ui::e"],
        );
    }

    #[test]
    fn a_prefix_is_compared_name_by_name() {
        let found = named(&Source::new("src/a.rs", "use crate::import::planning;"));
        assert!(found[0].within("crate::import") && !found[0].within("crate::import::plan"));
    }
}
