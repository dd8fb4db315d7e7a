//! A row of a sheet of promises: a new one becomes a proposal; with the number of one, what may change of it, before it is
//! agreed or after.

use super::super::columns::Column;
use super::cells::Cells;
use super::issues::differs;
use super::why::Why;
use super::{Ground, Wanted};
use crate::domain::change::{Change, Edit, ItemEdit, NewItem};
use crate::domain::fact::Field;
use crate::domain::ids::{AgencyCode, IssueNo, Record, SiteCode};
use crate::domain::item::{ActionItem, Due, Status, Tick};
use crate::domain::steps::{self, Step};
use crate::domain::text::fold;
use crate::domain::when::{self, Calendar, WhenError};
use std::collections::BTreeSet;

/// What a row says.
struct Said {
    text: Option<String>,
    lead: Option<AgencyCode>,
    support: Option<BTreeSet<AgencyCode>>,
    sites: Option<BTreeSet<SiteCode>>,
    due: Option<Option<Due>>,
    issue: Option<IssueNo>,
}

/// What a row wants.
pub(super) fn row(cells: &mut Cells<'_>, ground: &Ground<'_>) -> Wanted {
    let number = cells.read(&Column::Number, |typed| Record::called_item(typed).ok_or(Why::NotANumber));
    let is_numbered = cells.word(&Column::Number).is_some();
    let said = said(cells, ground);
    if !is_numbered {
        let unsaid = said.unsaid();
        return Wanted::added(added(cells, said), unsaid);
    }
    let found = number.and_then(|number| ground.world.items.get(&number));
    let Some(item) = found else {
        if let Some(number) = number {
            cells.fault(&Column::Number, Why::NoRecord(Record::Item(number)));
        }
        return Wanted::nothing();
    };
    let record = Some(Record::Item(item.number));
    Wanted {
        record,
        is_new: false,
        changes: edits(cells, ground, item, said),
        says: Wanted::whole(),
        unsaid: Vec::new(),
    }
}

impl Said {
    /// What it leaves open of a new promise.
    fn unsaid(&self) -> Vec<Field> {
        let all = [
            (self.lead.is_none(), Field::Lead),
            (self.support.is_none(), Field::Support),
            (self.due.is_none(), Field::Due),
            (self.issue.is_none(), Field::Issue),
        ];
        all.into_iter().filter_map(|(is_unsaid, field)| is_unsaid.then_some(field)).collect()
    }
}

fn said(cells: &mut Cells<'_>, ground: &Ground<'_>) -> Said {
    let (world, book) = (ground.world, ground.book);
    let calendar = Calendar::of(world, ground.today);
    Said {
        text: cells.text(&Column::Text),
        lead: cells.read(&Column::Lead, |typed| book.agency(world, typed)),
        support: list(cells, &Column::Support, |typed| book.agency(world, typed)),
        sites: list(cells, &Column::Sites, |typed| book.any(world, typed, None)),
        due: cells.read(&Column::Due, |typed| match when::parse(typed, calendar) {
            Ok(when) => Ok(when.due),
            // It may be what stands there already; whether a day that has passed can be a date is asked later.
            Err(WhenError::Past(Some(day))) => Ok(Some(Due::On(day))),
            Err(error) => Err(Why::Due(error)),
        }),
        issue: cells.read(&Column::Issue, |typed| Record::called_issue(typed).ok_or(Why::NotANumber)),
    }
}

fn list<T: Ord>(cells: &mut Cells<'_>, column: &Column, read: impl Fn(&str) -> Result<T, Why>) -> Option<BTreeSet<T>> {
    let mut found = BTreeSet::new();
    let mut whys = Vec::new();
    for word in cells.list(column)? {
        match read(&word) {
            Ok(one) => {
                found.insert(one);
            }
            Err(why) => whys.push((word, why)),
        }
    }
    let is_whole = whys.is_empty();
    for (word, why) in whys {
        cells.fault_at(column, &word, why);
    }
    is_whole.then_some(found).filter(|found| !found.is_empty())
}

