//! A row of a sheet of sites: stage, progress and land as said by a source on a day, planned dates, the checklist, and
//! whether the programme covers the site.

use super::super::columns::Column;
use super::cells::Cells;
use super::issues::differs;
use super::why::Why;
use super::{Ground, Wanted, find};
use crate::domain::change::{Change, FigureEdit, SiteEdit};
use crate::domain::day::Day;
use crate::domain::fact::{Field, Part};
use crate::domain::figure::{Figure, Reading};
use crate::domain::ids::{Record, SourceCode};
use crate::domain::land::{Area, Position};
use crate::domain::percent::Percent;
use crate::domain::site::{CheckState, Site};
use crate::domain::text::fold;
use crate::domain::when;
use std::sync::Arc;

/// What a row wants.
pub(super) fn row(cells: &mut Cells<'_>, ground: &Ground<'_>) -> Wanted {
    let world = ground.world;
    let is_named = cells.word(&Column::SiteCode).is_some() || cells.word(&Column::SiteName).is_some();
    let by: &[Column] = match is_named && cells.columns.may_be_running() {
        true => &[Column::SiteCode, Column::SiteName],
        false => &[Column::SiteCode, Column::Number, Column::SiteName],
    };
    let code = find::site_of(cells, ground.book, world, by);
    let say = Saying::read(cells, ground);
    let Some(site) = code.as_ref().and_then(|code| world.site(code)) else {
        // What stands in the row is read all the same, so that all that is wrong is told at once.
        edits(cells, ground, &say, None);
        return Wanted::nothing();
    };
    let (edits, says) = edits(cells, ground, &say, Some(site));
    let changes = edits.into_iter().map(|edit| Change::EditSite { site: site.code.clone(), edit }).collect();
    Wanted { record: Some(Record::Site(site.code.clone())), is_new: false, changes, says, unsaid: Vec::new() }
}

/// The edits, and what the row says be it new or not.
fn edits(
    cells: &mut Cells<'_>,
    ground: &Ground<'_>,
    say: &Saying,
    site: Option<&Arc<Site>>,
) -> (Vec<SiteEdit>, Vec<(Field, Part)>) {
    let program = &ground.world.program;
    let stage = cells
        .read(&Column::Stage, |typed| program.find_stage(typed).map(|stage| stage.code.clone()).ok_or(Why::NoStage));
    let progress = cells.read(&Column::Progress, |typed| Percent::parse(typed).map_err(Why::Percent));
    let area = cells.read(&Column::Area, |typed| Area::parse(typed).map_err(Why::Area));
    let tenure = cells.text(&Column::Tenure);
    let scheme = cells.text(&Column::Scheme);
    let position = cells.read(&Column::Position, |typed| Position::parse(typed).map_err(Why::Position));
    let in_scope = cells.read(&Column::InScope, flag);
    let mut planned = Vec::new();
    let mut checks = Vec::new();
    for (column, ..) in &cells.columns.known {
        match column {
            Column::Planned(stage) => {
                planned.extend(cells.read(column, |typed| day(typed, ground.today)).map(|day| (stage, day)));
            }
            Column::Check(check) => checks.extend(cells.read(column, state).map(|state| (check, state))),
            _ => {}
        }
    }
    let Some(site) = site else { return (Vec::new(), Vec::new()) };
    let mut says = Says { source: say.source().clone(), said: Vec::new() };
    let mut edits = Vec::new();
    says.figure(Field::Stage, stage.is_some());
    edits.extend(say.figure(cells, &Column::Stage, &site.stage, stage).map(SiteEdit::Stage));
    says.figure(Field::Progress, progress.is_some());
    let is_fraction = |percent: Percent| (1..100).contains(&percent.hundredths());
    if progress.is_some_and(|percent| is_fraction(percent) && site.progress() != Some(percent))
        && !cells.word(&Column::Progress).is_some_and(|typed| typed.ends_with('%'))
    {
        cells.fault(&Column::Progress, Why::Fraction);
    }
    edits.extend(say.figure(cells, &Column::Progress, &site.progress, progress).map(SiteEdit::Progress));
    says.figure(Field::Area, area.is_some());
    edits.extend(say.figure(cells, &Column::Area, &site.area, area).map(SiteEdit::Area));
    says.figure(Field::Tenure, tenure.is_some());
    edits.extend(say.figure(cells, &Column::Tenure, &site.tenure, tenure).map(SiteEdit::Tenure));
    says.figure(Field::Scheme, scheme.is_some());
    edits.extend(say.figure(cells, &Column::Scheme, &site.scheme, scheme).map(SiteEdit::Scheme));
    says.figure(Field::Position, position.is_some());
    edits.extend(say.figure(cells, &Column::Position, &site.position, position).map(SiteEdit::Position));
    for (stage, to) in planned {
        let saw = site.planned.get(stage).copied();
        let edit = |edit| SiteEdit::Planned { stage: stage.clone(), edit };
        edits.extend(differs(&saw, Some(Some(to))).map(edit));
        says.said.push((Field::Planned, Part::Stage(stage.clone())));
    }
    for (check, to) in checks {
        let saw = site.checks.get(check).copied();
        let edit = |edit| SiteEdit::Check { check: check.clone(), edit };
        edits.extend(differs(&saw, Some(Some(to))).map(edit));
        says.said.push((Field::Check, Part::Check(check.clone())));
    }
    says.said.extend(in_scope.map(|_| (Field::InScope, Part::All)));
    edits.extend(differs(&site.in_scope, in_scope).map(SiteEdit::InScope));
    (edits, says.said)
}

