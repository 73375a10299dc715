//! `schema`: the JSON schema of the machine-readable exports. Owns nothing but
//! the call.

use super::arguments::{Described, SchemaArguments};
use super::exit_code::Outcome;
use super::failure::Failure;
use super::output::to_stdout;

/// Runs the command.
pub fn run(arguments: &SchemaArguments) -> Result<Outcome, Failure> {
    let schema = match arguments.of {
        Described::Matrix => crate::export::schema(),
        Described::Scan => crate::export::scan_schema(),
    };
    to_stdout(format!("{schema:#}\n").as_bytes())?;
    Ok(Outcome::Done)
}
