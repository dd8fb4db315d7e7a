//! The forms of a meeting: to plan one, to begin another one, to change what is said of it and of its agenda, to say who
//! sits there for an instansi, and why a closed one is opened again.

use super::super::cx::Cx;
use super::super::form::{FieldKind, Form, FormField, FormKind};
use super::Asked;
use super::edit::{NONE, push};
use crate::domain::change::{Change, Edit, MeetingEdit, NewMeeting};
use crate::domain::day::Day;
use crate::domain::ids::{MeetingId, Record};
use crate::domain::meeting::{Attendance, Meeting, Presence, TimeOfDay};
use crate::domain::meeting_steps::Beginning;
use crate::domain::office::{Signatory, Signing};
use crate::domain::query::names;
use crate::domain::when;
use crate::words::{self, M, W};

/// The highest number that a meeting can have.
const HIGHEST: u32 = 99_999;

/// Whether the fields of such a form hold already what stands there or is usual.
pub fn is_filled(kind: &FormKind) -> bool {
    use FormKind::{AgendaPoint, EditMeeting, StartMeeting, StartPlanned};
    matches!(kind, EditMeeting(_) | AgendaPoint(..) | StartMeeting | StartPlanned(_))
}

/// What such a form asks.
pub fn asked(kind: &FormKind, cx: Cx<'_>) -> Option<Asked> {
    let field = |label: W, required: bool| FormField::new(label, FieldKind::Text, required);
    let language = cx.language();
    let name = |id: MeetingId| words::record(language, cx.world, &Record::Meeting(id));
    Some(match kind {
        FormKind::PlanMeeting => Asked {
            title: language.text(M::DeedPlan).to_owned(),
            fields: vec![field(W::FieldTitle, true), FormField::new(W::FieldDay, FieldKind::Date, true)],
        },
        FormKind::StartMeeting => {
            Asked { title: language.text(M::DeedStart).to_owned(), fields: beginning(cx, field(W::FieldTitle, true)) }
        }
        FormKind::StartPlanned(id) => {
            let title = cx.world.meetings.get(id)?.title.clone();
            let fields = beginning(cx, field(W::FieldTitle, true).filled(&title));
            Asked { title: language.text(M::DeedStartOther).to_owned(), fields }
        }
        FormKind::EditMeeting(id) => {
            let meeting = cx.world.meetings.get(id)?;
            let title = format!("{} · {}", cx.text(W::ActEdit), name(*id));
            Asked { title, fields: data(cx, meeting) }
        }
        FormKind::AgendaPoint(id, point) => {
            let meeting = cx.world.meetings.get(id)?;
            let now = point.and_then(|point| meeting.agenda.get(&point));
            let title = format!("{} · {}", cx.text(W::FieldAgenda), name(*id));
            let Some(now) = now else { return Some(Asked { title, fields: vec![field(W::FieldText, true)] }) };
            let mut fields = vec![field(W::FieldText, true).clearable().filled(now)];
            let place = meeting.agenda.keys().position(|number| Some(*number) == *point).unwrap_or(0) + 1;
            let free = point.is_some_and(|point| !meeting.was_reached(point));
            if let Ok(most) = u32::try_from(meeting.agenda.len())
                && free
            {
                let order = FormField::new(W::FieldOrder, FieldKind::Number(1, most), true);
                fields.push(order.filled(&place.to_string()));
            }
            Asked { title, fields }
        }
        FormKind::Reopen(id) => Asked {
            title: format!("{} · {}", language.text(M::DeedCorrect), name(*id)),
            fields: vec![field(W::FieldReason, true)],
        },
        FormKind::Represented(_, agency) => Asked {
            title: format!("{} · {}", cx.text(W::PresenceRepresented), names::agency(cx.world, agency)),
            fields: vec![field(W::FieldName, false), field(W::FieldPost, false), field(W::FieldMandate, false)],
        },
        _ => return None,
    })
}

