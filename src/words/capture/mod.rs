//! The words of capturing a promise: the sentence that is read back, dates that could mean two things, and what is not
//! understood in a line.

mod en;
mod id;

words! {
    /// A word or sentence about a promise that is being captured.
    C;
    // the sentence
    Spoken,
    SpokenNobody,
    SpokenHelp,
    SpokenPlace,
    SpokenBy,
    SpokenByMeeting,
    SpokenByMeetingOn,
    SpokenNoDue,
    SpokenLeft,
    LeftTomorrow,
    LeftPassed,
    NamesAnd,
    NamesMore,
    // how a date was taken
    NoteNotToday,
    NoteOfNextWeek,
    NoteNextWeekMonday,
    NoteLastWorkday,
    NoteEndOfMonth,
    NoteEndOfYear,
    NoteNextYear,
    NoteNextWorkday,
    NoteOnThatDay,
    NoteWeekend,
    // why a date is refused
    DatePast,
    DatePastSome,
    DateImpossible,
    DateTooFar,
    DateBare,
    DateOtherWeekday,
    DateUnknown,
    // what is doubtful in a line
    DoubtNotKnown,
    DoubtNotKnownNear,
    DoubtAmbiguous,
    DoubtDate,
    DoubtSecondLead,
    DoubtSecondDue,
    DoubtHeadOfNothing,
    DoubtNoHead,
    // the line on the board
    CaptureEmpty,
    CaptureHint,
    CaptureHelp,
    EachHead,
    AskWho,
    AskHelp,
    AskWhere,
    AskWhen,
    LacksWho,
    LacksWhere,
    LacksWhen,
    Lacks,
    Similar,
    Split,
    SplitOne,
    MoreLines,
    ReadBack,
    ReadBackSaving,
    ReadBackProposal,
    ReadBackAgreed,
    ReadBackGone,
    ReadBackAsk,
    ReadBackNoMeeting,
    ReadBackWanted,
    PasteAsk,
    PasteOne,
    PasteEach,
    // the command line
    CaptureTried,
    CaptureTooMany,
}
