//! Why files are refused, as lines for a person who has the file open beside it.

use super::founding::FoundingRefusal;
use super::refusal::{Fault, ImportRefusal, Reason, Wanted};
use super::sample::StoryRefusal;
use crate::words::{Language, W};

impl ImportRefusal {
    /// One line that names the file, and one for each fault.
    pub fn lines(&self, language: Language) -> Vec<String> {
        let count = self.faults.len() + self.more;
        let head = language.say(W::FileRefused, &[("file", &self.file), ("n", &count)]);
        let faults = self.faults.iter().map(|fault| line(language, fault));
        let more = (self.more > 0).then(|| language.say(W::FileMore, &[("n", &self.more)]));
        std::iter::once(head).chain(faults).chain(more).collect()
    }
}

impl FoundingRefusal {
    /// One line for each thing that stands in the way.
    pub fn lines(&self, language: Language) -> Vec<String> {
        match self {
            Self::File(refusal) => refusal.lines(language),
            Self::SameAgency { spelling, first, second } => {
                let values: [(&str, &dyn std::fmt::Display); 3] =
                    [("spelling", spelling), ("first", first), ("second", second)];
                vec![language.say(W::FoundSameAgency, &values)]
            }
            Self::NameTooLong { name, most } => {
                vec![language.say(W::FoundNameTooLong, &[("name", name), ("most", most)])]
            }
        }
    }
}

impl StoryRefusal {
    /// One line for each thing that stands in the way.
    pub fn lines(&self, language: Language) -> Vec<String> {
        match self {
            Self::Script(refusal) => refusal.lines(language),
            Self::Unfit(_) => vec![language.text(W::StoryUnfit).to_owned()],
        }
    }
}

fn line(language: Language, fault: &Fault) -> String {
    let why = reason(language, &fault.reason);
    match (fault.row, &fault.field) {
        (Some(row), Some(field)) => language.say(W::FaultInField, &[("row", &row), ("field", field), ("why", &why)]),
        (Some(row), None) => language.say(W::FaultInRow, &[("row", &row), ("why", &why)]),
        (None, Some(field)) => language.say(W::FaultOfField, &[("field", field), ("why", &why)]),
        (None, None) => why,
    }
}

fn reason(language: Language, reason: &Reason) -> String {
    match reason {
        Reason::NotUtf8 => language.text(W::FaultNotUtf8).to_owned(),
        Reason::Syntax(what) => language.say(W::FaultSyntax, &[("what", what)]),
        Reason::NoRows => language.text(W::FaultNoRows).to_owned(),
        Reason::Missing => language.text(W::FaultMissing).to_owned(),
        Reason::Unknown => language.text(W::FaultUnknown).to_owned(),
        Reason::TwiceInHeader => language.text(W::FaultTwice).to_owned(),
        Reason::TooManyValues { is, most } => language.say(W::FaultTooManyValues, &[("is", is), ("most", most)]),
        Reason::TooMany { is, most } => language.say(W::FaultTooMany, &[("is", is), ("most", most)]),
        Reason::Empty => language.text(W::FaultEmpty).to_owned(),
        Reason::TooLong { is, most } => language.say(W::FaultTooLong, &[("is", is), ("most", most)]),
        Reason::Taken { value, first } => language.say(W::FaultTaken, &[("value", value), ("first", first)]),
        Reason::NotOneOf { value, possible } => {
            language.say(W::FaultNotOneOf, &[("value", value), ("possible", &possible.join(", "))])
        }
        Reason::NoSuchCode(code) => language.say(W::FaultNoSuchCode, &[("value", code)]),
        Reason::NotACode(value) => language.say(W::FaultNotACode, &[("value", value)]),
        Reason::NotOneLetter(value) => language.say(W::FaultNotOneLetter, &[("value", value)]),
        Reason::NotAKey(value) => language.say(W::FaultNotAKey, &[("value", value)]),
        Reason::NotANumber { value, least, most } => {
            language.say(W::FaultNotANumber, &[("value", value), ("least", least), ("most", most)])
        }
        Reason::Reversed => language.text(W::FaultReversed).to_owned(),
        Reason::NotA(wanted) => {
            let wanted = language.text(match wanted {
                Wanted::Text => W::WantedText,
                Wanted::Number => W::WantedNumber,
                Wanted::Texts => W::WantedTexts,
                Wanted::Range => W::WantedRange,
                Wanted::Table => W::WantedTable,
                Wanted::Tables => W::WantedTables,
            });
            language.say(W::FaultNotA, &[("wanted", &wanted)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{builtin, founding_changes, read_program, read_roster};

    #[test]
    fn a_faulty_roster_is_told_row_by_row() {
        let text = "nomor,kode,nama,jenis,kecamatan,sasaran\n1,a,Satu,dusun,Kota,ya\n1,b,,desa,Kota,mungkin\n";
        let refusal = read_roster("daftar.csv", text.as_bytes()).unwrap_err();
        assert_eq!(
            refusal.lines(Language::Indonesian),
            [
                "daftar.csv belum dapat dipakai; yang perlu diperbaiki: 4",
                "baris 2, jenis: \"dusun\" tidak dikenal; yang mungkin: desa, kelurahan",
                "baris 3, nama: kosong",
                "baris 3, nomor: \"1\" sudah ada di baris 2",
                "baris 3, sasaran: \"mungkin\" tidak dikenal; yang mungkin: ya, tidak",
            ]
        );
        assert_eq!(refusal.lines(Language::English)[3], "row 3, nomor: \"1\" stands in row 2 already");
    }

    #[test]
    fn a_faulty_programme_is_told_key_by_key() {
        let text = builtin::PROGRAM
            .replacen("lazim = [1, 5]", "lazin = [1, 5]", 1)
            .replacen("kode = \"U\"", "kode = \"N\"", 1)
            .replacen("jam = 7", "jam = \"tujuh\"", 1)
            .replacen("kode = \"lurah\"", "kode = \"kepala\"", 1);
        let row = |wanted: &str, nth: usize| {
            let places = text.match_indices(wanted).map(|(at, _)| text[..at].matches('\n').count() + 1);
            places.into_iter().nth(nth).unwrap()
        };
        let (first, second) = (row("kode = \"N\"", 0), row("kode = \"N\"", 1));
        let refusal = read_program("program.toml", &text).unwrap_err();
        assert_eq!(
            refusal.lines(Language::Indonesian),
            [
                "program.toml belum dapat dipakai; yang perlu diperbaiki: 4".to_owned(),
                format!("baris {}, zona.jam: seharusnya bilangan bulat", row("tujuh", 0)),
                format!("baris {second}, tahap.kode: \"N\" sudah ada di baris {first}"),
                format!("baris {}, tahap.lazin: tidak dikenal", row("lazin", 0)),
                "instansi: kode \"lurah\" tidak ada di berkas ini".to_owned(),
            ]
        );
    }

    #[test]
    fn what_does_not_go_together_is_told() {
        let (program, mut agencies) = builtin::program().unwrap();
        agencies.offices[0].aliases.push("Camat Koto Baru".into());
        let refusal = founding_changes(program, &agencies, builtin::roster().unwrap()).unwrap_err();
        assert_eq!(
            refusal.lines(Language::Indonesian),
            ["\"camat-koto-baru\" akan berarti Wali Kota dan juga Camat Koto Baru; ubah salah satu namanya"]
        );
    }
}
