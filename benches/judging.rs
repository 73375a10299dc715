//! How fast articles are judged once they are there: closest sentences alone, and
//! whole cells with stance and evidence. Over the bundled story, and, where
//! `STANCEGRID_BENCH` names a folder with `project/claims.csv` and
//! `project/articles.jsonl`, the first of its articles. Owns no threshold:
//! compare two runs.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a bench fails by panicking, and says what it skips"
)]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use stancegrid::Engine;
use stancegrid::domain::Article;
use stancegrid::ingest::{read_articles, read_claims};

/// As in the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Enough for steady figures, few enough to be judged often.
const MOST_ARTICLES: usize = 100;

/// Claims made ready, and articles.
struct Set {
    name: &'static str,
    engine: Engine,
    articles: Vec<Article>,
}

impl std::fmt::Display for Set {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl Set {
    fn read(name: &'static str, claims: &Path, articles: &Path) -> Self {
        let mut articles = read_articles(&[articles.to_owned()]).unwrap().articles;
        articles.truncate(MOST_ARTICLES);
        let set = Self {
            name,
            engine: Engine::new(read_claims(claims).unwrap()),
            articles,
        };
        // Words are worked out once; what is measured comes after.
        set.engine.judge(&set.articles);
        set
    }

    fn bytes(&self) -> usize {
        self.articles.iter().map(|article| article.text.len()).sum()
    }
}

static SETS: LazyLock<Vec<Set>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let story = Set::read("story", &root.join("claims"), &root.join("seeds"));
    let Some(named) = std::env::var_os("STANCEGRID_BENCH").map(PathBuf::from) else {
        eprintln!("STANCEGRID_BENCH names no corpus: the story alone is judged");
        return vec![story];
    };
    let (claims, articles) = ("claims.csv", "articles.jsonl");
    let corpus = Set::read("corpus", &named.join(claims), &named.join(articles));
    vec![story, corpus]
});

fn main() {
    divan::main();
}

#[divan::bench(args = SETS.iter())]
fn closest_sentences(bencher: Bencher<'_, '_>, set: &Set) {
    bencher.counter(BytesCount::new(set.bytes())).bench(|| {
        for article in &set.articles {
            black_box(set.engine.closest(article, 5));
        }
    });
}

#[divan::bench(args = SETS.iter())]
fn whole_cells(bencher: Bencher<'_, '_>, set: &Set) {
    bencher.counter(BytesCount::new(set.bytes())).bench(|| {
        for article in &set.articles {
            black_box(set.engine.judge_article(article));
        }
    });
}

#[divan::bench(args = SETS.iter())]
fn claims_made_ready(bencher: Bencher<'_, '_>, set: &Set) {
    let claims = set.engine.claims();
    bencher.bench(|| black_box(Engine::new(claims.clone())));
}
