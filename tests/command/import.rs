//! Sheets that come in: what is read of them, the plan, and that exactly the plan is done.

use super::super::kit::{Folder, Output};
use super::{MORNING, at_nine, sample};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};
use std::fs;

/// Imports what comes through the pipe.
#[track_caller]
fn piped(folder: &Folder, bytes: impl Into<Vec<u8>>, args: &[&str]) -> Output {
    folder.cmd(&[&["--sekarang", MORNING, "impor", "-"], args].concat()).stdin(bytes).run()
}

/// New, changed, the same, refused.
fn counts(said: &Output) -> [i64; 4] {
    let json = said.json();
    ["baru", "diubah", "sama", "ditolak"].map(|name| json[name].as_i64().unwrap())
}

/// How many rows the journal has.
fn length(folder: &Folder) -> i64 {
    let log = at_nine(folder, &["riwayat", "--jumlah", "1", "--format", "json"]).ok().json();
    log.as_array().unwrap().iter().filter_map(|row| row["urutan"].as_i64()).max().unwrap()
}

#[test]
fn what_was_given_out_comes_in_again_without_a_change() {
    let folder = sample();
    for (look, rows) in [
        (&["lokasi", "--semua"][..], 69),
        (&["lokasi"], 65),
        (&["kendala", "--semua"], 41),
        (&["kendala"], 0),
        (&["tindak", "--semua"], 63),
    ] {
        let sheet = at_nine(&folder, &[look, &["--format", "csv"]].concat()).ok().out;
        let count = i64::try_from(sheet.lines().count()).unwrap() - 1;
        assert!(rows == 0 || count == rows, "{look:?}: {count}");
        let said = piped(&folder, sheet.clone(), &["--format", "json"]).ok();
        assert_eq!(counts(&said), [0, 0, count, 0], "{look:?}: {said}");
        assert_eq!(said.json()["operasi"], Value::Null);
        // An office's spreadsheet saves it otherwise, and it says the same.
        let office = format!("\u{feff}{}", sheet.replace("true", "TRUE"));
        assert_eq!(counts(&piped(&folder, office, &["--coba", "--format", "json"]).ok()), [0, 0, count, 0]);
    }
}

#[test]
fn what_is_exported_comes_in_again_in_every_format_that_can_be_read() {
    let folder = sample();
    for (kind, rows) in [("lokasi", 69), ("kendala", 41), ("tindak", 63)] {
        for format in ["csv", "xlsx"] {
            let file = format!("{kind}.{format}");
            let made = at_nine(&folder, &["ekspor", "--jenis", kind, "-o", &file]).ok();
            assert!(made.out.contains(&file), "{made}");
            let said = at_nine(&folder, &["impor", &file, "--format", "json"]).ok();
            assert_eq!(counts(&said), [0, 0, rows, 0], "{file}");
            at_nine(&folder, &["ekspor", "--jenis", kind, "-o", &file]).code(1);
            let again = at_nine(&folder, &["ekspor", "--jenis", kind, "--format", format]).ok();
            assert_eq!(again.bytes, fs::read(folder.file(&file)).unwrap(), "{file}: the same data, the same bytes");
        }
        let json = at_nine(&folder, &["ekspor", "--jenis", kind, "--format", "json"]).ok().json();
        assert_eq!(json.as_array().unwrap().len(), usize::try_from(rows).unwrap());
    }
    let log = at_nine(&folder, &["export", "--jenis", "riwayat"]).ok().out;
    assert!(log.starts_with("urutan,operasi,waktu") && log.lines().count() > 300);
    at_nine(&folder, &["ekspor", "--jenis", "entah"]).code(2);
    at_nine(&folder, &["ekspor"]).code(2);
}

