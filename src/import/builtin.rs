//! The programme and the roster that come with the binary: what the first run founds a database with.

use super::founding::{FoundingRefusal, founding_changes};
use super::program::{AgencyPlan, read_program};
use super::refusal::ImportRefusal;
use super::roster::read_roster;
use crate::domain::change::{Change, NewSite};
use crate::domain::program::Program;

/// The programme file, for reading and for copying.
pub const PROGRAM: &str = include_str!("../../assets/program/kopdes-merah-putih.toml");
/// The name under which the programme file is spoken of.
pub const PROGRAM_FILE: &str = "kopdes-merah-putih.toml";
/// The roster file, for reading and for copying.
pub const ROSTER: &str = include_str!("../../assets/lokasi/kota-sungai-penuh.csv");
/// The name under which the roster file is spoken of.
pub const ROSTER_FILE: &str = "kota-sungai-penuh.csv";

/// The built-in programme with its instansi.
///
/// # Errors
/// A faulty file; a test holds that there is none.
pub fn program() -> Result<(Program, AgencyPlan), ImportRefusal> {
    read_program(PROGRAM_FILE, PROGRAM)
}

/// The built-in roster.
///
/// # Errors
/// A faulty file; a test holds that there is none.
pub fn roster() -> Result<Vec<NewSite>, ImportRefusal> {
    read_roster(ROSTER_FILE, ROSTER.as_bytes())
}

/// The changes that make an empty database into one for the built-in programme and roster.
///
/// # Errors
/// A faulty file, or codes that clash; a test holds that there is neither.
pub fn founding() -> Result<Vec<Change>, FoundingRefusal> {
    let (program, agencies) = program()?;
    founding_changes(program, &agencies, roster()?)
}
