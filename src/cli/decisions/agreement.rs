//! `decisions agreement`: how far readers agree with each other, and each with
//! the program. Owns which readings are counted; the words are those of
//! `agreement_text`.

use crate::cli::arguments::AgreementArguments;
use crate::cli::eval::sampling::CellSample;
use crate::cli::failure::Failure;
use crate::cli::output::to_stdout;
use crate::cli::{inputs, judge_setup, progress};
use crate::decisions::{Store, readings};
use crate::domain::{ClaimId, ReaderLabel, SourceId};
use crate::evaluation::{ReaderAgreement, with_program};
use crate::matrix::Selection;

use super::agreement_text::{Agreement, AgreementScope, AgreementText};
use super::store;

/// Runs the command.
pub fn run(arguments: &AgreementArguments) -> Result<(), Failure> {
    let decisions = Store::open_to_read(&store::path(&arguments.store))?.decisions()?;
    let inputs = inputs::read(&arguments.input, &[])?;
    let mut found = readings(&inputs.claims.claims, &inputs.articles, &decisions);
    let sample = CellSample::to(&arguments.keep, &inputs)?;
    if let Some(kept) = &sample {
        found.readings.retain(|one| kept.cells.contains(&cell(one)));
    }
    // Only what somebody has read is judged.
    let selection = Selection::everything().with_pairs(found.readings.iter().map(cell));
    let weights = arguments.input.weights.as_deref();
    let engine = judge_setup::load(weights, &arguments.reading)?.engine(inputs.claims);
    let bar = progress::over_articles(inputs.articles.len(), engine.reads());
    let matrix = engine.judge_selected(&inputs.articles, &selection, &|| bar.inc(1));
    bar.finish_and_clear();
    let agreement = Agreement {
        people: ReaderAgreement::of(&found.readings),
        program: with_program(&found.readings, &matrix),
        stale: found.stale,
        homeless: found.homeless,
        sample: sample.map(|kept| AgreementScope {
            cells: kept.cells.len(),
            named: kept.named,
        }),
    };
    let text = if arguments.json {
        // Plain figures and text always have a JSON form.
        serde_json::to_string_pretty(&agreement).unwrap_or_default() + "\n"
    } else {
        AgreementText(&agreement).to_string()
    };
    to_stdout(text.as_bytes())
}

fn cell(reading: &ReaderLabel) -> (ClaimId, SourceId) {
    (reading.claim.clone(), reading.source.clone())
}
