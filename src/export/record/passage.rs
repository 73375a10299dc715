//! Evidence and near misses as records: the words, their place, and what was
//! seen in them. Owns their fields.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{CodePoints, CueMark, Evidence, NearMiss, Quote, Source};
use crate::export::annotation::Target;
use crate::export::text_fragment;

use super::figure::rounded;
use super::vocabulary;

/// A verbatim sentence that decides a cell.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Evidence", deny_unknown_fields)]
pub(in crate::export) struct EvidenceRecord<'a> {
    /// The words, exactly as they stand in the article.
    exact: &'a str,
    /// Their first code point in the article as loaded, counted from 0.
    start: usize,
    /// One past their last code point.
    end: usize,
    /// How closely the sentence matches the claim.
    #[schemars(schema_with = "vocabulary::share")]
    score: f64,
    /// Who is reported to say it, where someone is.
    speaker: Option<&'a str>,
    /// The cues that touch the matched words.
    cues: Vec<CueRecord<'a>>,
    /// The places of the words that met the claim's.
    matched: Vec<PlaceRecord>,
    /// These words as the target of a W3C Web Annotation.
    #[schemars(description = "The same words as the target of a W3C Web Annotation.")]
    target: Target<'a>,
    /// The page opened at the words, where the article has an address.
    link: Option<String>,
}

/// For an omission, the sentence that came closest.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "NearMiss", deny_unknown_fields)]
pub(in crate::export) struct NearMissRecord<'a> {
    /// The words, exactly as they stand in the article.
    exact: &'a str,
    /// Their first code point in the article as loaded, counted from 0.
    start: usize,
    /// One past their last code point.
    end: usize,
    /// How closely the sentence matches the claim.
    #[schemars(schema_with = "vocabulary::share")]
    score: f64,
    /// The places of the words that met the claim's.
    matched: Vec<PlaceRecord>,
    /// These words as the target of a W3C Web Annotation.
    #[schemars(description = "The same words as the target of a W3C Web Annotation.")]
    target: Target<'a>,
    /// The page opened at the words, where the article has an address.
    link: Option<String>,
}

/// A word or phrase that negates, hedges, attributes, asks or conditions.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Cue", deny_unknown_fields)]
struct CueRecord<'a> {
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

/// A place in the article, in code points from 0, the end not included.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Place", deny_unknown_fields)]
struct PlaceRecord {
    start: usize,
    end: usize,
}

impl<'a> EvidenceRecord<'a> {
    pub(super) fn of(source: &'a Source, evidence: &'a Evidence) -> Self {
        let quote = &evidence.quote;
        Self {
            exact: &quote.exact,
            start: quote.points.start,
            end: quote.points.end,
            score: rounded(evidence.score),
            speaker: evidence.speaker.as_deref(),
            cues: evidence.cues.iter().map(CueRecord::of).collect(),
            matched: places(&evidence.matched),
            target: Target::new(source, quote),
            link: link(source, quote),
        }
    }
}

impl<'a> NearMissRecord<'a> {
    pub(super) fn of(source: &'a Source, near_miss: &'a NearMiss) -> Self {
        let quote = &near_miss.quote;
        Self {
            exact: &quote.exact,
            start: quote.points.start,
            end: quote.points.end,
            score: rounded(near_miss.score),
            matched: places(&near_miss.matched),
            target: Target::new(source, quote),
            link: link(source, quote),
        }
    }
}

impl<'a> CueRecord<'a> {
    fn of(cue: &'a CueMark) -> Self {
        Self {
            text: &cue.text,
            category: cue.category.as_str(),
            start: cue.points.start,
            end: cue.points.end,
        }
    }
}

fn places(points: &[CodePoints]) -> Vec<PlaceRecord> {
    let each = points.iter().map(|points| PlaceRecord {
        start: points.start,
        end: points.end,
    });
    each.collect()
}

fn link(source: &Source, quote: &Quote) -> Option<String> {
    text_fragment::link(source.url.as_deref()?, &quote.exact)
}
