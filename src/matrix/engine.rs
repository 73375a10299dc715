//! The engine: prepared claims, judged against articles. Owns the order of steps
//! for one article; many of them are told in `stream`.

use std::convert::Infallible;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::domain::{
    Article, Cell, Claim, ClaimSet, Judgement, Matrix, Provenance, Readability, SourceColumn,
    Verdict,
};
use crate::lexicon::{Lexicons, Weights};
use crate::matching::{ClaimIndex, PreparedArticle, PreparedClaim, Ranked, SearchMode, Vocabulary};
use crate::stance::{ClaimCues, Judge, JudgementTrace, LearntJudge, Observation, PhraseNumber};
use crate::text::Reader;

use super::cache_key::{ArticleKey, ClaimKey, JudgementCache};
use super::cell_inputs::{CellInputs, ReadyClaims};
use super::origin::Origins;
use super::provenance;
use super::readers::Readers;
use super::scratch_pool::{Scratch, ScratchPool};
use super::selection::Selection;

/// Claims made ready once, to be judged against any number of articles.
///
/// ```
/// use stancegrid::Engine;
/// use stancegrid::domain::{Article, Claim, ClaimSet, Stance};
///
/// let claims = ClaimSet {
///     claims: vec![Claim::new("tram", "The council will close the tram line")],
///     aliases: Vec::new(),
/// };
/// let articles = [
///     Article::new("herald", "The council will close the tram line in May."),
///     Article::new("post", "Bakers in the old town sold more bread than ever."),
/// ];
/// let matrix = Engine::new(claims).judge(&articles);
/// assert_eq!(matrix.cells[0].stance(), Some(Stance::Asserts));
/// assert_eq!(matrix.cells[1].stance(), Some(Stance::Omits));
/// ```
pub struct Engine {
    claims: ClaimSet,
    prepared: Vec<PreparedClaim>,
    reader: Reader,
    scratch_pool: ScratchPool,
    vocabulary: Vocabulary<'static>,
    claim_cues: Vec<ClaimCues>,
    claim_phrases: Vec<Vec<PhraseNumber>>,
    judge: LearntJudge,
    linked: ClaimIndex,
    /// Made when sentences are first found by meaning: judging by words needs none.
    linked_by_meaning: OnceLock<ClaimIndex>,
    keys: Vec<ClaimKey>,
    provenance: Provenance,
    pub(super) readers: Option<Readers>,
}

/// One cell with everything that led to it.
pub struct CellTrace {
    /// The claim's wordings.
    pub claim: PreparedClaim,
    /// The article's sentences.
    pub article: PreparedArticle,
    /// The judgement and its readings.
    pub judged: JudgementTrace,
}

impl Engine {
    /// Prepares the claims with the lexicons and weights that ship with the
    /// program.
    pub fn new(claims: ClaimSet) -> Self {
        Self::with_weights(claims, Lexicons::shipped().weights.clone())
    }

    /// Prepares the claims with other weights than [`Self::new`].
    pub fn with_weights(claims: ClaimSet, weights: Weights) -> Self {
        let lexicons = Lexicons::shipped();
        let reader = Reader::new(&claims.aliases, lexicons);
        let vocabulary = Vocabulary::new(lexicons, &reader);
        let prepared: Vec<PreparedClaim> = claims
            .claims
            .iter()
            .map(|claim| PreparedClaim::new(claim, &reader, &vocabulary))
            .collect();
        let provenance = provenance::judge(&claims, &weights);
        let judge = LearntJudge::new(lexicons, reader.stemmer(), &weights);
        Self {
            claim_cues: prepared.iter().map(|one| judge.claim_cues(one)).collect(),
            claim_phrases: prepared
                .iter()
                .map(|one| judge.claim_phrases(one))
                .collect(),
            linked: ClaimIndex::new(&prepared, SearchMode::Words),
            linked_by_meaning: OnceLock::new(),
            keys: keys(&provenance, &claims),
            prepared,
            judge,
            provenance,
            claims,
            reader,
            scratch_pool: ScratchPool::default(),
            vocabulary,
            readers: None,
        }
    }

    /// Has the sentences closest to each claim read from now on, and judges cells that were
    /// read by the weights of `readers`.
    #[must_use]
    pub fn with_readers(mut self, readers: Readers) -> Self {
        self.provenance = provenance::read_by(&self.provenance, &readers);
        self.judge = self.judge.with_reading(&readers.weights);
        self.keys = keys(&self.provenance, &self.claims);
        self.readers = Some(readers);
        self
    }

    /// The claims with their aliases, as they were given.
    pub fn claims(&self) -> &ClaimSet {
        &self.claims
    }

    /// The claim of a place.
    pub fn claim(&self, place: usize) -> Option<&Claim> {
        self.claims.claims.get(place)
    }

