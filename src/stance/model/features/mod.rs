//! Named features of one cell: what the learnt judge decides by. Owns bringing
//! them together; each file below owns one kind, and its names.

mod closeness;
mod cues;
pub(super) mod feature_list;
pub(super) mod feature_name;
mod feature_vector;
mod figures;
pub(super) mod interactions;
mod reader_figures;
pub(super) mod rule_outcome;
mod topic;
pub(super) mod view;

use std::sync::Arc;

use crate::domain::Judgement;
use crate::matching::{Match, Matches, WordingKind};
use crate::stance::context::Context;
use crate::stance::cue::article_cues::LEAD_FOR_FEATURES;
use crate::stance::sentence_reading::SentenceReading;
pub use feature_name::FeatureName;
use feature_name::named;
pub use feature_vector::Features;
use view::View;

/// How many of the closest sentences are looked at one by one.
const CLOSEST: usize = 3;

/// The best total within the lead.
fn lead_total(matches: &Matches<'_>) -> f64 {
    let lead = matches
        .unordered()
        .filter(|ranked| (ranked.sentence as usize) < LEAD_FOR_FEATURES);
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
    if let Some(reading) = context.reading {
        reader_figures::observe(reading, &mut features);
    }
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
