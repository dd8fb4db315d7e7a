//! Where clock, terminal, store and signals meet, and nowhere else. Five threads: this one draws and decides, one reads
//! keys, one owns the store, one keeps what is half typed, one waits for signals; and one for each paper while it is made. Everything that can wake this one comes through a single channel.

pub mod certificate;
pub mod clock;
mod drafts;
pub mod input;
pub mod past;
pub mod pictures;
mod press;
pub mod printer;
mod saver;
pub mod signals;
pub mod terminal;
mod waking;
pub mod wall;

use crate::app::draft::{Draft, Place};
use crate::app::keys::Keymap;
use crate::app::pointer::Pointed;
use crate::app::setup::{Colours, Setup, Taste};
use crate::app::{App, Effect, Msg};
use crate::domain::access::Guest;
use crate::domain::operation::Author;
use crate::domain::world::World;
use crate::os;
use crate::store::drafts::Sitter;
use crate::store::{Mode, Store};
use crate::ui;
use clock::Clock;
use drafts::Keeper;
use input::{Input, Mouse, Pointer};
use press::{Press, Shop, Told};
use saver::{Job, Writer};
use signals::{Signal, Watch};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};
use terminal::{ColorDepth, Options, Terminal, depth_from};
use waking::{Fresh, Woken};

/// What a board is started with.
pub struct Start {
    /// The open database.
    pub store: Store,
    /// Who looks, and how.
    pub setup: Setup,
    /// The keys of this person.
    pub keymap: Keymap,
    /// Who saves.
    pub author: Author,
    /// The terminal, or the address over SSH: what a draft that is left behind says of where it comes from.
    pub line: String,
    /// What counts as now.
    pub clock: Clock,
    /// Keeps what this person likes.
    pub remember: Remember,
}

/// Keeps what a person likes, or says why not.
pub type Remember = fn(Taste) -> Result<(), String>;

/// How a board ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Somebody left it.
    Quit,
    /// The terminal is gone or the process was told to end; the exit status for that.
    Told(i32),
    /// Who sat there came by a key that was shut out meanwhile, or has another role now.
    ShutOut,
}

/// The colours that the environment speaks of; `lookup` gives a variable's value.
pub fn colours_from(lookup: impl Fn(&str) -> Option<String>) -> Colours {
    match depth_from(lookup) {
        ColorDepth::None => Colours::None,
        ColorDepth::Ansi16 => Colours::Sixteen,
        ColorDepth::Ansi256 => Colours::Palette,
        ColorDepth::True => Colours::Any,
    }
}

fn depth(colours: Colours) -> ColorDepth {
    match colours {
        Colours::None => ColorDepth::None,
        Colours::Sixteen => ColorDepth::Ansi16,
        Colours::Palette => ColorDepth::Ansi256,
        Colours::Any => ColorDepth::True,
    }
}

/// Everything that can wake a loop: keys, signals, and whatever else this loop is about.
enum Wake<T = Msg> {
    Input(Vec<Input>),
    Signal(Signal),
    App(T),
}

impl<T> From<Vec<Input>> for Wake<T> {
    fn from(inputs: Vec<Input>) -> Self {
        Self::Input(inputs)
    }
}

impl<T> From<Signal> for Wake<T> {
    fn from(signal: Signal) -> Self {
        Self::Signal(signal)
    }
}

impl From<Msg> for Wake {
    fn from(msg: Msg) -> Self {
        Self::App(msg)
    }
}

/// A minute of the clock that is shown while a meeting runs, in milliseconds.
const MINUTE: i64 = 60_000;
/// So much later than the minute it is looked at: a wake that comes a little early would find the old one.
const LATE: Duration = Duration::from_millis(30);
/// So soon the second click of a double click comes.
const DOUBLE: Duration = Duration::from_millis(400);
/// So long the saves that are under way may take when the process is told to end; then the signal thread ends it.
const PARTING: Duration = Duration::from_secs(1);

