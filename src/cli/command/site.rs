//! `rapat lokasi [CARI]` and `rapat 17`: the list of sites, or one site in full.

use crate::cli::answer;
use crate::cli::desk;
use crate::cli::failure::Failure;
use crate::cli::filter;
use crate::cli::line::{Call, look, switch, word};
use crate::cli::pick::{self, Care};
use crate::cli::shapes;
use crate::cli::sheet::{Column, Sheet};
use crate::domain::change::Change;
use crate::domain::day::Day;
use crate::domain::issue::{Issue, Severity};
use crate::domain::item::ActionItem;
use crate::domain::level::Level;
use crate::domain::query::sites::{self, Scope, SiteRow};
use crate::domain::query::{history, names};
use crate::domain::site::CheckState;
use crate::domain::world::World;
use crate::words::{self, A, H, Language, W};
use clap::{ArgAction, Command};

/// At most so many of the last changes are shown, and at least one;
const LAST: usize = 3;
/// as many as leave an ordinary site on a page of so many lines.
const PAGE: usize = 12;
/// With so many columns there is room for the words of a level beside its sign.
const ROOMY: usize = 96;
/// With fewer columns the kecamatan is left out.
const NARROW: usize = 66;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "cari", H::SearchValue, H::Search).num_args(0..).action(ArgAction::Append))
        .arg(switch(language, "semua", H::AllSites))
        .arg(switch(language, "perlu-dibahas", H::NeedsWords))
        .args(filter::arguments(language))
        .args(look(language))
}

/// Answers.
///
/// # Errors
/// The database cannot be read, or what is asked for is not there or not one.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    // A name of several words needs no quotes.
    match call.all("cari").as_slice() {
        [] if call.has("perlu-dibahas") => super::walk::needs(call),
        [] => all(call),
        words => one(call, &words.join(" ")),
    }
}

fn all(call: &mut Call) -> Result<(), Failure> {
    let view = desk::look(call)?;
    let (world, today) = (&view.world, view.today);
    let filter = filter::asked(call, world)?;
    let scope = if call.has("semua") { Scope::All } else { Scope::InScope };
    let all = sites::rows(world, scope, today);
    let total = all.len();
    let rows: Vec<SiteRow> = all.into_iter().filter(|row| filter.takes(row)).collect();
    let records = || rows.iter().map(|row| shapes::site(world, row)).collect();
    answer::list(call, records, shapes::SITE, |call| {
        answer::marks(call, world, today);
        let of = match call.has("semua") {
            true => A::AllOf,
            false => A::SitesOf,
        };
        let count = call.say(of, &[("n", &rows.len()), ("of", &total)]);
        call.out.line(count);
        table(call, world, &rows);
    });
    Ok(())
}

fn table(call: &mut Call, world: &World, rows: &[SiteRow]) {
    let language = call.language;
    let (roomy, narrow) = (call.out.width() >= ROOMY, call.out.width() < NARROW);
    let head = |word: A| language.text(word);
    let mut columns = vec![(Column::Number, head(A::HeadNumber)), (Column::Text(8), head(A::HeadSite))];
    if !narrow {
        columns.push((Column::Text(8), head(A::HeadDistrict)));
    }
    columns.extend([
        (Column::Text(8), head(A::HeadStage)),
        (Column::Number, "%"),
        (Column::Number, "K"),
        (Column::Number, "TL"),
        (Column::Word, if roomy { head(A::HeadLevel) } else { "" }),
    ]);
    let mut sheet = Sheet::new(columns);
    for row in rows {
        let stage = match &row.stage {
            Some(code) => format!("{code} {}", words::stage(language, world, Some(code))),
            None => words::stage(language, world, None),
        };
        let level = match roomy {
            true => format!("{} {}", row.level.sign(), words::level(language, row.level)),
            false => row.level.sign().to_string(),
        };
        let mut cells = vec![row.site.number.to_string(), row.site.name.clone()];
        if !narrow {
            cells.push(row.site.district.clone());
        }
        cells.extend([
            stage,
            row.progress.map_or_else(|| "-".to_owned(), |percent| percent.to_string()),
            row.issues.len().to_string(),
            row.items.len().to_string(),
            level,
        ]);
        sheet.row(cells);
    }
    sheet.draw(&mut call.out);
    if !roomy && !rows.is_empty() {
        let signs = legend(language);
        call.out.parts(&signs, "   ", 0);
    }
}

/// What the signs of the levels mean.
fn legend(language: Language) -> Vec<String> {
    Level::ALL.iter().map(|level| format!("{} {}", level.sign(), words::level(language, *level))).collect()
}