/// What is asked when a meeting begins otherwise than planned.
fn beginning(cx: Cx<'_>, title: FormField) -> Vec<FormField> {
    let day = FormField::new(W::FieldDay, FieldKind::PastDay, true).filled(&cx.today.to_string());
    let number = FormField::new(W::FieldNumber, FieldKind::Number(1, HIGHEST), true);
    vec![title, day, number.filled(&cx.world.next_meeting_number().to_string())]
}

/// Everything that is said of a meeting.
fn data(cx: Cx<'_>, meeting: &Meeting) -> Vec<FormField> {
    let maybe = |label: W, kind: FieldKind, now: Option<String>| {
        FormField::new(label, kind, false).clearable().filled(&now.unwrap_or_default())
    };
    let time = |time: Option<TimeOfDay>| time.map(|time| time.to_string());
    let officer = |role: Signing| meeting.officers.get(&role).map(Signatory::typed);
    let after = cx.world.planned_after(cx.world.meetings.get(&meeting.id)).map(|next| next.day.to_string());
    vec![
        FormField::new(W::FieldTitle, FieldKind::Text, true).filled(&meeting.title),
        FormField::new(W::FieldDay, FieldKind::Date, true).filled(&meeting.day.to_string()),
        maybe(W::FieldBegins, FieldKind::Time, time(meeting.begins)),
        maybe(W::FieldEnds, FieldKind::Time, time(meeting.ends)),
        maybe(W::FieldPlace, FieldKind::Text, meeting.place.clone()),
        maybe(W::FieldLetter, FieldKind::Text, meeting.letter.clone()),
        maybe(W::FieldLetterDay, FieldKind::Date, meeting.letter_day.map(|day| day.to_string())),
        maybe(W::SigningChair, FieldKind::Officer, officer(Signing::Chair)),
        maybe(W::SigningSecretary, FieldKind::Officer, officer(Signing::Secretary)),
        maybe(W::SigningRecorder, FieldKind::Officer, officer(Signing::Recorder)),
        FormField::new(W::DueNextMeeting, FieldKind::Date, false).filled(&after.unwrap_or_default()),
    ]
}

/// A time of day as it is typed.
pub fn time(field: &FormField, cx: Cx<'_>) -> Result<TimeOfDay, String> {
    field.line.text().parse().map_err(|_| cx.text(W::TimeNoTime).to_owned())
}

/// Somebody with an office as typed; nobody where a dash says so.
pub fn officer(field: &FormField, cx: Cx<'_>) -> Result<Option<Signatory>, String> {
    Signatory::read(field.line.text()).ok_or_else(|| cx.language().text(M::OfficerParts).to_owned())
}

/// The changes of such a form.
pub fn changes(form: &Form, cx: Cx<'_>) -> Option<Result<Vec<Change>, String>> {
    let line = |index: usize| form.line(index).trim().to_owned();
    let text = |index: usize| Some(line(index)).filter(|text| !text.is_empty());
    let day = |index: usize| when::any_day(&line(index), cx.today).unwrap_or(cx.today);
    let begin = |planned: Option<MeetingId>| {
        cx.world.to_start(&Beginning { planned, title: line(0), day: day(1), number: line(2).parse().ok() })
    };
    Some(Ok(match &form.kind {
        FormKind::PlanMeeting => vec![plan(line(0), day(1))],
        FormKind::StartMeeting => begin(None),
        FormKind::StartPlanned(id) => begin(Some(*id)),
        FormKind::EditMeeting(id) => return Some(edited(form, cx, form.seen.meetings.get(id)?)),
        FormKind::AgendaPoint(id, point) => {
            let meeting = form.seen.meetings.get(id)?;
            agenda(meeting, *point, text(0).filter(|text| text != NONE), line(1).parse().ok())
        }
        FormKind::Reopen(meeting) => {
            vec![Change::EditMeeting { meeting: *meeting, edit: MeetingEdit::Reopen { reason: line(0) } }]
        }
        FormKind::Represented(meeting, agency) => {
            let to = Attendance { presence: Presence::Represented, name: text(0), post: text(1), mandate: text(2) };
            form.seen.meetings.get(meeting)?.to_attend(agency, Some(to)).into_iter().collect()
        }
        _ => return None,
    }))
}

