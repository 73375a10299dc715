//! Numbers in digits and words. Owns their values; what a number counts is read
//! in `figure_reader`.

use crate::text::{Token, TokenKind};

use super::figure::lower;

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const SCALES: [(&str, f64); 5] = [
    ("dozen", 12.0),
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
];

/// Whether a number in words may begin with a word.
pub(in crate::matching) fn begins_number(word: &str) -> bool {
    ONES.contains(&word) || TENS.contains(&word)
}

/// The number that begins at a token, in digits or words, and where it ends.
pub(in crate::matching) fn number(tokens: &[Token], at: usize) -> Option<(f64, usize)> {
    let (mut value, mut end) = simple(tokens, at)?;
    while let Some((_, scale)) = SCALES.iter().find(|(word, _)| *word == lower(tokens, end)) {
        value *= scale;
        end += 1;
    }
    Some((value, end))
}

fn simple(tokens: &[Token], at: usize) -> Option<(f64, usize)> {
    let token = tokens.get(at)?;
    if token.kind == TokenKind::Number {
        return token.lower.parse().ok().map(|value| (value, at + 1));
    }
    let one = |at: usize| ONES.iter().position(|word| *word == lower(tokens, at));
    if let Some(ten) = TENS.iter().position(|word| *word == token.lower) {
        let value = 10.0 * (ten as f64 + 2.0);
        return Some(match one(at + 1).filter(|one| (1..10).contains(one)) {
            Some(one) => (value + one as f64, at + 2),
            None => (value, at + 1),
        });
    }
    one(at).map(|one| (one as f64, at + 1))
}
