//! Finding anything: one list, each hit with the section that it belongs to.

use super::boxes::ListLine;
use super::canvas::Canvas;
use super::pick::Shape;
use crate::app::cx::Cx;
use crate::app::search::Search;
use crate::domain::query::names;
use crate::domain::query::search::Hit;
use crate::words::{self, W};
use ratatui::layout::Rect;

/// Cells of the list, and its lines: the same whatever is found.
const SIZE: (u16, usize) = (76, 14);

/// Draws the search.
pub fn draw(canvas: &mut Canvas<'_>, cx: Cx<'_>, search: &Search, within: Rect, avoid: Option<Rect>) {
    let lines: Vec<ListLine> = search.hits(cx).iter().map(|hit| line(cx, hit)).collect();
    let typed = Some(&search.typed);
    let placeholder = cx.text(W::SearchType);
    let (title, nothing) = (cx.text(W::ActSearch), cx.text(W::ListNothing));
    let shape = Shape { title, said: &[], typed, placeholder, nothing, lines: &lines, cursor: search.cursor };
    shape.draw(canvas, SIZE, within, avoid);
}

fn line(cx: Cx<'_>, hit: &Hit) -> ListLine {
    let (sign, label, note) = match hit {
        Hit::Site(code) => {
            let Some(site) = cx.world.site(code) else { return ListLine::default() };
            let stands = match cx.row(code) {
                Some(row) => format!("{} {}", row.level.sign(), words::level(cx.language(), row.level)),
                None => cx.text(W::SearchOutOfScope).to_string(),
            };
            (format!("{:>2}", site.number), format!("{} ({})", site.name, site.district), stands)
        }
        Hit::Agency(code) => ("@".to_string(), names::agency(cx.world, code), cx.text(W::ByAgency).to_string()),
        Hit::Item(number) => {
            let item = cx.world.items.get(number);
            let status = item.map(|item| {
                if item.is_proposal() { cx.text(W::Proposal) } else { words::status(cx.language(), item.status()) }
            });
            let text = item.map(|item| item.text.clone()).unwrap_or_default();
            (format!("TL-{number}"), text, status.unwrap_or_default().to_string())
        }
        Hit::Issue(number) => {
            let issue = cx.world.issues.get(number);
            let open = issue.is_some_and(|issue| issue.is_open());
            let text = issue.map(|issue| format!("{}: {}", names::site_of(cx.world, &issue.site), issue.text));
            let word = if open { W::IssueOpen } else { W::PickSettle };
            (format!("K-{number}"), text.unwrap_or_default(), cx.text(word).to_string())
        }
        Hit::Entry(number) => {
            let entry = cx.world.entries.get(number);
            let kind = entry.map(|entry| words::kind(cx.language(), entry.kind)).unwrap_or_default();
            (String::new(), entry.map(|entry| entry.text.clone()).unwrap_or_default(), kind.to_string())
        }
    };
    ListLine { sign, label, note }
}
