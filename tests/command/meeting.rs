//! A meeting from the command line: planned, begun, the roll called, its agenda gone through, closed and corrected; and
//! everything that stands against one of these steps.

use super::super::kit::{Folder, Output};
use super::{at, at_nine};
use serde_json::{Value, json};

/// Plans the usual meeting of the morning.
fn planned(folder: &Folder) {
    let args = ["rencana", "Rapat teknis", "--tanggal", "24/11", "--jam", "9", "--tempat", "Aula Setda"];
    let more = ["--acara", "Lahan", "--acara", "Dana", "--surat", "005/1/2026", "--tanggal-surat", "20/11"];
    at_nine(folder, &[&args[..], &more].concat()).ok();
}

fn meeting(folder: &Folder, which: &str) -> Value {
    at_nine(folder, &["daftar", which, "--format", "json"]).ok().json()
}

fn rows(folder: &Folder) -> usize {
    let rows = at_nine(folder, &["riwayat", "--jumlah", "99999", "--format", "json"]).ok().json();
    rows.as_array().unwrap().len()
}

#[test]
fn a_meeting_is_planned_changed_cancelled_and_taken_up_again() {
    let folder = Folder::new();
    planned(&folder);
    let found = meeting(&folder, "rencana-1");
    for (key, value) in [
        ("nomor", json!(null)),
        ("judul", json!("Rapat teknis")),
        ("keadaan", json!("direncanakan")),
        ("tanggal", json!("2026-11-24")),
        ("mulai", json!("09:00")),
        ("tempat", json!("Aula Setda")),
        ("surat", json!("005/1/2026")),
        ("tanggal_surat", json!("2026-11-20")),
    ] {
        assert_eq!(found[key], value, "{found:#}");
    }
    assert_eq!(found["acara"][1]["uraian"], "Dana");
    let change = ["rencana", "--ubah", "teknis", "--tanggal", "kamis", "--tempat", "-", "--acara", "1=Lahan desa"];
    at_nine(&folder, &[&change[..], &["--acara", "Lain-lain", "--pimpinan", "Wali Kota; Nama Contoh"]].concat()).ok();
    let found = meeting(&folder, "teknis");
    assert_eq!((&found["tanggal"], &found["tempat"]), (&json!("2026-11-26"), &json!(null)));
    let points: Vec<&str> = found["acara"].as_array().unwrap().iter().filter_map(|of| of["uraian"].as_str()).collect();
    assert_eq!(points, ["Lahan desa", "Dana", "Lain-lain"]);
    assert_eq!(found["pejabat"][0]["jabatan"], "Wali Kota");
    at_nine(&folder, &["rencana", "--batal", "rencana-1"]).ok();
    assert_eq!(at_nine(&folder, &["daftar", "--format", "json"]).ok().json(), json!([]));
    at_nine(&folder, &["urungkan"]).ok();
    assert_eq!(meeting(&folder, "1")["keadaan"], "direncanakan", "a bare code means it where no number does");
}

#[test]
fn a_site_is_passed_over_once_and_only_in_a_running_meeting() {
    let folder = Folder::new();
    planned(&folder);
    let early = at_nine(&folder, &["atur", "17", "--lewati"]).code(1);
    assert!(early.err.contains("rapat") && early.out.is_empty(), "{}", early.err);
    at_nine(&folder, &["lapor", "17", "Lahan digenangi air", "--kategori", "lahan", "--berat"]).ok();
    at_nine(&folder, &["mulai"]).ok();
    let before = rows(&folder);
    at_nine(&folder, &["atur", "17", "--lewati"]).ok();
    assert_eq!(rows(&folder), before + 1);
    at_nine(&folder, &["atur", "17", "--lewati"]).ok();
    assert_eq!(rows(&folder), before + 1, "nothing is said twice");
    let log = at_nine(&folder, &["riwayat"]).ok().out;
    assert!(log.contains("dilewati") && log.contains("Koto Teluk"), "{log}");
    let closed = at_nine(&folder, &["tutup", "--terima"]).ok().out;
    assert!(closed.contains("Koto Teluk") && closed.contains("(dilewati)"), "{closed}");
}

