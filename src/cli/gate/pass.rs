//! What a guest carries once they are let in: who they are to the journal, what they may do, and the little of their
//! environment that is believed.

use crate::domain::access::{AccessKey, Guest};
use std::ffi::OsStr;

/// The longest name of a terminal.
const LONGEST_TERM: usize = 40;

/// Somebody who came by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pass {
    /// The key, and what it lets them do.
    pub guest: Guest,
    term: Option<String>,
}

impl Pass {
    /// The pass of a key, on a terminal that calls itself so.
    pub fn of(key: &AccessKey, term: Option<&OsStr>) -> Self {
        let term = term.and_then(OsStr::to_str).filter(|term| looks_like_a_terminal(term)).map(str::to_owned);
        Self { guest: Guest { key: key.fingerprint.clone(), role: key.role }, term }
    }

    /// What the environment says, as far as it is believed.
    pub fn environment(&self, name: &str) -> Option<String> {
        match name {
            "TERM" => self.term.clone(),
            _ => None,
        }
    }
}

fn looks_like_a_terminal(term: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-');
    (1..=LONGEST_TERM).contains(&term.len()) && term.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_has_a_plain_name() {
        for term in ["xterm-256color", "screen.xterm", "vt100", "foot+base", "a"] {
            assert!(looks_like_a_terminal(term), "{term}");
        }
        for term in ["", "xterm;id", "../../x", "x term", "x\u{1b}[2J", "xterm\n", "é", &"a".repeat(41)] {
            assert!(!looks_like_a_terminal(term), "{term}");
        }
    }
}
