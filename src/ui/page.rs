//! A page: its lines one below the other, as many as fit, the one under the cursor marked.

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::cx::Cx;
use crate::app::page::flow::{BEHIND, fitting};
use crate::app::page::{Page, PageLine, Room, Tone};
use crate::domain::level::Level;
use ratatui::layout::Rect;

/// Draws the page into an area.
pub fn draw(canvas: &mut Canvas<'_>, cx: Cx<'_>, page: &Page, area: Rect) {
    let lines = page.lines(cx);
    let begin = page.shown_from(&lines, usize::from(area.height));
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(begin)) {
        let is_here = line.target.is_some() && line.target == page.selected;
        self::line(canvas, line, Rect::new(area.x, y, area.width, 1), is_here);
    }
}

fn line(canvas: &mut Canvas<'_>, line: &PageLine, area: Rect, is_here: bool) {
    let is_heading = line.pieces.iter().all(|piece| piece.tone == Tone::Heading) && !line.pieces.is_empty();
    if is_here {
        canvas.fill(area, Role::Selected);
        canvas.put(area.x, area.y, 1, ">", Role::Selected);
    } else if is_heading {
        canvas.fill(area, Role::Heading);
    }
    let pieces = fitting(&line.pieces, area.width.saturating_sub(1));
    let mut x = area.x + 1;
    for (piece, width) in pieces {
        let role = if is_here { Role::Selected } else { role(piece.tone) };
        let room = width.min(area.right().saturating_sub(x));
        let text_width = u16::try_from(canvas.width(&piece.text)).unwrap_or(u16::MAX);
        let at = match piece.room {
            // One column stays free, so that it never runs into what stands before it.
            Room::Right(_) => x + room.saturating_sub(text_width).max(1),
            Room::Left(_) | Room::Own | Room::Rest => x,
        };
        canvas.put(at, area.y, room.saturating_sub(at - x), &piece.text, role);
        x += width;
        if piece.room == Room::Own {
            x += BEHIND;
        }
    }
}

fn role(tone: Tone) -> Role {
    match tone {
        Tone::Plain => Role::Ground,
        Tone::Strong => Role::Strong,
        Tone::Quiet => Role::Muted,
        Tone::Heading => Role::Heading,
        Tone::Level(level) => Role::Level(level),
        Tone::Flag => Role::Level(Level::Attention),
    }
}
