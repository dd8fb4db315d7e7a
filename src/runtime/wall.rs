//! The audience's view as a process of its own: a thread looks ten times a second what was saved and where the operator
//! is, and this one draws. Nothing is ever written: the database and the file beside it are opened to be read.

use super::clock::Clock;
use super::input::{self, Input};
use super::press::{Press, Shop, Told};
use super::signals::{self, Signal};
use super::terminal::{Options, Terminal};
use super::waking::{self, Fresh, Woken};
use super::{End, Wake, depth};
use crate::app::Msg;
use crate::app::draft::Place;
use crate::app::key::Key;
use crate::app::minutes::Printed;
use crate::app::setup::Setup;
use crate::app::wall::{Seat, Wall, operator};
use crate::domain::access::Guest;
use crate::domain::world::World;
use crate::os;
use crate::store::Store;
use crate::store::drafts::{Onlooker, Present};
use crate::ui;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How often is looked.
const LOOK: Duration = Duration::from_millis(60);
/// So long the operator may be away before the hall is told.
const PATIENCE: Duration = Duration::from_secs(3);

/// What a wall is started with.
pub struct WallStart {
    /// The database, opened to be read.
    pub store: Store,
    /// How it looks.
    pub setup: Setup,
    /// What counts as now.
    pub clock: Clock,
}

/// What is seen, and what was brought for it.
enum Seen {
    World(Arc<World>),
    Place(Box<Place>),
    Lost,
    Brought(Printed),
}

/// Shows the wall until somebody ends it or the terminal is gone.
///
/// # Errors
/// There is no terminal, or it cannot be drawn to.
pub fn wall(start: WallStart) -> io::Result<End> {
    let (sender, wakes) = mpsc::channel::<Wake<Seen>>();
    let watch = signals::start(sender.clone(), || {})?;
    let mut terminal = Terminal::enter(Options { depth: depth(start.setup.colours), mouse: false })?;
    let size = terminal.size()?;
    let world = Arc::new(start.store.world().clone());
    let language = start.setup.language;
    let guest = start.setup.guest.clone();
    let wall = Wall::new(world, start.clock.now(), (size.width, size.height), start.setup);
    let tell = sender.clone();
    let send: Told = Arc::new(move |msg| {
        if let Msg::Printed(printed) = msg {
            // Nobody may be looking any more.
            let _ = tell.send(Wake::App(Seen::Brought(printed)));
        }
    });
    // Nothing is written for the wall: it has no folder.
    let shop = Shop { database: start.store.path().to_owned(), folder: PathBuf::new(), language };
    let press = Press { shop, send, hands: Vec::new() };
    let mut shown = Shown { wall, guest, clock: start.clock, press, fresh: Fresh::default() };
    let drawn = shown.draw(&mut terminal);
    let looked = sender.clone();
    let onlooker = Onlooker::new(start.store.path());
    let mut eyes = Eyes { store: start.store, onlooker, place: None, away: None };
    thread::Builder::new().name("eyes".into()).spawn(move || eyes.look(&looked))?;
    let gone = watch.clone();
    input::spawn(terminal.tty(), sender, move || gone.hang_up())?;
    let end = drawn.and_then(|()| shown.run(&mut terminal, &wakes));
    match end {
        Err(error) if os::is_gone(&error) => {
            watch.hang_up();
            Ok(End::Told(Signal::HangUp.last().unwrap_or(1)))
        }
        Ok(End::Quit | End::ShutOut) => {
            terminal.leave();
            end
        }
        end => end,
    }
}

/// The thread that looks.
struct Eyes {
    store: Store,
    onlooker: Onlooker,
    /// What was told last.
    place: Option<Place>,
    /// Since when nobody is there.
    away: Option<Instant>,
}

