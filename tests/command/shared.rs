//! Several accounts of one machine on one database: a group folder, and what is said where its rights are not right.

use super::super::kit::{Cmd, Folder};
use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// A folder as several accounts share it, with a database in it.
fn office(folder: &Folder) -> String {
    let shared = folder.file("bersama");
    fs::create_dir(&shared).unwrap();
    mode(&shared, 0o2770);
    let db = shared.join("rapat.db").to_string_lossy().into_owned();
    folder.run(&["ringkas", "--db", &db]).ok();
    db
}

#[test]
fn rights_that_keep_others_out_are_found_and_explained() {
    let folder = Folder::new();
    let db = office(&folder);
    folder.run(&["periksa", "--db", &db]).ok();
    for (path, wrong, right, advice) in [
        (db.clone(), 0o644, 0o660, "chmod 0660"),
        (format!("{db}-shm"), 0o600, 0o660, "chmod 0660"),
        (db.clone(), 0o666, 0o660, "chmod o-rwx"),
        (folder.file("bersama").to_string_lossy().into_owned(), 0o2750, 0o2770, "chmod 2770"),
    ] {
        mode(Path::new(&path), wrong);
        let found = folder.run(&["periksa", "--db", &db]).code(1);
        assert!(found.out.contains("utuh") && found.out.contains(advice), "{found}");
        assert!(found.err.contains("hak berkas"), "{found}");
        mode(Path::new(&path), right);
        folder.run(&["periksa", "--db", &db]).ok();
    }
}

/// `rapat` as another account of this machine, in these groups.
fn as_other(folder: &Folder, uid: u32, group: u32, args: &[&str]) -> Cmd {
    let program = folder.file("rapat").to_string_lossy().into_owned();
    let (uid, group) = (format!("--reuid={uid}"), format!("--regid={group}"));
    let words = [&[uid.as_str(), group.as_str(), "--clear-groups", program.as_str()], args].concat();
    folder.cmd_of("setpriv", &words)
}

#[test]
fn accounts_of_one_group_write_by_turns_and_others_only_read() {
    let folder = Folder::new();
    let is_root = folder.cmd_of("id", &["-u"]).run().ok().out.trim() == "0";
    if !is_root || !Path::new("/usr/bin/setpriv").exists() {
        let _ = writeln!(std::io::stderr(), "LEFT OUT: other accounts can only be tried as root, with setpriv");
        return;
    }
    fs::copy(env!("CARGO_BIN_EXE_rapat"), folder.file("rapat")).unwrap();
    mode(folder.path(), 0o755);
    let shared = folder.file("bersama");
    fs::create_dir(&shared).unwrap();
    std::os::unix::fs::chown(&shared, Some(4001), Some(4200)).unwrap();
    // Others may look, which stands here for an access list.
    mode(&shared, 0o2775);
    let db = shared.join("rapat.db").to_string_lossy().into_owned();
    for (at, uid) in [4001, 4002, 4001, 4002].into_iter().enumerate() {
        let stage = ["N", "U", "V", "A"][at];
        as_other(&folder, uid, 4200, &["atur", "17", "--tahap", stage, "--db", &db]).run().ok();
    }
    for ending in ["", "-wal", "-shm"] {
        mode(Path::new(&format!("{db}{ending}")), 0o664);
    }
    let said = as_other(&folder, 4003, 4300, &["17", "--db", &db, "--baca-saja"]).run().ok();
    assert!(said.out.contains("Administrasi"), "{said}");
    as_other(&folder, 4003, 4300, &["atur", "17", "--tahap", "S", "--db", &db]).run().code(5);
    // With the group of the folder forgotten, whoever comes from elsewhere is not let write, and it is said why.
    mode(Path::new(&db), 0o644);
    as_other(&folder, 4002, 4200, &["atur", "17", "--tahap", "S", "--db", &db]).run().code(5);
    let found = as_other(&folder, 4002, 4200, &["periksa", "--db", &db]).run().code(1);
    assert!(found.out.contains("uid") || found.out.contains("4001"), "{found}");
}
