//! A claim and a sentence as the input of the encoder. Owns the layout and how long each
//! part may be: `[CLS] claim [SEP] end of the sentence before [SEP] sentence [SEP]`.

use super::word_piece::{PieceId, WordPiece};

/// Pieces of a claim; longer ones are cut.
const MAX_CLAIM_PIECES: usize = 48;
/// Pieces of the sentence before, of which the last ones are kept.
const MAX_BEFORE_PIECES: usize = 28;
/// Pieces of the whole input.
pub(super) const MAX_PIECES: usize = 160;

/// The pieces of one pair. The claim has its start and its separator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairInput {
    /// All pieces in order, at most 160.
    pub pieces: Vec<PieceId>,
    /// How many of them belong to the claim. They are of type 0, the others of type 1.
    pub claim: usize,
}

impl PairInput {
    /// Lays out a claim and a sentence. `before` is the sentence before; it may be empty.
    pub fn new(word_piece: &WordPiece, claim: &str, sentence: &str, before: &str) -> Self {
        let mut pieces = vec![word_piece.start()];
        pieces.extend(word_piece.encode(claim).into_iter().take(MAX_CLAIM_PIECES));
        pieces.push(word_piece.separator());
        let claim = pieces.len();
        let context = word_piece.encode(before);
        let kept = context.len().saturating_sub(MAX_BEFORE_PIECES);
        let mut rest = context[kept..].to_vec();
        if !rest.is_empty() {
            rest.push(word_piece.separator());
        }
        rest.extend(word_piece.encode(sentence));
        rest.truncate(MAX_PIECES - claim - 1);
        pieces.extend(rest);
        pieces.push(word_piece.separator());
        Self { pieces, claim }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word_piece() -> WordPiece {
        let pieces = ["[UNK]", "[CLS]", "[SEP]", "a", "b", "c"];
        WordPiece::new(pieces.into_iter()).unwrap()
    }

    #[test]
    fn each_part_has_its_place() {
        let input = PairInput::new(&word_piece(), "a", "b c", "");
        assert_eq!((input.pieces, input.claim), (vec![1, 3, 2, 4, 5, 2], 3));
        let input = PairInput::new(&word_piece(), "a", "b", "c c");
        assert_eq!(
            (input.pieces, input.claim),
            (vec![1, 3, 2, 5, 5, 2, 4, 2], 3)
        );
    }

    #[test]
    fn long_parts_are_cut_and_of_what_stands_before_the_end_is_kept() {
        let before = format!("{} {}", "a ".repeat(40), "b ".repeat(28));
        let input = PairInput::new(&word_piece(), &"c ".repeat(60), &"a ".repeat(300), &before);
        assert_eq!((input.pieces.len(), input.claim), (MAX_PIECES, 50));
        assert_eq!(&input.pieces[50..78], [4; 28]);
        assert_eq!((input.pieces[78], input.pieces[79]), (2, 3));
        assert_eq!(input.pieces[MAX_PIECES - 1], 2);
    }
}
