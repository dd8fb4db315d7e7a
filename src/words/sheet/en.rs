//! The words of sheets in English.

use super::X;

pub(super) fn text(word: X) -> &'static str {
    match word {
        X::Piped => "the sheet that came in",
        X::Sites => "sites",
        X::Issues => "obstacles",
        X::Items => "promises",
        X::Head => {
            "{file}: {rows} rows of {kind}. New {add}, changed {edit}, the same as recorded {same}, refused {refused}."
        }
        X::OldEncoding => "This file is not UTF-8 and was read as Windows-1252. Check unusual letters.",
        X::OneOfSheets => "Of this workbook the sheet \"{name}\" is read; not read: {others}.",
        X::PassedComputed => "Columns that are computed, not read: {columns}.",
        X::PassedUnknown => "Columns that are not known, not read: {columns}.",
        X::PassedRunning => {
            "Column {columns} is taken as the running number of rows, not read; the number of {kind} stands in a column \"nomor\"."
        }
        X::Row => "row {n}",
        X::NewIssue => "new obstacle at {site}, {category}, {severity}: {text}",
        X::NewIssueBy => " · to be resolved by {agency}",
        X::RefusedHead => "Refused:",
        X::AtColumn => "{column}: {why}",
        X::AtValue => "{column} \"{value}\": {why}",
        X::Tried => "Only tried; nothing is saved.",
        X::TriedRefused => {
            "Without --coba nothing would be saved, because {n} rows are refused; with --sebagian the other rows are saved."
        }
        X::NothingSaved => {
            "Nothing is saved, because {n} rows are refused. Mend those rows, or save the other ones with --sebagian."
        }
        X::NothingLeft => "Nothing is saved: {n} rows are refused, and no other row changes anything.",
        X::NothingNew => "All rows are the same as recorded; there is nothing to save.",
        X::Saved => "Saved as one operation: {add} new, {edit} changed.",
        X::SavedRefused => "Saved as one operation: {add} new, {edit} changed. {refused} refused rows are not saved.",
        X::FileMissing => "There is no file {file}. Nothing is saved.",
        X::FileUnread => "The file {file} cannot be read: {why}. Nothing is saved.",
        X::NotPiped => "No sheet comes in; for example: rapat impor - < lokasi.csv",
        X::Empty => "There is nothing in it.",
        X::TooLarge => "It is too large; at most {most} MB at once.",
        X::TooManyRows => "There are {is} rows; at most {most} at once. Divide the sheet.",
        X::TooManyColumns => "There are {is} columns; at most {most}.",
        X::OldWorkbook => {
            "An old workbook of Excel (.xls), or one with a password, cannot be read. Save it as .xlsx or CSV without a password."
        }
        X::Swollen => "What this workbook holds is too large once it is unpacked; at most {most} MB.",
        X::NotASheet => "This is no CSV or XLSX sheet, or the file is damaged.",
        X::NoHeader => "No row of headings was found among the first {n} rows.",
        X::NoHeaderHint => {
            "Headings are as in: rapat lokasi --format csv, rapat kendala --format csv, rapat tindak --format csv"
        }
        X::SeveralKinds => "By its headings this could be {kinds}. Say it with --jenis.",
        X::NoIdentity => "A sheet of {kind} needs a column {columns}.",
        X::ColumnTwice => "The columns \"{one}\" and \"{other}\" mean the same. Leave one.",
        X::NoRows => "No row stands below the headings.",
        X::NothingSavedYet => "Nothing is saved.",
        X::CellError => "the sheet itself has an error there",
        X::CellTooLong => "too long: {is} characters",
        X::Nameless => "the row does not name its site",
        X::NoSite => "there is no such site",
        X::NoSiteNear => "there is no such site; perhaps {names}",
        X::SeveralSites => "could be {names}",
        X::OtherSite => "does not go with the site {name}",
        X::NoAgency => "there is no such instansi",
        X::NoAgencyNear => "there is no such instansi; perhaps {names}",
        X::SeveralAgencies => "could be {names}",
        X::NoStage => "there is no such stage; possible: {values}",
        X::NoCategory => "there is no such category; possible: {values}",
        X::NoSource => "there is no such source; possible: {values}",
        X::NotOneOf => "must be {values}",
        X::NotANumber => "must be a whole number",
        X::Fraction => "below 1 %, or a part of one? Write it with the sign %",
        X::Promised => {
            "this row would become {record}, but row {row} names {record}, which is not there yet; mend row {row} first"
        }
        X::NoRecord => "there is no {record}; a new row has no number",
        X::Missing => "must be filled in",
        X::Fixed => "cannot be changed by a sheet",
        X::Needs => "needs the column {column} to be filled in",
        X::Older => "this source has reported something newer, as of {day}",
        X::AtOnce => "{most} changes come before this row, and more are not saved at once; import this sheet once more",
        X::AtOnceRows => "  {n} rows from row {row} on: {why}",
        X::NamedBefore => "row {row} is about the same number already",
        X::Near => {
            "like {record} on record, but not the same; to change it put {record} in the column nomor, for another one word it differently"
        }
        X::SaidBefore => "row {row} says the same thing with another value",
    }
}
