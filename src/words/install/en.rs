//! The words of the server's installation in English.

use super::I;

pub(super) fn text(word: I) -> &'static str {
    match word {
        I::Head => "rapat over SSH, for the database {db}.",
        I::HeadHow => {
            "Read it first, then paste it part by part as root, or keep it and run it: rapat pasang-ssh >install.sh; sudo sh install.sh. It may be repeated. It needs the packages openssh-server and acl."
        }
        I::TitleAccounts => "1. Accounts",
        I::TitleFolder => "2. The folder of the database",
        I::TitleKeys => "3. Keys",
        I::TitleServer => "4. sshd",
        I::TitleCheck => "5. Check",
        I::AccountsWhy => {
            "{writers} for keys of the secretariat (may write), {readers} for keys of readers. No password; a key is the only way in. The shell must be /bin/sh: nologin refuses everything, bash reads start-up files of its own."
        }
        I::HomeWhy => {
            "The home of both accounts is root's and nobody can write there, so that nobody puts start-up files or keys into it."
        }
        I::DeskWhy => {
            "Whoever works at this machine with an account of their own joins the group {writers}, then logs out and in again:"
        }
        I::FolderWhy => {
            "The folder is the group {writers}'s; the 2 in front gives new files that group. {readers} may read, not write."
        }
        I::FilesWhy => {
            "The files -wal and -shm must be there and readers must be able to read them; the first command makes them where they are missing. Do it while nobody has rapat open."
        }
        I::KeysWhy => {
            "People's keys are registered with: {program} kunci tambah 'ssh-ed25519 AAAA… name@laptop' --untuk 'Camat …' --db {db}. Afterwards this part is repeated, for each new key; revoking holds at once without it."
        }
        I::KeysKept => "The list of keys could not be read; {file} stays as it was.",
        I::ServerWhy => {
            "The block for sshd. ForceCommand beats whatever a file of keys says; ExposeAuthInfo tells rapat which key came. If sshd_config has no Include line for sshd_config.d, paste the block at the end of sshd_config."
        }
        I::ReloadWhy => "The configuration is tested first; the running sshd is reloaded only if nothing is wrong.",
        I::CheckHow => "Every line must say right. Then try it from another machine: ssh rapat-view@SERVER 17",
        I::BadPath => {
            "\"{text}\" cannot be used in the configuration of sshd: a full path without control characters is needed."
        }
        I::BadName => "\"{text}\" is no name of an account: small letters, digits, - and _, at most 32.",
        I::SameAccount => {
            "The accounts of writers and readers are the same ({text}). Readers need one of their own, so that the system guards them."
        }
        I::SharedFolder => "The folder {text} is not the database's own; its rights are left alone.",
        I::SharedFolderHint => {
            "Give the database a folder of its own, such as: rapat pasang-ssh --db /srv/rapat/rapat.db"
        }
        I::StateRight => "right",
        I::StateWrong => "WRONG",
        I::StateUnseen => "?",
        I::CheckCount => "{right} right, {wrong} wrong, {unseen} unseen.",
        I::CheckFailed => "{n} things are not right yet; nothing was changed.",
        I::Unseen => "{what} cannot be seen from this account.",
        I::AskRoot => "check again as root: {command}",
        I::RunPart => "run as root what {part} prints",
        I::Missing => "{path} is missing.",
        I::NotRoots => "{path} is {owner}'s with mode {mode}: others than root can exchange it.",
        I::ProgramRight => "Only root can exchange the program {path}.",
        I::NoAccount => "The account {name} is missing.",
        I::AccountIsRoot => "The account {name} is root.",
        I::AccountIsRootHint => "use an account of its own for rapat, not root",
        I::WrongShell => "The account {name} uses {shell}, not /bin/sh.",
        I::AccountRight => "The account {name} is there, shell {shell}.",
        I::HomeRight => "Nobody can write to the home of {name} ({path}).",
        I::FolderRight => "The folder {path}: group {group}, mode {mode}.",
        I::FolderWrong => "The folder {path}: group {group}, mode {mode}; new files in it cannot be shared.",
        I::ClosedOnTheWay => "{name} cannot pass the folder {path}.",
        I::MoveOut => "move the database to /srv/rapat while nobody has it open",
        I::ReaderWrites => "{name} can write {path}, and is a reader only.",
        I::ReaderWritesHint => "take it out of the writers' group, and let it read by setfacl",
        I::ReaderSees => "{name} can read {path}, and files that are made there later.",
        I::ReaderBlind => "{name} cannot read {path}, or files that are made there later.",
        I::SideMissing => "{path} is missing: readers cannot make it themselves.",
        I::SideMissingHint => "run rapat ringkas once with an account that may write",
        I::FileOpen => "{path} ({owner}'s, group {group}, mode {mode}) is open to every account of this machine.",
        I::FileWrong => "{path} is {owner}'s, group {group}, mode {mode}: the others cannot write it.",
        I::FileUnread => "{path} cannot be read by {name}.",
        I::FileRight => "{path}: {owner}'s, group {group}, mode {mode}.",
        I::KeysUnread => "{path} cannot be read by {name}, and sshd reads it as that account.",
        I::KeysHeld => "{path}: {n} keys.",
        I::KeysRight => "{path}: {n} keys, those that are valid in the database.",
        I::KeysOther => "{path}: {lacking} keys are lacking, and {left} keys in it are valid no more.",
        I::NoServer => "sshd is not installed.",
        I::NoServerHint => "install the package openssh-server",
        I::ServerRefuses => "sshd refuses its configuration: {why}",
        I::ServerRefusesHint => "mend it until sshd -t is silent, and do not reload before",
        I::ServerRight => "sshd for {name}: all settings are as printed.",
        I::SnagOf => "{path} ({owner}'s, group {group}, mode {mode}): {what}",
        I::SnagFolderClosed => "its group cannot make files in this folder.",
        I::SnagFolderForgets => "new files in this folder do not get its group, and other accounts are locked out.",
        I::SnagFileClosed => "other accounts of that group cannot write it.",
        I::SnagFileOfOthers => "its group is not that of the folder and the database.",
        I::SnagFileOpen => "every account of this machine can read or write it.",
        I::SnagGroup => "chgrp to the group of its folder: {path}",
        I::SnagsFound => "The database is sound, but {n} file rights keep it from being shared.",
        I::ServerUnset => "sshd has not read the block for {name}: it still is an ordinary account.",
        I::Misplaced => "{path} can only be read here; no key can record anything.",
        I::ServerTakes => {
            "sshd for {name} takes the variables {what} from outside (AcceptEnv): programs on the server can be steered by them."
        }
        I::ServerTakesHint => "in sshd_config, AcceptEnv LANG LC_* is enough; then reload sshd",
        I::ServerWholeHint => {
            "PermitUserEnvironment holds for the whole server: take its line out of sshd_config, then reload sshd"
        }
        I::ServerWrong => "sshd for {name}: {setting} = {found}, should be {wanted}",
    }
}
