//! Recording: what is typed becomes true as a whole or not at all, and bad input is refused or cleaned as the reader would
//! expect.

use super::super::kit::Folder;
use super::{at, at_nine};
use serde_json::Value;

fn site(folder: &Folder, number: &str) -> Value {
    at_nine(folder, &[number, "--format", "json"]).ok().json()
}

fn rows(folder: &Folder) -> usize {
    let rows = at_nine(folder, &["riwayat", "--jumlah", "99999", "--format", "json"]).ok().json();
    rows.as_array().unwrap().len()
}

#[test]
fn several_figures_are_one_operation() {
    let folder = Folder::new();
    let args = ["atur", "17", "--tahap", "P", "--progres", "12,5", "--rencana", "S=2027-03-31", "--rencana", "d=31/12"];
    let said = at_nine(&folder, &[&args[..], &["--format", "json"]].concat()).ok().json();
    assert_eq!(said["perubahan"].as_array().unwrap().len(), 4);
    assert_eq!((&said["lokasi"]["tahap"], &said["lokasi"]["progres"]), (&"P".into(), &Value::from(12.5)));
    let op = said["operasi"].as_str().unwrap();
    assert!(said["perubahan"].as_array().unwrap().iter().all(|row| row["operasi"] == op));
    let page = at_nine(&folder, &["17"]).ok().out;
    assert!(page.contains("Dinding Kam 31 Des · Selesai Rab 31 Mar 2027"), "{page}");
    at_nine(&folder, &["atur", "17", "--rencana", "S="]).ok();
    let page = at_nine(&folder, &["17"]).ok().out;
    assert!(page.lines().any(|line| line.starts_with("Rencana") && line.ends_with("Dinding Kam 31 Des")), "{page}");
}

#[test]
fn percents_are_read_as_people_write_them_or_refused() {
    let folder = Folder::new();
    at_nine(&folder, &["atur", "1", "--progres", "20,60%"]).ok();
    assert_eq!(site(&folder, "1")["progres"], 20.6);
    at_nine(&folder, &["set", "1", "--progres", "100"]).ok();
    assert_eq!(site(&folder, "1")["progres"].as_u64(), Some(100));
    let before = rows(&folder);
    for bad in ["-1", "101", "abc", "", "1,234", "12,5,1"] {
        let refused = at_nine(&folder, &["atur", "1", "--tahap", "P", "--progres", bad]).code(2);
        assert!(refused.err.contains(bad) && refused.out.is_empty(), "{refused}");
    }
    assert_eq!(rows(&folder), before, "nothing half done");
}

#[test]
fn wrong_stages_sources_days_and_sites_leave_nothing() {
    let folder = Folder::new();
    let before = rows(&folder);
    for (args, code) in [
        (&["atur", "17", "--tahap", "X"][..], 2),
        (&["atur", "17", "--tahap", "P", "--sumber", "koran"], 2),
        (&["atur", "17", "--tahap", "P", "--tanggal", "31/11"], 2),
        (&["atur", "17", "--tahap", "P", "--tanggal", "2026-11-25"], 1),
        (&["atur", "17", "--rencana", "P"], 2),
        (&["atur", "17", "--rencana", "P=kapan"], 2),
        (&["atur", "17"], 2),
        (&["atur", "koto", "--tahap", "P"], 4),
        (&["atur", "seri menanti", "--tahap", "P"], 3),
        (&["lapor", "17", "Banjir", "--kategori", "cuaca"], 2),
        (&["lapor", "17", "Banjir"], 2),
        (&["lapor", "17", "Banjir", "--kategori", "lahan", "--penyelesai", "entah"], 3),
        (&["lapor", "17", "Banjir", "--kategori", "lahan", "--tanggal", "2026-12-01"], 1),
        (&["beres", "K-9", "selesai"], 3),
        (&["beres", "sembilan", "selesai"], 2),
    ] {
        let refused = at_nine(&folder, args).code(code);
        assert!(refused.out.is_empty() && !refused.err.is_empty(), "{refused}");
    }
    assert_eq!(rows(&folder), before);
}

#[test]
fn figures_keep_their_sources_and_days() {
    let folder = Folder::new();
    at_nine(&folder, &["atur", "17", "--progres", "20", "--sumber", "kodim", "--tanggal", "20/11"]).ok();
    at_nine(&folder, &["atur", "17", "--progres", "15", "--sumber", "Agrinas", "--tanggal", "2026-11-18"]).ok();
    assert_eq!(site(&folder, "17")["progres"].as_u64(), Some(20), "the newest day counts");
    at_nine(&folder, &["atur", "17", "--progres", "18"]).ok();
    assert_eq!(site(&folder, "17")["progres"].as_u64(), Some(18));
    assert!(at_nine(&folder, &["17"]).ok().out.contains("18 % · Rapat, Sel 24 Nov"));
}

#[test]
fn what_stands_already_is_no_failure_and_no_operation() {
    let folder = Folder::new();
    at_nine(&folder, &["atur", "17", "--tahap", "P"]).ok();
    let before = rows(&folder);
    let again = at_nine(&folder, &["atur", "17", "--tahap", "P"]).ok();
    assert!(again.out.contains("memang sudah begitu"), "{again}");
    let json = at_nine(&folder, &["atur", "17", "--tahap", "P", "--format", "json"]).ok().json();
    assert!(json["operasi"].is_null() && json["perubahan"] == Value::Array(vec![]));
    assert_eq!(rows(&folder), before);
}

