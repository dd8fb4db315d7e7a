//! Making a change definite before it is written: texts cleaned, numbers given, codes known, days sensible. What is
//! refused here is refused for what is typed today; rows that are in the journal are never asked again.

use super::apply::next_number;
use super::change::{Change, Edit, EntryEdit, FigureEdit, IssueEdit, ItemEdit, NewItem, SiteEdit};
use super::day::Day;
use super::fact::Field;
use super::figure::Reading;
use super::ids::{AgencyCode, CategoryCode, Record, StageCode};
use super::issue::{IssueState, Severity};
use super::item::{Confirmation, Course, Due, Status, Tick};
use super::operation::Stamp;
use super::refusal::Refusal;
use super::text::{self, LONGEST, LONGEST_NAME, LONGEST_TITLE};
use super::world::World;

impl World {
    /// The change as the journal will keep it.
    ///
    /// # Errors
    /// Says what cannot be taken, and in which field.
    pub fn prepare(&self, change: &Change, stamp: Stamp) -> Result<Change, Refusal> {
        let mut change = change.clone();
        let today = self.day(stamp.at);
        match &mut change {
            Change::Found(_) | Change::InstallProgram(_) => {}
            Change::AddSite(new) => {
                clean(&mut new.name, Field::Name, LONGEST_NAME)?;
                clean(&mut new.district, Field::Name, LONGEST_NAME)?;
                if let Some(regency) = &mut new.regency {
                    clean(regency, Field::Name, LONGEST_NAME)?;
                }
            }
            Change::AddAgency(new) => {
                for name in std::iter::once(&mut new.name).chain(&mut new.aliases) {
                    clean(name, Field::Name, LONGEST_NAME)?;
                }
            }
            Change::EditSite { site, edit } => self.prepare_site(edit, &Record::Site(site.clone()), today)?,
            Change::EditAgency { agency, edit } => edit.prepare(&Record::Agency(agency.clone()))?,
            Change::EditProgram(edit) => edit.prepare(self)?,
            Change::EditOffice(edit) => edit.prepare()?,
            Change::HandOver(handover) => handover.prepare()?,
            Change::EditPrivate(edit) => differs(&edit.edit, Field::Private, &edit.record)?,
            Change::AddIssue(new) => {
                new.number.get_or_insert_with(|| next_number(&self.issues));
                clean(&mut new.text, Field::Text, LONGEST)?;
                self.known_category(&new.category)?;
                for agency in new.resolver.iter().chain(&new.reporter) {
                    self.known_agency(agency)?;
                }
                not_ahead(new.reported, today)?;
            }
            Change::EditIssue { issue, edit } => {
                let record = Record::Issue(*issue);
                match edit {
                    IssueEdit::Text(edit) => clean_edit(edit, Field::Text, LONGEST, &record)?,
                    IssueEdit::Category(edit) => {
                        self.known_category(&edit.to)?;
                        differs(edit, Field::Category, &record)?;
                    }
                    IssueEdit::Severity(edit) => differs::<Severity>(edit, Field::Severity, &record)?,
                    IssueEdit::Resolver(edit) => {
                        edit.to.iter().try_for_each(|agency| self.known_agency(agency))?;
                        differs::<Option<AgencyCode>>(edit, Field::Resolver, &record)?;
                    }
                    IssueEdit::Reporter(edit) => {
                        edit.to.iter().try_for_each(|agency| self.known_agency(agency))?;
                        differs::<Option<AgencyCode>>(edit, Field::Reporter, &record)?;
                    }
                    IssueEdit::Reported(edit) => {
                        not_ahead(edit.to, today)?;
                        differs(edit, Field::Reported, &record)?;
                    }
                    IssueEdit::State(edit) => {
                        match &mut edit.to {
                            IssueState::Settled { how, on } => {
                                clean(how, Field::How, LONGEST)?;
                                not_ahead(*on, today)?;
                            }
                            IssueState::Withdrawn { reason: Some(reason) } => clean(reason, Field::Reason, LONGEST)?,
                            IssueState::Withdrawn { reason: None } | IssueState::Open => {}
                        }
                        differs(edit, Field::State, &record)?;
                    }
                }
            }
            Change::AddItem(new) => {
                new.number.get_or_insert_with(|| next_number(&self.items));
                self.prepare_item(new, today)?;
            }
            Change::EditItem { item, edit } => self.prepare_item_edit(*item, edit, today)?,
            Change::PlanMeeting(new) => {
                new.id.get_or_insert_with(|| next_number(&self.meetings));
                clean(&mut new.title, Field::Title, LONGEST_TITLE)?;
                if let Some(place) = &mut new.place {
                    clean(place, Field::Place, LONGEST_TITLE)?;
                }
                for point in &mut new.agenda {
                    clean(point, Field::Agenda, LONGEST)?;
                }
            }
            Change::EditMeeting { meeting, edit } => self.prepare_meeting_edit(*meeting, edit, stamp)?,
            Change::AddEntry(new) => {
                new.number.get_or_insert_with(|| next_number(&self.entries));
                clean(&mut new.text, Field::Text, LONGEST)?;
            }
            Change::EditEntry { entry, edit } => {
                let record = Record::Entry(*entry);
                self.entry_writable(*entry, edit)?;
                match edit {
                    EntryEdit::Text(edit) => clean_edit(edit, Field::Text, LONGEST, &record)?,
                    EntryEdit::Kind(edit) => differs(edit, Field::Kind, &record)?,
                    EntryEdit::Handled(edit) => differs(edit, Field::Handled, &record)?,
                    EntryEdit::Withdrawn(edit) => differs(edit, Field::Withdrawn, &record)?,
                }
            }
            Change::AddKey(new) => new.prepare()?,
            Change::EditKey { key, edit } => edit.prepare(&Record::AccessKey(key.clone()))?,
        }
        Ok(change)
    }