impl Eyes {
    fn look(&mut self, sender: &Sender<Wake<Seen>>) {
        let mut told = self.store.load_log().is_ok();
        loop {
            // What cannot be read now is tried again; meanwhile the hall sees what was.
            let changed = std::mem::take(&mut told) || self.store.refresh().unwrap_or(false);
            if changed && sender.send(Wake::App(Seen::World(Arc::new(self.store.world().clone())))).is_err() {
                return;
            }
            let present = self.onlooker.present().unwrap_or_default();
            let seats: Vec<Seat> = present.iter().filter_map(seat).collect();
            let wake = match operator(self.store.world(), &seats).map(|seat| seat.place.clone()) {
                Some(place) => {
                    self.away = None;
                    let is_new = self.place.as_ref() != Some(&place);
                    self.place = Some(place.clone());
                    is_new.then_some(Wake::App(Seen::Place(Box::new(place))))
                }
                None => {
                    let away = *self.away.get_or_insert_with(Instant::now);
                    let is_over = away.elapsed() >= PATIENCE && self.place.is_some();
                    is_over.then(|| {
                        self.place = None;
                        Wake::App(Seen::Lost)
                    })
                }
            };
            if wake.is_some_and(|wake| sender.send(wake).is_err()) {
                return;
            }
            thread::sleep(LOOK);
        }
    }
}

/// A board with a place that this program understands; another program's board is not followed.
fn seat(present: &Present) -> Option<Seat> {
    let place = serde_json::from_str(&present.place).ok()?;
    Some(Seat { session: present.session.clone(), since: present.since, place })
}

struct Shown {
    wall: Wall,
    /// Who has come by key, while it opens.
    guest: Option<Guest>,
    clock: Clock,
    /// Who brings minutes and what was at earlier meetings; this loop does not wait for it.
    press: Press,
    fresh: Fresh,
}

impl Shown {
    fn run(&mut self, terminal: &mut Terminal, wakes: &Receiver<Wake<Seen>>) -> io::Result<End> {
        loop {
            let marks = self.wall.app().fresh().len();
            let mut wake = match waking::wait(wakes, terminal, self.fresh.fades(marks))? {
                Woken::By(wake) => Some(wake),
                Woken::Time => {
                    if self.fresh.has_faded(marks) {
                        self.wall.fade();
                    }
                    None
                }
                Woken::Alone => return Ok(End::Quit),
            };
            while let Some(now) = wake {
                if let Some(end) = self.take(now, terminal)? {
                    return Ok(end);
                }
                wake = wakes.try_recv().ok();
            }
            if let Some(order) = self.wall.wants() {
                self.press.take(order);
            }
            self.draw(terminal)?;
        }
    }

    fn take(&mut self, wake: Wake<Seen>, terminal: &mut Terminal) -> io::Result<Option<End>> {
        self.wall.at(self.clock.now());
        match wake {
            Wake::App(Seen::World(world)) if self.guest.as_ref().is_some_and(|guest| !world.admits(guest)) => {
                return Ok(Some(End::ShutOut));
            }
            Wake::App(Seen::World(world)) => self.wall.world(world),
            Wake::App(Seen::Place(place)) => self.wall.follow(&place),
            Wake::App(Seen::Lost) => self.wall.lose(),
            Wake::App(Seen::Brought(printed)) => self.wall.brought(printed),
            Wake::Signal(Signal::Resized) => terminal.redraw()?,
            Wake::Signal(Signal::Continued) => terminal.resume()?,
            Wake::Signal(Signal::Suspend) => drop(terminal.suspend()?),
            Wake::Signal(last) => return Ok(last.last().map(End::Told)),
            Wake::Input(inputs) => {
                for input in inputs {
                    match input {
                        Input::Key(Key::Char('q') | Key::Ctrl('c')) => return Ok(Some(End::Quit)),
                        Input::Key(Key::Char('w')) => self.wall.switch_theme(),
                        Input::Key(Key::Ctrl('z')) => drop(terminal.suspend()?),
                        Input::HangUp => return Ok(Signal::HangUp.last().map(End::Told)),
                        _ => {}
                    }
                }
            }
        }
        Ok(None)
    }

    fn draw(&mut self, terminal: &mut Terminal) -> io::Result<()> {
        terminal.draw(|frame| {
            let area = frame.area();
            self.wall.resize(area.width, area.height);
            ui::wall::render(frame.buffer_mut(), &self.wall);
        })
    }
}
