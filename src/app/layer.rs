//! What can lie over the board, as a closed list.

use super::agreed::Agreed;
use super::capture::Capture;
use super::charts::Charts;
use super::form::Form;
use super::help::Help;
use super::minutes::Minutes;
use super::page::Page;
use super::palette::Palette;
use super::pick::Pick;
use super::readback::ReadBack;
use super::search::Search;

/// One layer.
#[derive(Clone, Debug, PartialEq)]
pub enum Layer {
    /// A page.
    Page(Page),
    /// The minutes of a meeting.
    Minutes(Box<Minutes>),
    /// What a meeting agreed, read back.
    Agreed(Agreed),
    /// Charts.
    Charts(Charts),
    /// A list to choose from.
    Pick(Pick),
    /// A form.
    Form(Form),
    /// A promise being typed.
    Capture(Box<Capture>),
    /// A promise read out.
    ReadBack(ReadBack),
    /// The search.
    Search(Search),
    /// The palette.
    Palette(Palette),
    /// The help.
    Help(Help),
}

impl Layer {
    /// Whether it fills the screen; the others are boxes over what lies below.
    pub fn is_page(&self) -> bool {
        matches!(self, Self::Page(_) | Self::Minutes(_) | Self::Agreed(_) | Self::Charts(_))
    }

    /// Whether letters are text there.
    pub fn takes_text(&self) -> bool {
        matches!(self, Self::Pick(_) | Self::Form(_) | Self::Capture(_) | Self::Search(_) | Self::Palette(_))
    }
}
