//! Writes records as the one sheet of a workbook, for people who filter, sort and send it back: the names of the fields as
//! its header, numbers as numbers, and nothing that anybody typed as a formula.

use super::record::{Cell, Record};
use super::unwritable::Unwritable;
use super::xlsx::moment;
use crate::domain::day::Moment;
use rust_xlsxwriter::{DocProperties, Format, Workbook, Worksheet, XlsxError};

/// The workbook; `made` is when what it says was so.
///
/// # Errors
/// Never in practice: writing into memory failed.
pub fn write(records: &[Record], columns: &[&str], name: &str, made: Moment) -> Result<Vec<u8>, Unwritable> {
    build(records, columns, name, made).map_err(|error| Unwritable::new("xlsx", error))
}

fn build(records: &[Record], columns: &[&str], name: &str, made: Moment) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut properties = DocProperties::new().set_title(name);
    if let Some(made) = moment(made) {
        properties = properties.set_creation_datetime(&made);
    }
    book.set_properties(&properties);
    let sheet = book.add_worksheet();
    sheet.set_name(name)?.set_freeze_panes(1, 0)?;
    let head = Format::new().set_bold().set_background_color(0x00E6_E6E6);
    for (column, heading) in (0..).zip(columns) {
        sheet.write_with_format(0, column, *heading, &head)?;
    }
    for (row, record) in (1..).zip(records) {
        for (column, heading) in (0..).zip(columns) {
            put(sheet, row, column, record.get(heading))?;
        }
    }
    sheet.autofit();
    book.save_to_buffer()
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Null | Cell::Records(_) | Cell::Record(_) => return Ok(()),
        // A spreadsheet counts in floating point; numbers here are far below where that loses anything.
        Cell::Number(number) => sheet.write_number(row, column, *number as f64)?,
        Cell::Hundredths(hundredths) => sheet.write_number(row, column, f64::from(*hundredths) / 100.0)?,
        Cell::Flag(flag) => sheet.write_boolean(row, column, *flag)?,
        Cell::Code(text) | Cell::Text(text) => sheet.write_string(row, column, text)?,
        Cell::Codes(codes) => sheet.write_string(row, column, codes.join(";"))?,
    };
    Ok(())
}
