//! That every quote comes back from every format byte for byte, whatever it
//! says, and that a changed one is found.

use proptest::prelude::*;
use stancegrid::audit::QuoteCheck;
use stancegrid::domain::{Article, Matrix, SavedQuote, Verdict, sha256};
use stancegrid::export::{Exporter, JsonDocument, JsonLines, LongCsv, MarkdownText};
use stancegrid::ingest::read_saved_quotes;

use crate::sample;

fn saved(exporter: &dyn Exporter, ending: &str, matrix: &Matrix) -> Vec<SavedQuote> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(format!("export.{ending}"));
    std::fs::write(&file, exporter.export(matrix).unwrap()).unwrap();
    read_saved_quotes(&file).unwrap()
}

fn every_format(matrix: &Matrix) -> Vec<(&'static str, Vec<SavedQuote>)> {
    let formats: [(&'static str, &dyn Exporter); 4] = [
        ("csv", &LongCsv::default()),
        ("json", &JsonDocument),
        ("jsonl", &JsonLines),
        ("md", &MarkdownText),
    ];
    let each = formats.into_iter();
    each.map(|(ending, exporter)| (ending, saved(exporter, ending, matrix)))
        .collect()
}

/// A matrix of one cell that quotes `exact`, and its article.
fn quoting(exact: &str) -> (Matrix, Article) {
    let mut matrix = sample::one(sample::asserts(&[exact]));
    // As `sample::quote` cuts it.
    let text = format!("Noïse {exact} Tail");
    matrix.columns[0].sha256 = sha256(&text);
    let article = Article::new(matrix.columns[0].source.id.as_str(), text);
    (matrix, article)
}

#[test]
fn quotes_of_any_script_come_back_and_a_changed_one_is_found() {
    for exact in [
        "It rained.",
        "😀 family: 👨‍👩‍👧, cafe\u{301}",
        "قال الوزير: «لا».",
        "one\ntwo\n\nthree",
        "=SUM(1), \"so\"; 'tis | <b> & `x` \\ “y”",
        "'=quoted like a formula'",
        "  spaced\t",
        "> — characters 1–2 of x (y)",
        "\u{202e}turned\u{202c}\u{feff}\u{2028}end",
    ] {
        let (mut matrix, article) = quoting(exact);
        let articles = [article];
        let check = QuoteCheck::new(&articles);
        for (ending, quotes) in every_format(&matrix) {
            assert_eq!(quotes.len(), 1, "{ending}: {exact:?}");
            assert_eq!(check.mismatch(&quotes[0]), None, "{ending}: {exact:?}");
        }
        let Verdict::Judged(judgement) = &mut matrix.cells[0].verdict else {
            unreachable!("it asserts");
        };
        let quote = &mut judgement.evidence[0].quote;
        quote.exact = quote.exact.replace(['e', 'ا', 'a', 'o'], "x");
        for (ending, quotes) in every_format(&matrix) {
            assert!(check.mismatch(&quotes[0]).is_some(), "{ending}: {exact:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_quote_comes_back_from_every_format(
        exact in "[\\PC\n\t\"'`&;\\\\|<>#@:=–“” -]{1,60}",
        id in "[\\PC|()`\\\\ ]{1,12}",
    ) {
        // A file that lost characters in decoding is refused, as an article is.
        prop_assume!(!format!("{exact}{id}").contains('\u{fffd}'));
        prop_assume!(!exact.trim().is_empty() && !id.trim().is_empty());
        let (mut matrix, mut article) = quoting(&exact);
        matrix.claims[0].id = stancegrid::domain::ClaimId::new(&id);
        matrix.columns[0].source.id = stancegrid::domain::SourceId::new(&id);
        article.source.id = stancegrid::domain::SourceId::new(&id);
        let articles = [article];
        let check = QuoteCheck::new(&articles);
        for (ending, quotes) in every_format(&matrix) {
            prop_assert_eq!(quotes.len(), 1);
            prop_assert_eq!(check.mismatch(&quotes[0]), None, "{}", ending);
        }
    }
}
