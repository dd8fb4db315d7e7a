//! `rapat notula [N]`: the minutes of a meeting, as it stands or as it was closed.

use crate::cli::desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, switch, value, word};
use crate::cli::paper;
use crate::cli::pick;
use crate::domain::ids::MeetingId;
use crate::domain::world::World;
use crate::report::{self, Format, lay};
use crate::words::{A, H, Language, P};
use clap::{Command, value_parser};

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .alias("notulen")
        .arg(word(language, "rapat", H::MeetingValue, H::MinutesOf))
        .args(paper::arguments(language, &Format::ALL))
        .arg(value(language, "revisi", H::CountValue, H::MinutesVersion).value_parser(value_parser!(u32).range(1..)))
        .arg(switch(language, "csv-polos", H::MinutesPlainCsv))
        .after_help(language.text(H::MinutesExamples))
}

/// Prints them.
///
/// # Errors
/// No such meeting or version, or the file cannot be written.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let format = paper::format(call, &Format::ALL);
    paper::check(call, format, "notula")?;
    let view = desk::look(call)?;
    let id = meeting(&view.world, call.get("rapat"), language)?;
    let version = call.number("revisi").map(|version| version as usize);
    let found = view.minutes(language, id, version)?;
    let notula = found.ok_or_else(|| {
        let number = version.unwrap_or(1);
        Failure::new(Ending::NotFound, language.say(A::PaperNoVersion, &[("n", &number)]))
    })?;
    let name = language.say(P::NotulaFile, &[("what", &lay::meeting_name(&notula, language))]);
    let made = match format {
        Format::Txt => paper::document(call, &lay::minutes(&notula, language), format),
        _ => report::minutes(&notula, format, language, call.has("csv-polos")),
    };
    paper::deliver(call, made, &name)
}

/// The meeting that is meant: by its number, else the running one, else the one that was closed last.
fn meeting(world: &World, typed: Option<&str>, language: Language) -> Result<MeetingId, Failure> {
    if let Some(typed) = typed {
        return pick::meeting(world, typed, language);
    }
    let closed = world.meetings.values().filter_map(|meeting| Some((meeting.closed_at()?, meeting.id)));
    let last = world.running().map(|meeting| meeting.id).or_else(|| closed.max().map(|(_, id)| id));
    last.ok_or_else(|| Failure::new(Ending::NotFound, language.text(A::PaperNoMeeting)))
}
