//! Articles as JSON lines: one record a line with `id` and `text`, and whatever
//! metadata it has. Owns what makes a line a record.

use std::path::Path;

use serde_json::Value;

use crate::domain::{Article, Readability, Source};
use crate::ingest::Input;
use crate::ingest::article::metadata::{Metadata, as_text};
use crate::ingest::article::piece::{FilePiece, FilePieces, PieceOutcome, failed};
use crate::ingest::text::encoding::{check, unix_line_ends};

/// Reads a whole file of records; blank lines are none. `name` is what the
/// records without an id of their own are called by.
pub(crate) fn read(text: &str, file: &Path, name: &str) -> FilePieces {
    let records = || {
        (1..)
            .zip(text.lines())
            .filter(|(_, line)| !line.trim().is_empty())
    };
    let pieces = records().map(|(number, line)| FilePiece {
        input: Input {
            file: file.to_owned(),
            line: Some(number),
        },
        outcome: PieceOutcome::Article(record(line, name, number)),
        line: None,
        left: None,
        sketch: None,
    });
    FilePieces {
        given: records().count(),
        pieces: pieces.collect(),
    }
}

/// A record that has a text. Whether it has an id is for the reader to ask.
#[derive(Debug)]
pub(crate) struct ArticleRecord {
    /// What the record says beside its text.
    pub metadata: Metadata,
    text: String,
}

/// Why a line is no record: completes "failed: …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum RecordFlaw {
    /// It cannot be parsed.
    #[error("is not valid JSON: {what} (column {column})")]
    NotJson {
        /// What the parser says.
        what: String,
        /// Where in the line, counted from 1.
        column: usize,
    },
    /// It is JSON of another kind.
    #[error("the line is not a JSON object")]
    NoObject,
    /// Its text is something else.
    #[error("its `text` is not a string")]
    TextIsNoString,
    /// There is no text.
    #[error("has no `text`")]
    NoText,
}

impl ArticleRecord {
    /// The article; `default_id` where the record has no id.
    pub fn into_article(self, default_id: &str) -> Article {
        let source = self.metadata.into_source(default_id);
        match check(&self.text) {
            Err(why) => failed(source, why.to_string()),
            Ok(()) => Article {
                source,
                text: match self.text.contains('\r') {
                    true => unix_line_ends(&self.text),
                    false => self.text,
                },
                readability: Readability::Readable,
            },
        }
    }
}

/// Parses one line; with what is wrong comes the record's id, where it can be
/// told.
pub(crate) fn parse(line: &str) -> Result<ArticleRecord, (RecordFlaw, Option<String>)> {
    let mut fields = match serde_json::from_str::<Value>(line) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) => return Err((RecordFlaw::NoObject, None)),
        Err(error) => {
            // The message ends in a line and a column; the line is always 1.
            let message = error.to_string();
            let what = message.split(" at line ").next().unwrap_or_default();
            let flaw = RecordFlaw::NotJson {
                what: what.to_owned(),
                column: error.column(),
            };
            return Err((flaw, None));
        }
    };
    let text = fields.remove("text");
    let mut metadata = Metadata::default();
    for (name, value) in &fields {
        metadata.take(&name.to_lowercase(), as_text(value));
    }
    match text {
        Some(Value::String(text)) => Ok(ArticleRecord { metadata, text }),
        Some(_) => Err((RecordFlaw::TextIsNoString, metadata.id)),
        None => Err((RecordFlaw::NoText, metadata.id)),
    }
}

/// Reads one record. A line that is none gives an article that could not be
/// read, under the id `<name>#line<number>`.
pub(crate) fn record(line: &str, name: &str, number: usize) -> Article {
    match parse(line) {
        Ok(record) => article(record.metadata, record.text, name, number),
        Err((flaw, _)) => failed(
            Source::new(format!("{name}#line{number}")),
            flaw.to_string(),
        ),
    }
}

/// The article of a record's fields, for every format of records.
pub(crate) fn article(metadata: Metadata, text: String, name: &str, number: usize) -> Article {
    let nameless = format!("{name}#line{number}");
    if metadata.id.is_none() {
        return failed(metadata.into_source(&nameless), "has no `id`");
    }
    ArticleRecord { metadata, text }.into_article(&nameless)
}

/// Whether the program wrote this file itself: cells name a claim and hold no
/// text of an article.
pub(crate) fn is_own_export(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    match first.map(serde_json::from_str::<Value>) {
        Some(Ok(Value::Object(fields))) => {
            !fields.contains_key("text") && fields.keys().any(|name| name.starts_with("claim"))
        }
        Some(Ok(_) | Err(_)) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(article: &Article) -> &str {
        match &article.readability {
            Readability::NotReadable { why } => why,
            Readability::Readable
            | Readability::ReadInPart { .. }
            | Readability::UnsupportedLanguage { .. } => "",
        }
    }

    #[test]
    fn a_record_has_an_id_a_text_and_what_else_it_says() {
        let line = r#"{"id":7,"text":"One.\r\nTwo.","Title":"T","date":"2024","author":["A","B"],"score":{"x":1}}"#;
        let article = record(line, "list", 1);
        assert_eq!(article.text, "One.\nTwo.");
        assert_eq!(article.source.id.as_str(), "7");
        assert_eq!(article.source.title.as_deref(), Some("T"));
        assert_eq!(article.source.published.as_deref(), Some("2024"));
        assert_eq!(article.source.author.as_deref(), Some("A, B"));
    }

    #[test]
    fn what_is_no_record_keeps_its_place() {
        for (line, id, reason) in [
            (
                "{\"id\":\"a\"",
                "list#line4",
                "is not valid JSON: EOF while parsing an object (column 9)",
            ),
            ("[1]", "list#line4", "the line is not a JSON object"),
            (r#"{"id":"a"}"#, "list#line4", "has no `text`"),
            (
                r#"{"id":"a","text":3}"#,
                "list#line4",
                "its `text` is not a string",
            ),
            (r#"{"text":"x"}"#, "list#line4", "has no `id`"),
            (r#"{"id":" ","text":"x"}"#, "list#line4", "has no `id`"),
            (r#"{"id":"a","text":" \n"}"#, "a", "is empty"),
        ] {
            let article = record(line, "list", 4);
            assert_eq!(
                (article.source.id.as_str(), why(&article)),
                (id, reason),
                "{line}"
            );
            assert_eq!(article.text, "");
        }
    }

    #[test]
    fn every_line_that_is_not_blank_is_one_input() {
        let pieces = read("{}\n\n  \nnot json\n", Path::new("x.jsonl"), "x");
        let lines: Vec<_> = pieces.pieces.iter().map(|piece| piece.input.line).collect();
        assert_eq!((pieces.given, lines), (2, vec![Some(1), Some(4)]));
    }

    #[test]
    fn cells_are_no_articles() {
        assert!(is_own_export(
            r#"{"claim_id":"a","source_id":"b","stance":"omits"}"#
        ));
        assert!(!is_own_export(r#"{"id":"a","text":"b","claims":[]}"#));
        assert!(!is_own_export(r#"{"id":"a"}"#));
    }
}
