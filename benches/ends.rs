//! How a board ends: how soon it is gone when its line is cut, and what the terminal is like after each way out. In most of
//! them something is half typed, and the next board has to offer it.

use crate::figures::{Row, Samples, milliseconds};
use crate::ground::{Ground, leave, shown};
use crate::kit::{Folder, Process, Seat};
use crate::server::Server;
use rustix::process::Signal;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// What is half typed.
const HALF: &str = "Camat menyanggupi, tetapi";
/// What heads the offer of a draft that another board left behind.
const OFFER: &str = "draf yang belum selesai";
/// How long a process may take to be gone before its part is given up.
const LIMIT: Duration = Duration::from_secs(10);
/// The same where only the server can notice that nobody answers any more.
const DEAF: Duration = Duration::from_secs(150);
/// How often a process is looked at.
const LOOK: Duration = Duration::from_millis(1);

/// What was seen of one end.
struct End {
    /// From what ended it until it was gone, in milliseconds.
    gone: f64,
    /// What it used of a processor meanwhile, in milliseconds.
    cpu: f64,
    /// The terminal was as before.
    clean: bool,
    /// The next board offered what was half typed.
    offered: bool,
}

/// All the ends that came in one way.
struct Ends {
    gone: Samples,
    cpu: Samples,
    clean: usize,
    offered: usize,
}

impl Ends {
    fn of(times: usize, mut one: impl FnMut() -> End) -> Self {
        let ends: Vec<End> = (0..times).map(|_| one()).collect();
        let count = |is_so: fn(&End) -> bool| ends.iter().filter(|end| is_so(end)).count();
        Self {
            clean: count(|end| end.clean),
            offered: count(|end| end.offered),
            gone: Samples::new(ends.iter().map(|end| end.gone).collect()),
            cpu: Samples::new(ends.iter().map(|end| end.cpu).collect()),
        }
    }

    /// A line that was cut: how soon the process was gone, and that it did not work on.
    fn cut(&self, how: &str, within: f64) -> Row {
        let times = self.gone.count();
        let what = format!("line cut, {how}: gone p50/max ms, CPU max ms, drafts (n={times})");
        let (gone, cpu) = (self.gone.most(), self.cpu.most());
        let shown = format!("{:.0} / {gone:.0}, {cpu:.0}, {}", self.gone.median(), self.offered);
        let is_held = gone <= within && cpu <= 100.0 && self.offered == times;
        Row::alone(&what, shown, &format!("≤ {within:.0}, ≤ 100, {times}"), is_held)
    }

    /// A way out: the terminal is as before. Where nothing can be half typed, nothing is to be offered.
    fn out(&self, how: &str, drafts: bool) -> Row {
        let times = self.gone.count();
        let (gone, drafts) = (self.gone.most(), if drafts { times } else { 0 });
        let what = format!("way out, {how}: gone p50/max ms, terminal as before, drafts (n={times})");
        let shown = format!("{:.0} / {gone:.0}, {}, {}", self.gone.median(), self.clean, self.offered);
        let is_held = gone <= 2000.0 && self.clean == times && self.offered == drafts;
        Row::alone(&what, shown, &format!("≤ 2000, {times}, {drafts}"), is_held)
    }
}

/// Follows a process from the moment in which its end begins: how long it is there, and how much it works meanwhile.
fn until_gone(pid: u32, limit: Duration, end: impl FnOnce()) -> (f64, f64) {
    let before = Process::look(pid).expect("the program runs").cpu;
    let begun = Instant::now();
    end();
    let mut last = before;
    while let Some(now) = Process::look(pid) {
        last = now.cpu.max(last);
        if now.state == 'Z' {
            break;
        }
        assert!(begun.elapsed() < limit, "it is still there after {limit:?}");
        thread::sleep(LOOK);
    }
    (milliseconds(begun.elapsed()), milliseconds(last - before))
}

/// Types the half of a note on a board that is whole.
fn type_half(seat: &mut Seat) {
    seat.wait_text("bantuan");
    seat.keys("c");
    seat.wait_text("Uraian");
    seat.keys(HALF);
    seat.wait_text(HALF);
}

/// Whether the next board offers what was half typed; it is thrown away then.
fn is_offered(mut seat: Seat) -> bool {
    seat.wait_for(|screen| screen.has("bantuan") || screen.has(OFFER));
    let until = Instant::now() + Duration::from_secs(2);
    while !seat.screen().has(OFFER) && Instant::now() < until {
        thread::sleep(Duration::from_millis(10));
    }
    let (screen, is_typed) = (seat.screen(), seat.screen().has(HALF));
    if screen.has(OFFER) {
        seat.keys("2");
        seat.wait_text("Draf dibuang");
    }
    leave(seat);
    is_typed
}

