//! Look-ups: the same answer as a table, as JSON and as CSV; finding, filtering, going back in time.

use super::super::kit::Folder;
use super::{at, at_nine, sample};
use serde_json::Value;
use std::collections::BTreeSet;

const SITE: &str = "nomor,kode,nama,jenis,kecamatan,sasaran,tahap,tahap_nama,fase,progres,kendala_terbuka,\
                    tindak_terbuka,tindak_terlambat,diperbarui";
const ITEM: &str = "nomor,uraian,instansi,pendukung,lokasi,tenggat,tenggat_awal,pergeseran,status,terlambat,rapat,\
                    disepakati,kendala";
const ISSUE: &str = "nomor,lokasi,kategori,uraian,tingkat,status,umur_hari,dilaporkan,penyelesai,pelapor";

fn keys(record: &Value) -> BTreeSet<&str> {
    record.as_object().unwrap().keys().map(String::as_str).collect()
}

fn columns(header: &str) -> BTreeSet<&str> {
    header.split(',').collect()
}

#[test]
fn every_look_up_answers_in_three_forms() {
    let folder = sample();
    for (args, header) in [
        (vec!["lokasi"], Some(SITE)),
        (vec!["papan"], Some(SITE)),
        (vec!["kendala"], Some(ISSUE)),
        (vec!["tindak"], Some(ITEM)),
        (vec!["lokasi", "17"], Some(SITE)),
        (vec!["riwayat"], None),
        (vec!["ringkas"], None),
    ] {
        let form = |form: &str| at_nine(&folder, &[args.as_slice(), &["--format", form]].concat()).ok();
        let json = form("json").json();
        let csv = form("csv").out;
        let table = form("tabel").out;
        assert_eq!(table, at_nine(&folder, &args).ok().out, "a table is usual");
        assert!(table.starts_with("Data contoh · Latihan\n"), "{table}");
        if let Some(header) = header {
            assert_eq!(csv.lines().next(), Some(header));
            let first = json.get(0).unwrap_or(&json);
            let missing: Vec<_> = columns(header).difference(&keys(first)).copied().collect();
            assert!(missing.is_empty(), "{missing:?}");
        }
        if let Some(list) = json.as_array() {
            let mut reader = csv::Reader::from_reader(csv.as_bytes());
            assert_eq!(reader.records().map(Result::unwrap).count(), list.len(), "{args:?}");
        }
        for line in table.lines() {
            assert!(line.chars().count() <= 80, "{args:?}: {line}");
            assert!(!line.contains(['─', '│', '\u{1b}']), "{args:?}: {line}");
        }
    }
}

#[test]
fn a_site_in_full_has_everything_and_fits_twelve_lines() {
    let folder = sample();
    let json = at_nine(&folder, &["17", "--format", "json"]).ok().json();
    assert_eq!((json["nomor"].as_u64(), json["kode"].as_str()), (Some(17), Some("15.72.03.2005")));
    assert_eq!(json["progres"], 94.75);
    let more = ["kendala", "tindak", "riwayat", "syarat"];
    let land = ["luas", "alas_hak", "skema", "koordinat", "rencana"];
    assert_eq!(keys(&json), columns(SITE).into_iter().chain(more).chain(land).collect());
    assert!(more.iter().all(|name| json[*name].as_array().is_some_and(|list| !list.is_empty())), "{json}");
    assert_eq!(keys(&json["kendala"][0]), columns(ISSUE));
    assert_eq!(keys(&json["tindak"][0]), columns(ITEM));
    assert_eq!(json["kendala"][0]["lokasi"], json["kode"]);
    let page = at_nine(&folder, &["17"]).ok().out;
    assert!(page.lines().count() <= 12, "{page}");
    for other in [vec!["15.72.03.2005"], vec!["#17"], vec!["lokasi", "Koto Teluk"], vec!["site", "17"]] {
        assert_eq!(at_nine(&folder, &other).ok().out, page, "{other:?}");
    }
}

#[test]
fn the_first_day_claims_nothing() {
    let folder = Folder::new();
    let all = at_nine(&folder, &["lokasi", "--format", "json"]).ok().json();
    let all = all.as_array().unwrap();
    assert!(all.iter().all(|site| site["tahap"].is_null() && site["progres"].is_null() && site["fase"].is_null()));
    assert!(all.iter().all(|site| site["diperbarui"].is_null() && site["sasaran"] == true));
    let everything = at_nine(&folder, &["lokasi", "--semua", "--format", "json"]).ok().json();
    assert!(everything.as_array().unwrap().len() > all.len());
    let summary = at_nine(&folder, &["ringkas", "--format", "json"]).ok().json();
    assert_eq!(summary["lokasi"], all.len());
    assert_eq!(summary["tahap"].as_array().unwrap().last().unwrap()["lokasi"], all.len());
    assert_eq!((&summary["contoh"], &summary["latihan"]), (&Value::Bool(false), &Value::Bool(true)));
}