fn one(call: &mut Call, typed: &str) -> Result<(), Failure> {
    let view = desk::look_back(call)?;
    let (world, today) = (&view.world, view.today);
    let code = pick::site(world, typed, Care::Look, call.language)?.code.clone();
    let Some(row) = sites::one(world, &code, today) else { return Ok(()) };
    let whole = || shapes::site_in_full(world, &row, today);
    answer::one(call, whole, (|| vec![shapes::site(world, &row)], shapes::SITE), |call| page(call, world, &row, today));
    Ok(())
}

fn page(call: &mut Call, world: &World, row: &SiteRow, today: Day) {
    answer::marks(call, world, today);
    let language = call.language;
    let site = &row.site;
    let mut title = call.say(
        A::SiteTitle,
        &[
            ("number", &site.number),
            ("name", &site.name),
            ("kind", &site.kind.as_str()),
            ("district", &site.district),
            ("code", &site.code),
        ],
    );
    if !site.in_scope {
        title.push_str(&format!(" · {}", language.text(A::OutOfScope)));
    }
    call.out.wrapped(title, 4);
    let mut lines: Vec<(A, String)> = vec![
        (A::RowLevel, level(language, world, row, today)),
        (A::RowStage, stage(language, world, row, today)),
        (A::RowProgress, progress(language, world, row, today)),
    ];
    if !site.planned.is_empty() {
        lines.push((A::RowPlanned, planned(language, world, row, today)));
    }
    lines.extend(row.issues.iter().map(|of| (A::RowIssues, issue(language, world, of, today))));
    lines.extend(row.items.iter().map(|of| (A::RowItems, item(language, world, of, today))));
    lines.extend(checks(language, world, row).map(|checks| (A::RowChecks, checks)));
    let names = lines.iter().map(|(name, _)| language.text(*name).chars().count());
    let column = names.max().unwrap_or(0).max(language.text(A::RowLast).chars().count()) + 2;
    let mut before = None;
    for (name, text) in lines {
        // A name that stands above already is not said again.
        let shown = if before.replace(name) == Some(name) { "" } else { language.text(name) };
        call.out.wrapped(format!("{shown:column$}{text}"), column);
    }
    let room = PAGE.saturating_sub(call.out.lines()).clamp(1, LAST);
    for (index, line) in last(language, world, row, today).into_iter().take(room).enumerate() {
        let shown = if index == 0 { language.text(A::RowLast) } else { "" };
        // The whole of it is in the history; here each takes one line.
        call.out.cut(format!("{shown:column$}{line}"));
    }
}

/// The value that counts, with who says so and of which day.
fn told(language: Language, world: &World, value: String, source: &str, day: Day, today: Day) -> String {
    let name = world.program.source(&source.into()).map_or(source, |source| source.name.as_str());
    format!("{value} · {name}, {}", words::day_short(language, day, today))
}

fn stage(language: Language, world: &World, row: &SiteRow, today: Day) -> String {
    let Some((source, reading)) = row.site.stage.current() else {
        return words::stage(language, world, None);
    };
    let value = match &reading.value {
        Some(code) => {
            let phase = world.program.stage(code).and_then(|stage| world.program.phase(&stage.phase));
            let phase = phase.map_or_else(String::new, |phase| format!(" ({})", phase.name));
            format!("{code} {}{phase}", words::stage(language, world, Some(code)))
        }
        None => language.text(W::NoLongerValid).to_owned(),
    };
    told(language, world, value, source.as_str(), reading.as_of, today)
}

fn progress(language: Language, world: &World, row: &SiteRow, today: Day) -> String {
    let Some((source, reading)) = row.site.progress.current() else {
        return language.text(W::NotRecorded).to_owned();
    };
    let value = match reading.value {
        Some(percent) => format!("{percent} %"),
        None => language.text(W::NoLongerValid).to_owned(),
    };
    told(language, world, value, source.as_str(), reading.as_of, today)
}

fn level(language: Language, world: &World, row: &SiteRow, today: Day) -> String {
    let why: Vec<String> = row.why.iter().map(|why| words::why(language, world, why, today)).collect();
    let name = format!("{} {}", row.level.sign(), words::level(language, row.level));
    if why.is_empty() { name } else { format!("{name}: {}", why.join("; ")) }
}

fn planned(language: Language, world: &World, row: &SiteRow, today: Day) -> String {
    let dates = world.program.stages.iter().filter_map(|stage| {
        let day = row.site.planned.get(&stage.code)?;
        Some(format!("{} {}", stage.name, words::day_short(language, *day, today)))
    });
    dates.collect::<Vec<_>>().join(" · ")
}

/// An obstacle in a line.
pub fn issue(language: Language, world: &World, issue: &Issue, today: Day) -> String {
    let category = world.program.category(&issue.category).map_or(issue.category.as_str(), |of| of.name.as_str());
    let age = language.say(A::Days, &[("n", &issue.age(today))]);
    let mut text = format!("K-{} {category}, {age}: {}", issue.number, issue.text);
    if issue.severity == Severity::Severe {
        text = format!("K-{} {category}, {}, {age}: {}", issue.number, language.text(W::SeveritySevere), issue.text);
    }
    if let Some(resolver) = &issue.resolver {
        text.push_str(&format!(" · {}", names::agency(world, resolver)));
    }
    text
}

