//! Whether quotes stand in their articles word for word, at the place that they
//! name. Owns the comparison and its order; what a mismatch says is told in
//! `mismatch`.
//!
//! Nothing is forgiven: no case, no white space, no other form of an accent.
//! Whoever prints a quote prints it as it is here.

use std::collections::BTreeMap;

use crate::domain::{Article, CodePoints, Readability, SavedQuote, Span, guarded, sha256};

use super::code_point_index::CodePointIndex;
use super::mismatch::{Elsewhere, Mismatch, QuoteFlaw};

/// The articles, ready for any number of quotes.
pub struct QuoteCheck<'a> {
    articles: BTreeMap<&'a str, Indexed<'a>>,
}

/// An article with what is found out about it once.
struct Indexed<'a> {
    article: &'a Article,
    index: CodePointIndex<'a>,
    sha256: String,
}

impl<'a> QuoteCheck<'a> {
    /// Prepares the articles.
    ///
    /// ```
    /// use stancegrid::audit::QuoteCheck;
    /// use stancegrid::domain::{Article, CodePoints, SavedQuote, SourceId};
    ///
    /// let articles = [Article::new("star", "Öl. It rained.")];
    /// let check = QuoteCheck::new(&articles);
    /// let quote = SavedQuote {
    ///     place: "line 2".to_owned(),
    ///     claim: None,
    ///     source: SourceId::new("star"),
    ///     exact: "It rained.".to_owned(),
    ///     points: CodePoints { start: 4, end: 14 },
    ///     prefix: None,
    ///     suffix: None,
    ///     source_sha256: None,
    ///     unguarded: false,
    /// };
    /// assert!(check.mismatch(&quote).is_none());
    /// let changed = SavedQuote { exact: "It Rained.".to_owned(), ..quote };
    /// assert!(check.mismatch(&changed).is_some());
    /// ```
    pub fn new(articles: &'a [Article]) -> Self {
        let indexed = articles.iter().map(|article| {
            let indexed = Indexed {
                article,
                index: CodePointIndex::new(&article.text),
                sha256: sha256(&article.text),
            };
            (article.source.id.as_str(), indexed)
        });
        Self {
            articles: indexed.collect(),
        }
    }

    /// What keeps a quote from standing in its article as it says; nothing
    /// where it does.
    pub fn mismatch(&self, quote: &SavedQuote) -> Option<Mismatch> {
        let Some(indexed) = self.article(quote) else {
            return Some(Mismatch::new(quote, QuoteFlaw::NoArticle));
        };
        if let Readability::NotReadable { why } = &indexed.article.readability {
            let why = why.clone();
            return Some(Mismatch::new(quote, QuoteFlaw::NotReadable { why }));
        }
        let hash = quote.source_sha256.as_deref();
        let changed = hash.is_some_and(|hash| hash != indexed.sha256);
        let flaw = indexed.flaw(quote).or_else(|| {
            changed.then(|| QuoteFlaw::OtherArticle {
                found: indexed.sha256.clone(),
            })
        })?;
        let mut mismatch = Mismatch::new(quote, flaw);
        mismatch.article_changed = changed;
        mismatch.elsewhere = indexed.elsewhere(quote);
        Some(mismatch)
    }

    /// Another source that has the words of a quote, the first by its id, and
    /// where. Looks through every article: for a mismatch that is shown in full.
    pub fn other_source(&self, quote: &SavedQuote) -> Option<(&'a str, CodePoints)> {
        let others = self.articles.iter();
        let mut others = others.filter(|(id, _)| **id != quote.source.as_str());
        others.find_map(|(id, indexed)| Some((*id, indexed.elsewhere(quote)?.first)))
    }

    /// A source id from a sheet may have lost an apostrophe, too.
    fn article(&self, quote: &SavedQuote) -> Option<&Indexed<'a>> {
        let id = quote.source.as_str();
        let found = self.articles.get(id);
        found.or_else(|| self.articles.get(with_apostrophe(id, quote)?.as_str()))
    }
}

