//! Workbooks (XLSX): the values that stand in the cells, as a person would type them. Formulas are not computed; what the
//! spreadsheet last showed counts.

use super::{Cell, LARGEST_UNPACKED, MOST_COLUMNS, Sheet, Table, Taken, Unreadable};
use calamine::{Cell as Found, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// As many sheets of a workbook are looked at.
const MOST_SHEETS: usize = 20;
/// A workbook has no more parts than this.
const MOST_PARTS: usize = 5_000;
/// Numbers from here on have no decimals that could matter.
const LARGE: f64 = 1e15;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    is_bearable(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => Unreadable::OldWorkbook,
        _ => Unreadable::NotASheet,
    })?;
    let is_read =
        |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let names: Vec<String> =
        book.sheets_metadata().iter().filter(is_read).take(MOST_SHEETS).map(|sheet| sheet.name.clone()).collect();
    let sheets = names.into_iter().map(|name| {
        let table = of_sheet(&mut book, &name);
        Sheet { name: Some(name), table }
    });
    let sheets: Vec<Sheet> = sheets.collect();
    if sheets.is_empty() { Err(Unreadable::Empty) } else { Ok(sheets) }
}

/// Whether what is packed in it is of a size that can be read. A few kilobytes can unpack to many gigabytes, and a count
/// of texts that is only claimed would be made room for.
fn is_bearable(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::NotASheet)?;
    if archive.len() > MOST_PARTS {
        return Err(Unreadable::NotASheet);
    }
    let mut room = LARGEST_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| Unreadable::NotASheet)?;
        let name = part.name().map_err(|_| Unreadable::NotASheet)?.to_lowercase();
        // Pictures and the like are never unpacked.
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let mut unpacked = Vec::new();
        part.take(room as u64 + 1).read_to_end(&mut unpacked).map_err(|_| Unreadable::NotASheet)?;
        room = room.checked_sub(unpacked.len()).ok_or(Unreadable::Swollen)?;
        if name.ends_with("sharedstrings.xml") && claims_too_much(&unpacked) {
            return Err(Unreadable::NotASheet);
        }
    }
    Ok(())
}

/// Whether a table of texts claims to hold more than it can.
fn claims_too_much(unpacked: &[u8]) -> bool {
    // In another encoding the claim would not be seen; no spreadsheet writes one.
    let Ok(text) = std::str::from_utf8(unpacked) else { return true };
    let claim = |rest: &str| {
        let digits: String = rest
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\'' | '+'))
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        !digits.is_empty() && digits.parse().map_or(true, |count: usize| count > text.len())
    };
    text.contains('\0') || text.split("uniqueCount").skip(1).any(claim)
}

fn of_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Table, Unreadable> {
    let damaged = |_: XlsxError| Unreadable::NotASheet;
    let mut reader = book.worksheet_cells_reader(name).map_err(damaged)?;
    let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    while let Some((found, style)) = reader.next_cell_with_style_id().map_err(damaged)? {
        let cell = cell(&found, reader.styles().get(style));
        let is_empty = matches!(&cell, Cell::Text(text) if text.trim().is_empty());
        if !is_empty {
            let (row, column) = found.get_position();
            rows.entry(row).or_default().insert(column, cell);
        }
    }
    let mut taken = Taken::default();
    for (row, cells) in rows {
        let last = cells.last_key_value().map_or(0, |(column, _)| *column as usize);
        if last >= MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns(last + 1));
        }
        let mut line = vec![Cell::Text(String::new()); last + 1];
        for (column, cell) in cells {
            line[column as usize] = cell;
        }
        taken.add(row as usize + 1, line)?;
    }
    taken.table(Vec::new())
}

fn cell(found: &Found<DataRef<'_>>, style: Option<&Style>) -> Cell {
    Cell::Text(match found.get_value() {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::Int(number) => percent(*number as f64, style).unwrap_or_else(|| number.to_string()),
        DataRef::Float(number) => percent(*number, style).unwrap_or_else(|| figure(*number, 9)),
        DataRef::DateTime(moment) => day(moment),
        // A day and perhaps a time: `2026-11-27T00:00:00`.
        DataRef::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        DataRef::Error(error) => return Cell::Error(error.to_string()),
    })
}

/// A number that is shown as a percentage is a hundredth of what people see; where the sign is only written behind it, it
/// is what they see.
fn percent(number: f64, style: Option<&Style>) -> Option<String> {
    let format = style?.number_format.as_ref()?;
    let built_in = matches!(format.format_id, Some(9 | 10));
    let sign = if built_in { Sign::Computed } else { sign(&format.format_code)? };
    let seen = match sign {
        Sign::Computed => figure(number * 100.0, 7),
        Sign::Written => figure(number, 9),
    };
    Some(format!("{seen}%"))
}

/// What a percent sign in a format does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// The number is shown a hundredfold.
    Computed,
    /// It is a text that stands beside the number.
    Written,
}

/// The percent sign of a format: what stands in quotation marks or behind a backslash is a text, what stands behind `_` or
/// `*` is only as wide as it or fills up, and what stands in square brackets is a colour or a condition.
fn sign(code: &str) -> Option<Sign> {
    let mut written = None;
    let mut signs = code.chars();
    while let Some(next) = signs.next() {
        let is_text = match next {
            '%' => return Some(Sign::Computed),
            '"' => signs.by_ref().take_while(|c| *c != '"').filter(|c| *c == '%').count() > 0,
            '\\' => signs.next() == Some('%'),
            '_' | '*' => {
                signs.next();
                false
            }
            '[' => {
                signs.by_ref().find(|c| *c == ']');
                false
            }
            _ => false,
        };
        if is_text {
            written = Some(Sign::Written);
        }
    }
    written
}

/// A number with no more decimals than it means: a spreadsheet keeps 20.6 as 20.600000000000001.
fn figure(number: f64, decimals: usize) -> String {
    if !number.is_finite() || number.abs() >= LARGE {
        return number.to_string();
    }
    let text = format!("{number:.decimals$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// The day of a moment; a length of time stays a number.
fn day(moment: &ExcelDateTime) -> String {
    // Before 1900 and after 9999 a spreadsheet knows no days.
    let known = (0.0..2_958_466.0).contains(&moment.as_f64());
    if moment.is_duration() || !known {
        return figure(moment.as_f64(), 9);
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests;
