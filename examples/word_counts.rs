//! Counts the words of articles, with the stem that matching knows each by: what
//! `training/word_vectors.py` makes the table of word vectors from.
//!
//! ```text
//! cargo run --release --example word_counts -- ARTICLES.jsonl… > words.tsv
//! ```
//!
//! Each line of the input is a record with a field `text` or `sentence`. Prints stem, word in
//! small letters and count, sorted. Names that a list knows, numbers and marks are left out.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write;

use stancegrid::lexicon::Lexicons;
use stancegrid::text::{Reader, TokenKind};

fn main() -> Result<(), Box<dyn Error>> {
    let reader = Reader::new(&[], Lexicons::shipped());
    let mut counts: BTreeMap<(String, String), u32> = BTreeMap::new();
    for path in std::env::args().skip(1) {
        for line in std::fs::read_to_string(&path)?.lines() {
            let record: serde_json::Value = serde_json::from_str(line)?;
            let text = record.get("text").or_else(|| record.get("sentence"));
            let text = text.and_then(serde_json::Value::as_str).unwrap_or_default();
            for sentence in reader.document(text).sentences {
                let words = sentence.tokens.iter();
                for word in words.filter(|token| token.kind == TokenKind::Word) {
                    let key = (word.stem.clone(), word.lower.clone());
                    *counts.entry(key).or_default() += 1;
                }
            }
        }
    }
    let mut out = std::io::stdout().lock();
    for ((stem, word), count) in counts {
        writeln!(out, "{stem}\t{word}\t{count}")?;
    }
    Ok(())
}
