//! What comes in from the keyboard's side and is no keyboard: pastes, broken pastes, pastes that pretend to be keys,
//! bytes that mean nothing. Text is only ever text.

use super::super::kit::{Folder, Seat};
use super::{founded, ready, type_in, wait_field};
use serde_json::Value;

/// A board on which a note to the first site is being written.
fn note(folder: &Folder) -> Seat {
    let mut seat = ready(folder.seat(&[]));
    seat.keys("c");
    wait_field(&mut seat, "Uraian");
    seat
}

/// Everything that was recorded after the founding, in plain words.
fn recorded(folder: &Folder) -> Vec<String> {
    let log = folder.run(&["riwayat", "--format", "json"]).ok().json();
    let rows = log.as_array().unwrap().iter().rev().filter(|row| row["urutan"].as_u64() > Some(175));
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    rows.map(|row| format!("{} {} {}", text(&row["jenis"]), text(&row["hal"]), text(&row["sesudah"]))).collect()
}

#[test]
fn a_paste_is_one_line_of_text_and_saves_nothing() {
    let folder = founded();
    let mut seat = note(&folder);
    seat.paste("Rapat\r\nmembahas\tlahan\x1b[31m merah\u{202e}q\r\n");
    let screen = seat.wait_text("Rapat membahas lahan");
    assert!(screen.has("simpan"), "the form is still open\n{screen}");
    assert!(recorded(&folder).is_empty());
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan");
    let said = recorded(&folder);
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("catatan baru Rapat membahas lahan"), "{said:?}");
    assert!(said[0].chars().all(|c| !c.is_control() && c != '\u{202e}'), "{said:?}");
}

#[test]
fn a_paste_outside_a_field_does_nothing_and_says_so() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    let before: Vec<String> = seat.screen().rows().split_off(1);
    seat.paste("sP\rc17\rq");
    let screen = seat.wait_text("Tempelan diabaikan");
    assert_eq!(screen.rows().split_off(1), before);
    seat.keys("17");
    seat.wait_text("Ke nomor 17");
    assert!(recorded(&folder).is_empty());
}

#[test]
fn a_pasted_end_marker_runs_nothing_of_what_follows_it() {
    let folder = founded();
    let mut seat = note(&folder);
    seat.paste("hello\x1b[201~ dan\rq\x03");
    let screen = seat.wait_text("hello");
    assert!(screen.has("hello dan"), "{screen}");
    seat.keys("<C-c>");
    assert_eq!(seat.wait_exit(), 0);
    assert!(recorded(&folder).is_empty());

    // On the board, where letters are acts; another one, on which no draft is left to be offered.
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    seat.raw("\x1b[200~x\x1b[201~sP\rq");
    seat.wait_text("Tempelan diabaikan");
    seat.keys("17");
    seat.wait_text("Ke nomor 17");
    // A marker of the end alone, as when the line swallowed the beginning.
    seat.keys("<Esc>");
    seat.wait_gone("Ke nomor 17");
    seat.raw("sP\r\x1b[201~");
    seat.wait_text("Tempelan diabaikan");
    assert!(recorded(&folder).is_empty());
}

#[test]
fn a_paste_whose_end_never_comes_gives_the_keys_back() {
    let folder = founded();
    let mut seat = note(&folder);
    seat.raw("\x1b[200~tanpa akhir");
    seat.wait_text("tanpa akhir");
    type_in(&mut seat, "!");
    seat.wait_text("tanpa akhir!");
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan");
    assert_eq!(recorded(&folder), ["catatan baru tanpa akhir!"]);
    // An empty one as well.
    seat.raw("\x1b[200~");
    seat.wait_quiet(std::time::Duration::from_millis(300));
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
}

#[test]
fn too_long_a_paste_is_told_and_not_taken() {
    let folder = founded();
    let mut seat = note(&folder);
    type_in(&mut seat, "Sebelum");
    seat.paste(&"x".repeat(100_000));
    let screen = seat.wait_text("100000 huruf");
    assert!(screen.has("Sebelum") && !screen.has("xxx"), "{screen}");
    seat.paste(&"y\r\n".repeat(50_000));
    seat.wait_text("150000 huruf");
    // Nor is as much of it taken as would fit.
    seat.paste(&"kata ".repeat(5_000));
    let screen = seat.wait_text("25000 huruf");
    assert!(!screen.has("kata kata"), "{screen}");
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan");
    assert_eq!(recorded(&folder), ["catatan baru Sebelum"]);
}

#[test]
fn a_long_text_is_refused_with_its_length_and_kept() {
    let folder = founded();
    let mut seat = note(&folder);
    seat.paste(&"kata ".repeat(2_000));
    seat.wait_text("kata kata");
    seat.keys("<Enter>");
    let screen = seat.wait_text("paling banyak");
    assert!(screen.has("kata kata"), "{screen}");
    assert!(recorded(&folder).is_empty());
}

#[test]
fn text_that_comes_as_fast_keys_is_a_paste_too() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    seat.raw("c Kades setuju\rq\rsP\r");
    seat.wait_text("Tempelan diabaikan");
    let mut seat = note(&folder);
    seat.raw("baris satu\rbaris dua\rq\r");
    let screen = seat.wait_text("baris satu");
    assert!(screen.has("baris satu baris dua q"), "{screen}");
    assert!(recorded(&folder).is_empty());
}

#[test]
fn bytes_that_mean_nothing_do_nothing() {
    let folder = founded();
    let mut seat = note(&folder);
    type_in(&mut seat, "awal");
    for bytes in [
        &b"\xff\xfe\xc3"[..],
        b"\xe2\x82",
        b"\x80\xbf",
        b"\xf5\x80\x80\x80",
        b"\xed\xa0\x80",
        // The mouse, in three dialects; a focus report; answers that nobody asked for; a key that nobody has.
        b"\x1b[<0;10;10M\x1b[<0;10;10m",
        b"\x1b[M !!",
        b"\x1b[32;10;10M",
        b"\x1b[I\x1b[O",
        b"\x1b[?62;22c\x1b[24;80R\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP1$r0m\x1b\\",
        b"\x1b[99~",
        b"\x00",
    ] {
        seat.raw(bytes);
        type_in(&mut seat, "z");
    }
    let screen = seat.wait_text("awalzzzzzzzzzzzz");
    assert!(screen.has("simpan"), "{screen}");
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan");
    assert_eq!(recorded(&folder), ["catatan baru awalzzzzzzzzzzzz"]);
}

#[test]
fn letters_of_every_script_are_typed_as_they_are() {
    let folder = founded();
    let mut seat = note(&folder);
    type_in(&mut seat, "Désa Ñandú");
    // A letter whose bytes come one by one.
    for byte in "é".bytes() {
        seat.raw([byte]);
        seat.wait_quiet(std::time::Duration::from_millis(5));
    }
    seat.wait_text("Ñandúé");
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan");
    assert_eq!(recorded(&folder), ["catatan baru Désa Ñandúé"]);
}

#[test]
fn keys_are_those_that_the_person_chose() {
    let folder = founded();
    std::fs::create_dir_all(folder.file("config/rapat")).unwrap();
    folder.write("config/rapat/rapat.toml", "ascii = true\n[tombol]\ncatatan = 'z'\nsalin = 'Y'\n");
    let mut seat = ready(folder.seat(&[]));
    seat.keys("c");
    seat.wait_text("Tombol c");
    seat.keys("z");
    wait_field(&mut seat, "Uraian");
}
