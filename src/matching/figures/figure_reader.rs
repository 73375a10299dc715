//! The figures of a sentence: amounts, ranks, shares and dates, with the values
//! that each allows. Owns reading them from tokens; whether two of them clash
//! is decided in `figure_conflict`.

use crate::text::{Token, TokenKind};

use super::date::{begins_date, date};
use super::figure::{Bound, Figure, FigureKind, lower};
use super::number::{begins_number, number};

const RANKS: [&str; 10] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];
const SHARES: [(&str, f64); 4] = [
    ("half", 0.5),
    ("third", 1.0 / 3.0),
    ("quarter", 0.25),
    ("fifth", 0.2),
];
const BOUNDS: [(&[&str], Bound); 20] = [
    (&["more", "than"], Bound::Above),
    (&["greater", "than"], Bound::Above),
    (&["longer", "than"], Bound::Above),
    (&["over"], Bound::Above),
    (&["above"], Bound::Above),
    (&["at", "least"], Bound::Above),
    (&["no", "fewer", "than"], Bound::Above),
    (&["no", "less", "than"], Bound::Above),
    (&["fewer", "than"], Bound::Below),
    (&["less", "than"], Bound::Below),
    (&["shorter", "than"], Bound::Below),
    (&["under"], Bound::Below),
    (&["below"], Bound::Below),
    (&["up", "to"], Bound::Below),
    (&["at", "most"], Bound::Below),
    (&["about"], Bound::Near),
    (&["around"], Bound::Near),
    (&["nearly"], Bound::Near),
    (&["almost"], Bound::Near),
    (&["some"], Bound::Near),
];

/// How far a rounded number may lie from the exact one.
const ROUNDING_SHARE: f64 = 0.1;

/// The figures of a sentence or wording, in the order of their places.
pub fn figures(tokens: &[Token]) -> Vec<Figure> {
    figures_beginning(tokens, tokens.iter().map(begins_figure))
}

/// Like [`figures`], where it is known of each token whether a figure may begin with
/// it.
pub(in crate::matching) fn figures_beginning(
    tokens: &[Token],
    begins: impl Iterator<Item = bool>,
) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    for (at, _) in begins.enumerate().filter(|(_, begins)| *begins) {
        let is_taken = found.last().is_some_and(|last| at < last.tokens.end);
        if !is_taken {
            found.extend(figure_at(tokens, at));
        }
    }
    found
}

/// Whether a figure may begin with a word; most words need not be looked at any
/// further.
pub(in crate::matching) fn begins_figure(token: &Token) -> bool {
    let word = token.lower.as_str();
    let share = || SHARES.iter().any(|(share, _)| *share == word);
    token.kind == TokenKind::Number
        || begins_date(word)
        || begins_number(word)
        || RANKS.contains(&word)
        || share()
}

fn figure_at(tokens: &[Token], at: usize) -> Option<Figure> {
    let exact = |kind, value, tokens| Figure {
        kind,
        least: value,
        most: value,
        tokens,
    };
    if let Some((kind, value)) = date(tokens, at) {
        return Some(exact(kind, value, at..at + 1));
    }
    if let Some(value) = share(tokens, at) {
        return Some(exact(FigureKind::Share, value, at..at + 1));
    }
    let before = lower(tokens, at.wrapping_sub(1));
    if let Some(place) = RANKS.iter().position(|rank| *rank == lower(tokens, at))
        && before == "the"
    {
        return Some(exact(FigureKind::Rank, place as f64 + 1.0, at..at + 1));
    }
    let (value, end) = number(tokens, at)?;
    let kind = if matches!(lower(tokens, end), "percent" | "%")
        || (lower(tokens, end) == "per" && lower(tokens, end + 1) == "cent")
    {
        FigureKind::Percent
    } else if matches!(before, "$" | "€" | "£" | "¥") {
        FigureKind::Money
    } else {
        FigureKind::Amount
    };
    let start = if kind == FigureKind::Money {
        at - 1
    } else {
        at
    };
    let (bound, words) = bound(tokens, start).unzip();
    let (least, most) = match bound {
        Some(Bound::Above) => (value, f64::INFINITY),
        Some(Bound::Below) => (f64::NEG_INFINITY, value),
        Some(Bound::Near) => (
            value * (1.0 - ROUNDING_SHARE),
            value * (1.0 + ROUNDING_SHARE),
        ),
        None => (value, value),
    };
    let tokens = start - words.unwrap_or(0)..end;
    Some(Figure {
        kind,
        least,
        most,
        tokens,
    })
}

