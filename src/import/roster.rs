//! Reads a roster: the sheet that names every site once, with the number that people call out and the official code.
//! Columns may stand in any order; what is not known is refused, so that a misspelt heading does not vanish.

use super::lines::Lines;
use super::refusal::{Faults, ImportRefusal, Reason, shown};
use crate::domain::change::NewSite;
use crate::domain::ids::SiteCode;
use crate::domain::site::VillageKind;
use crate::domain::text::{LONGEST_NAME, fold, line, tidy};
use std::collections::BTreeMap;

/// The headings of a roster, in the order in which they are written out.
pub const COLUMNS: [&str; 7] = ["nomor", "kode", "nama", "jenis", "kecamatan", "sasaran", "kabupaten"];
const NUMBER: usize = 0;
const CODE: usize = 1;
const NAME: usize = 2;
const KIND: usize = 3;
const DISTRICT: usize = 4;
const IN_SCOPE: usize = 5;
const REGENCY: usize = 6;

/// The largest number of a site; longer ones no longer fit where numbers are called out and typed.
const MOST: u32 = 99_999;
/// The longest official code, in characters.
const LONGEST_CODE: usize = 30;

/// Reads the bytes of a roster, comma or semicolon between the values; `file` is the name under which faults are told.
///
/// # Errors
/// All faults of the file with their rows.
pub fn read_roster(file: &str, bytes: &[u8]) -> Result<Vec<NewSite>, ImportRefusal> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut faults = Faults::default();
    let mut records = Records::of(bytes);
    let Some((row, header)) = records.next(&mut faults) else {
        if faults.is_empty() {
            faults.add_bare(None, Reason::NoRows);
        }
        return Err(faults.refuse(file));
    };
    let columns = Columns::read(row, &header, &mut faults);
    if !faults.is_empty() {
        // Without sound headings every row would be faulty, and none of it would be news.
        return Err(faults.refuse(file));
    }
    let mut sites = Vec::new();
    let mut seen = Seen::default();
    let mut rows = 0;
    while let Some((row, values)) = records.next(&mut faults) {
        rows += 1;
        if values.len() > header.len() {
            faults.add_bare(row, Reason::TooManyValues { is: values.len(), most: header.len() });
            continue;
        }
        sites.extend(columns.site(row, &values, &mut seen, &mut faults));
    }
    if rows == 0 && faults.is_empty() {
        faults.add_bare(None, Reason::NoRows);
    }
    if rows > MOST as usize {
        faults.add_bare(None, Reason::TooMany { is: rows, most: MOST as usize });
    }
    if faults.is_empty() { Ok(sites) } else { Err(faults.refuse(file)) }
}

/// The records of a sheet with the rows in which they begin; a record without any value is passed over.
struct Records<'a> {
    lines: Lines<'a>,
    reader: csv::Reader<&'a [u8]>,
}

impl<'a> Records<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        let first = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).find(|line| !line.is_empty()).unwrap_or_default();
        let count = |wanted| first.iter().filter(|byte| **byte == wanted).count();
        let delimiter = if count(b';') > count(b',') { b';' } else { b',' };
        let reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes);
        Self { lines: Lines::of(bytes), reader }
    }

    fn next(&mut self, faults: &mut Faults) -> Option<(usize, Vec<String>)> {
        let mut record = csv::ByteRecord::new();
        loop {
            match self.reader.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => {
                    faults.add_bare(None, Reason::Syntax(shown(&error.to_string())));
                    return None;
                }
            }
            let start = record.position().map_or(0, csv::Position::byte);
            let row = self.lines.row_at(usize::try_from(start).unwrap_or(usize::MAX));
            let mut values = Vec::with_capacity(record.len());
            for value in &record {
                match std::str::from_utf8(value) {
                    Ok(text) => values.push(tidy(text)),
                    Err(_) => break,
                }
            }
            if values.len() < record.len() {
                faults.add_bare(row, Reason::NotUtf8);
            } else if values.iter().any(|value| !value.is_empty()) {
                return Some((row, values));
            }
        }
    }
}

