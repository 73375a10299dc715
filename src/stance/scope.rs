//! How far a cue reaches, in the manner of ConText (Harkema et al. 2009): to
//! the end of its clause, of its sentence, or so many words. Owns the reach of
//! one cue; what a reached word means is decided in `reading`.

use std::ops::Range;

use crate::domain::CueCategory;
use crate::lexicon::{Direction, Scope};
use crate::text::Token;

use super::cue_finder::Asked;

/// How many words a cue that looks both ways reaches back, unless it ends its
/// clause.
const BEHIND: usize = 4;

/// The tokens before and after a cue that it reaches. `ends` are the places of
/// the terminators, ascending.
pub(super) fn reach(
    tokens: &[Token],
    ends: &[usize],
    cue: &Range<usize>,
    (category, direction, scope): Asked,
) -> [Range<usize>; 2] {
    // "said that …" looks forward only, whatever "…, she said" does.
    let direction = match direction {
        Direction::Both if category == CueCategory::Attribution && before_that(tokens, cue.end) => {
            Direction::Forward
        }
        direction => direction,
    };
    let before = match direction {
        Direction::Forward => cue.start..cue.start,
        Direction::Backward => backward(tokens, ends, cue.start, category, scope),
        // A word such as "reportedly" looks forward first of all; before it,
        // it reaches its own verb and subject.
        Direction::Both if scope == Scope::Clause => {
            let last = tokens.get(cue.end).is_none_or(|token| !token.is_word());
            let scope = if last { scope } else { Scope::Words(BEHIND) };
            backward(tokens, ends, cue.start, category, scope)
        }
        Direction::Both => backward(tokens, ends, cue.start, category, scope),
    };
    let after = match direction {
        Direction::Backward => cue.end..cue.end,
        Direction::Forward | Direction::Both => forward(tokens, ends, cue.end, category, scope),
    };
    [before, after]
}

fn before_that(tokens: &[Token], at: usize) -> bool {
    let mut next = tokens.iter().skip(at).take(2);
    next.any(|token| token.lower == "that")
}

fn forward(
    tokens: &[Token],
    ends: &[usize],
    from: usize,
    category: CueCategory,
    scope: Scope,
) -> Range<usize> {
    let last = match scope {
        Scope::Sentence => tokens.len(),
        Scope::Words(words) => (from + words).min(tokens.len()),
        Scope::Clause => tokens.len(),
    };
    let stop = (from..last).find(|&at| match scope {
        Scope::Sentence => false,
        Scope::Words(_) | Scope::Clause => {
            (ends.contains(&at) && !continues(tokens, at, category) && !is_aside(tokens, at))
                || ends_clause(tokens, at, category)
        }
    });
    from..stop.unwrap_or(last)
}

fn backward(
    tokens: &[Token],
    ends: &[usize],
    to: usize,
    category: CueCategory,
    scope: Scope,
) -> Range<usize> {
    let first = match scope {
        Scope::Sentence | Scope::Clause => 0,
        Scope::Words(words) => to.saturating_sub(words),
    };
    let stop = (first..to).rev().find(|&at| match scope {
        Scope::Sentence => false,
        Scope::Words(_) | Scope::Clause => {
            (ends.contains(&at) && !continues(tokens, at, category) && !is_aside(tokens, at))
                || ends_clause(tokens, at, category)
        }
    });
    stop.map_or(first, |at| at + 1)..to
}

/// Marks that end the reach of a cue. A comma ends it too, except for what is
/// said, asked or supposed: a reported sentence may have commas of its own.
fn ends_clause(tokens: &[Token], at: usize, category: CueCategory) -> bool {
    let token = &tokens[at];
    token.is_mark(";")
        || token.is_mark("—")
        || (token.is_mark(",")
            && !crosses_clauses(category)
            && !is_list_comma(tokens, at)
            && !is_aside(tokens, at))
}

/// Whether the scope of such a cue holds a whole sentence with its commas.
fn crosses_clauses(category: CueCategory) -> bool {
    match category {
        CueCategory::Attribution
        | CueCategory::Question
        | CueCategory::Condition
        | CueCategory::Distancing
        | CueCategory::Endorsement => true,
        CueCategory::Negation
        | CueCategory::Refutation
        | CueCategory::Hedge
        | CueCategory::Partial
        | CueCategory::Contrast => false,
    }
}

/// What is said may have clauses of its own: a relative pronoun or a reason
/// does not end it.
fn continues(tokens: &[Token], at: usize, category: CueCategory) -> bool {
    const JOINS: [&str; 9] = [
        "which", "who", "whom", "whose", "where", "because", "since", "after", "before",
    ];
    crosses_clauses(category) && JOINS.contains(&tokens[at].lower.as_str())
}

/// Whether the mark or word at `at` belongs to an aside of one or two words
/// between commas, as in "there is a risk, however, that …".
fn is_aside(tokens: &[Token], at: usize) -> bool {
    const LONGEST: usize = 3;
    let comma = |place: usize| tokens.get(place).is_some_and(|token| token.is_mark(","));
    let before = (at.saturating_sub(LONGEST)..=at)
        .rev()
        .find(|&place| comma(place));
    before.is_some_and(|open| {
        (open.max(at) + 1..=open + LONGEST).any(|close| close > open + 1 && comma(close))
    }) || (comma(at) && (at.saturating_sub(LONGEST)..at.saturating_sub(1)).any(comma))
}

/// A comma between single words, as in "no food, water or shelter".
fn is_list_comma(tokens: &[Token], at: usize) -> bool {
    let joins = |place: usize| {
        let token = tokens.get(place);
        token.is_some_and(|token| matches!(token.lower.as_str(), "," | "or" | "and" | "nor"))
    };
    joins(at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;
    use crate::stance::CueFinder;
    use crate::text::{Stemmer, tokenize};

    fn reached(text: &str, category: CueCategory) -> Vec<String> {
        let lexicons = Lexicons::shipped();
        let stemmer = Stemmer::new(lexicons);
        let tokens = tokenize(text, &stemmer);
        let cues = CueFinder::new(lexicons, &stemmer).find(&tokens);
        let cue = cues.into_iter().find(|cue| cue.category == category);
        let reached = (0..tokens.len()).filter(|&at| cue.as_ref().is_some_and(|c| c.reaches(at)));
        reached.map(|at| tokens[at].lower.clone()).collect()
    }

    #[test]
    fn a_negation_reaches_to_the_end_of_its_clause() {
        let words = reached(
            "The bank did not cut rates, prices rose",
            CueCategory::Negation,
        );
        assert_eq!(words, ["cut", "rates"]);
        let words = reached(
            "The bank did not cut rates because prices rose",
            CueCategory::Negation,
        );
        assert_eq!(words, ["cut", "rates"]);
    }

    #[test]
    fn a_list_is_no_clause() {
        let words = reached("There was no food, water or shelter", CueCategory::Negation);
        assert_eq!(words.last().map(String::as_str), Some("shelter"));
    }

    #[test]
    fn what_is_said_may_hold_commas() {
        let words = reached(
            "He said that rates, once high, fell",
            CueCategory::Attribution,
        );
        assert_eq!(words.last().map(String::as_str), Some("fell"));
    }
}
