//! The forms of a promise's life: that it is done, moved, cancelled, confirmed. Each is filled already as far as it can
//! be, so that Enter saves as soon as what must be said is said.

use super::super::cx::Cx;
use super::super::form::{FieldKind, Form, FormField, FormKind};
use super::super::pick::title_of;
use super::super::promises::Turn;
use super::Asked;
use crate::domain::change::Change;
use crate::domain::day::{self, Day};
use crate::domain::item::{Confirmation, Tick};
use crate::domain::steps::{self, Step};
use crate::domain::when::{self, Calendar};
use crate::words::{self, W};

/// What such a form asks.
pub fn asked(kind: &FormKind, cx: Cx<'_>) -> Option<Asked> {
    let field = |label: W, kind: FieldKind, required: bool| FormField::new(label, kind, required);
    let today = |label: W| field(label, FieldKind::PastDay, true).filled(&cx.today.to_string());
    let (turn, number) = match kind {
        FormKind::DoneItem(number, _) => (Turn::Done, *number),
        FormKind::ShiftItem(number) => (Turn::Shift, *number),
        FormKind::CancelItem(number) => (Turn::Cancel, *number),
        FormKind::ConfirmItem(number) => (Turn::Confirm, *number),
        _ => return None,
    };
    let item = cx.world.items.get(&number)?;
    let what = format!("{} TL-{number}", cx.language().text(turn.word()));
    let title = match kind {
        FormKind::DoneItem(_, sites) if !sites.is_empty() => {
            format!("{what} · {} · {}", title_of(cx, sites), item.text)
        }
        FormKind::ShiftItem(_) => {
            format!("{what} · {} · {}", words::due(cx.language(), item.due, cx.today), item.text)
        }
        _ => format!("{what} · {}", item.text),
    };
    let fields = match turn {
        Turn::Done => vec![
            field(W::FieldEvidence, FieldKind::Text, false),
            today(W::FieldDay),
            field(W::FieldSaidBy, FieldKind::Agency, false),
        ],
        Turn::Shift => {
            vec![field(W::FieldNewDue, FieldKind::Day, true), field(W::FieldReason, FieldKind::Text, true)]
        }
        Turn::Cancel => vec![field(W::FieldReason, FieldKind::Text, true)],
        Turn::Confirm => vec![field(W::FieldConfirmedBy, FieldKind::Agency, true), today(W::FieldDay)],
        Turn::Doing => return None,
    };
    Some(Asked { title, fields })
}

/// The changes of such a form, as seen when it was opened.
pub fn changes(form: &Form, cx: Cx<'_>) -> Option<Vec<Change>> {
    let text = |index: usize| form.line(index).trim().to_owned();
    let day = |index: usize| -> Day { day::parse(&form.line(index), cx.today).unwrap_or(cx.today) };
    let (number, step) = match &form.kind {
        FormKind::DoneItem(number, sites) => {
            let evidence = Some(text(0)).filter(|text| !text.is_empty());
            (*number, Step::Done(sites.clone(), Tick { on: day(1), evidence, by: form.agency(2) }))
        }
        FormKind::ShiftItem(number) => {
            let due = when::parse(&form.line(0), Calendar::of(cx.world, cx.today)).ok()?.due;
            (*number, Step::Shift(due, text(1)))
        }
        FormKind::CancelItem(number) => (*number, Step::Cancel(text(0))),
        FormKind::ConfirmItem(number) => (*number, Step::Confirm(Confirmation { by: form.agency(0)?, on: day(1) })),
        _ => return None,
    };
    Some(steps::changes(&form.seen, number, step, cx.today))
}
