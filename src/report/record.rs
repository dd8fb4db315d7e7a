//! Output for machines: records with named fields in a fixed order, and from them JSON and CSV. Nothing here knows what
//! the fields mean, and nothing is put into the words of a language.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Absent.
    Null,
    /// A whole number.
    Number(i64),
    /// A percentage, in hundredths.
    Hundredths(u16),
    /// Yes or no.
    Flag(bool),
    /// A code, a date or something else that nobody typed freely.
    Code(String),
    /// A text that people wrote.
    Text(String),
    /// Several codes.
    Codes(Vec<String>),
    /// Several records.
    Records(Vec<Record>),
    /// A record.
    Record(Record),
}

/// Fields in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record(Vec<(&'static str, Cell)>);

impl Record {
    /// The same with one field more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Cell>) -> Self {
        self.0.push((name, value.into()));
        self
    }

    /// The value of a field; nothing where there is no such field.
    pub(super) fn get(&self, name: &str) -> &Cell {
        self.0.iter().find(|(field, _)| *field == name).map_or(&Cell::Null, |(_, cell)| cell)
    }

    /// The names of its fields, in order.
    #[cfg(test)]
    pub fn names(&self) -> Vec<&'static str> {
        self.0.iter().map(|(name, _)| *name).collect()
    }
}

impl Cell {
    /// A code, or nothing.
    pub fn code(value: Option<impl ToString>) -> Self {
        value.map_or(Self::Null, |value| Self::Code(value.to_string()))
    }

    /// A text, or nothing.
    pub fn text(value: Option<impl ToString>) -> Self {
        value.map_or(Self::Null, |value| Self::Text(value.to_string()))
    }

    fn in_csv(&self) -> String {
        match self {
            Self::Null | Self::Records(_) | Self::Record(_) => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Hundredths(hundredths) => match hundredths % 100 {
                0 => (hundredths / 100).to_string(),
                _ => (f64::from(*hundredths) / 100.0).to_string(),
            },
            Self::Flag(flag) => flag.to_string(),
            Self::Code(code) => code.clone(),
            Self::Text(text) => harmless(text),
            Self::Codes(codes) => codes.join(";"),
        }
    }
}

/// A spreadsheet runs what begins like a formula; a quotation mark before it makes it a text. Who reads the sheet again
/// takes one away, so what begins with some already gets one more.
fn harmless(text: &str) -> String {
    if text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

macro_rules! from {
    ($($type:ty => $how:expr;)*) => {
        $(impl From<$type> for Cell {
            fn from(value: $type) -> Self {
                let how: fn($type) -> Cell = $how;
                how(value)
            }
        })*
    };
}

from! {
    u32 => |n| Cell::Number(i64::from(n));
    u64 => |n| Cell::Number(i64::try_from(n).unwrap_or(i64::MAX));
    usize => |n| Cell::Number(i64::try_from(n).unwrap_or(i64::MAX));
    bool => Cell::Flag;
    Option<u32> => |n| n.map_or(Cell::Null, Cell::from);
    Vec<Record> => Cell::Records;
    Record => Cell::Record;
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (name, cell) in &self.0 {
            map.serialize_entry(name, cell)?;
        }
        map.end()
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_none(),
            Self::Number(number) => to.serialize_i64(*number),
            Self::Hundredths(hundredths) => match hundredths % 100 {
                0 => to.serialize_u16(hundredths / 100),
                _ => to.serialize_f64(f64::from(*hundredths) / 100.0),
            },
            Self::Flag(flag) => to.serialize_bool(*flag),
            Self::Code(text) | Self::Text(text) => to.serialize_str(text),
            Self::Codes(codes) => codes.serialize(to),
            Self::Records(records) => {
                let mut list = to.serialize_seq(Some(records.len()))?;
                for record in records {
                    list.serialize_element(record)?;
                }
                list.end()
            }
            Self::Record(record) => record.serialize(to),
        }
    }
}

/// One record or a list of them as JSON, with a line end.
pub fn json(value: &impl Serialize) -> String {
    // Writing plain maps into memory cannot fail; an empty text would be no JSON and be noticed.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// A list of records as CSV (RFC 4180): a header row with these columns, then one row each.
pub fn csv(records: &[Record], columns: &[&str]) -> String {
    separated(records, columns, b',')
}

/// The same for the spreadsheet of an office whose decimal sign is the comma: columns are parted by `;`, and a mark at the
/// beginning says that it is UTF-8.
pub fn csv_of_an_office(records: &[Record], columns: &[&str]) -> String {
    format!("\u{FEFF}{}", separated(records, columns, b';'))
}

fn separated(records: &[Record], columns: &[&str], sign: u8) -> String {
    let mut writer =
        csv::WriterBuilder::new().delimiter(sign).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let rows = records.iter().map(|record| columns.iter().map(|name| record.get(name).in_csv()).collect());
    let header = columns.iter().map(|name| (*name).to_owned()).collect();
    for row in std::iter::once::<Vec<String>>(header).chain(rows) {
        // Writing into memory cannot fail, and all rows have as many fields as the first.
        let _ = writer.write_record(row);
    }
    String::from_utf8_lossy(&writer.into_inner().unwrap_or_default()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        Record::default()
            .with("nomor", 17_u32)
            .with("nama", Cell::Text("=1+1, \"x\"".into()))
            .with("progres", Cell::Hundredths(2060))
            .with("tahap", Cell::code(None::<&str>))
            .with("lokasi", Cell::Codes(vec!["1".into(), "2".into()]))
            .with("riwayat", vec![Record::default().with("a", true)])
    }

    #[test]
    fn json_keeps_the_order_and_says_null() {
        let text = serde_json::to_string(&record()).unwrap();
        let expected = r#"{"nomor":17,"nama":"=1+1, \"x\"","progres":20.6,"tahap":null,"lokasi":["1","2"],"riwayat":[{"a":true}]}"#;
        assert_eq!(text, expected);
        assert_eq!(serde_json::to_string(&Cell::Hundredths(1200)).unwrap(), "12");
    }

    #[test]
    fn csv_is_harmless_in_a_spreadsheet() {
        let columns = ["nomor", "nama", "progres", "tahap", "lokasi"];
        let text = csv(&[record()], &columns);
        assert_eq!(text, "nomor,nama,progres,tahap,lokasi\r\n17,\"'=1+1, \"\"x\"\"\",20.6,,1;2\r\n");
        assert_eq!(csv(&[], &columns), "nomor,nama,progres,tahap,lokasi\r\n");
        let office = csv_of_an_office(&[record()], &columns);
        assert_eq!(office, "\u{FEFF}nomor;nama;progres;tahap;lokasi\r\n17;\"'=1+1, \"\"x\"\"\";20.6;;\"1;2\"\r\n");
        for start in ["=", "+", "-", "@", "\t", "\r"] {
            assert_eq!(harmless(&format!("{start}x")), format!("'{start}x"));
            assert_eq!(harmless(&format!("'{start}x")), format!("''{start}x"));
        }
        assert_eq!(Cell::Code("-".into()).in_csv(), "-", "a code is never typed by hand");
    }
}
