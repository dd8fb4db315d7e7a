//! The trade: sites, stages, obstacles, promises, meetings, and the only rules by which they change. No I/O and no
//! clock: time is a value, and everything that can go wrong is a value too.

pub mod access;
pub mod agency;
mod apply;
pub mod capture;
pub mod change;
mod creation;
pub mod custody;
pub mod day;
pub mod entry;
pub mod fact;
pub mod figure;
pub mod ids;
pub mod issue;
pub mod item;
pub mod kinds;
pub mod land;
pub mod level;
pub mod meeting;
mod meeting_edit;
pub mod meeting_steps;
mod next_meeting;
pub mod office;
pub mod operation;
pub mod percent;
mod prepare;
pub mod private;
pub mod program;
pub mod query;
pub mod record;
pub mod refusal;
pub mod settings;
pub mod site;
pub mod steps;
#[cfg(test)]
pub(crate) mod testing;
pub mod text;
pub mod undo;
pub mod when;
pub mod world;
