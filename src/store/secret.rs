//! Private values: kept beside the journal, which holds only their digests, in a table from which they can be erased.
//! Each has a salt of its own, which goes with it; what is left in the journal then tells nothing.

use super::Store;
use super::commit::{Now, Wish};
use super::error::StoreError;
use crate::domain::change::{Change, Edit};
use crate::domain::ids::{OpId, Record};
use crate::domain::operation::{Author, Cause, Receipt};
use crate::domain::private::{Digest, PrivateEdit, PrivateField};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A value on its way into the table.
pub struct Secret {
    pub digest: Digest,
    pub record: Record,
    pub field: PrivateField,
    pub salt: Vec<u8>,
    pub value: String,
}

impl Store {
    /// Keeps a private value, if its author saw what is there now; `None` erases what is there, in every version.
    ///
    /// # Errors
    /// Those of [`Store::commit`].
    pub fn keep_private(
        &mut self,
        (record, field): (&Record, PrivateField),
        saw: Option<&Digest>,
        value: Option<&str>,
        id: &OpId,
        author: &Author,
        now: Now,
    ) -> Result<Receipt, StoreError> {
        // Under a frozen clock the same steps give the same bytes, and nothing private is in a rehearsal.
        let salt = if now.frozen {
            id.as_str().as_bytes().to_vec()
        } else {
            [Uuid::new_v4().into_bytes(), Uuid::new_v4().into_bytes()].concat()
        };
        let secret = value.map(|value| Secret {
            digest: Digest::of(&salt, value),
            record: record.clone(),
            field,
            salt,
            value: value.to_string(),
        });
        let edit = PrivateEdit {
            record: record.clone(),
            field,
            edit: Edit::new(saw.cloned(), secret.as_ref().map(|secret| secret.digest.clone())),
            erase: value.is_none(),
        };
        let receipt = self.transact(id, author, now, |_| {
            Ok(Wish {
                cause: Cause::Plain,
                changes: vec![Change::EditPrivate(edit)],
                definite: false,
                secrets: secret.into_iter().collect(),
            })
        })?;
        if value.is_none() {
            // What was erased must not lie on in the log either.
            self.empty_log();
        }
        Ok(receipt)
    }

    /// The private value that stands there now; only for who may write.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn private(&self, record: &Record, field: PrivateField) -> Result<Option<String>, StoreError> {
        let Some(digest) = self.world.private.get(record, field) else { return Ok(None) };
        let mut select = self.db.prepare_cached("SELECT value FROM secret WHERE digest = :digest")?;
        Ok(select.query_row(named_params! { ":digest": digest.as_str() }, |row| row.get(0)).optional()?)
    }
}

/// Puts values into the table, and takes out those that a change erases.
pub fn put(db: &Connection, secrets: &[Secret], changes: &[Change]) -> Result<(), StoreError> {
    for secret in secrets {
        let mut insert = db.prepare_cached(
            "INSERT INTO secret (digest, record, field, salt, value) VALUES (:digest, :record, :field, :salt, :value)",
        )?;
        insert.execute(named_params! {
            ":digest": secret.digest.as_str(),
            ":record": secret.record.to_string(),
            ":field": secret.field.code(),
            ":salt": secret.salt,
            ":value": secret.value,
        })?;
    }
    for change in changes {
        if let Change::EditPrivate(edit) = change
            && edit.erase
        {
            let mut delete = db.prepare_cached("DELETE FROM secret WHERE record = :record AND field = :field")?;
            delete.execute(named_params! { ":record": edit.record.to_string(), ":field": edit.field.code() })?;
        }
    }
    Ok(())
}

/// A value on its way to another copy of the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    digest: Digest,
    record: String,
    field: String,
    salt: Vec<u8>,
    value: String,
}

impl Sent {
    /// The digest that the journal has of it; nothing where it is not the value of that digest.
    pub fn proven(&self) -> Option<&Digest> {
        (Digest::of(&self.salt, &self.value) == self.digest).then_some(&self.digest)
    }
}

