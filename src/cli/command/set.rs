//! `rapat atur LOKASI`: stage, progress, planned dates and land of one site, as one operation.

use crate::cli::desk::Desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, Format, Offered, format_json, switch, value, word};
use crate::cli::pick::{self, Care};
use crate::cli::record::{self, Cell};
use crate::cli::{answer, filter, meeting, saved, shapes};
use crate::domain::change::{Change, Edit, FigureEdit, MeetingEdit, SiteEdit};
use crate::domain::day::Day;
use crate::domain::figure::{Figure, Reading};
use crate::domain::ids::{SiteCode, SourceCode, StageCode};
use crate::domain::land::{Area, AreaError, Position, PositionError};
use crate::domain::percent::{Percent, PercentError};
use crate::domain::query::sites;
use crate::domain::site::Site;
use crate::domain::text::tidy;
use crate::domain::world::World;
use crate::words::{A, H, Language, W};
use clap::{ArgAction, Command};

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "lokasi", H::SiteValue, H::SiteToSet).required(true))
        .arg(
            value(language, "tahap", H::StageValue, H::SetStage)
                .value_parser(Offered(filter::stages))
                .hide_possible_values(true),
        )
        .arg(value(language, "progres", H::PercentValue, H::SetProgress).allow_hyphen_values(true))
        .arg(value(language, "rencana", H::PlanValue, H::SetPlan).action(ArgAction::Append))
        .arg(value(language, "luas", H::AreaValue, H::SetArea).allow_hyphen_values(true))
        .arg(value(language, "alas-hak", H::PaperValue, H::SetTenure).allow_hyphen_values(true))
        .arg(value(language, "skema", H::PaperValue, H::SetScheme).allow_hyphen_values(true))
        .arg(value(language, "koordinat", H::PositionValue, H::SetPosition).allow_hyphen_values(true))
        .arg(switch(language, "lewati", H::PassOver))
        .arg(value(language, "sumber", H::SourceValue, H::SetSource))
        .arg(value(language, "tanggal", H::DayValue, H::SetDay))
        .arg(value(language, "alasan", H::ReasonValue, H::SetReason))
        .arg(format_json(language))
        .after_help(language.text(H::SetExamples))
}

/// Does it.
///
/// # Errors
/// Nothing to set, something that is not known, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let figures = ["tahap", "progres", "luas", "alas-hak", "skema", "koordinat"];
    let nothing =
        figures.iter().all(|id| call.get(id).is_none()) && call.all("rencana").is_empty() && !call.has("lewati");
    if nothing {
        return Err(Failure::new(Ending::WrongUsage, language.text(A::NothingToSet)));
    }
    let percent = call.get("progres").map(|typed| percent(typed, language)).transpose()?;
    let area = call.get("luas").map(|typed| valid(typed, |typed| area(typed, language))).transpose()?;
    let position = call.get("koordinat").map(|typed| valid(typed, |typed| position(typed, language))).transpose()?;
    let mut desk = Desk::open(call)?;
    let (world, today) = (desk.world(), desk.today());
    let site = pick::site(world, call.get("lokasi").unwrap_or_default(), Care::Change, language)?;
    let code = site.code.clone();
    let say = Saying {
        source: source(call, world)?,
        day: call.get("tanggal").map_or(Ok(today), |typed| pick::day(typed, today, language))?,
        reason: call.get("alasan").map(str::to_owned),
    };
    let mut edits: Vec<SiteEdit> = Vec::new();
    if let Some(typed) = call.get("tahap") {
        let stage = pick::stage(world, typed, language)?.code.clone();
        edits.extend(say.figure(&site.stage, stage).map(SiteEdit::Stage));
    }
    if let Some(percent) = percent {
        edits.extend(say.figure(&site.progress, percent).map(SiteEdit::Progress));
    }
    edits.extend(area.and_then(|area| say.reading(&site.area, area)).map(SiteEdit::Area));
    for (id, figure, edit) in [
        ("alas-hak", &site.tenure, SiteEdit::Tenure as fn(FigureEdit<String>) -> SiteEdit),
        ("skema", &site.scheme, SiteEdit::Scheme),
    ] {
        let text = call.get(id).map(|typed| valid(typed, |typed| Ok(tidy(typed)))).transpose()?;
        edits.extend(text.and_then(|text| say.reading(figure, text)).map(edit));
    }
    edits.extend(position.and_then(|position| say.reading(&site.position, position)).map(SiteEdit::Position));
    for typed in call.all("rencana") {
        let (stage, to) = plan(world, typed, today, language)?;
        edits.extend(planned(site, stage, to));
    }
    let passed = passed(call, world, &code)?;
    if edits.is_empty() && passed.is_none() {
        unchanged(call, &desk, site);
        return Ok(());
    }
    let edits = edits.into_iter().map(|edit| Change::EditSite { site: code.clone(), edit });
    let changes = edits.chain(passed).collect();
    let receipt = desk.save(language, changes)?;
    let row = sites::one(desk.world(), &code, desk.today());
    let about = row.map(|row| ("lokasi", shapes::site(desk.world(), &row)));
    saved::tell(call, &desk, &receipt, W::Saved, about);
    Ok(())
}

