//! How one cell looks in the table. Owns the step from a verdict to a sign, a
//! word and an ink.

use crate::domain::{Cell, FinalStance, Matrix, Reason, Stance};
use crate::export::stance_symbols::Symbols;

use super::style::Style;

/// How much a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// The sign alone.
    Sign,
    /// The sign and a word: the stance, or why it qualifies. An omission keeps
    /// its bare sign, so that what sources do say stands out.
    Word,
}

/// Which signs the cells of a matrix have.
#[derive(Debug, Clone, Copy)]
pub(super) struct CellSigns {
    symbols: Symbols,
    /// Whether cells are marked that were judged by words.
    marks_words: bool,
}

impl CellSigns {
    /// Cells judged by words are marked only where others were read.
    pub fn of(matrix: &Matrix, symbols: Symbols) -> Self {
        Self {
            symbols,
            marks_words: matrix.is_read_in_part(),
        }
    }
}

/// The text of a cell, without ink. A pair that was not asked for is blank.
pub(super) fn text(cell: Option<&Cell>, detail: Detail, signs: CellSigns) -> String {
    let symbols = signs.symbols;
    let Some(cell) = cell else {
        return String::new();
    };
    let (sign, word) = match cell.final_stance() {
        FinalStance::Settled(stance) => (symbols.stance(stance), word(stance, cell.reason())),
        FinalStance::Disputed => (symbols.disputed(), FinalStance::DISPUTED),
        FinalStance::NotJudged(_) => (Symbols::NOT_JUDGED, ""),
    };
    let mark = cell.review.as_ref();
    let mark = mark.map_or("", |review| symbols.review(review.status));
    let by_words = symbols.if_by_words(cell, signs.marks_words);
    match detail {
        Detail::Word if !word.is_empty() => format!("{sign}{mark}{by_words} {word}"),
        Detail::Word | Detail::Sign => format!("{sign}{mark}{by_words}"),
    }
}

/// The ink of a cell.
pub(super) fn ink(cell: &Cell) -> Style {
    cell.stance().map_or(Style::Faint, Style::of)
}

fn word(stance: Stance, reason: Option<Reason>) -> &'static str {
    match (stance, reason) {
        (Stance::Asserts | Stance::Denies, _) => stance.as_str(),
        (Stance::Qualifies, Some(reason)) => reason.as_str(),
        (Stance::Qualifies, None) => stance.as_str(),
        (Stance::Omits, _) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{JudgedBy, ReviewStatus, Verdict};
    use crate::export::sample;

    fn shown(verdict: Verdict, detail: Detail) -> String {
        let matrix = sample::one(verdict);
        let signs = CellSigns::of(&matrix, Symbols::Unicode);
        text(matrix.cell(0, 0), detail, signs)
    }

    #[test]
    fn words_name_the_reason_and_omissions_stay_quiet() {
        let hedged = || sample::qualifies(Reason::Hedged, "It may run.");
        assert_eq!(shown(hedged(), Detail::Word), "◐ hedged");
        assert_eq!(shown(hedged(), Detail::Sign), "◐");
        assert_eq!(
            shown(sample::asserts(&["It runs."]), Detail::Word),
            "● asserts"
        );
        assert_eq!(shown(sample::omits("It rained.", 0.1), Detail::Word), "·");
    }

    #[test]
    fn what_people_decided_is_marked() {
        let mut matrix = sample::one(sample::omits("It rained.", 0.1));
        let mut shown = |status, stance| {
            matrix.cells[0].review = Some(sample::review(status, stance));
            let signs = CellSigns::of(&matrix, Symbols::Unicode);
            text(matrix.cell(0, 0), Detail::Word, signs)
        };
        assert_eq!(shown(ReviewStatus::Decided, Stance::Denies), "✗✓ denies");
        assert_eq!(shown(ReviewStatus::Decided, Stance::Omits), "·✓");
        assert_eq!(shown(ReviewStatus::Stale, Stance::Denies), "·!");
        assert_eq!(shown(ReviewStatus::Disputed, Stance::Denies), "≠ disputed");
    }

    #[test]
    fn what_was_not_judged_is_no_omission_and_what_was_not_asked_is_blank() {
        assert_eq!(shown(Verdict::NotReadable, Detail::Sign), "?");
        assert_eq!(shown(Verdict::UnsupportedLanguage, Detail::Word), "?");
        let signs = CellSigns::of(&sample::empty(), Symbols::Unicode);
        assert_eq!(text(None, Detail::Word, signs), "");
    }

    #[test]
    fn what_was_judged_by_words_is_marked_only_beside_what_was_read() {
        let mut matrix = sample::tram(1);
        let shown = |matrix: &Matrix| {
            let signs = CellSigns::of(matrix, Symbols::Unicode);
            text(matrix.cell(0, 0), Detail::Word, signs)
        };
        let before = shown(&matrix);
        assert!(!before.contains('°'), "{before}");
        if let Verdict::Judged(judgement) = &mut matrix.cells[1].verdict {
            judgement.judged_by = JudgedBy::Reader;
        }
        assert!(shown(&matrix).contains('°'));
    }
}
