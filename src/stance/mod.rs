//! What a source holds on a claim: cues and their scope, the reading of a
//! sentence, and the stance of the whole article.
//!
//! Owns judging one cell; builds no matrix.

mod article_cues;
mod article_phrases;
mod attribution;
mod category_set;
mod claim_cues;
mod cue_finder;
mod features;
mod judge;
mod learnt;
mod model;
mod noun_phrase;
mod particles;
mod phrases;
mod polarity;
mod proof;
mod quotation;
mod reading;
mod ready_cues;
mod rules;
mod scope;
mod statement;
mod subject;
mod sufficiency;
mod verdict;
mod voice;
mod word_class;

pub use article_cues::ArticleCues;
pub use article_phrases::{ArticlePhrases, PhraseNumber};
pub use claim_cues::ClaimCues;
pub use cue_finder::{CueFinder, FoundCue};
pub use features::{FeatureName, Features};
pub use judge::{Context, Judge, Opinion};
pub use learnt::{Account, LearntJudge, Observation};
pub use model::{Contribution, ContributionName, Probabilities, decide, log_probabilities};
pub use phrases::phrases;
pub use reading::{Reading, Take};
pub use rules::RuleJudge;
pub use statement::{Statement, StatementReader};
pub use sufficiency::Shortfall;