#[test]
fn a_sheet_of_sites_is_one_operation() {
    let folder = Folder::new();
    let sheet = "No;Desa/Kelurahan;Kecamatan;Tahap;Progress (%);Luas (m²);Rencana Pondasi;Catatan\r\n\
                 17;;;P;12,5%;1.200;31/12/2026;x\r\n\
                 ;Koto Tengah;Pesisir Bukit;dinding;20.65;-;27 Nov 2026;\r\n\
                 18;;;;;;;y\r\n";
    let tried = piped(&folder, sheet, &["--coba"]).ok();
    assert!(tried.out.contains("17 Koto Teluk:") && tried.out.contains("→ 12,5 %"), "{tried}");
    assert!(tried.out.contains("Catatan") && tried.out.contains("tidak ada yang disimpan"), "{tried}");
    assert_eq!(at_nine(&folder, &["17", "--format", "json"]).ok().json()["tahap"], Value::Null);
    let done = piped(&folder, sheet, &["--format", "json"]).ok();
    assert_eq!(counts(&done), [0, 2, 1, 0]);
    let site = at_nine(&folder, &["17", "--format", "json"]).ok().json();
    assert_eq!((&site["tahap"], &site["progres"], &site["luas"]), (&json!("P"), &json!(12.5), &json!(1200)));
    let other = at_nine(&folder, &["8", "--format", "json"]).ok().json();
    assert_eq!((&other["tahap"], &other["progres"]), (&json!("D"), &json!(20.65)));
    assert_eq!(other["rencana"], json!([{ "tahap": "P", "tanggal": "2026-11-27" }]));
    let before = length(&folder);
    assert_eq!(counts(&piped(&folder, sheet, &["--format", "json"]).ok()), [0, 0, 3, 0], "a second time");
    assert_eq!(length(&folder), before);
    at_nine(&folder, &["urungkan"]).ok();
    assert_eq!(at_nine(&folder, &["17", "--format", "json"]).ok().json()["tahap"], Value::Null);
    assert_eq!(at_nine(&folder, &["8", "--format", "json"]).ok().json()["tahap"], Value::Null);
}

#[test]
fn one_refused_row_holds_back_all_unless_the_others_are_asked_for() {
    let folder = Folder::new();
    let sheet = "nomor,nama,tahap,progres,sumber,per_tanggal\n\
                 17,,P,10,,\n\
                 18,,Q,120,entah,31/11\n\
                 19,Salah,P,1,,\n\
                 99,,P,1,,\n\
                 ,Koto Tengah,P,1,,\n\
                 17,,D,10,,\n";
    let refused = piped(&folder, sheet, &[]).code(1);
    for told in
        ["baris 3", "tahap \"Q\"", "progres \"120\"", "sumber \"entah\"", "per_tanggal \"31/11\"", "baris 2 sudah"]
    {
        let out = refused.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(out.contains(told), "{told}: {refused}");
    }
    let phone = piped(&folder, sheet, &["--lebar", "40"]).code(1);
    assert!(phone.out.lines().all(|line| line.chars().count() <= 40), "{phone}");
    assert!(refused.out.contains("Tanah Kampung") && refused.err.contains("--sebagian"), "{refused}");
    assert_eq!(at_nine(&folder, &["17", "--format", "json"]).ok().json()["tahap"], Value::Null);
    let json = piped(&folder, sheet, &["--format", "json"]).code(1).json();
    assert_eq!((&json["operasi"], json["baris"][1]["alasan"].as_array().unwrap().len()), (&Value::Null, 4));
    for changed in [1, 0] {
        let said = piped(&folder, sheet, &["--sebagian", "--format", "json"]);
        assert_eq!((said.code, counts(&said)), (i32::from(changed == 0), [0, changed, 1 - changed, 5]), "{said}");
    }
    assert_eq!(at_nine(&folder, &["17", "--format", "json"]).ok().json()["tahap"], "P");
}

