//! How fast an article is read, stage by stage, in bytes a second: a text of our
//! own, and, where `STANCEGRID_BENCH` names a folder with `articles.jsonl`,
//! the first megabytes of its articles. Owns no threshold: compare two runs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench fails by panicking, and says what it skips"
)]

use std::path::Path;
use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use stancegrid::ingest::read_articles;
use stancegrid::lexicon::Lexicons;
use stancegrid::text::{Normalized, Reader, sentences, tokens};

/// Plain text, with the things in it that take time: quotations, abbreviations,
/// figures, names, a definition, a list.
const STORY: &str = "\
Port of Lima shut again

The Harbour Workers' Union (HWU) said on Tuesday that 1,200 of its members would not \
go back to work. \u{201c}We have waited long enough,\u{201d} Dr. Ana P. Ruiz, its head, told \
reporters in the U.S. \u{2014} the owners didn\u{2019}t answer.

At 9 a.m. the gates were still shut. No. 4 quay had been empty since 3.5 per cent of the \
crews left for Chile, Peruvian officials said; the mayor's office called the strike \
\"unlawful\". Was it? The court has not said so yet.

What the HWU wants:
1. A rise of $2.50 an hour.
2. An end to night work by 2026.
";

/// Enough for steady figures, little enough to be read often.
const MOST_BYTES: usize = 2_000_000;

/// Texts of one sort.
struct Texts {
    name: &'static str,
    texts: Vec<String>,
}

impl std::fmt::Display for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

static SETS: LazyLock<Vec<Texts>> = LazyLock::new(|| {
    let own = Texts {
        name: "story",
        texts: vec![STORY.to_owned(); 50],
    };
    let named = std::env::var_os("STANCEGRID_BENCH");
    let corpus = named.map(|folder| {
        let file = Path::new(&folder).join("articles.jsonl");
        let found = read_articles(&[file]).expect("a corpus that can be read");
        let mut left = MOST_BYTES;
        let texts = found.articles.into_iter().map(|article| article.text);
        let few = texts.take_while(|text| {
            let fits = text.len() <= left;
            left = left.saturating_sub(text.len());
            fits
        });
        Texts {
            name: "corpus",
            texts: few.collect(),
        }
    });
    std::iter::once(own).chain(corpus).collect()
});

fn sets() -> impl Iterator<Item = &'static Texts> {
    SETS.iter()
}

fn reader() -> Reader {
    Reader::new(&[], Lexicons::shipped())
}

fn each(bencher: Bencher<'_, '_>, set: &Texts, mut stage: impl FnMut(&str)) {
    let bytes: usize = set.texts.iter().map(String::len).sum();
    let mut all = || set.texts.iter().for_each(|text| stage(text));
    // Words are met before, as in a long run.
    all();
    bencher.counter(BytesCount::new(bytes)).bench_local(all);
}

#[divan::bench(args = sets())]
fn normalize(bencher: Bencher<'_, '_>, set: &Texts) {
    each(bencher, set, |text| {
        black_box(Normalized::new(text));
    });
}

#[divan::bench(args = sets())]
fn segment(bencher: Bencher<'_, '_>, set: &Texts) {
    each(bencher, set, |text| {
        black_box(sentences(text));
    });
}

#[divan::bench(args = sets())]
fn tokenize(bencher: Bencher<'_, '_>, set: &Texts) {
    let mut words = reader().word_store();
    each(bencher, set, |text| {
        black_box(tokens(text, &mut words));
    });
}

#[divan::bench(args = sets())]
fn names(bencher: Bencher<'_, '_>, set: &Texts) {
    let reader = reader();
    let mut words = reader.word_store();
    each(bencher, set, |text| {
        let found = tokens(text, &mut words);
        black_box(reader.names().join(found, text, false, &mut words));
    });
}

#[divan::bench(args = sets())]
fn document(bencher: Bencher<'_, '_>, set: &Texts) {
    let reader = reader();
    let mut words = reader.word_store();
    each(bencher, set, |text| {
        black_box(reader.read_document(text, &mut words));
    });
}

fn main() {
    divan::main();
}
