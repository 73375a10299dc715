//! What the files beside this one look at when they observe a cell. Owns the record, and
//! the one scale for amounts of words.

use std::sync::Arc;

use crate::domain::Judgement;
use crate::matching::{Match, Wording};
use crate::stance::context::Context;
use crate::stance::cue::article_cues::ArticleCues;
use crate::stance::sentence_reading::SentenceReading;

/// Weights of terms are sums of logarithms of rarity; this many are one.
pub(in crate::stance::model) const UNIT: f64 = 10.0;

/// An amount of words or of their weight, where the first tell more than further
/// ones.
pub(in crate::stance::model) fn absolute(amount: f64) -> f64 {
    (amount / UNIT).ln_1p()
}

/// What the files below look at.
pub(in crate::stance::model) struct View<'a> {
    pub(super) context: Context<'a>,
    /// The closest match of each of the closest sentences, counters apart.
    pub(super) closest: &'a [&'a Arc<Match>],
    /// The best total within the lead.
    pub(super) lead_total: f64,
    /// The readings of the rules, and what they made of them.
    pub(super) readings: &'a [SentenceReading],
    pub(super) judgement: &'a Judgement,
}

impl<'a> View<'a> {
    pub(super) fn wording(&self, found: &Match) -> &'a Wording {
        &self.context.claim.wordings[found.wording]
    }

    pub(super) fn reading(&self, found: &Match) -> Option<&'a SentenceReading> {
        let same = |reading: &&SentenceReading| {
            reading.found.sentence == found.sentence && reading.found.wording == found.wording
        };
        self.readings.iter().find(same)
    }

    pub(super) fn cues(&self) -> &'a ArticleCues<'a> {
        self.context.cues
    }
}
