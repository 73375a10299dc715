//! Named features of one cell: what the learnt judge decides by. Owns bringing
//! them together; each file below owns one kind, and its names.

mod closeness;
mod cues;
mod figures;
mod interplay;
mod topic;
mod verdicts;

use crate::domain::{CueCategory, Judgement};
use crate::matching::{Match, Wording, WordingKind};

use super::cue_finder::{CueFinder, FoundCue};
use super::judge::Context;
use super::reading::Reading;

/// Named figures of one cell, in a fixed order; what is zero is left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Features {
    values: Vec<(&'static str, f64)>,
}

impl Features {
    /// The figures in the order in which they were observed.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, f64)> {
        self.values.iter().copied()
    }

    fn set(&mut self, name: &'static str, value: f64) {
        if value != 0.0 {
            self.values.push((name, value));
        }
    }

    fn flag(&mut self, name: &'static str, holds: bool) {
        self.set(name, f64::from(u8::from(holds)));
    }
}

/// Whether a name is that of a feature.
pub fn is_feature(name: &str) -> bool {
    let plain = [
        closeness::NAMES,
        cues::NAMES,
        figures::NAMES,
        interplay::NAMES,
        topic::NAMES,
        verdicts::NAMES,
    ];
    let of_cue = || {
        let (place, category) = name.split_once(": ")?;
        Some(cues::PLACES.contains(&place) && category.parse::<CueCategory>().is_ok())
    };
    plain.iter().any(|names| names.contains(&name)) || of_cue().unwrap_or(false)
}

/// Whether a feature bears on the claim being brought up at all. What cues say
/// of it does not: it tells how, and would only teach which set a cell is from.
pub fn bears_on_topic(name: &str) -> bool {
    let topical = [closeness::NAMES, figures::NAMES, topic::NAMES];
    topical.iter().any(|names| names.contains(&name)) || name.starts_with("rules: ")
}

/// How many of the closest sentences are looked at one by one.
const CLOSEST: usize = 3;

/// Sentences at the head of an article that give its lead.
const LEAD: usize = 3;

/// Weights of terms are sums of logarithms of rarity; this many are one.
const UNIT: f64 = 10.0;

/// An amount of words or of their weight, where the first tell more than further
/// ones.
fn absolute(amount: f64) -> f64 {
    (amount / UNIT).ln_1p()
}

/// What the files below look at.
struct View<'a> {
    context: Context<'a>,
    finder: &'a CueFinder,
    /// The closest match of each of the closest sentences, counters apart.
    closest: Vec<&'a Match>,
    /// The readings of the rules, and what they made of them.
    readings: &'a [Reading],
    judgement: &'a Judgement,
}

impl<'a> View<'a> {
    fn wording(&self, found: &Match) -> &'a Wording {
        &self.context.claim.wordings[found.wording]
    }

    fn reading(&self, found: &Match) -> Option<&'a Reading> {
        let same = |reading: &&Reading| {
            reading.found.sentence == found.sentence && reading.found.wording == found.wording
        };
        self.readings.iter().find(same)
    }

    /// The best total within the lead.
    fn lead_total(&self) -> f64 {
        let lead = self.context.matches.iter().filter(|m| m.sentence < LEAD);
        lead.map(|found| found.score.total).fold(0.0, f64::max)
    }

    /// Whether more than half of the claim's words, names too, have a capital.
    fn claim_is_title(&self) -> bool {
        let claim = self.context.claim.wordings.first();
        let tokens = claim.map_or(&[][..], |claim| &claim.tokens);
        let words = || tokens.iter().filter(|token| token.is_word());
        2 * words().filter(|token| token.capital).count() > words().count()
    }

    fn cues(&self, sentence: usize) -> &'a [FoundCue] {
        let tokens = &self.context.article.sentences[sentence].tokens;
        self.context.cues.of(self.finder, sentence, tokens)
    }
}

/// Observes a cell that the rules have read and judged.
pub(super) fn observe(
    context: Context<'_>,
    finder: &CueFinder,
    readings: &[Reading],
    judgement: &Judgement,
) -> Features {
    let view = View {
        closest: closest_sentences(context),
        context,
        finder,
        readings,
        judgement,
    };
    let mut features = Features::default();
    topic::observe(&view, &mut features);
    closeness::observe(&view, &mut features);
    figures::observe(&view, &mut features);
    cues::observe(&view, &mut features);
    verdicts::observe(&view, &mut features);
    interplay::observe(&view, &mut features);
    features
}

/// The closest sentences by their closest wording, counters apart.
pub(super) fn closest_sentences(context: Context<'_>) -> Vec<&Match> {
    let mut closest: Vec<&Match> = Vec::with_capacity(CLOSEST);
    for found in context.matches {
        let counter = context.claim.wordings[found.wording].kind == WordingKind::Counter;
        let known = closest.iter().any(|known| known.sentence == found.sentence);
        if !counter && !known {
            closest.push(found);
        }
        if closest.len() == CLOSEST {
            break;
        }
    }
    closest
}
