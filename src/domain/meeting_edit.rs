//! What can change about a meeting: its data, its agenda, who was asked and who came, and the steps of its life. The
//! changes, and the rules by which they become true; they go through the same door as all others. A closed meeting is
//! locked: only opening it again for a correction, which says why, makes it writable.

use super::apply::{At, compare, find, put, set};
use super::change::Edit;
use super::day::Day;
use super::fact::{Fact, Field, Part, Value};
use super::ids::{AgencyCode, ItemNo, MeetingId, Record, SiteCode};
use super::meeting::{Attendance, Doubt, Meeting, MeetingState, PastClosing, TimeOfDay, Turn};
use super::office::{Signatory, Signing};
use super::operation::Stamp;
use super::prepare::{clean, clean_edit, differs};
use super::refusal::Refusal;
use super::settings::{Number, clean_signatory, said};
use super::site::Touch;
use super::text::{LONGEST, LONGEST_NAME, LONGEST_TITLE};
use super::world::World;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One field of a meeting, or one step of its life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingEdit {
    /// Its title.
    Title(Edit<String>),
    /// Its day.
    Day(Edit<Day>),
    /// When it begins.
    Begins(Edit<Option<TimeOfDay>>),
    /// When it ends.
    Ends(Edit<Option<TimeOfDay>>),
    /// Where it is held.
    Place(Edit<Option<String>>),
    /// The number of the letter of invitation.
    Letter(Edit<Option<String>>),
    /// The date of that letter.
    LetterDay(Edit<Option<Day>>),
    /// Who leads it, keeps it or writes it down this time.
    Officer {
        /// For what.
        role: Signing,
        /// Who; `None` for whom the office's settings name.
        edit: Edit<Option<Signatory>>,
    },
    /// A point of the agenda: new, said otherwise, or taken out.
    Agenda {
        /// Its number.
        point: u32,
        /// What it says.
        edit: Edit<Option<String>>,
    },
    /// The meeting goes on to another point, or away from all of them.
    Turn(Edit<Option<u32>>),
    /// That going on is taken back, as if it had not been.
    Unturn(Edit<Option<u32>>),
    /// Whether an instansi is asked to come.
    Invited {
        /// Which.
        agency: AgencyCode,
        /// Other than usual; `None` for as usual.
        edit: Edit<Option<bool>>,
    },
    /// How an instansi answered the roll.
    Attendance {
        /// Which.
        agency: AgencyCode,
        /// How.
        edit: Edit<Option<Attendance>>,
    },
    /// Something vague is accepted as it is.
    Accepted {
        /// What.
        doubt: Doubt,
        /// Whether.
        edit: Edit<bool>,
    },
    /// The review has been through a promise.
    Reviewed {
        /// Which.
        item: ItemNo,
        /// Whether.
        edit: Edit<bool>,
    },
    /// A site that needed words was passed over.
    Skipped {
        /// Which.
        site: SiteCode,
        /// Whether.
        edit: Edit<bool>,
    },
    /// It begins and gets its number; `None` asks for the next one.
    Start {
        /// The number.
        number: Option<u32>,
    },
    /// It was started by mistake: planned again, and its number is free.
    Unstart {
        /// The number that it had.
        number: u32,
    },
    /// It is over; what it recorded is locked.
    Close,
    /// A closed one is opened again for a visible correction (ralat).
    Reopen {
        /// Why.
        reason: String,
    },
    /// It will not be held.
    Cancel,
    /// It will be held after all.
    Uncancel,
}

