//! The rule judge: which sentences count, and the codebook's rules for the
//! article as a whole. Owns thresholds and aggregation; gives no confidence.

use rustc_hash::FxHashSet;

use crate::domain::{Judgement, Reason, Stance};
use crate::lexicon::Lexicons;
use crate::matching::{PreparedArticle, PreparedClaim, WordingKind};
use crate::text::Stemmer;

use super::context::Context;
use super::cue::article_cues::ArticleCues;
use super::cue::claim_cues::ClaimCues;
use super::cue::cue_finder::CueFinder;
use super::evidence::proven;
use super::judge::{Judge, JudgementTrace};
use super::near_miss::omission;
use super::sentence_reading::{SentenceReading, SentenceStance, read};
use super::sufficiency::{Bar, shortfall};

/// Of the sentences that bring a claim up, those within this distance of the
/// best one decide.
pub(super) const NEAR_BEST: f64 = 0.15;

/// A sentence that turns a claim or variant round denies it only from this
/// total score on: a stray negation in a loose match is no denial.
const DENIES: f64 = 0.6;

/// And from this one where no negation or refutation stands in the sentence,
/// only an opposite, or the claim's own negation is not met.
const DENIES_SILENTLY: f64 = 0.85;

/// An own-voice statement this much closer to the claim outdoes its contrary.
const CLEAR_LEAD_TOTAL: f64 = 0.05;

/// How many matches below the thresholds are read for explanations.
const RUNNERS_UP: usize = 6;

/// Judges by ordered rules.
#[derive(Debug)]
pub struct RuleJudge {
    finder: CueFinder,
}

impl RuleJudge {
    /// A judge that knows the cues of the lexicons.
    pub fn new(lexicons: &Lexicons, stemmer: &Stemmer) -> Self {
        Self {
            finder: CueFinder::new(lexicons, stemmer),
        }
    }

    /// The cues of an article's sentences, each found when first asked for.
    pub fn article_cues<'a>(&'a self, article: &'a PreparedArticle) -> ArticleCues<'a> {
        ArticleCues::new(&self.finder, article)
    }

    /// The cues of a claim, for all articles.
    pub fn claim_cues(&self, claim: &PreparedClaim) -> ClaimCues {
        ClaimCues::new(&self.finder, claim)
    }
}

impl Judge for RuleJudge {
    fn judge(&self, context: Context<'_>) -> JudgementTrace {
        let bar = Bar::of(context.claim);
        let mut counted: Vec<usize> = Vec::new();
        let mut sentences: FxHashSet<u32> = FxHashSet::default();
        let mut readings: Vec<SentenceReading> = Vec::with_capacity(RUNNERS_UP);
        let mut runners_up = 0;
        for (rank, ranked) in context.matches.ranked().enumerate() {
            // Whatever else a match below the bar lacks, it does not count.
            if runners_up == RUNNERS_UP && !bar.admits(ranked.total) {
                break;
            }
            if sentences.contains(&ranked.sentence) {
                continue;
            }
            let Some(found) = context.matches.get(rank) else {
                continue;
            };
            let wording = &context.claim.wordings[found.wording];
            if runners_up == RUNNERS_UP && shortfall(bar, wording, found).is_some() {
                continue;
            }
            let Some(reading) = read(context, bar, found) else {
                continue;
            };
            if counts(&reading, wording.kind) {
                counted.push(readings.len());
                sentences.insert(ranked.sentence);
            } else {
                runners_up += 1;
            }
            readings.push(reading);
        }
        let counted: Vec<&SentenceReading> = counted.into_iter().map(|at| &readings[at]).collect();
        JudgementTrace {
            judgement: aggregate(context, &counted),
            readings,
            model: None,
        }
    }
}

/// Whether a reading decides: close enough, and saying something of the claim.
fn counts(reading: &SentenceReading, kind: WordingKind) -> bool {
    let close = match (reading.stance, kind) {
        (SentenceStance::Nothing, _) => false,
        (SentenceStance::Denies, WordingKind::Claim | WordingKind::Variant) => {
            let least = if reading.is_plain_denial() {
                DENIES
            } else {
                DENIES_SILENTLY
            };
            reading.found.score.total >= least
        }
        (SentenceStance::Denies | SentenceStance::Asserts | SentenceStance::Qualifies(_), _) => {
            true
        }
    };
    reading.lacks.is_none() && close
}

/// The codebook's rules over the sentences that count, the closest first.
fn aggregate(context: Context<'_>, counted: &[&SentenceReading]) -> Judgement {
    let Some(best) = counted.first() else {
        return omission(context);
    };
    let floor = best.found.score.total - NEAR_BEST;
    let near = |reading: &&&SentenceReading| reading.found.score.total >= floor;
    let deciding: Vec<&SentenceReading> = counted.iter().filter(near).copied().collect();
    let strongest = |take: SentenceStance| {
        let mut found = deciding.iter().filter(|reading| reading.stance == take);
        found.next().map(|reading| reading.found.score.total)
    };
    let own = own_voice(
        strongest(SentenceStance::Asserts),
        strongest(SentenceStance::Denies),
        deciding.iter().any(|reading| reading.is_plain_denial()),
    );
    let (stance, reason) = if let Some(both) = own {
        both
    } else {
        let reasons = deciding.iter().filter_map(|reading| match reading.stance {
            SentenceStance::Qualifies(reason) => Some(reason),
            SentenceStance::Asserts | SentenceStance::Denies | SentenceStance::Nothing => None,
        });
        (
            Stance::Qualifies,
            Some(reasons.min().unwrap_or(Reason::Unclear)),
        )
    };
    let supports = |reading: &&&SentenceReading| match (stance, reading.stance) {
        (Stance::Asserts, SentenceStance::Asserts) | (Stance::Denies, SentenceStance::Denies) => {
            true
        }
        (Stance::Qualifies, SentenceStance::Qualifies(why)) => Some(why) == reason,
        (Stance::Qualifies, SentenceStance::Asserts | SentenceStance::Denies) => {
            reason == Some(Reason::Partial)
        }
        (Stance::Asserts | Stance::Denies | Stance::Qualifies | Stance::Omits, _) => false,
    };
    let proofs = deciding
        .iter()
        .filter(supports)
        .take(Judgement::MAX_EVIDENCE);
    let proofs: Vec<&SentenceReading> = proofs.copied().collect();
    proven(context, (stance, reason), proofs)
}

/// What the article's own voice comes to, where it speaks at all: an assertion
/// or a denial, whichever is clearly closer to the claim; neither where both
/// are said in so many words.
fn own_voice(
    asserts: Option<f64>,
    denies: Option<f64>,
    plain: bool,
) -> Option<(Stance, Option<Reason>)> {
    match (asserts, denies) {
        (None, None) => None,
        (Some(_), None) => Some((Stance::Asserts, None)),
        (None, Some(_)) => Some((Stance::Denies, None)),
        (Some(asserts), Some(denies)) if denies > asserts + CLEAR_LEAD_TOTAL => {
            Some((Stance::Denies, None))
        }
        (Some(asserts), Some(denies)) if plain && denies + CLEAR_LEAD_TOTAL >= asserts => {
            Some((Stance::Qualifies, Some(Reason::Partial)))
        }
        (Some(_), Some(_)) => Some((Stance::Asserts, None)),
    }
}
