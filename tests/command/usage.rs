//! Help and wrong usage, in the language of the reader.

use super::super::kit::Folder;

const COMMANDS: &[&str] = &[
    "ringkas", "lokasi", "papan", "kendala", "tindak", "riwayat", "atur", "lapor", "beres", "urungkan", "ulangi",
    "contoh", "init", "periksa",
];

/// What an English help or error of clap is made of.
const ENGLISH: &[&str] = &[
    "usage",
    "options",
    "arguments",
    "commands",
    "error:",
    "possible values",
    "[default",
    "[aliases",
    "[env",
    "print ",
    "help (see",
    "for more information",
    "required",
    "tip:",
    "unexpected",
    "unrecognized",
    "invalid value",
    "similar",
    "cannot be used",
    "a value is",
];

#[track_caller]
fn no_english(text: &str) {
    let lower = text.to_lowercase();
    for word in ENGLISH {
        assert!(!lower.contains(word), "{word:?} in:\n{text}");
    }
}

#[test]
fn help_of_every_command_is_in_one_language_and_fits() {
    let folder = Folder::new();
    let whole = folder.run(&["--help"]).ok().out;
    no_english(&whole);
    for command in COMMANDS {
        assert!(whole.contains(&format!("\n  {command} ")), "{command}");
        for flag in ["--help", "-h", "--bantuan"] {
            let help = folder.run(&[command, flag]).ok();
            no_english(&help.out);
            assert!(help.out.contains(&format!("Pemakaian: rapat {command}")), "{help}");
            assert!(help.out.contains("--sekarang WAKTU") && help.err.is_empty(), "{help}");
            assert!(help.out.lines().all(|line| line.chars().count() <= 80), "{help}");
        }
        let english = folder.run(&["--bahasa", "en", command, "-h"]).ok().out;
        assert!(english.contains(&format!("Usage: rapat {command}")), "{english}");
        assert!(!english.contains("Pemakaian") && !english.contains("Pilihan"), "{english}");
    }
    assert!(!folder.db().exists(), "help makes nothing");
}

#[test]
fn help_never_needs_what_the_command_needs() {
    let folder = Folder::new();
    folder.run(&["lapor", "-h"]).ok();
    folder.run(&["init", "--program", "x", "--help"]).ok();
    let lokasi = folder.run(&["lokasi", "--help"]).ok().out;
    assert_eq!(folder.run(&["bantuan", "lokasi"]).ok().out, lokasi);
    assert_eq!(folder.run(&["help", "site", "--bahasa", "id"]).ok().out, lokasi);
    assert_eq!(folder.run(&["bantuan"]).ok().out, folder.run(&["-h"]).ok().out);
    let version = folder.run(&["-V"]).ok().out;
    assert_eq!(version, folder.run(&["lokasi", "--versi"]).ok().out);
    assert!(version.starts_with("rapat "), "{version}");
}

#[test]
fn wrong_usage_is_one_sentence_with_a_hint() {
    let folder = Folder::new();
    for (args, says) in [
        (&["lokas"][..], &["\"lokas\" tidak dikenal", "lokasi", "rapat --help"][..]),
        (&["entah"], &["Perintah \"entah\" tidak dikenal."]),
        (&["koto"], &["\"koto\" tidak dikenal", "rapat lokasi koto"]),
        (&["lokasi", "--formt", "json"], &["--formt tidak dikenal", "--format", "rapat lokasi --help"]),
        (&["lokasi", "--format"], &["--format harus diikuti", "tabel, json, csv"]),
        (&["lokasi", "--format", "xml"], &["\"xml\"", "tabel, json, csv"]),
        (&["--bahasa", "fr", "lokasi"], &["\"fr\"", "id, en"]),
        (&["ringkas", "lagi"], &["\"lagi\" tidak diharapkan"]),
        (&["lapor", "17"], &["Yang belum disebut", "URAIAN", "--kategori"]),
        (&["init"], &["--program", "--roster"]),
        (&["--sekarang", "kemarin", "lokasi"], &["kemarin", "2026-11-24T09:00"]),
        (&["riwayat", "--jumlah", "banyak"], &["\"banyak\" bukan nomor"]),
        (&["contoh", "--benih", "-3"], &["-3"]),
        (&["atur", "17", "--per", "2026-11-20", "--tahap", "P"], &["--per tidak dikenal"]),
    ] {
        let refused = folder.run(args).code(2);
        assert_eq!(refused.out, "", "{refused}");
        no_english(&refused.err);
        for part in says {
            assert!(refused.err.contains(part), "{part}: {refused}");
        }
    }
    assert!(!folder.db().exists(), "wrong usage makes nothing");
    let english = folder.run(&["lokasi", "--bahasa=en", "--formt", "json"]).code(2).err;
    assert!(english.contains("There is no option --formt"), "{english}");
}

#[test]
fn an_argument_that_is_no_text_is_refused_in_words() {
    use std::os::unix::ffi::OsStringExt;
    let folder = Folder::new();
    let refused = folder.cmd(&["lokasi"]).arg(std::ffi::OsString::from_vec(vec![0xff, 0xfe])).run().code(2);
    no_english(&refused.err);
}

#[test]
fn options_that_hold_everywhere_stand_anywhere() {
    let folder = Folder::new();
    let before = folder.run(&["--sekarang", super::MORNING, "--bahasa", "en", "17"]).ok().out;
    let after = folder.run(&["17", "--bahasa", "en", "--sekarang", super::MORNING]).ok().out;
    assert_eq!(before, after);
    assert!(before.contains("not recorded"), "{before}");
    let named = folder.run(&["--penulis", "17", "17", "--sekarang", super::MORNING]).ok().out;
    assert!(named.contains("17 Koto Teluk"), "the first 17 is a name: {named}");
}
