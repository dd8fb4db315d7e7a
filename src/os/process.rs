//! What concerns the process as a whole: its limits, and stepping aside for the shell.

use std::io;

use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};

/// Whether a shell is there that could go on with this process once it is stopped. Started by SSH or a terminal itself,
/// there is none, and a stopped process would be a frozen screen for ever.
pub fn can_be_suspended() -> bool {
    // A shell that knows jobs gives each a group of its own; the group that leads the session has nobody above it.
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Stops this process and whatever runs with it as one job, as Ctrl-Z does, until the shell goes on with it. The stop
/// may take hold some instants after this has returned; only the signal of going on tells that it is over.
pub fn suspend() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::STOP)?)
}

/// A file that may not grow any further (`ulimit -f`, a quota) is an error of that write, instead of the end of the
/// process.
pub fn survive_file_size_limit() -> io::Result<()> {
    // A handler that does nothing: setting "ignore" itself has no safe interface.
    let seen = std::sync::Arc::default();
    signal_hook::flag::register(Signal::XFSZ.as_raw(), seen).map(drop)
}
