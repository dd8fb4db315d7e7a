//! The fence around a reader, tried from inside: a process of its own raises it, as the gate does, and then does its best
//! to change something, with the means of the system and not by the program's good manners. The same process without the
//! fence is the proof that each of the ways would have worked.

use super::super::kit::Folder;
use super::sample;
use rapat::os::{self, Fence};
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names the folder in which this process is to play the guest; and whether it is fenced in.
const PLACE: &str = "RAPAT_UJI_PAGAR";
const FENCED: &str = "RAPAT_UJI_BERPAGAR";
const SAID: &str = "\u{1e}";

type Outcome = Result<(), Box<dyn std::error::Error>>;
type Way = (&'static str, fn(&Path) -> Outcome);

fn db(folder: &Path) -> PathBuf {
    folder.join("rapat.db")
}

fn sql(folder: &Path, batch: &str) -> Outcome {
    let db =
        Connection::open_with_flags(db(folder), OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    Ok(db.execute_batch(batch)?)
}

fn run(program: &Path, args: &[&str]) -> Outcome {
    match Command::new(program).args(args).status()?.success() {
        true => Ok(()),
        false => Err("it ended with a failure".into()),
    }
}

/// A shell stands for whatever an editor or a pager would start.
fn shell(line: &str) -> Outcome {
    run(Path::new("/bin/sh"), &["-c", line])
}

/// The ways to change something. Each would work without a fence.
const WAYS: &[Way] = &[
    ("sql", |folder| sql(folder, "CREATE TABLE titipan (x); INSERT INTO titipan VALUES (1)")),
    ("attach", |folder| {
        let other = folder.join("lain.db");
        sql(folder, &format!("ATTACH '{}' AS lain; CREATE TABLE lain.t (x)", other.display()))
    }),
    ("vacuum into", |folder| {
        // Opened to be read only, as the reader opens it: SQLite itself does not mind this one.
        let db = Connection::open_with_flags(db(folder), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        Ok(db.execute("VACUUM INTO ?1", [folder.join("salinan.db").to_string_lossy()]).map(drop)?)
    }),
    ("pragma", |folder| sql(folder, "PRAGMA user_version = 77")),
    ("truncate", |folder| Ok(OpenOptions::new().write(true).truncate(true).open(folder.join("korban"))?.sync_all()?)),
    ("append", |folder| Ok(OpenOptions::new().append(true).open(db(folder))?.write_all(b"x")?)),
    ("new file", |folder| Ok(fs::write(folder.join("baru"), "x")?)),
    ("log", |folder| {
        Ok(OpenOptions::new().create(true).append(true).open(folder.join("rapat.db-wal"))?.write_all(b"x")?)
    }),
    ("shared memory", |folder| {
        Ok(OpenOptions::new().create(true).append(true).open(folder.join("rapat.db-shm"))?.write_all(b"x")?)
    }),
    ("editor", |folder| shell(&format!("echo x > '{}'", folder.join("editor").display()))),
    ("pager", |_| run(Path::new("/bin/cat"), &["/dev/null"])),
    ("export", |folder| Ok(rapat::runtime::printer::put(&folder.join("notula.txt"), b"x", true).map_err(|_| "put")?)),
    ("temporary file", |_| Ok(tempfile::tempfile().map(drop)?)),
    ("exec", |_| run(&std::env::current_exe()?, &["--list"])),
    ("rename", |folder| Ok(fs::rename(folder.join("korban"), folder.join("korban2"))?)),
    ("second name", |folder| Ok(fs::hard_link(folder.join("dua"), folder.join("tiga"))?)),
    ("link", |folder| Ok(std::os::unix::fs::symlink("/etc/passwd", folder.join("pintas"))?)),
    ("folder", |folder| Ok(fs::create_dir(folder.join("map"))?)),
    ("remove", |folder| Ok(fs::remove_file(folder.join("dua"))?)),
    ("read elsewhere", |folder| Ok(fs::read(folder.join("../luar/rahasia")).map(drop)?)),
];

/// Plays the guest, where this process was started for that.
#[test]
fn a_guest_tries_every_way() {
    let Some(folder) = std::env::var_os(PLACE).map(PathBuf::from) else { return };
    if std::env::var_os(FENCED).is_some() {
        let raised = os::fence_in(&[&folder, Path::new("/etc/passwd"), Path::new("/dev/urandom")]).unwrap();
        assert_ne!(raised, Fence::None);
    }
    let tried =
        WAYS.iter().map(|(name, way)| format!("{name}: {}", if way(&folder).is_ok() { "done" } else { "refused" }));
    let mut lines: Vec<String> = tried.collect();
    // Reading goes on, live and quiet.
    let sites: rusqlite::Result<i64> = Connection::open_with_flags(db(&folder), OpenFlags::SQLITE_OPEN_READ_ONLY)
        .and_then(|db| db.query_one("SELECT count(*) FROM site", [], |row| row.get(0)));
    lines.push(format!("sites: {sites:?}"));
    writeln!(std::io::stdout(), "{SAID}{}{SAID}", lines.join("\n")).unwrap();
}

fn tries(folder: &Path, fenced: bool) -> Vec<String> {
    tried(Command::new(std::env::current_exe().unwrap()), folder, fenced)
}

fn tried(mut guest: Command, folder: &Path, fenced: bool) -> Vec<String> {
    guest.args(["--exact", "command::fence::a_guest_tries_every_way", "--nocapture"]).env(PLACE, folder);
    guest.env("TMPDIR", folder);
    if fenced {
        guest.env(FENCED, "ya");
    }
    let output = guest.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let said = text.split(SAID).nth(1).unwrap_or_else(|| panic!("{text}{}", String::from_utf8_lossy(&output.stderr)));
    said.lines().map(str::to_owned).collect()
}

/// Every file of a folder, and a digest of what it holds.
pub fn contents(folder: &Path) -> BTreeMap<PathBuf, String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let digest = |path: &PathBuf| {
        // Who reads leaves a mark in the shared index, which is nobody's data and is made anew at will.
        let is_index = path.to_string_lossy().ends_with("-shm");
        if is_index { String::new() } else { format!("{:x?}", Sha256::digest(fs::read(path).unwrap())) }
    };
    entries.filter(|path| path.is_file()).map(|path| (path.clone(), digest(&path))).collect()
}

/// A database and some other files, in a folder within a folder.
fn house() -> (Folder, PathBuf) {
    let folder = sample();
    let (inside, outside) = (folder.file("dalam"), folder.file("luar"));
    fs::create_dir(&inside).unwrap();
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("rahasia"), "x").unwrap();
    for (from, to) in [("rapat.db", "rapat.db"), ("rapat.db-wal", "rapat.db-wal"), ("rapat.db-shm", "rapat.db-shm")] {
        fs::copy(folder.file(from), inside.join(to)).unwrap();
    }
    for name in ["korban", "dua"] {
        fs::write(inside.join(name), "isi").unwrap();
    }
    (folder, inside)
}

#[test]
fn every_way_out_is_closed_to_a_reader_and_open_without_the_fence() {
    if os::fence_here() == Fence::None {
        let _ = writeln!(std::io::stderr(), "LEFT OUT: this kernel has no Landlock, so there is no fence to try");
        return;
    }
    let (_folder, inside) = house();
    let before = contents(&inside);
    let said = tries(&inside, true);
    for ((name, _), line) in WAYS.iter().zip(&said) {
        assert_eq!(line, &format!("{name}: refused"));
    }
    assert_eq!(said.last().map(String::as_str), Some("sites: Ok(69)"));
    assert_eq!(contents(&inside), before, "not a byte is other than before");

    let (_folder, inside) = house();
    let said = tries(&inside, false);
    for ((name, _), line) in WAYS.iter().zip(&said) {
        assert_eq!(line, &format!("{name}: done"), "what works for nobody proves nothing");
    }
}

/// The same on a system without such a fence: the account of those who read keeps every byte as it was by itself.
#[test]
fn every_way_to_change_something_is_closed_to_an_account_that_only_reads() {
    let (folder, inside) = house();
    let is_root = folder.cmd_of("id", &["-u"]).run().ok().out.trim() == "0";
    if !is_root {
        let _ = writeln!(std::io::stderr(), "LEFT OUT: another account can only be tried as root");
        return;
    }
    // The other account cannot reach everything that this one can.
    folder.cmd_of("cp", &[&std::env::current_exe().unwrap().to_string_lossy(), "uji"]).run().ok();
    folder.cmd_of("chmod", &["-R", "a+rX,go-w", "."]).run().ok();
    folder.cmd_of("chmod", &["a+rx", ".", "uji"]).run().ok();
    let before = contents(&inside);
    let mut guest = Command::new(folder.file("uji"));
    std::os::unix::process::CommandExt::uid(std::os::unix::process::CommandExt::gid(&mut guest, 4300), 4003);
    guest.current_dir("/");
    let said = tried(guest, &inside, false);
    for ((name, _), line) in WAYS.iter().zip(&said) {
        // To start a program and to read what everybody may read changes nothing; against that there is the fence.
        let does = matches!(*name, "pager" | "exec" | "read elsewhere");
        assert_eq!(line, &format!("{name}: {}", if does { "done" } else { "refused" }));
    }
    assert_eq!(said.last().map(String::as_str), Some("sites: Ok(69)"));
    assert_eq!(contents(&inside), before, "not a byte is other than before");
}

#[test]
fn a_fence_closes_the_network_where_the_kernel_can() {
    if os::fence_here() != Fence::Whole {
        let _ = writeln!(std::io::stderr(), "LEFT OUT: this kernel cannot close the network");
        return;
    }
    let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = server.local_addr().unwrap();
    let fenced = std::thread::spawn(move || {
        os::fence_in(&[]).unwrap();
        TcpStream::connect(address).is_ok()
    });
    assert!(!fenced.join().unwrap());
    assert!(TcpStream::connect(address).is_ok());
}
