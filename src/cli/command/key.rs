//! `rapat kunci`: which public keys come in over SSH, who holds them, what they may do; and letting them in, shutting
//! them out, and choosing for their holders how the board looks.

use crate::cli::answer;
use crate::cli::codes;
use crate::cli::desk::{self, Desk};
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, switch, value, word};
use crate::cli::person;
use crate::cli::public_key::{self, KINDS, LEAST_BITS, Public, Unfit};
use crate::cli::record::{Cell, Record};
use crate::cli::saved;
use crate::cli::shapes;
use crate::cli::sheet::{Column, Sheet};
use crate::cli::typed;
use crate::domain::access::{AccessKey, KeyEdit, KeyState, NewKey, Role};
use crate::domain::change::{Change, Edit};
use crate::domain::day::Day;
use crate::domain::text::{fold, shortened, tidy};
use crate::domain::world::World;
use crate::os::{self, Fence};
use crate::words::{self, A, H, Language, S, W};
use clap::builder::PossibleValue;
use clap::{ArgAction, Command};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

/// The longest file of keys that is read.
const LONGEST_FILE: usize = 65_536;
/// So much of a fingerprint names a key among a handful.
const SHORT_PRINT: usize = 15;
/// The columns for machines.
const KEY: &[&str] =
    &["sidik", "jenis", "pemegang", "peran", "keadaan", "alasan", "ditambah", "sejak", "alasan_tambah", "kunci"];

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    let acts = [("tambah", "add"), ("cabut", "revoke"), ("daftar", "list"), ("setel", "set")];
    let acts = acts.map(|(name, english)| PossibleValue::new(name).alias(english));
    let roles = [("pembaca", "reader"), ("sekretariat", "secretariat")];
    let roles = roles.map(|(name, english)| PossibleValue::new(name).alias(english));
    let formats = ["tabel", "json", "csv", "sshd"].map(PossibleValue::new);
    command
        .arg(word(language, "perbuatan", H::KeyActValue, H::KeyAct).value_parser(acts))
        .arg(word(language, "isian", H::KeyValue, H::KeyMeant).num_args(0..).action(ArgAction::Append))
        .arg(value(language, "untuk", H::KeyHolderValue, H::KeyHolder))
        .arg(value(language, "peran", H::KeyRoleValue, H::KeyRole).value_parser(roles))
        .arg(value(language, "alasan", H::ReasonValue, H::KeyReason))
        .arg(switch(language, "semua", H::KeyAll))
        .arg(value(language, "format", H::KeyFormatValue, H::KeyFormat).value_parser(formats))
        .after_help(language.text(H::KeyExamples))
}

/// Does what is asked for; the list where nothing is.
///
/// # Errors
/// Something that is no key or not known, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    match call.get("perbuatan") {
        Some("tambah" | "add") => add(call),
        Some("cabut" | "revoke") => revoke(call),
        Some("setel" | "set") => choose(call),
        _ => list(call),
    }
}

fn role(call: &Call) -> Option<Role> {
    match call.get("peran")? {
        "reader" => Some(Role::Reader),
        "secretariat" => Some(Role::Secretariat),
        code => Role::from_code(code),
    }
}

fn add(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let wrong = |word: S| Failure::new(Ending::WrongUsage, language.text(word));
    // A private key is called one before anything else is asked for.
    let public = public_key::read(&typed_key(call)?).map_err(|unfit| told(&unfit, &call.all("isian"), language))?;
    let holder = call.get("untuk").ok_or_else(|| wrong(S::HolderMissing))?.to_owned();
    let (asked_role, why) = (role(call), call.get("alasan").map(str::to_owned));
    let role = asked_role.unwrap_or(Role::Reader);
    let mut desk = Desk::open(call)?;
    let changes = match desk.world().access_key(&public.fingerprint) {
        Some(key) if key.is_valid() => {
            let role = words::role(language, key.role);
            let what = language.say(S::KeyThere, &[("who", &key.holder), ("role", &role)]);
            return Err(Failure::new(Ending::Failed, what));
        }
        Some(key) => back(key, &holder, role, why),
        None => {
            let Public { fingerprint, line } = public.clone();
            vec![Change::AddKey(NewKey { fingerprint, line, holder, role, why, choices: BTreeMap::new() })]
        }
    };
    save(call, &mut desk, changes, &public)
}

