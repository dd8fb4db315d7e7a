//! What a line of a public key says: its kind, its fingerprint, and whether it is one that may be let in. What is a
//! private key is known by its look and never read further.

use crate::domain::ids::Fingerprint;
use ssh_key::public::KeyData;
use ssh_key::{Algorithm, HashAlg, PublicKey};

/// The weakest RSA key that is let in, in bits.
pub const LEAST_BITS: usize = 2048;
/// The kinds that are let in, as their lines begin.
pub const KINDS: [&str; 7] = [
    "ssh-ed25519",
    "sk-ssh-ed25519@openssh.com",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ecdsa-sha2-nistp256@openssh.com",
    "ssh-rsa",
];

/// A public key that may be let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Public {
    /// `SHA256:…`.
    pub fingerprint: Fingerprint,
    /// Its kind and itself, without a comment.
    pub line: String,
}

/// Why a text is no key that may be let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is a private key.
    Private,
    /// It is no public key.
    NotAKey,
    /// Of a kind that is not let in.
    Kind(String),
    /// An RSA key of so many bits.
    Weak(usize),
    /// So many keys, where one was asked for.
    Several(usize),
}

/// Reads a text as somebody pastes it: one line of a key, perhaps with a comment, perhaps between empty lines and notes.
///
/// # Errors
/// Why it is none.
pub fn read(text: &str) -> Result<Public, Unfit> {
    if is_private(text) {
        return Err(Unfit::Private);
    }
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let line = lines.next().ok_or(Unfit::NotAKey)?;
    let public = of_line(line)?;
    match lines.count() {
        0 => Ok(public),
        more => Err(Unfit::Several(more + 1)),
    }
}

/// What private keys look like: those of OpenSSH and of PEM, of PuTTY, and of its own kinds in JSON.
fn is_private(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    upper.contains("PRIVATE KEY") || upper.contains("PUTTY-USER-KEY-FILE") || upper.contains("PRIVATE-LINES")
}

fn of_line(line: &str) -> Result<Public, Unfit> {
    let kind = line.split_ascii_whitespace().next().unwrap_or_default();
    if !KINDS.contains(&kind) {
        let looks_like_a_kind = line.split_ascii_whitespace().nth(1).is_some_and(|data| data.starts_with("AAAA"));
        return Err(if looks_like_a_kind { Unfit::Kind(kind.to_owned()) } else { Unfit::NotAKey });
    }
    let key = PublicKey::from_openssh(line).map_err(|_| Unfit::NotAKey)?;
    match key.key_data() {
        KeyData::Rsa(rsa) => {
            let bits = rsa.n.as_positive_bytes().map_or(0, bits);
            if bits < LEAST_BITS {
                return Err(Unfit::Weak(bits));
            }
        }
        KeyData::Ed25519(_) | KeyData::SkEd25519(_) | KeyData::Ecdsa(_) | KeyData::SkEcdsaSha2NistP256(_) => {}
        _ => return Err(Unfit::Kind(kind.to_owned())),
    }
    if matches!(key.algorithm(), Algorithm::Dsa | Algorithm::Other(_)) {
        return Err(Unfit::Kind(kind.to_owned()));
    }
    let fingerprint = Fingerprint::new(key.fingerprint(HashAlg::Sha256).to_string());
    let bare = PublicKey::new(key.key_data().clone(), "").to_openssh().map_err(|_| Unfit::NotAKey)?;
    Ok(Public { fingerprint, line: bare.trim_end().to_owned() })
}

fn bits(number: &[u8]) -> usize {
    let zeros = number.first().map_or(0, |byte| byte.leading_zeros() as usize);
    (number.len() * 8).saturating_sub(zeros)
}
