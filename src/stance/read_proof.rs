//! What proves a cell that the reader has read: the sentences that show its stance best. Owns
//! their choice, and the reason and speaker that follow from them. Cutting evidence out of
//! the article is told in `evidence`.

use std::sync::Arc;

use crate::domain::{JudgedBy, Judgement, Reason, Stance};

use super::cell_reading::{CellReading, ReadSentence, ReadVoice};
use super::context::Context;
use super::evidence::evidence_of;
use super::near_miss::{self, omission_near};
use super::sentence_reading::{SentenceReading, SentenceStance};

/// A sentence shows a stance too where it shows it at least so much less well than the best.
const MIN_SHARE_OF_BEST: f64 = 0.5;

/// From this share on both sides a claim is contested.
const CONTESTED_SHARE: f64 = 0.4;

/// A judgement with the sentences that show it. `readings` are what the rules made of them.
pub(super) fn shown(
    context: Context<'_>,
    reading: &CellReading,
    stance: Stance,
    readings: &[SentenceReading],
) -> Judgement {
    if stance == Stance::Omits {
        return omission(context, reading);
    }
    let by_rules = |one: &ReadSentence| {
        let of_sentence = readings.iter().filter(|r| r.found.sentence == one.sentence);
        of_sentence.max_by(|a, b| a.found.score.total.total_cmp(&b.found.score.total))
    };
    let shown = reading.that_show(stance);
    let best = shown.first().map(|best| best.strength(stance));
    let good = |one: &&&ReadSentence| {
        best.is_some_and(|best| one.strength(stance) >= MIN_SHARE_OF_BEST * best)
    };
    let proofs: Vec<&ReadSentence> = shown.iter().filter(good).copied().collect();
    let proofs = &proofs[..proofs.len().min(Judgement::MAX_EVIDENCE)];
    let reason = (stance == Stance::Qualifies).then(|| reason(reading, proofs, by_rules));
    let speaks = matches!(reason, Some(Reason::Attributed | Reason::Contested));
    let speaker = proofs.iter().filter_map(|one| by_rules(one)?.speaker);
    let speaker = speaker
        .map(|span| span.slice(context.text))
        .next()
        .flatten();
    let evidence = proofs.iter();
    let evidence =
        evidence.filter_map(|one| evidence_of(context, one.sentence, by_rules(one), one.closeness));
    Judgement {
        stance,
        reason,
        speaker: speaker.filter(|_| speaks).map(str::to_owned),
        confidence: None,
        judged_by: JudgedBy::Words,
        evidence: evidence.collect(),
        near_miss: None,
    }
}

/// Why a claim qualifies: contested where both sides are shown, else by the voice of the
/// sentence that shows it best, or by what the rules read there.
fn reason<'r>(
    reading: &CellReading,
    proofs: &[&ReadSentence],
    by_rules: impl Fn(&ReadSentence) -> Option<&'r SentenceReading>,
) -> Reason {
    let most = |of: fn(&ReadSentence) -> f64| reading.sentences.iter().map(of).fold(0.0, f64::max);
    let contradicts = most(|one| one.shares().1);
    if most(|one| one.shares().0) >= CONTESTED_SHARE && contradicts >= CONTESTED_SHARE {
        return Reason::Contested;
    }
    let Some(first) = proofs.first() else {
        return Reason::Unclear;
    };
    // Somebody's denial alone is a claim contested.
    if first.shares().1 > first.shares().0 && first.voice() == ReadVoice::Attributed {
        return Reason::Contested;
    }
    let ruled = proofs.iter().find_map(|one| match by_rules(one)?.stance {
        SentenceStance::Qualifies(reason) => Some(reason),
        SentenceStance::Asserts | SentenceStance::Denies | SentenceStance::Nothing => None,
    });
    first.voice().reason().or(ruled).unwrap_or(Reason::Unclear)
}

/// An omission with the sentence that comes nearest to saying something of the claim.
fn omission(context: Context<'_>, reading: &CellReading) -> Judgement {
    let mut nearest: Option<&ReadSentence> = None;
    let rank = |one: &ReadSentence| {
        let (entails, contradicts) = one.shares();
        entails + contradicts + one.closeness
    };
    for one in &reading.sentences {
        if nearest.is_none_or(|best| rank(one) > rank(best)) {
            nearest = Some(one);
        }
    }
    match nearest {
        Some(nearest) => {
            let found = context.matches.of_sentence(nearest.sentence);
            let found = found.map(Arc::as_ref);
            omission_near(context, nearest.sentence, nearest.closeness, found)
        }
        None => near_miss::omission(context),
    }
}