/// Every value that is there.
pub fn all(db: &Connection) -> Result<Vec<Sent>, StoreError> {
    let mut select = db.prepare_cached("SELECT digest, record, field, salt, value FROM secret ORDER BY digest")?;
    let all = select.query_map([], |row| {
        Ok(Sent {
            digest: Digest::read(row.get::<_, String>(0)?),
            record: row.get(1)?,
            field: row.get(2)?,
            salt: row.get(3)?,
            value: row.get(4)?,
        })
    });
    Ok(all?.collect::<Result<_, _>>()?)
}

/// Takes in what came with a row from another copy: the value that it names, where it came along, or that one is erased.
pub fn take(db: &Connection, change: &Change, values: &[Sent]) -> Result<(), StoreError> {
    let Change::EditPrivate(edit) = change else { return Ok(()) };
    if let Some(sent) = values.iter().find(|sent| edit.edit.to.is_some() && sent.proven() == edit.edit.to.as_ref()) {
        let mut insert = db.prepare_cached(
            "INSERT OR IGNORE INTO secret (digest, record, field, salt, value)
             VALUES (:digest, :record, :field, :salt, :value)",
        )?;
        insert.execute(named_params! {
            ":digest": sent.digest.as_str(),
            ":record": edit.record.to_string(),
            ":field": edit.field.code(),
            ":salt": sent.salt,
            ":value": sent.value,
        })?;
    }
    put(db, &[], std::slice::from_ref(change))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Office, author, morning};
    use super::super::{Now, Store, StoreError, Which, op_id};
    use super::*;
    use crate::domain::refusal::Refusal;
    use std::fs;

    fn here() -> Record {
        let office = Office::new();
        let code = office.open().world().sites.keys().next().cloned().unwrap();
        Record::Site(code)
    }

    fn keep(store: &mut Store, saw: Option<&Digest>, value: Option<&str>) -> Result<Receipt, StoreError> {
        let about = here();
        let id = op_id::fresh(morning());
        store.keep_private((&about, PrivateField::Contact), saw, value, &id, &author("notulis"), Now::real(morning()))
    }

    fn seen(store: &Store) -> Option<Digest> {
        store.world().private.get(&here(), PrivateField::Contact).cloned()
    }

    #[test]
    fn a_value_is_kept_replaced_and_erased_in_every_version_and_the_journal_stays_whole() {
        let office = Office::new();
        let mut store = office.open();
        keep(&mut store, None, Some("0812-RAHASIA-SATU")).unwrap();
        let first = seen(&store);
        assert_eq!(store.private(&here(), PrivateField::Contact).unwrap().as_deref(), Some("0812-RAHASIA-SATU"));
        assert!(matches!(keep(&mut store, None, Some("lain")), Err(StoreError::Refused(Refusal::Conflict(_)))));
        keep(&mut store, first.as_ref(), Some("0813-RAHASIA-DUA")).unwrap();
        let second = seen(&store);
        keep(&mut store, second.as_ref(), None).unwrap();
        assert_eq!(store.private(&here(), PrivateField::Contact).unwrap(), None);
        assert!(store.verify().unwrap().is_sound());
        let which = Which::default();
        let undone = store.undo(&which, &op_id::fresh(morning()), &author("notulis"), Now::real(morning()));
        assert!(undone.is_err(), "what was erased does not come back: {undone:?}");
        drop(store);
        for entry in fs::read_dir(office.path.parent().unwrap()).unwrap() {
            let bytes = fs::read(entry.unwrap().path()).unwrap();
            let has = |text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
            assert!(!has(b"RAHASIA"), "not a byte of it is left in the files");
        }
    }

    #[test]
    fn the_value_is_in_no_world_and_no_row() {
        let office = Office::new();
        let mut store = office.open();
        keep(&mut store, None, Some("0812-RAHASIA")).unwrap();
        store.load_log().unwrap();
        assert!(!format!("{:?}", store.world()).contains("RAHASIA"));
        let payload: String =
            store.db.query_row("SELECT payload FROM journal ORDER BY seq DESC LIMIT 1", [], |row| row.get(0)).unwrap();
        assert!(!payload.contains("RAHASIA") && payload.contains("contact"), "{payload}");
    }
}