#[test]
fn a_meeting_begins_as_planned_or_on_another_day_and_only_one_runs() {
    let folder = Folder::new();
    planned(&folder);
    at_nine(&folder, &["rencana", "Rapat lain", "--tanggal", "24/11"]).ok();
    let several = at_nine(&folder, &["mulai"]).code(4);
    assert!(several.err.contains("rencana-1") && several.err.contains("rencana-2"), "{several}");
    let begun = at(&folder, "2026-11-25T08:30", &["mulai", "--rencana", "rencana-1", "--nomor", "7"]).ok();
    assert!(begun.out.contains("Rab 25 Nov") && begun.out.contains("dimulai"), "the day is set visibly\n{begun}");
    let again = at(&folder, "2026-11-25T09:30", &["mulai", "Rapat lain"]).code(1);
    assert!(again.err.contains("Rapat 7 masih berjalan") && again.err.contains("rapat tutup"), "{again}");
    let forgotten = at(&folder, "2026-11-26T08:00", &["mulai"]).code(1);
    assert!(forgotten.err.contains("masih terbuka sejak Rabu, 25 November 2026"), "{forgotten}");
    let list = at(&folder, "2026-11-26T08:00", &["daftar", "--format", "json"]).ok().json();
    assert_eq!((&list[0]["nomor"], &list[0]["terlupa"]), (&json!(7), &json!(true)));
    at(&folder, "2026-11-26T08:00", &["tutup", "--terima"]).ok();
    at(&folder, "2026-11-26T08:00", &["mulai"]).ok();
    assert_eq!(meeting(&folder, "8")["judul"], "Rapat lain");
    assert_eq!(meeting(&folder, "8")["tanggal"], "2026-11-26");
}

#[test]
fn an_earlier_meeting_is_entered_afterwards_with_its_day_and_number() {
    let folder = Folder::new();
    at_nine(&folder, &["mulai", "Rapat kedua", "--nomor", "2"]).ok();
    at_nine(&folder, &["tutup"]).ok();
    at_nine(&folder, &["mulai", "Rapat pertama", "--tanggal", "5 nov", "--nomor", "1"]).ok();
    at_nine(&folder, &["tutup"]).ok();
    let list = at_nine(&folder, &["daftar", "--format", "json"]).ok().json();
    let numbers: Vec<u64> = list.as_array().unwrap().iter().filter_map(|of| of["nomor"].as_u64()).collect();
    assert_eq!(numbers, [2, 1], "the latest day first");
    at_nine(&folder, &["mulai", "Lagi", "--nomor", "2"]).code(1);
    at_nine(&folder, &["mulai", "Nanti", "--tanggal", "2026-11-30"]).code(1);
    at_nine(&folder, &["mulai", "Ketiga"]).ok();
    assert_eq!(meeting(&folder, "3")["judul"], "Ketiga");
}

#[test]
fn the_roll_counts_and_says_what_hangs_on_who_is_missing() {
    let folder = Folder::new();
    let report = ["lapor", "17", "Sertifikat belum ada", "--kategori", "2", "--penyelesai", "bpn"];
    at_nine(&folder, &report).ok();
    at_nine(&folder, &["mulai", "Rapat teknis"]).ok();
    at_nine(&folder, &["hadir", "kodim", "pupr", "--nama", "Nama Contoh", "--jabatan", "Kabid"]).ok();
    at_nine(&folder, &["hadir", "bpn", "--tidak"]).ok();
    at_nine(&folder, &["hadir", "setda", "--diwakili", "Kabag Contoh", "--mandat", "Sekda"]).ok();
    let shown = at_nine(&folder, &["hadir"]).ok().out;
    assert!(shown.contains("Hadir 2, diwakili 1, tidak hadir 1"), "{shown}");
    assert!(shown.contains("1 instansi tidak hadir, 1 lokasi tertahan"), "{shown}");
    assert!(shown.contains("17 Koto Teluk tertahan, menunggu Kantor Pertanahan"), "{shown}");
    let roll = at_nine(&folder, &["hadir", "--format", "json"]).ok().json();
    let of = |code: &str| roll.as_array().unwrap().iter().find(|row| row["instansi"] == code).cloned().unwrap();
    assert_eq!(of("pupr")["jabatan"], "Kabid");
    assert_eq!(of("setda")["mandat"], "Sekda");
    assert_eq!(of("bpn")["kehadiran"], "tidak-hadir");
    assert_eq!(of("bpkad")["kehadiran"], json!(null));
    let full = meeting(&folder, "1");
    assert_eq!(full["tertahan"], json!([{ "lokasi": "15.72.03.2005", "instansi": ["bpn"] }]));
    at_nine(&folder, &["hadir", "bpn", "--belum"]).ok();
    at_nine(&folder, &["hadir", "--tidak", "--sisanya"]).ok();
    let full = meeting(&folder, "1");
    assert_eq!((&full["belum_dipanggil"], &full["hadir"]), (&json!(0), &json!(2)));
    let before = rows(&folder);
    at_nine(&folder, &["hadir", "kodim", "--nama", "Nama Contoh", "--jabatan", "Kabid"]).ok();
    assert_eq!(rows(&folder), before, "what stands already is no operation");
    for (args, code) in [
        (&["hadir", "entah"][..], 3),
        (&["hadir", "--tidak"], 2),
        (&["hadir", "kodim", "--tidak", "--belum"], 2),
        (&["hadir", "kodim", "--mandat", "Sekda"], 2),
    ] {
        at_nine(&folder, args).code(code);
    }
    assert_eq!(rows(&folder), before);
}

