//! A source as a record. Owns its fields, and the words for whether it could
//! be judged.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Readability, SourceColumn};

use super::vocabulary;
use super::vocabulary::READABILITIES;

/// One article, without its text.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Source", deny_unknown_fields)]
pub(in crate::export) struct SourceRecord<'a> {
    /// Unique in the run.
    source_id: &'a str,
    /// Who published it.
    outlet: Option<&'a str>,
    /// Its headline.
    title: Option<&'a str>,
    /// Who wrote it.
    author: Option<&'a str>,
    /// When it was published, as the input gives it.
    published: Option<&'a str>,
    /// Where it was published, as the input gives it.
    url: Option<&'a str>,
    /// Its language, as the input gives it or as it was recognized.
    language: Option<&'a str>,
    /// Whether it could be judged.
    #[schemars(schema_with = "vocabulary::readability")]
    status: &'static str,
    /// Why not, where it could not; why what it leaves out could not, where it
    /// was read in part.
    why_not_judged: Option<String>,
    /// Hash of the text as loaded, over which places are counted.
    sha256: &'a str,
    /// The first source of the set of duplicates that this one belongs to; its
    /// own id where it stands alone.
    origin: &'a str,
}

impl<'a> SourceRecord<'a> {
    pub(super) fn of(column: &'a SourceColumn) -> Self {
        let source = &column.source;
        let [readable, read_in_part, not_readable, unsupported_language] = READABILITIES;
        let (status, why_not_judged) = match &column.readability {
            Readability::Readable => (readable, None),
            Readability::ReadInPart { why } => (read_in_part, Some(why.clone())),
            Readability::NotReadable { why } => (not_readable, Some(why.clone())),
            Readability::UnsupportedLanguage { language } => (
                unsupported_language,
                Some(format!("written in {language}, which is not judged")),
            ),
        };
        Self {
            source_id: source.id.as_str(),
            outlet: source.outlet.as_deref(),
            title: source.title.as_deref(),
            author: source.author.as_deref(),
            published: source.published.as_deref(),
            url: source.url.as_deref(),
            language: source.language.as_deref(),
            status,
            why_not_judged,
            sha256: &column.sha256,
            origin: column.origin.as_str(),
        }
    }
}
