//! `rapat pribadi SIAPA`: the private values of a site or an instansi, for who may write: shown, kept, or erased for good.

use crate::cli::desk::Desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, Format, format_json, switch, word};
use crate::cli::pick::{self, Care};
use crate::cli::record::{self, Cell, Record};
use crate::cli::{answer, codes, saved, typed};
use crate::domain::ids::Record as Ref;
use crate::domain::private::PrivateField;
use crate::domain::text::{LONGEST, TextError, fold, line, tidy};
use crate::domain::world::World;
use crate::words::{self, A, H, Language, W};
use clap::Command;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "siapa", H::PrivateOfValue, H::PrivateOf).required(true))
        .arg(word(language, "isian", H::PrivateFieldValue, H::PrivateField))
        .arg(word(language, "isi", H::PrivateTextValue, H::PrivateText).allow_hyphen_values(true))
        .arg(switch(language, "hapus", H::PrivateErase).conflicts_with("isi").requires("isian"))
        .arg(format_json(language))
        .after_help(language.text(H::PrivateExamples))
}

/// Shows, keeps or erases.
///
/// # Errors
/// Something that is not known, no rights, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let field = call.get("isian").map(|typed| field(typed, language)).transpose()?;
    let value = call.get("isi").map(|typed| value(call, typed)).transpose()?;
    // Who may not write does not get to see either.
    let desk = Desk::open(call)?;
    let record = of(desk.world(), call.get("siapa").unwrap_or_default(), language)?;
    match (field, value) {
        (Some(field), None) if call.has("hapus") => keep(call, desk, &record, field, None),
        (Some(field), Some(value)) => keep(call, desk, &record, field, Some(&value)),
        (Some(field), None) => show(call, &desk, &record, &[field]),
        (None, _) => show(call, &desk, &record, &PrivateField::ALL),
    }
}

/// The site or the instansi that is meant; the code of an instansi is never a part of a site's name.
fn of(world: &World, typed: &str, language: Language) -> Result<Ref, Failure> {
    if let Some(agency) = world.agencies.values().find(|agency| fold(agency.code.as_str()) == fold(typed)) {
        return Ok(Ref::Agency(agency.code.clone()));
    }
    match pick::site(world, typed, Care::Change, language) {
        Ok(site) => Ok(Ref::Site(site.code.clone())),
        Err(failure) if failure.code == Ending::NotFound as u8 => match pick::agency(world, typed, language) {
            Ok(agency) => Ok(Ref::Agency(agency.code.clone())),
            Err(_) => Err(failure),
        },
        Err(failure) => Err(failure),
    }
}

fn field(typed: &str, language: Language) -> Result<PrivateField, Failure> {
    match fold(typed).as_str() {
        "kontak" | "contact" => Ok(PrivateField::Contact),
        "memo" => Ok(PrivateField::Memo),
        _ => {
            let what =
                language.say(A::ValueWrong, &[("arg", &language.text(H::PrivateFieldValue)), ("value", &tidy(typed))]);
            Err(Failure::new(Ending::WrongUsage, what)
                .and(language.say(A::PossibleValues, &[("values", &"kontak, memo")])))
        }
    }
}

/// What is typed, or what comes through the pipe for `-`: so that it stands in no history of a shell.
fn value(call: &Call, given: &str) -> Result<String, Failure> {
    let language = call.language;
    let text = match given {
        "-" => typed::read(call, LONGEST * 8, language.text(A::PrivateType))?,
        given => given.to_owned(),
    };
    line(&text, LONGEST).map_err(|error| {
        let field = language.text(W::FieldPrivate);
        let what = match error {
            TextError::Empty => language.say(W::RefusedEmpty, &[("field", &field)]),
            TextError::TooLong { is, most } => {
                language.say(W::RefusedTooLong, &[("field", &field), ("is", &is), ("most", &most)])
            }
        };
        Failure::new(Ending::WrongUsage, what)
    })
}

fn keep(
    call: &mut Call,
    mut desk: Desk,
    record: &Ref,
    field: PrivateField,
    value: Option<&str>,
) -> Result<(), Failure> {
    let language = call.language;
    let saw = desk.world().private.get(record, field).cloned();
    if saw.is_none() && value.is_none() {
        return show(call, &desk, record, &[field]);
    }
    let id = desk.id_of(language, &format!("keep {record} {}", field.code()))?;
    let (author, now) = (desk.author.clone(), desk.now);
    let kept = desk.store.keep_private((record, field), saw.as_ref(), value, &id, &author, now);
    let receipt = kept.map_err(|error| desk.failed(language, &error))?;
    if value.is_none() && call.format() == Format::Table {
        call.out.line(language.text(W::PrivateErased));
        return Ok(());
    }
    saved::tell(call, &desk, &receipt, W::Saved, None);
    Ok(())
}

fn show(call: &mut Call, desk: &Desk, record: &Ref, fields: &[PrivateField]) -> Result<(), Failure> {
    let (language, world) = (call.language, desk.world());
    let mut found = Vec::new();
    for field in fields {
        let value = desk.store.private(record, *field).map_err(|error| desk.failed(language, &error))?;
        found.push((*field, value));
    }
    if call.format() != Format::Table {
        let about = Record::default().with(codes::kind(record), Cell::code(Some(codes::key(world, record))));
        let all = found.into_iter().fold(about, |all, (field, value)| {
            let name = match field {
                PrivateField::Contact => "kontak",
                PrivateField::Memo => "memo",
            };
            all.with(name, Cell::text(value))
        });
        call.out.whole(&record::json(&all));
        return Ok(());
    }
    answer::marks(call, world, desk.today());
    call.out.wrapped(words::record(language, world, record), 2);
    for (field, value) in found {
        let name = language.text(match field {
            PrivateField::Contact => W::FieldContact,
            PrivateField::Memo => W::FieldMemo,
        });
        let value = value.unwrap_or_else(|| language.text(W::NotRecorded).to_owned());
        call.out.wrapped(format!("{name}: {value}"), 2);
    }
    Ok(())
}
