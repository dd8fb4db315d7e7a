//! `rapat ralat N --alasan '…'`: a closed meeting is opened again for a visible correction; `rapat ralat TL-12`: what was
//! sealed in the running meeting was recorded wrongly, and is set right and sealed again. The journal keeps why, and the
//! minutes as they stood stay printable.

use crate::cli::desk::Desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, format_json, value, word};
use crate::cli::{meeting as shape, pick, saved, shapes};
use crate::domain::change::{Change, MeetingEdit};
use crate::domain::ids::{ItemNo, Record};
use crate::domain::refusal::Refusal;
use crate::domain::steps::{self, Corrected};
use crate::domain::text::tidy;
use crate::domain::when::{self, Calendar};
use crate::words::{self, A, H, K, Language, W};
use clap::Command;

/// What of a promise can be set right.
const PARTS: [&str; 3] = ["uraian", "instansi", "tenggat"];

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "rapat", H::CorrectValue, H::MeetingToCorrect).required(true))
        .arg(value(language, "alasan", H::ReasonValue, H::SetReason).required(true))
        .arg(value(language, "uraian", H::TextValue, H::CorrectText))
        .arg(value(language, "instansi", H::AgencyValue, H::CorrectLead))
        .arg(value(language, "tenggat", H::DayValue, H::CorrectDue))
        .arg(format_json(language))
        .after_help(language.text(H::CorrectExamples))
}

/// Does it.
///
/// # Errors
/// No such meeting or promise, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    if let Some(Record::Item(number)) = Record::called(call.get("rapat").unwrap_or_default()) {
        return promise(call, number);
    }
    if let Some(part) = PARTS.into_iter().find(|part| call.get(part).is_some()) {
        let what = language.say(A::Missing, &[("args", &"TL")]);
        return Err(Failure::new(Ending::WrongUsage, what).and(format!("--{part}")));
    }
    let mut desk = Desk::open(call)?;
    let id = pick::meeting(desk.world(), call.get("rapat").unwrap_or_default(), language)?;
    let reason = call.get("alasan").unwrap_or_default().to_owned();
    let receipt =
        desk.save(language, vec![Change::EditMeeting { meeting: id, edit: MeetingEdit::Reopen { reason } }])?;
    let about = shape::about(desk.world(), id, desk.now.at);
    saved::tell(call, &desk, &receipt, W::Saved, about);
    Ok(())
}

fn promise(call: &mut Call, number: ItemNo) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open(call)?;
    let (world, today) = (desk.world(), desk.today());
    let item = pick::item(world, number, language)?;
    if item.seal.is_none() {
        let what = words::refusal(language, world, &Refusal::NotAgreed(number), today);
        return Err(Failure::new(Ending::Failed, what));
    }
    let mut to = Corrected { text: item.text.clone(), lead: item.lead.clone(), due: item.due };
    if let Some(text) = call.get("uraian").map(tidy) {
        to.text = text;
    }
    if let Some(typed) = call.get("instansi") {
        to.lead = match typed.trim() {
            "-" => None,
            typed => Some(pick::agency(world, typed, language)?.code.clone()),
        };
    }
    if let Some(typed) = call.get("tenggat") {
        let read = when::parse(typed, Calendar::of(world, today)).map_err(|error| {
            let why = words::when_error(language, error);
            Failure::new(Ending::WrongUsage, language.say(A::Quoted, &[("text", &tidy(typed)), ("why", &why)]))
        })?;
        to.due = read.due;
    }
    let changes = steps::correction(world, number, to, call.get("alasan").unwrap_or_default().to_owned());
    if changes.is_empty() {
        saved::already(call, &desk, language.say(K::Already, &[("n", &number)]));
        return Ok(());
    }
    let receipt = desk.save(language, changes)?;
    let now = desk.world().items.get(&number).map(|now| ("tindak", shapes::item(desk.world(), now, desk.today())));
    saved::tell(call, &desk, &receipt, W::Saved, now);
    Ok(())
}
