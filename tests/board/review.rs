//! The review of a running meeting from the chair: one digit for each promise that was due, on by itself, broken off with
//! the board and gone on with where it stopped; and what the command line counts afterwards.

use super::super::kit::Folder;
use super::super::kit::Seat;
use super::{founded, ready, type_in, wait_field};

fn chair(folder: &Folder) -> Seat {
    let mut seat = ready(folder.seat(&["--penulis", "Sekretariat"]));
    seat.keys("R");
    seat.wait_text("Daftar rapat");
    seat.keys("<Enter>");
    seat.wait_text("acara baru");
    seat.keys("x");
    seat.wait_text("3  tinjau");
    seat.keys("3");
    seat
}

#[test]
fn a_review_that_is_broken_off_goes_on_where_it_stopped() {
    let folder = founded();
    folder.run(&["mulai", "Rapat satu"]).ok();
    for (text, agency) in [("Urus sertifikat", "bpn"), ("Ukur lahan", "kodim"), ("Latih pengurus", "dinkop")] {
        folder.run(&["catat", text, "--instansi", agency, "--tenggat", "hari ini"]).ok();
    }
    folder.run(&["sahkan", "TL-1", "TL-2", "TL-3"]).ok();
    folder.run(&["tutup", "--terima"]).ok();
    folder.run(&["mulai", "Rapat dua"]).ok();

    let mut seat = chair(&folder);
    seat.wait_text("Tinjauan: 0 dari 3");
    seat.keys("2");
    seat.wait_text("Tinjauan: 1 dari 3");
    seat.keys("9");
    seat.wait_text("1 selesai");
    seat.keys("<Esc><Esc><Esc>q");
    seat.wait_text("2  keluar dari papan");
    seat.keys("2");
    seat.wait_exit();

    let mut seat = chair(&folder);
    seat.wait_text("Tinjauan: 1 dari 3");
    seat.keys("1");
    wait_field(&mut seat, "Bukti");
    type_in(&mut seat, "Surat 12");
    seat.keys("<Enter>");
    seat.wait_text("Tinjauan: 2 dari 3");
    seat.keys("3");
    wait_field(&mut seat, "Tenggat baru");
    type_in(&mut seat, "3 minggu");
    seat.keys("<Enter>");
    wait_field(&mut seat, "Alasan");
    type_in(&mut seat, "Menunggu berkas");
    seat.keys("<Enter>");
    seat.wait_text("Tinjauan: 3 dari 3");
    let said = folder.run(&["daftar", "2", "--tinjau"]).ok().out;
    for part in ["3 dari 3", "1 selesai", "1 proses", "1 digeser"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}
