//! Why a row of a sheet is refused: data from which sentences for a person are made elsewhere.

use crate::domain::day::{Day, DayError};
use crate::domain::ids::{AgencyCode, Record, SiteCode};
use crate::domain::land::{AreaError, PositionError};
use crate::domain::percent::PercentError;
use crate::domain::refusal::Refusal;
use crate::domain::when::WhenError;

/// One reason, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The heading of the column; nothing where it is the row as a whole.
    pub column: Option<String>,
    /// What stands there, short.
    pub value: String,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The spreadsheet itself shows an error there.
    CellError,
    /// Longer than anything that could be meant: so many characters.
    TooLong(usize),
    /// The row does not say which record it is about.
    Nameless,
    /// No site is called so; these are nearly.
    NoSite(Vec<SiteCode>),
    /// Several sites are called so.
    SeveralSites(Vec<SiteCode>),
    /// Another column of the row means this site.
    OtherSite(SiteCode),
    /// No instansi is called so; these are nearly.
    NoAgency(Vec<AgencyCode>),
    /// Several instansi are called so.
    SeveralAgencies(Vec<AgencyCode>),
    /// No such stage.
    NoStage,
    /// No such kind of obstacle.
    NoCategory,
    /// Nobody of that name says figures.
    NoSource,
    /// It can only be one of these.
    NotOneOf(&'static [&'static str]),
    /// No whole number.
    NotANumber,
    /// No percentage.
    Percent(PercentError),
    /// Less than one percent, without its sign: it may be meant as a part of one.
    Fraction,
    /// No area.
    Area(AreaError),
    /// No place on the map.
    Position(PositionError),
    /// No day.
    Day(DayError),
    /// No due date.
    Due(WhenError),
    /// There is no such record.
    NoRecord(Record),
    /// It must be said.
    Missing,
    /// A sheet cannot change it.
    Fixed,
    /// It needs something in another column, which has this name.
    Needs(&'static str),
    /// The source has said something newer, of this day.
    Older(Day),
    /// An earlier row says otherwise: this one.
    SaidBefore(usize),
    /// This record has the same text at the same place, and something else of it differs.
    Near(Record),
    /// An earlier row is about the same record: this one.
    NamedBefore(usize),
    /// It would get the number of this record, which an earlier row names though it is not there yet: that one.
    Promised(Record, usize),
    /// More changes come before it than are made at once.
    AtOnce,
    /// The rules of the trade refuse it.
    Refused(Refusal),
}
