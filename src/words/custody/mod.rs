//! The words of one truth: who has the right to write, taking it along, bringing it back.

mod en;
mod id;
pub(super) mod tell;

words! {
    /// A word or sentence about which copy of a database may be written.
    T;
    // the record and its steps
    RecordCustody,
    FieldLease,
    Taken,
    Returned,
    Reclaimed,
    Restored,
    // where the right is
    Elsewhere,
    HeadAway,
    HeadAwayShort,
    HeadSince,
    // why this copy may not be written
    AwayTaken,
    AwayTakenFile,
    AwayReturned,
    AwayOther,
    AwayMachine,
    AwayPlace,
    AwayPlaceGone,
    AwayMeant,
    AwayUnfinished,
    AwayOutdated,
    BoardBack,
    // what does not go from one copy to the other
    CarryOtherDatabase,
    CarryDiverged,
    CarrySuperseded,
    CarryOlder,
    CarryGap,
    CarrySpoiled,
    CarryNotAwaited,
    CarryNotAtHome,
    CarryNotLent,
    CarryKeys,
    CarryMoved,
    // what the commands say
    Carried,
    CarriedNext,
    CarriedFor,
    CarriedAnyone,
    CarryHow,
    TakenHere,
    TakenElsewhere,
    TakenUnasked,
    TakenNext,
    BadAddress,
    NoSsh,
    FileNoServer,
    Cut,
    FarRefused,
    OwnFileThere,
    FileMissing,
    OtherForm,
    Back,
    Sealed,
    BringHow,
    BringFromThere,
    ReclaimedNow,
    ReclaimedNext,
    RestoredNow,
    RestoredAside,
    RestoredAll,
    RestoredMissing,
    RestoredUncounted,
    RestoredNext,
    VerifyHere,
    VerifyBase,
}
