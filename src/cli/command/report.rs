//! `rapat lapor LOKASI 'URAIAN' --kategori K`: a new obstacle.

use crate::cli::desk::Desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, format_json, switch, value, word};
use crate::cli::pick::{self, Care};
use crate::cli::{saved, shapes};
use crate::domain::change::{Change, NewIssue};
use crate::domain::ids::{CategoryCode, Record};
use crate::domain::issue::Severity;
use crate::domain::operation::Receipt;
use crate::domain::text::tidy;
use crate::domain::world::World;
use crate::words::{A, H, Language, W};
use clap::Command;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "lokasi", H::SiteValue, H::SiteToReport).required(true))
        .arg(word(language, "uraian", H::TextValue, H::IssueText).required(true))
        .arg(value(language, "kategori", H::CategoryValue, H::Category).required(true))
        .arg(switch(language, "berat", H::Severe))
        .arg(value(language, "penyelesai", H::AgencyValue, H::Resolver))
        .arg(value(language, "pelapor", H::AgencyValue, H::Reporter))
        .arg(value(language, "tanggal", H::DayValue, H::ReportDay))
        .arg(format_json(language))
        .after_help(language.text(H::ReportExamples))
}

/// Does it.
///
/// # Errors
/// Something that is not known, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open(call)?;
    let (world, today) = (desk.world(), desk.today());
    let agency = |id: &str| {
        let found = call.get(id).map(|typed| pick::agency(world, typed, language)).transpose()?;
        Ok::<_, Failure>(found.map(|agency| agency.code.clone()))
    };
    let new = NewIssue {
        number: None,
        site: pick::site(world, call.get("lokasi").unwrap_or_default(), Care::Change, language)?.code.clone(),
        category: category(world, call.get("kategori").unwrap_or_default(), language)?,
        text: call.get("uraian").unwrap_or_default().to_owned(),
        severity: if call.has("berat") { Severity::Severe } else { Severity::Normal },
        resolver: agency("penyelesai")?,
        reporter: agency("pelapor")?,
        reported: call.get("tanggal").map_or(Ok(today), |typed| pick::day(typed, today, language))?,
    };
    let receipt = desk.save(language, vec![Change::AddIssue(new)])?;
    let about = about(&desk, &receipt);
    saved::tell(call, &desk, &receipt, W::Saved, about);
    Ok(())
}

/// The obstacle that a receipt is about, as it stands now.
pub fn about(desk: &Desk, receipt: &Receipt) -> Option<(&'static str, crate::cli::record::Record)> {
    let number = receipt.rows.iter().find_map(|row| match row.change.record() {
        Some(Record::Issue(number)) => Some(number),
        _ => None,
    })?;
    let issue = desk.world().issues.get(&number)?;
    Some(("kendala", shapes::issue(issue, desk.today())))
}

fn category(world: &World, typed: &str, language: Language) -> Result<CategoryCode, Failure> {
    world.program.find_category(typed).map(|category| category.code.clone()).ok_or_else(|| {
        let all: Vec<&str> = world.program.categories.iter().map(|category| category.code.as_str()).collect();
        Failure::new(Ending::WrongUsage, language.say(A::UnknownCategory, &[("text", &tidy(typed))]))
            .and(language.say(A::PossibleValues, &[("values", &all.join(", "))]))
    })
}
