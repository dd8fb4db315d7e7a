//! The words of coming over SSH in English.

use super::S;

pub(super) fn text(word: S) -> &'static str {
    match word {
        // records and values
        S::RecordKey => "key of {who} ({print})",
        S::RecordKeyGone => "key {print}",
        S::CreatedKey => "SSH key let in",
        S::FieldKeyLine => "public key",
        S::FieldHolder => "holder",
        S::FieldRole => "role",
        S::FieldChoice => "choice",
        S::RoleReader => "reader",
        S::RoleSecretariat => "secretariat",
        S::KeyValid => "valid",
        S::KeyRevoked => "revoked: {reason}",
        S::KeyUndone => "revoked (its coming was undone)",
        // the list
        S::HeadHolder => "Holder",
        S::HeadRole => "Role",
        S::HeadPrint => "Fingerprint",
        S::HeadSince => "Since",
        S::NoKeys => "No keys yet. Let one in: rapat kunci tambah 'ssh-ed25519 AAAA…' --untuk 'Camat …'",
        S::FenceWhole => "Readers' fence: whole. This system refuses them to write or run anything.",
        S::FenceFiles => "Readers' fence: for files and programs; this kernel can't close network and signals yet.",
        S::FenceNone => {
            "Readers' fence: none, this system has no Landlock. Only the database opened to read guards against readers; use an account of its own without the right to write."
        }
        // what is wrong with a key that is to be let in
        S::PrivateKey => "That is a PRIVATE key, not a public one. Nothing was saved.",
        S::PrivateKeySafe => "A private key must not leave its owner's computer; what is asked for is the .pub file.",
        S::PrivateKeyNew => "If it was sent to others, count it as leaked and make a new one: ssh-keygen -t ed25519",
        S::NotAKey => "That is no OpenSSH public key: \"{text}\"",
        S::NotAKeyHint => "One line like: ssh-ed25519 AAAA… name@laptop (what ~/.ssh/id_ed25519.pub holds).",
        S::KeyKind => "Keys of kind {kind} are not accepted.",
        S::KeyKindHint => "Accepted: {kinds}. Make a new one: ssh-keygen -t ed25519",
        S::KeyWeak => "An RSA key of {bits} bits is too weak, at least {least}. Make a new one: ssh-keygen -t ed25519",
        S::SeveralLines => "There are {n} keys in it. Let them in one by one, each with its holder.",
        S::KeyThere => "That key is let in already: {who}, {role}. Nothing changed.",
        S::KeyMissing => "Name the key: a public-key line, the name of a .pub file, or - from the input.",
        S::KeyType => "Paste the public key: one line that begins with ssh-…",
        S::KeyFile => "{file} can't be read: {why}",
        S::KeyFileGone => "The file {file} isn't here. Check its name and folder, or paste the line that is in it.",
        S::HolderMissing => "Name its holder: --untuk 'Camat Kumun Debai'",
        S::ReasonMissing => "Say why the key is revoked: --alasan 'Moved to another office'",
        // which key is meant
        S::NoSuchKey => "No key fits \"{text}\".",
        S::NoSuchKeyHint => "See all: rapat kunci daftar --semua",
        S::SeveralKeys => "{n} keys fit \"{text}\":",
        S::RevokedAlready => "That key is revoked already. Nothing changed.",
        S::ChoiceForm => "The choice \"{text}\" is not understood; write it like tema=gelap or tombol.urut=z.",
        S::ChoiceNot => "The name shown comes from --untuk, not from a choice.",
        S::NothingToChoose => "Nothing to change was named: NAME=VALUE, --untuk or --peran.",
        // the gate
        S::GateNeedsDb => "ssh-gate needs --db FILE. Nothing was opened.",
        S::GateNoDatabase => {
            "The database is not in its place on this server. Nothing was created. Tell whoever runs the server."
        }
        S::WrongAccount => {
            "This account of the server can only read. Nothing changed. To write, come by the account of those who write: ssh rapat@…"
        }
        S::GateLimits => "The limits of the process can't be set ({why}), so nothing was opened.",
        S::GateFence => "The readers' fence can't be raised ({why}), so nothing was opened.",
        S::NoAuthInfo => "The server doesn't tell which key came, so nothing was opened.",
        S::NoAuthInfoHint => "For whoever runs the server: sshd needs ExposeAuthInfo yes, and log-in by key alone.",
        S::BadAuthInfo => "What the server tells about the key that came can't be used, so nothing was opened.",
        S::UnknownKey => "Sorry, this key is not known.",
        S::UnknownKeyHint => "Ask the meeting's secretariat to let it in. Its fingerprint: {print}",
        S::ShutOut => "Sorry, this key was revoked on {day}.",
        S::ShutOutHint => "If that is a mistake, ask the meeting's secretariat. Its fingerprint: {print}",
        S::CommandTooLong => "That command is too long: {most} bytes at most. Nothing was run.",
        S::CommandControl => "There are control characters in that command. Nothing was run.",
        S::CommandNotText => "That command is no UTF-8 text. Nothing was run.",
        S::CommandUnclosed => "A quotation mark in that command is not closed. Nothing was run.",
        S::CommandGlued => "A space must follow a closing quotation mark. Nothing was run.",
        S::CommandRefused => "The command {what} is not there over SSH for a {role} key. Nothing changed.",
        S::CommandsThere => "What there is: {commands}",
        S::OptionRefused => "{option} is not there over SSH. Nothing changed.",
        S::FileRefused => "Over SSH no file of the server is written; the result comes out here.",
        S::FileRefusedHint => "Save it on your own computer: ssh … {command} --format docx > file.docx",
        S::SheetRefused => "Over SSH no file of the server is read; the sheet is piped in from your own computer.",
        S::SheetRefusedHint => "For example: ssh … impor - <lokasi.csv",
        S::RefusedShutOut => "This key may not write, or not any more. Not saved.",
        S::RefusedKeysAtHome => {
            "Keys are managed on the office's computer only, not over SSH and not on a copy that was taken along. Not saved."
        }
        S::ShutOutNow => {
            "This key was just revoked or given another role, so the board was closed. What was called saved is kept; to come in again, ask the meeting's secretariat."
        }
        S::NoTerminalHere => "For the board, connect with a terminal:\n  ssh -t …\nFor plain text:\n  ssh … papan",
        S::GuestExamples => {
            "ssh … 17\nssh … ringkas\nssh … tindak --terlambat --instansi pupr\nssh … notula 4 --format docx > minutes.docx\nssh -t …"
        }
        S::ChoicesHint => "Nothing was saved. Names and values are those of the personal settings in rapat.toml.",
        S::ChoicesUnread => "The personal choices of this key can't be read; the usual ones are used.",
    }
}
