//! The server of the tests: started as a child on a free port of this machine, ended by its number, and the client that
//! goes with it, which reads no file of the person who runs the tests.

use crate::kit::{Cmd, Folder, Process, Start};
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long the server may take to listen.
const LIMIT: Duration = Duration::from_secs(10);
/// How long an installation may take to be made.
const INSTALLED: Duration = Duration::from_secs(60);

/// What the tests need of OpenSSH.
pub struct Programs {
    sshd: PathBuf,
}

/// A server that runs. Dropping it ends it.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub port: u16,
    /// The account that logs in: whoever runs the tests.
    pub user: String,
    log: PathBuf,
}

impl Server {
    /// What is there of OpenSSH.
    pub fn programs() -> Result<Programs, String> {
        let places = ["/usr/sbin/sshd", "/usr/local/sbin/sshd", "/sbin/sshd"];
        let sshd = places.iter().map(PathBuf::from).find(|path| path.is_file()).ok_or("no sshd")?;
        for program in ["ssh", "ssh-keygen"] {
            let there = Command::new(program).arg("-?").stdout(Stdio::null()).stderr(Stdio::null()).status();
            there.map_err(|_| format!("no {program}"))?;
        }
        Ok(Programs { sshd })
    }

    /// Starts a server for the database of a folder; in its configuration these lines hold first.
    pub fn start(folder: &Folder, programs: Programs, first: &str) -> Result<Self, String> {
        let user = folder.cmd_of("id", &["-un"]).run().ok().out.trim().to_owned();
        if folder.cmd_of("id", &["-u"]).run().ok().out.trim() == "0" {
            // Where the system's own start of the server has not made it yet.
            let _ = fs::create_dir_all("/run/sshd");
        }
        if !folder.file("tuan").exists() {
            for key in ["tuan", "baca", "tulis", "asing"] {
                let file = folder.file(key).to_string_lossy().into_owned();
                folder.cmd_of("ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-C", key, "-f", &file]).run().ok();
            }
        }
        let keys = folder.file("kunci");
        fs::create_dir_all(&keys).map_err(|why| why.to_string())?;
        let all: String = ["baca", "tulis", "asing"].map(|key| folder.read(&format!("{key}.pub"))).concat();
        // Bare lines, without any limit of their own: the block has to hold alone.
        fs::write(keys.join(&user), all).map_err(|why| why.to_string())?;
        let block = printed_block(folder, &user, &keys);
        // A port that was free just now can be somebody else's a moment later.
        let mut why = String::new();
        for _ in 0..5 {
            let listener = TcpListener::bind("127.0.0.1:0").map_err(|why| why.to_string())?;
            let port = listener.local_addr().map_err(|why| why.to_string())?.port();
            drop(listener);
            let head = format!(
                "ListenAddress 127.0.0.1\nPort {port}\nHostKey {}\nPidFile none\nStrictModes no\nLogLevel VERBOSE\n",
                folder.file("tuan").display(),
            );
            let config = folder.write("sshd.conf", head + first + &block);
            let log = folder.file("sshd.log");
            let server = Command::new(&programs.sshd)
                .args(["-D", "-E"])
                .arg(&log)
                .arg("-f")
                .arg(config)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn();
            let child = server.map_err(|why| why.to_string())?;
            let mut server = Self { child, port, user: user.clone(), log };
            match server.listens() {
                Ok(()) => return Ok(server),
                Err(said) => why = said,
            }
        }
        Err(why)
    }

    /// The server that a script of the shell becomes, which gets the folder and a port, in mounts of its own.
    #[track_caller]
    pub fn installed(folder: &Folder, script: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("its number").port();
        drop(listener);
        let said = fs::File::create(folder.file("pasang.log")).expect("a file");
        let child = Command::new("unshare")
            .args(["-m", "sh", "-c", script, "sh"])
            .arg(folder.path())
            .arg(port.to_string())
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(said.try_clone().expect("a second end"))
            .stderr(said)
            .spawn()
            .expect("unshare");
        let mut server = Self { child, port, user: String::new(), log: folder.file("sshd.log") };
        let until = Instant::now() + INSTALLED;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = server.child.try_wait().is_ok_and(|ended| ended.is_some());
            assert!(!ended && Instant::now() < until, "{}\n{}", folder.read("pasang.log"), server.log());
            std::thread::sleep(Duration::from_millis(20));
        }
        server
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    fn listens(&mut self) -> Result<(), String> {
        let until = Instant::now() + LIMIT;
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            if self.child.try_wait().is_ok_and(|ended| ended.is_some()) || Instant::now() > until {
                return Err(self.log());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    /// The program behind the server, while somebody is let in.
    pub fn gate(&self) -> Option<u32> {
        Process::below(self.child.id(), "rapat")
    }

    /// What the server has written down.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Registers a key of the folder.
    #[track_caller]
    pub fn admit(&self, folder: &Folder, key: &str, who: &str, role: &str) {
        let line = folder.read(&format!("{key}.pub"));
        folder.run(&["kunci", "tambah", line.trim(), "--untuk", who, "--peran", role]).ok();
    }

    /// The words of a client with this key, up to the host.
    pub fn words(&self, folder: &Folder, key: &str, more: &[&str]) -> Vec<String> {
        let mut words: Vec<String> = ["-F", "none"].map(str::to_owned).to_vec();
        for option in [
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "GlobalKnownHostsFile=/dev/null",
            "LogLevel=ERROR",
            "IdentitiesOnly=yes",
            "BatchMode=yes",
        ] {
            words.extend(["-o".to_owned(), option.to_owned()]);
        }
        words.extend(["-o".to_owned(), format!("Port={}", self.port)]);
        words.extend(["-i".to_owned(), folder.file(key).to_string_lossy().into_owned()]);
        words.extend(more.iter().map(|word| (*word).to_owned()));
        words
    }

    /// Where the client goes.
    pub fn host(&self) -> String {
        format!("{}@127.0.0.1", self.user)
    }

    /// A client that asks for one thing, without a terminal.
    pub fn asks(&self, folder: &Folder, key: &str, command: &str) -> Cmd {
        self.client(folder, key, &[], &[command])
    }

    /// A client with options and words behind the host.
    pub fn client(&self, folder: &Folder, key: &str, options: &[&str], behind: &[&str]) -> Cmd {
        let mut words = self.words(folder, key, options);
        words.push(self.host());
        words.extend(behind.iter().map(|word| (*word).to_owned()));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        folder.cmd_of("ssh", &words)
    }

    /// A client at a terminal.
    pub fn seat(&self, folder: &Folder, key: &str) -> Start {
        self.seat_with(folder, key, &[])
    }

    /// A client at a terminal, with further options.
    pub fn seat_with(&self, folder: &Folder, key: &str, more: &[&str]) -> Start {
        let mut words = self.words(folder, key, &[&["-tt", "-e", "none"], more].concat());
        words.push(self.host());
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        folder.seat_of("ssh", &words)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The block as the program prints it, for this account.
fn printed_block(folder: &Folder, user: &str, keys: &Path) -> String {
    let (db, keys) = (folder.db(), keys.to_string_lossy());
    let db = db.to_string_lossy();
    let args = ["pasang-ssh", "sshd", "--db", &db, "--akun", user, "--folder-kunci", &keys];
    let printed = folder.run(&args).ok().out;
    let from = printed.find("Match User").expect("a block");
    let to = printed.find("\nAKHIR").expect("its end");
    printed[from..=to].to_owned()
}
