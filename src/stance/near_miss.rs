//! The near miss of an omission: the sentence that came closest. Owns which sentence that
//! is. Evidence of the other stances is told in `evidence`.

use crate::domain::{Judgement, NearMiss, Quote, Stance};

use super::context::Context;
use super::evidence::matched;

/// An omission with the sentence that came closest.
pub(super) fn omission(context: Context<'_>) -> Judgement {
    let closest = context.matches.get(0);
    let (place, score) = closest.map_or((0, 0.0), |found| (found.sentence, found.score.total));
    // Where no sentence shares a word with the claim, the first one stands for
    // them all, with a score of nothing.
    let near_miss = context.article.sentences.get(place).and_then(|sentence| {
        let quote = Quote::cut(context.text, sentence.span)?;
        let matched = closest.map(|found| matched(found, sentence, &quote));
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
        evidence: Vec::new(),
        near_miss,
    }
}
