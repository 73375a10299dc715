//! Names that a sentence leaves out: articles go on with "he", "they" and "the group".
//! Owns from where such a name is carried over, one sentence back or the title, and what
//! it is worth. Names that stand in the sentence itself are told in `term_alignment`.

use super::prepared_article::PreparedArticle;
use super::similarity::{How, Similarity};
use super::terms::term::Term;

/// What a name is worth that the sentence itself leaves out and the sentence
/// before it, or the title, has: articles speak of "the group" and "they".
pub(super) const CARRIED_VALUE: f64 = 0.6;

/// A name that the sentence before has, or the title. Each further one, as
/// counted in `borrowed`, is worth less.
pub(super) fn carried(
    term: &Term,
    article: &PreparedArticle,
    at: usize,
    borrowed: &mut u32,
) -> Option<Similarity> {
    if !term.is_name() || at == 0 {
        return None;
    }
    let before = [at - 1, 0];
    let has = |&place: &usize| article.has_in(&term.key, place);
    before.iter().any(has).then(|| borrow(borrowed))
}

/// What the next name is worth that is carried over.
pub(super) fn borrow(borrowed: &mut u32) -> Similarity {
    let value = CARRIED_VALUE / f64::from(1 + *borrowed);
    *borrowed += 1;
    Similarity {
        value,
        how: How::Carried,
    }
}
