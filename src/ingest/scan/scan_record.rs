//! A line of `scan`, read back. Owns its fields as a reader knows them, and what
//! is wrong with a line; that the quotes are verbatim is for `verify` to say.

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::domain::{
    AboutArticle, Claim, CodePoints, CueCategory, CueMark, Evidence, JudgedBy, Judgement, NearMiss,
    Quote, Readability, Reason, Scanned, Sketch, Source, SourceId, Span, Stance, Status, Verdict,
};

/// How every line of `scan` starts, in the bytes that `export` writes.
pub(in crate::ingest) const START: &[u8] = b"{\"format\":\"stancegrid-scan\",";

/// The version of the format that is read.
const VERSION: u32 = 3;

/// How the status of an article is called of which much is missing.
const IN_PART: &str = "read_in_part";

/// What every line has, whatever else is in it.
#[derive(Debug, Deserialize)]
pub(in crate::ingest) struct Head {
    format_version: u32,
    /// The judge.
    pub judge_id: String,
    /// The article; none on a line that stands for a bad one.
    #[serde(default)]
    pub source: Option<SourceFields>,
    /// What was wrong with a bad line.
    #[serde(default)]
    pub error: Option<String>,
    /// The number of the bad line in its input.
    #[serde(default)]
    pub line: Option<u64>,
    #[serde(default, rename = "cells")]
    _cells: IgnoredAny,
}

/// The article's fields.
#[derive(Debug, Deserialize)]
pub(in crate::ingest) struct SourceFields {
    /// The article's id.
    pub source_id: String,
    /// Who published it.
    pub outlet: Option<String>,
    title: Option<String>,
    author: Option<String>,
    published: Option<String>,
    url: Option<String>,
    language: Option<String>,
    /// Whether it could be judged.
    pub status: String,
    why_not_read: Option<String>,
    written_in: Option<String>,
    sha256: String,
    words_sha256: String,
    /// By which reprints are told.
    pub sketch: Option<Sketch>,
}

#[derive(Debug, Deserialize)]
struct Line {
    source: SourceFields,
    cells: Vec<CellFields>,
}

#[derive(Debug, Deserialize)]
struct CellFields {
    claim_id: String,
    stance: Stance,
    reason: Option<Reason>,
    speaker: Option<String>,
    confidence: Option<f64>,
    judged_by: JudgedBy,
    #[serde(default)]
    evidence: Vec<PassageFields>,
    near_miss: Option<PassageFields>,
}

/// A sentence with its place: evidence, or a near miss.
#[derive(Debug, Deserialize)]
struct PassageFields {
    exact: String,
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    suffix: String,
    start: usize,
    end: usize,
    score: f64,
    speaker: Option<String>,
    #[serde(default)]
    cues: Vec<CueFields>,
    #[serde(default)]
    matched: Vec<[usize; 2]>,
}

#[derive(Debug, Deserialize)]
struct CueFields {
    text: String,
    category: CueCategory,
    start: usize,
    end: usize,
}

/// What every line has. An error completes "the line …".
pub(in crate::ingest) fn head(line: &[u8]) -> Result<Head, String> {
    let head: Head = serde_json::from_slice(line).map_err(|error| not_read(&error))?;
    if head.format_version != VERSION {
        return Err(format!(
            "has `format_version` {}, but this program reads {VERSION}",
            head.format_version
        ));
    }
    Ok(head)
}

/// The article and its verdicts, one for each of the claims. An error completes
/// "the line …".
pub(in crate::ingest) fn scanned(line: &[u8], claims: &[Claim]) -> Result<Scanned, String> {
    let line: Line = serde_json::from_slice(line).map_err(|error| not_read(&error))?;
    let about = line.source.into_about()?;
    let may_lack_cells = match about.readability {
        Readability::Readable => false,
        Readability::ReadInPart { .. } => true,
        Readability::NotReadable { .. } | Readability::UnsupportedLanguage { .. } => {
            return Ok(Scanned {
                about,
                verdicts: Vec::new(),
            });
        }
    };
    let mut cells = line.cells.into_iter().peekable();
    let mut verdicts = Vec::with_capacity(claims.len());
    for claim in claims {
        match cells.next_if(|cell| cell.claim_id == claim.id.as_str()) {
            Some(cell) => verdicts.push(cell.into_verdict()),
            None if may_lack_cells => verdicts.push(Verdict::NotReadable),
            None => return Err(OTHER_CELLS.to_owned()),
        }
    }
    match cells.next() {
        Some(_) => Err(OTHER_CELLS.to_owned()),
        None => Ok(Scanned { about, verdicts }),
    }
}

const OTHER_CELLS: &str = "does not have one cell per claim, in the order of the claims";

fn not_read(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or_default();
    format!(
        "is not a line of `scan`: {what} (column {})",
        error.column()
    )
}

impl SourceFields {
    fn into_about(self) -> Result<AboutArticle, String> {
        let status: Status = self
            .status
            .parse()
            .or_else(|error| match self.status.as_str() {
                "readable" | IN_PART => Ok(Status::Judged),
                _ => Err(format!("has an unknown status \"{}\"", error.given)),
            })?;
        let readability = match status {
            Status::Judged if self.status == IN_PART => Readability::ReadInPart {
                why: self.why_not_read.unwrap_or_default(),
            },
            Status::Judged => Readability::Readable,
            Status::NotReadable => Readability::NotReadable {
                why: self.why_not_read.unwrap_or_default(),
            },
            Status::UnsupportedLanguage => Readability::UnsupportedLanguage {
                language: self.written_in.unwrap_or_default(),
            },
        };
        Ok(AboutArticle {
            source: Source {
                id: SourceId::new(self.source_id),
                outlet: self.outlet,
                title: self.title,
                author: self.author,
                published: self.published,
                url: self.url,
                language: self.language,
            },
            readability,
            sha256: self.sha256,
            words_sha256: self.words_sha256,
            sketch: self.sketch,
        })
    }
}

impl CellFields {
    fn into_verdict(self) -> Verdict {
        let evidence = self.evidence.into_iter().map(|passage| Evidence {
            score: passage.score,
            matched: places(&passage.matched),
            speaker: passage.speaker.clone(),
            cues: passage.cues.iter().map(CueFields::mark).collect(),
            quote: passage.into_quote(),
        });
        Verdict::Judged(Judgement {
            stance: self.stance,
            reason: self.reason,
            speaker: self.speaker,
            confidence: self.confidence,
            judged_by: self.judged_by,
            evidence: evidence.collect(),
            near_miss: self.near_miss.map(|passage| NearMiss {
                score: passage.score,
                matched: places(&passage.matched),
                quote: passage.into_quote(),
            }),
        })
    }
}

impl PassageFields {
    /// The place in bytes is not in a line and cannot be told without the text:
    /// the span is that of the words alone. Who has the text goes by `points`.
    fn into_quote(self) -> Quote {
        Quote {
            span: Span::new(0, self.exact.len()),
            points: CodePoints {
                start: self.start,
                end: self.end,
            },
            exact: self.exact,
            prefix: self.prefix,
            suffix: self.suffix,
        }
    }
}

impl CueFields {
    fn mark(&self) -> CueMark {
        CueMark {
            text: self.text.clone(),
            category: self.category,
            points: CodePoints {
                start: self.start,
                end: self.end,
            },
        }
    }
}

fn places(matched: &[[usize; 2]]) -> Vec<CodePoints> {
    let places = matched.iter();
    places
        .map(|&[start, end]| CodePoints { start, end })
        .collect()
}
