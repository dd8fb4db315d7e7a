//! What is sent, counted in bytes and writes, and read back by a terminal emulator.

use std::cell::{Cell as Slot, RefCell};
use std::num::NonZeroU16;
use std::rc::Rc;

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::*;

/// A device that keeps what it is sent.
struct Recorder {
    frames: RefCell<Vec<Vec<u8>>>,
    window: Slot<(u16, u16)>,
    dead: Slot<bool>,
}

impl Device for Rc<Recorder> {
    fn send(&self, frame: &[u8]) -> io::Result<()> {
        if self.dead.get() {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.frames.borrow_mut().push(frame.to_vec());
        Ok(())
    }

    fn window(&self) -> io::Result<(u16, u16)> {
        Ok(self.window.get())
    }
}

struct Desk {
    device: Rc<Recorder>,
    terminal: Terminal<Screen<Rc<Recorder>>>,
    emulator: vt100::Parser,
}

impl Desk {
    fn new(width: u16, height: u16, depth: ColorDepth) -> Self {
        let window = Slot::new((width, height));
        let device = Rc::new(Recorder { frames: RefCell::default(), window, dead: Slot::new(false) });
        let terminal = Terminal::new(Screen::new(Rc::clone(&device), depth)).unwrap();
        let side = |n| NonZeroU16::new(n).unwrap();
        Self { device, terminal, emulator: vt100::Parser::new(side(height), side(width), 0) }
    }

    /// Draws and gives what was sent, which is at most one write.
    fn draw(&mut self, render: impl FnOnce(&mut Buffer)) -> Vec<u8> {
        self.draw_with_cursor(None, render)
    }

    fn draw_with_cursor(&mut self, cursor: Option<(u16, u16)>, render: impl FnOnce(&mut Buffer)) -> Vec<u8> {
        self.terminal
            .draw(|frame| {
                render(frame.buffer_mut());
                if let Some(cursor) = cursor {
                    frame.set_cursor_position(cursor);
                }
            })
            .unwrap();
        let frames = self.device.frames.take();
        assert!(frames.len() <= 1, "{} writes", frames.len());
        let frame = frames.concat();
        self.emulator.process(&frame);
        frame
    }

