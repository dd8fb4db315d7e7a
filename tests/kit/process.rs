//! What the system itself says of a process: its state, where it comes from, how much it has worked.

use super::LIMIT;
use super::seat::send;
use rustix::process::Signal;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

/// One look at a process.
#[derive(Clone, Copy, Debug)]
pub struct Process {
    /// As `/proc` has it: `R` runs, `S` sleeps, `T` is stopped, `Z` has ended and nobody has asked how.
    pub state: char,
    /// Who started it, or who has it since that one ended.
    pub parent: u32,
    /// Time on a processor so far, in steps of a hundredth of a second.
    pub cpu: Duration,
}

impl Process {
    /// What is to be seen of it now; nothing when it is gone.
    pub fn look(pid: u32) -> Option<Self> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        // The name in brackets may hold anything.
        let words: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let number = |at: usize| words.get(at)?.parse::<u64>().ok();
        Some(Self {
            state: words.first()?.chars().next()?,
            parent: u32::try_from(number(1)?).ok()?,
            cpu: Duration::from_millis((number(11)? + number(12)?) * 10),
        })
    }

    /// The process itself, or the first below it, that runs this program.
    pub fn below(pid: u32, program: &str) -> Option<u32> {
        // The system keeps so many letters of a name.
        let name: String = program.chars().take(15).collect();
        let is_it = |pid: u32| fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|comm| comm.trim() == name);
        let mut generation = vec![pid];
        while !generation.is_empty() {
            if let Some(found) = generation.iter().copied().find(|pid| is_it(*pid)) {
                return Some(found);
            }
            let all = fs::read_dir("/proc").ok()?.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
            let is_child = |pid: &u32| Self::look(*pid).is_some_and(|one| generation.contains(&one.parent));
            generation = all.filter(is_child).collect();
        }
        None
    }

    /// Sends it a signal, wherever it runs: a seat's own signals go to what is in the foreground.
    #[track_caller]
    pub fn tell(pid: u32, signal: Signal) {
        send(pid, signal).unwrap_or_else(|why| panic!("signal {signal:?}: {why}"));
    }

    /// Lets it go on if it is stopped now, as a shell does that has told it to end.
    #[track_caller]
    pub fn let_go_on(pid: u32) {
        if Self::look(pid).is_some_and(|now| now.state == 'T') {
            Self::tell(pid, Signal::CONT);
        }
    }

    /// Waits until it is over, whether or not anybody has asked how it ended.
    #[track_caller]
    pub fn wait_gone(pid: u32) {
        let until = Instant::now() + LIMIT;
        while let Some(now) = Self::look(pid).filter(|now| now.state != 'Z') {
            assert!(Instant::now() < until, "process {pid} is still there: {now:?}");
            thread::sleep(Duration::from_millis(5));
        }
    }
}
