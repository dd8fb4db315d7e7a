//! What a person has set for themselves, in a file in their home: keys, theme, language, name. A file that is not in order
//! is refused as a whole, with row, field and reason: a board on which half of the keys are the usual ones helps nobody.

use super::failure::{Ending, Failure};
use super::line::WIDTHS;
use crate::app::keys::{Keymap, KeymapError};
use crate::app::setup::{Taste, ThemeName};
use crate::domain::access::AccessKey;
use crate::domain::text::{LONGEST_NAME, TextError, line, tidy};
use crate::os;
use crate::runtime::printer::{self, Unput};
use crate::words::{A, Language, S};
use etcetera::base_strategy::{BaseStrategy, Xdg};
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};

/// What the file says; what it does not say is as usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The language.
    pub language: Option<Language>,
    /// The post or person at the keyboard.
    pub author: Option<String>,
    /// The theme of the board.
    pub theme: Option<String>,
    /// How wide an answer of the command line is.
    pub width: Option<u16>,
    /// ASCII only.
    pub ascii: bool,
    /// Copying to the clipboard of the terminal is ruled out.
    pub no_copying: bool,
    /// The keys.
    pub keymap: Keymap,
}

/// Where the file lies, if a home is known.
pub fn path() -> Option<PathBuf> {
    Some(Xdg::new().ok()?.config_dir().join("rapat").join("rapat.toml"))
}

/// Reads the file of this person; where there is none, everything is as usual. `language` is that of the command line.
///
/// # Errors
/// The file cannot be read, or is not in order: each fault with its row, field and reason.
pub fn read(language: Option<Language>) -> Result<Person, Failure> {
    let Some(path) = path() else { return Ok(Person::default()) };
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Person::default());
        }
        Err(error) => {
            let told = language.unwrap_or_default();
            return Err(
                Failure::new(Ending::WrongUsage, format!("{}: {error}", path.display())).and(told.text(A::PersonHint))
            );
        }
    };
    understand(&text, Some(&path), language)
}

/// What the holder of a key has chosen, in the same form as the file and read by the same rules.
///
/// # Errors
/// It is not in order.
pub fn of_key(key: &AccessKey) -> Result<Person, Failure> {
    understand(&as_file(&key.choices), None, None)
}

/// Whether a choice could stand in such a file, beside those that are there.
///
/// # Errors
/// Each fault with its field and reason.
pub fn check(choices: &BTreeMap<String, String>, language: Language) -> Result<(), Failure> {
    understand(&as_file(choices), None, Some(language)).map(drop)
}

/// Choices as the text of a file: `tema`, `ascii`, and `tombol.urut` for what stands in a table.
fn as_file(choices: &BTreeMap<String, String>) -> String {
    let mut file = toml::Table::new();
    for (name, value) in choices {
        let value = match value.as_str() {
            "true" => toml::Value::Boolean(true),
            "false" => toml::Value::Boolean(false),
            text => toml::Value::String(text.to_owned()),
        };
        match name.split_once('.') {
            None => {
                file.insert(name.clone(), value);
            }
            Some((table, name)) => {
                let table = file.entry(table).or_insert_with(|| toml::Value::Table(toml::Table::new()));
                if let Some(table) = table.as_table_mut() {
                    table.insert(name.to_owned(), value);
                }
            }
        }
    }
    file.to_string()
}

/// Keeps what a person likes in their file; what else stands there stays as it is.
///
/// # Errors
/// Says in a sentence why it could not be written.
pub fn remember(taste: Taste, language: Language) -> Result<(), String> {
    let Some(path) = path() else { return Ok(()) };
    let before = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(unkept(&path, &error, language)),
    };
    let made = path.parent().map_or(Ok(()), os::create_own_folder);
    made.map_err(|error| unkept(&path, &error, language))?;
    match printer::put(&path, with_switch(&before, "ascii", taste.ascii).as_bytes(), true) {
        Ok(()) => Ok(()),
        Err(Unput::Failed(error)) => Err(unkept(&path, &error, language)),
        Err(Unput::Exists) => Err(unkept(&path, &ErrorKind::AlreadyExists.into(), language)),
    }
}

fn unkept(path: &Path, error: &std::io::Error, language: Language) -> String {
    language.say(A::PersonUnkept, &[("file", &path.display()), ("why", error)])
}

/// The text of a file with this switch in it: in the row where it stands, else in a row before all tables.
fn with_switch(text: &str, name: &str, on: bool) -> String {
    let table = DeTable::parse(text).ok();
    let place = table.and_then(|table| {
        let found = table.get_ref().iter().find(|(key, _)| key.get_ref() == name);
        found.map(|(key, value)| (key.span().start, value.span().end))
    });
    match place.and_then(|(from, to)| Some((text.get(..from)?, text.get(to..)?))) {
        Some((before, behind)) => format!("{before}{name} = {on}{behind}"),
        None => format!("{name} = {on}\n{text}"),
    }
}

