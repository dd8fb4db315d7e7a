//! What the rows and parts of charts are called, in full and by a letter.

use super::{L, Language, capital, day_short, severity, stage};
use crate::domain::day::Day;
use crate::domain::ids::PhaseCode;
use crate::domain::issue::Severity;
use crate::domain::query::charts::{Bar, Bars, Chart, Of, Part};
use crate::domain::query::keeping::Fate;
use crate::domain::world::World;

/// The name of a chart.
pub fn chart(language: Language, chart: Chart) -> &'static str {
    language.text(match chart {
        Chart::Stages => L::ChartStages,
        Chart::Phases => L::ChartPhases,
        Chart::Promises => L::ChartPromises,
        Chart::Ages => L::ChartAges,
        Chart::AgesByDistrict => L::ChartAgesByDistrict,
        Chart::Districts => L::ChartDistricts,
    })
}

/// The same in a word or two.
pub fn chart_short(language: Language, chart: Chart) -> &'static str {
    language.text(match chart {
        Chart::Stages => L::ChartStagesShort,
        Chart::Phases => L::ChartPhasesShort,
        Chart::Promises => L::ChartPromisesShort,
        Chart::Ages => L::ChartAgesShort,
        Chart::AgesByDistrict => L::ChartAgesByDistrictShort,
        Chart::Districts => L::ChartDistrictsShort,
    })
}

/// What a row is about; where there is little room, without the day of a meeting.
pub fn chart_row(language: Language, of: &Of, today: Day, is_short: bool) -> String {
    match of {
        Of::Now => language.text(L::ChartNow).to_owned(),
        Of::Age(age) => match age.days() {
            (from, Some(to)) => language.say(L::ChartDays, &[("from", &from), ("to", &to)]),
            (from, None) => language.say(L::ChartDaysOver, &[("from", &from)]),
        },
        Of::District(name) => name.clone(),
        Of::Meeting(meeting) => {
            let day = day_short(language, meeting.day, today);
            match meeting.number.map(|n| language.say(L::ChartMeeting, &[("n", &n)])) {
                Some(number) if is_short => number,
                Some(number) => format!("{number} {day}"),
                None => day,
            }
        }
    }
}

/// The letter of a part, which stands in its bar, and its name.
pub fn chart_part(language: Language, world: &World, part: &Part) -> (String, String) {
    let letter = |at: usize| language.text(L::ChartLetters).chars().nth(at).map(String::from).unwrap_or_default();
    match part {
        Part::Stage(code) => (code.to_string(), stage(language, world, Some(code))),
        Part::Phase(code) => {
            let found = world.program.phases.iter().find(|phase| &phase.code == code);
            let name = found.map_or_else(|| code.to_string(), |phase| phase.name.clone());
            (phase_letter(world, code).map(String::from).unwrap_or_else(|| name.clone()), name)
        }
        Part::Unrecorded => ("?".to_owned(), stage(language, world, None)),
        Part::Fate(fate) => {
            let (at, word) = match fate {
                Fate::OnTime => (0, L::ChartOnTime),
                Fate::TooLate => (1, L::ChartTooLate),
                Fate::Running => (2, L::ChartRunning),
                Fate::Missed => (3, L::ChartMissed),
                Fate::Cancelled => (4, L::ChartCancelled),
            };
            (letter(at), language.text(word).to_owned())
        }
        Part::Severity(how) => {
            let at = if *how == Severity::Severe { 5 } else { 6 };
            (letter(at), severity(language, *how).to_owned())
        }
        Part::Age(age) => {
            let letters = ["A", "B", "C", "D", "E"];
            let at = crate::domain::query::charts::Age::ALL.iter().position(|other| other == age).unwrap_or(0);
            let letter = letters.get(at).copied().unwrap_or_default().to_owned();
            (letter, chart_row(language, &Of::Age(*age), Day::default(), true))
        }
    }
}

/// The first letter of the name of a phase that no phase before it has taken: a digit would look like a number.
fn phase_letter(world: &World, code: &PhaseCode) -> Option<char> {
    let mut taken = Vec::new();
    for phase in &world.program.phases {
        let mut letters = phase.name.chars().flat_map(char::to_uppercase).filter(|c| c.is_alphabetic());
        let letter = letters.find(|letter| !taken.contains(letter));
        if &phase.code == code {
            return letter;
        }
        taken.extend(letter);
    }
    None
}

/// One row in words: each part that is there, and what they add up to.
pub fn chart_line(language: Language, world: &World, bars: &Bars, bar: &Bar, today: Day) -> String {
    let parts = bars.parts.iter().zip(&bar.counts).filter(|(_, count)| **count > 0);
    let parts: Vec<String> =
        parts.map(|(part, count)| format!("{} {count}", chart_part(language, world, part).1)).collect();
    let (row, parts, n) = (capital(&chart_row(language, &bar.of, today, false)), parts.join(", "), bar.total());
    match bars.chart {
        _ if n == 0 => format!("{row}: 0"),
        Chart::Promises => {
            let kept = bars.kept(bar);
            language.say(L::ChartSumKept, &[("row", &row), ("kept", &kept), ("n", &n), ("parts", &parts)])
        }
        _ => language.say(L::ChartSum, &[("row", &row), ("parts", &parts), ("n", &n)]),
    }
}