    /// Judges every claim against every article.
    pub fn judge(&self, articles: &[Article]) -> Matrix {
        self.judge_selected(articles, &Selection::everything(), &|| {})
    }

    /// Judges the selected pairs; calls `done` after each article. Articles
    /// are taken in the order of their ids, whatever the order given.
    pub fn judge_selected(
        &self,
        articles: &[Article],
        selection: &Selection,
        done: &(dyn Fn() + Sync),
    ) -> Matrix {
        self.judge_anew(articles, selection, None, done)
    }

    /// Like [`Self::judge_selected`], judging only what `memory` does not know.
    pub fn judge_anew(
        &self,
        articles: &[Article],
        selection: &Selection,
        memory: Option<&dyn JudgementCache>,
        done: &(dyn Fn() + Sync),
    ) -> Matrix {
        let mut articles: Vec<&Article> = articles.iter().collect();
        articles.sort_by(|a, b| a.source.id.cmp(&b.source.id));
        let (mut columns, mut cells) = (Vec::with_capacity(articles.len()), Vec::new());
        let take = |_: &Article, column: SourceColumn, of_article: Vec<Cell>| {
            columns.push(column);
            cells.extend(of_article);
            done();
            Ok(())
        };
        let sketches: Vec<_> = articles
            .par_iter()
            .map(|article| article.sketch())
            .collect();
        let ids = articles.iter().map(|article| article.source.id.as_str());
        let origins = Origins::among(ids.zip(sketches.iter().map(Option::as_ref)));
        drop(sketches);
        let articles = articles.into_iter().map(Ok);
        let Ok(()) = self.judge_each::<_, Infallible>(articles, &origins, selection, memory, take);
        cells.sort_by_key(|cell: &Cell| (cell.claim, cell.source));
        Matrix {
            claims: self.claims.claims.clone(),
            cells,
            provenance: provenance::run(&self.provenance, &columns),
            columns,
        }
    }

    /// Judges every claim against one article, which nothing else of a run bears
    /// on: the verdicts in the order of the claims.
    pub fn judge_article(&self, article: &Article) -> Vec<Verdict> {
        let cells = self.column(0, article, &Selection::everything(), None);
        cells.into_iter().map(|cell| cell.verdict).collect()
    }

    /// What the judge is made of. It has no `run_id` before there are articles.
    pub fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    /// What a matrix with these columns, in the order of their ids, is made by.
    pub fn provenance_of(&self, columns: &[SourceColumn]) -> Provenance {
        provenance::run(&self.provenance, columns)
    }

    /// Judges one pair and keeps what led to the judgement; `None` where there
    /// is no such claim.
    pub fn trace(&self, claim: usize, article: &Article) -> Option<CellTrace> {
        let wanted = self.prepared.get(claim)?;
        let (judged, article) = self.read(article, |inputs| {
            inputs.of(claim, |context| self.judge.explain(context))
        });
        Some(CellTrace {
            claim: wanted.clone(),
            article,
            judged,
        })
    }

    /// The selected cells of one article, which comes at a place among all.
    pub(super) fn column(
        &self,
        at: usize,
        article: &Article,
        selection: &Selection,
        memory: Option<&dyn JudgementCache>,
    ) -> Vec<Cell> {
        let claims = self.selected(article, selection);
        let cell = |claim: usize, verdict: Verdict| Cell::new(claim, at, verdict);
        match article.readability {
            Readability::NotReadable { .. } => claims
                .map(|claim| cell(claim, Verdict::NotReadable))
                .collect(),
            Readability::UnsupportedLanguage { .. } => claims
                .map(|claim| cell(claim, Verdict::UnsupportedLanguage))
                .collect(),
            Readability::Readable | Readability::ReadInPart { .. } => {
                let claims: Vec<usize> = claims.collect();
                let judged = match memory.filter(|_| !self.reads_in_part()) {
                    Some(memory) => self.judge_unknown(article, &claims, memory),
                    None => self.judge_claims(article, &claims),
                };
                let judged = claims.into_iter().zip(judged);
                let verdict = |judgement| article.readability.verdict(judgement);
                judged
                    .map(|(claim, judgement)| cell(claim, verdict(judgement)))
                    .collect()
            }
        }
    }

