//! Boxes over a screen, and the lists in them: where a box goes so that it hides as little as possible of what one is
//! talking about, and which part of a long list is shown.

use super::canvas::Canvas;
use super::theme::Role;
use ratatui::layout::Rect;

/// Where a box of a wanted size goes in an area: on the other side of what it is about, above or below it, and over it
/// only where nothing else is left.
pub fn place(within: Rect, wanted: (u16, u16), avoid: Option<Rect>) -> Rect {
    let (w, h) = (wanted.0.min(within.width), wanted.1.min(within.height));
    let (far_x, far_y) = (within.right() - w, within.bottom() - h);
    let middle = (within.x + (within.width - w) / 2, within.y + (within.height - h) / 2);
    let Some(avoid) = avoid else { return Rect::new(middle.0, middle.1, w, h) };
    let is_left = avoid.x + avoid.width / 2 < within.x + within.width / 2;
    let xs = if is_left { [far_x, middle.0, within.x] } else { [within.x, middle.0, far_x] };
    let is_upper = avoid.y < within.y + within.height / 2;
    let ys = if is_upper { [middle.1, far_y, within.y] } else { [middle.1, within.y, far_y] };
    let places = ys.into_iter().flat_map(|y| xs.map(|x| Rect::new(x, y, w, h)));
    let free = |place: &Rect| !place.intersects(avoid);
    let mut places = places.filter(free);
    places.next().unwrap_or(Rect::new(middle.0, middle.1, w, h))
}

/// The first of `count` lines that is shown in `height` lines so that the one under the cursor is among them.
pub fn first_shown(count: usize, cursor: usize, height: usize) -> usize {
    cursor.saturating_sub(height / 2).min(count.saturating_sub(height))
}

/// One line of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListLine {
    /// The key, number or sign before the name.
    pub sign: String,
    /// The name.
    pub label: String,
    /// What is worth knowing of it.
    pub note: String,
}

/// How wide a list is, at best.
pub fn list_width(canvas: &Canvas<'_>, lines: &[ListLine]) -> u16 {
    let [sign, label, note] = columns(canvas, lines);
    let gaps = 2 + [sign, label, note].iter().filter(|cells| **cells > 0).count().saturating_sub(1) * 2;
    u16::try_from(gaps + sign + label + note).unwrap_or(u16::MAX)
}

fn columns(canvas: &Canvas<'_>, lines: &[ListLine]) -> [usize; 3] {
    let widest = |text: fn(&ListLine) -> &str| lines.iter().map(|line| canvas.width(text(line))).max().unwrap_or(0);
    [widest(|line| &line.sign), widest(|line| &line.label), widest(|line| &line.note)]
}

/// Where the parts of a line stand in a list that is so many cells wide.
struct Placed {
    label: usize,
    /// Where the note is, if it has room as a whole.
    note: Option<usize>,
    /// What has no room as a whole.
    rest: String,
}

/// Cells before the sign: the mark of the line under the cursor.
const MARK: usize = 2;
/// In a window that is no narrower, the columns stay in line and what is longer is cut.
const PHONE: u16 = 60;
/// So many lines say what the line under the cursor has no room for.
const REST: usize = 2;

fn placed(canvas: &Canvas<'_>, line: &ListLine, [sign, label, note]: [usize; 3], width: usize) -> Placed {
    let column = if sign > 0 { MARK + sign + 2 } else { MARK };
    let note_column = column + label + 2;
    if canvas.area().width >= PHONE {
        let note = (note > 0).then_some(note_column);
        return Placed { label: column, note, rest: String::new() };
    }
    let [own_sign, own_label, own_note] = [&line.sign, &line.label, &line.note].map(|text| canvas.width(text));
    // Long signs each need the room of their own, where the names would have none left.
    let is_tight = column + label > width && sign > width / 3;
    let begin = if is_tight { MARK + own_sign + 1 } else { column };
    let is_cut = begin + own_label > width;
    let places = [note_column, begin + own_label + 2];
    let place = places.into_iter().find(|x| x + own_note <= width).filter(|_| own_note > 0);
    let label_rest = if is_cut { line.label.as_str() } else { "" };
    let note_rest = if place.is_none() { line.note.as_str() } else { "" };
    let rest: Vec<&str> = [label_rest, note_rest].into_iter().filter(|text| !text.is_empty()).collect();
    Placed { label: begin, note: place, rest: rest.join(": ") }
}

