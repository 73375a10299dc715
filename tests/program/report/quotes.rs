//! The quotes, read back from their elements and compared to the character.

use super::page::{all, attribute, page, quoted, written};
use crate::sample;
use stancegrid::domain::{Article, Cell, Matrix, NearMiss, Quote, Span, Stance, Verdict};

use dom_query::Document;

/// The quotes of a cell, as the matrix has them.
fn quotes(cell: &Cell) -> Vec<&Quote> {
    let judgement = cell.judgement();
    let evidence = judgement.iter().flat_map(|judgement| &judgement.evidence);
    let near_miss = judgement.and_then(|judgement| judgement.near_miss.as_ref());
    let near_miss = near_miss.iter().map(|near_miss| &near_miss.quote);
    evidence
        .map(|evidence| &evidence.quote)
        .chain(near_miss)
        .collect()
}

fn compare(matrix: &Matrix, page: &Document) -> usize {
    let mut found = 0;
    for cell in &matrix.cells {
        let section = format!("#c{}-s{} q.quote", cell.claim + 1, cell.source + 1);
        let shown = all(page, &section);
        let wanted = quotes(cell);
        assert_eq!(shown.len(), wanted.len(), "{section}");
        for (node, quote) in shown.iter().zip(wanted) {
            let source = matrix.columns[cell.source].source.id.as_str();
            assert_eq!(quoted(node), quote.exact);
            assert_eq!(attribute(node, "data-source"), source);
            assert_eq!(
                attribute(node, "data-start"),
                quote.points.start.to_string()
            );
            assert_eq!(attribute(node, "data-end"), quote.points.end.to_string());
            found += 1;
        }
    }
    assert_eq!(all(page, "q").len(), found, "a quote stands in one element");
    found
}

#[test]
fn every_quote_comes_back_to_the_character() {
    for matrix in [sample::tram(5), sample::tram(12), sample::chess(6, 5)] {
        assert!(compare(&matrix, &page(&matrix)) >= matrix.cells.len());
    }
}

#[test]
fn characters_that_html_changes_or_cannot_carry_survive() {
    for sentence in [
        "\n A line end first, and spaces\t last. \n\n",
        "A return\ralone, and\r\nwith a feed.",
        "A null\0byte, \0\0 two more.",
        "&lt;b&gt; &amp; &#13; &nbsp; stay as they are.",
        "<pre>\nA line end after a tag.</pre>",
        "\u{202e}desrever\u{202c} \u{2067}and open",
        "\u{2028}\u{85}\u{c}\u{feff}\u{fffd}\u{1}\u{9f}\u{ffff}",
        "e\u{301} 🇩🇪 👩‍👩‍👧 ﷺ \u{10ffff}",
        "",
    ] {
        for verdict in [
            sample::asserts(&[sentence]),
            sample::denies(sentence),
            sample::omits(sentence, 0.1),
        ] {
            let matrix = sample::one(verdict);
            assert_eq!(compare(&matrix, &page(&matrix)), 1, "{sentence:?}");
        }
    }
}

#[test]
fn an_article_lends_its_paragraph_and_the_quote_stays_the_same() {
    let text = "The line\n\nFirst words. The quoted words. Last words.\n\nNext.";
    let at = text.find("The quoted").unwrap();
    let quote = Quote::cut(text, Span::new(at, at + "The quoted words.".len())).unwrap();
    let verdict = Verdict::Judged(stancegrid::domain::Judgement {
        stance: Stance::Omits,
        reason: None,
        speaker: None,
        confidence: None,
        judged_by: stancegrid::domain::JudgedBy::Words,
        evidence: Vec::new(),
        near_miss: Some(NearMiss {
            quote,
            score: 0.2,
            matched: Vec::new(),
        }),
    });
    let matrix = sample::one(verdict);
    let id = matrix.columns[0].source.id.as_str();
    let around = |articles: &[Article]| {
        let page = Document::from(written(&matrix, articles, &[]));
        assert_eq!(compare(&matrix, &page), 1);
        all(&page, "blockquote p")[0].text().to_string()
    };
    let paragraph = "First words. The quoted words. Last words.";
    assert_eq!(
        around(&[Article::new("other", "x"), Article::new(id, text)]),
        paragraph
    );
    // Another text under the same id lends nothing.
    let own = around(&[Article::new(id, "The line is another one now.")]);
    assert!(own.contains("The line") && own.contains("Next"), "{own}");
}

#[test]
fn marks_are_elements_within_the_quote() {
    let verdict = sample::denies("That never happened, as plans show.");
    let page = page(&sample::one(verdict));
    let marks = all(&page, "q.quote span");
    let told: Vec<_> = marks
        .iter()
        .map(|mark| {
            (
                mark.text().to_string(),
                attribute(mark, "class"),
                attribute(mark, "data-cue"),
            )
        })
        .collect();
    let mark =
        |text: &str, class: &str, cue: &str| (text.to_owned(), class.to_owned(), cue.to_owned());
    assert_eq!(
        told,
        [mark("That", "met", ""), mark("never", "turns", "negation")]
    );
}
