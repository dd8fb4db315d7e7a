//! The binary: everything begins and ends at the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    rapat::cli::main()
}
