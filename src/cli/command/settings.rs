//! `rapat setelan`: what the office has set for itself, and setting it; all that is said together is one operation.

mod program;

use crate::cli::desk::{self, Desk};
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, Format, format_json, value};
use crate::cli::pick::{self, Care};
use crate::cli::record::{self, Cell, Record};
use crate::cli::{answer, saved, shapes};
use crate::domain::agency::AgencyRole;
use crate::domain::change::{Change, Edit, NewAgency, SiteEdit};
use crate::domain::day::Day;
use crate::domain::ids::AgencyCode;
use crate::domain::office::{Signatory, Signing};
use crate::domain::program::Threshold;
use crate::domain::settings::{AgencyEdit, OfficeEdit, ProgramEdit};
use crate::domain::text::{fold, grouped, tidy};
use crate::domain::world::World;
use crate::words::{A, H, Language, W};
use clap::{ArgAction, Command};

const SET: [&str; 10] = [
    "kop",
    "penanda-tangan",
    "ambang",
    "kategori",
    "syarat",
    "sasaran",
    "instansi-nama",
    "instansi-alias",
    "instansi-urutan",
    "instansi-baru",
];

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    let names = [
        (H::LetterheadValue, H::SetLetterhead),
        (H::SignatoryValue, H::SetSignatory),
        (H::ThresholdValue, H::SetThreshold),
        (H::CategoryEditValue, H::SetCategory),
        (H::CheckEditValue, H::SetCheck),
        (H::ScopeValue, H::SetScope),
        (H::AgencyNameValue, H::SetAgencyName),
        (H::AgencyAliasValue, H::SetAgencyAlias),
        (H::AgencyOrderValue, H::SetAgencyOrder),
        (H::NewAgencyValue, H::SetNewAgency),
    ];
    let args = SET.into_iter().zip(names);
    command
        .args(args.map(|(id, (name, help))| value(language, id, name, help).action(ArgAction::Append)))
        .arg(format_json(language))
        .after_help(language.text(H::SettingsExamples))
}

/// Shows, or sets.
///
/// # Errors
/// Something that is not known, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    if SET.iter().all(|id| call.all(id).is_empty()) {
        let view = desk::look(call)?;
        show(call, &view.world, view.today);
        return Ok(());
    }
    let mut desk = Desk::open(call)?;
    let changes = changes(call, desk.world())?;
    if changes.is_empty() {
        show(call, desk.world(), desk.today());
        return Ok(());
    }
    let receipt = desk.save(call.language, changes)?;
    let about = ("setelan", in_full(desk.world()));
    saved::tell(call, &desk, &receipt, W::Saved, Some(about));
    Ok(())
}

/// What is asked for and does not stand there already.
fn changes(call: &Call, world: &World) -> Result<Vec<Change>, Failure> {
    let language = call.language;
    let mut changes = Vec::new();
    if let Some(typed) = call.all("kop").last() {
        let to: Vec<String> = typed.split('/').map(tidy).filter(|line| !line.is_empty()).collect();
        let edit = Edit::new(world.office.letterhead.clone(), to);
        changes.extend((edit.saw != edit.to).then_some(Change::EditOffice(OfficeEdit::Letterhead(edit))));
    }
    for typed in call.all("penanda-tangan") {
        let (role, who) = pair("penanda-tangan", typed, language)?;
        let role = known(role, &Signing::ALL, |role| role.code(), language)?;
        let mut parts = who.split(';').map(tidy);
        let mut part = || parts.next().unwrap_or_default();
        let to = Signatory { post: part(), name: part(), rank: part(), nip: part() };
        if parts.next().is_some() {
            return Err(wrong("penanda-tangan", typed, language));
        }
        let edit =
            Edit::new(world.office.signatories.get(&role).cloned(), Some(to).filter(|to| *to != Signatory::default()));
        changes.extend((edit.saw != edit.to).then_some(Change::EditOffice(OfficeEdit::Signatory { role, edit })));
    }
    for typed in call.all("ambang") {
        let (which, number) = pair("ambang", typed, language)?;
        let which = known(which, &Threshold::ALL, |which| which.code(), language)?;
        let to = number.trim().replace('.', "").parse().map_err(|_| wrong("ambang", typed, language))?;
        let edit = Edit::new(world.program.thresholds.get(which), to);
        changes.extend((edit.saw != to).then_some(Change::EditProgram(ProgramEdit::Threshold { which, edit })));
    }
    for typed in call.all("sasaran") {
        let (site, answer) = pair("sasaran", typed, language)?;
        let site = pick::site(world, site, Care::Change, language)?;
        let to = match fold(answer).as_str() {
            "ya" => true,
            "tidak" => false,
            _ => return Err(wrong("sasaran", typed, language)),
        };
        let edit = SiteEdit::InScope(Edit::new(site.in_scope, to));
        changes.extend((site.in_scope != to).then(|| Change::EditSite { site: site.code.clone(), edit }));
    }
    for typed in call.all("instansi-nama") {
        let (agency, name) = pair("instansi-nama", typed, language)?;
        let (agency, to) = (pick::agency(world, agency, language)?, tidy(name));
        let edit = AgencyEdit::Name(Edit::new(agency.name.clone(), to.clone()));
        changes.extend((agency.name != to).then(|| Change::EditAgency { agency: agency.code.clone(), edit }));
    }
    for typed in call.all("instansi-alias") {
        let (agency, aliases) = pair("instansi-alias", typed, language)?;
        let agency = pick::agency(world, agency, language)?;
        let wanted = spellings(aliases);
        let gone = agency.aliases.iter().filter(|alias| !wanted.contains(alias)).map(|alias| (alias, false));
        let new = wanted.iter().filter(|alias| !agency.aliases.contains(alias)).map(|alias| (alias, true));
        changes.extend(gone.chain(new).map(|(alias, to)| {
            let edit = AgencyEdit::Alias { alias: alias.clone(), edit: Edit::new(!to, to) };
            Change::EditAgency { agency: agency.code.clone(), edit }
        }));
    }
    for typed in call.all("instansi-urutan") {
        let (agency, order) = pair("instansi-urutan", typed, language)?;
        let agency = pick::agency(world, agency, language)?;
        let to = order.trim().parse().map_err(|_| wrong("instansi-urutan", typed, language))?;
        let edit = AgencyEdit::Order(Edit::new(agency.order, to));
        changes.extend((agency.order != to).then(|| Change::EditAgency { agency: agency.code.clone(), edit }));
    }
    for (place, typed) in (1..).zip(call.all("instansi-baru")) {
        let (code, told) = pair("instansi-baru", typed, language)?;
        let (name, aliases) = told.split_once(';').unwrap_or((told, ""));
        let last = world.agencies.values().map(|agency| agency.order).max().unwrap_or(0);
        changes.push(Change::AddAgency(NewAgency {
            code: AgencyCode::new(program::code(code)),
            name: tidy(name),
            aliases: spellings(aliases),
            order: last + place,
            role: AgencyRole::Office,
        }));
    }
    changes.extend(program::changes(call, world)?);
    Ok(changes)
}

