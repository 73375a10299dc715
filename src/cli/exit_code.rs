//! How a command ended, and the exit code that tells it. Owns the codes: 0 done, 1 a check
//! fell short, 2 an error.

use std::process::ExitCode;

use super::failure::Failure;

/// How a command that ran to its end came out.
pub(crate) enum Outcome {
    /// As wished.
    Done,
    /// A check fell short.
    FellShort,
}

/// The exit code of a command. A reader who closed our output early, as `head` does, has
/// seen enough: that is no error.
pub(super) fn of(ended: &Result<Outcome, Failure>) -> ExitCode {
    match ended {
        Ok(Outcome::Done) | Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Ok(Outcome::FellShort) => ExitCode::from(1),
        Err(_) => ExitCode::from(2),
    }
}
