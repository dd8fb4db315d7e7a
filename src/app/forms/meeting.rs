//! The forms of a meeting: to plan one, to begin another one, to say who sits there for an instansi, and why a closed one
//! is opened again.

use super::super::cx::Cx;
use super::super::form::{FieldKind, Form, FormField, FormKind};
use super::Asked;
use crate::domain::change::{Change, MeetingEdit, NewMeeting};
use crate::domain::day;
use crate::domain::ids::Record;
use crate::domain::meeting::{Attendance, Presence};
use crate::domain::meeting_steps::Beginning;
use crate::domain::query::names;
use crate::words::{self, M, W};

/// What such a form asks.
pub fn asked(kind: &FormKind, cx: Cx<'_>) -> Option<Asked> {
    let field = |label: W, required: bool| FormField::new(label, FieldKind::Text, required);
    let language = cx.language();
    Some(match kind {
        FormKind::PlanMeeting => Asked {
            title: language.text(M::DeedPlan).to_owned(),
            fields: vec![field(W::FieldTitle, true), FormField::new(W::FieldDay, FieldKind::Date, true)],
        },
        FormKind::StartMeeting => {
            Asked { title: language.text(M::DeedStart).to_owned(), fields: vec![field(W::FieldTitle, true)] }
        }
        FormKind::Reopen(id) => {
            let name = words::record(language, cx.world, &Record::Meeting(*id));
            Asked {
                title: format!("{} · {name}", language.text(M::DeedCorrect)),
                fields: vec![field(W::FieldReason, true)],
            }
        }
        FormKind::Represented(_, agency) => Asked {
            title: format!("{} · {}", cx.text(W::PresenceRepresented), names::agency(cx.world, agency)),
            fields: vec![field(W::FieldName, false), field(W::FieldPost, false), field(W::FieldMandate, false)],
        },
        _ => return None,
    })
}

/// The changes of such a form.
pub fn changes(form: &Form, cx: Cx<'_>) -> Option<Vec<Change>> {
    let line = |index: usize| form.fields.get(index).map(|field| field.line.text().trim().to_owned());
    let text = |index: usize| line(index).filter(|text| !text.is_empty());
    Some(match &form.kind {
        FormKind::PlanMeeting => {
            let day = day::parse(&line(1)?, cx.today).unwrap_or(cx.today);
            let title = line(0)?;
            vec![Change::PlanMeeting(NewMeeting { id: None, title, day, begins: None, place: None, agenda: vec![] })]
        }
        FormKind::StartMeeting => {
            cx.world.to_start(&Beginning { planned: None, title: line(0)?, day: cx.today, number: None })
        }
        FormKind::Reopen(meeting) => {
            vec![Change::EditMeeting { meeting: *meeting, edit: MeetingEdit::Reopen { reason: line(0)? } }]
        }
        FormKind::Represented(meeting, agency) => {
            let to = Attendance { presence: Presence::Represented, name: text(0), post: text(1), mandate: text(2) };
            form.seen.meetings.get(meeting)?.to_attend(agency, Some(to)).into_iter().collect()
        }
        _ => return None,
    })
}
