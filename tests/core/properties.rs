//! What holds for any text: quotes are verbatim, the matrix does not depend on
//! what else is in the run or in which order it came.

use proptest::prelude::*;
use stancegrid::Engine;
use stancegrid::domain::{Alias, Article, Cell, Claim, ClaimSet, Matrix, Quote, Stance, Verdict};

fn claims() -> ClaimSet {
    let mut tram = Claim::new("tram", "The council will close the tram line");
    tram.variants = vec!["The tram is to be shut down".to_owned()];
    tram.counters = vec!["The tram line will stay open".to_owned()];
    ClaimSet {
        claims: vec![tram, Claim::new("bread", "Peru's bakers sold 1,000 loaves")],
        aliases: vec![Alias {
            name: "the council".to_owned(),
            also: vec!["Town Hall".to_owned()],
        }],
    }
}

/// Sentences about the claims, with marks that normalization has to see
/// through, between stretches of any text at all.
fn text() -> impl Strategy<Value = String> {
    let told = prop::sample::select(vec![
        "The council will close the tram line.",
        "“Town Hall won’t close the tram\u{ad}line,” she said.",
        "The council\u{200b} may close the \u{202e}tram\u{202c} line…",
        "Cafe\u{301} owners in Peru sold 1\u{a0}000 loaves 🍞 of bread.",
        "ﬁrst, the tram is to be shut down?",
    ]);
    let piece = prop_oneof![told.prop_map(str::to_owned), ".{0,40}"];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.join(" "))
}

fn articles() -> impl Strategy<Value = Vec<Article>> {
    prop::collection::vec(text(), 1..5).prop_map(|texts| {
        let numbered = texts.into_iter().enumerate();
        numbered
            .map(|(at, text)| Article::new(format!("a{at}"), text))
            .collect()
    })
}

fn quotes(cell: &Cell) -> Vec<&Quote> {
    let Verdict::Judged(judgement) = &cell.verdict else {
        return Vec::new();
    };
    let evidence = judgement.evidence.iter().map(|evidence| &evidence.quote);
    let near_miss = judgement.near_miss.iter().map(|near_miss| &near_miss.quote);
    evidence.chain(near_miss).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn another_article_lowers_no_total(articles in articles(), more in text()) {
        let grid = Engine::new(claims());
        let before = grid.judge(&articles);
        let mut articles = articles;
        // Wherever it comes in the order of ids.
        articles.push(Article::new("a0 and more", more));
        let after = grid.judge(&articles);
        for claim in 0..before.claims.len() {
            for stance in Stance::ALL {
                let of = |matrix: &Matrix| matrix.tally_row(claim).of(*stance);
                prop_assert!(of(&before) <= of(&after));
            }
            prop_assert!(after.tally_origins(claim).total() <= after.tally_row(claim).total());
        }
    }

    #[test]
    fn every_quote_stands_in_its_article(articles in articles()) {
        let matrix = Engine::new(claims()).judge(&articles);
        for cell in &matrix.cells {
            let text = &articles[cell.source].text;
            for quote in quotes(cell) {
                prop_assert_eq!(quote.span.slice(text), Some(&*quote.exact));
                let points = text.chars().skip(quote.points.start);
                let by_points: String = points.take(quote.points.len()).collect();
                prop_assert_eq!(&by_points, &quote.exact);
            }
        }
    }

    #[test]
    fn an_omission_has_its_near_miss_and_all_else_its_proof(articles in articles()) {
        let matrix = Engine::new(claims()).judge(&articles);
        for cell in &matrix.cells {
            let judgement = cell.judgement().unwrap();
            let has_sentence = !articles[cell.source].text.trim().is_empty();
            prop_assert_eq!(judgement.evidence.is_empty(), !judgement.stance.brings_up());
            if !judgement.stance.brings_up() && has_sentence {
                prop_assert!(judgement.near_miss.is_some() || quotes(cell).is_empty());
            }
            let qualifies = judgement.stance == stancegrid::domain::Stance::Qualifies;
            prop_assert_eq!(judgement.reason.is_some(), qualifies);
        }
    }

    #[test]
    fn the_order_of_articles_changes_nothing(articles in articles()) {
        let grid = Engine::new(claims());
        let mut turned = articles.clone();
        turned.reverse();
        prop_assert_eq!(grid.judge(&articles), grid.judge(&turned));
    }

    #[test]
    fn a_cell_does_not_depend_on_the_rest_of_the_run(articles in articles()) {
        let grid = Engine::new(claims());
        let together = grid.judge(&articles);
        for (at, article) in articles.iter().enumerate() {
            let alone = grid.judge(std::slice::from_ref(article));
            for (claim, cell) in alone.cells.iter().enumerate() {
                prop_assert_eq!(&cell.verdict, &together.cell(claim, at).unwrap().verdict);
            }
        }
    }
}
