//! What one sentence says of one wording: which cues touch the matched words,
//! whose voice it is, and whether it agrees. Owns putting these together for
//! one sentence; the stance of the article is told in `rule_judge`.

use std::sync::Arc;

use crate::domain::{CueCategory, Reason, Span};
use crate::matching::{Hit, How, Match, Wording, WordingKind};
use crate::text::Token;

use super::context::Context;
use super::cue::cue_finder::FoundCue;
use super::cue::cue_kind::is_negative;
use super::cue::ready_cues::{ReadyCue, ReadyCues};
use super::grammar::subject::subject;
use super::polarity::{own_cues, turned};
use super::sufficiency::{Bar, Shortfall, shortfall};
use super::veracity::{VeracityVerdict, verdict};
use super::voice::{Voice, is_claimed_speech, voice};

/// What a sentence says of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentenceStance {
    /// It states the claim in the article's own voice.
    Asserts,
    /// It states what cannot be true together with the claim, in its own voice.
    Denies,
    /// It brings the claim up with a reservation.
    Qualifies(Reason),
    /// It says nothing of the claim after all.
    Nothing,
}

/// One sentence read for one wording.
#[derive(Debug, Clone, PartialEq)]
pub struct SentenceReading {
    /// How they meet.
    pub found: Arc<Match>,
    /// What the sentence says of the claim.
    pub stance: SentenceStance,
    /// The cues that touch the matched words.
    pub cues: Vec<FoundCue>,
    /// The place of the one who is reported to say it.
    pub speaker: Option<Span>,
    /// What the match lacks to count, whatever it says.
    pub lacks: Option<Shortfall>,
    /// Whether another number or date, or the next sentence, settles it.
    pub settled: bool,
}

impl SentenceReading {
    /// Whether it denies by a negation or refutation that stands in the
    /// sentence or by what settles it, not by a counter or an opposite alone.
    pub fn is_plain_denial(&self) -> bool {
        let negative = self.cues.iter().any(|cue| is_negative(cue.category));
        self.stance == SentenceStance::Denies && (negative || self.settled)
    }
}

/// A cue touches a match when this share of its matched content lies in scope.
const MIN_TOUCHED_SHARE: f64 = 0.5;

/// A reservation need only reach the verb and what depends on it: in "the raid
/// may strengthen the militants", "raid" stands outside.
const MIN_RESERVED_SHARE: f64 = 0.34;

/// Reads a sentence for the wording that met it.
pub(super) fn read(context: Context<'_>, bar: Bar, found: &Arc<Match>) -> Option<SentenceReading> {
    let wording = context.claim.wordings.get(found.wording)?;
    let claim = context.claim_cues.of(found.wording)?;
    let sentence = context.article.sentences.get(found.sentence)?;
    let ready = context.cues.ready(found.sentence)?;
    let tokens = &sentence.tokens;
    let hits = &found.score.hits;
    let anchors = anchors(wording, hits);
    let own = own_cues(&claim.cues, wording, hits);
    // What must be is not shown by what is.
    let lacks = shortfall(bar, wording, found).or_else(|| {
        let must = own.iter().any(|cue| cue.category == CueCategory::Necessity);
        (must && !ready.necessity).then_some(Shortfall::Necessity)
    });
    let mut cues: Vec<&ReadyCue> = ready.cues.iter().collect();
    cues.retain(|cue| {
        let speaker = claim.speaker.as_ref();
        let claimed = speaker.is_some_and(|claimed| is_claimed_speech(cue, claimed, found, tokens));
        !claimed && !is_part_of_claim(cue, (wording, claim.negated), hits)
    });
    let turned = turned((wording, claim), &own, (&cues, tokens), hits);
    cues.retain(|cue| {
        let subject = subject(claim.verb, hits, &cue.found, tokens);
        touches(&cue.found, &anchors, &subject)
    });
    let voice = voice(ready, tokens, &cues, anchors.iter().map(|anchor| anchor.at));
    let statement = Statement {
        kind: wording.kind,
        negative: own.iter().any(|cue| is_negative(cue.category)),
        turned,
        reservation: reservation(&cues, &own, ready),
    };
    let said = take(&statement, &voice);
    let next = context.article.sentences.get(found.sentence + 1);
    let after = next.and_then(|next| aftermath(said, &statement, &next.tokens));
    let speaker = match (&voice, after) {
        (Voice::Reported { speaker, .. }, None) => *speaker,
        _ => None,
    };
    let clash = hits.iter().any(|hit| hit.similarity.how == How::Clash);
    Some(SentenceReading {
        found: Arc::clone(found),
        stance: after.unwrap_or(said),
        cues: cues.into_iter().map(|cue| cue.found.clone()).collect(),
        speaker,
        lacks,
        settled: clash || after.is_some(),
    })
}

/// What a reported statement or a question becomes by the sentence after it.
fn aftermath(
    said: SentenceStance,
    statement: &Statement,
    next: &[Token],
) -> Option<SentenceStance> {
    let asked = said == SentenceStance::Qualifies(Reason::Question);
    let reported = said == SentenceStance::Qualifies(Reason::Attributed);
    if !asked && !reported {
        return None;
    }
    let verdict = verdict(next, asked)?;
    let counter = statement.kind == WordingKind::Counter;
    Some(if (verdict == VeracityVerdict::Refuted) == counter {
        SentenceStance::Asserts
    } else {
        SentenceStance::Denies
    })
}

