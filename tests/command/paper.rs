//! Paper from the command line: minutes, invitation, the page that says what changed; and what happens where they cannot
//! be written.

use super::super::kit::{Folder, Output};
use super::{at_nine, sample};
use std::fs;

/// What lies in the folder beside the database, by name.
fn files(folder: &Folder) -> Vec<String> {
    let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap());
    let names = names.filter(|entry| entry.file_type().unwrap().is_file());
    let names = names.map(|entry| entry.file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| !name.contains(".db")).collect();
    names.sort();
    names
}

#[track_caller]
fn refused(folder: &Folder, said: &Output, left: &[&str]) {
    assert_eq!(said.code, 1, "{said}");
    assert!(said.err.contains("Tidak ada berkas setengah jadi"), "{said}");
    assert_eq!(files(folder), left, "{said}");
}

/// Runs in a shell, for what only a shell can set up.
fn shell(folder: &Folder, script: &str) -> Output {
    let rapat = env!("CARGO_BIN_EXE_rapat");
    folder.cmd_of("sh", &["-c", &script.replace("rapat ", &format!("{rapat} --sekarang 2026-11-24T09:00 "))]).run()
}

#[test]
fn the_invitation_names_what_is_urgent_and_why_and_has_a_sheet_to_sign() {
    let folder = sample();
    let letter = at_nine(&folder, &["undangan"]).ok().out;
    for part in [
        "UNDANGAN RAPAT",
        "Kamis, 26 November 2026",
        "8 di antaranya terlambat",
        "47 dari 65 lokasi memerlukan perhatian",
        "Camat Kumun Debai",
        "Tanda tangan",
    ] {
        assert!(letter.contains(part), "{part}\n{letter}");
    }
    let order = ["Terlambat\n", "Terhambat kendala\n", "Segera jatuh tempo\n", "Lama tanpa kabar\n"];
    let stands: Vec<usize> = order.iter().map(|head| letter.find(head).unwrap_or_else(|| panic!("{head}"))).collect();
    assert!(stands.is_sorted(), "{stands:?}");
    for (format, begins) in [("docx", "PK"), ("pdf", "%PDF"), ("md", "**Data"), ("html", "<!DOCTYPE"), ("txt", " ")] {
        let name = format!("undangan.{format}");
        at_nine(&folder, &["undangan", "4", "-o", &name]).ok();
        let bytes = fs::read(folder.file(&name)).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{format}");
        let again = format!("lagi.{format}");
        at_nine(&folder, &["undangan", "4", "-o", &again]).ok();
        assert_eq!(fs::read(folder.file(&again)).unwrap(), bytes, "{format}");
    }
}

#[test]
fn an_invitation_needs_a_meeting_that_is_planned() {
    let folder = Folder::new();
    let none = at_nine(&folder, &["undangan"]).code(3);
    assert!(none.err.contains("Tidak ada rapat yang direncanakan"), "{none}");
    at_nine(&folder, &["rencana", "Rapat pertama", "--tanggal", "2026-11-26"]).ok();
    let letter = at_nine(&folder, &["undangan"]).ok().out;
    assert!(letter.contains("Pembukaan dan arahan pimpinan") && letter.contains("Rapat pertama"), "{letter}");
    at_nine(&folder, &["undangan", "9"]).code(3);
    let sites = at_nine(&folder, &["--bahasa", "en", "undangan"]).ok().out;
    assert!(sites.contains("INVITATION TO A MEETING"), "{sites}");
}

#[test]
fn what_changed_fits_one_page_and_says_with_what_it_compares() {
    let folder = sample();
    let page = at_nine(&folder, &["ringkas", "--sejak", "2", "--format", "md"]).ok().out;
    assert!(page.contains("Perubahan sejak rapat ke-2, Kamis, 5 November 2026"), "{page}");
    assert!(page.contains("Jumlah lokasi"), "{page}");
    for since in ["1", "2", "3", "4", "2026-10-01", "2026-11-24"] {
        let pdf = at_nine(&folder, &["ringkas", "--sejak", since, "--format", "pdf"]).ok().bytes;
        let pages = lopdf::Document::load_mem(&pdf).unwrap().get_pages().len();
        assert_eq!(pages, 1, "{since}");
    }
    let quiet = at_nine(&folder, &["ringkas", "--sejak", "2026-11-24", "--format", "txt"]).ok().out;
    assert!(quiet.contains("Tidak ada perubahan."), "{quiet}");
    let last = at_nine(&folder, &["ringkas", "-o", "apa.html"]).ok();
    assert!(last.out.contains("sejak rapat ke-4") && folder.read("apa.html").starts_with("<!DOCTYPE"), "{last}");
    let wrong = at_nine(&folder, &["ringkas", "--format", "json", "-o", "apa.json"]).code(2);
    assert!(wrong.err.contains("-o hanya untuk") && files(&folder) == ["apa.html"], "{wrong}");
    let fresh = Folder::new();
    let none = at_nine(&fresh, &["ringkas", "--format", "md"]).code(3);
    assert!(none.err.contains("--sejak"), "{none}");
}

#[test]
fn a_file_is_never_replaced_unasked_and_a_link_or_a_device_stays_what_it_is() {
    let folder = sample();
    folder.write("n.pdf", "milik orang lain");
    let kept = at_nine(&folder, &["notula", "-o", "n.pdf"]).code(1);
    assert!(kept.err.contains("sudah ada dan tidak diubah") && kept.err.contains("--timpa"), "{kept}");
    assert_eq!(folder.read("n.pdf"), "milik orang lain");
    std::os::unix::fs::symlink("n.pdf", folder.file("tautan.pdf")).unwrap();
    at_nine(&folder, &["notula", "-o", "tautan.pdf", "--timpa"]).ok();
    assert!(fs::symlink_metadata(folder.file("tautan.pdf")).unwrap().is_symlink());
    assert!(fs::read(folder.file("n.pdf")).unwrap().starts_with(b"%PDF"));
    let full = at_nine(&folder, &["notula", "--format", "pdf", "-o", "/dev/full", "--timpa"]);
    refused(&folder, &full, &["n.pdf"]);
    at_nine(&folder, &["notula", "--format", "pdf", "-o", "/dev/null"]).ok();
}

#[test]
fn a_folder_that_is_full_or_closed_gets_no_half_file() {
    let folder = sample();
    for format in ["docx", "pdf"] {
        let said = shell(&folder, &format!("ulimit -f 80; rapat notula 4 -o n.{format}"));
        refused(&folder, &said, &[]);
    }
    let piped = shell(&folder, "rapat notula 4 --format pdf > /dev/full");
    assert!(piped.code != 0 && !piped.err.is_empty(), "{piped}");
    let nowhere = at_nine(&folder, &["notula", "-o", "tidak/ada/n.pdf"]);
    refused(&folder, &nowhere, &[]);
    // Rights do not hold for the system's administrator; a place where nothing can be made does.
    let closed = at_nine(&folder, &["notula", "-o", "/proc/self/n.pdf"]);
    refused(&folder, &closed, &[]);
    let shut = folder.file("home");
    fs::set_permissions(&shut, std::os::unix::fs::PermissionsExt::from_mode(0o500)).unwrap();
    let said = at_nine(&folder, &["notula", "-o", "home/n.pdf"]);
    fs::set_permissions(&shut, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    if said.code == 1 {
        refused(&folder, &said, &[]);
        assert_eq!(fs::read_dir(shut).unwrap().count(), 0);
    }
}
