//! The sources of a run, one after another in the order of their ids, each with
//! the cells that were asked for and what people have decided on them: articles,
//! which are judged on the way, or lines of `scan`, which have been. Owns that no
//! more than a few batches of cells are held.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Engine;
use crate::cache::Cache;
use crate::cli::arguments::MatrixOptions;
use crate::cli::decisions::store;
use crate::cli::decisions::store::decided_text;
use crate::cli::failure::Failure;
use crate::cli::output::summary;
use crate::cli::{cache, progress};
use crate::decisions::Layer;
use crate::domain::{Article, Cell, Decision, SourceColumn};
use crate::ingest::{LazyArticles, ScanIndex};
use crate::matrix::{JudgementCache, Origins, Selection};

/// All sources, and what is asked of them.
pub struct Sources<'r> {
    /// The judge, and its claims.
    pub engine: &'r Engine,
    /// What was asked for.
    pub selection: &'r Selection,
    /// Where they are.
    pub supply: Supply,
    /// What people have decided.
    pub layer: Layer<'r>,
}

/// Where sources are.
pub enum Supply {
    /// In lines of `scan`, with who is of one origin.
    Lines(ScanIndex, Origins),
    /// In articles, which are gone once they have been handed over, with what is
    /// known of them from before.
    Articles(Option<LazyArticles>, Option<Arc<Cache>>),
}

impl Supply {
    /// How many sources there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Lines(index, _) => index.len(),
            Self::Articles(articles, _) => articles.as_ref().map_or(0, LazyArticles::len),
        }
    }

    /// How many sources each outlet has.
    pub fn outlets(&self) -> BTreeMap<Option<String>, usize> {
        match self {
            Self::Lines(index, _) => index.outlets().clone(),
            Self::Articles(articles, _) => {
                let mut outlets = BTreeMap::new();
                for article in articles.iter().flat_map(LazyArticles::about) {
                    let outlet = article.source.outlet.clone();
                    *outlets.entry(outlet).or_default() += 1;
                }
                outlets
            }
        }
    }
}

impl Sources<'_> {
    /// Hands over each source with its cells, those that were asked for, with
    /// what people have decided; an article goes with it, and is gone here.
    pub fn each(
        &mut self,
        mut take: impl FnMut(Option<Article>, SourceColumn, Vec<Cell>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let claims = &self.engine.claims().claims;
        let reads = match &self.supply {
            Supply::Articles(..) => self.engine.reads(),
            Supply::Lines(..) => false,
        };
        let bar = progress::over_articles(self.supply.len(), reads);
        let layer = &mut self.layer;
        match &mut self.supply {
            Supply::Articles(articles, cache) => {
                let memory = cache.as_deref().map(|cache| cache as &dyn JudgementCache);
                let lay = |article: Article, column: SourceColumn, mut cells: Vec<Cell>| {
                    bar.inc(1);
                    layer.lay(&mut cells, claims, &column, Some(&article.text));
                    take(Some(article), column, cells)
                };
                if let Some(articles) = articles.take() {
                    let origins = Origins::among(articles.sketches());
                    let articles = articles.into_articles();
                    let articles = articles.map(|article| article.map_err(Failure::from));
                    let engine = self.engine;
                    engine.judge_each(articles, &origins, self.selection, memory, lay)?;
                }
            }
            Supply::Lines(index, origins) => {
                let mut place = 0;
                loop {
                    let batch = index.batch(place, claims)?;
                    if batch.is_empty() {
                        break;
                    }
                    bar.inc(batch.len() as u64);
                    for scanned in batch {
                        let origin = origins.of(place, &scanned.about.source.id);
                        let (column, mut cells) = scanned.into_parts(claims.len(), place, origin);
                        let id = &column.source.id;
                        cells.retain(|cell| self.selection.holds(&claims[cell.claim].id, id));
                        layer.lay(&mut cells, claims, &column, None);
                        place += 1;
                        take(None, column, cells)?;
                    }
                }
            }
        }
        bar.finish_and_clear();
        if let Supply::Articles(_, cache) = &mut self.supply {
            cache::close(cache.take());
        }
        Ok(())
    }

    /// Says what people's decisions came to.
    pub fn tell_decided(&self, decisions: &[Decision]) {
        if !decisions.is_empty() {
            let reviewed = |status| self.layer.reviewed(status);
            let homeless = self.layer.homeless(&self.engine.claims().claims);
            summary(&decided_text(&reviewed, &homeless));
        }
    }
}

/// People's decisions, unless the program's judgement alone is wanted.
pub(in crate::cli) fn decisions(options: &MatrixOptions) -> Result<Vec<Decision>, Failure> {
    match options.machine {
        true => Ok(Vec::new()),
        false => store::decisions(&options.store),
    }
}
