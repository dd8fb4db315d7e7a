//! `rapat pasang-ssh`: what a server needs so that people can look things up over SSH, as a script to read and run; and
//! whether an installation is as it should be.

use crate::cli::desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, Format, format_json, switch, value, word};
use crate::cli::record::{Cell, Record, json};
use crate::cli::server::check::{self, Finding, State};
use crate::cli::server::recipe::{self, Part, Recipe};
use crate::store::{Away, Mode, Standing, Store};
use crate::words::{self, H, I, Language};
use clap::builder::PossibleValue;
use clap::{Command, ValueHint};
use std::env;
use std::path::{Component, Path, PathBuf};

/// Where a database that several accounts share has its own folder.
const USUAL_DB: &str = "/srv/rapat/rapat.db";

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    let parts = Part::ALL.map(|part| PossibleValue::new(part.code()));
    command
        .arg(word(language, "bagian", H::InstallPartValue, H::InstallPart).value_parser(parts))
        .arg(switch(language, "periksa", H::InstallCheck))
        .arg(value(language, "akun", H::InstallNameValue, H::InstallWriters).default_value(recipe::WRITERS))
        .arg(value(language, "akun-pembaca", H::InstallNameValue, H::InstallReaders).default_value(recipe::READERS))
        .arg(value(language, "program", H::InstallFileValue, H::InstallProgram).value_hint(ValueHint::FilePath))
        .arg(value(language, "folder-kunci", H::InstallFolderValue, H::InstallKeys).default_value(recipe::KEYS))
        .arg(
            value(language, "berkas-sshd", H::InstallFileValue, H::InstallConfig)
                .value_hint(ValueHint::FilePath)
                .default_value(recipe::CONFIG),
        )
        .arg(format_json(language))
}

/// Prints the recipe, or checks by it.
///
/// # Errors
/// A name or path that would not be safe in it; or something is not as it should be.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let recipe = recipe(call)?;
    if call.has("periksa") {
        return checked(call, &recipe);
    }
    let part = call.get("bagian").and_then(|code| Part::ALL.into_iter().find(|part| part.code() == code));
    for line in recipe.script(call.language, part).lines() {
        call.out.line(line);
    }
    Ok(())
}

fn recipe(call: &Call) -> Result<Recipe, Failure> {
    let language = call.language;
    let wrong =
        |word: I, text: &dyn std::fmt::Display| Failure::new(Ending::WrongUsage, language.say(word, &[("text", text)]));
    let usual = || PathBuf::from(USUAL_DB);
    let db = call.options.db.clone().or_else(|| call.options.usual_db.clone()).unwrap_or_else(usual);
    let db = absolute(&db).ok_or_else(|| wrong(I::BadPath, &db.display()))?;
    let folder = db.parent().unwrap_or(Path::new("/"));
    if is_somebody_elses(folder) {
        return Err(wrong(I::SharedFolder, &folder.display()).and(language.text(I::SharedFolderHint)));
    }
    let path = |text: &Path| {
        let fits = text.is_absolute() && text.to_str().is_some_and(|text| !text.chars().any(char::is_control));
        match fits {
            true => Ok(text.display().to_string()),
            false => Err(wrong(I::BadPath, &text.display())),
        }
    };
    let program = match call.get("program") {
        Some(typed) => PathBuf::from(typed),
        None => env::current_exe().unwrap_or_else(|_| PathBuf::from("/usr/bin/rapat")),
    };
    let name = |id: &str| {
        let typed = call.get(id).unwrap_or_default();
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
        let is_name = typed.starts_with(|c: char| c.is_ascii_lowercase() || c == '_') && typed.chars().all(fits);
        if is_name && typed.len() <= 32 { Ok(typed.to_owned()) } else { Err(wrong(I::BadName, &typed)) }
    };
    let (writers, readers) = (name("akun")?, name("akun-pembaca")?);
    if writers == readers {
        return Err(wrong(I::SameAccount, &writers));
    }
    Ok(Recipe {
        program: path(&program)?,
        db: path(&db)?,
        folder: path(folder)?,
        writers,
        readers,
        keys: path(Path::new(call.get("folder-kunci").unwrap_or_default()))?,
        config: path(Path::new(call.get("berkas-sshd").unwrap_or_default()))?,
        home: "/var/lib/rapat-home".to_owned(),
    })
}

