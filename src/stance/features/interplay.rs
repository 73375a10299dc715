//! What the verdict of the rules is worth, by the kind of claim and article it
//! is about. A headline over a news story and one claim of many put to an essay
//! are read by the same rules, and not with the same right. Owns the products.

use crate::domain::Stance;

use super::{Features, View};

macro_rules! products {
    ($($verdict:literal)*) => {
        &[$(
            concat!($verdict, " × lead total"),
            concat!($verdict, " × long claim"),
            concat!($verdict, " × title"),
            concat!($verdict, " × one sentence"),
            concat!($verdict, " × bare claim"),
            concat!($verdict, " × long article"),
        )*]
    };
}

pub(super) const NAMES: &[&str] =
    products!("rules assert" "rules qualify" "rules deny" "rules omit");

/// A claim with more terms than this is long.
const LONG_CLAIM: f64 = 5.0;

pub(super) fn observe(view: &View<'_>, features: &mut Features) {
    let names = match view.judgement.stance {
        Stance::Asserts => &NAMES[0..6],
        Stance::Qualifies => &NAMES[6..12],
        Stance::Denies => &NAMES[12..18],
        Stance::Omits => &NAMES[18..24],
    };
    let Some(claim) = view.context.claim.wordings.first() else {
        return;
    };
    let terms = (claim.terms.len() as f64).ln_1p() - LONG_CLAIM.ln_1p();
    let sentences = view.context.article.sentences.len();
    let flag = |holds: bool| f64::from(u8::from(holds));
    let values = [
        view.lead_total(),
        terms.max(0.0),
        flag(view.claim_is_title()),
        flag(sentences <= 1),
        flag(view.context.claim.wordings.len() == 1),
        (sentences as f64).ln_1p(),
    ];
    for (name, value) in names.iter().zip(values) {
        features.set(name, value);
    }
}
