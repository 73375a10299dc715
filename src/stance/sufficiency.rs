//! Whether a match is close enough for a sentence to count as bringing a claim
//! up. Owns the thresholds; what the sentence then says is told in
//! `sentence_reading`.

use std::fmt;

use crate::matching::{Match, PreparedClaim, Wording, WordingKind};

/// How much of a wording a sentence must have. Each further wording is one
/// more chance to meet a sentence by accident, and one more chance to meet the
/// right one: the bar is lowest for a bare claim and highest for a claim with
/// [`MANY_WORDINGS`] wordings or more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bar {
    /// The least total score.
    total: f64,
    /// The least share of the content, names apart.
    content: f64,
    /// One matched word of content is enough where this share of the whole
    /// wording is covered; else two are needed, or all there are.
    covered: f64,
    /// A name of the wording may be missing only where this share of its
    /// content is there and the article has the name elsewhere, and never more
    /// than half of the names.
    content_without_name: f64,
}

/// From this number of wordings on, counters apart, the bar rises no more.
const MANY_WORDINGS: usize = 5;

const LOWEST: Bar = Bar {
    total: 0.46,
    content: 0.32,
    covered: 0.5,
    content_without_name: 0.65,
};

const HIGHEST: Bar = Bar {
    total: 0.52,
    content: 0.45,
    covered: 0.7,
    content_without_name: 0.8,
};

impl Bar {
    /// The bar for the wordings of a claim.
    pub(super) fn of(claim: &PreparedClaim) -> Self {
        let is_counter = |wording: &&Wording| wording.kind == WordingKind::Counter;
        let counters = claim.wordings.iter().filter(is_counter).count();
        let further = (claim.wordings.len() - counters).clamp(1, MANY_WORDINGS) - 1;
        let share = further as f64 / (MANY_WORDINGS - 1) as f64;
        let between = |low: f64, high: f64| low + share * (high - low);
        Self {
            total: between(LOWEST.total, HIGHEST.total),
            content: between(LOWEST.content, HIGHEST.content),
            covered: between(LOWEST.covered, HIGHEST.covered),
            content_without_name: between(
                LOWEST.content_without_name,
                HIGHEST.content_without_name,
            ),
        }
    }
}

impl Bar {
    /// Whether any match of this total may count; one below it never does.
    pub(super) fn admits(self, total: f64) -> bool {
        total >= self.total.min(TOTAL_COUNTER)
    }
}

/// A counter must be met more closely: it turns a cell round.
const TOTAL_COUNTER: f64 = 0.66;

/// And by more of its content.
const CONTENT_COUNTER: f64 = 0.45;

/// All names may be carried over from the sentence before, or the title, only
/// where this share of the content is there.
const CONTENT_WITHOUT_NAMES: f64 = 0.7;

/// Why a match does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortfall {
    /// The sentence has the wording's names the other way round.
    Roles,
    /// A name that the wording needs is missing.
    Names,
    /// Too little of the wording's content is there.
    Content,
    /// Too few of its words are there.
    Words,
    /// The score as a whole is too low.
    Total,
    /// The wording says what must be, the sentence only what is.
    Necessity,
}

impl fmt::Display for Shortfall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Shortfall::Roles => "the roles are the other way round",
            Shortfall::Names => "a name is missing",
            Shortfall::Content => "too little of the content is there",
            Shortfall::Words => "too few of the words are there",
            Shortfall::Total => "the score is too low",
            Shortfall::Necessity => "it says what is, not what must be",
        })
    }
}

/// What a match lacks to count; `None` where it counts.
pub(super) fn shortfall(bar: Bar, wording: &Wording, found: &Match) -> Option<Shortfall> {
    let score = &found.score;
    let met = Met::of(wording, found);
    let (total, content) = match wording.kind {
        WordingKind::Claim | WordingKind::Variant => (bar.total, bar.content),
        WordingKind::Counter => (TOTAL_COUNTER, CONTENT_COUNTER),
    };
    let name_missing = met.names_met < met.names
        && (score.foreign
            || 2 * met.names_met < met.names
            || score.content < bar.content_without_name);
    let names_elsewhere = met.names > 0
        && met.names_here == 0
        && (score.content < CONTENT_WITHOUT_NAMES || met.content_here < 2);
    if found.reversed {
        Some(Shortfall::Roles)
    } else if name_missing || names_elsewhere {
        Some(Shortfall::Names)
    } else if score.content < content {
        Some(Shortfall::Content)
    } else if met.content_here < met.content.min(2) && score.coverage < bar.covered {
        Some(Shortfall::Words)
    } else if score.total < total {
        Some(Shortfall::Total)
    } else {
        None
    }
}

/// How many names and words of content a wording has, and how many were met.
struct Met {
    names: usize,
    names_met: usize,
    /// Met in the sentence itself.
    names_here: usize,
    content: usize,
    content_here: usize,
}

impl Met {
    fn of(wording: &Wording, found: &Match) -> Self {
        let terms = || wording.terms.iter();
        let hits = || found.score.hits.iter();
        let is_entity = |term: usize| wording.terms[term].is_entity();
        let is_content = |term: usize| !wording.terms[term].is_name();
        let here = || hits().filter(|hit| hit.token.is_some());
        Self {
            names: terms().filter(|term| term.is_entity()).count(),
            names_met: hits().filter(|hit| is_entity(hit.term)).count(),
            names_here: here().filter(|hit| is_entity(hit.term)).count(),
            content: terms().filter(|term| !term.is_name()).count(),
            content_here: here().filter(|hit| is_content(hit.term)).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Engine;
    use crate::domain::{Alias, Article, Claim, ClaimSet, Stance};

    fn omits(claim: &str, text: &str) -> bool {
        let alias = |name: &str| Alias {
            name: name.to_owned(),
            also: Vec::new(),
        };
        let claims = ClaimSet {
            claims: vec![Claim::new("a", claim)],
            aliases: vec![alias("Owls"), alias("Foxes")],
        };
        // What the rules alone say: the figures may decide otherwise.
        let trace = Engine::new(claims).trace(0, &Article::new("x", text));
        let model = trace.and_then(|trace| trace.judged.model);
        model.is_some_and(|model| model.rules == Stance::Omits)
    }

    #[test]
    fn a_name_that_is_nowhere_is_missed() {
        assert!(omits(
            "Owls visited the Foxes in June",
            "The Owls visited the zoo in June."
        ));
        assert!(!omits(
            "Owls visited the Foxes in June",
            "In June the Owls visited the Foxes."
        ));
    }

    #[test]
    fn one_shared_word_is_not_enough() {
        assert!(omits(
            "Owls raise ticket prices",
            "The Owls raise chickens behind the stand."
        ));
        assert!(!omits(
            "Owls raise ticket prices",
            "The Owls will raise the price of tickets."
        ));
    }

    #[test]
    fn what_must_be_is_not_shown_by_what_is() {
        assert!(omits(
            "Owls should sell the stadium",
            "The Owls sold the stadium last year."
        ));
        assert!(!omits(
            "Owls should sell the stadium",
            "The Owls must sell the stadium."
        ));
    }
}
