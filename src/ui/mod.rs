//! What the app looks like: a pure drawing of its state, and nothing that changes it. A screen has the same file name
//! here as in `app`. Roles are in the code, colours in the theme files; only [`canvas`] touches the terminal's cells.

pub mod agreed;
pub mod big;
pub mod block;
pub mod board;
pub mod boxes;
pub mod canvas;
pub mod capture;
pub mod cell;
pub mod certificate;
pub mod charts;
pub mod contrast;
pub mod field;
pub mod form;
pub mod frame;
pub mod header;
pub mod help;
pub mod legend;
pub mod minutes;
pub mod page;
pub mod palette;
pub mod pick;
pub mod picture;
pub mod readback;
pub mod search;
#[cfg(test)]
mod testing;
pub mod text;
pub mod theme;
pub mod totals;
pub mod wall;

use crate::app::App;
use crate::app::geometry::SMALLEST;
use crate::app::layer::Layer;
use canvas::Canvas;
use header::Header;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the app on a frame of the terminal.
pub fn draw(frame: &mut Frame<'_>, app: &App) {
    if let Some(cursor) = render(frame.buffer_mut(), app) {
        frame.set_cursor_position(cursor);
    }
}

/// Draws the app on a buffer; where the terminal's own cursor belongs, if anywhere.
pub fn render(buffer: &mut Buffer, app: &App) -> Option<Position> {
    let cx = app.cx();
    let mut canvas = Canvas::new(buffer, cx.setup);
    let area = canvas.area();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        frame::too_small(&mut canvas, app, SMALLEST);
        return canvas.finish();
    }
    let body = Rect::new(area.x, area.y + 1, area.width, area.height - 2);
    let base = app.layers().iter().rposition(Layer::is_page);
    let (page, avoid) = match base.and_then(|at| app.layers().get(at)) {
        Some(Layer::Page(page)) => {
            page::draw(&mut canvas, cx, page, body);
            (None, None)
        }
        Some(Layer::Minutes(minutes)) => {
            minutes::draw(&mut canvas, app, minutes, body);
            (None, None)
        }
        Some(Layer::Agreed(agreed)) => {
            agreed::draw(&mut canvas, app, agreed, body);
            (None, None)
        }
        Some(Layer::Charts(shown)) => {
            charts::draw(&mut canvas, cx, shown, body, true);
            (None, None)
        }
        _ if app.is_big() => {
            big::draw(&mut canvas, app, body);
            (None, None)
        }
        _ => {
            let drawn = board::draw(&mut canvas, app);
            (Some(drawn.page), drawn.selected)
        }
    };
    let header = Header::of(&canvas, app, page);
    header.draw(&mut canvas);
    frame::footer(&mut canvas, app);
    for layer in app.layers().iter().skip(base.map_or(0, |at| at + 1)) {
        match layer {
            Layer::Page(_) | Layer::Minutes(_) | Layer::Agreed(_) | Layer::Charts(_) => {}
            Layer::Pick(pick) => pick::draw(&mut canvas, cx, pick, body, avoid),
            Layer::Form(form) => form::draw(&mut canvas, cx, form, body, avoid),
            Layer::Capture(capture) => capture::draw(&mut canvas, cx, capture, body, avoid),
            Layer::ReadBack(read_back) => readback::draw(&mut canvas, app, read_back, body),
            Layer::Search(search) => search::draw(&mut canvas, cx, search, body, avoid),
            Layer::Palette(palette) => palette::draw(&mut canvas, app, palette, body, avoid),
            Layer::Help(help) => help::draw(&mut canvas, app, help, body),
        }
    }
    header.draw_over(&mut canvas);
    canvas.finish()
}

#[cfg(test)]
mod tests;
