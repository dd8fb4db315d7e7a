//! What a server needs so that people can look things up over SSH, as a script that can be read, pasted or run: accounts,
//! the folder's rights, the files of keys, the server's block. Text from data: nothing is looked at and nothing is done
//! here, and the same data give the same bytes.

use crate::cli::out::wrap;
use crate::words::{I, Language};
use std::fmt::Display;

/// Everything the recipe depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// The program.
    pub program: String,
    /// The database, by its full path.
    pub db: String,
    /// The folder it lies in.
    pub folder: String,
    /// The account of those who write, and its group.
    pub writers: String,
    /// The account of those who only read, and its group.
    pub readers: String,
    /// The folder of the files of keys.
    pub keys: String,
    /// The file that holds the server's block.
    pub config: String,
    /// The home of both accounts: nobody's but root's.
    pub home: String,
}

/// The usual account of those who write.
pub const WRITERS: &str = "rapat";
/// The usual account of those who only read.
pub const READERS: &str = "rapat-view";
/// The usual folder of the files of keys.
pub const KEYS: &str = "/etc/ssh/rapat_keys";
/// The usual file for the server's block.
pub const CONFIG: &str = "/etc/ssh/sshd_config.d/rapat.conf";

/// One part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The two accounts.
    Accounts,
    /// The folder of the database.
    Folder,
    /// The files of keys.
    Keys,
    /// The server's block.
    Server,
}

impl Part {
    /// All of them, in the order in which they are done.
    pub const ALL: [Self; 4] = [Self::Accounts, Self::Folder, Self::Keys, Self::Server];

    /// How it is typed.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accounts => "akun",
            Self::Folder => "folder",
            Self::Keys => "kunci",
            Self::Server => "sshd",
        }
    }

    fn title(self) -> I {
        match self {
            Self::Accounts => I::TitleAccounts,
            Self::Folder => I::TitleFolder,
            Self::Keys => I::TitleKeys,
            Self::Server => I::TitleServer,
        }
    }
}

/// Columns of a line of explanation.
const WIDTH: usize = 76;
/// Closes the block within the script.
const END: &str = "AKHIR";

impl Recipe {
    /// The command that the server runs for everybody.
    pub fn gate(&self) -> String {
        format!("exec {} ssh-gate --db {}", quoted(&self.program), quoted(&self.db))
    }

    /// The command that goes by the same recipe once more, for a part of it or to check.
    pub fn again(&self, program: &str, what: &str) -> String {
        let mut command = format!("{program} pasang-ssh {what} --db {}", quoted(&self.db));
        for (option, value, usual) in [
            ("--akun", &self.writers, WRITERS),
            ("--akun-pembaca", &self.readers, READERS),
            ("--folder-kunci", &self.keys, KEYS),
            ("--berkas-sshd", &self.config, CONFIG),
        ] {
            if value != usual {
                command.push_str(&format!(" {option} {}", quoted(value)));
            }
        }
        command
    }

