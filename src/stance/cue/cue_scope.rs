//! How far a cue reaches, in the manner of ConText (Harkema et al. 2009): to
//! the end of its clause, of its sentence, or so many words. Owns the reach of
//! one cue; what a reached word means is decided in `sentence_reading`.

use std::ops::Range;

use crate::domain::CueCategory;
use crate::lexicon::{Direction, Scope};
use crate::text::Token;

/// How many words a cue that looks both ways reaches back, unless it ends its
/// clause.
const BEHIND: usize = 4;

/// The longest aside between commas that a scope passes over, in words.
const ASIDE: usize = 2;

/// The tokens before and after a cue that it reaches. `ends` are the places of
/// the terminators, ascending.
pub(in crate::stance) fn reach(
    tokens: &[Token],
    ends: &[usize],
    cue: &Range<usize>,
    (category, direction, scope): ScopeRequest,
) -> [Range<usize>; 2] {
    let attribution = category == CueCategory::Attribution;
    let that = has_that(tokens, cue);
    let field = Field {
        tokens,
        ends,
        crosses: crosses_commas(category),
        holds_sentence: !attribution || that || scope == Scope::Sentence,
    };
    // "said that …" looks forward only, whatever "…, she said" does.
    let direction = match direction {
        Direction::Both if attribution && that => Direction::Forward,
        direction => direction,
    };
    let before = match direction {
        Direction::Forward => cue.start..cue.start,
        Direction::Backward => field.backward(cue.start, scope),
        // ", it said," in the midst of a sentence: what stands before the
        // last comma was the author's.
        Direction::Both if attribution && field.is_inserted(cue) => field.segment_before(cue.start),
        // "Found no weapons": of what stands before a negation, no more than
        // its verb.
        Direction::Both if category == CueCategory::Negation && field.precedes_word(cue.end) => {
            field.backward(cue.start, Scope::Words(1))
        }
        // "The ferry sails if …": the main clause before it, not one before a
        // comma or an "and".
        Direction::Both if category == CueCategory::Condition && scope == Scope::Clause => {
            let field = Field {
                crosses: false,
                ..field
            };
            let joined = matches!(
                field.word(cue.start.wrapping_sub(1)),
                "and" | "but" | "or" | "that"
            );
            let from = if joined { Scope::Words(0) } else { scope };
            field.backward(cue.start, from)
        }
        // A word such as "reportedly" looks forward first of all; before it,
        // it reaches its own verb and subject.
        Direction::Both if scope == Scope::Clause && field.precedes_word(cue.end) => {
            field.backward(cue.start, Scope::Words(BEHIND))
        }
        Direction::Both => field.backward(cue.start, scope),
    };
    let after = match direction {
        Direction::Backward => cue.end..cue.end,
        Direction::Forward | Direction::Both => field.forward(cue.end, scope),
    };
    [before, after]
}

/// Whether the cue ends in "that" or has one within the next two words.
fn has_that(tokens: &[Token], cue: &Range<usize>) -> bool {
    let last = cue.end.saturating_sub(1);
    let mut near = tokens.iter().skip(last).take(3);
    near.any(|token| token.lower == "that")
}

/// Whether what a cue of this category reaches may be a whole sentence with
/// commas and clauses of its own.
fn crosses_commas(category: CueCategory) -> bool {
    match category {
        CueCategory::Attribution
        | CueCategory::Question
        | CueCategory::Condition
        | CueCategory::Necessity
        | CueCategory::Distancing
        | CueCategory::Endorsement => true,
        CueCategory::Negation
        | CueCategory::Refutation
        | CueCategory::Hedge
        | CueCategory::Partial
        | CueCategory::Contrast => false,
    }
}

/// The sentence as one cue sees it.
struct Field<'a> {
    tokens: &'a [Token],
    ends: &'a [usize],
    /// Whether commas and relative clauses lie inside the scope.
    crosses: bool,
    /// Whether a second main clause after ", and" does: "said that …, and that
    /// …" goes on, "portrayed it as …, and left" does not.
    holds_sentence: bool,
}

