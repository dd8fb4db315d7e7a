//! The only rules by which the world changes. Pure: a world and a change give the next world, or the reason why not.
//!
//! A change goes through two steps. [`World::prepare`] makes it definite (texts cleaned, numbers given) and checks what
//! depends on today; that is what the journal keeps. [`World::apply`] then makes it true, and is all that folding the
//! journal needs, so old rows stay readable even where today's checks grow stricter.

use super::agency::Agency;
use super::change::{Agreed, Change, Edit, EntryEdit, FigureEdit, IssueEdit, ItemEdit, NewItem, SiteEdit};
use super::entry::Entry;
use super::fact::{Field, Part, Shown, Value};
use super::figure::{Figure, Reading};
use super::ids::{AgencyCode, Record, SiteCode};
use super::issue::{Issue, IssueState};
use super::item::{ActionItem, Correction, Course, Seal, Shift};
use super::meeting::Meeting;
use super::operation::{Row, Stamp};
use super::refusal::{Conflict, Refusal};
use super::site::{Site, Touch};
use super::world::{Shelf, World};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl World {
    /// The next world, and the records that differ in it.
    ///
    /// # Errors
    /// Says why the change is not possible; this world stays as it is.
    pub fn apply(&self, change: &Change, stamp: Stamp) -> Result<(Self, Vec<Record>), Refusal> {
        self.clone().applied(change, stamp)
    }

    /// The same for who has no more need of this world: what nobody else holds is not copied.
    ///
    /// # Errors
    /// As [`World::apply`]; then this world is gone.
    pub fn applied(mut self, change: &Change, stamp: Stamp) -> Result<(Self, Vec<Record>), Refusal> {
        let touched = self.apply_here(change, stamp)?;
        Ok((self, touched))
    }

    /// Takes in one row of the journal, and keeps it in the log.
    ///
    /// # Errors
    /// A row that does not fit is a damaged journal.
    pub fn take(&mut self, row: &Arc<Row>) -> Result<Vec<Record>, Refusal> {
        let touched = self.apply_here(&row.change, Stamp { seq: row.seq, at: row.at })?;
        self.log.push(Arc::clone(row));
        Ok(touched)
    }

    fn apply_here(&mut self, change: &Change, stamp: Stamp) -> Result<Vec<Record>, Refusal> {
        let touch = Touch { seq: stamp.seq, at: stamp.at };
        let touched = match change {
            Change::Found(founding) => {
                if self.base.is_some() {
                    return Err(Refusal::FoundedAlready);
                }
                self.base = Some(Arc::new(founding.clone()));
                vec![Record::Base]
            }
            Change::InstallProgram(program) => {
                self.program = Arc::new((**program).clone());
                vec![Record::Program]
            }
            Change::AddSite(new) => {
                if self.sites.values().any(|site| site.number == new.number) {
                    return Err(Refusal::NumberTaken(new.number));
                }
                let site = Site {
                    code: new.code.clone(),
                    number: new.number,
                    name: new.name.clone(),
                    kind: new.kind,
                    district: new.district.clone(),
                    regency: new.regency.clone(),
                    in_scope: new.in_scope,
                    stage: Figure::default(),
                    progress: Figure::default(),
                    area: Figure::default(),
                    tenure: Figure::default(),
                    scheme: Figure::default(),
                    position: Figure::default(),
                    planned: BTreeMap::new(),
                    checks: BTreeMap::new(),
                    touched: touch,
                    news: None,
                };
                add(&mut self.sites, new.code.clone(), site, Record::Site(new.code.clone()))?
            }
            Change::AddAgency(new) => {
                // Spellings have no order of their own; kept in this one, taking one out and back leaves no trace.
                let aliases: BTreeSet<String> = new.aliases.iter().cloned().collect();
                let agency = Agency {
                    code: new.code.clone(),
                    name: new.name.clone(),
                    aliases: aliases.into_iter().collect(),
                    order: new.order,
                    role: new.role.clone(),
                    withdrawn: false,
                    touched: touch,
                };
                add(&mut self.agencies, new.code.clone(), agency, Record::Agency(new.code.clone()))?
            }
            Change::EditSite { site, edit } => self.edit_site(site, edit, touch)?,
            Change::EditAgency { agency, edit } => self.edit_agency(agency, edit, touch)?,
            Change::EditProgram(edit) => self.edit_program(edit)?,
            Change::EditOffice(edit) => self.edit_office(edit)?,
            Change::EditPrivate(edit) => self.edit_private(edit)?,
            Change::HandOver(handover) => self.hand_over(handover, stamp)?,
            Change::AddIssue(new) => {
                self.known_site(&new.site)?;
                let number = new.number.unwrap_or_else(|| next_number(&self.issues));
                let issue = Issue {
                    number,
                    site: new.site.clone(),
                    category: new.category.clone(),
                    text: new.text.clone(),
                    severity: new.severity,
                    resolver: new.resolver.clone(),
                    reporter: new.reporter.clone(),
                    reported: new.reported,
                    state: IssueState::Open,
                    touched: touch,
                };
                let mut touched = add(&mut self.issues, number, issue, Record::Issue(number))?;
                self.news(std::iter::once(&new.site), touch, &mut touched);
                touched
            }
            Change::EditIssue { issue, edit } => self.edit_issue(*issue, edit, touch)?,
            Change::AddItem(new) => self.add_item(new, touch)?,
            Change::EditItem { item, edit } => self.edit_item(*item, edit, touch)?,
            Change::PlanMeeting(new) => {
                let id = new.id.unwrap_or_else(|| next_number(&self.meetings));
                let meeting = Meeting::planned(id, new, touch);
                let mut touched = add(&mut self.meetings, id, meeting, Record::Meeting(id))?;
                touched.extend(self.settle_next_meeting(touch));
                touched
            }
            Change::EditMeeting { meeting, edit } => self.edit_meeting(*meeting, edit, touch)?,
            Change::AddEntry(new) => {
                for site in &new.sites {
                    self.known_site(site)?;
                }
                let number = new.number.unwrap_or_else(|| next_number(&self.entries));
                let entry = Entry {
                    number,
                    kind: new.kind,
                    text: new.text.clone(),
                    sites: new.sites.iter().cloned().collect(),
                    meeting: self.running().map(|meeting| meeting.id),
                    handled: false,
                    withdrawn: false,
                    touched: touch,
                };
                let mut touched = add(&mut self.entries, number, entry, Record::Entry(number))?;
                self.news(new.sites.iter(), touch, &mut touched);
                touched
            }
            Change::EditEntry { entry, edit } => self.edit_entry(*entry, edit, touch)?,
            Change::AddKey(new) => self.add_key(new, touch)?,
            Change::EditKey { key, edit } => self.edit_key(key, edit, touch)?,
        };
        self.seq = stamp.seq;
        Ok(touched)
    }

    fn edit_site(&mut self, code: &SiteCode, edit: &SiteEdit, touch: Touch) -> Result<Vec<Record>, Refusal> {
        let record = Record::Site(code.clone());
        let site = find(&mut self.sites, code, &record)?;
        match edit {
            SiteEdit::Stage(edit) => set_figure(&mut site.stage, edit, &record, Field::Stage, touch.seq)?,
            SiteEdit::Progress(edit) => set_figure(&mut site.progress, edit, &record, Field::Progress, touch.seq)?,
            SiteEdit::Area(edit) => set_figure(&mut site.area, edit, &record, Field::Area, touch.seq)?,
            SiteEdit::Tenure(edit) => set_figure(&mut site.tenure, edit, &record, Field::Tenure, touch.seq)?,
            SiteEdit::Scheme(edit) => set_figure(&mut site.scheme, edit, &record, Field::Scheme, touch.seq)?,
            SiteEdit::Position(edit) => set_figure(&mut site.position, edit, &record, Field::Position, touch.seq)?,
            SiteEdit::Planned { stage, edit } => {
                let found = site.planned.get(stage).copied();
                let place = At { record: &record, field: Field::Planned, part: Part::Stage(stage.clone()) };
                compare(&found, edit, place)?;
                put(&mut site.planned, stage.clone(), edit.to);
            }
            SiteEdit::Check { check, edit } => {
                let found = site.checks.get(check).copied();
                let place = At { record: &record, field: Field::Check, part: Part::Check(check.clone()) };
                compare(&found, edit, place)?;
                put(&mut site.checks, check.clone(), edit.to);
            }
            SiteEdit::InScope(edit) => set(&mut site.in_scope, edit, At::all(&record, Field::InScope))?,
        }
        site.touched = touch;
        if !matches!(edit, SiteEdit::InScope(_)) {
            site.news = Some(touch);
        }
        Ok(vec![record])
    }

    fn edit_issue(&mut self, number: u32, edit: &IssueEdit, touch: Touch) -> Result<Vec<Record>, Refusal> {
        let record = Record::Issue(number);
        let issue = find(&mut self.issues, &number, &record)?;
        let at = |field| At::all(&record, field);
        match edit {
            IssueEdit::Text(edit) => set(&mut issue.text, edit, at(Field::Text))?,
            IssueEdit::Category(edit) => set(&mut issue.category, edit, at(Field::Category))?,
            IssueEdit::Severity(edit) => set(&mut issue.severity, edit, at(Field::Severity))?,
            IssueEdit::Resolver(edit) => set(&mut issue.resolver, edit, at(Field::Resolver))?,
            IssueEdit::Reporter(edit) => set(&mut issue.reporter, edit, at(Field::Reporter))?,
            IssueEdit::Reported(edit) => set(&mut issue.reported, edit, at(Field::Reported))?,
            IssueEdit::State(edit) => set(&mut issue.state, edit, at(Field::State))?,
        }
        issue.touched = touch;
        let site = issue.site.clone();
        let mut touched = vec![record];
        self.news(std::iter::once(&site), touch, &mut touched);
        Ok(touched)
    }

    fn add_item(&mut self, new: &NewItem, touch: Touch) -> Result<Vec<Record>, Refusal> {
        for site in &new.sites {
            self.known_site(site)?;
        }
        for agency in new.lead.iter().chain(&new.support) {
            self.known_agency(agency)?;
        }
        if let Some(issue) = new.issue.filter(|issue| !self.issues.contains_key(issue)) {
            return Err(Refusal::NotFound(Record::Issue(issue)));
        }
        let number = new.number.unwrap_or_else(|| next_number(&self.items));
        let item = ActionItem {
            number,
            text: new.text.clone(),
            lead: new.lead.clone(),
            support: new.support.iter().cloned().collect(),
            sites: new.sites.iter().cloned().collect(),
            due: new.due,
            awaits: None,
            fixed_by: None,
            course: Course::Todo,
            done: None,
            ticks: BTreeMap::new(),
            seal: None,
            confirmed: None,
            corrections: Vec::new(),
            shifts: Vec::new(),
            issue: new.issue,
            entered_in: self.running().map(|meeting| meeting.id),
            withdrawn: false,
            touched: touch,
        };
        let mut touched = add(&mut self.items, number, item, Record::Item(number))?;
        self.settle_due_of(number, touch);
        self.news(new.sites.iter(), touch, &mut touched);
        Ok(touched)
    }

    fn edit_item(&mut self, number: u32, edit: &ItemEdit, touch: Touch) -> Result<Vec<Record>, Refusal> {
        let record = Record::Item(number);
        let running = self.running().map(|meeting| meeting.id);
        if let ItemEdit::Unseal { .. } = edit {
            self.may_unseal(number, running)?;
        }
        match edit {
            ItemEdit::Lead(Edit { to: Some(agency), .. }) | ItemEdit::Support { agency, .. } => {
                self.known_agency(agency)?;
            }
            ItemEdit::Confirmed(Edit { to: Some(confirmation), .. }) => self.known_agency(&confirmation.by)?,
            ItemEdit::Place { site, .. } | ItemEdit::Tick { site, .. } => self.known_site(site)?,
            ItemEdit::Issue(Edit { to: Some(issue), .. }) if !self.issues.contains_key(issue) => {
                return Err(Refusal::NotFound(Record::Issue(*issue)));
            }
            _ => {}
        }
        let item = find(&mut self.items, &number, &record)?;
        if item.withdrawn && !matches!(edit, ItemEdit::Withdrawn(_)) {
            return Err(Refusal::ItemGone(number));
        }
        let at = |field| At::all(&record, field);
        let sealed = item.seal.is_some();
        let before: Vec<SiteCode> = item.sites.iter().cloned().collect();
        match edit {
            ItemEdit::Text(_) | ItemEdit::Lead(_) | ItemEdit::Place { .. } | ItemEdit::Due(_) | ItemEdit::Seal(_)
                if sealed =>
            {
                return Err(Refusal::Sealed(number));
            }
            ItemEdit::Shift { .. }
            | ItemEdit::Unshift { .. }
            | ItemEdit::Done(_)
            | ItemEdit::Tick { .. }
            | ItemEdit::Confirmed(_)
            | ItemEdit::Unseal { .. }
                if !sealed =>
            {
                return Err(Refusal::NotAgreed(number));
            }
            ItemEdit::Course(Edit { to: Course::Doing, .. }) if !sealed => return Err(Refusal::NotAgreed(number)),
            ItemEdit::Text(edit) => set(&mut item.text, edit, at(Field::Text))?,
            ItemEdit::Lead(edit) => set(&mut item.lead, edit, at(Field::Lead))?,
            ItemEdit::Support { agency, edit } => {
                let found = item.support.contains(agency);
                let place = At { record: &record, field: Field::Support, part: Part::Agency(agency.clone()) };
                compare(&found, edit, place)?;
                if edit.to {
                    item.support.insert(agency.clone());
                } else {
                    item.support.remove(agency);
                }
            }
            ItemEdit::Place { site, edit } => {
                let found = item.sites.contains(site);
                let place = At { record: &record, field: Field::Sites, part: Part::Site(site.clone()) };
                compare(&found, edit, place)?;
                if edit.to {
                    item.sites.insert(site.clone());
                } else {
                    item.sites.remove(site);
                }
            }
            ItemEdit::Due(edit) => set(&mut item.due, edit, at(Field::Due))?,
            ItemEdit::Seal(agreed) => {
                as_agreed(item, agreed, &record)?;
                let meeting = running.ok_or(Refusal::NoMeeting)?;
                item.seal = Some(Seal { meeting, at: touch.at, seq: touch.seq, due: item.due });
            }
            ItemEdit::Unseal { reason } => {
                let broken = |seal| Correction { seal, reason: reason.clone(), at: touch.at };
                item.corrections.extend(item.seal.take().map(broken));
                item.course = Course::Todo;
            }
            ItemEdit::Confirmed(edit) => set(&mut item.confirmed, edit, at(Field::Confirmed))?,
            ItemEdit::Shift { edit, reason } => {
                set(&mut item.due, edit, at(Field::Due))?;
                item.shifts.push(Shift { from: edit.saw, to: edit.to, reason: reason.clone(), at: touch.at });
            }
            ItemEdit::Unshift { edit, .. } => {
                set(&mut item.due, edit, at(Field::Due))?;
                item.shifts.pop();
            }
            ItemEdit::Course(edit) => set(&mut item.course, edit, at(Field::Course))?,
            ItemEdit::Done(edit) => {
                if !item.sites.is_empty() {
                    return Err(Refusal::NotBySite(number));
                }
                set(&mut item.done, edit, at(Field::Done))?;
            }
            ItemEdit::Tick { site, edit } => {
                if !item.sites.contains(site) {
                    return Err(Refusal::NotBySite(number));
                }
                let found = item.ticks.get(site).cloned();
                let place = At { record: &record, field: Field::Done, part: Part::Site(site.clone()) };
                compare(&found, edit, place)?;
                put(&mut item.ticks, site.clone(), edit.to.clone());
            }
            ItemEdit::Issue(edit) => set(&mut item.issue, edit, at(Field::Issue))?,
            ItemEdit::Withdrawn(edit) => {
                if sealed {
                    return Err(Refusal::Sealed(number));
                }
                set(&mut item.withdrawn, edit, at(Field::Withdrawn))?;
            }
        }
        item.touched = touch;
        self.settle_due_of(number, touch);
        let told: Vec<SiteCode> = match edit {
            ItemEdit::Tick { site, .. } | ItemEdit::Place { site, .. } => vec![site.clone()],
            _ => before,
        };
        let mut touched = vec![record];
        self.news(told.iter(), touch, &mut touched);
        Ok(touched)
    }

    fn edit_entry(&mut self, number: u32, edit: &EntryEdit, touch: Touch) -> Result<Vec<Record>, Refusal> {
        let record = Record::Entry(number);
        let entry = find(&mut self.entries, &number, &record)?;
        let at = |field| At::all(&record, field);
        match edit {
            EntryEdit::Text(edit) => set(&mut entry.text, edit, at(Field::Text))?,
            EntryEdit::Kind(edit) => set(&mut entry.kind, edit, at(Field::Kind))?,
            EntryEdit::Handled(edit) => set(&mut entry.handled, edit, at(Field::Handled))?,
            EntryEdit::Withdrawn(edit) => set(&mut entry.withdrawn, edit, at(Field::Withdrawn))?,
        }
        entry.touched = touch;
        let told: Vec<SiteCode> = entry.sites.iter().cloned().collect();
        let mut touched = vec![record];
        self.news(told.iter(), touch, &mut touched);
        Ok(touched)
    }

    /// A seal is broken where it was set, and before anybody has built on it.
    fn may_unseal(&self, number: u32, running: Option<u32>) -> Result<(), Refusal> {
        let record = Record::Item(number);
        let item = self.items.get(&number).ok_or(Refusal::NotFound(record))?;
        let seal = item.seal.ok_or(Refusal::NotAgreed(number))?;
        if running != Some(seal.meeting) {
            let known = self.meetings.get(&seal.meeting).and_then(|meeting| meeting.number);
            return Err(Refusal::SealedElsewhere(number, known.unwrap_or(0)));
        }
        let untouched = item.shifts.is_empty() && item.ticks.is_empty() && item.done.is_none();
        if untouched && item.confirmed.is_none() { Ok(()) } else { Err(Refusal::MovedOn(number)) }
    }

    /// Something was said about these sites.
    fn news<'a>(&mut self, sites: impl Iterator<Item = &'a SiteCode>, touch: Touch, touched: &mut Vec<Record>) {
        for code in sites {
            if let Some(site) = Arc::make_mut(&mut self.sites).get_mut(code) {
                Arc::make_mut(site).news = Some(touch);
                touched.push(Record::Site(code.clone()));
            }
        }
    }

    pub(super) fn known_site(&self, code: &SiteCode) -> Result<(), Refusal> {
        if self.sites.contains_key(code) { Ok(()) } else { Err(Refusal::NotFound(Record::Site(code.clone()))) }
    }

    pub(super) fn known_agency(&self, code: &AgencyCode) -> Result<(), Refusal> {
        if self.agencies.contains_key(code) { Ok(()) } else { Err(Refusal::NotFound(Record::Agency(code.clone()))) }
    }
}

