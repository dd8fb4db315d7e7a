//! Looks at an installation as the recipe would have made it, and says of each thing whether it is right, and what to do.
//! Reads only; what cannot be seen without more rights is said to be unseen and never guessed.

use super::recipe::Recipe;
use crate::cli::public_key;
use crate::domain::access::Role;
use crate::domain::ids::Fingerprint;
use crate::domain::world::World;
use crate::os::{self, Account};
use crate::words::{I, Language};
use std::collections::BTreeSet;
use std::fmt::Display;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// How one thing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Right,
    /// Not as it should be.
    Wrong,
    /// Not to be seen from here.
    Unseen,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is about, for scripts.
    pub about: &'static str,
    /// How it stands.
    pub state: State,
    /// What was found.
    pub what: String,
    /// What to do.
    pub advice: Option<String>,
}

/// Where servers keep the program of OpenSSH.
const SERVERS: [&str; 3] = ["/usr/sbin/sshd", "/usr/local/sbin/sshd", "/sbin/sshd"];
/// Shells that read no file of their own before the forced command.
const PLAIN_SHELLS: [&str; 4] = ["/bin/sh", "/usr/bin/sh", "/bin/dash", "/usr/bin/dash"];
/// Holds for the whole server.
const USER_ENVIRONMENT: &str = "PermitUserEnvironment";
/// Variables by which whoever comes could steer what runs before the program, or beneath it.
const STEERING: [&str; 16] = [
    "LD_PRELOAD",
    "LD_LIBRARY_PATH",
    "LD_AUDIT",
    "LD_DEBUG_OUTPUT",
    "LD_PROFILE",
    "GCONV_PATH",
    "MALLOC_TRACE",
    "PATH",
    "HOME",
    "IFS",
    "ENV",
    "BASH_ENV",
    "TMPDIR",
    "XDG_CONFIG_HOME",
    "RAPAT_DB",
    "SSH_USER_AUTH",
];
/// Writable by group or others.
const OPEN: u32 = 0o022;

/// Looks at everything. `world` is what the database says, where it could be read, and `misplaced` what it says where it
/// has its place elsewhere.
pub fn look(recipe: &Recipe, world: Option<&World>, misplaced: Option<String>, language: Language) -> Vec<Finding> {
    let mut check = Check { recipe, language, found: Vec::new() };
    check.program();
    let [writers, readers] = [&recipe.writers, &recipe.readers].map(|name| check.account(name));
    check.database(writers.as_ref(), readers.as_ref());
    if let Some(why) = misplaced {
        check.wrong("hak", I::Misplaced, &[("path", &recipe.db)], why);
    }
    for (name, account, role) in
        [(&recipe.writers, &writers, Some(Role::Secretariat)), (&recipe.readers, &readers, None)]
    {
        check.key_file(name, account.as_ref(), world, role);
    }
    check.server();
    check.found
}

struct Check<'a> {
    recipe: &'a Recipe,
    language: Language,
    found: Vec<Finding>,
}

type Values<'a> = &'a [(&'a str, &'a dyn Display)];

