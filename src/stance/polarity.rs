//! Whether a sentence says what a wording says or its opposite. Owns counting
//! negations, refutations and opposites on both sides; whose voice it is, is
//! the business of `voice`.

use crate::domain::CueCategory;
use crate::matching::{Hit, How, Wording};

use super::cue_finder::{CueFinder, FoundCue};

/// Whether a category turns round what it reaches.
pub(super) fn is_negative(category: CueCategory) -> bool {
    matches!(category, CueCategory::Negation | CueCategory::Refutation)
}

/// The cues of the wording itself, without those negative ones whose words are
/// terms: "deny" in a claim is compared as a term.
pub(super) fn own_cues(finder: &CueFinder, wording: &Wording) -> Vec<FoundCue> {
    let mut cues = finder.find(&wording.tokens);
    cues.retain(|cue| {
        let is_term = |at: usize| wording.terms.iter().any(|term| term.token == at);
        !is_negative(cue.category) || !cue.tokens.clone().any(is_term)
    });
    cues
}

/// The share of the matched content on which sentence and wording must differ.
/// A negated verb and its object are about that much: the subject before "not"
/// lies outside its scope.
const DIFFER: f64 = 0.45;

/// Whether the sentence says the opposite of the wording. Word by word, the
/// negations and refutations that reach it there and here are counted, and the
/// words on which the two differ must be a good part of the whole; each listed
/// opposite then turns it once more.
pub(super) fn turned(wording: &Wording, own: &[FoundCue], cues: &[FoundCue], hits: &[Hit]) -> bool {
    let (mut differ, mut total, mut opposites) = (0.0, 0.0, 0);
    let mut clashes = false;
    for hit in hits {
        let term = &wording.terms[hit.term];
        clashes |= hit.similarity.how == How::Clash;
        let Some(token) = hit.token.filter(|_| !term.is_name()) else {
            continue;
        };
        let weight = term.weight * hit.similarity.value;
        total += weight;
        opposites += usize::from(hit.similarity.how == How::Opposite);
        if negations(cues, token) % 2 != negations(own, term.token) % 2 {
            differ += weight;
        }
    }
    let against = (differ > DIFFER * total) != (opposites % 2 == 1);
    // Of another number, neither the claim nor its negation is said to hold.
    against || clashes
}

fn negations(cues: &[FoundCue], token: usize) -> usize {
    let reaching = cues
        .iter()
        .filter(|cue| is_negative(cue.category) && cue.reaches(token));
    reaching.count()
}
