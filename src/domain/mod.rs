//! The trade: sites, stages, obstacles, promises, meetings, and the only rules by which they change. No I/O and no
//! clock: time is a value, and everything that can go wrong is a value too.

pub mod day;
pub mod ids;
pub mod percent;
pub mod text;