/// The full path, without a link on the way as far as the folder is there.
fn absolute(path: &Path) -> Option<PathBuf> {
    let whole = env::current_dir().ok()?.join(path);
    if whole.components().any(|part| part == Component::ParentDir) && whole.parent()?.canonicalize().is_err() {
        return None;
    }
    let folder = whole.parent()?;
    Some(folder.canonicalize().unwrap_or_else(|_| folder.to_owned()).join(whole.file_name()?))
}

/// Folders whose rights are others' business: the recipe closes the folder to everybody else.
fn is_somebody_elses(folder: &Path) -> bool {
    let depth = folder.components().count();
    let below = |parent: &str| folder.starts_with(parent);
    depth <= 2
        || ["/var/tmp", "/var/lib", "/usr/local", "/dev/shm"].iter().any(|one| folder == Path::new(one))
        || (below("/home") && depth <= 3)
        || ["/etc", "/usr/bin", "/proc", "/sys", "/dev"].into_iter().any(below)
}

fn checked(call: &mut Call, recipe: &Recipe) -> Result<(), Failure> {
    let language = call.language;
    // Who may not read the database still learns what can be seen from outside.
    let store = Store::open(Path::new(&recipe.db), Mode::Read).ok();
    let found = check::look(recipe, store.as_ref().map(Store::world), misplaced(call, store.as_ref()), language);
    match call.format() {
        Format::Table => draw(call, &found),
        Format::Json | Format::Csv => {
            let records: Vec<Record> = found.iter().map(record).collect();
            call.out.whole(&json(&records));
        }
    }
    match found.iter().filter(|one| one.state == State::Wrong).count() {
        0 => Ok(()),
        n => Err(Failure::new(Ending::Failed, language.say(I::CheckFailed, &[("n", &n)])).after_answer()),
    }
}

/// That nobody can write here, because this file was brought from elsewhere as a file. One that was taken along has its
/// place here and comes back.
fn misplaced(call: &Call, store: Option<&Store>) -> Option<String> {
    let store = store?;
    let world = store.world();
    let today = world.day(desk::now(&call.options, &world.program.zone).at);
    match store.standing().ok()? {
        Standing::Here | Standing::Away(Away::Held(_)) => None,
        Standing::Away(away) => Some(words::away(call.language, world, &away, store.path(), today)),
    }
}

fn draw(call: &mut Call, found: &[Finding]) {
    let language = call.language;
    let words = [State::Right, State::Wrong, State::Unseen].map(|state| language.text(word_of(state)));
    let width = words.iter().map(|word| word.chars().count()).max().unwrap_or(0) + 2;
    for one in found {
        let sign = language.text(word_of(one.state));
        call.out.wrapped(format!("{sign:<width$}{}", one.what), width);
        if let Some(advice) = &one.advice {
            call.out.wrapped(format!("{:width$}→ {advice}", ""), width + 2);
        }
    }
    call.out.gap();
    let count = |state: State| found.iter().filter(|one| one.state == state).count();
    let (right, wrong, unseen) = (count(State::Right), count(State::Wrong), count(State::Unseen));
    let line = call.language.say(I::CheckCount, &[("right", &right), ("wrong", &wrong), ("unseen", &unseen)]);
    call.out.wrapped(line, 0);
}

fn word_of(state: State) -> I {
    match state {
        State::Right => I::StateRight,
        State::Wrong => I::StateWrong,
        State::Unseen => I::StateUnseen,
    }
}

fn record(one: &Finding) -> Record {
    let state = match one.state {
        State::Right => "benar",
        State::Wrong => "salah",
        State::Unseen => "tak-terlihat",
    };
    Record::default()
        .with("tentang", Cell::code(Some(one.about)))
        .with("keadaan", Cell::code(Some(state)))
        .with("uraian", Cell::text(Some(&one.what)))
        .with("saran", Cell::text(one.advice.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_not_the_databases_own_is_left_alone() {
        for folder in ["/", "/tmp", "/srv", "/home/siti", "/root", "/var/tmp", "/etc/ssh/rapat", "/var/lib"] {
            assert!(is_somebody_elses(Path::new(folder)), "{folder}");
        }
        for folder in ["/srv/rapat", "/home/siti/rapat", "/var/lib/rapat", "/tmp/uji/rapat"] {
            assert!(!is_somebody_elses(Path::new(folder)), "{folder}");
        }
    }
}
