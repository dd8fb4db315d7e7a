//! What was wrong with a command line, as a sentence with a hint: clap's findings in the language of the reader.

use super::COMMANDS;
use super::failure::{Ending, Failure};
use crate::domain::text::tidy;
use crate::words::{A, Language};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// The failure that goes with what clap found.
pub fn explain(error: &clap::Error, args: &[OsString], language: Language) -> Failure {
    let of = |kind: ContextKind| texts(error.get(kind));
    let first = |kind: ContextKind| of(kind).into_iter().next().unwrap_or_default();
    let arg = plain(&first(ContextKind::InvalidArg));
    let value = first(ContextKind::InvalidValue);
    let sentence = match error.kind() {
        ErrorKind::UnknownArgument if arg.starts_with('-') => language.say(A::UnknownOption, &[("arg", &arg)]),
        ErrorKind::UnknownArgument => language.say(A::UnexpectedWord, &[("arg", &arg)]),
        ErrorKind::InvalidSubcommand => {
            language.say(A::UnknownCommand, &[("arg", &first(ContextKind::InvalidSubcommand))])
        }
        ErrorKind::InvalidValue if value.is_empty() => language.say(A::ValueMissing, &[("arg", &arg)]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            language.say(A::ValueWrong, &[("arg", &arg), ("value", &value)])
        }
        ErrorKind::MissingRequiredArgument => {
            let missing: Vec<String> = of(ContextKind::InvalidArg).iter().map(|arg| plain(arg)).collect();
            language.say(A::Missing, &[("args", &missing.join(", "))])
        }
        ErrorKind::ArgumentConflict => {
            language.say(A::NotTogether, &[("arg", &arg), ("other", &plain(&first(ContextKind::PriorArg)))])
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            language.say(A::ValuesWrong, &[("arg", &arg)])
        }
        ErrorKind::InvalidUtf8 => language.text(A::NotUtf8).to_owned(),
        _ => language.text(A::NotUnderstood).to_owned(),
    };
    let mut failure = Failure::new(Ending::WrongUsage, sentence);
    let valid = of(ContextKind::ValidValue);
    if !valid.is_empty() {
        failure = failure.and(language.say(A::PossibleValues, &[("values", &valid.join(", "))]));
    }
    let meant: Vec<String> = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .flat_map(of)
        .map(|text| plain(&text))
        .collect();
    if !meant.is_empty() {
        failure = failure.and(language.say(A::Meant, &[("what", &meant.join(", "))]));
    }
    if error.kind() == ErrorKind::InvalidSubcommand {
        // Who types a name where a command belongs is looking for that site.
        let typed = tidy(&first(ContextKind::InvalidSubcommand));
        failure = failure.and(language.say(A::MeantSite, &[("text", &typed)]));
    }
    failure.and(language.say(A::SeeHelp, &[("command", &command(args))]))
}

/// The command that a command line is about, as it is typed.
fn command(args: &[OsString]) -> String {
    let known = |arg: &str| COMMANDS.iter().find(|entry| entry.name == arg || entry.english == arg);
    let found = args.iter().skip(1).find_map(|arg| known(&arg.to_string_lossy()));
    found.map_or_else(|| "rapat".to_owned(), |entry| format!("rapat {}", entry.name))
}

/// `--format <FORMAT>` and `<LOKASI>` as people type them, without brackets.
fn plain(arg: &str) -> String {
    let bare = arg.split_once(" <").map_or(arg, |(name, _)| name);
    bare.trim_matches(['<', '>', '[', ']', '.']).to_owned()
}

fn texts(value: Option<&ContextValue>) -> Vec<String> {
    let texts = match value {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    };
    texts.iter().map(|text| tidy(text)).collect()
}