/// How many lines below a list of so many cells say what has no room in the line under the cursor, whichever that is.
pub fn below(canvas: &Canvas<'_>, lines: &[ListLine], width: u16) -> u16 {
    let columns = columns(canvas, lines);
    let rest = |line| {
        let rest = placed(canvas, line, columns, usize::from(width)).rest;
        if rest.is_empty() { 0 } else { canvas.wrap(&rest, width.saturating_sub(2)).len() }
    };
    u16::try_from(lines.iter().map(rest).max().unwrap_or(0).min(REST)).unwrap_or(0)
}

/// Draws a list, the line under the cursor marked.
pub fn list(canvas: &mut Canvas<'_>, area: Rect, lines: &[ListLine], cursor: usize) {
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX).min(area.width);
    let columns = columns(canvas, lines);
    // Where nothing is chosen yet, the list has all the room and begins with its first line.
    let (below, shown) = match cursor < lines.len() {
        true => (below(canvas, lines, area.width).min(area.height / 2), cursor),
        false => (0, 0),
    };
    let (area, foot) =
        (Rect { height: area.height - below, ..area }, Rect { y: area.bottom() - below, height: below, ..area });
    let begin = first_shown(lines.len(), shown, usize::from(area.height));
    for (y, (at, line)) in (area.y..area.bottom()).zip(lines.iter().enumerate().skip(begin)) {
        let is_chosen = at == cursor;
        let (role, quiet) = if is_chosen { (Role::Selected, Role::Selected) } else { (Role::Ground, Role::Muted) };
        canvas.fill(Rect::new(area.x, y, area.width, 1), role);
        let placed = placed(canvas, line, columns, usize::from(area.width));
        let put = |canvas: &mut Canvas<'_>, x: usize, text: &str, role: Role| {
            let x = area.x + cells(x);
            canvas.put(x, y, area.right().saturating_sub(x), text, role);
        };
        put(canvas, 0, if is_chosen { ">" } else { " " }, role);
        put(canvas, MARK, &line.sign, if is_chosen { role } else { Role::Strong });
        put(canvas, placed.label, &line.label, role);
        if let Some(note) = placed.note {
            put(canvas, note, &line.note, quiet);
        }
        if is_chosen {
            let rest = canvas.wrap(&placed.rest, foot.width.saturating_sub(2));
            for (y, text) in (foot.y..foot.bottom()).zip(&rest) {
                canvas.put(foot.x + 2, y, foot.width.saturating_sub(2), text, Role::Muted);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_leaves_free_what_it_is_about_wherever_that_is_possible() {
        let within = Rect::new(0, 1, 80, 20);
        for x in [0, 20, 40, 60] {
            for y in 1..21 {
                let cell = Rect::new(x, y, 20, 1);
                for wanted in [(30, 20), (58, 9), (80, 8), (10, 3)] {
                    let place = place(within, wanted, Some(cell));
                    assert!(!place.intersects(cell), "{cell:?} {wanted:?}");
                    assert_eq!(place.intersection(within), place);
                }
            }
        }
        let whole = place(within, (200, 50), Some(Rect::new(3, 3, 10, 1)));
        assert_eq!(whole, within, "where nothing is left it lies over it");
        assert_eq!(place(within, (20, 10), None), Rect::new(30, 6, 20, 10));
    }

    #[test]
    fn the_line_under_the_cursor_is_always_shown() {
        for count in 0..30usize {
            for height in 1..12usize {
                for cursor in 0..count.max(1) {
                    let begin = first_shown(count, cursor, height);
                    assert!(begin <= cursor && cursor < begin + height);
                    assert!(count <= height || begin + height <= count);
                }
            }
        }
    }
}