impl MeetingEdit {
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Title(_) => "meeting.title",
            Self::Day(_) => "meeting.day",
            Self::Begins(_) => "meeting.begins",
            Self::Ends(_) => "meeting.ends",
            Self::Place(_) => "meeting.place",
            Self::Letter(_) => "meeting.letter",
            Self::LetterDay(_) => "meeting.letter_day",
            Self::Officer { .. } => "meeting.officer",
            Self::Agenda { .. } => "meeting.agenda",
            Self::Turn(_) => "meeting.turn",
            Self::Unturn(_) => "meeting.unturn",
            Self::Invited { .. } => "meeting.invited",
            Self::Attendance { .. } => "meeting.attendance",
            Self::Accepted { .. } => "meeting.accepted",
            Self::Reviewed { .. } => "meeting.reviewed",
            Self::Skipped { .. } => "meeting.skipped",
            Self::Start { .. } => "meeting.start",
            Self::Unstart { .. } => "meeting.unstart",
            Self::Close => "meeting.close",
            Self::Reopen { .. } => "meeting.reopen",
            Self::Cancel => "meeting.cancel",
            Self::Uncancel => "meeting.uncancel",
        }
    }

    pub(super) fn inverse(&self) -> Option<Self> {
        Some(match self {
            Self::Title(edit) => Self::Title(edit.inverse()),
            Self::Day(edit) => Self::Day(edit.inverse()),
            Self::Begins(edit) => Self::Begins(edit.inverse()),
            Self::Ends(edit) => Self::Ends(edit.inverse()),
            Self::Place(edit) => Self::Place(edit.inverse()),
            Self::Letter(edit) => Self::Letter(edit.inverse()),
            Self::LetterDay(edit) => Self::LetterDay(edit.inverse()),
            Self::Officer { role, edit } => Self::Officer { role: *role, edit: edit.inverse() },
            Self::Agenda { point, edit } => Self::Agenda { point: *point, edit: edit.inverse() },
            Self::Turn(edit) => Self::Unturn(edit.inverse()),
            Self::Unturn(edit) => Self::Turn(edit.inverse()),
            Self::Invited { agency, edit } => Self::Invited { agency: agency.clone(), edit: edit.inverse() },
            Self::Attendance { agency, edit } => Self::Attendance { agency: agency.clone(), edit: edit.inverse() },
            Self::Accepted { doubt, edit } => Self::Accepted { doubt: *doubt, edit: edit.inverse() },
            Self::Reviewed { item, edit } => Self::Reviewed { item: *item, edit: edit.inverse() },
            Self::Skipped { site, edit } => Self::Skipped { site: site.clone(), edit: edit.inverse() },
            Self::Start { number } => Self::Unstart { number: (*number)? },
            Self::Unstart { number } => Self::Start { number: Some(*number) },
            Self::Close | Self::Reopen { .. } => return None,
            Self::Cancel => Self::Uncancel,
            Self::Uncancel => Self::Cancel,
        })
    }

    pub(super) fn fact(&self, meeting: MeetingId) -> Fact {
        let record = Record::Meeting(meeting);
        let step = |before: Value, reason: Option<String>| Fact {
            record: Some(record.clone()),
            field: Field::State,
            part: Part::All,
            before,
            after: Value::Step(self.kind()),
            reason,
        };
        match self {
            Self::Title(edit) => said(record.clone(), Field::Title, Part::All, edit),
            Self::Day(edit) => said(record.clone(), Field::Day, Part::All, edit),
            Self::Begins(edit) => said(record.clone(), Field::Begins, Part::All, edit),
            Self::Ends(edit) => said(record.clone(), Field::Ends, Part::All, edit),
            Self::Place(edit) => said(record.clone(), Field::Place, Part::All, edit),
            Self::Letter(edit) => said(record.clone(), Field::Letter, Part::All, edit),
            Self::LetterDay(edit) => said(record.clone(), Field::LetterDay, Part::All, edit),
            Self::Officer { role, edit } => {
                said(record.clone(), Field::Signatory, Part::Text(role.code().into()), edit)
            }
            Self::Agenda { point, edit } => said(record.clone(), Field::Agenda, Part::Text(point.to_string()), edit),
            Self::Turn(edit) | Self::Unturn(edit) => said(record.clone(), Field::Turn, Part::All, &points(edit)),
            Self::Invited { agency, edit } => said(record.clone(), Field::Invited, Part::Agency(agency.clone()), edit),
            Self::Attendance { agency, edit } => {
                said(record.clone(), Field::Attendance, Part::Agency(agency.clone()), edit)
            }
            Self::Accepted { doubt, edit } => said(record.clone(), Field::Accepted, Part::Text(doubt.code()), edit),
            Self::Reviewed { item, edit } => {
                said(record.clone(), Field::Reviewed, Part::Text(format!("TL-{item}")), edit)
            }
            Self::Skipped { site, edit } => said(record.clone(), Field::Skipped, Part::Site(site.clone()), edit),
            Self::Start { number } => step(number.map_or(Value::Nothing, Value::Number), None),
            Self::Unstart { number } => step(Value::Number(*number), None),
            Self::Reopen { reason } => step(Value::Nothing, Some(reason.clone())),
            Self::Close | Self::Cancel | Self::Uncancel => step(Value::Nothing, None),
        }
    }

    /// Whether it is a step from one state to another, and not a field.
    fn is_step(&self) -> bool {
        use MeetingEdit::{Cancel, Close, Reopen, Start, Uncancel, Unstart};
        matches!(self, Start { .. } | Unstart { .. } | Close | Reopen { .. } | Cancel | Uncancel)
    }
}

