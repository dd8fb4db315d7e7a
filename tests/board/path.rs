//! The way that everybody takes first: open, look, record from the keyboard, and find the same on the command line.

use super::super::kit::Folder;
use super::{founded, numbers, ready, type_in, wait_field};
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn the_first_run_makes_the_database_and_shows_every_site_once() {
    let folder = Folder::new();
    let mut seat = ready(folder.seat(&[]));
    let screen = seat.screen();
    let shown = numbers(&screen);
    let set: BTreeSet<u32> = shown.iter().copied().collect();
    let roster = folder.run(&["lokasi", "--format", "json"]).ok().json();
    let expected: BTreeSet<u32> =
        roster.as_array().unwrap().iter().filter_map(|site| site["nomor"].as_u64()?.try_into().ok()).collect();
    assert_eq!(expected.len(), 65);
    assert_eq!(set, expected, "{screen}");
    assert_eq!(shown.len(), expected.len(), "no number stands twice\n{screen}");
    assert!(screen.has(&format!("= {} lokasi", expected.len())), "the strip adds up to all\n{screen}");
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
    folder.run(&["periksa"]).ok();
}

#[test]
fn what_is_recorded_from_the_keyboard_is_what_the_command_line_says() {
    let folder = founded();
    let mut seat = ready(folder.seat(&["--penulis", "Sekretariat"]));
    seat.keys("17");
    seat.wait_text("Ke nomor 17");
    seat.keys("<Enter>");
    seat.wait_text("17 Koto Teluk");
    seat.keys("<Enter>");
    seat.wait_text("15.72.03.2005");

    seat.keys("s");
    seat.wait_text("ketik untuk memilih");
    seat.keys("P<Enter>");
    seat.wait_text("Tersimpan: Koto Teluk");
    seat.keys("p");
    wait_field(&mut seat, "Progres fisik");
    type_in(&mut seat, "12,5");
    seat.wait_text("12,5 %");
    seat.keys("<Enter>");
    seat.wait_text("belum dicatat -> 12,5 %");

    seat.keys("k");
    seat.wait_text("Kategori");
    seat.keys("5");
    wait_field(&mut seat, "Uraian");
    type_in(&mut seat, "Jalan masuk longsor");
    seat.keys("<Enter>");
    seat.wait_text("> 1  biasa");
    seat.keys("2");
    wait_field(&mut seat, "Penyelesai");
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan: K-1");

    seat.keys("t");
    seat.wait_text("!tenggat");
    type_in(&mut seat, "Bersihkan longsoran @ko");
    seat.wait_text("> @kodim");
    seat.keys("<Tab>");
    type_in(&mut seat, "!2027-12-31");
    seat.wait_text("31 Desember 2027");
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan: TL-1");

    seat.keys("c");
    wait_field(&mut seat, "Uraian");
    type_in(&mut seat, "Kades hadir");
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan: catatan");

    // Taking back and doing again follow the order of what was done.
    seat.keys("u");
    seat.wait_text("Diurungkan: catatan 1");
    seat.keys("u");
    seat.wait_text("Diurungkan: TL-1");
    seat.keys("U");
    seat.wait_text("Diulangi: TL-1");
    seat.keys("U");
    seat.wait_text("Diulangi: catatan 1");

    seat.keys("x");
    seat.wait_text("1  beres");
    seat.keys("1");
    wait_field(&mut seat, "Cara penyelesaian");
    type_in(&mut seat, "Longsoran dibuang");
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan: K-1");
    seat.wait_text("Kendala terbuka 0");
    seat.keys("<Esc>");
    seat.wait_text("17 Koto Teluk");
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);

    let site = folder.run(&["lokasi", "17", "--format", "json"]).ok().json();
    assert_eq!((&site["tahap"], &site["progres"]), (&json!("P"), &json!(12.5)));
    assert_eq!((&site["kendala_terbuka"], &site["tindak_terbuka"]), (&json!(0), &json!(0)));

    let issues = folder.run(&["kendala", "--semua", "--format", "json"]).ok().json();
    assert_eq!(issues.as_array().unwrap().len(), 1);
    for (key, value) in [
        ("nomor", json!(1)),
        ("lokasi", json!("15.72.03.2005")),
        ("kategori", json!("akses-utilitas")),
        ("uraian", json!("Jalan masuk longsor")),
        ("tingkat", json!("berat")),
        ("status", json!("beres")),
    ] {
        assert_eq!(issues[0][key], value, "{issues:#}");
    }
    let items = folder.run(&["tindak", "--semua", "--format", "json"]).ok().json();
    assert_eq!(items.as_array().unwrap().len(), 1);
    for (key, value) in [
        ("nomor", json!(1)),
        ("uraian", json!("Bersihkan longsoran")),
        ("instansi", json!("kodim")),
        ("lokasi", json!(["15.72.03.2005"])),
        ("tenggat", json!("2027-12-31")),
        ("disepakati", json!(null)),
    ] {
        assert_eq!(items[0][key], value, "{items:#}");
    }

    let log = folder.run(&["riwayat", "--format", "json"]).ok().json();
    let ours: Vec<String> = log
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["oleh"] == "Sekretariat")
        .map(|row| [&row["sebab"], &row["jenis"], &row["hal"]].map(|word| word.as_str().unwrap()).join(" "))
        .collect();
    let expected = [
        "biasa kendala status",
        "ulang catatan ditarik",
        "ulang tindak ditarik",
        "urung tindak ditarik",
        "urung catatan ditarik",
        "biasa catatan baru",
        "biasa tindak baru",
        "biasa kendala baru",
        "biasa lokasi progres",
        "biasa lokasi tahap",
    ];
    assert_eq!(ours, expected, "newest first\n{log:#}");
    folder.run(&["periksa"]).ok();
}