/// Which column of the file holds what.
struct Columns([Option<usize>; COLUMNS.len()]);

impl Columns {
    fn read(row: usize, header: &[String], faults: &mut Faults) -> Self {
        let mut columns = [None; COLUMNS.len()];
        for (at, heading) in header.iter().enumerate() {
            let folded = fold(heading);
            match COLUMNS.iter().position(|known| *known == folded) {
                Some(which) if columns[which].is_some() => {
                    faults.add(row, COLUMNS[which], Reason::TwiceInHeader);
                }
                Some(which) => columns[which] = Some(at),
                None => faults.add(row, shown(heading), Reason::Unknown),
            }
        }
        for (which, heading) in COLUMNS.iter().enumerate() {
            if columns[which].is_none() && which != REGENCY {
                faults.add(row, *heading, Reason::Missing);
            }
        }
        Self(columns)
    }

    fn site(&self, row: usize, values: &[String], seen: &mut Seen, faults: &mut Faults) -> Option<NewSite> {
        let value = |which: usize| self.0[which].and_then(|at| values.get(at)).map_or("", String::as_str);
        let mut told = |which: usize, reason: Reason| faults.add(row, COLUMNS[which], reason);
        let mut take = |which: usize, read: Result<String, Reason>| read.map_err(|reason| told(which, reason)).ok();
        let site_name = take(NAME, name(value(NAME)));
        let district = take(DISTRICT, name(value(DISTRICT)));
        let regency = if self.0[REGENCY].is_some() { Some(take(REGENCY, name(value(REGENCY)))) } else { None };
        let code = take(CODE, code(value(CODE)).and_then(|code| seen.code(code, row)));
        let number = number(value(NUMBER)).and_then(|number| seen.number(number, row));
        let number = number.map_err(|reason| told(NUMBER, reason)).ok();
        let kind = one_of(value(KIND), &["desa", "kelurahan"]).map_err(|reason| told(KIND, reason)).ok();
        let in_scope = one_of(value(IN_SCOPE), &["ya", "tidak"]).map_err(|reason| told(IN_SCOPE, reason)).ok();
        Some(NewSite {
            code: SiteCode::new(code?),
            number: number?,
            name: site_name?,
            kind: if kind? == 0 { VillageKind::Desa } else { VillageKind::Kelurahan },
            district: district?,
            regency: match regency {
                Some(regency) => Some(regency?),
                None => None,
            },
            in_scope: in_scope? == 0,
        })
    }
}

/// What must stand once, with the row in which it stands first.
#[derive(Default)]
struct Seen {
    codes: BTreeMap<String, usize>,
    numbers: BTreeMap<u32, usize>,
}

impl Seen {
    fn code(&mut self, code: String, row: usize) -> Result<String, Reason> {
        match self.codes.insert(code.to_lowercase(), row) {
            Some(first) => {
                self.codes.insert(code.to_lowercase(), first);
                Err(Reason::Taken { value: code, first })
            }
            None => Ok(code),
        }
    }

    fn number(&mut self, number: u32, row: usize) -> Result<u32, Reason> {
        match self.numbers.get(&number) {
            Some(&first) => Err(Reason::Taken { value: number.to_string(), first }),
            None => {
                self.numbers.insert(number, row);
                Ok(number)
            }
        }
    }
}

/// A name of which a code can be made: it has a letter or a digit.
fn name(value: &str) -> Result<String, Reason> {
    let clean = line(value, LONGEST_NAME)?;
    if fold(&clean).is_empty() { Err(Reason::Empty) } else { Ok(clean) }
}

fn code(value: &str) -> Result<String, Reason> {
    let code = line(value, LONGEST_CODE)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    if code.chars().all(plain) && code.contains(|c: char| c.is_ascii_alphanumeric()) {
        Ok(code)
    } else {
        Err(Reason::NotACode(shown(&code)))
    }
}

