//! What others see of a save, and what is left of it when the program is killed.

use crate::figures::{Row, Samples, milliseconds};
use crate::ground::{Ground, REST, leave, shown};
use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// How many commands run at the same time while they are killed.
const WRITERS: usize = 4;

/// From another process's commit to the last byte of its picture on this screen.
pub fn live(ground: &Ground) -> Vec<Row> {
    let db = ground.copy("langsung.db");
    let mut seat = ground.board_on(&db, (80, 24));
    seat.wait_for(|screen| !screen.text().is_empty());
    seat.wait_quiet(REST);
    let commits = Commits::watch(&db);
    let mut progress = ground.progress();
    let count = progress.len();
    let mut times = Vec::new();
    for turn in 0..ground.times(40, 300) {
        // Far enough from what stands there that the picture must change.
        let (number, now) = &mut progress[turn % count];
        *now = (*now + 40) % 90;
        let (number, now) = (number.to_string(), now.to_string());
        let mark = seat.mark();
        commits.forget();
        ground.rapat(&["--db", &shown(&db), "atur", &number, "--progres", &now]).ok();
        let ended = Instant::now();
        while seat.bytes_since(mark).is_empty() {
            assert!(ended.elapsed() < Duration::from_secs(5), "a save by another process was not drawn");
            thread::sleep(Duration::from_millis(1));
        }
        seat.wait_quiet(Duration::from_millis(150));
        let arrivals = seat.arrivals_since(mark);
        let last = arrivals.last().expect("an arrival").at;
        let committed = commits.seen().into_iter().rfind(|commit| *commit < last).expect("a commit was seen");
        times.push(milliseconds(last - committed));
    }
    drop(commits);
    leave(seat);
    let times = Samples::new(times);
    let p99 = times.share(0.99);
    let what = format!("another's commit to the screen, p50/p99 ms (n={})", times.count());
    vec![Row::alone(&what, format!("{:.0} / {p99:.0}", times.median()), "p99 ≤ 150", p99 <= 150.0)]
}

/// The moments at which other processes commit, seen from outside by the counter that SQLite keeps.
struct Commits {
    seen: Arc<Mutex<Vec<Instant>>>,
    over: Arc<AtomicBool>,
}

impl Commits {
    fn watch(db: &Path) -> Self {
        let (seen, over) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let watched = Self { seen: Arc::clone(&seen), over: Arc::clone(&over) };
        let sql = rusqlite::Connection::open(db).expect("the database to watch");
        thread::spawn(move || {
            let mut ask = sql.prepare("PRAGMA data_version").expect("a question");
            let mut version = || ask.query_row([], |row| row.get::<_, i64>(0)).unwrap_or(0);
            let mut last = version();
            while !over.load(Ordering::Relaxed) {
                let now = version();
                if now != last {
                    last = now;
                    seen.lock().expect("the list of commits").push(Instant::now());
                }
                thread::sleep(Duration::from_micros(300));
            }
        });
        watched
    }

    fn forget(&self) {
        self.seen.lock().expect("the list of commits").clear();
    }

    fn seen(&self) -> Vec<Instant> {
        self.seen.lock().expect("the list of commits").clone()
    }
}

impl Drop for Commits {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}

/// Kills commands at random moments of their lives; what they had acknowledged must be there, once, and the database sound.
pub fn kills(ground: &Ground) -> Vec<Row> {
    let db = ground.copy("bunuh.db");
    let wanted = ground.times(50, 1000);
    let known = ground.rapat(&["--db", &shown(&db), "kendala", "--semua", "--format", "json"]).ok().json();
    let kind = known[0]["kategori"].as_str().expect("a kendala in the sample data").to_owned();
    let numbers = ground.numbers();
    let report = |turn: usize, id: &str| {
        let site = numbers[turn % numbers.len()].to_string();
        vec!["--db".to_owned(), shown(&db), "lapor".to_owned(), site, text(id), "--kategori".to_owned(), kind.clone()]
    };
    let begin = Instant::now();
    ground.rapat(&borrowed(&report(0, "awal"))).ok();
    let usual = begin.elapsed();

    let killed = AtomicUsize::new(0);
    let acknowledged = Mutex::new(vec!["awal".to_owned()]);
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (killed, acknowledged, report) = (&killed, &acknowledged, &report);
            scope.spawn(move || {
                // Long enough that about half of them finish, whatever the machine does at the same time.
                let mut span = usual;
                let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ (writer as u64 + 1));
                for turn in 0.. {
                    if killed.load(Ordering::Relaxed) >= wanted {
                        break;
                    }
                    let id = format!("{writer}-{turn}");
                    let running = ground.start(&borrowed(&report(turn, &id)));
                    thread::sleep(span.mul_f64(random.share() * 2.0));
                    match running.kill().code {
                        0 => {
                            acknowledged.lock().expect("the ledger").push(id);
                            span = span.mul_f64(0.9);
                        }
                        137 => {
                            killed.fetch_add(1, Ordering::Relaxed);
                            span = span.mul_f64(1.1);
                        }
                        _ => {}
                    }
                }
            });
        }
    });

    let verified = ground.rapat(&["--db", &shown(&db), "periksa"]).code;
    let all = ground.rapat(&["--db", &shown(&db), "kendala", "--semua", "--format", "json"]).ok().json();
    let mut found: HashMap<&str, usize> = HashMap::new();
    for issue in all.as_array().into_iter().flatten() {
        *found.entry(issue["uraian"].as_str().unwrap_or_default()).or_default() += 1;
    }
    let acknowledged = acknowledged.into_inner().expect("the ledger");
    let lost = acknowledged.iter().filter(|id| found.get(text(id).as_str()) != Some(&1)).count();
    let kills = killed.into_inner();
    let what = format!("acknowledged saves lost in {kills} kills (of {})", acknowledged.len());
    let soundness = if verified == 0 { "verified" } else { "DAMAGED" };
    vec![Row::alone(&what, format!("{lost}, {soundness}"), "0", lost == 0 && verified == 0 && kills >= wanted)]
}

/// A description that stands once in the whole database.
fn text(id: &str) -> String {
    format!("Uji simpan {id}")
}

fn borrowed(args: &[String]) -> Vec<&str> {
    args.iter().map(String::as_str).collect()
}

/// Enough randomness for moments in time, the same in every run.
struct Random(u64);

impl Random {
    /// From 0 up to 1.
    fn share(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}