/// That the running meeting passes over the site, unless it has already.
fn passed(call: &Call, world: &World, site: &SiteCode) -> Result<Option<Change>, Failure> {
    if !call.has("lewati") {
        return Ok(None);
    }
    let meeting = meeting::running(world, call.language)?;
    let edit = MeetingEdit::Skipped { site: site.clone(), edit: Edit::new(false, true) };
    let is_new = !meeting.skipped.contains(site);
    Ok(is_new.then_some(Change::EditMeeting { meeting: meeting.id, edit }))
}

/// What is said with every figure.
struct Saying {
    source: SourceCode,
    day: Day,
    reason: Option<String>,
}

impl Saying {
    /// A new reading, unless the source says the same already.
    fn figure<T: Clone + PartialEq>(&self, figure: &Figure<T>, value: T) -> Option<FigureEdit<T>> {
        self.reading(figure, Some(value))
    }

    /// The same; without a value nothing is valid any more.
    fn reading<T: Clone + PartialEq>(&self, figure: &Figure<T>, value: Option<T>) -> Option<FigureEdit<T>> {
        let saw = figure.of(&self.source).cloned();
        let to = Reading { value, as_of: self.day, rank: None };
        let same = saw.as_ref().is_some_and(|saw| saw.says_the_same(&to));
        let edit = FigureEdit { source: self.source.clone(), saw, to: Some(to), reason: self.reason.clone() };
        (!same).then_some(edit)
    }
}

fn planned(site: &Site, stage: StageCode, to: Option<Day>) -> Option<SiteEdit> {
    let saw = site.planned.get(&stage).copied();
    (saw != to).then(|| SiteEdit::Planned { stage, edit: Edit::new(saw, to) })
}

/// It stands like that already: nothing to save, and no failure.
pub fn unchanged(call: &mut Call, desk: &Desk, site: &Site) {
    let (world, today) = (desk.world(), desk.today());
    if call.format() == Format::Table {
        answer::marks(call, world, today);
        let line = call.say(A::Unchanged, &[("site", &pick::call(world, site))]);
        call.out.line(line);
        return;
    }
    let row = sites::one(world, &site.code, today).map(|row| shapes::site(world, &row));
    let record = saved::nothing(desk).with("lokasi", row.map_or(Cell::Null, Cell::Record));
    call.out.whole(&record::json(&record));
}

fn percent(typed: &str, language: Language) -> Result<Percent, Failure> {
    Percent::parse(typed).map_err(|error| {
        let why = language.text(match error {
            PercentError::NotANumber => W::PercentNoNumber,
            PercentError::OutOfRange => W::PercentRange,
            PercentError::TooFine => W::PercentFine,
        });
        Failure::new(Ending::WrongUsage, language.say(A::Quoted, &[("text", &tidy(typed)), ("why", &why)]))
    })
}

