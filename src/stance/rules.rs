//! The rule judge: which sentences count, and the codebook's rules for the
//! article as a whole. Owns thresholds and aggregation; gives no confidence.

use crate::domain::{CueMark, Evidence, Judgement, NearMiss, Quote, Reason, Stance};
use crate::lexicon::Lexicons;
use crate::matching::{Match, WordingKind};
use crate::text::Stemmer;

use super::cue_finder::CueFinder;
use super::judge::{Context, Judge, Opinion};
use super::reading::{Reading, Take, read};

/// A sentence brings a claim up from this total score on.
static BRINGS_UP: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| {
    std::env::var("BRINGS_UP")
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(0.52)
});

/// And from this share of the claim's content, names apart.
static CONTENT: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| {
    std::env::var("CONTENT")
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(0.45)
});

/// A counter must be met more closely: it turns a cell round.
static COUNTER: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| {
    std::env::var("COUNTER")
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(0.66)
});

/// Of the sentences that bring a claim up, those within this distance of the
/// best one decide.
static NEAR_BEST: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| {
    std::env::var("NEAR_BEST")
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(0.15)
});

static EVID: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| {
    std::env::var("EVID")
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(0.0)
});
static NAMES: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| {
    std::env::var("NAMES")
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(0.5)
});
static THIN: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| {
    std::env::var("THIN")
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(0.0)
});
static LOOSE: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| {
    std::env::var("LOOSE")
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(0.8)
});
static ALONE: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| {
    std::env::var("ALONE")
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(0.7)
});
static DENIES: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| {
    std::env::var("DENIES")
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(0.85)
});
fn wording_kind(context: Context<'_>, found: &Match) -> WordingKind {
    context.claim.wordings[found.wording].kind
}
/// An own-voice statement this much closer to the claim outdoes its contrary.
const CLEARLY: f64 = 0.05;

/// The most sentences given as evidence.
const MOST_EVIDENCE: usize = 3;

/// How many matches below the thresholds are read for explanations.
const RUNNERS_UP: usize = 500;

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

    fn read(&self, context: Context<'_>, found: &Match) -> Reading {
        let wording = &context.claim.wordings[found.wording];
        let sentence = &context.article.sentences[found.sentence];
        read(&self.finder, wording, sentence, found)
    }
}

impl Judge for RuleJudge {
    fn judge(&self, context: Context<'_>) -> Opinion {
        let mut seen = Vec::new();
        let mut counted = Vec::new();
        let mut readings = Vec::new();
        for found in context.matches {
            if seen.contains(&found.sentence) {
                continue;
            }
            let counts = brings_up(context, found);
            if !counts && readings.len() >= counted.len() + RUNNERS_UP {
                continue;
            }
            let reading = self.read(context, found);
            let counts = counts
                && (reading.take != Take::Denies
                    || found.score.total >= *DENIES
                    || wording_kind(context, found) == WordingKind::Counter);
            if counts && reading.take != Take::Nothing {
                seen.push(found.sentence);
                counted.push(reading.clone());
            }
            readings.push(reading);
        }
        Opinion {
            judgement: aggregate(context, &counted),
            readings,
        }
    }
}

/// Whether a match is close enough to count.
fn brings_up(context: Context<'_>, found: &Match) -> bool {
    let wording = &context.claim.wordings[found.wording];
    let content_terms = wording.terms.iter().filter(|term| !term.is_name()).count();
    let content_hits = found
        .score
        .hits
        .iter()
        .filter(|hit| hit.token.is_some() && !wording.terms[hit.term].is_name());
    let least = match wording.kind {
        WordingKind::Claim | WordingKind::Variant => *BRINGS_UP,
        WordingKind::Counter => *COUNTER,
    };
    let (mut names, mut met) = (0.0, 0.0);
    let mut direct = 0;
    for (at, _) in wording
        .terms
        .iter()
        .enumerate()
        .filter(|(_, term)| term.is_name())
    {
        let hit = found.score.hits.iter().any(|hit| hit.term == at);
        names += 1.0;
        direct += found
            .score
            .hits
            .iter()
            .filter(|hit| hit.term == at && hit.token.is_some())
            .count();
        met += if hit { 1.0 } else { 0.0 };
    }
    let thin = content_terms == 1
        && found.score.hits.iter().any(|hit| {
            !wording.terms[hit.term].is_name()
                && matches!(
                    hit.similarity.how,
                    crate::matching::How::Related | crate::matching::How::Opposite
                )
        });
    !found.reversed
        && (met >= *NAMES * names && (met >= names || found.score.content >= *LOOSE))
        && (names == 0.0
            || direct > 0
            || (found.score.content >= *ALONE && content_hits.clone().count() >= 2))
        && (!thin || *THIN < 0.5 || found.score.coverage >= *THIN)
        && found.score.total >= least
        && found.score.content >= *CONTENT
        && (content_hits.clone().count() >= content_terms.min(2) || found.score.coverage >= 0.7)
        && {
            let all: f64 = wording
                .terms
                .iter()
                .filter(|t| !t.is_name())
                .map(|t| t.weight)
                .sum();
            let got: f64 = content_hits
                .map(|h| wording.terms[h.term].weight * h.similarity.value)
                .sum();
            got >= EVID.min(0.9 * all)
        }
}

