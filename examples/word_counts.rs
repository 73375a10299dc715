//! Counts the words of articles, with the stem that matching knows each by: what
//! `training/word_vectors.py` makes the table of word vectors from.
//!
//! ```text
//! cargo run --release --example word_counts -- ARTICLES.jsonl… > words.tsv
//! ```
//!
//! Each line of the input is a record with a field `text` or `sentence`. Prints stem, word in
//! small letters and count, sorted. Names that a list knows, numbers and marks are left out.

mod records;

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write;

use stancegrid::lexicon::Lexicons;
use stancegrid::text::{Reader, TokenKind};

use records::for_each_text;

fn main() -> Result<(), Box<dyn Error>> {
    let reader = Reader::new(&[], Lexicons::shipped());
    let mut counts: BTreeMap<(String, String), u32> = BTreeMap::new();
    for_each_text(std::env::args().skip(1), |text| {
        for sentence in reader.document(text).sentences {
            let words = sentence.tokens.iter();
            for word in words.filter(|token| token.kind == TokenKind::Word) {
                let key = (word.stem.clone(), word.lower.clone());
                *counts.entry(key).or_default() += 1;
            }
        }
    })?;
    let mut out = std::io::stdout().lock();
    for ((stem, word), count) in counts {
        writeln!(out, "{stem}\t{word}\t{count}")?;
    }
    Ok(())
}
