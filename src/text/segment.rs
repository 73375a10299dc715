//! Sentence segmentation of an article's text. Owns the sentence and the order
//! in which the layers are asked; where a paragraph ends, where a sentence may
//! end and what is a heading each have a file of their own.
//!
//! The candidates are the sentence boundaries of Unicode (UAX #29, from
//! `icu_segmenter`) and a few that it never proposes (`candidate`); each is
//! then kept or dropped by the layers behind `boundary`.

mod abbreviation;
mod boundary;
mod bracket;
mod candidate;
mod ellipsis;
mod heading;
mod list_item;
mod opener;
mod paragraph;
mod quotation;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::Span;
use boundary::Boundary;
use paragraph::Paragraph;

/// What a sentence is in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SentenceKind {
    /// The title, or a short line without a final stop.
    Heading,
    /// Running text.
    Body,
}

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
    let paragraphs = paragraph::paragraphs(original);
    let mut sentences = Vec::with_capacity(original.len() / 80 + paragraphs.len());
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let first = sentences.len();
        let text = flat_text(original, paragraph);
        let offset = paragraph.span.start;
        sentences.extend(spans(&text).map(|span| Sentence {
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
fn spans(text: &str) -> impl Iterator<Item = Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for place in candidate::candidates(text) {
        let boundary = Boundary::new(text, start, place.at);
        if place.certain || boundary.parts() {
            push_trimmed(&mut spans, text, Span::new(start, place.at));
            start = place.at;
        }
    }
    push_trimmed(&mut spans, text, Span::new(start, text.len()));
    spans.into_iter()
}

fn push_trimmed(spans: &mut Vec<Span>, text: &str, span: Span) {
    let slice = span.slice(text).unwrap_or_default();
    let start = span.start + slice.len() - slice.trim_start().len();
    let trimmed = Span::new(start, start + slice.trim().len());
    if !trimmed.is_empty() {
        spans.push(trimmed);
    }
}
