//! Workbooks as spreadsheets write them, and as nobody should.

use super::super::{Row, read};
use super::*;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::io::Write;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn rows(bytes: &[u8]) -> Vec<Row> {
    read(bytes).unwrap().remove(0).table.unwrap().rows
}

fn office() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Data").unwrap();
    let percent = Format::new().set_num_format("0.00%");
    let built_in = Format::new().set_num_format_index(9);
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for (column, heading) in ["nomor", "tahap", "progres", "per tanggal", "luas"].iter().enumerate() {
        sheet.write(0, column as u16, *heading).unwrap();
    }
    let day = ExcelDateTime::from_ymd(2026, 11, 27).unwrap();
    sheet.write(2, 0, 17).unwrap();
    sheet.write(2, 1, "P").unwrap();
    sheet.write_with_format(2, 2, 0.125, &percent).unwrap();
    sheet.write_with_format(2, 3, &day, &date).unwrap();
    sheet.write(2, 4, 1200.0).unwrap();
    sheet.write(3, 0, 18).unwrap();
    sheet.write_with_format(3, 2, 1, &built_in).unwrap();
    sheet.write(3, 4, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write(4, 0, 19).unwrap();
    sheet.write(4, 2, 20.6).unwrap();
    sheet.write(4, 3, true).unwrap();
    book.add_worksheet().set_name("Rahasia").unwrap().set_hidden(true);
    book.add_worksheet().set_name("Catatan").unwrap().write(0, 0, "halo").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn cells_are_what_a_person_would_type() {
    let text = |text: &str| Cell::Text(text.into());
    let found = rows(&office());
    assert_eq!(found.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 3, 4, 5]);
    assert_eq!(found[1].cells, [text("17"), text("P"), text("12.5%"), text("2026-11-27"), text("1200")]);
    assert_eq!((&found[2].cells[2], &found[2].cells[4]), (&text("100%"), &Cell::Error("#DIV/0!".into())));
    assert_eq!((&found[3].cells[2], &found[3].cells[3]), (&text("20.6"), &text("true")));
    let names: Vec<Option<String>> = read(&office()).unwrap().into_iter().map(|sheet| sheet.name).collect();
    assert_eq!(names, [Some("Data".to_owned()), Some("Catatan".to_owned())], "what is hidden is not read");
}

/// A workbook whose parts are these, in place of those that a spreadsheet would write.
fn with(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(office())).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        to.start_file(&name, SimpleFileOptions::default()).unwrap();
        match parts.iter().find(|(of, _)| *of == name) {
            Some((_, bytes)) => to.write_all(bytes).unwrap(),
            None => drop(std::io::copy(&mut part, &mut to).unwrap()),
        }
    }
    to.finish().unwrap().into_inner()
}

fn sheet_of(cells: &str) -> Vec<u8> {
    let head = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;
    let xml = format!("{head}{cells}</sheetData></worksheet>");
    with(&[("xl/worksheets/sheet1.xml", xml.as_bytes())])
}

#[test]
fn a_workbook_that_would_fill_the_memory_is_refused() {
    let far =
        sheet_of(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#);
    assert_eq!(read(&far).unwrap()[0].table, Err(Unreadable::TooManyColumns(16_384)));
    let apart =
        sheet_of(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>1</v></c></row>"#);
    assert_eq!(rows(&apart)[1].number, 1_048_576);
    let bomb = vec![b' '; LARGEST_UNPACKED + 1];
    let bomb = with(&[("xl/worksheets/sheet1.xml", &bomb)]);
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(read(&bomb), Err(Unreadable::Swollen));
    for claim in ["99999999999999999", "18446744073709551616", "+9999999999", "4000000000"] {
        let strings = format!("<sst xmlns=\"x\" uniqueCount = '{claim}'><si><t>a</t></si></sst>");
        assert_eq!(read(&with(&[("xl/sharedStrings.xml", strings.as_bytes())])), Err(Unreadable::NotASheet), "{claim}");
    }
    let wide: Vec<u8> = "<sst/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&with(&[("xl/sharedStrings.xml", &wide)])), Err(Unreadable::NotASheet));
}

#[test]
fn a_percent_sign_that_is_only_written_does_not_multiply() {
    for (code, shown) in [
        ("0%", "100%"),
        ("0.0%;[Red]-0.0%", "100%"),
        ("\"kira-kira \"0\\ %", "100%"),
        ("0\"%\"", "1%"),
        ("0\\%", "1%"),
        ("0\" % selesai\"", "1%"),
        ("0_%", "1"),
        ("0*%", "1"),
        ("[<%]0", "1"),
        ("0.00", "1"),
        ("0\"", "1"),
        ("0\\", "1"),
    ] {
        let mut book = Workbook::new();
        book.add_worksheet().write_with_format(0, 0, 1, &Format::new().set_num_format(code)).unwrap();
        assert_eq!(rows(&book.save_to_buffer().unwrap())[0].cells, [Cell::Text(shown.into())], "{code}");
    }
}

#[test]
fn what_is_packed_but_no_workbook_is_refused() {
    let mut other = ZipWriter::new(Cursor::new(Vec::new()));
    other.start_file("catatan.txt", SimpleFileOptions::default()).unwrap();
    other.write_all(b"halo").unwrap();
    let other = other.finish().unwrap().into_inner();
    let whole = office();
    for bytes in [&other, &b"PK\x03\x04".to_vec(), &whole[..whole.len() / 2].to_vec()] {
        assert_eq!(read(bytes), Err(Unreadable::NotASheet));
    }
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Parts of a workbook with some bytes changed.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let parts = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "_rels/.rels"];
    let change = (any::<prop::sample::Index>(), "[<>&\"'/= 0-9a-zA-Z;#%]{0,3}");
    (prop::sample::select(parts.to_vec()), prop::collection::vec(change, 1..4)).prop_map(|(name, changes)| {
        let mut archive = ZipArchive::new(Cursor::new(office())).unwrap();
        let mut part = Vec::new();
        archive.by_name(name).unwrap().read_to_end(&mut part).unwrap();
        for (at, bytes) in changes {
            let at = at.index(part.len());
            let end = (at + bytes.len()).min(part.len());
            part.splice(at..end, bytes.bytes());
        }
        with(&[(name, &part)])
    })
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn a_damaged_workbook_never_panics(bytes in damaged(), cut in any::<prop::sample::Index>()) {
        let _ = read(&bytes);
        let _ = read(&bytes[..cut.index(bytes.len())]);
    }

    #[test]
    fn no_bytes_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..400), packed in any::<bool>()) {
        if packed {
            bytes.splice(0..0, *b"PK\x03\x04");
        }
        let _ = read(&bytes);
    }

    #[test]
    fn numbers_are_read_as_they_are_shown(hundredths in 0u32..=10_000, number in any::<f64>()) {
        let value = f64::from(hundredths) / 100.0;
        prop_assert_eq!(figure(value, 9).parse::<f64>().unwrap(), value);
        prop_assert_eq!(figure(value / 100.0 * 100.0, 7).parse::<f64>().unwrap(), value);
        let _ = figure(number, 9);
    }
}
