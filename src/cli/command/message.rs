//! `rapat pesan [INSTANSI]`: the reminder of each instansi, in parts that can be pasted into a messenger.

use crate::cli::failure::Failure;
use crate::cli::line::{Call, look, word};
use crate::cli::record::{Cell, Record};
use crate::cli::{answer, desk, pick};
use crate::domain::query::ledger::{self, Reminder};
use crate::domain::query::names;
use crate::words::{self, H, K, Language, Message};
use clap::{ArgAction, Command};

/// The columns of one part.
const MESSAGE: &[&str] = &["instansi", "bagian", "dari", "janji", "mendukung", "teks"];

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "nama", H::AgencyValue, H::MessageAgency).num_args(0..).action(ArgAction::Append))
        .args(look(language))
}

/// Answers.
///
/// # Errors
/// The database cannot be read, or there is no such instansi.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let view = desk::look(call)?;
    let (world, today, language) = (&view.world, view.today, call.language);
    let typed = call.all("nama").join(" ");
    let mut reminders = ledger::reminders(world, today);
    if !typed.trim().is_empty() {
        let agency = pick::agency(world, &typed, language)?;
        reminders.retain(|reminder| reminder.agency.as_ref() == Some(&agency.code));
    }
    let parts: Vec<(&Reminder, Vec<Message>)> =
        (reminders.iter()).map(|reminder| (reminder, words::messages(language, world, reminder, today))).collect();
    let count: usize = parts.iter().map(|(_, messages)| messages.len()).sum();
    let records = || {
        let numbers = |numbers: &[u32]| Cell::Codes(numbers.iter().map(|number| format!("TL-{number}")).collect());
        let of = |(reminder, messages): &(&Reminder, Vec<Message>)| {
            let record = |(at, message): (usize, &Message)| {
                Record::default()
                    .with("instansi", Cell::code(reminder.agency.as_ref()))
                    .with("bagian", at + 1)
                    .with("dari", messages.len())
                    .with("janji", numbers(&message.leads))
                    .with("mendukung", numbers(&message.supports))
                    .with("teks", Cell::text(Some(&message.text)))
            };
            messages.iter().enumerate().map(record).collect::<Vec<_>>()
        };
        parts.iter().flat_map(of).collect()
    };
    answer::list(call, records, MESSAGE, |call| {
        if count == 0 {
            call.out.line(language.text(K::NoMessages));
        }
        for (reminder, messages) in &parts {
            let name = match &reminder.agency {
                Some(code) => names::agency(world, code),
                None => language.text(K::MarkNoLead).to_owned(),
            };
            for (at, message) in messages.iter().enumerate() {
                // One message alone is there to be piped on as it is.
                if count > 1 {
                    let of = [("name", &name as &dyn std::fmt::Display), ("part", &(at + 1)), ("of", &messages.len())];
                    call.out.line(language.say(K::MessageOf, &of));
                }
                for line in message.text.lines() {
                    call.out.line(line);
                }
                if count > 1 {
                    call.out.gap();
                }
            }
        }
    });
    Ok(())
}
