//! The learnt judge: reads with the rules, weighs what they and the reader found by
//! figures, and proves the verdict with the sentences that agree with it. Owns how
//! verdict and proof come together; reasons always come from the rules.

use std::collections::BTreeSet;

use crate::domain::{CueCategory, JudgedBy, Judgement, Reason, Stance};
use crate::lexicon::{Lexicons, PhraseSide, Weights};
use crate::matching::{PreparedArticle, PreparedClaim, WordingKind};
use crate::text::Stemmer;

use super::context::Context;
use super::cue::article_cues::ArticleCues;
use super::cue::claim_cues::ClaimCues;
use super::evidence::proven;
use super::judge::{Judge, JudgementTrace, ModelTrace};
use super::model::article_phrases::{ArticlePhrases, PhraseIndex, PhraseNumber};
use super::model::features::{Features, closest_sentences, observe};
use super::model::nested_logit::{NestedLogit, Probabilities};
use super::model::phrases::{phrases, weighed};
use super::near_miss::omission;
use super::read_proof::shown;
use super::rule_judge::{NEAR_BEST, RuleJudge};
use super::sentence_reading::{SentenceReading, SentenceStance};
use super::sufficiency::Shortfall;

/// What a learnt judge sees of a cell: the figures that it learns from and
/// decides by.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// Named figures.
    pub features: Features,
    /// Phrases with their side.
    pub phrases: BTreeSet<(PhraseSide, String)>,
    /// Whether its sentences were read.
    pub judged_by: JudgedBy,
}

/// Judges by learnt weights.
#[derive(Debug)]
pub struct LearntJudge {
    rules: RuleJudge,
    model: NestedLogit,
    phrases: PhraseIndex,
    /// Of cells that were read. It weighs no phrases: a reader knows more of language.
    reading_model: Option<NestedLogit>,
}

impl LearntJudge {
    /// A judge that knows the cues of the lexicons and goes by `weights`.
    pub fn new(lexicons: &Lexicons, stemmer: &Stemmer, weights: &Weights) -> Self {
        Self {
            rules: RuleJudge::new(lexicons, stemmer),
            phrases: PhraseIndex::new(weights),
            model: NestedLogit::new(weights),
            reading_model: None,
        }
    }

    /// Judges cells that were read by `weights` from now on.
    pub fn with_reading(self, weights: &Weights) -> Self {
        Self {
            reading_model: Some(NestedLogit::new(weights)),
            ..self
        }
    }

    /// The cues of a claim, for all articles.
    pub fn claim_cues(&self, claim: &PreparedClaim) -> ClaimCues {
        self.rules.claim_cues(claim)
    }

    /// The phrases of a claim that have weights, for all articles.
    pub fn claim_phrases(&self, claim: &PreparedClaim) -> Vec<PhraseNumber> {
        let tokens = claim.wordings.first().map_or(&[][..], |one| &one.tokens);
        self.phrases.find(&[PhraseSide::Claim], tokens)
    }

    /// The cues of an article's sentences, for all claims.
    pub fn article_cues<'a>(&'a self, article: &'a PreparedArticle) -> ArticleCues<'a> {
        self.rules.article_cues(article)
    }

    /// The phrases of an article's sentences that have weights, for all claims.
    pub fn article_phrases<'a>(&'a self, article: &'a PreparedArticle) -> ArticlePhrases<'a> {
        ArticlePhrases::new(&self.phrases, article)
    }

    /// What the judge sees of a cell, with all its phrases.
    pub fn observe(&self, context: Context<'_>) -> Observation {
        let JudgementTrace {
            judgement,
            readings,
            ..
        } = self.rules.judge(context);
        let closest = closest_sentences(context);
        Observation {
            features: observe(context, &closest, &readings, &judgement),
            phrases: phrases(context),
            judged_by: match context.reading {
                Some(_) => JudgedBy::Reader,
                None => JudgedBy::Words,
            },
        }
    }

