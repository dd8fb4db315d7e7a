//! Every text that a user reads, in both languages. One list names the words, one file per language says them; a word
//! that one language lacks does not compile, and a test finds words that nobody uses. Nothing here decides anything.

/// Defines one list of words as an enum; each language file says every one of them.
macro_rules! words {
    ($(#[$list_doc:meta])* $list:ident; $($(#[$doc:meta])* $name:ident,)*) => {
        $(#[$list_doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $list {
            $($(#[$doc])* $name,)*
        }

        impl $list {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];
        }

        impl crate::words::Word for $list {
            fn text(self, language: crate::words::Language) -> &'static str {
                match language {
                    crate::words::Language::Indonesian => id::text(self),
                    crate::words::Language::English => en::text(self),
                }
            }
        }
    };
}

mod access;
mod answers;
mod capture;
mod charts;
mod custody;
mod dates;
mod en;
mod failures;
mod faults;
mod hall;
mod help;
mod holding;
mod id;
mod install;
mod ledger;
mod list;
mod meeting;
mod message;
mod paper;
mod promise;
mod refusals;
mod sheet;
mod tell;

pub use access::S;
pub use answers::A;
pub use capture::C;
pub use charts::{chart, chart_line, chart_part, chart_row, chart_short};
pub use custody::T;
pub use custody::tell::{away, away_head, held, held_head, held_since, place as holder_place};
pub use dates::{clock, day_long, day_short, moment_short, time_of_day};
pub use failures::failure;
pub use faults::{fault, founding_refusal, import_refusal};
pub use hall::L;
pub use help::H;
pub use holding::{
    by, called, kept, ledger_counts, ledger_filter, ledger_group, lifted, mark, review_counts, timing_class,
};
pub use install::I;
pub use ledger::K;
pub use list::W;
pub use meeting::M;
pub use meeting::tell::{
    alarm, answer, hours, letter, meeting_name, meeting_state, roll_counts, signatory, signing, vague,
};
pub use message::{Message, messages};
pub use paper::P;
pub use promise::{days_left, doubt, lacking, near, spoken, when_error, when_notes};
pub use refusals::refusal;
pub use sheet::X;
pub use sheet::tell::{no_plan, sheet_fault, sheet_kind, sheet_note, sheet_passed, sheet_step};
pub use tell::{
    attendance, change_line, change_seen_from, due, entry_kind, fact_line, field, filter, group, grouping, item_due,
    kind, level, number_of, operation, order, presence, record, role, severity, stage, status, value, why,
};

use std::fmt::Display;

/// A word of any list.
pub trait Word: Copy {
    /// Its text in a language.
    fn text(self, language: Language) -> &'static str;
}

/// A text that begins with a capital, as a title or a label does.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The language that a person reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub enum Language {
    /// Indonesian: the language of the hall and of all paper.
    #[default]
    Indonesian,
    /// English, for the engineer.
    English,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Indonesian, Self::English];

    /// The two letters of `--bahasa`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }

    /// Reads the two letters.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// A word.
    pub fn text(self, word: impl Word) -> &'static str {
        word.text(self)
    }

    /// A sentence with values in its `{places}`.
    pub fn say(self, word: impl Word, values: &[(&str, &dyn Display)]) -> String {
        fill(self.text(word), values)
    }
}

/// Puts values into the `{places}` of a text; a place without a value stays as it is.
fn fill(text: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        out.push_str(before);
        let Some(close) = after.find('}') else {
            rest = after;
            break;
        };
        let name = &after[1..close];
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(&value.to_string()),
            None => out.push_str(&after[..=close]),
        }
        rest = &after[close + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> =
            text.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect();
        found.sort();
        found
    }

    #[test]
    fn both_languages_have_the_same_places() {
        alike(W::ALL);
        alike(H::ALL);
        alike(I::ALL);
        alike(A::ALL);
        alike(C::ALL);
        alike(K::ALL);
        alike(L::ALL);
        alike(M::ALL);
        alike(P::ALL);
        alike(T::ALL);
        alike(X::ALL);
    }

    fn alike(words: &[impl Word + std::fmt::Debug]) {
        for word in words {
            let (id, en) = (Language::Indonesian.text(*word), Language::English.text(*word));
            assert_eq!(places(id), places(en), "{word:?}");
            assert!(!id.trim().is_empty() && !en.trim().is_empty(), "{word:?}");
        }
    }

    #[test]
    fn values_are_put_in_their_places_and_never_read_again() {
        assert_eq!(fill("a {x} b {y}", &[("x", &"{y}"), ("y", &2)]), "a {y} b 2");
        assert_eq!(fill("{lost} {", &[]), "{lost} {");
    }
}
