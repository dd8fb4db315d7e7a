//! What holds for every sequence of operations, by several people who see each other late.

use super::dice::{self, Dice};
use super::testing::{author, first, folder, morning, placed_anew};
use super::{Mode, Now, Store, StoreError, Which, journal, op_id};
use crate::domain::change::{Change, EntryEdit, IssueEdit, ItemEdit, KeyEdit, SiteEdit};
use crate::domain::fact::{Field, Shown, Value};
use crate::domain::ids::Record;
use crate::domain::operation::{Operation, Receipt, Row, Stamp};
use crate::domain::refusal::Refusal;
use crate::domain::settings::{AgencyEdit, OfficeEdit, ProgramEdit};
use crate::domain::world::World;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;

/// Two people at two connections; none sees what the other does until asked to look.
struct Seats {
    path: PathBuf,
    seats: [Store; 2],
    _folder: TempDir,
}

const NAMES: [&str; 2] = ["notulis", "operator"];

impl Seats {
    fn new() -> Self {
        let folder = folder();
        let path = folder.path().join("rapat.db");
        std::fs::write(&path, Self::begun()).unwrap();
        let seats = [(); 2].map(|()| Store::open(&path, Mode::Write).unwrap());
        Self { path, seats, _folder: folder }
    }

    /// The database with which every day begins, made once: what is held here are the days.
    fn begun() -> &'static [u8] {
        static BEGUN: OnceLock<Vec<u8>> = OnceLock::new();
        BEGUN.get_or_init(|| {
            let folder = folder();
            let path = folder.path().join("rapat.db");
            let mut first = first("op-0");
            first.rest = dice::founding();
            let one = Store::found(&path, first).unwrap();
            let two = Store::open(&path, Mode::Write).unwrap();
            let mut seats = Self { path: path.clone(), seats: [one, two], _folder: folder };
            seats.commit(1, dice::morning_of_the_meeting()).unwrap();
            seats.world();
            let Self { seats, _folder, .. } = seats;
            drop(seats);
            placed_anew(&path);
            std::fs::read(&path).unwrap()
        })
    }

    fn commit(&mut self, who: usize, changes: Vec<Change>) -> Result<Receipt, StoreError> {
        let operation = Operation::plain(op_id::fresh(morning()), changes);
        self.seats[who].commit(&operation, &author(NAMES[who]), Now::real(morning()))
    }

    fn undo(&mut self, who: usize, which: &Which) -> Result<Receipt, StoreError> {
        self.seats[who].undo(which, &op_id::fresh(morning()), &author(NAMES[who]), Now::real(morning()))
    }

    fn redo(&mut self, who: usize, which: &Which) -> Result<Receipt, StoreError> {
        self.seats[who].redo(which, &op_id::fresh(morning()), &author(NAMES[who]), Now::real(morning()))
    }

    /// One step of a random day; `true` when something became true.
    fn step(&mut self, dice: Dice, more: Dice) -> bool {
        let who = usize::from(dice[4] % 2);
        let which = Which { op: None, partial: more[4].is_multiple_of(2) };
        let outcome = match dice[0] {
            240.. => self.undo(who, &which),
            230..240 => self.redo(who, &which),
            200..230 => return self.seats[who].refresh().unwrap(),
            _ => {
                let world = self.seats[who].world();
                let mut changes = vec![dice::wanted(world, dice)];
                if more[0].is_multiple_of(3) {
                    changes.push(dice::wanted(world, more));
                }
                self.commit(who, changes)
            }
        };
        match outcome {
            Ok(_) => true,
            Err(StoreError::Refused(_) | StoreError::InPart { .. }) => false,
            Err(error) => panic!("{error:?}"),
        }
    }

    /// Both look, and see the same.
    fn world(&mut self) -> World {
        for seat in &mut self.seats {
            seat.refresh().unwrap();
            seat.load_log().unwrap();
        }
        assert_eq!(self.seats[0].world(), self.seats[1].world());
        self.seats[0].world().clone()
    }
}

