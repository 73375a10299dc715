//! The command line's entry: hands over to `cli` and ends with its exit code.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Articles are read in many small pieces on all cores: the system's allocator
/// takes a fifth of the time there, this one little of it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    stancegrid::cli::run()
}
