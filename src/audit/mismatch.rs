//! A quote that does not stand in its article as it says, and how a person is
//! told. Owns the words; the comparison is told in `quotes`.

use std::fmt::Write;

use crate::domain::{ClaimId, CodePoints, SavedQuote};

/// What is wrong with a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteFlaw {
    /// No article has the id of its source.
    NoArticle,
    /// The article is there and cannot be read.
    NotReadable {
        /// Why, completing "the article …".
        why: String,
    },
    /// Its place ends before it begins, or lies beyond the end of the article.
    NoPlace {
        /// How many code points the article has.
        length: usize,
    },
    /// Other words stand at its place.
    OtherWords {
        /// These.
        found: String,
    },
    /// Something else stands before it.
    OtherPrefix {
        /// This.
        found: String,
    },
    /// Something else stands after it.
    OtherSuffix {
        /// This.
        found: String,
    },
    /// It stands where it should, in an article that is no longer the same.
    OtherArticle {
        /// The hash of the article as it is.
        found: String,
    },
}

/// Where else in the article the words of a quote stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elsewhere {
    /// The first place.
    pub first: CodePoints,
    /// How many more there are.
    pub more: usize,
}

/// A quote and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The quote.
    pub quote: SavedQuote,
    /// What is wrong.
    pub flaw: QuoteFlaw,
    /// Whether the export names another hash of the article.
    pub article_changed: bool,
    /// Where in the article the words stand.
    pub elsewhere: Option<Elsewhere>,
}

impl Mismatch {
    pub(super) fn new(quote: &SavedQuote, flaw: QuoteFlaw) -> Self {
        Self {
            quote: quote.clone(),
            flaw,
            article_changed: false,
            elsewhere: None,
        }
    }

    /// One line: where in the export, of which claim and source, what is wrong.
    pub fn headline(&self) -> String {
        let quote = &self.quote;
        let claim = quote.claim.as_ref().map(ClaimId::as_str);
        let claim = claim.map_or(String::new(), |claim| format!("claim \"{claim}\", "));
        let (start, end) = (quote.points.start, quote.points.end);
        let place = format!(
            "{}: {claim}source \"{}\", characters {start}–{end}",
            quote.place, quote.source
        );
        let what = match &self.flaw {
            QuoteFlaw::NoArticle => "no article has this source id".to_owned(),
            QuoteFlaw::NotReadable { why } => format!("the article {why}"),
            QuoteFlaw::NoPlace { length } => {
                format!("the article has no such place: it has {length} characters")
            }
            QuoteFlaw::OtherWords { .. } => "the article has other words there".to_owned(),
            QuoteFlaw::OtherPrefix { .. } => {
                "the article has other words before the quote".to_owned()
            }
            QuoteFlaw::OtherSuffix { .. } => {
                "the article has other words after the quote".to_owned()
            }
            QuoteFlaw::OtherArticle { .. } => {
                "the quote is there, but the article has changed".to_owned()
            }
        };
        format!("{place}: {what}")
    }

    /// What the export says and what the article says, and where the words
    /// stand instead, a line each.
    pub fn details(&self) -> Vec<String> {
        let quote = &self.quote;
        let mut lines = Vec::new();
        let empty = String::new();
        match &self.flaw {
            QuoteFlaw::NoArticle | QuoteFlaw::NotReadable { .. } | QuoteFlaw::NoPlace { .. } => {
                lines.push(format!("quoted: “{}”", quote.exact));
            }
            QuoteFlaw::OtherWords { found } => lines.extend(compared(&quote.exact, found)),
            QuoteFlaw::OtherPrefix { found } => {
                lines.extend(compared(quote.prefix.as_ref().unwrap_or(&empty), found));
            }
            QuoteFlaw::OtherSuffix { found } => {
                lines.extend(compared(quote.suffix.as_ref().unwrap_or(&empty), found));
            }
            QuoteFlaw::OtherArticle { .. } => {}
        }
        if let Some(line) = self.place_elsewhere() {
            lines.push(line);
        }
        if self.article_changed {
            let was = quote.source_sha256.as_deref().unwrap_or_default();
            let mut line = format!("the article has changed since the export: its hash was {was}");
            if let QuoteFlaw::OtherArticle { found } = &self.flaw {
                let _ = write!(line, " and is now {found}");
            }
            lines.push(line);
        }
        lines
    }

    fn place_elsewhere(&self) -> Option<String> {
        match self.flaw {
            QuoteFlaw::OtherWords { .. } | QuoteFlaw::NoPlace { .. } => {}
            QuoteFlaw::NoArticle
            | QuoteFlaw::NotReadable { .. }
            | QuoteFlaw::OtherPrefix { .. }
            | QuoteFlaw::OtherSuffix { .. }
            | QuoteFlaw::OtherArticle { .. } => return None,
        }
        let Some(Elsewhere { first, more }) = self.elsewhere else {
            return Some("the quoted words are nowhere in this article".to_owned());
        };
        let more = match more {
            0 => String::new(),
            1 => ", and at 1 more place".to_owned(),
            _ => format!(", and at {more} more places"),
        };
        Some(format!(
            "the quoted words are at characters {}–{} instead{more}",
            first.start, first.end
        ))
    }
}

/// Both texts, and the first character in which they differ by its number too:
/// two characters may look the same.
fn compared(quoted: &str, found: &str) -> Vec<String> {
    let mut lines = vec![
        format!("quoted:  “{quoted}”"),
        format!("article: “{found}”"),
    ];
    let mut pairs = quoted.chars().zip(found.chars());
    let same = pairs.position(|(one, other)| one != other);
    let same = same.unwrap_or_else(|| quoted.chars().count().min(found.chars().count()));
    let named = |text: &str| match text.chars().nth(same) {
        Some(character) => format!("U+{:04X} ({character})", u32::from(character)),
        None => "the end".to_owned(),
    };
    lines.push(format!(
        "first difference at character {}: the quote has {}, the article has {}",
        same + 1,
        named(quoted),
        named(found)
    ));
    lines
}