/// What a world says, apart from when it was said: its records without the marks of the last touch.
fn content(world: &World) -> Json {
    fn without_marks(json: &mut Json) {
        match json {
            Json::Object(fields) => {
                fields.retain(|name, _| name != "touched" && name != "news" && name != "past" && name != "since");
                fields.values_mut().for_each(without_marks);
            }
            Json::Array(values) => values.iter_mut().for_each(without_marks),
            _ => {}
        }
    }
    let mut json: Json = serde_json::from_str(&super::snapshot::text(world).unwrap()).unwrap();
    json["seq"].take();
    without_marks(&mut json);
    json
}

/// The records in which two contents differ, short enough to be read in a failing test.
fn differences(one: &Json, two: &Json) -> Vec<String> {
    let (Some(one), Some(two)) = (one.as_object(), two.as_object()) else {
        return if one == two { vec![] } else { vec![format!("{one} / {two}")] };
    };
    let names: BTreeSet<&String> = one.keys().chain(two.keys()).collect();
    names
        .into_iter()
        .flat_map(|name| {
            let of = |fields: &serde_json::Map<String, Json>| fields.get(name).cloned().unwrap_or(Json::Null);
            let inner = differences(&of(one), &of(two));
            inner.into_iter().map(move |inner| format!("{name}: {inner}"))
        })
        .collect()
}

/// What stands now in the place that a change means to change; `None` where it changes no field.
fn standing(world: &World, change: &Change) -> Option<Value> {
    Some(match change {
        Change::EditSite { site, edit } => {
            let site = world.site(site)?;
            match edit {
                SiteEdit::Stage(edit) => site.stage.of(&edit.source).cloned().shown(),
                SiteEdit::Progress(edit) => site.progress.of(&edit.source).cloned().shown(),
                SiteEdit::Area(edit) => site.area.of(&edit.source).cloned().shown(),
                SiteEdit::Tenure(edit) => site.tenure.of(&edit.source).cloned().shown(),
                SiteEdit::Scheme(edit) => site.scheme.of(&edit.source).cloned().shown(),
                SiteEdit::Position(edit) => site.position.of(&edit.source).cloned().shown(),
                SiteEdit::Planned { stage, .. } => site.planned.get(stage).copied().shown(),
                SiteEdit::Check { check, .. } => site.checks.get(check).copied().shown(),
                SiteEdit::InScope(_) => site.in_scope.shown(),
            }
        }
        Change::EditIssue { issue, edit } => {
            let issue = world.issues.get(issue)?;
            match edit {
                IssueEdit::Text(_) => issue.text.shown(),
                IssueEdit::Category(_) => issue.category.shown(),
                IssueEdit::Severity(_) => issue.severity.shown(),
                IssueEdit::Resolver(_) => issue.resolver.shown(),
                IssueEdit::Reporter(_) => issue.reporter.shown(),
                IssueEdit::Reported(_) => issue.reported.shown(),
                IssueEdit::State(_) => issue.state.shown(),
            }
        }
        Change::EditItem { item, edit } => {
            let item = world.items.get(item)?;
            match edit {
                ItemEdit::Text(_) => item.text.shown(),
                ItemEdit::Lead(_) => item.lead.shown(),
                ItemEdit::Support { agency, .. } => item.support.contains(agency).shown(),
                ItemEdit::Place { site, .. } => item.sites.contains(site).shown(),
                ItemEdit::Due(_) | ItemEdit::Shift { .. } | ItemEdit::Unshift { .. } => item.due.shown(),
                ItemEdit::Seal(_) | ItemEdit::Unseal { .. } => item.seal.is_some().shown(),
                ItemEdit::Confirmed(_) => item.confirmed.shown(),
                ItemEdit::Course(_) => item.course.shown(),
                ItemEdit::Done(_) => item.done.shown(),
                ItemEdit::Tick { site, .. } => item.ticks.get(site).cloned().shown(),
                ItemEdit::Issue(_) => item.issue.shown(),
                ItemEdit::Withdrawn(_) => item.withdrawn.shown(),
            }
        }
        Change::EditEntry { entry, edit } => {
            let entry = world.entries.get(entry)?;
            match edit {
                EntryEdit::Text(_) => entry.text.shown(),
                EntryEdit::Kind(_) => entry.kind.shown(),
                EntryEdit::Handled(_) => entry.handled.shown(),
                EntryEdit::Withdrawn(_) => entry.withdrawn.shown(),
            }
        }
        Change::EditAgency { agency, edit } => {
            let agency = world.agencies.get(agency)?;
            match edit {
                AgencyEdit::Name(_) => agency.name.shown(),
                AgencyEdit::Alias { alias, .. } => agency.aliases.contains(alias).shown(),
                AgencyEdit::Order(_) => Value::Number(agency.order),
                AgencyEdit::Withdrawn(_) => agency.withdrawn.shown(),
            }
        }
        Change::EditProgram(edit) => match edit {
            ProgramEdit::Threshold { which, .. } => Value::Number(world.program.thresholds.get(*which).into()),
            ProgramEdit::Category { code, .. } => world.program.category(code).cloned().shown(),
            ProgramEdit::Check { check, .. } => world.program.check(check).map(|check| check.name.clone()).shown(),
        },
        Change::EditKey { key, edit } => {
            let key = world.access_key(key)?;
            match edit {
                KeyEdit::Holder(_) => key.holder.shown(),
                KeyEdit::Role(_) => key.role.shown(),
                KeyEdit::State(_) => key.state.shown(),
                KeyEdit::Why(_) => key.why.shown(),
                KeyEdit::Choice { name, .. } => key.choices.get(name).cloned().shown(),
            }
        }
        Change::EditOffice(edit) => match edit {
            OfficeEdit::Letterhead(_) => world.office.letterhead.shown(),
            OfficeEdit::Signatory { role, .. } => world.office.signatories.get(role).cloned().shown(),
        },
        _ => return None,
    })
}

