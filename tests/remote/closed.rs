//! What else somebody with a key could try: a shell, other commands, files, forwarding, the environment. Nothing of it
//! does anything.

use super::super::kit::{Cmd, Folder, Output};
use super::server::Server;
use super::{office, office_with, ready};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::net::{UnixListener, UnixStream};
use std::time::{Duration, Instant};

/// How long a local end of a forwarding may take to be there.
const LIMIT: Duration = Duration::from_secs(10);

#[test]
fn no_command_reaches_a_shell() {
    let Some((folder, server)) = office() else { return };
    let canary = folder.file("kenari");
    let touch = format!("touch '{}'", canary.display());
    let long = format!("17 {}", "a".repeat(100_000));
    let attempts = [
        String::new(),
        touch.clone(),
        format!("17; {touch}"),
        format!("17 && {touch}"),
        format!("17 | {touch}"),
        format!("17 $({touch}) `{touch}`"),
        format!("17\n{touch}"),
        format!("17 > '{}'", canary.display()),
        format!("cari '$({touch})'"),
        "/bin/sh -i".to_owned(),
        "rapat ssh-gate --db /etc/passwd".to_owned(),
        "papan --db /etc/passwd".to_owned(),
        "scp -t .".to_owned(),
        "internal-sftp".to_owned(),
        long,
    ];
    let in_vain = |attempt: &str, said: &Output| {
        let is_search = attempt.starts_with("cari ");
        assert!(said.code != 0 || is_search, "{said}");
        assert!(!canary.exists(), "{said}");
    };
    for key in ["baca", "tulis"] {
        for attempt in &attempts {
            let said = server.asks(&folder, key, attempt).run();
            in_vain(attempt, &said);
            // The same at a terminal, where a shell would be most at home; the board alone may open there.
            if !attempt.is_empty() {
                in_vain(attempt, &server.client(&folder, key, &["-tt"], &[attempt]).run());
            }
        }
        for subsystem in ["sftp", "shell", "netconf"] {
            in_vain(subsystem, &server.client(&folder, key, &["-s"], &[subsystem]).run());
        }
    }
    folder.run(&["periksa"]).ok();
}

/// What is for the computer of the office alone, or names a file there, is not there from afar, for any key.
#[test]
fn no_command_names_a_file_or_manages_the_office() {
    let Some((folder, server)) = office() else { return };
    let canary = folder.file("kenari").to_string_lossy().into_owned();
    let before = folder.run(&["riwayat", "--format", "json"]).ok().out;
    for asked in [
        "bawa rapat@lain",
        "bawa --ke FILE",
        "kembalikan",
        "kembalikan rapat@lain",
        "kembalikan --dari FILE",
        "kembalikan --ke FILE",
        "kembalikan --hilang",
        "pulih FILE",
        "impor FILE",
        "impor --contoh FILE",
        "notula 4 --format docx -o FILE",
        "undangan -oFILE",
        "ringkas --keluaran=FILE",
        "gambar FILE",
        "hadir bpn",
        "setelan --kop x",
        "siapkan FILE",
        "contoh",
        "kunci",
        "kunci tambah 'ssh-ed25519 AAAA' --untuk Saya --peran sekretariat",
        "kunci cabut camat --alasan x",
        "pasang-ssh",
        "ssh-gate --db FILE",
        "17 --db FILE",
        "17 --penulis Wali",
        "atur 17 --progres 1 --sekarang 2026-01-01T09:00",
    ] {
        for key in ["baca", "tulis"] {
            let said = server.asks(&folder, key, &asked.replace("FILE", &canary)).run();
            assert!(said.code != 0 && said.out.is_empty() && !said.err.is_empty(), "{said}");
            assert!(!folder.file("kenari").exists(), "{said}");
        }
    }
    assert_eq!(folder.run(&["riwayat", "--format", "json"]).ok().out, before);
    folder.run(&["periksa"]).ok();
}

#[test]
fn no_file_goes_in_or_out() {
    let Some((folder, server)) = office() else { return };
    let secret = folder.write("rahasia.txt", "isi");
    let (secret, target) = (secret.to_string_lossy().into_owned(), folder.file("salinan.txt"));
    let there = format!("{}:{}", server.host(), target.display());
    let back = format!("{}:{secret}", server.host());
    let target = target.to_string_lossy().into_owned();
    for (program, more, from, to) in [
        ("scp", &[][..], &secret, &there),
        ("scp", &["-O"][..], &secret, &there),
        ("scp", &[][..], &back, &target),
        ("scp", &["-O"][..], &back, &target),
    ] {
        let mut words = server.words(&folder, "tulis", more);
        words.extend([from.clone(), to.clone()]);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let said = folder.cmd_of(program, &words).run();
        assert!(said.code != 0 && !folder.file("salinan.txt").exists(), "{said}");
    }
    let mut words = server.words(&folder, "tulis", &["-b", "-"]);
    words.push(server.host());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let said = folder.cmd_of("sftp", &words).stdin(format!("get {secret} {target}\n")).run();
    assert!(said.code != 0 && !folder.file("salinan.txt").exists(), "{said}");
}

