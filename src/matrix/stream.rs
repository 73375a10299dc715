//! Articles judged one after another, each handed over as soon as its turn has
//! come. Owns that no more cells are held than a few batches have, and that the
//! next articles are judged while one is dealt with.

use std::borrow::Borrow;
use std::sync::mpsc::sync_channel;

use rayon::prelude::*;

use crate::domain::{Article, Cell, SourceColumn, sha256};

use super::cache_key::JudgementCache;
use super::engine::Engine;
use super::origin::Origins;
use super::selection::Selection;

/// So many cells are judged before any of them is handed over: they take some
/// megabytes.
const CELLS_PER_BATCH: usize = 2_048;

/// But no fewer articles a core, so that none waits for long.
const MIN_ARTICLES_PER_CORE: usize = 4;

/// What one article came to, but for what it shares with others.
struct Judged {
    cells: Vec<Cell>,
    sha256: String,
}

/// What is judged at once, and what it came to.
type Batch<A> = Vec<(A, Judged)>;

impl Engine {
    /// Judges the selected claims of every article, in parallel, only what
    /// `memory` does not know. Each article is handed to `take` with its column
    /// and its cells in the order of the claims; the articles come in the order
    /// given, which should be that of their ids. An article is asked for only
    /// when its turn is near, so that no more than a few batches are held; which of
    /// them are one text was told before from their sketches.
    ///
    /// # Errors
    /// The first that comes instead of an article, or that `take` gives; nothing
    /// is handed over after it.
    pub fn judge_each<A: Borrow<Article> + Send, E: Send>(
        &self,
        articles: impl Iterator<Item = Result<A, E>> + Send,
        origins: &Origins,
        selection: &Selection,
        memory: Option<&dyn JudgementCache>,
        mut take: impl FnMut(A, SourceColumn, Vec<Cell>) -> Result<(), E>,
    ) -> Result<(), E> {
        let fewest = MIN_ARTICLES_PER_CORE * rayon::current_num_threads();
        let count = (CELLS_PER_BATCH / self.claims().claims.len().max(1)).max(fewest);
        let judge = |(place, article): (usize, A)| {
            let given: &Article = article.borrow();
            let judged = Judged {
                cells: self.column(place, given, selection, memory),
                sha256: sha256(&given.text),
            };
            (article, judged)
        };
        let (sender, receiver) = sync_channel::<Result<Batch<A>, E>>(1);
        std::thread::scope(|scope| {
            scope.spawn(move || {
                let (mut articles, mut first) = (articles, 0);
                loop {
                    let batch: Result<Vec<A>, E> = articles.by_ref().take(count).collect();
                    let judged = batch.map(|batch| -> Batch<A> {
                        let numbered = (first..).zip(batch).collect::<Vec<_>>();
                        numbered.into_par_iter().map(judge).collect()
                    });
                    first += count;
                    let is_last = judged.as_ref().map_or(true, |batch| batch.len() < count);
                    // Where nobody takes any more, nobody need judge.
                    if sender.send(judged).is_err() || is_last {
                        return;
                    }
                }
            });
            let mut place = 0;
            for batch in receiver {
                for (article, judged) in batch? {
                    let about: &Article = article.borrow();
                    let column = SourceColumn {
                        source: about.source.clone(),
                        readability: about.readability.clone(),
                        sha256: judged.sha256,
                        origin: origins.of(place, &about.source.id),
                    };
                    place += 1;
                    take(article, column, judged.cells)?;
                }
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Claim, ClaimSet};

    fn articles(count: usize) -> impl Iterator<Item = Article> {
        let text = |at: usize| format!("The council will close tram line {}.", at % 7);
        (0..count).map(move |at| Article::new(format!("a{at:05}"), text(at)))
    }

    fn engine() -> Engine {
        Engine::new(ClaimSet {
            claims: vec![Claim::new("tram", "The council will close the tram line")],
            aliases: Vec::new(),
        })
    }

    #[test]
    fn each_article_comes_in_its_turn_with_what_a_matrix_has() {
        let everything = Selection::everything();
        let given: Vec<Article> = articles(30).collect();
        let matrix = engine().judge(&given);
        let sketches: Vec<_> = given.iter().map(Article::sketch).collect();
        let ids = given.iter().map(|article| article.source.id.as_str());
        let origins = Origins::among(ids.zip(sketches.iter().map(Option::as_ref)));
        let (mut columns, mut cells, mut seen) = (Vec::new(), Vec::new(), Vec::new());
        let done: Result<(), ()> = engine().judge_each(
            articles(30).map(Ok),
            &origins,
            &everything,
            None,
            |article, column, of| {
                seen.push(article);
                columns.push(column);
                cells.extend(of);
                Ok(())
            },
        );
        assert_eq!((done, seen), (Ok(()), given));
        assert_eq!((columns, cells), (matrix.columns, matrix.cells));
    }

    #[test]
    fn an_error_ends_the_run() {
        // More than a few batches, so that the judge is still at work.
        let (engine, everything, none) = (engine(), Selection::everything(), Origins::default());
        let mut taken = 0;
        let done = engine.judge_each(
            articles(9 * CELLS_PER_BATCH).map(Ok),
            &none,
            &everything,
            None,
            |_, _, _| {
                taken += 1;
                if taken == 3 { Err("full") } else { Ok(()) }
            },
        );
        assert_eq!((done, taken), (Err("full"), 3));
    }

    #[test]
    fn an_article_that_does_not_come_ends_the_run() {
        let (engine, everything, none) = (engine(), Selection::everything(), Origins::default());
        let given = articles(9 * CELLS_PER_BATCH).map(Ok).chain([Err("gone")]);
        let mut taken = 0;
        let done = engine.judge_each(given, &none, &everything, None, |_, _, _| {
            taken += 1;
            Ok(())
        });
        assert_eq!(done, Err("gone"));
        assert!(taken > 8 * CELLS_PER_BATCH && taken <= 9 * CELLS_PER_BATCH);
    }
}
