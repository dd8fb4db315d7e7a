//! `rapat layar`: how many rows and columns the last row of seats can read, and which view that allows. The rule is DISCAS
//! (ANSI/INFOCOMM V202.01) for basic decision making: an element must be at least a two hundredth of the distance high. A
//! capital letter is taken as 0.58 of a row, a cell as twice as high as wide.

use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, Format, format_json, value};
use crate::cli::record::{Cell, Record, json};
use crate::domain::text::tidy;
use crate::runtime::certificate::decimal;
use crate::words::{H, L, Language};
use clap::Command;
use clap::builder::PossibleValue;

/// An element may be so many times its height away.
const FARTHEST: f64 = 200.0;
/// The height of a capital letter in rows.
const CAPITAL: f64 = 0.58;
/// Rows that are worth telling how far they carry.
const USUAL_ROWS: [u32; 3] = [24, 30, 34];
/// The least that big letters need.
const LEAST: u32 = 12;
/// Nobody has a hall or an image larger than this, in metres.
const LARGEST: f64 = 500.0;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(value(language, "tinggi", H::MetresValue, H::HallHeight).required(true))
        .arg(value(language, "jarak", H::MetresValue, H::HallDistance).required(true))
        .arg(
            value(language, "bentuk", H::RatioValue, H::HallRatio)
                .value_parser([PossibleValue::new("16:9"), PossibleValue::new("4:3")]),
        )
        .arg(format_json(language))
        .after_help(language.text(H::HallExamples))
}

/// How many rows are readable from a distance of so many image heights.
fn rows(heights: f64) -> u32 {
    // What is left over of a row is none; a whole row must not be lost to the way computers divide.
    (CAPITAL * FARTHEST / heights + 1e-9).floor().clamp(0.0, 9_999.0) as u32
}

/// From how many image heights so many rows are readable.
fn heights(rows: u32) -> f64 {
    CAPITAL * FARTHEST / f64::from(rows.max(1))
}

/// Columns beside so many rows on an image of this shape.
fn columns(rows: u32, shape: (u32, u32)) -> u32 {
    rows * 2 * shape.0 / shape.1
}

/// Answers.
///
/// # Errors
/// What is typed is no size.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let (height, distance) = (metres(call, "tinggi")?, metres(call, "jarak")?);
    let shape = if call.get("bentuk") == Some("4:3") { (4, 3) } else { (16, 9) };
    let rows = rows(distance / height);
    let columns = columns(rows, shape);
    let view = view(rows, columns);
    if call.format() != Format::Table {
        let record = Record::default()
            .with("tinggi", hundredths(height))
            .with("jarak", hundredths(distance))
            .with("baris", rows)
            .with("kolom", columns)
            .with("tampilan", Cell::Code(view.code().to_owned()));
        call.out.whole(&json(&record));
        return Ok(());
    }
    let number = |number: f64| decimal(language, number);
    let last = [
        ("height", &number(height) as &dyn std::fmt::Display),
        ("distance", &number(distance)),
        ("times", &number(distance / height)),
    ];
    call.out.wrapped(language.say(L::HallLast, &last), 0);
    call.out.wrapped(language.say(L::HallRows, &[("rows", &rows), ("columns", &columns)]), 0);
    for usual in USUAL_ROWS {
        let reach = number(heights(usual) * height);
        call.out.wrapped(language.say(L::HallRowsAt, &[("rows", &usual), ("distance", &reach)]), 2);
    }
    let reach = number(heights(24) * height);
    let advice = match view {
        View::Wide => language.say(L::HallBoardWide, &[("columns", &columns.min(120)), ("rows", &rows.min(34))]),
        View::Board => language.say(L::HallBoard, &[("columns", &columns.min(99)), ("rows", &rows.min(29))]),
        View::Narrow => language.text(L::HallList).to_owned(),
        View::Big => language.say(L::HallBig, &[("distance", &reach)]),
        View::None => language.text(L::HallTooFar).to_owned(),
    };
    call.out.gap();
    call.out.wrapped(advice, 0);
    call.out.wrapped(language.text(L::HallLetters), 0);
    Ok(())
}

/// What the last row can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    /// The board with its words.
    Wide,
    /// The board at its smallest.
    Board,
    /// Enough rows, but the image is too narrow for the board.
    Narrow,
    /// One site in big letters.
    Big,
    /// Nothing.
    None,
}

impl View {
    fn code(self) -> &'static str {
        match self {
            Self::Wide => "papan",
            Self::Board => "papan-80x24",
            Self::Narrow | Self::Big => "besar",
            Self::None => "tidak-ada",
        }
    }
}

fn view(rows: u32, columns: u32) -> View {
    match (rows, columns) {
        (30.., 100..) => View::Wide,
        (24.., 80..) => View::Board,
        (24.., _) => View::Narrow,
        (LEAST.., _) => View::Big,
        _ => View::None,
    }
}

fn hundredths(metres: f64) -> Cell {
    Cell::Hundredths((metres * 100.0).round() as u16)
}

fn metres(call: &Call, id: &str) -> Result<f64, Failure> {
    let typed = call.get(id).unwrap_or_default().trim();
    let number = typed.trim_end_matches(['m', ' ']).replace(',', ".").parse::<f64>();
    number.ok().filter(|metres| (0.1..=LARGEST).contains(metres)).ok_or_else(|| {
        let what = call.language.say(L::HallWrong, &[("text", &tidy(typed))]);
        Failure::new(Ending::WrongUsage, what).and(call.language.text(L::HallWrongHint))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One decimal.
    fn rounded(number: f64) -> f64 {
        (number * 10.0).round() / 10.0
    }

    #[test]
    fn the_published_distances_come_out() {
        for (rows, far) in [(24, 4.8), (30, 3.9), (34, 3.4), (43, 2.7), (50, 2.3)] {
            assert_eq!(rounded(heights(rows)), far, "{rows} rows");
        }
        for (image, rows, metres) in
            [(2.0, 24, 9.7), (2.0, 30, 7.7), (2.0, 34, 6.8), (1.5, 24, 7.25), (1.5, 30, 5.8), (1.5, 34, 5.1)]
        {
            assert!((heights(rows) * image - metres).abs() < 0.051, "{image} m, {rows} rows");
        }
        assert_eq!(rows(6.0), 19, "an ordinary hall");
        assert_eq!(rows(4.0), 29);
    }

    #[test]
    fn columns_follow_the_shape_of_the_image() {
        for (rows, wide, old) in [(30, 106, 80), (24, 85, 64), (19, 67, 50), (17, 60, 45)] {
            assert_eq!((columns(rows, (16, 9)), columns(rows, (4, 3))), (wide, old), "{rows} rows");
        }
    }

    #[test]
    fn the_view_is_what_the_last_row_can_read() {
        for (heights, shape, expected) in [
            (3.8, (16, 9), View::Wide),
            (3.8, (4, 3), View::Board),
            (4.5, (16, 9), View::Board),
            (4.5, (4, 3), View::Narrow),
            (6.0, (16, 9), View::Big),
            (12.0, (16, 9), View::None),
        ] {
            let rows = rows(heights);
            assert_eq!(view(rows, columns(rows, shape)), expected, "{heights} {shape:?}");
        }
    }
}
