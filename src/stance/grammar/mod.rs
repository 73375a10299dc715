//! A little grammar without a parser: noun phrases, subjects, speakers, quotations.
//!
//! Owns where such a phrase begins and ends. Which words make a cue is told in `cue`.

pub(super) mod noun_phrase;
pub(super) mod particles;
pub(super) mod quotation;
pub(super) mod speaker;
pub(super) mod subject;
pub(super) mod word_class;
