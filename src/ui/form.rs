//! A form: its fields one below the other, the one with the cursor open, with what is understood of it.

use super::boxes::{self, ListLine};
use super::canvas::Canvas;
use super::field;
use super::theme::Role;
use crate::app::cx::Cx;
use crate::app::form::{FieldKind, Form, FormField};
use crate::app::line::Line;
use crate::words::{self, W};
use ratatui::layout::Rect;

/// Cells of a form, where there is room: a sentence reads well in them, and a column of the board stays free.
const WIDTH: u16 = 60;
/// Lines of a long text that are shown at once.
const TALLEST: u16 = 5;
/// Lines of a list of options.
const OPTIONS: u16 = 12;

/// What one field needs.
struct Block {
    /// What it is called, in lines.
    label: Vec<String>,
    /// What is typed, as it may be seen.
    typed: Line,
    /// Lines of the field itself.
    lines: u16,
    options: Vec<ListLine>,
    /// What is said under it.
    said: Vec<(String, Role)>,
}

/// Draws the form.
pub fn draw(canvas: &mut Canvas<'_>, cx: Cx<'_>, form: &Form, within: Rect, avoid: Option<Rect>) {
    let width = WIDTH.min(within.width);
    let room = width.saturating_sub(4);
    let blocks: Vec<Block> = form
        .fields
        .iter()
        .enumerate()
        .map(|(at, field)| block(canvas, cx, form, field, at == form.focus, room))
        .collect();
    let error = form.error.as_ref().map(|error| canvas.wrap(error, room)).unwrap_or_default();
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let height: u16 = blocks.iter().map(Block::height).sum::<u16>() + cells(error.len()) + 2;
    let inner = canvas.boxed(boxes::place(within, (width, height), avoid), &form.title);
    let mut y = inner.y;
    // What is above the field with the cursor gives way where the box is too low.
    let above: u16 = blocks.iter().take(form.focus).map(Block::height).sum();
    let focus = blocks.get(form.focus).map_or(0, Block::height);
    let mut skip = (above + focus).saturating_sub(inner.height.saturating_sub(cells(error.len())));
    for (at, (block, field)) in blocks.iter().zip(&form.fields).enumerate() {
        if skip > 0 && at < form.focus {
            skip = skip.saturating_sub(block.height());
            continue;
        }
        let area = Rect::new(inner.x, y, inner.width, block.height().min(inner.bottom().saturating_sub(y)));
        block.draw(canvas, area, field, at == form.focus);
        y += area.height;
    }
    for line in &error {
        if y < inner.bottom() {
            canvas.put(inner.x, y, inner.width, line, Role::Bad);
            y += 1;
        }
    }
}

fn block(canvas: &Canvas<'_>, cx: Cx<'_>, form: &Form, field: &FormField, has_cursor: bool, room: u16) -> Block {
    let required = if field.required { String::new() } else { format!(" ({})", cx.text(W::FieldOptional)) };
    let wrapped = |text: String, role: Role| -> Vec<(String, Role)> {
        canvas.wrap(&text, room).into_iter().map(|line| (line, role)).collect()
    };
    let mut said: Vec<(String, Role)> = Vec::new();
    let mut options = Vec::new();
    if has_cursor {
        match form.echo(cx) {
            Some(Ok(understood)) => said.extend(wrapped(understood, Role::Strong)),
            Some(Err(why)) => said.extend(wrapped(why, Role::Muted)),
            None => {}
        }
        options = form.options(cx).iter().map(option).collect();
    }
    if let Some(error) = &field.error {
        said = wrapped(error.clone(), Role::Bad);
    }
    let hidden = form.is_hidden(cx);
    if hidden && has_cursor && said.is_empty() {
        said = wrapped(cx.text(W::PrivateMasked).to_owned(), Role::Muted);
    }
    let typed = if hidden { field.line.masked() } else { field.line.clone() };
    let lines = match field.kind {
        FieldKind::Choice(_) if has_cursor => 0,
        FieldKind::Text if has_cursor => field::broken(&typed, room).height().min(TALLEST),
        _ => 1,
    };
    let label = canvas.wrap(&(words::capital(cx.text(field.label)) + &required), room);
    Block { label, typed, lines, options, said }
}

fn option(option: &crate::app::form::FieldOption) -> ListLine {
    let sign = option.key.map(String::from).unwrap_or_default();
    ListLine { sign, label: option.label.clone(), ..ListLine::default() }
}

impl Block {
    fn height(&self) -> u16 {
        let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        self.top() + self.lines + cells(self.options.len()).min(OPTIONS) + cells(self.said.len())
    }

    /// Lines of what it is called.
    fn top(&self) -> u16 {
        u16::try_from(self.label.len()).unwrap_or(u16::MAX)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Rect, field: &FormField, has_cursor: bool) {
        let label = if has_cursor { Role::Strong } else { Role::Muted };
        let line = |y: u16, height: u16| {
            let y = area.y + y;
            Rect::new(area.x, y, area.width, height).intersection(area)
        };
        let (top, under) = (line(0, 1), self.top());
        for (y, text) in (0..).zip(&self.label) {
            let at = line(y, 1);
            canvas.put(at.x, at.y, at.width * at.height, text, label);
        }
        let at = line(under, self.lines);
        match (&field.kind, &field.chosen) {
            (FieldKind::Choice(_), chosen) if at.height > 0 => {
                canvas.fill(at, Role::Field);
                let text = chosen.as_ref().map_or("", |option| option.label.as_str());
                canvas.put(at.x, at.y, at.width, text, Role::Field);
            }
            (FieldKind::Choice(_), _) => {}
            _ => field::broken(&self.typed, at.width).draw(canvas, at, has_cursor),
        }
        let listed = u16::try_from(self.options.len()).unwrap_or(u16::MAX).min(OPTIONS);
        boxes::list(canvas, line(under + self.lines, listed), &self.options, field.cursor);
        if self.options.len() > usize::from(listed) {
            let place = format!("{}/{}", field.cursor + 1, self.options.len());
            let cells = u16::try_from(place.len()).unwrap_or(top.width).min(top.width);
            canvas.put(top.right() - cells, top.y, cells * top.height, &place, Role::Muted);
        }
        for (y, (text, role)) in (under + self.lines + listed..).zip(&self.said) {
            let at = line(y, 1);
            canvas.put(at.x, at.y, at.width * at.height, text, *role);
        }
    }
}
