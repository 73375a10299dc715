//! The lexicons that ship with the program, parsed once. Owns the list of
//! embedded files and the order in which their text enters a judge's hash.
//!
//! Whenever a list is read, its columns, names and order are checked. That every
//! cue is found in its own example is held by tests alone.

use std::sync::LazyLock;

use super::background::{self, Background};
use super::cue_list::{self, Cue};
use super::places;
use super::places::Country;
use super::tsv::{LexiconError, rows};
use super::weights::Weights;
use super::word_groups::{self, IrregularForm, Opposites, WordGroup};
use super::word_vectors::{self, WordVectors};

/// Everything that judging knows of a language.
#[derive(Debug, Clone)]
pub struct Lexicons {
    /// All cues, list by list.
    pub cues: Vec<Cue>,
    /// Cues that tell whose view a sentence is about, yet give no reason to doubt
    /// what it says: not for judging a claim.
    pub mentions: Vec<Cue>,
    /// Countries and their names.
    pub places: Vec<Country>,
    /// Groups of related words.
    pub related: Vec<WordGroup>,
    /// Pairs of opposites.
    pub opposites: Vec<Opposites>,
    /// Irregular forms.
    pub irregular: Vec<IrregularForm>,
    /// Words that carry no content of their own.
    pub function_words: Vec<String>,
    /// Frequencies of stems.
    pub background: Background,
    /// Weights of the learnt judge.
    pub weights: Weights,
}

macro_rules! embedded {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("en/", $name))),)+]
    };
}

/// The cue lists, by file.
const CUE_FILES: &[(&str, &str)] = embedded![
    "attribution.tsv",
    "condition.tsv",
    "contrast.tsv",
    "distancing.tsv",
    "endorsement.tsv",
    "hedge.tsv",
    "necessity.tsv",
    "negation.tsv",
    "partial.tsv",
    "question.tsv",
    "refutation.tsv",
    "terminators.tsv",
];

/// The cue list that no judge reads. It stays out of a judge's hash.
const MENTION_FILE: (&str, &str) = ("mention.tsv", include_str!("en/mention.tsv"));

/// The other lists, by file.
const WORD_FILES: &[(&str, &str)] = embedded![
    "abbreviations.tsv",
    "background.tsv",
    "function_words.tsv",
    "irregular.tsv",
    "opposites.tsv",
    "places.tsv",
    "related.tsv",
];

/// The word vectors. Their head has a hash of the rest.
const WORD_VECTORS: (&str, &[u8]) = ("word_vectors.bin", include_bytes!("en/word_vectors.bin"));

/// The weights, which enter a judge's hash by themselves, as others may take
/// their place.
const WEIGHTS: &str = include_str!("en/weights.tsv");

/// The weights of the judge of cells that were read.
const READING_WEIGHTS: &str = include_str!("en/reading_weights.tsv");

static SHIPPED: LazyLock<Lexicons> = LazyLock::new(|| sound(Lexicons::parse()));

/// By themselves, since judging by words needs none of them.
static SHIPPED_READING_WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let any = |_: &str| true;
    sound(Weights::parse("reading_weights.tsv", READING_WEIGHTS, any))
});

/// By themselves, since judging by words needs none of them.
static SHIPPED_VECTORS: LazyLock<WordVectors> = LazyLock::new(|| {
    let (file, bytes) = WORD_VECTORS;
    sound(word_vectors::parse(file, bytes))
});

fn sound<T>(parsed: Result<T, LexiconError>) -> T {
    match parsed {
        Ok(lexicons) => lexicons,
        // The files are part of the program and a test parses them: a failure here
        // is a broken build, not an input to report.
        Err(error) => panic!("embedded lexicon: {error}"),
    }
}

impl Lexicons {
    /// The lexicons that ship with the program.
    pub fn shipped() -> &'static Lexicons {
        &SHIPPED
    }

    /// The weights of the judge of cells that were read.
    pub fn reading_weights() -> &'static Weights {
        &SHIPPED_READING_WEIGHTS
    }

    /// What stems mean, by the vectors that ship with the program.
    pub fn word_vectors() -> &'static WordVectors {
        &SHIPPED_VECTORS
    }

    /// Name and text of every embedded file that bears on judging, in a fixed
    /// order, for hashing. Of the word vectors it is the head.
    pub fn embedded_files() -> impl Iterator<Item = (&'static str, &'static str)> {
        let (file, bytes) = WORD_VECTORS;
        let head = word_vectors::head(file, bytes).unwrap_or_default();
        let lists = CUE_FILES.iter().chain(WORD_FILES).copied();
        lists.chain([(file, head)])
    }

    /// The text of the embedded weights, as [`Weights::to_text`] writes it.
    pub fn embedded_weights() -> &'static str {
        WEIGHTS
    }

    fn parse() -> Result<Lexicons, LexiconError> {
        let text = |name: &str| {
            let found = WORD_FILES.iter().find(|(file, _)| *file == name);
            found.map_or("", |(_, text)| text)
        };
        let mut cues = Vec::new();
        for (file, text) in CUE_FILES {
            cues.extend(cue_list::parse(file, text)?);
        }
        let function_words = rows("function_words.tsv", text("function_words.tsv"), 1)?;
        Ok(Lexicons {
            cues,
            mentions: cue_list::parse(MENTION_FILE.0, MENTION_FILE.1)?,
            places: places::parse("places.tsv", text("places.tsv"))?,
            related: word_groups::parse_related("related.tsv", text("related.tsv"))?,
            opposites: word_groups::parse_opposites("opposites.tsv", text("opposites.tsv"))?,
            irregular: word_groups::parse_irregular("irregular.tsv", text("irregular.tsv"))?,
            function_words: function_words
                .iter()
                .map(|row| row.cell(0).to_owned())
                .collect(),
            background: background::parse("background.tsv", text("background.tsv"))?,
            // A test holds the names to the features that there are.
            weights: Weights::parse("weights.tsv", WEIGHTS, |_| true)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sha256;

    #[test]
    fn every_embedded_file_parses() {
        assert!(Lexicons::parse().is_ok_and(|lexicons| lexicons.cues.len() > 300));
    }

    #[test]
    fn the_head_of_the_word_vectors_has_the_hash_of_the_rest() {
        let (file, bytes) = WORD_VECTORS;
        let head = word_vectors::head(file, bytes).unwrap();
        let hash = sha256(&bytes[head.len()..]);
        assert!(head.contains(&format!("\nsha256 {hash}\n")));
        let vectors = Lexicons::word_vectors();
        let cosine = |a: &str, b: &str| vectors.get(a).unwrap().cosine(&vectors.get(b).unwrap());
        assert!(cosine("jail", "prison") > 0.6 && cosine("jail", "ferri") < 0.3);
    }

    #[test]
    fn opposites_are_never_related() {
        let lexicons = Lexicons::shipped();
        for Opposites(word, opposite) in &lexicons.opposites {
            for group in &lexicons.related {
                let both = group.words.contains(word) && group.words.contains(opposite);
                assert!(!both, "{word}/{opposite} in group {}", group.concept);
            }
        }
    }
}
