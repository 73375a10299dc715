//! How far readers agree, as the page shows it. Owns over which cells: those of
//! the sample where there is one, else all, which are then picked ones.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::decisions::readings;
use crate::domain::{ClaimId, ReaderLabel, SourceId};
use crate::evaluation::{PairAgreement, ReaderAgreement, with_program};
use crate::review::state::State;
use crate::review::{Sample, queue};

/// The figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgreementView {
    biased: bool,
    scope_cells: usize,
    people: ReaderAgreement,
    with_program: Vec<PairAgreement>,
}

impl AgreementView {
    /// Over a sample, or over whatever has been read.
    pub fn new(state: &State, sample: Option<Sample>) -> Self {
        let claims = &state.engine.claims().claims;
        let mut found = readings(claims, &state.articles, &state.decisions()).readings;
        let scope = match sample {
            Some(sample) => {
                let drawn = sample.pairs(claims, &state.articles);
                let drawn: BTreeSet<(ClaimId, SourceId)> = drawn.into_iter().collect();
                let cell = |one: &ReaderLabel| (one.claim.clone(), one.source.clone());
                found.retain(|one| drawn.contains(&cell(one)));
                drawn.len()
            }
            None => queue::judged(&state.matrix).len(),
        };
        Self {
            biased: sample.is_none(),
            scope_cells: scope,
            people: ReaderAgreement::of(&found),
            with_program: with_program(&found, &state.matrix),
        }
    }
}