/// `path` is where the text lies; a key's choices lie in no file.
fn understand(text: &str, path: Option<&Path>, language: Option<Language>) -> Result<Person, Failure> {
    let mut reader = Reader { text, path, language: language.unwrap_or_default(), faults: Vec::new() };
    let person = reader.person();
    let Some((first, more)) = reader.faults.split_first() else { return Ok(person) };
    let failure = more.iter().fold(Failure::new(Ending::WrongUsage, first), |failure, fault| failure.and(fault));
    Err(failure.and(match path {
        Some(_) => reader.language.text(A::PersonHint),
        None => reader.language.text(S::ChoicesHint),
    }))
}

struct Reader<'a> {
    text: &'a str,
    path: Option<&'a Path>,
    language: Language,
    faults: Vec<String>,
}

impl Reader<'_> {
    fn person(&mut self) -> Person {
        let mut person = Person::default();
        let table = match DeTable::parse(self.text) {
            Ok(table) => table,
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                let what = self.language.say(A::ReasonSyntax, &[("what", &tidy(error.message()))]);
                self.fault(at, None, &what);
                return person;
            }
        };
        let mut entries: Vec<_> = table.get_ref().iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in entries {
            let (name, at, value) = (key.get_ref().as_ref(), value.span().start, value.get_ref());
            match name {
                "bahasa" => {
                    let codes = Language::ALL.map(Language::code);
                    person.language = self.one_of(name, at, value, &codes).and_then(|code| Language::from_code(&code));
                }
                "tema" => person.theme = self.one_of(name, at, value, &ThemeName::ALL.map(ThemeName::code)),
                "penulis" => person.author = self.name(name, at, value),
                "lebar" => person.width = self.width(name, at, value),
                "ascii" => person.ascii = self.switch(name, at, value).unwrap_or(false),
                "salin" => person.no_copying = !self.switch(name, at, value).unwrap_or(true),
                "tombol" => person.keymap = self.keys(name, at, value),
                _ => {
                    let what = self.language.text(A::ReasonUnknown);
                    self.fault(key.span().start, Some(name), what);
                }
            }
        }
        person
    }

    /// One fault with its place: file, row, field.
    fn fault(&mut self, at: usize, field: Option<&str>, what: &str) {
        let Some(path) = self.path else {
            let field = field.map(|field| format!("{}: ", tidy(field))).unwrap_or_default();
            self.faults.push(format!("{field}{what}"));
            return;
        };
        let row = self.text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
        let row = self.language.say(A::PlaceRow, &[("n", &row)]);
        let field = field.map(|field| format!(", {}", tidy(field))).unwrap_or_default();
        self.faults.push(format!("{}, {row}{field}: {what}", path.display()));
    }

    fn not_one_of(&mut self, name: &str, at: usize, value: &str, possible: &str) {
        let what = self.language.say(A::ReasonNotOneOf, &[("value", &tidy(value)), ("possible", &possible)]);
        self.fault(at, Some(name), &what);
    }

    fn one_of(&mut self, name: &str, at: usize, value: &DeValue<'_>, codes: &[&str]) -> Option<String> {
        let text = value.as_str().unwrap_or_default();
        if codes.contains(&text) {
            return Some(text.to_owned());
        }
        self.not_one_of(name, at, text, &codes.join(", "));
        None
    }

    /// Columns; a choice that is kept with a key is written as text.
    fn width(&mut self, name: &str, at: usize, value: &DeValue<'_>) -> Option<u16> {
        let digits = value.as_integer().map_or_else(|| value.as_str(), |number| Some(number.as_str()));
        let typed = digits.unwrap_or_default();
        let width = typed.parse().ok().filter(|width| WIDTHS.contains(width));
        if width.is_none() {
            let (least, most) = (WIDTHS.start(), WIDTHS.end());
            let what =
                self.language.say(A::ReasonNotANumber, &[("value", &tidy(typed)), ("least", least), ("most", most)]);
            self.fault(at, Some(name), &what);
        }
        width
    }

    fn switch(&mut self, name: &str, at: usize, value: &DeValue<'_>) -> Option<bool> {
        if value.as_bool().is_none() {
            self.not_one_of(name, at, value.as_str().unwrap_or_default(), "true, false");
        }
        value.as_bool()
    }

    fn name(&mut self, name: &str, at: usize, value: &DeValue<'_>) -> Option<String> {
        match line(value.as_str().unwrap_or_default(), LONGEST_NAME) {
            Ok(text) => Some(text),
            Err(error) => {
                let what = match error {
                    TextError::Empty => self.language.text(A::ReasonEmpty).to_owned(),
                    TextError::TooLong { is, most } => {
                        self.language.say(A::ReasonTooLong, &[("is", &is), ("most", &most)])
                    }
                };
                self.fault(at, Some(name), &what);
                None
            }
        }
    }

    /// Name of the act → key.
    fn keys(&mut self, name: &str, at: usize, value: &DeValue<'_>) -> Keymap {
        let Some(table) = value.as_table() else {
            let what = self.language.say(A::ReasonNotKey, &[("value", &tidy(value.as_str().unwrap_or_default()))]);
            self.fault(at, Some(name), &what);
            return Keymap::default();
        };
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let pairs =
            || entries.iter().map(|(act, key)| (act.get_ref().as_ref(), key.get_ref().as_str().unwrap_or_default()));
        let error = match Keymap::with(pairs()) {
            Ok(keymap) => return keymap,
            Err(error) => error,
        };
        let (about, what) = match &error {
            KeymapError::NoAct(act) => (act.clone(), self.language.text(A::ReasonNoAct).to_owned()),
            KeymapError::NoKey(key) => {
                let about = pairs().find(|(_, typed)| typed == key).map(|(act, _)| act.to_owned()).unwrap_or_default();
                (about, self.language.say(A::ReasonNotKey, &[("value", &tidy(key))]))
            }
            KeymapError::Clash { key, one, other } => {
                let what = self.language.say(A::ReasonClash, &[("key", key), ("one", one), ("other", other)]);
                let named = |act: &&&str| pairs().any(|(typed, _)| typed == **act);
                ([other, one].iter().find(|act| named(act)).map(|act| (**act).to_string()).unwrap_or_default(), what)
            }
        };
        let place =
            entries.iter().find(|(act, _)| act.get_ref().as_ref() == about).map_or(at, |(act, _)| act.span().start);
        self.fault(place, Some(&format!("{name}.{about}")), &what);
        Keymap::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::Key;
    use crate::app::keys::Act;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Person, Vec<String>> {
        understand(text, Some(Path::new("rapat.toml")), None).map_err(|failure| failure.lines)
    }

    #[test]
    fn a_switch_is_set_where_it_stands_and_nothing_else_is_touched() {
        for (before, after) in [
            ("", "ascii = true\n"),
            ("ascii = false\n", "ascii = true\n"),
            ("# saya\ntema = 'gelap'\nascii = false # lama\n", "# saya\ntema = 'gelap'\nascii = true # lama\n"),
            ("tema = 'gelap'\n[tombol]\nascii = 'z'\n", "ascii = true\ntema = 'gelap'\n[tombol]\nascii = 'z'\n"),
        ] {
            assert_eq!(with_switch(before, "ascii", true), after);
            assert!(read(after).unwrap().ascii);
        }
        assert_eq!(with_switch("ascii = true", "ascii", false), "ascii = false");
    }

    #[test]
    fn everything_can_be_said_and_nothing_must() {
        assert_eq!(read(""), Ok(Person::default()));
        let text = "bahasa = 'en'\ntema = 'gelap'\nascii = true\nlebar = 40\npenulis = ' Bagian  Ekonomi '\nsalin = false\n[tombol]\nurut = 'z'\n";
        let person = read(text).unwrap();
        assert_eq!((person.language, person.theme.as_deref()), (Some(Language::English), Some("gelap")));
        assert_eq!((person.author.as_deref(), person.ascii, person.no_copying), (Some("Bagian Ekonomi"), true, true));
        assert_eq!(person.width, Some(40));
        assert_eq!(person.keymap.of(Act::Order), [Key::Char('z')]);
    }

    #[test]
    fn faults_name_file_row_field_and_reason() {
        for (text, wanted) in [
            ("tema = 'merah'", "rapat.toml, baris 1, tema: "),
            ("\nascii = 'ya'", "rapat.toml, baris 2, ascii: "),
            ("lebar = 5", "rapat.toml, baris 1, lebar: "),
            ("lebar = 'luas'", "rapat.toml, baris 1, lebar: "),
            ("huruf = 3", "rapat.toml, baris 1, huruf: "),
            ("penulis = ''", "rapat.toml, baris 1, penulis: "),
            ("tema = ", "rapat.toml, baris 1: "),
            ("tombol = 'x'", "rapat.toml, baris 1, tombol: "),
            ("[tombol]\nentah = 'x'", "rapat.toml, baris 2, tombol.entah: "),
            ("[tombol]\n\nurut = 'zz'", "rapat.toml, baris 3, tombol.urut: "),
        ] {
            let faults = read(text).unwrap_err();
            assert!(faults[0].starts_with(wanted), "{text}: {faults:?}");
        }
        let clash = read("[tombol]\nurut = 'k'").unwrap_err();
        assert!(clash[0].starts_with("rapat.toml, baris 2, tombol.urut: "), "{clash:?}");
        assert!(clash[0].contains("kendala") && clash[0].contains("urut"), "{clash:?}");
        assert_eq!(read("tema = 'x'\nascii = 1").unwrap_err().len(), 3, "all faults at once, and what to do");
    }

    proptest! {
        #[test]
        fn no_file_panics(text in any::<String>()) {
            let _ = read(&text);
        }
    }
}
