//! Verdicts of earlier runs: whatever was judged before, whatever was edited
//! since, a run with a cache gives the very matrix of a run without.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use stancegrid::Engine;
use stancegrid::cache::Cache;
use stancegrid::domain::{Alias, Article, Claim, ClaimSet, Matrix};
use stancegrid::entailment::{PairCache, PairKey};
use stancegrid::matrix::Selection;

const MAKER: &str = "this build";

/// Judges with a cache; gives the matrix, how many verdicts were known, and how
/// many are new.
fn judge(file: &Path, claims: &ClaimSet, articles: &[Article]) -> (Matrix, u64, u64) {
    let cache = Cache::open(file, MAKER).unwrap();
    let all = Selection::everything();
    let matrix = Engine::new(claims.clone()).judge_anew(articles, &all, Some(&cache), &|| {});
    cache.finish().unwrap();
    let (known, new) = cache.counts();
    (matrix, known, new)
}

fn cold(claims: &ClaimSet, articles: &[Article]) -> Matrix {
    Engine::new(claims.clone()).judge(articles)
}

fn claims(texts: &[&str]) -> ClaimSet {
    let claim = |(at, text): (usize, &&str)| Claim::new(format!("c{at}"), *text);
    ClaimSet {
        claims: texts.iter().enumerate().map(claim).collect(),
        aliases: Vec::new(),
    }
}

fn articles(texts: &[&str]) -> Vec<Article> {
    let article = |(at, text): (usize, &&str)| Article::new(format!("a{at}"), *text);
    texts.iter().enumerate().map(article).collect()
}

const CLAIMS: [&str; 3] = [
    "The council will close the tram line",
    "The Owls sold the ferry",
    "Bakers went on strike for higher wages",
];

const ARTICLES: [&str; 3] = [
    "The council will close the tram line in May, the mayor said. It rained.",
    "The Night Owls did not sell the ferry. Bakers may go on strike for higher wages.",
    "“Öl”, they say. Nobody spoke of the café.",
];

#[test]
fn a_second_run_judges_nothing_anew() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sub/cache.db");
    let (claims, articles) = (claims(&CLAIMS), articles(&ARTICLES));
    let first = judge(&file, &claims, &articles);
    let second = judge(&file, &claims, &articles);
    assert_eq!((first.1, first.2, second.1, second.2), (0, 9, 9, 0));
    assert_eq!(first.0, cold(&claims, &articles));
    assert_eq!(second.0, first.0);
}

#[test]
fn only_what_is_new_is_judged() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cache.db");
    let mut set = claims(&CLAIMS);
    let mut all = articles(&ARTICLES);
    judge(&file, &set, &all);
    all.push(Article::new("b", "The Owls sold the ferry."));
    assert_eq!(judge(&file, &set, &all).2, 3, "one article more");
    set.claims[1].variants.push("the ferry was sold".to_owned());
    assert_eq!(judge(&file, &set, &all).2, 4, "one claim edited");
    set.claims[1].label = Some("ferry".to_owned());
    set.claims.swap(0, 2);
    let (matrix, _, new) = judge(&file, &set, &all);
    assert_eq!(new, 0, "a label and the order bear on no verdict");
    assert_eq!(matrix, cold(&set, &all));
    set.aliases.push(Alias {
        name: "Owls".to_owned(),
        also: vec!["Night Owls".to_owned()],
    });
    let (matrix, known, _) = judge(&file, &set, &all);
    assert_eq!(known, 0, "an alias bears on all");
    assert_eq!(matrix, cold(&set, &all));
}

#[test]
fn a_selection_leaves_what_it_does_not_ask_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cache.db");
    let (set, all) = (claims(&CLAIMS), articles(&ARTICLES));
    judge(&file, &set, &all);
    let one = claims(&CLAIMS[..1]);
    assert_eq!(judge(&file, &one, &all).2, 0);
    assert_eq!(judge(&file, &set, &all).2, 0);
}

