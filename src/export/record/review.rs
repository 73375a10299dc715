//! What people have decided on a cell, as a record. Owns its fields.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Review, StaleCause, Stance, StandingVerdict};

use super::vocabulary;

/// What people have decided on a cell.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Review", deny_unknown_fields)]
pub(in crate::export) struct ReviewRecord<'a> {
    /// How far it is settled. `stale`: something has changed since, and the
    /// program's stance is the final one.
    #[schemars(schema_with = "vocabulary::review_status")]
    status: &'static str,
    /// What was decided, also where it is stale; null where readers differ.
    #[schemars(schema_with = "vocabulary::stance_or_null")]
    stance: Option<&'static str>,
    /// The verdicts that stand, in the order of reviewers.
    voices: Vec<VoiceRecord<'a>>,
    /// What has changed since.
    #[schemars(schema_with = "vocabulary::changes")]
    changed: Vec<&'static str>,
}

/// One reader's verdict.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Voice", deny_unknown_fields)]
struct VoiceRecord<'a> {
    /// Who decided.
    reviewer: &'a str,
    /// A reading or an adjudication.
    #[schemars(schema_with = "vocabulary::act")]
    act: &'static str,
    /// The verdict.
    #[schemars(schema_with = "vocabulary::stance")]
    stance: &'static str,
    /// Why, in the reviewer's words.
    note: Option<&'a str>,
    /// When, as RFC 3339 in UTC.
    at: &'a str,
    /// The words that the reviewer picked, or else had in view; null where they
    /// read blind and picked none.
    quote: Option<PickedRecord<'a>>,
}

/// Words that a reviewer's verdict rests on, at their place in the article as it
/// was then.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Picked", deny_unknown_fields)]
struct PickedRecord<'a> {
    /// The exact words.
    exact: &'a str,
    /// Their place in code points, zero-based.
    start: usize,
    /// Their end, exclusive.
    end: usize,
}

impl<'a> ReviewRecord<'a> {
    pub(super) fn of(review: &'a Review) -> Self {
        let changed = review.changed.iter().copied();
        Self {
            status: review.status.as_str(),
            stance: review.stance.map(Stance::as_str),
            voices: review.voices.iter().map(VoiceRecord::of).collect(),
            changed: changed.map(StaleCause::as_str).collect(),
        }
    }
}

impl<'a> VoiceRecord<'a> {
    fn of(voice: &'a StandingVerdict) -> Self {
        Self {
            reviewer: &voice.reviewer,
            act: voice.act.as_str(),
            stance: voice.stance.as_str(),
            note: voice.note.as_deref(),
            at: &voice.at,
            quote: voice.quote.as_ref().map(|quote| PickedRecord {
                exact: &quote.exact,
                start: quote.points.start,
                end: quote.points.end,
            }),
        }
    }
}