/// The codebook's rules over the sentences that count, the closest first.
fn aggregate(context: Context<'_>, counted: &[Reading]) -> Judgement {
    let Some(best) = counted.first() else {
        return omission(context);
    };
    let floor = best.found.score.total - *NEAR_BEST;
    let deciding: Vec<&Reading> = counted
        .iter()
        .filter(|reading| reading.found.score.total >= floor)
        .collect();
    let strongest = |take: Take| {
        let mut found = deciding.iter().filter(|reading| reading.take == take);
        found.next().map(|reading| reading.found.score.total)
    };
    let own = own_voice(
        strongest(Take::Asserts),
        strongest(Take::Denies),
        deciding.iter().any(|reading| reading.is_plain_denial()),
    );
    let (stance, reason) = if let Some(both) = own {
        both
    } else {
        let reasons = deciding.iter().filter_map(|reading| match reading.take {
            Take::Qualifies(reason) => Some(reason),
            Take::Asserts | Take::Denies | Take::Nothing => None,
        });
        (
            Stance::Qualifies,
            Some(reasons.min().unwrap_or(Reason::Unclear)),
        )
    };
    let supports = |reading: &&&Reading| match (stance, reading.take) {
        (Stance::Asserts, Take::Asserts) | (Stance::Denies, Take::Denies) => true,
        (Stance::Qualifies, Take::Qualifies(why)) => Some(why) == reason,
        (Stance::Qualifies, Take::Asserts | Take::Denies) => reason == Some(Reason::Partial),
        (Stance::Asserts | Stance::Denies | Stance::Qualifies | Stance::Omits, _) => false,
    };
    let proofs: Vec<&&Reading> = deciding
        .iter()
        .filter(supports)
        .take(MOST_EVIDENCE)
        .collect();
    let speaker = match reason {
        Some(Reason::Attributed | Reason::Contested) => {
            let spans = proofs.iter().find_map(|reading| reading.speaker);
            spans
                .and_then(|span| span.slice(context.text))
                .map(str::to_owned)
        }
        _ => None,
    };
    Judgement {
        stance,
        reason,
        speaker,
        confidence: None,
        evidence: proofs
            .into_iter()
            .filter_map(|reading| evidence(context, reading))
            .collect(),
        near_miss: None,
    }
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
        (Some(asserts), Some(denies)) if denies > asserts + CLEARLY => Some((Stance::Denies, None)),
        (Some(asserts), Some(denies)) if plain && denies + CLEARLY >= asserts => {
            Some((Stance::Qualifies, Some(Reason::Partial)))
        }
        (Some(_), Some(_)) => Some((Stance::Asserts, None)),
    }
}

fn omission(context: Context<'_>) -> Judgement {
    let closest = context.matches.first();
    let near_miss = closest.and_then(|found| {
        let sentence = &context.article.sentences[found.sentence];
        Some(NearMiss {
            quote: Quote::cut(context.text, sentence.span)?,
            score: found.score.total,
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

fn evidence(context: Context<'_>, reading: &Reading) -> Option<Evidence> {
    let sentence = &context.article.sentences[reading.found.sentence];
    let mark = |cue: &super::FoundCue| {
        let tokens = sentence.tokens.get(cue.tokens.clone())?;
        let span = crate::domain::Span::new(tokens.first()?.span.start, tokens.last()?.span.end);
        Some(CueMark {
            text: span.slice(context.text)?.to_owned(),
            category: cue.category,
        })
    };
    Some(Evidence {
        quote: Quote::cut(context.text, sentence.span)?,
        score: reading.found.score.total,
        cues: reading.cues.iter().filter_map(mark).collect(),
        speaker: reading
            .speaker
            .and_then(|span| span.slice(context.text))
            .map(str::to_owned),
    })
}
