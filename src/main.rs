//! The command line's entry: hands over to `cli` and ends with its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    stancegrid::cli::run()
}
