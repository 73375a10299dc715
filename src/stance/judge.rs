//! The interface of a judge: one cell in, one judgement out. Owns no rule, so
//! that a learnt judge can take the place of the rules.

use crate::domain::{Judgement, Stance};

use super::context::Context;
use super::model::nested_logit::{Contribution, Probabilities};
use super::sentence_reading::SentenceReading;

/// A judgement with the readings that led to it.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgementTrace {
    /// The judgement.
    pub judgement: Judgement,
    /// Every sentence that came near, the closest first.
    pub readings: Vec<SentenceReading>,
    /// The figures behind it, where the judge goes by figures.
    pub model: Option<ModelTrace>,
}

/// Decides cells.
pub trait Judge: Sync {
    /// Decides one cell; leaves out the figures behind the judgement.
    fn judge(&self, context: Context<'_>) -> JudgementTrace;

    /// Decides one cell, with the figures where the judge goes by figures.
    fn explain(&self, context: Context<'_>) -> JudgementTrace {
        self.judge(context)
    }
}

/// The figures behind a verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelTrace {
    /// All that added to it, the bias first, in a fixed order.
    pub contributions: Vec<Contribution>,
    /// What it comes to.
    pub probabilities: Probabilities,
    /// What the rules alone would say.
    pub rules: Stance,
}
