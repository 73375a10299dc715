//! Named features of one cell: what the learnt judge decides by. Owns bringing
//! them together; each file below owns one kind, and its names.

mod closeness;
mod cues;
pub(super) mod feature_name;
mod figures;
pub(super) mod interactions;
pub(super) mod rule_outcome;
mod topic;

use std::sync::Arc;

use crate::domain::Judgement;
use crate::matching::{Match, Matches, Wording, WordingKind};

use crate::stance::cue::article_cues::ArticleCues;
use crate::stance::judge::Context;
use crate::stance::sentence_reading::SentenceReading;

pub use feature_name::FeatureName;
use feature_name::named;

/// Named figures of one cell, in a fixed order; what is zero is left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Features {
    values: Vec<(FeatureName, f64)>,
}

impl Features {
    /// The figures in the order in which they were observed.
    pub fn iter(&self) -> impl Iterator<Item = (FeatureName, f64)> {
        self.values.iter().copied()
    }

    fn set(&mut self, name: FeatureName, value: f64) {
        if value != 0.0 {
            self.values.push((name, value));
        }
    }

    fn flag(&mut self, name: FeatureName, holds: bool) {
        if holds {
            self.values.push((name, 1.0));
        }
    }
}

/// How many of the closest sentences are looked at one by one.
const CLOSEST: usize = 3;

/// Sentences at the head of an article that give its lead.
pub(in crate::stance) const LEAD: usize = 3;

/// Weights of terms are sums of logarithms of rarity; this many are one.
const UNIT: f64 = 10.0;

/// An amount of words or of their weight, where the first tell more than further
/// ones.
fn absolute(amount: f64) -> f64 {
    (amount / UNIT).ln_1p()
}

/// What the files below look at.
struct View<'a> {
    context: Context<'a>,
    /// The closest match of each of the closest sentences, counters apart.
    closest: &'a [&'a Arc<Match>],
    /// The best total within the lead.
    lead_total: f64,
    /// The readings of the rules, and what they made of them.
    readings: &'a [SentenceReading],
    judgement: &'a Judgement,
}

impl<'a> View<'a> {
    fn wording(&self, found: &Match) -> &'a Wording {
        &self.context.claim.wordings[found.wording]
    }

    fn reading(&self, found: &Match) -> Option<&'a SentenceReading> {
        let same = |reading: &&SentenceReading| {
            reading.found.sentence == found.sentence && reading.found.wording == found.wording
        };
        self.readings.iter().find(same)
    }

    fn cues(&self) -> &'a ArticleCues<'a> {
        self.context.cues
    }
}

/// The best total within the lead.
fn lead_total(matches: &Matches<'_>) -> f64 {
    let lead = matches
        .unordered()
        .filter(|ranked| (ranked.sentence as usize) < LEAD);
    lead.map(|ranked| ranked.total).fold(0.0, f64::max)
}

/// Observes a cell that the rules have read and judged.
pub(in crate::stance) fn observe(
    context: Context<'_>,
    closest: &[&Arc<Match>],
    readings: &[SentenceReading],
    judgement: &Judgement,
) -> Features {
    let view = View {
        closest,
        lead_total: lead_total(context.matches),
        context,
        readings,
        judgement,
    };
    let mut features = Features {
        values: Vec::with_capacity(96),
    };
    topic::observe(&view, &mut features);
    closeness::observe(&view, &mut features);
    figures::observe(&view, &mut features);
    cues::observe(&view, &mut features);
    rule_outcome::observe(&view, &mut features);
    interactions::observe(&view, &mut features);
    features
}

/// The closest sentences by their closest wording, counters apart.
pub(in crate::stance) fn closest_sentences(context: Context<'_>) -> Vec<&Arc<Match>> {
    let mut closest: Vec<&Arc<Match>> = Vec::with_capacity(CLOSEST);
    for (rank, ranked) in context.matches.ranked().enumerate() {
        let counter = context.claim.wordings[ranked.wording as usize].kind == WordingKind::Counter;
        let same = |known: &&Arc<Match>| known.sentence == ranked.sentence as usize;
        if !counter && !closest.iter().any(same) {
            closest.extend(context.matches.get(rank));
        }
        if closest.len() == CLOSEST {
            break;
        }
    }
    closest
}
