//! How a loop waits: for whatever wakes it, and no longer than until something it shows is no longer so. What it then does
//! is the loop's own.

use super::Wake;
use super::terminal::Terminal;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// So long what others have saved is marked: long enough that somebody who looks up sees it.
const FRESH: Duration = Duration::from_secs(8);

/// Why a loop goes on.
pub(super) enum Woken<T> {
    /// Something came; more may wait behind it.
    By(Wake<T>),
    /// It is time.
    Time,
    /// Nobody is left who could wake it.
    Alone,
}

/// Waits for a wake, at most as long as any of `until` or a terminal that was lent away says.
///
/// # Errors
/// The terminal is gone.
pub(super) fn wait<T>(
    wakes: &Receiver<Wake<T>>,
    terminal: &mut Terminal,
    until: impl IntoIterator<Item = Duration>,
) -> io::Result<Woken<T>> {
    let Some(longest) = until.into_iter().chain(terminal.aside()).min() else {
        return Ok(wakes.recv().map_or(Woken::Alone, Woken::By));
    };
    Ok(match wakes.recv_timeout(longest) {
        Ok(wake) => Woken::By(wake),
        Err(RecvTimeoutError::Timeout) => {
            terminal.look_again()?;
            Woken::Time
        }
        Err(RecvTimeoutError::Disconnected) => Woken::Alone,
    })
}

/// How many sites are marked as just saved by others, and since when.
#[derive(Default)]
pub(super) struct Fresh(Option<(usize, Instant)>);

impl Fresh {
    /// How long it still takes until so many marks are taken away; it begins anew with each that is added.
    pub(super) fn fades(&mut self, count: usize) -> Option<Duration> {
        if count == 0 {
            self.0 = None;
            return None;
        }
        let (_, begun) = match self.0 {
            Some(same) if same.0 == count => same,
            _ => *self.0.insert((count, Instant::now())),
        };
        Some(FRESH.saturating_sub(begun.elapsed()))
    }

    /// Whether so many marks are to be taken away now.
    pub(super) fn has_faded(&mut self, count: usize) -> bool {
        self.fades(count).is_some_and(|wait| wait.is_zero())
    }
}
