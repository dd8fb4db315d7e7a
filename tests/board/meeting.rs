//! Whole meetings from the chair, by scripts that differ: planned, begun, the roll called, an item discussed, something
//! decided, closed with what is vague accepted one by one or all at once; and what the journal says afterwards.

use super::super::kit::Folder;
use super::{founded, ready, type_in, wait_field};
use serde_json::json;
use std::thread;

/// How many meetings are held, and how many at a time.
const SCRIPTS: u64 = 30;
const AT_ONCE: usize = 5;

#[test]
fn thirty_meetings_are_held_and_the_journal_says_what_happened() {
    let seeds: Vec<u64> = (0..SCRIPTS).collect();
    for some in seeds.chunks(AT_ONCE) {
        thread::scope(|scope| {
            for seed in some {
                scope.spawn(|| hold(*seed));
            }
        });
    }
}

/// A little generator: the same seed gives the same meeting.
fn dice(state: &mut u64, sides: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % sides
}

fn hold(seed: u64) {
    let mut state = seed.wrapping_add(1);
    let folder: Folder = founded();
    folder.run(&["rencana", "Rapat teknis", "--tanggal", "hari ini", "--acara", "Lahan", "--acara", "Dana"]).ok();
    let mut seat = ready(folder.seat(&["--penulis", "Sekretariat"]));
    seat.keys("R");
    seat.wait_text("direncanakan");
    seat.keys("<Enter>");
    seat.wait_text("acara 2");
    seat.keys("x");
    seat.wait_text("1  mulai rapat");
    seat.keys("1");
    seat.wait_text("Tersimpan: Rapat 1");

    seat.keys("<Down>");
    seat.keys("<Enter>");
    seat.wait_text("0 hapus jawaban");
    let (mut here, mut absent) = (0, 0);
    for _ in 0..2 + dice(&mut state, 4) {
        let comes = dice(&mut state, 3) > 0;
        if comes {
            here += 1
        } else {
            absent += 1
        }
        seat.keys(if comes { "1" } else { "2" });
        seat.wait_text(&format!("Hadir {here}, diwakili 0, tidak hadir {absent},"));
    }
    seat.keys("<Esc>");
    seat.wait_text("acara 2");
    seat.keys("<Down>");
    seat.keys("<Enter>");
    seat.wait_text("sedang dibahas sejak");

    let decisions = dice(&mut state, 3);
    for at in 1..=decisions {
        seat.keys("d");
        wait_field(&mut seat, "Uraian");
        type_in(&mut seat, &format!("Putusan {at}"));
        seat.keys("<Enter>");
        seat.wait_text(&format!("Keputusan {at}"));
    }

    seat.keys("<Home>");
    seat.keys("x");
    seat.wait_text("4  tutup rapat");
    seat.keys("4");
    seat.wait_text("menerimanya apa adanya");
    if dice(&mut state, 2) == 0 {
        seat.keys("x");
    } else {
        seat.keys("<End>");
        seat.keys("<Enter>");
        seat.wait_text("2  terima semuanya");
        seat.keys("2");
    }
    seat.wait_text("[ tutup rapat ]");
    seat.keys("<End>");
    seat.wait_text(">[ tutup rapat ]");
    seat.keys("<Enter>");
    seat.wait_text("Terkunci");
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);

    let full = folder.run(&["daftar", "1", "--format", "json"]).ok().json();
    for (key, value) in
        [("keadaan", json!("ditutup")), ("hadir", json!(here)), ("tidak_hadir", json!(absent)), ("versi", json!(1))]
    {
        assert_eq!(full[key], value, "{seed}: {full:#}");
    }
    assert_eq!(full["ucapan"].as_array().unwrap().len() as u64, decisions, "{seed}");
    assert_eq!(
        full["belum_jelas"],
        json!([{ "kode": "acara 2", "uraian": "acara 2 belum dibahas: Dana", "diterima": true }])
    );
    let log = folder.run(&["riwayat", "--jumlah", "99999", "--format", "json"]).ok().json();
    let steps: Vec<&str> = (log.as_array().unwrap().iter())
        .filter(|row| row["jenis"] == "rapat" && row["hal"] == "status")
        .filter_map(|row| row["sesudah"].as_str())
        .collect();
    assert_eq!(steps, ["ditutup", "dimulai"], "{seed}: newest first");
    folder.run(&["periksa"]).ok();
}