#[test]
fn nothing_is_forwarded() {
    let Some((folder, server)) = office() else { return };
    let target = format!("127.0.0.1:{}", server.port);
    let refused = |options: &[&str]| {
        let said = server.client(&folder, "tulis", options, &["17"]).run();
        assert!(said.code != 0 && !said.out.contains("SSH-2.0"), "{said}");
    };
    let through = server.client(&folder, "tulis", &["-W", &target], &[]).run();
    assert!(through.code != 0 && !through.out.contains("SSH-2.0"), "{through}");
    let socket = folder.file("soket").to_string_lossy().into_owned();
    for far in [format!("0:{target}"), format!("{socket}:{target}")] {
        refused(&["-o", "ExitOnForwardFailure=yes", "-R", &far]);
    }
    refused(&["-o", "ExitOnForwardFailure=yes", "-w", "any:any"]);
    assert!(!folder.file("soket").exists());
    let local = free();
    let there = format!("127.0.0.1:{local}:{target}");
    let near = folder.file("dekat").to_string_lossy().into_owned();
    let by_socket = format!("{near}:{target}");
    let dynamic = free();
    let socks = format!("127.0.0.1:{dynamic}");
    // Somebody on the server who listens at a file, as its managers of services do.
    let service = folder.file("layanan");
    let listens = UnixListener::bind(&service).unwrap();
    let inward = free();
    let to_service = format!("127.0.0.1:{inward}:{}", service.display());
    let options = ["-N", "-L", &there, "-L", &by_socket, "-L", &to_service, "-D", &socks];
    let opened = server.client(&folder, "tulis", &options, &[]).spawn();
    let mut line = connected(local);
    assert!(!answer(&mut line).contains("SSH-2.0"));
    let mut line = connected(dynamic);
    let [high, low] = server.port.to_be_bytes();
    line.write_all(&[5, 1, 0, 5, 1, 0, 1, 127, 0, 0, 1, high, low]).unwrap();
    assert!(!answer(&mut line).contains("SSH-2.0"));
    assert!(!answer(&mut connected(inward)).contains("SSH-2.0"));
    let mut line = UnixStream::connect(&near).unwrap();
    line.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
    assert_eq!(line.read(&mut [0; 8]).unwrap_or(0), 0);
    listens.set_nonblocking(true).unwrap();
    assert!(listens.accept().is_err(), "nobody has come through");
    opened.kill();
    for closed in ["permittunnel no", "disableforwarding yes"] {
        assert!(settings(&folder, &server).contains(closed), "{closed}");
    }
}

#[test]
fn nothing_of_the_clients_world_comes_along() {
    let Some((folder, server)) = office() else { return };
    let plain = server.asks(&folder, "baca", "17").run().ok();
    let same = |cmd: Cmd| {
        let said = cmd.run().ok();
        assert_eq!(said.out, plain.out, "{said}");
        assert!(!said.err.contains("LD_PRELOAD") && !said.err.contains("preload"), "{said}");
    };
    let env = "SetEnv=LD_PRELOAD=/tidak/ada.so PATH=/tidak/ada RAPAT_DB=/tidak/ada HOME=/tidak/ada";
    same(server.client(&folder, "baca", &["-o", env], &["17"]));
    // The person's own file of commands is for other accounts.
    assert!(settings(&folder, &server).contains("permituserrc no"));
}

