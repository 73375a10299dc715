//! How one cell looks in the table. Owns the step from a verdict to a sign, a
//! word and an ink.

use crate::domain::{Cell, Judgement, Stance, Verdict};

use super::ink::Ink;
use super::symbols::Symbols;

/// How much a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// The sign alone.
    Sign,
    /// The sign and a word: the stance, or why it qualifies. An omission keeps
    /// its bare sign, so that what sources do say stands out.
    Word,
}

/// The text of a cell, without ink. A pair that was not asked for is blank.
pub(super) fn text(cell: Option<&Cell>, detail: Detail, symbols: Symbols) -> String {
    let Some(cell) = cell else {
        return String::new();
    };
    let (sign, word) = match &cell.verdict {
        Verdict::Judged(judgement) => (symbols.stance(judgement.stance), word(judgement)),
        Verdict::NotReadable | Verdict::UnsupportedLanguage => (Symbols::NOT_JUDGED, ""),
    };
    match detail {
        Detail::Word if !word.is_empty() => format!("{sign} {word}"),
        Detail::Word | Detail::Sign => sign.to_owned(),
    }
}

/// The ink of a cell.
pub(super) fn ink(cell: &Cell) -> Ink {
    cell.stance().map_or(Ink::Faint, Ink::of)
}

fn word(judgement: &Judgement) -> &'static str {
    match (judgement.stance, judgement.reason) {
        (Stance::Asserts, _) => Stance::Asserts.as_str(),
        (Stance::Denies, _) => Stance::Denies.as_str(),
        (Stance::Qualifies, Some(reason)) => reason.as_str(),
        (Stance::Qualifies, None) => Stance::Qualifies.as_str(),
        (Stance::Omits, _) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Reason;
    use crate::export::sample;

    fn shown(verdict: Verdict, detail: Detail) -> String {
        let matrix = sample::one(verdict);
        text(matrix.cell(0, 0), detail, Symbols::Unicode)
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
    fn what_was_not_judged_is_no_omission_and_what_was_not_asked_is_blank() {
        assert_eq!(shown(Verdict::NotReadable, Detail::Sign), "?");
        assert_eq!(shown(Verdict::UnsupportedLanguage, Detail::Word), "?");
        assert_eq!(text(None, Detail::Word, Symbols::Unicode), "");
    }
}
