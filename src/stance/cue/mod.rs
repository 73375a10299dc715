//! Cues in a sentence: finding them, how far each reaches, and what they are together.
//!
//! Owns cues alone. What a reached word means for a claim is decided above this folder.

pub(super) mod article_cues;
pub(super) mod category_set;
pub(super) mod claim_cues;
pub(super) mod cue_finder;
pub(super) mod cue_kind;
pub(super) mod cue_scope;
pub(super) mod ready_cues;