    fn seen(&self, x: u16, y: u16) -> &vt100::Cell {
        self.emulator.screen().cell(y, x).unwrap()
    }
}

/// A frame like the board: black on white, 65 cells of 19 columns under 8 headings, the worst colours, one selected.
fn board(selected: u16, depth: ColorDepth) -> impl FnOnce(&mut Buffer) {
    let grounds = match depth {
        ColorDepth::Ansi16 => [Color::White, Color::LightYellow, Color::LightCyan, Color::Black],
        _ => {
            [Color::Rgb(255, 255, 255), Color::Rgb(0xf0, 0xe4, 0x42), Color::Rgb(0x9f, 0xd4, 0xf4), Color::Rgb(0, 0, 0)]
        }
    };
    let (black, white) = (grounds[3], grounds[0]);
    move |buffer: &mut Buffer| {
        let paper = Style::new().fg(black).bg(white);
        buffer.set_style(buffer.area, paper);
        buffer.set_string(0, 0, "RAPAT  Rapat 7  kota.db@server                          Data contoh", paper.bold());
        for slot in 0..73u16 {
            let (x, y) = (slot / 20 * 20, 1 + slot % 20);
            if slot % 9 == 0 {
                buffer.set_string(x, y, format!("{:<19}", "HAMPARAN RAWANG"), paper.bold());
                continue;
            }
            // Neighbours always differ, which is dearer than any real board.
            let ground = grounds[usize::from(slot % 4)];
            let ink = if ground == black { white } else { black };
            let mut style = Style::new().fg(ink).bg(ground);
            if slot == selected {
                style = Style::new().fg(white).bg(black).add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
            }
            buffer.set_string(x, y, format!("{:>2} Kt.Teluk P {:>3} 2!", slot % 99, slot), style);
        }
        buffer.set_string(0, 22, "belum 12 | lahan 20 | bangun 30 | selesai 3 = 65", paper.bold());
        buffer.set_string(0, 23, "Enter buka  t tindak lanjut  k kendala  / cari  ? bantuan", paper);
    }
}

#[test]
fn the_board_fits_its_budget_of_bytes() {
    for depth in [ColorDepth::None, ColorDepth::Ansi16, ColorDepth::Ansi256, ColorDepth::True] {
        let mut desk = Desk::new(80, 24, depth);
        let first = desk.draw(board(1, depth)).len();
        assert!(first <= 6 * 1024, "{depth:?}: first screen {first}");
        for selected in [2, 3, 22, 21, 41] {
            let step = desk.draw(board(selected, depth)).len();
            assert!((1..=300).contains(&step), "{depth:?}: a step {step}");
        }
        assert_eq!(desk.draw(board(41, depth)), b"", "{depth:?}: an unchanged frame");
    }
}

#[test]
fn a_typed_letter_costs_little_and_a_moved_cursor_less() {
    let mut desk = Desk::new(80, 24, ColorDepth::Ansi256);
    desk.draw_with_cursor(Some((0, 5)), |buffer| buffer.set_style(buffer.area, Style::new()));
    let letter = desk.draw_with_cursor(Some((1, 5)), |buffer| buffer.set_string(0, 5, "a", Style::new()));
    assert!(letter.len() <= 24, "{}", letter.escape_ascii());
    let back = desk.draw_with_cursor(Some((0, 5)), |buffer| buffer.set_string(0, 5, "a", Style::new()));
    assert_eq!(back, b"\r");
    let hidden = desk.draw(|buffer| buffer.set_string(0, 5, "a", Style::new()));
    assert_eq!(hidden, b"\x1b[?25l");
    assert_eq!(desk.draw(|buffer| buffer.set_string(0, 5, "a", Style::new())), b"");
}

#[test]
fn a_frame_is_one_write_between_its_marks() {
    let mut desk = Desk::new(80, 24, ColorDepth::Ansi16);
    let frame = desk.draw(board(1, ColorDepth::Ansi16));
    assert!(frame.starts_with(b"\x1b[?2026h") && frame.ends_with(b"\x1b[?2026l"));
    desk.device.window.set((60, 20));
    let frame = desk.draw(|buffer| buffer.set_string(0, 0, "kecil", Style::new()));
    assert!(frame.starts_with(b"\x1b[?2026h"), "clearing for another size is inside too");
}

#[test]
fn the_look_is_changed_by_as_little_as_will_do() {
    let mut desk = Desk::new(20, 1, ColorDepth::Ansi16);
    let frame = desk.draw(|buffer| {
        buffer.set_string(0, 0, "a", Style::new().fg(Color::Red));
        buffer.set_string(1, 0, "b", Style::new().fg(Color::Red).add_modifier(Modifier::BOLD));
        buffer.set_string(2, 0, " ", Style::new().fg(Color::Blue));
        buffer.set_string(3, 0, "c", Style::new().fg(Color::Red).add_modifier(Modifier::BOLD | Modifier::SLOW_BLINK));
        buffer.set_string(4, 0, "d", Style::new().fg(Color::Red).add_modifier(Modifier::DIM));
        buffer.set_string(5, 0, "e", Style::new());
    });
    let expected = "\x1b[?2026h\x1b[H\x1b[0;31ma\x1b[1mb c\x1b[22;2md\x1b[me\x1b[?2026l";
    assert_eq!(frame.escape_ascii().to_string(), expected.as_bytes().escape_ascii().to_string());
}

#[test]
fn whatever_a_cell_holds_only_what_may_be_seen_is_sent() {
    let mut desk = Desk::new(20, 1, ColorDepth::Ansi16);
    let evil = ["a\x1b[2J", "\u{202e}b", "\u{200b}\u{200b}", "c\u{e0041}", "\x07\x07", "\u{9b}31m", "❤\u{fe0f}"];
    let frame = desk.draw(|buffer| {
        for (n, symbol) in evil.iter().enumerate() {
            buffer[(n as u16 * 2, 0)].set_symbol(symbol);
        }
    });
    let text = String::from_utf8(frame).unwrap();
    let ours = text.strip_prefix("\x1b[?2026h").unwrap().strip_suffix("\x1b[?2026l").unwrap();
    for sequence in ours.split('\x1b').skip(1) {
        let end = sequence.find(|c: char| c.is_ascii_alphabetic()).unwrap();
        assert!("HmCD".contains(&sequence[end..=end]), "{sequence:?}");
    }
    assert!(ours.chars().all(|c| c == '\x1b' || crate::domain::text::drawable(c)), "{ours:?}");
}

#[test]
fn what_follows_a_character_of_doubtful_width_is_placed_anew() {
    let mut desk = Desk::new(20, 1, ColorDepth::Ansi16);
    let frame = desk.draw(|buffer| buffer.set_string(0, 0, "建b", Style::new()));
    assert_eq!(frame, "\x1b[?2026h\x1b[H\x1b[m建\x1b[1;3Hb\x1b[?2026l".as_bytes());
    assert_eq!(desk.emulator.screen().contents(), "建b");
}

#[test]
fn a_device_that_failed_gets_everything_anew() {
    let mut desk = Desk::new(20, 2, ColorDepth::Ansi16);
    let render = |buffer: &mut Buffer| buffer.set_string(0, 0, "halo", Style::new().fg(Color::Red));
    desk.device.dead.set(true);
    assert!(desk.terminal.draw(|frame| render(frame.buffer_mut())).is_err());
    desk.device.dead.set(false);
    desk.terminal.clear().unwrap();
    desk.draw(render);
    assert_eq!(desk.emulator.screen().contents(), "halo");
    assert_eq!(desk.seen(0, 0).fgcolor(), vt100::Color::Idx(1));
}

#[test]
fn hostile_windows_are_bounded() {
    for (told, drawn) in
        [((65535, 65535), (500, 200)), ((0, 0), (80, 24)), ((1, 65535), (1, 200)), ((500, 0), (500, 24))]
    {
        assert_eq!(bounded(told), Size::from(drawn));
    }
}

fn expected(color: Color) -> vt100::Color {
    match color {
        Color::Reset => vt100::Color::Default,
        Color::Indexed(n) => vt100::Color::Idx(n),
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        named => panic!("{named} is not fitted"),
    }
}

fn colors() -> impl Strategy<Value = Color> {
    prop_oneof![
        Just(Color::Reset),
        Just(Color::Black),
        Just(Color::LightYellow),
        any::<u8>().prop_map(Color::Indexed),
        any::<[u8; 3]>().prop_map(|[r, g, b]| Color::Rgb(r, g, b)),
    ]
}

fn modifiers() -> impl Strategy<Value = Modifier> {
    prop::sample::subsequence(
        vec![Modifier::BOLD, Modifier::DIM, Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED],
        0..=5,
    )
    .prop_map(|some| some.into_iter().fold(Modifier::empty(), |all, one| all | one))
}

type Stroke = (u16, u16, String, Color, Color, Modifier);

fn strokes() -> impl Strategy<Value = Vec<Stroke>> {
    let text = prop_oneof![Just(" ".to_owned()), "[a-z ]{1,6}", "[é─·a]{1,3}"];
    prop::collection::vec((0..24u16, 0..6u16, text, colors(), colors(), modifiers()), 0..12)
}

proptest! {
    #[test]
    fn the_terminal_shows_what_was_drawn(frames in prop::collection::vec(strokes(), 1..6), depth in 0..4usize) {
        let depth = [ColorDepth::None, ColorDepth::Ansi16, ColorDepth::Ansi256, ColorDepth::True][depth];
        let mut desk = Desk::new(24, 6, depth);
        for strokes in frames {
            let mut wanted = Buffer::empty(Rect::new(0, 0, 24, 6));
            desk.draw(|buffer| {
                for (x, y, text, ink, ground, modifier) in &strokes {
                    buffer.set_string(*x, *y, text, Style::new().fg(*ink).bg(*ground).add_modifier(*modifier));
                }
                wanted.merge(buffer);
            });
            for (n, cell) in wanted.content.iter().enumerate() {
                let (x, y) = (n as u16 % 24, n as u16 / 24);
                let seen = desk.seen(x, y);
                prop_assert_eq!(if seen.has_contents() { seen.contents() } else { " " }, cell.symbol());
                prop_assert_eq!(seen.bgcolor(), expected(super::super::fit(cell.bg, depth)));
                prop_assert_eq!(seen.underline(), cell.modifier.contains(Modifier::UNDERLINED));
                prop_assert_eq!(seen.inverse(), cell.modifier.contains(Modifier::REVERSED));
                if cell.symbol() != " " {
                    prop_assert_eq!(seen.fgcolor(), expected(super::super::fit(cell.fg, depth)));
                    // The emulator knows bold or dim, not both at once.
                    if !cell.modifier.contains(Modifier::BOLD | Modifier::DIM) {
                        prop_assert_eq!(seen.bold(), cell.modifier.contains(Modifier::BOLD));
                        prop_assert_eq!(seen.dim(), cell.modifier.contains(Modifier::DIM));
                    }
                    prop_assert_eq!(seen.italic(), cell.modifier.contains(Modifier::ITALIC));
                }
            }
        }
    }
}
