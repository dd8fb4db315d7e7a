//! `rapat bahas [NOMOR]`: what was put aside to be spoken about later, or that one of these has been by now.

use crate::cli::desk::{self, Desk};
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, look, word};
use crate::cli::record::{Cell, Record};
use crate::cli::sheet::{Column, Sheet};
use crate::cli::{answer, pick, saved};
use crate::domain::change::{Change, Edit, EntryEdit};
use crate::domain::entry::Entry;
use crate::domain::ids::Record as Ref;
use crate::domain::query::meeting as ask;
use crate::domain::text::tidy;
use crate::domain::world::World;
use crate::words::{self, A, H, Language, W};
use clap::Command;
use std::sync::Arc;

/// The columns of what was put aside.
const PARKED: &[&str] = &["nomor", "uraian", "lokasi", "rapat"];

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "nomor", H::MeetingValue, H::ParkedToHandle))
        .args(look(language))
        .after_help(language.text(H::DiscussExamples))
}

/// Lists, or ticks.
///
/// # Errors
/// No such thing was put aside, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let Some(typed) = call.get("nomor") else { return list(call) };
    let number: u32 = typed
        .trim()
        .parse()
        .map_err(|_| Failure::new(Ending::WrongUsage, language.say(A::WrongNumber, &[("text", &tidy(typed))])))?;
    let mut desk = Desk::open(call)?;
    if !ask::parked(desk.world()).contains(&number) {
        return Err(pick::missing(desk.world(), &Ref::Entry(number), language));
    }
    let edit = EntryEdit::Handled(Edit::new(false, true));
    let receipt = desk.save(language, vec![Change::EditEntry { entry: number, edit }])?;
    saved::tell(call, &desk, &receipt, W::Saved, None);
    Ok(())
}

fn list(call: &mut Call) -> Result<(), Failure> {
    let view = desk::look(call)?;
    let (world, language) = (&view.world, call.language);
    let parked: Vec<&Arc<Entry>> = ask::parked(world).iter().filter_map(|number| world.entries.get(number)).collect();
    let records = || parked.iter().map(|entry| record(world, entry)).collect();
    answer::list(call, records, PARKED, |call| {
        answer::marks(call, world, view.today);
        if parked.is_empty() {
            call.out.wrapped(language.text(A::NothingHappened), 2);
        }
        let mut sheet = Sheet::new([
            (Column::Number, language.text(A::HeadNumber)),
            (Column::Text(20), language.text(W::KindParked)),
            (Column::Name(14), language.text(A::HeadMeeting)),
        ]);
        for entry in &parked {
            let meeting = entry.meeting.map(|id| words::record(language, world, &Ref::Meeting(id)));
            sheet.row([entry.number.to_string(), entry.text.clone(), meeting.unwrap_or_else(|| "-".to_owned())]);
        }
        sheet.draw(&mut call.out);
    });
    Ok(())
}

fn record(world: &World, entry: &Entry) -> Record {
    let meeting = entry.meeting.and_then(|id| world.meetings.get(&id)).and_then(|meeting| meeting.number);
    Record::default()
        .with("nomor", entry.number)
        .with("uraian", Cell::text(Some(&entry.text)))
        .with("lokasi", Cell::Codes(entry.sites.iter().map(ToString::to_string).collect()))
        .with("rapat", meeting)
}
