//! `rapat pelengkap SHELL`: the script by which a shell completes commands and options. It is made from the definitions
//! of the commands themselves, so it cannot promise anything else.

use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{self, Call, word};
use crate::words::{A, H, Language};
use clap::builder::PossibleValue;
use clap::{Arg, Command, ValueHint};
use clap_complete::Shell;
use clap_complete::aot::Generator;

const SHELLS: [Shell; 3] = [Shell::Bash, Shell::Zsh, Shell::Fish];

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    let shells = SHELLS.map(|shell| PossibleValue::new(shell.to_string()));
    command
        .arg(word(language, "shell", H::ShellValue, H::Shell).value_parser(shells).required(true))
        .after_help(language.text(H::CompletionExamples))
}

/// Prints it.
///
/// # Errors
/// A shell that clap let through and that is not among those that are offered.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let asked = call.get("shell").unwrap_or_default().to_owned();
    let unknown = |why: &dyn std::fmt::Display| {
        let what = call.say(A::FileUnwritten, &[("file", &asked), ("why", why)]);
        Failure::new(Ending::Failed, what)
    };
    let Some(shell) = SHELLS.into_iter().find(|shell| shell.to_string() == asked) else {
        return Err(unknown(&"?"));
    };
    let mut script = Vec::new();
    let mut root = completed(line::listed(call.language)).bin_name("rapat");
    root.build();
    shell.try_generate(&root, &mut script).map_err(|why| unknown(&why))?;
    call.out.file(script);
    Ok(())
}

/// The definitions as a shell has to know them: behind the English name of a command stands what stands behind the other,
/// and files are offered only where a file is meant.
fn completed(command: Command) -> Command {
    let names: Vec<String> = command.get_all_aliases().map(str::to_owned).collect();
    command.alias(None).visible_aliases(names).mut_args(offered).mut_subcommands(completed)
}

fn offered(arg: Arg) -> Arg {
    let is_option = arg.get_long().is_some() && arg.get_action().takes_values();
    match arg.get_value_hint() {
        ValueHint::Unknown if is_option => arg.value_hint(ValueHint::Other),
        _ => arg,
    }
}
