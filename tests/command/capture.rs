//! A promise in one line from the command line: how it is read, what is refused, and two who capture at once.

use super::super::kit::Folder;
use super::at_nine;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn a_line_becomes_a_promise_and_the_sentence_names_the_day() {
    let folder = Folder::new();
    let said = at_nine(&folder, &["catat", "Lengkapi sertifikat lahan @dinkop +kodim #koto lolo !jumat"]).ok();
    let words = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("TL-1: Dinas Koperasi, dibantu Kodim 0417/Kerinci, menyelesaikan"), "{said}");
    assert!(words.contains("Jumat, 27 November 2026 — 3 hari lagi"), "{said}");
    let by_options = ["catat", "Lengkapi sertifikat lahan", "--instansi", "dinas koperasi", "--lokasi", "7"];
    let more = ["--pendukung", "kodim", "--tenggat", "28/11", "--format", "json"];
    let said = at_nine(&folder, &[&by_options[..], &more].concat()).ok().json();
    let promise = &said["tindak"];
    assert_eq!((&promise["nomor"], &promise["instansi"]), (&json!(2), &json!("dinkop")));
    assert_eq!((&promise["lokasi"], &promise["tenggat"]), (&json!(["15.72.02.2004"]), &json!("2026-11-28")));
    assert_eq!((&promise["pendukung"], &promise["disepakati"]), (&json!(["kodim"]), &Value::Null));
}

#[test]
fn a_trial_shows_how_it_is_read_and_saves_nothing() {
    let folder = Folder::new();
    let tried = ["catat", "Ukur lahan @kades #17 #18 !minggu depan", "--coba", "--format", "json"];
    let said = at_nine(&folder, &tried).ok().json();
    let leads: Vec<&Value> = said.as_array().unwrap().iter().map(|item| &item["instansi"]).collect();
    assert_eq!(leads, [&json!("kades-koto-teluk"), &json!("kades-kampung-dalam")]);
    assert!(said.as_array().unwrap().iter().all(|item| item["tenggat"] == "2026-11-30"));
    let said = at_nine(&folder, &["catat", "Kirim @dinkopp", "--coba", "--format", "json"]).ok().json();
    assert_eq!((&said["uraian"], &said["tidak_dikenal"]), (&json!("Kirim @dinkopp"), &json!(["@dinkopp"])));
    assert_eq!(said["belum_disebut"], json!(["instansi", "lokasi", "tenggat"]));
    let all = at_nine(&folder, &["tindak", "--semua", "--format", "json"]).ok().json();
    assert_eq!(all, json!([]));
}

#[test]
fn what_is_doubtful_is_refused_with_its_own_exit_code() {
    let folder = Folder::new();
    for (args, code, told) in [
        (&["catat", "Periksa #koto tengah"][..], 4, "Tanah Kampung"),
        (&["catat", "Periksa", "--lokasi", "koto tengah"], 4, "Tanah Kampung"),
        (&["catat", "Periksa !31/11"], 2, "tidak ada"),
        (&["catat", "Periksa !kemarin"], 2, "sudah lewat"),
        (&["catat", "Periksa !5"], 2, "tgl 5"),
        (&["catat", "Periksa", "--tenggat", "entah"], 2, "entah"),
        (&["catat", "Periksa", "--instansi", "zzzz"], 3, "zzzz"),
        (&["catat", "Periksa @dinkop", "--instansi", "kodim"], 2, "hanya satu"),
        (&["catat", "@dinkop"], 2, "Tulis dulu"),
        (&["catat", "Periksa @camat"], 2, "perlu lokasi"),
        (&["catat", "Periksa", "--catatan", "--keputusan"], 2, "--catatan"),
        (&["sahkan", "TL-9"], 3, "TL-9"),
        (&["sahkan", "K-1"], 2, "TL-12"),
    ] {
        let refused = at_nine(&folder, args).code(code);
        assert!(refused.err.contains(told) && refused.out.is_empty(), "{args:?}: {refused}");
    }
    at_nine(&folder, &["catat", "Periksa lahan"]).ok();
    assert!(at_nine(&folder, &["sahkan", "TL-1"]).code(1).err.contains("rapat yang berjalan"));
}

