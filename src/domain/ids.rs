//! The names by which records are known: official codes, running numbers, and the reference that can point at any of
//! them. Nothing here knows what a record contains.

use super::text::fold;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// Defines a code: a short text that identifies something and never changes, cheap to clone and ordered as text.
macro_rules! code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes the text as it is; whether it names anything is the world's business.
            pub fn new(text: impl AsRef<str>) -> Self {
                Self(Arc::from(text.as_ref()))
            }

            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", &self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }
    };
}

code!(
    /// The official code of a desa or kelurahan (`15.72.02.2004`): the identity of a site.
    SiteCode
);
code!(
    /// The short code of an instansi (`dinkop`, `kades-koto-lolo`).
    AgencyCode
);
code!(
    /// One stage of the building process; the code is one letter, shown in the cells of the board.
    StageCode
);
code!(
    /// A group of stages that share a colour on charts.
    PhaseCode
);
code!(
    /// A kind of obstacle (`lahan`, `tata-ruang`).
    CategoryCode
);
code!(
    /// One point of the checklist of a site.
    CheckCode
);
code!(
    /// Who says a figure (`rapat`, `kodim`, `simkopdes`).
    SourceCode
);
code!(
    /// The identity of one operation; sending it again cannot do it twice.
    OpId
);
code!(
    /// What undo belongs to: one board process, or all calls of one author on the command line.
    SessionId
);
code!(
    /// The fingerprint of a public key, `SHA256:…` as OpenSSH writes it.
    Fingerprint
);

code!(
    /// One copy of a database: of all that have the same rows, the one that has the right to write is named by this.
    CopyId
);

impl CopyId {
    /// The copy that every database begins as.
    pub fn first() -> Self {
        Self::new("first")
    }

    /// A copy whose right to write was taken back where it came from.
    pub fn outdated() -> Self {
        Self::new("outdated")
    }
}

/// The number of an obstacle, shown as `K-5`. Counted once for the whole series, never given twice.
pub type IssueNo = u32;
/// The number of a promise, shown as `TL-12`. Counted once for the whole series, never given twice.
pub type ItemNo = u32;
/// The number of a decision or note. Counted once for the whole series.
pub type EntryNo = u32;
/// The internal identity of a meeting, given when it is planned. The number that people know is given at its start.
pub type MeetingId = u32;

/// Points at any record that a change can touch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// The database itself: its identity and nature.
    Base,
    /// The programme: stages, categories, checklist, thresholds.
    Program,
    /// The office: letterhead and signatories.
    Office,
    /// Which private values there are.
    Private,
    /// Which copy may be written.
    Custody,
    /// A site.
    Site(SiteCode),
    /// An instansi.
    Agency(AgencyCode),
    /// An obstacle.
    Issue(IssueNo),
    /// A promise.
    Item(ItemNo),
    /// A meeting.
    Meeting(MeetingId),
    /// A decision or note.
    Entry(EntryNo),
    /// A key that opens over SSH.
    AccessKey(Fingerprint),
}

impl Record {
    /// An obstacle or a promise as people call it: `K-5`, `k5`, `TL-12`, `tl 12`. `None` if it is not written like one.
    pub fn called(typed: &str) -> Option<Self> {
        let folded = fold(typed).replace(' ', "");
        let number = |sign: &str| whole(folded.strip_prefix(sign)?);
        number("tl").map(Self::Item).or_else(|| number("k").map(Self::Issue))
    }

    /// The number of an obstacle where nothing else can be meant: `K-5`, or `5` alone.
    pub fn called_issue(typed: &str) -> Option<IssueNo> {
        match Self::called(typed) {
            Some(Self::Issue(number)) => Some(number),
            Some(_) => None,
            None => whole(typed.trim()),
        }
    }

    /// The number of a promise where nothing else can be meant: `TL-12`, or `12` alone.
    pub fn called_item(typed: &str) -> Option<ItemNo> {
        match Self::called(typed) {
            Some(Self::Item(number)) => Some(number),
            Some(_) => None,
            None => whole(typed.trim()),
        }
    }
}

/// A number of figures alone: a sign before it would mean something else.
fn whole(figures: &str) -> Option<u32> {
    figures.bytes().all(|byte| byte.is_ascii_digit()).then(|| figures.parse().ok())?
}

impl fmt::Display for Record {
    /// The stable text form that is stored in the journal's index column: `site:15.72.02.2004`, `item:12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Base => write!(f, "base"),
            Self::Program => write!(f, "program"),
            Self::Office => write!(f, "office"),
            Self::Private => write!(f, "private"),
            Self::Custody => write!(f, "custody"),
            Self::Site(code) => write!(f, "site:{code}"),
            Self::Agency(code) => write!(f, "agency:{code}"),
            Self::Issue(no) => write!(f, "issue:{no}"),
            Self::Item(no) => write!(f, "item:{no}"),
            Self::Meeting(id) => write!(f, "meeting:{id}"),
            Self::Entry(no) => write!(f, "entry:{no}"),
            Self::AccessKey(print) => write!(f, "access_key:{print}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_obstacle_and_a_promise_are_called_by_letter_and_number() {
        for typed in ["K-5", "k5", " k 5"] {
            assert_eq!(Record::called(typed), Some(Record::Issue(5)), "{typed}");
            assert_eq!((Record::called_issue(typed), Record::called_item(typed)), (Some(5), None), "{typed}");
        }
        assert_eq!(Record::called("tl-12"), Some(Record::Item(12)));
        assert_eq!((Record::called_item("TL 12"), Record::called_issue("TL 12")), (Some(12), None));
        for typed in ["koto 5", "5", "K-99999999999", "K", "TL-", ""] {
            assert_eq!(Record::called(typed), None, "{typed}");
        }
        assert_eq!((Record::called_item(" 7 "), Record::called_issue("7")), (Some(7), Some(7)));
        for typed in ["-7", "+7", "7a", "K-", ""] {
            assert_eq!((Record::called_item(typed), Record::called_issue(typed)), (None, None), "{typed}");
        }
    }
}
