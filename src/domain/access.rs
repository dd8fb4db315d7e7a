//! Who may come over SSH: one public key each, held by a post or person, with a role and what that person has chosen for
//! themselves. The records and the changes that concern them; what a role may do at the keyboard, and what a line of a
//! key means to SSH, is not known here.

use super::apply::{At, compare, find, put, set};
use super::change::{Change, Edit};
use super::fact::{Fact, Field, Part, Shown, Value};
use super::ids::{Fingerprint, Record};
use super::operation::Author;
use super::prepare::{clean, clean_edit, differs};
use super::refusal::Refusal;
use super::settings::said;
use super::site::Touch;
use super::text::{LONGEST, LONGEST_NAME};
use super::world::World;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The longest line of a public key; that of the longest RSA key in use has about 3,000 characters.
const LONGEST_LINE: usize = 8_000;
/// The longest value of a choice.
const LONGEST_CHOICE: usize = 80;

/// What the holder of a key may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Look, and change nothing.
    Reader,
    /// Write as well.
    Secretariat,
}

impl Role {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Reader, Self::Secretariat];

    /// How it is typed and given to scripts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reader => "pembaca",
            Self::Secretariat => "sekretariat",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// Whether a key opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyState {
    /// It does.
    Valid,
    /// It does not any more.
    Revoked {
        /// Why; absent where its coming was merely taken back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
}

/// A key, and who holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessKey {
    /// `SHA256:…`, as OpenSSH writes it.
    pub fingerprint: Fingerprint,
    /// Its kind and itself, `ssh-ed25519 AAAA…`, without a comment.
    pub line: String,
    /// The post or person.
    pub holder: String,
    /// What they may do.
    pub role: Role,
    /// Why it was let in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Whether it opens.
    pub state: KeyState,
    /// What the holder has chosen: the names and values of the personal file, `tombol.urut` for a key within a table.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub choices: BTreeMap<String, String>,
    /// When it came.
    pub added: Touch,
    /// When it was let in or shut out last.
    pub since: Touch,
    /// When it was last changed.
    pub touched: Touch,
}

impl AccessKey {
    /// Whether it opens.
    pub fn is_valid(&self) -> bool {
        self.state == KeyState::Valid
    }
}

/// Somebody who has come by key, in the role that it had then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// The key.
    pub key: Fingerprint,
    /// What they may do.
    pub role: Role,
}

/// A key comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewKey {
    /// `SHA256:…`.
    pub fingerprint: Fingerprint,
    /// Its kind and itself.
    pub line: String,
    /// The post or person.
    pub holder: String,
    /// What they may do.
    pub role: Role,
    /// Why it is let in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What the holder has chosen.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub choices: BTreeMap<String, String>,
}

/// One field of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyEdit {
    /// Who holds it.
    Holder(Edit<String>),
    /// What they may do.
    Role(Edit<Role>),
    /// Whether it opens.
    State(Edit<KeyState>),
    /// Why it was let in.
    Why(Edit<Option<String>>),
    /// What the holder has chosen, one by one; `None` is as usual.
    Choice {
        /// Its name in the personal file.
        name: String,
        /// Its value.
        edit: Edit<Option<String>>,
    },
}

impl NewKey {
    pub(super) fn prepare(&mut self) -> Result<(), Refusal> {
        clean(&mut self.line, Field::KeyLine, LONGEST_LINE)?;
        clean(&mut self.holder, Field::Holder, LONGEST_NAME)?;
        if let Some(why) = &mut self.why {
            clean(why, Field::Reason, LONGEST)?;
        }
        self.choices.values_mut().try_for_each(|value| clean(value, Field::Choice, LONGEST_CHOICE))
    }

    /// What takes its coming back: the key stays on record and opens nothing.
    pub(super) fn inverse(&self) -> Change {
        let edit = KeyEdit::State(Edit::new(KeyState::Valid, KeyState::Revoked { reason: None }));
        Change::EditKey { key: self.fingerprint.clone(), edit }
    }
}

