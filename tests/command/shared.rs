//! Several accounts of one machine on one database: a group folder, and what is said where its rights are not right.

use super::super::kit::{Cmd, Folder, Screen, Seat};
use super::gate::{has_fence, is_fenced};
use rustix::process::Signal;
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
    let json = |code: i32| folder.run(&["periksa", "--db", &db, "--format", "json"]).code(code).json();
    assert_eq!(json(0)["hak_berkas"], serde_json::json!([]));
    for (path, wrong, right, advice, kind) in [
        (db.clone(), 0o644, 0o660, "chmod 0660", "berkas-tertutup"),
        (format!("{db}-shm"), 0o600, 0o660, "chmod 0660", "berkas-tertutup"),
        (db.clone(), 0o666, 0o660, "chmod o-rwx", "terbuka"),
        (folder.file("bersama").to_string_lossy().into_owned(), 0o2750, 0o2770, "chmod 2770", "folder-tertutup"),
    ] {
        mode(Path::new(&path), wrong);
        let found = folder.run(&["periksa", "--db", &db]).code(1);
        assert!(found.out.contains("utuh") && found.out.contains(advice), "{found}");
        assert!(found.err.contains("hak berkas"), "{found}");
        let found = json(1);
        let all = found["hak_berkas"].as_array().unwrap();
        let hindrance = all.iter().find(|one| one["berkas"] == path.as_str()).unwrap_or_else(|| panic!("{found}"));
        assert_eq!((&found["utuh"], &hindrance["jenis"]), (&true.into(), &kind.into()));
        assert_eq!(hindrance["mode"], format!("{wrong:04o}"));
        assert_eq!(hindrance["saran"], format!("{advice} {path}"));
        assert!(hindrance["uraian"].as_str().unwrap().contains(hindrance["kelompok"].as_str().unwrap()));
        mode(Path::new(&path), right);
        folder.run(&["periksa", "--db", &db]).ok();
    }
}

/// The words of a shell that takes this mask and becomes `rapat`.
fn masked(mask: &str, args: &[&str]) -> Vec<String> {
    let line = format!("umask {mask}; exec \"$0\" \"$@\"");
    let words = ["-c", &line, env!("CARGO_BIN_EXE_rapat")].into_iter().chain(args.iter().copied());
    words.map(str::to_owned).collect()
}

