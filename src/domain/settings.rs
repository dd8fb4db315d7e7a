//! What an office sets for itself: its instansi, the limits, categories and checklist of its programme, its letterhead
//! and signatories. The changes, and the rules by which they become true; they go through the same door as all others.

use super::apply::{At, compare, find, put, set};
use super::change::Edit;
use super::fact::{Fact, Field, Part, Shown, Value};
use super::ids::{AgencyCode, CategoryCode, CheckCode, Record};
use super::office::{Signatory, Signing};
use super::prepare::{clean, clean_edit, differs};
use super::program::{Category, Check, Threshold};
use super::refusal::Refusal;
use super::site::Touch;
use super::text::LONGEST_NAME;
use super::world::World;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One field of an instansi.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgencyEdit {
    /// Its name.
    Name(Edit<String>),
    /// Another spelling, one by one.
    Alias {
        /// The spelling.
        alias: String,
        /// Whether it is known.
        edit: Edit<bool>,
    },
    /// Its place in the order of precedence.
    Order(Edit<u32>),
    /// No longer asked for, or asked for again.
    Withdrawn(Edit<bool>),
}

/// One setting of the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgramEdit {
    /// A limit.
    Threshold {
        /// Which.
        which: Threshold,
        /// Its number.
        edit: Edit<u16>,
    },
    /// A category: new, changed, or taken out where nothing uses it.
    Category {
        /// Which.
        code: CategoryCode,
        /// Where in the list it stood when it was taken out, filled in when that is written: so taking that back puts it
        /// there again. `None` puts a new one at the end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<u32>,
        /// What it is.
        edit: Edit<Option<Category>>,
    },
    /// A point of the checklist: new, renamed, or taken out where no site has answered it.
    Check {
        /// In which group.
        group: String,
        /// Which.
        check: CheckCode,
        /// Where in the group it stood when it was taken out, as with a category.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<u32>,
        /// Its name.
        edit: Edit<Option<String>>,
    },
}

/// One setting of the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfficeEdit {
    /// The lines of the letterhead.
    Letterhead(Edit<Vec<String>>),
    /// Who signs.
    Signatory {
        /// For what.
        role: Signing,
        /// Who.
        edit: Edit<Option<Signatory>>,
    },
}

impl AgencyEdit {
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Name(_) => "agency.name",
            Self::Alias { .. } => "agency.alias",
            Self::Order(_) => "agency.order",
            Self::Withdrawn(_) => "agency.withdrawn",
        }
    }

    pub(super) fn inverse(&self) -> Self {
        match self {
            Self::Name(edit) => Self::Name(edit.inverse()),
            Self::Alias { alias, edit } => Self::Alias { alias: alias.clone(), edit: edit.inverse() },
            Self::Order(edit) => Self::Order(edit.inverse()),
            Self::Withdrawn(edit) => Self::Withdrawn(edit.inverse()),
        }
    }

    pub(super) fn fact(&self, record: Record) -> Fact {
        match self {
            Self::Name(edit) => said(record, Field::Name, Part::All, edit),
            Self::Alias { alias, edit } => said(record, Field::Alias, Part::Text(alias.clone()), edit),
            Self::Order(edit) => {
                let edit = Edit::new(Number(edit.saw), Number(edit.to));
                said(record, Field::Order, Part::All, &edit)
            }
            Self::Withdrawn(edit) => said(record, Field::Withdrawn, Part::All, edit),
        }
    }

    pub(super) fn prepare(&mut self, record: &Record) -> Result<(), Refusal> {
        match self {
            Self::Name(edit) => clean_edit(edit, Field::Name, LONGEST_NAME, record),
            Self::Alias { alias, edit } => {
                clean(alias, Field::Alias, LONGEST_NAME)?;
                differs(edit, Field::Alias, record)
            }
            Self::Order(edit) => differs(edit, Field::Order, record),
            Self::Withdrawn(edit) => differs(edit, Field::Withdrawn, record),
        }
    }
}