impl KeyEdit {
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Holder(_) => "access_key.holder",
            Self::Role(_) => "access_key.role",
            Self::State(_) => "access_key.state",
            Self::Why(_) => "access_key.why",
            Self::Choice { .. } => "access_key.choice",
        }
    }

    pub(super) fn inverse(&self) -> Self {
        match self {
            Self::Holder(edit) => Self::Holder(edit.inverse()),
            Self::Role(edit) => Self::Role(edit.inverse()),
            Self::State(edit) => Self::State(edit.inverse()),
            Self::Why(edit) => Self::Why(edit.inverse()),
            Self::Choice { name, edit } => Self::Choice { name: name.clone(), edit: edit.inverse() },
        }
    }

    pub(super) fn fact(&self, record: Record) -> Fact {
        match self {
            Self::Holder(edit) => said(record, Field::Holder, Part::All, edit),
            Self::Role(edit) => said(record, Field::Role, Part::All, edit),
            Self::State(edit) => said(record, Field::State, Part::All, edit),
            Self::Why(edit) => said(record, Field::Reason, Part::All, edit),
            Self::Choice { name, edit } => said(record, Field::Choice, Part::Text(name.clone()), edit),
        }
    }

    pub(super) fn prepare(&mut self, record: &Record) -> Result<(), Refusal> {
        match self {
            Self::Holder(edit) => clean_edit(edit, Field::Holder, LONGEST_NAME, record),
            Self::Role(edit) => differs(edit, Field::Role, record),
            Self::State(edit) => {
                if let KeyState::Revoked { reason: Some(reason) } = &mut edit.to {
                    clean(reason, Field::Reason, LONGEST)?;
                }
                differs(edit, Field::State, record)
            }
            Self::Why(edit) => {
                if let Some(why) = &mut edit.to {
                    clean(why, Field::Reason, LONGEST)?;
                }
                differs(edit, Field::Reason, record)
            }
            Self::Choice { name, edit } => {
                clean(name, Field::Choice, LONGEST_CHOICE)?;
                if let Some(value) = &mut edit.to {
                    clean(value, Field::Choice, LONGEST_CHOICE)?;
                }
                differs(edit, Field::Choice, record)
            }
        }
    }
}

impl World {
    /// The key with this fingerprint, whether it opens or not.
    pub fn access_key(&self, fingerprint: &Fingerprint) -> Option<&Arc<AccessKey>> {
        self.access_keys.get(fingerprint)
    }

    /// Whether a guest may stay as they came: the key still opens, in the same role.
    pub fn admits(&self, guest: &Guest) -> bool {
        self.access_key(&guest.key).is_some_and(|key| key.is_valid() && key.role == guest.role)
    }

    /// Whether this author may write. At home everybody may whom the system lets; who came by key may while the key opens
    /// and is one of the secretariat.
    ///
    /// # Errors
    /// The key is unknown, shut out, or a reader's; or what is written is about keys: nobody who came by one lets others in
    /// or takes back that they were shut out, and what was taken along, which a key may do, opens no way round that.
    pub fn lets_write(&self, author: &Author, changes: &[Change]) -> Result<(), Refusal> {
        if let Some(key) = &author.key {
            match self.access_key(&Fingerprint::new(key)) {
                Some(key) if key.is_valid() && key.role == Role::Secretariat => {}
                _ => return Err(Refusal::ShutOut),
            }
        }
        let is_home = author.key.is_none() && !self.is_taken_along();
        match changes.iter().any(|change| matches!(change, Change::AddKey(_) | Change::EditKey { .. })) {
            true if !is_home => Err(Refusal::KeysAtHome),
            _ => Ok(()),
        }
    }

    pub(super) fn add_key(&mut self, new: &NewKey, touch: Touch) -> Result<Vec<Record>, Refusal> {
        let record = Record::AccessKey(new.fingerprint.clone());
        if self.access_keys.contains_key(&new.fingerprint) {
            return Err(Refusal::Exists(record));
        }
        let key = AccessKey {
            fingerprint: new.fingerprint.clone(),
            line: new.line.clone(),
            holder: new.holder.clone(),
            role: new.role,
            why: new.why.clone(),
            state: KeyState::Valid,
            choices: new.choices.clone(),
            added: touch,
            since: touch,
            touched: touch,
        };
        Arc::make_mut(&mut self.access_keys).insert(new.fingerprint.clone(), Arc::new(key));
        Ok(vec![record])
    }

