//! The closed vocabularies as the schema lists them, taken from `domain` so
//! that the two cannot part. Owns no word.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use crate::domain::{
    Act, CueCategory, FinalStance, JudgedBy, Reason, ReviewStatus, StaleCause, Stance, Status,
};

fn names(names: impl Iterator<Item = &'static str>) -> Schema {
    let names: Vec<&str> = names.collect();
    json_schema!({ "type": "string", "enum": names })
}

fn names_or_null(names: impl Iterator<Item = &'static str>) -> Schema {
    let names = names.map(Value::from).chain([Value::Null]);
    let names: Vec<Value> = names.collect();
    json_schema!({ "type": ["string", "null"], "enum": names })
}

fn stance_names() -> impl Iterator<Item = &'static str> {
    Stance::ALL.iter().map(|stance| stance.as_str())
}

pub(super) fn stance(_: &mut SchemaGenerator) -> Schema {
    names(stance_names())
}

pub(super) fn stance_or_null(_: &mut SchemaGenerator) -> Schema {
    names_or_null(stance_names())
}

pub(super) fn final_stance_or_null(_: &mut SchemaGenerator) -> Schema {
    names_or_null(stance_names().chain([FinalStance::DISPUTED]))
}

pub(super) fn reason_or_null(_: &mut SchemaGenerator) -> Schema {
    names_or_null(Reason::ALL.iter().map(|reason| reason.as_str()))
}

pub(super) fn status(_: &mut SchemaGenerator) -> Schema {
    names(Status::ALL.iter().map(|status| status.as_str()))
}

fn judges() -> impl Iterator<Item = &'static str> {
    JudgedBy::ALL.iter().map(|judge| judge.as_str())
}

pub(super) fn judged_by(_: &mut SchemaGenerator) -> Schema {
    names(judges())
}

pub(super) fn judged_by_or_null(_: &mut SchemaGenerator) -> Schema {
    names_or_null(judges())
}

pub(super) fn readability(_: &mut SchemaGenerator) -> Schema {
    names(super::vocabulary::READABILITIES.into_iter())
}

pub(super) fn cue_category(_: &mut SchemaGenerator) -> Schema {
    names(CueCategory::ALL.iter().map(|category| category.as_str()))
}

pub(super) fn review_status(_: &mut SchemaGenerator) -> Schema {
    names(ReviewStatus::ALL.iter().map(|status| status.as_str()))
}

pub(super) fn act(_: &mut SchemaGenerator) -> Schema {
    names(Act::ALL.iter().map(|act| act.as_str()))
}

pub(super) fn changes(_: &mut SchemaGenerator) -> Schema {
    let names = names(StaleCause::ALL.iter().map(|change| change.as_str()));
    json_schema!({ "type": "array", "items": names })
}

pub(super) fn format(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": super::FORMAT })
}

pub(super) fn format_version(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": super::FORMAT_VERSION })
}

pub(super) fn scan_format(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": super::SCAN_FORMAT })
}

pub(super) fn scan_format_version(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": super::SCAN_FORMAT_VERSION })
}

pub(super) fn share(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "number", "minimum": 0, "maximum": 1 })
}

pub(super) fn share_or_null(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["number", "null"], "minimum": 0, "maximum": 1 })
}

/// Whether an article could be judged, in the order of [`crate::domain::Readability`].
pub(super) const READABILITIES: [&str; 4] = [
    "readable",
    "read_in_part",
    "not_readable",
    "unsupported_language",
];

/// What the lines of `scan` call their format, and its version.
pub(in crate::export) const SCAN_FORMAT: &str = "stancegrid-scan";

pub(in crate::export) const SCAN_FORMAT_VERSION: u32 = 3;
