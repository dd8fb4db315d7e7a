//! `rapat instansi [NAMA]`: the instansi in order of precedence, or what one of them has to do with.

use crate::cli::desk;
use crate::cli::failure::Failure;
use crate::cli::line::{Call, full, look, switch, word};
use crate::cli::page::{self, Give, Row};
use crate::cli::record::{Cell, Record};
use crate::cli::sheet::{Column, Sheet};
use crate::cli::{answer, pick, shapes};
use crate::domain::agency::Agency;
use crate::domain::day::Day;
use crate::domain::item::ActionItem;
use crate::domain::query::agencies::{self, Owed};
use crate::domain::query::keeping::{self, Keeping};
use crate::domain::world::World;
use crate::words::{self, A, H, K, Language, W};
use clap::{ArgAction, Command};
use std::cmp::Reverse;
use std::sync::Arc;

/// The columns of an instansi.
const AGENCY: &[&str] = &["kode", "nama", "alias", "urutan", "dipakai", "berjalan", "terlambat", "selesai", "kendala"];

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "nama", H::AgencyValue, H::AgencyName).num_args(0..).action(ArgAction::Append))
        .arg(switch(language, "semua", H::AllAgencies))
        .arg(full(language))
        .args(look(language))
}

/// Answers.
///
/// # Errors
/// The database cannot be read, or there is no such instansi.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let view = desk::look(call)?;
    let (world, today) = (&view.world, view.today);
    let typed = call.all("nama").join(" ");
    if typed.trim().is_empty() {
        all(call, world, today);
        return Ok(());
    }
    let agency = pick::agency(world, &typed, call.language)?;
    let owed = agencies::owed(world, &agency.code, today);
    let kept = keeping::keeping(world, Some(&agency.code), today);
    answer::one(
        call,
        || in_full(agency, &owed, &kept, today, world),
        (|| vec![short(agency, &owed)], AGENCY),
        |call| page(call, world, agency, (&owed, &kept), today),
    );
    Ok(())
}

fn all(call: &mut Call, world: &World, today: Day) {
    let counted: Vec<(&Arc<Agency>, Owed)> = (agencies::in_order(world).into_iter())
        .map(|agency| (agency, agencies::owed(world, &agency.code, today)))
        .collect();
    let records = || counted.iter().map(|(agency, owed)| short(agency, owed)).collect();
    answer::list(call, records, AGENCY, |call| {
        answer::marks(call, world, today);
        let language = call.language;
        let is_busy = |owed: &Owed| !owed.open.is_empty() || !owed.issues.is_empty();
        let busy = counted.iter().filter(|(_, owed)| is_busy(owed)).count();
        let late = counted.iter().filter(|(_, owed)| owed.late > 0).count();
        let count = call.say(A::AgenciesCount, &[("n", &busy), ("of", &counted.len()), ("late", &late)]);
        call.out.wrapped(count, 2);
        let mut shown: Vec<&(&Arc<Agency>, Owed)> = counted.iter().collect();
        if !call.has("semua") {
            // Who has nothing to do is not asked about, and who is late first.
            shown.retain(|(_, owed)| is_busy(owed));
            shown.sort_by_key(|(_, owed)| Reverse((owed.late, owed.open.len(), owed.issues.len())));
        }
        let mut sheet = Sheet::new([
            (Column::Text(16), language.text(A::HeadAgency)),
            (Column::Number, language.text(A::HeadOpen)),
            (Column::Number, language.text(A::HeadLate)),
            (Column::Number, language.text(A::HeadDone)),
            (Column::Number, language.text(A::HeadIssue)),
        ]);
        for (agency, owed) in shown {
            let counts = [owed.open.len(), owed.late, owed.done, owed.issues.len()];
            sheet.row(std::iter::once(agency.name.clone()).chain(counts.map(|count| count.to_string())));
        }
        sheet.draw(&mut call.out);
        if !call.has("semua") && busy < counted.len() {
            let command = answer::again(call, "rapat instansi --semua");
            answer::more(call, &[command]);
        }
    });
}

fn short(agency: &Agency, owed: &Owed) -> Record {
    Record::default()
        .with("kode", Cell::code(Some(&agency.code)))
        .with("nama", Cell::text(Some(&agency.name)))
        .with("alias", Cell::Codes(agency.aliases.clone()))
        .with("urutan", agency.order)
        .with("dipakai", !agency.withdrawn)
        .with("berjalan", owed.open.len())
        .with("terlambat", owed.late)
        .with("selesai", owed.done)
        .with("kendala", owed.issues.len())
}

fn in_full(agency: &Agency, owed: &Owed, kept: &Keeping, today: Day, world: &World) -> Record {
    let items = |items: &[Arc<_>]| items.iter().map(|item| shapes::item(world, item, today)).collect::<Vec<_>>();
    short(agency, owed)
        .with("janji", items(&owed.open))
        .with("usulan", items(&owed.proposed))
        .with("mendukung", items(&owed.supports))
        .with("menyelesaikan", owed.issues.iter().map(|issue| shapes::issue(issue, today)).collect::<Vec<_>>())
        .with("ditepati", items(&kept.on_time))
        .with("selesai_terlambat", items(&kept.too_late))
        .with("lewat_tenggat", items(&kept.missed))
        .with("digeser", items(&kept.shifted))
        .with("dibatalkan", items(&kept.cancelled))
        .with("belum_dikonfirmasi", items(&kept.unconfirmed))
        .with("tanpa_bukti", items(&kept.unproved))
        .with("lokasi", Cell::Codes(owed.sites.iter().map(ToString::to_string).collect()))
}

