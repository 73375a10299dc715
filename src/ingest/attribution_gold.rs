//! Reads sentences labelled with who says so: one JSON object a line. Owns the
//! format; scores nothing.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

use crate::domain::UserError;
use crate::ingest::article::source_text::reason;

/// How much of a sentence is somebody else's statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AttributionLabel {
    /// A good part of it.
    Attributed,
    /// So little that readers may differ.
    Partly,
    /// Nothing.
    None,
}

/// A sentence and who is reported to say it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct LabelledSentence {
    /// The article it stands in; sentences of one article follow one another.
    #[serde(default, rename = "doc")]
    pub document: String,
    /// Where it begins in its article, in characters.
    #[serde(default)]
    pub start: usize,
    /// Where it ends in its article, in characters.
    #[serde(default)]
    pub end: usize,
    /// Its text.
    pub text: String,
    /// Whether it is attributed.
    pub label: AttributionLabel,
    /// The words that name whose statement it is.
    #[serde(default)]
    pub sources: Vec<String>,
}

impl LabelledSentence {
    /// Whether it goes on in the paragraph of `earlier`: at most one character
    /// stands between them, where a new paragraph takes two.
    pub fn continues(&self, earlier: &Self) -> bool {
        self.document == earlier.document
            && self.end > self.start
            && (earlier.end..=earlier.end + 1).contains(&self.start)
    }
}

/// Why a file of labelled sentences cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum AttributionGoldError {
    /// The file cannot be read at all.
    #[error("{}: cannot read: {}", file.display(), reason(why))]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: io::Error,
    },
    /// A line is not the object that is expected.
    #[error("{}:{line}: not a labelled sentence: {why}", file.display())]
    NotASentence {
        /// The file.
        file: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong.
        why: serde_json::Error,
    },
}

impl UserError for AttributionGoldError {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Unreadable { .. } => "check the path, and that the file is UTF-8",
            Self::NotASentence { .. } => {
                "write an object with `text`, `label` (attributed, partly or none) and `sources`"
            }
        })
    }
}

/// Reads a file of labelled sentences in the order of its lines. Empty lines
/// are passed over.
///
/// # Errors
/// Where the file cannot be read, or a line is no labelled sentence.
pub fn read_labelled_sentences(file: &Path) -> Result<Vec<LabelledSentence>, AttributionGoldError> {
    let text = fs::read_to_string(file).map_err(|why| AttributionGoldError::Unreadable {
        file: file.to_owned(),
        why,
    })?;
    let filled = text.lines().enumerate().filter(|(_, line)| {
        let line = line.trim();
        !line.is_empty()
    });
    filled
        .map(|(at, line)| {
            serde_json::from_str(line).map_err(|why| AttributionGoldError::NotASentence {
                file: file.to_owned(),
                line: at + 1,
                why,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(content: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("labelled.jsonl");
        fs::write(&file, content).unwrap();
        (folder, file)
    }

    #[test]
    fn lines_become_sentences() {
        let (_folder, file) = written(concat!(
            r#"{"doc": "a", "start": 0, "end": 14, "text": "Rain, she said", "label": "attributed", "sources": ["she"]}"#,
            "\r\n\n",
            r#"{"text": "It rained.", "label": "none"}"#,
        ));
        let sentences = read_labelled_sentences(&file).unwrap();
        assert_eq!(sentences.len(), 2);
        assert_eq!(sentences[0].sources, ["she"]);
        assert_eq!(sentences[1].label, AttributionLabel::None);
    }

    #[test]
    fn a_sentence_goes_on_in_its_paragraph() {
        let at = |document: &str, start: usize, end: usize| LabelledSentence {
            document: document.to_owned(),
            start,
            end,
            text: String::new(),
            label: AttributionLabel::Partly,
            sources: Vec::new(),
        };
        let first = at("a", 0, 10);
        assert!(at("a", 11, 20).continues(&first));
        assert!(!at("a", 12, 20).continues(&first), "a new paragraph");
        assert!(!at("b", 11, 20).continues(&first), "another article");
        assert!(!at("a", 0, 0).continues(&at("a", 0, 0)), "no places given");
    }

    #[test]
    fn a_line_that_is_no_sentence_is_named() {
        let (_folder, file) = written("{\"text\": \"x\", \"label\": \"none\"}\n{\"text\": 1}\n");
        let error = read_labelled_sentences(&file).unwrap_err();
        let what = error.to_string();
        assert!(
            what.contains("labelled.jsonl:2: not a labelled sentence: "),
            "{what}"
        );
        assert!(
            error.help().starts_with("write an object"),
            "{}",
            error.help()
        );
        assert!(matches!(
            read_labelled_sentences(Path::new("no/such/file")),
            Err(AttributionGoldError::Unreadable { .. })
        ));
    }
}