impl Check<'_> {
    fn right(&mut self, about: &'static str, word: I, values: Values) {
        self.found.push(Finding { about, state: State::Right, what: self.language.say(word, values), advice: None });
    }

    fn wrong(&mut self, about: &'static str, word: I, values: Values, advice: impl Into<String>) {
        let (what, advice) = (self.language.say(word, values), Some(advice.into()));
        self.found.push(Finding { about, state: State::Wrong, what, advice });
    }

    fn unseen(&mut self, about: &'static str, what: impl Display) {
        let what = self.language.say(I::Unseen, &[("what", &what)]);
        let again = self.recipe.again("sudo rapat", "--periksa");
        let advice = Some(self.language.say(I::AskRoot, &[("command", &again)]));
        self.found.push(Finding { about, state: State::Unseen, what, advice });
    }

    /// That nobody but root can exchange what stands there.
    fn only_roots(&mut self, about: &'static str, path: &Path) -> bool {
        let shown = path.display();
        match os::standing(path) {
            Ok(entry) if entry.owner == 0 && entry.mode & OPEN == 0 => return true,
            Ok(entry) => {
                let owner = os::owner_name(entry.owner);
                let mode = format!("{:04o}", entry.mode);
                let advice = format!("chown root:root {shown}; chmod go-w {shown}");
                self.wrong(about, I::NotRoots, &[("path", &shown), ("owner", &owner), ("mode", &mode)], advice);
            }
            Err(error) => self.missing(about, path, &error),
        }
        false
    }

    fn missing(&mut self, about: &'static str, path: &Path, error: &io::Error) {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                let advice = self.run_part(about);
                self.wrong(about, I::Missing, &[("path", &path.display())], advice);
            }
            _ => self.unseen(about, path.display()),
        }
    }

    /// The part of the recipe that would have made it.
    fn run_part(&self, about: &str) -> String {
        let part = match about {
            "akun" | "rumah" => "akun",
            "kunci" => "kunci",
            "sshd" => "sshd",
            _ => "folder",
        };
        self.language.say(I::RunPart, &[("part", &self.recipe.again("rapat", part))])
    }

    fn program(&mut self) {
        let path = Path::new(&self.recipe.program);
        if self.only_roots("program", path) {
            self.right("program", I::ProgramRight, &[("path", &path.display())]);
        }
    }

    fn account(&mut self, name: &str) -> Option<Account> {
        let Some(account) = os::account(name) else {
            let advice = self.run_part("akun");
            self.wrong("akun", I::NoAccount, &[("name", &name)], advice);
            return None;
        };
        if account.number == 0 {
            self.wrong("akun", I::AccountIsRoot, &[("name", &name)], self.language.text(I::AccountIsRootHint));
        } else if !PLAIN_SHELLS.contains(&account.shell.as_str()) {
            let advice = format!("usermod --shell /bin/sh {name}");
            self.wrong("akun", I::WrongShell, &[("name", &name), ("shell", &account.shell)], advice);
        } else {
            self.right("akun", I::AccountRight, &[("name", &name), ("shell", &account.shell)]);
        }
        let home = account.home.clone();
        if self.only_roots("rumah", &home) {
            self.right("rumah", I::HomeRight, &[("name", &name), ("path", &home.display())]);
        }
        Some(account)
    }

    fn database(&mut self, writers: Option<&Account>, readers: Option<&Account>) {
        let (folder, db) = (Path::new(&self.recipe.folder), Path::new(&self.recipe.db));
        let (writer_name, reader_name) = (&self.recipe.writers, &self.recipe.readers);
        let shown = folder.display();
        match os::standing(folder) {
            Err(error) => return self.missing("folder", folder, &error),
            Ok(entry) => {
                let group = os::group_name(entry.group);
                let fits = entry.mode & 0o2070 == 0o2070 && entry.mode & 0o007 == 0 && group == *writer_name;
                let mode = format!("{:04o}", entry.mode);
                let values: Values = &[("path", &shown), ("group", &group), ("mode", &mode)];
                match fits {
                    true => self.right("folder", I::FolderRight, values),
                    false => {
                        let advice = format!("chgrp {writer_name} {shown}; chmod 2770 {shown}");
                        self.wrong("folder", I::FolderWrong, values, advice);
                    }
                }
            }
        }
        for (name, account) in [(writer_name, writers), (reader_name, readers)] {
            let Some(account) = account else { continue };
            let closed = folder
                .ancestors()
                .skip(1)
                .find(|parent| os::allowed(account, parent).is_ok_and(|bits| bits & os::ENTER == 0));
            if let Some(parent) = closed {
                let advice = self.language.text(I::MoveOut);
                self.wrong("folder", I::ClosedOnTheWay, &[("name", &name), ("path", &parent.display())], advice);
            }
        }
        if let Some(account) = readers {
            let list = format!("setfacl -m g:{reader_name}:r-x,d:g:{reader_name}:r-- {shown}");
            match (os::allowed(account, folder), os::passed_on(account, folder)) {
                (Ok(bits), _) if bits & os::WRITE != 0 => {
                    let advice = self.language.text(I::ReaderWritesHint);
                    self.wrong("folder", I::ReaderWrites, &[("name", reader_name), ("path", &shown)], advice);
                }
                (Ok(bits), Ok(Some(later))) if bits & 5 == 5 && later & os::READ != 0 => {
                    self.right("folder", I::ReaderSees, &[("name", reader_name), ("path", &shown)]);
                }
                (Ok(_), Ok(_)) => {
                    self.wrong("folder", I::ReaderBlind, &[("name", reader_name), ("path", &shown)], list);
                }
                _ => self.unseen("folder", shown),
            }
        }
        for ending in ["", "-wal", "-shm"] {
            let mut name = db.as_os_str().to_owned();
            name.push(ending);
            self.file(Path::new(&name), ending.is_empty(), writers, readers);
        }
    }

    /// The database, or one of its files beside it.
    fn file(&mut self, file: &Path, must_be: bool, writers: Option<&Account>, readers: Option<&Account>) {
        let shown = file.display();
        let entry = match os::standing(file) {
            Ok(entry) => entry,
            Err(error) if must_be || error.kind() != io::ErrorKind::NotFound => {
                return self.missing("berkas", file, &error);
            }
            Err(_) => {
                let advice = self.language.text(I::SideMissingHint);
                return self.wrong("berkas", I::SideMissing, &[("path", &shown)], advice);
            }
        };
        let (writer_name, reader_name) = (&self.recipe.writers, &self.recipe.readers);
        let mode = format!("{:04o}", entry.mode);
        let owner = os::owner_name(entry.owner);
        let group = os::group_name(entry.group);
        let values: Values = &[("path", &shown), ("owner", &owner), ("group", &group), ("mode", &mode)];
        let bits = |account: Option<&Account>| account.map(|account| os::allowed(account, file).unwrap_or(0));
        if entry.mode & 0o007 != 0 {
            self.wrong("berkas", I::FileOpen, values, format!("chmod o-rwx {shown}"));
        } else if group != *writer_name || bits(writers).is_some_and(|bits| bits & 6 != 6) {
            let advice = format!("chgrp {writer_name} {shown}; chmod 0660 {shown}");
            self.wrong("berkas", I::FileWrong, values, advice);
        } else if bits(readers).is_some_and(|bits| bits & os::READ == 0) {
            let advice = format!("setfacl -m g:{reader_name}:r-- {shown}");
            self.wrong("berkas", I::FileUnread, &[("path", &shown), ("name", reader_name)], advice);
        } else if bits(readers).is_some_and(|bits| bits & os::WRITE != 0) {
            let advice = self.language.text(I::ReaderWritesHint);
            self.wrong("berkas", I::ReaderWrites, &[("name", reader_name), ("path", &shown)], advice);
        } else {
            self.right("berkas", I::FileRight, values);
        }
    }

    fn key_file(&mut self, name: &str, account: Option<&Account>, world: Option<&World>, role: Option<Role>) {
        let folder = Path::new(&self.recipe.keys);
        let file = folder.join(name);
        if !self.only_roots("kunci", folder) || !self.only_roots("kunci", &file) {
            return;
        }
        let shown = file.display();
        let reads = |path: &Path, bits: u8| {
            account.is_none_or(|account| os::allowed(account, path).is_ok_and(|found| found & bits == bits))
        };
        if !reads(folder, os::READ | os::ENTER) || !reads(&file, os::READ) {
            let advice = format!("chmod 755 {}; chmod 644 {shown}", folder.display());
            return self.wrong("kunci", I::KeysUnread, &[("path", &shown), ("name", &name)], advice);
        }
        let Ok(text) = fs::read_to_string(&file) else { return self.unseen("kunci", shown) };
        let in_file = prints(&text);
        let Some(world) = world else {
            return self.right("kunci", I::KeysHeld, &[("path", &shown), ("n", &in_file.len())]);
        };
        let fits = |key: &Role| role.is_none_or(|role| role == *key);
        let valid = world.access_keys.values().filter(|key| key.is_valid() && fits(&key.role));
        let valid: BTreeSet<Fingerprint> = valid.map(|key| key.fingerprint.clone()).collect();
        let lacking = valid.difference(&in_file).count();
        let left = in_file.difference(&valid).count();
        match lacking + left {
            0 => self.right("kunci", I::KeysRight, &[("path", &shown), ("n", &valid.len())]),
            _ => {
                let values: Values = &[("path", &shown), ("lacking", &lacking), ("left", &left)];
                self.wrong("kunci", I::KeysOther, values, self.run_part("kunci"));
            }
        }
    }

    fn server(&mut self) {
        let Some(program) = SERVERS.iter().find(|path| Path::new(path).exists()) else {
            let advice = self.language.text(I::NoServerHint);
            return self.wrong("sshd", I::NoServer, &[], advice);
        };
        for name in [&self.recipe.writers, &self.recipe.readers] {
            let who = format!("user={name},host=localhost,addr=127.0.0.1");
            let asked = Command::new(program).args(["-T", "-C", &who]).stdin(Stdio::null()).output();
            match asked {
                Ok(said) if said.status.success() => self.settings(name, &String::from_utf8_lossy(&said.stdout)),
                Ok(said) if os::is_root() => {
                    let why = String::from_utf8_lossy(&said.stderr).lines().next().unwrap_or_default().to_owned();
                    let advice = self.language.text(I::ServerRefusesHint);
                    return self.wrong("sshd", I::ServerRefuses, &[("why", &why)], advice);
                }
                _ => return self.unseen("sshd", "sshd -T"),
            }
        }
    }

    /// What the server would do for this account, against the block.
    fn settings(&mut self, name: &str, said: &str) {
        let steering = steering(said);
        if !steering.is_empty() {
            let advice = self.language.text(I::ServerTakesHint);
            self.wrong("sshd", I::ServerTakes, &[("name", &name), ("what", &steering.join(" "))], advice);
        }
        let differing = differing(self.recipe, name, said);
        if differing.is_empty() {
            return self.right("sshd", I::ServerRight, &[("name", &name)]);
        }
        if differing.iter().any(|(setting, _, found)| *setting == "ForceCommand" && found.as_deref() == Some("none")) {
            return self.wrong("sshd", I::ServerUnset, &[("name", &name)], self.run_part("sshd"));
        }
        for (setting, wanted, found) in differing {
            let found = found.unwrap_or_else(|| "–".to_owned());
            let values: Values = &[("name", &name), ("setting", &setting), ("found", &found), ("wanted", &wanted)];
            let advice = match setting {
                // The one that no block for some accounts can say.
                USER_ENVIRONMENT => self.language.text(I::ServerWholeHint).to_owned(),
                _ => self.run_part("sshd"),
            };
            self.wrong("sshd", I::ServerWrong, values, advice);
        }
    }
}

