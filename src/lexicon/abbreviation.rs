//! Abbreviations that end in a full stop, or names in an exclamation mark, as
//! data. Owns reading and validating the list and looking a word up in it;
//! whether a sentence ends there is decided in `text`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::domain::UnknownName;

const ENGLISH_FILE: &str = "src/lexicon/en/abbreviations.tsv";
const ENGLISH: &str = include_str!("en/abbreviations.tsv");

/// What usually follows an abbreviation, and so when a sentence can end with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AbbreviationKind {
    /// Stands before a name: Dr., Gen., St. Never ends a sentence.
    Title,
    /// Leads on to more of the same sentence: e.g., vs., cf. Never ends one.
    Inner,
    /// Stands before a number: No., p., Fig. Ends a sentence unless one follows.
    Number,
    /// A month or a day of the week: Jan., Tues.
    Month,
    /// A time of day or an era: a.m., B.C.
    Time,
    /// A country, state, street or the like: U.S., Calif., Ave.
    Place,
    /// A measure: ft., oz.
    Unit,
    /// A body or its rank in law: Inc., Dept.
    Org,
    /// Stands after a name: Jr., Ph.D.
    Suffix,
    /// Closes a list or a phrase: etc., et al.
    Closing,
    /// A name with an exclamation mark of its own: Yahoo!
    Exclamation,
}

impl AbbreviationKind {
    const NAMES: [(&'static str, AbbreviationKind); 11] = [
        ("title", AbbreviationKind::Title),
        ("inner", AbbreviationKind::Inner),
        ("number", AbbreviationKind::Number),
        ("month", AbbreviationKind::Month),
        ("time", AbbreviationKind::Time),
        ("place", AbbreviationKind::Place),
        ("unit", AbbreviationKind::Unit),
        ("org", AbbreviationKind::Org),
        ("suffix", AbbreviationKind::Suffix),
        ("closing", AbbreviationKind::Closing),
        ("exclamation", AbbreviationKind::Exclamation),
    ];
}

impl std::str::FromStr for AbbreviationKind {
    type Err = UnknownName;

    fn from_str(given: &str) -> Result<Self, UnknownName> {
        let found = Self::NAMES.iter().find(|(name, _)| *name == given);
        found.map(|&(_, kind)| kind).ok_or_else(|| UnknownName {
            given: given.to_owned(),
            known: Self::NAMES.map(|(name, _)| name).join(", "),
        })
    }
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// As it is written, with its last stop.
    pub text: String,
    /// What usually follows.
    pub kind: AbbreviationKind,
    /// A text that uses it, with ` | ` where sentences part.
    pub example: String,
}

/// Why a list of abbreviations cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {fault}")]
pub struct AbbreviationError {
    /// The file as it was named.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: AbbreviationFault,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AbbreviationFault {
    /// Too few or too many columns.
    #[error("{found} columns instead of abbreviation, kind, example, parted by tabs")]
    Columns {
        /// How many there are.
        found: usize,
    },
    /// The kind is not known.
    #[error("column kind: {0}")]
    Kind(#[from] UnknownName),
    /// The abbreviation has no stop, or one of a name has no exclamation mark.
    #[error("column abbreviation: `{0}` must end in `.`, or in `!` where the kind is exclamation")]
    Ending(String),
    /// The example does not hold the abbreviation.
    #[error("column example: does not hold `{0}`")]
    Example(String),
    /// The line is not after the one before it.
    #[error("`{0}` is out of order or listed twice: sort the file by code points")]
    Order(String),
}

/// A validated list, looked up by the word as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Abbreviations {
    entries: BTreeMap<String, Abbreviation>,
    longest: usize,
}

impl Abbreviations {
    /// The English list that ships with the program.
    pub fn english() -> &'static Abbreviations {
        // The embedded list is held valid by a test.
        static LIST: LazyLock<Abbreviations> =
            LazyLock::new(|| Abbreviations::parse(ENGLISH_FILE, ENGLISH).unwrap_or_default());
        &LIST
    }

