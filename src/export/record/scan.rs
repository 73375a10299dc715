//! The records of `scan`: a line for each article, or for a line that was none.
//! Owns their fields. What follows from the source or the claims (addresses,
//! links, topics) is not in them, nor is a field that says nothing: an archive
//! has a line for each of its articles.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{
    AboutArticle, Claim, CodePoints, CueMark, Evidence, Judgement, NearMiss, Quote, Readability,
    Reason, Scanned, Verdict,
};

use super::source::READABILITIES;
use super::vocabulary;

/// What the lines of `scan` call their format, and its version.
pub(in crate::export) const SCAN_FORMAT: &str = "stancegrid-scan";
pub(in crate::export) const SCAN_FORMAT_VERSION: u32 = 1;

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
    /// none where the article was not judged.
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
    /// Why it could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    why_not_read: Option<&'a str>,
    /// The language that it is written in, where that is not judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    written_in: Option<&'a str>,
    /// Hash of the text as loaded, over which places are counted.
    sha256: &'a str,
    /// Hash of the words parted by single spaces: the same for reprints.
    words_sha256: &'a str,
}

/// What the program says of one claim in one article.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ScanCell", deny_unknown_fields)]
struct ScanCell<'a> {
    /// The claim.
    claim_id: &'a str,
    /// The program's stance.
    #[schemars(schema_with = "vocabulary::stance")]
    stance: &'static str,
    /// Why it qualifies.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "vocabulary::reason_or_null")]
    reason: Option<&'static str>,
    /// Who is reported to say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
    /// How sure the program is of its stance.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "vocabulary::share_or_null")]
    confidence: Option<f64>,
    /// The sentences that decide the stance, the most decisive first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<ScanEvidence<'a>>,
    /// The sentence that came closest, where the claim is omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    near_miss: Option<ScanNearMiss<'a>>,
}

/// A verbatim sentence that decides a cell.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ScanEvidence", deny_unknown_fields)]
struct ScanEvidence<'a> {
    #[serde(flatten)]
    quote: ScanQuote<'a>,
    /// How closely the sentence matches the claim.
    #[schemars(schema_with = "vocabulary::share")]
    score: f64,
    /// Who is reported to say it, where someone is.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
    /// The cues that touch the matched words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cues: Vec<ScanCue<'a>>,
    /// The places of the words that met the claim's, each as start and end.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    matched: Vec<[usize; 2]>,
}

/// For an omission, the sentence that came closest.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ScanNearMiss", deny_unknown_fields)]
struct ScanNearMiss<'a> {
    #[serde(flatten)]
    quote: ScanQuote<'a>,
    /// How closely the sentence matches the claim.
    #[schemars(schema_with = "vocabulary::share")]
    score: f64,
    /// The places of the words that met the claim's, each as start and end.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    matched: Vec<[usize; 2]>,
}

/// Words of the article and their place.
#[derive(Debug, Serialize, JsonSchema)]
struct ScanQuote<'a> {
    /// The words, exactly as they stand in the article.
    exact: &'a str,
    /// Up to 32 code points before them.
    #[serde(skip_serializing_if = "str::is_empty")]
    prefix: &'a str,
    /// Up to 32 code points after them.
    #[serde(skip_serializing_if = "str::is_empty")]
    suffix: &'a str,
    /// Their first code point in the article as loaded, counted from 0.
    start: usize,
    /// One past their last code point.
    end: usize,
}

/// A word or phrase that negates, hedges, attributes, asks or conditions.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ScanCue", deny_unknown_fields)]
struct ScanCue<'a> {
    /// Its words as they stand in the article.
    text: &'a str,
    /// What it does.
    #[schemars(schema_with = "vocabulary::cue_category")]
    category: &'static str,
    /// Its first code point in the article.
    start: usize,
    /// One past its last code point.
    end: usize,
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
        let [readable, not_readable, unsupported_language] = READABILITIES;
        let (status, why_not_read, written_in) = match &about.readability {
            Readability::Readable => (readable, None, None),
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
        }
    }
}

impl<'a> ScanCell<'a> {
    fn of(claim: &'a Claim, judgement: &'a Judgement) -> Self {
        Self {
            claim_id: claim.id.as_str(),
            stance: judgement.stance.as_str(),
            reason: judgement.reason.map(Reason::as_str),
            speaker: judgement.speaker.as_deref(),
            confidence: judgement.confidence,
            evidence: judgement.evidence.iter().map(ScanEvidence::of).collect(),
            near_miss: judgement.near_miss.as_ref().map(ScanNearMiss::of),
        }
    }
}

impl<'a> ScanEvidence<'a> {
    fn of(evidence: &'a Evidence) -> Self {
        Self {
            quote: ScanQuote::of(&evidence.quote),
            score: evidence.score,
            speaker: evidence.speaker.as_deref(),
            cues: evidence.cues.iter().map(ScanCue::of).collect(),
            matched: places(&evidence.matched),
        }
    }
}

impl<'a> ScanNearMiss<'a> {
    fn of(near_miss: &'a NearMiss) -> Self {
        Self {
            quote: ScanQuote::of(&near_miss.quote),
            score: near_miss.score,
            matched: places(&near_miss.matched),
        }
    }
}

impl<'a> ScanQuote<'a> {
    fn of(quote: &'a Quote) -> Self {
        Self {
            exact: &quote.exact,
            prefix: &quote.prefix,
            suffix: &quote.suffix,
            start: quote.points.start,
            end: quote.points.end,
        }
    }
}

impl<'a> ScanCue<'a> {
    fn of(cue: &'a CueMark) -> Self {
        Self {
            text: &cue.text,
            category: cue.category.as_str(),
            start: cue.points.start,
            end: cue.points.end,
        }
    }
}

fn places(points: &[CodePoints]) -> Vec<[usize; 2]> {
    points
        .iter()
        .map(|points| [points.start, points.end])
        .collect()
}