#[test]
fn sums_add_up_to_the_number_of_sites() {
    let folder = sample();
    let summary = at_nine(&folder, &["ringkas", "--format", "json"]).ok().json();
    let sites = summary["lokasi"].as_u64().unwrap();
    let sum = |list: &Value| list.as_array().unwrap().iter().map(|part| part["lokasi"].as_u64().unwrap()).sum::<u64>();
    for name in ["tahap", "fase", "level", "kecamatan"] {
        assert_eq!(sum(&summary[name]), sites, "{name}");
    }
    for district in summary["kecamatan"].as_array().unwrap() {
        for name in ["tahap", "fase"] {
            assert_eq!(sum(&district[name]), district["lokasi"].as_u64().unwrap(), "{district}");
        }
    }
    let csv = at_nine(&folder, &["ringkas", "--format", "csv"]).ok().out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let counted: u64 = reader.records().map(|row| row.unwrap()[4].parse::<u64>().unwrap()).sum();
    assert_eq!(counted, sites);
    let board = at_nine(&folder, &["papan", "--format", "json"]).ok().json();
    let numbers: BTreeSet<u64> = board.as_array().unwrap().iter().map(|site| site["nomor"].as_u64().unwrap()).collect();
    assert_eq!(numbers.len() as u64, sites);
    let text = at_nine(&folder, &["papan"]).ok().out;
    for site in board.as_array().unwrap() {
        let cell = format!("{:>3} {} ", site["nomor"], site["nama"].as_str().unwrap());
        assert_eq!(text.matches(&cell).count(), 1, "{cell}");
    }
}

#[test]
fn filters_take_what_fits_and_only_that() {
    let folder = sample();
    let sites = |more: &[&str]| {
        let json = at_nine(&folder, &[&["lokasi", "--format", "json"], more].concat()).ok().json();
        json.as_array().unwrap().clone()
    };
    let all = sites(&[]).len();
    let finished = sites(&["--tahap", "s"]);
    assert!(!finished.is_empty() && finished.iter().all(|site| site["tahap"] == "S"));
    assert_eq!(sites(&["--tahap", "selesai"]), finished);
    assert!(sites(&["--tahap", "belum"]).iter().all(|site| site["tahap"].is_null()));
    let here = sites(&["--kecamatan", "tanah"]);
    assert!(!here.is_empty() && here.iter().all(|site| site["kecamatan"] == "Tanah Kampung"));
    assert!(sites(&["--level", "terlambat"]).iter().any(|site| site["tindak_terlambat"].as_u64() > Some(0)));
    let levels = ["terlambat", "perhatian", "menunggu", "lancar", "belum"];
    assert_eq!(levels.iter().map(|level| sites(&["--level", level]).len()).sum::<usize>(), all);
    let theirs = sites(&["--instansi", "pupr"]).len();
    assert!(theirs > 0 && theirs < all);
    let says = at_nine(&folder, &["lokasi", "--kecamatan", "tanah"]).ok().out;
    assert!(says.contains(&format!("{} dari {all} lokasi", here.len())), "{says}");
}

#[test]
fn promises_and_obstacles_are_found_by_who_where_and_when() {
    let folder = sample();
    let list = |args: &[&str]| {
        let json = at_nine(&folder, &[args, &["--format", "json"]].concat()).ok().json();
        json.as_array().unwrap().clone()
    };
    let open = list(&["tindak"]);
    assert!(open.iter().all(|item| item["disepakati"].is_string() && item["status"] != "selesai"));
    let late = list(&["tindak", "--terlambat"]);
    assert!(!late.is_empty() && late.len() < open.len() && late.iter().all(|item| item["terlambat"] == true));
    let everything = list(&["tindak", "--semua"]);
    assert!(everything.iter().any(|item| item["disepakati"].is_null()), "proposals");
    assert!(everything.iter().any(|item| item["status"] == "selesai"));
    let sealed = list(&["action", "--semua", "--rapat", "3"]);
    assert!(!sealed.is_empty() && sealed.iter().all(|item| item["rapat"] == 3));
    let theirs = list(&["tindak", "--instansi", "dinas koperasi"]);
    let is_theirs = |item: &Value| {
        let helps = item["pendukung"].as_array().unwrap().iter().any(|code| code == "dinkop");
        item["instansi"] == "dinkop" || helps
    };
    assert!(!theirs.is_empty() && theirs.iter().all(is_theirs));

    let obstacles = list(&["kendala"]);
    assert!(obstacles.iter().all(|issue| issue["status"] == "terbuka"));
    assert_eq!(obstacles[0]["tingkat"], "berat", "the gravest first");
    let old = list(&["issue", "--terlambat"]);
    assert!(!old.is_empty() && old.iter().all(|issue| issue["umur_hari"].as_u64() >= Some(14)));
    let one = obstacles[0]["lokasi"].as_str().unwrap();
    assert!(list(&["kendala", "--lokasi", one]).iter().all(|issue| issue["lokasi"] == one));
    assert!(list(&["kendala", "--semua"]).iter().any(|issue| issue["status"] == "beres"));
    let reported = list(&["kendala", "--semua", "--rapat", "4"]);
    assert!(!reported.is_empty() && reported.len() < list(&["kendala", "--semua"]).len());
}

