//! The terminal emulator at the other end of the line: `vt100` and what a plain xterm does beside drawing.
//!
//! It keeps the screen that a person sees (a synchronised frame appears only when it is complete), answers what an xterm
//! answers, and remembers which modes the program left on. Here is no process and no thread.

use super::Screen;
use std::collections::BTreeSet;
use std::num::NonZeroU16;

/// Larger windows are told to the program but not emulated, so that a hostile size costs the tests no memory.
const LARGEST: (u16, u16) = (400, 200);

/// `BSU`/`ESU`, the private mode that brackets one frame.
const SYNCHRONISED: u16 = 2026;

/// An emulated terminal.
pub struct Terminal {
    parser: vt100::Parser<Beside>,
}

/// What `vt100` itself does not follow.
#[derive(Default)]
struct Beside {
    /// The screen before the frame that is being received.
    held: Option<vt100::Screen>,
    /// Private modes that are on and that `vt100` doesn't know, such as focus reports.
    modes: BTreeSet<u16>,
    /// How many sets of keyboard flags were pushed and not popped.
    keyboards: u16,
    /// What a plain xterm would have answered since the last look.
    answers: Vec<u8>,
}

impl Terminal {
    pub fn new(cols: u16, rows: u16) -> Self {
        let (cols, rows) = within(cols, rows);
        Self { parser: vt100::Parser::new_with_callbacks(rows, cols, 0, Beside::default()) }
    }

    pub fn resize(&mut self, cols: u16, rows: u16) {
        let (cols, rows) = within(cols, rows);
        self.parser.set_size(rows, cols);
        if let Some(held) = &mut self.parser.callbacks_mut().held {
            held.set_size(rows, cols);
        }
    }

    /// Takes the program's output and returns what an xterm answers to it.
    pub fn receive(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.parser.process(bytes);
        std::mem::take(&mut self.parser.callbacks_mut().answers)
    }

    /// The screen as a person sees it now.
    pub fn screen(&self) -> Screen {
        let shown = self.parser.callbacks().held.as_ref().unwrap_or_else(|| self.parser.screen());
        Screen::new(shown.clone())
    }

    /// Everything that a program must not leave behind, in words; empty when the terminal is clean.
    pub fn left_behind(&self) -> Vec<String> {
        let screen = self.parser.screen();
        let beside = self.parser.callbacks();
        let mut left = Vec::new();
        let mut note = |is_left: bool, what: &str| {
            if is_left {
                left.push(what.to_owned());
            }
        };
        note(screen.alternate_screen(), "the alternate screen is on");
        note(screen.hide_cursor(), "the cursor is hidden");
        note(screen.bracketed_paste(), "bracketed paste is on");
        note(screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None, "mouse reports are on");
        note(screen.application_cursor(), "application cursor keys are on");
        note(screen.application_keypad(), "the application keypad is on");
        note(screen.fgcolor() != vt100::Color::Default, "a text colour is set");
        note(screen.bgcolor() != vt100::Color::Default, "a ground colour is set");
        note(
            screen.bold() || screen.dim() || screen.italic() || screen.underline() || screen.inverse(),
            "a text attribute is set",
        );
        note(beside.held.is_some(), "a synchronised frame was not finished");
        note(beside.keyboards > 0, "keyboard flags are pushed");
        for mode in &beside.modes {
            note(true, &format!("private mode {mode} is on"));
        }
        left
    }
}

