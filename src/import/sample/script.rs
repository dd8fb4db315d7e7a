//! The words of the story: obstacles, promises and sayings as an office would write them, read from the sheets that
//! come with the binary. Who and where is said by codes and left open (`kades`, `camat`) where the site decides.

use crate::import::refusal::{Faults, ImportRefusal, Reason, shown};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// An obstacle as it may come up, with the promise that removes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Trouble {
    /// The code of its category.
    #[serde(rename = "kategori")]
    pub(super) category: String,
    /// How far a site has come when it comes up, by letters: no land (`N`), on the way to building (`L`), building
    /// (`F`), finished (`S`).
    #[serde(rename = "fase")]
    pub(super) phases: String,
    /// The kecamatan in which it comes up, with strokes between; empty for all.
    #[serde(rename = "kecamatan")]
    pub(super) districts: String,
    /// Who has to resolve it.
    #[serde(rename = "penyelesai")]
    pub(super) lead: String,
    /// Who helps; may be empty.
    #[serde(rename = "pendukung")]
    pub(super) support: String,
    /// What it is.
    #[serde(rename = "kendala")]
    pub(super) text: String,
    /// What is promised against it.
    #[serde(rename = "tugas")]
    pub(super) task: String,
    /// How it is settled.
    #[serde(rename = "beres")]
    pub(super) how: String,
    /// What proves it.
    #[serde(rename = "bukti")]
    pub(super) evidence: String,
}

/// A promise that no obstacle asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Duty {
    /// Whether it is for one site (`lokasi`), for several (`beberapa`), for none (`program`), or only proposed
    /// (`usulan`).
    #[serde(rename = "macam")]
    pub(super) kind: String,
    /// How far a site has come when it makes sense, by the same letters.
    #[serde(rename = "fase")]
    pub(super) phases: String,
    /// Who is responsible.
    #[serde(rename = "penanggung")]
    pub(super) lead: String,
    /// Who helps; may be empty.
    #[serde(rename = "pendukung")]
    pub(super) support: String,
    /// What is to be done.
    #[serde(rename = "uraian")]
    pub(super) text: String,
    /// What proves it; may be empty.
    #[serde(rename = "bukti")]
    pub(super) evidence: String,
}

/// Something said: a decision, a note, a reason, a point of the agenda.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Saying {
    #[serde(rename = "macam")]
    kind: String,
    #[serde(rename = "rapat")]
    meeting: usize,
    #[serde(rename = "uraian")]
    text: String,
}

/// Everything that is said in the story.
#[derive(Clone, Debug)]
pub(super) struct Script {
    pub(super) troubles: Vec<Trouble>,
    pub(super) duties: Vec<Duty>,
    sayings: Vec<Saying>,
}

impl Script {
    /// Reads the sheets.
    pub(super) fn read() -> Result<Self, ImportRefusal> {
        Ok(Self {
            troubles: sheet("kendala.csv", include_str!("../../../assets/contoh/kendala.csv"))?,
            duties: sheet("tindak.csv", include_str!("../../../assets/contoh/tindak.csv"))?,
            sayings: sheet("ucapan.csv", include_str!("../../../assets/contoh/ucapan.csv"))?,
        })
    }

    /// What is said of a kind; in a meeting counted from 1, or 0 for what belongs to none.
    pub(super) fn said(&self, kind: &str, meeting: usize) -> Vec<&str> {
        let said = |saying: &&Saying| saying.kind == kind && saying.meeting == meeting;
        self.sayings.iter().filter(said).map(|saying| saying.text.as_str()).collect()
    }

    /// One of what is said of a kind, counted through again and again; empty when nothing is.
    pub(super) fn say(&self, kind: &str, turn: usize) -> String {
        let said = self.said(kind, 0);
        said.get(turn.checked_rem(said.len()).unwrap_or(0)).map_or_else(String::new, |text| (*text).to_owned())
    }
}

fn sheet<T: DeserializeOwned>(file: &str, text: &str) -> Result<Vec<T>, ImportRefusal> {
    let mut faults = Faults::default();
    let mut rows = Vec::new();
    for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
        match row {
            Ok(row) => rows.push(row),
            Err(error) => {
                let at = error.position().and_then(|position| usize::try_from(position.line()).ok());
                faults.add_bare(at, Reason::Syntax(shown(&error.to_string())));
            }
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults.refuse(file)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::{LONGEST_NAME, tidy};
    use crate::import::builtin;
    use std::collections::BTreeSet;

    #[test]
    fn the_script_fits_the_built_in_programme() {
        let script = Script::read().unwrap();
        let (program, agencies) = builtin::program().unwrap();
        let mut known: BTreeSet<&str> = agencies.offices.iter().map(|office| office.code.as_str()).collect();
        known.extend(["camat", "kades", ""]);
        let districts: BTreeSet<String> = builtin::roster().unwrap().into_iter().map(|site| site.district).collect();
        for trouble in &script.troubles {
            assert!(program.category(&trouble.category.as_str().into()).is_some(), "{trouble:?}");
            assert!(known.contains(trouble.lead.as_str()) && known.contains(trouble.support.as_str()), "{trouble:?}");
            let named = trouble.districts.split('/').filter(|name| !name.is_empty());
            assert!(named.into_iter().all(|name| districts.contains(name)), "{trouble:?}");
            for text in [&trouble.text, &trouble.task, &trouble.how, &trouble.evidence] {
                assert!(!text.is_empty() && text.is_ascii() && *text == tidy(text), "{trouble:?}");
                assert!(text.len() <= LONGEST_NAME, "{text}");
            }
        }
        for category in &program.categories {
            let of = script.troubles.iter().filter(|trouble| trouble.category == category.code.as_str());
            assert!(of.count() >= 3, "{}", category.code);
        }
        for duty in &script.duties {
            assert!(known.contains(duty.lead.as_str()) && known.contains(duty.support.as_str()), "{duty:?}");
            assert!(!duty.text.is_empty() && duty.text.is_ascii() && duty.text.len() <= LONGEST_NAME, "{duty:?}");
        }
        for kind in ["judul", "tempat", "agenda", "geser", "batal", "tarik", "pindah", "wakil", "alas-hak", "skema"] {
            assert!(!script.say(kind, 9).is_empty(), "{kind}");
        }
        assert!((1..=4).all(|n| script.said("keputusan", n).len() >= 2 && !script.said("catatan", n).is_empty()));
    }

    #[test]
    fn a_damaged_sheet_is_refused_with_its_row() {
        let refusal = sheet::<Saying>("u.csv", "macam,rapat,uraian\ncatatan,1,x\ncatatan,satu,x\n").unwrap_err();
        assert_eq!(refusal.faults.len(), 1);
        assert_eq!(refusal.faults[0].row, Some(3));
    }
}