/// The settings that the server has otherwise than the block: name, what it should be, what it is.
fn differing(recipe: &Recipe, account: &str, said: &str) -> Vec<(&'static str, String, Option<String>)> {
    let of = |name: &str| {
        let mut lines = said.lines().filter_map(|line| line.split_once(' '));
        lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned())
    };
    let mut settings = recipe.settings();
    settings.push((USER_ENVIRONMENT, "no".to_owned()));
    let mut wrong = Vec::new();
    for (name, wanted) in settings {
        let found = of(name);
        let fits = found.as_ref().is_some_and(|found| match name {
            // Rarer questions never come up while a board shows what others write.
            "ClientAliveInterval" => found.parse().is_ok_and(|n: u32| (1..=2).contains(&n)),
            "ClientAliveCountMax" => found.parse().is_ok_and(|n: u32| (1..=20).contains(&n)),
            "MaxSessions" => found.parse().is_ok_and(|n: u32| n >= 1),
            "AuthorizedKeysFile" => *found == wanted || *found == wanted.replace("%u", account),
            _ => *found == wanted,
        });
        if !fits {
            wrong.push((name, wanted, found));
        }
    }
    wrong
}

/// The patterns of names that the server takes from outside and by which one could steer.
fn steering(said: &str) -> Vec<&str> {
    let taken = said.lines().filter_map(|line| line.split_once(' ')).filter(|(key, _)| *key == "acceptenv");
    let patterns = taken.flat_map(|(_, patterns)| patterns.split_ascii_whitespace());
    patterns.filter(|pattern| STEERING.iter().any(|name| fits(pattern.as_bytes(), name.as_bytes()))).collect()
}