/// Fields whose change says nothing about any other field.
fn stands_alone(field: Field) -> bool {
    use Field::{
        Alias, Area, Category, Check, Due, InScope, Issue, Kind, Lead, Planned, Progress, Resolver, Severity, Sites,
    };
    matches!(
        field,
        Alias
            | Area
            | Category
            | Check
            | Due
            | InScope
            | Issue
            | Kind
            | Lead
            | Planned
            | Progress
            | Resolver
            | Severity
            | Sites
    ) || matches!(field, Field::Stage | Field::Support | Field::Text | Field::Tenure | Field::Position | Field::Order)
}

/// `PROPTEST_CASES` asks for other numbers; the usual ones keep the suite short.
fn config(usual: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 4_000, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn folding_the_journal_equals_the_tables(day in vec(any::<(Dice, Dice)>(), 1..60)) {
        let mut seats = Seats::new();
        for (dice, more) in day {
            seats.step(dice, more);
        }
        let world = seats.world();
        let report = seats.seats[0].verify().unwrap();
        prop_assert_eq!(&report.faults, &[]);
        prop_assert_eq!(report.rows, world.seq);
        let is_kept = |row: &Arc<Row>| journal::forms().any(|(kind, _)| kind == row.change.kind());
        prop_assert!(world.log.rows().iter().all(is_kept), "a kind of change has no line among the forms");
        let mut again = Store::open(&seats.path, Mode::Read).unwrap();
        again.load_log().unwrap();
        prop_assert_eq!(again.world(), &world);
        // Every row of a day is the last one of some other day.
        for seq in (0..world.seq).rev().step_by(9) {
            prop_assert_eq!(again.world_at(seq).unwrap().seq, seq);
        }
    }

    #[test]
    fn undo_then_redo_is_the_identity_of_content(
        day in vec(any::<(Dice, Dice)>(), 0..20),
        last in vec(any::<Dice>(), 2..6),
    ) {
        let mut seats = Seats::new();
        for (dice, more) in day {
            seats.step(dice, more);
        }
        let before = seats.world();
        let mut wanted = before.clone();
        let mut changes = Vec::new();
        for dice in last {
            let change = dice::wanted(&wanted, dice);
            if let Some(next) = accepted(&wanted, &change) {
                wanted = next;
                changes.push(change);
            }
        }
        prop_assume!(!changes.is_empty());
        let receipt = seats.commit(0, changes).unwrap();
        let which = Which { op: Some(receipt.op.clone()), partial: false };
        let done = content(&seats.world());
        let Ok(_) = seats.undo(0, &which) else { return Ok(()) };
        let undone = content(&seats.world());
        let creates = receipt.rows.iter().any(|row| row.change.fact().field == Field::Whole);
        if !creates {
            prop_assert_eq!(differences(&undone, &content(&before)), [""; 0]);
        }
        for _ in 0..2 {
            seats.redo(0, &which).unwrap();
            prop_assert_eq!(differences(&content(&seats.world()), &done), [""; 0]);
            seats.undo(0, &which).unwrap();
            prop_assert_eq!(differences(&content(&seats.world()), &undone), [""; 0]);
        }
        prop_assert_eq!(seats.seats[0].verify().unwrap().faults, []);
    }

}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn a_stale_field_never_wins_silently(
        day in vec(any::<(Dice, Dice)>(), 0..30),
        meanwhile in vec(any::<(Dice, Dice)>(), 1..30),
        late in vec(any::<Dice>(), 1..20),
    ) {
        let mut seats = Seats::new();
        for (dice, more) in day {
            seats.step(dice, more);
        }
        let seen = seats.world();
        for (mut dice, more) in meanwhile {
            dice[4] &= !1;
            seats.step(dice, more);
        }
        for dice in late {
            let change = dice::wanted(&seen, dice);
            let now = seats.world();
            let Some(stands) = standing(&now, &change) else { continue };
            let stamp = Stamp { seq: now.seq + 1, at: morning() };
            let Ok(fact) = now.prepare(&change, stamp).map(|change| change.fact()) else { continue };
            match seats.commit(1, vec![change.clone()]) {
                Ok(_) => {
                    prop_assert_eq!(&fact.before, &stands);
                    if let Change::EditItem { item, edit: ItemEdit::Seal(agreed) } = &change {
                        let item = &now.items[item];
                        prop_assert_eq!((&agreed.text, &agreed.lead, agreed.due), (&item.text, &item.lead, item.due));
                    }
                }
                Err(StoreError::Refused(Refusal::Conflict(conflict))) if conflict.field == fact.field => {
                    prop_assert_eq!(&conflict.found, &stands);
                    prop_assert_eq!(&conflict.wanted, &fact.after);
                    prop_assert!(conflict.by.is_some(), "{:?}", conflict);
                }
                Err(StoreError::Refused(_)) => {}
                Err(error) => panic!("{error:?}"),
            }
        }
    }

    #[test]
    fn different_fields_of_one_record_merge(
        day in vec(any::<(Dice, Dice)>(), 0..30),
        pairs in vec(any::<(Dice, Dice)>(), 1..30),
    ) {
        let mut seats = Seats::new();
        for (dice, more) in day {
            seats.step(dice, more);
        }
        for (one, mut two) in pairs {
            let seen = seats.world();
            // The same kind of record, and the same one of them.
            [two[0], two[1]] = [one[0], one[1]];
            let (one, two) = (dice::wanted(&seen, one), dice::wanted(&seen, two));
            let (first, second) = (one.fact(), two.fact());
            let place = |fact: &crate::domain::fact::Fact| (fact.field, fact.part.clone());
            // Two categories of the programme share one set of keys.
            let merge = first.record == second.record
                && (first.record != Some(Record::Program) || first.field != Field::Category)
                && place(&first) != place(&second)
                && stands_alone(first.field)
                && stands_alone(second.field);
            if !merge || accepted(&seen, &one).is_none() || accepted(&seen, &two).is_none() {
                continue;
            }
            seats.commit(0, vec![one.clone()]).unwrap();
            seats.commit(1, vec![two.clone()]).unwrap();
            let merged = seats.world();
            let changes: Vec<&Change> = merged.log.rows().iter().rev().take(2).map(|row| &row.change).collect();
            for change in changes {
                prop_assert_eq!(standing(&merged, change), Some(change.fact().after));
            }
        }
    }
}

/// The world after a change, if the rules accept it.
fn accepted(world: &World, change: &Change) -> Option<World> {
    let stamp = Stamp { seq: world.seq + 1, at: morning() };
    let change = world.prepare(change, stamp).ok()?;
    Some(world.apply(&change, stamp).ok()?.0)
}
