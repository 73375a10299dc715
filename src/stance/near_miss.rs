//! The near miss of an omission: the sentence that came closest. Owns which sentence that
//! is. Evidence of the other stances is told in `evidence`.

use std::sync::Arc;

use crate::domain::{JudgedBy, Judgement, NearMiss, Quote, Stance};
use crate::matching::Match;

use super::context::Context;
use super::evidence::matched;

/// An omission with the sentence that came closest.
pub(super) fn omission(context: Context<'_>) -> Judgement {
    let closest = context.matches.get(0);
    // Where no sentence shares a word with the claim, the first one stands for
    // them all, with a score of nothing.
    let (place, score) = closest.map_or((0, 0.0), |found| (found.sentence, found.score.total));
    omission_near(context, place, score, closest.map(Arc::as_ref))
}

/// An omission whose near miss is a given sentence, with how that meets the claim by words.
pub(super) fn omission_near(
    context: Context<'_>,
    place: usize,
    score: f64,
    found: Option<&Match>,
) -> Judgement {
    let near_miss = context.article.sentences.get(place).and_then(|sentence| {
        let quote = Quote::cut(context.text, sentence.span)?;
        let matched = found.map(|found| matched(found, sentence, &quote));
        Some(NearMiss {
            matched: matched.unwrap_or_default(),
            quote,
            score,
        })
    });
    Judgement {
        stance: Stance::Omits,
        reason: None,
        speaker: None,
        confidence: None,
        judged_by: JudgedBy::Words,
        evidence: Vec::new(),
        near_miss,
    }
}
