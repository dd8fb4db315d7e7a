//! One section of a TOML file, read key by key. It knows in which row everything stands, and at the end it tells which
//! keys nobody asked for. What a section means is decided by who reads it.

use super::refusal::{Faults, Reason, Wanted, shown};
use super::slug::is_code;
use crate::domain::text;
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// The text of a file with the offsets at which its rows begin.
pub(super) struct Rows(Vec<usize>);

impl Rows {
    pub(super) fn of(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(breaks).collect())
    }

    /// The row in which a byte stands, from 1.
    pub(super) fn at(&self, offset: usize) -> usize {
        self.0.partition_point(|start| *start <= offset)
    }
}

/// A value together with the row in which it stands.
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) row: usize,
}

/// A section that is being read.
pub(super) struct Section<'a> {
    path: &'static str,
    table: &'a DeTable<'a>,
    rows: &'a Rows,
    /// The row in which it begins; none for the file as a whole.
    row: Option<usize>,
    asked: Vec<&'static str>,
}

impl<'a> Section<'a> {
    /// The file as a whole.
    pub(super) fn whole(table: &'a DeTable<'a>, rows: &'a Rows) -> Self {
        Self { path: "", table, rows, row: None, asked: Vec::new() }
    }

    /// The row in which the section begins; 1 for the file as a whole.
    pub(super) fn row(&self) -> usize {
        self.row.unwrap_or(1)
    }

