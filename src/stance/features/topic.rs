//! Whether the article as a whole is about what the claim is about. Owns
//! features of the claim, of the article and of what they share anywhere; the
//! closest sentences are the business of `closeness`.

use std::collections::BTreeSet;

use crate::matching::Wording;

use super::{Features, View, absolute};

pub(super) const NAMES: &[&str] = &[
    "sentences",
    "one sentence",
    "few sentences",
    "further wordings",
    "claim terms",
    "claim names",
    "claim is a title",
    "lead total",
    "nothing shared",
    "found",
    "not found",
    "content found",
    "content not found",
    "share found",
    "share found above 0.7",
    "share found, same words",
    "share found, rare words",
    "share found, content",
];

/// From here on hardly anything is missing.
const NEARLY_ALL: f64 = 0.7;

pub(super) fn observe(view: &View<'_>, features: &mut Features) {
    let sentences = view.context.article.sentences.len();
    features.set("sentences", (sentences as f64).ln_1p());
    features.flag("one sentence", sentences <= 1);
    features.flag("few sentences", (2..=4).contains(&sentences));
    let wordings = view.context.claim.wordings.len();
    features.set("further wordings", wordings.clamp(1, 6) as f64 - 1.0);
    let Some(claim) = view.context.claim.wordings.first() else {
        return;
    };
    features.set("claim terms", (claim.terms.len() as f64).ln_1p());
    let names = claim.terms.iter().filter(|term| term.is_name()).count();
    features.set("claim names", (names as f64).ln_1p());
    features.flag("claim is a title", view.claim_is_title());
    features.set("lead total", view.lead_total());
    features.flag("nothing shared", view.closest.is_empty());
    anywhere(view, claim, features);
}

/// Of the claim's own words, how much the article has anywhere.
fn anywhere(view: &View<'_>, claim: &Wording, features: &mut Features) {
    let own = view.context.matches.iter().filter(|m| m.wording == 0);
    let met: BTreeSet<usize> = own
        .flat_map(|found| found.score.hits.iter().map(|hit| hit.term))
        .collect();
    let (mut all, mut found, mut same) = (0.0, 0.0, 0.0);
    let (mut content, mut content_found) = (0.0, 0.0);
    let (mut squares, mut squares_found) = (0.0, 0.0);
    for (at, term) in claim.terms.iter().enumerate() {
        let weight = term.weight;
        let hit = if met.contains(&at) { weight } else { 0.0 };
        all += weight;
        found += hit;
        squares += weight * weight;
        squares_found += weight * hit;
        if view.context.article.has(&term.key) {
            same += weight;
        }
        if !term.is_name() {
            content += weight;
            content_found += hit;
        }
    }
    features.set("found", absolute(found));
    features.set("not found", absolute(all - found));
    features.set("content found", absolute(content_found));
    features.set("content not found", absolute(content - content_found));
    if all > 0.0 {
        features.set("share found", found / all);
        let beyond = (found / all - NEARLY_ALL).max(0.0);
        features.set("share found above 0.7", beyond);
        features.set("share found, same words", same / all);
        features.set("share found, rare words", squares_found / squares);
    }
    if content > 0.0 {
        features.set("share found, content", content_found / content);
    }
}
