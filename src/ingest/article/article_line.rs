//! One line of a stream as an article that names itself. Owns what is wrong
//! with a line that is none, and what to do about it. Unlike a file that is read
//! whole, a stream gives no article a name by its place: the same article must
//! be the same in every part of a stream and in every retry.

use crate::domain::{Article, SourceId};

use super::loaded_articles::recognized;
use crate::ingest::list::jsonl_articles::{RecordFlaw, parse};
use crate::ingest::text::line_reader::RawLine;

/// What a line of a stream is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    clippy::large_enum_variant,
    reason = "nearly every line is an article, so that a box would save nothing"
)]
pub enum ArticleLine {
    /// Nothing but white space.
    Blank,
    /// An article, which may be one that could not be read.
    Article(Article),
    /// No article, or one without an id.
    Bad(BadLine),
}

/// Why a line is no article that can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// The field at fault, where it is one.
    pub field: Option<&'static str>,
    /// The article's id, where it could be told.
    pub id: Option<SourceId>,
    /// What is wrong, and what to do: two sentences.
    pub error: String,
}

/// Reads one line of a stream of articles.
///
/// ```
/// use stancegrid::ingest::{ArticleLine, LineReader, read_line_of_stream};
/// let mut lines = LineReader::new(&br#"{"id": "a", "text": "It rained."}"#[..], 1_000);
/// let line = lines.next_line()?.ok_or("no line")?;
/// assert!(matches!(read_line_of_stream(&line), ArticleLine::Article(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_line_of_stream(line: &RawLine) -> ArticleLine {
    let Some(bytes) = &line.bytes else {
        let error = format!(
            "the line has {} bytes, which is more than one article may have. Part the article, \
             or leave it out",
            line.length
        );
        return bad(None, None, error);
    };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to() + 1;
            let error = format!("the line is not UTF-8 (byte {at}). Save the articles as UTF-8");
            return bad(None, None, error);
        }
    };
    if text.trim().is_empty() {
        return ArticleLine::Blank;
    }
    match parse(text) {
        Ok(record) if record.metadata.id.is_some() => {
            ArticleLine::Article(recognized(record.into_article("")))
        }
        Ok(_) => bad(
            Some("id"),
            None,
            "the article has no `id`. Give every article one of its own: a scan that is tried \
             again knows it by nothing else"
                .to_owned(),
        ),
        Err((flaw, id)) => {
            let mend = match flaw {
                RecordFlaw::NotJson { .. } | RecordFlaw::NoObject => {
                    "Write one article a line, as a JSON object with `id` and `text`"
                }
                RecordFlaw::TextIsNoString | RecordFlaw::NoText => {
                    "Give the article's words as a string in `text`"
                }
            };
            let field = match flaw {
                RecordFlaw::NotJson { .. } | RecordFlaw::NoObject => None,
                RecordFlaw::TextIsNoString | RecordFlaw::NoText => Some("text"),
            };
            bad(field, id.map(SourceId::new), format!("{flaw}. {mend}"))
        }
    }
}

fn bad(field: Option<&'static str>, id: Option<SourceId>, error: String) -> ArticleLine {
    ArticleLine::Bad(BadLine { field, id, error })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Readability;

    fn read(bytes: &[u8]) -> ArticleLine {
        read_line_of_stream(&RawLine {
            number: 7,
            bytes: Some(bytes.to_vec()),
            length: bytes.len() as u64,
        })
    }

    fn trouble(bytes: &[u8]) -> (Option<&'static str>, Option<String>, String) {
        match read(bytes) {
            ArticleLine::Bad(bad) => (bad.field, bad.id.map(|id| id.to_string()), bad.error),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_article_needs_an_id_and_a_text() {
        let ArticleLine::Article(article) = read(br#"{"id":7,"text":"One.\r\nTwo."}"#) else {
            panic!("an article");
        };
        assert_eq!(
            (article.source.id.as_str(), &*article.text),
            ("7", "One.\nTwo.")
        );
        let (field, id, error) = trouble(br#"{"text":"x"}"#);
        assert_eq!((field, id), (Some("id"), None));
        assert!(error.contains("Give every article one"), "{error}");
        let (field, id, _) = trouble(br#"{"source_id":"a","txt":"x"}"#);
        assert_eq!((field, id.as_deref()), (Some("text"), Some("a")));
        let (field, id, error) = trouble(b"{\"id\":\"a\"");
        assert_eq!((field, id), (None, None));
        assert!(error.starts_with("is not valid JSON: EOF"), "{error}");
        let (_, _, error) = trouble(b"{\"id\":\"a\",\"text\":\"\xff\"}");
        assert!(error.contains("not UTF-8 (byte 19)"), "{error}");
    }

    #[test]
    fn an_empty_text_is_an_article_that_could_not_be_read() {
        let ArticleLine::Article(article) = read(br#"{"id":"a","text":" "}"#) else {
            panic!("an article");
        };
        assert!(matches!(
            article.readability,
            Readability::NotReadable { .. }
        ));
    }

    #[test]
    fn white_space_is_no_article_and_no_error() {
        assert_eq!(read(b" \t\r"), ArticleLine::Blank);
        assert_eq!(read("\u{a0}".as_bytes()), ArticleLine::Blank);
    }
}