/// A key that was shut out comes back, for this holder in this role, for this reason.
fn back(key: &AccessKey, holder: &str, role: Role, why: Option<String>) -> Vec<Change> {
    let edit = |edit| Change::EditKey { key: key.fingerprint.clone(), edit };
    let mut changes = vec![edit(KeyEdit::State(Edit::new(key.state.clone(), KeyState::Valid)))];
    if key.holder != tidy(holder) {
        changes.push(edit(KeyEdit::Holder(Edit::new(key.holder.clone(), holder.to_owned()))));
    }
    if key.role != role {
        changes.push(edit(KeyEdit::Role(Edit::new(key.role, role))));
    }
    if let Some(why) = why.filter(|why| key.why.as_deref() != Some(&tidy(why))) {
        changes.push(edit(KeyEdit::Why(Edit::new(key.why.clone(), Some(why)))));
    }
    changes
}

fn save(call: &mut Call, desk: &mut Desk, changes: Vec<Change>, public: &Public) -> Result<(), Failure> {
    let receipt = desk.save(call.language, changes)?;
    let about = desk.world().access_key(&public.fingerprint).map(|key| ("kunci", record(desk.world(), key)));
    saved::tell(call, desk, &receipt, W::Saved, about);
    Ok(())
}

/// What was typed as the key: the line itself, a file, or what comes in.
fn typed_key(call: &Call) -> Result<String, Failure> {
    let language = call.language;
    let words = call.all("isian");
    let unread = |file: &str, why: io::Error| {
        let what = language.say(S::KeyFile, &[("file", &tidy(file)), ("why", &why)]);
        Failure::new(Ending::NotFound, what)
    };
    match words.as_slice() {
        [] => Err(Failure::new(Ending::WrongUsage, language.text(S::KeyMissing))),
        ["-"] => typed::read(call, LONGEST_FILE, language.text(S::KeyType)),
        [file] if !file.contains(' ') && Path::new(file).is_file() => {
            let file_of = fs::File::open(file).map_err(|why| unread(file, why))?;
            read_some(file_of).map_err(|why| unread(file, why))
        }
        [file] if names_a_file(file) => {
            Err(Failure::new(Ending::NotFound, language.say(S::KeyFileGone, &[("file", &tidy(file))])))
        }
        words => Ok(words.join(" ")),
    }
}

/// Whether a single word is the name of a file and not the middle of a key, in which a slash may stand as well.
fn names_a_file(word: &str) -> bool {
    let path = Path::new(word);
    let begins_like_a_path = ["/", "./", "../", "~"].iter().any(|begin| word.starts_with(begin));
    let is_named = path.extension().is_some_and(|end| end.to_string_lossy().chars().all(char::is_alphanumeric));
    let is_in_a_folder = path.parent().is_some_and(|folder| !folder.as_os_str().is_empty() && folder.is_dir());
    !word.contains(char::is_whitespace) && (begins_like_a_path || is_named || is_in_a_folder)
}