impl Field<'_> {
    fn forward(&self, from: usize, scope: Scope) -> Range<usize> {
        let last = match scope {
            Scope::Sentence | Scope::Clause => self.tokens.len(),
            Scope::Words(words) => (from + words).min(self.tokens.len()),
        };
        let stop = (from..last).find(|&at| scope != Scope::Sentence && self.stops(at));
        from..stop.unwrap_or(last)
    }

    fn backward(&self, to: usize, scope: Scope) -> Range<usize> {
        let first = match scope {
            Scope::Sentence | Scope::Clause => 0,
            Scope::Words(words) => to.saturating_sub(words),
        };
        let stop = (first..to)
            .rev()
            .find(|&at| scope != Scope::Sentence && self.stops(at));
        stop.map_or(first, |at| at + 1)..to
    }

    /// Whether a scope ends at this token.
    fn stops(&self, at: usize) -> bool {
        if self.tokens[at].is_mark(";") || self.tokens[at].is_mark("—") {
            return true;
        }
        if self.is_aside(at) {
            return false;
        }
        if self.tokens[at].is_mark(",") {
            let joined = self.word(at + 1) == "and" && !self.holds_sentence;
            return joined || (!self.crosses && !self.is_list_comma(at));
        }
        self.ends.binary_search(&at).is_ok() && !(self.crosses && self.continues(at))
    }

    /// What is said may have clauses of its own: a relative pronoun or a reason
    /// does not end it.
    fn continues(&self, at: usize) -> bool {
        const JOINS: [&str; 9] = [
            "which", "who", "whom", "whose", "where", "because", "since", "after", "before",
        ];
        JOINS.contains(&self.word(at))
    }

    /// A comma between single words, as in "no food, water or shelter".
    fn is_list_comma(&self, at: usize) -> bool {
        let joined = matches!(self.word(at + 1), "and" | "or" | "but");
        !joined && matches!(self.word(at + 2), "," | "or" | "and" | "nor")
    }

    /// Whether the token belongs to a short aside between commas, as in "there
    /// is a risk, however, that …".
    fn is_aside(&self, at: usize) -> bool {
        let open = (at.saturating_sub(ASIDE + 1)..=at)
            .rev()
            .find(|&place| self.comma(place));
        let Some(open) = open else {
            return false;
        };
        let closes = |from: usize| (from..=open + ASIDE + 1).any(|place| self.comma(place));
        let opened_before = || {
            let earlier = open.saturating_sub(ASIDE + 1)..open.saturating_sub(1);
            open == at && earlier.into_iter().any(|place| self.comma(place))
        };
        closes(open.max(at.saturating_sub(1)) + 2) || opened_before()
    }

    /// Whether a reporting cue stands between commas, with its subject.
    fn is_inserted(&self, cue: &Range<usize>) -> bool {
        let near = cue.start.saturating_sub(ASIDE + 1)..cue.start;
        self.comma(cue.end) && near.into_iter().any(|place| self.comma(place))
    }

    /// From the comma before the last one up to `to`.
    fn segment_before(&self, to: usize) -> Range<usize> {
        let commas: Vec<usize> = (0..to).rev().filter(|&at| self.comma(at)).take(2).collect();
        commas.get(1).map_or(0, |at| at + 1)..to
    }

    fn precedes_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_word)
    }

    fn comma(&self, at: usize) -> bool {
        self.word(at) == ","
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.lower.as_str())
    }
}

/// Which scope a cue asks for.
pub(in crate::stance) type ScopeRequest = (CueCategory, Direction, Scope);

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
    fn an_aside_does_not_end_a_scope() {
        let words = reached("There may, however, be delays", CueCategory::Hedge);
        assert_eq!(words.last().map(String::as_str), Some("delays"));
        let words = reached("Rates may fall, the bank will not wait", CueCategory::Hedge);
        assert_eq!(words.last().map(String::as_str), Some("fall"));
    }

    #[test]
    fn an_insertion_reaches_back_to_the_comma() {
        let text = "The club sold its ground, aimed, it said, at paying debts";
        let words = reached(text, CueCategory::Attribution);
        assert!(!words.contains(&"ground".to_owned()));
        let words = reached("Rates, it said, would fall", CueCategory::Attribution);
        assert!(words.contains(&"rates".to_owned()));
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
