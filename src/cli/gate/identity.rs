//! Which key came: what the server has written down of this login, read strictly. The server's note is a file of this
//! account alone; anything else under that name is no answer.

use crate::cli::public_key;
use crate::domain::ids::Fingerprint;
use crate::os;
use std::path::Path;

/// The longest note in bytes: a login by several means has a few lines.
const LONGEST: u64 = 65_536;

/// Why nobody is known by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nobody {
    /// The note cannot be read, or is not this account's own.
    Unreadable,
    /// It names no public key, several, or one that cannot be understood.
    NotOneKey,
}

/// The fingerprint of the key that logged in.
///
/// # Errors
/// The note says it not, or not clearly.
pub fn of_login(note: &Path) -> Result<Fingerprint, Nobody> {
    let text = os::read_own_file(note, LONGEST).map_err(|_| Nobody::Unreadable)?;
    let text = String::from_utf8(text).map_err(|_| Nobody::NotOneKey)?;
    read(&text)
}

/// `publickey ssh-ed25519 AAAA…`, once; what else the login took has lines of its own and says nothing about who came.
fn read(text: &str) -> Result<Fingerprint, Nobody> {
    let mut keys = text.lines().filter_map(|line| line.strip_prefix("publickey "));
    let (Some(key), None) = (keys.next(), keys.next()) else { return Err(Nobody::NotOneKey) };
    // Kind and key, one space between, and no comment that could say something else.
    let clean = |c: char| c.is_ascii_graphic() || c == ' ';
    if key.split(' ').count() != 2 || !key.chars().all(clean) {
        return Err(Nobody::NotOneKey);
    }
    public_key::read(key).map(|key| key.fingerprint).map_err(|_| Nobody::NotOneKey)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ONE: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC8RmhmpJRjbHCsdE6yxl9Pb6mJ8+kGFsLRRk3rVxXTm";
    const OTHER: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB9dG4kjRhQTtWTVzd2t27+t0DEHBPW7iOD23TUiYLio";

    #[test]
    fn one_public_key_says_who_came() {
        let known = read(&format!("publickey {ONE}\n")).unwrap();
        assert!(known.as_str().starts_with("SHA256:"));
        assert_eq!(read(&format!("password\npublickey {ONE}\n")), Ok(known.clone()));
        assert_eq!(read(&format!("publickey {ONE}")), Ok(known));
    }

    #[test]
    fn anything_else_says_nobody() {
        for text in [
            String::new(),
            "password\n".into(),
            format!("{ONE}\n"),
            format!(" publickey {ONE}\n"),
            format!("publickey  {ONE}\n"),
            format!("publickey {ONE} catatan\n"),
            format!("publickey {ONE}\npublickey {OTHER}\n"),
            format!("publickey {ONE}\0\n"),
            format!("hostbased publickey {ONE}\n"),
            "publickey ssh-ed25519 AAAA\n".into(),
            "publickey ssh-ed25519\n".into(),
            "publickey -----BEGIN OPENSSH PRIVATE KEY-----\n".into(),
        ] {
            assert_eq!(read(&text), Err(Nobody::NotOneKey), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn no_note_panics(text in any::<String>()) {
            let _ = read(&text);
            let _ = read(&format!("publickey {text}"));
        }
    }
}