/// What a sentence states, apart from whose voice it is.
struct Statement {
    kind: WordingKind,
    /// Whether the wording is itself negative.
    negative: bool,
    /// Whether the sentence says the opposite of the wording.
    turned: bool,
    reservation: Option<Reason>,
}

/// A matched word that carries the claim.
struct Anchor {
    term: usize,
    at: usize,
    weight: f64,
}

/// The matched words that carry the claim: its content,
/// or its names where it has nothing else there.
fn anchors(wording: &Wording, hits: &[Hit]) -> Vec<Anchor> {
    let place = |hit: &Hit, names: bool| {
        let term = &wording.terms[hit.term];
        Some(Anchor {
            term: hit.term,
            at: hit.token.filter(|_| term.is_name() == names)?,
            weight: term.weight * hit.similarity.value,
        })
    };
    let content: Vec<_> = hits.iter().filter_map(|hit| place(hit, false)).collect();
    if content.is_empty() {
        return hits.iter().filter_map(|hit| place(hit, true)).collect();
    }
    content
}

/// Whether a cue reaches enough of the match; of a reservation or negation,
/// the clause's subject is left aside.
fn touches(cue: &FoundCue, anchors: &[Anchor], subject: &[usize]) -> bool {
    let counted = anchors
        .iter()
        .filter(|anchor| !subject.contains(&anchor.term));
    let total: f64 = counted.clone().map(|anchor| anchor.weight).sum();
    let reached: f64 = counted
        .filter(|anchor| !cue.tokens.contains(&anchor.at) && cue.reaches(anchor.at))
        .map(|anchor| anchor.weight)
        .sum();
    let least = match cue.category {
        CueCategory::Hedge
        | CueCategory::Condition
        | CueCategory::Question
        | CueCategory::Partial
        | CueCategory::Distancing => MIN_RESERVED_SHARE,
        CueCategory::Negation
        | CueCategory::Refutation
        | CueCategory::Necessity
        | CueCategory::Attribution
        | CueCategory::Contrast
        | CueCategory::Endorsement => MIN_TOUCHED_SHARE,
    };
    // Nothing but a name is said of the subject: "the tower may be Roman".
    let named = total == 0.0 && !subject.is_empty();
    named || (total > 0.0 && reached >= least * total)
}

/// A cue that the claim itself speaks of is a part of what is claimed: for
/// "the mayor denies the plan", "denied" in the sentence is no reservation.
fn is_part_of_claim(cue: &ReadyCue, (wording, negated): (&Wording, bool), hits: &[Hit]) -> bool {
    // "no plans to" is more than the plans that a claim speaks of.
    if cue.negated && !negated {
        return false;
    }
    hits.iter().any(|hit| {
        let in_cue = hit
            .token
            .is_some_and(|token| cue.found.tokens.contains(&token));
        let same = matches!(hit.similarity.how, How::Same | How::Related | How::Spelling);
        in_cue && same && !wording.terms[hit.term].is_name()
    })
}

/// The first reservation, in the order of [`Reason`], that the sentence has
/// and the wording has not.
fn reservation(cues: &[&ReadyCue], own: &[&FoundCue], ready: &ReadyCues) -> Option<Reason> {
    let has = |category: CueCategory| {
        let in_sentence = cues.iter().any(|cue| cue.found.category == category);
        in_sentence && !own.iter().any(|cue| cue.category == category)
    };
    // "will fail unless …" says what must be.
    let normative = own.iter().any(|cue| cue.category == CueCategory::Necessity);
    if (has(CueCategory::Condition) || ready.inverted) && !normative {
        Some(Reason::Conditional)
    } else if (has(CueCategory::Question) || ready.asks) && !ready.presupposes {
        Some(Reason::Question)
    } else if has(CueCategory::Hedge) || has(CueCategory::Distancing) {
        Some(Reason::Hedged)
    } else if has(CueCategory::Partial) {
        Some(Reason::Partial)
    } else {
        None
    }
}

fn take(statement: &Statement, voice: &Voice) -> SentenceStance {
    let against = match statement.kind {
        WordingKind::Claim | WordingKind::Variant => statement.turned,
        // A negative counter turned round is the claim: "no civilians died",
        // "civilians died". Any other says nothing certain when turned.
        WordingKind::Counter if statement.turned && statement.negative => false,
        WordingKind::Counter if statement.turned => return SentenceStance::Nothing,
        WordingKind::Counter => true,
    };
    match (voice, statement.reservation) {
        (Voice::Own, None) if against => SentenceStance::Denies,
        (Voice::Own, None) => SentenceStance::Asserts,
        (Voice::Own, Some(reason)) => SentenceStance::Qualifies(reason),
        (Voice::Reported { rejects, .. }, _) if against || *rejects => {
            SentenceStance::Qualifies(Reason::Contested)
        }
        (Voice::Reported { .. }, Some(reason)) => {
            SentenceStance::Qualifies(reason.min(Reason::Attributed))
        }
        (Voice::Reported { .. }, None) => SentenceStance::Qualifies(Reason::Attributed),
    }
}
