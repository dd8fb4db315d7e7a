//! The words of sheets that come in: how they were read, what they would do, why a row is refused.

mod en;
mod id;
pub(super) mod tell;

words! {
    /// A word or sentence about a sheet that is imported.
    X;
    // what it is
    Piped,
    Sites,
    Issues,
    Items,
    Head,
    // how it was read
    OldEncoding,
    OneOfSheets,
    PassedComputed,
    PassedUnknown,
    PassedRunning,
    // a row
    Row,
    NewIssue,
    NewIssueBy,
    RefusedHead,
    AtColumn,
    AtValue,
    // how it ended
    Tried,
    TriedRefused,
    NothingSaved,
    NothingLeft,
    NothingNew,
    Saved,
    SavedRefused,
    // why a file is no sheet
    FileMissing,
    FileUnread,
    NotPiped,
    Empty,
    TooLarge,
    TooManyRows,
    TooManyColumns,
    OldWorkbook,
    Swollen,
    NotASheet,
    NoHeader,
    NoHeaderHint,
    SeveralKinds,
    NoIdentity,
    ColumnTwice,
    NoRows,
    NothingSavedYet,
    // why a row is refused
    CellError,
    CellTooLong,
    Nameless,
    NoSite,
    NoSiteNear,
    SeveralSites,
    OtherSite,
    NoAgency,
    NoAgencyNear,
    SeveralAgencies,
    NoStage,
    NoCategory,
    NoSource,
    NotOneOf,
    NotANumber,
    Fraction,
    NoRecord,
    Promised,
    Missing,
    Fixed,
    Needs,
    Older,
    SaidBefore,
    NamedBefore,
    Near,
    AtOnce,
    AtOnceRows,
}
