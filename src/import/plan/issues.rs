//! A row of a sheet of obstacles: a new one, or with the number of one, what is to stand there now.

use super::super::columns::Column;
use super::cells::Cells;
use super::why::Why;
use super::{Ground, Wanted, find};
use crate::domain::change::{Change, Edit, IssueEdit, NewIssue};
use crate::domain::day::Day;
use crate::domain::fact::Field;
use crate::domain::ids::{AgencyCode, CategoryCode, Record, SiteCode};
use crate::domain::issue::{Issue, IssueState, Severity};
use crate::domain::text::fold;
use crate::domain::when;

/// The columns that can name the site.
const SITE: [Column; 3] = [Column::SiteCode, Column::Sites, Column::SiteName];

/// What a row says.
struct Said {
    category: Option<CategoryCode>,
    text: Option<String>,
    severity: Option<Severity>,
    reported: Option<Day>,
    resolver: Option<AgencyCode>,
    reporter: Option<AgencyCode>,
}

/// What a row wants.
pub(super) fn row(cells: &mut Cells<'_>, ground: &Ground<'_>) -> Wanted {
    let number = cells.read(&Column::Number, |typed| Record::called_issue(typed).ok_or(Why::NotANumber));
    let is_numbered = cells.word(&Column::Number).is_some();
    let names_site = SITE.iter().any(|column| cells.word(column).is_some());
    let site = (!is_numbered || names_site).then(|| find::site_of(cells, ground.book, ground.world, &SITE)).flatten();
    let said = said(cells, ground);
    if !is_numbered {
        let unsaid = said.unsaid();
        return Wanted::added(added(cells, ground, site, said), unsaid);
    }
    let Some(issue) = number.and_then(|number| ground.world.issues.get(&number)) else {
        if let Some(number) = number {
            cells.fault(&Column::Number, Why::NoRecord(Record::Issue(number)));
        }
        return Wanted::nothing();
    };
    if site.is_some_and(|site| site != issue.site) {
        let column = SITE.iter().find(|column| cells.columns.place(column).is_some()).unwrap_or(&Column::Sites);
        cells.fault(column, Why::OtherSite(issue.site.clone()));
    }
    let edits = edits(cells, ground, issue, said);
    let changes = edits.into_iter().map(|edit| Change::EditIssue { issue: issue.number, edit }).collect();
    Wanted {
        record: Some(Record::Issue(issue.number)),
        is_new: false,
        changes,
        says: Wanted::whole(),
        unsaid: Vec::new(),
    }
}

impl Said {
    /// What it leaves open of a new obstacle; a kind it must have.
    fn unsaid(&self) -> Vec<Field> {
        let all = [
            (self.severity.is_none(), Field::Severity),
            (self.resolver.is_none(), Field::Resolver),
            (self.reporter.is_none(), Field::Reporter),
            (self.reported.is_none(), Field::Reported),
        ];
        all.into_iter().filter_map(|(is_unsaid, field)| is_unsaid.then_some(field)).collect()
    }
}

fn said(cells: &mut Cells<'_>, ground: &Ground<'_>) -> Said {
    let world = ground.world;
    Said {
        category: cells.read(&Column::Category, |typed| {
            world.program.find_category(typed).map(|category| category.code.clone()).ok_or(Why::NoCategory)
        }),
        text: cells.text(&Column::Text),
        severity: cells.read(&Column::Severity, |typed| match fold(typed).as_str() {
            "biasa" => Ok(Severity::Normal),
            "berat" => Ok(Severity::Severe),
            _ => Err(Why::NotOneOf(&["biasa", "berat"])),
        }),
        reported: cells.read(&Column::Reported, |typed| when::any_day(typed, ground.today).map_err(Why::Day)),
        resolver: cells.read(&Column::Resolver, |typed| ground.book.agency(world, typed)),
        reporter: cells.read(&Column::Reporter, |typed| ground.book.agency(world, typed)),
    }
}

fn added(cells: &mut Cells<'_>, ground: &Ground<'_>, site: Option<SiteCode>, said: Said) -> Vec<Change> {
    if let Some(state) = cells.word(&Column::State).filter(|state| fold(state) != "terbuka") {
        let why = if is_state(&state) { Why::NotOneOf(&["terbuka"]) } else { Why::NotOneOf(STATES) };
        cells.fault(&Column::State, why);
    }
    for (lacks, column, name) in [
        (said.text.is_none(), Column::Text, "uraian"),
        (said.category.is_none() && cells.word(&Column::Category).is_none(), Column::Category, "kategori"),
    ] {
        if lacks {
            cells.missing(&column, name);
        }
    }
    let (Some(site), Some(category), Some(text)) = (site, said.category, said.text) else { return Vec::new() };
    vec![Change::AddIssue(NewIssue {
        number: None,
        site,
        category,
        text,
        severity: said.severity.unwrap_or(Severity::Normal),
        resolver: said.resolver,
        reporter: said.reporter,
        reported: said.reported.unwrap_or(ground.today),
    })]
}

fn edits(cells: &mut Cells<'_>, ground: &Ground<'_>, issue: &Issue, said: Said) -> Vec<IssueEdit> {
    let some = |code: Option<AgencyCode>| code.map(Some);
    let edits = [
        differs(&issue.text, said.text).map(IssueEdit::Text),
        differs(&issue.category, said.category).map(IssueEdit::Category),
        differs(&issue.severity, said.severity).map(IssueEdit::Severity),
        differs(&issue.resolver, some(said.resolver)).map(IssueEdit::Resolver),
        differs(&issue.reporter, some(said.reporter)).map(IssueEdit::Reporter),
        differs(&issue.reported, said.reported).map(IssueEdit::Reported),
        state(cells, ground, issue).map(IssueEdit::State),
    ];
    edits.into_iter().flatten().collect()
}

/// What a status can be.
const STATES: &[&str] = &["terbuka", "beres", "ditarik"];

fn is_state(typed: &str) -> bool {
    STATES.contains(&fold(typed).as_str())
}

/// An open one is settled or withdrawn, and it is said how or why; nothing is opened again by a sheet.
fn state(cells: &mut Cells<'_>, ground: &Ground<'_>, issue: &Issue) -> Option<Edit<IssueState>> {
    let word = fold(&cells.word(&Column::State)?);
    let now = match &issue.state {
        IssueState::Open => "terbuka",
        IssueState::Settled { .. } => "beres",
        IssueState::Withdrawn { .. } => "ditarik",
    };
    let to = match word.as_str() {
        word if word == now => return None,
        word if !is_state(word) => Err(Why::NotOneOf(STATES)),
        _ if !issue.is_open() => Err(Why::Fixed),
        "beres" => match cells.text(&Column::How) {
            Some(how) => Ok(IssueState::Settled { how, on: ground.today }),
            None => Err(Why::Needs("cara")),
        },
        _ => match cells.text(&Column::Reason) {
            Some(reason) => Ok(IssueState::Withdrawn { reason: Some(reason) }),
            None => Err(Why::Needs("alasan")),
        },
    };
    to.map(|to| Edit::new(issue.state.clone(), to)).map_err(|why| cells.fault(&Column::State, why)).ok()
}

/// An edit, where something is said and it is something else.
pub(super) fn differs<T: Clone + PartialEq>(saw: &T, to: Option<T>) -> Option<Edit<T>> {
    to.filter(|to| to != saw).map(|to| Edit::new(saw.clone(), to))
}