/// A value, or `-` for what is no longer valid.
fn valid<T>(typed: &str, read: impl FnOnce(&str) -> Result<T, Failure>) -> Result<Option<T>, Failure> {
    if typed.trim() == "-" { Ok(None) } else { read(typed).map(Some) }
}

fn area(typed: &str, language: Language) -> Result<Area, Failure> {
    Area::parse(typed).map_err(|error| {
        let why = language.text(match error {
            AreaError::NotANumber => W::AreaNoNumber,
            AreaError::NotCredible => W::AreaNotCredible,
        });
        Failure::new(Ending::WrongUsage, language.say(A::Quoted, &[("text", &tidy(typed)), ("why", &why)]))
    })
}

fn position(typed: &str, language: Language) -> Result<Position, Failure> {
    Position::parse(typed).map_err(|error| {
        let why = language.text(match error {
            PositionError::NotANumber => W::PositionNoNumber,
            PositionError::Zero => W::PositionZero,
            PositionError::Swapped => W::PositionSwapped,
            PositionError::Elsewhere => W::PositionElsewhere,
        });
        Failure::new(Ending::WrongUsage, language.say(A::Quoted, &[("text", &tidy(typed)), ("why", &why)]))
    })
}

fn source(call: &Call, world: &World) -> Result<SourceCode, Failure> {
    let typed = call.get("sumber");
    typed.map_or_else(|| Ok(world.program.usual_source()), |typed| pick::source(world, typed, call.language))
}

/// `P=2026-12-31`; `P=` takes the date away.
fn plan(world: &World, typed: &str, today: Day, language: Language) -> Result<(StageCode, Option<Day>), Failure> {
    let Some((stage, day)) = typed.split_once('=') else {
        return Err(Failure::new(Ending::WrongUsage, language.say(A::WrongPlan, &[("text", &tidy(typed))])));
    };
    let stage = pick::stage(world, stage, language)?.code.clone();
    match day.trim() {
        "" => Ok((stage, None)),
        day => Ok((stage, Some(pick::day(day, today, language)?))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{Play, nov};

    const ID: Language = Language::Indonesian;

    #[test]
    fn percents_are_read_as_people_write_them() {
        for (typed, hundredths) in [("20,60%", 2060), ("12,5", 1250), ("0", 0), ("100", 10_000)] {
            assert_eq!(percent(typed, ID).map(Percent::hundredths), Ok(hundredths), "{typed}");
        }
        for typed in ["-1", "101", "abc", "", "1,234"] {
            assert_eq!(percent(typed, ID).unwrap_err().code, 2, "{typed}");
        }
    }

    #[test]
    fn a_plan_is_a_stage_and_a_day_or_none() {
        let world = Play::begin().world;
        assert_eq!(plan(&world, "p=27/11/2026", nov(24), ID), Ok(("P".into(), Some(nov(27)))));
        assert_eq!(plan(&world, "Pondasi=", nov(24), ID), Ok(("P".into(), None)));
        for typed in ["P", "X=27/11", "P=besok"] {
            assert_eq!(plan(&world, typed, nov(24), ID).unwrap_err().code, 2, "{typed}");
        }
    }

    #[test]
    fn what_a_source_says_already_is_not_said_again() {
        let mut play = Play::begin();
        play.stage("1.01", "P").unwrap();
        let day = play.world.day(play.at);
        let site = play.world.site(&"1.01".into()).unwrap();
        let say = |source: &str, day| Saying { source: source.into(), day, reason: None };
        assert!(say("rapat", day).figure(&site.stage, "P".into()).is_none());
        assert!(say("rapat", nov(24)).figure(&site.stage, "P".into()).is_some(), "said again of a later day is news");
        assert!(say("kodim", day).figure(&site.stage, "P".into()).is_some());
        assert!(planned(site, "P".into(), None).is_none());
        assert!(planned(site, "P".into(), Some(day)).is_some());
    }
}
