//! The engine that looks only where a word is shared, held against the plain one
//! that scores every wording against every sentence: each match and each figure
//! in it must be the same. Over invented texts, over every labelled set of the
//! repository, and over the large corpus where it is asked for.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says how much it compared"
)]

use std::path::Path;

use proptest::prelude::*;
use stancegrid::domain::{Alias, Article, Claim, ClaimSet};
use stancegrid::ingest::{read_articles, read_claims, read_set};
use stancegrid::lexicon::Lexicons;
use stancegrid::matching::{
    ClaimIndex, Match, PlainMatcher, PreparedArticle, PreparedClaim, SearchMode, Vocabulary,
    has_unknown_name,
};
use stancegrid::text::Reader;

/// Compares both engines on all claims and articles; gives the matches.
fn compare(set: &ClaimSet, articles: &[Article]) -> usize {
    let by = [SearchMode::Words, SearchMode::Meaning];
    by.map(|search_mode| compare_by(search_mode, set, articles))[0]
}

fn compare_by(search_mode: SearchMode, set: &ClaimSet, articles: &[Article]) -> usize {
    let lexicons = Lexicons::shipped();
    let reader = Reader::new(&set.aliases, lexicons);
    let vocabulary = Vocabulary::new(lexicons, &reader);
    let prepare = |claim| PreparedClaim::new(claim, &reader, &vocabulary);
    let claims: Vec<PreparedClaim> = set.claims.iter().map(prepare).collect();
    let linked = ClaimIndex::new(&claims, search_mode);
    let mut seen = 0;
    for article in articles {
        let prepared = PreparedArticle::new(reader.document(&article.text), &vocabulary);
        let links = linked.index(&prepared, vocabulary.related());
        for (place, claim) in claims.iter().enumerate() {
            let plain =
                PlainMatcher { search_mode }.matches(claim, &prepared, vocabulary.related());
            seen += plain.len();
            let fast = links.matches(place, claim);
            let totals: Vec<f64> = fast.ranked().map(|ranked| ranked.total).collect();
            let fast: Vec<Match> = fast.iter().map(|found| Match::clone(found)).collect();
            // To the last bit: what is ranked by is what is shown.
            let shown: Vec<f64> = fast.iter().map(|found| found.score.total).collect();
            assert_eq!(totals, shown, "{}", article.source.id);
            assert_eq!(
                fast, plain,
                "{} × {}",
                set.claims[place].id, article.source.id
            );
            for count in [0, 1, 5] {
                let near = links.closest(place, claim, count).into_iter();
                let near: Vec<(usize, f64)> =
                    near.map(|one| (one.sentence as usize, one.total)).collect();
                assert_eq!(near, closest(&plain, count), "{count}");
            }
            for (at, wording) in claim.wordings.iter().enumerate() {
                let linked = links.has_unknown_name(place, claim, at);
                assert_eq!(
                    linked,
                    has_unknown_name(wording, &prepared),
                    "{}",
                    wording.text
                );
            }
        }
    }
    seen
}

/// The closest sentences of matches in order, each once with its best total.
fn closest(matches: &[Match], count: usize) -> Vec<(usize, f64)> {
    let mut closest: Vec<(usize, f64)> = Vec::new();
    for found in matches {
        if closest.iter().all(|(known, _)| *known != found.sentence) {
            closest.push((found.sentence, found.score.total));
        }
    }
    closest.truncate(count);
    closest
}

/// Words that meet one another in every way that there is, and some that do not.
fn words() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "the",
        "council",
        "closed",
        "close",
        "opened",
        "tram",
        "Owls",
        "Night Owls",
        "Foxes",
        "Zabihullah",
        "Zabiullah",
        "zabihullahs",
        "Grothenburg",
        "Grotenburg",
        "accept",
        "reject",
        "refuge",
        "haven",
        "safe",
        "shelter",
        "shelters",
        "rise",
        "fall",
        "fell",
        "50",
        "fifty",
        "percent",
        "in",
        "1994",
        "2003",
        "March",
        "May",
        "million",
        "not",
        "or",
        "and",
        "more",
        "than",
        "Ministry of Trams (MOT)",
        "MOT",
        "willing",
        "unwilling",
        "quorble",
        "quorbles",
        "said",
        "of",
        "dead",
        "killed",
        "people",
        "They",
        "DEAD",
        "?",
        ",",
    ])
}

fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(words(), 1..most).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn both_engines_find_the_same_matches(
        claims in prop::collection::vec(prop::collection::vec(text(8), 1..4), 1..4),
        articles in prop::collection::vec(prop::collection::vec(text(14), 0..6), 1..3),
    ) {
        let alias = Alias { name: "Owls".to_owned(), also: vec!["Night Owls".to_owned()] };
        let claim = |(at, wordings): (usize, Vec<String>)| {
            let mut claim = Claim::new(format!("c{at}"), &wordings[0]);
            claim.variants = wordings[1..].to_vec();
            claim
        };
        let set = ClaimSet {
            claims: claims.into_iter().enumerate().map(claim).collect(),
            aliases: vec![alias],
        };
        let article = |(at, sentences): (usize, Vec<String>)| {
            Article::new(format!("a{at}"), format!("{}.", sentences.join(". ")))
        };
        let articles: Vec<Article> = articles.into_iter().enumerate().map(article).collect();
        compare(&set, &articles);
    }
}

#[test]
fn both_engines_agree_on_the_bundled_story() {
    let claims = read_claims(Path::new("claims")).unwrap();
    let articles = read_articles(&["seeds".into()]).unwrap().articles;
    assert!(compare(&claims, &articles) > 1_000);
}

#[test]
fn both_engines_agree_on_the_labelled_pairs() {
    let set = read_set(Path::new("tests/gold/sets/pairs")).unwrap();
    // Every claim against every twentieth article.
    let articles: Vec<Article> = set.reading.articles.into_iter().step_by(20).collect();
    assert!(compare(&set.claims, &articles) > 100);
}

#[test]
#[ignore = "needs STANCEGRID_BENCH: a folder with a large claims.csv and articles.jsonl"]
fn both_engines_agree_on_the_large_corpus() {
    let folder = std::env::var("STANCEGRID_BENCH").expect("STANCEGRID_BENCH names a folder");
    let folder = Path::new(&folder);
    let claims = read_claims(&folder.join("claims.csv")).unwrap();
    let articles = read_articles(&[folder.join("articles.jsonl")])
        .unwrap()
        .articles;
    let share = std::env::var("STANCEGRID_BENCH_STEP").ok();
    let step = share.map_or(1, |step| step.parse().unwrap());
    let articles: Vec<Article> = articles.into_iter().step_by(step).collect();
    let matches = compare(&claims, &articles);
    println!("{matches} matches");
    assert!(matches > 1_000);
}
