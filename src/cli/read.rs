//! `read`: what the reader makes of one claim and one sentence. Owns the words. Reading is
//! told in `entailment`.

use std::fmt::Write;

use crate::domain::clean;
use crate::entailment::EntailmentReader;

use super::arguments::ReadArguments;
use super::exit_code::Outcome;
use super::failure::Failure;
use super::output::{note, to_stdout};

/// Runs the command.
pub fn run(arguments: &ReadArguments) -> Result<Outcome, Failure> {
    let path = &arguments.reader_weights;
    let bytes = std::fs::read(path).map_err(|error| Failure::Read {
        path: path.clone(),
        error,
    })?;
    let reader = EntailmentReader::from_bytes(&bytes).map_err(|error| Failure::ReaderWeights {
        path: path.clone(),
        error,
    })?;
    let verdict = reader.read(&arguments.claim, &arguments.sentence, &arguments.before);
    let mut text = String::new();
    let relation = verdict.relation;
    let shares = [
        ("entails", relation.entails),
        ("contradicts", relation.contradicts),
        ("neither", relation.neither),
    ];
    for (name, share) in shares {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name:<16}{:>5.1} %", 100.0 * share);
    }
    for (name, share) in reader.header().voices.iter().zip(&verdict.voices) {
        let _ = writeln!(
            text,
            "{:<16}{:>5.1} %",
            format!("voice {}", clean(name)),
            100.0 * share
        );
    }
    to_stdout(text.as_bytes())?;
    if !reader.header().trained {
        note("these weights are not trained on pairs: the shares mean nothing yet");
    }
    Ok(Outcome::Done)
}
