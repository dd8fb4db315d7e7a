//! The command line as clap sees it: the commands of the table with their arguments, and what is said everywhere. Texts
//! come from the words; help and errors are rendered by `help` and `wrong`.

use super::failure::{Ending, Failure};
use super::gate::{self, pass::Pass, permits};
use super::help;
use super::out::Out;
use super::person::Person;
use super::wrong;
use super::{COMMANDS, Entry};
use crate::app::keys::Keymap;
use crate::app::setup::ThemeName;
use crate::domain::access::Role;
use crate::words::{A, H, Language, S, Word};
use chrono::NaiveDateTime;
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::env;
use std::ffi::{OsStr, OsString};
use std::ops::RangeInclusive;
use std::path::PathBuf;

/// How wide an answer may be asked for.
pub const WIDTHS: RangeInclusive<u16> = 40..=400;

/// What is said everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The database that this command line names.
    pub db: Option<PathBuf>,
    /// The one that the environment names.
    pub usual_db: Option<PathBuf>,
    /// Nothing may be written.
    pub read_only: bool,
    /// A frozen wall clock.
    pub clock: Option<NaiveDateTime>,
    /// Who sits at the keyboard.
    pub author: Option<String>,
    /// The theme of the board.
    pub theme: Option<String>,
    /// Whether the command line names that theme; else it is the one that the person likes.
    pub theme_asked: bool,
    /// ASCII only.
    pub ascii: bool,
    /// No colour.
    pub colourless: bool,
    /// Whether text may be put on the clipboard of the terminal.
    pub copying: bool,
    /// The keys of this person.
    pub keymap: Keymap,
    /// Who came over SSH, and by which key.
    pub pass: Option<Pass>,
}

/// In which form a look-up answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Table,
    /// For scripts.
    Json,
    /// For spreadsheets.
    Csv,
}

/// A command line that was understood.
pub struct Call {
    /// The language of the answer.
    pub language: Language,
    /// What is said everywhere.
    pub options: Options,
    /// Where the answer goes.
    pub out: Out,
    matches: ArgMatches,
}

impl Call {
    /// The value of an argument.
    pub fn get(&self, id: &str) -> Option<&str> {
        self.matches.try_get_one::<String>(id).ok().flatten().map(String::as_str)
    }

    /// All values of an argument that can be given several times.
    pub fn all(&self, id: &str) -> Vec<&str> {
        let values = self.matches.try_get_many::<String>(id).ok().flatten();
        values.into_iter().flatten().map(String::as_str).collect()
    }

    /// A number.
    pub fn number(&self, id: &str) -> Option<u32> {
        self.matches.try_get_one::<u32>(id).ok().flatten().copied()
    }

    /// A path.
    pub fn path(&self, id: &str) -> Option<PathBuf> {
        self.matches.try_get_one::<PathBuf>(id).ok().flatten().cloned()
    }

    /// Whether a switch is given.
    pub fn has(&self, id: &str) -> bool {
        self.matches.try_get_one::<bool>(id).ok().flatten().copied().unwrap_or(false)
    }

    /// Whether the person who asks may ask for this command: from afar not all of them are there, and none that is not is
    /// advised.
    pub fn may_ask_for(&self, command: &str) -> bool {
        self.options.pass.as_ref().is_none_or(|pass| permits::command(command, pass.guest.role).is_some())
    }

    /// The arguments that were typed, by their names.
    pub fn given(&self) -> Vec<String> {
        let typed = |id: &&clap::Id| self.matches.value_source(id.as_str()) == Some(ValueSource::CommandLine);
        self.matches.ids().filter(typed).map(|id| id.as_str().to_owned()).collect()
    }

    /// The form of the answer.
    pub fn format(&self) -> Format {
        match self.get("format") {
            Some("json") => Format::Json,
            Some("csv") => Format::Csv,
            _ => Format::Table,
        }
    }

    /// A sentence.
    pub fn say(&self, word: impl Word, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        self.language.say(word, values)
    }
}

/// A call as a test makes it: what is typed behind `rapat`.
#[cfg(test)]
pub fn sample(args: &[&str]) -> Call {
    let args = std::iter::once("rapat").chain(args.iter().copied()).map(OsString::from).collect();
    match read(args, Language::Indonesian, Ok(Person::default())) {
        Ok(Asked::Command(_, call)) => *call,
        Ok(Asked::Text(text)) => panic!("{text}"),
        Err(failure) => panic!("{failure:?}"),
    }
}

