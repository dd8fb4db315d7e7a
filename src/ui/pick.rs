//! A list from which one thing is chosen.

use super::boxes::{self, ListLine};
use super::canvas::Canvas;
use super::field;
use super::theme::Role;
use crate::app::cx::Cx;
use crate::app::line::Line;
use crate::app::pick::Pick;
use crate::words::{self, W};
use ratatui::layout::Rect;

/// Shorter lists are seen at a glance; longer ones say that they can be narrowed by typing.
const AT_A_GLANCE: usize = 5;
/// Cells of what is said above a list, where there is room.
const SAID: u16 = 52;
/// So many lines of one paragraph are shown.
const SAID_LINES: usize = 5;

/// Draws the list.
pub fn draw(canvas: &mut Canvas<'_>, cx: Cx<'_>, pick: &Pick, within: Rect, avoid: Option<Rect>) {
    let line = |row: &&crate::app::pick::PickRow| ListLine {
        sign: row.sign.clone(),
        label: row.label.clone(),
        note: row.note.clone(),
    };
    let lines: Vec<ListLine> = pick.fitting().iter().map(line).collect();
    let all: Vec<ListLine> = pick.rows.iter().map(|row| line(&row)).collect();
    let typed = (pick.rows.len() > AT_A_GLANCE || !pick.typed.is_empty()).then_some(&pick.typed);
    let (placeholder, nothing) = (cx.text(W::ListType), cx.text(W::ListNothing));
    let shape =
        Shape { title: &pick.title, said: &pick.said, typed, placeholder, nothing, lines: &lines, cursor: pick.cursor };
    let size = (boxes::list_width(canvas, &all), all.len());
    let below = boxes::below(canvas, &all, size.0.min(within.width.saturating_sub(4)));
    let size = (size.0, size.1 + usize::from(below));
    shape.draw(canvas, size, within, avoid);
}

/// A box with a title, a field to type in, and a list.
pub struct Shape<'a> {
    /// What stands at the top.
    pub title: &'a str,
    /// What stands above everything else, a paragraph each.
    pub said: &'a [String],
    /// What is typed, where something can be.
    pub typed: Option<&'a Line>,
    /// What stands in the field while nothing is typed.
    pub placeholder: &'a str,
    /// What stands in the list where nothing fits what is typed.
    pub nothing: &'a str,
    /// The list.
    pub lines: &'a [ListLine],
    /// The line under the cursor.
    pub cursor: usize,
}

impl Shape<'_> {
    /// Draws the box, large enough for a list of a width and a number of lines: it keeps its size while the list gets
    /// shorter, so that nothing jumps.
    pub fn draw(&self, canvas: &mut Canvas<'_>, size: (u16, usize), within: Rect, avoid: Option<Rect>) {
        let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let title = cells(canvas.width(self.title));
        let placeholder = cells(canvas.width(self.placeholder));
        let said = if self.said.is_empty() { 0 } else { SAID };
        let width = size.0.max(title).max(placeholder + 2).max(said).saturating_add(4).min(within.width);
        let said = self.wrapped(canvas, width.saturating_sub(4));
        let above = cells(said.len());
        let field = u16::from(self.typed.is_some());
        let height = cells(size.1).saturating_add(2 + field + above);
        let inner = canvas.boxed(boxes::place(within, (width, height), avoid), self.title);
        for (y, (text, role)) in (inner.y..inner.bottom()).zip(&said) {
            canvas.put(inner.x, y, inner.width, text, *role);
        }
        let above = above.min(inner.height);
        let inner = Rect::new(inner.x, inner.y + above, inner.width, inner.height - above);
        if let Some(typed) = self.typed {
            let area = Rect::new(inner.x, inner.y, inner.width, 1.min(inner.height));
            field::broken(typed, area.width).draw(canvas, area, true);
            if typed.text().is_empty() {
                canvas.put(area.x + 1, area.y, area.width.saturating_sub(1), self.placeholder, Role::FieldFocus);
            }
        }
        let list = Rect::new(inner.x, inner.y + field, inner.width, inner.height.saturating_sub(field));
        boxes::list(canvas, list, self.lines, self.cursor);
        if self.lines.is_empty() && self.typed.is_some_and(|typed| !typed.text().is_empty()) {
            canvas.put(
                list.x + 2,
                list.y,
                list.width.saturating_sub(2) * list.height.min(1),
                self.nothing,
                Role::Muted,
            );
        }
        if self.lines.len() > usize::from(list.height) {
            let place = format!("{}/{}", self.cursor + 1, self.lines.len());
            let w = cells(place.len());
            canvas.put(inner.right().saturating_sub(w), inner.bottom(), w, &place, Role::Edge);
        }
    }

    /// What stands above, in lines: the first paragraph strong, the last one quiet, of a long one the beginning.
    fn wrapped(&self, canvas: &Canvas<'_>, room: u16) -> Vec<(String, Role)> {
        let mut lines = Vec::new();
        for (at, said) in self.said.iter().enumerate() {
            let role = match at {
                0 => Role::Strong,
                _ if at + 1 == self.said.len() => Role::Muted,
                _ => Role::Ground,
            };
            let mut wrapped = canvas.wrap(&words::capital(said), room);
            if wrapped.len() > SAID_LINES {
                wrapped.truncate(SAID_LINES);
                wrapped.push("…".to_string());
            }
            lines.extend(wrapped.into_iter().map(|line| (line, role)));
        }
        lines
    }
}
