//! `rapat papan`: the board as plain text, every site once, in groups by kecamatan.

use crate::cli::answer;
use crate::cli::desk;
use crate::cli::failure::Failure;
use crate::cli::filter;
use crate::cli::line::{Call, look};
use crate::cli::shapes;
use crate::domain::query::sites::{self, Grouping, Order, Scope, SiteRow};
use crate::domain::query::totals::{self, Totals};
use crate::domain::world::World;
use crate::words::{self, A, Language, W};
use clap::Command;
use unicode_width::UnicodeWidthStr;

/// Columns between two cells.
const APART: usize = 2;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command.args(filter::arguments(language)).args(look(language))
}

/// Answers.
///
/// # Errors
/// The database cannot be read, or something that is asked for is not known.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let view = desk::look(call)?;
    let (world, today) = (&view.world, view.today);
    let filter = filter::asked(call, world)?;
    let all = sites::rows(world, Scope::InScope, today);
    let total = all.len();
    let rows: Vec<SiteRow> = all.into_iter().filter(|row| filter.takes(row)).collect();
    let groups = sites::groups(world, &rows, Grouping::District, Order::Number, today);
    let in_order = groups.iter().flat_map(|group| group.members.iter().filter_map(|at| rows.get(*at)));
    let records = || in_order.map(|row| shapes::site(world, row)).collect();
    answer::list(call, records, shapes::SITE, |call| {
        answer::marks(call, world, today);
        let language = call.language;
        if rows.len() < total {
            let count = call.say(A::SitesOf, &[("n", &rows.len()), ("of", &total)]);
            call.out.wrapped(count, 2);
        }
        let cell_width = rows.iter().map(|row| cell(row, 0).width()).max().unwrap_or(0);
        let name_width = rows.iter().map(|row| row.site.name.width()).max().unwrap_or(0);
        let columns = ((call.out.width() + APART) / (cell_width.max(1) + APART)).max(1);
        for group in &groups {
            let members: Vec<&SiteRow> = group.members.iter().filter_map(|at| rows.get(*at)).collect();
            let title = format!("{} ({})", words::group(language, world, &group.key), members.len());
            call.out.wrapped(title, 2);
            let height = members.len().div_ceil(columns);
            for line in 0..height {
                let cells = members.iter().skip(line).step_by(height).map(|row| cell(row, name_width));
                call.out.line(cells.collect::<Vec<_>>().join(&" ".repeat(APART)));
            }
        }
        call.out.gap();
        let sums = totals::totals(&world.program, &rows);
        call.out.parts(&stages(language, world, &sums), ", ", 2);
        call.out.parts(&levels(language, &sums), ", ", 2);
    });
    Ok(())
}

/// `17 Koto Teluk      P  12 2 !`: number, name, stage, whole percents, open obstacles, level.
fn cell(row: &SiteRow, name_width: usize) -> String {
    let name = &row.site.name;
    let pad = name_width.max(name.width()) - name.width();
    let stage = row.stage.as_ref().map_or("-", |stage| stage.as_str());
    let percent = row.progress.map_or_else(|| "-".to_owned(), |percent| percent.whole().to_string());
    let issues = match row.issues.len() {
        0 => " ".to_owned(),
        few @ 1..=9 => few.to_string(),
        _ => "+".to_owned(),
    };
    format!("{:>3} {name}{:pad$} {stage} {percent:>3} {issues}{}", row.site.number, "", row.level.sign())
}

/// How many sites stand at each stage; together they are all sites.
pub fn stages(language: Language, world: &World, sums: &Totals) -> Vec<String> {
    let names = sums.stages.iter().filter(|(_, count)| *count > 0).map(|(code, count)| {
        let name = world.program.stage(code).map_or(code.as_str(), |stage| stage.name.as_str());
        format!("{code} {name} {count}")
    });
    let unrecorded = (sums.unrecorded > 0).then(|| format!("{} {}", language.text(W::NotRecorded), sums.unrecorded));
    with_sum(language, names.chain(unrecorded).collect(), sums)
}

/// How many sites have each level; together they are all sites.
pub fn levels(language: Language, sums: &Totals) -> Vec<String> {
    let parts = sums.levels.iter().filter(|(_, count)| *count > 0);
    let parts = parts.map(|(level, count)| format!("{} {} {count}", level.sign(), words::level(language, *level)));
    with_sum(language, parts.collect(), sums)
}

/// The same, and that together they are all sites.
pub fn with_sum(language: Language, mut parts: Vec<String>, sums: &Totals) -> Vec<String> {
    let sum = words::number_of(language, sums.sites, W::CountSites);
    match parts.last_mut() {
        Some(last) => last.push_str(&format!(" = {sum}")),
        None => parts.push(sum),
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{Play, nov};

    #[test]
    fn cells_are_equally_wide_and_sums_add_up() {
        let mut play = Play::begin();
        play.stage("1.01", "P").unwrap();
        let rows = sites::rows(&play.world, Scope::InScope, nov(24));
        let widths: Vec<usize> = rows.iter().map(|row| cell(row, 11).width()).collect();
        assert!(widths.iter().all(|width| *width == widths[0]), "{widths:?}");
        let sums = totals::totals(&play.world.program, &rows);
        let line = stages(Language::Indonesian, &play.world, &sums);
        assert_eq!(line, ["P Pondasi 1", "belum dicatat 3 = 4 lokasi"]);
        assert_eq!(levels(Language::English, &sums), ["! needs attention 1", "? not recorded 3 = 4 sites"]);
    }
}