impl<'a> Indexed<'a> {
    fn text(&self) -> &'a str {
        &self.article.text
    }

    fn flaw(&self, quote: &SavedQuote) -> Option<QuoteFlaw> {
        let Some(span) = self.index.span(quote.points) else {
            let length = self.index.length();
            return Some(QuoteFlaw::NoPlace { length });
        };
        let found = span.slice(self.text()).unwrap_or_default();
        if found != words(quote) {
            let found = found.to_owned();
            return Some(QuoteFlaw::OtherWords { found });
        }
        if let Some(prefix) = &quote.prefix {
            let before = self.text().get(..span.start).unwrap_or_default();
            let restored = with_apostrophe(prefix, quote);
            let stands = before.ends_with(prefix.as_str())
                || restored.is_some_and(|prefix| before.ends_with(&prefix));
            if !stands {
                let start = quote.points.start.saturating_sub(prefix.chars().count());
                let found = self.around(start, quote.points.start);
                return Some(QuoteFlaw::OtherPrefix { found });
            }
        }
        if let Some(suffix) = &quote.suffix {
            let after = self.text().get(span.end..).unwrap_or_default();
            let restored = with_apostrophe(suffix, quote);
            let stands = after.starts_with(suffix.as_str())
                || restored.is_some_and(|suffix| after.starts_with(&suffix));
            if !stands {
                let end = quote.points.end + suffix.chars().count();
                let found = self.around(quote.points.end, end.min(self.index.length()));
                return Some(QuoteFlaw::OtherSuffix { found });
            }
        }
        None
    }

    fn around(&self, start: usize, end: usize) -> String {
        let span = self.index.span(CodePoints { start, end });
        let found = span.and_then(|span| span.slice(self.text()));
        found.unwrap_or_default().to_owned()
    }

    /// Where the words of a quote stand in the article, if not at its place.
    fn elsewhere(&self, quote: &SavedQuote) -> Option<Elsewhere> {
        let words = words(quote);
        if words.is_empty() {
            return None;
        }
        let mut places = self.text().match_indices(&words).map(|(at, _)| at);
        let first = places.next()?;
        Some(Elsewhere {
            first: self.index.points(Span::new(first, first + words.len())),
            more: places.count(),
        })
    }
}

/// The words of a quote. Of a sheet's words that are one code point short and
/// begin as a formula would, an apostrophe was the text's own: the length of
/// their place decides.
fn words(quote: &SavedQuote) -> String {
    let short = || quote.exact.chars().count() + 1 == quote.points.len();
    let restored = with_apostrophe(&quote.exact, quote).filter(|_| short());
    restored.unwrap_or_else(|| quote.exact.clone())
}

