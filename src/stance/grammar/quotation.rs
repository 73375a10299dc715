//! Words between quotation marks. Owns telling where quotations begin and end,
//! and telling speech that is quoted from single words in scare quotes.

use std::ops::Range;

use crate::text::Token;

/// Quoted words fewer than this are a term or a sneer, not speech.
const SPEECH: usize = 5;

/// The quoted parts of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::stance) struct Quotations {
    /// The tokens between marks. A quotation left open reaches to the end of
    /// the sentence, one that was opened before it from its start.
    pub stretches: Vec<Range<usize>>,
    /// Whether the last one goes on in the next sentence.
    pub stays_open: bool,
}

/// Which way a mark looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

/// Finds the quotations of a sentence. `is_open` tells whether one goes on from
/// the sentence before.
pub(in crate::stance) fn quotations(tokens: &[Token], is_open: bool) -> Quotations {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    let mut open = is_open.then_some(0);
    for (mark, side) in marks(tokens) {
        match (open, side) {
            (None, Side::Opens | Side::Either) => open = Some(mark.end),
            // A quotation of several paragraphs opens anew at each.
            (Some(start), Side::Opens) if start == mark.start => open = Some(mark.end),
            (Some(_), Side::Opens) => {}
            (Some(start), Side::Closes | Side::Either) => {
                stretches.push(start..mark.start);
                open = None;
            }
            // It closes what an earlier sentence opened.
            (None, Side::Closes) => {
                let start = stretches.last().map_or(0, |last| last.end + 1);
                stretches.push(start..mark.start);
            }
        }
    }
    stretches.extend(open.map(|start| start..tokens.len()));
    Quotations {
        stretches,
        stays_open: open.is_some(),
    }
}

/// The stretches of tokens between double quotation marks that are long enough
/// to be speech.
pub(in crate::stance) fn speech(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut stretches = quotations(tokens, false).stretches;
    stretches.retain(|stretch| is_speech(tokens, stretch));
    stretches
}

/// Whether a stretch is long enough to be speech.
pub(in crate::stance) fn is_speech(tokens: &[Token], stretch: &Range<usize>) -> bool {
    let words = tokens[stretch.clone()]
        .iter()
        .filter(|token| token.is_word());
    words.count() >= SPEECH
}

/// The quotation marks with the side to which each belongs: an opening mark
/// touches the word after it, a closing one the word or mark before it.
fn marks(tokens: &[Token]) -> Vec<(Range<usize>, Side)> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // Some agencies type two single marks for a double one.
        let double = tokens[at].is_mark("'")
            && tokens.get(at + 1).is_some_and(|next| next.is_mark("'"))
            && touch(tokens, at + 1);
        let mark = at..at + 1 + usize::from(double);
        at = mark.end;
        if !double && !tokens[mark.start].is_mark("\"") {
            continue;
        }
        let after = mark.end < tokens.len() && touch(tokens, mark.end);
        let side = match (touch(tokens, mark.start), after) {
            (false, true) => Side::Opens,
            (true, false) => Side::Closes,
            (true, true) | (false, false) => Side::Either,
        };
        marks.push((mark, side));
    }
    marks
}

/// Whether nothing stands between a token and the one before it.
fn touch(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].span.end == tokens[at].span.start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;
    use crate::text::{Stemmer, tokenize};

    fn tokens(text: &str) -> Vec<Token> {
        tokenize(text, &Stemmer::new(Lexicons::shipped()))
    }

    fn quoted(text: &str, is_open: bool) -> (Vec<&str>, bool) {
        let tokens = tokens(text);
        let found = quotations(&tokens, is_open);
        let slice = |stretch: &Range<usize>| {
            let (first, last) = (&tokens[stretch.start], &tokens[stretch.end - 1]);
            &text[first.span.start..last.span.end]
        };
        (
            found.stretches.iter().map(slice).collect(),
            found.stays_open,
        )
    }

    #[test]
    fn speech_is_told_from_scare_quotes() {
        let count = |text: &str| speech(&tokens(text)).len();
        assert_eq!(count(r#""We will cut rates again in May," she said."#), 1);
        assert_eq!(count(r#"The "free" market fell again."#), 0);
        assert_eq!(count("Nothing is quoted here at all."), 0);
    }

    #[test]
    fn a_mark_belongs_to_the_word_it_touches() {
        let text = r#"It was late," she said. "We left."#;
        assert_eq!(
            quoted(text, false),
            (vec!["It was late,", "We left."], true)
        );
        assert_eq!(
            quoted(r#""Go," he said."#, false),
            (vec!["Go,"], false),
            "and a pair is a pair"
        );
    }

    #[test]
    fn two_single_marks_are_one_double() {
        assert_eq!(
            quoted("''We left,'' she said.", false).0,
            ["We left,"],
            "as some agencies type them"
        );
        assert!(
            quoted("the drivers' and the owners' view", false)
                .0
                .is_empty()
        );
    }

    #[test]
    fn a_quotation_goes_on_until_it_is_closed() {
        assert_eq!(quoted("We left.", true), (vec!["We left."], true));
        assert_eq!(
            quoted(r#"We left," she said."#, true),
            (vec!["We left,"], false)
        );
        assert_eq!(
            quoted(r#""We left."#, true),
            (vec!["We left."], true),
            "a new paragraph opens it anew"
        );
    }
}