/// Cuts the line of a board in all the ways in which a line is cut.
pub fn cut(ground: &Ground) -> Vec<Row> {
    let db = ground.copy("putus.db");
    let times = ground.times(3, 20);
    let mut rows = Vec::new();
    for (how, before) in [
        ("as leader of the session", None),
        ("below a shell", Some("")),
        ("the signal ignored", Some("trap '' HUP;")),
        ("in a session of its own", Some("setsid -w")),
    ] {
        let ends = Ends::of(times, || {
            let mut seat = match before {
                None => ground.board_on(&db, (80, 24)),
                Some(before) => ground.below(before, &db),
            };
            type_half(&mut seat);
            let pid = Process::below(seat.pid(), &ground.name()).expect("the program runs");
            let (gone, cpu) = until_gone(pid, LIMIT, || seat.hang_up());
            drop(seat);
            End { gone, cpu, clean: true, offered: is_offered(ground.board_on(&db, (80, 24))) }
        });
        rows.push(ends.cut(how, 2000.0));
    }
    rows.push(
        in_tmux(ground, &db, times)
            .unwrap_or_else(|| Row::told("line cut: no tmux here", String::new(), String::new())),
    );
    rows.extend(from_afar(ground, times));
    rows
}

/// In a session of tmux that is killed.
fn in_tmux(ground: &Ground, db: &Path, times: usize) -> Option<Row> {
    let socket = shown(&ground.folder.file("tmux"));
    let tmux = |words: &[&str]| {
        let words: Vec<&str> = ["-S", &socket, "-f", "/dev/null"].into_iter().chain(words.iter().copied()).collect();
        ground.folder.cmd_of("tmux", &words).run()
    };
    std::process::Command::new("tmux").arg("-V").output().ok()?;
    let shows = |text: &str| {
        let until = Instant::now() + LIMIT;
        while !tmux(&["capture-pane", "-p"]).out.contains(text) {
            assert!(Instant::now() < until, "tmux does not show {text:?}");
            thread::sleep(Duration::from_millis(20));
        }
    };
    let (program, db_name) = (ground.program(), shown(db));
    let ends = Ends::of(times, || {
        tmux(&["new-session", "-d", "-x", "80", "-y", "24", &program, "--db", &db_name]).ok();
        shows("bantuan");
        tmux(&["send-keys", "c"]).ok();
        shows("Uraian");
        tmux(&["send-keys", "-l", HALF]).ok();
        shows(HALF);
        let pane = tmux(&["list-panes", "-F", "#{pane_pid}"]).ok().out;
        let pid = Process::below(pane.trim().parse().expect("a number"), &ground.name()).expect("the program runs");
        let (gone, cpu) = until_gone(pid, LIMIT, || {
            tmux(&["kill-session"]).ok();
        });
        End { gone, cpu, clean: true, offered: is_offered(ground.board_on(db, (80, 24))) }
    });
    Some(ends.cut("tmux kill-session", 2000.0))
}

/// Over a real server: the client is killed, or goes deaf.
fn from_afar(ground: &Ground, times: usize) -> Vec<Row> {
    let folder = Folder::new();
    folder.run(&["contoh", "--db", &shown(&folder.db())]).ok();
    let server = match Server::programs().and_then(|programs| Server::start(&folder, programs, "")) {
        Ok(server) => server,
        Err(why) => return vec![Row::told(&format!("line cut: no server here ({why})"), String::new(), String::new())],
    };
    server.admit(&folder, "tulis", "Sekretariat", "sekretariat");
    let cut = |signal: Signal, limit: Duration| {
        let mut seat = server.seat(&folder, "tulis").open();
        type_half(&mut seat);
        let pid = server.gate().expect("a gate runs");
        let (gone, cpu) = until_gone(pid, limit, || seat.signal(signal));
        drop(seat);
        End { gone, cpu, clean: true, offered: is_offered(server.seat(&folder, "tulis").open()) }
    };
    let mut rows = vec![Ends::of(times, || cut(Signal::KILL, LIMIT)).cut("kill -9 of the ssh client", 2000.0)];
    if ground.long {
        let deaf = Ends::of(2, || cut(Signal::STOP, DEAF));
        rows.push(deaf.cut("kill -STOP of the ssh client", 60_000.0));
    }
    rows
}

