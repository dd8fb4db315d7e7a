//! Taking over and giving back, on a real pseudo-terminal. One test, since a process has one terminal.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use portable_pty::{MasterPty, PtySize, native_pty_system};

use super::*;

/// The other end of a terminal: what a person would see and type.
struct Window {
    master: Box<dyn MasterPty + Send>,
    /// What was sent, once somebody reads it: a reader keeps the terminal alive.
    sent: Option<Receiver<u8>>,
    device: PathBuf,
}

/// Reads in a thread, so that waiting for what never comes can end.
fn listen(mut reader: Box<dyn Read + Send>) -> Receiver<u8> {
    let (sender, sent) = mpsc::channel();
    thread::spawn(move || {
        let mut byte = [0];
        while matches!(reader.read(&mut byte), Ok(1)) && sender.send(byte[0]).is_ok() {}
    });
    sent
}

impl Window {
    fn open(rows: u16, cols: u16) -> Self {
        let pair = native_pty_system().openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        let device = pair.master.tty_name().unwrap();
        // The slave closes with the pair, the device file stays good as long as the master is open.
        Self { master: pair.master, sent: None, device }
    }

    fn tty(&self) -> Tty {
        Tty::at(&self.device).unwrap()
    }

    /// Everything sent up to and including `end`; what never comes fails and does not hang.
    fn read_to(&mut self, end: &[u8]) -> Vec<u8> {
        let mut seen = Vec::new();
        let sent = self.sent.get_or_insert_with(|| listen(self.master.try_clone_reader().unwrap()));
        while !seen.ends_with(end) {
            match sent.recv_timeout(Duration::from_secs(10)) {
                Ok(byte) => seen.push(byte),
                Err(why) => panic!("{why} after {}", seen.escape_ascii()),
            }
        }
        seen
    }
}

fn look(tty: &Tty) -> String {
    format!("{:?}", tty.mode().unwrap())
}

#[test]
fn the_terminal_is_given_back_as_it_was() {
    let mut window = Window::open(24, 80);
    let outside = window.tty();
    let (before, cooked) = (look(&outside), outside.mode().unwrap());

    let mut terminal = Terminal::enter_on(window.tty(), Options { mouse: true, ..Options::default() }).unwrap();
    assert_ne!(look(&outside), before);
    window.read_to(&[ENTER, MOUSE_ON].concat());
    terminal.draw(|frame| frame.render_widget("halo", frame.area())).unwrap();
    let frame = window.read_to(b"\x1b[?2026l");
    assert!(String::from_utf8_lossy(&frame).contains("halo"));

    // What is typed and not yet read never reaches the shell.
    window.master.take_writer().unwrap().write_all(b"rm -r x\r").unwrap();
    terminal.tty().wait(None).unwrap();
    terminal.leave();
    // The mode comes first, and in the usual one a line end goes out as two.
    let left = String::from_utf8_lossy(LEAVE).replace('\n', "\r\n").into_bytes();
    assert_eq!(window.read_to(&left), left);
    assert_eq!(look(&outside), before);
    assert_eq!(outside.wait(Some(Duration::ZERO)).unwrap(), os::Readiness::Nothing);

    // Once is enough, and nothing is drawn on a terminal that isn't ours.
    terminal.leave();
    restore();
    terminal.draw(|frame| frame.render_widget("never", frame.area())).unwrap();
    terminal.set_mouse(false).unwrap();

    // Going on after a stop: everything again, though nothing has changed.
    terminal.resume().unwrap();
    assert_eq!(window.read_to(ENTER), ENTER, "nothing was sent in between");
    terminal.draw(|frame| frame.render_widget("halo", frame.area())).unwrap();
    assert!(String::from_utf8_lossy(&window.read_to(b"\x1b[?2026l")).contains("halo"));

    // Stopped and gone on without our doing, the shell having set its own mode meanwhile: the first mode counts.
    outside.set_mode(&cooked).unwrap();
    terminal.resume().unwrap();
    drop(terminal);
    window.read_to(&left);
    assert_eq!(look(&outside), before);

    // A size that nobody has, and one that nobody told.
    for (told, taken) in [((65535, 65535), (500, 200)), ((0, 0), (80, 24)), ((1, 1), (1, 1)), ((120, 34), (120, 34))] {
        let window = Window::open(told.1, told.0);
        let terminal = Terminal::enter_on(window.tty(), Options::default()).unwrap();
        assert_eq!(terminal.size().unwrap(), Size::from(taken));
    }

    // A terminal that dies while it is ours: drawing says so, leaving doesn't mind.
    let window = Window::open(24, 80);
    let mut terminal = Terminal::enter_on(window.tty(), Options::default()).unwrap();
    drop(window);
    let error = terminal.draw(|frame| frame.render_widget("halo", frame.area())).unwrap_err();
    assert!(os::is_gone(&error), "{error}");
    terminal.leave();
    assert!(!is_taken());
}