/// Words from a sheet with the apostrophe that may have been taken off them.
fn with_apostrophe(words: &str, quote: &SavedQuote) -> Option<String> {
    let may_have_had_one = quote.unguarded && guarded(words) != words;
    may_have_had_one.then(|| format!("'{words}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::SourceId;

    const STAR: &str = "😀 Cafe\u{301}.\n\nIt rained. So it goes. It rained.";

    fn quote(exact: &str, start: usize, end: usize) -> SavedQuote {
        SavedQuote {
            place: "line 2".to_owned(),
            claim: None,
            source: SourceId::new("star"),
            exact: exact.to_owned(),
            points: CodePoints { start, end },
            prefix: None,
            suffix: None,
            source_sha256: None,
            unguarded: false,
        }
    }

    fn flaw(quote: &SavedQuote) -> Option<QuoteFlaw> {
        let articles = [Article::new("star", STAR)];
        let mismatch = QuoteCheck::new(&articles).mismatch(quote);
        mismatch.map(|mismatch| mismatch.flaw)
    }

    #[test]
    fn a_verbatim_quote_passes_and_the_smallest_change_does_not() {
        let sound = quote("Cafe\u{301}.\n\nIt rained.", 2, 20);
        assert_eq!(flaw(&sound), None);
        for changed in [
            "Café.\n\nIt rained.",
            "Cafe\u{301}.\nIt rained. ",
            "Cafe\u{301}.\n\nIt  ained.",
        ] {
            let found = sound.exact.clone();
            let other = quote(changed, 2, 20);
            assert_eq!(
                flaw(&other),
                Some(QuoteFlaw::OtherWords { found }),
                "{changed}"
            );
        }
    }

    #[test]
    fn a_place_one_off_or_beyond_the_end_is_told_with_the_true_one() {
        let articles = [Article::new("star", STAR)];
        let check = QuoteCheck::new(&articles);
        let shifted = check.mismatch(&quote("It rained.", 11, 21)).unwrap();
        assert_eq!(
            shifted.flaw,
            QuoteFlaw::OtherWords {
                found: "t rained. ".to_owned()
            }
        );
        let elsewhere = shifted.elsewhere.unwrap();
        assert_eq!(
            (elsewhere.first.start, elsewhere.first.end, elsewhere.more),
            (10, 20, 1)
        );
        for (start, end) in [(40, 50), (20, 10), (usize::MAX, usize::MAX)] {
            let length = STAR.chars().count();
            let quote = quote("It rained.", start, end);
            assert_eq!(
                flaw(&quote),
                Some(QuoteFlaw::NoPlace { length }),
                "{start}–{end}"
            );
        }
    }

    #[test]
    fn what_stands_around_counts_where_it_is_given() {
        let with = |prefix: &str, suffix: &str| SavedQuote {
            prefix: Some(prefix.to_owned()),
            suffix: Some(suffix.to_owned()),
            ..quote("It rained.", 10, 20)
        };
        assert_eq!(flaw(&with(".\n\n", " So")), None);
        assert_eq!(flaw(&with("", "")), None);
        let found = ".\n\n".to_owned();
        assert_eq!(
            flaw(&with(". \n", " So")),
            Some(QuoteFlaw::OtherPrefix { found })
        );
        let found = " So".to_owned();
        assert_eq!(
            flaw(&with("", " No")),
            Some(QuoteFlaw::OtherSuffix { found })
        );
    }

    #[test]
    fn an_article_that_has_changed_elsewhere_is_told() {
        let with = |hash: String| SavedQuote {
            source_sha256: Some(hash),
            ..quote("It rained.", 10, 20)
        };
        assert_eq!(flaw(&with(sha256(STAR))), None);
        let found = sha256(STAR);
        assert_eq!(
            flaw(&with(sha256("old"))),
            Some(QuoteFlaw::OtherArticle { found })
        );
    }

    #[test]
    fn an_article_that_is_gone_or_unreadable_is_told() {
        let other = SavedQuote {
            source: SourceId::new("post"),
            ..quote("It rained.", 10, 20)
        };
        assert_eq!(flaw(&other), Some(QuoteFlaw::NoArticle));
        let mut articles = [Article::new("star", "")];
        let why = "is empty".to_owned();
        articles[0].readability = Readability::NotReadable { why: why.clone() };
        let mismatch = QuoteCheck::new(&articles).mismatch(&quote("It rained.", 10, 20));
        assert_eq!(mismatch.unwrap().flaw, QuoteFlaw::NotReadable { why });
    }

    #[test]
    fn the_length_tells_a_guard_from_an_apostrophe_of_the_text() {
        let articles = [Article::new("star", "'-5' it was. -5 it is.")];
        let check = QuoteCheck::new(&articles);
        let passes = |exact: &str, start, end, unguarded| {
            let quote = SavedQuote {
                unguarded,
                ..quote(exact, start, end)
            };
            check.mismatch(&quote).is_none()
        };
        assert!(passes("-5 it is.", 13, 22, true), "a guard was taken off");
        assert!(passes("-5' it was.", 0, 12, true), "it was the text's own");
        assert!(passes("'-5' it was.", 0, 12, true));
        assert!(
            !passes("-5' it was.", 0, 12, false),
            "other formats have no guards"
        );
        assert!(
            !passes("5' it was.", 1, 12, true),
            "no guard stands before a figure"
        );
        assert!(!passes("-6' it was.", 0, 12, true));
    }
}