fn read_some(from: impl Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    from.take(LONGEST_FILE as u64).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn told(unfit: &Unfit, typed: &[&str], language: Language) -> Failure {
    let wrong = |line: String| Failure::new(Ending::WrongUsage, line);
    match unfit {
        Unfit::Private => wrong(language.text(S::PrivateKey).to_owned())
            .and(language.text(S::PrivateKeySafe))
            .and(language.text(S::PrivateKeyNew)),
        Unfit::NotAKey => {
            let text = shortened(&tidy(&typed.join(" ")), 40);
            wrong(language.say(S::NotAKey, &[("text", &text)])).and(language.text(S::NotAKeyHint))
        }
        Unfit::Kind(kind) => {
            let kind = shortened(&tidy(kind), 40);
            let kinds = KINDS.join(", ");
            wrong(language.say(S::KeyKind, &[("kind", &kind)])).and(language.say(S::KeyKindHint, &[("kinds", &kinds)]))
        }
        Unfit::Weak(bits) => wrong(language.say(S::KeyWeak, &[("bits", bits), ("least", &LEAST_BITS)])),
        Unfit::Several(count) => wrong(language.say(S::SeveralLines, &[("n", count)])),
    }
}

fn revoke(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let typed = call.all("isian").join(" ");
    let reason = call.get("alasan").map(str::to_owned);
    let reason = reason.ok_or_else(|| Failure::new(Ending::WrongUsage, language.text(S::ReasonMissing)))?;
    let mut desk = Desk::open(call)?;
    let key = meant(desk.world(), &typed, language)?;
    if !key.is_valid() {
        saved::already(call, &desk, language.text(S::RevokedAlready));
        return Ok(());
    }
    let edit = KeyEdit::State(Edit::new(key.state.clone(), KeyState::Revoked { reason: Some(reason) }));
    let public = Public { fingerprint: key.fingerprint.clone(), line: key.line.clone() };
    let changes = vec![Change::EditKey { key: key.fingerprint.clone(), edit }];
    save(call, &mut desk, changes, &public)
}

fn choose(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let words = call.all("isian");
    let (choices, names): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| word.contains('='));
    let typed = names.join(" ");
    let choices = choices.into_iter().map(|typed| choice(typed, language)).collect::<Result<Vec<_>, _>>()?;
    let (holder, role) = (call.get("untuk").map(tidy), role(call));
    if choices.is_empty() && holder.is_none() && role.is_none() {
        return Err(Failure::new(Ending::WrongUsage, language.text(S::NothingToChoose)));
    }
    let mut desk = Desk::open(call)?;
    let key = meant(desk.world(), &typed, language)?;
    let mut will = key.choices.clone();
    let mut edits = Vec::new();
    for (name, to) in choices {
        let edit = Edit::new(will.get(&name).cloned(), to);
        match &edit.to {
            Some(value) => will.insert(name.clone(), value.clone()),
            None => will.remove(&name),
        };
        edits.extend((edit.saw != edit.to).then_some(KeyEdit::Choice { name, edit }));
    }
    person::check(&will, language)?;
    if let Some(to) = holder.filter(|to| *to != key.holder) {
        edits.push(KeyEdit::Holder(Edit::new(key.holder.clone(), to)));
    }
    if let Some(to) = role.filter(|to| *to != key.role) {
        edits.push(KeyEdit::Role(Edit::new(key.role, to)));
    }
    if edits.is_empty() {
        let sentence = language.text(W::NothingChanged);
        saved::already(call, &desk, sentence);
        return Ok(());
    }
    let public = Public { fingerprint: key.fingerprint.clone(), line: key.line.clone() };
    let changes = edits.into_iter().map(|edit| Change::EditKey { key: key.fingerprint.clone(), edit }).collect();
    save(call, &mut desk, changes, &public)
}

/// `tema=gelap`; nothing behind the sign is as usual.
fn choice(typed: &str, language: Language) -> Result<(String, Option<String>), Failure> {
    let wrong = |line: String| Failure::new(Ending::WrongUsage, line);
    let unclear = || wrong(language.say(S::ChoiceForm, &[("text", &tidy(typed))]));
    let (name, to) = typed.split_once('=').ok_or_else(unclear)?;
    let (name, to) = (tidy(name), tidy(to));
    match name.as_str() {
        "" => Err(unclear()),
        "penulis" => Err(wrong(language.text(S::ChoiceNot).to_owned())),
        _ => Ok((name, Some(to).filter(|to| !to.is_empty()))),
    }
}

/// The key that is meant: by its fingerprint or the beginning of that, by its line, or by who holds it.
fn meant(world: &World, typed: &str, language: Language) -> Result<Arc<AccessKey>, Failure> {
    let typed = tidy(typed);
    if typed.is_empty() {
        return Err(Failure::new(Ending::WrongUsage, language.text(S::KeyMissing)));
    }
    if let Ok(public) = public_key::read(&typed)
        && let Some(key) = world.access_key(&public.fingerprint)
    {
        return Ok(Arc::clone(key));
    }
    let begins = |key: &AccessKey| {
        let print = key.fingerprint.as_str();
        typed.len() >= 4 && (print.starts_with(&typed) || print.trim_start_matches("SHA256:").starts_with(&typed))
    };
    let named = |key: &AccessKey| fold(&key.holder).contains(&fold(&typed));
    let by_print: Vec<_> = world.access_keys.values().filter(|key| begins(key)).collect();
    let by_name: Vec<_> = world.access_keys.values().filter(|key| named(key)).collect();
    // Whoever is named by name is among those who still come in, unless none of them does.
    let valid: Vec<_> = by_name.iter().copied().filter(|key| key.is_valid()).collect();
    let found = [by_print, valid, by_name].into_iter().find(|found| !found.is_empty()).unwrap_or_default();
    match found.as_slice() {
        [] => Err(Failure::new(Ending::NotFound, language.say(S::NoSuchKey, &[("text", &typed)]))
            .and(language.text(S::NoSuchKeyHint))),
        [key] => Ok(Arc::clone(key)),
        several => {
            let what = language.say(S::SeveralKeys, &[("n", &several.len()), ("text", &typed)]);
            let each = |key: &&Arc<AccessKey>| format!("  {}  {}", key.fingerprint, key.holder);
            Err(several.iter().map(each).fold(Failure::new(Ending::Ambiguous, what), Failure::and))
        }
    }
}

