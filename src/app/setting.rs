//! The settings that the office's page lists, by name.

use crate::domain::ids::{CategoryCode, CheckCode};
use crate::domain::office::Signing;
use crate::domain::program::Threshold;

/// One setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The letterhead.
    Letterhead,
    /// Who signs for what.
    Signatory(Signing),
    /// A limit of the programme.
    Threshold(Threshold),
    /// A category; `None` is a new one.
    Category(Option<CategoryCode>),
    /// A point of the checklist of a group; `None` is a new one.
    Check(String, Option<CheckCode>),
    /// A new instansi.
    NewAgency,
}