#[test]
fn what_is_not_one_site_is_never_guessed() {
    let folder = sample();
    let several = at_nine(&folder, &["lokasi", "koto tengah"]).code(4);
    assert_eq!(several.out, "");
    assert!(several.err.contains("8  Koto Tengah (Pesisir Bukit)  15.72.02.2005"), "{several}");
    assert!(several.err.contains("33  Koto Tengah (Tanah Kampung)"), "{several}");
    let unquoted = at_nine(&folder, &["lokasi", "koto", "tengah"]).code(4);
    assert_eq!(unquoted.err, several.err);
    at_nine(&folder, &["lokasi", "sri", "menanti", "--format", "json"]).ok();
    at_nine(&folder, &["lokasi", ""]).code(3);
    let two = at_nine(&folder, &["17", "18"]).code(3);
    assert!(two.err.contains("\"17 18\""), "{two}");
    let none = at_nine(&folder, &["17777"]).code(3);
    assert_eq!((none.out.as_str(), none.err.as_str()), ("", "Tidak ada lokasi \"17777\".\n"));
    let near = at_nine(&folder, &["lokasi", "srimenanti sekali"]).code(3);
    assert!(near.err.contains("Srimenanti"), "{near}");
    at_nine(&folder, &["lokasi", "sri menanti"]).ok();
    at_nine(&folder, &["lokasi", "66"]).ok();
    at_nine(&folder, &["kendala", "--instansi", "tidak ada"]).code(3);
    at_nine(&folder, &["tindak", "--rapat", "99"]).code(3);
    at_nine(&folder, &["riwayat", "TL-999"]).code(3);
    at_nine(&folder, &["lokasi", "--kecamatan", "jakarta"]).code(3);
}

#[test]
fn the_past_is_what_was_known_then() {
    let folder = Folder::new();
    at(&folder, "2026-11-20T09:00", &["atur", "17", "--tahap", "U"]).ok();
    at(&folder, "2026-11-22T09:00", &["atur", "17", "--tahap", "P", "--progres", "5"]).ok();
    at(&folder, "2026-11-22T10:00", &["lapor", "17", "Banjir", "--kategori", "kondisi-lahan"]).ok();
    let stage = |per: &str| at_nine(&folder, &["17", "--per", per, "--format", "json"]).ok().json();
    assert_eq!(stage("2026-11-21")["tahap"], "U");
    assert_eq!(stage("21/11")["kendala_terbuka"], 0);
    assert_eq!(stage("2026-11-22")["tahap"], "P");
    assert_eq!(stage("2026-11-22")["kendala"][0]["umur_hari"], 0, "today is that day");
    assert_eq!(at_nine(&folder, &["17", "--format", "json"]).ok().json()["kendala"][0]["umur_hari"], 2);
    let history = at_nine(&folder, &["riwayat", "17", "--per", "2026-11-20", "--format", "json"]).ok().json();
    assert_eq!(history.as_array().unwrap().iter().filter(|row| row["hal"] == "tahap").count(), 1);
    let before = at_nine(&folder, &["ringkas", "--per", "2026-11-19"]).code(3);
    assert!(before.err.contains("Kamis, 19 November 2026"), "{before}");
    let table = at_nine(&folder, &["lokasi", "--per", "2026-11-21"]).ok().out;
    assert!(table.contains("Keadaan per Sabtu, 21 November 2026"), "{table}");
}

