//! The measurements of the program against its floor.

fn main() {}
