//! Sentence segmentation of an article's text. Owns the sentence and the order
//! in which the layers are asked; where a paragraph ends, where a sentence may
//! end and what is a heading each have a file of their own.
//!
//! The candidates are the sentence boundaries of Unicode (UAX #29,
//! `unicode`) and a few that it never proposes (`candidate`); each is
//! then kept or dropped by the layers behind `boundary`.

mod abbreviation;
mod boundary;
mod bracket;
mod candidate;
mod decision;
mod ellipsis;
mod heading;
mod list_item;
mod opener;
mod paragraph;
mod quotation;
mod stop;
mod too_long;
mod unicode;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::Span;

use boundary::Boundary;
pub use heading::SentenceKind;
use paragraph::Paragraph;
use stop::{Stop, stops};

/// One sentence of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sentence {
    /// Its place in the original text, in bytes, without white space around it.
    pub span: Span,
    /// What it is in its article.
    pub kind: SentenceKind,
    /// The place of its paragraph among the paragraphs of the text, from 0.
    pub paragraph: usize,
}

/// Cuts a text, as loaded, into sentences. They follow the order of the text,
/// do not overlap, and hold all of it but white space.
///
/// ```
/// use stancegrid::text::segment::sentences;
/// let text = "Harbour reopens\n\nDr. Osei said at 9 a.m. Tuesday that it is safe. Ships agree.";
/// let found: Vec<_> = sentences(text).iter().filter_map(|s| s.span.slice(text)).collect();
/// assert_eq!(found[0], "Harbour reopens");
/// assert_eq!(found[1], "Dr. Osei said at 9 a.m. Tuesday that it is safe.");
/// assert_eq!(found[2], "Ships agree.");
/// ```
pub fn sentences(original: &str) -> Vec<Sentence> {
    sentences_by(original, unicode::breaks)
}

/// Like [`sentences`], with `icu_segmenter` asked for every paragraph. It is slow, and
/// what the quick way is held against.
pub fn plain_sentences(original: &str) -> Vec<Sentence> {
    sentences_by(original, |text, _| unicode::icu_breaks(text))
}

/// The sentences where Unicode ends them at the places that `breaks` gives for
/// a paragraph and its stops.
fn sentences_by(original: &str, breaks: impl Fn(&str, &[Stop]) -> Vec<usize>) -> Vec<Sentence> {
    let paragraphs = paragraph::paragraphs(original);
    let mut sentences = Vec::with_capacity(original.len() / 80 + paragraphs.len());
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let first = sentences.len();
        let text = flat_text(original, paragraph);
        let offset = paragraph.span.start;
        sentences.extend(spans(&text, &breaks).map(|span| Sentence {
            span: Span::new(offset + span.start, offset + span.end),
            kind: SentenceKind::Body,
            paragraph: at,
        }));
        let count = sentences.len() - first;
        let kind = heading::kind(original, &paragraphs, at, count);
        for sentence in sentences.iter_mut().skip(first) {
            sentence.kind = kind;
        }
    }
    sentences
}

/// The text of a paragraph with its own line ends as spaces, at the same
/// offsets: inside a wrapped paragraph they mean nothing.
fn flat_text<'a>(original: &'a str, paragraph: &Paragraph) -> Cow<'a, str> {
    let text = paragraph.span.slice(original).unwrap_or_default();
    if paragraph.lines > 1 {
        Cow::Owned(text.replace(['\n', '\r'], " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// The sentences of one paragraph, trimmed.
fn spans(text: &str, breaks: impl Fn(&str, &[Stop]) -> Vec<usize>) -> impl Iterator<Item = Span> {
    let stops = stops(text);
    let mut spans = Vec::new();
    let mut start = 0;
    for place in candidate::candidates(text, &stops, breaks(text, &stops)) {
        let boundary = Boundary::new(text, start, place.at);
        if place.certain || boundary.parts() {
            push_trimmed(&mut spans, text, Span::new(start, place.at));
            start = place.at;
        }
    }
    push_trimmed(&mut spans, text, Span::new(start, text.len()));
    spans.into_iter()
}

/// Adds a sentence without the white space around it; one that is too long in pieces.
fn push_trimmed(spans: &mut Vec<Span>, text: &str, span: Span) {
    let slice = span.slice(text).unwrap_or_default();
    let start = span.start + slice.len() - slice.trim_start().len();
    let trimmed = Span::new(start, start + slice.trim().len());
    if trimmed.is_empty() {
        return;
    }
    for piece in too_long::pieces(text, trimmed) {
        let slice = piece.slice(text).unwrap_or_default();
        let start = piece.start + slice.len() - slice.trim_start().len();
        spans.push(Span::new(start, start + slice.trim().len()));
    }
}

/// The sentences of `text` as they stand there.
#[cfg(test)]
fn cut(text: &str) -> Vec<&str> {
    let spans = sentences(text).into_iter().map(|sentence| sentence.span);
    spans.filter_map(|span| span.slice(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(sentences(""), []);
        assert_eq!(sentences(" \n\t\r\n"), []);
    }

    #[test]
    fn paragraphs_are_counted_without_blank_lines() {
        let found = sentences("Port shut\n\nIt was cold. Nobody came.\n\n\nThe end came.");
        let paragraphs: Vec<_> = found.iter().map(|s| s.paragraph).collect();
        assert_eq!(paragraphs, [0, 1, 1, 2]);
    }

    #[test]
    fn a_stop_that_belongs_to_nothing_is_no_sentence() {
        assert_eq!(cut("It rained. ..."), ["It rained. ..."]);
        assert_eq!(cut("... It rained."), ["... It rained."]);
        assert_eq!(cut("?!"), ["?!"]);
    }

    #[test]
    fn endless_stops_take_no_endless_time() {
        let text = "Mr. (No. ".repeat(20_000) + &". ! [".repeat(20_000);
        assert!(!sentences(&text).is_empty());
    }

    /// Text thick with everything that the layers look at.
    fn tricky() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[A-Za-z]{1,7}",
            3 => "[.!?…]{1,3}",
            4 => "[ \n\t\r\u{A0}\u{2028}]{1,2}",
            2 => "[\"'“”‘’()\\[\\]«»*_:;,—-]",
            1 => "[0-9]{1,3}",
            2 => prop::sample::select(vec![
                "Mr.", "U.S.", "p.m.", "No.", "e.g.", ". . .", "1.)", "• ", "a. ", "[3]",
                " said.", "I.", "# ", "https://a.b/c?d=E", "Yahoo!", "[…]", "P. ", "船。",
            ]).prop_map(String::from),
            1 => any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn sentences_hold_all_but_white_space_once_and_in_order(text in tricky()) {
            let found = sentences(&text);
            let mut end = 0;
            let mut paragraph = 0;
            for sentence in &found {
                let gap = text.get(end..sentence.span.start);
                prop_assert!(gap.is_some_and(|gap| gap.trim().is_empty()), "{gap:?} is lost");
                let slice = sentence.span.slice(&text);
                prop_assert!(slice.is_some_and(|slice| !slice.is_empty() && slice.trim() == slice));
                prop_assert!(sentence.paragraph >= paragraph);
                paragraph = sentence.paragraph;
                end = sentence.span.end;
            }
            prop_assert_eq!(text[end..].trim(), "");
            prop_assert_eq!(sentences(&text), found);
        }

        #[test]
        fn a_sentence_never_crosses_a_blank_line(text in tricky()) {
            for sentence in cut(&text) {
                prop_assert!(!sentence.contains("\n\n"));
            }
        }
    }
}
