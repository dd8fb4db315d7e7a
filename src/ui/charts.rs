//! A chart: one bar per row, divided into parts that stand in the same order in each. What a part is says the letter in it
//! and the line above; where there is room its number stands there as well, and the row under the cursor is told in full
//! below. Nothing is said by a colour alone.

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::charts::Charts;
use crate::app::cx::Cx;
use crate::domain::query::charts::{Bars, Chart, cells};
use crate::words::{self, L};
use ratatui::layout::Rect;

/// Narrower than this, labels leave the day of a meeting away.
const WIDE: u16 = 60;
/// A label takes no more than this.
const LABEL: usize = 20;
/// What fills the parts that have the ground's own colour.
const DOTS: &str = ".";

/// What the parts look like, in turn.
const SHADES: [Role; 3] = [Role::Bar, Role::OtherBar, Role::ThirdBar];

/// Draws the chart into an area; `keys`: also what the digits choose.
pub fn draw(canvas: &mut Canvas<'_>, cx: Cx<'_>, charts: &Charts, area: Rect, keys: bool) {
    canvas.fill(area, Role::Ground);
    let language = cx.language();
    let bars = charts.bars(cx);
    let width = area.width.saturating_sub(2);
    let x = area.x + 1;
    let mut top = area.y;
    let mut bottom = area.bottom();
    if keys {
        bottom -= 1;
        choices(canvas, cx, charts.chart, Rect::new(area.x, bottom, area.width, 1));
    }
    let place = charts.place(&bars);
    if let Some(bar) = place.and_then(|at| bars.rows.get(at)) {
        let told = words::chart_line(language, cx.world, &bars, bar, cx.today);
        let lines = canvas.wrap(&told, width);
        let count = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height / 4).max(1);
        bottom -= count;
        canvas.fill(Rect::new(area.x, bottom, area.width, count), Role::Totals);
        for (y, line) in (bottom..bottom + count).zip(&lines) {
            canvas.put(x, y, width, line, Role::Totals);
        }
    }
    for line in canvas.wrap(&words::capital(words::chart(language, charts.chart)), width).iter().take(2) {
        canvas.put(x, top, width, line, Role::Strong);
        top += 1;
    }
    if let Some(note) = charts.note(&bars) {
        for line in canvas.wrap(language.text(note), width) {
            canvas.put(x, top, width, &line, Role::Ground);
            top += 1;
        }
    }
    if bars.largest() == 0 {
        return;
    }
    top = legend(canvas, cx, &bars, Rect::new(x, top, width, (area.height / 3).max(1))) + 1;
    rows(canvas, cx, &bars, place, Rect::new(area.x, top, area.width, bottom.saturating_sub(top + 1)));
}

/// The digits, the one that is shown marked.
fn choices(canvas: &mut Canvas<'_>, cx: Cx<'_>, shown: Chart, area: Rect) {
    let all = |short: bool| -> Vec<(String, Role)> {
        let choice = |(digit, chart): (usize, Chart)| {
            let is_here = chart == shown;
            let name = words::chart_short(cx.language(), chart);
            let mark = if is_here { ">" } else { " " };
            let text = if short && !is_here { format!("{mark}{digit} ") } else { format!("{mark}{digit} {name} ") };
            (text, if is_here { Role::Selected } else { Role::Ground })
        };
        (1..).zip(Chart::ALL).map(choice).collect()
    };
    let fits = |choices: &[(String, Role)]| {
        choices.iter().map(|(text, _)| canvas.width(text)).sum::<usize>() <= usize::from(area.width)
    };
    let choices = Some(all(false)).filter(|choices| fits(choices)).unwrap_or_else(|| all(true));
    let spans: Vec<(&str, Role)> = choices.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    canvas.spans(area.x, area.y, area.width, &spans);
}

/// The shade of each part: in turn among those that occur.
fn shades(bars: &Bars) -> Vec<Role> {
    let mut turn = SHADES.iter().cycle();
    (0..bars.parts.len())
        .map(|at| if bars.occurs(at) { turn.next().copied().unwrap_or(Role::Bar) } else { Role::Bar })
        .collect()
}

/// What the letters mean, as far as they occur; the line behind the last.
fn legend(canvas: &mut Canvas<'_>, cx: Cx<'_>, bars: &Bars, area: Rect) -> u16 {
    let (mut x, mut y) = (area.x, area.y);
    for (at, (part, shade)) in bars.parts.iter().zip(shades(bars)).enumerate() {
        if !bars.occurs(at) {
            continue;
        }
        let (letter, name) = words::chart_part(cx.language(), cx.world, part);
        let letter = format!(" {letter} ");
        let cells = u16::try_from(canvas.width(&letter) + 1 + canvas.width(&name)).unwrap_or(u16::MAX);
        if x > area.x && x.saturating_add(cells) > area.right() {
            if y + 1 >= area.bottom() {
                break;
            }
            (x, y) = (area.x, y + 1);
        }
        x += canvas.put(x, y, area.right().saturating_sub(x), &letter, shade);
        x += canvas.put(x + 1, y, area.right().saturating_sub(x + 1), &name, Role::Ground) + 3;
    }
    y + 1
}

