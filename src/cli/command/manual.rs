//! `rapat manual`: the page for `man`, made from the same definitions as the help. It is written here and not by a
//! generator for clap because the headings of those are in English only, and because one page is to hold all commands.

use crate::cli::failure::Failure;
use crate::cli::help::{about, global, heads, name, own, typed};
use crate::cli::line::{self, Call};
use crate::words::{H, Language};
use clap::{Arg, Command};
use roff::{Inline, Roff, bold, italic, roman};

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command.after_help(language.text(H::ManualExamples))
}

/// Prints it.
///
/// # Errors
/// None.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let page = page(call.language);
    call.out.file(page.into_bytes());
    Ok(())
}

fn page(language: Language) -> String {
    let mut root = line::listed(language);
    root.build();
    let version = format!("rapat {}", env!("CARGO_PKG_VERSION"));
    let mut page = Roff::new();
    page.control("TH", ["RAPAT", "1", "", version.as_str()]);
    section(&mut page, language, H::ManualName);
    page.text([roman("rapat - "), roman(language.text(H::ManualInShort))]);
    section(&mut page, language, H::ManualSynopsis);
    page.text([bold("rapat"), roman(" "), roman(language.text(H::UsageRoot))]);
    section(&mut page, language, H::ManualDescription);
    page.text([roman(language.text(H::About))]);
    for (heading, commands) in heads(&root) {
        page.control("SH", [language.text(heading).to_uppercase().as_str()]);
        for (english, command) in commands {
            of_command(&mut page, language, command, english);
        }
    }
    section(&mut page, language, H::EverywhereHeading);
    options(&mut page, global(&root));
    section(&mut page, language, H::ManualExit);
    for line in language.text(H::ManualExits).lines() {
        let (code, meaning) = line.split_once(' ').unwrap_or((line, ""));
        term(&mut page, [bold(code)], meaning);
    }
    section(&mut page, language, H::ManualFiles);
    for line in language.text(H::ManualFileList).lines() {
        let (file, meaning) = line.split_once(' ').unwrap_or((line, ""));
        term(&mut page, [italic(file)], meaning);
    }
    section(&mut page, language, H::ExamplesHeading);
    examples(&mut page, &root);
    page.to_roff()
}

fn section(page: &mut Roff, language: Language, heading: H) {
    page.control("SH", [language.text(heading).to_uppercase().as_str()]);
}

fn of_command(page: &mut Roff, language: Language, command: &Command, english: &str) {
    page.control("SS", [typed(command, language).as_str()]);
    page.text([roman(about(command))]);
    if !english.is_empty() {
        page.control("br", []);
        page.text([roman(format!("{} ", language.text(H::AliasHeading))), bold(english)]);
    }
    options(page, command.get_positionals().chain(own(command)));
    examples(page, command);
}

fn options<'a>(page: &mut Roff, args: impl Iterator<Item = &'a Arg>) {
    for arg in args.filter(|arg| !arg.is_hide_set()) {
        term(page, [bold(name(arg))], &arg.get_help().map(ToString::to_string).unwrap_or_default());
    }
}

fn term(page: &mut Roff, what: [Inline; 1], meaning: &str) {
    page.control("TP", []);
    page.text(what);
    page.text([roman(meaning)]);
}

fn examples(page: &mut Roff, command: &Command) {
    let Some(examples) = command.get_after_help() else { return };
    page.control("PP", []);
    page.control("nf", []);
    for example in examples.to_string().lines() {
        page.text([roman(format!("    {}", example.trim()))]);
    }
    page.control("fi", []);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::COMMANDS;

    #[test]
    fn the_page_holds_every_command_that_help_lists_and_no_other() {
        for language in Language::ALL {
            let page = page(language);
            for entry in COMMANDS {
                let heading = page.lines().any(|line| {
                    line.strip_prefix(".SS ")
                        .is_some_and(|rest| rest.trim_matches('"').split(' ').nth(1) == Some(entry.name))
                });
                assert_eq!(heading, entry.group.is_some(), "{} in {language:?}", entry.name);
            }
            assert!(page.contains("baca"), "{page}");
        }
    }
}
