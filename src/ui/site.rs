//! The page of one site: who it is, where it stands and why it has its mark; its open obstacles and promises; what was
//! done last. On one screen: long lists show the part around the cursor, the history takes what is left.

use super::boxes::first_shown;
use super::canvas::Canvas;
use super::text;
use super::theme::Role;
use crate::app::cx::Cx;
use crate::app::site::SitePage;
use crate::domain::figure::Figure;
use crate::domain::ids::Record;
use crate::domain::issue::{Issue, Severity};
use crate::domain::item::ActionItem;
use crate::domain::query::sites::SiteRow;
use crate::domain::query::{history, names};
use crate::words::{self, W};
use ratatui::layout::Rect;

/// Cells of the moment of a change.
const WHEN: usize = 17;

/// A line of the page, with the record that the cursor can stand on.
struct Line {
    record: Option<Record>,
    sign: String,
    text: String,
    end: String,
    role: Role,
}

/// Draws the page into an area.
pub fn draw(canvas: &mut Canvas<'_>, cx: Cx<'_>, page: &SitePage, area: Rect) {
    let Some(row) = page.row(cx) else { return };
    let mut y = head(canvas, cx, &row, area);
    let lines = records(cx, page, &row);
    let this = Record::Site(page.code.clone());
    let history: Vec<_> = history::of_site(cx.world, &page.code).collect();
    let left = area.bottom().saturating_sub(y);
    // The history keeps a few lines however long the lists are.
    let kept = 4.min(left / 3);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(left.saturating_sub(kept));
    list(canvas, page, &lines, Rect::new(area.x, y, area.width, height));
    y += height;
    if y + 1 >= area.bottom() {
        return;
    }
    heading(canvas, area, y, cx.text(W::SiteHistory), &history.len().to_string());
    y += 1;
    for row in history.into_iter().skip(page.scroll).take(usize::from(area.bottom() - y)) {
        let when = words::moment_short(cx.language(), &cx.world.program.zone, row.at, cx.today);
        let what = words::change_seen_from(cx.language(), cx.world, &row.change, &this, cx.today);
        let when = text::left(&when, WHEN);
        let used = canvas.put(area.x + 1, y, area.width.saturating_sub(1), &format!("{when}  "), Role::Muted);
        let name = format!("  {}", row.by.name);
        let name_width = u16::try_from(canvas.width(&name)).unwrap_or(u16::MAX).min(area.width / 4);
        let room = area.width.saturating_sub(used + name_width + 2);
        canvas.put(area.x + 1 + used, y, room, &what, Role::Ground);
        canvas.put(area.right().saturating_sub(name_width + 1), y, name_width, &name, Role::Muted);
        y += 1;
    }
}

/// Who it is, where it stands, and why it has its mark; the first line below.
fn head(canvas: &mut Canvas<'_>, cx: Cx<'_>, row: &SiteRow, area: Rect) -> u16 {
    let site = &row.site;
    let mut y = area.y;
    let room = |x: u16| area.right().saturating_sub(x);
    let place =
        cx.say(W::SitePlace, &[("kind", &site.kind.as_str()), ("district", &site.district), ("code", &site.code)]);
    let mut pieces: Vec<Piece> =
        vec![vec![(format!("{} {}", site.number, site.name), Role::Strong)], vec![(place, Role::Ground)]];
    if !site.in_scope {
        pieces.push(vec![(format!(" {} ", cx.text(W::SearchOutOfScope)), Role::Badge)]);
    }
    y = pieces_at(canvas, area, y, &pieces);
    let stage = row.stage.as_ref();
    let name = words::stage(cx.language(), cx.world, stage);
    let stage = stage.map_or_else(|| name.clone(), |code| format!("{code} {name}"));
    let level = words::level(cx.language(), row.level);
    let mut pieces: Vec<Piece> = vec![
        vec![(format!(" {} {level} ", row.level.sign()), Role::Level(row.level))],
        vec![(stage, Role::Strong), (reported(cx, &site.stage), Role::Muted)],
    ];
    if let Some(progress) = row.progress {
        pieces.push(vec![(format!("{progress} %"), Role::Strong), (reported(cx, &site.progress), Role::Muted)]);
    }
    let news = match row.silent {
        Some(0) => cx.say(W::SiteNews, &[("when", &cx.text(W::Today))]),
        Some(days) => cx.say(W::SiteNews, &[("when", &cx.say(W::DaysAgo, &[("n", &days)]))]),
        None => cx.text(W::SiteNoNews).to_string(),
    };
    pieces.push(vec![(news, Role::Muted)]);
    y = pieces_at(canvas, area, y, &pieces);
    let why = row.why.iter().map(|why| words::why(cx.language(), cx.world, why, cx.today));
    let why = why.collect::<Vec<_>>().join("; ");
    for line in canvas.wrap(&why, area.width.saturating_sub(2)).into_iter().take(2).filter(|line| !line.is_empty()) {
        canvas.put(area.x + 1, y, room(area.x + 1), &line, Role::Ground);
        y += 1;
    }
    // A planned day that has passed is among the reasons.
    let ahead = cx.world.program.stages.iter().find_map(|stage| {
        let day = *site.planned.get(&stage.code)?;
        (day >= cx.today).then_some((stage, day))
    });
    if let Some((stage, day)) = ahead {
        let day = words::day_short(cx.language(), day, cx.today);
        let text = cx.say(W::SitePlanned, &[("stage", &stage.name), ("day", &day)]);
        canvas.put(area.x + 1, y, room(area.x + 1), &text, Role::Muted);
        y += 1;
    }
    y
}

/// Things that stay together on a line.
type Piece = Vec<(String, Role)>;

