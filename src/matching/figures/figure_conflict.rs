//! Figures of a wording against those of a sentence: whether the sentence has
//! another number or date in the same place. Owns what the same place is; what
//! follows from a clash is decided in `term_alignment` and `stance`.

use crate::matching::hit::Hit;
use crate::matching::prepared_article::ArticleSentence;
use crate::matching::prepared_claim::Wording;
use crate::matching::similarity::{How, Similarity};
use crate::text::Token;

use super::figure::{Figure, FigureKind};

/// What another figure in the same place is worth: it shows that the sentence
/// speaks of the same thing, as an opposite does.
const CLASH: f64 = 0.8;

/// How many words may stand between a number and what it counts.
const TO_UNIT: usize = 2;

/// Numbers from here on are rounded in passing.
const MIN_ROUNDED_NUMBER: f64 = 100.0;

/// By how much.
const ROUNDING_SHARE: f64 = 0.05;

/// How many words a date may stand from the word that it belongs to.
const TO_DATE: usize = 4;

/// Whether the figures of a sentence can change anything about the hits of a
/// wording: both have one of a kind.
pub(in crate::matching) fn bears_on(wording: &Wording, sentence: &ArticleSentence) -> bool {
    let mut there = sentence.figures.iter();
    there.any(|there| wording.figures.iter().any(|here| here.kind == there.kind))
}

/// Adds to the hits what the sentence has in place of the wording's figures:
/// the same in other writing, or another one.
pub(in crate::matching) fn compare_figures(
    wording: &Wording,
    sentence: &ArticleSentence,
    hits: &mut Vec<Hit>,
) {
    let (there, tokens) = (&sentence.figures, sentence.tokens.as_slice());
    if !bears_on(wording, sentence) {
        return;
    }
    let known = hits.clone();
    for figure in &wording.figures {
        let same_kind: Vec<&Figure> = there.iter().filter(|f| f.kind == figure.kind).collect();
        let placed = Place::of(wording, figure, &known);
        let fits = |other: &&&Figure| agree(figure, other);
        let (other, how) = match same_kind.iter().find(fits) {
            Some(other) => (Some(*other), How::Same),
            None => {
                let other = placed.and_then(|place| place.rival(&same_kind, tokens));
                (other, How::Clash)
            }
        };
        let Some(other) = other else {
            continue;
        };
        let value = if how == How::Same { 1.0 } else { CLASH };
        for (place, term) in wording.terms.iter().enumerate() {
            if !figure.tokens.contains(&term.token) {
                continue;
            }
            hits.retain(|hit| hit.term != place);
            hits.push(Hit {
                term: place,
                token: Some(other.tokens.start),
                similarity: Similarity { value, how },
            });
        }
    }
    hits.sort_by_key(|hit| hit.term);
}

/// Whether one value fits both: within their bounds, or rounded.
fn agree(one: &Figure, other: &Figure) -> bool {
    let exact = |figure: &Figure| figure.least == figure.most;
    let touch = one.least == other.most || other.least == one.most;
    if touch && !exact(one) && !exact(other) {
        // "More than 50" is not "fewer than 50".
        return one.least == other.least;
    }
    let counted = matches!(one.kind, FigureKind::Amount | FigureKind::Money);
    let rounded = || {
        let (low, high) = (one.least.min(other.least), one.most.max(other.most));
        counted
            && exact(one)
            && exact(other)
            && low >= MIN_ROUNDED_NUMBER
            && high - low <= ROUNDING_SHARE * high
    };
    (one.least <= other.most && other.least <= one.most) || rounded()
}

/// The word of the sentence beside which the figure of the wording must stand.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// Shortly before what it counts.
    Before(usize),
    /// Shortly after what it dates.
    After(usize),
}

impl Place {
    fn of(wording: &Wording, figure: &Figure, hits: &[Hit]) -> Option<Self> {
        let found = |at: usize| {
            let is = |hit: &&Hit| wording.terms[hit.term].token == at;
            hits.iter().find(is)?.token
        };
        match figure.kind {
            FigureKind::Amount | FigureKind::Share | FigureKind::Rank => {
                let end = figure.tokens.end;
                let unit = (end..=end + TO_UNIT).find_map(found)?;
                Some(Place::Before(unit))
            }
            _ => (0..figure.tokens.start)
                .rev()
                .take(TO_DATE + 1)
                .find_map(found)
                .map(Place::After),
        }
    }

    /// The one other figure that stands there. Two of a kind leave open which
    /// is meant, and so does a part or a further number: "three of them", "two
    /// more".
    fn rival<'a>(self, others: &[&'a Figure], tokens: &[Token]) -> Option<&'a Figure> {
        let stands = |other: &&&Figure| match self {
            Place::Before(unit) => {
                let (end, start) = (other.tokens.end, other.tokens.start);
                let further = |at: usize| {
                    let word = tokens.get(at).map_or("", |token| token.lower.as_str());
                    matches!(word, "another" | "other" | "more" | "further" | "than")
                };
                let share = other.kind == FigureKind::Share;
                let reach = if share { TO_UNIT + 1 } else { TO_UNIT };
                let part = !share && tokens[end..].first().is_some_and(|t| t.lower == "of");
                end <= unit
                    && unit - end <= reach
                    && tokens[end..unit].iter().all(Token::is_word)
                    && !part
                    && !further(end)
                    && !(start > 0 && further(start - 1) && other.least == other.most)
            }
            Place::After(dated) => {
                let start = other.tokens.start;
                // "In 1994, the museum …": a date may open the sentence.
                start <= 1 || (dated < start && start - dated <= TO_DATE)
            }
        };
        let mut fitting = others.iter().filter(stands);
        let first = fitting.next()?;
        fitting.next().is_none().then_some(*first)
    }
}
