//! From a key on the operator's board to the last byte of the wall's answer.

use crate::figures::{Row, Samples, milliseconds};
use crate::ground::{Ground, REST, leave};
use std::thread;
use std::time::{Duration, Instant};

pub fn wall(ground: &Ground) -> Vec<Row> {
    let db = ground.copy("aula.db");
    let mut seat = ground.board_on(&db, (80, 24));
    let mut wall = ground.wall_on(&db, (100, 30));
    for eye in [&mut seat, &mut wall] {
        eye.wait_for(|screen| !screen.text().is_empty());
        eye.wait_quiet(Duration::from_secs(1));
    }
    let mut times = Vec::new();
    for turn in 0..ground.times(40, 300) {
        let mark = wall.mark();
        let pressed = Instant::now();
        seat.keys(if turn % 2 == 0 { "<Down>" } else { "<Up>" });
        while wall.bytes_since(mark).is_empty() {
            assert!(pressed.elapsed() < Duration::from_secs(5), "the wall did not follow");
            thread::sleep(Duration::from_millis(1));
        }
        wall.wait_quiet(REST);
        let last = wall.arrivals_since(mark).last().expect("an arrival").at;
        times.push(milliseconds(last - pressed));
    }
    leave(wall);
    leave(seat);
    let times = Samples::new(times);
    let p99 = times.share(0.99);
    let what = format!("a key of the operator to the wall, p50/p99 ms (n={})", times.count());
    vec![Row::alone(&what, format!("{:.0} / {p99:.0}", times.median()), "p99 ≤ 300", p99 <= 300.0)]
}
