//! A key as the rooms of the app speak of it: what was pressed, freed of terminals and their modifiers. The names are
//! those printed on keyboards, the same in every language, so that a personal key map stays valid when the language
//! changes. How bytes become keys is the runtime's business; what a key does is written in the key tables.

use std::fmt;
use std::str::FromStr;

/// One key press. Shift is already part of the character; Alt does not exist here (see the runtime's input).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A character typed, in whatever script; a space is `Char(' ')`.
    Char(char),
    /// Enter or Return, also on the number pad.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Deletes to the left.
    Backspace,
    /// Deletes under the cursor.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Control held with a character; letters are always small.
    Ctrl(char),
}

/// The keys that have a name, and the spellings a person may use for them; the first is the one shown.
const NAMED: &[(Key, &[&str])] = &[
    (Key::Char(' '), &["Space"]),
    (Key::Enter, &["Enter", "Return"]),
    (Key::Esc, &["Esc", "Escape"]),
    (Key::Tab, &["Tab"]),
    (Key::BackTab, &["Shift-Tab", "BackTab"]),
    (Key::Backspace, &["Backspace"]),
    (Key::Delete, &["Delete", "Del"]),
    (Key::Up, &["Up"]),
    (Key::Down, &["Down"]),
    (Key::Left, &["Left"]),
    (Key::Right, &["Right"]),
    (Key::Home, &["Home"]),
    (Key::End, &["End"]),
    (Key::PageUp, &["PageUp", "PgUp"]),
    (Key::PageDown, &["PageDown", "PgDn"]),
];

/// How a key with Control begins.
const CTRL: &str = "Ctrl-";

impl Key {
    /// The character that this key puts into a text field, if it puts one.
    pub fn text(self) -> Option<char> {
        match self {
            Key::Char(c) => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((_, names)) = NAMED.iter().find(|(key, _)| key == self) {
            return f.pad(names[0]);
        }
        match self {
            Key::Ctrl(' ') => write!(f, "{CTRL}{}", Key::Char(' ')),
            Key::Ctrl(c) => write!(f, "{CTRL}{}", c.to_ascii_uppercase()),
            Key::Char(c) => f.pad(c.encode_utf8(&mut [0; 4])),
            nameless => write!(f, "{nameless:?}"),
        }
    }
}

/// A text that names no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchKey;

impl FromStr for Key {
    type Err = NoSuchKey;

    /// Reads a key's name, as [`Key`] shows it or as people write it: `x`, `Enter`, `pgup`, `Ctrl-C`, `ctrl+c`.
    fn from_str(text: &str) -> Result<Self, NoSuchKey> {
        if let Some(key) = one_char(text) {
            return Ok(Key::Char(key));
        }
        if let Some((key, _)) = NAMED.iter().find(|(_, names)| names.iter().any(|name| name.eq_ignore_ascii_case(text)))
        {
            return Ok(*key);
        }
        let (head, rest) = text.split_at_checked(CTRL.len()).ok_or(NoSuchKey)?;
        if !head.eq_ignore_ascii_case(CTRL) && !head.eq_ignore_ascii_case("Ctrl+") {
            return Err(NoSuchKey);
        }
        if rest.eq_ignore_ascii_case("Space") {
            return Ok(Key::Ctrl(' '));
        }
        let c = one_char(rest).filter(char::is_ascii).ok_or(NoSuchKey)?;
        Ok(Key::Ctrl(c.to_ascii_lowercase()))
    }
}

/// The only character of a text, if it has just one and that one can be seen or typed.
fn one_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let c = chars.next()?;
    (chars.next().is_none() && !c.is_control()).then_some(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_read_as_people_write_them() {
        for (text, key) in [
            ("x", Key::Char('x')),
            ("X", Key::Char('X')),
            (" ", Key::Char(' ')),
            ("space", Key::Char(' ')),
            ("-", Key::Char('-')),
            ("é", Key::Char('é')),
            ("ENTER", Key::Enter),
            ("pgdn", Key::PageDown),
            ("backtab", Key::BackTab),
            ("Ctrl-C", Key::Ctrl('c')),
            ("ctrl+z", Key::Ctrl('z')),
            ("Ctrl--", Key::Ctrl('-')),
        ] {
            assert_eq!(text.parse(), Ok(key), "{text}");
        }
        for text in ["", "xy", "Ctrl-", "Ctrl", "Ctrl-Enter", "Alt-x", "F1", "\u{1b}", "Ctrl-é"] {
            assert_eq!(text.parse::<Key>(), Err(NoSuchKey), "{text:?}");
        }
    }

    #[test]
    fn every_key_shows_a_name_that_reads_back() {
        for (key, _) in NAMED {
            assert_eq!(key.to_string().parse(), Ok(*key));
        }
        assert_eq!(Key::Char(' ').to_string(), "Space");
        assert_eq!(Key::Ctrl('c').to_string(), "Ctrl-C");
        assert_eq!(format!("{:>4}", Key::Char('x')), "   x");
    }

    proptest! {
        #[test]
        fn any_character_survives_showing_and_reading(c in any::<char>().prop_filter("seen", |c| !c.is_control())) {
            prop_assert_eq!(Key::Char(c).to_string().parse(), Ok(Key::Char(c)));
        }

        #[test]
        fn any_control_letter_survives_showing_and_reading(c in "[ -@\\[-~]") {
            let key = Key::Ctrl(c.chars().next().unwrap());
            prop_assert_eq!(key.to_string().parse(), Ok(key));
        }
    }
}
