//! What the letters of the stages mean and how many sites have reached each, below the sites where a large window leaves
//! room. The same figures as in the line of totals, in full words.

use super::canvas::Canvas;
use super::text;
use super::theme::Role;
use crate::app::App;
use crate::domain::query::totals::totals;
use crate::words::W;
use ratatui::layout::Rect;

/// Cells of one column.
const COLUMN: u16 = 26;

/// Draws the legend into an area, if it fits there whole.
pub fn draw(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    if area.height < 2 {
        return;
    }
    let (cx, filter) = (app.cx(), &app.board().filter);
    let program = &cx.world.program;
    let sums = totals(program, cx.rows.iter().filter(|row| filter.takes(row)));
    let line = |name: &str, count: usize| {
        let count = count.to_string();
        text::left(name, usize::from(COLUMN) - count.len()) + &count
    };
    let mut columns: Vec<Vec<String>> = Vec::new();
    for phase in &program.phases {
        let mut column = vec![line(&phase.name, sums.phase(program, &phase.code))];
        let stages = program.stages.iter().zip(&sums.stages).filter(|(stage, _)| stage.phase == phase.code);
        column.extend(stages.map(|(stage, (code, count))| line(&format!("{code} {}", stage.name), *count)));
        columns.push(column);
    }
    columns.push(vec![line(cx.text(W::NotRecorded), sums.unrecorded)]);
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let height = cells(columns.iter().map(Vec::len).max().unwrap_or(0));
    let width = cells(columns.len()).saturating_mul(COLUMN + 2);
    if height > area.height || width > area.width + 2 {
        return;
    }
    for (x, column) in (area.x..).step_by(usize::from(COLUMN + 2)).zip(&columns) {
        for (at, (y, line)) in (area.bottom() - height..).zip(column).enumerate() {
            let role = if at == 0 { Role::Heading } else { Role::Ground };
            canvas.put(x, y, COLUMN, line, role);
        }
    }
}
