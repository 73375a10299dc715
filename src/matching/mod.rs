//! How close a sentence comes to a claim: SoftTFIDF over stems and names
//! (Cohen, Ravikumar & Fienberg 2003) with Jaro-Winkler as its secondary
//! similarity, and how much of the claim the sentence covers.
//!
//! Owns vocabulary, similarity, score and candidates; takes no stance.

mod article;
mod by_word;
mod claim_words;
mod clash;
mod date;
mod engine;
mod figures;
mod link_store;
mod links;
mod matches;
mod number;
mod outline;
mod pairing;
mod ranking;
mod related;
mod roles;
mod score;
mod sentence_sets;
mod similarity;
mod spelling;
mod standing;
mod stranger;
mod term;
mod term_store;
mod term_words;
mod wording;

pub use article::{ArticleSentence, PreparedArticle};
pub use engine::{Match, PlainMatcher};
pub use figures::{Figure, FigureKind};
pub use link_store::LinkStore;
pub use links::{ArticleLinks, LinkedClaims};
pub use matches::Matches;
pub use ranking::Ranked;
pub use related::RelatedWords;
pub use score::{Hit, Score};
pub use similarity::{ArticleWord, How, Similarity};
pub use stranger::has_stranger;
pub use term::{SentenceTerm, Term, TermKey, TermWord, Vocabulary};
pub use term_store::TermStore;
pub use term_words::{TermPlace, TermWords};
pub use wording::{PreparedClaim, Wording, WordingKind};
