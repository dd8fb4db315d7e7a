//! The black-box kit: the real binary, seen only from outside.
//!
//! - [`Folder`] is a world of its own: a temporary folder with a database path, a home and a cleared environment. Several
//!   seats and commands started from one folder share its database.
//! - [`Seat`] is a person at a terminal: the program in a pseudo-terminal, keys in, screen out.
//! - [`Cmd`] is a script: the program on the command line, arguments in, output and exit code out.
//!
//! Everything here waits for a condition up to a limit and, when that passes, fails with what was on the screen. Nothing
//! here knows what the program means by what it shows, and nothing reads the program's own modules.

mod cmd;
mod folder;
mod keys;
mod line;
mod process;
mod province;
mod screen;
mod seat;
#[cfg(test)]
mod selftest;
mod terminal;

pub use cmd::{Cmd, Output, Running};
pub use folder::Folder;
pub use process::Process;
pub use province::province;
pub use screen::Screen;
pub use seat::{Arrival, LIMIT, Mark, Seat, Start};

use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Between the opening of a pseudo-terminal and its close-on-exec flag, a child started by another thread would inherit
/// the terminal and keep it alive; then a hang-up would never arrive. Opening takes this lock alone, starting shares it.
static STARTING: RwLock<()> = RwLock::new(());

/// Held while a process is started.
fn starting() -> RwLockReadGuard<'static, ()> {
    STARTING.read().unwrap_or_else(PoisonError::into_inner)
}

/// Held while a pseudo-terminal is opened.
fn opening() -> RwLockWriteGuard<'static, ()> {
    STARTING.write().unwrap_or_else(PoisonError::into_inner)
}
