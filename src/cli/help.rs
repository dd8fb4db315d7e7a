//! Help, rendered from what clap knows of the commands, with headings in the language of the reader.

use super::COMMANDS;
use super::out::wrap;
use crate::os;
use crate::words::{H, Language};
use clap::{Arg, Command};

/// Columns between a name and what it means.
const APART: usize = 2;
/// Longer names have their meaning on the next line.
const LONGEST_NAME: usize = 30;

/// Gives every command its help text.
pub fn everywhere(mut root: Command, language: Language) -> Command {
    // Building hands the options that hold everywhere down to the commands.
    root.build();
    let width = os::columns_of_stdout().map_or(80, usize::from).clamp(40, 100);
    let names: Vec<String> = root.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        root = root.mut_subcommand(name, |command| {
            let text = of_command(&command, language, width);
            command.override_help(text)
        });
    }
    let text = of_root(&root, language, width);
    root.override_help(text)
}

fn of_root(root: &Command, language: Language, width: usize) -> String {
    let mut text = String::new();
    paragraph(&mut text, &about(root), width);
    usage(&mut text, language, &["rapat", language.text(H::UsageRoot)].join(" "));
    for (group, commands) in heads(root) {
        heading(&mut text, language.text(group));
        for (english, command) in commands {
            let meaning = match english {
                "" => about(command),
                english => format!("{} ({english})", about(command)),
            };
            line(&mut text, command.get_name(), &meaning, 10, width);
        }
    }
    options(&mut text, root, language, width);
    examples(&mut text, root, language);
    text
}

/// The commands that help lists, with their English names, under their headings.
pub fn heads(root: &Command) -> Vec<(H, Vec<(&'static str, &Command)>)> {
    let mut heads: Vec<(H, Vec<(&'static str, &Command)>)> = Vec::new();
    for entry in COMMANDS {
        let (Some(group), Some(command)) = (entry.group, root.find_subcommand(entry.name)) else { continue };
        match heads.last_mut() {
            Some((last, commands)) if *last == group => commands.push((entry.english, command)),
            _ => heads.push((group, vec![(entry.english, command)])),
        }
    }
    heads
}

/// How a command is typed: `rapat atur LOKASI [PILIHAN]`.
pub fn typed(command: &Command, language: Language) -> String {
    let mut line = format!("rapat {}", command.get_name());
    for arg in command.get_positionals() {
        let name = if arg.is_required_set() { value_name(arg) } else { format!("[{}]", value_name(arg)) };
        line.push_str(&format!(" {name}"));
    }
    for arg in own(command).filter(|arg| arg.is_required_set()) {
        line.push_str(&format!(" {}", name(arg)));
    }
    line.push_str(&format!(" {}", language.text(H::UsageOptions)));
    line
}

fn of_command(command: &Command, language: Language, width: usize) -> String {
    let mut text = String::new();
    paragraph(&mut text, &about(command), width);
    let words: Vec<&Arg> = command.get_positionals().collect();
    usage(&mut text, language, &typed(command, language));
    if let Some(english) = command.get_all_aliases().next().filter(|alias| !alias.is_empty()) {
        text.push_str(&format!("{} {english}\n", language.text(H::AliasHeading)));
    }
    if !words.is_empty() {
        heading(&mut text, language.text(H::WordsHeading));
        arguments(&mut text, words.into_iter(), width);
    }
    options(&mut text, command, language, width);
    examples(&mut text, command, language);
    text
}

/// What a command does, in a line.
pub fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

/// The options of a command itself.
pub fn own(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|arg| !arg.is_positional() && !arg.is_global_set() && !arg.is_hide_set())
}

fn options(text: &mut String, command: &Command, language: Language, width: usize) {
    if own(command).next().is_some() {
        heading(text, language.text(H::OptionsHeading));
        arguments(text, own(command), width);
    }
    heading(text, language.text(H::EverywhereHeading));
    arguments(text, global(command), width);
}

/// The options that hold everywhere.
pub fn global(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|arg| arg.is_global_set() && !arg.is_hide_set())
}

fn examples(text: &mut String, command: &Command, language: Language) {
    let Some(examples) = command.get_after_help() else { return };
    heading(text, language.text(H::ExamplesHeading));
    for example in examples.to_string().lines() {
        text.push_str(&format!("  {}\n", example.trim()));
    }
}

fn arguments<'a>(text: &mut String, args: impl Iterator<Item = &'a Arg>, width: usize) {
    let rows: Vec<(String, String)> = args
        .filter(|arg| !arg.is_hide_set())
        .map(|arg| (name(arg), arg.get_help().map(ToString::to_string).unwrap_or_default()))
        .collect();
    let names = rows.iter().map(|(name, _)| name.chars().count());
    let column = names.filter(|length| *length <= LONGEST_NAME).max().unwrap_or(0);
    for (name, meaning) in &rows {
        line(text, name, meaning, column, width);
    }
}

/// How an argument is typed: `-h, --help`, `--db BERKAS`, `LOKASI`.
pub fn name(arg: &Arg) -> String {
    if arg.is_positional() {
        return value_name(arg);
    }
    let short = arg.get_short().map_or_else(String::new, |short| format!("-{short}, "));
    let long = arg.get_long().map_or_else(String::new, |long| format!("--{long}"));
    let value = if arg.get_action().takes_values() { format!(" {}", value_name(arg)) } else { String::new() };
    format!("{short}{long}{value}")
}

fn value_name(arg: &Arg) -> String {
    arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string).unwrap_or_default()
}

fn heading(text: &mut String, words: &str) {
    text.push_str(&format!("\n{words}\n"));
}

fn usage(text: &mut String, language: Language, line: &str) {
    text.push_str(&format!("\n{} {line}\n", language.text(H::UsageHeading)));
}

fn paragraph(text: &mut String, words: &str, width: usize) {
    for line in wrap(words, width, 0) {
        text.push_str(&format!("{line}\n"));
    }
}

/// A name and what it means, the meaning broken within its own column.
fn line(text: &mut String, name: &str, meaning: &str, column: usize, width: usize) {
    let indent = 2 + column + APART;
    let mut begin = format!("  {name}");
    let length = 2 + name.chars().count();
    if length + APART > indent {
        text.push_str(&format!("{begin}\n"));
        begin = " ".repeat(indent);
    } else {
        begin.push_str(&" ".repeat(indent - length));
    }
    for (index, part) in wrap(meaning, width.saturating_sub(indent).max(20), 0).iter().enumerate() {
        let before = if index == 0 { begin.clone() } else { " ".repeat(indent) };
        text.push_str(&format!("{before}{part}\n"));
    }
}
