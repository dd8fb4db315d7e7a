//! The whole life of a promise from the chair: agreed, under way, moved, done at one site and then at the other, the
//! obstacle behind it settled, confirmed; and what the command line says afterwards.

use super::super::kit::Folder;
use super::{founded, ready, type_in, wait_field};
use serde_json::json;

#[test]
fn a_promise_is_kept_from_the_list_of_all_promises() {
    let folder: Folder = founded();
    folder.run(&["mulai", "Rapat teknis"]).ok();
    folder.run(&["lapor", "17", "Sertifikat belum ada", "--kategori", "lahan"]).ok();
    folder
        .run(&[
            "catat",
            "Urus sertifikat",
            "--instansi",
            "bpn",
            "--lokasi",
            "17",
            "--lokasi",
            "18",
            "--tenggat",
            "besok",
        ])
        .ok();
    folder.run(&["sahkan", "TL-1"]).ok();
    folder.run(&["kaitkan", "TL-1", "K-1"]).ok();

    let mut seat = ready(folder.seat(&["--penulis", "Sekretariat"]));
    seat.keys("T");
    seat.wait_text("1 tindak lanjut berjalan");
    seat.keys("x");
    seat.wait_text("2  proses");
    seat.keys("2");
    seat.wait_text("Tersimpan: TL-1");

    seat.keys("x");
    seat.wait_text("3  geser");
    seat.keys("3");
    wait_field(&mut seat, "Tenggat baru");
    type_in(&mut seat, "3 minggu");
    seat.keys("<Enter>");
    wait_field(&mut seat, "Alasan");
    type_in(&mut seat, "Menunggu pengukuran");
    seat.keys("<Enter>");
    seat.wait_text("digeser 1");

    seat.keys("x");
    seat.wait_text("1  selesai");
    seat.keys("1");
    seat.wait_text("Semua yang belum (2 lokasi)");
    seat.keys("17");
    seat.keys("<Enter>");
    wait_field(&mut seat, "Bukti");
    type_in(&mut seat, "Sertifikat 12/2026");
    seat.keys("<Enter>");
    seat.wait_text("(1 dari 2)");

    seat.keys("x");
    seat.wait_text("1  selesai");
    seat.keys("1");
    wait_field(&mut seat, "Bukti");
    seat.keys("<Enter>");
    seat.wait_text("Kendala K-1 beres juga?");
    seat.keys("1");
    wait_field(&mut seat, "Cara");
    type_in(&mut seat, "Sertifikat terbit");
    seat.keys("<Enter>");
    seat.wait_text("0 tindak lanjut berjalan");

    seat.keys("/");
    type_in(&mut seat, "TL-1");
    seat.keys("<Enter>");
    seat.wait_text("tanpa bukti");
    seat.keys("x");
    seat.wait_text("5  konfirmasi");
    seat.keys("5");
    wait_field(&mut seat, "Dikonfirmasi oleh");
    type_in(&mut seat, "kodim");
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan: TL-1");
    seat.keys("q");
    seat.wait_text("keluar");
    seat.keys("2");
    assert_eq!(seat.wait_exit(), 0);

    let item = folder.run(&["tindak", "--semua", "--format", "json"]).ok().json();
    let item = &item[0];
    assert_eq!((&item["status"], &item["pergeseran"]), (&json!("selesai"), &json!(1)), "{item:#}");
    assert_ne!(item["tenggat"], item["tenggat_awal"], "the first date stays");
    let issues = folder.run(&["kendala", "--format", "json"]).ok().json();
    assert_eq!(issues, json!([]));
    let kept = folder.run(&["instansi", "bpn", "--format", "json"]).ok().json();
    assert_eq!(kept["ditepati"].as_array().map(Vec::len), Some(1), "{kept:#}");
    folder.run(&["periksa"]).ok();
}
