//! The interface of a judge: one cell in, one opinion out. Owns no rule, so
//! that a learnt judge can take the place of the rules.

use crate::domain::Judgement;
use crate::matching::{ArticleLinks, Matches, PreparedArticle, PreparedClaim};

use super::article_cues::ArticleCues;
use super::article_phrases::{ArticlePhrases, PhraseNumber};
use super::claim_cues::ClaimCues;
use super::learnt::Account;
use super::reading::Reading;

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
    pub links: &'a ArticleLinks<'a>,
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
}

/// A judgement with the readings that led to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    /// The judgement.
    pub judgement: Judgement,
    /// Every sentence that came near, the closest first.
    pub readings: Vec<Reading>,
    /// The figures behind it, where the judge goes by figures.
    pub account: Option<Account>,
}

/// Decides cells.
pub trait Judge: Sync {
    /// Decides one cell; leaves out the figures behind the judgement.
    fn judge(&self, context: Context<'_>) -> Opinion;

    /// Decides one cell, with the figures where the judge goes by figures.
    fn explain(&self, context: Context<'_>) -> Opinion {
        self.judge(context)
    }
}