#[test]
fn new_obstacles_and_promises_are_not_doubled_by_a_second_import() {
    let folder = Folder::new();
    let issues = "lokasi,kategori,uraian,tingkat,penyelesai\n17,lahan,'=1+1,berat,pupr\nKoto Lolo,lahan,Banjir,,\n";
    let done = piped(&folder, issues, &["--format", "json"]).ok();
    assert_eq!((counts(&done), &done.json()["baris"][0]["kendala"]), ([2, 0, 0, 0], &json!("K-1")));
    assert_eq!(counts(&piped(&folder, issues, &["--format", "json"]).ok()), [0, 0, 2, 0]);
    let all = at_nine(&folder, &["kendala", "--format", "json"]).ok().json();
    assert_eq!((&all[0]["uraian"], &all[0]["tingkat"]), (&json!("=1+1"), &json!("berat")));
    let items = "uraian,instansi,pendukung,lokasi,tenggat\nUrus izin,dinkop,kodim,17;18,jumat depan\nUkur,bpn,,,\n";
    let done = piped(&folder, items, &[]).ok();
    let words = done.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("TL-1:") && words.contains("4 Desember 2026"), "{done}");
    assert_eq!(counts(&piped(&folder, items, &["--format", "json"]).ok()), [0, 0, 2, 0]);
    let all = at_nine(&folder, &["tindak", "--semua", "--format", "json"]).ok().json();
    assert_eq!((&all[0]["tenggat"], &all[0]["disepakati"]), (&json!("2026-12-04"), &Value::Null));
    let edit = "nomor,uraian,lokasi\nTL-1,Urus izin lokasi,17\n2,,\n";
    assert_eq!(counts(&piped(&folder, edit, &["--jenis", "tindak", "--format", "json"]).ok()), [0, 1, 1, 0]);
    let all = at_nine(&folder, &["tindak", "--semua", "--format", "json"]).ok().json();
    assert_eq!((&all[0]["uraian"], &all[0]["lokasi"]), (&json!("Urus izin lokasi"), &json!(["15.72.03.2005"])));
    let settle = "nomor,status,cara,alasan\n1,beres,Diganti lokasi,\n2,ditarik,,\n";
    let refused = piped(&folder, settle, &["--jenis", "kendala", "--format", "json"]).code(1);
    assert_eq!(counts(&refused), [0, 1, 0, 1]);
    piped(&folder, settle.replace("ditarik,,", "ditarik,,Salah catat"), &["--jenis", "kendala"]).ok();
    assert_eq!(at_nine(&folder, &["kendala", "--format", "json"]).ok().json(), json!([]));
}

#[test]
fn what_only_looks_like_a_recorded_promise_is_not_dropped() {
    let folder = Folder::new();
    let sheet = "uraian;instansi;tenggat\nKirim laporan mingguan;Kodim;2026-12-04\n\
                 Kirim laporan mingguan;Dinas PUPR;2026-12-11\n";
    assert_eq!(counts(&piped(&folder, sheet, &["--format", "json"]).ok()), [2, 0, 0, 0]);
    assert_eq!(counts(&piped(&folder, sheet, &["--format", "json"]).ok()), [0, 0, 2, 0], "a second time");
    let before = length(&folder);
    let moved = sheet.replace("2026-12-04", "2026-12-18");
    let refused = piped(&folder, moved.clone(), &[]).code(1);
    let words = refused.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("mirip TL-1") && words.contains("sebut TL-1 di kolom nomor"), "{refused}");
    assert_eq!(counts(&piped(&folder, moved, &["--sebagian", "--format", "json"]).code(1)), [0, 0, 1, 1]);
    assert_eq!(length(&folder), before);
    let named = "nomor;uraian;instansi;tenggat\nTL-1;Kirim laporan mingguan;Kodim;2026-12-18\n";
    assert_eq!(counts(&piped(&folder, named, &["--format", "json"]).ok()), [0, 1, 0, 0]);
    let issues = "lokasi,kategori,uraian,tingkat\n17,dana,Belum cair,biasa\n17,dana,Belum cair,berat\n";
    let refused = piped(&folder, issues, &[]).code(1);
    assert!(refused.out.contains("baris 2 sudah menyebut hal yang sama"), "{refused}");
    assert_eq!(at_nine(&folder, &["kendala", "--format", "json"]).ok().json(), json!([]));
}

#[test]
fn an_agreed_promise_changes_only_as_it_may() {
    let folder = sample();
    let open = at_nine(&folder, &["tindak", "--format", "json"]).ok().json();
    let numbers: Vec<i64> = open.as_array().unwrap().iter().filter_map(|item| item["nomor"].as_i64()).collect();
    let sheet = format!(
        "nomor,uraian,tenggat,status,alasan,bukti\n{},Lain,,,,\n{},,2026-12-24,,,\n{},,2026-12-24,,Hujan,\n{},,,selesai,,foto\n{},,,batal,Ganti rencana,\n",
        numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]
    );
    let said = piped(&folder, sheet, &["--jenis", "tindak", "--sebagian", "--format", "json"]).ok();
    assert_eq!(counts(&said), [0, 3, 0, 2], "{said}");
    let all = at_nine(&folder, &["tindak", "--semua", "--format", "json"]).ok().json();
    let of = |number: i64| {
        let same = |item: &&Value| item["nomor"] == number;
        all.as_array().unwrap().iter().find(same).unwrap().clone()
    };
    assert_eq!(of(numbers[0]), open[0]);
    let moved = of(numbers[2]);
    assert_eq!((&moved["tenggat"], moved["pergeseran"].as_i64() > Some(0)), (&json!("2026-12-24"), true));
    assert_eq!((&of(numbers[3])["status"], &of(numbers[4])["status"]), (&json!("selesai"), &json!("batal")));
}

