//! A page: its lines one below the other, as many as fit, the one under the cursor marked. Columns give way where the
//! window is narrow: first what matters least, from the right.

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::cx::Cx;
use crate::app::page::{Page, PageLine, Piece, Room, Tone};
use crate::domain::level::Level;
use ratatui::layout::Rect;

/// What a text that takes the rest of the line needs at least, before columns on its right give way to it.
const LEAST_REST: u16 = 24;
/// Blank columns behind a piece that is as wide as its text.
const BEHIND: u16 = 2;

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
    let pieces = fitting(canvas, &line.pieces, area.width.saturating_sub(1));
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

/// The pieces that have room in a line, each with its width.
fn fitting<'a>(canvas: &Canvas<'_>, pieces: &'a [Piece], width: u16) -> Vec<(&'a Piece, u16)> {
    let mut kept: Vec<&Piece> = pieces.iter().filter(|piece| !piece.text.is_empty() || fixed(piece)).collect();
    let own = |piece: &Piece| match piece.room {
        Room::Left(width) | Room::Right(width) => width,
        Room::Own => u16::try_from(canvas.width(&piece.text)).unwrap_or(u16::MAX).saturating_add(BEHIND),
        Room::Rest => 0,
    };
    let has_rest = kept.iter().any(|piece| piece.room == Room::Rest);
    let least = if has_rest { LEAST_REST } else { 0 };
    loop {
        let taken = kept.iter().fold(0u16, |sum, piece| sum.saturating_add(own(piece)));
        let spare = width.saturating_sub(taken);
        let given_way = kept.iter().rposition(|piece| matches!(piece.room, Room::Right(_)) && piece.tone != Tone::Flag);
        match given_way {
            Some(at) if spare < least => {
                kept.remove(at);
            }
            _ => {
                let rest = |piece: &Piece| match piece.room {
                    Room::Rest => spare,
                    Room::Own => own(piece).saturating_sub(BEHIND),
                    _ => own(piece),
                };
                return kept.into_iter().map(|piece| (piece, rest(piece))).collect();
            }
        }
    }
}

/// Whether a piece keeps its columns also where it has no text, so that those behind it stay in line.
fn fixed(piece: &Piece) -> bool {
    matches!(piece.room, Room::Left(_) | Room::Right(_))
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