impl World {
    pub(super) fn prepare_meeting_edit(
        &self,
        id: MeetingId,
        edit: &mut MeetingEdit,
        stamp: Stamp,
    ) -> Result<(), Refusal> {
        let record = Record::Meeting(id);
        let meeting = self.meetings.get(&id).ok_or_else(|| Refusal::NotFound(record.clone()))?;
        if !edit.is_step() {
            self.still_writable(meeting)?;
        }
        match edit {
            MeetingEdit::Title(edit) => clean_edit(edit, Field::Title, LONGEST_TITLE, &record),
            MeetingEdit::Day(edit) => differs(edit, Field::Day, &record),
            MeetingEdit::Begins(edit) => differs(edit, Field::Begins, &record),
            MeetingEdit::Ends(edit) => differs(edit, Field::Ends, &record),
            MeetingEdit::Place(edit) => clean_option(edit, Field::Place, LONGEST_TITLE, &record),
            MeetingEdit::Letter(edit) => clean_option(edit, Field::Letter, LONGEST_NAME, &record),
            MeetingEdit::LetterDay(edit) => differs(edit, Field::LetterDay, &record),
            MeetingEdit::Officer { edit, .. } => {
                edit.to.iter_mut().try_for_each(clean_signatory)?;
                differs(edit, Field::Signatory, &record)
            }
            MeetingEdit::Agenda { edit, .. } => clean_option(edit, Field::Agenda, LONGEST, &record),
            MeetingEdit::Turn(edit) => {
                if !meeting.is_running() {
                    return Err(Refusal::MeetingState(meeting.number.unwrap_or(0)));
                }
                if let Some(point) = edit.to.filter(|point| !meeting.agenda.contains_key(point)) {
                    return Err(Refusal::Unknown(Field::Agenda, point.to_string()));
                }
                differs(edit, Field::Turn, &record)
            }
            MeetingEdit::Invited { agency, edit } => {
                self.known_agency(agency)?;
                differs(edit, Field::Invited, &record)
            }
            MeetingEdit::Attendance { agency, edit } => {
                self.known_agency(agency)?;
                if !meeting.is_running() {
                    return Err(Refusal::MeetingState(meeting.number.unwrap_or(0)));
                }
                if let Some(Attendance { name, post, mandate, .. }) = &mut edit.to {
                    let mut parts = [name, post, mandate].into_iter().flatten();
                    parts.try_for_each(|part| clean(part, Field::Attendance, LONGEST_NAME))?;
                }
                differs(edit, Field::Attendance, &record)
            }
            MeetingEdit::Accepted { edit, .. } => differs(edit, Field::Accepted, &record),
            MeetingEdit::Reviewed { item, edit } => {
                if !self.items.contains_key(item) {
                    return Err(Refusal::NotFound(Record::Item(*item)));
                }
                differs(edit, Field::Reviewed, &record)
            }
            MeetingEdit::Skipped { site, edit } => {
                self.known_site(site)?;
                differs(edit, Field::Skipped, &record)
            }
            MeetingEdit::Start { number } => {
                number.get_or_insert_with(|| self.next_meeting_number());
                match *number {
                    Some(0) => Err(Refusal::OutOfRange(Field::Number, 1, 99_999)),
                    Some(number) if number > 99_999 => Err(Refusal::OutOfRange(Field::Number, 1, 99_999)),
                    _ if meeting.day > self.day(stamp.at) => Err(Refusal::InTheFuture(Field::Day, meeting.day)),
                    _ => Ok(()),
                }
            }
            MeetingEdit::Close => match self.doubts(meeting).into_iter().filter(|(_, accepted)| !accepted).count() {
                0 => Ok(()),
                _ if !meeting.is_running() => Err(Refusal::MeetingState(meeting.number.unwrap_or(0))),
                vague => Err(Refusal::StillVague(meeting.number.unwrap_or(0), vague)),
            },
            MeetingEdit::Reopen { reason } => clean(reason, Field::Reason, LONGEST),
            MeetingEdit::Unturn(_) | MeetingEdit::Unstart { .. } | MeetingEdit::Cancel | MeetingEdit::Uncancel => {
                Ok(())
            }
        }
    }

