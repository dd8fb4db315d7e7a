//! A database for another city, from files that anybody can write; faulty ones are refused with file, row, field and
//! reason, and leave nothing behind.

use super::super::kit::{Folder, Output};
use std::fs;

const PROGRAM: &str = include_str!("../../assets/program/kopdes-merah-putih.toml");
const ROSTER: &str = "nomor,kode,nama,jenis,kecamatan,sasaran\n\
                      1,11.01.01.2001,Mekar,desa,Barat,ya\n\
                      2,11.01.01.1002,Pasar,kelurahan,Barat,ya\n\
                      3,11.01.02.2003,Mekar,desa,Timur,tidak\n";

fn init(folder: &Folder, program: &str, roster: &str) -> Output {
    folder.write("program.toml", program);
    folder.write("lokasi.csv", roster);
    folder.run(&["init", "--program", "program.toml", "--roster", "lokasi.csv"])
}

#[test]
fn another_city_needs_no_line_of_code() {
    let folder = Folder::new();
    let program = PROGRAM.replace("Kota Sungai Penuh", "Kota Mekar").replace("nama = \"Pondasi\"", "nama = \"Alas\"");
    let made = init(&folder, &program, ROSTER).ok();
    assert!(made.out.contains("Kota Mekar") && made.out.contains("3 lokasi, 2 sasaran"), "{made}");
    folder.run(&["atur", "pasar", "--tahap", "alas"]).ok();
    assert_eq!(folder.run(&["2", "--format", "json"]).ok().json()["tahap_nama"], "Alas");
    folder.run(&["lokasi", "mekar"]).code(4);
    let before = fs::read(folder.db()).unwrap();
    let again = init(&folder, &program, ROSTER).code(1);
    assert!(again.err.contains("sudah ada"), "{again}");
    assert_eq!(fs::read(folder.db()).unwrap(), before);
}

#[test]
fn faults_are_told_with_file_row_field_and_reason() {
    let folder = Folder::new();
    for (roster, says) in [
        (ROSTER.replace("3,11.01.02.2003", "2,11.01.02.2003"), &["baris 4", "nomor", "\"2\"", "baris 3"][..]),
        (ROSTER.replace("11.01.02.2003", "11.01.01.2001"), &["baris 4", "kode", "11.01.01.2001", "baris 2"]),
        (ROSTER.replace("Barat,ya\n2", "Barat,mungkin\n2"), &["baris 2", "sasaran", "mungkin", "ya, tidak"]),
        (ROSTER.replace("nama,", "nma,"), &["nma", "nama"]),
        ("nomor,kode,nama,jenis,kecamatan,sasaran\n".to_owned(), &["lokasi.csv"]),
        (ROSTER.replace("Pasar", "\u{1b}[2J\u{202e}"), &["baris 3", "nama", "kosong"]),
        (ROSTER.replace("Pasar", &"x".repeat(10_000)), &["baris 3", "nama", "10000"]),
    ] {
        let refused = init(&folder, PROGRAM, &roster).code(1);
        assert!(refused.err.contains("lokasi.csv") && refused.out.is_empty(), "{refused}");
        for part in says {
            assert!(refused.err.contains(part), "{part}: {refused}");
        }
        assert!(!folder.db().exists(), "nothing is left behind");
    }
    let program = PROGRAM.replacen("kode = \"P\"", "kode = \"PP\"", 1);
    let refused = init(&folder, &program, &ROSTER.replace("desa", "dusun")).code(1);
    assert!(refused.err.contains("program.toml, baris ") && refused.err.contains("\"PP\""), "{refused}");
    assert!(refused.err.contains("lokasi.csv, baris 2, jenis: \"dusun\""), "the faults of both at once: {refused}");
    let broken = init(&folder, "kode = ", ROSTER).code(1);
    assert!(broken.err.contains("program.toml, baris 1"), "{broken}");
    assert!(!folder.db().exists());
}

#[test]
fn files_that_are_not_there_or_no_text_are_named() {
    let folder = Folder::new();
    folder.write("lokasi.csv", ROSTER);
    let missing = folder.run(&["init", "--program", "tidak.toml", "--roster", "lokasi.csv"]).code(3);
    assert!(missing.err.contains("tidak.toml"), "{missing}");
    folder.write("program.toml", [0xff, 0xfe, 0x00]);
    let binary = folder.run(&["init", "--program", "program.toml", "--roster", "lokasi.csv"]).code(1);
    assert!(binary.err.contains("program.toml"), "{binary}");
    let folder_as_file = folder.run(&["init", "--program", "home", "--roster", "lokasi.csv"]).code(1);
    assert!(folder_as_file.err.contains("home"), "{folder_as_file}");
    assert!(!folder.db().exists());
}