    fn prepare_site(&self, edit: &mut SiteEdit, record: &Record, today: Day) -> Result<(), Refusal> {
        match edit {
            SiteEdit::Stage(edit) => {
                if let Some(Reading { value: Some(stage), .. }) = &edit.to {
                    self.known_stage(stage)?;
                }
                figure(edit.to.as_ref(), edit.reason.as_mut(), today)
            }
            SiteEdit::Progress(edit) => figure(edit.to.as_ref(), edit.reason.as_mut(), today),
            SiteEdit::Area(edit) => figure(edit.to.as_ref(), edit.reason.as_mut(), today),
            SiteEdit::Position(edit) => figure(edit.to.as_ref(), edit.reason.as_mut(), today),
            SiteEdit::Tenure(edit) => figure_text(edit, Field::Tenure, today),
            SiteEdit::Scheme(edit) => figure_text(edit, Field::Scheme, today),
            SiteEdit::Planned { stage, edit } => {
                self.known_stage(stage)?;
                differs(edit, Field::Planned, record)
            }
            SiteEdit::Check { check, edit } => match self.program.check(check) {
                Some(_) => differs(edit, Field::Check, record),
                None => Err(Refusal::Unknown(Field::Check, check.to_string())),
            },
            SiteEdit::InScope(edit) => differs(edit, Field::InScope, record),
        }
    }

    fn prepare_item(&self, new: &mut NewItem, today: Day) -> Result<(), Refusal> {
        clean(&mut new.text, Field::Text, LONGEST)?;
        new.support.sort();
        new.support.dedup();
        new.support.retain(|agency| Some(agency) != new.lead.as_ref());
        new.sites.sort();
        new.sites.dedup();
        self.still_to_come(new.due, today)
    }

    fn prepare_item_edit(&self, number: u32, edit: &mut ItemEdit, today: Day) -> Result<(), Refusal> {
        let record = Record::Item(number);
        match edit {
            ItemEdit::Text(edit) => clean_edit(edit, Field::Text, LONGEST, &record),
            ItemEdit::Due(edit) => {
                differs(edit, Field::Due, &record)?;
                self.still_to_come(edit.to, today)
            }
            ItemEdit::Shift { edit, reason } => {
                clean(reason, Field::Reason, LONGEST)?;
                differs(edit, Field::Due, &record)?;
                self.still_to_come(edit.to, today)
            }
            ItemEdit::Course(edit) => {
                if let Course::Cancelled { reason } = &mut edit.to {
                    clean(reason, Field::Reason, LONGEST)?;
                }
                differs(edit, Field::Course, &record)
            }
            ItemEdit::Done(edit) | ItemEdit::Tick { edit, .. } => {
                edit.to.iter_mut().try_for_each(|tick| prepare_tick(tick, today))?;
                differs(edit, Field::Done, &record)
            }
            ItemEdit::Lead(edit) => differs(edit, Field::Lead, &record),
            ItemEdit::Support { edit, .. } => differs(edit, Field::Support, &record),
            ItemEdit::Place { edit, .. } => differs(edit, Field::Sites, &record),
            ItemEdit::Issue(edit) => differs(edit, Field::Issue, &record),
            ItemEdit::Withdrawn(edit) => differs(edit, Field::Withdrawn, &record),
            ItemEdit::Unseal { reason } => clean(reason, Field::Reason, LONGEST),
            ItemEdit::Confirmed(edit) => {
                if let Some(confirmation) = &edit.to {
                    self.may_confirm(number, confirmation, today)?;
                }
                differs(edit, Field::Confirmed, &record)
            }
            ItemEdit::Seal(_) | ItemEdit::Unshift { .. } => Ok(()),
        }
    }

    /// Only what is finished is confirmed, and never by who finished it.
    fn may_confirm(&self, number: u32, confirmation: &Confirmation, today: Day) -> Result<(), Refusal> {
        let item = self.items.get(&number).ok_or(Refusal::NotFound(Record::Item(number)))?;
        self.known_agency(&confirmation.by)?;
        not_ahead(confirmation.on, today)?;
        match item.status() {
            Status::Done if item.lead.as_ref() == Some(&confirmation.by) => Err(Refusal::OwnConfirmation(number)),
            Status::Done => Ok(()),
            _ => Err(Refusal::NotDone(number)),
        }
    }

