//! Articles judged one after another, each handed over as soon as its turn has
//! come. Owns that no more cells are held than a few batches have, and that the
//! next articles are judged while one is dealt with.

use std::sync::mpsc::sync_channel;

use rayon::prelude::*;

use crate::domain::{Article, Cell, Column, sha256};

use super::grid::Grid;
use super::known::Memory;
use super::origin::{Origins, Words};
use super::selection::Selection;

/// So many cells are judged before any of them is handed over: they take some
/// megabytes.
const CELLS: usize = 1_024;

/// But no fewer articles a core, so that none waits for long.
const FEWEST: usize = 4;

/// What one article came to, but for what it shares with others.
struct Judged {
    cells: Vec<Cell>,
    sha256: String,
    words: Words,
}

impl Grid {
    /// Judges the selected claims of every article, in parallel, only what
    /// `memory` does not know. Each article is handed to `take` with its column
    /// and its cells in the order of the claims; the articles come in the order
    /// of their ids, whatever the order given.
    ///
    /// # Errors
    /// What `take` gives first; nothing is handed over after it.
    pub fn judge_each<E>(
        &self,
        articles: &[Article],
        selection: &Selection,
        memory: Option<&dyn Memory>,
        mut take: impl FnMut(&Article, Column, Vec<Cell>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut articles: Vec<&Article> = articles.iter().collect();
        articles.sort_by(|a, b| a.source.id.cmp(&b.source.id));
        let fewest = FEWEST * rayon::current_num_threads();
        let count = (CELLS / self.claims().claims.len().max(1)).max(fewest);
        let judge = |(place, article): (usize, &&Article)| Judged {
            cells: self.column(place, article, selection, memory),
            sha256: sha256(&article.text),
            words: Words::of(article),
        };
        let (sender, receiver) = sync_channel::<Vec<Judged>>(1);
        std::thread::scope(|scope| {
            let batches = articles.chunks(count).zip((0..).step_by(count));
            scope.spawn(move || {
                for (batch, first) in batches {
                    let batch = batch.par_iter().enumerate();
                    let judged = batch.map(|(at, article)| judge((first + at, article)));
                    if sender.send(judged.collect()).is_err() {
                        // Nobody takes any more.
                        return;
                    }
                }
            });
            let mut origins = Origins::default();
            for (article, judged) in articles.iter().zip(receiver.into_iter().flatten()) {
                let column = Column {
                    source: article.source.clone(),
                    readability: article.readability.clone(),
                    sha256: judged.sha256,
                    origin: origins.of(&article.source.id, judged.words),
                };
                take(article, column, judged.cells)?;
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Claim, ClaimSet};

    fn articles(count: usize) -> Vec<Article> {
        let text = |at: usize| format!("The council will close tram line {}.", at % 7);
        let article = |at: usize| Article::new(format!("a{at:03}"), text(at));
        (0..count).rev().map(article).collect()
    }

    fn grid() -> Grid {
        Grid::new(ClaimSet {
            claims: vec![Claim::new("tram", "The council will close the tram line")],
            aliases: Vec::new(),
        })
    }

    #[test]
    fn articles_come_in_the_order_of_their_ids_with_what_a_matrix_has() {
        let (grid, articles) = (grid(), articles(9));
        let matrix = grid.judge(&articles);
        let (mut columns, mut cells) = (Vec::new(), Vec::new());
        let done: Result<(), ()> = grid.judge_each(
            &articles,
            &Selection::everything(),
            None,
            |_, column, of| {
                columns.push(column);
                cells.extend(of);
                Ok(())
            },
        );
        assert_eq!(done, Ok(()));
        assert_eq!((columns, cells), (matrix.columns, matrix.cells));
    }

    #[test]
    fn an_error_ends_the_run() {
        // More than a batch, so that the judge is still at work.
        let (grid, articles) = (grid(), articles(2 * CELLS + 5));
        let mut taken = 0;
        let done = grid.judge_each(&articles, &Selection::everything(), None, |_, _, _| {
            taken += 1;
            if taken == 3 { Err("full") } else { Ok(()) }
        });
        assert_eq!((done, taken), (Err("full"), 3));
    }
}
