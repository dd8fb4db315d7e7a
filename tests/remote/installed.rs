//! An installation as the printed recipe makes it: its script is run as it is, with accounts, rights and the system's own
//! configuration of the server, in a world of mounts of its own that is gone with the test.

use super::super::kit::{Folder, Output};
use super::office;
use super::server::Server;
use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// What stands over the machine's own folders from here on.
const MOUNTS: &str = "set -e; up=$1/atas; mkdir -p $up; mount -t tmpfs tmpfs $up
for name in etc var; do
    mkdir $up/$name $up/$name.kerja
    mount -t overlay overlay -o lowerdir=/$name,upperdir=$up/$name,workdir=$up/$name.kerja /$name
done
mkdir $up/srv; mount --bind $up/srv /srv
";
/// The recipe, the keys, and the recipe's part of keys again, as the guide says; then the server.
const INSTALLS: &str = "mount --bind $1/bin /usr/local/bin; export PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
mkdir -p /run/sshd
rapat pasang-ssh --db /srv/rapat/rapat.db >$1/resep.sh; sh -e $1/resep.sh
rapat kunci tambah \"$(cat $1/baca.pub)\" --untuk 'Camat Kumun Debai' --db /srv/rapat/rapat.db
rapat kunci tambah \"$(cat $1/tulis.pub)\" --untuk Sekretariat --peran sekretariat --db /srv/rapat/rapat.db
rapat pasang-ssh kunci --db /srv/rapat/rapat.db | sh -e
rapat pasang-ssh --periksa --db /srv/rapat/rapat.db
exec /usr/sbin/sshd -D -E $1/sshd.log -h $1/tuan -p $2 -o ListenAddress=127.0.0.1 -o PidFile=none
";

/// A machine with the installation; nothing where none can be made here.
pub fn machine() -> Option<(Folder, Server)> {
    // The same folder has the keys, and says whether there is a server at all.
    let (folder, server) = office()?;
    drop(server);
    let path = folder.path().to_string_lossy().into_owned();
    let tries = format!("{MOUNTS} command -v setfacl && command -v useradd && command -v runuser");
    let can = folder.cmd_of("id", &["-u"]).run().ok().out.trim() == "0"
        && Path::new("/etc/ssh/sshd_config").exists()
        && folder.cmd_of("unshare", &["-m", "sh", "-c", &tries, "sh", &path]).run().code == 0;
    if !can {
        let _ = writeln!(
            std::io::stderr(),
            "LEFT OUT: an installation can only be tried as root, with mounts of one's own"
        );
        return None;
    }
    let bin = folder.file("bin");
    fs::create_dir(&bin).unwrap();
    fs::set_permissions(&bin, Permissions::from_mode(0o755)).unwrap();
    folder.cmd_of("cp", &[env!("CARGO_BIN_EXE_rapat"), "bin/rapat"]).run().ok();
    // There is no manager of services in this world.
    folder.program("bin/systemctl", "#!/bin/sh\n");
    let script = format!("{MOUNTS}{INSTALLS}");
    Some(Server::installed(&folder, &script)).map(|server| (folder, server))
}

/// Somebody who logs in to this account.
pub fn asks(folder: &Folder, server: &mut Server, account: &str, key: &str, asked: &str) -> Output {
    server.user = account.into();
    server.asks(folder, key, asked).run()
}

/// Something that root runs where the installation is.
pub fn inside(folder: &Folder, server: &Server, words: &[&str]) -> Output {
    within(folder, server.pid(), words)
}

fn within(folder: &Folder, pid: u32, words: &[&str]) -> Output {
    let pid = pid.to_string();
    folder.cmd_of("nsenter", &[&["-t", pid.as_str(), "-m"], words].concat()).run()
}

#[test]
fn what_the_recipe_prints_makes_an_installation_that_holds() {
    let Some((folder, mut server)) = machine() else { return };
    let mounts = server.pid();
    let inside = |words: &[&str]| within(&folder, mounts, words);
    let rapat = |words: &[&str]| {
        let program = ["/usr/local/bin/rapat", "--db", "/srv/rapat/rapat.db"];
        inside(&[&program[..], words].concat()).ok().out
    };
    assert!(rapat(&["pasang-ssh", "--periksa"]).contains(" 0 salah"));
    let rights = inside(&["stat", "-c", "%n %U %G %a", "/srv/rapat"]).ok().out;
    assert_eq!(rights, "/srv/rapat root rapat 2770\n");

    let said = asks(&folder, &mut server, "rapat-view", "baca", "17").ok();
    assert!(said.out.contains("17 Koto Teluk"), "{said}");
    asks(&folder, &mut server, "rapat-view", "baca", "atur 17 --tahap N").code(5);
    // The system keeps the readers' account from writing, whatever the key would allow.
    asks(&folder, &mut server, "rapat-view", "tulis", "atur 17 --tahap N").code(5);
    for line in [
        "echo x >>/srv/rapat/rapat.db",
        "echo x >>/srv/rapat/rapat.db-wal",
        "echo x >/srv/rapat/baru",
        "rm -f /srv/rapat/rapat.db",
    ] {
        let tried = inside(&["runuser", "-u", "rapat-view", "--", "sh", "-c", line]);
        assert!(tried.code != 0 && tried.err.contains("ermission denied"), "{tried}");
    }
    asks(&folder, &mut server, "rapat", "baca", "17").code(255);
    asks(&folder, &mut server, "rapat", "tulis", "atur 17 --tahap N").ok();
    let said = asks(&folder, &mut server, "rapat-view", "baca", "17").ok();
    assert!(said.out.contains("Nihil lahan"), "{said}");

    // A list of keys that cannot be read takes nobody's key away.
    let keys = || inside(&["sh", "-c", "cd /etc/ssh/rapat_keys && stat -c '%n %U %G %a' * && cat *"]).ok().out;
    let before = keys();
    assert!(before.starts_with("rapat root root 644\nrapat-view root root 644\n"), "{before}");
    assert!(before.contains("ssh-ed25519"), "{before}");
    let damaged = "mkdir -p /srv/lain; echo rusak >/srv/lain/rapat.db; rapat pasang-ssh kunci --db /srv/lain/rapat.db";
    let path = "PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    for shell in ["sh", "sh -e"] {
        let tried = inside(&["env", path, "sh", "-c", &format!("{damaged} | {shell}")]);
        assert!(tried.code != 0 && tried.err.contains("rapat_keys/rapat tetap seperti semula"), "{tried}");
        assert_eq!(keys(), before);
    }
    asks(&folder, &mut server, "rapat-view", "baca", "17").ok();

    // What was written since has the same rights; and who may make nothing reads also where the files beside are gone.
    assert!(rapat(&["pasang-ssh", "--periksa"]).contains(" 0 salah"));
    rapat(&["periksa"]);
    inside(&["rm", "/srv/rapat/rapat.db-wal", "/srv/rapat/rapat.db-shm"]).ok();
    let said = asks(&folder, &mut server, "rapat-view", "baca", "17").ok();
    assert!(said.out.contains("Nihil lahan"), "{said}");
    assert_eq!(inside(&["ls", "/srv/rapat"]).ok().out, "rapat.db\n");
}
