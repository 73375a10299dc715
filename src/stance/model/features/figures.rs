//! Figures of the claim and of the closest sentence. Owns whether they agree
//! or clash; comparing them is told in `matching`.

use crate::matching::{Hit, How, TermKey};
use crate::text::TokenKind;

use super::feature_vector::Features;
use super::named;
use super::view::View;

pub(super) fn observe(view: &View<'_>, features: &mut Features) {
    let Some(best) = view.closest.first() else {
        return;
    };
    let wording = view.wording(best);
    let clash = |hit: &Hit| hit.similarity.how == How::Clash;
    features.flag(named!("figures clash"), best.score.hits.iter().any(clash));
    let is_number = |key: &TermKey| matches!(key, TermKey::Number(_));
    let numbers = wording.terms.iter().filter(|term| is_number(&term.key));
    let numbers = numbers.count();
    if numbers == 0 {
        return;
    }
    features.flag(named!("claim has a number"), true);
    let met =
        |hit: &&Hit| hit.token.is_some() && !clash(hit) && is_number(&wording.terms[hit.term].key);
    let met = best.score.hits.iter().filter(met).count();
    features.set(named!("numbers met"), met as f64 / numbers as f64);
    let tokens = &view.context.article.sentences[best.sentence].tokens;
    let has_number = tokens.iter().any(|token| token.kind == TokenKind::Number);
    features.flag(named!("another number"), met == 0 && has_number);
}
