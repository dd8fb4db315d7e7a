//! The board: all sites at once, the line of totals, and why the site under the cursor has its mark.

use super::canvas::Canvas;
use super::cell::{Cells, Columns, Now};
use super::legend;
use super::text;
use super::theme::Role;
use super::totals;
use crate::app::App;
use crate::app::cx::Cx;
use crate::app::geometry::{self, BELOW, Heading, HeadingSlot, Layout, Page};
use crate::app::news;
use crate::app::short::{Named, ShortNames};
use crate::domain::query::names;
use crate::domain::query::sites::{Filter, Group, SiteRow};
use crate::words::{self, W};
use ratatui::layout::Rect;
use std::cell::RefCell;
use std::rc::Rc;

/// What was drawn, as far as boxes over it and the header want to know.
pub struct Drawn {
    /// The page that is shown, and how many there are.
    pub page: (usize, usize),
    /// The cell under the cursor; while a box is open, where it stood when that was opened.
    pub selected: Option<Rect>,
}

/// Draws the board.
pub fn draw(canvas: &mut Canvas<'_>, app: &App) -> Drawn {
    let (cx, board) = (app.cx(), app.board());
    let area = canvas.area();
    let groups = board.groups(cx);
    let layout = geometry::layout((area.width, area.height), &groups, cx.rows.len());
    let selected = board.selected.as_ref().and_then(|code| cx.rows.iter().position(|row| row.code() == code));
    let page = selected.and_then(|row| layout.page_of(row)).unwrap_or(0);
    draw_page(canvas, cx, &layout, page, &groups, app);
    totals::draw(canvas, app, area.height.saturating_sub(BELOW));
    line(canvas, app, area.height.saturating_sub(2));
    let cell = app.held_cell().or_else(|| selected.and_then(|row| layout.cell_of(row)).copied());
    Drawn {
        page: (page, layout.pages.len()),
        selected: cell.map(|cell| Rect::new(cell.x.saturating_sub(1), cell.y, cell.w + 1, 1)),
    }
}

fn draw_page(canvas: &mut Canvas<'_>, cx: Cx<'_>, layout: &Layout, page: usize, groups: &[Group], app: &App) {
    let board = app.board();
    let Some(page) = layout.pages.get(page) else { return };
    let width = page.cells.first().map_or(0, |cell| cell.w);
    let highest = cx.rows.iter().map(|row| row.site.number).max().unwrap_or(0);
    let columns = Columns::of(width, highest);
    let names = short_names(cx.rows, columns.name);
    for slot in &page.headings {
        heading(canvas, cx, slot, groups, &board.filter);
    }
    legend::draw(canvas, app, below(page, canvas.area()));
    let cells = Cells { world: cx.world, language: cx.language(), columns, names: &names };
    let closing = app.known_at_closing();
    for slot in &page.cells {
        if let Some(row) = cx.rows.get(slot.row) {
            let now = Now {
                selected: board.selected.as_ref() == Some(row.code()),
                marked: board.marked.contains(row.code()),
                dimmed: !board.filter.takes(row),
                changed: news::is_new(row, closing),
                fresh: app.fresh().contains(row.code()),
            };
            cells.draw(canvas, slot, row, now);
        }
    }
}

/// What is left free below the sites.
fn below(page: &Page, area: Rect) -> Rect {
    let cells = page.cells.iter().map(|cell| cell.y);
    let top = cells.max().map_or(area.y, |y| y + 2);
    let bottom = area.bottom().saturating_sub(BELOW + 1);
    Rect::new(area.x + 1, top, area.width.saturating_sub(2), bottom.saturating_sub(top))
}

fn heading(canvas: &mut Canvas<'_>, cx: Cx<'_>, slot: &HeadingSlot, groups: &[Group], filter: &Filter) {
    canvas.fill(Rect::new(slot.x, slot.y, slot.w, 1), Role::Heading);
    let (name, count) = match slot.of {
        Heading::Rest => (cx.text(W::GroupRest).to_string(), String::new()),
        Heading::Group(index) => match groups.get(index) {
            None => (String::new(), String::new()),
            Some(group) => {
                let members = group.members.iter().filter_map(|row| cx.rows.get(*row));
                let taken = members.filter(|row| filter.takes(row)).count();
                let all = group.members.len();
                let count = if filter.is_empty() { all.to_string() } else { format!("{taken}/{all}") };
                (words::group(cx.language(), cx.world, &group.key), count)
            }
        },
    };
    let name = words::capital(&name);
    let fits = |canvas: &Canvas<'_>, count: &str| canvas.width(&name) + 1 + canvas.width(count) <= usize::from(slot.w);
    let (name, count) = match cx.text(W::GroupContinued) {
        _ if !slot.continued => (name, count),
        continued if fits(canvas, continued) => (name, continued.to_string()),
        _ => (format!("{}{name}", text::CUT), String::new()),
    };
    let cells = u16::try_from(canvas.width(&count)).unwrap_or(0).min(slot.w);
    let gap = u16::from(cells > 0);
    canvas.put(slot.x, slot.y, slot.w.saturating_sub(cells + gap), &name, Role::Heading);
    canvas.put(slot.x + slot.w - cells, slot.y, cells, &count, Role::Heading);
}

