//! Which keys work on the screen below, headed by why the mark under the cursor is there.

use super::canvas::Canvas;
use super::palette::{key_of, named};
use super::text;
use super::theme::Role;
use crate::app::App;
use crate::app::help::Help;
use crate::app::keys::{Act, Section, row_of};
use crate::words::W;
use ratatui::layout::Rect;

/// Cells of the longest word for an act.
const WORD: usize = 30;

enum Entry {
    Text(&'static str),
    Key(String, String),
    Space,
}

/// Draws the help over the whole area: reading it is all that one does meanwhile.
pub fn draw(canvas: &mut Canvas<'_>, app: &App, help: &Help, within: Rect) {
    let cx = app.cx();
    let inner = canvas.boxed(within, cx.text(W::ActHelp));
    let mut y = inner.y;
    let mut above = Vec::new();
    if let Some(about) = &help.about {
        above.push((about.clone(), Role::Strong));
        above.extend(help.why.iter().map(|why| (format!("- {why}"), Role::Ground)));
    }
    for (text, role) in above {
        for line in canvas.wrap(&text, inner.width) {
            if y < inner.bottom() {
                canvas.put(inner.x, y, inner.width, &line, role);
                y += 1;
            }
        }
    }
    y += u16::from(help.about.is_some());
    let bottom = inner.bottom().saturating_sub(place(canvas, app, inner, y));
    let area = Rect::new(inner.x, y, inner.width, bottom.saturating_sub(y));
    keys(canvas, app, help, area);
}

/// The database by its whole name, which the first line may have to shorten: beside the title where it fits, else at the
/// foot, in so many lines.
fn place(canvas: &mut Canvas<'_>, app: &App, inner: Rect, from: u16) -> u16 {
    let place = app.places().swap_remove(0);
    let cells = |text: &str| u16::try_from(canvas.width(text)).unwrap_or(u16::MAX);
    let width = cells(&place);
    if width.saturating_add(cells(app.cx().text(W::ActHelp)) + 2) <= inner.width {
        canvas.put(inner.right() - width, inner.y - 1, width, &place, Role::Edge);
        return 0;
    }
    let lines = canvas.wrap(&place, inner.width);
    let count = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(inner.bottom().saturating_sub(from + 2));
    for (y, line) in (inner.bottom() - count..inner.bottom()).zip(&lines) {
        canvas.put(inner.x, y, inner.width, line, Role::Muted);
    }
    count
}

/// The keys in columns, by section. What doesn't fit is scrolled to.
fn keys(canvas: &mut Canvas<'_>, app: &App, help: &Help, area: Rect) {
    let height = usize::from(area.height);
    if height == 0 {
        return;
    }
    let mut slots: Vec<Entry> = Vec::new();
    for entry in entries(app, &help.acts).into_iter().skip(help.scroll) {
        let at = slots.len() % height;
        match entry {
            Entry::Space if at == 0 => continue,
            // A column never ends with the heading of the next.
            Entry::Text(_) if at + 1 == height && height > 1 => slots.push(Entry::Space),
            _ => {}
        }
        slots.push(entry);
    }
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let mut x = area.x;
    for column in slots.chunks(height) {
        let widest = |of: fn(&Entry) -> &str| column.iter().map(|entry| canvas.width(of(entry))).max().unwrap_or(0);
        let (key, word) = (cells(widest(Entry::key)) + 2, cells(widest(Entry::word)));
        let width = (key + 1 + word).min(area.width);
        if x + width > area.right() {
            break;
        }
        for (y, entry) in (area.y..).zip(column) {
            match entry {
                Entry::Text(text) => canvas.put(x, y, width, text, Role::Strong),
                Entry::Key(key, _) => canvas.put(x, y, width, &format!(" {key} "), Role::Key),
                Entry::Space => 0,
            };
            canvas.put(x + key + 1, y, word, entry.word(), Role::Ground);
        }
        x += width + 2;
    }
}

impl Entry {
    fn key(&self) -> &str {
        match self {
            Self::Key(key, _) => key,
            _ => "",
        }
    }

    fn word(&self) -> &str {
        match self {
            Self::Key(_, word) => word,
            _ => "",
        }
    }
}

fn entries(app: &App, acts: &[(Act, W)]) -> Vec<Entry> {
    let cx = app.cx();
    let mut entries = Vec::new();
    for (section, word) in [
        (Section::View, W::SectionView),
        (Section::New, W::SectionNew),
        (Section::Act, W::SectionAct),
        (Section::Move, W::SectionMove),
        (Section::General, W::SectionGeneral),
    ] {
        let inside = acts.iter().filter(|(act, _)| row_of(*act).section == section);
        let keys: Vec<Entry> = inside
            .map(|(act, word)| (key_of(app, *act), text::cut(&named(app, *act, *word), WORD).into_owned()))
            .filter(|(key, _)| !key.is_empty())
            .map(|(key, word)| Entry::Key(key, word))
            .collect();
        if !keys.is_empty() {
            if !entries.is_empty() {
                entries.push(Entry::Space);
            }
            entries.push(Entry::Text(cx.text(word)));
            entries.extend(keys);
        }
    }
    entries
}
