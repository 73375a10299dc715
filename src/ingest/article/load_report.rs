//! What became of every input: loaded, used, skipped with a reason, or failed with
//! a reason. Owns the books and how they are shown; decides nothing.

use std::fmt;
use std::path::PathBuf;

use crate::domain::{SourceId, counted};

/// One input: a file, or a record inside one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// The file.
    pub file: PathBuf,
    /// The line of the record, counted from 1, where the file holds several.
    pub line: Option<usize>,
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        match self.line {
            Some(line) => write!(f, ":{line}"),
            None => Ok(()),
        }
    }
}

/// An input that became an article with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The input.
    pub input: Input,
    /// The article's id.
    pub id: SourceId,
    /// What is missing from its text, where much is: completes "read in part: it …".
    pub lost: Option<String>,
}

/// An input that is no article and says more about articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// The input.
    pub input: Input,
    /// What for, for a person: completes "used: …".
    pub what_for: String,
}

/// An input that was left out on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The input.
    pub input: Input,
    /// Why, for a person: completes "skipped: …".
    pub why: String,
}

/// An input that should have become an article and could not be read. Its
/// article keeps its place among the others, without text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// The input.
    pub input: Input,
    /// The article's id.
    pub id: SourceId,
    /// Why, for a person: completes "failed: …".
    pub why: String,
}

/// The books of one reading. Every file of a folder and every record of a list
/// is one input; a list that yields at least one record is none itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LoadReport {
    /// How many inputs there were, counted where they are found.
    pub given: usize,
    /// What became an article, in the order of reading. Articles in a language
    /// that is not judged are among them: they were read.
    pub loaded: Vec<Loaded>,
    /// What says more about the articles.
    pub used: Vec<Used>,
    /// What was left out on purpose.
    pub skipped: Vec<Skipped>,
    /// What could not be read.
    pub failed: Vec<Failed>,
}

impl LoadReport {
    /// Whether every input given is loaded, used, skipped or failed. Holds always;
    /// where it does not, the program has lost a document.
    pub fn adds_up(&self) -> bool {
        let read = self.loaded.len() + self.used.len();
        self.given == read + self.skipped.len() + self.failed.len()
    }

    /// One line for every input that did not simply become an article: the failed
    /// first, then those read in part, used and skipped.
    pub fn notes(&self) -> impl Iterator<Item = String> {
        let failed = self.failed.iter();
        let skipped = self.skipped.iter();
        let used = self.used.iter();
        let in_part = self.loaded.iter().filter_map(|item| {
            let lost = item.lost.as_ref()?;
            Some(format!("read in part: {}: it {lost}", item.input))
        });
        failed
            .map(|item| format!("failed: {}: {}", item.input, item.why))
            .chain(in_part)
            .chain(used.map(|item| format!("used: {}: {}", item.input, item.what_for)))
            .chain(skipped.map(|item| format!("skipped: {}: {}", item.input, item.why)))
    }
}

/// The summary: `7 inputs: 5 loaded, 1 skipped, 1 failed`. Where an input was used
/// for others, `1 used` follows the loaded.
impl fmt::Display for LoadReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} loaded",
            counted(self.given, "input"),
            self.loaded.len()
        )?;
        if !self.used.is_empty() {
            write!(f, ", {} used", self.used.len())?;
        }
        write!(
            f,
            ", {} skipped, {} failed",
            self.skipped.len(),
            self.failed.len()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(file: &str, line: Option<usize>) -> Input {
        Input {
            file: file.into(),
            line,
        }
    }

    #[test]
    fn the_summary_and_the_notes_name_everything_left_out() {
        let mut account = LoadReport {
            given: 3,
            loaded: vec![Loaded {
                input: input("a.txt", None),
                id: SourceId::new("a"),
                lost: None,
            }],
            used: Vec::new(),
            skipped: vec![Skipped {
                input: input("README.md", None),
                why: "a README is not an article".into(),
            }],
            failed: vec![Failed {
                input: input("b.jsonl", Some(4)),
                id: SourceId::new("b#line4"),
                why: "has no `text`".into(),
            }],
        };
        assert!(account.adds_up());
        assert_eq!(
            account.to_string(),
            "3 inputs: 1 loaded, 1 skipped, 1 failed"
        );
        assert_eq!(
            account.notes().collect::<Vec<_>>(),
            [
                "failed: b.jsonl:4: has no `text`",
                "skipped: README.md: a README is not an article"
            ]
        );
        account.given += 1;
        account.used.push(Used {
            input: input("sources.csv", None),
            what_for: "describes the articles beside it".into(),
        });
        assert!(account.adds_up());
        assert_eq!(
            account.to_string(),
            "4 inputs: 1 loaded, 1 used, 1 skipped, 1 failed"
        );
        assert_eq!(
            account.notes().nth(1).as_deref(),
            Some("used: sources.csv: describes the articles beside it")
        );
    }

    #[test]
    fn a_lost_input_shows() {
        let account = LoadReport {
            given: 1,
            ..LoadReport::default()
        };
        assert!(!account.adds_up());
    }
}