/// The line about the site under the cursor: who it is, where it stands, and why it has its mark.
pub(super) fn line(canvas: &mut Canvas<'_>, app: &App, y: u16) {
    let (cx, board) = (app.cx(), app.board());
    let width = canvas.area().width.saturating_sub(1);
    let mut x = 1;
    if !board.digits.is_empty() {
        let found = board.digits.parse().ok().and_then(|number| cx.world.site_numbered(number));
        let name = found.map(|site| names::site(cx.world, site)).unwrap_or_default();
        let text = cx.say(W::LineGoTo, &[("n", &board.digits), ("name", &name)]);
        canvas.put(x, y, width, &text, Role::Notice);
        return;
    }
    if !board.marked.is_empty() {
        let marked = cx.say(W::LineMarked, &[("n", &board.marked.len())]);
        x += canvas.put(x, y, width, &format!("* {marked}"), Role::Notice) + 2;
    }
    let Some(row) = board.row(cx) else { return };
    let room = |x: u16| width.saturating_sub(x);
    x += canvas.put(x, y, room(x), &format!("{} {}", row.site.number, names::site(cx.world, &row.site)), Role::Strong);
    x += canvas.put(x, y, room(x), &format!("  {}  ", stand(cx, row)), Role::Ground);
    let why: Vec<String> = row.why.iter().map(|why| words::why(cx.language(), cx.world, why, cx.today)).collect();
    let (sign, level) = (row.level.sign(), words::level(cx.language(), row.level));
    let named = format!(" {sign} {level} ");
    // Where its word would cut off the first reason, the sign has to do.
    let first = why.first().map_or(0, |why| canvas.width(why));
    let has_room = canvas.width(&named) + 1 + first <= usize::from(room(x));
    let level = if has_room { named } else { format!(" {sign} ") };
    x += canvas.put(x, y, room(x), &level, Role::Level(row.level));
    canvas.put(x + 1, y, room(x + 1), &whole(canvas, &why, room(x + 1)), Role::Ground);
}

/// As many reasons as fit to their end, the weightiest first, and how many more there are.
fn whole(canvas: &Canvas<'_>, why: &[String], room: u16) -> String {
    let said = |count: usize| match why.len() - count {
        0 => why.join("; "),
        more => format!("{}; +{more}", why[..count].join("; ")),
    };
    let fits = |count: &usize| canvas.width(&said(*count)) <= usize::from(room);
    let count = (1..=why.len()).rev().find(fits).unwrap_or(why.len());
    said(count)
}

/// Stage and progress in words.
fn stand(cx: Cx<'_>, row: &SiteRow) -> String {
    let stage = match &row.stage {
        Some(code) => format!("{code} {}", words::stage(cx.language(), cx.world, Some(code))),
        None => words::stage(cx.language(), cx.world, None),
    };
    match row.progress {
        Some(progress) => format!("{stage} {progress} %"),
        None => stage,
    }
}

/// The key and the names of a roster at one width.
type Kept = (usize, Vec<(u32, String, String)>, Rc<ShortNames>);

thread_local! {
    /// The names that were drawn last: they change with the roster and the window only, and are asked for at every key.
    static NAMES: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

fn short_names(rows: &[SiteRow], width: usize) -> Rc<ShortNames> {
    NAMES.with_borrow_mut(|kept| {
        let same = |row: &SiteRow, (number, name, district): &(u32, String, String)| {
            (row.site.number, &row.site.name, &row.site.district) == (*number, name, district)
        };
        if let Some((w, roster, names)) = kept
            && *w == width
            && roster.len() == rows.len()
            && rows.iter().zip(roster.iter()).all(|(row, named)| same(row, named))
        {
            return Rc::clone(names);
        }
        let named: Vec<Named<'_>> = rows
            .iter()
            .map(|row| Named { name: &row.site.name, district: &row.site.district, number: row.site.number })
            .collect();
        let names = Rc::new(ShortNames::new(&named, width));
        let roster = rows.iter().map(|row| (row.site.number, row.site.name.clone(), row.site.district.clone()));
        *kept = Some((width, roster.collect(), Rc::clone(&names)));
        names
    })
}
