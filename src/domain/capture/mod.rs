//! A promise in one line: `Lengkapi sertifikat lahan @dinkop +kodim #koto lolo !jumat`. How it is read, what is missing
//! and doubtful, how it is completed, and what it becomes. Pure; no sentence is made here and nothing is saved.

mod agreed;
mod book;
mod complete;
mod pasted;
mod promise;
mod read;
mod similar;
#[cfg(test)]
mod tests;

pub use agreed::{Agreed, agreed, proposed};
pub use book::Book;
pub use complete::{Candidate, Completion, Offer, complete};
pub use pasted::{as_one, one_each};
pub use read::{Ground, read, read_saying};
pub use similar::similar;

use super::ids::{AgencyCode, SiteCode};
use super::item::Due;
use super::site::VillageKind;
use super::when::{When, WhenError};
use std::ops::Range;

/// A sign before a word that says what the word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sigil {
    /// `@`: who is responsible.
    Lead,
    /// `+`: who helps.
    Support,
    /// `#`: where.
    Site,
    /// `!` or `tgl:`: by when.
    Due,
}

/// The head of a place, whichever place is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Head {
    /// The camat.
    District,
    /// The kades or the lurah; each place has one of them.
    Village(VillageKind),
}

impl Head {
    /// All of them.
    pub const ALL: [Self; 3] =
        [Self::District, Self::Village(VillageKind::Desa), Self::Village(VillageKind::Kelurahan)];

    /// The word that stands for it after `@`, the same in every language.
    pub fn word(self) -> &'static str {
        match self {
            Self::District => "camat",
            Self::Village(VillageKind::Desa) => "kades",
            Self::Village(VillageKind::Kelurahan) => "lurah",
        }
    }
}

/// Who is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// This instansi.
    Agency(AgencyCode),
    /// The head of each site.
    Head(Head),
}

/// What a line says, without how it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What is to be done.
    pub text: String,
    /// Who is responsible.
    pub lead: Option<Who>,
    /// Who helps.
    pub support: Vec<Who>,
    /// Where.
    pub sites: Vec<SiteCode>,
    /// By when; `None` where nothing is said of it, `Some(None)` is "tanpa tenggat".
    pub due: Option<Option<Due>>,
    /// It was said that nobody in particular is responsible: `@-`.
    pub nobody: bool,
    /// It was said that it is about no place in particular: `#-`.
    pub nowhere: bool,
}

/// A part of a promise that the line doesn't say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// What is to be done.
    What,
    /// Who is responsible.
    Who,
    /// Where.
    Where,
    /// By when.
    When,
}

/// How a piece of the line was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Taken {
    /// Understood.
    Known,
    /// It may mean several things, or cannot be: what it says is left out until that is settled.
    Doubtful,
    /// It names nothing that is known: it stays in the text.
    Text,
}

/// A piece of the line with a sign before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it stands, in bytes, the sign included.
    pub at: Range<usize>,
    /// Its sign.
    pub sigil: Sigil,
    /// How it was taken.
    pub taken: Taken,
}

/// Something about the line that a person has to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A piece names nothing that is known. What is nearly spelt like it, the nearest first.
    NotKnown {
        /// Where it stands.
        at: Range<usize>,
        /// Its sign.
        sigil: Sigil,
        /// What may have been meant.
        near: Vec<Near>,
    },
    /// A name that several have.
    Ambiguous {
        /// Where it stands.
        at: Range<usize>,
        /// Those that have it.
        among: Vec<Near>,
    },
    /// A date that can be no due date.
    Date {
        /// Where it stands.
        at: Range<usize>,
        /// Why.
        why: WhenError,
    },
    /// A second one of what there is only one of.
    Second {
        /// Where it stands.
        at: Range<usize>,
        /// Its sign.
        sigil: Sigil,
    },
    /// The head of no place in particular.
    HeadOfNothing {
        /// Where it stands.
        at: Range<usize>,
        /// Which head.
        head: Head,
    },
    /// A site has no such head.
    NoHead {
        /// Where it stands.
        at: Range<usize>,
        /// Which head.
        head: Head,
        /// The site.
        site: SiteCode,
    },
}

impl Doubt {
    /// Where in the line.
    pub fn at(&self) -> &Range<usize> {
        match self {
            Self::NotKnown { at, .. }
            | Self::Ambiguous { at, .. }
            | Self::Date { at, .. }
            | Self::Second { at, .. }
            | Self::HeadOfNothing { at, .. }
            | Self::NoHead { at, .. } => at,
        }
    }

    /// Whether the line can't be saved before it is settled.
    pub fn is_blocking(&self) -> bool {
        !matches!(self, Self::NotKnown { .. })
    }
}

/// A record that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Near {
    /// A site; where its name is not its own alone, it is shown with its kecamatan.
    Site(SiteCode),
    /// An instansi.
    Agency(AgencyCode),
}

/// A line as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What it says.
    pub said: Said,
    /// The pieces with signs, in order.
    pub spans: Vec<Span>,
    /// What a person has to see, in order of the line.
    pub doubts: Vec<Doubt>,
    /// The date, with what has to be said about it.
    pub when: Option<When>,
    /// The sites were not typed: they are those under the cursor or marked.
    pub sites_are_given: bool,
}

impl Reading {
    /// The parts that the line doesn't say, in the order in which they are asked for.
    pub fn missing(&self) -> Vec<Part> {
        let Said { text, lead, sites, due, nobody, nowhere, .. } = &self.said;
        let lacks = [
            (Part::What, text.is_empty()),
            (Part::Who, lead.is_none() && !nobody),
            (Part::Where, sites.is_empty() && !nowhere),
            (Part::When, due.is_none()),
        ];
        lacks.into_iter().filter(|(_, lacks)| *lacks).map(|(part, _)| part).collect()
    }

    /// Whether it can be saved as it stands.
    pub fn is_sound(&self) -> bool {
        !self.said.text.is_empty() && !self.doubts.iter().any(Doubt::is_blocking)
    }
}
