//! The records of `scan`: a line for each article, or for a line that was none.
//! Owns their fields but for those of cells. What follows from the source or the claims (addresses,
//! links, topics) is not in them, nor is a field that says nothing: an archive
//! has a line for each of its articles.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{AboutArticle, Claim, Readability, Scanned, Verdict};

use super::scan_cell::ScanCell;
use super::vocabulary;
use super::vocabulary::{READABILITIES, SCAN_FORMAT, SCAN_FORMAT_VERSION};

/// One article judged against all claims. Places are half-open ranges of Unicode
/// code points, counted from 0 over the article's text as loaded. Figures have
/// all their digits.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ScanLine", deny_unknown_fields)]
pub(in crate::export) struct ScanLine<'a> {
    /// The name of this format.
    #[schemars(schema_with = "vocabulary::scan_format")]
    format: &'static str,
    /// The version of this format.
    #[schemars(schema_with = "vocabulary::scan_format_version")]
    format_version: u32,
    /// Hash of all that bears on judging.
    judge_id: &'a str,
    /// The article.
    source: ScanSource<'a>,
    /// A cell for each claim, in the order in which the claims were written;
    /// none where the article was not judged, and none for what an article that
    /// was read in part leaves out.
    cells: Vec<ScanCell<'a>>,
}

/// A line of the input that was no article.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ScanErrorLine", deny_unknown_fields)]
pub(in crate::export) struct ScanErrorLine<'a> {
    /// The name of this format.
    #[schemars(schema_with = "vocabulary::scan_format")]
    pub format: &'static str,
    /// The version of this format.
    #[schemars(schema_with = "vocabulary::scan_format_version")]
    pub format_version: u32,
    /// Hash of all that bears on judging.
    pub judge_id: &'a str,
    /// What was wrong, and what to do.
    pub error: &'a str,
    /// The number of the line in the input, counted from 1.
    pub line: u64,
    /// The field at fault, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
    /// The article's id, where it could be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_id: Option<&'a str>,
}

/// An article without its text.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ScanSource", deny_unknown_fields)]
struct ScanSource<'a> {
    /// The article's own `id`.
    source_id: &'a str,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
    /// Its headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    /// When it was published, as the input gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    /// Where it was published, as the input gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    /// Its language, as the input gives it or as it was recognized.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    /// Whether it could be judged.
    #[schemars(schema_with = "vocabulary::readability")]
    status: &'static str,
    /// Why it could not be read, or not all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    why_not_read: Option<&'a str>,
    /// The language that it is written in, where that is not judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    written_in: Option<&'a str>,
    /// Hash of the text as loaded, over which places are counted.
    sha256: &'a str,
    /// Hash of the words parted by single spaces: the same for copies.
    words_sha256: &'a str,
    /// A sample of the hashes of its word pairs, by which reprints are told: how
    /// many pairs there are, a colon, and eight hexadecimal digits a hash, of which the
    /// last is odd where the pair is only quoted.
    #[serde(skip_serializing_if = "Option::is_none")]
    sketch: Option<String>,
}

impl<'a> ScanLine<'a> {
    /// A line without cells: all of it that is known before anything is judged.
    pub(in crate::export) fn head(judge_id: &'a str, about: &'a AboutArticle) -> Self {
        Self {
            format: SCAN_FORMAT,
            format_version: SCAN_FORMAT_VERSION,
            judge_id,
            source: ScanSource::of(about),
            cells: Vec::new(),
        }
    }

    /// The whole line of an article.
    pub(in crate::export) fn of(
        judge_id: &'a str,
        claims: &'a [Claim],
        scanned: &'a Scanned,
    ) -> Self {
        let cells = claims.iter().zip(&scanned.verdicts);
        let cells = cells.filter_map(|(claim, verdict)| match verdict {
            Verdict::Judged(judgement) => Some(ScanCell::of(claim, judgement)),
            Verdict::NotReadable | Verdict::UnsupportedLanguage => None,
        });
        Self {
            cells: cells.collect(),
            ..Self::head(judge_id, &scanned.about)
        }
    }
}

impl<'a> ScanSource<'a> {
    fn of(about: &'a AboutArticle) -> Self {
        let source = &about.source;
        let [readable, read_in_part, not_readable, unsupported_language] = READABILITIES;
        let (status, why_not_read, written_in) = match &about.readability {
            Readability::Readable => (readable, None, None),
            Readability::ReadInPart { why } => (read_in_part, Some(&**why), None),
            Readability::NotReadable { why } => (not_readable, Some(&**why), None),
            Readability::UnsupportedLanguage { language } => {
                (unsupported_language, None, Some(&**language))
            }
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
            why_not_read,
            written_in,
            sha256: &about.sha256,
            words_sha256: &about.words_sha256,
            sketch: about.sketch.clone().map(String::from),
        }
    }
}