impl vt100::Callbacks for Beside {
    fn unhandled_csi(
        &mut self,
        screen: &mut vt100::Screen,
        first: Option<u8>,
        second: Option<u8>,
        params: &[&[u16]],
        last: char,
    ) {
        let numbers = || params.iter().filter_map(|param| param.first().copied());
        match (first, second, last) {
            (Some(b'?'), None, 'h') => {
                for mode in numbers() {
                    if mode == SYNCHRONISED {
                        self.held.get_or_insert_with(|| screen.clone());
                    } else if unknown(mode) {
                        self.modes.insert(mode);
                    }
                }
            }
            (Some(b'?'), None, 'l') => {
                for mode in numbers() {
                    if mode == SYNCHRONISED {
                        self.held = None;
                    }
                    self.modes.remove(&mode);
                }
            }
            (Some(b'?'), Some(b'$'), 'p') => {
                for mode in numbers() {
                    self.answer(&format!("\x1b[?{mode};{}$y", if mode == SYNCHRONISED { 2 } else { 0 }));
                }
            }
            (Some(b'>'), None, 'u') => self.keyboards += 1,
            (Some(b'<'), None, 'u') => self.keyboards = self.keyboards.saturating_sub(1),
            (None, None, 'c') => self.answer("\x1b[?62;22c"),
            (None, None, 'n') => match numbers().next() {
                Some(5) => self.answer("\x1b[0n"),
                Some(6) => {
                    let (row, col) = screen.cursor_position();
                    self.answer(&format!("\x1b[{};{}R", row + 1, col + 1));
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn unhandled_osc(&mut self, _: &mut vt100::Screen, params: &[&[u8]]) {
        match params {
            [b"10", b"?", ..] => self.answer("\x1b]10;rgb:0000/0000/0000\x1b\\"),
            [b"11", b"?", ..] => self.answer("\x1b]11;rgb:ffff/ffff/ffff\x1b\\"),
            _ => {}
        }
    }
}

impl Beside {
    fn answer(&mut self, text: &str) {
        self.answers.extend_from_slice(text.as_bytes());
    }
}

/// `vt100` reports a whole list of modes when one of them is strange to it; these are its own.
fn unknown(mode: u16) -> bool {
    !matches!(mode, 1 | 6 | 9 | 25 | 47 | 1000 | 1002 | 1003 | 1005 | 1006 | 1049 | 2004)
}

fn within(cols: u16, rows: u16) -> (NonZeroU16, NonZeroU16) {
    let least = NonZeroU16::MIN;
    (NonZeroU16::new(cols.min(LARGEST.0)).unwrap_or(least), NonZeroU16::new(rows.min(LARGEST.1)).unwrap_or(least))
}

#[cfg(test)]
mod tests {
    use super::Terminal;

    #[test]
    fn a_synchronised_frame_is_seen_only_when_complete() {
        let mut terminal = Terminal::new(20, 3);
        terminal.receive(b"lama");
        terminal.receive(b"\x1b[?2026h\x1b[2J\x1b[Hba");
        assert_eq!(terminal.screen().text(), "lama");
        assert_eq!(terminal.left_behind(), ["a synchronised frame was not finished"]);
        terminal.receive(b"ru\x1b[?2026l");
        assert_eq!(terminal.screen().text(), "baru");
        assert!(terminal.left_behind().is_empty());
    }

    #[test]
    fn it_answers_as_an_xterm_does() {
        let mut terminal = Terminal::new(20, 3);
        assert_eq!(terminal.receive(b"ab\x1b[6n"), b"\x1b[1;3R");
        assert_eq!(terminal.receive(b"\x1b[c"), b"\x1b[?62;22c");
        assert_eq!(terminal.receive(b"\x1b[?2026$p"), b"\x1b[?2026;2$y");
        assert_eq!(terminal.receive(b"\x1b]11;?\x1b\\"), b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\");
    }

    #[test]
    fn each_thing_left_behind_is_named() {
        let left = |bytes: &[u8]| {
            let mut terminal = Terminal::new(20, 3);
            terminal.receive(bytes);
            terminal.left_behind().join(", ")
        };
        assert_eq!(left(b"teks"), "");
        assert_eq!(left(b"\x1b[?1049h"), "the alternate screen is on");
        assert_eq!(left(b"\x1b[?25l"), "the cursor is hidden");
        assert_eq!(left(b"\x1b[?2004h"), "bracketed paste is on");
        assert_eq!(left(b"\x1b[?1000h\x1b[?1006h"), "mouse reports are on");
        assert_eq!(left(b"\x1b[31m"), "a text colour is set");
        assert_eq!(left(b"\x1b[48;5;7m"), "a ground colour is set");
        assert_eq!(left(b"\x1b[1m"), "a text attribute is set");
        assert_eq!(left(b"\x1b[?1004h"), "private mode 1004 is on");
        assert_eq!(left(b"\x1b[>1u"), "keyboard flags are pushed");
        assert_eq!(left(b"\x1b[?1049;1004h\x1b[1;31m\x1b[>1u\x1b[<1u\x1b[m\x1b[?1004;1049l"), "");
    }

    #[test]
    fn a_hostile_window_costs_no_memory() {
        let mut terminal = Terminal::new(80, 24);
        terminal.resize(65_535, 65_535);
        assert_eq!(terminal.screen().size(), (400, 200));
        terminal.resize(0, 0);
        assert_eq!(terminal.screen().size(), (1, 1));
    }
}
