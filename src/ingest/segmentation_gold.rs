//! Reads gold sentence boundaries: golden-rule lists (JSON, `text` and
//! `sents`) and treebanks (CoNLL-U, whose documents are put together again
//! from their sentences). Owns the two formats; scores nothing.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

use crate::domain::UserError;
use crate::ingest::article::source_text::reason;

/// A text and where its sentences end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SegmentedText {
    /// The document's name in a treebank, or the rule's place in its list,
    /// counted from 1.
    pub id: String,
    /// The text.
    pub text: String,
    /// The byte after the last one of each sentence, in order.
    pub sentence_ends: Vec<usize>,
}

/// Why a file of gold boundaries cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SegmentationGoldError {
    /// The file cannot be read at all.
    #[error("{}: cannot read: {}", file.display(), reason(why))]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: io::Error,
    },
    /// The file is not the JSON that is expected.
    #[error("{}: not a list of golden rules: {why}", file.display())]
    NotGoldenRules {
        /// The file.
        file: PathBuf,
        /// Where and what.
        why: serde_json::Error,
    },
    /// A sentence is not to be found in its text, after the one before it.
    #[error("{}: item {item}: the sentence \"{sentence}\" does not follow in `text`", file.display())]
    SentenceNotInText {
        /// The file.
        file: PathBuf,
        /// The item, counted from 1.
        item: usize,
        /// The sentence.
        sentence: String,
    },
    /// The file holds no `# text =` line.
    #[error("{}: no `# text =` line", file.display())]
    NoSentences {
        /// The file.
        file: PathBuf,
    },
}

impl UserError for SegmentationGoldError {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Unreadable { .. } => "check the path, and that the file is UTF-8",
            Self::NotGoldenRules { .. } => "write a list of objects with `text` and `sents`",
            Self::SentenceNotInText { .. } => "list the sentences in the order of the text",
            Self::NoSentences { .. } => "check that the file is CoNLL-U",
        })
    }
}

#[derive(Deserialize)]
struct GoldenRule {
    text: String,
    sents: Vec<String>,
}

/// Reads a JSON list of texts with their sentences.
///
/// # Errors
/// Where the file cannot be read, is not such a list, or a sentence is not in
/// its text.
pub fn read_golden_rules(file: &Path) -> Result<Vec<SegmentedText>, SegmentationGoldError> {
    let json = read(file)?;
    let rules: Vec<GoldenRule> =
        serde_json::from_str(&json).map_err(|why| SegmentationGoldError::NotGoldenRules {
            file: file.to_owned(),
            why,
        })?;
    let numbered = rules.into_iter().enumerate();
    numbered
        .map(|(at, rule)| {
            let ends =
                ends_of(&rule).map_err(|sentence| SegmentationGoldError::SentenceNotInText {
                    file: file.to_owned(),
                    item: at + 1,
                    sentence,
                })?;
            Ok(SegmentedText {
                id: (at + 1).to_string(),
                text: rule.text,
                sentence_ends: ends,
            })
        })
        .collect()
}

/// Reads a treebank in CoNLL-U. Each document's text is its sentences
/// (`# text =`), parted by a space, or by a line end where a paragraph begins
/// (`# newpar`).
///
/// # Errors
/// Where the file cannot be read or holds no sentence.
pub fn read_conllu(file: &Path) -> Result<Vec<SegmentedText>, SegmentationGoldError> {
    let documents = documents_of(&read(file)?);
    if documents.is_empty() {
        return Err(SegmentationGoldError::NoSentences {
            file: file.to_owned(),
        });
    }
    Ok(documents)
}

fn read(file: &Path) -> Result<String, SegmentationGoldError> {
    fs::read_to_string(file).map_err(|why| SegmentationGoldError::Unreadable {
        file: file.to_owned(),
        why,
    })
}

/// The ends of a rule's sentences, or the sentence that is not where it should be.
fn ends_of(rule: &GoldenRule) -> Result<Vec<usize>, String> {
    let mut end = 0;
    let mut ends = Vec::with_capacity(rule.sents.len());
    for sentence in &rule.sents {
        let rest = rule.text.get(end..).unwrap_or_default();
        let gap = rest.len() - rest.trim_start().len();
        if !rest.trim_start().starts_with(sentence.as_str()) {
            return Err(sentence.clone());
        }
        end += gap + sentence.len();
        ends.push(end);
    }
    Ok(ends)
}