/// The bound before a number, and its length in words.
fn bound(tokens: &[Token], at: usize) -> Option<(Bound, usize)> {
    let precedes = |words: &[&str]| {
        at >= words.len()
            && words
                .iter()
                .zip(&tokens[at - words.len()..at])
                .all(|(word, token)| token.lower == *word)
    };
    // The longest first: "no fewer than" ends in "fewer than".
    let fitting = BOUNDS.iter().filter(|(words, _)| precedes(words));
    fitting
        .max_by_key(|(words, _)| words.len())
        .map(|(words, bound)| (*bound, words.len()))
}

/// "Half of the seats", "a third of the seats".
fn share(tokens: &[Token], at: usize) -> Option<f64> {
    let (_, value) = SHARES.iter().find(|(word, _)| *word == lower(tokens, at))?;
    let alone = *value == 0.5 || matches!(lower(tokens, at.wrapping_sub(1)), "a" | "one");
    (alone && lower(tokens, at + 1) == "of").then_some(*value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;
    use crate::text::{Stemmer, tokenize};

    fn read(text: &str) -> Vec<(FigureKind, f64, f64)> {
        let tokens = tokenize(text, &Stemmer::new(Lexicons::shipped()));
        let found = figures(&tokens).into_iter();
        found
            .map(|f| (f.kind, f.least.round(), f.most.round()))
            .collect()
    }

    #[test]
    fn words_and_digits_are_one_number() {
        assert_eq!(read("two million hens"), [(FigureKind::Amount, 2e6, 2e6)]);
        assert_eq!(read("Forty-two hens"), read("42 hens"));
        assert_eq!(read("3,000 hens"), read("three thousand hens"));
    }

    #[test]
    fn what_begins_no_figure_is_none_in_any_place() {
        let stemmer = Stemmer::new(Lexicons::shipped());
        let words = [
            "in", "March", "May", "1994", "50", "%", "the", "second", "a", "third", "half", "of",
            "forty", "two", "dozen", "hens", "Monday", "winter", "since", "$", "million", "per",
        ];
        let mut figures = 0;
        for text in words
            .iter()
            .flat_map(|one| words.iter().map(move |two| (one, two)))
        {
            for third in words {
                let tokens = tokenize(&format!("{} {} {third}", text.0, text.1), &stemmer);
                for (at, token) in tokens.iter().enumerate() {
                    let found = figure_at(&tokens, at).is_some();
                    assert!(
                        !found || begins_figure(token),
                        "{} {} {third}",
                        text.0,
                        text.1
                    );
                    figures += usize::from(found);
                }
            }
        }
        assert!(figures > 1000);
    }

    #[test]
    fn bounds_leave_room() {
        let above = f64::INFINITY;
        assert_eq!(
            read("more than 50 hens"),
            [(FigureKind::Amount, 50.0, above)]
        );
        assert_eq!(read("no fewer than 50"), read("at least 50"));
        assert_eq!(read("about 50 hens"), [(FigureKind::Amount, 45.0, 55.0)]);
    }

    #[test]
    fn dates_are_told_from_words_and_counts() {
        let kinds = |text: &str| read(text).into_iter().map(|f| f.0).collect::<Vec<_>>();
        assert_eq!(
            kinds("It may march in May 2016"),
            [FigureKind::Month, FigureKind::Year]
        );
        assert_eq!(
            kinds("on 3 September"),
            [FigureKind::Day, FigureKind::Month]
        );
        assert_eq!(kinds("They sold 1987 hens"), [FigureKind::Amount]);
        assert_eq!(
            kinds("the second prize, a second later"),
            [FigureKind::Rank]
        );
    }
}