    /// What was said in a closed meeting stands; that something put aside there was spoken about later may be added.
    fn entry_writable(&self, number: u32, edit: &EntryEdit) -> Result<(), Refusal> {
        let meeting = self.entries.get(&number).and_then(|entry| entry.meeting);
        match meeting.and_then(|meeting| self.meetings.get(&meeting)) {
            Some(meeting) if !matches!(edit, EntryEdit::Handled(_)) => self.still_writable(meeting),
            _ => Ok(()),
        }
    }

    /// A due date may not lie in the past; in a meeting that is entered afterwards, not before that meeting.
    fn still_to_come(&self, due: Option<Due>, today: Day) -> Result<(), Refusal> {
        let from = self.running().map_or(today, |meeting| meeting.day.min(today));
        match due.and_then(Due::day) {
            Some(day) if day < from => Err(Refusal::DuePassed(day)),
            _ => Ok(()),
        }
    }

    fn known_stage(&self, code: &StageCode) -> Result<(), Refusal> {
        match self.program.stage(code) {
            Some(_) => Ok(()),
            None => Err(Refusal::Unknown(Field::Stage, code.to_string())),
        }
    }

    fn known_category(&self, code: &CategoryCode) -> Result<(), Refusal> {
        match self.program.category(code) {
            Some(_) => Ok(()),
            None => Err(Refusal::Unknown(Field::Category, code.to_string())),
        }
    }
}

pub(super) fn clean(text: &mut String, field: Field, most: usize) -> Result<(), Refusal> {
    *text = text::line(text, most).map_err(|error| Refusal::Text(field, error))?;
    Ok(())
}

pub(super) fn clean_edit(edit: &mut Edit<String>, field: Field, most: usize, record: &Record) -> Result<(), Refusal> {
    clean(&mut edit.to, field, most)?;
    differs(edit, field, record)
}

pub(super) fn differs<T: PartialEq>(edit: &Edit<T>, field: Field, record: &Record) -> Result<(), Refusal> {
    if edit.saw == edit.to { Err(Refusal::Same(record.clone(), field)) } else { Ok(()) }
}

fn not_ahead(day: Day, today: Day) -> Result<(), Refusal> {
    if day > today { Err(Refusal::InTheFuture(Field::Day, day)) } else { Ok(()) }
}

fn figure<T>(reading: Option<&Reading<T>>, reason: Option<&mut String>, today: Day) -> Result<(), Refusal> {
    if let Some(reason) = reason {
        clean(reason, Field::Reason, LONGEST)?;
    }
    reading.map_or(Ok(()), |reading| not_ahead(reading.as_of, today))
}

fn figure_text(edit: &mut FigureEdit<String>, field: Field, today: Day) -> Result<(), Refusal> {
    if let Some(Reading { value: Some(text), .. }) = &mut edit.to {
        clean(text, field, LONGEST)?;
    }
    figure(edit.to.as_ref(), edit.reason.as_mut(), today)
}

fn prepare_tick(tick: &mut Tick, today: Day) -> Result<(), Refusal> {
    if let Some(evidence) = &mut tick.evidence {
        clean(evidence, Field::Evidence, LONGEST)?;
    }
    not_ahead(tick.on, today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agency::AgencyRole;
    use crate::domain::change::{NewAgency, NewSite};
    use crate::domain::site::VillageKind;
    use crate::domain::testing::Play;
    use crate::domain::text::TextError;

    #[test]
    fn every_text_of_a_new_record_is_cleaned() {
        let play = Play::begin();
        let dirty = "  Kota\u{202e}  Baru ".to_owned();
        let site = NewSite {
            code: "9".into(),
            number: 9,
            name: dirty.clone(),
            kind: VillageKind::Desa,
            district: dirty.clone(),
            regency: Some(dirty.clone()),
            in_scope: true,
        };
        let Ok(Change::AddSite(clean)) = play.world.prepare(&Change::AddSite(site), play.stamp()) else { panic!() };
        assert_eq!([&clean.name, &clean.district, &clean.regency.unwrap()], ["Kota Baru"; 3]);
        let mut agency = NewAgency {
            code: "baru".into(),
            name: dirty.clone(),
            aliases: vec![dirty],
            order: 1,
            role: AgencyRole::Office,
        };
        let Ok(Change::AddAgency(clean)) = play.world.prepare(&Change::AddAgency(agency.clone()), play.stamp()) else {
            panic!()
        };
        assert_eq!((clean.name.as_str(), clean.aliases), ("Kota Baru", vec!["Kota Baru".to_owned()]));
        agency.aliases.push("\u{1b}".into());
        let refused = play.world.prepare(&Change::AddAgency(agency), play.stamp());
        assert_eq!(refused, Err(Refusal::Text(Field::Name, TextError::Empty)));
    }
}