/// Whether a name fits a pattern of the server: `*` is anything, `?` one character.
fn fits(pattern: &[u8], name: &[u8]) -> bool {
    match (pattern, name) {
        ([], []) => true,
        ([b'*', rest @ ..], _) => (0..=name.len()).any(|from| fits(rest, name.get(from..).unwrap_or_default())),
        ([b'?', rest @ ..], [_, behind @ ..]) => fits(rest, behind),
        ([one, rest @ ..], [other, behind @ ..]) => one == other && fits(rest, behind),
        _ => false,
    }
}

/// The fingerprints of the keys in a server's file of keys.
fn prints(text: &str) -> BTreeSet<Fingerprint> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let keys = lines.filter_map(|line| {
        let at = public_key::KINDS.iter().filter_map(|kind| line.find(&format!("{kind} "))).min()?;
        public_key::read(line.get(at..)?).ok()
    });
    keys.map(|key| key.fingerprint).collect()
}

#[cfg(test)]
mod tests {
    use super::super::recipe::tests::sample;
    use super::*;

    const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC8RmhmpJRjbHCsdE6yxl9Pb6mJ8+kGFsLRRk3rVxXTm";

    #[test]
    fn a_line_of_the_file_of_keys_may_have_limits_and_a_name() {
        let text = format!("# catatan\n\nrestrict,pty {KEY} Camat_Kumun\n{KEY}\nrestrict bukan-kunci\n");
        assert_eq!(prints(&text).len(), 1);
    }