/// Leaves a board in all the ways there are.
pub fn out(ground: &Ground) -> Vec<Row> {
    let db = ground.copy("keluar.db");
    let times = ground.times(3, 20);
    let next = || is_offered(ground.board_on(&db, (80, 24)));
    let ended = |mut seat: Seat, end: &dyn Fn(&mut Seat)| {
        let (gone, cpu) = until_gone(seat.pid(), LIMIT, || end(&mut seat));
        seat.wait_exit();
        End { gone, cpu, clean: seat.left_behind().is_empty(), offered: next() }
    };
    let half = || {
        let mut seat = ground.board_on(&db, (80, 24));
        type_half(&mut seat);
        seat
    };
    let closed = || {
        let mut seat = half();
        seat.keys("<Esc>");
        seat.wait_gone(HALF);
        ended(seat, &|seat| seat.keys("q"))
    };
    let mut rows = vec![
        Ends::of(times, closed).out("q, the form closed before", true),
        Ends::of(times, || ended(half(), &|seat| seat.keys("<C-c>"))).out("Ctrl-C in a form", true),
    ];
    for (signal, name) in [(Signal::TERM, "SIGTERM"), (Signal::HUP, "SIGHUP"), (Signal::INT, "SIGINT")] {
        let end = || ended(half(), &|seat| seat.signal(signal));
        rows.push(Ends::of(times, end).out(&format!("{name} in a form"), true));
    }
    rows.push(Ends::of(times, || back_and_forth(ground, &db, next)).out("Ctrl-Z in a form, fg, Ctrl-C", true));
    rows.push(Ends::of(times, || while_stopped(ground, &db, next)).out("SIGHUP while stopped in a form", true));
    let broken = ground.folder.write("rusak.db", "bukan basis data\n".repeat(300));
    let error = || ended(ground.board_on(&broken, (80, 24)), &|_| {});
    rows.push(Ends::of(times, error).out("an error at the start", false));
    rows.extend(fallen(ground, &db, times, &next));
    rows
}

/// Stopped, gone on with, left; the shell's terminal is looked at both times.
fn back_and_forth(ground: &Ground, db: &Path, next: impl Fn() -> bool) -> End {
    let mut seat = ground.in_shell(db);
    type_half(&mut seat);
    let begun = Instant::now();
    seat.keys("<C-z>");
    seat.wait_prompt();
    let gone = milliseconds(begun.elapsed());
    let stopped = seat.left_behind();
    seat.keys("fg<Enter>");
    seat.wait_text(HALF);
    seat.keys("<C-c>");
    seat.wait_prompt();
    let clean = stopped.is_empty() && seat.left_behind().is_empty();
    End { gone, cpu: 0.0, clean, offered: next() }
}

/// Told to end while it is stopped: it has given the terminal back already and must not touch it again.
fn while_stopped(ground: &Ground, db: &Path, next: impl Fn() -> bool) -> End {
    let mut seat = ground.in_shell(db);
    type_half(&mut seat);
    let number = seat.pid();
    seat.keys("<C-z>");
    seat.wait_prompt();
    let (gone, cpu) = until_gone(number, LIMIT, || {
        for signal in [Signal::HUP, Signal::CONT] {
            Process::tell(number, signal);
        }
    });
    seat.keys("<Enter>");
    seat.wait_prompt();
    End { gone, cpu, clean: seat.left_behind().is_empty(), offered: next() }
}

/// Fallen over in either thread that could: only builds for testing do that when asked.
fn fallen(ground: &Ground, db: &Path, times: usize, next: &dyn Fn() -> bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for (place, how) in [("papan", "fallen over at a key"), ("simpan", "fallen over while saving")] {
        let fall = || {
            let mut seat = ground.falling(place, db);
            seat.wait_text("bantuan");
            let typed = place == "simpan";
            if typed {
                type_half(&mut seat);
                // Long enough for the draft to be written down.
                seat.wait_quiet(Duration::from_millis(400));
            }
            let (gone, cpu) = until_gone(seat.pid(), LIMIT, || seat.keys(if typed { "<Enter>" } else { "c" }));
            let is_told = seat.wait_exit() == 101;
            End { gone, cpu, clean: is_told && seat.left_behind().is_empty(), offered: next() }
        };
        rows.push(match ground.is_for_testing() {
            true => Ends::of(times, fall).out(how, place == "simpan"),
            false => Row::told(&format!("way out, {how}: only in a build for testing"), String::new(), String::new()),
        });
    }
    rows
}
