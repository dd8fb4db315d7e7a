//! Keys for SSH on the command line: let in, listed, chosen for, shut out; and what is no key at all.

use super::super::kit::Folder;
use super::at_nine;

const CAMAT: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC8RmhmpJRjbHCsdE6yxl9Pb6mJ8+kGFsLRRk3rVxXTm";
const OTHER: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB9dG4kjRhQTtWTVzd2t27+t0DEHBPW7iOD23TUiYLio";

#[test]
fn a_key_comes_as_a_line_as_words_as_a_file_or_from_the_input() {
    let folder = Folder::new();
    let line = format!("{CAMAT} camat@laptop");
    let said = at_nine(&folder, &["kunci", "tambah", &line, "--untuk", "Camat  Kumun", "--format", "json"]).ok().json();
    let key = &said["kunci"];
    assert_eq!(key["pemegang"], "Camat Kumun");
    assert_eq!(key["peran"], "pembaca", "who is given nothing reads");
    assert_eq!(key["kunci"], CAMAT, "the comment is nobody's business");
    assert!(key["sidik"].as_str().is_some_and(|print| print.starts_with("SHA256:")), "{key}");

    let again = at_nine(&folder, &["kunci", "tambah", &line, "--untuk", "Orang lain"]).code(1);
    assert!(again.err.contains("Camat Kumun"), "{again}");

    let file = folder.write("lain.pub", format!("# kantor\n\n{OTHER} laptop\n"));
    let file = file.to_string_lossy();
    at_nine(&folder, &["key", "add", &file, "--untuk", "Ekonomi", "--peran", "secretariat"]).ok();
    let keys = at_nine(&folder, &["kunci", "--format", "json"]).ok().json();
    let roles: Vec<_> = keys.as_array().unwrap().iter().map(|key| key["peran"].as_str().unwrap()).collect();
    assert_eq!(roles, ["pembaca", "sekretariat"]);
    let server = at_nine(&folder, &["kunci", "daftar", "--format", "sshd", "--peran", "pembaca"]).ok();
    assert_eq!(server.out, format!("restrict,pty {CAMAT} Camat_Kumun\n"));

    let folder = Folder::new();
    let input = folder.cmd(&["kunci", "tambah", "-", "--untuk", "Camat", "--sekarang", super::MORNING]);
    input.stdin(format!("{CAMAT}\n")).run().ok();
    let words: Vec<&str> = OTHER.split(' ').collect();
    at_nine(&folder, &["kunci", "tambah", words[0], words[1], "nama@laptop", "--untuk", "Lurah"]).ok();
    assert!(at_nine(&folder, &["kunci"]).ok().out.contains("Lurah"));
}

#[test]
fn what_must_not_come_is_refused_aloud_and_nothing_is_made() {
    let folder = Folder::new();
    let begin = |kind: &str| ["-----BEGIN ", kind, " KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n"].concat();
    let private = folder.write("id_ed25519", begin("OPENSSH PRIVATE"));
    let old = folder.write("id_rsa", begin("RSA PRIVATE"));
    let putty = folder.write("kunci.ppk", "PuTTY-User-Key-File-3: ssh-ed25519\n");
    for file in [private, old, putty] {
        let refused = at_nine(&folder, &["kunci", "tambah", &file.to_string_lossy(), "--untuk", "Camat"]).code(2);
        assert!(refused.err.contains("PRIBADI") && refused.err.contains(".pub"), "{refused}");
        assert!(!refused.err.contains("b3BlbnNz"), "it is never said again: {refused}");
    }
    for (typed, says) in [
        ("ssh-dss AAAAB3NzaC1kc3MAAACBAP", "ssh-dss"),
        ("ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1l", "tidak diterima"),
        ("ssh-ed25519 AAAA", "bukan kunci publik"),
        (
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDGy/Ulyf4TgpXeYWIlmPpeVtjqv6ry4krZK6gWixUR9+cxSx5eVRvMPrf/pmjFfaUFIdEYnnPCNXkX2s5pRzxHlG+ybjFjKNFzGxIuOXKA0bwYuTv1rPBI9gHQBHQNnNyyZUdEOHpk5jMBHVWVpR1ePDKHQ6S2XSSwy1IyJqDJ5Q==",
            "terlalu lemah",
        ),
        ("halo", "bukan kunci publik"),
        ("/etc/passwd", "bukan kunci publik"),
        (&format!("{CAMAT}\n{OTHER}"), "satu per satu"),
    ] {
        let refused = at_nine(&folder, &["kunci", "tambah", typed, "--untuk", "Camat"]).code(2);
        assert!(refused.err.contains(says), "{typed}: {refused}");
    }
    for typed in ["tiada.pub", "./tiada", "/tiada/id_ed25519.pub", "~/.ssh/tiada.pub"] {
        let refused = at_nine(&folder, &["kunci", "tambah", typed, "--untuk", "Camat"]).code(3);
        assert!(refused.err.contains(&format!("Berkas {typed} tidak ada")), "{typed}: {refused}");
    }
    at_nine(&folder, &["kunci", "tambah", CAMAT]).code(2);
    assert!(!folder.db().exists());
}

