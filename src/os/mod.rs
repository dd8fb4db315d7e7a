//! What the operating system alone can tell or do: which file system a path lies on, who sits here, the terminal's
//! descriptors and modes, signals, stopping and going on. The only room that names `rustix`, `signal_hook` or anything
//! else that only Unix has; what it hands out are plain values, so that another system is a port of this room.
//!
//! Not here: what an answer means (whether a network folder is refused, what a hang-up saves). Errors are
//! `std::io::Error`, data for whoever asked.

mod fence;
mod files;
mod fresh;
mod person;
mod process;
mod rights;
mod signals;
mod terminal;

pub use fence::{Fence, fence_here, fence_in, limit_guest};
pub use files::{FileSystem, Identity, Print, file_system, identity, print, read_own_file};
pub use fresh::{
    create_for_people, create_for_writers, create_like, create_own_folder, create_plain, exchange, give_to_those_of,
    name_for_good,
};
pub use person::{MACHINE_ID, host_name, machine_id, terminal_name, user_name};
pub use process::{can_be_suspended, survive_file_size_limit, suspend};
pub use rights::{
    Account, ENTER, READ, Standing, WRITE, account, allowed, group, group_name, is_root, may_write, may_write_here,
    owner_name, passed_on, standing,
};
pub use signals::{Closer, Signal, Signals, exit_now};
pub use terminal::{Mode, Readiness, Tty, columns_of_stderr, columns_of_stdout, is_gone, stderr_is_alive};
