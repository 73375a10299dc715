//! `schema`: the JSON schema of the machine-readable exports. Owns nothing but
//! the call.

use super::Outcome;
use super::failure::Failure;
use super::output::to_stdout;

/// Runs the command.
pub fn run() -> Result<Outcome, Failure> {
    to_stdout(format!("{:#}\n", crate::export::schema()).as_bytes())?;
    Ok(Outcome::Done)
}