#[test]
fn a_key_is_shut_out_with_a_reason_and_let_in_again() {
    let folder = Folder::new();
    at_nine(&folder, &["kunci", "tambah", CAMAT, "--untuk", "Camat Kumun"]).ok();
    at_nine(&folder, &["kunci", "tambah", OTHER, "--untuk", "Camat Tanah Kampung"]).ok();
    let several = at_nine(&folder, &["kunci", "cabut", "camat", "--alasan", "x"]).code(4);
    assert!(several.err.contains("SHA256:"), "{several}");
    at_nine(&folder, &["kunci", "cabut", "tiada", "--alasan", "x"]).code(3);
    at_nine(&folder, &["kunci", "cabut", "kumun"]).code(2);
    let gone =
        at_nine(&folder, &["kunci", "cabut", "kumun", "--alasan", "Pindah tugas", "--format", "json"]).ok().json();
    let print = gone["kunci"]["sidik"].as_str().unwrap().to_owned();
    assert_eq!((&gone["kunci"]["keadaan"], &gone["kunci"]["alasan"]), (&"dicabut".into(), &"Pindah tugas".into()));
    let listed = at_nine(&folder, &["kunci"]).ok();
    assert!(!listed.out.contains("Kumun"), "{listed}");
    assert!(at_nine(&folder, &["kunci", "--semua"]).ok().out.contains("dicabut"));
    assert!(at_nine(&folder, &["kunci", "cabut", &print[..15], "--alasan", "x"]).ok().out.contains("sudah dicabut"));
    at_nine(&folder, &["urungkan"]).ok();
    assert!(at_nine(&folder, &["kunci"]).ok().out.contains("Kumun"), "taking back lets it in again");
    at_nine(&folder, &["ulangi"]).ok();
    let back = ["kunci", "tambah", CAMAT, "--untuk", "Camat Baru", "--peran", "sekretariat", "--format", "json"];
    let back = at_nine(&folder, &back).ok().json();
    assert_eq!(back["kunci"]["keadaan"], "berlaku");
    assert_eq!((&back["kunci"]["pemegang"], &back["kunci"]["peran"]), (&"Camat Baru".into(), &"sekretariat".into()));
    at_nine(&folder, &["periksa"]).ok();
}

#[test]
fn what_its_holder_likes_is_set_by_the_rules_of_the_personal_file() {
    let folder = Folder::new();
    at_nine(&folder, &["kunci", "tambah", CAMAT, "--untuk", "Camat"]).ok();
    at_nine(&folder, &["kunci", "setel", "camat", "tema=gelap", "ascii=true", "tombol.urut=z"]).ok();
    for wrong in ["tema=merah", "tombol.urut=k", "tombol.entah=z", "entah=1", "ascii=ya", "penulis=Saya", "=x"] {
        let refused = at_nine(&folder, &["kunci", "setel", "camat", wrong]).code(2);
        assert!(!refused.err.is_empty(), "{wrong}");
    }
    at_nine(&folder, &["kunci", "setel", "camat"]).code(2);
    let said = at_nine(&folder, &["kunci", "setel", "camat", "tema=", "--format", "json"]).ok().json();
    let names: Vec<_> = said["kunci"]["pilihan"].as_array().unwrap().iter().map(|one| one["nama"].clone()).collect();
    assert_eq!(names, ["ascii", "tombol.urut"]);
}