    /// Reads a list: abbreviation, kind and example, parted by tabs, sorted,
    /// without a head; empty lines and lines that start with `#` do not count.
    ///
    /// # Errors
    /// Names the file as `file`, and the first line that does not hold.
    pub fn parse(file: &str, list: &str) -> Result<Self, AbbreviationError> {
        let mut abbreviations = Abbreviations::default();
        for (at, line) in list.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let entry = parse_line(line)
                .and_then(|entry| match abbreviations.entries.last_key_value() {
                    Some((last, _)) if *last >= entry.text => {
                        Err(AbbreviationFault::Order(entry.text))
                    }
                    Some(_) | None => Ok(entry),
                })
                .map_err(|fault| AbbreviationError {
                    file: file.to_owned(),
                    line: at + 1,
                    fault,
                })?;
            abbreviations.longest = abbreviations.longest.max(entry.text.len());
            abbreviations.entries.insert(entry.text.clone(), entry);
        }
        Ok(abbreviations)
    }

    /// The kind of a word with its last stop. What is listed in small letters
    /// may begin with a capital, and whatever is listed may be all capitals.
    pub fn kind(&self, word: &str) -> Option<AbbreviationKind> {
        if word.len() > self.longest {
            return None;
        }
        let exact = self.entries.get(word);
        let recased = || {
            let mut letters = word.chars();
            let first = letters.next().filter(|first| first.is_uppercase())?;
            let rest = letters.as_str();
            let small = first.to_lowercase().collect::<String>() + rest;
            let capital = || first.to_string() + &rest.to_lowercase();
            let found = self.entries.get(&small);
            found
                .or_else(|| self.entries.get(&capital()))
                .or_else(|| self.entries.get(&small.to_lowercase()))
        };
        exact.or_else(recased).map(|entry| entry.kind)
    }

    /// All entries, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &Abbreviation> {
        self.entries.values()
    }
}

fn parse_line(line: &str) -> Result<Abbreviation, AbbreviationFault> {
    let columns: Vec<_> = line.split('\t').collect();
    let &[text, kind, example] = columns.as_slice() else {
        return Err(AbbreviationFault::Columns {
            found: columns.len(),
        });
    };
    let kind: AbbreviationKind = kind.parse()?;
    let stop = match kind {
        AbbreviationKind::Exclamation => '!',
        AbbreviationKind::Title
        | AbbreviationKind::Inner
        | AbbreviationKind::Number
        | AbbreviationKind::Month
        | AbbreviationKind::Time
        | AbbreviationKind::Place
        | AbbreviationKind::Unit
        | AbbreviationKind::Org
        | AbbreviationKind::Suffix
        | AbbreviationKind::Closing => '.',
    };
    if !text.ends_with(stop) {
        return Err(AbbreviationFault::Ending(text.to_owned()));
    }
    if !example.contains(text) {
        return Err(AbbreviationFault::Example(text.to_owned()));
    }
    Ok(Abbreviation {
        text: text.to_owned(),
        kind,
        example: example.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(list: &str) -> AbbreviationError {
        Abbreviations::parse("my.tsv", list).unwrap_err()
    }

    #[test]
    fn the_embedded_list_is_valid() {
        let list = Abbreviations::parse(ENGLISH_FILE, ENGLISH).unwrap();
        assert!(list.iter().count() > 150);
        assert_eq!(&list, Abbreviations::english());
    }

    #[test]
    fn a_word_is_found_as_written_or_recased() {
        let list = Abbreviations::english();
        assert_eq!(list.kind("Gen."), Some(AbbreviationKind::Title));
        assert_eq!(list.kind("GEN."), Some(AbbreviationKind::Title));
        assert_eq!(list.kind("E.g."), Some(AbbreviationKind::Inner));
        assert_eq!(list.kind("gen."), None, "small letters are another word");
        assert_eq!(list.kind("Gentlemen."), None);
        assert_eq!(list.kind(""), None);
    }

    #[test]
    fn a_broken_line_is_named() {
        let error = fault("# ours\nDr.\ttitle\n");
        assert_eq!(
            error.to_string(),
            "my.tsv:2: 2 columns instead of abbreviation, kind, example, parted by tabs"
        );
        assert!(matches!(
            fault("Dr.\tdoctor\tDr. No").fault,
            AbbreviationFault::Kind(_)
        ));
        assert!(matches!(
            fault("Dr\ttitle\tDr No").fault,
            AbbreviationFault::Ending(_)
        ));
        assert!(matches!(
            fault("Dr.\ttitle\tMr. No").fault,
            AbbreviationFault::Example(_)
        ));
        let twice = fault("Dr.\ttitle\tDr. No\nDr.\ttitle\tDr. Who");
        assert_eq!(
            (twice.line, twice.fault),
            (2, AbbreviationFault::Order("Dr.".into()))
        );
    }
}