fn documents_of(conllu: &str) -> Vec<SegmentedText> {
    let mut documents = Vec::new();
    let mut current = SegmentedText {
        id: String::new(),
        text: String::new(),
        sentence_ends: Vec::new(),
    };
    let mut new_paragraph = false;
    for line in conllu.lines() {
        if let Some(id) = comment(line, "newdoc") {
            let next = SegmentedText {
                id: id.trim_start_matches("id =").trim().to_owned(),
                text: String::new(),
                sentence_ends: Vec::new(),
            };
            documents.push(std::mem::replace(&mut current, next));
            new_paragraph = false;
        } else if comment(line, "newpar").is_some() {
            new_paragraph = true;
        } else if let Some(text) = comment(line, "text").and_then(|rest| rest.strip_prefix('=')) {
            if !current.text.is_empty() {
                current.text.push(if new_paragraph { '\n' } else { ' ' });
            }
            current.text.push_str(text.trim());
            current.sentence_ends.push(current.text.len());
            new_paragraph = false;
        }
    }
    documents.push(current);
    documents.retain(|document| !document.sentence_ends.is_empty());
    documents
}

/// What follows `# name` on a comment line, where that is the whole name.
fn comment<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let rest = line.strip_prefix('#')?.trim_start().strip_prefix(name)?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONLLU: &str = "# newdoc id = harbour\n# newpar\n# newpar_block = p (2 s)\n\
        # text = The ferry is late.\n1\tThe\n\n# text = Nobody minds.\n\n\
        # newpar id = p2\n# text = It rains.\n# text_en = no\n\n\
        # newdoc\n# text = Café!\n";

    fn written(content: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("gold");
        fs::write(&file, content).unwrap();
        (folder, file)
    }

    #[test]
    fn a_treebank_becomes_texts_and_ends() {
        let (_folder, file) = written(CONLLU);
        let documents = read_conllu(&file).unwrap();
        assert_eq!(documents.len(), 2);
        assert_eq!(documents[0].id, "harbour");
        assert_eq!(
            documents[0].text,
            "The ferry is late. Nobody minds.\nIt rains."
        );
        assert_eq!(documents[0].sentence_ends, [18, 32, 42]);
        assert_eq!(documents[1].id, "");
        assert_eq!(documents[1].sentence_ends, [6], "bytes, not characters");
    }

    #[test]
    fn a_file_without_sentences_is_refused() {
        let (_folder, file) = written("no treebank\n");
        let error = read_conllu(&file).unwrap_err();
        assert!(
            error.to_string().ends_with(": no `# text =` line"),
            "{error}"
        );
        assert_eq!(error.help(), "check that the file is CoNLL-U");
    }

    #[test]
    fn golden_rules_become_texts_and_ends() {
        let (_folder, file) = written(r#"[{"text": "One é.  Two.", "sents": ["One é.", "Two."]}]"#);
        let rules = read_golden_rules(&file).unwrap();
        assert_eq!(rules[0].id, "1");
        assert_eq!(rules[0].sentence_ends, [7, 13]);
    }

    #[test]
    fn a_sentence_that_is_not_in_its_text_is_named() {
        let (_folder, file) = written(r#"[{"text": "One. Two.", "sents": ["One.", "Three."]}]"#);
        let error = read_golden_rules(&file).unwrap_err().to_string();
        assert!(
            error.ends_with("item 1: the sentence \"Three.\" does not follow in `text`"),
            "{error}"
        );
    }

    #[test]
    fn a_missing_file_and_a_broken_one_are_errors() {
        assert!(matches!(
            read_conllu(Path::new("no/such/file")),
            Err(SegmentationGoldError::Unreadable { .. })
        ));
        let (_folder, file) = written(r#"[{"text": 1}]"#);
        assert!(matches!(
            read_golden_rules(&file),
            Err(SegmentationGoldError::NotGoldenRules { .. })
        ));
    }
}
