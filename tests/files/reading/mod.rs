//! Reading an article, held against the plain way of doing it: character by
//! character, every word worked out anew, every token looked up among the names,
//! `icu_segmenter` asked for every paragraph. Over invented texts, over all texts
//! of the repository, and, where they are asked for, over the labelled sets and the
//! large corpus.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says how many texts it read"
)]

mod plain_names;
mod plain_normalized;
mod plain_token;

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use stancegrid::domain::{Alias, Span};
use stancegrid::ingest::read_articles;
use stancegrid::lexicon::Lexicons;
use stancegrid::text::{
    Reader, Stemmer, Token, WordStore, broken_words, plain_sentences, sentences, tokens,
};

use plain_names::{PlainNames, resolve_definitions};
use plain_normalized::PlainNormalized;
use plain_token::{PlainToken, tokenize};

/// Both ways of reading, with the same names.
struct Both {
    reader: Reader,
    words: WordStore,
    stemmer: Stemmer,
    names: PlainNames,
}

impl Both {
    fn new() -> Self {
        let lexicons = Lexicons::shipped();
        let alias = |name: &str, also: &[&str]| Alias {
            name: name.to_owned(),
            also: also.iter().map(|&name| name.to_owned()).collect(),
        };
        let aliases = [
            alias("TTP", &["Tehrik-i-Taliban Pakistan", "Pakistani Taliban"]),
            alias("the Union", &["Harbour Union", "dockers", "Can't Stop"]),
        ];
        let stemmer = Stemmer::new(lexicons);
        let reader = Reader::new(&aliases, lexicons);
        Self {
            words: reader.word_store(),
            names: PlainNames::new(&aliases, &lexicons.places, &stemmer),
            reader,
            stemmer,
        }
    }

    /// Reads a text in both ways; fails where they differ.
    fn hold(&mut self, text: &str) {
        let background = &Lexicons::shipped().background;
        let knows = |word: &str| background.knows(&self.stemmer.stem(word));
        let normalized = PlainNormalized::rejoined(text, &broken_words(text, &knows));
        let quick = self.reader.normalized(text);
        assert_eq!(quick.text(), normalized.text, "{text:?}");
        let cut = plain_sentences(text);
        assert_eq!(sentences(text), cut, "{text:?}");
        let read = self.reader.read_document(text, &mut self.words);
        let spans = read.sentences.iter().map(|s| (s.span, s.kind, s.paragraph));
        assert!(spans.eq(cut.iter().map(|s| (s.span, s.kind, s.paragraph))));
        let tokens = read.sentences.iter();
        let tokens = tokens.map(|sentence| told(&sentence.tokens));
        let plain = self.plain(&normalized, cut.iter().map(|sentence| sentence.span));
        assert_eq!(tokens.collect::<Vec<_>>(), plain, "{text:?}");
        let wording = self.reader.read_wording(text, &mut self.words);
        let plain = self.plain_wording(&normalized);
        assert_eq!(told(&wording), plain, "{text:?}");
    }

    fn plain(
        &self,
        normalized: &PlainNormalized,
        cut: impl Iterator<Item = Span>,
    ) -> Vec<Vec<PlainToken>> {
        let read = |span| {
            let part: Span = normalized.to_normalized(span);
            let words = normalized.text.get(part.range()).unwrap_or_default();
            let mut tokens = self
                .names
                .join(tokenize(words, &self.stemmer), words, false);
            for token in &mut tokens {
                let moved = Span::new(token.span.start + part.start, token.span.end + part.start);
                token.span = normalized.to_original(moved);
            }
            tokens
        };
        let mut sentences: Vec<_> = cut.map(read).collect();
        resolve_definitions(&mut sentences);
        sentences
    }

    fn plain_wording(&self, normalized: &PlainNormalized) -> Vec<PlainToken> {
        let text = &normalized.text;
        self.names.join(tokenize(text, &self.stemmer), text, true)
    }
}

fn told(tokens: &[Token]) -> Vec<PlainToken> {
    let plain = |token: &Token| PlainToken {
        span: token.span,
        kind: token.kind,
        capital: token.capital,
        shouted: token.shouted,
        lower: token.lower.clone(),
        stem: token.stem.clone(),
        also: token.also.clone(),
    };
    tokens.iter().map(plain).collect()
}

