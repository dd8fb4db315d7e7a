//! Where clock, terminal, store and signals meet, and nowhere else.

pub mod input;
pub mod signals;
pub mod terminal;