/// A promise in a line.
pub fn item(language: Language, world: &World, item: &ActionItem, today: Day) -> String {
    let lead =
        item.lead.as_ref().map_or_else(|| language.text(W::NoAgency).to_owned(), |lead| names::agency(world, lead));
    let mut due = words::item_due(language, item, today);
    if let Some(days) = item.days_late(today) {
        due = format!("{due}, {}", language.say(A::LateBy, &[("n", &days)]));
    }
    format!("TL-{} {lead} ({due}): {}", item.number, item.text)
}

fn checks(language: Language, world: &World, row: &SiteRow) -> Option<String> {
    let all: Vec<_> = world.program.checks.iter().flat_map(|group| &group.checks).collect();
    let in_state =
        |state: Option<CheckState>| all.iter().filter(move |check| row.site.checks.get(&check.code).copied() == state);
    if row.site.checks.is_empty() {
        return None;
    }
    let present = in_state(Some(CheckState::Present)).count();
    let open = in_state(None).count();
    let missing: Vec<&str> = in_state(Some(CheckState::Missing)).map(|check| check.name.as_str()).collect();
    let mut text = language.say(A::ChecksPresent, &[("n", &present), ("of", &all.len())]);
    if !missing.is_empty() {
        text.push_str(&format!(" · {}: {}", language.text(W::CheckMissing), missing.join(", ")));
    }
    if open > 0 {
        text.push_str(&format!(" · {}", language.say(A::ChecksOpen, &[("n", &open)])));
    }
    Some(text)
}

/// The last changes. What the page is about is not named in each of them again.
fn last(language: Language, world: &World, row: &SiteRow, today: Day) -> Vec<String> {
    let zone = &world.program.zone;
    let own_name = format!("{} · ", names::site(world, &row.site));
    history::of_site(world, row.code())
        .filter(|of| !matches!(of.change, Change::AddSite(_)))
        .map(|of| {
            let when = words::moment_short(language, zone, of.at, today);
            let what = words::change_line(language, world, &of.change, today);
            format!("{when} {}: {}", of.by.name, what.strip_prefix(&own_name).unwrap_or(&what))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::line;
    use crate::domain::testing::{Play, morning, nov};

    fn call(args: &[&str], width: usize) -> Call {
        let mut call = line::sample(args);
        call.out = crate::cli::out::Out::sample(false, width);
        call
    }

    fn busy() -> Play {
        let mut play = Play::begin();
        play.at = morning() - chrono::Duration::days(3);
        play.meeting();
        let item = play.item("Urus surat hibah tanah ke kantor pertanahan", &["1.01"], Some(nov(22)));
        play.seal(item).unwrap();
        play.issue("1.01", Severity::Severe, nov(12));
        play.stage("1.01", "P").unwrap();
        play
    }

    #[test]
    fn an_ordinary_site_fits_twelve_lines_of_eighty_columns() {
        let play = busy();
        let row = sites::one(&play.world, &"1.01".into(), nov(24)).unwrap();
        let mut call = call(&["lokasi", "1"], 80);
        page(&mut call, &play.world, &row, nov(24));
        assert!(call.out.text().lines().count() <= 12, "{}", call.out.text());
        assert!(call.out.text().lines().all(|line| line.chars().count() <= 80), "{}", call.out.text());
        insta::assert_snapshot!(call.out.text());
    }

    #[test]
    fn a_phone_gets_the_same_page_broken_to_its_width() {
        let play = busy();
        let row = sites::one(&play.world, &"1.01".into(), nov(24)).unwrap();
        let mut call = call(&["lokasi", "1"], 40);
        page(&mut call, &play.world, &row, nov(24));
        assert!(call.out.text().lines().all(|line| line.chars().count() <= 40), "{}", call.out.text());
    }

    #[test]
    fn the_list_says_the_level_in_words_where_there_is_room() {
        let play = busy();
        let rows = sites::rows(&play.world, Scope::InScope, nov(24));
        let mut narrow = call(&["lokasi"], 80);
        table(&mut narrow, &play.world, &rows);
        insta::assert_snapshot!(narrow.out.text());
        let mut wide = call(&["lokasi"], 100);
        table(&mut wide, &play.world, &rows);
        insta::assert_snapshot!(wide.out.text());
        for width in 40..100 {
            let mut any = call(&["lokasi"], width);
            table(&mut any, &play.world, &rows);
            let fits = any.out.text().lines().all(|line| line.chars().count() <= width);
            assert!(fits, "{width}:\n{}", any.out.text());
        }
    }
}
