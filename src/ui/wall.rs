//! The audience's view: the meeting at the top, what the operator looks at, and below, where the picture comes from. No
//! keys, no database, nothing to be pressed.

use super::canvas::Canvas;
use super::frame;
use super::theme::Role;
use super::{agreed, big, board, charts, header, minutes, page, readback};
use crate::app::App;
use crate::app::geometry::SMALLEST;
use crate::app::layer::Layer;
use crate::app::wall::{Follow, Source, View, Wall};
use crate::domain::capture;
use crate::domain::ids::MeetingId;
use crate::domain::query::meeting;
use crate::words::{self, L};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A line of what was agreed is no wider than this.
const WIDTH: u16 = 96;

/// Draws the wall on a buffer.
pub fn render(buffer: &mut Buffer, wall: &Wall) {
    let app = wall.app();
    let cx = app.cx();
    let mut canvas = Canvas::new(buffer, cx.setup);
    let area = canvas.area();
    if wall.following() == Follow::Blank {
        canvas.finish();
        return;
    }
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        frame::too_small(&mut canvas, app, SMALLEST);
        canvas.finish();
        return;
    }
    let body = Rect::new(area.x, area.y + 1, area.width, area.height - 2);
    match (wall.view(), app.layers().last()) {
        (View::Agreed(id), _) => all_agreed(&mut canvas, app, *id, body),
        (_, Some(Layer::Agreed(shown))) => agreed::draw(&mut canvas, app, shown, body),
        (_, Some(Layer::Minutes(shown))) => minutes::draw(&mut canvas, app, shown, body),
        (_, Some(Layer::Charts(shown))) => charts::draw(&mut canvas, cx, shown, body, false),
        (_, Some(Layer::Page(shown))) => page::draw(&mut canvas, cx, shown, body),
        (_, Some(Layer::ReadBack(read_back))) => readback::draw(&mut canvas, app, read_back, body),
        _ if app.is_big() => big::draw(&mut canvas, app, body),
        _ => drop(board::draw(&mut canvas, app)),
    }
    head(&mut canvas, app);
    footer(&mut canvas, wall);
    canvas.finish();
}

fn head(canvas: &mut Canvas<'_>, app: &App) {
    let cx = app.cx();
    let width = canvas.area().width;
    canvas.fill(Rect::new(0, 0, width, 1), Role::Header);
    let x = header::put_marks(canvas, &header::marks_of_data(app));
    let program = &cx.world.program;
    let title = cx.world.running().map(|meeting| meeting.title.clone());
    let title = title.unwrap_or_else(|| format!("{}, {}", program.short, program.place));
    canvas.put(x, 0, width.saturating_sub(x), &title, Role::Header);
}

fn footer(canvas: &mut Canvas<'_>, wall: &Wall) {
    let (language, zone) = (wall.app().cx().language(), &wall.app().cx().world.program.zone);
    let area = canvas.area();
    let y = area.height.saturating_sub(1);
    canvas.fill(Rect::new(0, y, area.width, 1), Role::Footer);
    let (text, role) = match (wall.following(), wall.source()) {
        (_, Source::Lost(since)) => {
            (language.say(L::WallLost, &[("time", &words::clock(language, zone, since))]), Role::Bad)
        }
        (Follow::Frozen, _) => (language.text(L::WallIsFrozen).to_owned(), Role::Footer),
        (_, Source::Nobody) => (language.text(L::WallNobody).to_owned(), Role::Footer),
        (_, Source::Operator) => return,
    };
    canvas.put(0, y, area.width, &format!(" {text} "), role);
}

/// What was agreed in a meeting, each as the sentence that was read out.
fn all_agreed(canvas: &mut Canvas<'_>, app: &App, id: MeetingId, within: Rect) {
    let cx = app.cx();
    let language = cx.language();
    let items = meeting::agreed(cx.world, id);
    let width = WIDTH.min(within.width.saturating_sub(4));
    let x = within.x + (within.width - width) / 2;
    let title = language.say(L::WallAgreed, &[("n", &items.len())]);
    canvas.put(x, within.y + 1, width, &format!(" {title} "), Role::Badge);
    let (top, bottom) = (within.y + 3, within.bottom());
    let blocks: Vec<Vec<String>> = items
        .iter()
        .map(|item| {
            let sentence = words::spoken(language, cx.world, &capture::agreed(cx.world, item, cx.today));
            canvas.wrap(&format!("TL-{}  {sentence}", item.number), width)
        })
        .collect();
    let lines: usize = blocks.iter().map(Vec::len).sum();
    let room = usize::from(bottom.saturating_sub(top));
    let apart = u16::from(lines + blocks.len() <= room);
    let mut y = top;
    for (at, block) in blocks.iter().enumerate() {
        let height = u16::try_from(block.len()).unwrap_or(u16::MAX);
        let is_last = at + 1 == blocks.len();
        if y.saturating_add(height) > bottom - u16::from(!is_last) {
            let left = language.say(L::BigMore, &[("n", &(blocks.len() - at))]);
            canvas.put(x, bottom - 1, width, &left, Role::Strong);
            return;
        }
        for line in block {
            canvas.put(x, y, width, line, Role::Strong);
            y += 1;
        }
        y += apart;
    }
}

#[cfg(test)]
mod tests;
