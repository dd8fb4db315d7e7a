//! `rapat lokasi [CARI]` and `rapat 17`: the list of sites, or one site in full.

use crate::cli::answer;
use crate::cli::desk;
use crate::cli::failure::Failure;
use crate::cli::filter;
use crate::cli::line::{Call, full, look, switch, word};
use crate::cli::page::{self, Give, Row};
use crate::cli::pick::{self, Care};
use crate::cli::shapes;
use crate::cli::sheet::{Column, Sheet};
use crate::domain::change::Change;
use crate::domain::day::Day;
use crate::domain::fact::{Field, Shown, Value};
use crate::domain::figure::Figure;
use crate::domain::issue::{Issue, Severity};
use crate::domain::item::ActionItem;
use crate::domain::level::{Level, Why};
use crate::domain::query::sites::{self, Scope, SiteRow};
use crate::domain::query::{history, names};
use crate::domain::site::CheckState;
use crate::domain::world::World;
use crate::words::{self, A, H, Language, W};
use clap::{ArgAction, Command};
use std::cmp::Reverse;

/// A short answer shows at most so many of the last changes,
const LAST: usize = 3;
/// and the full one so many.
const LAST_IN_FULL: usize = 30;
/// With so many columns there is room for the words of a level beside its sign.
const ROOMY: usize = 96;
/// With fewer columns the kecamatan is left out;
const NARROW: usize = 78;
/// and with fewer of a stage only its letter is shown.
const PHONE: usize = 60;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "cari", H::SearchValue, H::Search).num_args(0..).action(ArgAction::Append))
        .arg(switch(language, "semua", H::AllSites))
        .arg(switch(language, "perlu-dibahas", H::NeedsWords))
        .arg(full(language))
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
        call.out.wrapped(count, 2);
        table(call, world, &rows);
    });
    Ok(())
}

