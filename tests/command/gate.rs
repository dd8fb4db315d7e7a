//! The gate for who comes over SSH, as the server runs it: the key's note and the command in the environment.

use super::super::kit::{Cmd, Folder, Seat};
use super::fence::contents;
use super::sample;
use rapat::os::{self, Fence};
use std::fs::{self, Permissions};
use std::io::Write;
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
fn a_phone_says_its_width_once_or_each_time() {
    let folder = office();
    let widest = |command: &str| {
        let said = asks(&folder, READER, command).run().ok().out;
        said.lines().map(|line| line.chars().count()).max().unwrap()
    };
    assert!(widest("ringkas") > 40 && widest("ringkas --lebar 40") <= 40);
    super::at_nine(&folder, &["kunci", "setel", "camat", "lebar=40"]).ok();
    for command in
        ["ringkas", "17", "6 --lengkap", "tindak --terlambat", "tindak TL-42", "kendala K-1", "instansi bpkad"]
    {
        assert!(widest(command) <= 40, "{command}");
    }
    assert!(widest("ringkas --lebar 80") > 40, "what is asked goes before what is liked");
    super::at_nine(&folder, &["kunci", "setel", "camat", "lebar=4"]).code(2);
}

#[test]
fn every_view_that_changes_nothing_is_there_as_text() {
    let folder = office();
    for key in [READER, WRITER] {
        for command in
            ["syarat 17", "hadir --rapat 4", "acara --rapat 4", "bahas", "setelan", "setelan --format json", "periksa"]
        {
            let local: Vec<&str> = command.split(' ').collect();
            let here = super::at_nine(&folder, &local).ok();
            let said = asks(&folder, key, command).run().ok();
            assert!(!said.out.is_empty() && said.out == here.out, "{command}: {said}\n{here}");
        }
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
    // Nor by a note that others could have read or written, or that the kernel makes up.
    let open = note(&folder, &format!("publickey {READER}\n"));
    fs::set_permissions(&open, Permissions::from_mode(0o644)).unwrap();
    let gate = folder.cmd(&["ssh-gate", "--db", &folder.db().to_string_lossy()]);
    gate.env("SSH_USER_AUTH", open).env("SSH_ORIGINAL_COMMAND", "17").run().code(5);
    let own = asks(&folder, READER, "17").env("SSH_USER_AUTH", "/proc/self/environ");
    own.env("A", format!("\npublickey {READER}\n")).run().code(5);
}

#[test]
fn the_gate_makes_no_database_and_asks_no_environment() {
    let folder = Folder::new();
    let refused = asks(&folder, READER, "17").run().code(6);
    assert!(refused.err.contains("pengelola") && !refused.err.contains("--db"), "{refused}");
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
fn what_was_written_from_afar_is_taken_back_from_afar_and_nothing_about_keys_is() {
    let folder = office();
    // At home somebody of the same post has just done something, and somebody has shut out a key.
    super::at_nine(&folder, &["atur", "16", "--tahap", "P", "--penulis", "Bagian Ekonomi"]).ok();
    let gone = ["kunci", "cabut", "camat", "--alasan", "x", "--penulis", "Bagian Ekonomi", "--format", "json"];
    let gone = super::at_nine(&folder, &gone).ok().json();
    let nothing = asks(&folder, WRITER, "urungkan").run();
    assert_ne!(nothing.code, 0, "{nothing}");
    let named = format!("urungkan {}", gone["operasi"].as_str().unwrap());
    let refused = asks(&folder, WRITER, &named).run().code(5);
    assert!(refused.err.contains("komputer kantor"), "{refused}");
    asks(&folder, READER, "17").run().code(5);
    asks(&folder, WRITER, "lapor 17 'Akses sempit' --kategori lahan").run().ok();
    let said = asks(&folder, WRITER, "urungkan").run().ok();
    assert!(said.out.contains("Diurungkan: K-42"), "{said}");
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

/// The board as somebody with this key gets it, in a window of this size.
fn sits(folder: &Folder, key: &str, size: (u16, u16)) -> Seat {
    let mut seat = opens(folder, key, "", size);
    seat.wait_text("bantuan");
    seat
}

/// What fills the screen for somebody with this key who asks for this.
fn opens(folder: &Folder, key: &str, asked: &str, size: (u16, u16)) -> Seat {
    let note = note(folder, &format!("publickey {key}\n"));
    let db = folder.db().to_string_lossy().into_owned();
    let gate = folder.seat(&["ssh-gate", "--db", &db, "--sekarang", super::MORNING]).size(size.0, size.1);
    let mut seat = gate.env("SSH_USER_AUTH", note).env("SSH_ORIGINAL_COMMAND", asked).open();
    seat.wait_text("Pasar Baru");
    seat
}

/// Whether a process is behind the fence.
pub fn is_fenced(pid: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("NoNewPrivs:")).unwrap();
    line.trim() == "1"
}

/// Whether there can be a fence here; says so where there cannot.
pub fn has_fence() -> bool {
    let has = cfg!(target_os = "linux") && os::fence_here() != Fence::None;
    if !has {
        let _ = writeln!(std::io::stderr(), "LEFT OUT: this kernel has no Landlock, so there is no fence to see");
    }
    has
}

#[test]
fn whoever_only_reads_is_fenced_in_whatever_their_key_allows() {
    if !has_fence() {
        return;
    }
    let folder = office();
    for (key, asked, fenced) in [
        (READER, "", true),
        (READER, "proyektor", true),
        (WRITER, "", false),
        (WRITER, "--baca-saja", true),
        (WRITER, "proyektor", true),
    ] {
        let mut seat = opens(&folder, key, asked, (80, 24));
        assert_eq!(is_fenced(seat.pid()), fenced, "{asked:?}");
        if asked == "--baca-saja" {
            assert!(seat.screen().has("HANYA BACA"), "{}", seat.screen());
        }
        seat.keys("q");
        assert_eq!(seat.wait_exit(), 0, "{asked:?}: {}", seat.screen());
    }
}

#[test]
fn a_reader_gets_the_board_and_can_change_nothing_on_it() {
    let folder = office();
    let mut seat = sits(&folder, READER, (80, 24));
    assert!(seat.screen().has("HANYA BACA"));
    if cfg!(target_os = "linux") {
        let status = fs::read_to_string(format!("/proc/{}/status", seat.pid())).unwrap();
        assert!(status.lines().any(|line| line.split_whitespace().eq(["Umask:", "0007"])), "{status}");
        let limits = fs::read_to_string(format!("/proc/{}/limits", seat.pid())).unwrap();
        for (what, most) in [("Max core file size", "0"), ("Max open files", "64"), ("Max address space", "1073741824")]
        {
            let line = limits.lines().find(|line| line.starts_with(what)).unwrap();
            assert_eq!(line[what.len()..].split_whitespace().take(2).collect::<Vec<_>>(), [most, most], "{line}");
        }
    }
    super::at_nine(&folder, &["atur", "16", "--tahap", "P", "--progres", "34"]).ok();
    seat.wait_text("16+Tanjung  P 34");
    let before = contents(folder.path());
    seat.keys("s<Esc>t<Esc>k<Esc>x<Esc>NE<Esc><Esc>u");
    seat.keys("17<Enter>");
    seat.wait_text("17 Koto Teluk");
    assert_eq!(contents(folder.path()), before);
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
}

#[test]
fn a_reader_behind_the_fence_knows_the_machine_that_the_database_belongs_to() {
    let folder = office();
    let header = |seat: &Seat| seat.screen().row(0);
    folder.run(&["bawa", "--ke", "stik.db"]).ok();
    let mut seat = sits(&folder, READER, (100, 30));
    assert!(header(&seat).contains("hak tulis"), "{}", seat.screen());
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
    folder.run(&["kembalikan", "--dari", "stik.db"]).ok();
    let mut seat = sits(&folder, READER, (100, 30));
    assert!(!header(&seat).contains("hak tulis"), "{}", seat.screen());
    assert!(!seat.screen().has("milik komputer"), "{}", seat.screen());
    seat.keys("q");
    assert_eq!(seat.wait_exit(), 0);
}

#[test]
fn a_secretariat_writes_on_the_board_and_no_file_comes_out_of_it() {
    let folder = office();
    let mut seat = sits(&folder, WRITER, (80, 24));
    assert!(!seat.screen().has("HANYA BACA"));
    seat.keys("4<Enter>p");
    seat.wait_text("Progres fisik");
    seat.keys("12,5<Enter>");
    seat.wait_text("Tersimpan");
    let log = super::at_nine(&folder, &["riwayat", "--jumlah", "1", "--format", "json"]).ok().json();
    assert_eq!(log[0]["oleh"], "Bagian Ekonomi");
    assert!(log[0]["sidik"].as_str().is_some_and(|print| print.starts_with("SHA256:")));
    seat.keys("N");
    let page = seat.wait_text("baris 1-");
    assert!(!page.has("ekspor"), "{}", page.text());
    seat.keys("<Esc>q");
    assert_eq!(seat.wait_exit(), 0);
}

#[test]
fn a_board_closes_when_its_key_is_shut_out_and_saves_nothing_more() {
    let folder = office();
    for key in [READER, WRITER] {
        let mut seat = sits(&folder, key, (80, 24));
        seat.wait_quiet(std::time::Duration::from_millis(200));
        let line: Vec<&str> = key.split(' ').collect();
        super::at_nine(&folder, &["kunci", "cabut", line[0], line[1], "--alasan", "Pindah"]).ok();
        assert_eq!(seat.wait_exit(), 5);
        assert!(seat.screen().has("baru saja dicabut"), "{}", seat.screen().text());
        seat.assert_clean();
        super::at_nine(&folder, &["urungkan"]).ok();
    }
    let mut seat = sits(&folder, WRITER, (80, 24));
    super::at_nine(&folder, &["kunci", "setel", "ekonomi", "--peran", "pembaca"]).ok();
    assert_eq!(seat.wait_exit(), 5, "who came to write does not stay as a reader");
}

#[test]
fn what_the_holder_likes_is_how_the_board_looks() {
    let folder = office();
    let set = ["kunci", "setel", "camat", "bahasa=en", "ascii=true", "tema=mono", "tombol.kelompok=z"];
    super::at_nine(&folder, &set).ok();
    let note = note(&folder, &format!("publickey {READER}\n"));
    let db = folder.db().to_string_lossy().into_owned();
    let gate = folder.seat(&["ssh-gate", "--db", &db, "--sekarang", super::MORNING]);
    let mut seat = gate.env("SSH_USER_AUTH", note).open();
    let screen = seat.wait_text("help");
    assert!(screen.has("z  group") && screen.text().is_ascii(), "{}", screen.text());
    seat.keys("q");
    seat.wait_exit();
    let said = asks(&folder, READER, "17").run().ok();
    assert!(said.out.contains("Stage"), "{said}");
}

#[test]
fn a_phone_gets_a_board_too_and_a_window_without_end_is_clamped() {
    let folder = office();
    for size in [(40, 20), (1_000, 400)] {
        let mut seat = sits(&folder, READER, size);
        seat.keys("q");
        assert_eq!(seat.wait_exit(), 0);
    }
}

#[test]
fn help_from_afar_speaks_of_what_is_there() {
    let folder = office();
    let help = asks(&folder, READER, "--help").run().ok();
    assert!(help.out.contains("ringkas") && help.out.contains("ssh …"), "{help}");
    for closed in ["  catat ", "  pulih ", "  kunci ", "--db", "--penulis", "--sekarang"] {
        assert!(!help.out.contains(closed), "{closed}: {help}");
    }
    let help = asks(&folder, WRITER, "notula --help").run().ok();
    assert!(help.out.contains("--revisi") && !help.out.contains("--keluaran"), "{help}");
}

#[test]
fn the_board_needs_a_terminal_and_says_how_to_get_one() {
    let folder = office();
    let refused = comes(&folder, READER).run().code(1);
    assert!(refused.err.contains("ssh -t"), "{refused}");
}

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn one_of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// What somebody might send to get out: everything that means something to a shell, to an option parser, to a pager.
fn hostile(dice: &mut Dice) -> String {
    const PIECES: &[&str] = &[
        "17",
        "lokasi",
        "notula 4",
        "catat",
        "pulih",
        "cadang",
        "init",
        "kunci",
        "ssh-gate",
        "periksa",
        "impor",
        "-",
        "--",
        ";",
        "|",
        "||",
        "&",
        "&&",
        "$(id)",
        "`id`",
        "$HOME",
        "${IFS}",
        "> /tmp/x",
        "< /etc/passwd",
        ">>x",
        "2>&1",
        "*",
        "~",
        "'",
        "\"",
        "\\",
        "\n",
        "\r",
        "\t",
        "\u{1b}]0;x\u{7}",
        "\u{202e}",
        "\u{9b}31m",
        "é語",
        "--db",
        "--db=x",
        "-o",
        "-o x",
        "--keluaran=x",
        "--timpa",
        "--bukti",
        "--penulis x",
        "--sekarang 2026-11-24T09:00",
        "--format",
        "json",
        "pdf",
        "docx",
        "--help",
        "-h",
        "-V",
        "-x",
        "-oProxyCommand=id",
        "sh",
        "-c",
        "id",
        "/bin/sh",
        "scp -t .",
        "sftp-server",
        "../../etc/passwd",
        "TL-1",
        "--alasan",
        "x",
        "#17",
        "@bpn",
        "!jumat",
        "0",
        "99999999999999999999",
        "-1",
    ];
    match dice.below(12) {
        0 => dice.one_of(PIECES).repeat(1 + dice.below(400)),
        1 => "x".repeat(4_000 + dice.below(200)),
        _ => {
            let apart = dice.one_of(&[" ", " ", " ", "", "  "]);
            (0..1 + dice.below(7)).map(|_| dice.one_of(PIECES)).collect::<Vec<_>>().join(apart)
        }
    }
}

/// Sends texts to the gate with this key, each watched from outside: whatever comes of it, no other process does.
fn sends(folder: &Folder, key: &str, texts: &[String]) {
    let watcher = ["/usr/bin/strace", "/bin/strace"].into_iter().find(|path| std::path::Path::new(path).exists());
    if watcher.is_none() {
        let _ = writeln!(std::io::stderr(), "LEFT OUT: without strace nobody can be seen to start a process");
    }
    let note = note(folder, &format!("publickey {key}\n"));
    let db = folder.db().to_string_lossy().into_owned();
    let trace = tempfile::NamedTempFile::new().unwrap();
    for text in texts {
        let gate = [env!("CARGO_BIN_EXE_rapat"), "ssh-gate", "--db", &db];
        let cmd = match watcher {
            Some(strace) => {
                let calls = "trace=execve,execveat,fork,vfork,clone,clone3";
                let options = ["-f", "--seccomp-bpf", "-qq", "-o", trace.path().to_str().unwrap(), "-e", calls];
                folder.cmd_of(strace, &[&options[..], &gate].concat())
            }
            None => folder.cmd(&gate[1..]),
        };
        let said = cmd.env("SSH_USER_AUTH", &note).env("SSH_ORIGINAL_COMMAND", text.as_str()).run();
        assert!(said.code <= 6, "{text:?}: {said}");
        assert!(!said.out.contains('\u{1b}') && !said.err.contains('\u{1b}'), "{text:?}: {said}");
        let calls = fs::read_to_string(trace.path()).unwrap();
        let is_start = |line: &&str| !["CLONE_THREAD", "+++", "resumed"].iter().any(|part| line.contains(part));
        let started: Vec<&str> = calls.lines().filter(is_start).collect();
        let own = watcher.is_none() || matches!(started.as_slice(), [one] if one.contains("execve("));
        assert!(own, "{text:?}: {calls}");
    }
}

#[test]
fn five_hundred_texts_leave_the_database_as_it_was_and_start_no_other_process() {
    let folder = office();
    let before = contents(folder.path());
    let mut dice = Dice(20_261_124);
    let texts: Vec<String> = (0..500).map(|_| hostile(&mut dice)).collect();
    sends(&folder, READER, &texts);
    assert_eq!(contents(folder.path()), before, "not a byte is other than before");
}

/// Whoever may write does so in the database and nowhere else.
#[test]
fn what_a_secretariat_sends_starts_no_other_process_and_touches_no_other_file() {
    let folder = office();
    let others = || {
        let mut all = contents(folder.path());
        all.retain(|path, _| !path.to_string_lossy().contains("rapat.db"));
        all
    };
    let before = others();
    let mut dice = Dice(17);
    let texts: Vec<String> = (0..200).map(|_| hostile(&mut dice)).collect();
    sends(&folder, WRITER, &texts);
    assert_eq!(others(), before);
    folder.run(&["periksa"]).ok();
}
