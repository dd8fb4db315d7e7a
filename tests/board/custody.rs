//! The right to write goes and comes back while the board is open: the first line says so, and the keys follow.

use super::{founded, ready};

#[test]
fn the_board_follows_the_right_to_write() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    folder.run(&["--penulis", "Notulis", "bawa", "--ke", "stik.db"]).ok();
    let screen = seat.wait_text("HANYA BACA");
    let text = screen.rows().join(" ");
    assert!(text.contains("dibawa Notulis") && text.contains("aman"), "{text}");
    // What would change something is promised no more.
    assert!(!screen.rows().last().unwrap().contains("tahap"), "{screen}");
    folder.run(&["kembalikan", "--dari", "stik.db"]).ok();
    let screen = seat.wait_text("Hak tulis kembali ke salinan ini");
    assert!(screen.rows().last().unwrap().contains("tahap"), "{screen}");

    // Opened where it is not, it says so from the start.
    let file = folder.file("stik.db").to_string_lossy().into_owned();
    let there = ready(folder.seat(&["--db", &file]));
    let text = there.screen().rows().join(" ");
    assert!(text.contains("HANYA BACA") && text.contains("dilepas untuk"), "{text}");
}
