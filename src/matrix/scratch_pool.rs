//! What one worker keeps from article to article: the words met, what is known of
//! each and whom each meets, so that no distinct word is worked out twice. Owns
//! the bound on it, and the handing out of workshops to workers.

use std::sync::{Mutex, PoisonError};

use crate::matching::{TermStore, WordMatchStore};
use crate::text::{Reader, WordStore};

/// A workshop with more words than this is emptied after the article: an archive
/// has words without end, most of them once. So many take some 60 MB.
const MAX_WORDS: usize = 200_000;

/// What a worker needs at hand.
#[derive(Debug)]
pub(super) struct Scratch {
    /// The words met.
    pub words: WordStore,
    /// What matching knows of each.
    pub terms: TermStore,
    /// Whom each meets among the claims' words.
    pub links: WordMatchStore,
    /// Whom each meets by meaning beside.
    pub meanings: WordMatchStore,
}

/// The workshops of one engine, those in use left out.
#[derive(Debug, Default)]
pub(super) struct ScratchPool {
    idle: Mutex<Vec<Scratch>>,
}

impl ScratchPool {
    /// Lends `work` a workshop that no other worker holds.
    pub fn lend<T>(&self, reader: &Reader, work: impl FnOnce(&mut Scratch) -> T) -> T {
        // A worker that broke off never gave its workshop back: none is half-done.
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = idle().pop();
        let mut scratch = taken.unwrap_or_else(|| Scratch {
            words: reader.word_store(),
            terms: TermStore::default(),
            links: WordMatchStore::default(),
            meanings: WordMatchStore::default(),
        });
        let done = work(&mut scratch);
        if scratch.words.len() > MAX_WORDS {
            scratch.words.clear();
            scratch.terms.clear();
            scratch.links.clear();
            scratch.meanings.clear();
        }
        idle().push(scratch);
        done
    }
}
