//! `read-alone`: the other end of reading a file in a process that may break down
//! alone. Not for people; owns nothing but the call.

use std::io::Read;

use crate::ingest::answer_alone;

use super::arguments::ReadAloneArguments;
use super::exit_code::Outcome;
use super::failure::Failure;
use super::output::to_stdout;

/// Runs the command: a file in, an answer out.
pub fn run(arguments: &ReadAloneArguments) -> Result<Outcome, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    to_stdout(&answer_alone(arguments.kind, &bytes))?;
    Ok(Outcome::Done)
}
