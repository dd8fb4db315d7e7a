//! Big mode: number and percent, then the name, in block letters; a few lines about the site; the other sites as a strip.

use super::block::{self, DOTS, Dot};
use super::board;
use super::canvas::Canvas;
use super::theme::Role;
use super::totals;
use crate::app::App;
use crate::app::big::strip;
use crate::app::cx::Cx;
use crate::domain::query::names;
use crate::domain::query::sites::SiteRow;
use crate::words::{self, L};
use ratatui::layout::Rect;

/// No more lines than this beside the block letters: who reads from afar reads little.
const MOST: u16 = 8;
/// At least so many, the first of which says level and stage; where there is little room one less.
const LEAST: u16 = 3;
/// From so many rows on all other sites have room as a strip; with fewer, the line of totals stands for them.
const ROOMY: u16 = 22;

/// Draws the site under the cursor into the body of the screen.
pub fn draw(canvas: &mut Canvas<'_>, app: &App, within: Rect) {
    let cx = app.cx();
    let Some(row) = app.board().row(cx) else { return };
    let each = cells(cx);
    let per_line = usize::from((within.width / each).max(1));
    let strip = u16::try_from(cx.rows.len().div_ceil(per_line)).unwrap_or(u16::MAX);
    let roomy = u16::from(within.height >= ROOMY && strip <= within.height / 3);
    let strip = if roomy == 1 { strip } else { 1 };
    let body = Rect::new(within.x + 2, within.y + roomy, within.width.saturating_sub(4), within.height - roomy);
    let least = if roomy == 1 { LEAST } else { LEAST - 1 };
    let used = letters(canvas, row, Rect { height: body.height.saturating_sub(strip + roomy + least + 1), ..body });
    let top = body.y + used + 1;
    let foot = within.bottom().saturating_sub(strip + roomy);
    let count = MOST.min(foot.saturating_sub(top));
    let mut lines = told(cx, row, usize::from(count).saturating_sub(1)).into_iter();
    let level = format!(" {} {} ", row.level.sign(), words::level(cx.language(), row.level));
    let x = canvas.put(body.x, top, body.width, &level, Role::Level(row.level)) + 1;
    let stage = words::capital(&words::stage(cx.language(), cx.world, row.stage.as_ref()));
    let stands = format!("{stage} · {}", cx.language().say(L::BigDistrict, &[("name", &row.district)]));
    canvas.put(body.x + x, top, body.width.saturating_sub(x), &stands, Role::Strong);
    for (y, text) in (top + 1..top + count).zip(&mut lines) {
        canvas.put(body.x, y, body.width, &text, Role::Ground);
    }
    if !app.board().digits.is_empty() {
        board::line(canvas, app, foot - (1 - roomy));
    }
    match roomy {
        1 => draw_strip(canvas, app, Rect::new(within.x, within.bottom() - strip, within.width, strip), each),
        _ => totals::draw(canvas, app, within.bottom() - 1),
    }
}

/// Number, percent and name; how many rows they took.
fn letters(canvas: &mut Canvas<'_>, row: &SiteRow, within: Rect) -> u16 {
    let number = row.site.number.to_string();
    let percent = row.progress.map_or_else(|| "-".to_owned(), |progress| format!("{progress}%"));
    let fits = |dot: &Dot| {
        let beside = block::width(&number, *dot) + block::width(&percent, *dot) + 6 * dot.w <= within.width;
        let name = block::wrap(&row.site.name, within.width, *dot).filter(|lines| lines.len() <= 2)?;
        let lines = u16::try_from(name.len()).unwrap_or(2) + 1;
        (beside && lines * (block::height(*dot) + 1) <= within.height + 1).then_some((*dot, name))
    };
    let small = || (Dot { w: 1, h: 1 }, vec![row.site.name.clone()]);
    let (dot, name) = DOTS.iter().find_map(fits).unwrap_or_else(small);
    let mut y = within.y;
    block::put(canvas, within.x, y, within.width, &number, dot);
    let wide = block::width(&percent, dot).min(within.width);
    block::put(canvas, within.right() - wide, y, wide, &percent, dot);
    for line in &name {
        y += block::height(dot) + 1;
        block::put(canvas, within.x, y, within.width, line, dot);
    }
    y + block::height(dot) - within.y
}

/// What is open at the site, the obstacles before the promises; the last line says how many more there are.
fn told(cx: Cx<'_>, row: &SiteRow, room: usize) -> Vec<String> {
    let language = cx.language();
    let issues = row.issues.iter().map(|issue| {
        let days = issue.age(cx.today);
        language.say(L::BigIssue, &[("n", &issue.number), ("text", &issue.text), ("days", &days)])
    });
    let mut items: Vec<_> = row.items.iter().collect();
    items.sort_by_key(|item| (std::cmp::Reverse(item.days_late(cx.today)), item.number));
    let items = items.into_iter().map(|item| {
        let due = words::item_due(language, item, cx.today);
        let lead = item.lead.as_ref().map(|lead| names::agency(cx.world, lead)).unwrap_or_default();
        language.say(L::BigItem, &[("n", &item.number), ("text", &item.text), ("lead", &lead), ("due", &due)])
    });
    let mut lines: Vec<String> = issues.chain(items).collect();
    let left = lines.len().saturating_sub(room);
    lines.truncate(room);
    if let (Some(last), true) = (lines.last_mut(), left > 0) {
        *last = format!("{} {last}", language.say(L::BigMore, &[("n", &left)]));
    }
    lines
}

