//! Files as newsrooms have them: other encodings, torn, empty, disguised, packed,
//! no articles at all. What becomes of each is in a table beside them, which a
//! person can read; nothing may be lost without a word.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use stancegrid::domain::{Article, Readability};
use stancegrid::ingest::{Input, read_articles_with, shelve_articles};

use crate::project::as_the_program_reads;

const FOLDER: &str = "tests/fixtures/ingest/awkward";
const TABLE: &str = "tests/fixtures/ingest/awkward.tsv";

/// How much of a text the table shows.
const SHOWN: usize = 60;

fn place(input: &Input) -> String {
    let below = input.file.strip_prefix(FOLDER).unwrap();
    let line = input
        .line
        .map(|line| format!(":{line}"))
        .unwrap_or_default();
    format!("{}{line}", below.display())
}

/// The beginning of a text and its length, on one line.
fn shown(article: &Article) -> String {
    let text: String = article.text.chars().take(SHOWN).collect();
    let length = article.text.chars().count();
    let language = match &article.readability {
        Readability::Readable => String::new(),
        Readability::ReadInPart { why } => format!("in part: it {why}; "),
        Readability::UnsupportedLanguage { language } => format!("in {language}, "),
        Readability::NotReadable { why } => panic!("{why}"),
    };
    format!("{language}{length} characters: {text:?}")
}

/// The table as the reader makes it.
fn table() -> String {
    let reading = read_articles_with(&[PathBuf::from(FOLDER)], &as_the_program_reads()).unwrap();
    let account = &reading.account;
    assert!(account.adds_up(), "{account}");
    let article = |id| {
        reading
            .articles
            .iter()
            .find(|one| one.source.id == id)
            .unwrap()
    };
    let loaded = account.loaded.iter().map(|one| {
        let what = shown(article(one.id.clone()));
        format!("{}\tloaded\t{what}", place(&one.input))
    });
    let failed = account.failed.iter();
    let failed = failed.map(|one| format!("{}\tfailed\t{}", place(&one.input), one.why));
    let skipped = account.skipped.iter();
    let skipped = skipped.map(|one| format!("{}\tskipped\t{}", place(&one.input), one.why));
    let mut lines: Vec<String> = loaded.chain(failed).chain(skipped).collect();
    lines.sort();
    lines.join("\n") + "\n"
}

#[test]
fn every_file_comes_to_what_the_table_says() {
    let table = table();
    let expected = std::fs::read_to_string(TABLE).unwrap_or_default();
    if table != expected {
        std::fs::write(
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("awkward.tsv"),
            &table,
        )
        .unwrap();
    }
    for (found, expected) in table.lines().zip(expected.lines()) {
        assert_eq!(found, expected);
    }
    assert_eq!(table.lines().count(), expected.lines().count());
}

#[test]
fn every_file_is_in_the_table() {
    let table = std::fs::read_to_string(TABLE).unwrap();
    let named = table
        .lines()
        .filter_map(|line| line.split(['\t', ':', '(']).next().map(str::trim_end));
    let named: BTreeSet<&str> = named.collect();
    let mut there = 0;
    for entry in walkdir::WalkDir::new(FOLDER) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(FOLDER).unwrap();
            assert!(
                named.contains(below.to_str().unwrap()),
                "{}",
                below.display()
            );
            there += 1;
        }
    }
    assert!(there >= 60, "{there}");
}

#[test]
fn a_text_is_the_same_when_it_is_read_again() {
    let paths = [PathBuf::from(FOLDER)];
    let (shelf, account) = shelve_articles(&paths, 0, &as_the_program_reads()).unwrap();
    let articles: Result<Vec<Article>, _> = shelf.into_articles().collect();
    let whole = read_articles_with(&paths, &as_the_program_reads()).unwrap();
    assert_eq!(
        (articles.unwrap(), account),
        (whole.articles, whole.account)
    );
}