    pub(super) fn edit_key(
        &mut self,
        fingerprint: &Fingerprint,
        edit: &KeyEdit,
        touch: Touch,
    ) -> Result<Vec<Record>, Refusal> {
        let record = Record::AccessKey(fingerprint.clone());
        let key = find(&mut self.access_keys, fingerprint, &record)?;
        match edit {
            KeyEdit::Holder(edit) => set(&mut key.holder, edit, At::all(&record, Field::Holder))?,
            KeyEdit::Role(edit) => set(&mut key.role, edit, At::all(&record, Field::Role))?,
            KeyEdit::State(edit) => {
                set(&mut key.state, edit, At::all(&record, Field::State))?;
                key.since = touch;
            }
            KeyEdit::Why(edit) => set(&mut key.why, edit, At::all(&record, Field::Reason))?,
            KeyEdit::Choice { name, edit } => {
                let found = key.choices.get(name).cloned();
                compare(&found, edit, At { record: &record, field: Field::Choice, part: Part::Text(name.clone()) })?;
                put(&mut key.choices, name.clone(), edit.to.clone());
            }
        }
        key.touched = touch;
        Ok(vec![record])
    }
}

impl Shown for Role {
    fn shown(&self) -> Value {
        Value::Role(*self)
    }
}

impl Shown for KeyState {
    fn shown(&self) -> Value {
        Value::KeyState(self.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::custody::{Handover, Home, Way};
    use crate::domain::testing::Play;

    fn new(fingerprint: &str) -> NewKey {
        NewKey {
            fingerprint: fingerprint.into(),
            line: "ssh-ed25519 AAAA".into(),
            holder: " Camat  Uji ".into(),
            role: Role::Reader,
            why: None,
            choices: BTreeMap::new(),
        }
    }

    fn edit(edit: KeyEdit) -> Change {
        Change::EditKey { key: "SHA256:a".into(), edit }
    }

    #[test]
    fn a_key_comes_once_is_shut_out_and_let_in_again() {
        let mut play = Play::begin();
        play.one(Change::AddKey(new("SHA256:a"))).unwrap();
        let key = |play: &Play| play.world.access_key(&"SHA256:a".into()).unwrap().clone();
        assert_eq!((key(&play).holder.as_str(), key(&play).is_valid()), ("Camat Uji", true));
        let twice = play.one(Change::AddKey(new("SHA256:a")));
        assert!(matches!(twice, Err(Refusal::Exists(Record::AccessKey(_)))), "{twice:?}");
        let gone = KeyState::Revoked { reason: Some("Pindah".into()) };
        play.one(edit(KeyEdit::State(Edit::new(KeyState::Valid, gone.clone())))).unwrap();
        assert!(!key(&play).is_valid() && key(&play).since.seq > key(&play).added.seq);
        play.undo().unwrap();
        assert!(key(&play).is_valid());
        play.redo().unwrap();
        assert_eq!(key(&play).state, gone);
    }

    #[test]
    fn taking_back_its_coming_leaves_a_key_that_opens_nothing() {
        let mut play = Play::begin();
        play.one(Change::AddKey(new("SHA256:a"))).unwrap();
        play.undo().unwrap();
        assert_eq!(play.world.access_key(&"SHA256:a".into()).unwrap().state, KeyState::Revoked { reason: None });
        play.redo().unwrap();
        assert!(play.world.access_key(&"SHA256:a".into()).unwrap().is_valid());
    }

    #[test]
    fn choices_are_compared_one_by_one() {
        let mut play = Play::begin();
        play.one(Change::AddKey(new("SHA256:a"))).unwrap();
        let choice = |name: &str, saw: Option<&str>, to: Option<&str>| {
            let edit = Edit::new(saw.map(str::to_owned), to.map(str::to_owned));
            edit_choice(name, edit)
        };
        play.one(choice("tema", None, Some("gelap"))).unwrap();
        play.one(choice("tombol.urut", None, Some("z"))).unwrap();
        assert!(matches!(play.one(choice("tema", None, Some("mono"))), Err(Refusal::Conflict(_))));
        play.one(choice("tema", Some("gelap"), None)).unwrap();
        let key = play.world.access_key(&"SHA256:a".into()).unwrap();
        assert_eq!(key.choices.keys().collect::<Vec<_>>(), ["tombol.urut"]);
    }

    fn edit_choice(name: &str, to: Edit<Option<String>>) -> Change {
        edit(KeyEdit::Choice { name: name.into(), edit: to })
    }

    #[test]
    fn keys_are_not_managed_where_the_right_to_write_was_taken_to() {
        let mut play = Play::begin();
        let here = Author { name: "x".into(), os_user: "x".into(), host: "x".into(), key: None, session: "x".into() };
        let keys = [Change::AddKey(new("SHA256:a"))];
        assert_eq!(play.world.lets_write(&here, &keys), Ok(()));
        let handover = |way, saw, home| {
            Change::HandOver(Handover {
                way,
                saw,
                skip: 0,
                to: "x".into(),
                host: None,
                file: None,
                home,
                by: "x".into(),
            })
        };
        play.one(handover(Way::Taken, 1, Some(Home { copy: "first".into(), host: "kantor".into() }))).unwrap();
        assert_eq!(play.world.lets_write(&here, &keys), Err(Refusal::KeysAtHome));
        assert_eq!(play.world.lets_write(&here, &[]), Ok(()));
        play.one(handover(Way::Returned, 2, None)).unwrap();
        assert_eq!(play.world.lets_write(&here, &keys), Ok(()));
    }

    #[test]
    fn a_guest_stays_and_writes_while_the_key_opens_in_its_role() {
        let mut play = Play::begin();
        play.one(Change::AddKey(NewKey { role: Role::Secretariat, ..new("SHA256:a") })).unwrap();
        let by = |key: Option<&str>| Author {
            name: "x".into(),
            os_user: "x".into(),
            host: "x".into(),
            key: key.map(str::to_owned),
            session: "x".into(),
        };
        let guest = Guest { key: "SHA256:a".into(), role: Role::Secretariat };
        assert!(play.world.admits(&guest) && play.world.lets_write(&by(Some("SHA256:a")), &[]).is_ok());
        assert_eq!(play.world.lets_write(&by(Some("SHA256:b")), &[]), Err(Refusal::ShutOut));
        let keys = [Change::AddKey(new("SHA256:b"))];
        assert_eq!(play.world.lets_write(&by(Some("SHA256:a")), &keys), Err(Refusal::KeysAtHome));
        assert!(play.world.lets_write(&by(None), &keys).is_ok());
        play.one(edit(KeyEdit::Role(Edit::new(Role::Secretariat, Role::Reader)))).unwrap();
        assert!(!play.world.admits(&guest));
        assert!(play.world.admits(&Guest { role: Role::Reader, ..guest.clone() }));
        assert_eq!(play.world.lets_write(&by(Some("SHA256:a")), &[]), Err(Refusal::ShutOut));
        play.undo().unwrap();
        play.one(edit(KeyEdit::State(Edit::new(KeyState::Valid, KeyState::Revoked { reason: None })))).unwrap();
        assert!(!play.world.admits(&guest));
        assert_eq!(play.world.lets_write(&by(Some("SHA256:a")), &[]), Err(Refusal::ShutOut));
        assert!(play.world.lets_write(&by(None), &[]).is_ok());
    }

    #[test]
    fn a_key_that_is_not_there_is_not_changed() {
        let mut play = Play::begin();
        let refused = play.one(edit(KeyEdit::Role(Edit::new(Role::Reader, Role::Secretariat))));
        assert!(matches!(refused, Err(Refusal::NotFound(Record::AccessKey(_)))), "{refused:?}");
    }
}