/// The next free number of a shelf, from 1.
pub(super) fn next_number<V>(shelf: &Shelf<u32, V>) -> u32 {
    shelf.keys().next_back().map_or(1, |last| last + 1)
}

fn add<K: Ord + Clone, V: Clone>(
    shelf: &mut Shelf<K, V>,
    key: K,
    value: V,
    record: Record,
) -> Result<Vec<Record>, Refusal> {
    if shelf.contains_key(&key) {
        return Err(Refusal::Exists(record));
    }
    Arc::make_mut(shelf).insert(key, Arc::new(value));
    Ok(vec![record])
}

pub(super) fn find<'a, K: Ord + Clone, V: Clone>(
    shelf: &'a mut Shelf<K, V>,
    key: &K,
    record: &Record,
) -> Result<&'a mut V, Refusal> {
    if !shelf.contains_key(key) {
        return Err(Refusal::NotFound(record.clone()));
    }
    let found = Arc::make_mut(shelf).get_mut(key).map(Arc::make_mut);
    found.ok_or_else(|| Refusal::NotFound(record.clone()))
}

pub(super) fn put<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => {
            map.insert(key, value);
        }
        None => {
            map.remove(&key);
        }
    }
}

/// Where a value stands, for the words of a conflict.
pub(super) struct At<'a> {
    pub(super) record: &'a Record,
    pub(super) field: Field,
    pub(super) part: Part,
}