fn page(call: &mut Call, world: &World, agency: &Agency, (owed, kept): (&Owed, &Keeping), today: Day) {
    answer::marks(call, world, today);
    let language = call.language;
    call.out.wrapped(format!("{} · {}", agency.name, agency.code), 2);
    let counts = language.say(
        W::AgencyCounts,
        &[("open", &owed.open.len()), ("late", &owed.late), ("done", &owed.done), ("issues", &owed.issues.len())],
    );
    call.out.wrapped(counts, 2);
    call.out.wrapped(words::kept(language, kept), 2);
    let end = answer::again(call, &format!("rapat instansi {} --lengkap", agency.code));
    let end = answer::told_more(language, &[end]);
    answer::page(
        call,
        |call| whole(call, world, (owed, kept), today),
        |call| page::short(call, in_short(language, world, owed, today), &end),
    );
}

/// The open obstacles that it has to resolve, in a line each, the gravest first.
fn issues(language: Language, world: &World, owed: &Owed, today: Day) -> Vec<String> {
    let mut issues = owed.issues.clone();
    issues.sort_by_key(|issue| Reverse(issue.severity));
    issues.iter().map(|issue| super::site::issue_anywhere(language, world, issue, today)).collect()
}

/// All that it has to do with, and what became of what it promised.
fn whole(call: &mut Call, world: &World, (owed, kept): (&Owed, &Keeping), today: Day) {
    let language = call.language;
    let own = |items: &[Arc<ActionItem>]| {
        items.iter().map(|item| super::site::item_of_agency(language, world, item, today)).collect::<Vec<_>>()
    };
    let others = |item: &Arc<ActionItem>| super::site::item_anywhere(language, world, item, today);
    section(call, language.text(W::AgencyOwes), &own(&owed.open));
    section(call, language.text(W::AgencyIssues), &issues(language, world, owed, today));
    section(call, language.text(W::AgencySupports), &owed.supports.iter().map(others).collect::<Vec<_>>());
    section(call, language.text(W::AgencyProposed), &own(&owed.proposed));
    let sites = owed.sites.iter().filter_map(|code| world.site(code));
    let sites: Vec<_> = sites.map(|site| pick::call(world, site)).collect();
    if !sites.is_empty() {
        call.out.gap();
        let text = format!("{}: {}", language.text(W::AgencySites), sites.join(", "));
        call.out.wrapped(text, 2);
    }
    let past = [
        (K::KeptOnTime, &kept.on_time),
        (K::KeptTooLate, &kept.too_late),
        (K::KeptMissed, &kept.missed),
        (K::KeptShifted, &kept.shifted),
        (K::KeptCancelled, &kept.cancelled),
        (K::KeptUnconfirmed, &kept.unconfirmed),
        (K::KeptUnproved, &kept.unproved),
    ];
    for (word, list) in past {
        section(call, language.text(word), &own(list));
    }
}

/// What is asked for most: what it owes, the most pressing first, and what it has to resolve.
fn in_short(language: Language, world: &World, owed: &Owed, today: Day) -> Vec<Row> {
    let list = |name: A, texts: Vec<String>, turn: u8| {
        let row = move |text| Row::new(language.text(name), text).gives(2, Give::Line).gives(turn, Give::Count);
        texts.into_iter().map(row)
    };
    let own = owed.open.iter().map(|item| super::site::item_of_agency(language, world, item, today));
    let mut rows: Vec<Row> = list(A::RowItems, own.collect(), 4).collect();
    rows.extend(list(A::RowIssues, issues(language, world, owed, today), 3));
    for (name, items) in [(W::AgencySupports, &owed.supports), (W::AgencyProposed, &owed.proposed)] {
        let numbers: Vec<String> = items.iter().map(|item| format!("TL-{}", item.number)).collect();
        if !numbers.is_empty() {
            rows.push(Row::new(language.text(name), numbers.join(", ")).gives(2, Give::Line).gives(5, Give::Go));
        }
    }
    let sites: Vec<_> = owed.sites.iter().filter_map(|code| world.site(code)).collect();
    if !sites.is_empty() {
        let names: Vec<String> = sites.iter().map(|site| pick::call(world, site)).collect();
        let numbers: Vec<String> = sites.iter().map(|site| site.number.to_string()).collect();
        let row = Row::new(language.text(W::AgencySites), names.join(", "));
        rows.push(row.gives(1, Give::Say(numbers.join(", "))).gives(5, Give::Go));
    }
    rows
}

/// A heading and what stands under it; nothing where nothing does.
pub fn section(call: &mut Call, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    call.out.gap();
    call.out.wrapped(format!("{heading}: {}", lines.len()), 2);
    for line in lines {
        call.out.wrapped(format!("  {line}"), 4);
    }
}
