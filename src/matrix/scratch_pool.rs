//! What one worker keeps from article to article: the words met, what is known of
//! each and whom each meets, so that no distinct word is worked out twice. Owns
//! the bound on it, and the handing out of workshops to workers.

use std::sync::{Mutex, PoisonError};

use crate::matching::{TermStore, WordMatchStore};
use crate::text::{Reader, WordStore};

/// A workshop with more words than this is emptied after the article: an archive
/// has words without end, most of them once. So many take some 60 MB.
const MOST_WORDS: usize = 200_000;

/// What a worker needs at hand.
#[derive(Debug)]
pub(super) struct Workshop {
    /// The words met.
    pub words: WordStore,
    /// What matching knows of each.
    pub terms: TermStore,
    /// Whom each meets among the claims' words.
    pub links: WordMatchStore,
}

/// The workshops of one grid, those in use left out.
#[derive(Debug, Default)]
pub(super) struct Workshops {
    idle: Mutex<Vec<Workshop>>,
}

impl Workshops {
    /// Lends `work` a workshop that no other worker holds.
    pub fn lend<T>(&self, reader: &Reader, work: impl FnOnce(&mut Workshop) -> T) -> T {
        // A worker that broke off never gave its workshop back: none is half-done.
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = idle().pop();
        let mut workshop = taken.unwrap_or_else(|| Workshop {
            words: reader.word_store(),
            terms: TermStore::default(),
            links: WordMatchStore::default(),
        });
        let done = work(&mut workshop);
        if workshop.words.len() > MOST_WORDS {
            workshop.words.clear();
            workshop.terms.clear();
            workshop.links.clear();
        }
        idle().push(workshop);
        done
    }
}
