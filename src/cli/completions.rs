//! `completions`: a completion script for a shell. Owns nothing but the call.

use clap::CommandFactory;

use super::arguments::{Cli, CompletionsArguments};
use super::exit_code::Outcome;
use super::failure::Failure;
use super::output::to_stdout;

/// Runs the command.
pub fn run(arguments: &CompletionsArguments) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Cli::command(),
        "stancegrid",
        &mut script,
    );
    to_stdout(&script)?;
    Ok(Outcome::Done)
}
