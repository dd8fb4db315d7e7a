//! `rapat pelengkap SHELL`: the script by which a shell completes commands and options. It is made from the definitions
//! of the commands themselves, so it cannot promise anything else.

use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{self, Call, word};
use crate::words::{A, H, Language};
use clap::Command;
use clap::builder::PossibleValue;
use clap_complete::Shell;
use clap_complete::aot::Generator;

const SHELLS: [(&str, Shell); 3] = [("bash", Shell::Bash), ("zsh", Shell::Zsh), ("fish", Shell::Fish)];

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    let shells = SHELLS.map(|(name, _)| PossibleValue::new(name));
    command
        .arg(word(language, "shell", H::ShellValue, H::Shell).value_parser(shells).required(true))
        .after_help(language.text(H::CompletionExamples))
}

/// Prints it.
///
/// # Errors
/// A shell that clap let through and this table does not know.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let asked = call.get("shell").unwrap_or_default().to_owned();
    let unknown = |why: &dyn std::fmt::Display| {
        let what = call.say(A::FileUnwritten, &[("file", &asked), ("why", why)]);
        Failure::new(Ending::Failed, what)
    };
    let Some((_, shell)) = SHELLS.into_iter().find(|(name, _)| *name == asked) else {
        return Err(unknown(&"?"));
    };
    let mut script = Vec::new();
    let mut root = line::listed(call.language).bin_name("rapat");
    root.build();
    shell.try_generate(&root, &mut script).map_err(|why| unknown(&why))?;
    call.out.file(script);
    Ok(())
}