fn plan(title: String, day: Day) -> Change {
    Change::PlanMeeting(NewMeeting { id: None, title, day, begins: None, place: None, agenda: Vec::new() })
}

/// A point that is new, said otherwise, taken out, or put elsewhere. One that is put elsewhere and said otherwise at once
/// is said otherwise where it comes to.
fn agenda(meeting: &Meeting, point: Option<u32>, to: Option<String>, place: Option<usize>) -> Vec<Change> {
    let Some(point) = point else {
        return meeting.to_agenda(meeting.further_point(), to).into_iter().collect();
    };
    let now = meeting.agenda.keys().position(|number| *number == point).map(|at| at + 1);
    let Some(place) = place.filter(|place| Some(*place) != now && to.is_some()) else {
        return meeting.to_agenda(point, to).into_iter().collect();
    };
    let mut reworded = meeting.clone();
    reworded.agenda.extend(to.map(|to| (point, to)));
    let seen = |edit: Edit<Option<String>>, at: u32| Edit::new(meeting.agenda.get(&at).cloned(), edit.to);
    let moved = reworded.to_place(point, place).into_iter().filter_map(|change| match change {
        Change::EditMeeting { edit: MeetingEdit::Agenda { point, edit }, .. } => {
            let edit = MeetingEdit::Agenda { point, edit: seen(edit, point) };
            Some(Change::EditMeeting { meeting: meeting.id, edit })
        }
        _ => None,
    });
    moved.collect()
}

/// What was changed of the data of a meeting, and of the day of the next one.
fn edited(form: &Form, cx: Cx<'_>, meeting: &Meeting) -> Result<Vec<Change>, String> {
    let line = |index: usize| Some(form.line(index).trim().to_owned()).filter(|text| !text.is_empty() && text != NONE);
    let day = |index: usize| line(index).and_then(|text| when::any_day(&text, cx.today).ok());
    let time = |index: usize| line(index).and_then(|text| text.parse::<TimeOfDay>().ok());
    let mut edits: Vec<MeetingEdit> = Vec::new();
    let title = line(0).unwrap_or_else(|| meeting.title.clone());
    push(&mut edits, meeting.title.clone(), title.clone(), MeetingEdit::Title);
    push(&mut edits, meeting.day, day(1).unwrap_or(meeting.day), MeetingEdit::Day);
    push(&mut edits, meeting.begins, time(2), MeetingEdit::Begins);
    push(&mut edits, meeting.ends, time(3), MeetingEdit::Ends);
    push(&mut edits, meeting.place.clone(), line(4), MeetingEdit::Place);
    push(&mut edits, meeting.letter.clone(), line(5), MeetingEdit::Letter);
    push(&mut edits, meeting.letter_day, day(6), MeetingEdit::LetterDay);
    for (index, role) in (7..).zip(Signing::ALL) {
        let to = line(index).and_then(|text| Signatory::read(&text).flatten());
        push(&mut edits, meeting.officers.get(&role).cloned(), to, |edit| MeetingEdit::Officer { role, edit });
    }
    let mut changes: Vec<Change> =
        edits.into_iter().map(|edit| Change::EditMeeting { meeting: meeting.id, edit }).collect();
    let next = form.seen.planned_after(form.seen.meetings.get(&meeting.id));
    match (day(10), next) {
        (Some(to), Some(next)) if to == next.day => {}
        (Some(to), _) if to <= day(1).unwrap_or(meeting.day) => {
            return Err(cx.language().text(M::NextNotAfter).to_owned());
        }
        (Some(to), Some(next)) => {
            changes.push(Change::EditMeeting { meeting: next.id, edit: MeetingEdit::Day(Edit::new(next.day, to)) })
        }
        // It is one of the same series.
        (Some(to), None) => changes.push(plan(title, to)),
        (None, _) => {}
    }
    Ok(changes)
}
