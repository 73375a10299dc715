//! What the rules make of the sentences and of the article. Owns no rule.

use crate::domain::{Reason, Stance};
use crate::matching::How;
use crate::stance::sentence_reading::{SentenceReading, SentenceStance};
use crate::stance::sufficiency::Shortfall;

use super::feature_vector::Features;
use super::named;
use super::view::View;

macro_rules! name {
    ($before:literal, $take:expr) => {
        match $take {
            SentenceStance::Asserts => named!(concat!($before, ": asserts")),
            SentenceStance::Denies => named!(concat!($before, ": denies")),
            SentenceStance::Qualifies(Reason::Contested) => named!(concat!($before, ": contested")),
            SentenceStance::Qualifies(Reason::Conditional) => {
                named!(concat!($before, ": conditional"))
            }
            SentenceStance::Qualifies(Reason::Question) => named!(concat!($before, ": question")),
            SentenceStance::Qualifies(Reason::Attributed) => {
                named!(concat!($before, ": attributed"))
            }
            SentenceStance::Qualifies(Reason::Hedged) => named!(concat!($before, ": hedged")),
            SentenceStance::Qualifies(Reason::Partial) => named!(concat!($before, ": partial")),
            SentenceStance::Qualifies(Reason::Unclear) => named!(concat!($before, ": unclear")),
            SentenceStance::Nothing => named!(concat!($before, ": nothing")),
        }
    };
}

pub(super) fn observe(view: &View<'_>, features: &mut Features) {
    let verdict = match (view.judgement.stance, view.judgement.reason) {
        (Stance::Asserts, _) => name!("rules", SentenceStance::Asserts),
        (Stance::Denies, _) => name!("rules", SentenceStance::Denies),
        (Stance::Omits, _) => named!("rules: omits"),
        (Stance::Qualifies, reason) => {
            features.flag(named!("rules: qualifies"), true);
            name!(
                "rules",
                SentenceStance::Qualifies(reason.unwrap_or(Reason::Unclear))
            )
        }
    };
    features.flag(verdict, true);
    strongest(view.readings, features);
    let closest = view.closest.first();
    let Some(reading) = closest.and_then(|found| view.reading(found)) else {
        return;
    };
    if let Some(lacks) = reading.lacks {
        let name = match lacks {
            Shortfall::Roles => named!("closest lacks roles"),
            Shortfall::Names => named!("closest lacks names"),
            Shortfall::Content => named!("closest lacks content"),
            Shortfall::Words => named!("closest lacks words"),
            Shortfall::Total => named!("closest lacks total"),
            Shortfall::Necessity => named!("closest lacks necessity"),
        };
        features.flag(name, true);
    }
    features.flag(name!("closest reads", reading.stance), true);
    features.flag(named!("closest plainly denies"), reading.is_plain_denial());
    features.flag(named!("closest is settled"), reading.settled);
    features.flag(named!("closest has a speaker"), reading.speaker.is_some());
    let mut hits = reading.found.score.hits.iter();
    let opposite = hits.any(|hit| hit.similarity.how == How::Opposite);
    features.flag(named!("closest has an opposite"), opposite);
}

/// All that a sentence may say, in the alphabetical order of its names: figures
/// are added up in that order.
const TAKES: [SentenceStance; 10] = [
    SentenceStance::Asserts,
    SentenceStance::Qualifies(Reason::Attributed),
    SentenceStance::Qualifies(Reason::Conditional),
    SentenceStance::Qualifies(Reason::Contested),
    SentenceStance::Denies,
    SentenceStance::Qualifies(Reason::Hedged),
    SentenceStance::Nothing,
    SentenceStance::Qualifies(Reason::Partial),
    SentenceStance::Qualifies(Reason::Question),
    SentenceStance::Qualifies(Reason::Unclear),
];

/// For each thing that a sentence may say, the total of the closest one that
/// says it: of those that count and of those that fall short.
fn strongest(readings: &[SentenceReading], features: &mut Features) {
    let mut counts = [0.0f64; TAKES.len()];
    let mut short = [0.0f64; TAKES.len()];
    for reading in readings {
        let Some(at) = TAKES.iter().position(|take| *take == reading.stance) else {
            continue;
        };
        let strongest = match reading.lacks {
            None => &mut counts[at],
            Some(_) => &mut short[at],
        };
        *strongest = strongest.max(reading.found.score.total);
    }
    for (take, total) in TAKES.iter().zip(counts) {
        features.set(name!("counts", *take), total);
    }
    for (take, total) in TAKES.iter().zip(short) {
        features.set(name!("short", *take), total);
    }
}