fn table(call: &mut Call, world: &World, rows: &[SiteRow]) {
    let language = call.language;
    let (roomy, narrow) = (call.out.width() >= ROOMY, call.out.width() < NARROW);
    let phone = call.out.width() < PHONE;
    let head = |word: A| language.text(word);
    let mut columns = vec![(Column::Number, head(A::HeadNumber)), (Column::Text(12), head(A::HeadSite))];
    if !narrow {
        columns.push((Column::Word, head(A::HeadDistrict)));
    }
    columns.extend([
        (Column::Word, if phone { "" } else { head(A::HeadStage) }),
        (Column::Number, "%"),
        (Column::Number, "K"),
        (Column::Number, "TL"),
        (Column::Word, if roomy { head(A::HeadLevel) } else { "" }),
    ]);
    let mut sheet = Sheet::new(columns);
    for row in rows {
        let stage = match &row.stage {
            Some(code) if phone => code.to_string(),
            Some(code) => format!("{code} {}", words::stage(language, world, Some(code))),
            None if phone => "-".to_owned(),
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
    if phone {
        let stages = stages(world, rows);
        call.out.parts(&stages, ", ", 2);
    }
}

/// What the letters of the stages mean that occur.
fn stages(world: &World, rows: &[SiteRow]) -> Vec<String> {
    let occurs = |code: &_| rows.iter().any(|row| row.stage.as_ref() == Some(code));
    let stages = world.program.stages.iter().filter(|stage| occurs(&stage.code));
    stages.map(|stage| format!("{} {}", stage.code, stage.name)).collect()
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
    let end = answer::told_more(language, &[answer::again(call, &format!("rapat {} --lengkap", site.number))]);
    answer::page(
        call,
        |call| page::whole(call, in_full(language, world, row, today)),
        |call| page::short(call, in_short(language, world, row, today), &end),
    );
}

/// What is asked for most. The last changes give way first, and the open obstacles last.
fn in_short(language: Language, world: &World, row: &SiteRow, today: Day) -> Vec<Row> {
    let say = |name: A, text: String| Row::new(language.text(name), text);
    // What is open is counted by the level, and stands below as well.
    let is_count = |why: &Why| matches!(why, Why::OpenIssues(_) | Why::OpenPromises(_));
    let decisive: Vec<Why> = row.why.iter().filter(|why| !is_count(why)).cloned().collect();
    let mut rows = standing(language, world, row, today);
    if let Some(first) = rows.first_mut().filter(|_| !decisive.is_empty()) {
        *first = say(A::RowLevel, level(language, world, row, &row.why, today))
            .gives(3, Give::Say(level(language, world, row, &decisive, today)));
    }
    if !row.site.planned.is_empty() {
        rows.push(say(A::RowPlanned, planned(language, world, row, today)).gives(6, Give::Line));
    }
    let list = |name: A, texts: Vec<String>, turn: u8| {
        texts.into_iter().map(move |text| say(name, text).gives(6, Give::Line).gives(turn, Give::Count))
    };
    rows.extend(list(A::RowIssues, open_issues(language, world, row, today), 8));
    rows.extend(list(A::RowItems, open_items(language, world, row, today), 7));
    if let Some((counts, named)) = checks(language, world, row) {
        rows.push(say(A::RowChecks, named).gives(2, Give::Say(counts)).gives(9, Give::Go));
    }
    for (index, line) in last(language, world, row, today).into_iter().take(LAST).enumerate() {
        let row = say(A::RowLast, line);
        rows.push(if index == 0 { row.gives(4, Give::Line).gives(5, Give::Go) } else { row.gives(1, Give::Go) });
    }
    rows
}

/// Where a site stands.
fn standing(language: Language, world: &World, row: &SiteRow, today: Day) -> Vec<Row> {
    vec![
        Row::new(language.text(A::RowLevel), level(language, world, row, &row.why, today)),
        Row::new(language.text(A::RowStage), stage(language, world, row, today)),
        Row::new(language.text(A::RowProgress), progress(language, world, row, today)),
    ]
}

/// The open obstacles, the gravest and oldest first.
fn open_issues(language: Language, world: &World, row: &SiteRow, today: Day) -> Vec<String> {
    let mut issues = row.issues.clone();
    issues.sort_by_key(|issue| (Reverse(issue.severity), Reverse(issue.age(today)), issue.number));
    issues.iter().map(|of| issue(language, world, of, today)).collect()
}

/// The open promises, the one due first before the others.
fn open_items(language: Language, world: &World, row: &SiteRow, today: Day) -> Vec<String> {
    let mut items = row.items.clone();
    items.sort_by_key(|item| (item.due_day().unwrap_or(Day::MAX), item.number));
    items.iter().map(|of| item(language, world, of, today)).collect()
}

/// All that is known of a site, also what is over.
fn in_full(language: Language, world: &World, row: &SiteRow, today: Day) -> Vec<Row> {
    let (site, code) = (&row.site, row.code());
    let mut lines = Vec::new();
    if !site.planned.is_empty() {
        lines.push((A::RowPlanned, planned(language, world, row, today)));
    }
    let land = [
        figure(language, world, Field::Area, &site.area, today),
        figure(language, world, Field::Tenure, &site.tenure, today),
        figure(language, world, Field::Scheme, &site.scheme, today),
        figure(language, world, Field::Position, &site.position, today),
    ];
    lines.extend(land.into_iter().flatten().map(|text| (A::RowLand, text)));
    lines.extend(open_issues(language, world, row, today).into_iter().map(|text| (A::RowIssues, text)));
    let state = |of: &Issue| words::value(language, world, &Value::IssueState(of.state.clone()), today);
    let over = world.issues.values().filter(|of| &of.site == code && !of.is_open());
    lines.extend(over.map(|of| (A::RowIssues, format!("K-{} {}: {}", of.number, of.text, state(of)))));
    lines.extend(open_items(language, world, row, today).into_iter().map(|text| (A::RowItems, text)));
    let others = world.items.values().filter(|of| of.sites.contains(code) && !of.withdrawn && !of.is_open_at(code));
    lines.extend(others.map(|of| {
        let state = if of.is_proposal() { language.text(A::Proposal) } else { words::status(language, of.status()) };
        (A::RowItems, format!("{} ({state})", item(language, world, of, today)))
    }));
    let said = world.entries.values().filter(|of| of.sites.contains(code) && !of.withdrawn);
    lines.extend(said.map(|of| (A::RowEntries, of.text.clone())));
    for group in world.program.checks.iter().filter(|_| !site.checks.is_empty()) {
        let of_group = |state: Option<CheckState>, word: &str| {
            let named = group.checks.iter().filter(|check| site.checks.get(&check.code).copied() == state);
            let named: Vec<&str> = named.map(|check| check.name.as_str()).collect();
            (!named.is_empty()).then(|| format!("{word}: {}", named.join(", ")))
        };
        let parts = [
            of_group(Some(CheckState::Missing), language.text(W::CheckMissing)),
            of_group(None, language.text(A::ChecksUnasked)),
            of_group(Some(CheckState::Present), language.text(W::CheckPresent)),
            of_group(Some(CheckState::NotNeeded), language.text(W::CheckNotNeeded)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        lines.push((A::RowChecks, format!("{} · {}", group.name, parts.join(" · "))));
    }
    let last = last(language, world, row, today).into_iter().take(LAST_IN_FULL);
    lines.extend(last.map(|text| (A::RowLast, text)));
    let named = lines.into_iter().map(|(name, text)| Row::new(language.text(name), text));
    standing(language, world, row, today).into_iter().chain(named).collect()
}

/// A figure of the land, if there is one.
fn figure<T: Shown + PartialEq>(
    language: Language,
    world: &World,
    field: Field,
    figure: &Figure<T>,
    today: Day,
) -> Option<String> {
    let (source, reading) = figure.current()?;
    let value = match &reading.value {
        Some(value) => words::value(language, world, &value.shown(), today),
        None => language.text(W::NoLongerValid).to_owned(),
    };
    let value = format!("{}: {value}", words::field(language, field));
    Some(told(language, world, value, source.as_str(), reading.as_of, today))
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

fn level(language: Language, world: &World, row: &SiteRow, why: &[Why], today: Day) -> String {
    let why: Vec<String> = why.iter().map(|why| words::why(language, world, why, today)).collect();
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
    let mut text = format!("K-{} {}: {}", issue.number, about(language, world, issue, today), issue.text);
    if let Some(resolver) = &issue.resolver {
        text.push_str(&format!(" · {}", names::agency(world, resolver)));
    }
    text
}

/// Of what kind an obstacle is, how grave and how old.
fn about(language: Language, world: &World, issue: &Issue, today: Day) -> String {
    let category = world.program.category(&issue.category).map_or(issue.category.as_str(), |of| of.name.as_str());
    let age = language.say(A::Days, &[("n", &issue.age(today))]);
    match issue.severity {
        Severity::Severe => format!("{category}, {}, {age}", language.text(W::SeveritySevere)),
        Severity::Normal => format!("{category}, {age}"),
    }
}

/// A promise in a line.
pub fn item(language: Language, world: &World, item: &ActionItem, today: Day) -> String {
    item_line(language, item, &lead(language, world, item), today)
}

/// A promise in a line, with its sites: for who does not look at a site already.
pub fn item_anywhere(language: Language, world: &World, of: &ActionItem, today: Day) -> String {
    let places = super::action::places(world, of).map(|places| format!(", {places}")).unwrap_or_default();
    item_line(language, of, &format!("{}{places}", lead(language, world, of)), today)
}

/// A promise in a line, with its sites: for who looks at the instansi that leads it.
pub fn item_of_agency(language: Language, world: &World, of: &ActionItem, today: Day) -> String {
    item_line(language, of, &super::action::places(world, of).unwrap_or_default(), today)
}

fn lead(language: Language, world: &World, item: &ActionItem) -> String {
    item.lead.as_ref().map_or_else(|| language.text(W::NoAgency).to_owned(), |lead| names::agency(world, lead))
}

/// Its number, what it is about, by when, and what is to be done.
fn item_line(language: Language, item: &ActionItem, about: &str, today: Day) -> String {
    let mut due = words::item_due(language, item, today);
    if let Some(days) = item.days_late(today) {
        due = format!("{due}, {}", language.say(A::LateBy, &[("n", &days)]));
    }
    let about = if about.is_empty() { String::new() } else { format!("{about} ") };
    format!("TL-{} {about}({due}): {}", item.number, item.text)
}

/// An obstacle in a line, with its site.
pub fn issue_anywhere(language: Language, world: &World, of: &Issue, today: Day) -> String {
    let site = world.site(&of.site).map_or_else(|| of.site.to_string(), |site| pick::call(world, site));
    let about = about(language, world, of, today);
    language.say(A::IssueAt, &[("n", &of.number), ("site", &site), ("about", &about), ("text", &of.text)])
}

/// How many of the syarat are there; and the same with the names of those that are not.
fn checks(language: Language, world: &World, row: &SiteRow) -> Option<(String, String)> {
    let all: Vec<_> = world.program.checks.iter().flat_map(|group| &group.checks).collect();
    let in_state =
        |state: Option<CheckState>| all.iter().filter(move |check| row.site.checks.get(&check.code).copied() == state);
    if row.site.checks.is_empty() {
        return None;
    }
    let present = in_state(Some(CheckState::Present)).count();
    let open = in_state(None).count();
    let missing: Vec<&str> = in_state(Some(CheckState::Missing)).map(|check| check.name.as_str()).collect();
    let count = language.say(A::ChecksPresent, &[("n", &present), ("of", &all.len())]);
    let word = language.text(W::CheckMissing);
    let told = |missing_told: String| {
        let mut parts = vec![count.clone()];
        parts.extend((!missing.is_empty()).then_some(missing_told));
        parts.extend((open > 0).then(|| language.say(A::ChecksOpen, &[("n", &open)])));
        parts.join(" · ")
    };
    Some((told(format!("{} {word}", missing.len())), told(format!("{word}: {}", missing.join(", ")))))
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
