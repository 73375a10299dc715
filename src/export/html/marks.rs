//! A quote in pieces: the claim's words, the cues, and what stands between
//! them. Owns how overlapping marks are laid side by side; put together, the
//! pieces are the quote.

use crate::domain::{CodePoints, CueCategory, CueMark, Quote};

/// A stretch of a quote whose characters are all marked alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MarkedPiece<'a> {
    /// The words, as they stand in the article.
    pub text: &'a str,
    /// Whether they met words of the claim.
    pub matched: bool,
    /// The first cue that they belong to.
    pub cue: Option<CueCategory>,
}

impl MarkedPiece<'_> {
    /// The classes that the style sheet draws it by; none where it is bare.
    pub fn class(&self) -> Option<&'static str> {
        Some(match (self.matched, self.cue.map(group)) {
            (false, None) => return None,
            (true, None) => "met",
            (false, Some(Group::Turns)) => "turns",
            (false, Some(Group::Voices)) => "voices",
            (false, Some(Group::Limits)) => "limits",
            (true, Some(Group::Turns)) => "met turns",
            (true, Some(Group::Voices)) => "met voices",
            (true, Some(Group::Limits)) => "met limits",
        })
    }

    /// Whether it is the character that no page can carry: what is shown in
    /// its place says which one it was.
    pub fn is_lost(&self) -> bool {
        self.text == "\0"
    }
}

/// Cues that are drawn alike.
enum Group {
    Turns,
    Voices,
    Limits,
}

fn group(category: CueCategory) -> Group {
    match category {
        CueCategory::Negation | CueCategory::Refutation => Group::Turns,
        CueCategory::Attribution | CueCategory::Distancing | CueCategory::Endorsement => {
            Group::Voices
        }
        CueCategory::Hedge
        | CueCategory::Condition
        | CueCategory::Necessity
        | CueCategory::Question
        | CueCategory::Partial
        | CueCategory::Contrast => Group::Limits,
    }
}

/// The pieces of a quote. Marks that reach beyond it are cut at its ends.
pub(super) fn pieces<'a>(
    quote: &'a Quote,
    matched: &[CodePoints],
    cues: &[CueMark],
) -> Vec<MarkedPiece<'a>> {
    let mut pieces: Vec<MarkedPiece<'a>> = Vec::new();
    let mut from = 0;
    for (place, (at, character)) in quote.exact.char_indices().enumerate() {
        let point = quote.points.start + place;
        let inside = |points: &CodePoints| points.start <= point && point < points.end;
        let to = at + character.len_utf8();
        let piece = MarkedPiece {
            text: &quote.exact[at..to],
            matched: matched.iter().any(inside),
            cue: cues
                .iter()
                .find(|cue| inside(&cue.points))
                .map(|cue| cue.category),
        };
        match pieces.last_mut() {
            Some(last)
                if (last.matched, last.cue) == (piece.matched, piece.cue)
                    && character != '\0'
                    && !last.is_lost() =>
            {
                last.text = &quote.exact[from..to];
            }
            _ => {
                from = at;
                pieces.push(piece);
            }
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Span;

    fn points(start: usize, end: usize) -> CodePoints {
        CodePoints { start, end }
    }

    fn cue(category: CueCategory, start: usize, end: usize) -> CueMark {
        CueMark {
            text: String::new(),
            category,
            points: points(start, end),
        }
    }

    fn told(pieces: &[MarkedPiece]) -> Vec<String> {
        let told = |piece: &MarkedPiece| format!("{}|{}", piece.text, piece.class().unwrap_or(""));
        pieces.iter().map(told).collect()
    }

    #[test]
    fn overlapping_marks_lie_side_by_side() {
        let quote = Quote::cut("Öl. Café may nót close.", Span::new(5, 26)).unwrap();
        let cues = [
            cue(CueCategory::Hedge, 9, 12),
            cue(CueCategory::Negation, 13, 16),
        ];
        let pieces = pieces(
            &quote,
            &[points(4, 8), points(11, 14), points(50, 60)],
            &cues,
        );
        assert_eq!(
            told(&pieces),
            [
                "Café|met",
                " |",
                "ma|limits",
                "y|met limits",
                " |met",
                "n|met turns",
                "ót|turns",
                " close.|"
            ]
        );
        let whole: String = pieces.iter().map(|piece| piece.text).collect();
        assert_eq!(whole, quote.exact);
    }

    #[test]
    fn the_character_no_page_can_carry_stands_alone() {
        let quote = Quote::cut("a\0\0b", Span::new(0, 4)).unwrap();
        let pieces = pieces(&quote, &[], &[]);
        let lost: Vec<bool> = pieces.iter().map(MarkedPiece::is_lost).collect();
        assert_eq!(lost, [false, true, true, false]);
    }

    #[test]
    fn an_empty_quote_has_no_pieces() {
        let quote = Quote::cut("abc", Span::new(1, 1)).unwrap();
        assert!(pieces(&quote, &[points(0, 3)], &[]).is_empty());
    }
}
