//! Where paper goes: to a file that is there whole or not at all and that never takes the place of another unasked, or to
//! standard output, where nobody gets a screen full of what no person can read.

use super::failure::{Ending, Failure};
use super::line::{Call, switch, value};
use crate::report::paper::Paper;
use crate::report::{self, Format, Unwritable};
use crate::runtime::printer::{self, Unput};
use crate::words::{A, H, Language};
use clap::builder::PossibleValue;
use clap::{Arg, value_parser};
use std::path::{Path, PathBuf};

/// `--format`, `-o` and `--timpa`.
pub fn arguments(language: Language, formats: &'static [Format]) -> [Arg; 3] {
    let [file, replace] = file(language);
    let names = formats.iter().map(|format| PossibleValue::new(format.code())).collect::<Vec<_>>();
    [value(language, "format", H::FormatValue, H::PaperFormat).value_parser(names), file, replace]
}

/// `-o` and `--timpa`.
pub fn file(language: Language) -> [Arg; 2] {
    [
        value(language, "keluaran", H::PaperFileValue, H::PaperFile)
            .short('o')
            .alias("output")
            .value_parser(value_parser!(PathBuf)),
        switch(language, "timpa", H::PaperReplace),
    ]
}

/// Where it goes: a file, or standard output.
fn target(call: &Call) -> Option<PathBuf> {
    call.path("keluaran").filter(|path| path != Path::new("-"))
}

/// In which format: as it is said, else as the name of the file says, else plain text.
pub fn format(call: &Call, formats: &[Format]) -> Format {
    asked(call, formats).unwrap_or(Format::Txt)
}

/// In which format: as it is said, else as the name of the file says; nothing where it says nothing.
pub fn asked(call: &Call, formats: &[Format]) -> Option<Format> {
    let of_name = || {
        let path = target(call)?;
        Format::from_code(path.extension()?.to_str()?).filter(|format| formats.contains(format))
    };
    let said = call.get("format").map(|code| Format::from_code(code).filter(|format| formats.contains(format)));
    said.unwrap_or_else(of_name)
}

/// Refuses a file for an answer that goes to standard output only.
///
/// # Errors
/// A file is named.
pub fn no_file(call: &Call) -> Result<(), Failure> {
    match target(call) {
        Some(_) => Err(Failure::new(Ending::WrongUsage, call.language.text(A::PaperNoFile))),
        None => Ok(()),
    }
}

/// Refuses what a terminal cannot show, before any work is done.
///
/// # Errors
/// A binary format is to go to a terminal.
pub fn check(call: &Call, format: Format, name: &str) -> Result<(), Failure> {
    if target(call).is_none() && format.is_binary() && call.out.is_terminal() {
        let file = format!("{name}.{}", format.code());
        let word = match call.options.pass {
            // Whoever comes from afar has a file on their own machine alone.
            Some(_) => A::PaperBinaryAfar,
            None => A::PaperBinary,
        };
        let what = call.say(word, &[("format", &format.code()), ("file", &file)]);
        return Err(Failure::new(Ending::WrongUsage, what));
    }
    Ok(())
}

/// A document in a format. As text that goes to a terminal, or where a width is asked for, in lines of that width.
///
/// # Errors
/// As [`report::document`].
pub fn document(call: &Call, paper: &Paper, format: Format) -> Result<Vec<u8>, Unwritable> {
    match call.out.paper_width().filter(|_| format == Format::Txt && target(call).is_none()) {
        Some(columns) => Ok(report::text(paper, columns)),
        None => report::document(paper, format),
    }
}

/// Hands it over. `what` is what it is called when it is said to be written.
///
/// # Errors
/// It could not be made, the file is there already, or the disk says no.
pub fn deliver(call: &mut Call, made: Result<Vec<u8>, Unwritable>, what: &str) -> Result<(), Failure> {
    let bytes = made.map_err(|error| Failure::new(Ending::Failed, call.say(A::PaperUnmade, &[("why", &error)])))?;
    let Some(path) = target(call) else {
        call.out.file(bytes);
        return Ok(());
    };
    let file = path.display();
    match printer::put(&path, &bytes, call.has("timpa")) {
        Ok(()) => {
            let size = call.say(A::PaperKilobytes, &[("n", &bytes.len().div_ceil(1024))]);
            let done = call.say(A::PaperWritten, &[("what", &what), ("file", &file), ("size", &size)]);
            call.out.line(done);
            Ok(())
        }
        Err(Unput::Exists) => Err(Failure::new(Ending::Failed, call.say(A::PaperExists, &[("file", &file)]))),
        Err(Unput::Failed(why)) => {
            let what = call.say(A::PaperUnwritten, &[("file", &file), ("why", &why)]);
            Err(Failure::new(Ending::Failed, what))
        }
    }
}
