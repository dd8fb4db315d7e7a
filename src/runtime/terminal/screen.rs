//! The screen as `ratatui` sees it: a frame is collected, then sent in a single write; an unchanged one sends nothing.

use std::io;
use std::sync::Arc;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::color::ColorDepth;
use super::encode::Encoder;
use crate::os::Tty;

/// No window is taken to be larger than this, whatever it says: memory and time grow with its cells.
const LARGEST: Size = Size { width: 500, height: 200 };
/// A window that doesn't know its size is taken to have this one.
const USUAL: Size = Size { width: 80, height: 24 };

/// Where frames go.
pub trait Device {
    /// Takes a whole frame.
    fn send(&self, frame: &[u8]) -> io::Result<()>;
    /// Columns and rows as the window tells them, unchecked; 0 where it doesn't know.
    fn window(&self) -> io::Result<(u16, u16)>;
}

impl Device for Arc<Tty> {
    fn send(&self, frame: &[u8]) -> io::Result<()> {
        // Another thread may have given the terminal back while the frame was being made.
        if super::is_taken() { self.write(frame) } else { Ok(()) }
    }

    fn window(&self) -> io::Result<(u16, u16)> {
        self.size()
    }
}

/// A `ratatui` backend that knows how its device stands, asks it nothing, and sends as little as it can.
#[derive(Debug)]
pub struct Screen<D = Arc<Tty>> {
    device: D,
    encoder: Encoder,
}

impl<D: Device> Screen<D> {
    /// A screen on a device whose cursor is hidden.
    pub fn new(device: D, depth: ColorDepth) -> Self {
        let columns = device.window().map_or(USUAL.width, |window| bounded(window).width);
        Self { device, encoder: Encoder::new(depth, columns) }
    }

    /// From the next changed cell on, other colours; what stands there already stays as it is.
    pub fn set_depth(&mut self, depth: ColorDepth) {
        self.encoder.set_depth(depth);
    }

    /// Somebody else has written to the device and left its cursor hidden: nothing is known about it any more.
    pub fn forget(&mut self) {
        self.encoder.forget();
    }
}

/// The size to draw for a window that tells this one.
fn bounded((columns, rows): (u16, u16)) -> Size {
    let side = |told: u16, usual: u16, largest: u16| if told == 0 { usual } else { told.min(largest) };
    Size { width: side(columns, USUAL.width, LARGEST.width), height: side(rows, USUAL.height, LARGEST.height) }
}

impl<D: Device> Backend for Screen<D> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.encoder.cell(x, y, cell);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.encoder.show_cursor(false);
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.encoder.show_cursor(true);
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.encoder.cursor())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.encoder.set_cursor(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.encoder.clear(match region {
            ClearType::All => b"\x1b[2J",
            ClearType::AfterCursor => b"\x1b[J",
            ClearType::BeforeCursor => b"\x1b[1J",
            ClearType::CurrentLine => b"\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[K",
        });
        let columns = self.size()?.width;
        self.encoder.set_columns(columns);
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        self.device.window().map(bounded)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        let Some(frame) = self.encoder.take() else { return Ok(()) };
        self.device.send(&frame).inspect_err(|_| self.encoder.forget())
    }
}

#[cfg(test)]
mod tests;