impl ProgramEdit {
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Threshold { .. } => "program.threshold",
            Self::Category { .. } => "program.category",
            Self::Check { .. } => "program.check",
        }
    }

    pub(super) fn inverse(&self) -> Self {
        match self {
            Self::Threshold { which, edit } => Self::Threshold { which: *which, edit: edit.inverse() },
            Self::Category { code, place, edit } => {
                Self::Category { code: code.clone(), place: *place, edit: edit.inverse() }
            }
            Self::Check { group, check, place, edit } => {
                Self::Check { group: group.clone(), check: check.clone(), place: *place, edit: edit.inverse() }
            }
        }
    }

    pub(super) fn fact(&self) -> Fact {
        match self {
            Self::Threshold { which, edit } => {
                let edit = Edit::new(Number(edit.saw.into()), Number(edit.to.into()));
                said(Record::Program, Field::Threshold, Part::Text(which.code().into()), &edit)
            }
            Self::Category { code, edit, .. } => {
                said(Record::Program, Field::Category, Part::Text(code.to_string()), edit)
            }
            Self::Check { check, edit, .. } => said(Record::Program, Field::Check, Part::Check(check.clone()), edit),
        }
    }

    pub(super) fn prepare(&mut self, world: &World) -> Result<(), Refusal> {
        match self {
            Self::Threshold { which, edit } => {
                let (least, most) = which.range();
                if !(least..=most).contains(&edit.to) {
                    return Err(Refusal::OutOfRange(Field::Threshold, least.into(), most.into()));
                }
                differs(edit, Field::Threshold, &Record::Program)
            }
            Self::Category { code, place, edit } => {
                match &mut edit.to {
                    Some(category) => clean(&mut category.name, Field::Name, LONGEST_NAME)?,
                    None => *place = index(world.program.categories.iter().position(|other| &other.code == code)),
                }
                differs(edit, Field::Category, &Record::Program)
            }
            Self::Check { group, check, place, edit } => {
                match &mut edit.to {
                    Some(name) => clean(name, Field::Name, LONGEST_NAME)?,
                    None => {
                        let mut groups = world.program.checks.iter().filter(|other| &other.code == group);
                        *place =
                            groups.find_map(|group| index(group.checks.iter().position(|other| &other.code == check)));
                    }
                }
                differs(edit, Field::Check, &Record::Program)
            }
        }
    }
}

impl OfficeEdit {
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Letterhead(_) => "office.letterhead",
            Self::Signatory { .. } => "office.signatory",
        }
    }

    pub(super) fn inverse(&self) -> Self {
        match self {
            Self::Letterhead(edit) => Self::Letterhead(edit.inverse()),
            Self::Signatory { role, edit } => Self::Signatory { role: *role, edit: edit.inverse() },
        }
    }

    pub(super) fn fact(&self) -> Fact {
        match self {
            Self::Letterhead(edit) => said(Record::Office, Field::Letterhead, Part::All, edit),
            Self::Signatory { role, edit } => {
                said(Record::Office, Field::Signatory, Part::Text(role.code().into()), edit)
            }
        }
    }

    pub(super) fn prepare(&mut self) -> Result<(), Refusal> {
        match self {
            Self::Letterhead(edit) => {
                edit.to.iter_mut().try_for_each(|line| clean(line, Field::Letterhead, LONGEST_NAME))?;
                differs(edit, Field::Letterhead, &Record::Office)
            }
            Self::Signatory { edit, .. } => {
                edit.to.iter_mut().try_for_each(clean_signatory)?;
                differs(edit, Field::Signatory, &Record::Office)
            }
        }
    }
}

impl World {
    pub(super) fn edit_agency(
        &mut self,
        code: &AgencyCode,
        edit: &AgencyEdit,
        touch: Touch,
    ) -> Result<Vec<Record>, Refusal> {
        let record = Record::Agency(code.clone());
        let agency = find(&mut self.agencies, code, &record)?;
        match edit {
            AgencyEdit::Name(edit) => set(&mut agency.name, edit, At::all(&record, Field::Name))?,
            AgencyEdit::Alias { alias, edit } => {
                let place = At { record: &record, field: Field::Alias, part: Part::Text(alias.clone()) };
                compare(&agency.aliases.contains(alias), edit, place)?;
                agency.aliases.retain(|other| other != alias);
                if edit.to {
                    let place = agency.aliases.partition_point(|other| other < alias);
                    agency.aliases.insert(place, alias.clone());
                }
            }
            AgencyEdit::Order(edit) => {
                let found = Number(agency.order);
                let wanted = Edit::new(Number(edit.saw), Number(edit.to));
                compare(&found, &wanted, At::all(&record, Field::Order))?;
                agency.order = edit.to;
            }
            AgencyEdit::Withdrawn(edit) => set(&mut agency.withdrawn, edit, At::all(&record, Field::Withdrawn))?,
        }
        agency.touched = touch;
        Ok(vec![record])
    }

