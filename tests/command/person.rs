//! What a person has set for themselves in a file in their home.

use super::super::kit::Folder;
use super::at_nine;
use std::fs;

fn set(folder: &Folder, text: &str) {
    fs::create_dir_all(folder.file("config/rapat")).unwrap();
    folder.write("config/rapat/rapat.toml", text);
}

#[test]
fn it_holds_where_the_command_line_says_nothing() {
    let folder = Folder::new();
    set(&folder, "bahasa = 'en'\npenulis = 'Bagian Ekonomi'\n");
    let said = at_nine(&folder, &["atur", "17", "--tahap", "P"]).ok();
    assert!(said.out.contains("Saved"), "{said}");
    at_nine(&folder, &["--penulis", "Camat", "--bahasa", "id", "atur", "18", "--tahap", "P"]).ok();
    let log = at_nine(&folder, &["riwayat", "--format", "json"]).ok().json();
    assert_eq!((&log[0]["oleh"], &log[1]["oleh"]), (&"Camat".into(), &"Bagian Ekonomi".into()));
}

#[test]
fn a_file_out_of_order_is_refused_before_anything_is_opened() {
    let folder = Folder::new();
    set(&folder, "tema = 'merah'\n\n[tombol]\nurut = 'k'\n");
    let refused = folder.run(&["ringkas"]).code(2);
    assert!(refused.err.contains("rapat.toml, baris 1, tema: "), "{refused}");
    assert!(refused.err.contains("rapat.toml, baris 4, tombol.urut: k akan berarti dua hal: "), "{refused}");
    assert!(refused.out.is_empty() && !folder.db().exists(), "{refused}");
    folder.run(&["--help"]).ok();
    folder.run(&["--versi"]).ok();
    let refused = folder.run(&["--bahasa", "en", "ringkas"]).code(2);
    assert!(refused.err.contains("would mean two things"), "{refused}");
}
