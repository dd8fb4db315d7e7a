//! That a document could not be written in a format. It is data: the sentence is made where it is shown.

use std::fmt;

/// The format, and what its library says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable {
    /// Which format.
    pub format: &'static str,
    /// What went wrong, in the words of the library.
    pub why: String,
}

impl Unwritable {
    /// With what the library says.
    pub fn new(format: &'static str, why: impl fmt::Display) -> Self {
        Self { format, why: why.to_string() }
    }
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.format, self.why)
    }
}

impl std::error::Error for Unwritable {}
