//! Counts in how many sentences each stem occurs and prints the background
//! table of `src/lexicon/en/background.tsv`.
//!
//! ```text
//! cargo run --release --example background -- ARTICLES.jsonl… > background.tsv
//! ```
//!
//! Each line of the input is a record with a field `text` or `sentence`.

mod records;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::Write;

use stancegrid::lexicon::Lexicons;
use stancegrid::text::{Reader, TokenKind};

use records::for_each_text;

/// Stems in fewer sentences than this are left out: they are mostly names and
/// misspellings, and a stem that is missing counts as rarest anyway.
const LEAST: u32 = 4;

fn main() -> Result<(), Box<dyn Error>> {
    let reader = Reader::new(&[], Lexicons::shipped());
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut sentences = 0u32;
    for_each_text(std::env::args().skip(1), |text| {
        for sentence in reader.document(text).sentences {
            sentences += 1;
            let words = sentence.tokens.iter().filter(|token| match token.kind {
                TokenKind::Word | TokenKind::Number => true,
                TokenKind::Mark | TokenKind::Name(_) => false,
            });
            let stems: BTreeSet<&String> = words.map(|token| &token.stem).collect();
            for stem in stems {
                *counts.entry(stem.clone()).or_insert(0) += 1;
            }
        }
    })?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "# In how many sentences of a news sample each stem occurs: {LEAST} at least."
    )?;
    writeln!(
        out,
        "# Made by examples/background.rs from fnc1_train, fnc1_holdout, wice_dev and"
    )?;
    writeln!(
        out,
        "# polnear_train. Columns: stem<TAB>sentences. Sorted; `=sentences` is the total."
    )?;
    counts.retain(|stem, count| *count >= LEAST && !stem.starts_with(['#', '=']));
    counts.insert("=sentences".to_owned(), sentences);
    for (stem, count) in counts {
        writeln!(out, "{stem}\t{count}")?;
    }
    Ok(())
}