/// The client does ask for its agent and its windows to be reached from the server, and neither is.
#[test]
fn neither_the_keys_nor_the_windows_of_the_client_are_reached() {
    let Some((folder, server)) = office() else { return };
    let (agent, log) = (folder.file("agen").display().to_string(), folder.file("ssh.log").display().to_string());
    let keeper = folder.cmd_of("ssh-agent", &["-D", "-a", &agent]).spawn();
    let until = Instant::now() + LIMIT;
    while !folder.file("agen").exists() {
        assert!(Instant::now() < until, "no agent");
        std::thread::sleep(Duration::from_millis(10));
    }
    let options = ["-A", "-Y", "-v", "-E", &log];
    let client = server.seat_with(&folder, "baca", &options).env("SSH_AUTH_SOCK", &agent).env("DISPLAY", "127.0.0.1:9");
    let mut board = ready(client);
    let asked = folder.read("ssh.log");
    assert!(asked.contains("equesting authentication agent") && asked.contains("X11 forwarding"), "{asked}");
    let pid = server.gate().expect("a gate");
    let environment = std::fs::read(format!("/proc/{pid}/environ")).unwrap();
    let environment = String::from_utf8_lossy(&environment);
    assert!(environment.contains("SSH_USER_AUTH="), "{environment}");
    for name in ["SSH_AUTH_SOCK", "DISPLAY", "XAUTHORITY"] {
        assert!(!environment.contains(&format!("{name}=")), "{environment}");
    }
    board.keys("q");
    assert_eq!(board.wait_exit(), 0);
    keeper.kill();
}

/// Some servers take in whatever a client sends. The gate asks none of it.
#[test]
fn what_a_careless_server_lets_in_steers_nothing() {
    let Some((folder, server)) = office_with("AcceptEnv *") else { return };
    let plain = server.asks(&folder, "baca", "17").run().ok();
    std::fs::create_dir_all(folder.file("config/rapat")).unwrap();
    folder.write("config/rapat/rapat.toml", "bahasa = 'en'\nlebar = 40\n");
    let (nowhere, config) = ("/tidak/ada", folder.file("config").to_string_lossy().into_owned());
    let sent = [
        ("RAPAT_DB", nowhere),
        ("HOME", nowhere),
        ("XDG_CONFIG_HOME", &config),
        ("XDG_DATA_HOME", nowhere),
        ("TMPDIR", nowhere),
        ("PATH", nowhere),
        ("LANG", "en_US.UTF-8"),
        ("LC_ALL", "C"),
        ("LC_TIME", "id_ID"),
        ("LANGUAGE", "en"),
        ("TZ", "America/Lima"),
        ("COLUMNS", "20"),
        ("LINES", "3"),
        ("NO_COLOR", "1"),
        ("PAGER", "false"),
        ("EDITOR", "false"),
        ("RUST_LOG", "trace"),
        ("RUST_BACKTRACE", "full"),
        ("SSH_USER_AUTH", "/etc/passwd"),
        ("SSH_ORIGINAL_COMMAND", "papan"),
    ];
    let said = server.client(&folder, "baca", &["-o", &set(&sent)], &["17"]).run().ok();
    assert_eq!((&said.out, said.err.as_str()), (&plain.out, ""), "{said}");
    // One by one as well: some of them would have hidden others.
    for one in sent {
        let said = server.client(&folder, "baca", &["-o", &set(&[one])], &["17"]).run().ok();
        assert_eq!((&said.out, said.err.as_str()), (&plain.out, ""), "{one:?}: {said}");
    }
    // Without a command of its own, the client's is weighed like any other; which also shows that they do arrive.
    let said = server.client(&folder, "baca", &["-o", &set(&[("SSH_ORIGINAL_COMMAND", "atur 17 --tahap N")])], &[]);
    let refused = said.run().code(5);
    assert!(refused.err.contains("pembaca"), "{refused}");
}

/// The client's option that sends these variables.
fn set(variables: &[(&str, &str)]) -> String {
    let all: Vec<String> = variables.iter().map(|(name, value)| format!("\"{name}={value}\"")).collect();
    format!("SetEnv={}", all.join(" "))
}

/// What the server says of its settings for this account.
fn settings(folder: &Folder, server: &Server) -> String {
    let config = folder.file("sshd.conf").to_string_lossy().into_owned();
    let who = format!("user={},host=localhost,addr=127.0.0.1", server.user);
    folder.cmd_of("/usr/sbin/sshd", &["-T", "-f", &config, "-C", &who]).run().ok().out
}

fn free() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[track_caller]
fn connected(port: u16) -> TcpStream {
    let until = Instant::now() + LIMIT;
    loop {
        match TcpStream::connect(("127.0.0.1", port)) {
            Ok(line) => return line,
            Err(why) => assert!(Instant::now() < until, "{why}"),
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// What comes before the line is closed, or in a second.
fn answer(line: &mut TcpStream) -> String {
    line.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
    let mut bytes = Vec::new();
    let mut part = [0; 256];
    while let Ok(count @ 1..) = line.read(&mut part) {
        bytes.extend_from_slice(&part[..count]);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