/// Puts pieces one after the other, on a new line where one doesn't fit; the line below.
fn pieces_at(canvas: &mut Canvas<'_>, area: Rect, y: u16, pieces: &[Piece]) -> u16 {
    let (left, mut y) = (area.x + 1, y);
    let mut x = left;
    for piece in pieces {
        let cells = piece.iter().map(|(text, _)| canvas.width(text)).sum::<usize>();
        if x > left && usize::from(area.right().saturating_sub(x)) < cells {
            (x, y) = (left, y + 1);
        }
        for (text, role) in piece.iter().filter(|_| y < area.bottom()) {
            x += canvas.put(x, y, area.right().saturating_sub(x), text, *role);
        }
        x += 2;
    }
    (y + 1).min(area.bottom())
}

/// Who says a figure, and of which day.
fn reported<T>(cx: Cx<'_>, figure: &Figure<T>) -> String {
    let Some((source, reading)) = figure.current() else { return String::new() };
    let name = cx.world.program.source(source).map_or(source.as_str(), |source| &source.name);
    let day = words::day_short(cx.language(), reading.as_of, cx.today);
    format!(" ({})", cx.say(W::SiteFigure, &[("source", &name), ("day", &day)]))
}

fn heading(canvas: &mut Canvas<'_>, area: Rect, y: u16, name: &str, count: &str) {
    canvas.fill(Rect::new(area.x, y, area.width, 1), Role::Heading);
    canvas.put(area.x + 1, y, area.width.saturating_sub(1), &format!("{name} {count}"), Role::Heading);
}

fn records(cx: Cx<'_>, page: &SitePage, row: &SiteRow) -> Vec<Line> {
    let mut lines = Vec::new();
    let heading = |word: W, count: usize| Line {
        record: None,
        sign: String::new(),
        text: format!("{} {count}", cx.text(word)),
        end: String::new(),
        role: Role::Heading,
    };
    lines.push(heading(W::SiteIssues, row.issues.len()));
    lines.extend(row.issues.iter().map(|number| issue(cx, number)));
    lines.push(heading(W::SiteItems, row.items.len()));
    lines.extend(row.items.iter().map(|number| item(cx, number)));
    let proposals = page.proposals(cx);
    if !proposals.is_empty() {
        lines.push(heading(W::SiteProposals, proposals.len()));
        lines.extend(proposals.iter().filter_map(|number| cx.world.items.get(number)).map(|number| item(cx, number)));
    }
    lines
}

fn issue(cx: Cx<'_>, issue: &Issue) -> Line {
    let category = cx.world.program.category(&issue.category).map_or(issue.category.as_str(), |found| &found.name);
    let severe = match issue.severity {
        Severity::Severe => format!("{}: ", words::severity(cx.language(), issue.severity)),
        Severity::Normal => String::new(),
    };
    let resolver =
        issue.resolver.as_ref().map(|code| format!("{}  ", names::agency(cx.world, code))).unwrap_or_default();
    Line {
        record: Some(Record::Issue(issue.number)),
        sign: format!("K-{}", issue.number),
        text: format!("{category} - {severe}{}", issue.text),
        end: format!("{resolver}{}", cx.say(W::IssueAge, &[("n", &issue.age(cx.today))])),
        role: if issue.severity == Severity::Severe { Role::Strong } else { Role::Ground },
    }
}

fn item(cx: Cx<'_>, item: &ActionItem) -> Line {
    let lead = item.lead.as_ref().map(|code| names::agency(cx.world, code));
    let lead = lead.unwrap_or_else(|| cx.text(W::NoAgency).to_string());
    let due = match (item.days_late(cx.today), item.due) {
        (Some(days), _) => cx.say(W::ItemLate, &[("n", &days)]),
        (None, due) => words::due(cx.language(), due, cx.today),
    };
    let late = item.days_late(cx.today).is_some();
    Line {
        record: Some(Record::Item(item.number)),
        sign: format!("TL-{}", item.number),
        text: format!("{lead}: {}", item.text),
        end: due,
        role: if late { Role::Strong } else { Role::Ground },
    }
}

fn list(canvas: &mut Canvas<'_>, page: &SitePage, lines: &[Line], area: Rect) {
    let is_here = |line: &Line| line.record.is_some() && line.record == page.selected;
    let cursor = lines.iter().position(is_here).unwrap_or(0);
    let begin = first_shown(lines.len(), cursor, usize::from(area.height));
    let cells = |text: &str, canvas: &Canvas<'_>| u16::try_from(canvas.width(text)).unwrap_or(u16::MAX);
    let signs = lines.iter().map(|line| cells(&line.sign, canvas)).max().unwrap_or(0);
    for (y, line) in (area.y..area.bottom()).zip(&lines[begin..]) {
        if line.record.is_none() {
            canvas.fill(Rect::new(area.x, y, area.width, 1), Role::Heading);
            canvas.put(area.x + 1, y, area.width.saturating_sub(1), &line.text, Role::Heading);
            continue;
        }
        let role = if is_here(line) { Role::Selected } else { line.role };
        canvas.fill(Rect::new(area.x, y, area.width, 1), role);
        if is_here(line) {
            canvas.put(area.x, y, 1, ">", role);
        }
        let end = cells(&line.end, canvas).min(area.width / 2);
        canvas.put(area.x + 1, y, signs, &line.sign, role);
        let x = area.x + signs + 3;
        let room = area.right().saturating_sub(x + end + 3);
        canvas.put(x, y, room, &line.text, role);
        canvas.put(area.right().saturating_sub(end + 1), y, end, &line.end, role);
    }
}
