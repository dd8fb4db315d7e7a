//! The world as the rows of a sheet would make it one by one. A row that is refused leaves no trace in it.

use super::why::{Fault, Why};
use super::{MOST_CHANGES, Step};
use crate::domain::change::{Change, SiteEdit};
use crate::domain::day::Moment;
use crate::domain::fact::{Field, Part, Shown, Value};
use crate::domain::ids::Record;
use crate::domain::operation::Stamp;
use crate::domain::site::Site;
use crate::domain::world::{Log, World};
use std::collections::HashMap;

/// The world so far, and which row has said what.
pub(super) struct Scratch {
    pub(super) world: World,
    at: Moment,
    said: HashMap<(Record, Field, Part), usize>,
    /// So many changes more are taken at once.
    room: usize,
}

impl Scratch {
    pub(super) fn of(world: &World, at: Moment) -> Self {
        // Nothing here asks for the past, and copying it for each row would cost most of the time.
        let world = World { log: Log::default(), ..world.clone() };
        Self { world, at, said: HashMap::new(), room: MOST_CHANGES }
    }

    /// Makes the changes of a row true, all or none; `keep` is false where the row is refused already and only all
    /// reasons are wanted.
    pub(super) fn take(&mut self, row: usize, changes: Vec<Change>, keep: bool) -> Result<Vec<Step>, Vec<Fault>> {
        let mut next = self.world.clone();
        let mut steps = Vec::with_capacity(changes.len());
        let mut faults = Vec::new();
        for change in changes {
            let stamp = Stamp { seq: next.seq + 1, at: self.at };
            if let Some(before) = self.said_before(&change) {
                faults.push(fault(Why::SaidBefore(before)));
                continue;
            }
            let prepared = match next.prepare(&change, stamp) {
                Ok(prepared) => prepared,
                Err(refusal) => {
                    faults.push(fault(Why::Refused(refusal)));
                    continue;
                }
            };
            let made = prepared.fact();
            // The number that a refused row has named must not become that of another record: the same sheet, read again,
            // would change it.
            if let (Some(record), Field::Whole) = (made.record, made.field)
                && let Some(before) = self.named_before(Some(&record))
            {
                faults.push(fault(Why::Promised(record, before)));
                continue;
            }
            match next.applied(&prepared, stamp) {
                Ok((world, _)) => {
                    let mut fact = prepared.fact();
                    counted(&mut fact.before, &self.world, &prepared);
                    next = world;
                    steps.push(Step { change, fact });
                }
                Err(refusal) => {
                    faults.push(fault(Why::Refused(refusal)));
                    next = self.world.clone();
                }
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        if steps.len() > self.room {
            // What comes later would not come in the order of the sheet.
            self.room = 0;
            return Err(vec![fault(Why::AtOnce)]);
        }
        if keep {
            self.room -= steps.len();
            for Step { fact, .. } in &steps {
                if let Some(record) = &fact.record {
                    self.said.insert((record.clone(), fact.field, fact.part.clone()), row);
                }
            }
            self.world = next;
        }
        Ok(steps)
    }

    /// Keeps in mind what a row has said, so that a later row does not say otherwise: also what changes nothing, or the
    /// same sheet would do something else a second time.
    pub(super) fn note(&mut self, row: usize, record: Option<&Record>, says: Vec<(Field, Part)>) {
        for (field, part) in says {
            if let Some(record) = record {
                self.said.entry((record.clone(), field, part)).or_insert(row);
            }
        }
    }

    /// The row that was about this record as a whole.
    pub(super) fn named_before(&self, record: Option<&Record>) -> Option<usize> {
        self.said.get(&(record?.clone(), Field::Whole, Part::All)).copied()
    }

    fn said_before(&self, change: &Change) -> Option<usize> {
        let fact = change.fact();
        self.said.get(&(fact.record?, fact.field, fact.part)).copied()
    }
}

/// The sentence names the field itself.
fn fault(why: Why) -> Fault {
    Fault { column: None, value: String::new(), why }
}

/// What counts so far is what people see, whichever source says it.
fn counted(before: &mut Value, world: &World, change: &Change) {
    let Change::EditSite { site, edit } = change else { return };
    let Some(site) = world.site(site) else { return };
    let value = |site: &Site| match edit {
        SiteEdit::Stage(_) => Some(site.stage.value().cloned().shown()),
        SiteEdit::Progress(_) => Some(site.progress.value().copied().shown()),
        SiteEdit::Area(_) => Some(site.area.value().copied().shown()),
        SiteEdit::Tenure(_) => Some(site.tenure.value().cloned().shown()),
        SiteEdit::Scheme(_) => Some(site.scheme.value().cloned().shown()),
        SiteEdit::Position(_) => Some(site.position.value().copied().shown()),
        SiteEdit::Planned { .. } | SiteEdit::Check { .. } | SiteEdit::InScope(_) => None,
    };
    if let Some(value) = value(site) {
        *before = value;
    }
}
