//! What the verdict of the rules is worth, by the kind of claim and article it
//! is about. A headline over a news story and one claim of many put to an essay
//! are read by the same rules, and not with the same right. Owns the products.

use crate::domain::Stance;

use super::feature_vector::Features;
use super::named;
use super::view::View;

/// A claim with more terms than this is long.
const LONG_CLAIM: f64 = 5.0;

pub(super) fn observe(view: &View<'_>, features: &mut Features) {
    let first = match view.judgement.stance {
        Stance::Asserts => named!("rules assert × lead total"),
        Stance::Qualifies => named!("rules qualify × lead total"),
        Stance::Denies => named!("rules deny × lead total"),
        Stance::Omits => named!("rules omit × lead total"),
    };
    let Some(claim) = view.context.claim.wordings.first() else {
        return;
    };
    let terms = (claim.terms.len() as f64).ln_1p() - LONG_CLAIM.ln_1p();
    let sentences = view.context.article.sentences.len();
    let flag = |holds: bool| f64::from(u8::from(holds));
    let values = [
        view.lead_total,
        terms.max(0.0),
        flag(view.context.claim_cues.is_title()),
        flag(sentences <= 1),
        flag(view.context.claim.wordings.len() == 1),
        (sentences as f64).ln_1p(),
    ];
    for (value, place) in values.into_iter().zip(0..) {
        features.set(first.plus(place), value);
    }
}