fn list(call: &mut Call) -> Result<(), Failure> {
    let view = desk::look(call)?;
    let (world, today, role) = (&view.world, view.today, role(call));
    let shown =
        |key: &&Arc<AccessKey>| (key.is_valid() || call.has("semua")) && role.is_none_or(|role| role == key.role);
    let mut keys: Vec<_> = world.access_keys.values().filter(shown).collect();
    keys.sort_by_key(|key| (fold(&key.holder), key.added.seq));
    if call.get("format") == Some("sshd") {
        let text: String = keys.iter().filter(|key| key.is_valid()).map(|key| for_the_server(key)).collect();
        call.out.whole(&text);
        return Ok(());
    }
    answer::list(
        call,
        || keys.iter().map(|key| record(world, key)).collect(),
        KEY,
        |call| {
            answer::marks(call, world, today);
            if keys.is_empty() {
                call.out.wrapped(call.language.text(S::NoKeys), 2);
            }
            table(call, world, &keys, today);
            call.out.gap();
            let fence = match os::fence_here() {
                Fence::Whole => S::FenceWhole,
                Fence::Files => S::FenceFiles,
                Fence::None => S::FenceNone,
            };
            call.out.wrapped(call.language.text(fence), 2);
        },
    );
    Ok(())
}

/// The line of the server's file of keys: the narrowest that lets the board through, and who it is for.
fn for_the_server(key: &AccessKey) -> String {
    format!("restrict,pty {} {}\n", key.line, tidy(&key.holder).replace(' ', "_"))
}

fn table(call: &mut Call, world: &World, keys: &[&Arc<AccessKey>], today: Day) {
    let language = call.language;
    let mut sheet = Sheet::new([
        (Column::Text(16), language.text(S::HeadHolder)),
        (Column::Word, language.text(S::HeadRole)),
        (Column::Word, language.text(S::HeadPrint)),
        (Column::Word, language.text(S::HeadSince)),
        (Column::Text(10), language.text(A::HeadState)),
    ]);
    for key in keys {
        let state = crate::domain::fact::Shown::shown(&key.state);
        sheet.row([
            key.holder.clone(),
            words::role(language, key.role).to_owned(),
            key.fingerprint.as_str().chars().take(SHORT_PRINT).collect(),
            words::day_short(language, world.day(key.since.at), today),
            words::value(language, world, &state, today),
        ]);
    }
    sheet.draw(&mut call.out);
}

/// A key for machines.
fn record(world: &World, key: &AccessKey) -> Record {
    let zone = &world.program.zone;
    let reason = match &key.state {
        KeyState::Revoked { reason } => reason.as_ref(),
        KeyState::Valid => None,
    };
    let choices: Vec<Record> = key
        .choices
        .iter()
        .map(|(name, value)| {
            Record::default().with("nama", Cell::code(Some(name))).with("nilai", Cell::code(Some(value)))
        })
        .collect();
    Record::default()
        .with("sidik", Cell::code(Some(&key.fingerprint)))
        .with("jenis", Cell::code(key.line.split(' ').next()))
        .with("pemegang", Cell::text(Some(&key.holder)))
        .with("peran", Cell::code(Some(key.role.code())))
        .with("keadaan", Cell::code(Some(codes::key_state(&key.state))))
        .with("alasan", Cell::text(reason))
        .with("ditambah", Cell::code(Some(shapes::time(zone, key.added.at))))
        .with("sejak", Cell::code(Some(shapes::time(zone, key.since.at))))
        .with("alasan_tambah", Cell::text(key.why.as_ref()))
        .with("kunci", Cell::code(Some(&key.line)))
        .with("pilihan", choices)
}
