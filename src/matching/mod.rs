//! How close a sentence comes to a claim: SoftTFIDF over stems and names
//! (Cohen, Ravikumar & Fienberg 2003) with Jaro-Winkler as its secondary
//! similarity, and how much of the claim the sentence covers.
//!
//! Owns vocabulary, similarity, score and candidates; takes no stance.

mod coreference;
mod figures;
mod hit;
mod index;
mod jaro_winkler;
mod plain_matcher;
mod prepared_article;
mod prepared_claim;
mod related_words;
mod role_hints;
mod roles;
mod similarity;
mod similarity_score;
mod soft_tfidf;
mod term_alignment;
mod terms;
mod unknown_names;

pub use figures::figure::{Figure, FigureKind};
pub use hit::Hit;
pub use index::inverted_index::{ArticleIndex, ClaimIndex};
pub use index::matches::Matches;
pub use index::ranked::Ranked;
pub use index::word_match_store::WordMatchStore;
pub use plain_matcher::{Match, PlainMatcher};
pub use prepared_article::{ArticleSentence, PreparedArticle};
pub use prepared_claim::{PreparedClaim, Wording, WordingKind};
pub use related_words::RelatedWords;
pub use similarity::{ArticleWord, How, SearchMode, Similarity};
pub use term_alignment::Score;
pub use terms::term::{SentenceTerm, Term};
pub use terms::term_store::TermStore;
pub use terms::term_word::{TermKey, TermWord};
pub use terms::term_words::{TermPlace, TermWords};
pub use terms::vocabulary::Vocabulary;
pub use unknown_names::has_unknown_name;