/// What a command line asks for.
pub enum Asked {
    /// A command of the table; `None` is the board.
    Command(Option<&'static Entry>, Box<Call>),
    /// A text, such as help, in a language.
    Text(String),
}

/// The language that a command line asks for, found before anything else so that even its errors are in it.
pub fn language(args: &[OsString]) -> Option<Language> {
    let mut found = None;
    let mut args = args.iter().map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        let code = match arg.split_once('=') {
            Some(("--bahasa", code)) => Some(code.to_owned()),
            _ if arg == "--bahasa" => args.next().map(std::borrow::Cow::into_owned),
            _ if arg == "--" => break,
            _ => None,
        };
        found = code.and_then(|code| Language::from_code(&code)).or(found);
    }
    found
}

/// Reads a command line; the first argument is the program itself. What the person has set for themselves holds where the
/// command line says nothing.
///
/// # Errors
/// Wrong usage, with a hint; or what is wrong with the person's own file, where more is asked for than help.
pub fn read(args: Vec<OsString>, language: Language, person: Result<Person, Failure>) -> Result<Asked, Failure> {
    let environment = |name: &str| env::var_os(name);
    match at_once(&args, language) {
        Some(matches) => asked(matches, language, person, environment),
        None => read_from(command(language), &args, language, person, environment),
    }
}

/// What is typed, read by the commands alone whose names stand in it: making all of them ready takes longer, and more
/// memory, than the rest of a start. They are needed only to say what is wrong, to help, and where a number stands for
/// a command.
fn at_once(args: &[OsString], language: Language) -> Option<ArgMatches> {
    let is_named = |entry: &Entry| args.iter().skip(1).any(|arg| arg == entry.name || arg == entry.english);
    command_of(language, is_named).try_get_matches_from(args).ok()
}

/// Reads the command line of somebody who came over SSH: only what is there for them is known, and the environment is not
/// asked.
///
/// # Errors
/// Wrong usage, or a command that is not there for them.
pub fn read_for_guest(args: Vec<OsString>, language: Language, person: Person, role: Role) -> Result<Asked, Failure> {
    let open = |entry: &Entry| permits::command(entry.name, role).is_some();
    let known = command_of(language, open).after_help(language.text(S::GuestExamples));
    let known = permits::shown(known, role);
    let named = |typed: &&OsString| {
        let is_it = |entry: &&Entry| typed.to_str().is_some_and(|typed| typed == entry.name || typed == entry.english);
        COMMANDS.iter().find(is_it)
    };
    // The first word that is a command at all decides; what is closed is said to be closed, and not to be unknown.
    if let Some(entry) = args.get(1).as_ref().and_then(named).filter(|entry| !open(entry)) {
        return Err(gate::told(&permits::Forbidden::Command, entry.name, role, language));
    }
    read_from(known, &args, language, Ok(person), |_| None)
}

fn read_from(
    known: Command,
    args: &[OsString],
    language: Language,
    person: Result<Person, Failure>,
    environment: impl Fn(&str) -> Option<OsString>,
) -> Result<Asked, Failure> {
    let matches = match parse(&known, args) {
        Ok(matches) => matches,
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp => return Ok(Asked::Text(help(known, args, language))),
            ErrorKind::DisplayVersion => return Ok(Asked::Text(format!("rapat {}\n", env!("CARGO_PKG_VERSION")))),
            _ => return Err(wrong::explain(&error, args, language)),
        },
    };
    asked(matches, language, person, environment)
}

fn asked(
    matches: ArgMatches,
    language: Language,
    person: Result<Person, Failure>,
    environment: impl Fn(&str) -> Option<OsString>,
) -> Result<Asked, Failure> {
    let (entry, matches) = match matches.subcommand() {
        Some((name, of_command)) => (COMMANDS.iter().find(|entry| entry.name == name), of_command.clone()),
        None => (None, matches),
    };
    let person = person?;
    let width = matches.get_one::<u16>("lebar").copied().or(person.width);
    let options = options(&matches, language, person, environment)?;
    let out = Out::stdout(options.ascii, width);
    Ok(Asked::Command(entry, Box::new(Call { language, options, out, matches })))
}

/// The help that a command line asks for. It is written only when it is asked for: every start pays for the rest.
fn help(known: Command, args: &[OsString], language: Language) -> String {
    match parse(&help::everywhere(known, language), args) {
        Err(error) => error.render().to_string(),
        Ok(_) => String::new(),
    }
}

