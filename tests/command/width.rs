//! Every look-up at every width: nothing is wider than it is told to be, and what is asked by phone stands in the first
//! lines.

use super::super::kit::Folder;
use super::{MORNING, at_nine, sample};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// The widths: a phone, half a window, a terminal, a wide one.
const WIDTHS: [usize; 4] = [40, 60, 80, 120];
/// As many columns where nobody says how many.
const USUAL: usize = 80;
/// A paper that is written as text and kept.
const PAPER: usize = 96;
/// What a person asks by phone has so many lines.
const SHORT: usize = 12;
/// What fits a phone of twenty rows, with the prompt beneath it.
const SHORT_ON_A_PHONE: usize = 19;

/// What is asked, at least once for each command that answers.
const ASKED: &[&[&str]] = &[
    &["17"],
    &["4", "--lengkap"],
    &["lokasi"],
    &["lokasi", "--semua"],
    &["lokasi", "--perlu-dibahas"],
    &["lokasi", "--level", "terlambat"],
    &["papan"],
    &["papan", "--kecamatan", "kumun"],
    &["ringkas"],
    &["ringkas", "--sejak", "3"],
    &["ringkas", "--lengkap", "--sejak", "1"],
    &["kendala"],
    &["kendala", "--semua"],
    &["kendala", "K-1"],
    &["kendala", "29"],
    &["kendala", "1", "--lengkap"],
    &["tindak", "44", "--lengkap"],
    &["tindak", "TL-59"],
    &["tindak", "2"],
    &["kendala", "--terlambat"],
    &["tindak"],
    &["tindak", "--semua"],
    &["tindak", "--terlambat"],
    &["tindak", "--kelompok", "instansi"],
    &["tindak", "--tanda", "dinaikkan"],
    &["tindak", "--rapat", "4"],
    &["instansi"],
    &["instansi", "--semua"],
    &["instansi", "dinkop"],
    &["instansi", "agrinas", "--lengkap"],
    &["instansi", "camat-kumun-debai"],
    &["instansi", "kades-air-teluh"],
    &["cari", "lahan"],
    &["cari", "tidak ada yang begini"],
    &["grafik"],
    &["riwayat", "--jumlah", "40"],
    &["riwayat", "17"],
    &["daftar"],
    &["daftar", "4"],
    &["daftar", "4", "--disepakati"],
    &["daftar", "4", "--tinjau"],
    &["hadir", "--rapat", "4"],
    &["acara", "--rapat", "4"],
    &["bahas"],
    &["syarat", "17"],
    &["setelan"],
    &["kunci", "daftar"],
    &["pribadi", "17"],
    &["periksa"],
    &["layar", "--tinggi", "2", "--jarak", "8"],
    &["notula", "--format", "txt"],
    &["undangan", "--format", "txt"],
    &["ringkas", "--format", "txt"],
    &["pelengkap", "--help"],
    &["--help"],
];

/// What is meant to be pasted into a messenger, or to be read by a spreadsheet, has lines as they are there, and help is as
/// wide as the terminal.
fn has_own_lines(command: &str) -> bool {
    matches!(command, "pesan" | "ekspor" | "pelengkap" | "--help")
}

/// A paper is as wide as a sheet of paper where nobody says how wide the window is.
fn is_paper(asked: &[&str]) -> bool {
    asked.contains(&"txt")
}

/// The name of the command that a line is about.
fn command<'a>(line: &[&'a str]) -> &'a str {
    let first = line.first().copied().unwrap_or_default();
    if first.bytes().all(|byte| byte.is_ascii_digit()) { "lokasi" } else { first }
}

/// Insists on lines that a terminal of this width shows as they are.
#[track_caller]
fn fits(said: &str, width: usize, about: &str) {
    assert!(!said.trim().is_empty(), "{about} says nothing");
    for line in said.lines() {
        assert!(line.width() <= width, "{about} at {width} columns:\n{line}\n{}", line.width());
        assert_eq!(line, line.trim_end(), "{about} at {width} columns ends a line with blanks");
        assert!(!line.contains(char::is_control), "{about}: {line:?}");
    }
    // A paper has room for a signature.
    assert!(about.ends_with("txt") || !said.contains("\n\n\n"), "{about} at {width} columns leaves two lines empty");
}

