//! The words of the hall: themes and their certificate, the size of the screen, and the audience's view.

mod en;
mod id;

words! {
    /// A word or sentence about the hall.
    L;
    // certificate
    HeadTheme,
    HeadFor,
    HeadPairs,
    HeadContrast,
    HeadApart,
    HeadVerdict,
    Passes,
    Fails,
    ByManner,
    CertificateNote,
    CertificateFailed,
    KindAny,
    KindPalette,
    KindSixteen,
    KindNone,
    FaultFaint,
    FaultUnpainted,
    FaultAlike,
    FaultSignless,
    // big mode
    BigDistrict,
    BigIssue,
    BigItem,
    BigMore,
    // wall
    WallTitle,
    WallAlong,
    WallFrozen,
    WallBlank,
    WallNowAlong,
    WallNowFrozen,
    WallNowBlank,
    HeadWallFrozen,
    HeadWallBlank,
    WallIsFrozen,
    WallNobody,
    WallLost,
    WallAgreed,
    // calculator
    HallLast,
    HallRows,
    HallRowsAt,
    HallBoardWide,
    HallBoard,
    HallList,
    HallBig,
    HallTooFar,
    HallLetters,
    HallWrong,
    HallWrongHint,
}
