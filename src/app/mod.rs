//! What the program knows and does, pure: keys in, effects out.

pub mod key;
