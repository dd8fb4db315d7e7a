//! The right to write goes over the line and comes back: the laptop runs the person's own `ssh`, the server its gate.

use super::super::kit::{Cmd, Folder, Output};
use super::office;
use super::server::Server;

/// What the person's `ssh` knows of the office, which a test may not write into their home: the system's client with this
/// file of settings and nothing else.
fn settings(folder: &Folder, server: &Server, key: &str) {
    let host = format!(
        "Host kantor 127.0.0.1\n    HostName 127.0.0.1\n    User {}\n    IdentityFile {}\n    IdentitiesOnly yes\n    \
         IdentityAgent none\n    BatchMode yes\n    StrictHostKeyChecking no\n    UserKnownHostsFile /dev/null\n    \
         GlobalKnownHostsFile /dev/null\n    LogLevel ERROR\nHost kantor\n    Port {}\n",
        server.user,
        folder.file(key).display(),
        server.port,
    );
    let file = folder.write("ssh.conf", host);
    let ssh = folder.cmd_of("sh", &["-c", "command -v ssh"]).run().ok().out;
    folder.program("tmp/ssh", format!("#!/bin/sh\nexec {} -F '{}' \"$@\"\n", ssh.trim(), file.display()));
}

fn laptop(folder: &Folder, db: &str, args: &[&str]) -> Cmd {
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", folder.file("tmp").display());
    folder.cmd(&[&["--db", db], args].concat()).env("PATH", path)
}

fn may(said: &Output) -> bool {
    assert!(matches!(said.code, 0 | 5), "{said}");
    said.code == 0
}

#[test]
fn it_is_taken_along_and_brought_back_and_what_was_written_comes_with_it() {
    let Some((folder, server)) = office() else { return };
    let here = |db: &str, args: &[&str]| laptop(&folder, db, args).run();
    settings(&folder, &server, "baca");
    let refused = here("laptop.db", &["bawa", "kantor"]).code(5);
    assert!(refused.err.contains("pembaca") && !folder.file("laptop.db").exists(), "{refused}");
    settings(&folder, &server, "asing");
    here("laptop.db", &["bawa", "kantor"]).code(5);

    settings(&folder, &server, "tulis");
    let far = format!("ssh://{}@127.0.0.1:{}", server.user, server.port);
    for (turn, address) in ["kantor", &far].into_iter().enumerate() {
        here("laptop.db", &["bawa", address]).ok();
        let refused = server.asks(&folder, "tulis", "atur 17 --progres 1").run().code(5);
        let parts = ["dibawa", "Sekretariat", "sejak", "aman", "kembalikan --hilang"];
        assert!(parts.iter().all(|part| refused.err.contains(part)), "{refused}");
        folder.run(&["atur", "17", "--progres", "1"]).code(5);
        assert!(server.asks(&folder, "baca", "17").run().ok().out.contains("17 Koto Teluk"), "it is read as before");
        let custody = folder.run(&["periksa", "--format", "json"]).ok().json()["hak"].clone();
        assert_eq!((&custody["dapat_ditulis"], &custody["langkah"]), (&false.into(), &"dibawa".into()));

        // A second copy that could be written there is none, neither from the server nor by copying the file.
        here("dua.db", &["bawa", address]).code(5);
        assert!(!folder.file("dua.db").exists());
        std::fs::copy(folder.file("laptop.db"), folder.file("salinan.db")).unwrap();
        assert!(!may(&here("salinan.db", &["atur", "17", "--progres", "2"])));

        let text = format!("Janji di aula {turn} @kodim #17");
        here("laptop.db", &["catat", &text]).ok();
        here("laptop.db", &["atur", "17", "--progres", &format!("{},5", 20 + turn)]).ok();
        let back = here("laptop.db", &["kembalikan", "--format", "json"]).ok().json();
        // The third is the handing over itself.
        assert_eq!((&back["baris_baru"], &back["dapat_ditulis"]), (&3.into(), &false.into()));
        assert!(!may(&here("laptop.db", &["atur", "17", "--progres", "3"])));
        let seen = server.asks(&folder, "baca", "17").run().ok();
        assert!(seen.out.contains(&format!("{},5", 20 + turn)), "{seen}");
        server.asks(&folder, "tulis", &format!("atur 17 --progres {},5", 30 + turn)).run().ok();
    }
    let log = folder.run(&["riwayat"]).ok().out;
    assert!(log.contains("dibawa ke") && log.contains("dikembalikan"), "{log}");
    folder.run(&["periksa"]).ok();
    folder.run(&["periksa", "--db", "laptop.db"]).ok();
}

#[test]
fn a_laptop_that_is_lost_is_given_up_and_what_it_had_is_not_merged() {
    let Some((folder, server)) = office() else { return };
    settings(&folder, &server, "tulis");
    let here = |args: &[&str]| laptop(&folder, "laptop.db", args).run();
    here(&["bawa", "kantor"]).ok();
    here(&["catat", "Janji di aula @kodim #17"]).ok();
    // Only on the server itself, and with a word of its own.
    let refused = server.asks(&folder, "tulis", "kembalikan --hilang").run().code(5);
    assert!(refused.err.contains("--hilang"), "{refused}");
    folder.run(&["kembalikan", "--hilang"]).ok();
    server.asks(&folder, "tulis", "atur 17 --progres 12,5").run().ok();
    let late = here(&["kembalikan"]).code(1);
    assert!(late.err.contains("riwayat") && late.err.contains("digabung"), "{late}");
    assert!(here(&["cari", "Janji di aula"]).ok().out.contains("TL-"), "it can still be read");
    assert!(!folder.run(&["cari", "Janji di aula"]).out.contains("TL-"));
    folder.run(&["periksa"]).ok();
}

#[test]
fn a_server_that_is_not_there_changes_nothing() {
    let Some((folder, server)) = office() else { return };
    settings(&folder, &server, "tulis");
    let here = |args: &[&str]| laptop(&folder, "laptop.db", args).run();
    here(&["bawa", "kantor"]).ok();
    here(&["catat", "Janji di aula @kodim #17"]).ok();
    drop(server);
    let cut = here(&["kembalikan"]).code(1);
    assert!(cut.err.contains("kantor"), "{cut}");
    assert!(may(&here(&["atur", "17", "--progres", "5"])), "the right to write is where it was");
    assert!(!may(&folder.run(&["atur", "17", "--progres", "6"])));
}
