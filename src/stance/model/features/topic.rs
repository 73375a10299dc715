//! Whether the article as a whole is about what the claim is about. Owns
//! features of the claim, of the article and of what they share anywhere; the
//! closest sentences are told in `closeness`.

use crate::matching::Wording;

use super::feature_vector::Features;
use super::named;
use super::view::{View, absolute};

/// From here on hardly anything is missing.
const NEARLY_ALL: f64 = 0.7;

pub(super) fn observe(view: &View<'_>, features: &mut Features) {
    let sentences = view.context.article.sentences.len();
    features.set(named!("sentences"), (sentences as f64).ln_1p());
    features.flag(named!("one sentence"), sentences <= 1);
    features.flag(named!("few sentences"), (2..=4).contains(&sentences));
    let wordings = view.context.claim.wordings.len();
    features.set(
        named!("further wordings"),
        wordings.clamp(1, 6) as f64 - 1.0,
    );
    let Some(claim) = view.context.claim.wordings.first() else {
        return;
    };
    features.set(named!("claim terms"), (claim.terms.len() as f64).ln_1p());
    let names = claim.terms.iter().filter(|term| term.is_name()).count();
    features.set(named!("claim names"), (names as f64).ln_1p());
    features.flag(
        named!("claim is a title"),
        view.context.claim_cues.is_title(),
    );
    features.set(named!("lead total"), view.lead_total);
    features.flag(named!("nothing shared"), view.closest.is_empty());
    anywhere(view, claim, features);
}

/// Of the claim's own words, how much the article has anywhere.
fn anywhere(view: &View<'_>, claim: &Wording, features: &mut Features) {
    let met = view.context.matches.terms_met(0);
    let (mut all, mut found, mut same) = (0.0, 0.0, 0.0);
    let (mut content, mut content_found) = (0.0, 0.0);
    let (mut squares, mut squares_found) = (0.0, 0.0);
    for (at, term) in claim.terms.iter().enumerate() {
        let weight = term.weight;
        let hit = if met[at] { weight } else { 0.0 };
        all += weight;
        found += hit;
        squares += weight * weight;
        squares_found += weight * hit;
        if view.context.links.has((view.context.place, 0, at)) {
            same += weight;
        }
        if !term.is_name() {
            content += weight;
            content_found += hit;
        }
    }
    features.set(named!("found"), absolute(found));
    features.set(named!("not found"), absolute(all - found));
    features.set(named!("content found"), absolute(content_found));
    features.set(
        named!("content not found"),
        absolute(content - content_found),
    );
    if all > 0.0 {
        features.set(named!("share found"), found / all);
        let beyond = (found / all - NEARLY_ALL).max(0.0);
        features.set(named!("share found above 0.7"), beyond);
        features.set(named!("share found, same words"), same / all);
        features.set(named!("share found, rare words"), squares_found / squares);
    }
    if content > 0.0 {
        features.set(named!("share found, content"), content_found / content);
    }
}