    #[test]
    fn each_setting_that_differs_is_named() {
        let recipe = sample();
        let mut said: Vec<String> =
            recipe.settings().iter().map(|(name, value)| format!("{} {value}", name.to_lowercase())).collect();
        said.push("permituserenvironment no".into());
        assert_eq!(differing(&recipe, "rapat", &said.join("\n")), []);
        let fewer: Vec<String> = said.iter().filter(|line| !line.starts_with("forcecommand")).cloned().collect();
        let text = fewer.join("\n").replace("disableforwarding yes", "disableforwarding no");
        let wrong: Vec<&str> = differing(&recipe, "rapat", &text).iter().map(|(name, ..)| *name).collect();
        assert_eq!(wrong, ["ForceCommand", "DisableForwarding"]);
    }

    #[test]
    fn what_the_server_takes_from_outside_is_weighed_by_what_it_can_do() {
        let said = |lines: &[&str]| lines.iter().map(|line| format!("acceptenv {line}\n")).collect::<String>();
        for harmless in ["LANG", "LC_*", "LANGUAGE", "XMODIFIERS", "COLORTERM", "NO_COLOR", "LC_? LANG"] {
            assert_eq!(steering(&said(&[harmless])), [""; 0], "{harmless}");
        }
        assert_eq!(steering("permituserrc no\n"), [""; 0]);
        let all = said(&["LANG", "*", "LD_*", "L?_P*", "RAPAT_* LC_*", "PATH", "X*HOME"]);
        assert_eq!(steering(&all), ["*", "LD_*", "L?_P*", "RAPAT_*", "PATH", "X*HOME"]);
    }

    #[test]
    fn an_installation_that_is_not_there_is_told_line_by_line() {
        let recipe = Recipe {
            writers: "tidak-ada-penulis".into(),
            readers: "tidak-ada-pembaca".into(),
            folder: "/tidak/ada".into(),
            db: "/tidak/ada/rapat.db".into(),
            keys: "/tidak/ada/kunci".into(),
            program: "/tidak/ada/rapat".into(),
            ..sample()
        };
        let found = look(&recipe, None, None, Language::Indonesian);
        let wrong: Vec<&str> = found.iter().filter(|one| one.state == State::Wrong).map(|one| one.about).collect();
        assert!(wrong.starts_with(&["program", "akun", "akun", "folder", "kunci", "kunci"]), "{wrong:?}");
        assert!(found.iter().all(|one| one.state == State::Right || one.advice.is_some()));
    }
}