#[test]
fn no_answer_is_wider_than_it_is_told_to_be() {
    let folder = sample();
    for asked in ASKED {
        let about = asked.join(" ");
        let usual = at_nine(&folder, asked).ok().out;
        fits(&usual, if is_paper(asked) { PAPER } else { USUAL }, &about);
        for width in WIDTHS.into_iter().filter(|_| !has_own_lines(command(asked))) {
            let told = width.to_string();
            let said = at_nine(&folder, &[asked, ["--lebar", told.as_str()].as_slice()].concat()).ok().out;
            fits(&said, width, &about);
            if width == USUAL && !is_paper(asked) {
                assert_eq!(said, usual, "{about}: the usual width is told");
            }
        }
    }
}

#[test]
fn every_command_that_answers_is_asked_here() {
    let folder = Folder::new();
    let help = at_nine(&folder, &["--help"]).ok().out;
    let names = help.lines().filter_map(|line| line.strip_prefix("  ")?.split_once("  "));
    let names: BTreeSet<&str> = names
        .map(|(name, _)| name)
        .filter(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase()))
        .collect();
    assert!(names.len() > 30, "{names:?}");
    let asked: BTreeSet<&str> = ASKED.iter().map(|line| command(line)).collect();
    for name in names {
        let answers = at_nine(&folder, &[name, "--help"]).ok().out.contains("  --per ");
        assert!(!answers || asked.contains(name) || has_own_lines(name), "{name} is not asked at every width");
    }
}

#[test]
fn a_terminal_is_answered_in_its_own_width() {
    let folder = sample();
    for asked in ASKED.iter().filter(|asked| !has_own_lines(command(asked))) {
        let about = asked.join(" ");
        let told = at_nine(&folder, &[asked, ["--lebar", "40"].as_slice()].concat()).ok().out;
        let mut seat = folder.seat(&[["--sekarang", MORNING].as_slice(), asked].concat()).size(40, 400).open();
        assert_eq!(seat.wait_exit(), 0, "{about}");
        let is_rule = |row: &String| !row.is_empty() && row.chars().all(|c| c == '─');
        let seen: Vec<String> = seat.screen().rows().iter().map(|row| row.trim_end().to_owned()).collect();
        let seen: Vec<String> = seen.into_iter().filter(|row| !row.is_empty() && !is_rule(row)).collect();
        let told: Vec<&str> = told.lines().filter(|line| !line.is_empty()).collect();
        // Of what is longer than the screen the end is seen.
        let told = &told[told.len().saturating_sub(seen.len())..];
        let differs = seen.iter().zip(told).find(|(seen, told)| seen != told);
        assert_eq!((differs, seen.len()), (None, told.len()), "{about}");
    }
}

/// What can be asked about one record of a list: the command with its number or code.
fn each(folder: &Folder, command: &str, key: &str) -> Vec<String> {
    let listed = at_nine(folder, &[command, "--semua", "--format", "json"]).ok().json();
    let keys = listed.as_array().unwrap().iter().map(|record| record[key].to_string());
    keys.map(|key| format!("{command} {}", key.trim_matches('"'))).collect()
}

#[test]
fn what_is_asked_by_phone_is_short_and_says_where_the_rest_is() {
    let folder = sample();
    let records =
        [("lokasi", "nomor"), ("tindak", "nomor"), ("kendala", "nomor"), ("instansi", "kode"), ("daftar", "kode")];
    let asked: Vec<String> = records.iter().flat_map(|(command, key)| each(&folder, command, key)).collect();
    assert!(asked.len() > 250, "{}", asked.len());
    let mut whole = 0;
    for about in asked.iter().map(String::as_str).chain(["ringkas"]) {
        let words: Vec<&str> = about.split(' ').collect();
        for (width, most) in [("80", SHORT), ("40", SHORT_ON_A_PHONE)] {
            let said = at_nine(&folder, &[words.as_slice(), &["--lebar", width]].concat()).ok().out;
            assert!(said.lines().count() <= most, "{about} at {width}: {}\n{said}", said.lines().count());
            // A line that is cut on a phone says too little.
            let is_cut = said.contains('…') && about != "ringkas";
            assert!(width == "80" || !is_cut, "{about} at {width}:\n{said}");
            if !said.contains("Selengkapnya: rapat ") {
                let all = at_nine(&folder, &[words.as_slice(), &["--lebar", width, "--lengkap"]].concat()).ok().out;
                assert_eq!(said, all, "{about} at {width} is not all of it, and does not say so");
                whole += 1;
            }
        }
    }
    assert!(whole > 0, "what is short anyway needs no second question");
}

