//! The place of a quote as other programs understand it: the target of a W3C
//! Web Annotation (Web Annotation Data Model, 2017, §4.2.4 and §4.2.5). Owns
//! the choice of selectors; links into pages are told in
//! `text_fragment`.
//!
//! Both selectors name the same words. The quote selector survives changes
//! elsewhere in the article, the position selector tells which of several equal
//! sentences is meant. Positions are code points, as the model asks.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Quote, Source};

use super::text_fragment::is_web_address;

/// What an annotation points at: words in one article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Target<'a> {
    /// The article's http or https address; its source id where it has none.
    source: &'a str,
    /// The words, by what they say and by where they stand.
    selector: [Selector<'a>; 2],
}

/// One way of finding the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "type")]
#[schemars(deny_unknown_fields)]
enum Selector<'a> {
    /// By the words themselves and those around them.
    TextQuoteSelector {
        /// The words, as they stand in the article.
        exact: &'a str,
        /// Up to 32 code points before them.
        prefix: &'a str,
        /// Up to 32 code points after them.
        suffix: &'a str,
    },
    /// By their place in code points over the article's text as loaded.
    TextPositionSelector {
        /// The first code point, counted from 0.
        start: usize,
        /// One past the last code point.
        end: usize,
    },
}

impl<'a> Target<'a> {
    /// The target that a quote of `source` makes.
    pub(super) fn new(source: &'a Source, quote: &'a Quote) -> Self {
        let address = source.url.as_deref().filter(|url| is_web_address(url));
        Self {
            source: address.unwrap_or(source.id.as_str()),
            selector: [
                Selector::TextQuoteSelector {
                    exact: &quote.exact,
                    prefix: &quote.prefix,
                    suffix: &quote.suffix,
                },
                Selector::TextPositionSelector {
                    start: quote.points.start,
                    end: quote.points.end,
                },
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Span;

    fn target(url: Option<&str>) -> serde_json::Value {
        let mut source = Source::new("desk/star");
        source.url = url.map(str::to_owned);
        let quote = Quote::cut("Öl. It rained. So?", Span::new(5, 15)).unwrap();
        serde_json::to_value(Target::new(&source, &quote)).unwrap()
    }

    #[test]
    fn both_selectors_name_the_same_words() {
        assert_eq!(
            target(Some("https://star.example/rain")),
            serde_json::json!({
                "source": "https://star.example/rain",
                "selector": [
                    {"type": "TextQuoteSelector", "exact": "It rained.", "prefix": "Öl. ", "suffix": " So?"},
                    {"type": "TextPositionSelector", "start": 4, "end": 14},
                ],
            })
        );
    }

    #[test]
    fn without_an_address_on_the_web_the_source_is_its_id() {
        for url in [
            None,
            Some("javascript:alert(1)"),
            Some("file:///etc/hosts"),
            Some(""),
        ] {
            assert_eq!(target(url)["source"], "desk/star", "{url:?}");
        }
    }
}