/// What a row says.
struct Says {
    source: SourceCode,
    said: Vec<(Field, Part)>,
}

impl Says {
    fn figure(&mut self, field: Field, is_said: bool) {
        self.said.extend(is_said.then(|| (field, Part::Source(self.source.clone()))));
    }
}

/// Who says the figures of a row, and of which day.
struct Saying {
    source: Option<SourceCode>,
    as_of: Option<Day>,
    reason: Option<String>,
    usual: SourceCode,
    today: Day,
}

impl Saying {
    fn read(cells: &mut Cells<'_>, ground: &Ground<'_>) -> Self {
        let program = &ground.world.program;
        let source = cells.read(&Column::Source, |typed| {
            program.find_source(typed).map(|source| source.code.clone()).ok_or(Why::NoSource)
        });
        let as_of = cells.read(&Column::AsOf, |typed| day(typed, ground.today));
        Self {
            source: source.or_else(|| ground.asked.source.clone()),
            as_of: as_of.or(ground.asked.as_of),
            reason: cells.text(&Column::Reason),
            usual: program.usual_source(),
            today: ground.today,
        }
    }

    fn source(&self) -> &SourceCode {
        self.source.as_ref().unwrap_or(&self.usual)
    }

    /// A new reading, where it says anything new. Without a source or a day, what counts already is nothing new; a sheet
    /// that is older than what its source has said since takes nothing back.
    fn figure<T: Clone + PartialEq>(
        &self,
        cells: &mut Cells<'_>,
        column: &Column,
        figure: &Figure<T>,
        value: Option<T>,
    ) -> Option<FigureEdit<T>> {
        let value = value?;
        let is_plain = self.source.is_none() && self.as_of.is_none();
        if is_plain && figure.value() == Some(&value) {
            return None;
        }
        let source = self.source();
        let as_of = self.as_of.unwrap_or(self.today);
        let saw = figure.of(source).cloned();
        if let Some(saw) = &saw {
            let same = saw.value.as_ref() == Some(&value);
            // Said again without a day, or of a day that is past: no news.
            if same && (saw.as_of >= as_of || (self.as_of.is_none() && !is_plain)) {
                return None;
            }
            if saw.as_of > as_of {
                cells.fault(column, Why::Older(saw.as_of));
                return None;
            }
        }
        let to = Reading { value: Some(value), as_of, rank: None };
        Some(FigureEdit { source: source.clone(), saw, to: Some(to), reason: self.reason.clone() })
    }
}

fn day(typed: &str, today: Day) -> Result<Day, Why> {
    when::any_day(typed, today).map_err(Why::Day)
}

fn flag(typed: &str) -> Result<bool, Why> {
    match fold(typed).as_str() {
        "ya" | "true" | "benar" | "yes" | "1" => Ok(true),
        "tidak" | "false" | "salah" | "no" | "0" => Ok(false),
        _ => Err(Why::NotOneOf(&["ya", "tidak"])),
    }
}

fn state(typed: &str) -> Result<CheckState, Why> {
    match fold(typed).replace(' ', "").as_str() {
        "ada" => Ok(CheckState::Present),
        "belum" => Ok(CheckState::Missing),
        "tidakperlu" => Ok(CheckState::NotNeeded),
        _ => Err(Why::NotOneOf(&["ada", "belum", "tidak-perlu"])),
    }
}
