//! What a judge sees of one cell: claim, article, how they meet, and their cues. Owns the
//! record only.

use crate::matching::{ArticleIndex, Matches, PreparedArticle, PreparedClaim};

use super::cell_reading::CellReading;
use super::cue::article_cues::ArticleCues;
use super::cue::claim_cues::ClaimCues;
use super::model::article_phrases::{ArticlePhrases, PhraseNumber};

/// What a judge sees of one cell.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The claim with its wordings.
    pub claim: &'a PreparedClaim,
    /// The article's sentences.
    pub article: &'a PreparedArticle,
    /// The article's text as loaded, for quotes.
    pub text: &'a str,
    /// Where the article meets the claims, and the claim's place among them.
    pub links: &'a ArticleIndex<'a>,
    /// See `links`.
    pub place: usize,
    /// How sentences and wordings meet, the closest first.
    pub matches: &'a Matches<'a>,
    /// The cues of the claim's wordings.
    pub claim_cues: &'a ClaimCues,
    /// The cues of the article's sentences.
    pub cues: &'a ArticleCues<'a>,
    /// The phrases of claims and sentences that have weights.
    pub phrases: (&'a [PhraseNumber], &'a ArticlePhrases<'a>),
    /// What the reader made of the closest sentences, where it was asked.
    pub reading: Option<&'a CellReading>,
}