    /// Judges a cell; with the figures where `why` is asked for.
    fn decide(&self, context: Context<'_>, why: bool) -> JudgementTrace {
        let judged = self.rules.judge(context);
        let closest = closest_sentences(context);
        let features = observe(context, &closest, &judged.readings, &judged.judgement);
        let read = context.reading.zip(self.reading_model.as_ref());
        let (logit, phrases) = match &read {
            Some((_, logit)) => (*logit, Vec::new()),
            None => (&self.model, weighed(context, &closest)),
        };
        let probabilities = logit.probabilities(&features, &phrases);
        let model = why.then(|| ModelTrace {
            contributions: logit.contributions(&features, &phrases),
            probabilities,
            rules: judged.judgement.stance,
        });
        let mut judgement = match read {
            Some((reading, _)) => {
                let stance = probabilities.stance();
                let shown = shown(context, reading, stance, &judged.readings);
                Judgement {
                    judged_by: JudgedBy::Reader,
                    ..shown
                }
            }
            None => match stance_by_words(context, &judged, &probabilities) {
                same if same == judged.judgement.stance => judged.judgement,
                stance => prove(context, stance, &judged.readings),
            },
        };
        let probability = probabilities.of(judgement.stance);
        judgement.confidence = Some(Judgement::confidence_of(probability));
        JudgementTrace {
            judgement,
            readings: judged.readings,
            model,
        }
    }
}

impl Judge for LearntJudge {
    fn judge(&self, context: Context<'_>) -> JudgementTrace {
        self.decide(context, false)
    }

    fn explain(&self, context: Context<'_>) -> JudgementTrace {
        self.decide(context, true)
    }
}

/// The stance of a cell that was not read: that of the rules where they decide, else
/// that of the figures.
fn stance_by_words(
    context: Context<'_>,
    judged: &JudgementTrace,
    probabilities: &Probabilities,
) -> Stance {
    if is_about_others(context, judged) {
        Stance::Omits
    } else if rules_decide(context, judged) {
        judged.judgement.stance
    } else {
        provable(context, &judged.readings, probabilities)
    }
}

/// The stance that the figures decide for, or the next likely one where that
/// is a denial and no sentence rejects anything or is close enough to
/// contradict the claim by what it says instead: what is not there cannot be
/// quoted.
fn provable(
    context: Context<'_>,
    readings: &[SentenceReading],
    probabilities: &Probabilities,
) -> Stance {
    let stance = probabilities.stance();
    let shown = |reading: &SentenceReading| {
        rejects(context, reading) || reading.found.score.total >= CONTRADICTS
    };
    if stance != Stance::Denies || readings.iter().any(shown) {
        return stance;
    }
    let others = [Stance::Omits, Stance::Asserts, Stance::Qualifies];
    let mut likely = Stance::Omits;
    for other in others {
        if probabilities.of(other) > probabilities.of(likely) {
            likely = other;
        }
    }
    likely
}

/// Whether a sentence denies, or has at least a cue by which it might.
fn rejects(context: Context<'_>, reading: &SentenceReading) -> bool {
    let cues = context.cues.of(reading.found.sentence);
    reading.stance == SentenceStance::Denies
        || cues.iter().any(|cue| match cue.category {
            CueCategory::Negation | CueCategory::Refutation | CueCategory::Distancing => true,
            CueCategory::Attribution
            | CueCategory::Hedge
            | CueCategory::Condition
            | CueCategory::Necessity
            | CueCategory::Question
            | CueCategory::Partial
            | CueCategory::Contrast
            | CueCategory::Endorsement => false,
        })
}

/// From this total on a sentence may contradict the claim without any cue, by
/// another word in the same place.
const CONTRADICTS: f64 = 0.46;

/// From this total on the closest sentence has the claim nearly word for word,
/// and what its cues say of it goes before what goes with what elsewhere.
const WORD_FOR_WORD_TOTAL: f64 = 0.8;

/// From this total on it has enough of it to be told apart from the claim.
const SAME_WORDS: f64 = 0.6;

/// A claim of no more terms than this, put to an article of no more sentences
/// than [`SHORT_ARTICLE`], shares words with it too easily to be brought up by
/// these alone. A bare headline is another thing: it is all about one matter.
const SHORT_CLAIM: usize = 5;

/// See [`SHORT_CLAIM`].
const SHORT_ARTICLE: usize = 5;

