//! How long the minutes of a full meeting take in each format, and whether the board answers while they are written.

use crate::figures::{Row, Samples, milliseconds};
use crate::ground::{Ground, REST, leave, shown};
use std::time::{Duration, Instant};

/// All sites of the roster, and the promises that are agreed beside those of the sample.
const SITES: usize = 69;
const PROMISES: usize = 500;
/// The formats, the heaviest first.
const FORMATS: [&str; 8] = ["pdf", "docx", "xlsx", "html", "txt", "md", "json", "csv"];

/// The minutes of a meeting that is as full as a meeting gets.
pub fn papers(ground: &Ground) -> Vec<Row> {
    let db = shown(&ground.copy("penuh.db"));
    let run = |args: &[&str]| ground.rapat(&[&["--db", &db], args].concat()).ok();
    let inside = ground.numbers();
    for number in (1..=SITES as i64).filter(|number| !inside.contains(number)) {
        run(&["setelan", "--sasaran", &format!("{number}=ya")]);
    }
    run(&["mulai"]);
    let agencies = ["bpkad", "dinkop", "kodim", "pupr", "kades"];
    let line = |at: usize| {
        let (site, agency) = (at % SITES + 1, agencies[at % agencies.len()]);
        format!("Melengkapi berkas lahan ke-{at} dan menyampaikannya @{agency} #{site} !akhir bulan\n")
    };
    let lines: Vec<String> = (0..PROMISES).map(line).collect();
    for some in lines.chunks(100) {
        ground.fed(&["--db", &db, "catat", "-"], &some.concat()).ok();
    }
    let known = run(&["tindak", "--semua", "--format", "json"]).json();
    let proposed = known.as_array().expect("a list").iter().filter(|item| item["disepakati"].is_null());
    let proposed: Vec<String> = proposed.filter_map(|item| Some(format!("TL-{}", item["nomor"].as_i64()?))).collect();
    let names: Vec<&str> = proposed.iter().map(String::as_str).collect();
    run(&[&["sahkan"], names.as_slice()].concat());
    let full = run(&["notula", "--format", "json"]).json();
    let (sites, promises) = ["lokasi", "matriks"].map(|part| full[part].as_array().map_or(0, Vec::len)).into();
    assert!(sites == SITES && promises >= PROMISES, "{sites} sites, {promises} promises");

    let mut slowest: f64 = 0.0;
    let times = FORMATS.map(|format| {
        let times = (0..ground.times(5, 20)).map(|_| {
            let begun = Instant::now();
            run(&["notula", "--format", format, "-o", &format!("penuh.{format}"), "--timpa"]);
            milliseconds(begun.elapsed())
        });
        let times = Samples::new(times.collect());
        slowest = slowest.max(times.most());
        format!("{:.0}", times.median())
    });
    let what = format!("notula of {sites} sites and {promises} promises, p50 ms: {}", FORMATS.join("/"));
    // The board asks before it is left while a meeting runs.
    run(&["tutup", "--terima"]);
    vec![Row::alone(&what, times.join("/"), "each ≤ 2000", slowest <= 2000.0), answers(ground, &db)]
}

/// Keys on the board from the moment on at which a file is asked for, until it is there.
fn answers(ground: &Ground, db: &str) -> Row {
    let mut seat = ground.board_on(db.as_ref(), (80, 24));
    seat.wait_for(|screen| !screen.text().is_empty());
    seat.wait_quiet(REST);
    seat.keys("N");
    seat.wait_text("dari");
    seat.wait_quiet(REST);
    let mut times = Vec::new();
    for _ in 0..ground.times(3, 10) {
        seat.keys("<Enter>");
        seat.wait_text("Berkas disimpan di");
        seat.wait_quiet(REST);
        seat.keys("2");
        seat.wait_gone("Berkas disimpan di");
        let begun = Instant::now();
        while !seat.screen().has("ditulis ke") && !seat.screen().has("sudah ada") {
            assert!(begun.elapsed() < Duration::from_secs(20), "no file was written");
            let (mark, pressed) = (seat.mark(), Instant::now());
            seat.keys(if times.len() % 2 == 0 { "<Down>" } else { "<Up>" });
            while seat.bytes_since(mark).is_empty() && pressed.elapsed() < Duration::from_secs(5) {
                std::thread::sleep(Duration::from_micros(200));
            }
            times.push(milliseconds(pressed.elapsed()));
            // The answer must not be wiped by the next key before it is seen.
            seat.wait_quiet(Duration::from_millis(15));
        }
        if seat.screen().has("sudah ada") {
            seat.keys("2");
            seat.wait_text("ditulis ke");
        }
    }
    leave(seat);
    let times = Samples::new(times);
    let what = format!("a key on the board while the notula is written, p50/most ms (n={})", times.count());
    let shown = format!("{:.1} / {:.1}", times.median(), times.most());
    Row::alone(&what, shown, "most ≤ 100", times.most() <= 100.0)
}
