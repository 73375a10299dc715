//! The learnt part of the judge: features and phrases of a cell, weighed by a nested
//! logit.
//!
//! Owns the figures and their arithmetic. The weights are data of the lexicon.

pub(super) mod article_phrases;
pub(super) mod calibration;
pub(super) mod features;
pub(super) mod nested_logit;
pub(super) mod phrases;