impl<'a> At<'a> {
    pub(super) fn all(record: &'a Record, field: Field) -> Self {
        Self { record, field, part: Part::All }
    }

    pub(super) fn conflict(self, saw: Value, found: Value, wanted: Value) -> Refusal {
        Refusal::Conflict(Box::new(Conflict {
            record: self.record.clone(),
            field: self.field,
            part: self.part,
            saw,
            found,
            wanted,
            by: None,
        }))
    }
}

/// The field must still hold what the author saw.
pub(super) fn compare<T: PartialEq + Shown>(found: &T, edit: &Edit<T>, at: At<'_>) -> Result<(), Refusal> {
    if *found == edit.saw {
        return Ok(());
    }
    Err(at.conflict(edit.saw.shown(), found.shown(), edit.to.shown()))
}

pub(super) fn set<T: PartialEq + Clone + Shown>(place: &mut T, edit: &Edit<T>, at: At<'_>) -> Result<(), Refusal> {
    compare(place, edit, at)?;
    place.clone_from(&edit.to);
    Ok(())
}

fn set_figure<T: PartialEq + Clone + Shown>(
    figure: &mut Figure<T>,
    edit: &FigureEdit<T>,
    record: &Record,
    field: Field,
    seq: u64,
) -> Result<(), Refusal> {
    let found = figure.of(&edit.source);
    let same = match (found, &edit.saw) {
        (None, None) => true,
        (Some(found), Some(saw)) => found.says_the_same(saw),
        _ => false,
    };
    if !same {
        let at = At { record, field, part: Part::Source(edit.source.clone()) };
        return Err(at.conflict(edit.saw.shown(), found.cloned().shown(), edit.to.shown()));
    }
    let to = edit.to.clone().map(|reading| Reading { rank: reading.rank.or(Some(seq)), ..reading });
    figure.set(&edit.source, to);
    Ok(())
}

/// The promise must still say what the room agreed to.
fn as_agreed(item: &ActionItem, agreed: &Agreed, record: &Record) -> Result<(), Refusal> {
    compare(&item.text, &Edit::new(agreed.text.clone(), agreed.text.clone()), At::all(record, Field::Text))?;
    compare(&item.lead, &Edit::new(agreed.lead.clone(), agreed.lead.clone()), At::all(record, Field::Lead))?;
    compare(&item.due, &Edit::new(agreed.due, agreed.due), At::all(record, Field::Due))
}
