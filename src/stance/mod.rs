//! What a source holds on a claim: cues and their scope, the reading of a
//! sentence, and the stance of the whole article.
//!
//! Owns judging one cell; builds no matrix.

mod cell_reading;
mod context;
mod cue;
mod evidence;
mod grammar;
mod judge;
mod learnt_judge;
mod model;
mod near_miss;
mod polarity;
mod read_proof;
mod rule_judge;
mod sentence_attribution;
mod sentence_reading;
mod sufficiency;
mod veracity;
mod voice;

pub use cell_reading::{CellReading, ReadSentence, ReadVoice};
pub use context::Context;
pub use cue::article_cues::ArticleCues;
pub use cue::claim_cues::ClaimCues;
pub use cue::cue_finder::{CueFinder, FoundCue};
pub use judge::ModelTrace;
pub use judge::{Judge, JudgementTrace};
pub use learnt_judge::{LearntJudge, Observation};
pub use model::article_phrases::{ArticlePhrases, PhraseNumber};
pub use model::features::FeatureName;
pub use model::features::Features;
pub use model::nested_logit::{
    Contribution, ContributionName, Probabilities, decide, log_probabilities,
};
pub use model::phrases::phrases;
pub use rule_judge::RuleJudge;
pub use sentence_attribution::{Statement, StatementReader};
pub use sentence_reading::{SentenceReading, SentenceStance};
pub use sufficiency::Shortfall;
