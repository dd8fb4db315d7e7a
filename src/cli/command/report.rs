//! `rapat lapor LOKASI 'URAIAN' --kategori K`: a new obstacle. With the number of one, `lapor K-5`, what is recorded of
//! it is corrected, as one operation.

use crate::cli::desk::Desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, format_json, switch, value, word};
use crate::cli::pick::{self, Care};
use crate::cli::{saved, shapes};
use crate::domain::change::{Change, Edit, IssueEdit, NewIssue};
use crate::domain::day::Day;
use crate::domain::ids::{AgencyCode, CategoryCode, Record};
use crate::domain::issue::{Issue, Severity};
use crate::domain::operation::Receipt;
use crate::domain::text::tidy;
use crate::domain::world::World;
use crate::words::{A, H, Language, W};
use clap::Command;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "lokasi", H::SiteValue, H::SiteToReport).required(true))
        .arg(word(language, "uraian", H::TextValue, H::IssueText))
        .arg(value(language, "kategori", H::CategoryValue, H::Category))
        .arg(switch(language, "berat", H::Severe))
        .arg(switch(language, "biasa", H::NotSevere).conflicts_with("berat"))
        .arg(value(language, "penyelesai", H::AgencyValue, H::Resolver).allow_hyphen_values(true))
        .arg(value(language, "pelapor", H::AgencyValue, H::Reporter).allow_hyphen_values(true))
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
    let typed = call.get("lokasi").unwrap_or_default();
    let named = Record::called(typed);
    if !matches!(named, Some(Record::Issue(_))) {
        whole(call)?;
    }
    let mut desk = Desk::open(call)?;
    let (world, today) = (desk.world(), desk.today());
    let changes = match named {
        Some(Record::Issue(number)) => {
            let issue = pick::issue(world, number, language)?;
            corrections(call, world, issue, today)?
        }
        _ => vec![Change::AddIssue(reported(call, world, typed, today)?)],
    };
    if changes.is_empty() {
        saved::already(call, &desk, language.text(W::NothingChanged));
        return Ok(());
    }
    let receipt = desk.save(language, changes)?;
    let about = about(&desk, &receipt);
    saved::tell(call, &desk, &receipt, W::Saved, about);
    Ok(())
}

/// A new one needs its text and its kind.
fn whole(call: &Call) -> Result<(), Failure> {
    let text = format!("<{}>", call.language.text(H::TextValue));
    let needed = [("uraian", text.as_str()), ("kategori", "--kategori")];
    let missing: Vec<&str> = needed.iter().filter(|(id, _)| call.get(id).is_none()).map(|(_, name)| *name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::new(Ending::WrongUsage, call.say(A::Missing, &[("args", &missing.join(", "))])))
}

fn reported(call: &Call, world: &World, site: &str, today: Day) -> Result<NewIssue, Failure> {
    let language = call.language;
    let (text, kind) = (call.get("uraian").unwrap_or_default(), call.get("kategori").unwrap_or_default());
    Ok(NewIssue {
        number: None,
        site: pick::site(world, site, Care::Change, language)?.code.clone(),
        category: category(world, kind, language)?,
        text: text.to_owned(),
        severity: if call.has("berat") { Severity::Severe } else { Severity::Normal },
        resolver: agency(call, world, "penyelesai")?.flatten(),
        reporter: agency(call, world, "pelapor")?.flatten(),
        reported: call.get("tanggal").map_or(Ok(today), |typed| pick::day(typed, today, language))?,
    })
}

/// What is said otherwise than it stands.
fn corrections(call: &Call, world: &World, issue: &Issue, today: Day) -> Result<Vec<Change>, Failure> {
    let language = call.language;
    let text = call.get("uraian").map(tidy);
    let kind = call.get("kategori").map(|typed| category(world, typed, language)).transpose()?;
    let severity = match (call.has("berat"), call.has("biasa")) {
        (true, _) => Some(Severity::Severe),
        (_, true) => Some(Severity::Normal),
        _ => None,
    };
    let day = call.get("tanggal").map(|typed| pick::day(typed, today, language)).transpose()?;
    let edits = [
        differs(&issue.text, text).map(IssueEdit::Text),
        differs(&issue.category, kind).map(IssueEdit::Category),
        differs(&issue.severity, severity).map(IssueEdit::Severity),
        differs(&issue.resolver, agency(call, world, "penyelesai")?).map(IssueEdit::Resolver),
        differs(&issue.reporter, agency(call, world, "pelapor")?).map(IssueEdit::Reporter),
        differs(&issue.reported, day).map(IssueEdit::Reported),
    ];
    Ok(edits.into_iter().flatten().map(|edit| Change::EditIssue { issue: issue.number, edit }).collect())
}

fn differs<T: Clone + PartialEq>(saw: &T, to: Option<T>) -> Option<Edit<T>> {
    to.filter(|to| to != saw).map(|to| Edit::new(saw.clone(), to))
}

/// An instansi that is named; `-` is nobody.
fn agency(call: &Call, world: &World, id: &str) -> Result<Option<Option<AgencyCode>>, Failure> {
    match call.get(id) {
        None => Ok(None),
        Some("-") => Ok(Some(None)),
        Some(typed) => pick::agency(world, typed, call.language).map(|agency| Some(Some(agency.code.clone()))),
    }
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
