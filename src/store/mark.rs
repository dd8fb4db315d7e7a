//! The short code of a row of the journal: a few letters that only this row, behind exactly these rows before it, can
//! have. Minutes carry that of their closing.

use super::Store;
use super::chain::{self, Link};
use super::error::StoreError;
use super::journal::{self, Stored, to_stored};
use rusqlite::{OptionalExtension, named_params};

/// Letters and digits that nobody mistakes for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// `7K3M-Q2XA`: the first 40 bits of a hash.
fn short(link: &Link) -> String {
    let mut bits = link.iter().take(5).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte)) << 24;
    let mut code = String::with_capacity(9);
    for at in 0..8 {
        if at == 4 {
            code.push('-');
        }
        let letter = usize::try_from(bits >> 59).unwrap_or(0);
        code.push(char::from(LETTERS[letter % LETTERS.len()]));
        bits <<= 5;
    }
    code
}

/// A code as people copy it from paper: without the stroke, in small letters, O for 0 and I or L for 1.
pub fn tidy_code(typed: &str) -> String {
    let plain = typed.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    });
    let plain: String = plain.collect();
    match plain.split_at_checked(4) {
        Some((head, tail)) if !tail.is_empty() => format!("{head}-{tail}"),
        _ => plain,
    }
}

impl Store {
    /// The short code of a row as the journal holds it; nothing where there is no such row.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn code_at(&self, seq: u64) -> Result<Option<String>, StoreError> {
        let mut select = self.db.prepare_cached("SELECT hash FROM journal WHERE seq = :seq")?;
        let found: Option<Link> =
            select.query_row(named_params! { ":seq": to_stored(seq) }, |row| row.get(0)).optional()?;
        Ok(found.as_ref().map(short))
    }

    /// Whether everything up to this row is still what was written: the chain of hashes made anew gives the same code.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn holds_until(&self, seq: u64) -> Result<bool, StoreError> {
        let mut select = self.db.prepare_cached(&journal::select("seq <= :seq ORDER BY seq"))?;
        let mut rows = select.query(named_params! { ":seq": to_stored(seq) })?;
        let mut link = chain::START;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            let stored = Stored::from_sql(row)?;
            count += 1;
            if stored.seq != to_stored(count) {
                return Ok(false);
            }
            link = stored.link(&link);
        }
        Ok(count == seq && self.code_at(seq)?.is_some_and(|code| code == short(&link)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Office, author, morning, promise};
    use super::super::{Now, Store};
    use super::*;
    use crate::domain::operation::Operation;

    #[test]
    fn codes_are_short_and_read_back_as_people_copy_them() {
        let link: Link = std::array::from_fn(|at| (at * 37 + 11) as u8);
        let code = short(&link);
        assert_eq!(code.len(), 9);
        assert_eq!(tidy_code(&code.to_lowercase().replace('-', " ")), code);
        assert_eq!(tidy_code("o0iL-zz"), "0011-ZZ");
        assert_eq!(tidy_code("x"), "X");
        assert_ne!(short(&[0; 32]), short(&[255; 32]));
    }

    #[test]
    fn a_code_holds_until_a_row_before_it_is_altered() {
        let office = Office::new();
        let mut store = office.open();
        for op in ["a", "b"] {
            let operation = Operation::plain(op.into(), vec![promise(op, 28)]);
            store.commit(&operation, &author("a"), Now::real(morning())).unwrap();
        }
        let seq = store.world().seq;
        assert_eq!(store.code_at(seq + 1).unwrap(), None);
        assert_ne!(store.code_at(seq).unwrap(), store.code_at(seq - 1).unwrap());
        assert!(store.holds_until(seq).unwrap() && store.holds_until(seq - 1).unwrap());
        store.db.execute_batch("DROP TRIGGER journal_is_not_changed").unwrap();
        store.db.execute("UPDATE journal SET author = '{}' WHERE seq = ?1", [to_stored(seq)]).unwrap();
        let reopened: &Store = &store;
        assert!(!reopened.holds_until(seq).unwrap());
        assert!(reopened.holds_until(seq - 1).unwrap());
    }
}
