//! `man`: the manual page. Owns nothing but the call.

use clap::CommandFactory;

use super::arguments::Cli;
use super::exit_code::Outcome;
use super::failure::Failure;
use super::output::to_stdout;

/// Runs the command.
pub fn run() -> Result<Outcome, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    to_stdout(&page)?;
    Ok(Outcome::Done)
}
