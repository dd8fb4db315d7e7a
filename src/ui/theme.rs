//! What everything looks like: roles are named here, their colours stand in the theme files. No other file of this room
//! names a colour.

use crate::app::setup::{Colours, ThemeName};
use crate::domain::level::Level;
use crate::ui::contrast::{self, Rgb};
use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What something on the screen is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The ground of everything, and plain text on it.
    Ground,
    /// What matters most in a text.
    Strong,
    /// What matters least in a text.
    Muted,
    /// The heading of a group of sites.
    Heading,
    /// A site of this level.
    Level(Level),
    /// A site that the filter leaves out.
    Dimmed,
    /// What is under the cursor.
    Selected,
    /// The first line.
    Header,
    /// What must not be missed about the data: read only, sample, rehearsal, a running meeting.
    Badge,
    /// The line of totals.
    Totals,
    /// The last line.
    Footer,
    /// A key that works now.
    Key,
    /// What just happened.
    Notice,
    /// What did not go as asked.
    Bad,
    /// The frame of a box over the board.
    Edge,
    /// A dot of a block letter.
    Big,
    /// A part of a bar of a chart.
    Bar,
    /// The part beside it.
    OtherBar,
    /// The part beside that.
    ThirdBar,
    /// A field.
    Field,
    /// The field with the cursor.
    FieldFocus,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 25] = [
        Self::Ground,
        Self::Strong,
        Self::Muted,
        Self::Heading,
        Self::Level(Level::Late),
        Self::Level(Level::Attention),
        Self::Level(Level::Waiting),
        Self::Level(Level::Fine),
        Self::Level(Level::Unknown),
        Self::Dimmed,
        Self::Selected,
        Self::Header,
        Self::Badge,
        Self::Totals,
        Self::Footer,
        Self::Key,
        Self::Notice,
        Self::Bad,
        Self::Edge,
        Self::Big,
        Self::Bar,
        Self::OtherBar,
        Self::ThirdBar,
        Self::Field,
        Self::FieldFocus,
    ];

    /// Its name in a theme file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ground => "dasar",
            Self::Strong => "tegas",
            Self::Muted => "redup",
            Self::Heading => "kelompok",
            Self::Level(level) => level.code(),
            Self::Dimmed => "tersaring",
            Self::Selected => "pilihan",
            Self::Header => "kepala",
            Self::Badge => "lencana",
            Self::Totals => "jumlah",
            Self::Footer => "kaki",
            Self::Key => "tombol",
            Self::Notice => "kabar",
            Self::Bad => "gagal",
            Self::Edge => "bingkai",
            Self::Big => "besar",
            Self::Bar => "batang-1",
            Self::OtherBar => "batang-2",
            Self::ThirdBar => "batang-3",
            Self::Field => "isian",
            Self::FieldFocus => "isian-aktif",
        }
    }
}

/// How one role looks on every kind of terminal: letters and ground, and the manner of the letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// In any colour.
    pub exact: (Rgb, Rgb),
    /// In the palette of 256, from 16 on.
    pub palette: (u8, u8),
    /// In the sixteen.
    pub sixteen: (u8, u8),
    /// With colours, with the sixteen, and without any.
    pub manner: [Modifier; 3],
}

impl Look {
    fn style(&self, colours: Colours) -> Style {
        let (fg, bg) = match colours {
            Colours::Any => (exact(self.exact.0, self.palette.0), exact(self.exact.1, self.palette.1)),
            Colours::Palette => (Color::Indexed(self.palette.0), Color::Indexed(self.palette.1)),
            Colours::Sixteen => (Color::Indexed(self.sixteen.0), Color::Indexed(self.sixteen.1)),
            Colours::None => (Color::Reset, Color::Reset),
        };
        let [rich, sixteen, none] = self.manner;
        let manner = match colours {
            Colours::Any | Colours::Palette => rich,
            Colours::Sixteen => sixteen,
            Colours::None => none,
        };
        Style::new().fg(fg).bg(bg).add_modifier(manner).remove_modifier(!manner)
    }
}

/// A colour by its place in the palette, if it stands there exactly: that is said in half as many bytes.
fn exact((r, g, b): Rgb, place: u8) -> Color {
    if contrast::palette(place) == Some((r, g, b)) { Color::Indexed(place) } else { Color::Rgb(r, g, b) }
}

/// Colours for all roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name.
    pub name: String,
    looks: BTreeMap<Role, Look>,
}

