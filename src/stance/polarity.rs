//! Whether a sentence says what a wording says or its opposite. Owns counting
//! negations, refutations and opposites on both sides; whose voice it is, is
//! told in `voice`.

use crate::domain::CueCategory;
use crate::matching::{Hit, How, Term, Wording};
use crate::text::Token;

use super::cue::claim_cues::WordingCues;
use super::cue::cue_finder::FoundCue;
use super::cue::cue_kind::is_negative;
use super::cue::ready_cues::ReadyCue;
use super::grammar::particles::{opposed_particles, swapped_comparison};
use super::grammar::subject::{is_auxiliary, own_subject, subject};

/// The cues of the wording itself, without refutations and met negations whose
/// words are terms: "deny" in a claim is compared as a term, and so is "fail"
/// where the sentence speaks of failing.
pub(super) fn own_cues<'a>(
    cues: &'a [FoundCue],
    wording: &Wording,
    hits: &[Hit],
) -> Vec<&'a FoundCue> {
    let kept = cues.iter().filter(|cue| {
        let mut terms = wording.terms.iter().enumerate();
        let compared = |(place, term): (usize, &Term)| {
            let met = hits
                .iter()
                .any(|hit| hit.term == place && hit.token.is_some());
            cue.tokens.contains(&term.token) && (cue.category == CueCategory::Refutation || met)
        };
        !is_negative(cue.category) || !terms.any(compared)
    });
    kept.collect()
}

/// The share of the matched content on which sentence and wording must differ.
/// A negated verb and its object are about that much.
const MIN_DIFFERING_SHARE: f64 = 0.45;

/// The least share that a set-off "…, not a penalty" must reach.
const MIN_SET_OFF_SHARE: f64 = 0.2;

/// Whether the sentence says the opposite of the wording. Word by word, the
/// negations and refutations that reach it there and here are counted, and the
/// words on which the two differ must be a good part of the whole, subjects
/// apart; each listed opposite then turns it once more. Another number or date
/// turns it for good: of that, neither claim nor negation is said to hold.
pub(super) fn turned(
    (wording, claim): (&Wording, &WordingCues),
    own: &[&FoundCue],
    (cues, tokens): (&[&ReadyCue], &[Token]),
    hits: &[Hit],
) -> bool {
    let there = negatives(cues.iter().map(|cue| &cue.found), tokens);
    let here = negatives(own.iter().copied(), &wording.tokens);
    let outside: Vec<usize> = there
        .iter()
        .flat_map(|cue| subject(claim.verb, hits, cue, tokens))
        .chain(
            here.iter()
                .flat_map(|cue| own_subject((wording, claim.verb), cue)),
        )
        .collect();
    let (mut differ, mut total, mut set_off) = (0.0, 0.0, 0.0);
    let mut names_differ = false;
    let mut turns = opposed_particles((wording, &claim.particles), tokens, hits);
    turns += usize::from(swapped_comparison((wording, claim.than), tokens, hits));
    for hit in hits {
        let term = &wording.terms[hit.term];
        // What is spoken of is negated with the rest, wherever it stands.
        let Some(token) = hit.token.filter(|_| !outside.contains(&hit.term)) else {
            continue;
        };
        let weight = term.weight * hit.similarity.value;
        let differs = reaching(&there, token) % 2 != reaching(&here, term.token) % 2;
        let off = |cue: &&&FoundCue| cue.reaches(token) && sets_off(cue, tokens);
        if differs && there.iter().any(|cue| off(&cue)) {
            set_off += weight;
        }
        if term.is_name() {
            names_differ |= differs;
            continue;
        }
        turns += usize::from(hit.similarity.how == How::Opposite);
        differ += if differs { weight } else { 0.0 };
        total += weight;
    }
    // "The tower is not Roman" says no more of the tower than a name.
    let named = total == 0.0 && !outside.is_empty() && names_differ;
    let denied = named
        || differ > MIN_DIFFERING_SHARE * total
        || set_off > MIN_SET_OFF_SHARE * (total + set_off);
    let clashes = hits.iter().any(|hit| hit.similarity.how == How::Clash);
    denied != (turns % 2 == 1) || clashes
}

/// The negative cues, each counted once: not the "not" inside "it is not true
/// that", nor a "nor" that goes on with a "neither".
fn negatives<'a>(cues: impl Iterator<Item = &'a FoundCue>, tokens: &[Token]) -> Vec<&'a FoundCue> {
    let negative: Vec<&FoundCue> = cues.filter(|cue| is_negative(cue.category)).collect();
    let inside = |cue: &FoundCue| {
        negative.iter().any(|other| {
            other.tokens.start <= cue.tokens.start
                && cue.tokens.end <= other.tokens.end
                && other.tokens.len() > cue.tokens.len()
        })
    };
    let goes_on = |cue: &FoundCue| {
        tokens[cue.tokens.start].lower == "nor"
            && negative.iter().any(|other| other.reaches(cue.tokens.start))
    };
    let counted = negative.iter().filter(|cue| !inside(cue) && !goes_on(cue));
    counted.copied().collect()
}

/// Whether a cue puts something else in the place of what it reaches: "a free
/// kick, not a penalty".
fn sets_off(cue: &FoundCue, tokens: &[Token]) -> bool {
    let first = tokens[cue.tokens.start].lower.as_str();
    let before = cue.tokens.start.checked_sub(1).map(|at| &tokens[at]);
    let comma = before.is_some_and(|token| token.is_mark(","));
    // After no auxiliary it belongs to a noun: "ruined not the carpets but …".
    let of_noun = before.is_some_and(|token| !is_auxiliary(token));
    let but = tokens[cue.tokens.end..]
        .iter()
        .any(|token| token.lower == "but");
    let of_noun = comma || (of_noun && but);
    matches!(first, "rather" | "instead" | "anything") || (first == "not" && of_noun)
}

fn reaching(cues: &[&FoundCue], token: usize) -> usize {
    cues.iter().filter(|cue| cue.reaches(token)).count()
}
