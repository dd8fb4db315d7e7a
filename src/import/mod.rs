//! From files to changes: the programme (TOML) and the roster (CSV) of a city become the changes that found a database;
//! a sheet (CSV or XLSX) becomes a plan, which is shown and then done. Everything is pure: bytes in; changes, a plan or a
//! refusal that names row, field and reason out. No file is opened here.

pub mod builtin;
pub mod columns;
pub mod founding;
mod lines;
pub mod plan;
pub mod program;
pub mod reader;
pub mod refusal;
pub mod roster;
pub mod sample;
mod section;
mod sentences;
mod slug;

pub use founding::{FoundingRefusal, founding_changes};
pub use program::{AgencyPlan, read_program};
pub use refusal::{Fault, ImportRefusal, Reason};
pub use roster::read_roster;

/// A text as it was before a writer of sheets kept spreadsheets from running it: the quotation mark before a sign that
/// begins a formula is taken away.
fn unguarded(text: &str) -> &str {
    let bare = text.trim_start_matches('\'');
    match text.strip_prefix('\'') {
        Some(rest) if bare.starts_with(FORMULA) => rest,
        _ => text,
    }
}

/// The signs that begin a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
