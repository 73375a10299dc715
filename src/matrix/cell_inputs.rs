//! What the judge sees of one article, cell by cell. Owns putting a cell together: the claim,
//! what the article meets of it, and what a reader makes of its closest sentences.

use crate::domain::{Claim, SourceId};
use crate::matching::{ArticleIndex, PreparedArticle, PreparedClaim};
use crate::stance::{ArticleCues, ArticlePhrases, CellReading, ClaimCues, Context, PhraseNumber};

use super::readers::Readers;

/// The claims of a run, made ready once; by their places.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReadyClaims<'a> {
    pub given: &'a [Claim],
    pub prepared: &'a [PreparedClaim],
    pub cues: &'a [ClaimCues],
    pub phrases: &'a [Vec<PhraseNumber>],
}

/// One article with all that its cells share.
pub(super) struct CellInputs<'a> {
    pub claims: ReadyClaims<'a>,
    /// Who reads, if anybody does.
    pub readers: Option<&'a Readers>,
    pub article: &'a PreparedArticle,
    pub source: &'a SourceId,
    pub text: &'a str,
    pub links: ArticleIndex<'a>,
    /// Where the article meets the claims by meaning, if sentences are to be read.
    pub by_meaning: Option<ArticleIndex<'a>>,
    pub cues: ArticleCues<'a>,
    pub phrases: ArticlePhrases<'a>,
}

impl CellInputs<'_> {
    /// What the reader makes of the sentences closest to a claim, if there is a reader.
    fn reading(&self, claim: usize) -> Option<CellReading> {
        let (readers, index) = (self.readers?, self.by_meaning.as_ref()?);
        let given = self.claims.given.get(claim)?;
        if !readers.reads(self.source, claim) {
            return None;
        }
        let wanted = &self.claims.prepared[claim];
        let closest = index.closest(claim, wanted, readers.sentences.most());
        let closest = readers.sentences.among(&closest);
        if closest.is_empty() {
            return None;
        }
        // The last thing to ask for: it lays the reader out.
        let reader = readers.of(&given.id)?;
        let article = (self.article, self.text);
        let most = readers.sentences.most();
        let cache = readers.cache.as_deref();
        Some(CellReading::of(
            reader,
            wanted,
            article,
            (closest, most),
            cache,
        ))
    }

    /// What `ask` makes of the cell of a claim.
    pub fn of<T>(&self, claim: usize, ask: impl FnOnce(Context<'_>) -> T) -> T {
        let wanted = &self.claims.prepared[claim];
        let matches = self.links.matches(claim, wanted);
        let reading = self.reading(claim);
        ask(Context {
            reading: reading.as_ref(),
            claim: wanted,
            article: self.article,
            text: self.text,
            links: &self.links,
            place: claim,
            matches: &matches,
            claim_cues: &self.claims.cues[claim],
            cues: &self.cues,
            phrases: (&self.claims.phrases[claim], &self.phrases),
        })
    }
}
