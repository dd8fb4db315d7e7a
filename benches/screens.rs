//! From the start to a full screen, from a key to the last byte, what an idle program costs, and how much memory.
//! Program and floor take turns, so that whatever else the machine does falls on both.

use crate::figures::{Row, Samples, milliseconds};
use crate::ground::{Ground, REST, leave};
use crate::kit::Seat;
use std::fs;
use std::num::NonZeroU16;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// A screen is full when this share of the cells that it shows at rest stands on it.
const FULL: f64 = 0.98;

/// After a key, silence of this length means that the answer is over.
const SILENCE: Duration = Duration::from_millis(30);

/// A key that isn't answered within this time is not answered.
const UNANSWERED: Duration = Duration::from_secs(2);

type Size = (u16, u16);

pub fn start(ground: &Ground) -> Vec<Row> {
    let mut rows = Vec::new();
    for size in [(80, 24), (200, 60)] {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let mut bytes = (0, 0);
        for _ in 0..ground.times(40, 200) {
            for (seat, times, most) in
                [(ground.board(size), &mut ours, &mut bytes.0), (ground.floor(size), &mut theirs, &mut bytes.1)]
            {
                let (time, sent) = to_full(seat, size);
                times.push(milliseconds(time));
                *most = sent.max(*most);
            }
        }
        let (ours, theirs) = (Samples::new(ours), Samples::new(theirs));
        let three = |s: &Samples| format!("{:.1} / {:.1} / {:.1}", s.least(), s.median(), s.share(0.99));
        let what = format!("spawn to full board {}x{}, min/med/p99 ms (n={})", size.0, size.1, ours.count());
        rows.push(Row::against(&what, (three(&ours), three(&theirs)), (ours.median(), theirs.median()), 3.0));
        let what = format!("bytes of the first screen {}x{}", size.0, size.1);
        rows.push(match size {
            (80, 24) => Row {
                floor: bytes.1.to_string(),
                ..Row::alone(&what, bytes.0.to_string(), "≤ 6144", bytes.0 <= 6144)
            },
            _ => Row::told(&what, bytes.0.to_string(), bytes.1.to_string()),
        });
    }
    rows
}

/// How long until the screen was full, and how many bytes came until it rested.
fn to_full(mut seat: Seat, size: Size) -> (Duration, usize) {
    seat.wait_for(|screen| !screen.text().is_empty());
    seat.wait_quiet(REST);
    let (begun, bytes, arrivals) = (seat.begun(), seat.bytes_since(seat.start()), seat.arrivals_since(seat.start()));
    leave(seat);
    let resting = cells(&bytes, size);
    let needed = resting.iter().filter(|cell| !cell.is_empty()).count() as f64 * FULL;
    let mut parser = parser(size);
    let mut had = 0;
    for arrival in arrivals {
        parser.process(&bytes[had..had + arrival.bytes]);
        had += arrival.bytes;
        let now = shown(&parser, size);
        let same = now.iter().zip(&resting).filter(|(now, then)| !then.is_empty() && now == then).count();
        if same as f64 >= needed {
            return (arrival.at - begun, bytes.len());
        }
    }
    panic!("the screen was never full");
}

fn parser((cols, rows): Size) -> vt100::Parser {
    let some = |size| NonZeroU16::new(size).expect("a window");
    vt100::Parser::new(some(rows), some(cols), 0)
}

fn cells(bytes: &[u8], size: Size) -> Vec<String> {
    let mut parser = parser(size);
    parser.process(bytes);
    shown(&parser, size)
}

fn shown(parser: &vt100::Parser, (cols, rows): Size) -> Vec<String> {
    let places = (0..rows).flat_map(|row| (0..cols).map(move |col| (row, col)));
    let text = |(row, col)| parser.screen().cell(row, col).map_or("", vt100::Cell::contents).trim().to_owned();
    places.map(text).collect()
}

