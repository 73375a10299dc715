//! What the rules make of the sentences and of the article. Owns no rule.

use crate::domain::{Reason, Stance};
use crate::matching::How;
use crate::stance::reading::{Reading, Take};
use crate::stance::sufficiency::Shortfall;

use super::{Features, View};

macro_rules! takes {
    ($($before:literal)*) => {
        &[$(
            concat!($before, ": asserts"),
            concat!($before, ": denies"),
            concat!($before, ": contested"),
            concat!($before, ": conditional"),
            concat!($before, ": question"),
            concat!($before, ": attributed"),
            concat!($before, ": hedged"),
            concat!($before, ": partial"),
            concat!($before, ": unclear"),
            concat!($before, ": nothing"),
        )*
        "rules: qualifies",
        "rules: omits",
        "closest lacks roles",
        "closest lacks names",
        "closest lacks content",
        "closest lacks words",
        "closest lacks total",
        "closest lacks necessity",
        "closest plainly denies",
        "closest is settled",
        "closest has a speaker",
        "closest has an opposite",
        ]
    };
}

pub(super) const NAMES: &[&str] = takes!("rules" "counts" "short" "closest reads");

macro_rules! name {
    ($before:literal, $take:expr) => {
        match $take {
            Take::Asserts => concat!($before, ": asserts"),
            Take::Denies => concat!($before, ": denies"),
            Take::Qualifies(Reason::Contested) => concat!($before, ": contested"),
            Take::Qualifies(Reason::Conditional) => concat!($before, ": conditional"),
            Take::Qualifies(Reason::Question) => concat!($before, ": question"),
            Take::Qualifies(Reason::Attributed) => concat!($before, ": attributed"),
            Take::Qualifies(Reason::Hedged) => concat!($before, ": hedged"),
            Take::Qualifies(Reason::Partial) => concat!($before, ": partial"),
            Take::Qualifies(Reason::Unclear) => concat!($before, ": unclear"),
            Take::Nothing => concat!($before, ": nothing"),
        }
    };
}

pub(super) fn observe(view: &View<'_>, features: &mut Features) {
    let verdict = match (view.judgement.stance, view.judgement.reason) {
        (Stance::Asserts, _) => name!("rules", Take::Asserts),
        (Stance::Denies, _) => name!("rules", Take::Denies),
        (Stance::Omits, _) => "rules: omits",
        (Stance::Qualifies, reason) => {
            features.flag("rules: qualifies", true);
            name!("rules", Take::Qualifies(reason.unwrap_or(Reason::Unclear)))
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
            Shortfall::Roles => "closest lacks roles",
            Shortfall::Names => "closest lacks names",
            Shortfall::Content => "closest lacks content",
            Shortfall::Words => "closest lacks words",
            Shortfall::Total => "closest lacks total",
            Shortfall::Necessity => "closest lacks necessity",
        };
        features.flag(name, true);
    }
    features.flag(name!("closest reads", reading.take), true);
    features.flag("closest plainly denies", reading.is_plain_denial());
    features.flag("closest is settled", reading.settled);
    features.flag("closest has a speaker", reading.speaker.is_some());
    let mut hits = reading.found.score.hits.iter();
    let opposite = hits.any(|hit| hit.similarity.how == How::Opposite);
    features.flag("closest has an opposite", opposite);
}

/// For each thing that a sentence may say, the total of the closest one that
/// says it: of those that count and of those that fall short.
fn strongest(readings: &[Reading], features: &mut Features) {
    let mut strongest: Vec<(&'static str, f64)> = Vec::new();
    for reading in readings {
        let name = match reading.lacks {
            None => name!("counts", reading.take),
            Some(_) => name!("short", reading.take),
        };
        let total = reading.found.score.total;
        match strongest.iter_mut().find(|(known, _)| *known == name) {
            Some((_, most)) => *most = most.max(total),
            None => strongest.push((name, total)),
        }
    }
    strongest.sort_by_key(|(name, _)| *name);
    for (name, total) in strongest {
        features.set(name, total);
    }
}
