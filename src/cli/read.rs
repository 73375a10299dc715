//! `read`: what the reader makes of one claim and one sentence. Owns the words. Reading is
//! told in `entailment`.

use crate::domain::clean;

use super::arguments::ReadArguments;
use super::exit_code::Outcome;
use super::failure::Failure;
use super::judge_setup;
use super::output::{note, to_stdout};

/// Runs the command.
pub fn run(arguments: &ReadArguments) -> Result<Outcome, Failure> {
    let reader = judge_setup::reader(arguments.reader_weights.as_deref())?;
    let Some(reader) = reader.get() else {
        return Err(Failure::usage(
            "the reader of this program is damaged",
            "install it again",
        ));
    };
    let verdict = reader.read(&arguments.claim, &arguments.sentence, &arguments.before);
    let relation = verdict.relation;
    let relations = [
        ("entails".to_owned(), relation.entails),
        ("contradicts".to_owned(), relation.contradicts),
        ("neither".to_owned(), relation.neither),
    ];
    let voices = reader.header().voices.iter().zip(verdict.voices);
    let voices = voices.map(|(name, share)| (format!("voice {}", clean(name)), share));
    let lines = relations.into_iter().chain(voices);
    let lines = lines.map(|(name, share)| format!("{name:<18}{:>5.1} %\n", 100.0 * share));
    let text: String = lines.collect();
    to_stdout(text.as_bytes())?;
    if !reader.header().trained {
        note("these weights are not trained on pairs: the shares mean nothing yet");
    }
    Ok(Outcome::Done)
}