/// `rapat 17` is short for `rapat lokasi 17`: clap meets the number where it expects a command, and is asked again with
/// the command put in. Where the same number stands in several places, only one of them makes sense. And `rapat bantuan
/// lokasi` is how some ask for help.
fn parse(command: &Command, args: &[OsString]) -> Result<ArgMatches, clap::Error> {
    let error = match command.clone().try_get_matches_from(args) {
        Err(error) if error.kind() == ErrorKind::InvalidSubcommand => error,
        other => return other,
    };
    for (at, arg) in args.iter().enumerate().skip(1) {
        let mut other = args.to_vec();
        match arg.to_string_lossy().as_ref() {
            "bantuan" | "help" => {
                other.remove(at);
                other.push("--help".into());
            }
            text if looks_like_a_site(text) => other.insert(at, "lokasi".into()),
            _ => continue,
        }
        match command.clone().try_get_matches_from(other) {
            Err(error) if error.kind() == ErrorKind::InvalidSubcommand => {}
            other => return other,
        }
    }
    Err(error)
}

/// A number or an official code.
fn looks_like_a_site(text: &str) -> bool {
    let plain = text.trim_start_matches('#');
    plain.starts_with(|c: char| c.is_ascii_digit()) && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// The command line as others are told of it: without what only those need who work on the program.
pub fn listed(language: Language) -> Command {
    command_of(language, |entry| entry.group.is_some())
}

/// The whole command line.
pub fn command(language: Language) -> Command {
    command_of(language, |_| true)
}

fn command_of(language: Language, open: impl Fn(&Entry) -> bool) -> Command {
    let root = Command::new("rapat")
        .about(language.text(H::About))
        .version(env!("CARGO_PKG_VERSION"))
        .propagate_version(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args_override_self(true)
        .after_help(language.text(H::Examples))
        .args(everywhere(language));
    let commands = COMMANDS.iter().filter(|entry| open(entry)).map(|entry| {
        let english = Some(entry.english).filter(|name| !name.is_empty());
        let command = Command::new(entry.name)
            .about(language.text(entry.about))
            .aliases(english)
            .disable_help_flag(true)
            .disable_version_flag(true)
            .args_override_self(true);
        (entry.arguments)(command, language)
    });
    root.subcommands(commands)
}

fn everywhere(language: Language) -> Vec<Arg> {
    let all = vec![
        value(language, "db", H::DbValue, H::Db).value_parser(value_parser!(PathBuf)),
        switch(language, "baca-saja", H::ReadOnly),
        value(language, "penulis", H::AuthorValue, H::Author),
        value(language, "sekarang", H::NowValue, H::Now),
        value(language, "bahasa", H::LanguageValue, H::Language)
            .value_parser(Language::ALL.map(|language| PossibleValue::new(language.code()))),
        value(language, "tema", H::ThemeValue, H::Theme)
            .value_parser(ThemeName::ALL.map(|theme| PossibleValue::new(theme.code()))),
        value(language, "lebar", H::WidthValue, H::Width)
            .value_parser(value_parser!(u16).range(i64::from(*WIDTHS.start())..=i64::from(*WIDTHS.end()))),
        switch(language, "ascii", H::Ascii),
        switch(language, "tanpa-warna", H::Colourless),
        switch(language, "help", H::Help).short('h').alias("bantuan").action(ArgAction::Help),
        switch(language, "versi", H::Version).short('V').alias("version").action(ArgAction::Version),
    ];
    all.into_iter().map(|arg| arg.global(true)).collect()
}

/// `--id NILAI`.
pub fn value(language: Language, id: &'static str, name: H, help: H) -> Arg {
    Arg::new(id).long(id).value_name(language.text(name)).help(language.text(help)).num_args(1)
}

/// What a shell may offer behind an option that takes other words as well. They are asked for only where they are shown:
/// every start reads the command line.
#[derive(Clone)]
pub struct Offered(pub fn() -> Vec<String>);

impl TypedValueParser for Offered {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
}

/// `--id`.
pub fn switch(language: Language, id: &'static str, help: H) -> Arg {
    Arg::new(id).long(id).help(language.text(help)).action(ArgAction::SetTrue)
}

/// A value that stands by itself.
pub fn word(language: Language, id: &'static str, name: H, help: H) -> Arg {
    Arg::new(id).value_name(language.text(name)).help(language.text(help))
}

/// `--format`, for answers that are no list.
pub fn format_json(language: Language) -> Arg {
    value(language, "format", H::FormatJsonValue, H::FormatJson)
        .value_parser([PossibleValue::new("tabel").alias("table"), PossibleValue::new("json")])
}

/// `--lengkap`, where the usual answer is a short one.
pub fn full(language: Language) -> Arg {
    switch(language, "lengkap", H::Full)
}

/// `--format` and `--per`, for look-ups.
pub fn look(language: Language) -> [Arg; 2] {
    [
        value(language, "format", H::FormatValue, H::Format).value_parser([
            PossibleValue::new("tabel").alias("table"),
            PossibleValue::new("json"),
            PossibleValue::new("csv"),
        ]),
        value(language, "per", H::DayValue, H::AsOf),
    ]
}

fn options(
    matches: &ArgMatches,
    language: Language,
    person: Person,
    environment: impl Fn(&str) -> Option<OsString>,
) -> Result<Options, Failure> {
    let text = |id: &str| matches.get_one::<String>(id).cloned();
    let set = |name: &str| environment(name).filter(|value| !value.is_empty());
    let clock = text("sekarang").map(|typed| {
        clock(&typed).ok_or_else(|| {
            let what = language.say(A::WrongClock, &[("text", &typed)]);
            Failure::new(Ending::WrongUsage, what).and(language.text(A::WrongClockHint))
        })
    });
    Ok(Options {
        db: matches.get_one::<PathBuf>("db").cloned(),
        usual_db: set("RAPAT_DB").map(PathBuf::from),
        read_only: matches.get_flag("baca-saja"),
        clock: clock.transpose()?,
        author: text("penulis").or(person.author),
        theme_asked: text("tema").is_some(),
        theme: text("tema").or(person.theme),
        ascii: matches.get_flag("ascii") || person.ascii,
        copying: !person.no_copying,
        keymap: person.keymap,
        pass: None,
        colourless: matches.get_flag("tanpa-warna") || set("NO_COLOR").is_some(),
    })
}

/// `2026-11-24T09:00`, also with a space between or with seconds.
fn clock(typed: &str) -> Option<NaiveDateTime> {
    let forms = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"];
    forms.iter().find_map(|form| NaiveDateTime::parse_from_str(typed.trim(), form).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn the_language_is_known_before_anything_else() {
        for (line, expected) in [
            ("rapat", Language::Indonesian),
            ("rapat --bahasa en", Language::English),
            ("rapat lokasi --bahasa=en --entah", Language::English),
            ("rapat --bahasa en --bahasa id", Language::Indonesian),
            ("rapat --bahasa fr", Language::Indonesian),
            ("rapat lapor 1 -- --bahasa en", Language::Indonesian),
            ("rapat --bahasa", Language::Indonesian),
        ] {
            assert_eq!(language(&args(line)).unwrap_or_default(), expected, "{line}");
        }
    }

    #[test]
    fn the_command_line_is_sound_in_both_languages() {
        for language in Language::ALL {
            command(language).debug_assert();
        }
    }

    #[test]
    fn the_commands_that_are_named_alone_read_the_same() {
        let lines =
            ["rapat", "rapat --baca-saja --db a.db", "rapat lokasi 17 --format json", "rapat site 17", "rapat 17"];
        for line in lines.into_iter().chain(["rapat entah", "rapat catat -- lokasi", "rapat --help", "rapat kunci"]) {
            let said = |matches: ArgMatches| {
                let command = matches.subcommand().map(|(name, matches)| (name.to_owned(), matches.clone()));
                (command, matches.get_one::<PathBuf>("db").cloned(), matches.get_flag("baca-saja"))
            };
            let all = parse(&command(Language::Indonesian), &args(line)).ok().map(said);
            let named = at_once(&args(line), Language::Indonesian).map(said);
            // What is not read at once is read by all of them.
            let is_number = line == "rapat 17" && named.is_none();
            assert!(is_number || named == all, "{line}: {named:?}, {all:?}");
        }
    }

    #[test]
    fn a_bare_number_is_a_site_wherever_it_stands() {
        for line in ["rapat 17", "rapat --penulis 17 17", "rapat --ascii #17 --format json", "rapat 15.72.02.2004"] {
            let matches = parse(&command(Language::Indonesian), &args(line)).unwrap();
            assert_eq!(matches.subcommand_name(), Some("lokasi"), "{line}");
        }
        for line in ["rapat tujuh", "rapat 17a", "rapat ."] {
            assert!(parse(&command(Language::Indonesian), &args(line)).is_err(), "{line}");
        }
    }

    #[test]
    fn a_clock_is_read_to_the_minute_or_second() {
        let read = |typed: &str| clock(typed).map(|clock| clock.to_string());
        assert_eq!(read("2026-11-24T09:00").as_deref(), Some("2026-11-24 09:00:00"));
        assert_eq!(read("2026-11-24 09:00:30").as_deref(), Some("2026-11-24 09:00:30"));
        for typed in ["2026-11-24", "09:00", "kemarin", "2026-11-31T09:00", ""] {
            assert_eq!(clock(typed), None, "{typed}");
        }
    }
}