    /// The places of the claims that are asked for of an article.
    fn selected<'a>(
        &'a self,
        article: &'a Article,
        selection: &'a Selection,
    ) -> impl Iterator<Item = usize> + 'a {
        let claims = self.claims.claims.iter().enumerate();
        let wanted = claims.filter(|(_, claim)| selection.holds(&claim.id, &article.source.id));
        wanted.map(|(place, _)| place)
    }

    /// The judgements of some claims, in their order.
    fn judge_claims(&self, article: &Article, claims: &[usize]) -> Vec<Judgement> {
        let (judged, _) = self.read(article, |inputs| {
            let judge = |&claim: &usize| inputs.of(claim, |context| self.judge.judge(context));
            claims.iter().map(|claim| judge(claim).judgement).collect()
        });
        judged
    }

    /// Judges only what is not known, and keeps it.
    fn judge_unknown(
        &self,
        article: &Article,
        claims: &[usize],
        memory: &dyn JudgementCache,
    ) -> Vec<Judgement> {
        let key = ArticleKey::of(article);
        let mut known = memory.recall(key, article);
        let is_unknown = |claim: &&usize| !known.contains_key(&self.keys[**claim]);
        let unknown: Vec<usize> = claims.iter().filter(is_unknown).copied().collect();
        memory.used(claims.len() - unknown.len());
        if !unknown.is_empty() {
            let judged = self.judge_claims(article, &unknown);
            let keys = unknown.iter().map(|claim| self.keys[*claim]);
            let fresh: Vec<(ClaimKey, Judgement)> = keys.zip(judged).collect();
            memory.keep(key, &fresh);
            known.extend(fresh);
        }
        // Two claims may have the same wordings: each takes a copy.
        let of_claim = |claim: &usize| known.get(&self.keys[*claim]).cloned();
        claims.iter().filter_map(of_claim).collect()
    }

    /// Reads an article; gives what `ask` makes of its cells, and the article.
    pub(super) fn read<T>(
        &self,
        article: &Article,
        ask: impl FnOnce(&CellInputs<'_>) -> T,
    ) -> (T, PreparedArticle) {
        self.scratch_pool.lend(&self.reader, |scratch| {
            let Scratch {
                words,
                terms,
                links,
                meanings,
            } = scratch;
            let document = self.reader.read_document(&article.text, words);
            let prepared = PreparedArticle::stored(document, &self.vocabulary, terms);
            let related = self.vocabulary.related();
            let by_meaning = self.readers.is_some().then(|| {
                let claims = self.linked_by_meaning();
                claims.index_with(&prepared, related, meanings)
            });
            let asked = ask(&CellInputs {
                by_meaning,
                links: self.linked.index_with(&prepared, related, links),
                cues: self.judge.article_cues(&prepared),
                phrases: self.judge.article_phrases(&prepared),
                claims: ReadyClaims {
                    given: &self.claims.claims,
                    prepared: &self.prepared,
                    cues: &self.claim_cues,
                    phrases: &self.claim_phrases,
                },
                readers: self.readers.as_ref(),
                article: &prepared,
                source: &article.source.id,
                text: &article.text,
            });
            (asked, prepared)
        })
    }

    fn linked_by_meaning(&self) -> &ClaimIndex {
        let link = || ClaimIndex::new(&self.prepared, SearchMode::Meaning);
        self.linked_by_meaning.get_or_init(link)
    }

    /// Of every claim, in order, the sentences closest by meaning, each once: at most
    /// `count`. Beside them the article.
    pub(super) fn find(
        &self,
        article: &Article,
        count: usize,
    ) -> (Vec<Vec<Ranked>>, PreparedArticle) {
        self.scratch_pool.lend(&self.reader, |scratch| {
            let document = self.reader.read_document(&article.text, &mut scratch.words);
            let terms = &mut scratch.terms;
            let prepared = PreparedArticle::stored(document, &self.vocabulary, terms);
            let (claims, related) = (self.linked_by_meaning(), self.vocabulary.related());
            let index = claims.index_with(&prepared, related, &mut scratch.meanings);
            let claims = self.prepared.iter().enumerate();
            let closest = claims.map(|(place, claim)| index.closest(place, claim, count));
            (closest.collect(), prepared)
        })
    }

    /// What the judge sees of each selected pair whose article can be read, for
    /// learning: the places of claim and article as given, and the observation.
    /// Calls `done` after each article.
    pub fn observe<T: Send>(
        &self,
        articles: &[Article],
        selection: &Selection,
        keep: &(dyn Fn(Observation) -> T + Sync),
        done: &(dyn Fn() + Sync),
    ) -> Vec<(usize, usize, T)> {
        let by_article = articles.par_iter().enumerate().map(|(at, article)| {
            let mut seen = Vec::new();
            if article.readability.is_judged() {
                let (found, _) = self.read(article, |inputs| {
                    let places = self.selected(article, selection);
                    let observed = places.map(|place| {
                        let seen = inputs.of(place, |context| self.judge.observe(context));
                        (place, at, keep(seen))
                    });
                    observed.collect()
                });
                seen = found;
            }
            done();
            seen
        });
        let by_article: Vec<Vec<(usize, usize, T)>> = by_article.collect();
        by_article.into_iter().flatten().collect()
    }
}

/// The keys of all claims, for this judge.
fn keys(judge: &Provenance, claims: &ClaimSet) -> Vec<ClaimKey> {
    let kind = provenance::kind(judge, &claims.aliases);
    let claims = claims.claims.iter();
    claims.map(|claim| ClaimKey::of(&kind, claim)).collect()
}
