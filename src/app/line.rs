//! One line of typed text. Editing is the library's; cleaning what comes in is ours.

use super::key::Key;
use crate::domain::text;
use tui_input::{Input, InputRequest};

/// More than this is never taken into a field; the limits of what may be saved are lower and are told.
const MOST: usize = 20_000;

/// A line being edited.
#[derive(Clone, Debug, Default)]
pub struct Line {
    input: Input,
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        self.input.value() == other.input.value() && self.input.cursor() == other.input.cursor()
    }
}

impl Line {
    /// A line that begins with this text, the cursor behind it.
    pub fn new(text: impl Into<String>) -> Self {
        Self { input: Input::new(text.into()) }
    }

    /// The same with the cursor behind so many characters.
    #[must_use]
    pub fn with_cursor(self, cursor: usize) -> Self {
        Self { input: self.input.with_cursor(cursor) }
    }

    /// What is typed.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// How many characters stand before the cursor.
    pub fn cursor(&self) -> usize {
        self.input.cursor()
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text().trim().is_empty()
    }

    /// Takes a key; whether it was one for editing.
    pub fn key(&mut self, key: Key) -> bool {
        let request = match key {
            Key::Char(c) => {
                if !text::drawable(c) || self.text().chars().count() >= MOST {
                    return true;
                }
                InputRequest::InsertChar(c)
            }
            Key::Backspace => InputRequest::DeletePrevChar,
            Key::Delete => InputRequest::DeleteNextChar,
            Key::Left => InputRequest::GoToPrevChar,
            Key::Right => InputRequest::GoToNextChar,
            Key::Home => InputRequest::GoToStart,
            Key::End => InputRequest::GoToEnd,
            _ => return false,
        };
        self.input.handle(request);
        true
    }

    /// Takes pasted text as one clean line, all of it or nothing; whether it fitted.
    pub fn paste(&mut self, pasted: &str) -> bool {
        let clean = text::tidy(pasted);
        let length = clean.chars().count();
        if self.text().chars().count() + length > MOST {
            return false;
        }
        let cursor = self.cursor();
        let at = self.text().char_indices().nth(cursor).map_or(self.text().len(), |(at, _)| at);
        let (before, behind) = self.text().split_at(at);
        self.input = Input::new([before, &clean, behind].concat()).with_cursor(cursor + length);
        true
    }

    /// The same with a dot for every character, the cursor where it was.
    #[must_use]
    pub fn masked(&self) -> Self {
        let dots = "\u{b7}".repeat(self.text().chars().count());
        Self { input: Input::new(dots).with_cursor(self.cursor()) }
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.input.reset();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_goes_in_at_the_cursor_whole_or_not_at_all() {
        let mut line = Line::new("Désa lama");
        (0..5).for_each(|_| assert!(line.key(Key::Left)));
        assert!(line.paste("yang\r\nsudah\tñ"));
        assert_eq!((line.text(), line.cursor()), ("Désayang sudah ñ lama", 16));
        let rest = MOST - line.text().chars().count();
        assert!(!line.paste(&"é".repeat(rest + 1)));
        assert_eq!((line.text(), line.cursor()), ("Désayang sudah ñ lama", 16));
        assert!(line.paste(&"é".repeat(rest)));
        assert_eq!(line.text().chars().count(), MOST);
        assert!(!line.paste("x"));
    }
}
