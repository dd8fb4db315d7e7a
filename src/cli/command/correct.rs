//! `rapat ralat N --alasan '…'`: a closed meeting is opened again for a visible correction. The journal keeps why, and the
//! minutes as they stood stay printable.

use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::line::{Call, format_json, value, word};
use crate::cli::{meeting as shape, pick, saved};
use crate::domain::change::{Change, MeetingEdit};
use crate::words::{H, Language, W};
use clap::Command;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "rapat", H::MeetingValue, H::MeetingToCorrect).required(true))
        .arg(value(language, "alasan", H::ReasonValue, H::SetReason).required(true))
        .arg(format_json(language))
        .after_help(language.text(H::CorrectExamples))
}

/// Does it.
///
/// # Errors
/// No such meeting, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open(call)?;
    let id = pick::meeting(desk.world(), call.get("rapat").unwrap_or_default(), language)?;
    let reason = call.get("alasan").unwrap_or_default().to_owned();
    let receipt =
        desk.save(language, vec![Change::EditMeeting { meeting: id, edit: MeetingEdit::Reopen { reason } }])?;
    let about = shape::about(desk.world(), id, desk.now.at);
    saved::tell(call, &desk, &receipt, W::Saved, about);
    Ok(())
}