fn added(cells: &mut Cells<'_>, said: Said) -> Vec<Change> {
    if let Some(status) = cells.word(&Column::State).filter(|status| fold(status) != "belum") {
        let why = if status_of(&status).is_some() { Why::NotOneOf(&["belum"]) } else { Why::NotOneOf(STATUSES) };
        cells.fault(&Column::State, why);
    }
    let Some(text) = said.text else {
        cells.missing(&Column::Text, "uraian");
        return Vec::new();
    };
    let mut support = said.support.unwrap_or_default();
    support.retain(|agency| Some(agency) != said.lead.as_ref());
    vec![Change::AddItem(NewItem {
        number: None,
        text,
        lead: said.lead,
        support: support.into_iter().collect(),
        sites: said.sites.unwrap_or_default().into_iter().collect(),
        due: said.due.flatten(),
        issue: said.issue,
    })]
}

fn edits(cells: &mut Cells<'_>, ground: &Ground<'_>, item: &ActionItem, said: Said) -> Vec<Change> {
    let mut edits = Vec::new();
    edits.extend(differs(&item.text, said.text).map(ItemEdit::Text));
    edits.extend(differs(&item.lead, said.lead.map(Some)).map(ItemEdit::Lead));
    if let Some(support) = said.support {
        edits.extend(each(&item.support, &support).map(|(agency, edit)| ItemEdit::Support { agency, edit }));
    }
    if let Some(sites) = said.sites {
        edits.extend(each(&item.sites, &sites).map(|(site, edit)| ItemEdit::Place { site, edit }));
    }
    edits.extend(differs(&item.issue, said.issue.map(Some)).map(ItemEdit::Issue));
    let mut changes: Vec<Change> = edits.into_iter().map(|edit| Change::EditItem { item: item.number, edit }).collect();
    if let Some(edit) = differs(&item.due, said.due) {
        changes.extend(due(cells, ground, item, edit));
    }
    changes.extend(status(cells, ground, item).unwrap_or_default());
    changes
}

/// Elements that come and go.
fn each<T: Ord + Clone>(saw: &BTreeSet<T>, to: &BTreeSet<T>) -> impl Iterator<Item = (T, Edit<bool>)> {
    let gone = saw.difference(to).map(|one| (one.clone(), Edit::new(true, false)));
    let come = to.difference(saw).map(|one| (one.clone(), Edit::new(false, true)));
    gone.chain(come).collect::<Vec<_>>().into_iter()
}

/// Of a proposal the date is changed, of an agreed promise it is moved, and it is said why.
fn due(cells: &mut Cells<'_>, ground: &Ground<'_>, item: &ActionItem, edit: Edit<Option<Due>>) -> Vec<Change> {
    if item.seal.is_none() {
        return vec![Change::EditItem { item: item.number, edit: ItemEdit::Due(edit) }];
    }
    let Some(reason) = cells.text(&Column::Reason) else {
        cells.fault(&Column::Due, Why::Needs("alasan"));
        return Vec::new();
    };
    steps::changes(ground.world, item.number, Step::Shift(edit.to, reason), ground.today)
}

/// What a status can be.
const STATUSES: &[&str] = &["belum", "proses", "selesai", "batal"];

fn status_of(typed: &str) -> Option<Status> {
    let at = STATUSES.iter().position(|word| *word == fold(typed))?;
    [Status::Todo, Status::Doing, Status::Done, Status::Cancelled].get(at).copied()
}

/// A promise goes on; a sheet takes no step back.
fn status(cells: &mut Cells<'_>, ground: &Ground<'_>, item: &ActionItem) -> Option<Vec<Change>> {
    let typed = cells.word(&Column::State)?;
    let step = match (status_of(&typed), item.status()) {
        (None, _) => Err(Why::NotOneOf(STATUSES)),
        (Some(to), now) if to == now => return None,
        (Some(Status::Doing), Status::Todo) => Ok(Step::Doing),
        (Some(Status::Done), Status::Todo | Status::Doing) => {
            let tick = Tick { on: ground.today, evidence: cells.text(&Column::Evidence), by: None };
            Ok(Step::Done(item.still_at(), tick))
        }
        (Some(Status::Cancelled), Status::Todo | Status::Doing) => {
            cells.text(&Column::Reason).map(Step::Cancel).ok_or(Why::Needs("alasan"))
        }
        (Some(_), _) => Err(Why::Fixed),
    };
    match step {
        Ok(step) => Some(steps::changes(ground.world, item.number, step, ground.today)),
        Err(why) => {
            cells.fault(&Column::State, why);
            None
        }
    }
}
