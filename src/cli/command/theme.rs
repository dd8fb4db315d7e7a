//! `rapat tema`: the certificate of the themes. Every kind of screen is drawn in every theme over sample data, and what
//! could not be read or told apart in the hall is listed.

use super::demo;
use crate::app::setup::ThemeName;
use crate::cli::desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, Format, format_json, word};
use crate::cli::record::{Cell, Record, json};
use crate::cli::sheet::{Column, Sheet};
use crate::domain::day::Day;
use crate::domain::world::World;
use crate::runtime::certificate::{Certificate, certificates, decimal, told};
use crate::runtime::past;
use crate::store::{Now, StoreError};
use crate::words::{H, L, Language};
use clap::Command;
use clap::builder::PossibleValue;
use std::sync::Arc;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    let names = ThemeName::ALL.map(|theme| PossibleValue::new(theme.code()));
    command.arg(word(language, "nama", H::ThemeValue, H::ThemeName).value_parser(names)).arg(format_json(language))
}

/// Draws, measures and tells.
///
/// # Errors
/// A theme does not hold what a theme must, or there is no room for the sample data.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let unmade = |error: StoreError| desk::failed(language, &World::default(), &error, Day::default());
    let throw_away = tempfile::tempdir().map_err(|error| unmade(error.into()))?;
    let taken = super::pictures::TAKEN;
    let mut store = demo::fill(&throw_away.path().join("contoh.db"), demo::USUAL_SEED, |_| Now::real(taken), language)?;
    store.load_log().map_err(unmade)?;
    let past = past::standings(&store, store.world()).map_err(unmade)?.into();
    let themes: Vec<ThemeName> = match call.get("nama").and_then(ThemeName::from_code) {
        Some(theme) => vec![theme],
        None => ThemeName::ALL.to_vec(),
    };
    let found = certificates(&Arc::new(store.world().clone()), &past, taken, &themes);
    match call.format() {
        Format::Table => draw(call, &found),
        Format::Json | Format::Csv => {
            let records: Vec<Record> = found.iter().map(|one| record(language, one)).collect();
            call.out.whole(&json(&records));
        }
    }
    match found.iter().map(|one| one.faults.len()).sum::<usize>() {
        0 => Ok(()),
        n => Err(Failure::new(Ending::Failed, language.say(L::CertificateFailed, &[("n", &n)])).after_answer()),
    }
}

fn draw(call: &mut Call, found: &[Certificate]) {
    let language = call.language;
    let mut sheet = Sheet::new([
        (Column::Word, language.text(L::HeadTheme)),
        (Column::Text(20), language.text(L::HeadFor)),
        (Column::Number, language.text(L::HeadPairs)),
        (Column::Number, language.text(L::HeadContrast)),
        (Column::Number, language.text(L::HeadApart)),
        (Column::Word, language.text(L::HeadVerdict)),
    ]);
    for one in found {
        let nearest = one.nearest.map_or(language.text(L::ByManner).to_owned(), |far| decimal(language, far));
        let verdict = if one.faults.is_empty() { L::Passes } else { L::Fails };
        sheet.row([
            one.theme.code().to_owned(),
            language.text(one.theme.word()).to_owned(),
            one.pairs.to_string(),
            decimal(language, one.faintest),
            nearest,
            language.text(verdict).to_owned(),
        ]);
    }
    sheet.draw(&mut call.out);
    for one in found {
        for fault in &one.faults {
            call.out.wrapped(format!("{}: {}", one.theme.code(), told(language, fault)), 2);
        }
    }
    call.out.gap();
    call.out.wrapped(language.text(L::CertificateNote), 0);
}

fn record(language: Language, one: &Certificate) -> Record {
    let hundredths = |number: f64| Cell::Hundredths((number * 100.0).round() as u16);
    Record::default()
        .with("tema", Cell::Code(one.theme.code().to_owned()))
        .with("ruang", Cell::Number(one.room.round() as i64))
        .with("pasangan", one.pairs)
        .with("kontras", hundredths(one.faintest))
        .with("jarak", one.nearest.map_or(Cell::Null, hundredths))
        .with("lulus", one.faults.is_empty())
        .with("cacat", Cell::Codes(one.faults.iter().map(|fault| told(language, fault)).collect()))
}
