//! The hall in English.

use super::L;

pub(super) fn text(word: L) -> &'static str {
    match word {
        L::HeadTheme => "theme",
        L::HeadFor => "for",
        L::HeadPairs => "pairs",
        L::HeadContrast => "contrast",
        L::HeadApart => "apart",
        L::HeadVerdict => "verdict",
        L::Passes => "passes",
        L::Fails => "fails",
        L::ByManner => "signs",
        L::CertificateNote => {
            "Pairs: letters and ground that are really on the screens. Contrast: the lowest of any text, at least 4.5; themes of the hall in a room of contrast 7:1, the dark one at the desk (21:1). Apart: the two levels, or level and selection, that look most alike to usual and to colour-blind eyes (CIEDE2000), at least 15; \"signs\" where only sign, word and manner tell them apart."
        }
        L::CertificateFailed => "{n} faults in the themes.",
        L::KindAny => "any colour",
        L::KindPalette => "256 colours",
        L::KindSixteen => "16 colours",
        L::KindNone => "no colours",
        L::FaultFaint => "{kind}: \"{text}\" is too faint ({found})",
        L::FaultUnpainted => "{kind}: the ground under \"{text}\" is not painted",
        L::FaultAlike => "{kind}: {one} and {other} are too much alike ({found})",
        L::FaultSignless => "{kind}: \"{text}\" has no sign",
        L::BigDistrict => "Kecamatan {name}",
        L::BigIssue => "K-{n} {text} ({days} days)",
        L::BigItem => "TL-{n} {text}: {lead}, {due}",
        L::BigMore => "(+{n} more)",
        L::WallTitle => "the wall",
        L::WallAlong => "follow",
        L::WallFrozen => "freeze: the picture stays as it is",
        L::WallBlank => "blank",
        L::WallNowAlong => "The wall follows this board.",
        L::WallNowFrozen => "The wall is frozen: the hall does not see what you open now.",
        L::WallNowBlank => "The wall is blank.",
        L::HeadWallFrozen => "WALL FROZEN: {what}",
        L::HeadWallBlank => "WALL BLANK",
        L::WallIsFrozen => "The secretary has frozen the picture.",
        L::WallNobody => "No secretary's board is open yet.",
        L::WallLost => "Cut off from the secretary's board since {time}. This is the last picture.",
        L::WallAgreed => "Agreed: {n} promises",
        L::HallLast => "Image {height} m high, last seat {distance} m from the screen ({times} image heights).",
        L::HallRows => "Readable from the last seat: at most {rows} rows and {columns} columns.",
        L::HallRowsAt => "{rows} rows are readable up to {distance} m.",
        L::HallBoardWide => "Use the usual board: enlarge the terminal's letters until the window is {columns}x{rows}.",
        L::HallBoard => {
            "Use the board at 80x24: enlarge the terminal's letters until the window is {columns}x{rows}; press b for the site under discussion."
        }
        L::HallList => {
            "The whole board (80x24) is not readable from the last seat: use big letters (b) for the site under discussion."
        }
        L::HallBig => {
            "Only big letters (b) are readable from the last seat; the whole board for whoever sits within {distance} m."
        }
        L::HallTooFar => "Too far for text: enlarge the image or move the seats closer.",
        L::HallLetters => "Small letters are readable about a quarter less far than figures and capitals.",
        L::HallWrong => "\"{text}\" is no size in metres.",
        L::HallWrongHint => "Example: rapat layar --tinggi 2.0 --jarak 12",
    }
}
