//! Setting up a server for those who come over SSH: what it takes as a script, and whether it is so.

pub mod check;
pub mod recipe;