/// How high each bar is and how much is free below it, so that as many as possible are seen and few are large.
fn measure(count: usize, height: usize) -> (usize, usize) {
    [(3, 1), (2, 1), (1, 1), (2, 0)]
        .into_iter()
        .find(|(bar, gap)| count * (bar + gap) <= height + gap)
        .unwrap_or((1, 0))
}

fn rows(canvas: &mut Canvas<'_>, cx: Cx<'_>, bars: &Bars, place: Option<usize>, area: Rect) {
    let language = cx.language();
    let height = usize::from(area.height);
    let (high, gap) = measure(bars.rows.len(), height);
    let room = height.max(1) / (high + gap).max(1);
    let fit = if high + gap > 1 { bars.rows.len() } else { bars.rows.len().min(room) };
    // The newest are seen, unless the cursor has gone further back.
    let first = place.unwrap_or(0).min(bars.rows.len() - fit);
    let label = |at: usize| words::chart_row(language, &bars.rows[at].of, cx.today, area.width < WIDE);
    let total = |at: usize| match (&bars.rows[at], bars.chart) {
        (bar, Chart::Promises) => format!("{}/{}", bars.kept(bar), bar.total()),
        (bar, _) => bar.total().to_string(),
    };
    let widest = |text: &dyn Fn(usize) -> String, canvas: &Canvas<'_>| {
        (0..bars.rows.len()).map(|at| canvas.width(&text(at))).max().unwrap_or(0)
    };
    let label_width = widest(&label, canvas).min(LABEL).min(usize::from(area.width) / 3);
    let total_width = widest(&total, canvas);
    let cells_of = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let left = area.x + 2 + cells_of(label_width);
    let bar_width = area.right().saturating_sub(left + cells_of(total_width) + 3);
    let shades = shades(bars);
    let parts: Vec<(String, String)> =
        bars.parts.iter().map(|part| words::chart_part(language, cx.world, part)).collect();
    let whole = bars.largest();
    let mut y = area.y;
    for (at, bar) in bars.rows.iter().enumerate().skip(first).take(fit) {
        let is_here = place == Some(at);
        let role = if is_here { Role::Selected } else { Role::Strong };
        let mark = if is_here { ">" } else { " " };
        let name = words::capital(&label(at));
        if is_here {
            canvas.fill(Rect::new(area.x, y, left - area.x - 1, 1), Role::Selected);
        }
        canvas.put(area.x, y, left - area.x - 1, &format!("{mark}{name}"), role);
        let mut x = left;
        let mut before = None;
        for (part, cells) in cells(&bar.counts, whole, usize::from(bar_width)).into_iter().enumerate() {
            if cells == 0 {
                continue;
            }
            let (shade, width) = (shades[part], cells_of(cells));
            let here = Rect::new(x, y, width, cells_of(high));
            fill(canvas, here, shade);
            // Two parts that look alike and meet, since what stands between them is not there, are kept apart.
            let apart = u16::from(before == Some(shade) && width > 1);
            canvas.fill(Rect::new(x, y, apart, here.height), Role::Ground);
            let (letter, full) = &parts[part];
            let count = bar.counts[part];
            let said = [
                format!(" {full} {count} "),
                format!(" {letter} {count} "),
                format!("{letter}{count} "),
                format!("{letter}{count}"),
            ];
            let room = usize::from(width - apart);
            let said = said.iter().find(|text| canvas.width(text) <= room).unwrap_or(letter);
            canvas.put(x + apart, y, width - apart, said, shade);
            before = Some(shade);
            x += width;
        }
        let total = total(at);
        canvas.put(x + 1, y, area.right().saturating_sub(x + 1), &total, Role::Strong);
        y += cells_of(high + gap);
    }
    let hidden = bars.rows.len() - fit;
    if hidden > 0 {
        let text = language.say(L::ChartEarlier, &[("n", &hidden)]);
        let width = cells_of(canvas.width(&text));
        canvas.put(area.right().saturating_sub(width + 1), area.bottom(), width, &text, Role::Muted);
    }
}

/// A part of a bar: where its colour is that of the ground it is dotted.
fn fill(canvas: &mut Canvas<'_>, area: Rect, shade: Role) {
    canvas.fill(area, shade);
    if shade == Role::ThirdBar {
        let dots = DOTS.repeat(usize::from(area.width));
        for y in area.top()..area.bottom() {
            canvas.put(area.x, y, area.width, &dots, shade);
        }
    }
}

#[cfg(test)]
mod tests;
