//! The chain: each row of the journal carries a hash over everything that is stored in it and over the hash of the row
//! before, so that no row can be altered, swapped or taken out from the middle without the rest showing it.

use sha2::{Digest, Sha256};

/// A link of the chain.
pub type Link = [u8; 32];

/// What stands before the first row.
pub const START: Link = [0; 32];

/// One stored value, as the hash sees it.
pub enum Cell<'a> {
    /// An empty column.
    Null,
    /// A number.
    Integer(i64),
    /// A text.
    Text(&'a str),
}

/// The hash of a row with these columns, in the order of the table, behind a row with that hash.
///
/// Every column is written with its type and its length: two different rows never give the same bytes.
pub fn link(columns: &[Cell<'_>], before: &Link) -> Link {
    let mut hash = Sha256::new();
    hash.update(b"rapat journal 1");
    for column in columns {
        match column {
            Cell::Null => hash.update([0]),
            Cell::Integer(number) => {
                hash.update([1]);
                hash.update(number.to_be_bytes());
            }
            Cell::Text(text) => {
                hash.update([2]);
                hash.update((text.len() as u64).to_be_bytes());
                hash.update(text.as_bytes());
            }
        }
    }
    hash.update([3]);
    hash.update(before);
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn neither_type_nor_border_nor_order_can_be_moved() {
        use Cell::{Integer, Null, Text};
        let rows: [&[Cell<'_>]; 9] = [
            &[],
            &[Null],
            &[Null, Null],
            &[Text("")],
            &[Text("ab"), Text("c")],
            &[Text("a"), Text("bc")],
            &[Integer(1), Integer(2)],
            &[Integer(2), Integer(1)],
            &[Text("1"), Integer(2)],
        ];
        let mut links: HashSet<Link> = rows.iter().map(|row| link(row, &START)).collect();
        links.extend(rows.iter().map(|row| link(row, &[1; 32])));
        assert_eq!(links.len(), 18);
    }

    #[test]
    fn the_hash_is_the_one_that_older_databases_hold() {
        let row = [Cell::Integer(1), Cell::Text("op"), Cell::Null];
        let text: String = link(&row, &START).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(text, "e3ef54c19f87728a493476b73f4f61c222fd419333e6db1b93311e11c8d4e7ab");
    }
}
