//! Codes made of names, and what a code may look like.

use crate::domain::text::{LONGEST_NAME, fold};

/// A name as part of a code: `Koto Baru (Tanah Kampung)` becomes `koto-baru-tanah-kampung`. Empty when the name has
/// neither letter nor digit.
pub(super) fn slug(name: &str) -> String {
    fold(name).replace(' ', "-")
}

/// Whether a text can be the code of something in a programme: small letters, digits and single dashes between them.
pub(super) fn is_code(text: &str) -> bool {
    text.len() <= LONGEST_NAME
        && text
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_codes() {
        assert_eq!(slug("Kt. Baru  Tanah Kampung"), "kt-baru-tanah-kampung");
        assert_eq!(slug("Jum'at / 2"), "jumat-2");
        assert_eq!(slug("--"), "");
        assert!(is_code("tata-ruang") && is_code("2") && is_code("a1-b"));
        for bad in ["", "-", "a-", "-a", "a--b", "A", "a b", "é", &"x".repeat(81)] {
            assert!(!is_code(bad), "{bad:?}");
        }
    }
}
