//! What a process takes from itself before it lets somebody from outside in: memory, open files, and the right to write
//! or run anything at all. Nothing here can be given back.

use rustix::fs::Mode;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit, umask};
use std::io;
use std::path::Path;

/// The most memory in bytes that a guest's process may ask for.
const MOST_MEMORY: u64 = 1 << 30;
/// The most files that it may hold open.
const MOST_FILES: u64 = 64;

/// How far a fence holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fence {
    /// Nothing can be written or run, says the kernel.
    Whole,
    /// The same for files; the kernel is too old for the rest (the network, signals, devices).
    Files,
    /// This system has no such fence.
    None,
}

/// Sets the limits of a process that serves somebody from outside: no memory on disk when it falls, so much memory, so
/// many open files, and what it makes is for its group and for nobody else of this machine. What is lower already stays.
pub fn limit_guest() -> io::Result<()> {
    umask(Mode::RWXO);
    for (resource, most) in [(Resource::Core, 0), (Resource::As, MOST_MEMORY), (Resource::Nofile, MOST_FILES)] {
        let now = getrlimit(resource);
        let lower = |limit: Option<u64>| Some(limit.map_or(most, |limit| limit.min(most)));
        setrlimit(resource, Rlimit { current: lower(now.current), maximum: lower(now.maximum) })?;
    }
    Ok(())
}

/// From now on this process can read what lies in these places and nothing else, and can neither write nor run anything,
/// nor reach the network. What is open already stays open. Holds for this thread and those that it starts: to be called
/// before there are others.
#[cfg(target_os = "linux")]
pub fn fence_in(readable: &[&Path]) -> io::Result<Fence> {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetStatus, Scope,
        path_beneath_rules,
    };
    let newest = ABI::V6;
    let raise = || {
        Ruleset::default()
            .handle_access(AccessFs::from_all(newest))?
            .handle_access(AccessNet::from_all(newest))?
            .scope(Scope::from_all(newest))?
            .create()?
            .add_rules(path_beneath_rules(readable, AccessFs::ReadFile | AccessFs::ReadDir))?
            .restrict_self()
    };
    let raised = raise().map_err(io::Error::other)?;
    Ok(match raised.ruleset {
        RulesetStatus::FullyEnforced => Fence::Whole,
        RulesetStatus::PartiallyEnforced => Fence::Files,
        RulesetStatus::NotEnforced => Fence::None,
    })
}

/// There is no such fence on this system.
#[cfg(not(target_os = "linux"))]
pub fn fence_in(_readable: &[&Path]) -> io::Result<Fence> {
    Ok(Fence::None)
}

/// Whether a fence would hold here, asked of a thread that raises one and ends.
pub fn fence_here() -> Fence {
    let tried = std::thread::spawn(|| fence_in(&[]));
    tried.join().ok().and_then(Result::ok).unwrap_or(Fence::None)
}
