//! The settings that the office's page lists, by name.

use crate::domain::ids::{CategoryCode, CheckCode};
use crate::domain::office::Signing;
use crate::domain::program::Threshold;
use serde::{Deserialize, Serialize};

/// One setting. Drafts keep it: what stands here stays readable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
