//! Finding a site.

use super::boxes::ListLine;
use super::canvas::Canvas;
use super::pick::Shape;
use crate::app::cx::Cx;
use crate::app::search::Search;
use crate::domain::site::Site;
use crate::words::{self, W};
use ratatui::layout::Rect;
use std::sync::Arc;

/// Cells of the list, and its lines: the same whatever is found.
const SIZE: (u16, usize) = (62, 12);

/// Draws the search.
pub fn draw(canvas: &mut Canvas<'_>, cx: Cx<'_>, search: &Search, within: Rect, avoid: Option<Rect>) {
    let line = |site: &Arc<Site>| {
        let stands = match cx.row(&site.code) {
            Some(row) => format!("{} {}", row.level.sign(), words::level(cx.language(), row.level)),
            None => cx.text(W::SearchOutOfScope).to_string(),
        };
        let label = format!("{} ({})", site.name, site.district);
        ListLine { sign: format!("{:>2}", site.number), label, note: stands }
    };
    let lines: Vec<ListLine> = search.hits(cx).into_iter().map(line).collect();
    let typed = Some(&search.typed);
    let placeholder = cx.text(W::SearchType);
    let shape = Shape { title: cx.text(W::ActSearch), typed, placeholder, lines: &lines, cursor: search.cursor };
    shape.draw(canvas, SIZE, within, avoid);
}
