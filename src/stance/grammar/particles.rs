//! Small words that turn a statement round though they carry no content:
//! before and after, up and down, more and less, "out of doing"; and what is
//! compared with what. Owns finding such a turn; counting it is told in `polarity`.

use crate::domain::CueCategory;
use crate::lexicon::Direction;
use crate::matching::{Hit, Wording};
use crate::text::Token;

use crate::stance::cue::cue_finder::FoundCue;

/// Words of one row exclude each other in the same place: left against right.
const OPPOSED: [(&[&str], &[&str]); 8] = [
    (&["before"], &["after"]),
    (&["up"], &["down"]),
    (&["more"], &["less", "fewer"]),
    (&["longer"], &["shorter", "less"]),
    (&["above", "over"], &["below", "under"]),
    (&["inside", "within"], &["outside"]),
    (&["first"], &["last"]),
    (&["most"], &["least"]),
];

/// How many words may stand between a small word and the one it belongs to.
const MAX_WORDS_BETWEEN: usize = 2;

/// A small word of a wording that another would turn round.
#[derive(Debug, Clone)]
pub(in crate::stance) struct Particle {
    /// Its place among the wording's tokens.
    at: usize,
    /// The words that say the same.
    same: &'static [&'static str],
    /// The words that exclude it.
    opposed: &'static [&'static str],
}

impl Particle {
    /// All small words of a wording.
    pub(in crate::stance) fn all(tokens: &[Token]) -> Vec<Self> {
        let found = tokens.iter().enumerate().filter_map(|(at, token)| {
            let word = token.lower.as_str();
            let (same, opposed) = OPPOSED.iter().find_map(|&(left, right)| {
                if left.contains(&word) {
                    Some((left, right))
                } else if right.contains(&word) {
                    Some((right, left))
                } else {
                    None
                }
            })?;
            Some(Self { at, same, opposed })
        });
        found.collect()
    }
}

/// How often the sentence has, in the place of a small word of the wording,
/// the one that excludes it.
pub(in crate::stance) fn opposed_particles(
    (wording, particles): (&Wording, &[Particle]),
    tokens: &[Token],
    hits: &[Hit],
) -> usize {
    let turns = |particle: &&Particle| {
        let at = particle.at;
        let met = hits.iter().any(|hit| wording.terms[hit.term].token == at);
        let there = place(wording, at, hits, tokens.len());
        let has = |list: &[&str]| {
            let mut near = there.iter().filter_map(|range| tokens.get(range.clone()));
            near.any(|near| {
                near.iter()
                    .any(|token| list.contains(&token.lower.as_str()))
            })
        };
        !met && has(particle.opposed) && !has(particle.same)
    };
    particles.iter().filter(turns).count()
}

/// Where in the sentence the word at `at` of the wording would stand: before
/// the word found for the next term, or after that for the term before.
fn place(
    wording: &Wording,
    at: usize,
    hits: &[Hit],
    length: usize,
) -> Option<std::ops::Range<usize>> {
    let found = |token: usize| {
        let is = |hit: &&Hit| wording.terms[hit.term].token == token;
        hits.iter().find(is)?.token
    };
    if let Some(next) = (at + 1..=at + 1 + MAX_WORDS_BETWEEN).find_map(found) {
        return Some(next.saturating_sub(MAX_WORDS_BETWEEN + 1)..next);
    }
    let before = (at.saturating_sub(1 + MAX_WORDS_BETWEEN)..at)
        .rev()
        .find_map(found)?;
    Some(before + 1..(before + 2 + MAX_WORDS_BETWEEN).min(length))
}

/// "Talked him out of selling", "backed out of buying": no literal cue tells
/// these from "out of the house", so the verb after them does.
pub(in crate::stance) fn out_of_doing(tokens: &[Token]) -> Vec<FoundCue> {
    const REACH_WORDS: usize = 4;
    let is = |at: &usize| {
        let word = |at: usize| tokens.get(at).map_or("", |token| token.lower.as_str());
        word(*at) == "out" && word(at + 1) == "of" && word(at + 2).ends_with("ing")
    };
    let cue = |at: usize| {
        let end = (at + 2 + REACH_WORDS).min(tokens.len());
        FoundCue {
            category: CueCategory::Negation,
            tokens: at..at + 2,
            scope: [at..at, at + 2..end],
            direction: Direction::Forward,
        }
    };
    (0..tokens.len()).filter(is).map(cue).collect()
}

/// Whether the sentence compares the other way round: "A is richer than B" in
/// the wording, "B is richer than A" there.
pub(in crate::stance) fn swapped_comparison(
    (wording, here): (&Wording, Option<usize>),
    tokens: &[Token],
    hits: &[Hit],
) -> bool {
    let (Some(here), Some(there)) = (here, here.and_then(|_| than(tokens))) else {
        return false;
    };
    let term = |hit: &&Hit| wording.terms[hit.term].token;
    let (before, after): (Vec<&Hit>, Vec<&Hit>) = hits.iter().partition(|hit| term(hit) < here);
    let (Some(first), Some(second)) = (
        before.first().and_then(|hit| hit.token),
        after.first().and_then(|hit| hit.token),
    ) else {
        return false;
    };
    before.len() > 1 && second < there && there < first
}

/// Where the word stands by which things are compared.
pub(in crate::stance) fn than(tokens: &[Token]) -> Option<usize> {
    tokens.iter().position(|token| token.lower == "than")
}
