//! From files to changes: the programme (TOML) and the roster (CSV) of a city are read here and become the changes that
//! found a database. Everything is pure: text in, changes or a refusal that names file, row, field and reason out. No
//! file is opened here.

pub mod builtin;
pub mod plan;
pub mod program;
pub mod refusal;
pub mod roster;
pub mod sample;
mod section;
mod sentences;
mod slug;

pub use plan::{FoundingRefusal, founding_changes};
pub use program::{AgencyPlan, read_program};
pub use refusal::{Fault, ImportRefusal, Reason};
pub use roster::read_roster;
