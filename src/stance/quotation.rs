//! Words between quotation marks. Owns telling speech that is quoted from
//! single words in scare quotes.

use std::ops::Range;

use crate::text::Token;

/// Quoted words fewer than this are a term or a sneer, not speech.
const SPEECH: usize = 5;

/// The stretches of tokens between double quotation marks that are long enough
/// to be speech. A mark left open reaches to the end of the sentence, one that
/// was opened in an earlier sentence from its start.
pub(super) fn speech(tokens: &[Token]) -> Vec<Range<usize>> {
    let marks: Vec<usize> = (0..tokens.len())
        .filter(|&at| tokens[at].is_mark("\""))
        .collect();
    let mut stretches: Vec<Range<usize>> = Vec::new();
    match marks.as_slice() {
        // A single mark near the end closes what an earlier sentence opened.
        [only] if *only + SPEECH > tokens.len() => stretches.push(0..*only),
        marks => stretches.extend(
            marks
                .chunks(2)
                .map(|pair| pair[0] + 1..pair.get(1).copied().unwrap_or(tokens.len())),
        ),
    }
    let long = |stretch: &Range<usize>| {
        let words = tokens[stretch.clone()]
            .iter()
            .filter(|token| token.is_word());
        words.count() >= SPEECH
    };
    stretches.into_iter().filter(long).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;
    use crate::text::{Stemmer, tokenize};

    fn stretches(text: &str) -> usize {
        let stemmer = Stemmer::new(Lexicons::shipped());
        speech(&tokenize(text, &stemmer)).len()
    }

    #[test]
    fn speech_is_told_from_scare_quotes() {
        assert_eq!(
            stretches(r#""We will cut rates again in May," she said."#),
            1
        );
        assert_eq!(stretches(r#"The "free" market fell again."#), 0);
        assert_eq!(stretches("Nothing is quoted here at all."), 0);
    }
}
