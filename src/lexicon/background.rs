//! The background table: in how many sentences of a large news sample each
//! stem occurs. Owns the counts and what is known of a stem; frozen with the
//! program, so that no score depends on what else is in a run.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::tsv::{LexiconError, sorted_rows};

/// Sentence frequencies of stems.
#[derive(Debug, Clone)]
pub struct Background {
    sentences: f64,
    counts: FxHashMap<&'static str, u32>,
}

impl Background {
    /// How rare a stem is: ln((N + 1) / (n + 1)) for n of N sentences. From 0
    /// (in every sentence) up to ln(N + 1) for an unknown stem.
    pub fn rarity(&self, stem: &str) -> f64 {
        let count = self.counts.get(stem).copied().unwrap_or(0);
        ((self.sentences + 1.0) / (f64::from(count) + 1.0)).ln()
    }

    /// The rarity of a stem that the sample does not hold.
    pub fn highest_rarity(&self) -> f64 {
        (self.sentences + 1.0).ln()
    }

    /// Whether the sample holds the stem.
    pub fn knows(&self, stem: &str) -> bool {
        self.counts.contains_key(stem)
    }
}

/// Reads the table. Its first row, `=sentences`, holds N.
pub(super) fn parse(file: &'static str, text: &'static str) -> Result<Background, LexiconError> {
    // A row takes up ten bytes or so.
    let mut counts = FxHashMap::with_capacity_and_hasher(text.len() / 9, FxBuildHasher);
    let mut sentences = None;
    for row in sorted_rows(file, text, 2) {
        let row = row?;
        let count: u32 = row
            .cell(1)
            .parse()
            .map_err(|_| row.error("the second column must be a count"))?;
        match row.cell(0) {
            "=sentences" => sentences = Some(f64::from(count)),
            stem => {
                counts.insert(stem, count);
            }
        }
    }
    match sentences {
        Some(sentences) => Ok(Background { sentences, counts }),
        None => Err(LexiconError {
            file: file.to_owned(),
            line: 0,
            what: "missing row `=sentences` with the size of the sample".to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rarity_falls_with_frequency() {
        let table = parse("b.tsv", "=sentences\t1000\nrate\t40\nsay\t400\n").unwrap();
        assert!(table.rarity("quokka") > table.rarity("rate"));
        assert!(table.rarity("rate") > table.rarity("say"));
        assert!(table.knows("say") && !table.knows("quokka"));
        assert!((table.highest_rarity() - table.rarity("quokka")).abs() < 1e-12);
    }

    #[test]
    fn a_table_without_its_size_is_an_error() {
        assert!(parse("b.tsv", "rate\t40\n").is_err());
    }
}