/// Whether the source is one sentence without a stop.
fn is_headline(context: Context<'_>) -> bool {
    match context.article.sentences.as_slice() {
        [only] => !only.tokens.last().is_some_and(|token| token.is_mark(".")),
        [] | [_, _, ..] => false,
    }
}

/// Whether the rules decide whatever the figures say.
fn rules_decide(context: Context<'_>, judged: &JudgementTrace) -> bool {
    let omits = judged.judgement.stance == Stance::Omits;
    let headline = is_headline(context);
    let terms = context
        .claim
        .wordings
        .first()
        .map_or(0, |claim| claim.terms.len());
    let sentences = context.article.sentences.len();
    let short = terms <= SHORT_CLAIM && sentences <= SHORT_ARTICLE && !headline;
    let Some(closest) = judged.readings.first() else {
        return false;
    };
    let wording = &context.claim.wordings[closest.found.wording];
    let total = closest.found.score.total;
    match closest.lacks {
        // A counter means what the user says it means.
        _ if wording.kind == WordingKind::Counter => true,
        _ if omits && short => true,
        None => total >= WORD_FOR_WORD_TOTAL && !headline,
        // The roles the other way round, or what is for what must be: no count
        // of shared words may make an assertion of that.
        Some(Shortfall::Roles | Shortfall::Necessity) => omits && total >= SAME_WORDS,
        Some(Shortfall::Names | Shortfall::Content | Shortfall::Words | Shortfall::Total) => false,
    }
}

/// Whether every wording that came near has a name that the article has nowhere:
/// no count of shared words makes it the same matter. A headline leaves names out
/// that the story below it has.
fn is_about_others(context: Context<'_>, judged: &JudgementTrace) -> bool {
    if is_headline(context) {
        return false;
    }
    let near: BTreeSet<usize> = judged.readings.iter().map(|r| r.found.wording).collect();
    let strange = |&at: &usize| {
        context
            .links
            .has_unknown_name(context.place, context.claim, at)
    };
    !near.is_empty() && near.iter().all(strange)
}

/// Proves a stance with the sentences that agree with it, or, where none does,
/// with the closest one.
fn prove(context: Context<'_>, stance: Stance, readings: &[SentenceReading]) -> Judgement {
    if stance == Stance::Omits {
        return omission(context);
    }
    let counting = readings.iter().filter(|reading| reading.lacks.is_none());
    let mut pool: Vec<&SentenceReading> = counting.collect();
    if pool.is_empty() {
        pool = readings.iter().collect();
    }
    let Some(closest) = pool.first() else {
        return omission(context);
    };
    let floor = closest.found.score.total - NEAR_BEST;
    let near = || pool.iter().filter(|r| r.found.score.total >= floor);
    let reason = (stance == Stance::Qualifies).then(|| {
        let reasons = near().filter_map(|reading| match reading.stance {
            SentenceStance::Qualifies(reason) => Some(reason),
            SentenceStance::Asserts | SentenceStance::Denies | SentenceStance::Nothing => None,
        });
        reasons.min().unwrap_or(Reason::Unclear)
    });
    let agrees = |reading: &&&SentenceReading| match (stance, reading.stance) {
        (Stance::Asserts, SentenceStance::Asserts) | (Stance::Denies, SentenceStance::Denies) => {
            true
        }
        (Stance::Qualifies, SentenceStance::Qualifies(why)) => Some(why) == reason,
        (Stance::Asserts | Stance::Qualifies | Stance::Denies | Stance::Omits, _) => false,
    };
    let mut proofs: Vec<&SentenceReading> = Vec::new();
    for reading in near().filter(agrees) {
        let known = |other: &&SentenceReading| other.found.sentence == reading.found.sentence;
        if proofs.len() < Judgement::MAX_EVIDENCE && !proofs.iter().any(known) {
            proofs.push(reading);
        }
    }
    if proofs.is_empty() {
        let rejecting = (stance == Stance::Denies)
            .then(|| readings.iter().find(|reading| rejects(context, reading)))
            .flatten();
        proofs.push(rejecting.unwrap_or(closest));
    }
    proven(context, (stance, reason), proofs)
}
