//! The lines of `scan`: one for each article, as it comes. Owns how a line is
//! written; the fields come from `record`.

use serde::Serialize;
use serde_json::Serializer;

use crate::domain::{AboutArticle, Claim, Scanned, SourceId};

use super::json_layout::OneLine;
use super::record::{SCAN_FORMAT, SCAN_FORMAT_VERSION, ScanErrorLine, ScanLine};
use super::{ExportError, soundness};

/// Writes lines that `docs/scan.schema.json` describes. A line depends on its
/// article and the judge alone, so that shards, retries and a single run give
/// the same set of lines.
#[derive(Debug, Clone, Copy)]
pub struct ScanLines<'c> {
    /// The judge.
    pub judge_id: &'c str,
    /// The claims, in the order of verdicts.
    pub claims: &'c [Claim],
}

/// What is wrong with a line that is no article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanError<'e> {
    /// The number of the line, counted from 1.
    pub line: u64,
    /// What was wrong, and what to do.
    pub error: &'e str,
    /// The field at fault, where it is one.
    pub field: Option<&'static str>,
    /// The article's id, where it could be told.
    pub source_id: Option<&'e SourceId>,
}

impl ScanLines<'_> {
    /// How every line starts, error lines among them.
    pub const START: &'static str = "{\"format\":\"stancegrid-scan\",";

    /// How a line ends, after the beginning and the cells.
    pub const END: &'static str = "]}\n";

    /// The line of an article, its end included.
    ///
    /// # Errors
    /// Where a figure is no finite number.
    pub fn line(&self, scanned: &Scanned) -> Result<Vec<u8>, ExportError> {
        for (at, verdict) in scanned.verdicts.iter().enumerate() {
            soundness::check_verdict(verdict, at)?;
        }
        written(&ScanLine::of(self.judge_id, self.claims, scanned))
    }

    /// The beginning of an article's line, up to its cells: all of it that is
    /// known before anything is judged.
    ///
    /// # Errors
    /// Where it cannot be written as JSON.
    pub fn beginning(&self, about: &AboutArticle) -> Result<Vec<u8>, ExportError> {
        let mut line = written(&ScanLine::head(self.judge_id, about))?;
        line.truncate(line.len().saturating_sub(Self::END.len()));
        Ok(line)
    }

    /// The line that stands for a line that is no article.
    ///
    /// # Errors
    /// Where it cannot be written as JSON.
    pub fn error_line(&self, error: &ScanError<'_>) -> Result<Vec<u8>, ExportError> {
        written(&ScanErrorLine {
            format: SCAN_FORMAT,
            format_version: SCAN_FORMAT_VERSION,
            judge_id: self.judge_id,
            error: error.error,
            line: error.line,
            field: error.field,
            source_id: error.source_id.map(SourceId::as_str),
        })
    }
}

fn written(record: &impl Serialize) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    record.serialize(&mut Serializer::with_formatter(&mut bytes, OneLine))?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Article;

    #[test]
    fn a_line_begins_with_its_beginning_and_ends_with_its_end() {
        let article = Article::new("a \"b\"\u{2028}", "It rained.\n");
        let scanned = Scanned {
            about: AboutArticle::of(&article),
            verdicts: Vec::new(),
        };
        let lines = ScanLines {
            judge_id: "j",
            claims: &[],
        };
        let line = lines.line(&scanned).unwrap();
        let mut made = lines.beginning(&scanned.about).unwrap();
        made.extend(ScanLines::END.as_bytes());
        assert_eq!(line, made);
        assert!(line.starts_with(ScanLines::START.as_bytes()));
        assert_eq!(line.iter().filter(|&&byte| byte == b'\n').count(), 1);
    }
}