#[test]
fn a_pipe_gives_one_promise_a_line_or_none_at_all() {
    let folder = Folder::new();
    let piped =
        |text: &str| folder.cmd(&["--sekarang", super::MORNING, "catat", "-", "--format", "json"]).stdin(text).run();
    let said = piped("1. Urus izin @dinkop !besok\n\n- Pasang listrik @pln #17\r\n").ok().json();
    assert_eq!(said["perubahan"].as_array().unwrap().len(), 2);
    let refused = piped("Urus izin\nPasang listrik !31/11\n").code(2);
    assert!(refused.err.contains("Pasang listrik"), "{refused}");
    piped(" \n").code(2);
    piped("\u{fffd}\u{1b}[31mPeriksa\n").ok();
    let all = at_nine(&folder, &["tindak", "--semua", "--format", "json"]).ok().json();
    assert_eq!(all.as_array().unwrap().len(), 3);
}

/// Nobody sits before a terminal that says nothing; and a pipe gets no such sentence.
#[test]
fn who_types_where_a_pipe_could_be_is_told_what_is_awaited_and_how_to_end() {
    let folder = Folder::new();
    for (args, asks, typed) in [
        (&["catat", "-"][..], "per baris", "Pasang listrik @pln #17\nUrus izin @dinkop\n"),
        (&["pribadi", "17", "memo", "-"], "satu baris", "Kades minta ditelepon\n"),
        (&["kunci", "tambah", "-", "--untuk", "Camat"], "ssh-", KEY),
    ] {
        let mut seat = folder.seat(args).open();
        seat.wait_text(asks);
        seat.wait_text("Batal: Ctrl-C");
        seat.raw("\u{3}");
        assert_eq!(seat.wait_exit(), 130, "{args:?}");

        let mut seat = folder.seat(args).open();
        seat.wait_text("Selesai: Enter, lalu Ctrl-D");
        seat.raw(typed);
        seat.raw("\u{4}");
        assert_eq!(seat.wait_exit(), 0, "{}", seat.screen());
        assert!(seat.screen().has("Tersimpan"), "{}", seat.screen());
        let piped = folder.cmd(args).stdin(typed.replace("izin", "surat")).run();
        assert!(!piped.err.contains("Ctrl-D"), "{piped}");
    }
    assert_eq!(folder.run(&["tindak", "--semua", "--format", "json"]).ok().json().as_array().unwrap().len(), 4);
}

const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC8RmhmpJRjbHCsdE6yxl9Pb6mJ8+kGFsLRRk3rVxXTm camat@laptop\n";

#[test]
fn other_kinds_are_written_down_with_their_sites() {
    let folder = Folder::new();
    for (kind, name) in [("--keputusan", "keputusan"), ("--catatan", "catatan"), ("--nanti", "dibahas nanti")] {
        let said = at_nine(&folder, &["catat", "Lahan desa dipakai bersama kodim@kerinci #17", kind]).ok();
        assert!(said.out.contains(name), "{said}");
        let tried = ["catat", "Rapat @dinkop #17", kind, "--coba", "--format", "json"];
        let read = at_nine(&folder, &tried).ok().json();
        assert_eq!((&read["uraian"], &read["lokasi"]), (&json!("Rapat @dinkop"), &json!(["15.72.03.2005"])));
    }
}

#[test]
fn two_secretaries_at_once_lose_nothing() {
    let folder = Folder::new();
    folder.run(&["ringkas"]).ok();
    let capture = |who: &str| -> Vec<i64> {
        let one = |count: usize| {
            let line = format!("{who} ke-{count} @kodim #17 !besok");
            let said = folder.run(&["--penulis", who, "catat", &line, "--format", "json"]).ok().json();
            said["tindak"]["nomor"].as_i64().unwrap()
        };
        (0..8).map(one).collect()
    };
    let (one, other) = std::thread::scope(|scope| {
        let one = scope.spawn(|| capture("Meja satu"));
        let other = scope.spawn(|| capture("Meja dua"));
        (one.join().unwrap(), other.join().unwrap())
    });
    let numbers: BTreeSet<i64> = one.into_iter().chain(other).collect();
    assert_eq!(numbers.len(), 16);
    let all = folder.run(&["tindak", "--semua", "--format", "json"]).ok().json();
    let kept: BTreeSet<i64> = all.as_array().unwrap().iter().filter_map(|item| item["nomor"].as_i64()).collect();
    assert_eq!(kept, numbers);
    folder.run(&["periksa"]).ok();
}
