//! The words of holding on to promises: the ledger, the record of an instansi, the review, the reminder.

mod en;
mod id;

words! {
    /// A word or sentence about promises that were made.
    K;
    // marks of an open promise
    MarkLate,
    MarkSoon,
    MarkLater,
    MarkNoDue,
    MarkNoLead,
    MarkLifted,
    NobodyLeads,
    LiftedDays,
    LiftedMeetings,
    LiftedUndated,
    Lifted,
    // groups
    ByAgency,
    ByTiming,
    ByDistrict,
    ByMeeting,
    GroupDistricts,
    GroupEverywhere,
    GroupCount,
    GroupCountLate,
    Counts,
    // the record of an instansi
    Kept,
    KeptNothing,
    KeptOnTime,
    KeptTooLate,
    KeptMissed,
    KeptShifted,
    KeptCancelled,
    KeptUnconfirmed,
    KeptUnproved,
    // commands
    WrongItem,
    Already,
    NotThere,
    IssueBehind,
    UnknownMark,
    UnknownGrouping,
    NoMessages,
    MessageOf,
    // the reminder
    MessageTitle,
    MessagePart,
    MessageTo,
    MessageToNobody,
    MessageDay,
    MessageCount,
    MessageItem,
    MessagePlace,
    MessageSites,
    MessageDue,
    MessageNoDue,
    MessageNextMeeting,
    MessageLate,
    MessageMoved,
    MessageSupports,
    MessageLed,
}