    pub(super) fn edit_program(&mut self, edit: &ProgramEdit) -> Result<Vec<Record>, Refusal> {
        let record = Record::Program;
        self.still_used(edit)?;
        self.still_free(edit)?;
        let program = Arc::make_mut(&mut self.program);
        match edit {
            ProgramEdit::Threshold { which, edit } => {
                let place = At { record: &record, field: Field::Threshold, part: Part::Text(which.code().into()) };
                let found = Number(program.thresholds.get(*which).into());
                compare(&found, &Edit::new(Number(edit.saw.into()), Number(edit.to.into())), place)?;
                program.thresholds.set(*which, edit.to);
            }
            ProgramEdit::Category { code, place: index, edit } => {
                let place = At { record: &record, field: Field::Category, part: Part::Text(code.to_string()) };
                let is_it = |category: &Category| &category.code == code;
                put_in_list(&mut program.categories, is_it, Clone::clone, Clone::clone, (edit, *index), place)?;
            }
            ProgramEdit::Check { group, check, place: index, edit } => {
                let place = At { record: &record, field: Field::Check, part: Part::Check(check.clone()) };
                let Some(group) = program.checks.iter_mut().find(|other| &other.code == group) else {
                    return Err(Refusal::Unknown(Field::Check, group.clone()));
                };
                let is_it = |other: &Check| &other.code == check;
                let make = |name: &String| Check { code: check.clone(), name: name.clone() };
                put_in_list(&mut group.checks, is_it, |check| check.name.clone(), make, (edit, *index), place)?;
            }
        }
        Ok(vec![record])
    }

    /// What records still speak of cannot be taken out of the programme.
    fn still_used(&self, edit: &ProgramEdit) -> Result<(), Refusal> {
        match edit {
            ProgramEdit::Category { code, edit: Edit { to: None, .. }, .. }
                if self.issues.values().any(|issue| &issue.category == code) =>
            {
                Err(Refusal::InUse(Field::Category, code.to_string()))
            }
            ProgramEdit::Check { check, edit: Edit { to: None, .. }, .. }
                if self.sites.values().any(|site| site.checks.contains_key(check)) =>
            {
                Err(Refusal::InUse(Field::Check, check.to_string()))
            }
            _ => Ok(()),
        }
    }