pub fn keys(ground: &Ground) -> Vec<Row> {
    let mut rows = Vec::new();
    for size in [(80, 24), (200, 60)] {
        let (mut ours, mut theirs) = (Pressed::new(ground.board(size)), Pressed::new(ground.floor(size)));
        for _ in 0..ground.times(10, 40) {
            for key in ["<Down>"; 8].into_iter().chain(["<Up>"; 8]) {
                ours.press(key);
                theirs.press(key);
            }
        }
        let at = format!("{}x{}", size.0, size.1);
        let (ours, theirs) = (ours.end(), theirs.end());
        let three = |s: &Samples| format!("{:.2} / {:.2} / {:.2}", s.median(), s.share(0.95), s.share(0.99));
        let what = format!("key to last byte {at}, med/p95/p99 ms (n={})", ours.times.count());
        let medians = (ours.times.median(), theirs.times.median());
        rows.push(Row::against(&what, (three(&ours.times), three(&theirs.times)), medians, 2.0));
        let p99 = ours.times.share(0.99);
        rows.push(Row::alone(&format!("key to last byte {at}, p99 ms"), format!("{p99:.2}"), "≤ 16", p99 <= 16.0));
        let step = ours.bytes.most();
        let what = format!("bytes of a cursor step {at}, med/max");
        let two = |s: &Samples| format!("{:.0} / {:.0}", s.median(), s.most());
        rows.push(match size {
            (80, 24) => {
                Row { floor: two(&theirs.bytes), ..Row::alone(&what, two(&ours.bytes), "≤ 300", step <= 300.0) }
            }
            _ => Row::told(&what, two(&ours.bytes), two(&theirs.bytes)),
        });
        let what = format!("CPU of a key {at}, µs");
        rows.push(Row::told(&what, format!("{:.0}", ours.cpu), format!("{:.0}", theirs.cpu)));
    }
    rows
}

/// A program whose keys are timed.
struct Pressed {
    seat: Seat,
    times: Vec<f64>,
    bytes: Vec<f64>,
    presses: usize,
    before: Use,
}

struct Answers {
    times: Samples,
    bytes: Samples,
    cpu: f64,
}

impl Pressed {
    fn new(mut seat: Seat) -> Self {
        seat.wait_for(|screen| !screen.text().is_empty());
        seat.wait_quiet(REST);
        let before = Use::of(seat.pid());
        Self { seat, times: Vec::new(), bytes: Vec::new(), presses: 0, before }
    }

    fn press(&mut self, key: &str) {
        self.presses += 1;
        if let Some((time, bytes)) = answered(&mut self.seat, key) {
            self.times.push(milliseconds(time));
            self.bytes.push(bytes as f64);
        }
    }

    fn end(self) -> Answers {
        let cpu = (Use::of(self.seat.pid()).cpu - self.before.cpu).as_secs_f64() * 1e6 / self.presses as f64;
        let few = self.times.len() * 10 < self.presses * 8;
        assert!(!few, "only {} of {} keys were answered", self.times.len(), self.presses);
        leave(self.seat);
        Answers { times: Samples::new(self.times), bytes: Samples::new(self.bytes), cpu }
    }
}

/// From just before a write to the last byte of its answer, and how many bytes that was.
fn answered(seat: &mut Seat, script: &str) -> Option<(Duration, usize)> {
    let mark = seat.mark();
    let pressed = Instant::now();
    seat.keys(script);
    while seat.bytes_since(mark).is_empty() {
        if pressed.elapsed() > UNANSWERED {
            return None;
        }
        thread::sleep(Duration::from_millis(2));
    }
    seat.wait_quiet(SILENCE);
    let arrivals = seat.arrivals_since(mark);
    let last = arrivals.last()?;
    Some((last.at - pressed, arrivals.iter().map(|arrival| arrival.bytes).sum()))
}

pub fn held(ground: &Ground) -> Vec<Row> {
    let size = (80, 24);
    let (mut ours, mut theirs) = (Pressed::new(ground.board(size)), Pressed::new(ground.floor(size)));
    let (mut frames, mut bytes, mut floor_bytes) = (0, 0, 0);
    for _ in 0..ground.times(5, 20) {
        for script in ["<Down*40>", "<Up*40>"] {
            let mark = ours.seat.mark();
            let (_, sent) = answered(&mut ours.seat, script).expect("held keys are answered");
            frames = ours.seat.frames_since(mark).max(frames);
            bytes = sent.max(bytes);
            let (_, sent) = answered(&mut theirs.seat, script).expect("held keys are answered");
            floor_bytes = sent.max(floor_bytes);
        }
    }
    leave(ours.seat);
    leave(theirs.seat);
    vec![
        Row::alone("frames for 40 held keys 80x24, max", frames.to_string(), "1", frames == 1),
        Row::told("bytes for 40 held keys 80x24, max", bytes.to_string(), floor_bytes.to_string()),
    ]
}

/// Leaves a board on which a meeting runs: it asks first.
fn rise(mut seat: Seat) {
    seat.keys("q");
    seat.wait_text("2  keluar dari papan");
    seat.keys("2");
    seat.wait_exit();
}