#[test]
fn another_build_begins_anew() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cache.db");
    let (set, all) = (claims(&CLAIMS), articles(&ARTICLES));
    judge(&file, &set, &all);
    drop(Cache::open(&file, "another build").unwrap());
    assert_eq!(judge(&file, &set, &all).1, 0);
}

#[test]
fn a_file_of_another_program_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.db");
    fs::write(
        &text,
        "Notes about the tram, and long enough to be no head of anything.",
    )
    .unwrap();
    assert!(Cache::open(&text, MAKER).is_err());
    assert!(fs::read_to_string(&text).unwrap().starts_with("Notes"));
    let base = folder.path().join("other.db");
    let other = rusqlite::Connection::open(&base).unwrap();
    other
        .execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (7)")
        .unwrap();
    drop(other);
    assert!(Cache::open(&base, MAKER).is_err());
    let other = rusqlite::Connection::open(&base).unwrap();
    let kept: i64 = other
        .query_row("SELECT x FROM t", [], |row| row.get(0))
        .unwrap();
    assert_eq!(kept, 7);
}

#[test]
fn two_runs_do_not_write_one_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cache.db");
    let (set, all) = (claims(&CLAIMS), articles(&ARTICLES));
    judge(&file, &set, &all);
    let first = Cache::open(&file, MAKER).unwrap();
    let everything = Selection::everything();
    Engine::new(set.clone()).judge_anew(&all, &everything, Some(&first), &|| {});
    assert!(Cache::open(&file, MAKER).is_err());
    drop(first);
    assert!(Cache::open(&file, MAKER).is_ok());
}

/// What may happen between two runs.
#[derive(Debug, Clone)]
enum Edit {
    Claim(usize, usize),
    Article(usize, usize),
    Alias(bool),
    Damage(usize),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        (0..3usize, 0..3usize).prop_map(|(at, text)| Edit::Claim(at, text)),
        (0..3usize, 0..3usize).prop_map(|(at, text)| Edit::Article(at, text)),
        any::<bool>().prop_map(Edit::Alias),
        (0..40_000usize).prop_map(Edit::Damage),
    ];
    prop::collection::vec(edit, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_cache_never_changes_a_matrix(edits in edits()) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("cache.db");
        let (mut set, mut all) = (claims(&CLAIMS), articles(&ARTICLES));
        judge(&file, &set, &all);
        for edit in edits {
            match edit {
                Edit::Claim(at, text) => CLAIMS[text].clone_into(&mut set.claims[at].text),
                Edit::Article(at, text) => ARTICLES[text].clone_into(&mut all[at].text),
                Edit::Alias(there) => {
                    let alias = Alias { name: "Owls".to_owned(), also: vec!["Night Owls".to_owned()] };
                    set.aliases = if there { vec![alias] } else { Vec::new() };
                }
                Edit::Damage(at) => {
                    let mut bytes = fs::read(&file).unwrap();
                    let at = at % bytes.len();
                    bytes[at] ^= 0x55;
                    fs::write(&file, bytes).unwrap();
                }
            }
            // A file that is damaged beyond opening is no cache at all.
            if Cache::open(&file, MAKER).is_err() {
                let _ = fs::remove_file(&file);
            }
            let everything = Selection::everything();
            let cache = Cache::open(&file, MAKER).unwrap();
            let matrix = Engine::new(set.clone()).judge_anew(&all, &everything, Some(&cache), &|| {});
            // What cannot be written is judged again.
            let _ = cache.finish();
            drop(cache);
            prop_assert_eq!(matrix, cold(&set, &all));
        }
    }
}

/// What a reader made of pairs outlives the build of the program: it hangs on weights alone.
#[test]
fn pairs_are_kept_from_run_to_run() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cache.db");
    let key = |claim| PairKey::of("weights", [claim, "It sank.", ""]);
    let open = |maker| Cache::open(&file, maker).unwrap();
    open("one build").keep_pair(key("It sank"), &[0.5, -1.0]);
    let later = open("another build");
    assert_eq!(later.recall_pair(key("It sank")), Some(vec![0.5, -1.0]));
    assert_eq!(later.recall_pair(key("It rose")), None);
}