#[test]
fn an_older_sheet_takes_nothing_back_and_sources_stand_side_by_side() {
    let folder = Folder::new();
    let kodim = ["--sumber", "kodim", "--format", "json"];
    let at = |progress: &str, day: &str| format!("nomor,progres,per tanggal\n17,{progress},{day}\n");
    assert_eq!(counts(&piped(&folder, at("30", "20/11"), &kodim).ok()), [0, 1, 0, 0]);
    assert_eq!(counts(&piped(&folder, at("30", "20/11"), &kodim).ok()), [0, 0, 1, 0]);
    assert_eq!(counts(&piped(&folder, at("25", "18/11"), &kodim).code(1)), [0, 0, 0, 1]);
    assert_eq!(counts(&piped(&folder, at("30", "18/11"), &kodim).ok()), [0, 0, 1, 0]);
    assert_eq!(counts(&piped(&folder, at("30", "21/11"), &kodim).ok()), [0, 1, 0, 0]);
    let two = "nomor,progres,sumber,per tanggal\n17,31,agrinas,22/11\n17,32,desa,22/11\n";
    assert_eq!(counts(&piped(&folder, two, &["--format", "json"]).ok()), [0, 2, 0, 0]);
    assert_eq!(counts(&piped(&folder, two, &["--format", "json"]).ok()), [0, 0, 2, 0]);
    assert_eq!(at_nine(&folder, &["17", "--format", "json"]).ok().json()["progres"], 32);
    let future = piped(&folder, at("40", "2026-12-24"), &kodim).code(1);
    assert!(future.json()["baris"][0]["alasan"][0]["sebab"].as_str().unwrap().contains("Desember"), "{future}");
}

