//! The gate for who comes over SSH, as the server runs it: the key's note and the command in the environment.

use super::super::kit::{Cmd, Folder};
use super::sample;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

const READER: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC8RmhmpJRjbHCsdE6yxl9Pb6mJ8+kGFsLRRk3rVxXTm";
const WRITER: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB9dG4kjRhQTtWTVzd2t27+t0DEHBPW7iOD23TUiYLio";

/// The sample data, with a key of each role.
fn office() -> Folder {
    let folder = sample();
    super::at_nine(&folder, &["kunci", "tambah", READER, "--untuk", "Camat Kumun Debai"]).ok();
    let writer = ["kunci", "tambah", WRITER, "--untuk", "Bagian Ekonomi", "--peran", "sekretariat"];
    super::at_nine(&folder, &writer).ok();
    folder
}

/// The server's note of a log-in, as OpenSSH writes it.
fn note(folder: &Folder, says: &str) -> String {
    let path = folder.write("tmp/sshauth.uji", says);
    fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    path.to_string_lossy().into_owned()
}

/// What the server runs for somebody with this key.
fn comes(folder: &Folder, key: &str) -> Cmd {
    let note = note(folder, &format!("publickey {key}\n"));
    let db = folder.db().to_string_lossy().into_owned();
    folder.cmd(&["ssh-gate", "--db", &db, "--sekarang", super::MORNING]).env("SSH_USER_AUTH", note)
}

/// The same, asking for this.
fn asks(folder: &Folder, key: &str, command: &str) -> Cmd {
    comes(folder, key).env("SSH_ORIGINAL_COMMAND", command)
}

#[test]
fn a_site_is_looked_up_from_afar_in_twelve_lines() {
    let folder = office();
    for command in ["17", "lokasi 17", "rapat 17", "  site   17 "] {
        let said = asks(&folder, READER, command).run().ok();
        assert!(said.out.contains("17 Koto Teluk") && said.out.lines().count() <= 12, "{said}");
        assert_eq!(said.err, "");
    }
}

#[test]
fn who_is_not_known_gets_a_polite_no() {
    let folder = office();
    let stranger = READER.replace("VxXTm", "VxXTn");
    let refused = asks(&folder, &stranger, "17").run().code(5);
    assert!(refused.err.contains("Maaf") && refused.err.contains("SHA256:") && refused.out.is_empty(), "{refused}");
    super::at_nine(&folder, &["kunci", "cabut", "camat", "--alasan", "Pindah"]).ok();
    let refused = asks(&folder, READER, "17").run().code(5);
    assert!(refused.err.contains("dicabut sejak Selasa, 24 November 2026") && refused.out.is_empty(), "{refused}");
}

#[test]
fn without_a_clear_note_of_the_server_nothing_is_opened() {
    let folder = office();
    let refused = asks(&folder, READER, "17").unset("SSH_USER_AUTH").run().code(5);
    assert!(refused.err.contains("ExposeAuthInfo"), "{refused}");
    for says in ["", "password\n", READER, &format!("publickey {READER}\npublickey {WRITER}\n"), "publickey x\n"] {
        let gate = asks(&folder, READER, "17").env("SSH_USER_AUTH", note(&folder, says));
        let refused = gate.run().code(5);
        assert!(refused.out.is_empty(), "{says:?}: {refused}");
    }
    // Nor by a note that others could have written, or that the kernel makes up.
    let open = note(&folder, &format!("publickey {READER}\n"));
    fs::set_permissions(&open, Permissions::from_mode(0o644)).unwrap();
    comes(&folder, READER);
    fs::set_permissions(&open, Permissions::from_mode(0o644)).unwrap();
    let gate = folder.cmd(&["ssh-gate", "--db", &folder.db().to_string_lossy()]);
    gate.env("SSH_USER_AUTH", open).env("SSH_ORIGINAL_COMMAND", "17").run().code(5);
    let own = asks(&folder, READER, "17").env("SSH_USER_AUTH", "/proc/self/environ");
    own.env("A", format!("\npublickey {READER}\n")).run().code(5);
}

#[test]
fn the_gate_makes_no_database_and_asks_no_environment() {
    let folder = Folder::new();
    asks(&folder, READER, "17").run().code(6);
    assert!(!folder.db().exists());
    let folder = office();
    let gate = folder.cmd(&["ssh-gate"]).env("SSH_USER_AUTH", note(&folder, &format!("publickey {READER}\n")));
    gate.env("SSH_ORIGINAL_COMMAND", "17").run().code(2);
    fs::create_dir_all(folder.file("config/rapat")).unwrap();
    folder.write("config/rapat/rapat.toml", "bahasa = 'en'\ntema = 'merah'\n");
    let said = asks(&folder, READER, "17").env("NO_COLOR", "1").env("PAGER", "false").env("EDITOR", "false").run().ok();
    assert!(said.out.contains("Tahap"), "{said}");
}

#[test]
fn a_secretariat_writes_under_its_post_and_its_key_stands_in_the_journal() {
    let folder = office();
    asks(&folder, WRITER, "catat 'Ukur ulang @bpn #17 !jumat'").run().ok();
    let log = super::at_nine(&folder, &["riwayat", "--jumlah", "1", "--format", "json"]).ok().json();
    assert_eq!(log[0]["oleh"], "Bagian Ekonomi");
    let keys = super::at_nine(&folder, &["kunci", "--format", "json"]).ok().json();
    let writer = keys.as_array().unwrap().iter().find(|key| key["peran"] == "sekretariat").unwrap().clone();
    assert_eq!(log[0]["sidik"], writer["sidik"]);
}

#[test]
fn paper_comes_out_and_no_file_of_the_server_is_named() {
    let folder = office();
    for key in [READER, WRITER] {
        let paper = asks(&folder, key, "notula --format docx -o -").run().ok();
        assert!(paper.bytes.starts_with(b"PK"), "{paper}");
        for command in ["notula --format docx -o n.docx", "notula -on.docx", "notula --keluaran=/tmp/n.txt"] {
            let refused = asks(&folder, key, command).run().code(5);
            assert!(refused.out.is_empty() && refused.err.contains("ssh"), "{refused}");
        }
        for command in [
            "17 --db /etc/passwd",
            "--db x 17",
            "17 --sekarang 2026-11-24T09:00",
            "17 --penulis Camat",
            "notula --timpa",
        ] {
            asks(&folder, key, command).run().code(5);
        }
    }
    assert!(!folder.file("n.docx").exists());
}