/// Runs the board until somebody leaves it or the terminal is gone.
///
/// # Errors
/// There is no terminal, or it cannot be drawn to.
pub fn board(start: Start) -> io::Result<End> {
    let (sender, wakes) = mpsc::channel();
    let (jobs, handed_over) = mpsc::channel();
    // Who may only read types nothing that would be kept.
    let guest = start.setup.guest.clone();
    let (keeper, told) = match start.store.mode() {
        Mode::Write => Some(drafts::channel()).unzip(),
        Mode::Read => (None, None),
    };
    let keeper = keeper.unwrap_or_default();
    let last = keeper.clone();
    let watch = signals::start(sender.clone(), move || last.flush())?;
    let mut terminal = Terminal::enter(Options { depth: depth(start.setup.colours), mouse: false })?;
    let size = terminal.size()?;
    let world = Arc::new(start.store.world().clone());
    let (database, language) = (start.store.path().to_owned(), start.setup.language);
    let sitter = Sitter { author: start.author.clone(), line: start.line };
    let shop = Shop { database: database.clone(), folder: PathBuf::from(&start.setup.folder), language };
    let desk = drafts::Desk { database, sitter, clock: start.clock, language };
    let writer = Writer { author: start.author, clock: start.clock, language, keeper: keeper.clone() };
    let mut app = App::new(world, start.clock.now(), (size.width, size.height), start.setup, start.keymap);
    app.say_away();
    app.ask_about_forgotten();
    let printed = sender.clone();
    let send: Told = Arc::new(move |msg| drop(printed.send(Wake::App(msg))));
    let press = Press { shop, send, hands: Vec::new() };
    let mut board = Board {
        app,
        guest,
        remember: start.remember,
        clock: start.clock,
        jobs,
        keeper,
        press,
        kept: None,
        leaving: false,
        fresh: Fresh::default(),
        click: None,
    };
    // The first picture waits for nothing: neither for keys, nor for the journal, nor for a word from the terminal.
    let drawn = board.draw(&mut terminal);
    let saver = saver::spawn(start.store, writer, handed_over, sender.clone())?;
    if let Some(told) = told {
        let (found, tell) = (board.jobs.clone(), sender.clone());
        let found = move |left| drop(found.send(Job::Left(left)));
        drafts::spawn(desk, told, found, move |msg| drop(tell.send(Wake::App(msg))))?;
    }
    let gone = watch.clone();
    input::spawn(terminal.tty(), sender, move || gone.hang_up())?;
    let end = match drawn {
        Ok(()) => board.run(&mut terminal, &wakes, &watch),
        Err(error) => Err(error),
    };
    board.take_up();
    let _ = board.jobs.send(Job::End);
    match end {
        Ok(End::Quit | End::ShutOut) => {
            terminal.leave();
            // Everything handed over is on the disk before the prompt comes back.
            let _ = saver.join();
            board.press.finish();
        }
        _ => {
            board.keeper.flush();
            board.wait_for_saves(&wakes);
            board.take_up();
        }
    }
    board.keeper.end();
    end
}

/// In builds for testing the program falls over where the environment asks for it: how a fault that nobody foresaw ends
/// can only be seen when there is one.
fn falls_over(place: &str) {
    let wanted = cfg!(debug_assertions) && std::env::var("RAPAT_JATUH").is_ok_and(|wanted| wanted == place);
    assert!(!wanted, "asked to fall over at {place}");
}

struct Board {
    app: App,
    remember: Remember,
    /// Who has come by key, while it opens.
    guest: Option<Guest>,
    clock: Clock,
    jobs: Sender<Job>,
    keeper: Keeper,
    press: Press,
    /// What was last told of what is half typed, and where the person is.
    kept: Option<(Vec<Draft>, Place)>,
    leaving: bool,
    fresh: Fresh,
    /// Where and when the last click was.
    click: Option<((u16, u16), Instant)>,
}

