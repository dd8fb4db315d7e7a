//! What a meeting agreed, read back to the hall before it closes, and one promise set right from there; and the next site
//! that needs words, on a database in which something is late.

use super::super::kit::Folder;
use super::{ready, type_in, wait_field};
use serde_json::json;

const FIRST: &str = "2026-11-10T09:00";
const SECOND: &str = "2026-11-24T09:00";

fn at(folder: &Folder, moment: &str, args: &[&str]) {
    folder.run(&[args, &["--sekarang", moment]].concat()).ok();
}

#[test]
fn it_is_read_back_instansi_by_instansi_and_one_promise_is_corrected() {
    let folder = Folder::new();
    at(&folder, FIRST, &["mulai", "Rapat teknis"]);
    for line in ["Urus papan nama @bpkad #17 !besok", "Ukur lahan @kodim #3 !besok", "Ukur jalan @kodim !besok"] {
        at(&folder, FIRST, &["catat", line]);
    }
    at(&folder, FIRST, &["sahkan", "TL-1", "TL-2", "TL-3"]);
    let mut seat = ready(folder.seat(&["--sekarang", FIRST, "--penulis", "Sekretariat"]));
    seat.keys("R");
    seat.wait_text("berjalan");
    seat.keys("<Enter>");
    seat.wait_text("Disepakati 3");
    seat.keys("x");
    seat.wait_text("9  yang disepakati");
    seat.keys("9");
    let screen = seat.wait_text("instansi 1 dari 2");
    assert!(screen.has("TL-2") && screen.has("TL-3") && !screen.has("TL-1"), "only the first instansi");
    seat.keys("<Right>");
    seat.wait_text("instansi 2 dari 2");
    seat.keys("e");
    wait_field(&mut seat, "Uraian");
    type_in(&mut seat, " kantor");
    for field in ["Penanggung jawab", "Tenggat", "Kendala", "Alasan"] {
        seat.keys("<Tab>");
        wait_field(&mut seat, field);
    }
    type_in(&mut seat, "salah tulis");
    seat.keys("<Enter>");
    seat.wait_text("(diralat: salah tulis)");
    let found = folder.run(&["tindak", "--format", "json"]).ok().json();
    let found = found.as_array().unwrap().iter().find(|item| item["nomor"] == json!(1)).unwrap().clone();
    assert_eq!((&found["uraian"], &found["rapat"]), (&json!("Urus papan nama kantor"), &json!(1)), "sealed again");
    // The same from the command line, as one operation.
    at(&folder, FIRST, &["ralat", "TL-2", "--tenggat", "2026-11-20", "--alasan", "salah dengar"]);
    let read = folder.run(&["daftar", "1", "--disepakati", "--sekarang", FIRST]).ok();
    assert!(read.out.contains("TL-2: Kodim") && read.out.contains("20 November 2026"), "{}", read.out);
    folder.run(&["sahkan", "TL-2", "--sekarang", FIRST]).code(1);
    folder.run(&["periksa"]).ok();
}

#[test]
fn the_next_site_says_why_and_the_passed_over_are_named_at_the_end() {
    let folder = Folder::new();
    at(&folder, FIRST, &["mulai", "Rapat teknis"]);
    for (at_site, line) in ["Urus surat @bpkad #17 !besok", "Ukur lahan @kodim #3 !besok"].iter().enumerate() {
        at(&folder, FIRST, &["catat", line]);
        at(&folder, FIRST, &["sahkan", &format!("TL-{}", at_site + 1)]);
    }
    at(&folder, FIRST, &["tutup", "--terima"]);
    at(&folder, SECOND, &["mulai", "Rapat teknis"]);
    let mut seat = ready(folder.seat(&["--sekarang", SECOND, "--penulis", "Sekretariat"]));
    seat.keys("n");
    seat.wait_text("3 Amar Sakti: 1 janji terlambat sampai 13 hari");
    seat.keys("n");
    seat.wait_text("17 Koto Teluk: 1 janji terlambat");
    // It is said again when the other one is saved as passed over.
    seat.wait_taken();
    while !folder.run(&["riwayat", "--sekarang", SECOND]).ok().out.contains("dilewati") {}
    let closed = folder.run(&["tutup", "--terima", "--sekarang", SECOND]).ok();
    assert!(closed.out.contains("(dilewati)"), "{}", closed.out);
    let left = folder.run(&["lokasi", "--perlu-dibahas", "--sekarang", SECOND]).ok();
    assert!(left.out.contains("janji terlambat"), "{}", left.out);
}
