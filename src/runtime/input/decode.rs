//! From one whole piece of input to what it means for the app. Escape sequences are read by `termina`'s parser, which
//! knows the dialects; it is given whole sequences only and a fresh one for each, since it keeps what it doesn't
//! understand and would take the next keys for its end.

use termina::Event;
use termina::event::{KeyCode, KeyEvent, KeyEventKind, Modifiers, MouseButton, MouseEvent, MouseEventKind};

use super::{Input, Mouse, Pointer};
use crate::app::key::Key;

/// What a control byte other than Escape means.
pub(super) fn control(byte: u8) -> Option<Key> {
    Some(match byte {
        // A line feed is Enter's too: nobody types Ctrl-J here, but scripts and some consoles send it.
        b'\r' | b'\n' => Key::Enter,
        b'\t' => Key::Tab,
        0x08 | 0x7f => Key::Backspace,
        0 => Key::Ctrl(' '),
        1..=26 => Key::Ctrl(char::from(byte | 0x60)),
        28..=31 => Key::Ctrl(char::from(byte | 0x40)),
        _ => return None,
    })
}

/// What a whole escape sequence means, if it means anything here: releases, focus reports, function keys and answers to
/// questions that nobody asked mean nothing.
pub(super) fn sequence(bytes: &[u8]) -> Option<Input> {
    let mut parser = termina::Parser::default();
    parser.parse(bytes, false);
    match parser.pop()? {
        Event::Key(event) => key(event).map(Input::Key),
        Event::Mouse(event) => mouse(event).map(Input::Mouse),
        _ => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = event.modifiers;
    Some(match event.code {
        KeyCode::Char(c) => return character(c, held),
        KeyCode::Tab if held.contains(Modifiers::SHIFT) => Key::BackTab,
        KeyCode::Enter => Key::Enter,
        KeyCode::Escape => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        _ => return None,
    })
}

/// A character that came as a sequence, with the keys held beside it.
fn character(c: char, held: Modifiers) -> Option<Key> {
    if held.intersects(Modifiers::ALT | Modifiers::SUPER | Modifiers::HYPER | Modifiers::META) || c.is_control() {
        return None;
    }
    if held.contains(Modifiers::CONTROL) {
        return Some(Key::Ctrl(c.to_ascii_lowercase()));
    }
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(upper), None) if held.contains(Modifiers::SHIFT) => Some(Key::Char(upper)),
        _ => Some(Key::Char(c)),
    }
}

fn mouse(event: MouseEvent) -> Option<Mouse> {
    let what = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Pointer::Press,
        MouseEventKind::ScrollUp => Pointer::WheelUp,
        MouseEventKind::ScrollDown => Pointer::WheelDown,
        _ => return None,
    };
    Some(Mouse { what, column: event.column, row: event.row })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sequences_of_several_dialects_are_the_same_keys() {
        for (bytes, expected) in [
            (&b"\x1b[A"[..], Some(Key::Up)),
            (b"\x1bOA", Some(Key::Up)),
            (b"\x1b[1;2B", Some(Key::Down)),
            (b"\x1b[H", Some(Key::Home)),
            (b"\x1b[1~", Some(Key::Home)),
            (b"\x1b[7~", Some(Key::Home)),
            (b"\x1bOF", Some(Key::End)),
            (b"\x1b[3~", Some(Key::Delete)),
            (b"\x1b[5~", Some(Key::PageUp)),
            (b"\x1b[6;5~", Some(Key::PageDown)),
            (b"\x1b[Z", Some(Key::BackTab)),
            (b"\x1b[97u", Some(Key::Char('a'))),
            (b"\x1b[97;2u", Some(Key::Char('A'))),
            (b"\x1b[99;5u", Some(Key::Ctrl('c'))),
            (b"\x1b[9;2u", Some(Key::BackTab)),
            (b"\x1b[27u", Some(Key::Esc)),
            (b"\x1b[57414u", Some(Key::Enter)),
            (b"\x1b[97;3u", None),
            (b"\x1b[97;1:3u", None),
            (b"\x1b[97;1:2u", Some(Key::Char('a'))),
            (b"\x1b[15~", None),
            (b"\x1b[I", None),
            (b"\x1b[24;80R", None),
            (b"\x1b[?62;1c", None),
            (b"\x1b[m", None),
        ] {
            assert_eq!(sequence(bytes), expected.map(Input::Key), "{bytes:?}");
        }
    }

    #[test]
    fn control_bytes_are_keys() {
        assert_eq!(control(3), Some(Key::Ctrl('c')));
        assert_eq!(control(26), Some(Key::Ctrl('z')));
        assert_eq!(control(0x1c), Some(Key::Ctrl('\\')));
        assert_eq!(control(0x1f), Some(Key::Ctrl('_')));
        assert_eq!(
            [8, 0x7f, 10, 13].map(control),
            [Some(Key::Backspace), Some(Key::Backspace), Some(Key::Enter), Some(Key::Enter)]
        );
    }

    #[test]
    fn the_mouse_presses_and_turns_its_wheel() {
        let at = |what, column, row| Some(Input::Mouse(Mouse { what, column, row }));
        assert_eq!(sequence(b"\x1b[<0;5;7M"), at(Pointer::Press, 4, 6));
        assert_eq!(sequence(b"\x1b[<64;1;1M"), at(Pointer::WheelUp, 0, 0));
        assert_eq!(sequence(b"\x1b[<65;1;1M"), at(Pointer::WheelDown, 0, 0));
        assert_eq!(sequence(b"\x1b[<0;5;7m"), None);
        assert_eq!(sequence(b"\x1b[<32;5;7M"), None);
    }

    proptest! {
        #[test]
        fn no_sequence_however_odd_breaks_the_parser(body in "[\\[O][ -?]{0,12}[@-~]") {
            let mut bytes = vec![0x1b];
            bytes.extend_from_slice(body.as_bytes());
            sequence(&bytes);
        }

        #[test]
        fn no_old_mouse_report_breaks_the_parser(report in prop::array::uniform3(any::<u8>())) {
            let mut bytes = b"\x1b[M".to_vec();
            bytes.extend(report);
            sequence(&bytes);
        }
    }
}