#[test]
fn what_changed_is_told_from_then_to_now() {
    let folder = sample();
    let since = |args: &[&str]| at_nine(&folder, &[&["ringkas", "--format", "json"], args].concat()).ok().json();
    assert!(since(&[])["sejak"].is_null());
    let last = since(&["--sejak", "4"]);
    assert_eq!((&last["sejak"]["rapat"], &last["sejak"]["tanggal"]), (&Value::from(4), &Value::from("2026-11-19")));
    let first = since(&["--sejak", "1"]);
    let count = |summary: &Value| summary["sejak"]["perubahan"].as_array().unwrap().len();
    assert!(count(&last) > 0 && count(&last) < count(&first));
    assert_eq!(count(&since(&["--sejak", "20/11"])), count(&last), "nothing was recorded on the evening of the 19th");
    at_nine(&folder, &["ringkas", "--sejak", "9"]).code(3);
    at_nine(&folder, &["ringkas", "--sejak", "kemarin"]).code(2);
}

#[test]
fn history_tells_who_when_and_from_what_to_what() {
    let folder = Folder::new();
    at_nine(&folder, &["--penulis", "Notulis A", "atur", "17", "--tahap", "U"]).ok();
    at_nine(&folder, &["--penulis", "Notulis B", "atur", "17", "--tahap", "P", "--alasan", "sudah digali"]).ok();
    let rows = at_nine(&folder, &["riwayat", "17", "--jumlah", "1", "--format", "json"]).ok().json();
    assert_eq!(rows.as_array().unwrap().len(), 1);
    let row = &rows[0];
    assert_eq!((&row["oleh"], &row["sebelum"], &row["sesudah"]), (&"Notulis B".into(), &"U".into(), &"P".into()));
    assert_eq!((&row["alasan"], &row["hal"]), (&"sudah digali".into(), &"tahap".into()));
    assert_eq!(row["waktu"], "2026-11-24T09:00:00+07:00");
    let table = at_nine(&folder, &["log", "17"]).ok().out;
    let words: Vec<&str> = table.split_whitespace().collect();
    assert!(words.join(" ").contains("Koto Teluk · tahap: Usulan lokasi →"), "{table}");
    let newest_first = table.find("Notulis B").unwrap() < table.find("Notulis A").unwrap();
    assert!(newest_first, "{table}");
}

#[test]
fn the_same_question_has_the_same_bytes() {
    let (one, two) = (sample(), sample());
    for args in [vec!["ringkas", "--sejak", "2"], vec!["papan"], vec!["riwayat", "--format", "json"], vec!["17"]] {
        let answer = at_nine(&one, &args).ok().bytes;
        assert_eq!(at_nine(&one, &args).ok().bytes, answer, "{args:?}");
        assert_eq!(at_nine(&two, &args).ok().bytes, answer, "{args:?}: the same seed gives the same data");
    }
    let other = Folder::new();
    at_nine(&other, &["contoh", "--db", &other.db().to_string_lossy(), "--benih", "7"]).ok();
    assert_ne!(at_nine(&other, &["papan"]).ok().out, at_nine(&one, &["papan"]).ok().out);
}

#[test]
fn nobody_there_to_read_is_a_quiet_end() {
    let folder = sample();
    for args in [vec!["lokasi"], vec!["riwayat", "--jumlah", "9999", "--format", "json"], vec!["--help"], vec!["papan"]]
    {
        let ended = folder.cmd(&args).closed_pipe().run().ok();
        assert_eq!(ended.err, "", "{args:?}");
    }
}

#[test]
fn ascii_is_ascii_and_colour_never_reaches_a_pipe() {
    let folder = sample();
    for args in [vec!["papan"], vec!["ringkas"], vec!["17"], vec!["riwayat"], vec!["--help"]] {
        let said = at_nine(&folder, &[&["--ascii"], args.as_slice()].concat()).ok().out;
        assert!(said.is_ascii(), "{said}");
    }
    let plain = at_nine(&folder, &["ringkas"]).ok().out;
    assert_eq!(folder.cmd(&["--sekarang", super::MORNING, "ringkas"]).env("NO_COLOR", "1").run().ok().out, plain);
    assert_eq!(at_nine(&folder, &["ringkas", "--tanpa-warna"]).ok().out, plain);
    assert!(!plain.contains('\u{1b}'));
}

#[test]
fn a_terminal_gets_a_line_under_headings_and_its_own_width() {
    let folder = sample();
    let mut wide = folder.seat(&["--sekarang", super::MORNING, "lokasi"]).size(120, 90).open();
    assert_eq!(wide.wait_exit(), 0);
    let screen = wide.screen();
    assert!(screen.has("───") && screen.has("perlu perhatian"), "{}", screen.text());
    let mut ascii = folder.seat(&["--sekarang", super::MORNING, "--ascii", "lokasi"]).size(60, 90).open();
    assert_eq!(ascii.wait_exit(), 0);
    assert!(ascii.screen().has("---") && !ascii.screen().has("─"), "{}", ascii.screen().text());
}
