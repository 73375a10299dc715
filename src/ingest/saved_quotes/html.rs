//! Quotes out of the HTML report: `<q class="quote" data-source data-start
//! data-end>`. Owns what an element says of itself; the text between its marks
//! is the quote, whatever elements stand inside.

use dom_query::{Document, NodeRef};

use crate::domain::{ClaimId, CodePoints, SavedQuote, SourceId};
use crate::ingest::IngestError;
use crate::ingest::article::source_text::SourceText;
use crate::ingest::page::nesting::{MAX_LEVELS, is_too_deep};

pub(super) fn read(source: &SourceText) -> Result<Vec<SavedQuote>, IngestError> {
    if is_too_deep(&source.text) {
        let what = format!("the tags are nested more than {MAX_LEVELS} levels deep");
        let help = "name a page that `stancegrid matrix -o FILE.html` wrote";
        return Err(source.error(what, help));
    }
    if !source.text.trim_end().ends_with("</html>") {
        return Err(source.error(
            "the page is cut off before its end",
            "download or export the page again",
        ));
    }
    let page = Document::from(source.text.as_str());
    let found = page.select("q.quote");
    let quotes = found.nodes().iter().zip(1..);
    quotes
        .map(|(node, number)| quote(source, node, number))
        .collect()
}

/// The parser knows no lines: a quote is called by its number on the page.
fn quote(
    source: &SourceText,
    node: &NodeRef<'_>,
    number: usize,
) -> Result<SavedQuote, IngestError> {
    let place = format!("quote {number}");
    let wrong = |attribute: &str| {
        let what = format!("missing or invalid `{attribute}` of {place}");
        source
            .error(what, "export the page again")
            .in_field(attribute)
    };
    let text = |attribute: &str| node.attr(attribute).map(|value| value.to_string());
    let point = |attribute: &str| {
        let value = text(attribute).and_then(|value| value.parse().ok());
        value.ok_or_else(|| wrong(attribute))
    };
    Ok(SavedQuote {
        claim: claim(node).map(ClaimId::new),
        source: SourceId::new(text("data-source").ok_or_else(|| wrong("data-source"))?),
        exact: words(node),
        points: CodePoints {
            start: point("data-start")?,
            end: point("data-end")?,
        },
        prefix: None,
        suffix: None,
        source_sha256: text("data-sha256"),
        unguarded: false,
        place,
    })
}

/// The text of the quote. The one character that HTML cannot carry stands in an
/// element of its own that names it.
fn words(node: &NodeRef<'_>) -> String {
    let mut words = String::new();
    for child in node.children() {
        match child.attr("data-code-point") {
            Some(zero) if &*zero == "0" => words.push('\0'),
            Some(_) | None => words.push_str(&child.text()),
        }
    }
    words
}

/// The claim that the quote, or what it stands in, is about.
fn claim(node: &NodeRef<'_>) -> Option<String> {
    let around = std::iter::once(*node).chain(node.ancestors(None));
    let mut claims = around.filter_map(|node| node.attr("data-claim"));
    claims.next().map(|claim| claim.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_html_cannot_carry_is_restored() {
        let html = "<q class=quote data-source=a data-start=0 data-end=5>It<span data-code-point=0>\
                    \u{fffd}</span><b>is</b></q>";
        assert_eq!(quotes(html).unwrap()[0].exact, "It\0is");
    }

    fn quotes(html: &str) -> Result<Vec<SavedQuote>, IngestError> {
        read(&SourceText {
            file: "m.html".into(),
            text: format!("{html}</html>"),
        })
    }

    #[test]
    fn the_text_of_an_element_is_the_quote() {
        let html = "<section data-claim=c><p><q class=\"quote wide\" data-source=\"a&amp;b\" data-start=4 \
                    data-end=20>It <mark>rained</mark> &lt;a\n lot&gt;.</q></p></section><q>no</q>";
        let quotes = quotes(html).unwrap();
        assert_eq!(quotes.len(), 1);
        let quote = &quotes[0];
        assert_eq!(quote.exact, "It rained <a\n lot>.");
        assert_eq!(
            (quote.source.as_str(), quote.place.as_str()),
            ("a&b", "quote 1")
        );
        assert_eq!(quote.claim, Some(ClaimId::new("c")));
        assert_eq!(quote.points, CodePoints { start: 4, end: 20 });
    }

    #[test]
    fn a_quote_without_its_place_is_an_error() {
        let error =
            quotes("<q class=quote data-source=a data-start=x data-end=2>b</q>").unwrap_err();
        assert_eq!(
            error.to_string(),
            "m.html: missing or invalid `data-start` of quote 1"
        );
        assert!(quotes("<q class=quote data-start=1 data-end=2>b</q>").is_err());
    }
}