    /// The number that the next meeting of the series gets.
    pub fn next_meeting_number(&self) -> u32 {
        self.meetings.values().filter_map(|meeting| meeting.number).max().unwrap_or(0) + 1
    }

    /// What a closed meeting recorded is not changed, except after it was opened again for a correction.
    pub(super) fn still_writable(&self, meeting: &Meeting) -> Result<(), Refusal> {
        match meeting.state {
            MeetingState::Planned | MeetingState::Running { .. } => Ok(()),
            MeetingState::Closed { .. } => Err(Refusal::MeetingLocked(meeting.number.unwrap_or(0))),
            MeetingState::Cancelled => Err(Refusal::MeetingState(meeting.number.unwrap_or(0))),
        }
    }

    pub(super) fn edit_meeting(
        &mut self,
        id: MeetingId,
        edit: &MeetingEdit,
        touch: Touch,
    ) -> Result<Vec<Record>, Refusal> {
        let record = Record::Meeting(id);
        match edit {
            MeetingEdit::Start { .. } | MeetingEdit::Reopen { .. } => {
                if let Some(running) = self.running() {
                    return Err(Refusal::MeetingRunning(running.number.unwrap_or(0)));
                }
            }
            _ => {}
        }
        if let MeetingEdit::Start { number: Some(number) } = edit
            && self.meeting_numbered(*number).is_some()
        {
            return Err(Refusal::NumberTaken(*number));
        }
        let sealed_here = self.items.values().any(|item| item.seal.is_some_and(|seal| seal.meeting == id));
        let next = self.next_meeting_number();
        let meeting = find(&mut self.meetings, &id, &record)?;
        if edit.is_step() {
            step(meeting, edit, touch, next, sealed_here)?;
        } else {
            field(meeting, edit, touch, &record)?;
        }
        meeting.touched = touch;
        let mut touched = vec![record];
        touched.extend(self.settle_next_meeting(touch));
        Ok(touched)
    }
}

fn step(meeting: &mut Meeting, edit: &MeetingEdit, touch: Touch, next: u32, sealed_here: bool) -> Result<(), Refusal> {
    match (edit, meeting.state) {
        (MeetingEdit::Start { number }, MeetingState::Planned) => {
            meeting.number = Some(number.unwrap_or(next));
            meeting.state = MeetingState::Running { since: touch.at };
        }
        (MeetingEdit::Unstart { .. }, MeetingState::Running { .. }) if !sealed_here && meeting.past.is_empty() => {
            meeting.number = None;
            meeting.state = MeetingState::Planned;
        }
        (MeetingEdit::Close, MeetingState::Running { since }) => {
            end_turn(meeting, touch);
            meeting.state = MeetingState::Closed { since, at: touch.at, seq: touch.seq };
        }
        (MeetingEdit::Reopen { reason }, MeetingState::Closed { since, at, seq }) => {
            meeting.past.push(PastClosing { at, seq, reason: reason.clone(), reopened: touch.at });
            meeting.state = MeetingState::Running { since };
        }
        (MeetingEdit::Cancel, MeetingState::Planned) => meeting.state = MeetingState::Cancelled,
        (MeetingEdit::Uncancel, MeetingState::Cancelled) => meeting.state = MeetingState::Planned,
        _ => return Err(Refusal::MeetingState(meeting.number.unwrap_or(0))),
    }
    Ok(())
}

fn end_turn(meeting: &mut Meeting, touch: Touch) {
    if let Some(turn) = meeting.turns.last_mut().filter(|turn| turn.to.is_none()) {
        turn.to = Some(touch.at);
    }
}

