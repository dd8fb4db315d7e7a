//! The minutes on the board: read while the meeting runs, and written from there while it goes on.

use super::super::kit::Folder;
use super::{founded, ready};
use std::fs;
use std::time::Duration;

fn held() -> Folder {
    let folder = founded();
    folder.run(&["mulai", "Rapat teknis"]).ok();
    folder.run(&["catat", "Urus papan nama @bpkad #17 !besok"]).ok();
    folder.run(&["sahkan", "TL-1"]).ok();
    folder
}

#[test]
fn the_minutes_follow_the_meeting_and_are_written_beside_it() {
    let folder = held();
    let mut seat = ready(folder.seat(&["--penulis", "Sekretariat"]));
    seat.keys("N");
    seat.wait_text("DRAF: rapat belum ditutup");
    folder.run(&["catat", "--keputusan", "Tanah desa dipakai"]).ok();
    // The text is longer than the screen; the decision stands somewhere in it.
    for _ in 0..60 {
        if seat.screen().has("Tanah desa dipakai") {
            break;
        }
        seat.keys("<Down><Down><Down>");
        seat.wait_taken();
        seat.wait_quiet(Duration::from_millis(60));
    }
    seat.wait_text("Tanah desa dipakai");
    for (key, format, begins) in [("1", "docx", "PK"), ("2", "pdf", "%PDF"), ("5", "txt", " ")] {
        seat.keys("<Enter>");
        seat.wait_text("Berkas disimpan di");
        seat.keys(key);
        seat.wait_text("ditulis ke");
        let bytes = fs::read(folder.file(&format!("notula-1.{format}"))).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{format}");
        seat.keys("<Home>");
        seat.keys("<Down>");
    }
    let before = fs::read(folder.file("notula-1.pdf")).unwrap();
    seat.keys("<Enter>");
    seat.wait_text("Berkas disimpan di");
    seat.keys("2");
    seat.wait_text("Berkas itu sudah ada");
    seat.keys("1");
    seat.wait_text("notula-1-2.pdf");
    assert_eq!(fs::read(folder.file("notula-1.pdf")).unwrap(), before);
    assert_eq!(fs::read(folder.file("notula-1-2.pdf")).unwrap(), before);
    folder.run(&["tutup", "--terima"]).ok();
    seat.keys("<Down>");
    seat.wait_text("versi 1");
}
