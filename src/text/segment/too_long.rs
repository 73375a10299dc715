//! Sentences longer than any that people write: lists without a stop, tables run
//! together, texts made to be slow. Owns where such a one is cut; what is done with a
//! sentence may take the square of its length.

use crate::domain::Span;

/// So many bytes, some six hundred words, are more than any sentence has.
const MAX_SENTENCE_BYTES: usize = 4_000;

/// The pieces of a sentence, each no longer than it may be, cut behind a mark or a
/// space; one that has no space is left whole.
pub(super) fn pieces(text: &str, sentence: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = sentence.start;
    while sentence.end - start > MAX_SENTENCE_BYTES {
        let rest = Span::new(start, sentence.end).slice(text);
        let Some(cut) = rest.and_then(cut) else {
            break;
        };
        pieces.push(Span::new(start, start + cut));
        start += cut;
    }
    pieces.push(Span::new(start, sentence.end));
    pieces
}

/// Where a text that is too long is cut: in the second half of what may stand, else
/// at the first space behind it.
fn cut(text: &str) -> Option<usize> {
    let end = (0..=MAX_SENTENCE_BYTES)
        .rev()
        .find(|at| text.is_char_boundary(*at))?;
    let (head, tail) = text.split_at_checked(end)?;
    let late = |at: &usize| *at > MAX_SENTENCE_BYTES / 2;
    let behind = |mark: &str| head.rfind(mark).map(|at| at + mark.len()).filter(late);
    let space = |text: &str| {
        text.char_indices()
            .rev()
            .find(|(_, c)| c.is_whitespace())
            .map(|(at, _)| at)
    };
    let near = behind("; ")
        .or_else(|| behind(", "))
        .or_else(|| space(head).filter(late));
    near.or_else(|| tail.find(char::is_whitespace).map(|at| end + at))
}

#[cfg(test)]
mod tests {
    use super::super::cut as sentences;
    use super::*;

    #[test]
    fn a_sentence_of_usual_length_stays_whole() {
        let long = format!("The list names {}.", "Kabul, ".repeat(500));
        assert!(long.len() < MAX_SENTENCE_BYTES);
        assert_eq!(sentences(&long).len(), 1);
    }

    #[test]
    fn one_without_end_is_cut_behind_marks_or_spaces() {
        for (piece, end) in [("if so; ", ";"), ("nor Kabul, ", ","), ("not ", "not")] {
            let text = piece.repeat(20_000 / piece.len());
            let found = sentences(&text);
            assert!(found.len() >= 5, "{piece}: {}", found.len());
            assert!(
                found
                    .iter()
                    .all(|one| one.len() <= MAX_SENTENCE_BYTES && one.ends_with(end))
            );
            let words = |text: &str| text.split_whitespace().count();
            assert_eq!(
                found.iter().map(|one| words(one)).sum::<usize>(),
                words(&text)
            );
        }
    }

    #[test]
    fn a_word_is_never_cut() {
        let word = "é".repeat(MAX_SENTENCE_BYTES);
        let text = format!("It {word} rained and {word}");
        assert_eq!(sentences(&text).len(), 2);
        assert_eq!(sentences(&word), [word.as_str()]);
    }
}
