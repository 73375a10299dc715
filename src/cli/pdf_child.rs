//! `read-pdf`: the other end of reading a PDF, in a process that may break down
//! alone. Not for people; owns nothing but the call.

use std::io::Read;

use crate::ingest::answer_about_pdf;

use super::Outcome;
use super::failure::Failure;
use super::output::to_stdout;

/// Runs the command: a PDF in, an answer out.
pub fn run() -> Result<Outcome, Failure> {
    let mut pdf = Vec::new();
    std::io::stdin().lock().read_to_end(&mut pdf)?;
    to_stdout(&answer_about_pdf(&pdf))?;
    Ok(Outcome::Done)
}
