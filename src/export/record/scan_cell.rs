//! A cell of a line of `scan`, as a record. Owns its fields; a field that says
//! nothing is left out.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Claim, CodePoints, CueMark, Evidence, Judgement, NearMiss, Quote, Reason};

use super::vocabulary;

/// What the program says of one claim in one article.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ScanCell", deny_unknown_fields)]
pub(super) struct ScanCell<'a> {
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
    /// Whether sentences were read or words alone compared.
    #[schemars(schema_with = "vocabulary::judged_by")]
    judged_by: &'static str,
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

impl<'a> ScanCell<'a> {
    pub(super) fn of(claim: &'a Claim, judgement: &'a Judgement) -> Self {
        Self {
            claim_id: claim.id.as_str(),
            stance: judgement.stance.as_str(),
            reason: judgement.reason.map(Reason::as_str),
            speaker: judgement.speaker.as_deref(),
            confidence: judgement.confidence,
            judged_by: judgement.judged_by.as_str(),
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
