//! How close the closest sentences come to the claim. Owns features of
//! matching alone; no cue enters here.

use crate::matching::{Hit, Match, Ranked, Wording, WordingKind};
use crate::stance::cue::article_cues::LEAD_FOR_FEATURES;
use crate::text::Token;

use super::feature_vector::Features;
use super::view::{UNIT, View, absolute};
use super::{FeatureName, named};

/// Steps beyond which each further bit of the total counts anew, so that the
/// total need not count alike all the way.
const TOTAL_STEPS: [(f64, FeatureName); 7] = [
    (0.2, named!("total above 0.2")),
    (0.3, named!("total above 0.3")),
    (0.4, named!("total above 0.4")),
    (0.5, named!("total above 0.5")),
    (0.6, named!("total above 0.6")),
    (0.7, named!("total above 0.7")),
    (0.8, named!("total above 0.8")),
];

/// Sentences within this distance of the closest one are as close.
const AS_CLOSE: f64 = 0.15;

/// Neighbours of a wording that stand at most this far apart are a pair.
const PAIR: usize = 4;

pub(super) fn observe(view: &View<'_>, features: &mut Features) {
    let Some(best) = view.closest.first() else {
        return;
    };
    let total = |at: usize| view.closest.get(at).map_or(0.0, |found| found.score.total);
    features.set(
        named!("three closest"),
        (total(0) + total(1) + total(2)) / 3.0,
    );
    features.set(named!("total"), total(0));
    for (step, name) in TOTAL_STEPS {
        features.set(name, (total(0) - step).max(0.0));
    }
    features.set(named!("second total"), total(1));
    features.set(named!("third total"), total(2));
    let score = &best.score;
    features.set(named!("coverage"), score.coverage);
    features.set(
        named!("coverage above 0.6"),
        (score.coverage - 0.6).max(0.0),
    );
    features.set(named!("content"), score.content);
    features.set(named!("content above 0.5"), (score.content - 0.5).max(0.0));
    features.set(named!("SoftTFIDF"), score.soft_tfidf);
    features.set(named!("nearness"), score.near);
    features.flag(named!("a name not in the article"), score.foreign);
    features.flag(named!("roles reversed"), best.reversed);
    features.set(named!("place"), 1.0 / (1.0 + best.sentence as f64));
    features.flag(
        named!("closest in the lead"),
        best.sentence < LEAD_FOR_FEATURES,
    );
    let as_close = sentences_as_close(view, score.total - AS_CLOSE);
    features.set(named!("sentences as close"), (as_close.max(1) as f64).ln());
    let wording = view.wording(best);
    features.flag(
        named!("met by a variant"),
        wording.kind == WordingKind::Variant,
    );
    words(view, wording, best, features);
    names(wording, best, features);
    features.set(named!("pairs"), pairs(wording, best));
    if view.context.article.sentences.len() == 1 {
        alone(view, wording, best, features);
    }
    if view.context.claim.has_counters() {
        let is_counter = |found: &&Ranked| {
            let wording = &view.context.claim.wordings[found.wording as usize];
            wording.kind == WordingKind::Counter
        };
        let counters = view.context.matches.unordered().filter(is_counter);
        if let Some(total) = counters.map(|found| found.total).reduce(f64::max) {
            features.set(named!("counter total"), total);
            features.flag(named!("counter closer"), total > score.total);
        }
    }
}

/// How many sentences come within `floor`, by any wording.
fn sentences_as_close(view: &View<'_>, floor: f64) -> usize {
    let near = view
        .context
        .matches
        .unordered()
        .filter(|found| found.total >= floor);
    let mut sentences: Vec<u32> = near.map(|found| found.sentence).collect();
    sentences.sort_unstable();
    sentences.dedup();
    sentences.len()
}

/// Closeness once more for an article of one sentence: without any other
/// sentence to go by, it has to say more by itself.
fn alone(view: &View<'_>, wording: &Wording, best: &Match, features: &mut Features) {
    let score = &best.score;
    features.set(named!("one sentence × total"), score.total);
    features.set(named!("one sentence × content"), score.content);
    features.set(named!("one sentence × SoftTFIDF"), score.soft_tfidf);
    let tokens = &view.context.article.sentences[best.sentence].tokens;
    let run = longest_run(&wording.tokens, tokens);
    features.set(named!("one sentence × run"), run);
    let missing = |names: bool| {
        let terms = wording.terms.iter().enumerate();
        let missing = terms.filter(|(at, term)| {
            let met = score.hits.iter().any(|hit| hit.term == *at);
            term.is_name() == names && !met
        });
        missing.map(|(_, term)| term.weight).sum::<f64>() / UNIT
    };
    features.set(named!("one sentence × names missing"), missing(true));
    features.set(named!("one sentence × content missing"), missing(false));
}

