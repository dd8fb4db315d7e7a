//! Private values: contacts, and the secretariat's own memos. The world knows only that there is one and a salted digest
//! of it, so that nothing that is made from a world (the wall, paper, exports, a reader's board) can hold the value. The
//! value itself travels beside the change into a table from which it can be erased, and the journal stays verifiable.

use super::apply::{At, compare};
use super::change::Edit;
use super::fact::{Fact, Field, Part, Shown, Value};
use super::ids::Record;
use super::refusal::Refusal;
use super::world::World;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// What kind of private value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrivateField {
    /// How to reach the person who speaks for a site or an instansi.
    Contact,
    /// An internal note of the secretariat.
    Memo,
}

impl PrivateField {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Contact, Self::Memo];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Contact => "kontak",
            Self::Memo => "memo",
        }
    }
}

/// A salted digest of a private value: it proves a value that one has, and tells nothing about one that one has not.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(Arc<str>);

impl Digest {
    /// The digest of a value with a salt that is used for no other value.
    pub fn of(salt: &[u8], value: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update((salt.len() as u64).to_be_bytes());
        hash.update(salt);
        hash.update(value.as_bytes());
        let text: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Self(text.into())
    }

    /// From its text.
    pub fn read(text: impl AsRef<str>) -> Self {
        Self(Arc::from(text.as_ref()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}…", self.0.get(..8).unwrap_or(&self.0))
    }
}

/// A private value is set, replaced, taken away or erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrivateEdit {
    /// About what.
    pub record: Record,
    /// What kind.
    pub field: PrivateField,
    /// From the digest that the author saw to the new one.
    pub edit: Edit<Option<Digest>>,
    /// The old value is erased for good, in every version.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub erase: bool,
}

/// Which private values there are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrivateMarks {
    /// The digest of each value, by record and field.
    #[serde(default)]
    marks: BTreeMap<String, Digest>,
    /// Every digest that ever stood there and was not erased.
    #[serde(default)]
    past: BTreeMap<String, BTreeSet<Digest>>,
    /// Digests whose values were erased, and cannot come back.
    #[serde(default)]
    erased: BTreeSet<Digest>,
}

fn key(record: &Record, field: PrivateField) -> String {
    format!("{record}/{}", field.code())
}

impl PrivateMarks {
    /// The digest of a value, if there is one.
    pub fn get(&self, record: &Record, field: PrivateField) -> Option<&Digest> {
        self.marks.get(&key(record, field))
    }

    /// Whether the value with this digest was erased.
    pub fn is_erased(&self, digest: &Digest) -> bool {
        self.erased.contains(digest)
    }
}

impl Shown for Digest {
    fn shown(&self) -> Value {
        Value::Private
    }
}

impl PrivateEdit {
    pub(super) fn kind(&self) -> &'static str {
        if self.erase { "private.erase" } else { "private.set" }
    }

    pub(super) fn inverse(&self) -> Option<Self> {
        // What was erased is gone; a promise to bring it back could not be kept.
        (!self.erase).then(|| Self { edit: self.edit.inverse(), ..self.clone() })
    }

    pub(super) fn fact(&self) -> Fact {
        Fact {
            record: Some(self.record.clone()),
            field: Field::Private,
            part: Part::Text(self.field.code().into()),
            before: self.edit.saw.shown(),
            after: self.edit.to.shown(),
            reason: None,
        }
    }
}

impl World {
    pub(super) fn edit_private(&mut self, edit: &PrivateEdit) -> Result<Vec<Record>, Refusal> {
        match &edit.record {
            Record::Site(code) => self.known_site(code)?,
            Record::Agency(code) => self.known_agency(code)?,
            other => return Err(Refusal::NotFound(other.clone())),
        }
        if let Some(digest) = edit.edit.to.as_ref().filter(|digest| self.private.is_erased(digest)) {
            return Err(Refusal::Erased(edit.record.clone(), digest.as_str().get(..8).unwrap_or_default().into()));
        }
        let place = At { record: &edit.record, field: Field::Private, part: Part::Text(edit.field.code().into()) };
        compare(&self.private.get(&edit.record, edit.field).cloned(), &edit.edit, place)?;
        let marks = Arc::make_mut(&mut self.private);
        let key = key(&edit.record, edit.field);
        match &edit.edit.to {
            Some(digest) => {
                marks.past.entry(key.clone()).or_default().insert(digest.clone());
                marks.marks.insert(key.clone(), digest.clone());
            }
            None => {
                marks.marks.remove(&key);
            }
        }
        if edit.erase {
            // All versions go with it: an older number of the same person is no less private.
            marks.erased.extend(marks.past.remove(&key).unwrap_or_default());
        }
        Ok(vec![Record::Private])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Change;
    use crate::domain::testing::Play;

    fn set(saw: Option<&Digest>, to: Option<&Digest>, erase: bool) -> Change {
        Change::EditPrivate(PrivateEdit {
            record: Record::Site("1.01".into()),
            field: PrivateField::Contact,
            edit: Edit::new(saw.cloned(), to.cloned()),
            erase,
        })
    }

    #[test]
    fn the_world_knows_that_there_is_one_and_not_what_it_says() {
        let mut play = Play::begin();
        let (one, two) = (Digest::of(b"salt-1", "0812"), Digest::of(b"salt-2", "0812"));
        assert_ne!(one, two, "two salts, two digests");
        play.one(set(None, Some(&one), false)).unwrap();
        assert!(matches!(play.one(set(None, Some(&two), false)), Err(Refusal::Conflict(_))));
        assert!(!format!("{:?}", play.world).contains("0812"));
        play.undo().unwrap();
        assert_eq!(play.world.private.get(&Record::Site("1.01".into()), PrivateField::Contact), None);
        play.redo().unwrap();
        assert!(play.world.private.get(&Record::Site("1.01".into()), PrivateField::Contact).is_some());
    }

    #[test]
    fn what_was_erased_cannot_be_brought_back() {
        let mut play = Play::begin();
        let (one, two) = (Digest::of(b"a", "0812"), Digest::of(b"b", "0813"));
        play.one(set(None, Some(&one), false)).unwrap();
        let replaced = play.one(set(Some(&one), Some(&two), false)).unwrap();
        play.one(set(Some(&two), None, true)).unwrap();
        assert!(matches!(play.one(set(None, Some(&two), false)), Err(Refusal::Erased(..))));
        let plan = play.world.plan_undo(&replaced, play.stamp()).unwrap();
        assert!(plan.changes.is_empty() && !plan.refused.is_empty());
    }
}
