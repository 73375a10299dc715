//! What a cell of the report shows: its sign, a short word and what that means. Owns the
//! words, so that no stance is told by its colour alone. The signs are those of the table,
//! in `stance_symbols`.

use crate::domain::{FinalStance, ReviewStatus, Stance, Status};
use crate::export::stance_symbols::Symbols;

/// The signs of a page are those of the table.
const SYMBOLS: Symbols = Symbols::Unicode;

/// How a cell shows what it comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    /// The value of `data-stance`, by which the style sheet colours it.
    pub code: &'static str,
    /// One character.
    pub sign: &'static str,
    /// One or two words.
    pub word: &'static str,
    /// What it means, for the legend.
    pub meaning: &'static str,
}

/// The sign of what a cell comes to.
pub(super) fn of(stance: FinalStance) -> Sign {
    let (code, sign, word, meaning) = match stance {
        FinalStance::Settled(stance) => return settled(stance),
        FinalStance::Disputed => (
            FinalStance::DISPUTED,
            SYMBOLS.disputed(),
            "disputed",
            "readers differ and nobody has settled it; in no total",
        ),
        FinalStance::NotJudged(status) => return not_judged(status),
    };
    Sign {
        code,
        sign,
        word,
        meaning,
    }
}

/// The mark of a cell that was judged by words.
pub(super) fn by_words() -> &'static str {
    SYMBOLS.by_words()
}

/// The sign of a stance.
pub(super) fn settled(stance: Stance) -> Sign {
    let meaning = match stance {
        Stance::Asserts => "says it, or takes it for granted, in its own voice",
        Stance::Qualifies => "brings it up with a reservation, or only as someone else’s words",
        Stance::Denies => "rejects it in its own voice, or says what cannot be true with it",
        Stance::Omits => "does not bring it up in words that the program finds",
    };
    let word = stance.as_str();
    Sign {
        code: word,
        sign: SYMBOLS.stance(stance),
        word,
        meaning,
    }
}

fn not_judged(status: Status) -> Sign {
    let word = match status {
        Status::Judged => "judged",
        Status::NotReadable => "not read",
        Status::UnsupportedLanguage => "not English",
    };
    Sign {
        code: status.as_str(),
        sign: Symbols::NOT_JUDGED,
        word,
        meaning: "could not be judged; in no total, and never an omission",
    }
}

/// The mark behind a stance that people have decided on, or once did; none
/// where the sign says it already.
pub(super) fn mark(status: ReviewStatus) -> Option<(&'static str, &'static str)> {
    match status {
        ReviewStatus::Decided => Some((SYMBOLS.review(status), "decided")),
        ReviewStatus::Stale => Some((SYMBOLS.review(status), "stale")),
        ReviewStatus::Disputed => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_unlike_the_others() {
        let mut signs: Vec<&str> = Stance::ALL.iter().map(|&s| settled(s).sign).collect();
        signs.push(of(FinalStance::Disputed).sign);
        signs.push(of(FinalStance::NotJudged(Status::NotReadable)).sign);
        signs.extend(
            ReviewStatus::ALL
                .iter()
                .filter_map(|&s| mark(s))
                .map(|(sign, _)| sign),
        );
        signs.sort_unstable();
        signs.dedup();
        assert_eq!(signs.len(), 8);
    }

    #[test]
    fn both_ways_of_not_being_judged_share_a_sign_and_not_a_word() {
        let read = of(FinalStance::NotJudged(Status::NotReadable));
        let language = of(FinalStance::NotJudged(Status::UnsupportedLanguage));
        assert_eq!(read.sign, language.sign);
        assert_ne!((read.word, read.code), (language.word, language.code));
    }
}
