//! Taking back and doing again, by author and by name.

use super::super::kit::{Folder, Output};
use super::MORNING;

fn by(folder: &Folder, who: &str, args: &[&str]) -> Output {
    folder.run(&[&["--sekarang", MORNING, "--penulis", who], args].concat())
}

fn stage(folder: &Folder) -> String {
    by(folder, "siapa saja", &["17", "--format", "json"]).ok().json()["tahap"].to_string()
}

#[test]
fn each_author_takes_back_what_is_their_own() {
    let folder = Folder::new();
    by(&folder, "A", &["atur", "17", "--tahap", "U"]).ok();
    by(&folder, "B", &["lapor", "17", "Banjir", "--kategori", "lahan"]).ok();
    let undone = by(&folder, "A", &["urungkan"]).ok();
    assert!(undone.out.contains("tahap: Usulan lokasi → belum dicatat"), "{undone}");
    assert_eq!(stage(&folder), "null");
    let nothing = by(&folder, "A", &["urungkan"]).code(1);
    assert!(nothing.err.contains("Tidak ada yang dapat diurungkan"), "{nothing}");
    let redone = by(&folder, "A", &["ulangi"]).ok();
    assert!(redone.out.contains("Diulangi: Koto Teluk · tahap: belum dicatat → Usulan lokasi"), "{redone}");
    assert_eq!(stage(&folder), "\"U\"");
    by(&folder, "A", &["redo"]).code(1);
    by(&folder, "B", &["undo"]).ok();
    assert_eq!(by(&folder, "B", &["kendala", "--format", "json"]).ok().json(), serde_json::json!([]));
}

#[test]
fn an_operation_is_named_by_the_end_of_its_identity() {
    let folder = Folder::new();
    let first = by(&folder, "A", &["atur", "17", "--tahap", "U", "--format", "json"]).ok().json();
    by(&folder, "A", &["atur", "18", "--tahap", "U"]).ok();
    let op = first["operasi"].as_str().unwrap();
    let end = &op[op.len() - 8..];
    let shown = by(&folder, "A", &["riwayat"]).ok().out;
    assert!(shown.contains(end), "{shown}");
    by(&folder, "B", &["urungkan", end]).ok();
    assert_eq!(stage(&folder), "null");
    let twice = by(&folder, "B", &["urungkan", op]).code(1);
    assert!(twice.err.contains("sudah diurungkan"), "{twice}");
    by(&folder, "B", &["urungkan", "ffffffffffff"]).code(3);
    by(&folder, "B", &["urungkan", "f"]).code(3);
}

#[test]
fn somebody_elses_later_word_is_never_overwritten() {
    let folder = Folder::new();
    let said = by(&folder, "A", &["atur", "17", "--tahap", "U", "--progres", "5", "--format", "json"]).ok().json();
    let op = said["operasi"].as_str().unwrap();
    by(&folder, "B", &["atur", "17", "--tahap", "P"]).ok();
    let refused = by(&folder, "A", &["urungkan", op]).code(1);
    assert!(refused.err.contains("oleh B") && refused.err.contains("--sebagian"), "{refused}");
    assert_eq!(stage(&folder), "\"P\"");
    let partly = by(&folder, "A", &["urungkan", op, "--sebagian", "--format", "json"]).ok().json();
    assert_eq!(partly["perubahan"].as_array().unwrap().len(), 1);
    assert_eq!(partly["perubahan"][0]["hal"], "progres");
    assert_eq!(partly["perubahan"][0]["sebab"], "urung");
    assert_eq!(partly["perubahan"][0]["operasi_asal"], op);
    assert_eq!(stage(&folder), "\"P\"");
    let site = by(&folder, "A", &["17", "--format", "json"]).ok().json();
    assert!(site["progres"].is_null());
}

#[test]
fn the_founding_cannot_be_taken_back() {
    let folder = Folder::new();
    by(&folder, "A", &["ringkas"]).ok();
    let rows = by(&folder, "A", &["riwayat", "--format", "json"]).ok().json();
    let op = rows[0]["operasi"].as_str().unwrap().to_owned();
    by(&folder, "A", &["urungkan"]).code(1);
    by(&folder, "A", &["urungkan", &op, "--sebagian"]).code(1);
}
