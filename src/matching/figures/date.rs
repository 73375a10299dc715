//! Years, decades, months, days, weekdays and seasons. Owns telling them from
//! other words and numbers; whether two dates clash is decided in `figure_conflict`.

use crate::text::{Token, TokenKind};

use super::figure::{FigureKind, lower};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const SEASONS: [(&str, f64); 5] = [
    ("spring", 1.0),
    ("summer", 2.0),
    ("autumn", 3.0),
    ("fall", 3.0),
    ("winter", 4.0),
];

/// Words before a date; "may" and "march" without one are no months, "spring"
/// and "fall" no seasons.
const BEFORE_DATE: [&str; 22] = [
    "in", "since", "on", "of", "until", "till", "by", "early", "late", "mid", "last", "next",
    "this", "from", "before", "after", "during", "for", "the", "each", "every", "and",
];

/// Whether a date that is no number may begin with a word.
pub(in crate::matching) fn begins_date(word: &str) -> bool {
    let season = || SEASONS.iter().any(|(name, _)| *name == word);
    MONTHS.contains(&word) || WEEKDAYS.contains(&word) || season()
}

/// The date that a token is, and its value among those of its kind.
pub(in crate::matching) fn date(tokens: &[Token], at: usize) -> Option<(FigureKind, f64)> {
    let word = tokens[at].lower.as_str();
    let place = |list: &[&str]| list.iter().position(|name| *name == word);
    let dated = || BEFORE_DATE.contains(&lower(tokens, at.wrapping_sub(1)));
    if tokens[at].kind == TokenKind::Number {
        let decade = word.strip_suffix('s').and_then(year);
        if let Some(value) = decade {
            return Some((FigureKind::Decade, value));
        }
        let by_month = |at: usize| MONTHS.contains(&lower(tokens, at));
        let value: f64 = word.parse().ok()?;
        if (1.0..=31.0).contains(&value) && (by_month(at + 1) || by_month(at.wrapping_sub(1))) {
            return Some((FigureKind::Day, value));
        }
        let counts = tokens
            .get(at + 1)
            .is_some_and(|next| next.kind == TokenKind::Word && !is_link(&next.lower));
        return year(word)
            .filter(|_| !counts || dated())
            .map(|value| (FigureKind::Year, value));
    }
    if let Some(month) = place(&MONTHS) {
        let beside_number = [at.wrapping_sub(1), at + 1]
            .into_iter()
            .any(|at| tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number));
        let is_month =
            tokens[at].capital && (beside_number || dated() || !matches!(word, "may" | "march"));
        return is_month.then_some((FigureKind::Month, month as f64));
    }
    if let Some(day) = place(&WEEKDAYS) {
        return Some((FigureKind::Weekday, day as f64));
    }
    let season = SEASONS.iter().find(|(name, _)| *name == word);
    season
        .filter(|_| dated())
        .map(|(_, value)| (FigureKind::Season, *value))
}

/// A year, as it is written.
fn year(word: &str) -> Option<f64> {
    let value: f64 = word.parse().ok()?;
    let whole = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    (whole && (1000.0..2200.0).contains(&value)).then_some(value)
}

/// Words that go on after a year without being counted by it.
fn is_link(word: &str) -> bool {
    const LINKS: [&str; 14] = [
        "and", "but", "with", "by", "in", "on", "at", "to", "after", "when", "as", "for", "until",
        "from",
    ];
    LINKS.contains(&word)
}