fn under(folder: &Folder, mask: &str, args: &[&str]) -> Cmd {
    let words = masked(mask, args);
    folder.cmd_of("sh", &words.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A board under this mask, with something typed in it that is kept.
fn typing(folder: &Folder, mask: &str, db: &str) -> Seat {
    let words = masked(mask, &["--db", db]);
    let mut seat = folder.seat_of("sh", &words.iter().map(String::as_str).collect::<Vec<_>>()).open();
    seat.wait_for(|screen| screen.rows().last().is_some_and(|row| row.contains("bantuan")));
    seat.keys("tsetengah kalimat");
    seat.wait_text("setengah kalimat");
    let log = format!("{db}-draf-wal");
    let until = std::time::Instant::now() + std::time::Duration::from_secs(10);
    let is_kept = || fs::read(&log).is_ok_and(|bytes| bytes.windows(8).any(|part| part == b"setengah"));
    while !is_kept() {
        assert!(std::time::Instant::now() < until, "{}", seat.screen());
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    seat
}

fn rights(path: impl AsRef<Path>) -> u32 {
    fs::metadata(path.as_ref()).unwrap_or_else(|why| panic!("{}: {why}", path.as_ref().display())).permissions().mode()
        & 0o7777
}

/// The files of a folder that carry the name of the database, hidden ones too, and their rights.
fn all_rights(db: &str) -> Vec<(String, u32)> {
    let db = Path::new(db);
    let name = db.file_name().unwrap().to_string_lossy().into_owned();
    let entries = fs::read_dir(db.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
    let named = entries.filter(|path| path.file_name().unwrap().to_string_lossy().contains(&name));
    named.map(|path| (path.display().to_string(), rights(&path))).collect()
}

#[test]
fn what_a_person_keeps_and_prints_alone_is_as_their_own_mask_says() {
    for (mask, bits) in [("022", 0o022), ("077", 0o077), ("027", 0o027), ("002", 0o002), ("007", 0o007)] {
        let folder = Folder::new();
        let db = folder.db().to_string_lossy().into_owned();
        // Never for the whole machine: there are telephone numbers in it.
        under(&folder, mask, &["ringkas", "--db", &db]).run().ok();
        let alone = 0o660 & !bits;
        for ending in ["", "-wal", "-shm"] {
            assert_eq!(rights(format!("{db}{ending}")), alone, "{mask}{ending}");
        }
        let mut seat = typing(&folder, mask, &db);
        let found = all_rights(&db);
        assert_eq!(found.len(), 7, "{found:?}");
        for (path, rights) in found {
            // What is half typed is for those who may write.
            let is_typed = path.contains("-draf") || path.contains("-sesi");
            let wanted = if is_typed && alone & 0o020 == 0 { 0o600 } else { alone };
            assert_eq!(rights, wanted, "{mask}: {path}");
        }
        seat.signal(Signal::TERM);
        seat.wait_exit();
        // Paper is anybody's whom the person lets.
        under(&folder, mask, &["ekspor", "--jenis", "lokasi", "--db", &db, "-o", "r.csv"]).run().ok();
        assert_eq!(rights(folder.file("r.csv")), 0o666 & !bits, "{mask}");
        // What is replaced stays for those who had it.
        mode(&folder.file("r.csv"), 0o640);
        under(&folder, mask, &["ekspor", "--jenis", "lokasi", "--db", &db, "-o", "r.csv", "--timpa"]).run().ok();
        assert_eq!(rights(folder.file("r.csv")), 0o640, "{mask}");
        under(&folder, mask, &["bawa", "--ke", "stik.db", "--db", &db]).run().ok();
        assert_eq!(rights(folder.file("stik.db")), alone, "{mask}");

        // The usual place, which the program makes, is nobody else's; and elsewhere nothing is other than before.
        under(&folder, mask, &["ringkas"]).unset("RAPAT_DB").run().ok();
        assert_eq!(rights(folder.file("data/rapat")), 0o700, "{mask}");
        assert_eq!(rights(folder.file("data/rapat/rapat.db")), alone, "{mask}");
    }
}

#[test]
fn what_a_group_shares_is_for_the_whole_group_whoever_made_it_under_whatever_mask() {
    for mask in ["077", "022", "000"] {
        let folder = Folder::new();
        let shared = folder.file("bersama");
        fs::create_dir(&shared).unwrap();
        mode(&shared, 0o2770);
        let db = shared.join("rapat.db").to_string_lossy().into_owned();
        under(&folder, mask, &["ringkas", "--db", &db]).run().ok();
        let mut seat = typing(&folder, mask, &db);
        let found = all_rights(&db);
        assert_eq!(found.len(), 7, "{found:?}");
        for (path, rights) in found {
            assert_eq!(rights, 0o660, "{mask}: {path}");
        }
        seat.signal(Signal::TERM);
        seat.wait_exit();
        // What is carried, restored and kept aside in it as well; a paper that somebody puts there is that person's.
        let inside = |name: &str| shared.join(name).to_string_lossy().into_owned();
        under(&folder, mask, &["bawa", "--ke", &inside("stik.db"), "--db", &db]).run().ok();
        assert_eq!(rights(inside("stik.db")), 0o660, "{mask}");
        under(&folder, mask, &["pulih", &inside("stik.db"), "--db", &db]).run().ok();
        for (path, rights) in all_rights(&db) {
            assert_eq!(rights, 0o660, "{mask}: {path}");
        }
        under(&folder, mask, &["ekspor", "--jenis", "lokasi", "--db", &db, "-o", &inside("r.csv")]).run().ok();
        assert_eq!(rights(inside("r.csv")), 0o666 & !u32::from_str_radix(mask, 8).unwrap(), "{mask}");
        folder.run(&["periksa", "--db", &db]).ok();
    }
}

/// Who restores keeps sharing with those with whom it was shared, and with nobody else.
#[test]
fn what_takes_the_place_of_a_database_is_for_those_who_had_that() {
    for before in [0o660, 0o600, 0o640] {
        let folder = Folder::new();
        folder.run(&["ringkas"]).ok();
        folder.run(&["bawa", "--ke", "stik.db"]).ok();
        mode(&folder.db(), before);
        folder.run(&["pulih", "stik.db"]).ok();
        for ending in ["", "-wal", "-shm"] {
            assert_eq!(rights(format!("{}{ending}", folder.db().display())), before, "{before:o}{ending}");
        }
    }
}

/// `rapat` as another account of this machine, in these groups, under the narrowest mask.
fn as_other(folder: &Folder, uid: u32, group: u32, args: &[&str]) -> Cmd {
    let program = folder.file("rapat").to_string_lossy().into_owned();
    let (uid, group) = (format!("--reuid={uid}"), format!("--regid={group}"));
    let shell = ["sh", "-c", "umask 077; exec \"$0\" \"$@\"", program.as_str()];
    let words = [&[uid.as_str(), group.as_str(), "--clear-groups"], &shell[..], args].concat();
    folder.cmd_of("setpriv", &words)
}

/// A folder of another account in which a third one may read and nothing else; nothing where no other account can be
/// played.
fn house_of_others() -> Option<(Folder, String)> {
    let folder = Folder::new();
    let is_root = folder.cmd_of("id", &["-u"]).run().ok().out.trim() == "0";
    if !is_root || !Path::new("/usr/bin/setpriv").exists() {
        let _ = writeln!(std::io::stderr(), "LEFT OUT: other accounts can only be tried as root, with setpriv");
        return None;
    }
    assert!(folder.cmd_of("cp", &[env!("CARGO_BIN_EXE_rapat"), "rapat"]).run().code == 0);
    mode(folder.path(), 0o755);
    let house = folder.file("rumah");
    fs::create_dir(&house).unwrap();
    std::os::unix::fs::chown(&house, Some(4001), Some(4200)).unwrap();
    mode(&house, 0o755);
    let db = house.join("rapat.db").to_string_lossy().into_owned();
    owner(&folder, &["atur", "17", "--tahap", "N", "--db", &db]).run().ok();
    opened(&db);
    Some((folder, db))
}

fn owner(folder: &Folder, args: &[&str]) -> Cmd {
    as_other(folder, 4001, 4200, args)
}

fn stranger(folder: &Folder, args: &[&str]) -> Cmd {
    as_other(folder, 4003, 4300, args)
}

/// The board as an account has it.
fn board(folder: &Folder, uid: u32, group: u32, args: &[&str]) -> Seat {
    let program = folder.file("rapat").to_string_lossy().into_owned();
    let (uid, group) = (format!("--reuid={uid}"), format!("--regid={group}"));
    let mut seat =
        folder.seat_of("setpriv", &[&[uid.as_str(), &group, "--clear-groups", &program], args].concat()).open();
    seat.wait_for(|screen| screen.rows().last().is_some_and(|row| row.contains("bantuan")));
    seat
}

/// Everybody may read what is there.
fn opened(db: &str) {
    for ending in ["", "-wal", "-shm"] {
        let path = format!("{db}{ending}");
        if Path::new(&path).exists() {
            mode(Path::new(&path), 0o644);
        }
    }
}

/// The files of the folder, byte by byte.
fn files(db: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(db).parent().unwrap();
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = entries.map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect();
    all.sort();
    all
}

#[test]
fn who_may_make_nothing_in_the_folder_reads_a_database_that_nobody_has_open() {
    let Some((folder, db)) = house_of_others() else { return };
    let (log, index) = (format!("{db}-wal"), format!("{db}-shm"));
    let asked = |args: &[&str]| stranger(&folder, &[args, &["--db", &db, "--baca-saja"]].concat()).run();

    fs::remove_file(&log).unwrap();
    fs::remove_file(&index).unwrap();
    let before = files(&db);
    assert!(asked(&["17"]).ok().out.contains("Nihil lahan"));
    assert!(asked(&["periksa"]).ok().out.contains("utuh"));
    assert!(asked(&["notula", "1", "--format", "docx", "-o", "-"]).code != 5);
    stranger(&folder, &["atur", "17", "--tahap", "U", "--db", &db]).run().code(5);
    assert!(files(&db) == before, "not a byte is other than before");

    // The newest is in the log alone, as after a fall of the machine, and its index is gone.
    let mut seat = board(&folder, 4001, 4200, &["--db", &db]);
    owner(&folder, &["atur", "17", "--tahap", "U", "--db", &db]).run().ok();
    seat.signal(Signal::KILL);
    seat.wait_exit();
    fs::remove_file(&index).unwrap();
    opened(&db);
    let before = files(&db);
    assert!(before.iter().any(|(name, bytes)| *name == log && bytes.len() > 4096));
    assert!(asked(&["17"]).ok().out.contains("Usulan lokasi"), "what the log holds is not left out");
    assert!(asked(&["periksa"]).ok().out.contains("utuh"));
    assert!(files(&db) == before, "not a byte is other than before");

    // With an index somebody may be writing; then it is not guessed at.
    owner(&folder, &["17", "--db", &db]).run().ok();
    opened(&db);
    mode(Path::new(&index), 0o600);
    let refused = asked(&["17"]).code(5);
    assert!(refused.err.contains("-wal") && refused.err.contains("rapat periksa"), "{refused}");
    mode(Path::new(&log), 0o600);
    asked(&["17"]).code(5);
    opened(&db);
    assert!(asked(&["17"]).ok().out.contains("Usulan lokasi"));
}

#[test]
fn a_board_that_read_a_database_at_rest_follows_once_somebody_writes() {
    let Some((folder, db)) = house_of_others() else { return };
    for ending in ["-wal", "-shm"] {
        fs::remove_file(format!("{db}{ending}")).unwrap();
    }
    let mut seat = board(&folder, 4003, 4300, &["--db", &db, "--baca-saja"]);
    let stage = |of: &'static str| {
        move |screen: &Screen| screen.rows().iter().any(|row| row.contains(" 17 ") && row.contains(&format!(" {of} ")))
    };
    seat.keys("17");
    for of in ["U", "V"] {
        owner(&folder, &["atur", "17", "--tahap", of, "--db", &db]).run().ok();
        opened(&db);
        seat.wait_for(stage(of));
    }
    seat.keys("<Esc>");
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
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

/// Who cannot even go into the folder is not sent to make a second truth elsewhere.
#[test]
fn a_folder_that_lets_nobody_in_is_said_to_be_that() {
    let Some((folder, db)) = house_of_others() else { return };
    let house = Path::new(&db).parent().unwrap();
    mode(house, 0o700);
    for args in [&["17"][..], &["periksa"], &["atur", "17", "--tahap", "U"]] {
        let refused = stranger(&folder, &[args, &["--db", &db]].concat()).run().code(5);
        assert!(refused.err.contains("tidak boleh memakai folder"), "{refused}");
        assert!(refused.err.contains("rapat periksa") && !refused.err.contains("--db"), "{refused}");
    }
    // The folder is open to look, and the files beside the database are somebody else's.
    mode(house, 0o777);
    mode(Path::new(&db), 0o666);
    for ending in ["-wal", "-shm"] {
        fs::write(format!("{db}{ending}"), "").unwrap();
        mode(Path::new(&format!("{db}{ending}")), 0o600);
    }
    for args in [&["17"][..], &["periksa"], &["atur", "17", "--tahap", "U"]] {
        let refused = stranger(&folder, &[args, &["--db", &db]].concat()).run().code(5);
        assert!(refused.err.contains("rapat periksa") && !refused.err.contains("--db"), "{refused}");
    }
}

/// A key of those who write, at an account that can only read.
#[test]
fn a_key_that_writes_is_told_at_the_account_of_those_who_read_where_to_write() {
    let Some((folder, db)) = house_of_others() else { return };
    let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB9dG4kjRhQTtWTVzd2t27+t0DEHBPW7iOD23TUiYLio";
    let tells = ["kunci", "tambah", key, "--untuk", "Bagian Ekonomi", "--peran", "sekretariat", "--db", &db];
    owner(&folder, &tells).run().ok();
    opened(&db);
    let note = folder.write("sshauth.uji", format!("publickey {key}\n"));
    mode(&note, 0o600);
    std::os::unix::fs::chown(&note, Some(4003), Some(4300)).unwrap();
    let gate = |command: &str| {
        let gate = stranger(&folder, &["ssh-gate", "--db", &db]).env("SSH_USER_AUTH", &note);
        gate.env("SSH_ORIGINAL_COMMAND", command).run()
    };
    let refused = gate("atur 17 --tahap U").code(5);
    assert!(refused.err.contains("ssh rapat@") && !refused.err.contains("--baca-saja"), "{refused}");
    assert!(gate("17").ok().out.contains("Nihil lahan"));

    // Its board reads, behind the same fence as that of a reader's key.
    let program = folder.file("rapat").to_string_lossy().into_owned();
    let words = ["--reuid=4003", "--regid=4300", "--clear-groups", &program, "ssh-gate", "--db", &db];
    let mut seat = folder.seat_of("setpriv", &words).env("SSH_USER_AUTH", &note).open();
    seat.wait_text("HANYA BACA");
    assert!(!has_fence() || is_fenced(seat.pid()));
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
}