/// The first lines of an answer, as one line.
fn first_lines(folder: &Folder, asked: &[&str]) -> String {
    let said = at_nine(folder, asked).ok().out;
    said.lines().take(SHORT).map(str::trim).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_first_lines_hold_what_was_asked_for() {
    let folder = sample();
    let json = |asked: &[&str]| at_nine(&folder, &[asked, ["--format", "json"].as_slice()].concat()).ok().json();

    let sums = json(&["ringkas"]);
    let summary = first_lines(&folder, &["ringkas"]);
    for wanted in [
        format!("{} lokasi", sums["lokasi"]),
        format!("{} kendala terbuka", sums["kendala_terbuka"]),
        format!("{} tindak lanjut berjalan", sums["tindak_semua"]),
        format!("{} terlambat", sums["terlambat_semua"]),
        format!("TL-{} ", sums["terlambat"][0]["nomor"]),
        "Sejak Rapat 4 (Kam 19 Nov): ".to_owned(),
    ] {
        assert!(summary.contains(&wanted), "{wanted}: {summary}");
    }

    let site = json(&["17"]);
    let page = first_lines(&folder, &["17"]);
    let tag = |list: &str, letters: &str| format!("{letters}-{} ", site[list][0]["nomor"]);
    for wanted in ["17 Koto Teluk", "Hamparan Rawang", "menunggu", "Finishing", "94,75 %", "19 dari 28 ada"] {
        assert!(page.contains(wanted), "{wanted}: {page}");
    }
    assert!(page.contains(&tag("kendala", "K")) && page.contains(&tag("tindak", "TL")), "{page}");

    let owes = json(&["instansi", "dinkop"]);
    let agency = first_lines(&folder, &["instansi", "dinkop"]);
    for wanted in [
        format!("{} tindak lanjut berjalan, {} terlambat", owes["berjalan"], owes["terlambat"]),
        "menepati 1 dari 2".to_owned(),
        format!("TL-{} ", owes["janji"][0]["nomor"]),
    ] {
        assert!(agency.contains(&wanted), "{wanted}: {agency}");
    }

    let late = json(&["tindak", "--terlambat"]);
    let count = late.as_array().map_or(0, Vec::len);
    let first = first_lines(&folder, &["tindak", "--terlambat"]);
    assert!(first.contains(&format!("{count} tindak lanjut terlambat TL-{} ", late[0]["nomor"])), "{first}");
    let all = first_lines(&folder, &["instansi"]);
    assert!(all.contains("terlambat Instansi  "), "{all}");
    let meeting = first_lines(&folder, &["daftar", "4"]);
    assert!(meeting.contains("14 disepakati") && meeting.contains("Hadir 83"), "{meeting}");
}

#[test]
fn promises_come_by_the_day_on_which_they_are_due() {
    let folder = sample();
    let items = at_nine(&folder, &["tindak", "--format", "json"]).ok().json();
    let due = |item: &serde_json::Value| match item["tenggat"].as_str() {
        // The next meeting is planned for that day.
        Some("rapat-berikutnya") => "2026-11-26".to_owned(),
        Some(day) => day.to_owned(),
        None => "9".to_owned(),
    };
    let days: Vec<String> = items.as_array().unwrap().iter().map(due).collect();
    assert!(days.is_sorted(), "{days:?}");
}

#[test]
fn a_width_that_is_none_is_refused() {
    let folder = sample();
    for width in ["5", "9000", "lebar", "-40"] {
        at_nine(&folder, &["17", "--lebar", width]).code(2);
    }
}
