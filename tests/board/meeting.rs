//! Whole meetings from the chair, by scripts that differ: planned, begun, the roll called, an item discussed, something
//! decided, closed with what is vague accepted one by one or all at once; and what the journal says afterwards.

use super::super::kit::{Folder, Seat};
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

    let (promises, sealed) = capture(&folder, &mut seat, &mut state);

    seat.keys("<Home>");
    seat.keys("x");
    seat.wait_text("4  tutup rapat");
    seat.keys("4");
    seat.wait_text("menerimanya apa adanya");
    let left = promises.len() - sealed.len();
    if left == 0 && dice(&mut state, 2) == 0 {
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
    assert_eq!(full["belum_jelas"], json!(vague(&promises, &sealed)), "{seed}");
    let all = folder.run(&["tindak", "--semua", "--format", "json"]).ok().json();
    let mut found: Vec<_> = all.as_array().unwrap().iter().map(|item| (as_number(item), item)).collect();
    found.sort_by_key(|of| of.0);
    let texts: Vec<&str> = found.iter().filter_map(|(_, item)| item["uraian"].as_str()).collect();
    assert_eq!(texts, promises, "{seed}");
    let agreed: Vec<u64> = found.iter().filter(|(_, of)| of["disepakati"].is_string()).map(|of| of.0).collect();
    assert_eq!(agreed, sealed, "{seed}");
    let log = folder.run(&["riwayat", "--jumlah", "99999", "--format", "json"]).ok().json();
    let steps: Vec<&str> = (log.as_array().unwrap().iter())
        .filter(|row| row["jenis"] == "rapat" && row["hal"] == "status")
        .filter_map(|row| row["sesudah"].as_str())
        .collect();
    assert_eq!(steps, ["ditutup", "dimulai"], "{seed}: newest first");
    let facts = |kind: &str, what: &str| {
        let rows = log.as_array().unwrap().iter();
        rows.filter(|row| row["jenis"] == kind && row["hal"] == what).count()
    };
    assert_eq!(facts("tindak", "disepakati"), sealed.len(), "{seed}: each seal stands in the journal once");
    folder.run(&["periksa"]).ok();
}

fn as_number(item: &serde_json::Value) -> u64 {
    item["nomor"].as_u64().unwrap()
}

/// Promises from the line, some sealed from the board, one perhaps from the command line; their texts, and which were sealed.
fn capture(folder: &Folder, seat: &mut Seat, state: &mut u64) -> (Vec<String>, Vec<u64>) {
    let (mut texts, mut sealed) = (Vec::new(), Vec::new());
    for number in 1..=1 + dice(state, 3) {
        let text = format!("Ukur lahan bagian {number}");
        seat.keys("t");
        seat.wait_text("!tenggat");
        type_in(seat, &format!("{text} #1 @kodim !besok"));
        seat.keys("<Enter>");
        seat.wait_text(&format!("TL-{number} usulan"));
        match dice(state, 3) {
            0 => seat.keys("<Esc>"),
            1 => {
                seat.keys("<Esc>");
                folder.run(&["sahkan", &format!("TL-{number}")]).ok();
                sealed.push(number);
            }
            _ => {
                seat.keys("a");
                sealed.push(number);
            }
        }
        seat.wait_gone("dibacakan");
        texts.push(text);
    }
    seat.wait_text(&format!("Disepakati {}", sealed.len()).replace("Disepakati 0", "Usulan, belum disahkan"));
    (texts, sealed)
}

/// What was accepted as vague at the end: the point that nobody reached, and what was left a proposal.
fn vague(texts: &[String], sealed: &[u64]) -> Vec<serde_json::Value> {
    let open = (1..).zip(texts).filter(|(number, _)| !sealed.contains(number));
    let open = open.map(|(n, text)| {
        let what = format!("TL-{n} masih usulan: {text}");
        json!({ "kode": format!("usulan TL-{n}"), "uraian": what, "diterima": true })
    });
    let point = json!({ "kode": "acara 2", "uraian": "acara 2 belum dibahas: Dana", "diterima": true });
    open.chain([point]).collect()
}