    /// No two categories have the same key, and no two groups the same point. A rule of the world and not of the typing:
    /// taking back must not break it either.
    fn still_free(&self, edit: &ProgramEdit) -> Result<(), Refusal> {
        match edit {
            ProgramEdit::Category { code, edit: Edit { to: Some(category), .. }, .. } => {
                let mut others = self.program.categories.iter().filter(|other| &other.code != code);
                match others.any(|other| other.key == category.key) {
                    true => Err(Refusal::InUse(Field::Category, category.key.to_string())),
                    false => Ok(()),
                }
            }
            ProgramEdit::Check { group, check, edit: Edit { to: Some(_), .. }, .. } => {
                let mut others = self.program.checks.iter().filter(|other| &other.code != group);
                match others.any(|other| other.checks.iter().any(|other| &other.code == check)) {
                    true => Err(Refusal::InUse(Field::Check, check.to_string())),
                    false => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    pub(super) fn edit_office(&mut self, edit: &OfficeEdit) -> Result<Vec<Record>, Refusal> {
        let record = Record::Office;
        let office = Arc::make_mut(&mut self.office);
        match edit {
            OfficeEdit::Letterhead(edit) => set(&mut office.letterhead, edit, At::all(&record, Field::Letterhead))?,
            OfficeEdit::Signatory { role, edit } => {
                let place = At { record: &record, field: Field::Signatory, part: Part::Text(role.code().into()) };
                compare(&office.signatories.get(role).cloned(), edit, place)?;
                put(&mut office.signatories, *role, edit.to.clone());
            }
        }
        Ok(vec![record])
    }
}

/// Puts, replaces or takes out one element of an ordered list, if it stands there as its author saw it.
fn put_in_list<T, V: PartialEq + Shown>(
    list: &mut Vec<T>,
    is_it: impl Fn(&T) -> bool,
    value: impl Fn(&T) -> V,
    make: impl Fn(&V) -> T,
    (edit, index): (&Edit<Option<V>>, Option<u32>),
    place: At<'_>,
) -> Result<(), Refusal> {
    let found = list.iter().position(is_it);
    compare(&found.map(|index| value(&list[index])), edit, place)?;
    match (found, &edit.to) {
        (Some(index), Some(to)) => list[index] = make(to),
        (Some(index), None) => {
            list.remove(index);
        }
        (None, Some(to)) => {
            let index = index.and_then(|index| usize::try_from(index).ok()).unwrap_or(list.len());
            list.insert(index.min(list.len()), make(to));
        }
        (None, None) => {}
    }
    Ok(())
}

fn index(found: Option<usize>) -> Option<u32> {
    found.and_then(|index| u32::try_from(index).ok())
}

/// A plain number, where a number alone would be taken for that of an obstacle.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Number(pub(super) u32);

impl Shown for Number {
    fn shown(&self) -> Value {
        Value::Number(self.0)
    }
}

impl Shown for Category {
    fn shown(&self) -> Value {
        Value::Lines(vec![self.key.to_string(), self.name.clone()])
    }
}

impl Shown for Signatory {
    fn shown(&self) -> Value {
        let parts = [&self.post, &self.name, &self.rank, &self.nip];
        Value::Lines(parts.into_iter().filter(|part| !part.is_empty()).cloned().collect())
    }
}

impl Shown for Vec<String> {
    fn shown(&self) -> Value {
        if self.is_empty() { Value::Nothing } else { Value::Lines(self.clone()) }
    }
}

/// Any part of who signs may be empty; what is there is cleaned.
pub(super) fn clean_signatory(signatory: &mut Signatory) -> Result<(), Refusal> {
    let Signatory { post, name, rank, nip } = signatory;
    let mut parts = [post, name, rank, nip].into_iter().filter(|part| !part.is_empty());
    parts.try_for_each(|part| clean(part, Field::Signatory, LONGEST_NAME))
}

pub(super) fn said<T: Shown>(record: Record, field: Field, part: Part, edit: &Edit<T>) -> Fact {
    Fact { record: Some(record), field, part, before: edit.saw.shown(), after: edit.to.shown(), reason: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Change;
    use crate::domain::issue::Severity;
    use crate::domain::program::CheckGroup;
    use crate::domain::testing::{Play, morning, nov};

    fn threshold(saw: u16, to: u16) -> Change {
        Change::EditProgram(ProgramEdit::Threshold { which: Threshold::Silent, edit: Edit::new(saw, to) })
    }

    #[test]
    fn a_limit_is_set_compared_and_taken_back() {
        let mut play = Play::begin();
        play.one(threshold(14, 21)).unwrap();
        assert_eq!(play.world.program.thresholds.silent, 21);
        assert!(matches!(play.one(threshold(14, 30)), Err(Refusal::Conflict(_))));
        assert!(matches!(play.one(threshold(21, 0)), Err(Refusal::OutOfRange(..))));
        play.undo().unwrap();
        assert_eq!(play.world.program.thresholds.silent, 14);
    }

    #[test]
    fn a_category_in_use_stays_and_keys_are_unique() {
        let mut play = Play::begin();
        play.at = morning();
        let lahan = play.world.program.categories[0].clone();
        play.issue("1.01", Severity::Normal, nov(24));
        let gone =
            ProgramEdit::Category { code: lahan.code.clone(), place: None, edit: Edit::new(Some(lahan.clone()), None) };
        assert!(matches!(play.one(Change::EditProgram(gone)), Err(Refusal::InUse(..))));
        let twin = Category { code: "baru".into(), ..lahan.clone() };
        let new = ProgramEdit::Category { code: "baru".into(), place: None, edit: Edit::new(None, Some(twin.clone())) };
        assert!(matches!(play.one(Change::EditProgram(new)), Err(Refusal::InUse(..))));
        let new = Category { key: '2', ..twin };
        let add = ProgramEdit::Category { code: "baru".into(), place: None, edit: Edit::new(None, Some(new)) };
        play.one(Change::EditProgram(add)).unwrap();
        assert_eq!(play.world.program.categories.len(), 3);
        play.undo().unwrap();
        assert_eq!(play.world.program.categories.len(), 2);
    }

    #[test]
    fn what_was_taken_out_comes_back_to_its_place_unless_its_key_is_taken() {
        let mut play = Play::begin();
        let before = play.world.program.clone();
        let lahan = before.categories[0].clone();
        let gone =
            ProgramEdit::Category { code: lahan.code.clone(), place: None, edit: Edit::new(Some(lahan.clone()), None) };
        play.one(Change::EditProgram(gone.clone())).unwrap();
        play.undo().unwrap();
        assert_eq!(play.world.program, before);

        let removal = play.one(Change::EditProgram(gone)).unwrap();
        let heir = Category { code: "baru".into(), ..lahan };
        let new = ProgramEdit::Category { code: "baru".into(), place: None, edit: Edit::new(None, Some(heir)) };
        play.one(Change::EditProgram(new)).unwrap();
        let plan = play.world.plan_undo(&removal, play.stamp()).unwrap();
        assert!(matches!(plan.refused.as_slice(), [(_, Refusal::InUse(Field::Category, key))] if key == "1"));
    }

    #[test]
    fn a_point_stands_in_one_group_only() {
        let mut play = Play::begin();
        let mut program = (*play.world.program).clone();
        let check = |code: &str| Check { code: code.into(), name: code.into() };
        let group = |code: &str, checks| CheckGroup { code: code.into(), name: code.into(), checks };
        program.checks = vec![group("a", vec![check("satu"), check("dua")]), group("b", vec![])];
        play.one(Change::InstallProgram(Box::new(program.clone()))).unwrap();
        let edit = |group: &str, edit| {
            Change::EditProgram(ProgramEdit::Check { group: group.into(), check: "satu".into(), place: None, edit })
        };
        let twice = play.one(edit("b", Edit::new(None, Some("Satu".into()))));
        assert!(matches!(twice, Err(Refusal::InUse(Field::Check, _))), "{twice:?}");
        play.one(edit("a", Edit::new(Some("satu".into()), None))).unwrap();
        play.undo().unwrap();
        assert_eq!(play.world.program.checks, program.checks);
    }

    #[test]
    fn aliases_of_an_instansi_merge_one_by_one() {
        let mut play = Play::begin();
        let alias = |alias: &str, saw: bool, to: bool| Change::EditAgency {
            agency: "kodim".into(),
            edit: AgencyEdit::Alias { alias: alias.into(), edit: Edit::new(saw, to) },
        };
        play.one(alias("Dandim", false, true)).unwrap();
        play.one(alias("Kodim 0417", false, true)).unwrap();
        assert_eq!(play.world.agencies[&"kodim".into()].aliases, ["Dandim", "Kodim 0417"]);
        assert!(matches!(play.one(alias("Dandim", false, true)), Err(Refusal::Conflict(_))));
        play.one(alias("Dandim", true, false)).unwrap();
        assert_eq!(play.world.agencies[&"kodim".into()].aliases, ["Kodim 0417"]);
    }

    #[test]
    fn the_office_types_its_own_letterhead_and_signatories() {
        let mut play = Play::begin();
        let lines = vec!["PEMERINTAH KOTA UJI".to_string(), "Sekretariat Daerah".to_string()];
        play.one(Change::EditOffice(OfficeEdit::Letterhead(Edit::new(vec![], lines.clone())))).unwrap();
        let chair = Signatory { post: "Wakil Wali Kota".into(), ..Signatory::default() };
        let sign = OfficeEdit::Signatory { role: Signing::Chair, edit: Edit::new(None, Some(chair.clone())) };
        play.one(Change::EditOffice(sign)).unwrap();
        assert_eq!(play.world.office.letterhead, lines);
        assert_eq!(play.world.office.signatories[&Signing::Chair], chair);
        play.undo().unwrap();
        assert!(play.world.office.signatories.is_empty());
    }
}
