//! Cues in the claim, in the sentences that come close, in the lead and in the
//! article at large. Owns where a cue is looked for; which words are cues is
//! data.

use crate::domain::CueCategory;
use crate::stance::cue::category_set::CategorySet;
use crate::text::SentenceKind;

use super::feature_list::CUE_PLACES;
use super::feature_name::same;
use super::feature_vector::Features;
use super::view::View;
use super::{FeatureName, named};

/// The number of a place, found when the program is compiled.
macro_rules! place {
    ($place:literal) => {
        const { place_of($place) }
    };
}

const fn place_of(name: &str) -> usize {
    let mut at = 0;
    loop {
        assert!(at < CUE_PLACES.len(), "cues are not looked for there");
        if same(CUE_PLACES[at], name) {
            return at;
        }
        at += 1;
    }
}

/// From this total on a sentence is close enough for its cues to count.
const MIN_CUE_TOTAL: f64 = 0.25;

pub(super) fn observe(view: &View<'_>, features: &mut Features) {
    let claim = view.context.claim_cues;
    if view.context.claim.wordings.is_empty() {
        return;
    }
    features.flag(named!("claim asks"), claim.asks());
    features.flag(named!("claim quotes"), claim.quotes());
    let own = claim.categories();
    if view.closest.is_empty() {
        for &category in CueCategory::ALL {
            let name = FeatureName::of_cue(place!("claim"), category);
            features.flag(name, own.has(category));
        }
        return;
    }
    let cues = view.cues();
    let shares = cues.shares();
    let close = view
        .closest
        .iter()
        .filter(|m| m.score.total > MIN_CUE_TOTAL);
    let near = close.map(|found| cues.categories(found.sentence));
    let near: Vec<CategorySet> = near.collect();
    let reading = view.closest.first().and_then(|found| view.reading(found));
    let reading = reading.filter(|_| !near.is_empty());
    let touching = reading.map(|reading| CategorySet::of(&reading.cues));
    for &category in CueCategory::ALL {
        let name = |place: usize| FeatureName::of_cue(place, category);
        let in_claim = own.has(category);
        let anywhere = shares.anywhere(category);
        let touches = touching.is_some_and(|touching| touching.has(category));
        if !in_claim && !touches && anywhere == 0.0 {
            // Then there is none in any of the other places either.
            continue;
        }
        features.flag(name(place!("claim")), in_claim);
        features.set(name(place!("lead")), shares.lead(category));
        features.set(name(place!("anywhere")), anywhere);
        features.flag(name(place!("somewhere")), anywhere > 0.0);
        let having = near.iter().filter(|one| one.has(category)).count();
        let share = having as f64 / near.len().max(1) as f64;
        features.set(name(place!("near")), share);
        let (Some(_), Some(first)) = (touching, near.first()) else {
            continue;
        };
        let inside = first.has(category);
        features.flag(name(place!("closest")), touches);
        features.flag(name(place!("beside")), inside && !touches);
        features.flag(name(place!("only claim")), in_claim && !inside);
        features.flag(name(place!("both")), in_claim && touches);
    }
    let Some(best) = view.closest.first().filter(|_| !near.is_empty()) else {
        return;
    };
    let Some(marks) = cues.marks(best.sentence) else {
        return;
    };
    features.flag(named!("closest asks"), marks.asks);
    features.flag(named!("closest quotes"), marks.quotes);
    features.flag(named!("closest quotes singly"), marks.quotes_singly);
    let kind = view.context.article.sentences[best.sentence].kind;
    let heading = kind == SentenceKind::Heading;
    features.flag(named!("closest is a heading"), heading);
    let differs = claim.is_negative() != marks.negative;
    features.flag(named!("polarity differs"), differs);
}
