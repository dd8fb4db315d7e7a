//! The words of the meeting: what its pages, its roll and its end say.

mod en;
mod id;
pub(super) mod tell;

words! {
    /// A word or sentence about a meeting.
    M;
    DoubtNoLead,
    DoubtNoDue,
    DoubtUnsealed,
    DoubtNotReached,
    DoubtNoResolver,
    DoubtParked,
    StatePlanned,
    StateRunning,
    StateCorrecting,
    StateClosed,
    StateCancelled,
    NotCalled,
    Forgotten,
    Alarm,
    Minutes,
    SectionVague,
    SectionAgreed,
    SectionProposed,
    SectionDecisions,
    SectionNotes,
    SectionParked,
    PointNow,
    PointOpen,
    RollCounts,
    LetterOf,
    HoursFrom,
    HoursUntil,
}
