//! `rapat grafik`: what the charts of the board say, as plain text, and by name for scripts.

use crate::cli::answer;
use crate::cli::codes;
use crate::cli::desk;
use crate::cli::failure::Failure;
use crate::cli::line::{Call, Format, look, word};
use crate::cli::record::{Cell, Record};
use crate::cli::sheet::{Column, Sheet};
use crate::domain::day::Day;
use crate::domain::query::charts::{Age, Bar, Bars, Chart, Of, Part, bars, cells};
use crate::domain::query::keeping::Fate;
use crate::domain::world::World;
use crate::words::{self, H, L, Language};
use clap::Command;
use clap::builder::PossibleValue;

/// The columns in a spreadsheet, one row for each part.
const COLUMNS: &[&str] =
    &["grafik", "rapat", "tanggal", "umur", "kecamatan", "bagian", "bagian_nama", "banyak", "jumlah"];
/// A bar of text is no longer than this.
const BAR: usize = 40;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    let names = Chart::ALL.map(|chart| PossibleValue::new(chart.code()));
    command
        .arg(word(language, "grafik", H::ChartValue, H::ChartName).value_parser(names))
        .args(look(language))
        .after_help(language.text(H::ChartExamples))
}

/// Answers.
///
/// # Errors
/// The database cannot be read.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let view = desk::look(call)?;
    let asked: Vec<Chart> =
        Chart::ALL.into_iter().filter(|chart| call.get("grafik").is_none_or(|name| name == chart.code())).collect();
    let past = match asked.iter().any(|chart| chart.looks_back()) {
        true => view.standings(call.language)?,
        false => Vec::new(),
    };
    let found: Vec<Bars> = asked.into_iter().map(|chart| bars(chart, &view.world, &past, view.today)).collect();
    let (world, today) = (&view.world, view.today);
    match call.format() {
        Format::Table => draw(call, world, &found, today),
        Format::Json => answer::list(call, || records(world, &found), COLUMNS, |_| {}),
        Format::Csv => answer::list(call, || rows(world, &found), COLUMNS, |_| {}),
    }
    Ok(())
}

fn draw(call: &mut Call, world: &World, found: &[Bars], today: Day) {
    let language = call.language;
    answer::marks(call, world, today);
    for bars in found {
        call.out.gap();
        call.out.wrapped(words::capital(words::chart(language, bars.chart)), 2);
        if bars.largest() == 0 {
            let none = if bars.chart == Chart::Promises { L::ChartNoPromise } else { L::ChartNoIssue };
            call.out.wrapped(language.text(none), 2);
            continue;
        }
        if bars.chart.looks_back() && bars.rows.len() == 1 {
            call.out.wrapped(language.text(L::ChartNoMeeting), 2);
        }
        let shown: Vec<usize> = (0..bars.parts.len()).filter(|part| bars.occurs(*part)).collect();
        let names: Vec<(String, String)> =
            bars.parts.iter().map(|part| words::chart_part(language, world, part)).collect();
        let legend: Vec<String> = shown.iter().map(|at| format!("{} {}", names[*at].0, names[*at].1)).collect();
        call.out.parts(&legend, ", ", 2);
        let mut columns = vec![(Column::Word, String::new())];
        columns.extend(shown.iter().map(|at| (Column::Number, names[*at].0.clone())));
        columns.push((Column::Number, language.text(L::HeadChartSum).to_owned()));
        if bars.chart == Chart::Promises {
            columns.push((Column::Number, language.text(L::HeadChartKept).to_owned()));
        }
        columns.push((Column::Word, String::new()));
        let mut sheet = Sheet::new(columns);
        // Beside its numbers a bar is worth its room only where every part has some of it.
        let numbers = 32 + shown.len() * 4;
        let room = call.out.width().saturating_sub(numbers).min(BAR);
        let room = if room < 3 * shown.len() { 0 } else { room };
        for bar in &bars.rows {
            let mut row = vec![words::capital(&words::chart_row(language, &bar.of, today, false))];
            row.extend(shown.iter().map(|at| bar.counts[*at].to_string()));
            row.push(bar.total().to_string());
            if bars.chart == Chart::Promises {
                row.push(bars.kept(bar).to_string());
            }
            let letters = names.iter().zip(cells(&bar.counts, bars.largest(), room));
            let letters = letters.filter(|_| room > 0).map(|((letter, _), cells)| letter.repeat(cells));
            row.push(letters.collect());
            sheet.row(row);
        }
        sheet.draw(&mut call.out);
    }
}

/// One record for each row.
fn records(world: &World, found: &[Bars]) -> Vec<Record> {
    let record = |bars: &Bars, bar: &Bar| {
        let parts = bars.parts.iter().zip(&bar.counts).map(|(part, count)| part_of(world, part).with("banyak", *count));
        head(bars, bar).with("jumlah", bar.total()).with("bagian", parts.collect::<Vec<_>>())
    };
    found.iter().flat_map(|bars| bars.rows.iter().map(move |bar| record(bars, bar))).collect()
}

