//! Signals from the system and from other processes, taken in by a thread of their own. It also stands by when the end
//! comes: once the terminal is gone or the process is told to end, the process does end, with the terminal given back,
//! even if everything else hangs.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, sync_channel};
use std::thread;
use std::time::Duration;

use super::terminal;
pub use crate::os::Signal;
use crate::os::{self, Closer, Signals};

/// So long the main loop has to end the process by itself once it was told that the end has come.
const GRACE: Duration = Duration::from_millis(1500);
/// So long a terminal that takes nothing any more may hold up the end.
const PARTING: Duration = Duration::from_millis(200);

/// Tells the signal thread what it can't learn from a signal.
#[derive(Clone, Debug)]
pub struct Watch {
    closer: Closer,
    hung_up: Arc<AtomicBool>,
}

impl Watch {
    /// The terminal is gone, seen by whoever reads from it or writes to it: as if SIGHUP had come, which doesn't reach
    /// every process whose line is cut. From here on the process ends within two seconds.
    pub fn hang_up(&self) {
        self.hung_up.store(true, Ordering::SeqCst);
        self.closer.close();
    }
}

/// Starts the thread. Each signal is sent to `sender`. After a signal that ends ([`Signal::last`]) the thread at once
/// calls `on_last` from a thread of its own (to save what is half typed), and if the process is still there 1.5
/// seconds after the signal, gives the terminal back and ends it.
pub fn start<M>(sender: Sender<M>, on_last: impl FnOnce() + Send + 'static) -> io::Result<Watch>
where
    M: From<Signal> + Send + 'static,
{
    start_with(sender, on_last, |status| os::exit_now(status))
}

fn start_with<M>(
    sender: Sender<M>,
    on_last: impl FnOnce() + Send + 'static,
    exit: impl FnOnce(i32) + Send + 'static,
) -> io::Result<Watch>
where
    M: From<Signal> + Send + 'static,
{
    let signals = Signals::listen()?;
    let watch = Watch { closer: signals.closer(), hung_up: Arc::default() };
    let hung_up = Arc::clone(&watch.hung_up);
    thread::Builder::new().name("signals".into()).spawn(move || {
        let seen_elsewhere = std::iter::once_with(|| hung_up.load(Ordering::SeqCst).then_some(Signal::HangUp));
        let last = signals.chain(seen_elsewhere.flatten()).find_map(|signal| {
            // Nobody may be listening any more; the end comes all the same.
            let _ = sender.send(M::from(signal));
            signal.last()
        });
        let Some(status) = last else { return };
        // Beside this thread, so that saving may hang and the end comes all the same.
        let _ = thread::Builder::new().name("last".into()).spawn(on_last);
        thread::sleep(GRACE);
        part();
        exit(status);
    })?;
    Ok(watch)
}

/// Gives the terminal back, but doesn't wait for one that takes nothing.
fn part() {
    let (done, waiting) = sync_channel(1);
    let parting = thread::Builder::new().spawn(move || {
        terminal::restore();
        let _ = done.send(());
    });
    if parting.is_ok() {
        let _ = waiting.recv_timeout(PARTING);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signal_hook::consts::signal::{SIGCONT, SIGTSTP, SIGWINCH};
    use signal_hook::low_level::raise;
    use std::sync::mpsc::channel;

    #[test]
    fn signals_arrive_and_a_lost_terminal_ends_the_process() {
        let (sender, signals) = channel();
        let (last, lasts) = channel();
        let (end, ends) = channel();
        let watch =
            start_with(sender, move || last.send(()).unwrap(), move |status| end.send(status).unwrap()).unwrap();

        for (number, signal) in [(SIGWINCH, Signal::Resized), (SIGCONT, Signal::Continued), (SIGTSTP, Signal::Suspend)]
        {
            raise(number).unwrap();
            assert_eq!(signals.recv(), Ok(signal));
        }
        assert!(lasts.try_recv().is_err() && ends.try_recv().is_err());

        watch.hang_up();
        assert_eq!(signals.recv(), Ok(Signal::HangUp));
        lasts.recv().unwrap();
        assert_eq!(ends.recv().ok(), Signal::HangUp.last(), "the main loop never ended the process");
        assert!(signals.recv().is_err(), "the end is said once");
    }

    #[test]
    fn the_end_comes_even_if_nobody_listens_and_saving_hangs() {
        let (sender, signals) = channel::<Signal>();
        drop(signals);
        let (end, ends) = channel();
        let (never, hangs) = channel::<()>();
        let watch = start_with(sender, move || hangs.recv().unwrap(), move |status| end.send(status).unwrap()).unwrap();
        watch.hang_up();
        assert_eq!(ends.recv().ok(), Signal::HangUp.last());
        never.send(()).unwrap();
    }
}
