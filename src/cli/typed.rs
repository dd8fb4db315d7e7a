//! What comes on standard input: through a pipe, or from a person who types it. Who sits at a terminal is told what is
//! waited for and how to end; nobody has to guess why nothing happens.

use super::failure::{Ending, Failure};
use super::line::Call;
use super::out;
use crate::words::A;
use std::io::{self, IsTerminal, Read};

/// Reads to the end, but no more than so many bytes. `wanted` says what a person may type.
///
/// # Errors
/// It is no text, or cannot be read.
pub fn read(call: &Call, most: usize, wanted: &str) -> Result<String, Failure> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        let told = Failure::new(Ending::Failed, wanted).and(call.language.text(A::TypedEnd));
        out::complain(&told, call.options.ascii);
    }
    let mut text = String::new();
    let read = stdin.lock().take(most.try_into().unwrap_or(u64::MAX)).read_to_string(&mut text);
    read.map_err(|_| Failure::new(Ending::WrongUsage, call.language.text(A::NotUtf8)))?;
    Ok(text)
}
