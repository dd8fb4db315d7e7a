//! Writes the matrix as a workbook that people filter and sort: real dates, a header that stays in sight, and nothing
//! that anybody typed is ever a formula. A second sheet sums up.

use super::lay::{keterangan, meeting_name, status};
use super::notula::{Notula, Promise, Standing, Status};
use super::unwritable::Unwritable;
use crate::domain::day::{Day, Moment};
use crate::words::{self, A, Language, P};
use chrono::{Datelike, Timelike};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// A4.
const A4: u8 = 9;

/// The workbook.
///
/// # Errors
/// Never in practice: writing into memory failed.
pub fn write(notula: &Notula, language: Language) -> Result<Vec<u8>, Unwritable> {
    build(notula, language).map_err(|error| Unwritable::new("xlsx", error))
}

fn build(notula: &Notula, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let name = meeting_name(notula, language);
    let title = language.say(P::NotulaFile, &[("what", &name)]);
    let author = notula.letterhead.first().cloned().unwrap_or_default();
    let mut properties = DocProperties::new().set_title(&title).set_author(&author);
    if let Some(made) = moment(notula.stamp) {
        properties = properties.set_creation_datetime(&made);
    }
    book.set_properties(&properties);
    let marks = marks(notula, language);
    let foot = foot(notula, language, &name);
    matrix(book.add_worksheet(), notula, language)?;
    summary(book.add_worksheet(), notula, language, &marks)?;
    for sheet in book.worksheets_mut() {
        sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
        sheet.set_header(format!("&C&B{}", coded(&marks.join(" · "))));
        let page = language.say(P::Page, &[("n", &"&P"), ("m", &"&N")]);
        sheet.set_footer(format!("&L&8{}&R&8{page}", coded(&foot)));
    }
    book.save_to_buffer()
}

/// What a spreadsheet would take for one of its codes.
fn coded(text: &str) -> String {
    text.replace('&', "&&").chars().take(100).collect()
}

fn foot(notula: &Notula, language: Language, name: &str) -> String {
    match &notula.standing {
        Standing::Draft => language.say(P::FootDraft, &[("what", &name)]),
        Standing::Final { version, code } => {
            language.say(P::FootFinal, &[("what", &name), ("n", version), ("code", code)])
        }
    }
}

fn marks(notula: &Notula, language: Language) -> Vec<&'static str> {
    let marks = [
        (notula.standing == Standing::Draft, language.text(P::MarkDraft)),
        (notula.sample, language.text(A::SampleData)),
        (notula.rehearsal, language.text(A::Rehearsal)),
    ];
    marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect()
}

fn cell() -> Format {
    Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top).set_text_wrap()
}

fn head() -> Format {
    cell().set_bold().set_background_color(0x00E6_E6E6)
}

fn matrix(sheet: &mut Worksheet, notula: &Notula, language: Language) -> Result<(), XlsxError> {
    sheet.set_name(language.text(P::SheetMatrix))?;
    sheet.set_landscape();
    let columns = [
        (P::HeadNumber, 8.0),
        (P::HeadAgency, 22.0),
        (P::HeadPlaces, 26.0),
        (P::HeadPromise, 42.0),
        (P::HeadSupport, 20.0),
        (P::HeadDue, 12.0),
        (P::HeadFirstDue, 12.0),
        (P::HeadShifts, 10.0),
        (P::HeadStatus, 11.0),
        (P::HeadLate, 10.0),
        (P::HeadMeeting, 12.0),
        (P::HeadNote, 36.0),
    ];
    for (at, (word, width)) in (0_u16..).zip(columns) {
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(0, at, language.text(word), &head())?;
    }
    let mut last = 0;
    for (row, promise) in (1..).zip(notula.promises()) {
        promise_row(sheet, row, promise, notula, language)?;
        last = row;
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.autofilter(0, 0, last, 11)?;
    Ok(())
}

fn promise_row(
    sheet: &mut Worksheet,
    row: u32,
    promise: &Promise,
    notula: &Notula,
    language: Language,
) -> Result<(), XlsxError> {
    let today = notula.meeting.day;
    let agency = promise.agency.as_ref().map_or(language.text(P::NoLead), |agency| agency.name.as_str());
    let support: Vec<&str> = promise.support.iter().map(|agency| agency.name.as_str()).collect();
    let places: Vec<String> = promise.places.iter().map(|place| format!("{} {}", place.number, place.name)).collect();
    let places = if places.is_empty() { language.text(P::ForAll).to_owned() } else { places.join(", ") };
    let mut plain = promise.clone();
    plain.late = None;
    let texts = [
        (0, format!("TL-{}", promise.number)),
        (1, agency.to_owned()),
        (2, places),
        (3, promise.text.clone()),
        (4, support.join(", ")),
        (8, status(language, &plain)),
        (11, keterangan(language, promise, notula.meeting.number, today)),
    ];
    for (at, text) in texts {
        sheet.write_string_with_format(row, at, text, &cell())?;
    }
    let due = promise.due_day;
    day(sheet, row, 5, due, || words::due(language, promise.due, today))?;
    let first = promise.first_due.and_then(|due| due.day());
    day(sheet, row, 6, first, || words::due(language, promise.first_due, today))?;
    let shifts = u32::try_from(promise.shifts.len()).unwrap_or(u32::MAX);
    for (at, number) in [(7, Some(shifts)), (9, promise.late), (10, promise.sealed_in)] {
        match number {
            Some(number) => sheet.write_number_with_format(row, at, number, &cell())?,
            None => sheet.write_string_with_format(row, at, "", &cell())?,
        };
    }
    Ok(())
}

/// A real date, or in words what is said instead of one.
fn day(
    sheet: &mut Worksheet,
    row: u32,
    at: u16,
    day: Option<Day>,
    else_words: impl FnOnce() -> String,
) -> Result<(), XlsxError> {
    match day.and_then(date) {
        Some(date) => sheet.write_datetime_with_format(row, at, date, &cell().set_num_format("dd/mm/yyyy"))?,
        None => sheet.write_string_with_format(row, at, else_words(), &cell())?,
    };
    Ok(())
}

fn date(day: Day) -> Option<ExcelDateTime> {
    let (month, of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).ok()?, month, of_month).ok()
}