impl Board {
    fn run(&mut self, terminal: &mut Terminal, wakes: &Receiver<Wake>, watch: &Watch) -> io::Result<End> {
        loop {
            match self.turn(terminal, wakes) {
                Ok(None) => {}
                Ok(Some(end)) => return Ok(end),
                // Whatever was done with the terminal: that it is gone may be noticed there before the signal says so.
                Err(error) if os::is_gone(&error) => {
                    watch.hang_up();
                    return Ok(End::Told(Signal::HangUp.last().unwrap_or(1)));
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn turn(&mut self, terminal: &mut Terminal, wakes: &Receiver<Wake>) -> io::Result<Option<End>> {
        let until = self.until_next().into_iter().chain(self.fresh.fades(self.app.fresh().len()));
        let mut wake = match waking::wait(wakes, terminal, until)? {
            Woken::By(wake) => Some(wake),
            Woken::Time => {
                self.app.update(Msg::Now(self.clock.now()));
                if self.fresh.has_faded(self.app.fresh().len()) {
                    self.app.update(Msg::Faded);
                }
                None
            }
            Woken::Alone => return Ok(Some(End::Quit)),
        };
        // A held key or a fast typist becomes one picture: everything that waits is taken in before drawing.
        while let Some(now) = wake {
            if let Some(end) = self.take(now, terminal)? {
                return Ok(Some(end));
            }
            wake = wakes.try_recv().ok();
        }
        self.take_up();
        self.draw(terminal)?;
        Ok(None)
    }

    /// Whether the key by which somebody came has been shut out meanwhile.
    fn is_shut_out(&self, world: &World) -> bool {
        self.guest.as_ref().is_some_and(|guest| !world.admits(guest))
    }

    /// Hands on what is half typed and where the person is, if that is not what it was.
    fn take_up(&mut self) {
        let now = (self.app.drafts(), self.app.place());
        if self.kept.as_ref() != Some(&now) {
            self.keeper.now(now.0.clone(), now.1.clone());
            self.kept = Some(now);
        }
    }

    fn take(&mut self, wake: Wake, terminal: &mut Terminal) -> io::Result<Option<End>> {
        match wake {
            Wake::Input(inputs) => {
                for input in inputs {
                    if let Some(end) = self.take_input(input, terminal)? {
                        return Ok(Some(end));
                    }
                }
                Ok(None)
            }
            Wake::Signal(signal) => self.take_signal(signal, terminal),
            Wake::App(Msg::World(world)) if self.is_shut_out(&world) => Ok(Some(End::ShutOut)),
            Wake::App(msg) => self.pass_on(msg, terminal),
        }
    }

    fn take_input(&mut self, input: Input, terminal: &mut Terminal) -> io::Result<Option<End>> {
        let msg = match input {
            Input::Key(key) => {
                falls_over("papan");
                self.app.update(Msg::Now(self.clock.now()));
                Msg::Key(key)
            }
            Input::Paste(text) => Msg::Paste(text),
            Input::PasteTooLong(length) => Msg::PasteTooLong(length),
            Input::Mouse(mouse) => Msg::Pointed(self.pointed(mouse)),
            Input::HangUp => return Ok(Signal::HangUp.last().map(End::Told)),
        };
        self.pass_on(msg, terminal)
    }

    fn take_signal(&mut self, signal: Signal, terminal: &mut Terminal) -> io::Result<Option<End>> {
        match signal {
            // Also where the size is the one drawn last: several changes may have come as one signal, and what the window
            // lost while it was small is gone.
            Signal::Resized => terminal.redraw()?,
            Signal::Continued => terminal.resume()?,
            Signal::Suspend => return self.suspend(terminal),
            last => return Ok(last.last().map(End::Told)),
        }
        let size = terminal.size()?;
        self.pass_on(Msg::Size(size.width, size.height), terminal)
    }

    /// Tells the app, and does what it asks for.
    fn pass_on(&mut self, msg: Msg, terminal: &mut Terminal) -> io::Result<Option<End>> {
        match self.app.update(msg) {
            Some(Effect::Quit) => self.leaving = true,
            Some(Effect::Mouse(on)) => terminal.set_mouse(on)?,
            Some(Effect::Copy(text)) => terminal.copy(&text)?,
            Some(Effect::Suspend) => return self.suspend(terminal),
            Some(Effect::Print(order)) => self.press.take(order),
            Some(Effect::Remember(taste)) => self.press.remember(self.remember, taste),
            Some(Effect::ForgetDraft(id)) => {
                self.take_up();
                self.keeper.done(id);
            }
            Some(effect) => {
                // What is being saved is kept first: it is half typed until it is known to be in.
                self.take_up();
                let _ = self.jobs.send(Job::Do(effect, self.app.sending()));
            }
            None => {}
        }
        if self.leaving && self.app.notice().is_some_and(|notice| notice.tone == crate::app::notice::Tone::Bad) {
            // Something could not be saved after all: whoever wanted to leave must see it.
            self.leaving = false;
        }
        Ok((self.leaving && !self.app.is_saving()).then_some(End::Quit))
    }

    /// Two clicks in one place within a moment are a double click.
    fn pointed(&mut self, mouse: Mouse) -> Pointed {
        let place = (mouse.column, mouse.row);
        match mouse.what {
            Pointer::WheelUp => Pointed::Wheel { down: false },
            Pointer::WheelDown => Pointed::Wheel { down: true },
            Pointer::Press => {
                let now = Instant::now();
                let double = self.click.is_some_and(|(at, when)| at == place && now - when < DOUBLE);
                self.click = (!double).then_some((place, now));
                Pointed::Click { column: mouse.column, line: mouse.row, double }
            }
        }
    }

    fn suspend(&mut self, terminal: &mut Terminal) -> io::Result<Option<End>> {
        terminal.suspend()?;
        Ok(None)
    }

    fn draw(&mut self, terminal: &mut Terminal) -> io::Result<()> {
        terminal.draw(|frame| {
            // The window may have changed again since the signal; what is drawn fits the frame that it is drawn on.
            let area = frame.area();
            self.app.update(Msg::Size(area.width, area.height));
            ui::draw(frame, &self.app);
        })
    }

    /// How long until the clock that is shown says something else: the next minute while a meeting runs, else midnight.
    fn until_next(&self) -> Option<Duration> {
        let midnight = self.until_midnight()?;
        if self.app.running_meeting().is_none() {
            return Some(midnight);
        }
        let past = self.clock.now().timestamp_millis().rem_euclid(MINUTE);
        let minute = u64::try_from(MINUTE - past).map(Duration::from_millis).ok()?;
        Some(midnight.min(minute + LATE))
    }

    /// How long until the day changes; a frozen clock never gets there.
    fn until_midnight(&self) -> Option<Duration> {
        if self.clock.is_frozen() {
            return None;
        }
        let now = self.clock.now();
        let zone = &self.app.cx().world.program.zone;
        let tomorrow = zone.day(now).succ_opt()?;
        let midnight = zone.moment(tomorrow, 0, 0)?;
        (midnight - now).to_std().ok()
    }

    /// The process was told to end: what is under way may still be finished.
    fn wait_for_saves(&mut self, wakes: &Receiver<Wake>) {
        while self.app.is_saving() {
            match wakes.recv_timeout(PARTING) {
                Ok(Wake::App(msg)) => {
                    self.app.update(msg);
                }
                Ok(_) => {}
                Err(_) => return,
            }
        }
    }
}
