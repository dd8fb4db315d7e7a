//! What does not change while the board runs, or only by this person's wish: who and where, the language, how it looks.

use crate::domain::access::Guest;
use crate::domain::ids::{CopyId, SessionId};
use crate::words::{Language, W};

/// Which colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub enum ThemeName {
    /// Terang: for the hall.
    #[default]
    Light,
    /// Gelap: for the desk.
    Dark,
    /// Kontras: black and white only, for a pale projector.
    Contrast,
    /// Mono: greys, for screens without colours.
    Mono,
}

impl ThemeName {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Contrast, Self::Mono];

    /// The name of `--tema`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Light => "terang",
            Self::Dark => "gelap",
            Self::Contrast => "kontras",
            Self::Mono => "mono",
        }
    }

    /// Reads the name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }

    /// What it is for, in words.
    pub fn word(self) -> W {
        match self {
            Self::Light => W::ThemeLight,
            Self::Dark => W::ThemeDark,
            Self::Contrast => W::ThemeContrast,
            Self::Mono => W::ThemeMono,
        }
    }

    /// What `w` leads to: from any theme of the hall to the desk, and from there back to the light.
    pub fn other(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            _ => Self::Dark,
        }
    }

    /// Whether it is made to be projected.
    pub fn is_for_hall(self) -> bool {
        self != Self::Dark
    }
}

/// How many colours there are to draw with. Said by whoever knows the terminal; a theme has an answer for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub enum Colours {
    /// None: bold, underline and reverse only.
    None,
    /// The sixteen whose exact look the person has chosen in the terminal.
    #[default]
    Sixteen,
    /// The fixed palette of 256.
    Palette,
    /// Any.
    Any,
}

/// That the right to write is elsewhere, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// Where, for the header.
    pub head: String,
    /// The sentence: what is safe, what to do.
    pub sentence: String,
}

/// What a person likes and is remembered for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taste {
    /// Plain ASCII instead of box drawing and typographic signs.
    pub ascii: bool,
}

/// Who looks at which database, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The language.
    pub language: Language,
    /// Light or dark.
    pub theme: ThemeName,
    /// How many colours there are.
    pub colours: Colours,
    /// Plain ASCII instead of box drawing and typographic signs.
    pub ascii: bool,
    /// Text may be put on the clipboard of the terminal.
    pub copying: bool,
    /// Nothing can be changed.
    pub read_only: bool,
    /// The database as the header names it.
    pub database: String,
    /// The machine on which it lies.
    pub host: String,
    /// Which copy of the database this is.
    pub copy: CopyId,
    /// Where the right to write is, where the file itself says that it is not here.
    pub elsewhere: Option<Elsewhere>,
    /// The folder into which files are written.
    pub folder: String,
    /// Who sits far away and has come by key: no file is written here for them.
    pub guest: Option<Guest>,
    /// The post or person at the keyboard.
    pub author: String,
    /// What undo belongs to.
    pub session: SessionId,
}