pub fn idle(ground: &Ground) -> Vec<Row> {
    let span = Duration::from_secs(if ground.long { 60 } else { 10 });
    let measured = |mut seat: Seat, leave: fn(Seat)| {
        seat.wait_for(|screen| !screen.text().is_empty());
        seat.wait_quiet(Duration::from_secs(1));
        let (mark, before) = (seat.mark(), Use::of(seat.pid()));
        thread::sleep(span);
        let after = Use::of(seat.pid());
        let bytes = seat.bytes_since(mark).len();
        leave(seat);
        let share = (after.cpu - before.cpu).as_secs_f64() / span.as_secs_f64() * 100.0;
        let wakes = (after.wakes - before.wakes) as f64 / span.as_secs_f64();
        (bytes, share, wakes)
    };
    let (bytes, share, wakes) = measured(ground.board((80, 24)), leave);
    let (floor_bytes, floor_share, floor_wakes) = measured(ground.floor((80, 24)), leave);
    let sitting = ground.folder.file("berjalan.db").to_string_lossy().into_owned();
    ground.rapat(&["--db", &sitting, "mulai", "Rapat teknis"]).ok();
    let (clock_bytes, clock_share, clock_wakes) = measured(ground.board_on(sitting.as_ref(), (80, 24)), rise);
    let with = |floor: String, row: Row| Row { floor, ..row };
    let what = format!("bytes while idle for {} s", span.as_secs());
    // The minute changes once within a short span, and up to twice within a long one.
    let clock = format!("bytes while idle for {} s, a meeting running", span.as_secs());
    let busy = format!("{clock_share:.3} % of a core, {clock_wakes:.1} wakes/s");
    vec![
        Row::alone(&clock, clock_bytes.to_string(), "≤ 200", clock_bytes <= 200),
        Row::alone("idle, a meeting running", busy, "≤ 0.15, ≤ 12", clock_share <= 0.15 && clock_wakes <= 12.0),
        with(floor_bytes.to_string(), Row::alone(&what, bytes.to_string(), "0", bytes == 0)),
        with(
            format!("{floor_share:.3}"),
            Row::alone("idle, % of a core", format!("{share:.3}"), "≤ 0.15", share <= 0.15),
        ),
        with(format!("{floor_wakes:.1}"), Row::alone("idle, wakes/s", format!("{wakes:.1}"), "≤ 12", wakes <= 12.0)),
    ]
}

pub fn memory(ground: &Ground) -> Vec<Row> {
    let mut rows = Vec::new();
    for size in [(80, 24), (200, 60)] {
        let most = |seat: Seat| {
            let mut pressed = Pressed::new(seat);
            for key in ["<Down>"; 20].into_iter().chain(["<Up>"; 20]) {
                pressed.press(key);
            }
            let held = Held::of(pressed.seat.pid());
            leave(pressed.seat);
            held
        };
        let (ours, theirs) = (most(ground.board(size)), most(ground.floor(size)));
        let what = format!("resident memory {}x{}, MiB", size.0, size.1);
        rows.push(Row {
            floor: format!("{:.1}", theirs.most),
            ..Row::alone(&what, format!("{:.1}", ours.most), "≤ 14", ours.most <= 14.0)
        });
        let what = format!("of which its own / of files {}x{}, MiB", size.0, size.1);
        let two = |held: &Held| format!("{:.1} / {:.1}", held.own, held.files);
        rows.push(Row::told(&what, two(&ours), two(&theirs)));
    }
    rows
}

/// The memory that a process holds, in MiB.
struct Held {
    /// The most at any moment.
    most: f64,
    /// What it has filled itself, now.
    own: f64,
    /// What of programs and libraries is in reach, now: shared by all who run them, and larger where what is needed lies
    /// scattered.
    files: f64,
}

impl Held {
    fn of(pid: u32) -> Self {
        let status = fs::read_to_string(format!("/proc/{pid}/status")).expect("the state of a process");
        let mib = |name: &str| field(&status, name) / 1024.0;
        Self { most: mib("VmHWM:"), own: mib("RssAnon:"), files: mib("RssFile:") }
    }
}

/// What a process has used so far, over all its threads.
struct Use {
    cpu: Duration,
    wakes: u64,
}

impl Use {
    fn of(pid: u32) -> Self {
        let (mut nanoseconds, mut wakes) = (0, 0);
        for thread in fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten() {
            let read = |name: &str| fs::read_to_string(Path::new(&thread.path()).join(name)).unwrap_or_default();
            nanoseconds += read("schedstat").split(' ').next().and_then(|run| run.parse::<u64>().ok()).unwrap_or(0);
            wakes += field(&read("status"), "voluntary_ctxt_switches:") as u64;
        }
        Self { cpu: Duration::from_nanos(nanoseconds), wakes }
    }
}

/// The number behind a name in a file of `/proc`.
fn field(text: &str, name: &str) -> f64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.split_whitespace().next()).and_then(|number| number.parse().ok()).unwrap_or(0.0)
}