/// Text thick with everything that any stage looks at.
fn tricky() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[A-Za-z]{1,9}",
        6 => " {1,2}",
        3 => "[.!?…]{1,3}",
        2 => "[ \n\t\r\u{B}\u{85}\u{A0}\u{2009}\u{2028}]{1,2}",
        2 => "[\"'“”‘’()\\[\\]«»*_:;,–—\u{2011}-]",
        2 => "[0-9]{1,3}([.,][0-9]{1,3})?",
        1 => "[\u{AD}\u{200B}\u{200D}\u{FEFF}\u{200E}\u{202B}\u{2066}\u{2069}]",
        1 => "[a-e][\u{300}-\u{304}\u{323}]{1,2}",
        1 => "[éÉßſİŉǅΣςКк漢한ｆＡﬁ😀\u{301}\u{1161}\u{212B}]{1,3}",
        4 => prop::sample::select(vec![
            "Mr.", "U.S.", "p.m.", "No.", "e.g.", "A.B.C", ". . .", "1.)", "• ", "a. ", "[3]",
            " said.", "I.", "# ", "- ", "https://a.b/c?d=E", "Yahoo!", "[…]", "P. ", "船。",
            "don't", "CAN'T", "won’t", "mission's", "dogs'", "n't", "isn't's",
            "Lima", "US", "us", "United States", "Peruvian", "Turkey", "turkey", "the Union",
            "Harbour Union", "dockers", "Can't Stop", "Pakistani Taliban", "TTP", "Pakistan",
            "New Quay Group (NQG)", "NQG", "New Quay Group", "Harbour Union (HU)", "HU",
            "(HU)", "incomprehensibilities", "ÉCOLE",
        ]).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

#[test]
fn any_text_is_read_as_the_plain_way_reads_it() {
    let both = RefCell::new(Both::new());
    let config = ProptestConfig::with_cases(2_000);
    proptest!(config, |(texts in prop::collection::vec(tricky(), 1..4))| {
        let mut both = both.borrow_mut();
        // One store for all of them: what was read before must not matter.
        for text in &texts {
            both.hold(text);
        }
        both.words.clear();
        both.hold(&texts[0]);
    });
}

#[test]
fn the_tokens_of_a_part_are_those_of_its_text_alone() {
    let mut words = Both::new().words;
    let stemmer = Stemmer::new(Lexicons::shipped());
    let text = "U.S. jets. A.B. Osei's 1,200.5 men can't";
    for end in 0..=text.len() {
        let part = &text[..end];
        assert_eq!(
            told(&tokens(part, &mut words)),
            tokenize(part, &stemmer),
            "{part:?}"
        );
    }
}

/// Every text below a folder, with what cannot be read left out.
fn texts(folder: &Path) -> Vec<String> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            let ending = path.extension().and_then(|ending| ending.to_str());
            match ending {
                _ if path.is_dir() => open.push(path),
                Some("txt" | "md") => files.push(path),
                Some("jsonl") if path.ends_with("articles.jsonl") => files.push(path),
                Some(_) | None => {}
            }
        }
    }
    files.sort();
    let read = |file: PathBuf| read_articles(&[file]).map(|read| read.articles);
    let articles = files.into_iter().flat_map(read).flatten();
    articles.map(|article| article.text).collect()
}

/// Holds every text below a folder; there must be some.
fn hold_all(folder: &Path) {
    let mut both = Both::new();
    let texts = texts(folder);
    println!("{}: {} texts", folder.display(), texts.len());
    assert!(!texts.is_empty(), "{} has no texts", folder.display());
    texts.iter().for_each(|text| both.hold(text));
}

fn named(name: &str) -> PathBuf {
    let folder = std::env::var_os(name);
    PathBuf::from(folder.unwrap_or_else(|| panic!("{name} names no folder")))
}

#[test]
fn texts_of_the_repository_are_read_as_the_plain_way_reads_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    hold_all(&root.join("seeds"));
    hold_all(&root.join("tests/fixtures"));
}

#[test]
#[ignore = "needs STANCEGRID_DATA: the folder of labelled sets of docs/data.md"]
fn texts_of_the_labelled_sets_are_read_as_the_plain_way_reads_them() {
    let data = named("STANCEGRID_DATA");
    hold_all(&data.join("../seeds"));
    hold_all(&data);
}

#[test]
#[ignore = "needs STANCEGRID_BENCH: a folder with a large articles.jsonl"]
fn texts_of_the_large_corpus_are_read_as_the_plain_way_reads_them() {
    hold_all(&named("STANCEGRID_BENCH"));
}