#[test]
fn what_is_no_sheet_is_refused_and_nothing_is_harmed() {
    let folder = Folder::new();
    at_nine(&folder, &["ringkas"]).ok();
    let before = length(&folder);
    let long = "x".repeat(1024 * 1024);
    for (bytes, told) in [
        (&b""[..], "Tidak ada isinya"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xls", ".xlsx"),
        (b"\x7fELF\x02\x01\0\0", "bukan lembar"),
        (b"halo\ndunia\n", "judul kolom"),
        (b"nomor,tahap\n", "tidak ada baris"),
        (b"nomor,uraian\n1,x\n", "--jenis"),
        (b"nomor,no,tahap\n1,1,P\n", "berarti sama"),
        (b"tahap,progres\nP,1\n", "memerlukan kolom"),
        (format!("nomor,tahap\n1,{long}\n").as_bytes(), "1048576 karakter"),
        (format!("lokasi,kategori,uraian\n1,lahan,{long}\n").as_bytes(), "2000"),
        (format!("nomor,tahap\n{}", "1,P\n".repeat(2_500)).as_bytes(), "paling banyak"),
        (&vec![b','; 17 * 1024 * 1024], "Terlalu besar"),
    ] {
        let refused = piped(&folder, bytes, &[]).code(1);
        let all = format!("{} {}", refused.out, refused.err).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(all.contains(told), "{told}: {all}");
        assert!(all.len() < 4_000, "{told}");
    }
    let sly = "nomor,tahap,alas hak\n1,P,\u{1b}[31m\u{202e}Sertifikat\u{7}\n";
    piped(&folder, sly, &[]).ok();
    assert_eq!(at_nine(&folder, &["1", "--format", "json"]).ok().json()["alas_hak"], "Sertifikat");
    assert_eq!(length(&folder), before + 2);
    at_nine(&folder, &["impor", "tidak-ada.csv"]).code(3);
    at_nine(&folder, &["impor", "."]).code(1);
    at_nine(&folder, &["impor"]).code(2);
    let read_only = folder.cmd(&["--sekarang", MORNING, "--baca-saja", "impor", "-"]).stdin(sly).run().code(5);
    assert!(read_only.out.is_empty(), "{read_only}");
    folder.cmd(&["--sekarang", MORNING, "--baca-saja", "impor", "-", "--coba"]).stdin(sly).run().ok();
}

#[test]
fn a_sheet_with_very_many_changes_comes_in_by_parts() {
    let folder = Folder::new();
    let rows: String = (0..850).map(|n| format!("{},dana,Dana ke-{n} belum cair\n", n % 69 + 1)).collect();
    let sheet = format!("lokasi,kategori,uraian\n{rows}");
    let refused = piped(&folder, sheet.clone(), &[]).code(1);
    assert!(refused.out.contains("350 baris sejak baris 502") && refused.out.lines().count() < 2_700, "{refused}");
    for wanted in [[500, 0, 0, 350], [350, 0, 500, 0], [0, 0, 850, 0]] {
        assert_eq!(counts(&piped(&folder, sheet.clone(), &["--sebagian", "--format", "json"]).ok()), wanted);
    }
}

#[test]
fn a_workbook_is_read_as_it_looks() {
    let folder = Folder::new();
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Sampul").unwrap().write(0, 0, "Laporan mingguan").unwrap();
    let sheet = book.add_worksheet().set_name("Data").unwrap();
    let (percent, date) = (Format::new().set_num_format("0.0%"), Format::new().set_num_format("dd/mm/yyyy"));
    sheet.write(0, 0, "LAPORAN PROGRES").unwrap();
    for (column, heading) in (0..).zip(["No", "Desa/Kelurahan", "Progres", "Per tanggal", "Luas", "Rencana Selesai"]) {
        sheet.write(2, column, heading).unwrap();
    }
    let day = |day| ExcelDateTime::from_ymd(2026, 11, day).unwrap();
    sheet.write(3, 0, 17).unwrap();
    sheet.write_with_format(3, 2, 0.206, &percent).unwrap();
    sheet.write_with_format(3, 3, day(20), &date).unwrap();
    sheet.write(3, 4, 1200).unwrap();
    sheet.write_with_format(3, 5, day(30), &date).unwrap();
    sheet.write(4, 1, "Koto Lolo").unwrap();
    sheet.write(4, 2, 12.5).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    fs::write(folder.file("lokasi.xlsx"), &bytes).unwrap();
    let tried = at_nine(&folder, &["impor", "lokasi.xlsx", "--coba"]).ok();
    assert!(tried.out.contains("\"Data\"") && tried.out.contains("Sampul") && tried.out.contains("baris 4"), "{tried}");
    let done = piped(&folder, bytes.clone(), &["--sumber", "kodim", "--format", "json"]).ok();
    assert_eq!(counts(&done), [0, 2, 0, 0]);
    let site = at_nine(&folder, &["17", "--format", "json"]).ok().json();
    assert_eq!((&site["progres"], &site["luas"]), (&json!(20.6), &json!(1200)));
    assert_eq!(site["rencana"], json!([{ "tahap": "S", "tanggal": "2026-11-30" }]));
    assert_eq!(at_nine(&folder, &["7", "--format", "json"]).ok().json()["progres"], 12.5);
    assert_eq!(counts(&piped(&folder, bytes.clone(), &["--sumber", "kodim", "--format", "json"]).ok()), [0, 0, 2, 0]);
    let cut = piped(&folder, &bytes[..bytes.len() - 100], &[]).code(1);
    assert!(cut.err.contains("rusak") && cut.err.contains("Tidak ada yang disimpan"), "{cut}");
}

#[test]
fn two_who_import_at_once_make_it_true_once() {
    let folder = Folder::new();
    folder.run(&["ringkas"]).ok();
    let rows: String = (1..=60).map(|n| format!("{n},lahan,Banjir di lokasi {n},berat\n")).collect();
    let sheet = format!("lokasi,kategori,uraian,tingkat\n{rows}");
    let one = || folder.cmd(&["impor", "-", "--format", "json"]).stdin(sheet.clone()).spawn();
    let (first, second) = (one(), one());
    let said = [first.wait().ok(), second.wait().ok()];
    let added: i64 = said.iter().map(|said| counts(said)[0]).sum();
    let same: i64 = said.iter().map(|said| counts(said)[2]).sum();
    assert_eq!((added, same), (60, 60), "{}", said[1]);
    let all = folder.run(&["kendala", "--semua", "--format", "json"]).ok().json();
    assert_eq!(all.as_array().unwrap().len(), 60);
    folder.run(&["periksa"]).ok();
}

#[test]
fn an_old_encoding_is_told() {
    let folder = Folder::new();
    let said = piped(&folder, &b"nomor,tahap,alas hak\n1,P,Surat Andr\xe9\n"[..], &[]).ok();
    assert!(said.out.contains("Windows-1252"), "{said}");
    assert_eq!(at_nine(&folder, &["1", "--format", "json"]).ok().json()["alas_hak"], "Surat André");
}