/// One record for each part of each row.
fn rows(world: &World, found: &[Bars]) -> Vec<Record> {
    let of_bar = |bars: &Bars, bar: &Bar| {
        let part = |(part, count): (&Part, &usize)| {
            let (code, name) = part_code(world, part);
            head(bars, bar)
                .with("bagian", code)
                .with("bagian_nama", name)
                .with("banyak", *count)
                .with("jumlah", bar.total())
        };
        bars.parts.iter().zip(&bar.counts).map(part).collect::<Vec<_>>()
    };
    found.iter().flat_map(|bars| bars.rows.iter().flat_map(|bar| of_bar(bars, bar)).collect::<Vec<_>>()).collect()
}

fn head(bars: &Bars, bar: &Bar) -> Record {
    let meeting = match &bar.of {
        Of::Meeting(meeting) => Some(meeting),
        _ => None,
    };
    let age = match &bar.of {
        Of::Age(age) => Some(age_code(*age)),
        _ => None,
    };
    let district = match &bar.of {
        Of::District(name) => Some(name),
        _ => None,
    };
    Record::default()
        .with("grafik", Cell::code(Some(bars.chart.code())))
        .with("rapat", meeting.and_then(|meeting| meeting.number))
        .with("tanggal", Cell::code(meeting.map(|meeting| meeting.day)))
        .with("umur", Cell::code(age))
        .with("kecamatan", Cell::text(district))
}

fn part_of(world: &World, part: &Part) -> Record {
    let (code, name) = part_code(world, part);
    Record::default().with("kode", code).with("nama", name)
}

/// The code of a part, null where nothing is recorded, and its name where the programme gives one.
fn part_code(world: &World, part: &Part) -> (Cell, Cell) {
    let stage = |code| world.program.stage(code).map(|stage| &stage.name);
    let phase = |code| world.program.phases.iter().find(|phase| &phase.code == code).map(|phase| &phase.name);
    let none = Cell::text(None::<&str>);
    match part {
        Part::Stage(code) => (Cell::code(Some(code)), Cell::text(stage(code))),
        Part::Phase(code) => (Cell::code(Some(code)), Cell::text(phase(code))),
        Part::Unrecorded => (Cell::Null, none),
        Part::Fate(fate) => (Cell::code(Some(fate_code(*fate))), none),
        Part::Severity(how) => (Cell::code(Some(codes::severity(*how))), none),
        Part::Age(age) => (Cell::code(Some(age_code(*age))), none),
    }
}

fn fate_code(fate: Fate) -> &'static str {
    match fate {
        Fate::OnTime => "tepat-waktu",
        Fate::TooLate => "selesai-terlambat",
        Fate::Running => "berjalan",
        Fate::Missed => "terlambat",
        Fate::Cancelled => "batal",
    }
}

/// A band by its days: `8-14`, `61+`.
fn age_code(age: Age) -> String {
    match age.days() {
        (from, Some(to)) => format!("{from}-{to}"),
        (from, None) => format!("{from}+"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::line;
    use crate::cli::out::Out;
    use crate::cli::record::{csv, json};
    use crate::domain::issue::Severity;
    use crate::domain::query::charts::standing;
    use crate::domain::testing::{Play, morning, nov};

    fn all() -> (Play, Vec<Bars>) {
        let mut play = Play::begin();
        play.at = morning() - chrono::Duration::days(14);
        let meeting = play.meeting();
        play.stage("1.01", "U").unwrap();
        for (site, due) in [("1.01", 12), ("2.01", 28), ("2.02", 11)] {
            let item = play.item("Urus surat", &[site], Some(nov(due)));
            play.seal(item).unwrap();
        }
        play.tick(1, "1.01").unwrap();
        play.close(meeting).unwrap();
        let past = vec![standing(&play.world, play.world.meetings.get(&meeting).map(AsRef::as_ref))];
        play.at = morning();
        play.issue("1.01", Severity::Severe, nov(12));
        play.issue("2.01", Severity::Normal, nov(23));
        play.stage("1.01", "P").unwrap();
        let found = Chart::ALL.map(|chart| bars(chart, &play.world, &past, nov(24))).into();
        (play, found)
    }

    #[test]
    fn every_chart_is_a_table_with_its_sums() {
        let (play, found) = all();
        let mut call = line::sample(&["grafik"]);
        call.out = Out::sample(false, 80);
        draw(&mut call, &play.world, &found, nov(24));
        insta::assert_snapshot!(call.out.text());
    }

    #[test]
    fn scripts_get_the_same_by_name() {
        let (play, found) = all();
        insta::assert_snapshot!(json(&records(&play.world, &found[2..3])));
        insta::assert_snapshot!(csv(&rows(&play.world, &found[..1]), COLUMNS));
    }
}