#[test]
fn an_agenda_is_gone_through_with_the_clock() {
    let folder = Folder::new();
    planned(&folder);
    at_nine(&folder, &["mulai"]).ok();
    at(&folder, "2026-11-24T09:05", &["acara", "lanjut"]).ok();
    at(&folder, "2026-11-24T09:25", &["acara", "lanjut"]).ok();
    at(&folder, "2026-11-24T09:26", &["acara", "--acara", "Lain-lain"]).ok();
    let list = at(&folder, "2026-11-24T09:40", &["acara", "--format", "json"]).ok().json();
    let told: Vec<String> = (list.as_array().unwrap().iter())
        .map(|of| format!("{} {} {} {}", of["nomor"], of["uraian"], of["menit"], of["sekarang"]))
        .collect();
    assert_eq!(told, ["1 \"Lahan\" 20 false", "2 \"Dana\" 15 true", "3 \"Lain-lain\" null false"]);
    let text = at(&folder, "2026-11-24T09:40", &["acara"]).ok().out;
    assert!(text.contains("2. Dana (sedang dibahas, 15 menit)"), "{text}");
    at(&folder, "2026-11-24T09:50", &["acara", "selesai"]).ok();
    at(&folder, "2026-11-24T09:50", &["acara", "selesai"]).code(1);
    at(&folder, "2026-11-24T09:50", &["acara", "9"]).code(3);
    at(&folder, "2026-11-24T09:50", &["acara", "nanti"]).code(2);
    at(&folder, "2026-11-24T09:55", &["acara", "3"]).ok();
    let over = at(&folder, "2026-11-24T09:56", &["acara", "lanjut"]).code(1);
    assert!(over.err.contains("sudah dibahas"), "{over}");
}

#[test]
fn closing_lists_what_is_vague_and_a_closed_meeting_is_locked_until_it_is_corrected() {
    let folder = Folder::new();
    planned(&folder);
    at_nine(&folder, &["mulai"]).ok();
    at_nine(&folder, &["acara", "1"]).ok();
    at_nine(&folder, &["lapor", "17", "Banjir", "--kategori", "4"]).ok();
    let before = rows(&folder);
    let refused = at_nine(&folder, &["tutup"]).code(1);
    assert!(refused.err.contains("2 hal belum jelas") && refused.err.contains("acara 2"), "{refused}");
    assert!(refused.err.contains("K-1 tanpa penyelesai: Banjir"), "{refused}");
    let listed = at_nine(&folder, &["tutup", "--format", "json"]).code(1).json();
    assert_eq!(listed[1]["kode"], "tanpa-penyelesai K-1");
    assert_eq!(rows(&folder), before);
    at_nine(&folder, &["tutup", "--terima-hal", "entah"]).code(3);
    let left = at_nine(&folder, &["tutup", "--terima-hal", "acara 2"]).code(1);
    assert!(left.err.contains("1 hal belum jelas"), "{left}");
    let closed = at_nine(&folder, &["tutup", "--terima"]).ok();
    assert!(closed.out.contains("Rapat 1 ditutup dan terkunci") && closed.out.contains("rapat ralat 1"), "{closed}");
    at_nine(&folder, &["tutup"]).code(1);
    let locked = at_nine(&folder, &["rencana", "--ubah", "1", "--tempat", "Aula lain"]).code(1);
    assert!(locked.err.contains("terkunci"), "{locked}");
    let locked: Output = at_nine(&folder, &["hadir", "kodim", "--rapat", "1"]).code(1);
    assert!(locked.err.contains("terkunci"), "{locked}");
    at_nine(&folder, &["ralat", "1"]).code(2);
    at_nine(&folder, &["ralat", "9", "--alasan", "x"]).code(3);
    at(&folder, "2026-11-24T11:00", &["ralat", "1", "--alasan", "Tempat salah catat"]).ok();
    at(&folder, "2026-11-24T11:01", &["rencana", "--ubah", "1", "--tempat", "Aula lain"]).ok();
    at(&folder, "2026-11-24T11:02", &["tutup"]).ok();
    let full = meeting(&folder, "1");
    assert_eq!((&full["versi"], &full["tempat"]), (&json!(2), &json!("Aula lain")));
    assert_eq!(full["ralat"][0]["alasan"], "Tempat salah catat");
    let told = at_nine(&folder, &["riwayat", "--format", "json"]).ok().json();
    let steps = told.as_array().unwrap().iter().filter(|row| row["hal"] == "status" && row["jenis"] == "rapat");
    let steps: Vec<&str> = steps.filter_map(|row| row["sesudah"].as_str()).collect();
    assert_eq!(steps, ["ditutup", "ralat", "ditutup", "dimulai"], "newest first");
    folder.run(&["periksa"]).ok();
}