fn field(meeting: &mut Meeting, edit: &MeetingEdit, touch: Touch, record: &Record) -> Result<(), Refusal> {
    let at = |field| At::all(record, field);
    let of = |field, part| At { record, field, part };
    match edit {
        MeetingEdit::Title(edit) => set(&mut meeting.title, edit, at(Field::Title)),
        MeetingEdit::Day(edit) => set(&mut meeting.day, edit, at(Field::Day)),
        MeetingEdit::Begins(edit) => set(&mut meeting.begins, edit, at(Field::Begins)),
        MeetingEdit::Ends(edit) => set(&mut meeting.ends, edit, at(Field::Ends)),
        MeetingEdit::Place(edit) => set(&mut meeting.place, edit, at(Field::Place)),
        MeetingEdit::Letter(edit) => set(&mut meeting.letter, edit, at(Field::Letter)),
        MeetingEdit::LetterDay(edit) => set(&mut meeting.letter_day, edit, at(Field::LetterDay)),
        MeetingEdit::Officer { role, edit } => {
            let found = meeting.officers.get(role).cloned();
            compare(&found, edit, of(Field::Signatory, Part::Text(role.code().into())))?;
            put(&mut meeting.officers, *role, edit.to.clone());
            Ok(())
        }
        MeetingEdit::Agenda { point, edit } => {
            let found = meeting.agenda.get(point).cloned();
            compare(&found, edit, of(Field::Agenda, Part::Text(point.to_string())))?;
            put(&mut meeting.agenda, *point, edit.to.clone());
            Ok(())
        }
        MeetingEdit::Turn(edit) => {
            compare(&meeting.point().map(Number), &points(edit), at(Field::Turn))?;
            end_turn(meeting, touch);
            meeting.turns.extend(edit.to.map(|point| Turn { point, from: touch.at, to: None }));
            Ok(())
        }
        MeetingEdit::Unturn(edit) => {
            compare(&meeting.point().map(Number), &points(edit), at(Field::Turn))?;
            if edit.saw.is_some() {
                meeting.turns.pop();
            }
            if let (Some(turn), Some(_)) = (meeting.turns.last_mut(), edit.to) {
                turn.to = None;
            }
            Ok(())
        }
        MeetingEdit::Invited { agency, edit } => {
            let found = meeting.invited.get(agency).copied();
            compare(&found, edit, of(Field::Invited, Part::Agency(agency.clone())))?;
            put(&mut meeting.invited, agency.clone(), edit.to);
            Ok(())
        }
        MeetingEdit::Attendance { agency, edit } => {
            let found = meeting.attendance.get(agency).cloned();
            compare(&found, edit, of(Field::Attendance, Part::Agency(agency.clone())))?;
            put(&mut meeting.attendance, agency.clone(), edit.to.clone());
            Ok(())
        }
        MeetingEdit::Accepted { doubt, edit } => {
            member(&mut meeting.accepted, *doubt, edit, of(Field::Accepted, Part::Text(doubt.code())))
        }
        MeetingEdit::Reviewed { item, edit } => {
            member(&mut meeting.reviewed, *item, edit, of(Field::Reviewed, Part::Text(format!("TL-{item}"))))
        }
        MeetingEdit::Skipped { site, edit } => {
            member(&mut meeting.skipped, site.clone(), edit, of(Field::Skipped, Part::Site(site.clone())))
        }
        _ => Err(Refusal::MeetingState(meeting.number.unwrap_or(0))),
    }
}

fn member<T: Ord>(set: &mut BTreeSet<T>, element: T, edit: &Edit<bool>, at: At<'_>) -> Result<(), Refusal> {
    compare(&set.contains(&element), edit, at)?;
    if edit.to {
        set.insert(element);
    } else {
        set.remove(&element);
    }
    Ok(())
}

fn clean_option(edit: &mut Edit<Option<String>>, field: Field, most: usize, record: &Record) -> Result<(), Refusal> {
    if let Some(text) = &mut edit.to {
        clean(text, field, most)?;
    }
    differs(edit, field, record)
}

fn points(edit: &Edit<Option<u32>>) -> Edit<Option<Number>> {
    Edit::new(edit.saw.map(Number), edit.to.map(Number))
}