#[test]
fn an_obstacle_is_reported_and_settled() {
    let folder = Folder::new();
    let lapor = [
        "lapor",
        "17",
        "Lahan  sempit",
        "--kategori",
        "1",
        "--berat",
        "--penyelesai",
        "bpkad",
        "--pelapor",
        "camat hamparan",
    ];
    let said = at_nine(&folder, &[&lapor[..], &["--tanggal", "20/11", "--format", "json"]].concat()).ok().json();
    let issue = &said["kendala"];
    assert_eq!((&issue["nomor"], &issue["uraian"]), (&Value::from(1), &"Lahan sempit".into()));
    assert_eq!((&issue["kategori"], &issue["tingkat"]), (&"lahan".into(), &"berat".into()));
    assert_eq!((&issue["dilaporkan"], &issue["penyelesai"]), (&"2026-11-20".into(), &"bpkad".into()));
    let done = at_nine(&folder, &["beres", "K-1", "Tukar guling disetujui"]).ok();
    assert!(done.out.contains("beres: Tukar guling disetujui"), "{done}");
    let again = at_nine(&folder, &["settle", "k1", "sekali lagi"]).code(1);
    assert!(again.err.contains("K-1 sudah tidak terbuka"), "{again}");
    let issues = at_nine(&folder, &["kendala", "--semua", "--format", "json"]).ok().json();
    assert_eq!((&issues[0]["status"], &issues[0]["umur_hari"]), (&"beres".into(), &Value::from(4)));
}

#[test]
fn what_is_recorded_of_an_obstacle_is_corrected_as_one_operation() {
    let folder = Folder::new();
    at_nine(&folder, &["lapor", "17", "Lahan sempit", "--kategori", "1", "--berat", "--penyelesai", "bpkad"]).ok();
    let correct = [
        &["lapor", "K-1", "Lahan sempit di timur", "--biasa", "--penyelesai", "-", "--pelapor", "camat hamparan"][..],
        &["--tanggal", "20/11", "--format", "json"],
    ];
    let said = at_nine(&folder, &correct.concat()).ok().json();
    let fields: Vec<&str> =
        said["perubahan"].as_array().unwrap().iter().map(|row| row["hal"].as_str().unwrap()).collect();
    assert_eq!(fields, ["uraian", "tingkat", "penyelesai", "pelapor", "dilaporkan"]);
    let issue = &said["kendala"];
    assert_eq!((&issue["uraian"], &issue["tingkat"]), (&"Lahan sempit di timur".into(), &"biasa".into()));
    assert_eq!((&issue["penyelesai"], &issue["pelapor"]), (&Value::Null, &"camat-hamparan-rawang".into()));
    assert_eq!(issue["dilaporkan"], "2026-11-20");
    let again = at_nine(&folder, &["lapor", "K-1", "Lahan sempit di timur"]).ok();
    assert!(again.out.contains("Tidak ada yang diubah"), "{again}");
    at_nine(&folder, &["urungkan"]).ok();
    let issues = at_nine(&folder, &["kendala", "--format", "json"]).ok().json();
    assert_eq!((&issues[0]["uraian"], &issues[0]["pelapor"]), (&"Lahan sempit".into(), &Value::Null));
    at_nine(&folder, &["lapor", "K-9", "entah"]).code(3);
    at_nine(&folder, &["lapor", "K-1", "--tanggal", "30/11"]).code(1);
    let missing = at_nine(&folder, &["lapor", "17", "--kategori", "1"]).code(2);
    assert!(missing.err.contains("<URAIAN>"), "{missing}");
}

#[test]
fn texts_are_cleaned_or_refused() {
    let folder = Folder::new();
    let report = |text: &str| at_nine(&folder, &["lapor", "17", text, "--kategori", "lahan", "--format", "json"]);
    let text = |text: &str| report(text).ok().json()["kendala"]["uraian"].as_str().unwrap().to_owned();
    assert_eq!(text("a\u{1b}[31mmerah\u{1b}[0m \u{202e}balik\u{2066}\tlagi\n baru"), "amerah balik lagi baru");
    assert_eq!(text("=HYPERLINK(1)"), "=HYPERLINK(1)");
    let csv = at_nine(&folder, &["kendala", "--format", "csv"]).ok().out;
    assert!(csv.contains(",'=HYPERLINK(1),"), "{csv}");
    let table = at_nine(&folder, &["kendala"]).ok().out;
    assert!(!table.contains('\u{1b}') && !table.contains('\u{202e}'));

    let before = rows(&folder);
    let long = report(&"x".repeat(10_000)).code(1);
    assert!(long.err.contains("10000") && long.err.contains("2000"), "{}", long.err);
    let empty = report(" \u{200b}\u{1b}[0m ").code(1);
    assert!(empty.err.contains("uraian"), "{empty}");
    at_nine(&folder, &["--penulis", "\u{202e}", "atur", "17", "--tahap", "P"]).code(2);
    at_nine(&folder, &["--penulis", &"n".repeat(81), "atur", "17", "--tahap", "P"]).code(2);
    assert_eq!(rows(&folder), before);
}

#[test]
fn a_frozen_clock_writes_only_where_a_frozen_clock_began() {
    let folder = Folder::new();
    folder.run(&["ringkas"]).ok();
    let refused = at_nine(&folder, &["atur", "17", "--tahap", "P"]).code(5);
    assert!(refused.err.contains("--sekarang"), "{refused}");
    assert_eq!(at_nine(&folder, &["17", "--format", "json"]).ok().json()["tahap"], Value::Null);
    assert!(!at_nine(&folder, &["ringkas"]).ok().out.contains("Latihan"), "looking is free");

    let rehearsal = Folder::new();
    at_nine(&rehearsal, &["ringkas"]).ok();
    rehearsal.run(&["atur", "17", "--tahap", "P"]).ok();
    assert!(rehearsal.run(&["ringkas"]).ok().out.contains("Latihan"), "for good");
    assert!(at(&rehearsal, "2026-11-25 08:30", &["17"]).ok().out.contains("Pondasi"));
}
