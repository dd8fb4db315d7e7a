//! The office that keeps the record: how its paper is headed, and who signs it. Names are typed by the office itself and
//! printed as typed; they are record, not private.

use super::text::tidy;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// For what somebody signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signing {
    /// Pimpinan rapat.
    Chair,
    /// Sekretaris.
    Secretary,
    /// Pencatat.
    Recorder,
}

impl Signing {
    /// All, in the order of the paper.
    pub const ALL: [Self; 3] = [Self::Chair, Self::Secretary, Self::Recorder];

    /// The stable code on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Chair => "pimpinan",
            Self::Secretary => "sekretaris",
            Self::Recorder => "pencatat",
        }
    }
}

/// Who signs, as the office types it; any part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatory {
    /// Jabatan.
    pub post: String,
    /// Nama.
    pub name: String,
    /// Pangkat/golongan.
    pub rank: String,
    /// NIP.
    pub nip: String,
}

impl Signatory {
    /// Reads `jabatan; nama; pangkat; NIP`, of which the last may be missing; `None` within is nobody, as is `-`. `None`
    /// as a whole where there are more parts than these.
    pub fn read(typed: &str) -> Option<Option<Self>> {
        let mut parts = typed.split(';').map(tidy);
        let mut part = || parts.next().unwrap_or_default();
        let who = Self { post: part(), name: part(), rank: part(), nip: part() };
        if parts.next().is_some() {
            return None;
        }
        let gone = who.post == "-" && who.name.is_empty();
        Some(Some(who).filter(|who| !gone && *who != Self::default()))
    }

    /// As it is typed.
    pub fn typed(&self) -> String {
        let all = [&self.post, &self.name, &self.rank, &self.nip];
        let last = all.iter().rposition(|part| !part.is_empty()).map_or(0, |at| at + 1);
        all[..last].iter().map(|part| part.as_str()).collect::<Vec<_>>().join("; ")
    }
}

/// The office.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// The lines of the letterhead (kop surat), from the top.
    #[serde(default)]
    pub letterhead: Vec<String>,
    /// Who signs for what.
    #[serde(default)]
    pub signatories: BTreeMap<Signing, Signatory>,
}