/// What is wrong with a theme file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeError {
    /// It is not written as a theme file is; the reader's own words.
    Form(String),
    /// A role is missing.
    Missing(&'static str),
    /// There is no such role.
    NoRole(String),
    /// A role's colour or manner is not one.
    Value {
        /// The role.
        role: String,
        /// What stands there.
        text: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    nama: String,
    peran: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    warna: (String, String),
    palet: (u8, u8),
    #[serde(rename = "16")]
    sixteen: (u8, u8),
    gaya: String,
    gaya16: String,
    polos: String,
}

static LIGHT: LazyLock<Theme> = LazyLock::new(|| built_in(include_str!("../../assets/tema/terang.toml")));
static DARK: LazyLock<Theme> = LazyLock::new(|| built_in(include_str!("../../assets/tema/gelap.toml")));
static CONTRAST: LazyLock<Theme> = LazyLock::new(|| built_in(include_str!("../../assets/tema/kontras.toml")));
static MONO: LazyLock<Theme> = LazyLock::new(|| built_in(include_str!("../../assets/tema/mono.toml")));

/// A test holds that the files are sound; were one not, everything would be drawn in the terminal's own colours.
fn built_in(text: &str) -> Theme {
    Theme::read(text).unwrap_or(Theme { name: String::new(), looks: BTreeMap::new() })
}

impl Theme {
    /// The built-in theme of this name.
    pub fn of(name: ThemeName) -> &'static Self {
        match name {
            ThemeName::Light => &LIGHT,
            ThemeName::Dark => &DARK,
            ThemeName::Contrast => &CONTRAST,
            ThemeName::Mono => &MONO,
        }
    }

    /// Reads a theme file.
    ///
    /// # Errors
    /// Says what is missing, unknown or no colour.
    pub fn read(text: &str) -> Result<Self, ThemeError> {
        let file: File = toml::from_str(text).map_err(|error| ThemeError::Form(error.to_string()))?;
        let mut looks = BTreeMap::new();
        for (name, entry) in &file.peran {
            let role = Role::ALL.into_iter().find(|role| role.name() == name);
            let role = role.ok_or_else(|| ThemeError::NoRole(name.clone()))?;
            let look = look(entry).map_err(|text| ThemeError::Value { role: name.clone(), text })?;
            looks.insert(role, look);
        }
        match Role::ALL.into_iter().find(|role| !looks.contains_key(role)) {
            Some(missing) => Err(ThemeError::Missing(missing.name())),
            None => Ok(Self { name: file.nama, looks }),
        }
    }

    /// How a role looks on every kind of terminal.
    pub fn look(&self, role: Role) -> Look {
        self.looks.get(&role).copied().unwrap_or_default()
    }

    /// How a role looks with so many colours.
    pub fn style(&self, role: Role, colours: Colours) -> Style {
        match self.looks.get(&role) {
            Some(look) => look.style(colours),
            None => Style::reset(),
        }
    }
}

fn look(entry: &Entry) -> Result<Look, String> {
    let in_palette = |(a, b): (u8, u8)| if a < 16 || b < 16 { Err(format!("{a}, {b}")) } else { Ok((a, b)) };
    let in_sixteen = |(a, b): (u8, u8)| if a > 15 || b > 15 { Err(format!("{a}, {b}")) } else { Ok((a, b)) };
    Ok(Look {
        exact: (color(&entry.warna.0)?, color(&entry.warna.1)?),
        palette: in_palette(entry.palet)?,
        sixteen: in_sixteen(entry.sixteen)?,
        manner: [manner(&entry.gaya)?, manner(&entry.gaya16)?, manner(&entry.polos)?],
    })
}

fn color(text: &str) -> Result<Rgb, String> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
    let part = |at: usize| u8::from_str_radix(digits?.get(at..at + 2)?, 16).ok();
    part(0).zip(part(2)).zip(part(4)).map(|((r, g), b)| (r, g, b)).ok_or_else(|| text.to_string())
}

fn manner(text: &str) -> Result<Modifier, String> {
    text.split_whitespace().try_fold(Modifier::empty(), |all, word| match word {
        "tebal" => Ok(all | Modifier::BOLD),
        "garis" => Ok(all | Modifier::UNDERLINED),
        "balik" => Ok(all | Modifier::REVERSED),
        other => Err(other.to_string()),
    })
}

#[cfg(test)]
mod tests;
