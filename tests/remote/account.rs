//! What lies in the home of an account or stands in a line of its keys: files that a log-in would otherwise run, and
//! options that would let a key do more. Nothing of it holds against the printed block.

use super::installed::{asks, inside, machine};
use std::fs;

/// Puts all of it there: what runs leaves a canary.
const HOME: &str = r#"home=/var/lib/rapat-home; sing=$1/kenari
mkdir -p $home/.ssh
for file in .ssh/rc .profile .bashrc .bash_profile .shrc .login; do
    printf '#!/bin/sh\ntouch %s.%s\n' "$sing" "$(basename $file)" >$home/$file; chmod 755 $home/$file
done
printf 'RAPAT_DB=/tidak/ada\nENV=%s/.shrc\nBASH_ENV=%s/.bashrc\nLC_ALL=C\n' $home $home >$home/.ssh/environment
mkdir -p $home/.config/rapat
printf "bahasa = 'en'\n" >$home/.config/rapat/rapat.toml
cat $1/asing.pub >$home/.ssh/authorized_keys
chmod -R a+rX $home
"#;

/// A line of the file of keys with every option that asks for more.
const OPTIONS: &str = r#"file=/etc/ssh/rapat_keys/rapat-view
options="command=\"touch $1/kenari.command\",environment=\"RAPAT_DB=/tidak/ada\",user-rc,pty,port-forwarding"
options="$options,agent-forwarding,X11-forwarding,permitopen=\"*:*\",permitlisten=\"*:*\",tunnel=\"0\""
for key in baca tulis; do printf '%s %s\n' "$options" "$(cat $1/$key.pub)"; done >$file
"#;

#[test]
fn nothing_in_the_home_or_in_the_line_of_a_key_runs_or_steers() {
    let Some((folder, mut server)) = machine() else { return };
    let path = folder.path().to_string_lossy().into_owned();
    // Anybody may leave a canary.
    fs::set_permissions(folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o777)).unwrap();
    let prepared = |script: &str| inside(&folder, &server, &["sh", "-e", "-c", script, "sh", &path]).ok();
    let sung = || {
        let entries = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        entries.filter_map(|name| name.into_string().ok()).filter(|name| name.starts_with("kenari")).collect::<Vec<_>>()
    };
    prepared(HOME);
    let plain = asks(&folder, &mut server, "rapat-view", "baca", "17").ok();
    assert!(plain.out.contains("Tahap") && plain.err.is_empty(), "{plain}");
    // Where the server would read them, they are there and would have run.
    let tried = inside(&folder, &server, &["runuser", "-u", "rapat-view", "--", "sh", "/var/lib/rapat-home/.ssh/rc"]);
    assert_eq!((tried.ok().code, sung()), (0, vec!["kenari.rc".to_owned()]));
    fs::remove_file(folder.file("kenari.rc")).unwrap();

    inside(&folder, &server, &["sh", "-e", "-c", OPTIONS, "sh", &path]).ok();
    for (account, key) in [("rapat-view", "baca"), ("rapat-view", "tulis"), ("rapat", "tulis")] {
        let said = asks(&folder, &mut server, account, key, "17").ok();
        assert_eq!((&said.out, said.err.as_str()), (&plain.out, ""), "{account} {key}");
        let target = format!("127.0.0.1:{}", server.port);
        let through = server.client(&folder, key, &["-W", &target], &[]).run();
        assert!(through.code != 0 && !through.out.contains("SSH-2.0"), "{through}");
        let mut board = super::ready(server.seat(&folder, key));
        board.keys("q");
        assert_eq!(board.wait_exit(), 0, "{}", board.screen());
    }
    // A key that only the home names is nobody's.
    asks(&folder, &mut server, "rapat-view", "asing", "17").code(255);
    assert_eq!(sung(), [""; 0]);
}

/// What the whole server is told, which no block for some accounts can take back, is found by the check.
#[test]
fn a_server_that_takes_in_what_steers_is_found() {
    let Some((folder, server)) = machine() else { return };
    let check = || {
        let words = ["/usr/local/bin/rapat", "pasang-ssh", "--periksa", "--db", "/srv/rapat/rapat.db"];
        inside(&folder, &server, &words)
    };
    assert!(check().ok().out.contains(" 0 salah"));
    for (line, told) in [("PermitUserEnvironment yes", "seluruh server"), ("AcceptEnv LD_* RAPAT_*", "LD_* RAPAT_*")] {
        let script = format!("printf '%s\\n' '{line}' >/etc/ssh/sshd_config.d/a.conf");
        inside(&folder, &server, &["sh", "-c", &script]).ok();
        let said = check().code(1);
        assert!(said.out.split_whitespace().collect::<Vec<_>>().join(" ").contains(told), "{said}");
    }
}

/// A database that was moved to another disk has no place yet where it lies: the check says so, and what to do is done.
#[test]
fn a_database_that_was_moved_to_another_disk_is_found_and_mended() {
    let Some((folder, server)) = machine() else { return };
    let run = |line: &str| {
        let line = format!("export PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin; {line}");
        inside(&folder, &server, &["sh", "-c", &line])
    };
    run("set -e; mkdir /srv/lain; mount -t tmpfs tmpfs /srv/lain; mkdir /srv/lain/rapat; mv /srv/rapat/* /srv/lain/rapat").ok();
    run("rapat pasang-ssh folder --db /srv/lain/rapat/rapat.db | sh -e").ok();
    let found = || run("rapat pasang-ssh --periksa --format json --db /srv/lain/rapat/rapat.db").code(1).json();
    let right = |found: serde_json::Value| {
        found.as_array().unwrap().iter().find(|one| one["tentang"] == "hak").map(|one| one["saran"].clone())
    };
    let advice = right(found()).expect("a finding");
    let (_, command) = advice.as_str().unwrap().rsplit_once(": ").unwrap();
    assert!(command.starts_with("rapat --db /srv/lain/rapat/rapat.db pulih"), "{advice}");
    run("rapat atur 17 --tahap N --db /srv/lain/rapat/rapat.db").code(5);
    run(command).ok();
    run("rapat atur 17 --tahap N --db /srv/lain/rapat/rapat.db").ok();
    assert_eq!(right(found()), None);
}