pub(super) fn moment(at: Moment) -> Option<ExcelDateTime> {
    date(at.date_naive())?
        .and_hms(u16::try_from(at.hour()).ok()?, u8::try_from(at.minute()).ok()?, f64::from(at.second()))
        .ok()
}

fn summary(sheet: &mut Worksheet, notula: &Notula, language: Language, marks: &[&str]) -> Result<(), XlsxError> {
    sheet.set_name(language.text(P::SheetSummary))?;
    sheet.set_column_width(0, 34.0)?;
    let mut row = 0;
    let strong = Format::new().set_bold();
    for line in marks.iter().copied().chain([notula.program.as_str()]) {
        sheet.write_string_with_format(row, 0, line, &strong)?;
        row += 1;
    }
    let name = meeting_name(notula, language);
    let facts = [
        (language.text(P::FactMeeting), format!("{name}: {}", notula.meeting.title)),
        (language.text(P::FactDay), words::day_long(language, notula.meeting.day)),
    ];
    for (name, value) in facts {
        sheet.write_string(row, 0, name)?;
        sheet.write_string(row, 1, value)?;
        row += 1;
    }
    row = by_agency(sheet, notula, language, row + 1)?;
    by_district(sheet, notula, language, row + 1)
}

fn by_agency(sheet: &mut Worksheet, notula: &Notula, language: Language, mut row: u32) -> Result<u32, XlsxError> {
    let heads = [P::HeadAgency, P::Todo, P::Doing, P::Done, P::Cancelled, P::Sum, P::Late];
    for (at, word) in (0_u16..).zip(heads) {
        sheet.write_string_with_format(row, at, language.text(word), &head())?;
    }
    row += 1;
    let counts = |promises: &[&Promise]| {
        let of = |wanted: fn(&Status) -> bool| promises.iter().filter(|promise| wanted(&promise.status)).count();
        [
            of(|status| *status == Status::Todo),
            of(|status| *status == Status::Doing),
            of(|status| *status == Status::Done),
            of(|status| matches!(status, Status::Cancelled(_))),
            promises.len(),
            promises.iter().filter(|promise| promise.late.is_some()).count(),
        ]
    };
    for group in &notula.matrix {
        let name = group.agency.as_ref().map_or(language.text(P::NoLead), |agency| agency.name.as_str());
        let promises: Vec<&Promise> = group.promises.iter().collect();
        numbers(sheet, row, name, &counts(&promises), &cell())?;
        row += 1;
    }
    let promises: Vec<&Promise> = notula.promises().collect();
    numbers(sheet, row, language.text(P::Sum), &counts(&promises), &head())?;
    Ok(row + 1)
}

fn by_district(sheet: &mut Worksheet, notula: &Notula, language: Language, mut row: u32) -> Result<(), XlsxError> {
    let progress = &notula.progress;
    let tail = [P::HeadUnrecorded, P::HeadSites, P::HeadIssues].map(|word| language.text(word));
    let heads = std::iter::once(language.text(P::HeadDistrict)).chain(progress.phases.iter().map(String::as_str));
    for (at, text) in (0_u16..).zip(heads.chain(tail)) {
        sheet.write_string_with_format(row, at, text, &head())?;
    }
    for counts in &progress.rows {
        row += 1;
        let all: Vec<usize> =
            counts.phases.iter().copied().chain([counts.unrecorded, counts.sites, counts.issues]).collect();
        numbers(sheet, row, &counts.district, &all, &cell())?;
    }
    let total = &progress.total;
    let all: Vec<usize> = total.phases.iter().copied().chain([total.unrecorded, total.sites, total.issues]).collect();
    numbers(sheet, row + 1, language.text(P::Sum), &all, &head())
}

fn numbers(sheet: &mut Worksheet, row: u32, name: &str, numbers: &[usize], format: &Format) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row, 0, name, format)?;
    for (at, number) in (1_u16..).zip(numbers) {
        let number = u32::try_from(*number).unwrap_or(u32::MAX);
        sheet.write_number_with_format(row, at, number, format)?;
    }
    Ok(())
}
