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
        L::ChartStages => "sites per stage, from meeting to meeting",
        L::ChartPhases => "sites per phase, from meeting to meeting",
        L::ChartPromises => "promises of each meeting: agreed and kept",
        L::ChartAges => "age of open obstacles",
        L::ChartAgesByDistrict => "age of open obstacles per kecamatan",
        L::ChartDistricts => "sites per kecamatan by phase",
        L::ChartStagesShort => "stages",
        L::ChartPhasesShort => "phases",
        L::ChartPromisesShort => "promises",
        L::ChartAgesShort => "ages",
        L::ChartAgesByDistrictShort => "ages per kec.",
        L::ChartDistrictsShort => "kecamatan",
        L::ChartMeeting => "M{n}",
        L::ChartNow => "now",
        L::ChartDays => "{from}-{to} days",
        L::ChartDaysOver => "{from} days and more",
        L::ChartLetters => "KFRXC!o",
        L::ChartOnTime => "kept on time",
        L::ChartTooLate => "finished late",
        L::ChartRunning => "running",
        L::ChartMissed => "late",
        L::ChartCancelled => "cancelled",
        L::ChartSum => "{row}: {n} = {parts}",
        L::ChartSumKept => "{row}: {kept} of {n} kept: {parts}",
        L::ChartKeys => "1 to 6 choose a chart.",
        L::ChartReading => "Reading earlier meetings...",
        L::ChartNoMeeting => "No meeting has been closed yet: there is only what stands now.",
        L::ChartNoPromise => "No promise has been agreed in a meeting yet.",
        L::ChartNoIssue => "No obstacle is open.",
        L::ChartEarlier => "{n} rows not shown",
        L::HeadChartSum => "sum",
        L::HeadChartKept => "kept",
        L::WallTitle => "the wall",
        L::WallAlong => "follow",
        L::WallFrozen => "freeze: the picture stays as it is",
        L::WallBlank => "blank",
        L::WallNowAlong => "The wall follows this board.",
        L::WallNowFrozen => "The wall is frozen: the hall does not see what you open now.",
        L::WallNowBlank => "The wall is blank.",
        L::HeadWallAlong => "WALL FOLLOWS",
        L::HeadWallFrozen => "WALL FROZEN: {what}",
        L::HeadWallFrozenShort => "WALL FROZEN",
        L::HeadWallFrozenLeast => "FROZEN",
        L::HeadWallBlank => "WALL BLANK",
        L::HeadWallBlankLeast => "BLANK",
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
