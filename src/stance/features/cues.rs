//! Cues in the claim, in the sentences that come close, in the lead and in the
//! article at large. Owns where a cue is looked for; which words are cues is
//! data.

use crate::domain::CueCategory;
use crate::stance::cue_finder::FoundCue;
use crate::stance::polarity::is_negative;
use crate::text::{SentenceKind, Token};

use super::{Features, LEAD, View};

pub(super) const NAMES: &[&str] = &[
    "claim asks",
    "claim quotes",
    "closest asks",
    "closest quotes",
    "closest quotes singly",
    "closest is a heading",
    "polarity differs",
];

/// Where a category of cues is looked for: before the colon of a feature.
pub(super) const PLACES: &[&str] = &[
    "claim",
    "lead",
    "near",
    "anywhere",
    "somewhere",
    "closest",
    "beside",
    "only claim",
    "both",
];

/// The name of a feature that looks for a category of cues in a place.
macro_rules! name {
    ($place:literal, $category:expr) => {
        match $category {
            CueCategory::Negation => concat!($place, ": negation"),
            CueCategory::Refutation => concat!($place, ": refutation"),
            CueCategory::Attribution => concat!($place, ": attribution"),
            CueCategory::Hedge => concat!($place, ": hedge"),
            CueCategory::Condition => concat!($place, ": condition"),
            CueCategory::Necessity => concat!($place, ": necessity"),
            CueCategory::Question => concat!($place, ": question"),
            CueCategory::Partial => concat!($place, ": partial"),
            CueCategory::Contrast => concat!($place, ": contrast"),
            CueCategory::Distancing => concat!($place, ": distancing"),
            CueCategory::Endorsement => concat!($place, ": endorsement"),
        }
    };
}

/// From this total on a sentence is close enough for its cues to count.
const CLOSE: f64 = 0.25;

pub(super) fn observe(view: &View<'_>, features: &mut Features) {
    let Some(claim) = view.context.claim.wordings.first() else {
        return;
    };
    let own = view.context.claim_cues.of(0);
    features.flag("claim asks", asks(&claim.tokens));
    features.flag("claim quotes", marked(&claim.tokens, &["\"", "'"]));
    if view.closest.is_empty() {
        for &category in CueCategory::ALL {
            features.flag(name!("claim", category), has(own, category));
        }
        return;
    }
    let sentences = &view.context.article.sentences;
    let whole: Vec<&[FoundCue]> = (0..sentences.len()).map(|at| view.cues(at)).collect();
    let lead = &whole[..LEAD.min(whole.len())];
    let close = view.closest.iter().filter(|m| m.score.total > CLOSE);
    let near: Vec<&[FoundCue]> = close.map(|found| whole[found.sentence]).collect();
    let reading = view.closest.first().and_then(|found| view.reading(found));
    let reading = reading.filter(|_| !near.is_empty());
    for &category in CueCategory::ALL {
        let in_claim = has(own, category);
        features.flag(name!("claim", category), in_claim);
        features.set(name!("lead", category), share(lead, category));
        let anywhere = share(&whole, category);
        features.set(name!("anywhere", category), anywhere);
        features.flag(name!("somewhere", category), anywhere > 0.0);
        features.set(name!("near", category), share(&near, category));
        let (Some(reading), Some(first)) = (reading, near.first()) else {
            continue;
        };
        let touching = has(&reading.cues, category);
        let inside = has(first, category);
        features.flag(name!("closest", category), touching);
        features.flag(name!("beside", category), inside && !touching);
        features.flag(name!("only claim", category), in_claim && !inside);
        features.flag(name!("both", category), in_claim && touching);
    }
    let (Some(best), Some(first)) = (view.closest.first(), near.first()) else {
        return;
    };
    let sentence = &sentences[best.sentence];
    features.flag("closest asks", asks(&sentence.tokens));
    features.flag("closest quotes", marked(&sentence.tokens, &["\""]));
    features.flag("closest quotes singly", marked(&sentence.tokens, &["'"]));
    let heading = sentence.kind == SentenceKind::Heading;
    features.flag("closest is a heading", heading);
    features.flag("polarity differs", negative(own) != negative(first));
}

fn has(cues: &[FoundCue], category: CueCategory) -> bool {
    cues.iter().any(|cue| cue.category == category)
}

/// The share of sentences that have a cue of the category.
fn share(sentences: &[&[FoundCue]], category: CueCategory) -> f64 {
    let having = sentences.iter().filter(|cues| has(cues, category));
    having.count() as f64 / sentences.len().max(1) as f64
}

/// Whether an odd number of negations and refutations stands there.
fn negative(cues: &[FoundCue]) -> bool {
    let negatives = cues.iter().filter(|cue| is_negative(cue.category));
    negatives.count() % 2 == 1
}

fn asks(tokens: &[Token]) -> bool {
    tokens.last().is_some_and(|token| token.is_mark("?"))
}

fn marked(tokens: &[Token], marks: &[&str]) -> bool {
    let is = |token: &Token| marks.iter().any(|mark| token.is_mark(mark));
    tokens.iter().any(is)
}