    /// What the server's block says, name by name.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        let plain = |name, value: &str| (name, value.to_owned());
        vec![
            ("AuthorizedKeysFile", format!("{}/%u", self.keys)),
            plain("AuthorizedKeysCommand", "none"),
            plain("AuthenticationMethods", "publickey"),
            plain("PasswordAuthentication", "no"),
            plain("KbdInteractiveAuthentication", "no"),
            ("ForceCommand", self.gate()),
            plain("ExposeAuthInfo", "yes"),
            plain("PermitTTY", "yes"),
            plain("DisableForwarding", "yes"),
            plain("PermitTunnel", "no"),
            plain("PermitUserRC", "no"),
            plain("MaxSessions", "2"),
            // The server asks only after so long without any traffic, its own included: with every change that a board
            // shows it starts to count anew, so that in a running meeting a longer wait never comes to an end.
            plain("ClientAliveInterval", "1"),
            plain("ClientAliveCountMax", "18"),
        ]
    }

    /// The server's block.
    pub fn block(&self) -> String {
        let mut text = format!("Match User {},{}\n", self.writers, self.readers);
        for (name, value) in self.settings() {
            text.push_str(&format!("    {name} {value}\n"));
        }
        text + "Match all\n"
    }

    /// The whole script, or one part of it.
    pub fn script(&self, language: Language, only: Option<Part>) -> String {
        let mut text = Script { language, text: String::new() };
        if only.is_none() {
            text.text.push_str("#!/bin/sh\n");
            text.note(I::Head, &[("db", &self.db)]);
            text.note(I::HeadHow, &[]);
        }
        for part in Part::ALL.into_iter().filter(|part| only.is_none_or(|only| only == *part)) {
            text.title(part.title());
            match part {
                Part::Accounts => self.accounts(&mut text),
                Part::Folder => self.rights(&mut text),
                Part::Keys => self.key_files(&mut text),
                Part::Server => self.server(&mut text),
            }
        }
        if only.is_none() {
            text.title(I::TitleCheck);
            text.note(I::CheckHow, &[]);
            text.line(self.again(&quoted(&self.program), "--periksa"));
        }
        text.text
    }

    fn accounts(&self, text: &mut Script) {
        let home = quoted(&self.home);
        text.note(I::AccountsWhy, &[("writers", &self.writers), ("readers", &self.readers)]);
        for name in [&self.writers, &self.readers] {
            text.line(format!("getent group {name} >/dev/null || groupadd --system {name}"));
            text.line(format!("getent passwd {name} >/dev/null || useradd --system --gid {name} {name}"));
            text.line(format!("usermod --home {home} --shell /bin/sh --password '*' {name}"));
        }
        text.note(I::HomeWhy, &[]);
        text.line(format!("install -d -o root -g root -m 755 {home}"));
        text.note(I::DeskWhy, &[("writers", &self.writers)]);
        text.line(format!("# usermod --append --groups {} NAMA", self.writers));
    }

    fn rights(&self, text: &mut Script) {
        let (folder, db) = (quoted(&self.folder), quoted(&self.db));
        let (writers, readers) = (&self.writers, &self.readers);
        text.note(I::FolderWhy, &[("writers", writers), ("readers", readers)]);
        text.line(format!("mkdir -p {folder}"));
        text.line(format!("chgrp {writers} {folder}"));
        text.line(format!("chmod 2770 {folder}"));
        let passed_on = format!("d:u::rwx,d:g::rw-,d:g:{readers}:r--,d:m::rwx,d:o::---");
        text.line(format!("setfacl -m g:{readers}:r-x,{passed_on} {folder}"));
        text.note(I::FilesWhy, &[]);
        text.line(format!("{} ringkas --db {db} >/dev/null", quoted(&self.program)));
        text.line(format!("for berkas in {db} {db}-wal {db}-shm; do"));
        text.line("    test -e \"$berkas\" || continue");
        text.line(format!("    chgrp {writers} \"$berkas\""));
        text.line("    chmod 0660 \"$berkas\"");
        text.line(format!("    setfacl -m g:{readers}:r-- \"$berkas\""));
        text.line("done");
    }

    fn key_files(&self, text: &mut Script) {
        let (program, db) = (quoted(&self.program), quoted(&self.db));
        text.note(I::KeysWhy, &[("program", &program), ("db", &db)]);
        text.line(format!("install -d -o root -g root -m 755 {}", quoted(&self.keys)));
        for (name, role) in [(&self.writers, " --peran sekretariat"), (&self.readers, "")] {
            let path = format!("{}/{name}", self.keys);
            let (file, new) = (quoted(&path), quoted(&format!("{path}.baru")));
            let kept = quoted(&text.language.say(I::KeysKept, &[("file", &path)]));
            // The shell empties a file before the program runs: a list that cannot be read would lock everybody out.
            text.line(format!("if {program} kunci daftar --format sshd{role} --db {db} >{new}; then"));
            text.line(format!("    chown root:root {new} && chmod 644 {new} && mv -f {new} {file}"));
            text.line("else");
            text.line(format!("    rm -f {new}; echo {kept} >&2; false"));
            text.line("fi");
        }
    }

    fn server(&self, text: &mut Script) {
        text.note(I::ServerWhy, &[]);
        text.line(format!("cat >{} <<'{END}'", quoted(&self.config)));
        text.text.push_str(&self.block());
        text.line(END);
        text.note(I::ReloadWhy, &[]);
        text.line("sshd -t && { systemctl reload ssh || systemctl reload sshd; }");
    }
}

/// The script as it grows.
struct Script {
    language: Language,
    text: String,
}

impl Script {
    fn line(&mut self, line: impl Display) {
        self.text.push_str(&format!("{line}\n"));
    }

    fn title(&mut self, title: I) {
        let line = format!("\n# ── {} ──", self.language.text(title));
        self.line(line);
    }

    fn note(&mut self, word: I, values: &[(&str, &dyn Display)]) {
        for line in wrap(&self.language.say(word, values), WIDTH, 0) {
            self.line(format!("# {line}"));
        }
    }
}

/// A word as the shell reads it as one.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+=:@%,".contains(c);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub fn sample() -> Recipe {
        Recipe {
            program: "/usr/bin/rapat".into(),
            db: "/srv/rapat/rapat.db".into(),
            folder: "/srv/rapat".into(),
            writers: "rapat".into(),
            readers: "rapat-view".into(),
            keys: "/etc/ssh/rapat_keys".into(),
            config: "/etc/ssh/sshd_config.d/rapat.conf".into(),
            home: "/var/lib/rapat-home".into(),
        }
    }

    #[test]
    fn the_recipe_is_a_script_that_explains_itself() {
        insta::assert_snapshot!(sample().script(Language::Indonesian, None));
    }

    #[test]
    fn a_part_is_the_same_as_in_the_whole() {
        for language in Language::ALL {
            let whole = sample().script(language, None);
            for part in Part::ALL {
                assert!(whole.contains(&sample().script(language, Some(part))), "{part:?}");
            }
        }
    }

    #[test]
    fn whoever_goes_by_another_recipe_is_sent_by_that_one_again() {
        assert_eq!(sample().again("rapat", "kunci"), "rapat pasang-ssh kunci --db /srv/rapat/rapat.db");
        let other = Recipe { writers: "tulis".into(), keys: "/etc/ssh/kun ci".into(), ..sample() };
        let command =
            "rapat pasang-ssh --periksa --db /srv/rapat/rapat.db --akun tulis --folder-kunci '/etc/ssh/kun ci'";
        assert_eq!(other.again("rapat", "--periksa"), command);
        assert!(other.script(Language::Indonesian, None).ends_with(&format!("/usr/bin/{command}\n")));
    }

    #[test]
    fn strange_names_stay_one_word() {
        for (word, expected) in [
            ("/srv/rapat.db", "/srv/rapat.db"),
            ("/srv/ra pat", "'/srv/ra pat'"),
            ("/srv/$(id)", "'/srv/$(id)'"),
            ("it's", "'it'\\''s'"),
            ("", "''"),
        ] {
            assert_eq!(quoted(word), expected);
        }
        let strange = Recipe { db: "/srv/ra pat/$(id);x.db".into(), ..sample() };
        assert_eq!(strange.gate(), "exec /usr/bin/rapat ssh-gate --db '/srv/ra pat/$(id);x.db'");
    }
}