fn spellings(text: &str) -> Vec<String> {
    let mut found: Vec<String> = text.split(',').map(tidy).filter(|alias| !alias.is_empty()).collect();
    found.sort();
    found.dedup();
    found
}

fn pair<'a>(option: &str, typed: &'a str, language: Language) -> Result<(&'a str, &'a str), Failure> {
    typed.split_once('=').ok_or_else(|| wrong(option, typed, language))
}

fn wrong(option: &str, typed: &str, language: Language) -> Failure {
    let what = language.say(A::ValueWrong, &[("arg", &format!("--{option}")), ("value", &tidy(typed))]);
    Failure::new(Ending::WrongUsage, what).and(language.say(A::SeeHelp, &[("command", &"rapat setelan")]))
}

/// The one with this code.
fn known<T: Copy>(typed: &str, all: &[T], code: fn(T) -> &'static str, language: Language) -> Result<T, Failure> {
    let plain = |text: &str| fold(&text.replace(['_', '-'], " "));
    all.iter().copied().find(|one| plain(code(*one)) == plain(typed)).ok_or_else(|| {
        let codes: Vec<&str> = all.iter().map(|one| code(*one)).collect();
        Failure::new(Ending::WrongUsage, language.say(A::UnknownSetting, &[("text", &tidy(typed))]))
            .and(language.say(A::PossibleValues, &[("values", &codes.join(", "))]))
    })
}

fn in_full(world: &World) -> Record {
    let text = |text: &str| Cell::text(Some(text).filter(|text| !text.is_empty()));
    let signs = Signing::ALL
        .into_iter()
        .map(|role| shapes::signatory(role, &world.office.signatories.get(&role).cloned().unwrap_or_default()));
    let limits = Threshold::ALL.into_iter().fold(Record::default(), |record, which| {
        record.with(which.code(), u32::from(world.program.thresholds.get(which)))
    });
    let categories = world.program.categories.iter().map(|category| {
        Record::default()
            .with("kode", Cell::code(Some(&category.code)))
            .with("tombol", Cell::code(Some(category.key)))
            .with("nama", Cell::text(Some(&category.name)))
            .with("arti", text(&category.meaning))
    });
    let groups = world.program.checks.iter();
    let checks = groups.flat_map(|group| group.checks.iter().map(move |check| (group, check))).map(|(group, check)| {
        Record::default()
            .with("kode", Cell::code(Some(&check.code)))
            .with("nama", Cell::text(Some(&check.name)))
            .with("kelompok", Cell::code(Some(&group.code)))
    });
    Record::default()
        .with("kop", Cell::Codes(world.office.letterhead.clone()))
        .with("penanda_tangan", signs.collect::<Vec<_>>())
        .with("ambang", limits)
        .with("kategori", categories.collect::<Vec<_>>())
        .with("syarat", checks.collect::<Vec<_>>())
}

fn show(call: &mut Call, world: &World, today: Day) {
    if call.format() != Format::Table {
        return call.out.whole(&record::json(&in_full(world)));
    }
    answer::marks(call, world, today);
    let language = call.language;
    let or_none = |text: String| if text.is_empty() { language.text(W::NotRecorded).to_owned() } else { text };
    let letterhead = or_none(world.office.letterhead.join(" / "));
    call.out.wrapped(format!("{}: {letterhead}", language.text(W::FieldLetterhead)), 2);
    for role in Signing::ALL {
        let who = world.office.signatories.get(&role).cloned().unwrap_or_default();
        let parts = [who.post, who.name, who.rank, who.nip];
        let who = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
        call.out.wrapped(format!("{} {}: {}", language.text(W::FieldSignatory), role.code(), or_none(who)), 2);
    }
    call.out.gap();
    for which in Threshold::ALL {
        let number = grouped(world.program.thresholds.get(which).into());
        call.out.wrapped(format!("{} {} = {number}", language.text(W::FieldThreshold), which.code()), 2);
    }
    call.out.gap();
    for category in &world.program.categories {
        let line =
            format!("{} {}: {}; {}", language.text(W::FieldCategory), category.code, category.key, category.name);
        call.out.wrapped(line, 2);
    }
    for group in &world.program.checks {
        call.out.gap();
        call.out.wrapped(format!("{} {}: {}", language.text(W::FieldCheck), group.code, group.name), 2);
        for check in &group.checks {
            call.out.wrapped(format!("  {}  {}", check.code, check.name), 4);
        }
    }
}