/// How many columns a site takes in the strip: its number, its sign and a gap.
fn cells(cx: Cx<'_>) -> u16 {
    let highest = cx.rows.iter().map(|row| row.site.number).max().unwrap_or(0);
    u16::try_from(highest.to_string().len()).unwrap_or(3) + 3
}

fn draw_strip(canvas: &mut Canvas<'_>, app: &App, within: Rect, each: u16) {
    let cx = app.cx();
    let per_line = (within.width / each).max(1);
    let left = within.x + (within.width - per_line * each) / 2;
    for (at, row) in (0_u16..).zip(strip(cx).into_iter().filter_map(|at| cx.rows.get(at))) {
        let (x, y) = (left + at % per_line * each, within.y + at / per_line);
        if y >= within.bottom() {
            return;
        }
        let is_here = app.board().selected.as_ref() == Some(row.code());
        let wide = usize::from(each.saturating_sub(3));
        let text = format!("{:>wide$}{}", row.site.number, row.level.sign());
        let role = match is_here {
            true => Role::Selected,
            false if !app.board().filter.takes(row) => Role::Dimmed,
            false => Role::Level(row.level),
        };
        if is_here {
            canvas.put(x, y, 1, ">", role);
        }
        canvas.put_narrow(x + 1, y, each - 2, &text, role);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::setup::Setup;
    use crate::ui::testing::{app, city, lines, mixed, press, screen, setup, worst};
    use ratatui::buffer::Buffer;
    use ratatui::style::Color;
    use std::collections::BTreeSet;

    /// The rows on which dots stand.
    fn dotted(buffer: &Buffer) -> Vec<u16> {
        let is_dot = |cell: &ratatui::buffer::Cell| cell.bg == Color::Indexed(16) && cell.symbol() != ">";
        let body = buffer.area.top() + 1..buffer.area.bottom() - 1;
        body.filter(|y| (0..buffer.area.width).any(|x| buffer.cell((x, *y)).is_some_and(is_dot))).collect()
    }

    #[test]
    fn the_last_row_reads_name_and_percent_of_every_site() {
        for ascii in [false, true] {
            for world in [city(), worst(), mixed()] {
                let mut app = app(world, (100, 30), Setup { ascii, ..setup() });
                press(&mut app, "b");
                for _ in 0..app.cx().rows.len() {
                    let row = app.board().row(app.cx()).unwrap().clone();
                    let dots = dotted(&screen(&app));
                    assert!(
                        dots.len() >= 10,
                        "five rows for the percent, five for the name: {} {dots:?}",
                        row.site.name
                    );
                    let fits =
                        DOTS.iter().any(|dot| block::wrap(&row.site.name, 96, *dot).is_some_and(|all| all.len() < 3));
                    assert!(fits, "{}", row.site.name);
                    press(&mut app, "Right");
                }
            }
        }
    }

    #[test]
    fn few_lines_and_all_the_others_as_a_strip() {
        for size in [(80, 24), (100, 30), (200, 60)] {
            let mut app = app(worst(), size, setup());
            press(&mut app, "b");
            let buffer = screen(&app);
            let drawn = lines(&buffer);
            let strip = drawn.iter().position(|line| line.contains(" 1X")).unwrap();
            let said = drawn[1..strip].iter().filter(|line| !line.trim().is_empty()).count();
            assert!((2..=8).contains(&said), "{size:?} {said}\n{}", drawn.join("\n"));
            let numbers: BTreeSet<u32> = drawn[strip..drawn.len() - 1]
                .iter()
                .flat_map(|line| line.split(['X', ' ', '>']).filter_map(|part| part.parse().ok()))
                .collect();
            let all: BTreeSet<u32> = app.cx().rows.iter().map(|row| row.site.number).collect();
            assert_eq!(numbers, all, "{size:?}\n{}", drawn.join("\n"));
        }
    }

    #[test]
    fn a_window_for_the_last_row_has_letters_and_totals() {
        let mut app = app(city(), (60, 17), setup());
        press(&mut app, "b");
        for _ in 0..app.cx().rows.len() {
            let buffer = screen(&app);
            let dots = dotted(&buffer);
            assert!((1..6).chain(7..12).all(|y| dots.contains(&y)), "{}", lines(&buffer).join("\n"));
            assert!(lines(&buffer)[15].contains("= 65"), "{}", lines(&buffer).join("\n"));
            press(&mut app, "Right");
        }
    }

    #[test]
    fn the_way_in_and_out() {
        let mut app = app(city(), (100, 30), setup());
        press(&mut app, "1 7 Enter Enter b");
        assert!(app.is_big() && app.layers().is_empty());
        assert_eq!(app.board().row(app.cx()).unwrap().site.number, 17);
        press(&mut app, "Down 4");
        assert_eq!(app.board().row(app.cx()).unwrap().site.number, 18);
        assert!(
            lines(&screen(&app)).iter().any(|line| line.contains("Koto Renah")),
            "the number that is typed is told"
        );
        press(&mut app, "Enter Esc");
        assert!(!app.is_big());
        let narrow = crate::ui::testing::app(city(), (59, 17), setup());
        assert!(!narrow.can(crate::app::keys::Act::Big));
    }
}