fn number(value: &str) -> Result<u32, Reason> {
    if value.is_empty() {
        return Err(Reason::Empty);
    }
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    let number = value.parse().ok().filter(|number| digits && (1..=MOST).contains(number));
    number.ok_or_else(|| Reason::NotANumber { value: shown(value), least: 1, most: MOST })
}

fn one_of(value: &str, possible: &'static [&'static str]) -> Result<usize, Reason> {
    if value.is_empty() {
        return Err(Reason::Empty);
    }
    let folded = fold(value);
    let found = possible.iter().position(|one| *one == folded);
    found.ok_or_else(|| Reason::NotOneOf { value: shown(value), possible })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::builtin;
    use crate::import::refusal::Fault;
    use proptest::prelude::*;

    const HEAD: &str = "nomor,kode,nama,jenis,kecamatan,sasaran\n";

    fn told(text: &[u8]) -> Vec<(Option<usize>, Option<String>, Reason)> {
        let refusal = read_roster("r.csv", text).unwrap_err();
        assert_eq!((refusal.file.as_str(), refusal.more), ("r.csv", 0));
        refusal.faults.into_iter().map(|Fault { row, field, reason }| (row, field, reason)).collect()
    }

    fn one(text: &str) -> NewSite {
        let mut sites = read_roster("r.csv", text.as_bytes()).unwrap();
        assert_eq!(sites.len(), 1);
        sites.remove(0)
    }

    #[test]
    fn the_built_in_roster_is_whole() {
        let sites = builtin::roster().unwrap();
        assert_eq!(sites.len(), 69);
        assert_eq!(sites.iter().filter(|site| site.in_scope).count(), 65);
        assert_eq!(sites.iter().filter(|site| site.kind == VillageKind::Kelurahan).count(), 4);
        assert!(sites.iter().all(|site| site.regency.is_none()));
        let seventh = &sites[6];
        assert_eq!((seventh.number, seventh.code.as_str(), seventh.name.as_str()), (7, "15.72.02.2004", "Koto Lolo"));
    }

    #[test]
    fn a_sheet_is_read_however_it_was_saved() {
        let plain = one(&format!("{HEAD}7,1.2-x,Koto Lolo,desa,Pesisir Bukit,ya\n"));
        assert_eq!((plain.number, plain.code.as_str(), plain.in_scope), (7, "1.2-x", true));
        for same in [
            "\u{feff}nomor;kode;nama;jenis;kecamatan;sasaran\r\n7;1.2-x;Koto Lolo;desa;Pesisir Bukit;ya\r\n",
            "Sasaran, KODE ,Kecamatan,Nama,Nomor,Jenis\rYA,1.2-x,Pesisir Bukit,\"Koto\n  Lolo\",07,Desa\r",
            "\n\nnomor,kode,nama,jenis,kecamatan,sasaran\n,,,,,\n7,1.2-x,Koto Lolo\u{200b},desa,Pesisir Bukit,ya",
        ] {
            assert_eq!(one(same), plain, "{same:?}");
        }
        let far = one("nomor,kode,nama,jenis,kecamatan,sasaran,kabupaten\n1,a,Gedang,kelurahan,Kota,tidak,Kerinci\n");
        assert_eq!((far.regency.as_deref(), far.in_scope), (Some("Kerinci"), false));
    }

    #[test]
    fn each_fault_is_told_with_row_and_column() {
        let kind = Reason::NotOneOf { value: "dusun".into(), possible: &["desa", "kelurahan"] };
        let scope = Reason::NotOneOf { value: "y".into(), possible: &["ya", "tidak"] };
        let number = |value: &str| Reason::NotANumber { value: value.into(), least: 1, most: 99_999 };
        let taken = |value: &str| Reason::Taken { value: value.into(), first: 2 };
        let long = "x".repeat(81);
        for (row, field, reason) in [
            ("1,b,Dua,desa,Kota,ya", "nomor", taken("1")),
            ("2,A,Dua,desa,Kota,ya", "kode", taken("A")),
            ("0,b,Dua,desa,Kota,ya", "nomor", number("0")),
            ("+2,b,Dua,desa,Kota,ya", "nomor", number("+2")),
            ("2.5,b,Dua,desa,Kota,ya", "nomor", number("2.5")),
            ("99999999999,b,Dua,desa,Kota,ya", "nomor", number("99999999999")),
            (",b,Dua,desa,Kota,ya", "nomor", Reason::Empty),
            ("2,,Dua,desa,Kota,ya", "kode", Reason::Empty),
            ("2,b/2,Dua,desa,Kota,ya", "kode", Reason::NotACode("b/2".into())),
            ("2,--,Dua,desa,Kota,ya", "kode", Reason::NotACode("--".into())),
            ("2,b,\u{202e},desa,Kota,ya", "nama", Reason::Empty),
            ("2,b,(-),desa,Kota,ya", "nama", Reason::Empty),
            (&format!("2,b,{long},desa,Kota,ya"), "nama", Reason::TooLong { is: 81, most: 80 }),
            (&format!("2,{long},Dua,desa,Kota,ya"), "kode", Reason::TooLong { is: 81, most: 30 }),
            ("2,b,Dua,dusun,Kota,ya", "jenis", kind),
            ("2,b,Dua,desa,,ya", "kecamatan", Reason::Empty),
            ("2,b,Dua,desa,Kota,y", "sasaran", scope),
            ("2,b,Dua,desa,Kota", "sasaran", Reason::Empty),
        ] {
            let text = format!("{HEAD}1,a,Satu,desa,Kota,ya\n\n{row}\n");
            assert_eq!(told(text.as_bytes()), [(Some(4), Some(field.into()), reason)], "{row}");
        }
        let text = format!("{HEAD}1,a,Satu,desa,Kota,ya,lagi\n");
        assert_eq!(told(text.as_bytes()), [(Some(2), None, Reason::TooManyValues { is: 7, most: 6 })]);
    }

    #[test]
    fn what_is_no_roster_is_refused() {
        assert_eq!(told(b""), [(None, None, Reason::NoRows)]);
        assert_eq!(told(HEAD.as_bytes()), [(None, None, Reason::NoRows)]);
        let mut latin = format!("{HEAD}1,a,Satu,desa,Kota,ya\n").into_bytes();
        latin.extend(b"2,b,Du\xe9,desa,Kota,ya\n");
        assert_eq!(told(&latin), [(Some(3), None, Reason::NotUtf8)]);
        assert_eq!(told(b"\xff\xfen\0o\0m\0"), [(Some(1), None, Reason::NotUtf8)]);
        let head = told(b"nomor,kode,nama,kode,sasarn,jenis,kecamatan\n1,a,x,a,ya,desa,k\n");
        let at = |field: &str, reason| (Some(1), Some(field.to_owned()), reason);
        assert_eq!(
            head,
            [at("kode", Reason::TwiceInHeader), at("sasarn", Reason::Unknown), at("sasaran", Reason::Missing)]
        );
    }

    #[test]
    fn all_faults_come_together() {
        let rows: String = (1..=15).map(|n| format!("{n},?,,desa,Kota,ya\n")).collect();
        let refusal = read_roster("r.csv", format!("{HEAD}{rows}").as_bytes()).unwrap_err();
        assert_eq!((refusal.faults.len(), refusal.more), (20, 10));
        let rows: Vec<_> = refusal.faults.iter().map(|fault| fault.row).collect();
        assert!(rows.is_sorted());
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = read_roster("x", &bytes);
        }

        #[test]
        fn no_rows_panic(rows in "(\\PC|[,;\"\r\n]){0,200}") {
            match read_roster("x", format!("{HEAD}{rows}").as_bytes()) {
                Ok(sites) => prop_assert!(!sites.is_empty()),
                Err(refusal) => prop_assert!(!refusal.faults.is_empty()),
            }
        }
    }
}