#[test]
fn wrong_days_times_and_meetings_leave_nothing() {
    let folder = Folder::new();
    planned(&folder);
    let before = rows(&folder);
    for (args, code) in [
        (&["rencana", "Tanpa tanggal"][..], 2),
        (&["rencana", "--tanggal", "24/11"], 2),
        (&["rencana", "X", "--tanggal", "31/11"], 2),
        (&["rencana", "X", "--tanggal", "24/11", "--jam", "25.00"], 2),
        (&["rencana", "X", "--tanggal", "24/11", "--undang", "entah"], 3),
        (&["rencana", "X", "--tanggal", "24/11", "--pimpinan", "a;b;c;d;e"], 2),
        (&["rencana", "--ubah", "9", "--tempat", "Aula"], 3),
        (&["rencana", "--ubah", "rencana-1"], 2),
        (&["rencana", "--ubah", "rencana-1", "--acara", "7="], 3),
        (&["rencana", "--batal", "entah"], 3),
        (&["mulai", "--nomor", "satu"], 2),
        (&["mulai", "--nomor", "0"], 1),
        (&["hadir"], 1),
        (&["tutup"], 1),
        (&["acara", "lanjut"], 1),
        (&["bahas", "3"], 3),
        (&["daftar", "99"], 3),
    ] {
        let refused = at_nine(&folder, args).code(code);
        assert!(refused.out.is_empty() && !refused.err.is_empty(), "{refused}");
    }
    assert_eq!(rows(&folder), before);
    let far = at_nine(&folder, &["rencana", &"x".repeat(201), "--tanggal", "24/11"]).code(1);
    assert!(far.err.contains("201"), "{far}");
}

#[test]
fn what_was_proposed_is_sealed_in_the_running_meeting_set_right_and_changed_in_kind() {
    let folder = Folder::new();
    at_nine(&folder, &["mulai", "Rapat teknis"]).ok();
    at_nine(&folder, &["catat", "Urus surat @dinkop #1 !27/11"]).ok();
    let said = at_nine(&folder, &["sahkan", "TL-1"]).ok();
    assert!(said.out.contains("TL-1: Dinas Koperasi") && said.out.contains("paling lambat"), "{}", said.out);
    let promise = || at_nine(&folder, &["tindak", "--semua", "--format", "json"]).ok().json()[0].clone();
    assert_eq!((&promise()["rapat"], promise()["disepakati"].is_string()), (&json!(1), true));
    assert!(at_nine(&folder, &["sahkan", "TL-1"]).code(1).err.contains("sudah disahkan"));

    let before = rows(&folder);
    assert_eq!(at_nine(&folder, &["ralat", "TL-1", "--tenggat", "30/11"]).code, 2, "a correction says why");
    at_nine(&folder, &["ralat", "TL-9", "--tenggat", "30/11", "--alasan", "x"]).code(3);
    assert_eq!(rows(&folder), before);
    at_nine(&folder, &["ralat", "TL-1", "--tenggat", "30/11", "--instansi", "kodim", "--alasan", "Salah dengar"]).ok();
    let now = promise();
    assert_eq!(
        (&now["tenggat"], &now["instansi"], &now["pergeseran"]),
        (&json!("2026-11-30"), &json!("kodim"), &json!(0))
    );
    assert!(now["disepakati"].is_string());

    at_nine(&folder, &["catat", "Gerai memakai lahan desa #1", "--catatan"]).ok();
    at_nine(&folder, &["jenis", "1", "keputusan"]).ok();
    assert_eq!(meeting(&folder, "1")["ucapan"][0]["jenis"], "keputusan");
    at_nine(&folder, &["jenis", "1", "tindak"]).ok();
    let full = meeting(&folder, "1");
    assert_eq!((&full["ucapan"], full["tindak_usulan"][0]["nomor"].as_u64()), (&json!([]), Some(2)));
    at_nine(&folder, &["urungkan"]).ok();
    assert_eq!(meeting(&folder, "1")["ucapan"][0]["jenis"], "keputusan", "one step back");
    assert!(at_nine(&folder, &["jenis", "TL-1", "catatan"]).code(1).err.contains("ralat"), "it is agreed");
    at_nine(&folder, &["jenis", "9", "catatan"]).code(3);
    assert!(at_nine(&folder, &["jenis", "1", "sumpah"]).code(2).err.contains("keputusan"));
    at_nine(&folder, &["periksa"]).ok();
}
