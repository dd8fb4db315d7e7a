//! Text with separators (CSV): UTF-8 or UTF-16 with or without a mark, else Windows-1252; comma, semicolon or tab.

use super::super::lines::Lines;
use super::{Cell, Note, Sheet, Table, Taken, Unreadable};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The separator is looked for in so many rows at the top.
const LOOKED_AT: usize = 20;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let (text, notes) = decode(bytes)?;
    let (text, told) = separator_told(&text);
    // A first line that names the separator is a row of the file as well.
    let above = usize::from(told.is_some());
    let separators = told.map_or_else(|| separators(text), |told| vec![told]);
    let sheet = |separator| Sheet { name: None, table: parted(text, separator, above, notes.clone()) };
    Ok(separators.into_iter().map(sheet).collect())
}

fn parted(text: &str, separator: u8, above: usize, notes: Vec<Note>) -> Result<Table, Unreadable> {
    let bytes = text.as_bytes();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(bytes);
    let mut lines = Lines::of(bytes);
    let mut taken = Taken::default();
    let mut record = csv::StringRecord::new();
    // Text in memory that is UTF-8 is read to its end, however it is written.
    while reader.read_record(&mut record).unwrap_or(false) {
        let start = record.position().map_or(0, csv::Position::byte);
        let row = lines.row_at(usize::try_from(start).unwrap_or(usize::MAX));
        taken.add(row + above, record.iter().map(|cell| Cell::Text(cell.to_owned())).collect())?;
    }
    taken.table(notes)
}

/// The text, whatever it was written in.
fn decode(bytes: &[u8]) -> Result<(String, Vec<Note>), Unreadable> {
    let marked = Encoding::for_bom(bytes);
    let (encoding, bytes) = match marked {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (UTF_8, bytes),
    };
    let clean = |text: &str| !text.contains('\0');
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        return if clean(&text) { Ok((text.into_owned(), Vec::new())) } else { Err(Unreadable::NotASheet) };
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    // What is no text at all has controls in it; what was written by an old spreadsheet has none but breaks and tabs.
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if marked.is_some() || text.contains(odd) {
        return Err(Unreadable::NotASheet);
    }
    Ok((text.into_owned(), vec![Note::OldEncoding]))
}

/// A first line such as `sep=;`, which some spreadsheets write: what follows, and the separator.
fn separator_told(text: &str) -> (&str, Option<u8>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end_matches('\r').as_bytes() {
        [b's', b'e', b'p', b'=', sign @ (b',' | b';' | b'\t' | b'|')] => (rest, Some(*sign)),
        _ => (text, None),
    }
}

/// The signs that can part the cells. The first is the one that parts most cells in the first row that has several; a list
/// within a cell is in quotation marks or stands further down. But a title above may hold a comma, so the others that stand
/// somewhere at the top follow.
fn separators(text: &str) -> Vec<u8> {
    const SIGNS: [u8; 3] = [b',', b';', b'\t'];
    let counts = |line: &str| {
        let mut quoted = false;
        let mut counts = [0_usize; SIGNS.len()];
        for byte in line.bytes() {
            quoted ^= byte == b'"';
            if let Some(at) = SIGNS.iter().position(|sign| *sign == byte && !quoted) {
                counts[at] += 1;
            }
        }
        counts
    };
    let rows: Vec<_> = text.lines().take(LOOKED_AT).map(counts).collect();
    let first = rows.iter().find(|counts| counts.iter().any(|count| *count > 0)).copied().unwrap_or_default();
    let most = first.iter().max().copied().unwrap_or(0);
    let likeliest = first.iter().position(|count| *count == most).unwrap_or(0);
    let others = (0..SIGNS.len()).filter(|at| *at != likeliest && rows.iter().any(|counts| counts[*at] > 0));
    std::iter::once(likeliest).chain(others).map(|at| SIGNS[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::MOST_COLUMNS;
    use super::*;

    fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
        super::super::read(bytes)?.remove(0).table
    }

    fn rows(bytes: &[u8]) -> Vec<(usize, Vec<String>)> {
        let cell = |cell: &Cell| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Error(error) => format!("!{error}"),
        };
        read(bytes).unwrap().rows.iter().map(|row| (row.number, row.cells.iter().map(cell).collect())).collect()
    }

    #[test]
    fn a_sheet_is_read_however_it_was_saved() {
        let plain = rows(b"nomor,nama\n1,Koto Lolo\n");
        assert_eq!(plain[1], (2, vec!["1".to_owned(), "Koto Lolo".to_owned()]));
        for same in [
            &b"\xef\xbb\xbfnomor;nama\r\n1;Koto Lolo\r\n"[..],
            b"nomor\tnama\r1\tKoto Lolo\r",
            b"\xff\xfen\0o\0m\0o\0r\0;\0n\0a\0m\0a\0\n\x001\0;\0K\0o\0t\0o\0 \0L\0o\0l\0o\0",
            b"nomor,nama,,\n1,\"Koto Lolo\",,",
        ] {
            assert_eq!(rows(same), plain, "{:?}", String::from_utf8_lossy(same));
        }
        let told = rows(b"sep=;\r\nnomor;nama\r\n\r\n1;a,b,c\r\n");
        assert_eq!((told[0].0, told[1].0, told[1].1[1].as_str()), (2, 4, "a,b,c"));
        assert_eq!(rows(b"DAFTAR LOKASI\n\nnomor;nama\n1;a")[1].0, 3);
        assert_eq!(rows(b"nomor,lokasi\n1,1;2;3;4;5;6\n")[1].1[1], "1;2;3;4;5;6");
    }

    #[test]
    fn an_old_encoding_is_told_and_what_is_no_text_is_refused() {
        let old = read(b"nomor,nama\n1,Caf\xe9 \x93baru\x94\n").unwrap();
        assert_eq!(old.notes, [Note::OldEncoding]);
        assert_eq!(old.rows[1].cells[1], Cell::Text("Café “baru”".into()));
        for (bytes, why) in [
            (&b""[..], Unreadable::Empty),
            (b"\xef\xbb\xbf\r\n,,,\n \n", Unreadable::Empty),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Unreadable::OldWorkbook),
            (b"\x7fELF\x02\x01\x01\0\0", Unreadable::NotASheet),
            (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", Unreadable::NotASheet),
            (b"\xff\xfen\0o", Unreadable::NotASheet),
        ] {
            assert_eq!(read(bytes), Err(why), "{bytes:?}");
        }
        let wide = ",x".repeat(MOST_COLUMNS);
        assert_eq!(read(wide.as_bytes()), Err(Unreadable::TooManyColumns(MOST_COLUMNS + 1)));
        let long = "x\n".repeat(3_000);
        assert_eq!(read(long.as_bytes()), Err(Unreadable::TooManyRows(3_000)));
    }
}
