//! Which file is used, what is made, and what is left untouched.

use super::super::kit::Folder;
use super::{at_nine, sample};
use std::fs;
use std::path::Path;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn looking_makes_a_missing_database_unless_told_not_to() {
    let folder = Folder::new();
    let refused = folder.run(&["--baca-saja", "ringkas"]).code(6);
    assert!(refused.err.contains("tidak ada"), "{refused}");
    assert!(!folder.db().exists());
    folder.run(&["ringkas"]).ok();
    assert!(folder.db().exists());
    folder.run(&["--baca-saja", "ringkas"]).ok();
    let refused = folder.run(&["--baca-saja", "atur", "17", "--tahap", "P"]).code(5);
    assert!(refused.err.contains("--baca-saja"), "{refused}");
}

#[test]
fn the_usual_place_is_made_and_a_named_folder_is_not() {
    let folder = Folder::new();
    folder.cmd(&["lokasi"]).unset("RAPAT_DB").run().ok();
    assert!(folder.file("data/rapat/rapat.db").exists());
    let other = folder.file("ada.db").to_string_lossy().into_owned();
    folder.run(&["lokasi", "--db", &other]).ok();
    assert!(folder.file("ada.db").exists() && !folder.db().exists(), "--db goes before RAPAT_DB");
    let nowhere = folder.file("tidak/ada.db").to_string_lossy().into_owned();
    folder.run(&["lokasi", "--db", &nowhere]).code(6);
    assert!(!folder.file("tidak").exists());
}

#[test]
fn what_is_no_database_of_ours_stays_as_it_is() {
    let folder = Folder::new();
    let plain = b"ini bukan basis data, hanya catatan belanja\n".repeat(50);
    folder.write("rapat.db", &plain);
    for args in [&["ringkas"][..], &["atur", "17", "--tahap", "P"], &["periksa"], &["contoh", "--db", "rapat.db"]] {
        let refused = folder.run(args);
        assert!([1, 6].contains(&refused.code) && !refused.err.is_empty(), "{refused}");
        assert_eq!(fs::read(folder.db()).unwrap(), plain);
    }
    folder.run(&["ringkas"]).code(6);

    let empty = Folder::new();
    empty.write("rapat.db", "");
    empty.run(&["ringkas"]).code(6);
    assert_eq!(fs::read(empty.db()).unwrap().len(), 0);

    // A database of some other program, and one of a version of this one that is to come: both are known by the header.
    for (at, value, code) in [(68, 0x0102_0304_u32, 6), (60, 999_999_u32, 5)] {
        let folder = sample();
        let before = names(folder.path());
        let mut bytes = fs::read(folder.db()).unwrap();
        bytes[at..at + 4].copy_from_slice(&value.to_be_bytes());
        fs::write(folder.db(), &bytes).unwrap();
        for args in [&["ringkas"][..], &["atur", "17", "--tahap", "P"], &["periksa"]] {
            let refused = folder.run(args).code(code);
            assert!(refused.out.is_empty() && !refused.err.is_empty(), "{refused}");
        }
        assert_eq!(fs::read(folder.db()).unwrap(), bytes);
        assert_eq!(names(folder.path()), before);
    }
}

#[test]
fn a_damaged_database_is_found_out() {
    let folder = sample();
    let sound = folder.run(&["periksa"]).ok().out;
    assert!(sound.contains("utuh") && sound.contains("baris jurnal"), "{sound}");
    let report = folder.run(&["verify", "--format", "json"]).ok().json();
    assert!(report["utuh"] == true && report["baris_jurnal"].as_u64() > Some(1000), "{report}");

    // One letter of one text, changed behind the program's back.
    let mut bytes = fs::read(folder.db()).unwrap();
    let text = "Air bersih belum tersambung".as_bytes();
    let place = bytes.windows(text.len()).position(|part| part == text).expect("a text of the sample data");
    bytes[place] = b'B';
    fs::write(folder.db(), &bytes).unwrap();
    let found = folder.run(&["periksa"]).code(6);
    assert!(found.out.contains("tidak utuh") && found.err.contains("rusak"), "{found}");
    let report = folder.run(&["periksa", "--format", "json"]).code(6).json();
    assert!(report["utuh"] == false && !report["temuan"].as_array().unwrap().is_empty(), "{report}");
}

#[test]
fn a_read_only_folder_can_be_looked_at_where_that_is_possible() {
    use std::os::unix::fs::PermissionsExt;
    let folder = sample();
    fs::create_dir(folder.file("tutup")).unwrap();
    fs::copy(folder.db(), folder.file("tutup/rapat.db")).unwrap();
    let closed = folder.file("tutup");
    let set = |mode: u32| fs::set_permissions(&closed, fs::Permissions::from_mode(mode)).unwrap();
    set(0o555);
    let probe = fs::write(folder.file("tutup/coba"), "");
    let db = folder.file("tutup/rapat.db").to_string_lossy().into_owned();
    let fresh = folder.file("tutup/baru.db").to_string_lossy().into_owned();
    let made = at_nine(&folder, &["ringkas", "--db", &fresh]);
    let wrote = at_nine(&folder, &["atur", "17", "--tahap", "P", "--db", &db]);
    set(0o755);
    // Whoever may write everywhere is not stopped by a mode.
    if probe.is_err() {
        assert_eq!(made.code, 5, "{made}");
        assert_eq!(wrote.code, 5, "{wrote}");
        assert_eq!(names(&closed), ["rapat.db"]);
    }
}

#[test]
fn sample_data_fill_a_new_file_and_never_an_old_one() {
    let folder = Folder::new();
    let file = folder.file("contoh.db").to_string_lossy().into_owned();
    let made = folder.run(&["demo", "--db", &file]).ok();
    assert!(made.out.contains("data contoh") && !folder.db().exists(), "{made}");
    let before = fs::read(&file).unwrap();
    let refused = folder.run(&["contoh", "--db", &file]).code(1);
    assert!(refused.err.contains("sudah ada"), "{refused}");
    assert_eq!(fs::read(&file).unwrap(), before);
    let summary = folder.run(&["ringkas", "--db", &file, "--format", "json"]).ok().json();
    assert!(summary["contoh"] == true && summary["latihan"] == false, "{summary}");
    let table = folder.run(&["lokasi", "--db", &file]).ok().out;
    assert!(table.starts_with("Data contoh\n"), "{table}");
}

#[test]
fn many_who_come_first_make_one_database() {
    for _ in 0..3 {
        let folder = Folder::new();
        let running: Vec<_> = (0..8).map(|_| folder.cmd(&["ringkas", "--format", "json"]).spawn()).collect();
        let said: Vec<String> = running.into_iter().map(|one| one.wait().ok().out).collect();
        assert!(said.iter().all(|out| out == &said[0]));
        folder.run(&["periksa"]).ok();
    }
}

#[test]
fn writers_at_once_are_all_kept() {
    let folder = Folder::new();
    folder.run(&["ringkas"]).ok();
    let running: Vec<_> = (1..=8)
        .map(|number| {
            let number = number.to_string();
            folder.cmd(&["lapor", &number, "Lahan sempit", "--kategori", "lahan", "--format", "json"]).spawn()
        })
        .collect();
    let mut numbers: Vec<u64> =
        running.into_iter().map(|one| one.wait().ok().json()["kendala"]["nomor"].as_u64().unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=8).collect::<Vec<u64>>());
    folder.run(&["periksa"]).ok();
}