fn here(hit: &&Hit) -> bool {
    hit.token.is_some()
}

fn words(view: &View<'_>, wording: &Wording, best: &Match, features: &mut Features) {
    let hits = || best.score.hits.iter().filter(here);
    let article = view.context.article;
    let tokens = &article.sentences[best.sentence].tokens;
    let (mut found, mut missing, mut met) = (0.0, 0.0, 0usize);
    for (at, term) in wording.terms.iter().enumerate() {
        if term.is_name() {
            continue;
        }
        if hits().any(|hit| hit.term == at) {
            found += term.weight;
            met += 1;
        } else {
            missing += term.weight;
        }
    }
    features.set(named!("content words met"), (met as f64).ln_1p());
    features.set(named!("closest content found"), absolute(found));
    features.set(named!("closest content missing"), absolute(missing));
    let telling = hits().map(|hit| {
        let term = &wording.terms[hit.term];
        let place = (view.context.place, best.wording, hit.term);
        term.weight * view.context.links.rarity_within(place)
    });
    features.set(named!("closest telling"), absolute(telling.sum()));
    let marks = view.cues().marks(best.sentence);
    let length = marks.map_or(0, |marks| marks.words);
    features.set(named!("closest length"), absolute(length as f64));
    let unended = tokens.last().is_some_and(Token::is_word);
    features.flag(named!("closest without a stop"), unended);
    features.flag(
        named!("only a headline"),
        unended && article.sentences.len() == 1,
    );
    let same = hits().filter(|hit| hit.similarity.value > 0.99).count();
    let all = best.score.hits.len().max(1);
    features.set(named!("share of same words"), same as f64 / all as f64);
    features.set(named!("run"), longest_run(&wording.tokens, tokens));
}

fn names(wording: &Wording, best: &Match, features: &mut Features) {
    let names = wording.terms.iter().filter(|term| term.is_name()).count();
    let is_name = |hit: &&Hit| wording.terms[hit.term].is_name();
    let met = best.score.hits.iter().filter(here).filter(is_name).count();
    if names > 0 {
        features.set(named!("names met"), met as f64 / names as f64);
        features.set(named!("names missing"), names.saturating_sub(met) as f64);
    }
}

/// The longest run of the wording's words in a row, as a share of all of them.
fn longest_run(wording: &[Token], sentence: &[Token]) -> f64 {
    let sentence: Vec<Stem<'_>> = stems(sentence).collect();
    let (mut longest, mut words) = (0, 0);
    // Where in the sentence a run ends with the word at hand, and how long it is.
    let (mut runs, mut before) = (Vec::new(), Vec::new());
    for word in stems(wording) {
        words += 1;
        std::mem::swap(&mut runs, &mut before);
        runs.clear();
        for (place, _) in sentence.iter().enumerate().filter(|(_, one)| **one == word) {
            let mut before = before.iter();
            let goes_on = before.find(|(end, _): &&(usize, usize)| end + 1 == place);
            let run = goes_on.map_or(1, |(_, run)| run + 1);
            longest = longest.max(run);
            runs.push((place, run));
        }
    }
    longest as f64 / words.max(1) as f64
}

/// A stem with its beginning, by which most are told apart at once: what differs
/// there is never looked at any further.
#[derive(PartialEq)]
struct Stem<'a> {
    beginning: u64,
    whole: &'a str,
}

fn stems(tokens: &[Token]) -> impl Iterator<Item = Stem<'_>> {
    let words = tokens.iter().filter(|token| token.is_word());
    words.map(|token| {
        let whole = token.stem.as_str();
        let mut bytes = [0; 8];
        for (byte, of_stem) in bytes.iter_mut().zip(whole.bytes()) {
            *byte = of_stem;
        }
        let beginning = u64::from_le_bytes(bytes);
        Stem { beginning, whole }
    })
}

/// Of the neighbouring terms of the wording, the share of which both stand
/// close together and in the same order in the sentence.
fn pairs(wording: &Wording, best: &Match) -> f64 {
    let terms = wording.terms.len();
    if terms < 2 {
        return 0.0;
    }
    let place = |term: usize| {
        let hit = best.score.hits.iter().find(|hit| hit.term == term);
        hit.and_then(|hit| hit.token)
    };
    let close = |at: &usize| match (place(at - 1), place(*at)) {
        (Some(first), Some(second)) => first < second && second - first <= PAIR,
        (None, _) | (_, None) => false,
    };
    (1..terms).filter(close).count() as f64 / (terms - 1) as f64
}