    /// The name of one of its keys, as faults are told.
    pub(super) fn field(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    fn value(&mut self, key: &'static str) -> Option<Placed<&'a DeValue<'a>>> {
        self.asked.push(key);
        let value = self.table.get(key)?;
        Some(Placed { value: value.get_ref(), row: self.rows.at(value.span().start) })
    }

    fn needed(&mut self, key: &'static str, faults: &mut Faults) -> Option<Placed<&'a DeValue<'a>>> {
        let value = self.value(key);
        if value.is_none() {
            faults.add(self.row, self.field(key), Reason::Missing);
        }
        value
    }

    /// A text that must be there, cleaned, of at most `most` characters.
    pub(super) fn text(&mut self, key: &'static str, most: usize, faults: &mut Faults) -> Option<Placed<String>> {
        let Placed { value, row } = self.needed(key, faults)?;
        let clean = match value.as_str() {
            Some(text) => text::line(text, most).map_err(Reason::from),
            None => Err(Reason::NotA(Wanted::Text)),
        };
        match clean {
            Ok(value) => Some(Placed { value, row }),
            Err(reason) => {
                faults.add(row, self.field(key), reason);
                None
            }
        }
    }

    /// A name that must be there.
    pub(super) fn name(&mut self, key: &'static str, faults: &mut Faults) -> Option<Placed<String>> {
        self.text(key, text::LONGEST_NAME, faults)
    }

    /// A code that must be there.
    pub(super) fn code(&mut self, key: &'static str, faults: &mut Faults) -> Option<Placed<String>> {
        let code = self.name(key, faults)?;
        if is_code(&code.value) {
            return Some(code);
        }
        faults.add(code.row, self.field(key), Reason::NotACode(shown(&code.value)));
        None
    }

    /// Names in square brackets; none when the key is not there.
    pub(super) fn names(&mut self, key: &'static str, faults: &mut Faults) -> Vec<Placed<String>> {
        let Some(Placed { value, row }) = self.value(key) else { return Vec::new() };
        let Some(list) = value.as_array() else {
            faults.add(row, self.field(key), Reason::NotA(Wanted::Texts));
            return Vec::new();
        };
        let mut names = Vec::new();
        for entry in list.iter() {
            let row = self.rows.at(entry.span().start);
            let clean = match entry.get_ref().as_str() {
                Some(name) => text::line(name, text::LONGEST_NAME).map_err(Reason::from),
                None => Err(Reason::NotA(Wanted::Texts)),
            };
            match clean {
                Ok(value) => names.push(Placed { value, row }),
                Err(reason) => faults.add(row, self.field(key), reason),
            }
        }
        names
    }

    /// A whole number from–to that must be there.
    pub(super) fn number(&mut self, key: &'static str, least: u32, most: u32, faults: &mut Faults) -> Option<u32> {
        let Placed { value, row } = self.needed(key, faults)?;
        let number = whole_number(value, least, most);
        number.map_err(|reason| faults.add(row, self.field(key), reason)).ok()
    }

    /// Two whole percents, from and to; none when the key is not there.
    pub(super) fn percents(&mut self, key: &'static str, faults: &mut Faults) -> Option<(u8, u8)> {
        let Placed { value, row } = self.value(key)?;
        let read = || {
            let list = value.as_array().filter(|list| list.len() == 2).ok_or(Reason::NotA(Wanted::Range))?;
            let mut ends = list.iter().map(|end| whole_number(end.get_ref(), 0, 100));
            let mut next = || ends.next().unwrap_or(Err(Reason::NotA(Wanted::Range)));
            let (from, to) = (next()?, next()?);
            if from > to {
                return Err(Reason::Reversed);
            }
            // Both are at most 100.
            Ok((from as u8, to as u8))
        };
        read().map_err(|reason| faults.add(row, self.field(key), reason)).ok()
    }

    /// A section of its own that must be there.
    pub(super) fn section(&mut self, key: &'static str, faults: &mut Faults) -> Option<Section<'a>> {
        let Placed { value, row } = self.needed(key, faults)?;
        let section = self.inner(key, value, row);
        if section.is_none() {
            faults.add(row, self.field(key), Reason::NotA(Wanted::Table));
        }
        section
    }

    /// Sections of one kind, of which there must be at least one.
    pub(super) fn sections(&mut self, key: &'static str, faults: &mut Faults) -> Vec<Section<'a>> {
        let Some(Placed { value, row }) = self.needed(key, faults) else { return Vec::new() };
        let Some(list) = value.as_array() else {
            faults.add(row, self.field(key), Reason::NotA(Wanted::Tables));
            return Vec::new();
        };
        if list.is_empty() {
            faults.add(row, self.field(key), Reason::Missing);
        }
        let mut sections = Vec::new();
        for entry in list.iter() {
            let row = self.rows.at(entry.span().start);
            match self.inner(key, entry.get_ref(), row) {
                Some(section) => sections.push(section),
                None => faults.add(row, self.field(key), Reason::NotA(Wanted::Tables)),
            }
        }
        sections
    }

    fn inner(&self, key: &'static str, value: &'a DeValue<'a>, row: usize) -> Option<Section<'a>> {
        let table = value.as_table()?;
        Some(Section { path: key, table, rows: self.rows, row: Some(row), asked: Vec::new() })
    }

    /// Tells which keys nobody asked for: a key that is misspelt must not vanish.
    pub(super) fn finish(self, faults: &mut Faults) {
        for key in self.table.keys().filter(|key| !self.asked.contains(&key.get_ref().as_ref())) {
            faults.add(self.rows.at(key.span().start), self.field(&shown(key.get_ref())), Reason::Unknown);
        }
    }
}

fn whole_number(value: &DeValue<'_>, least: u32, most: u32) -> Result<u32, Reason> {
    let integer = value.as_integer().ok_or(Reason::NotA(Wanted::Number))?;
    let number = u32::from_str_radix(integer.as_str(), integer.radix()).ok();
    let fits = number.filter(|number| (least..=most).contains(number));
    fits.ok_or_else(|| Reason::NotANumber { value: shown(integer.as_str()), least, most })
}

/// What must stand only once in a file, with the row in which it stands first.
#[derive(Default)]
pub(super) struct Once(BTreeMap<String, usize>);

impl Once {
    /// Takes a value; refuses it, naming the first row, when one that folds alike stands already.
    pub(super) fn take(&mut self, value: &str, row: usize) -> Result<(), Reason> {
        let folded = text::fold(value);
        let key = if folded.is_empty() { value.to_owned() } else { folded };
        match self.0.get(&key) {
            Some(&first) => Err(Reason::Taken { value: shown(value), first }),
            None => {
                self.0.insert(key, row);
                Ok(())
            }
        }
    }
}
